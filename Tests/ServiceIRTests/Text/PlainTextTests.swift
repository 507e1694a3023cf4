import Expectations
import ServiceIR
import Testing

@Suite struct PlainTextTests {
    /// A mark that combines with the character before it makes one character of both for Swift, though not for a browser.
    @Test(arguments: [
        ("<b>", "&lt;b&gt;"), ("<\u{338}script>", "&lt;\u{338}script&gt;"), ("\"\u{301} onload='", "&quot;\u{301} onload=&#39;"),
        ("&amp;\u{20DD}", "&amp;amp;\u{20DD}"), ("Kantor Dinas", "Kantor Dinas"),
    ])
    func leavesNoElementOfHTML(_ text: String, _ html: String) {
        expect(Array(Text.html(text).unicodeScalars), equals: Array(html.unicodeScalars))
    }

    @Test(arguments: [
        ("Periksa\n[TERBUKTI] Semua", "Periksa [TERBUKTI] Semua"), ("a\r\n\u{2028}\u{85}b", "a b"), ("  a\t b\u{0} ", "a b"),
        ("a\u{202E}b", "a b"), ("Rp\u{A0}5.000", "Rp\u{A0}5.000"), ("", ""), ("Kantor Dinas", "Kantor Dinas"),
    ])
    func isAPartOfOneLine(_ text: String, _ line: String) { expect(Text.onOneLine(text), equals: line) }
}
