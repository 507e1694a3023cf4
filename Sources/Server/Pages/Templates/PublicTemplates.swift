extension PageTemplates {
    static let catalog = """
        {{<layout}}{{$content}}<h1>{{region}}</h1>
        <p>{{w.catalog_intro}}</p>
        {{#has_many}}<form method="get" action="/" role="search" class="filter" aria-label="{{w.search_services}}">
        <div class="question"><label for="cari">{{w.search_services}}</label><p class="hint" id="cari-hint">{{w.search_services_hint}}</p><input type="search" id="cari" name="cari" aria-describedby="cari-hint" value="{{#search_value}}{{.}}{{/search_value}}"></div>
        {{#has_agencies}}<div class="question"><label for="instansi">{{w.agency}}</label><select id="instansi" name="instansi"><option value="">{{w.all}}</option>{{#agency_options}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>{{/agency_options}}</select></div>{{/has_agencies}}
        {{#has_sectors}}<div class="question"><label for="bidang">{{w.sector}}</label><select id="bidang" name="bidang"><option value="">{{w.all}}</option>{{#sector_options}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>{{/sector_options}}</select></div>{{/has_sectors}}
        {{#has_life_events}}<div class="question"><label for="peristiwa">{{w.life_event}}</label><select id="peristiwa" name="peristiwa"><option value="">{{w.all}}</option>{{#life_event_options}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>{{/life_event_options}}</select></div>{{/has_life_events}}
        <button type="submit" class="second">{{w.search}}</button>
        </form>{{/has_many}}
        {{#is_search}}<p role="status"><strong>{{found_text}}</strong> <a href="/">{{w.all_services}}</a></p>{{/is_search}}
        <ul class="cards">{{#services}}<li><h2><a href="/layanan/{{sid}}">{{service_name}}</a></h2>{{#service_summary}}<p>{{.}}</p>{{/service_summary}}<p class="note">{{agency_name}} · {{promise_text}} · {{fee_text}}{{#closed_text}} · <strong>{{.}}</strong>{{/closed_text}}</p></li>
        {{/services}}</ul>{{/content}}{{/layout}}
        """

    /// The components of a Standar Pelayanan that must be published.
    static let service = """
        {{<layout}}{{$content}}<h1>{{service_name}}</h1>
        {{#service_summary}}<p class="lead">{{.}}</p>{{/service_summary}}
        {{#closed_text}}<p class="warn" role="status">{{.}}</p>{{/closed_text}}
        {{#may_apply}}<p class="buttons">{{#is_open}}<a class="button" href="/layanan/{{sid}}/ajukan">{{w.apply}}</a> {{/is_open}}<a class="button second" href="/layanan/{{sid}}/keperluan">{{w.needs}}</a></p>{{/may_apply}}
        <section aria-labelledby="k1"><h2 id="k1">{{w.requirements}}</h2>
        <p>{{w.who_may}}: {{applicants_text}}. {{w.how}}: {{channels_text}}.</p>
        {{#has_requirements}}<ul>{{#requirements}}<li>{{requirement_name}}{{#requirement_note}} <span class="note">({{.}})</span>{{/requirement_note}}{{#has_members}}<ul>{{#requirement_members}}<li>{{.}}</li>{{/requirement_members}}</ul>{{/has_members}}</li>{{/requirements}}</ul>{{/has_requirements}}
        {{^has_requirements}}<p>{{w.no_documents}}</p>{{/has_requirements}}
        {{#rule_list}}<p>{{.}}</p>{{/rule_list}}
        </section>
        <section aria-labelledby="k2"><h2 id="k2">{{w.procedure}}</h2><ol>{{#steps}}<li>{{step_name}}{{#step_who}} <span class="note">– {{.}}</span>{{/step_who}}{{#step_time}} <span class="note">({{.}})</span>{{/step_time}}</li>{{/steps}}</ol></section>
        <section aria-labelledby="k3"><h2 id="k3">{{w.time}}</h2><ul>{{#promises}}<li>{{.}}</li>{{/promises}}</ul></section>
        <section aria-labelledby="k4"><h2 id="k4">{{w.fee}}</h2><ul>{{#fees}}<li>{{.}}</li>{{/fees}}</ul>{{#has_benefits}}<h3>{{w.benefit}}</h3><ul>{{#benefits}}<li>{{.}}</li>{{/benefits}}</ul>{{/has_benefits}}</section>
        <section aria-labelledby="k5"><h2 id="k5">{{w.product}}</h2><ul>{{#products}}<li>{{.}}</li>{{/products}}</ul></section>
        <section aria-labelledby="k8"><h2 id="k8">{{w.where_and_when}}</h2><dl class="facts">{{>facts}}</dl></section>
        <section aria-labelledby="k6"><h2 id="k6">{{w.complaints}}</h2><ul>{{#complaint_list}}<li>{{.}}</li>{{/complaint_list}}</ul></section>
        <section aria-labelledby="k7"><h2 id="k7">{{w.legal_basis}}</h2><ul>{{#laws}}<li>{{#law_url}}<a href="{{.}}" rel="noopener noreferrer">{{law_name}}</a>{{/law_url}}{{^law_url}}{{law_name}}{{/law_url}}</li>{{/laws}}</ul>
        <p class="note">{{agency_name}} · {{w.version}} {{version}} · <span class="code">{{digest}}</span></p></section>{{/content}}{{/layout}}
        """

    static let find = """
        {{<layout}}{{$content}}<h1>{{w.track}}</h1>
        <p>{{w.find_intro}}</p>
        {{>errors}}
        <form method="post" action="/lacak">
        <div class="question"><label for="nomor">{{w.case_number}}</label><input id="nomor" name="nomor" autocomplete="off" value="{{#number}}{{.}}{{/number}}"></div>
        <div class="question"><label for="kunci">{{w.secret}}</label><p class="hint" id="kunci-hint">{{w.secret_hint}}</p><input id="kunci" name="kunci" autocomplete="off" aria-describedby="kunci-hint"></div>
        <button type="submit">{{w.open_case}}</button>
        </form>{{/content}}{{/layout}}
        """

    static let track = """
        {{<layout}}{{$content}}<p class="crumb">{{service_name}}</p>
        <h1>{{w.case}} <span class="code">{{number}}</span></h1>
        {{#done_text}}<p class="good" role="status">{{.}}</p>{{/done_text}}
        {{>errors}}
        <p class="state" id="keadaan">{{state_text}}</p>
        {{#erased_text}}<p class="warn">{{.}}</p>{{/erased_text}}
        {{#turn_text}}<p>{{.}}</p>{{/turn_text}}
        {{#standing_text}}<p class="warn">{{.}}</p>{{/standing_text}}
        {{#reason_text}}<p>{{w.reason}}: <q>{{.}}</q></p>{{/reason_text}}
        <dl class="facts">{{>facts}}</dl>
        {{#ready_text}}<p class="good"><a href="#hasil">{{.}}</a></p>{{/ready_text}}
        {{#outputs}}<section aria-labelledby="hasil"><h2 id="hasil">{{w.outputs}}</h2><ul class="plain">{{#output_list}}<li>{{#output_link}}<a class="button" href="{{.}}">{{output_name}} {{output_number}}</a>{{/output_link}}{{^output_link}}{{output_name}} {{output_number}} – {{output_note}}{{/output_link}}</li>{{/output_list}}</ul></section>{{/outputs}}
        {{#tasks}}{{>task}}{{/tasks}}
        {{>survey}}
        {{#bills}}<section aria-labelledby="bayar"><h2 id="bayar">{{w.to_pay}}</h2><dl class="facts">{{#bill_list}}<div><dt>{{bill_name}}</dt><dd>{{bill_amount}}</dd></div>{{/bill_list}}</dl>
        <h3>{{w.pay_where}}</h3>{{#pay_places}}<dl class="facts">{{>facts}}</dl>{{/pay_places}}<p>{{w.pay_hint}}</p></section>{{/bills}}
        {{#sent_title}}<details id="dikirim"><summary>{{.}}</summary>{{#answer_sections}}<section><h2>{{section_name}}</h2><dl class="facts">{{>facts}}</dl></section>{{/answer_sections}}</details>{{/sent_title}}
        {{>history}}
        {{#journal_receipt}}<details id="tanda-bukti"><summary>{{w.journal_receipt}}</summary><p>{{w.journal_receipt_hint}} <a href="/periksa/tanda-bukti">{{w.receipt_check}}</a></p><p class="code long">{{.}}</p></details>{{/journal_receipt}}
        {{#may_own}}<form method="post" action="/lacak/{{number}}/simpan"><input type="hidden" name="csrf" value="{{csrf}}">
        <p class="note">{{w.own_case_hint}} {{citizen_name}}</p><button type="submit" class="second">{{w.own_case}}</button></form>{{/may_own}}
        <form method="post" action="/lacak/{{number}}/tutup"><input type="hidden" name="csrf" value="{{csrf}}">
        <p class="note">{{w.close_case_hint}}</p><button type="submit" class="second" id="tutup">{{w.close_case}}</button></form>
        {{#erasure_text}}<p class="warn" id="penghapusan">{{.}}</p>{{/erasure_text}}
        {{#erasure_office_text}}<p class="note">{{.}}</p>{{/erasure_office_text}}
        {{#may_ask_erasure}}<details><summary>{{w.ask_erasure}}</summary>
        <form method="post" action="/lacak/{{number}}/hapus"><input type="hidden" name="csrf" value="{{csrf}}">
        <p>{{w.ask_erasure_hint}}</p><button type="submit" class="second">{{w.ask_erasure}}</button></form></details>{{/may_ask_erasure}}
        {{#may_withdraw}}<details><summary>{{w.withdraw}}</summary>
        <form method="post" action="/lacak/{{number}}/tarik"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="kunci" value="{{request_key}}"><input type="hidden" name="revisi" value="{{revision}}">
        <p>{{w.withdraw_hint}}</p><button type="submit" class="danger">{{w.withdraw}}</button></form></details>{{/may_withdraw}}{{/content}}{{/layout}}
        """

    /// Asks once more before an application is withdrawn.
    static let withdrawal = """
        {{<layout}}{{$content}}<p class="crumb">{{service_name}} · <span class="whole">{{number}}</span></p>
        <h1>{{w.withdraw_sure}}</h1>
        <p class="warn">{{w.withdraw_hint}}</p>
        <form method="post" action="/lacak/{{number}}/tarik"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="kunci" value="{{request_key}}"><input type="hidden" name="revisi" value="{{revision}}">
        <p class="buttons"><button type="submit" class="danger" name="pasti" value="ya">{{w.withdraw_yes}}</button> <a class="button second" href="/lacak/{{number}}">{{w.withdraw_no}}</a></p></form>{{/content}}{{/layout}}
        """

    static let history = """
        <section aria-labelledby="riwayat"><h2 id="riwayat">{{w.history}}</h2>
        <ol class="history" reversed>{{#events}}<li><time datetime="{{event_iso}}">{{event_at}}</time> <strong>{{event_text}}</strong>{{#event_who}} – {{.}}{{/event_who}}{{#event_reason}}<br><q>{{.}}</q>{{/event_reason}}{{#event_note}}<br><span class="note">{{.}}</span>{{/event_note}}</li>
        {{/events}}</ol></section>
        """

    /// Something to be done now: a form with one button for each action.
    static let task = """
        <section aria-labelledby="{{task_id}}" class="task"><h2 id="{{task_id}}">{{task_title}}</h2>
        {{#task_hint}}<p class="hint">{{.}}</p>{{/task_hint}}
        <form method="post" action="{{task_action}}" enctype="multipart/form-data" novalidate>
        {{>enter}}
        <input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="kunci" value="{{request_key}}"><input type="hidden" name="revisi" value="{{revision}}">
        <input type="hidden" name="langkah" value="{{task_step}}">{{#task_role}}<input type="hidden" name="peran" value="{{.}}">{{/task_role}}
        {{#task_hidden}}<input type="hidden" name="{{hname}}" value="{{hvalue}}">{{/task_hidden}}
        {{#task_sections}}{{#section_name}}<h3>{{.}}</h3>{{/section_name}}{{#files_hint}}<p class="hint">{{.}}</p>{{/files_hint}}{{#fields}}{{>field}}{{/fields}}{{#document_list}}{{>document}}{{/document_list}}{{/task_sections}}
        {{#action_extras}}<details{{#extra_open}} open{{/extra_open}}><summary>{{extra_name}}</summary>{{#fields}}{{>field}}{{/fields}}{{#document_list}}{{>document}}{{/document_list}}</details>{{/action_extras}}
        {{#repairs}}<fieldset class="question{{#repair_error}} wrong{{/repair_error}}" id="{{task_id}}-lengkapi" tabindex="-1"><legend>{{w.to_mend}}</legend><p class="hint">{{mend_hint}}</p>{{#repair_error}}<p class="error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/repair_error}}{{#repair_options}}<div class="option"><input type="checkbox" id="{{oid}}" name="lengkapi" value="{{option_value}}"{{#checked}} checked{{/checked}}><label for="{{oid}}">{{option_label}}</label></div>{{/repair_options}}</fieldset>{{/repairs}}
        {{#asks_reference}}<div class="question"><label for="{{task_id}}-rujukan">{{w.reference}}</label><p class="hint">{{.}}</p><input id="{{task_id}}-rujukan" name="rujukan" type="text"></div>{{/asks_reference}}
        {{>reason}}
        <p class="buttons">{{#buttons}}<button type="submit" name="tindakan" value="{{button_value}}" class="{{button_class}}">{{button_label}}</button>
        {{/buttons}}</p>
        </form></section>
        """

    /// Why, where an action asks it.
    static let reason = """
        {{#asks_reason}}<div class="question{{#reason_error}} wrong{{/reason_error}}"><label for="{{task_id}}-alasan">{{w.reason}}</label><p class="hint" id="{{task_id}}-alasan-hint">{{reason_hint}}</p>{{#reason_error}}<p class="error" id="{{task_id}}-alasan-error">{{.}}</p>{{/reason_error}}
        {{#reason_options}}<select id="{{task_id}}-alasan" name="alasan"><option value="">{{w.choose}}</option>{{#reason_option_list}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>{{/reason_option_list}}</select>{{/reason_options}}
        {{^reason_options}}<textarea id="{{task_id}}-alasan" name="alasan" rows="3" aria-describedby="{{task_id}}-alasan-hint{{#reason_error}} {{task_id}}-alasan-error{{/reason_error}}">
        {{#reason_value}}{{.}}{{/reason_value}}</textarea>{{/reason_options}}</div>{{/asks_reason}}
        """
}
