extension PageTemplates {
    /// How the work goes: tables, each row with a bar that repeats its numbers for the eye.
    static let report = """
        {{<layout}}{{$content}}<h1>{{w.report}}</h1>
        <p>{{agencies_text}}</p>
        <p class="buttons"><a class="button second" href="/petugas/layanan">{{w.availability}}</a> <a class="button second" href="/petugas/terbitkan">{{w.publishing}}</a></p>
        <form method="get" action="/petugas/ringkasan" class="filter">
        <div class="question"><label for="dari">{{w.report_first_day}}</label><input type="date" id="dari" name="dari" value="{{first_day}}"></div>
        <div class="question"><label for="sampai">{{w.report_last_day}}</label><input type="date" id="sampai" name="sampai" value="{{last_day}}"></div>
        <button type="submit" class="second">{{w.report_show}}</button>
        </form>
        <h2>{{days_text}}</h2>
        <dl class="facts">{{>facts}}</dl>
        <div class="table" tabindex="0" role="region" aria-labelledby="layanan"><table><caption id="layanan">{{w.report_by_service}}</caption>
        <thead><tr><th scope="col">{{w.service}}</th><th scope="col" class="num">{{w.report_received}}</th><th scope="col" class="num">{{w.report_done}}</th><th scope="col" class="num">{{w.report_promises_kept}}</th><th scope="col" class="num">{{w.report_promises_broken}}</th><td aria-hidden="true">{{>legend}}</td></tr></thead>
        <tbody>{{#service_list}}<tr><th scope="row">{{service_name}} <span class="note">{{agency_name}}</span></th><td class="num"><span class="narrow">{{w.report_received}}: </span>{{received}}</td><td class="num"><span class="narrow">{{w.report_done}}: </span>{{done}}</td><td class="num"><span class="narrow">{{w.report_promises_kept}}: </span>{{kept}}</td><td class="num"><span class="narrow">{{w.report_promises_broken}}: </span>{{broken}}</td><td aria-hidden="true">{{>bar}}</td></tr>
        {{/service_list}}</tbody></table></div>
        {{#has_steps}}<div class="table" tabindex="0" role="region" aria-labelledby="langkah"><table><caption id="langkah">{{w.report_by_step}}</caption>
        <thead><tr><th scope="col">{{w.step}}</th><th scope="col" class="num">{{w.report_begun}}</th><th scope="col" class="num">{{w.report_waiting}}</th><th scope="col" class="num">{{w.report_late}}</th><td aria-hidden="true">{{>legend}}</td></tr></thead>
        <tbody>{{#step_list}}<tr><th scope="row">{{step_name}} <span class="note">{{service_name}}</span></th><td class="num"><span class="narrow">{{w.report_begun}}: </span>{{begun}}</td><td class="num"><span class="narrow">{{w.report_waiting}}: </span>{{waiting}}</td><td class="num"><span class="narrow">{{w.report_late}}: </span>{{late}}</td><td aria-hidden="true">{{>bar}}</td></tr>
        {{/step_list}}</tbody></table></div>{{/has_steps}}
        <div class="table" tabindex="0" role="region" aria-labelledby="umur"><table><caption id="umur">{{w.report_open}}</caption>
        <thead><tr><th scope="col">{{w.report_age}}</th><th scope="col" class="num">{{w.report_waiting}}</th><td aria-hidden="true"></td></tr></thead>
        <tbody>{{#age_list}}<tr><th scope="row">{{age_name}}</th><td class="num"><span class="narrow">{{w.report_waiting}}: </span>{{count}}</td><td aria-hidden="true">{{>bar}}</td></tr>
        {{/age_list}}</tbody></table></div>
        {{>surveyReport}}
        <p><a class="button" href="{{table_link}}">{{w.report_table}}</a></p>
        <p class="hint">{{w.report_hint}}</p>{{/content}}{{/layout}}
        """

    /// What is in time is full, what is late an empty frame.
    static let bar = """
        <svg class="bar" viewBox="0 0 104 14" preserveAspectRatio="none" focusable="false"><rect class="full" x="2" y="2" width="{{good_width}}" height="10"/><g transform="translate(2 2)"><rect class="empty" x="{{bad_start}}" width="{{bad_width}}" height="10"/></g></svg>
        """

    static let legend = """
        <svg class="legend" viewBox="0 0 14 14" focusable="false"><rect class="full" x="2" y="2" width="10" height="10"/></svg> {{w.report_in_time}} <svg class="legend" viewBox="0 0 14 14" focusable="false"><rect class="empty" x="2" y="2" width="10" height="10"/></svg> {{w.report_over}}
        """
}
