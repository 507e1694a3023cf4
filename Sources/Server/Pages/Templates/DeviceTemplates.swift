extension PageTemplates {
    /// On the form: whether what is typed is kept on the device. Hidden until the script can do it.
    static let keeping = """
        <div id="di-ponsel" class="task" hidden>
        <div class="warn" data-part="found" hidden><p>{{w.device_found}} <strong data-part="found-when"></strong></p><p class="buttons"><button type="button" data-do="resume">{{w.device_resume}}</button> <button type="button" class="second" data-do="drop-found">{{w.device_forget}}</button></p></div>
        <div class="option"><input type="checkbox" id="simpan-di-ponsel" aria-describedby="simpan-di-ponsel-hint"><label for="simpan-di-ponsel">{{w.device_keep}}</label></div>
        <p class="hint" id="simpan-di-ponsel-hint">{{keep_hint}}</p>
        <div role="status"><p class="good" data-part="kept" hidden>{{w.device_kept}} <button type="button" class="second" data-do="forget">{{w.device_forget}}</button></p>
        <p class="warn" data-part="large" hidden>{{large_text}} <strong data-part="large-names"></strong></p></div>
        </div>
        """

    /// What is said at the buttons where there is no link.
    static let linkless = """
        <div id="tanpa-sambungan" role="status">
        <div class="warn" data-part="offline-kept" hidden><p><strong>{{w.device_offline}}</strong> {{w.device_offline_kept}}</p><p class="buttons"><button type="button" data-do="later">{{w.device_send_later}}</button></p></div>
        <div class="warn" data-part="offline-loose" hidden><p><strong>{{w.device_offline}}</strong> {{w.device_offline_loose}}</p><p class="buttons"><button type="button" data-do="keep">{{w.device_keep_now}}</button></p></div>
        <div class="warn" data-part="waiting" hidden><p data-part="online">{{w.device_waiting}}</p><p data-part="others" hidden>{{w.device_others}} {{w.device_others_form}}</p><p class="buttons"><button type="button" class="second" data-do="not-yet">{{w.device_not_yet}}</button> <button type="button" class="danger" data-do="forget">{{w.device_forget}}</button></p></div>
        <p class="warn" data-part="refused" hidden>{{w.device_refused}}</p>
        </div>
        """

    /// All that is kept on this device; where a page is asked for without a link, this one comes.
    static let device = """
        {{<layout}}{{$content}}<h1>{{w.device}}</h1>
        <div role="status"><p class="warn" data-part="offline" hidden><strong>{{w.device_offline}}</strong> <span data-part="offline-page" hidden>{{w.device_offline_page}}</span></p></div>
        <p>{{w.device_intro}}</p>
        {{^scripted}}<p class="warn">{{w.device_log_out}}</p>{{/scripted}}
        <p data-part="works" hidden class="warn">{{w.device_shared}}</p>
        {{#scripted}}<noscript><p class="warn">{{w.device_needs_script}}</p></noscript>{{/scripted}}
        <p data-part="none" hidden>{{w.device_none}}</p>
        <ul class="cards" id="daftar-ponsel"></ul>
        <p data-part="some" hidden><button type="button" class="danger" data-do="forget-all">{{w.device_forget_all}}</button></p>
        <template id="butir-ponsel"><li><h2 data-part="name"></h2><p class="note" data-part="when"></p>
        <p data-part="is-kept">{{w.device_is_kept}}</p><p class="warn" data-part="is-waiting">{{w.device_waiting}}</p><p class="warn" data-part="others" hidden>{{w.device_others}}</p><p class="warn" data-part="is-refused">{{w.device_refused_open}}</p>
        <div data-part="is-sent"><p class="good">{{w.received}}</p><dl class="facts"><div><dt>{{w.case_number}}</dt><dd><strong class="code" data-part="number"></strong></dd></div><div><dt>{{w.secret}}</dt><dd><strong class="code" data-part="secret"></strong></dd></div></dl><p class="warn">{{w.device_receipt}}</p></div>
        <p class="buttons"><a class="button" data-do="open">{{w.device_open}}</a> <button type="button" class="second" data-do="send">{{w.device_send_later}}</button> <button type="button" class="danger" data-do="forget">{{w.device_forget}}</button></p></li></template>{{/content}}{{/layout}}
        """
}
