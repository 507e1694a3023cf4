import Expectations
import ServiceIR
import Testing

@Suite struct ExpressionParserTests {
    @Test func printsCanonically() throws {
        let rows: [(String, String)] = [
            ("a&&b||c", "a && b || c"), ("a&&(b||c)", "a && (b || c)"), ("((a))", "a"), ("a-(b-c)", "a - (b - c)"), ("a-b-c", "a - b - c"),
            ("x in ['a',\"b\"]", "x in ['a', 'b']"), ("a?b:c?d:e", "a ? b : c ? d : e"), ("(a?b:c)?d:e", "(a ? b : c) ? d : e"),
            ("!(a==b)", "!(a == b)"), ("- 5", "-5"), ("-(-5)", "--5"), ("2---0", "2 - 0"), ("--5.a", "-(-5).a"), ("-(5.a(1))", "-(5.a(1))"),
            ("--0.a", "-(0.a)"), ("1.50", "1.5"), ("2.0", "2.0"), ("5e-1", "0.5"), ("0x1F", "31"),
            ("list.all(x,x.y>3)", "list.all(x, x.y > 3)"), ("tarif( kelas ,diameter)", "tarif(kelas, diameter)"),
            ("'it\\'s'", "'it\\'s'"), ("r'\\d+'", "'\\\\d+'"), ("{'a':1}.a", "{'a': 1}.a"), ("a // note\n + b", "a + b"),
            ("has(a.b)&&a.b", "has(a.b) && a.b"), ("a.?b[?c]", "a.?b[?c]"), ("-(a + b) * c", "-(a + b) * c"),
            ("-9223372036854775808", "-9223372036854775808"), ("A{b: 1}", "A{b: 1}"), (".a.b", ".a.b"), ("(a + b).c", "(a + b).c"),
        ]
        for (text, expected) in rows {
            let printed = try ExpressionParser.parse(text).canonicalText
            expect(printed, equals: expected, "\(text)")
            try expect(ExpressionParser.parse(printed).canonicalText, equals: printed, "\(text)")
        }
    }

    @Test func locatesFaults() {
        let rows: [(String, ExpressionSyntaxFault)] = [
            ("", .init(.unexpectedEnd, 0..<0)), ("a = 1", .init(.spelledOtherwise("=", expected: "=="), 2..<3)),
            ("a and b", .init(.spelledOtherwise("and", expected: "&&"), 2..<5)),
            ("a atau b", .init(.spelledOtherwise("atau", expected: "||"), 2..<6)),
            ("not a", .init(.spelledOtherwise("not", expected: "!"), 0..<3)),
            ("a & b", .init(.spelledOtherwise("&", expected: "&&"), 2..<3)),
            ("a == 'x", .init(.unterminatedText, 5..<6)), ("(a", .init(.missing(")", opening: 0..<1), 2..<2)),
            ("f(a, b", .init(.missing(")", opening: 1..<2), 6..<6)), ("[1, 2", .init(.missing("]", opening: 0..<1), 5..<5)),
            ("a b", .init(.unexpected("b"), 2..<3)), ("12abc", .init(.unexpected("12abc"), 0..<5)),
            ("'\\q'", .init(.invalidEscape("\\q"), 1..<3)),
            ("9223372036854775808", .init(.numberOutOfRange("9223372036854775808"), 0..<19)),
            ("a # b", .init(.unknownCharacter("#"), 2..<3)),
            ("é", .init(.unknownCharacter("é"), 0..<2)), ("if", .init(.reservedWord("if"), 0..<2)),
            ("a ? b", .init(.missing(":", opening: nil), 5..<5)),
            ("0.1e-31", .init(.numberOutOfRange("0.1e-31"), 0..<7)),
        ]
        for (text, expected) in rows {
            #expect(throws: expected, "\(text)") { try ExpressionParser.parse(text) }
        }
    }

    @Test func limitsDepthOfBracketsOperatorsAndChains() {
        let texts = [
            String(repeating: "(", count: 50_000), String(repeating: "!", count: 50_000), String(repeating: "-", count: 50_000) + "a",
            "a" + String(repeating: " + a", count: 10_000), "a" + String(repeating: ".a", count: 10_000),
            String(repeating: "[", count: 30_000), String(repeating: "a ? ", count: 10_000), String(repeating: "a(", count: 20_000),
        ]
        for text in texts { #expect(throws: ExpressionSyntaxFault.self) { try ExpressionParser.parse(text) } }
        #expect(throws: ExpressionSyntaxFault(.tooLong(limit: 65_536), 0..<70_000)) {
            try ExpressionParser.parse(String(repeating: " ", count: 70_000))
        }
    }

    @Test func rangesCoverTheText() throws {
        let node = try ExpressionParser.parse("ab + (cd * 2)")
        guard case .binary(.add, let left, let right) = node.kind else { Issue.record("no sum"); return }
        expect(node.range, equals: 0..<13)
        expect(left.range, equals: 0..<2)
        expect(right.range, equals: 6..<12)
        expect(right.children.map(\.range), equals: [6..<8, 11..<12])
    }

    /// Any bytes end in a node or a fault, and what is read prints to something that reads the same.
    @Test func neverCrashes() {
        let pieces = [
            "a", "'", "\"", "(", ")", "[", "]", "{", "}", ".", "?", ":", "1", "1.5", "e9", "-", "!", "&&", "||", "==", "in", " ", "b'",
            "r\"\"\"", "\\u00e9", "é", ",", "has(", "0x", "u", "/", "//", "\n", "`",
        ]
        var random = SampleSource(seed: 42)
        for _ in 0..<4000 {
            let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
            guard let node = try? ExpressionParser.parse(text) else { continue }
            let printed = node.canonicalText
            expect((try? ExpressionParser.parse(printed))?.canonicalText, equals: printed, "\(text)")
        }
    }
}
