extension PageTemplates {
    /// What would be published in the place of what is, and what was.
    static let publishing = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/petugas/ringkasan">{{w.report}}</a>{{#earlier_text}} · <a href="/petugas/terbitkan">{{w.publishing}}</a>{{/earlier_text}}</p>
        <h1>{{w.publishing}}</h1>
        <p>{{w.publishing_intro}}</p>
        {{#done_text}}<p class="good" role="status">{{.}}</p>{{/done_text}}
        {{>errors}}
        {{#earlier_text}}<p class="state">{{.}}</p>{{/earlier_text}}
        {{#refusal_text}}<section aria-labelledby="ditolak"><h2 id="ditolak">{{w.publishing_refused}}</h2><p class="warn">{{w.publishing_stays}}</p><pre class="findings">{{.}}</pre></section>{{/refusal_text}}
        {{^refusal_text}}{{#is_same}}<p>{{w.publishing_same}}</p>{{/is_same}}
        {{^is_same}}<section aria-labelledby="beda"><h2 id="beda">{{w.publishing_differs}}</h2>
        {{>publishedChanges}}
        {{#catalog_text}}<p class="warn">{{.}}</p>{{/catalog_text}}
        {{#order_text}}<p>{{.}}</p>{{/order_text}}
        {{#may_publish}}<form method="post" action="{{publishing_path}}"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="siap" value="{{ready_digest}}"><input type="hidden" name="tayang" value="{{served_digest}}">
        <p class="hint">{{w.publishing_effect}}</p>
        <p class="buttons"><button type="submit">{{#earlier_text}}{{w.publish_again}}{{/earlier_text}}{{^earlier_text}}{{w.publish}}{{/earlier_text}}</button></p></form>{{/may_publish}}
        {{^may_publish}}{{#others_text}}<p class="warn">{{w.publishing_of_others}} {{.}}.</p>{{/others_text}}
        {{#headless_text}}<p class="warn">{{w.publishing_of_headless}} {{.}}.</p>{{/headless_text}}
        {{#new_text}}<p class="warn">{{w.publishing_of_new}} {{.}}.</p>{{/new_text}}{{/may_publish}}
        </section>{{/is_same}}
        {{#notes_text}}<details><summary>{{w.publishing_notes}}</summary><pre class="findings">{{.}}</pre></details>{{/notes_text}}
        {{#same_text}}<details><summary>{{.}}</summary><ul>{{#same_list}}<li>{{.}}</li>{{/same_list}}</ul></details>{{/same_text}}{{/refusal_text}}
        <section aria-labelledby="riwayat"><h2 id="riwayat">{{w.publishing_history}}</h2>
        <ol class="history">{{#publication_list}}<li>{{at_text}} – {{who_text}}{{#back_text}}; {{.}}{{/back_text}}{{^back_link}} · <strong>{{w.published_here}}</strong>{{/back_link}}
        <ul>{{#change_texts}}<li>{{.}}</li>{{/change_texts}}</ul>
        {{#back_link}}<a href="{{.}}">{{w.publishing_look}}<span class="hidden"> {{at_text}}</span></a>{{/back_link}}</li>
        {{/publication_list}}</ol></section>{{/content}}{{/layout}}
        """

    static let publishedChanges = """
        {{#has_change_list}}<div class="table" tabindex="0" role="region" aria-labelledby="perubahan"><table><caption id="perubahan">{{w.publishing_table}}</caption>
        <thead><tr><th scope="col">{{w.service}}</th><th scope="col" class="num">{{w.version_served}}</th><th scope="col" class="num">{{w.version_ready}}</th><th scope="col">{{w.difference}}</th></tr></thead>
        <tbody>{{#change_list}}<tr><th scope="row">{{service_name}} <span class="note">{{sid}}</span></th><td class="num"><span class="narrow">{{w.version_served}}: </span>{{was_text}}</td><td class="num"><span class="narrow">{{w.version_ready}}: </span>{{now_text}}</td><td>{{change_text}}{{#warning_text}} <strong>{{.}}</strong>{{/warning_text}}</td></tr>
        {{/change_list}}</tbody></table></div>{{/has_change_list}}
        """
}
