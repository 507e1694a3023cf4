import Expectations
import ServiceIR
import Testing

@Suite struct PatternTests {
    @Test func matchesTheWholeText() throws {
        let rows: [(String, [String], [String])] = [
            (#"[0-9]{3}/SIP/[IVX]+/\d{4}"#, ["012/SIP/VIII/2026"], ["12/SIP/VIII/2026", "012/SIP/viii/2026", " 012/SIP/I/2026"]),
            ("a|bc|", ["a", "bc", ""], ["b", "abc"]), ("(ab)*c?", ["", "ab", "ababc", "c"], ["a", "abcc"]),
            ("(?:a{2,3}){2}", ["aaaa", "aaaaaa"], ["aaa", "aaaaaaa"]), ("a{2,}", ["aa", "aaaaa"], ["a"]),
            ("[^a-c]+?", ["xyz", "é"], ["xa", ""]),
            (#"\p{Lu}\p{Ll}*"#, ["Éva", "Ä"], ["éva", "E1"]), (#"[\p{L} .'-]+"#, ["Siti Nurhaliza", "D'Arc"], ["S1"]),
            (#"\w+\s\W"#, ["ab_1 \u{2014}", "x\u{A0}!"], ["é !", "x!"]), (".", ["😀", "a"], ["\n", "\u{2028}", "ab", "e\u{301}"]),
            (#"^a\.b$"#, ["a.b"], ["axb"]), (#"\x41\u0042\u{1F600}"#, ["AB😀"], ["AB"]), (#"[\]\-^a]*"#, ["]-^a"], ["b"]),
            ("[a-]+", ["-a"], ["b"]),
            (#"\bkata\b.*"#, ["kata lain"], ["katanya"]), ("(a*)*b", ["aaab", "b"], ["aaa"]), ("(|a){3}", ["", "aaa"], ["aaaa"]),
            ("(?:){1000}x", ["x"], [""]), ("(a|😀){2}", ["a😀"], ["a"]), ("x^y|z", ["z"], ["xy", "x^y"]), ("a$b", [], ["ab", "a"]),
        ]
        for (text, yes, no) in rows {
            let pattern = try Pattern(text)
            for candidate in yes { expect(pattern.matchesWhole(candidate), "\(text) on \(candidate)") }
            for candidate in no { expect(!pattern.matchesWhole(candidate), "\(text) on \(candidate)") }
        }
    }

    @Test func findsAPart() throws {
        let rows: [(String, String, Bool)] = [
            ("gr(a|e)y", "a grey cat", true), ("ubb", "hubba", true), ("", "", true), ("a+ñ+a+", "mañana", true), ("^b", "ab", false),
            ("b$", "ab", true), ("b$", "b\n", false),
        ]
        for (pattern, text, matches) in rows {
            let found = try Pattern(pattern).matches(text)
            expect(found, equals: matches, "\(pattern) in \(text)")
        }
    }

    @Test func refuses() {
        let rows: [(String, PatternError.Kind, Range<Int>)] = [
            ("[a", .unfinished, 0..<2), ("(a", .unfinished, 0..<2), ("a)", .unexpected(")"), 1..<2), ("*a", .nothingToRepeat, 0..<1),
            ("a**", .nothingToRepeat, 2..<3), ("^*", .nothingToRepeat, 0..<2), ("a{3,2}", .wrongCount, 1..<6),
            ("a{1001}", .wrongCount, 1..<7),
            ("a{", .wrongCount, 1..<2), ("a{,3}", .wrongCount, 1..<5), ("{", .nothingToRepeat, 0..<1), ("}", .unexpected("}"), 0..<1),
            ("é[z-a]", .wrongRange, 3..<6), (#"[\d-z]"#, .wrongRange, 1..<5), ("[]", .emptyClass, 0..<2),
            (#"\q"#, .unknownEscape("q"), 0..<2),
            (#"(a)\1"#, .notSupported, 3..<5), ("(?=a)", .notSupported, 0..<3), ("(?<n>a)", .notSupported, 0..<3),
            ("[[:alpha:]]", .notSupported, 1..<3),
            (#"\p{Greek}"#, .notSupported, 0..<9), ("(a{1000}){1000}", .tooLarge, 0..<0), ("(((a{99}){99}){99}){99}", .tooLarge, 0..<0),
            (#"\"#, .unfinished, 0..<1), (#"\u{110000}"#, .notSupported, 0..<10), (#"\-"#, .unknownEscape("-"), 0..<2),
        ]
        for (text, kind, range) in rows {
            let error = #expect(throws: PatternError.self, "\(text)") { try Pattern(text) }
            expect(error?.kind, equals: kind, "\(text)")
            expect(error?.range, equals: range, "\(text)")
        }
    }

    @Test func deepGroupsAreRefused() {
        let text = String(repeating: "(", count: 100_000)
        #expect(throws: PatternError.self) { try Pattern(text) }
    }

    /// Patterns that take a backtracking matcher ages.
    @Test func takesTimeInProportion() throws {
        let rows: [String] = ["(a+)+b", "(a|a)*b", "(a|aa)+$b", "(.*)*x", "((a?){30}){30}a{30}b"]
        for text in rows {
            let pattern = try Pattern(text)
            let clock = ContinuousClock()
            let start = clock.now
            expect(!pattern.matchesWhole(String(repeating: "a", count: 1000)), "\(text)")
            expect(clock.now - start < .seconds(20), "\(text)")
        }
    }

    /// The machine against a matcher written straight from the meaning of each part.
    @Test func agreesWithAPlainMatcher() throws {
        var lottery = SampleSource(seed: 5)
        for _ in 0..<400 {
            let node = Plain.any(depth: 3, &lottery)
            let pattern = try Pattern(node.text)
            for _ in 0..<10 {
                let text = (0..<Int.random(in: 0...6, using: &lottery)).map { _ in ["a", "b", "c"][Int.random(in: 0..<3, using: &lottery)] }
                    .joined()
                let letters = Array(text)
                let expected = node.ends(letters, 0).contains(letters.count)
                expect(pattern.matchesWhole(text), equals: expected, "\(node.text) on \(text)")
                let found = (0...letters.count).contains { !node.ends(letters, $0).isEmpty }
                expect(pattern.matches(text), equals: found, "\(node.text) in \(text)")
            }
        }
    }

    private indirect enum Plain {
        case letter(Character)
        case notB
        case both(Plain, Plain)
        case either(Plain, Plain)
        case times(Plain, Int, Int?)

        static func any(depth: Int, _ lottery: inout SampleSource) -> Plain {
            switch Int.random(in: 0..<(depth > 0 ? 6 : 2), using: &lottery) {
            case 0: return .letter(["a", "b", "c"][Int.random(in: 0..<3, using: &lottery)])
            case 1: return .notB
            case 2, 3: return .both(any(depth: depth - 1, &lottery), any(depth: depth - 1, &lottery))
            case 4: return .either(any(depth: depth - 1, &lottery), any(depth: depth - 1, &lottery))
            default:
                let least = Int.random(in: 0...2, using: &lottery)
                return .times(
                    any(depth: depth - 1, &lottery), least,
                    Bool.random(using: &lottery) ? nil : least + Int.random(in: 0...2, using: &lottery))
            }
        }

        var text: String {
            switch self {
            case .letter(let letter): String(letter)
            case .notB: "[^b]"
            case .both(let a, let b): a.text + b.text
            case .either(let a, let b): "(\(a.text)|\(b.text))"
            case .times(let a, let least, let most): "(\(a.text)){\(least),\(most.map { "\($0)" } ?? "")}"
            }
        }

        func ends(_ text: [Character], _ start: Int) -> Set<Int> {
            switch self {
            case .letter(let letter): return start < text.count && text[start] == letter ? [start + 1] : []
            case .notB: return start < text.count && text[start] != "b" ? [start + 1] : []
            case .both(let a, let b): return Set(a.ends(text, start).flatMap { b.ends(text, $0) })
            case .either(let a, let b): return a.ends(text, start).union(b.ends(text, start))
            case .times(let a, let least, let most):
                var reached: Set<Int> = least == 0 ? [start] : []
                var now: Set<Int> = [start]
                for n in 1..<(most ?? text.count + least + 1) + 1 {
                    now = Set(now.flatMap { a.ends(text, $0) })
                    if n >= least { reached.formUnion(now) }
                }
                return reached
            }
        }
    }
}

@Suite struct TextTests {
    @Test func composes() {
        let rows: [(String, String)] = [
            ("e\u{301}", "\u{E9}"), ("\u{212B}", "\u{C5}"), ("\u{1100}\u{1161}\u{11A8}", "\u{AC01}"),
            ("q\u{307}\u{323}", "q\u{323}\u{307}"),
            ("\u{0344}", "\u{308}\u{301}"), ("Sitti", "Sitti"), ("\u{E9}", "\u{E9}"), ("", ""), ("\u{2126}", "\u{3A9}"),
            ("\u{FB01}", "\u{FB01}"),
        ]
        for (text, normal) in rows {
            expect(Text.equal(Text.nfc(text), normal), "\(text)")
            expect(Text.equal(Text.nfc(normal), normal), "\(text)")
        }
    }

    @Test func comparesByScalars() {
        expect(!Text.equal("\u{E9}", "e\u{301}"))
        expect(Text.equal("é", "é"))
        expect(Text.count("e\u{301}😀"), equals: 3)
        // Swift orders by another rule; here U+FF5E comes before U+1F600 as in the bytes, not after as in UTF-16.
        expect(Text.less("\u{FF5E}", "\u{1F600}") && !Text.less("b", "a") && !Text.less("a", "a"))
        expect(Text.trimmed("\u{A0} Sitti  Aminah\n"), equals: "Sitti  Aminah")
    }
}
