extension PageTemplates {
    /// Number and secret of a draft; the printed code fills both in.
    static let findDraft = """
        {{<layout}}{{$content}}<h1>{{w.continue_draft}}</h1>
        {{#done_text}}<p class="good" role="status">{{.}}</p>{{/done_text}}
        {{>errors}}
        <form method="post" action="/draf">
        <div class="question"><label for="nomor">{{w.draft_number}}</label><input id="nomor" name="nomor" autocomplete="off" value="{{#number}}{{.}}{{/number}}"></div>
        <div class="question"><label for="kunci">{{w.secret}}</label><p class="hint" id="kunci-hint">{{w.draft_secret_hint}}</p><input id="kunci" name="kunci" autocomplete="off" aria-describedby="kunci-hint" value="{{#secret}}{{.}}{{/secret}}"></div>
        <button type="submit" id="lanjutkan">{{w.continue_draft}}</button>
        </form>
        <p class="hint">{{kept_text}}</p>{{/content}}{{/layout}}
        """

    static let draftSaved = """
        {{<layout}}{{$content}}<p class="crumb">{{service_name}}</p>
        <h1>{{w.draft_saved}}</h1>
        {{>errors}}
        <p>{{w.draft_saved_text}}</p>
        <dl class="facts">
        <div><dt>{{w.draft_number}}</dt><dd><strong class="code" id="nomor">{{number}}</strong></dd></div>
        {{#secret_text}}<div><dt>{{w.secret}}</dt><dd><strong class="code" id="kunci">{{.}}</strong></dd></div>{{/secret_text}}
        {{>facts}}
        </dl>
        {{#secret_text}}<p class="warn">{{w.draft_warning}}</p>
        <p class="screen">{{w.receipt_print}}</p>
        {{#qr_path}}{{>qr}}<p class="note">{{qr_label}}</p>{{/qr_path}}{{/secret_text}}
        {{^secret_text}}<p>{{w.draft_same_secret}}</p>{{/secret_text}}
        <form method="post" action="/draf"><input type="hidden" name="nomor" value="{{number}}"><input type="hidden" name="kunci" value="{{secret}}"><button type="submit" class="second">{{w.draft_go_on}}</button></form>{{/content}}{{/layout}}
        """

    /// On the form: what changed since the draft was saved.
    static let draftChanges = """
        {{#draft_changes}}<div class="warn" role="status"><h2>{{w.draft_changes}}</h2><ul>{{#change_list}}<li>{{.}}</li>{{/change_list}}</ul></div>{{/draft_changes}}
        """
}
