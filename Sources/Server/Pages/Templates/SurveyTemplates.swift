extension PageTemplates {
    /// At the end of a case: nine questions and room for a remark.
    static let survey = """
        {{#survey_done}}<p class="good">{{w.survey_thanks}}</p>{{/survey_done}}
        {{#survey}}<section aria-labelledby="survei"><h2 id="survei">{{w.survey}}</h2>
        <p>{{w.survey_intro}}</p>
        <form method="post" action="/lacak/{{number}}/survei" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
        {{#survey_fields}}{{>field}}{{/survey_fields}}
        <div class="question"><label for="survei.catatan">{{w.survey_remark}} <span class="note">({{w.optional}})</span></label><p class="hint" id="survei.catatan-hint">{{w.survey_remark_hint}}</p>
        <textarea id="survei.catatan" name="survei.catatan" rows="3" maxlength="1000" aria-describedby="survei.catatan-hint">
        {{#survey_remark}}{{.}}{{/survey_remark}}</textarea></div>
        <button type="submit" id="kirim-survei">{{w.survey_send}}</button></form></section>{{/survey}}
        """

    /// In the head's summary.
    static let surveyReport = """
        <h2 id="skm">{{w.survey_report}}</h2><p class="hint">{{survey_least}}</p>
        {{#survey_agencies}}<h3>{{agency_name}}</h3><dl class="facts">{{>facts}}</dl>{{/survey_agencies}}
        <div class="table" tabindex="0" role="region" aria-labelledby="skm-layanan"><table><caption id="skm-layanan">{{w.survey_by_service}}</caption>
        <thead><tr><th scope="col">{{w.service}}</th><th scope="col" class="num">{{w.survey_answers}}</th><th scope="col">{{w.survey_index}}</th></tr></thead>
        <tbody>{{#survey_services}}<tr><th scope="row">{{service_name}}</th><td class="num"><span class="narrow">{{w.survey_answers}}: </span>{{answers}}</td><td><span class="narrow">{{w.survey_index}}: </span>{{index}}{{#has_remarks}}<details><summary>{{w.survey_remarks}}</summary><ul>{{#remark_list}}<li>{{.}}</li>{{/remark_list}}</ul></details>{{/has_remarks}}</td></tr>
        {{/survey_services}}</tbody></table></div>
        """
}
