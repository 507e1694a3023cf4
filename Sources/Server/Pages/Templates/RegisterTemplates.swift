extension PageTemplates {
    static let register = """
        {{<layout}}{{$content}}<h1>{{w.register_title}}</h1>
        <p>{{w.register_intro}}</p>
        {{>errors}}
        <form method="post" action="/petugas/register" class="filter" novalidate>
        <input type="hidden" name="csrf" value="{{csrf}}">
        <div class="question"><label for="nomor">{{w.search_number}}</label><p class="hint" id="nomor-hint">{{w.search_number_hint}}</p><input id="nomor" name="nomor" autocomplete="off" aria-describedby="nomor-hint" value="{{#number_value}}{{.}}{{/number_value}}"></div>
        <div class="question{{#name_error}} wrong{{/name_error}}"><label for="nama">{{w.search_name}}</label><p class="hint" id="nama-hint">{{w.search_name_hint}}</p>{{#name_error}}<p class="error" id="nama-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/name_error}}<input id="nama" name="nama" autocomplete="off" aria-describedby="nama-hint{{#name_error}} nama-error{{/name_error}}"{{#name_error}} aria-invalid="true"{{/name_error}} value="{{#name_value}}{{.}}{{/name_value}}"></div>
        <div class="question"><label for="layanan">{{w.service}}</label><select id="layanan" name="layanan"><option value="">{{w.all}}</option>{{#service_options}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>{{/service_options}}</select></div>
        <div class="question"><label for="keadaan">{{w.state}}</label><select id="keadaan" name="keadaan"><option value="">{{w.all}}</option>{{#state_options}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>{{/state_options}}</select></div>
        <button type="submit">{{w.search}}</button>
        </form>
        {{#has_cases}}<div class="table" tabindex="0" role="region" aria-labelledby="temuan"><table><caption id="temuan">{{w.found_cases}}</caption>
        <thead><tr><th scope="col">{{w.case}}</th><th scope="col">{{w.service}}</th><th scope="col">{{w.applicants}}</th><th scope="col">{{w.state}}</th><th scope="col">{{w.filed_at}}</th><th scope="col">{{w.updated_at}}</th></tr></thead>
        <tbody>{{#case_list}}<tr><th scope="row"><a href="/petugas/berkas/{{number}}">{{number}}</a></th><td>{{service_name}}</td><td>{{applicants_text}}</td><td>{{state_text}}</td><td><span class="narrow">{{w.filed_at}}: </span>{{filed_text}}</td><td><span class="narrow">{{w.updated_at}}: </span>{{updated_text}}</td></tr>
        {{/case_list}}</tbody></table></div>{{/has_cases}}
        {{#found_none}}<p role="status">{{w.no_cases_found}}</p>{{/found_none}}
        {{#next_before}}<form method="post" action="/petugas/register"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="nomor" value="{{#number_value}}{{.}}{{/number_value}}"><input type="hidden" name="nama" value="{{#name_value}}{{.}}{{/name_value}}"><input type="hidden" name="layanan" value="{{#chosen_service}}{{.}}{{/chosen_service}}"><input type="hidden" name="keadaan" value="{{#chosen_state}}{{.}}{{/chosen_state}}"><input type="hidden" name="sebelum" value="{{.}}"><p><button type="submit" class="second">{{w.older_cases}}</button></p></form>{{/next_before}}{{/content}}{{/layout}}
        """
}
