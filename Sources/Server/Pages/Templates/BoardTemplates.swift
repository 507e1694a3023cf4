extension PageTemplates {
    static let board = """
        {{<layout}}{{$content}}<h1>{{w.board}}</h1>
        <p>{{w.board_intro}}</p>
        {{#has_notices}}<ul class="cards">{{#notice_list}}<li><h2><a href="{{notice_link}}">{{notice_name}}</a></h2><p class="note">{{service_name}} · {{w.object_until}} {{until_text}}</p><dl class="facts">{{>facts}}</dl></li>
        {{/notice_list}}</ul>{{/has_notices}}
        {{^has_notices}}<p>{{w.no_notices}}</p>{{/has_notices}}{{/content}}{{/layout}}
        """

    static let notice = """
        {{<layout}}{{$content}}<p class="crumb">{{service_name}}</p>
        <h1>{{notice_name}}</h1>
        {{#done_text}}<p class="good" role="status">{{.}}</p>{{/done_text}}
        {{>errors}}
        {{#notice_hint}}<p>{{.}}</p>{{/notice_hint}}
        <dl class="facts">{{>facts}}</dl>
        {{^done_text}}<section aria-labelledby="keberatan" class="task"><h2 id="keberatan">{{w.object}}</h2>
        <p class="hint">{{w.object_hint}}</p>
        <form method="post" action="{{notice_path}}" enctype="multipart/form-data" novalidate>
        <input type="hidden" name="kunci" value="{{request_key}}">
        {{#fields}}{{>field}}{{/fields}}{{#files_hint}}<p class="hint">{{.}}</p>{{/files_hint}}{{#document_list}}{{>document}}{{/document_list}}
        <p class="buttons"><button type="submit" class="first">{{w.object}}</button></p>
        </form></section>{{/done_text}}{{#done_text}}<p><a href="/pengumuman">{{w.board}}</a></p>{{/done_text}}{{/content}}{{/layout}}
        """
}
