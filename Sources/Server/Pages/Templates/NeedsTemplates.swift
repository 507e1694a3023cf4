extension PageTemplates {
    /// What one needs: the questions that decide it, and what it comes to so far.
    static let needs = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/layanan/{{sid}}">{{service_name}}</a></p>
        <h1>{{w.needs}}: {{service_name}}</h1>
        {{#closed_text}}<p class="warn" role="status">{{.}}</p>{{/closed_text}}
        {{>errors}}
        {{#asks}}<p>{{w.needs_intro}}</p>
        <form method="post" action="/layanan/{{sid}}/keperluan" novalidate>
        <button type="submit" class="hidden" name="tombol" value="hitung" tabindex="-1" aria-hidden="true">{{w.needs_show}}</button>
        {{#head_fields}}{{>field}}{{/head_fields}}
        {{#sections}}<section aria-labelledby="{{section_id}}"><h2 id="{{section_id}}">{{section_name}}</h2>{{#fields}}{{>field}}{{/fields}}</section>{{/sections}}
        <button type="submit" name="tombol" value="hitung">{{w.needs_show}}</button>
        </form>{{/asks}}
        <section aria-labelledby="bawa" id="hasil"><h2 id="bawa"{{#is_answered}} tabindex="-1" autofocus{{/is_answered}}>{{w.needs_bring}}</h2>
        {{#has_requirements}}<ul>{{#requirements}}<li>{{requirement_name}}{{#requirement_note}} <span class="note">({{.}})</span>{{/requirement_note}}{{#requirement_open}} <span class="note open">{{.}}</span>{{/requirement_open}}{{#has_members}}<ul>{{#requirement_members}}<li>{{.}}</li>{{/requirement_members}}</ul>{{/has_members}}</li>{{/requirements}}</ul>{{/has_requirements}}
        {{^has_requirements}}<p>{{w.no_documents}}</p>{{/has_requirements}}</section>
        <section aria-labelledby="biaya"><h2 id="biaya">{{w.fee}}</h2>{{#fee_text}}<p>{{.}}</p>{{/fee_text}}{{#fee_facts}}<dl class="facts"><div><dt>{{fact_name}}</dt><dd>{{fact_value}}{{#fact_note}} <span class="note open">{{.}}</span>{{/fact_note}}</dd></div></dl>{{/fee_facts}}</section>
        <section aria-labelledby="waktu"><h2 id="waktu">{{w.time}}</h2><ul>{{#times}}<li>{{time_text}}{{#time_open}} <span class="note open">{{.}}</span>{{/time_open}}</li>{{/times}}</ul></section>
        <section aria-labelledby="pemutus"><h2 id="pemutus">{{w.needs_decides}}</h2><ul>{{#deciders}}<li>{{step_who}} <span class="note">– {{step_name}}</span></li>{{/deciders}}</ul></section>
        {{#may_apply}}{{#carries}}<form method="post" action="/layanan/{{sid}}/ajukan">{{#csrf}}<input type="hidden" name="csrf" value="{{.}}">{{/csrf}}{{#hidden_fields}}<input type="hidden" name="{{hname}}" value="{{#hvalue}}{{.}}{{/hvalue}}">{{/hidden_fields}}
        <p class="hint">{{w.needs_carried}}</p><button type="submit" name="tombol" value="perbarui" id="ajukan">{{w.needs_apply}}</button></form>{{/carries}}
        {{^carries}}<p><a class="button" href="/layanan/{{sid}}/ajukan">{{w.apply}}</a></p>{{/carries}}{{/may_apply}}
        {{#counter_only}}<p>{{w.needs_counter}}</p>{{/counter_only}}{{/content}}{{/layout}}
        """
}
