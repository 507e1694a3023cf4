extension PageTemplates {
    static let login = """
        {{<layout}}{{$content}}<h1>{{w.officer_login}}</h1>
        {{#unsaved_text}}<p class="warn" role="status">{{.}}</p>{{/unsaved_text}}
        <p>{{login_why}}</p>
        {{>errors}}
        {{#provider_path}}<p class="buttons"><a class="button" href="{{.}}">{{w.log_in_by}} {{provider_name}}</a></p>
        <p>{{w.or_by_password}}</p>{{/provider_path}}
        <form method="post" action="/masuk"><input type="hidden" name="ke" value="{{login_target}}">
        <div class="question"><label for="nama">{{w.login_name}}</label><input id="nama" name="nama" autocomplete="username" value="{{#login_value}}{{.}}{{/login_value}}"></div>
        <div class="question"><label for="sandi">{{w.password}}</label><input id="sandi" name="sandi" type="password" autocomplete="current-password"></div>
        <button type="submit">{{w.log_in}}</button>
        </form>{{/content}}{{/layout}}
        """

    static let code = """
        {{<layout}}{{$content}}<h1>{{w.two_step}}</h1>
        {{>errors}}
        <form method="post" action="/masuk/kode"><input type="hidden" name="ke" value="{{login_target}}">
        <div class="question"><label for="kode">{{w.one_time_code}}</label><p class="hint" id="kode-hint">{{w.one_time_code_hint}}</p><input id="kode" name="kode" autocomplete="one-time-code" aria-describedby="kode-hint"></div>
        <button type="submit">{{w.log_in}}</button>
        </form>{{/content}}{{/layout}}
        """

    static let secondFactor = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/petugas">{{w.inbox}}</a></p>
        <h1>{{w.two_step}}</h1>
        {{>errors}}
        {{#must_set_up}}<p class="warn">{{w.two_step_required}}</p>{{/must_set_up}}
        {{#has_codes}}<p class="good" role="status">{{w.two_step_active}}</p><h2>{{w.recovery_codes}}</h2><p>{{w.recovery_codes_hint}}</p><ul class="codes">{{#code_list}}<li class="code">{{.}}</li>{{/code_list}}</ul><p><a class="button" href="/petugas">{{w.inbox}}</a></p>{{/has_codes}}
        {{#is_none}}<p>{{w.two_step_why}}</p><form method="post" action="/petugas/dua-langkah/mulai"><input type="hidden" name="csrf" value="{{csrf}}"><button type="submit">{{w.two_step_begin}}</button></form>{{/is_none}}
        {{#is_offered}}<p>{{w.two_step_scan}}</p>{{>qr}}<p>{{w.two_step_secret}} <strong class="code">{{secret_text}}</strong></p>
        <form method="post" action="/petugas/dua-langkah/pasang"><input type="hidden" name="csrf" value="{{csrf}}">
        <div class="question"><label for="kode">{{w.one_time_code}}</label><input id="kode" name="kode" autocomplete="one-time-code" inputmode="numeric"></div>
        <button type="submit">{{w.two_step_activate}}</button></form>{{/is_offered}}
        {{#is_active}}<p>{{w.two_step_active}} {{w.recovery_codes_left}}: {{codes_left}}.</p>
        <form method="post" action="/petugas/dua-langkah/lepas"><input type="hidden" name="csrf" value="{{csrf}}">
        <div class="question"><label for="kode">{{w.one_time_code}}</label><p class="hint" id="kode-hint">{{w.one_time_code_hint}}</p><input id="kode" name="kode" autocomplete="one-time-code" aria-describedby="kode-hint"></div>
        <button type="submit">{{w.two_step_end}}</button></form>{{/is_active}}{{/content}}{{/layout}}
        """

    static let inbox = """
        {{<layout}}{{$content}}<h1>{{w.inbox}}</h1>
        {{>errors}}
        <p>{{w.your_roles}}: {{roles_text}}. <a href="/petugas/dua-langkah">{{w.two_step}}</a></p>
        {{#has_several}}<section aria-labelledby="bersama"><h2 id="bersama">{{w.several_at_once}}</h2><ul>{{#several_list}}<li><a href="{{several_link}}">{{several_name}}</a> ({{several_count}})</li>{{/several_list}}</ul></section>{{/has_several}}
        {{#has_tasks}}{{#may_initial}}<form method="post" action="/petugas/paraf"><input type="hidden" name="csrf" value="{{csrf}}">
        <p>{{w.initials_intro}} <a href="/petugas?centang=semua">{{w.tick_all}}</a></p>{{/may_initial}}
        <div class="table" tabindex="0" role="region" aria-labelledby="tugas"><table{{#may_initial}} class="queue"{{/may_initial}}><caption id="tugas" tabindex="-1">{{w.waiting_for_you}}</caption>
        <thead><tr>{{#may_initial}}<th scope="col"><span class="hidden">{{w.pick}}</span></th>{{/may_initial}}<th scope="col">{{w.case}}</th><th scope="col">{{w.applicants}}</th><th scope="col">{{w.service}}</th><th scope="col">{{w.step}}</th><th scope="col">{{w.role}}</th><th scope="col">{{w.since}}</th><th scope="col">{{w.due}}</th></tr></thead>
        <tbody>{{#task_list}}<tr{{#is_late}} class="late"{{/is_late}}>{{#may_initial}}<td class="pick">{{#may_tick}}<input type="checkbox" id="{{pick_id}}" name="berkas" value="{{pick_value}}"{{#checked}} checked{{/checked}}><label class="hidden" for="{{pick_id}}">{{w.pick}} {{number}}, {{applicants_text}}, {{step_name}}</label>{{/may_tick}}</td>{{/may_initial}}<th scope="row"><a href="/petugas/berkas/{{number}}">{{number}}</a></th><td>{{applicants_text}}</td><td>{{service_name}}</td><td>{{step_name}}</td><td><span class="narrow">{{w.role}}: </span>{{role_name}}</td><td><span class="narrow">{{w.since}}: </span>{{since_text}}</td><td><span class="narrow">{{w.due}}: </span>{{due_text}}{{#is_late}} <strong>{{w.late}}</strong>{{/is_late}}</td></tr>
        {{/task_list}}</tbody></table></div>{{#may_initial}}
        <p class="buttons"><button type="submit" id="paraf">{{w.initials_button}}</button></p></form>{{/may_initial}}{{/has_tasks}}
        {{^has_tasks}}<p>{{w.nothing_waits}}</p>{{/has_tasks}}
        {{#may_file}}<section aria-labelledby="bantu"><h2 id="bantu">{{w.file_for}}</h2><ul>{{#file_services}}<li>{{#closed_text}}{{service_name}} <span class="note">{{.}}</span>{{/closed_text}}{{^closed_text}}<a href="/layanan/{{sid}}/ajukan?channel={{file_channel}}">{{service_name}}</a>{{/closed_text}}</li>{{/file_services}}</ul></section>{{/may_file}}{{/content}}{{/layout}}
        """

    static let desk = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/petugas">{{w.inbox}}</a> · {{service_name}}</p>
        <h1>{{w.case}} <span class="code">{{number}}</span></h1>
        {{#done_text}}<p class="good" role="status">{{.}}</p>{{/done_text}}
        {{>errors}}
        <p class="state" id="keadaan">{{state_text}}</p>
        {{#erased_text}}<p class="warn">{{.}}</p>{{/erased_text}}
        {{#to_task}}<p><a href="#{{.}}">{{w.to_task}}</a></p>{{/to_task}}
        {{#standing_text}}<p class="warn">{{.}}</p>{{/standing_text}}
        {{#reason_text}}<p>{{w.reason}}: <q>{{.}}</q></p>{{/reason_text}}
        <dl class="facts">{{>facts}}</dl>
        {{#warnings}}<div class="warn"><h2>{{w.warnings}}</h2><ul>{{#warning_list}}<li>{{.}}</li>{{/warning_list}}</ul></div>{{/warnings}}
        {{#answer_sections}}<section><h2>{{section_name}}</h2><dl class="facts">{{>facts}}</dl></section>{{/answer_sections}}
        {{#tasks}}{{>task}}{{/tasks}}
        {{#payments}}<section aria-labelledby="catat"><h2 id="catat">{{w.record_payment}}</h2><form method="post" action="/petugas/berkas/{{number}}/bayar"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="kunci" value="{{request_key}}"><input type="hidden" name="revisi" value="{{revision}}"><input type="hidden" name="langkah" value="{{pay_step}}">
        <dl class="facts">{{#bill_list}}<div><dt>{{bill_name}}</dt><dd>{{bill_amount}}</dd></div>{{/bill_list}}</dl>
        <div class="question"><label for="bukti">{{w.receipt_reference}}</label><input id="bukti" name="bukti" autocomplete="off"></div>
        <div class="question"><label for="jumlah">{{w.amount}}</label><input id="jumlah" name="jumlah" inputmode="numeric" autocomplete="off"></div>
        <button type="submit">{{w.record_payment}}</button></form></section>{{/payments}}
        {{#outputs}}<section aria-labelledby="hasil"><h2 id="hasil">{{w.outputs}}</h2><ul>{{#output_list}}<li>{{#output_link}}<a href="{{.}}">{{output_name}} {{output_number}}</a>{{/output_link}}{{^output_link}}{{output_name}} {{output_number}}{{/output_link}} – {{output_note}}</li>{{/output_list}}</ul></section>{{/outputs}}
        {{>history}}{{/content}}{{/layout}}
        """

    /// Where the region's branding says no other.
    static let mainColour = "#0b4f8a"

    static let style = """
        :root{--ink:#1b1b1b;--paper:#fff;--line:#6b7280;--soft:#f3f4f6;--main:\(mainColour);--bar:var(--main);--bad:#b00020;--good:#0a5c2b}
        *{box-sizing:border-box}[hidden]{display:none!important}
        body{margin:0;font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
        .wide{max-width:46rem;margin:0 auto;padding:0 1rem}
        header.top{background:var(--bar);color:#fff}
        header.top a,header.top .link{color:#fff}
        header.top .wide{display:flex;flex-wrap:wrap;gap:0 1.5rem;align-items:center;padding-top:.5rem;padding-bottom:.5rem}
        .brand{font-weight:700;text-decoration:none;flex:1 1 12rem;display:flex;gap:.6rem;align-items:center}.brand img{flex:none;object-fit:contain}.reach{margin:.1rem 0}
        nav ul{display:flex;flex-wrap:wrap;gap:0 1rem;list-style:none;margin:0;padding:0}
        .menu{display:none}@media (max-width:40rem){.brand{flex-basis:9rem}.menu{display:block;margin:0}.menu:not([open])+nav{display:none}}
        nav a,.link{display:inline-block;padding:.35rem 0;min-height:1.5rem}
        .link{background:none;border:0;font:inherit;text-decoration:underline;cursor:pointer}
        main{padding-top:1rem!important;padding-bottom:2rem!important}
        h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 1rem}
        h2{font-size:1.25rem;margin:1.75rem 0 .5rem}
        h3{font-size:1.1rem}
        a{color:var(--main)}
        :focus-visible{outline:3px solid #ffbf00;outline-offset:2px;box-shadow:0 0 0 5px #1b1b1b}
        .skip{position:absolute;left:-999rem}
        .skip:focus{position:static;display:block;padding:.5rem 1rem;background:#ffbf00;color:#1b1b1b}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}button.hidden{min-height:0;padding:0;margin:0;border:0}
        .question{margin:1.25rem 0;border:0;padding:0;min-width:0}
        .question.wrong{border-left:5px solid var(--bad);padding-left:.75rem}
        label,legend{font-weight:600;display:block;padding:0}legend{float:left;width:100%;padding-bottom:.3rem}legend+*{clear:both}
        .option{display:flex;gap:.6rem;align-items:flex-start;margin:.5rem 0}
        .option label{font-weight:400;padding:.15rem 0}
        .option input{width:1.6rem;height:1.6rem;flex:none;margin:0}
        input:not([type=radio]):not([type=checkbox]),select,textarea{font:inherit;width:100%;max-width:100%;padding:.5rem;border:2px solid var(--line);border-radius:4px;background:#fff;color:var(--ink)}
        .line{display:flex;gap:.5rem;align-items:center}.unit{white-space:nowrap}
        .day{flex-wrap:wrap;margin-top:.5rem}.day label{width:100%;margin:.25rem 0 0}.day input[type=date]{flex:1 1 9rem;width:auto}
        [aria-invalid=true]{border-color:var(--bad)!important}
        .hint,.note{color:#4b5563}.hint{margin:.15rem 0 .4rem}
        .error{color:var(--bad);font-weight:600;margin:.15rem 0 .4rem}
        .errors{border:3px solid var(--bad);padding:.25rem 1rem;margin:1rem 0}
        .errors a{color:var(--bad);font-weight:600}.errors h2,.warn h2{margin-top:.75rem}
        button,.button{display:inline-block;font:inherit;font-weight:600;padding:.6rem 1.1rem;border:2px solid var(--main);border-radius:4px;background:var(--main);color:#fff;text-decoration:none;cursor:pointer;min-height:2.75rem;margin:.25rem .25rem .25rem 0}
        button.second,.button.second{background:#fff;color:var(--main)}
        button.danger{background:#fff;color:var(--bad);border-color:var(--bad)}
        button.link{background:none;border:0;min-height:1.5rem;padding:.35rem 0;font-weight:400;margin:0}
        .cards{list-style:none;padding:0}.cards li{border:1px solid var(--line);border-radius:6px;padding:.25rem 1rem;margin:1rem 0}
        .cards h2{margin:.75rem 0 .25rem}.cards .note::first-letter,.board .note::first-letter{text-transform:uppercase}
        dl.facts{margin:0}dl.facts>div{border-bottom:1px solid #d1d5db;padding:.5rem 0}
        dt{font-weight:600}dd{margin:0;white-space:pre-line}
        .whole,h1 .code{display:inline-block}th[scope=row]>a{white-space:nowrap}
        .code,.findings{font-family:ui-monospace,Consolas,monospace}.findings{white-space:pre-wrap;font-size:.9rem;background:var(--soft);padding:.75rem}
        .state{font-size:1.25rem;font-weight:700;background:var(--soft);padding:.75rem 1rem;border-left:6px solid var(--main)}
        .warn{background:#fff4d6;border-left:6px solid #8a5a00;padding:.5rem 1rem}
        .good{background:#e3f5e8;border-left:6px solid var(--good);padding:.5rem 1rem}
        .look img,.look iframe{display:block;max-width:100%;border:1px solid var(--line)}.look img{max-height:90vh}.look iframe{width:60rem;height:32rem}.look{margin:.15rem 0}.look summary{padding:.15rem 0}
        .plain{list-style:none;padding:0}.ticket{font-weight:700;white-space:nowrap}
        .board{display:flex;flex-wrap:wrap;gap:1rem 2rem}.board section{flex:1 1 min(18rem,100%);min-width:0}.board ol{list-style:none;padding:0}.board li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;padding:.35rem .75rem;font-size:1.4rem}
        .board .last{font-size:clamp(2.2rem,7vw,6rem);background:var(--soft);border-left:6px solid var(--main)}
        .task{border:2px solid var(--main);border-radius:6px;padding:.75rem 1rem 1rem;margin:1.5rem 0}.task>h2{margin-top:.25rem}.task>.warn{margin-bottom:.75rem}
        .history{padding-left:2rem}.history time{display:block;font-size:.93em}.history li{margin:.6rem 0}
        .table{overflow-x:auto;margin:1.5rem 0 .75rem}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;padding:.5rem 0}
        th,td{text-align:left;padding:.5rem;border-bottom:1px solid #d1d5db;vertical-align:top;overflow-wrap:normal;word-break:normal}
        @media (max-width:40rem){thead{position:absolute;left:-99rem}table,caption,tbody,tr,th,td{display:block;border:0;padding:.15rem 0;overflow-wrap:anywhere}tr{border-bottom:1px solid #d1d5db;padding:.5rem 0}}
        @media (max-width:40rem){.compact td{display:inline}.compact td+td::before{content:" · "}}
        th .note{display:block;font-weight:400}
        tr.late td,tr.late th{background:#fdecee}
        fieldset.row{border:1px solid var(--line);padding:.5rem 1rem 0;margin:1rem 0}
        .filter{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:flex-end;margin:1rem 0}.filter .question{flex:1 1 14rem;margin:0}.filter button{margin:0}
        details{margin:1rem 0}summary{cursor:pointer;font-weight:600;padding:.5rem 0}
        footer{color:#4b5563;border-top:1px solid #d1d5db}
        .broad{max-width:80rem}.num{text-align:right}.queue td{min-width:6rem}.queue td.pick{min-width:0}
        .pick input{width:1.6rem;height:1.6rem;margin:0}
        .tools form{display:flex;flex-wrap:wrap;gap:.25rem .6rem;align-items:center;margin:.5rem 0}.tools form input[type=number]{width:6rem}.tools select{width:auto;max-width:100%}.tools .order{display:none}
        @media (max-width:40rem){.tools .order{display:flex}.queue thead{display:none}.queue tr{position:relative;padding-left:2.4rem}.queue .pick{position:absolute;left:0;top:.6rem}.num{text-align:left}.queue td.none{display:none}}
        .bar{display:block;width:100%;min-width:8rem;height:1rem}.legend{width:.9rem;height:.9rem;vertical-align:-.1rem}.bar .full,.legend .full{fill:var(--good)}.bar .empty,.legend .empty{fill:var(--paper);stroke:var(--bad);stroke-width:2;vector-effect:non-scaling-stroke}.bar .empty[width="0"]{display:none}
        @media (forced-colors:active){.bar .full,.legend .full{fill:CanvasText}.bar .empty,.legend .empty{fill:Canvas;stroke:CanvasText}}
        .narrow{display:none}@media (max-width:40rem){.narrow{display:inline}}
        .letter main,.letter .screen{max-width:44rem;margin:0 auto;padding:1rem}
        .letter .head{text-align:center;border-bottom:3px double;padding-bottom:.5rem;margin-bottom:1.5rem}.letter .head p{margin:0}
        .letter .region{font-weight:700;text-transform:uppercase;letter-spacing:.04em}.letter .agency{font-weight:700;font-size:1.2rem}
        .letter h1,.letter .number{text-align:center}.letter h1{text-transform:uppercase;font-size:1.3rem;margin-bottom:.25rem}.letter .number{margin:0 0 1.5rem}
        .letter h2{font-size:1.05rem;margin:1.25rem 0 .25rem}.letter section ol{margin:.25rem 0;padding-left:1.5rem}
        .letter .sign{margin:2.5rem 0 0 auto;max-width:24rem}
        .letter .check{display:flow-root;margin-top:2rem;padding-top:.5rem;font-size:.95rem;color:inherit;border-top:1px solid}
        .long{overflow-wrap:anywhere;word-break:break-all}.qr{width:10rem;max-width:100%;height:auto}.letter .qr{width:3cm;height:3cm;float:right;margin:0 0 0 1rem}
        @media (min-width:40rem){dl.facts>div{display:grid;grid-template-columns:14rem 1fr;gap:1rem}}
        dl.facts>div:has(.look[open]){display:block}
        .large{font-size:150%}@media (max-width:30rem){.large h1{font-size:1.2rem}.large h2{font-size:1.1rem}.large .wide{padding-left:.5rem;padding-right:.5rem}.large .cards li,.large .task,.large fieldset.row{padding-left:.5rem;padding-right:.5rem}.large button,.large .button{padding:.5rem .6rem}.large .state{font-size:1.1rem;padding:.5rem}}
        @media (prefers-contrast:more){:root{--ink:#000;--line:#000;--main:#003a6b;--bad:#8f001a;--good:#00461d}.hint,.note,footer{color:#000}header.top{border-bottom:3px solid #000}.warn,.good,.state,.chosen{background:#fff;border:2px solid #000;border-left-width:8px}dl.facts>div,th,td,footer{border-color:#000}}
        @media (forced-colors:active){.warn,.good,.state{border:2px solid CanvasText;border-left-width:8px}tr.late th{border-left:8px solid CanvasText;padding-left:.5rem}:focus-visible{outline-color:Highlight}}
        @page{size:A4;margin:20mm 20mm 18mm 25mm}
        @media print{html,body{font-size:11pt;line-height:1.4}header.top,footer.wide,.skip,.screen,.buttons,form{display:none!important}.wide,.letter main{max-width:none;padding:0!important;margin:0}
        .slip .wide>p,.slip h1{text-align:center}.slip h1 .ticket{display:block;font-size:48pt;line-height:1.2}.slip .qr{display:block;margin:.5cm auto;width:4cm}.slip .state,.slip .good{border:0;font-size:14pt}
        .task,.look,.tools,a.button{display:none!important}details::details-content{content-visibility:visible;height:auto}summary{list-style:none}.table{overflow:visible}thead{display:table-header-group;position:static!important}table{display:table!important;font-size:9pt}tbody{display:table-row-group!important}tr{display:table-row!important;break-inside:avoid}th,td{display:table-cell!important;padding:.1cm!important;border-bottom:.5pt solid #000!important}.narrow,.pick{display:none!important}
        .letter{font-family:"Times New Roman","Liberation Serif",serif}.letter a{color:inherit;text-decoration:none}.letter h1{margin-top:0}.letter .number{margin-bottom:1rem}.letter .sign{margin-top:1.25rem}.letter .check{margin-top:1.25rem}.letter .check .code{white-space:nowrap}.letter h2,.letter dt{break-after:avoid}
        .letter .sign,.letter .check,dl.facts>div,li{break-inside:avoid}dl.facts>div{display:table;width:100%;padding:.08cm 0;border:0}dl.facts>div>dt,dl.facts>div>dd{display:table-cell}dl.facts>div>dt{width:5cm;padding-right:.5cm}.warn{border:1.5pt solid #000}}

        """
}
