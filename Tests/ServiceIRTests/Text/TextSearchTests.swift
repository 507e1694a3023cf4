import Expectations
import ServiceIR
import Testing

/// Text is found by its bytes, in texts and in parts of texts.
struct TextSearchTests {
    @Test(arguments: [("ab", "aa“ba”b"), ("”b", "aa“ba"), ("aa“ba”bab—aab", ""), ("b", "aa“"), ("aab", "aa“ba”bab—")])
    func isFound(_ wanted: String, _ before: String) throws {
        let text = "aa“ba”bab—aab"
        let range = try #require(text.firstRange(of: wanted, from: text.startIndex))
        expect(String(text[..<range.lowerBound]), equals: before)
        expect(String(text[range]), equals: wanted)
    }

    @Test func isFoundInAPart() throws {
        let text = "aa“ba”bab—aab"
        let part = text.dropFirst(3)
        let second = part.index(part.startIndex, offsetBy: 2)
        let range = try #require(part.firstRange(of: "a", from: second))
        expect(String(text[..<range.lowerBound]), equals: "aa“ba”b")
        expect(part.firstRange(of: "aa“", from: part.startIndex) == nil)
    }

    @Test(arguments: ["", "x", "aa“ba”bab—aabb", "“”"])
    func isNotThere(_ wanted: String) {
        let text = "aa“ba”bab—aab"
        expect(text.firstRange(of: wanted, from: text.startIndex) == nil)
    }
}
