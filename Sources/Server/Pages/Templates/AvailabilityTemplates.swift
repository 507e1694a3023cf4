extension PageTemplates {
    /// The services of a head's agencies, each with its switch.
    static let availability = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/petugas/ringkasan">{{w.report}}</a></p>
        <h1>{{w.availability}}</h1>
        <p>{{w.availability_intro}}</p>
        {{#done_text}}<p class="good" role="status">{{.}}</p>{{/done_text}}
        {{>errors}}
        <ul class="cards">{{#switch_list}}<li><h2><a href="/layanan/{{sid}}">{{service_name}}</a></h2>
        {{#closed_text}}<p class="warn">{{.}}</p>{{/closed_text}}{{^closed_text}}<p>{{w.service_open}}</p>{{/closed_text}}
        <form method="post" action="/petugas/layanan/{{sid}}"><input type="hidden" name="csrf" value="{{csrf}}">
        {{#closed_text}}<p class="buttons"><button type="submit" name="tombol" value="buka">{{w.open_service}}<span class="hidden"> {{service_name}}</span></button></p>{{/closed_text}}
        {{^closed_text}}<div class="question{{#reason_error}} wrong{{/reason_error}}"><label for="alasan.{{sid}}">{{w.closing_reason}}</label>{{#reason_error}}<p class="error" id="alasan.{{sid}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/reason_error}}<textarea id="alasan.{{sid}}" name="alasan" rows="2" maxlength="\(WrittenReason.longest)"{{#reason_error}} aria-invalid="true" aria-describedby="alasan.{{sid}}-error"{{/reason_error}}>
        {{#reason_value}}{{.}}{{/reason_value}}</textarea></div>
        <p class="buttons"><button type="submit" class="danger" name="tombol" value="tutup">{{w.close_service}}<span class="hidden"> {{service_name}}</span></button></p>{{/closed_text}}
        </form></li>
        {{/switch_list}}</ul>{{/content}}{{/layout}}
        """
}
