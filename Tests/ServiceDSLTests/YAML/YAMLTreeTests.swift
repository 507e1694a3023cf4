import Expectations
import ServiceDSL
import Testing

@Suite struct YAMLTreeTests {
    private func tree(_ text: String) throws -> YAMLTree {
        let sink = DiagnosticSink()
        let tree = YAMLParser.parse(SourceFile(path: "uji.yaml", text: text), into: sink)
        expect(sink.findings.isEmpty)
        return tree
    }

    /// Every key and value is where it is written, also behind characters of several bytes.
    @Test func placesOfKeysAndValues() throws {
        let tree = try tree("nama: Café — Ñandú\nform:\n  a: { x: 'satu', \"dua\": [1, 2] }\n  b: |\n    teks\n    lagi\n\n  c: akhir\n")
        let root = try #require(tree.root)
        let form = try #require(root["form"])
        let file = tree.file
        func text(_ node: YAMLNode?) -> String { node.map { file.text(of: $0.span) } ?? "" }
        let rows: [(YAMLNode?, String)] = [
            (root["nama"], "Café — Ñandú"), (form, "a: { x: 'satu', \"dua\": [1, 2] }\n  b: |\n    teks\n    lagi\n\n  c: akhir"),
            (form["a"], "{ x: 'satu', \"dua\": [1, 2] }"), (form["a"]?["dua"], "[1, 2]"), (form["a"]?.entry("dua")?.key, "\"dua\""),
            (form["b"], "|\n    teks\n    lagi"), (form["c"], "akhir"),
        ]
        for (node, written) in rows { expect(text(node), equals: written) }
        expect(form["b"]?.text, equals: "teks\nlagi\n")
        let place = try #require(form["c"])
        expect(file.position(at: place.span.start), equals: SourcePosition(line: 8, column: 6, offset: place.span.start))
        expect(file.position(at: try #require(root["nama"]).span.end).column, equals: 19)
    }

    /// `73.07` and `"73.07"` read alike and are told apart by how they are written.
    @Test func quotingIsKept() throws {
        let root = try #require(try tree("a: 73.07\nb: \"73.07\"\nc: '73.07'\n").root)
        expect(root["a"]?.isPlain == true && root["b"]?.isQuoted == true && root["c"]?.style == .singleQuoted)
        expect(root["a"]?.text, equals: root["b"]?.text)
    }

    @Test func aPartOfAText() throws {
        let tree = try tree("a: luas > 24\nb: 'luas > 24'\nc: \"luas\\n> 24\"\n")
        let root = try #require(tree.root)
        func part(_ key: String) -> String { root[key].map { tree.file.text(of: $0.span(ofText: 5..<6)) } ?? "" }
        expect(part("a"), equals: ">")
        expect(part("b"), equals: ">")
        expect(part("c"), equals: "\"luas\\n> 24\"", "an escaped text is marked as a whole")
    }

    @Test func pointers() throws {
        let tree = try tree("a/b:\n  - x: { y~: 1 }\n  - [p, q]\n")
        let root = try #require(tree.root)
        let list = try #require(root["a/b"])
        let items = Array(list.items)
        expect(items[0]["x"]?["y~"]?.pointer, equals: "/a~1b/0/x/y~0")
        expect(Array(items[1].items)[1].pointer, equals: "/a~1b/1/1")
        expect(root.pointer, equals: "")
        expect(tree.pointer(at: items[1].span.start + 1), equals: "/a~1b/1/0")
    }

    @Test func anAliasReadsAsItsAnchorWhereItStands() throws {
        let tree = try tree("a: &a { isi: x }\nb: *a\n")
        let alias = try #require(tree.root?["b"])
        expect(alias["isi"]?.text, equals: "x")
        expect(tree.file.text(of: alias.span), equals: "*a")
    }

    @Test func commentsAndTheirLines() throws {
        let tree = try tree(
            "# atas\na: 'bukan # ini' # samping\n\n  # dalam\nb: | # kepala\n  teks # bukan\nc: [x, # koma\n  y] #\n# akhir\n")
        let comments = tree.comments()
        expect(comments.map(\.text), equals: ["atas", "samping", "dalam", "kepala", "koma", "", "akhir"])
        expect(comments.map(\.line), equals: [1, 2, 4, 5, 7, 8, 9])
        expect(comments.map(\.attachedLine), equals: [2, 2, 5, 5, 7, 8, nil])
        expect(comments.map(\.isTrailing), equals: [false, true, false, true, true, true, false])
    }

    /// A value with a fault of its own is marked, the rest is read, and its consequences are silent.
    @Test func theRestIsReadAfterAFault() throws {
        let sink = DiagnosticSink()
        let tree = YAMLParser.parse(SourceFile(path: "uji.yaml", text: "when: !x && y\nnama: Izin: dua\nbenar: ya\n"), into: sink)
        let root = try #require(tree.root)
        expect(sink.findings.map(\.rule.number), equals: [115, 126])
        expect(root["when"]?.isFaulty == true && root["nama"]?.isFaulty == true && root["benar"]?.isFaulty == false)
        let before = sink.findings.count
        sink.report(Diagnostic(.emptyFile, at: try #require(root["when"]).span))
        expect(sink.findings.count, equals: before)
    }

    /// Every fix that is called safe makes the very finding go away, and only quotes what was written.
    @Test(arguments: Rule.yamlRules.filter { !$0.failing.isEmpty })
    func safeFixesMend(rule: Rule) throws {
        var text = rule.failing
        for _ in 0..<10 {
            let sink = DiagnosticSink()
            let file = SourceFile(path: "uji.yaml", text: text)
            _ = YAMLParser.parse(file, into: sink)
            guard let edit = sink.findings.flatMap(\.fixes).first(where: { $0.applicability == .safe })?.edits.first else {
                expect(text == rule.failing || sink.findings.isEmpty, "\(text)")
                return
            }
            var bytes = file.bytes
            bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
            text = String(decoding: bytes, as: UTF8.self)
        }
        Issue.record("the fixes do not end: \(text)")
    }

    @Test func traps() {
        func codes(_ value: String) -> [Int] {
            let sink = DiagnosticSink()
            _ = YAMLParser.parse(SourceFile(path: "uji.yaml", text: "k: \(value)\n"), into: sink)
            return sink.findings.map(\.rule.number)
        }
        let trapped: [(Int, [String])] = [
            (120, ["yes", "Yes", "NO", "on", "Off", "True", "FALSE"]), (111, ["~", "null", "Null", "NULL"]),
            (121, ["0812", "081234567890"]), (122, ["12:30", "8:00", "1:30:00"]),
        ]
        for (code, words) in trapped {
            for word in words { expect(codes(word), equals: [code], "\(word)") }
        }
        let harmless: [String] = [
            "true", "false", "yEs", "yes!", "ya", "tidak", "none", "0", "0.5", "-1", "12.50", "250000", "9007199254740992", "2026-01-31",
            "2026-03-16T09:00",
            "1e3",
            "08:00-16:00", "12/IR/III/2025", "a:b", "5 working days", "Jum'at", "a - b", "luas * 2", "x != y", "a#b", "{ }", "[ ]",
            "0812 atau 0813",
            "https://sinjai.go.id/#layanan", "50 %", "a@b.id", "'#'", "\"\"",
        ]
        for value in harmless { expect(codes(value), equals: [], "\(value)") }
    }

    @Test func aFileOverTheLimitIsNotRead() {
        let sink = DiagnosticSink()
        let bytes = [UInt8](repeating: 0x61, count: YAMLParser.sizeLimit + 1)
        let tree = YAMLParser.parse(SourceFile(path: "besar.yaml", bytes: bytes), into: sink)
        expect(sink.findings.map(\.rule) == [.fileTooLarge] && tree.root == nil)
    }

    /// Input made to be slow: each is read or refused in a moment.
    @Test func hostileFiles() {
        let hostile: [String] = [
            String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 50_000), String(repeating: "- ", count: 100_000),
            String(repeating: "? ", count: 50_000), String(repeating: "a: &a\n", count: 25_000), String(repeating: "a:\n", count: 100_000),
            String(repeating: "!", count: 150_000), "a: " + String(repeating: "\"", count: 150_001),
            (0..<30_000).map { "k\($0): v\n" }.joined(), "a: [" + String(repeating: "*x,", count: 50_000) + "]",
            String(repeating: "k: 'x\n", count: 10_001), String(repeating: "a: {x\n", count: 2_500),
            "a: [" + String(repeating: "\"a\" b, ", count: 30_000), "{" + String(repeating: "a: (b, ", count: 30_000),
        ]
        let clock = ContinuousClock()
        for (place, text) in hostile.enumerated() {
            let sink = DiagnosticSink()
            let time = clock.measure { _ = YAMLParser.parse(SourceFile(path: "jahat.yaml", text: text), into: sink) }
            expect(time < .seconds(10), "file \(place) took \(time)")
            if place != 8 { expect(sink.hasFailures, "file \(place)") }
        }
    }
}
