extension PageTemplates {
    /// The cases that wait at one step, side by side.
    static let queue = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/petugas">{{w.inbox}}</a> · {{service_name}}</p>
        <h1>{{step_name}}</h1>
        {{>errors}}
        {{#unreadable_text}}<p class="warn">{{.}}</p>{{/unreadable_text}}
        {{^has_cases}}{{^unreadable_text}}<p>{{w.nothing_waits}}</p>{{/unreadable_text}}{{/has_cases}}
        {{#has_cases}}{{#may_act}}<p>{{w.queue_intro}}</p>{{/may_act}}
        {{#others_text}}<p class="warn">{{.}}</p>{{/others_text}}
        <div class="tools"><form method="get" action="{{queue_path}}" class="order"><label for="urut">{{w.order_by}}</label><select id="urut" name="urut">{{#order_options}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>{{/order_options}}</select>
        <label for="arah" class="hidden">{{w.direction}}</label><select id="arah" name="arah">{{#direction_options}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>{{/direction_options}}</select>
        <button type="submit" class="second">{{w.order}}</button></form>
        {{#may_act}}<form method="get" action="{{queue_path}}"><input type="hidden" name="urut" value="{{order_column}}"><input type="hidden" name="arah" value="{{order_direction}}">
        <label for="pertama">{{w.first_label}}</label><input type="number" id="pertama" name="pertama" min="1" max="{{most}}" inputmode="numeric" value="{{#first_value}}{{.}}{{/first_value}}" aria-describedby="pertama-hint{{#first_error}} pertama-error{{/first_error}}"{{#first_error}} aria-invalid="true"{{/first_error}}>
        <button type="submit" class="second">{{w.first_button}}</button><span class="hint" id="pertama-hint">{{w.first_hint}} {{most}}</span>{{#first_error}}<span class="error" id="pertama-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</span>{{/first_error}}</form>{{/may_act}}</div>
        <form method="post" action="{{queue_path}}">
        <input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="urut" value="{{order_column}}"><input type="hidden" name="arah" value="{{order_direction}}"><input type="hidden" name="halaman" value="{{page_number}}">{{#first_value}}<input type="hidden" name="pertama" value="{{.}}">{{/first_value}}
        <div class="table" tabindex="0" role="region" aria-labelledby="daftar"><table class="queue"><caption id="daftar">{{w.waiting_cases}}: {{range_text}}</caption>
        <thead><tr>{{#may_act}}<th scope="col"><span class="hidden">{{w.pick}}</span></th>{{/may_act}}{{#heads}}<th scope="col"{{#head_sort}} aria-sort="{{.}}"{{/head_sort}}{{#is_number}} class="num"{{/is_number}}><a href="{{head_link}}">{{head_label}}{{#head_mark}} <span aria-hidden="true">{{.}}</span>{{/head_mark}}</a></th>{{/heads}}</tr></thead>
        <tbody>{{#case_list}}<tr{{#is_late}} class="late"{{/is_late}}>{{#may_act}}<td class="pick"><input type="checkbox" id="{{pick_id}}" name="berkas" value="{{pick_value}}"{{#checked}} checked{{/checked}}><label class="hidden" for="{{pick_id}}">{{w.pick}} {{number}}, {{applicants_text}}</label></td>{{/may_act}}<th scope="row"><a href="/petugas/berkas/{{number}}">{{number}}</a></th>{{#cells}}<td{{#cell_class}} class="{{.}}"{{/cell_class}}><span class="narrow">{{cell_label}}: </span>{{cell_text}}{{#cell_late}} <strong>{{w.late}}</strong>{{/cell_late}}</td>{{/cells}}</tr>
        {{/case_list}}</tbody></table></div>
        {{#may_act}}<section aria-labelledby="tindakan" class="task"><h2 id="tindakan">{{w.for_ticked}}</h2><p class="hint">{{w.for_ticked_hint}}</p><p class="buttons">{{#buttons}}<button type="submit" name="tindakan" value="{{button_value}}" class="{{button_class}}">{{button_label}}</button>
        {{/buttons}}</p></section>{{/may_act}}
        </form>
        {{#has_one_by_one}}<h2>{{w.one_by_one}}</h2><ul>{{#one_by_one}}<li>{{.}}</li>{{/one_by_one}}</ul>{{/has_one_by_one}}
        <nav aria-label="{{w.pages}}"><p>{{#previous_link}}<a href="{{.}}" rel="prev">{{w.previous_page}}</a> {{/previous_link}}{{#next_link}}<a href="{{.}}" rel="next">{{w.next_page}}</a>{{/next_link}}</p></nav>{{/has_cases}}{{/content}}{{/layout}}
        """

    /// One act for several cases: what is done, what is not, and the form for those that are left.
    static let together = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/petugas">{{w.inbox}}</a> · {{service_name}} · <a href="{{queue_link}}">{{step_name}}</a></p>
        <h1>{{step_name}}: {{action_name}}</h1>
        {{#done_text}}<div class="good"><p role="status">{{.}}</p><ul>{{#done_list}}<li><a href="/petugas/berkas/{{number}}">{{number}}</a>, {{applicants_text}} – {{state_text}}{{#output_numbers}} ({{.}}){{/output_numbers}}</li>
        {{/done_list}}</ul></div>{{/done_text}}
        {{>errors}}
        {{#has_closed}}<div class="warn"><h2>{{w.closed_cases}}</h2><ul>{{#closed_list}}<li>{{#number_link}}<a href="/petugas/berkas/{{number}}">{{number}}</a>{{/number_link}}{{^number_link}}{{number}}{{/number_link}}: {{row_error}}</li>
        {{/closed_list}}</ul></div>{{/has_closed}}
        {{#has_form}}<form method="post" action="{{queue_path}}/tindakan" novalidate>
        <input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="kunci" value="{{request_key}}"><input type="hidden" name="langkah" value="{{task_step}}"><input type="hidden" name="tindakan" value="{{action}}"><input type="hidden" name="urut" value="{{order_column}}"><input type="hidden" name="arah" value="{{order_direction}}">
        <fieldset class="question" id="berkas" tabindex="-1"><legend>{{w.chosen_cases}}</legend>
        {{#open_list}}<div class="option"><input type="hidden" name="daftar" value="{{option_value}}"><input type="checkbox" id="{{oid}}" name="berkas" value="{{option_value}}"{{#checked}} checked{{/checked}}{{#row_error}} aria-describedby="{{oid}}-error"{{/row_error}}><label for="{{oid}}">{{number}}, {{applicants_text}}</label></div>
        {{#row_error}}<p class="error" id="{{oid}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/row_error}}
        {{/open_list}}</fieldset>
        {{#fields}}{{>field}}{{/fields}}
        {{>reason}}
        <p class="warn">{{w.for_each_ticked}}</p>
        <p class="buttons"><button type="submit">{{action_name}}</button></p>
        </form>{{/has_form}}
        <p><a href="{{queue_link}}">{{w.back_to_list}}</a></p>{{/content}}{{/layout}}
        """

    /// Cases at several steps, each sent on by the one action that asks nothing: what is done, what is not, and the form for those that are left.
    static let initials = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/petugas">{{w.inbox}}</a></p>
        <h1>{{w.initials}}</h1>
        {{#done_text}}<div class="good"><p role="status">{{.}}</p><ul>{{#done_list}}<li><a href="/petugas/berkas/{{number}}">{{number}}</a>, {{row_text}} – {{state_text}}{{#output_numbers}} ({{.}}){{/output_numbers}}</li>
        {{/done_list}}</ul></div>{{/done_text}}
        {{>errors}}
        {{#has_closed}}<div class="warn"><h2>{{w.closed_cases}}</h2><ul>{{#closed_list}}<li>{{#number_link}}<a href="/petugas/berkas/{{number}}">{{number}}</a>{{/number_link}}{{^number_link}}{{number}}{{/number_link}}: {{row_error}}</li>
        {{/closed_list}}</ul></div>{{/has_closed}}
        {{#has_form}}<form method="post" action="/petugas/paraf/tindakan" novalidate>
        <input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="kunci" value="{{request_key}}">
        <fieldset class="question" id="berkas" tabindex="-1"><legend>{{w.initials_chosen}}</legend>
        {{#open_list}}<div class="option"><input type="hidden" name="daftar" value="{{option_value}}"><input type="checkbox" id="{{oid}}" name="berkas" value="{{option_value}}"{{#checked}} checked{{/checked}}{{#row_error}} aria-describedby="{{oid}}-error"{{/row_error}}><label for="{{oid}}">{{number}}, {{row_text}}</label></div>
        {{#row_error}}<p class="error" id="{{oid}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/row_error}}
        {{/open_list}}</fieldset>
        <p class="warn">{{w.initials_each}}</p>
        <p class="buttons"><button type="submit">{{w.initials_do}}</button></p>
        </form>{{/has_form}}
        <p><a href="/petugas">{{w.back_to_list}}</a></p>{{/content}}{{/layout}}
        """
}
