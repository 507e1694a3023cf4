extension PageTemplates {
    /// What applicants want erased, for the head of the agency.
    static let erasures = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/petugas">{{w.inbox}}</a></p>
        <h1>{{w.erasure_requests}}</h1>
        <p>{{w.erasure_requests_intro}}</p>
        {{#done_text}}<p class="good" role="status">{{.}}</p>{{/done_text}}
        {{>errors}}
        {{#has_open}}<ul class="cards">{{#open_list}}<li><h2><a href="/petugas/berkas/{{number}}">{{number}}</a></h2><p>{{service_name}}</p><p class="note">{{asked_text}}</p>
        <form method="post" action="/petugas/penghapusan/{{number}}"><input type="hidden" name="csrf" value="{{csrf}}">
        <details{{#erase_error}} open{{/erase_error}}><summary>{{w.erasure_erase}}</summary><p class="warn">{{w.erasure_for_good}}</p>
        <div class="question{{#erase_error}} wrong{{/erase_error}}"><label for="erase.{{number}}">{{w.erasure_grounds}}</label>{{#erase_error}}<p class="error" id="erase.{{number}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/erase_error}}<textarea id="erase.{{number}}" name="alasan" rows="2" maxlength="\(WrittenReason.longest)"{{#erase_error}} aria-invalid="true" aria-describedby="erase.{{number}}-error"{{/erase_error}}>
        {{#erase_value}}{{.}}{{/erase_value}}</textarea></div>
        <p class="buttons"><button type="submit" class="danger" name="tombol" value="erase">{{w.erasure_erase}}<span class="hidden"> {{number}}</span></button></p></details></form>
        <form method="post" action="/petugas/penghapusan/{{number}}"><input type="hidden" name="csrf" value="{{csrf}}">
        <details{{#refuse_error}} open{{/refuse_error}}><summary>{{w.erasure_refuse}}</summary>
        <div class="question{{#refuse_error}} wrong{{/refuse_error}}"><label for="refuse.{{number}}">{{w.reason}}</label><p class="hint">{{w.reason_hint}}</p>{{#refuse_error}}<p class="error" id="refuse.{{number}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/refuse_error}}<textarea id="refuse.{{number}}" name="alasan" rows="2" maxlength="\(WrittenReason.longest)"{{#refuse_error}} aria-invalid="true" aria-describedby="refuse.{{number}}-error"{{/refuse_error}}>
        {{#refuse_value}}{{.}}{{/refuse_value}}</textarea></div>
        <p class="buttons"><button type="submit" name="tombol" value="refuse">{{w.erasure_refuse}}<span class="hidden"> {{number}}</span></button></p></details></form></li>
        {{/open_list}}</ul>{{/has_open}}{{^has_open}}<p>{{w.no_erasure_requests}}</p>{{/has_open}}
        {{#has_answered}}<section aria-labelledby="dijawab"><h2 id="dijawab">{{w.erasures_answered}}</h2><ul>{{#answered_list}}<li><span class="code">{{number}}</span> {{service_name}} – {{answer_text}}{{#reason_text}}: <q>{{.}}</q>{{/reason_text}}</li>
        {{/answered_list}}</ul></section>{{/has_answered}}{{/content}}{{/layout}}
        """
}
