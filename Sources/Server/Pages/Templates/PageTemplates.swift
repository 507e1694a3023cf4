/// All templates by name. They hold no code and no words of people: those are `{{w.…}}`, from `Words`.
package enum PageTemplates {
    package static let all: [(String, String)] = [
        ("layout", layout), ("errors", errors), ("enter", enter), ("field", field), ("input", input), ("document", document),
        ("facts", facts), ("qr", qr),
        ("catalog", catalog), ("service", service), ("needs", needs), ("findDraft", findDraft), ("draftSaved", draftSaved),
        ("draftChanges", draftChanges), ("survey", survey), ("surveyReport", surveyReport),
        ("start", start), ("apply", apply), ("review", review),
        ("receipt", receipt),
        ("find", find),
        ("track", track), ("withdrawal", withdrawal), ("history", history), ("task", task), ("reason", reason), ("login", login),
        ("code", code),
        ("secondFactor", secondFactor), ("inbox", inbox),
        ("register", register), ("desk", desk),
        ("reads", reads), ("receiptCheck", receiptCheck),
        ("report", report), ("bar", bar), ("legend", legend),
        ("queue", queue), ("together", together), ("initials", initials),
        ("letter", letter), ("check", check),
        ("counters", counters), ("ticket", ticket), ("screen", screen), ("ownCounters", ownCounters), ("calling", calling),
        ("availability", availability), ("publishing", publishing), ("publishedChanges", publishedChanges),
        ("problem", problem), ("board", board), ("notice", notice),
        ("entered", entered), ("left", left), ("ownCases", ownCases), ("erasures", erasures),
        ("device", device), ("keeping", keeping), ("linkless", linkless),
    ]

    static let layout = """
        <!doctype html>
        <html lang="{{lang}}"{{#large}} class="large"{{/large}}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{#faulty}}{{w.fault_prefix}} {{/faulty}}{{title}} – {{region}}</title>
        <link rel="stylesheet" href="/assets/mpp.css">
        <link rel="icon" href="/assets/ikon.svg">
        <link rel="apple-touch-icon" href="/assets/ikon-180.png">
        <link rel="manifest" href="/manifest.webmanifest">
        {{#scripted}}<script src="/assets/perangkat.js" defer></script>
        {{/scripted}}</head>
        <body{{#is_slip}} class="slip"{{/is_slip}}>
        {{^is_bare}}<a class="skip" href="#isi">{{w.skip}}</a>
        <header class="top">
        <div class="wide{{#officer}} broad{{/officer}}{{^officer}}{{#is_broad}} broad{{/is_broad}}{{/officer}}">
        <a class="brand" href="/">{{#crest}}<img src="{{.}}" alt="" width="36" height="36">{{/crest}}{{region}}</a>
        {{#officer}}<details class="menu"><summary>{{w.menu}}</summary></details>
        {{/officer}}<nav aria-label="{{w.navigation}}">
        <ul>
        {{#officer}}<li><a href="/petugas">{{w.inbox}}</a></li>
        <li><a href="/petugas/register">{{w.register}}</a></li>
        {{#has_counters}}<li><a href="/petugas/loket">{{w.counter_desk}}</a></li>
        {{/has_counters}}{{#is_head}}<li><a href="/petugas/ringkasan">{{w.report}}</a></li>
        <li><a href="/petugas/pembacaan">{{w.reads}}</a></li>
        <li><a href="/petugas/penghapusan">{{w.erasure_requests}}</a></li>{{/is_head}}{{/officer}}
        <li><a href="/">{{w.services}}</a></li>
        {{^officer}}<li><a href="/lacak">{{w.track}}</a></li>
        {{#has_accounts}}<li><a href="/saya">{{w.own_cases}}</a></li>
        {{/has_accounts}}{{/officer}}
        {{#officer}}<li><form method="post" action="/keluar"><input type="hidden" name="csrf" value="{{csrf}}"><button class="link" type="submit">{{w.log_out}} ({{officer_name}})</button></form></li>{{/officer}}
        {{#other_langs}}<li><a href="/bahasa?lang={{lang_code}}&amp;ke={{here}}" lang="{{lang_code}}" hreflang="{{lang_code}}">{{lang_name}}</a></li>{{/other_langs}}
        </ul>
        </nav>
        </div>
        </header>{{/is_bare}}
        <main id="isi" tabindex="-1" class="wide{{#is_broad}} broad{{/is_broad}}">
        {{$content}}{{/content}}
        {{#region_lists}}<datalist id="{{list_id}}">{{#list_names}}<option value="{{.}}">{{/list_names}}</datalist>
        {{/region_lists}}</main>
        {{^is_bare}}<footer class="wide{{#is_broad}} broad{{/is_broad}}">
        <nav aria-label="{{w.further}}"><ul>
        {{#officer}}<li><a href="/lacak">{{w.track}}</a></li>{{/officer}}
        <li><a href="/draf">{{w.continue_draft}}</a></li>
        <li><a href="/perangkat">{{w.device}}</a></li>
        <li><a href="/pengumuman">{{w.board}}</a></li>
        <li><a href="/periksa">{{w.check_letter}}</a></li>
        {{#has_counters}}<li><a href="/antrean">{{w.counters}}</a></li>{{/has_counters}}
        {{^officer}}<li><a href="/masuk">{{w.officers}}</a></li>{{/officer}}
        {{#is_fetched}}<li>{{#large}}<a href="/huruf?ukuran=biasa&amp;ke={{here}}">{{w.usual_print}}</a>{{/large}}{{^large}}<a href="/huruf?ukuran=besar&amp;ke={{here}}">{{w.large_print}}</a>{{/large}}</li>{{/is_fetched}}
        </ul></nav>
        <p>{{region}}</p>
        {{#contact_list}}<p class="reach">{{contact_name}}: {{#contact_link}}<a href="{{.}}">{{contact_text}}</a>{{/contact_link}}{{^contact_link}}{{contact_text}}{{/contact_link}}</p>
        {{/contact_list}}</footer>{{/is_bare}}
        </body>
        </html>

        """

    static let errors = """
        {{#errors}}<div class="errors" role="alert" aria-labelledby="salah" tabindex="-1" id="kesalahan" autofocus>
        <h2 id="salah">{{w.errors_title}}</h2>
        <ul>{{#error_list}}<li>{{#error_target}}<a href="#{{.}}">{{#error_subject}}{{.}}: {{/error_subject}}{{error_text}}</a>{{/error_target}}{{^error_target}}{{#error_subject}}{{.}}: {{/error_subject}}{{error_text}}{{/error_target}}{{#error_service}} <a href="/layanan/{{.}}">{{w.apply}}</a>{{/error_service}}</li>
        {{/error_list}}</ul>
        </div>{{/errors}}
        """

    /// What Enter in a field presses: the first button of a form. Without it that would be one that adds a row, or decides.
    static let enter = """
        <button type="submit" class="hidden" name="tombol" value="perbarui" tabindex="-1" aria-hidden="true">{{w.refresh}}</button>
        """

    static let problem = """
        {{<layout}}{{$content}}<h1>{{title}}</h1>
        {{#problem_detail}}<p>{{.}}</p>{{/problem_detail}}
        {{>errors}}
        <p><a href="{{back}}">{{w.back}}</a>{{#is_missing}} · <a href="/">{{w.all_services}}</a>{{/is_missing}}{{#is_receipt}} · <a href="/lacak">{{w.track}}</a>{{/is_receipt}}</p>{{/content}}{{/layout}}
        """

    /// No style of its own, which the policy would stop.
    static let qr = """
        <svg class="qr" viewBox="{{qr_box}}" width="160" height="160" role="img" aria-label="{{qr_label}}"><rect x="-4" y="-4" width="100%" height="100%" fill="#fff"></rect><path d="{{qr_path}}" fill="#000"></path></svg>
        """

    static let facts = """
        {{#fact_list}}<div><dt>{{fact_name}}</dt><dd>{{#fact_link}}<a href="{{.}}">{{fact_value}}</a>{{/fact_link}}{{^fact_link}}{{fact_value}}{{/fact_link}}{{#fact_note}} <span class="note">{{.}}</span>{{/fact_note}}{{#fact_look}}<details class="look"><summary>{{w.look}}<span class="hidden"> {{look_title}}</span></summary>{{#look_is_picture}}<a href="{{fact_look}}"><img src="{{fact_look}}" alt="{{look_title}}" loading="lazy"></a>{{/look_is_picture}}{{^look_is_picture}}<iframe src="{{fact_look}}" title="{{look_title}}" loading="lazy"></iframe><p><a href="{{fact_look}}">{{w.look_alone}}</a></p>{{/look_is_picture}}</details>{{/fact_look}}</dd></div>
        {{/fact_list}}
        """
}
