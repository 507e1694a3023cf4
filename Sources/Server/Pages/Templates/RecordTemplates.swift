extension PageTemplates {
    /// Whether the journal still holds what a receipt says.
    static let receiptCheck = """
        {{<layout}}{{$content}}<h1>{{w.receipt_check}}</h1>
        {{>errors}}
        {{#held}}<p class="good" role="status"><strong>{{w.receipt_holds}}</strong></p><dl class="facts">{{>facts}}</dl>{{/held}}
        <form method="post" action="/periksa/tanda-bukti">
        <div class="question"><label for="bukti">{{w.journal_receipt}}</label><p class="hint" id="bukti-hint">{{w.receipt_check_hint}}</p><textarea id="bukti" name="bukti" rows="5" aria-describedby="bukti-hint"></textarea></div>
        <button type="submit">{{w.receipt_check}}</button>
        </form>{{/content}}{{/layout}}
        """

    /// Who read what.
    static let reads = """
        {{<layout}}{{$content}}<h1>{{w.reads}}</h1>
        <p class="hint">{{w.reads_hint}}</p>
        <form method="get" action="/petugas/pembacaan" class="filter">
        <div class="question"><label for="nomor">{{w.case_number}}</label><input id="nomor" name="nomor" autocomplete="off" value="{{#nomor_value}}{{.}}{{/nomor_value}}"></div>
        <div class="question"><label for="petugas">{{w.login_name}}</label><input id="petugas" name="petugas" autocomplete="off" value="{{#petugas_value}}{{.}}{{/petugas_value}}"></div>
        <div class="question"><label for="dari">{{w.reads_first_day}}</label><input type="date" id="dari" name="dari" value="{{#dari_value}}{{.}}{{/dari_value}}"></div>
        <div class="question"><label for="sampai">{{w.report_last_day}}</label><input type="date" id="sampai" name="sampai" value="{{#sampai_value}}{{.}}{{/sampai_value}}"></div>
        <button type="submit" class="second">{{w.report_show}}</button>
        </form>
        {{#has_reads}}<div class="table" tabindex="0" role="region" aria-labelledby="bacaan"><table class="compact"><caption id="bacaan">{{w.reads}}</caption>
        <thead><tr><th scope="col">{{w.read_at}}</th><th scope="col">{{w.read_who}}</th><th scope="col">{{w.read_what}}</th><th scope="col">{{w.case}}</th></tr></thead>
        <tbody>{{#read_list}}<tr><th scope="row">{{at_text}}</th><td>{{who_text}}</td><td>{{kind_text}}</td>{{#number}}<td>{{.}}</td>{{/number}}{{^number}}<td class="none">–</td>{{/number}}</tr>
        {{/read_list}}</tbody></table></div>{{/has_reads}}
        {{^has_reads}}<p>{{w.reads_none}}</p>{{/has_reads}}
        {{#next_read}}<form method="get" action="/petugas/pembacaan"><input type="hidden" name="nomor" value="{{#nomor_value}}{{.}}{{/nomor_value}}"><input type="hidden" name="petugas" value="{{#petugas_value}}{{.}}{{/petugas_value}}"><input type="hidden" name="dari" value="{{#dari_value}}{{.}}{{/dari_value}}"><input type="hidden" name="sampai" value="{{#sampai_value}}{{.}}{{/sampai_value}}"><input type="hidden" name="sebelum" value="{{.}}"><p><button type="submit" class="second">{{w.reads_earlier}}</button></p></form>{{/next_read}}{{/content}}{{/layout}}
        """
}
