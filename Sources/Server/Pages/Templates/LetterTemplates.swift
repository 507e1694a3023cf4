extension PageTemplates {
    /// An output as it is printed on A4; on a phone the same in one column.
    static let letter = """
        <!doctype html>
        <html lang="{{lang}}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{output_name}}{{#output_number}} {{.}}{{/output_number}} – {{region}}</title>{{^style}}<link rel="stylesheet" href="/assets/mpp.css">{{/style}}{{#style}}<style>{{{.}}}</style>{{/style}}</head>
        <body class="letter">
        {{#back}}<nav class="screen" aria-label="{{w.navigation}}"><a href="{{.}}">{{w.back}}</a> {{#pdf_link}}<a href="{{.}}">{{w.pdf_link}}</a> {{/pdf_link}}<span class="note">{{w.print_hint}}</span></nav>{{/back}}
        <main>
        <header class="head">{{#crest}}<img src="{{.}}" alt="" width="64" height="64">{{/crest}}<p class="region">{{region}}</p><p class="agency">{{agency_name}}</p>{{#agency_address}}<p class="place">{{.}}</p>{{/agency_address}}</header>
        <h1>{{output_name}}</h1>
        {{#output_number}}<p class="number">{{w.number}}: <strong>{{.}}</strong></p>{{/output_number}}
        {{#state_warning}}<p class="warn">{{.}}</p>{{/state_warning}}
        {{#file_link}}<p><a href="{{.}}">{{w.output_file}}</a></p>{{/file_link}}
        {{#has_laws}}<section><h2>{{w.legal_basis}}</h2><ol>{{#laws}}<li>{{law_name}}</li>{{/laws}}</ol></section>{{/has_laws}}
        {{#holder_sections}}<section><h2>{{holder_title}}</h2><dl class="facts">{{>facts}}</dl></section>{{/holder_sections}}
        {{#content_sections}}<section><h2>{{content_title}}</h2><dl class="facts">{{>facts}}</dl></section>{{/content_sections}}
        <div class="sign">{{#issued_text}}<p>{{.}}</p>{{/issued_text}}{{#signers}}<p><strong>{{signer_role}}</strong>{{#signer_note}}<br><span class="note">{{.}}</span>{{/signer_note}}{{#signer_name}}<br><strong class="name">{{.}}</strong>{{/signer_name}}{{#signer_nip}}<br>NIP {{.}}{{/signer_nip}}</p>{{/signers}}</div>
        {{#check_address}}<footer class="check">{{#qr_path}}{{>qr}}{{/qr_path}}<p>{{w.check_this}} <a href="{{check_path}}">{{check_address}}</a><br>{{#output_number}}{{w.number}} <strong>{{.}}</strong>, {{/output_number}}{{w.check_code}} <strong class="code">{{check_code}}</strong></p></footer>{{/check_address}}
        </main>
        </body>
        </html>

        """

    static let check = """
        {{<layout}}{{$content}}<h1>{{w.check_title}}</h1>
        {{>errors}}
        {{#checked}}<p class="{{#is_valid}}good{{/is_valid}}{{^is_valid}}warn{{/is_valid}}" role="status"><strong>{{standing_text}}</strong></p>
        <dl class="facts">{{>facts}}</dl>
        <p class="hint">{{w.check_compare}}</p>
        {{#signature}}<details><summary>{{w.signature}}</summary><p>{{w.signature_hint}} <a href="/.well-known/jwks.json">/.well-known/jwks.json</a></p><p>{{w.signature_key}} <span class="code">{{signature_key}}</span></p><p class="code long">{{.}}</p></details>{{/signature}}{{/checked}}
        {{^checked}}<p>{{w.check_intro}}</p>
        <form method="post" action="/periksa">
        <div class="question"><label for="nomor">{{w.letter_number}}</label><input id="nomor" name="nomor" autocomplete="off" value="{{#number_value}}{{.}}{{/number_value}}"></div>
        <div class="question"><label for="kode">{{w.letter_code}}</label><input id="kode" name="kode" autocomplete="off"></div>
        <button type="submit">{{w.check_button}}</button>
        </form>{{/checked}}{{/content}}{{/layout}}
        """
}
