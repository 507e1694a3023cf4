import Expectations
import ServiceDSL
import ServiceIR
import Testing

@Suite struct DiagnosticTests {
    private let rule = Rule(
        code: 601, slug: "sla-infeasible", summary: Words(en: "too short", id: "terlalu pendek"), explanation: Words(en: "", id: ""))

    /// The frame of the design: two places of one file, a gap, a note and a help.
    @Test func frame() {
        let file = SourceFile(
            path: "situ.yaml", text: "sla:\n  within: 5 working days\n\n\n\nsurvei: { by: tim, within: 3 working days }\n")
        let finding = Diagnostic(
            rule, at: file.span(15, 29), message: Words(en: "promise too short", id: "janji tidak cukup"),
            label: Words(en: "promised here", id: "dijanjikan di sini"), labels: [.init(file.span(60, 74), Words("+3"))],
            notes: [Words("jalur: a 1 → b 3")], helps: [Words(en: "promise more", id: "perpanjang janji")])
        expect(
            DiagnosticText.full(finding, in: SourceSet(file), language: .id),
            equals: """
                error[MPP0601 sla-infeasible]: janji tidak cukup
                  ┌─ situ.yaml:2:11
                  │
                2 │   within: 5 working days
                  │           ^^^^^^^^^^^^^^ dijanjikan di sini
                  ┆
                6 │ survei: { by: tim, within: 3 working days }
                  │                            -------------- +3
                  │
                  = jalur: a 1 → b 3
                  = bantuan: perpanjang janji

                """)
    }

    /// Marks stand under what is marked, behind wide characters, combining ones and tabs.
    @Test func marksUnderWideCharacters() {
        let file = SourceFile(path: "x.yaml", text: "名前:\te\u{301} X\n")
        let finding = Diagnostic(rule, at: file.span(12, 13))
        expect(DiagnosticText.full(finding, in: SourceSet(file), language: .en).contains("1 │ 名前:   e\u{301} X\n  │           ^\n"))
        expect(
            DiagnosticText.short([finding], in: SourceSet(file), language: .en),
            equals: "x.yaml:1:8: error[MPP0601 sla-infeasible]: too short\n")
    }

    @Test func severalMarksOnOneLineAndALongLine() {
        let text = "a: " + String(repeating: "x", count: 300) + " AA BB CC " + String(repeating: "y", count: 300)
        let file = SourceFile(path: "x.yaml", text: text)
        let finding = Diagnostic(
            rule, at: file.span(307, 309), label: Words("tengah"),
            labels: [.init(file.span(304, 306), Words("kiri")), .init(file.span(310, 312), Words("kanan"))])
        let lines = DiagnosticText.full(finding, in: SourceSet(file), language: .en).split(separator: "\n").map(String.init)
        expect(lines.allSatisfy { $0.unicodeScalars.count <= 120 })
        expect(lines[3].hasPrefix("1 │ …xxxx") && lines[3].hasSuffix("y…"))
        let column = lines[3].unicodeScalars.split(separator: "A")[0].count
        expect(lines[4].unicodeScalars.prefix { $0 != "-" }.count, equals: column)
        expect(lines[4].hasSuffix("-- ^^ -- kanan") && lines[5].hasSuffix("│  tengah") && lines[6].hasSuffix(" kiri"))
    }

    /// The window of a long line shows the fault; a label too far away stands at the window's edge.
    @Test func marksTooFarApartForOneWindow() {
        let file = SourceFile(path: "x.yaml", text: "AA " + String(repeating: "x", count: 300) + " BB")
        let (left, right) = (file.span(0, 2), file.span(304, 306))
        for (fault, label) in [(left, right), (right, left)] {
            let finding = Diagnostic(rule, at: fault, labels: [.init(label, Words("jauh"))])
            let lines = DiagnosticText.full(finding, in: SourceSet(file), language: .en).split(separator: "\n").map(String.init)
            expect(lines.allSatisfy { $0.unicodeScalars.count <= 120 })
            expect(lines[3].contains(fault == left ? "AA" : "BB"))
            expect(lines[4].contains("^^") && lines[4...].joined().contains("jauh"))
        }
    }

    @Test func labelsInAnotherFile() {
        let sources = SourceSet([(path: "b.yaml", bytes: Array("dua: 2\n".utf8)), (path: "a.yaml", bytes: Array("satu: 1\n".utf8))])
        expect(sources.files.map(\.path), equals: ["a.yaml", "b.yaml"])
        let finding = Diagnostic(rule, at: sources[1].span(0, 3), labels: [.init(sources[0].span(0, 4), Words("di sini"))])
        let text = DiagnosticText.full(finding, in: sources, language: .id)
        expect(text.contains("  ┌─ b.yaml:1:1\n") && text.contains("  ┌─ a.yaml:1:1\n  │\n1 │ satu: 1\n  │ ---- di sini\n"))
    }

    /// What a terminal would obey comes out visible, and colour only on demand.
    @Test func nothingEscapesToTheTerminal() {
        let file = SourceFile(path: "x\u{1B}[2J.yaml", text: "k\u{1B}[31m: \u{202E}z\n")
        let finding = Diagnostic(rule, at: file.span(0, 2), message: Words("kunci `k\u{1B}[31m`"), label: Words("\u{7}"))
        let sources = SourceSet(file)
        for text in [
            DiagnosticText.full(finding, in: sources, language: .id), DiagnosticText.short([finding], in: sources, language: .id),
            DiagnosticJSON.text([finding], in: sources, language: .id),
            DiagnosticSARIF.text([finding], in: sources, language: .id, version: "1"),
            DiagnosticPipeline.github([finding], in: sources, language: .id),
            DiagnosticPipeline.gitlab([finding], in: sources, language: .id),
            DiagnosticPipeline.junit([finding], in: sources, language: .id, failing: .error),
        ] {
            expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        }
        expect(DiagnosticText.full(finding, in: sources, language: .id, color: true).contains("\u{1B}[1;31merror"))
    }

    @Test func orderAndDuplicates() {
        let sources = SourceSet([(path: "a", bytes: [97, 10, 98]), (path: "b", bytes: [97])])
        let other = Rule(code: 602, slug: "other", severity: .warning, summary: Words("lain"), explanation: Words(""))
        let findings = [
            Diagnostic(other, at: sources[1].span(0, 1)), Diagnostic(other, at: sources[0].span(2, 3)),
            Diagnostic(rule, at: sources[0].span(2, 3)),
            Diagnostic(rule, at: sources[0].span(0, 1)), Diagnostic(rule, at: sources[0].span(2, 3)),
        ]
        let expected = "a:1:1 601, a:2:1 601, a:2:1 602, b:1:1 602"
        for start in findings.indices {
            let sink = DiagnosticSink()
            for step in findings.indices { sink.report(findings[(start + step) % findings.count]) }
            let told = sink.findings.map { finding in
                let place = sources[finding.span].position(at: finding.span.start)
                return "\(sources[finding.span].path):\(place.line):\(place.column) \(finding.rule.number)"
            }
            expect(told.joined(separator: ", "), equals: expected)
        }
        expect(DiagnosticText.summary(findings, language: .en), equals: "3 errors, 2 warnings")
    }

    /// One document, also when clean; places in lines, characters and bytes.
    @Test func json() throws {
        let file = SourceFile(path: "x.yaml", text: "é: yes\n")
        let sink = DiagnosticSink()
        _ = YAMLParser.parse(file, into: sink)
        let text = DiagnosticJSON.text(sink.findings, in: SourceSet(file), language: .en)
        let document = try JSONValue(parsing: text)
        let head: [JSONValue?] = [document["format"], document["version"], document["counts"]?["error"]]
        expect(head, equals: ["mpp-findings", 1, 1])
        let finding = try #require(document["findings"]?.array?.first)
        let start = finding["start"]
        let told: [JSONValue?] = [
            finding["code"], finding["pointer"], finding["file"], start?["line"], start?["column"], start?["offset"],
            finding["fixes"]?.array?.first?["edits"]?.array?.first?["replacement"],
        ]
        expect(told, equals: ["MPP0120", "/é", "x.yaml", 1, 4, 4, "true"])
        let clean = try JSONValue(parsing: DiagnosticJSON.text([], in: SourceSet(file), language: .id))
        expect([clean["findings"], clean["language"]] as [JSONValue?], equals: [[], "id"])
    }

    @Test func suggestions() {
        let names = ["pendaftaran", "pembayaran", "penyerahan", "survei", "nik", "nib", "tim_teknis"]
        let rows: [(String, [String])] = [
            ("suvrei", ["survei"]), ("Tim-Teknis", ["tim_teknis"]), ("nip", ["nik", "nib"]), ("lurah", []), ("", []), ("n", []),
        ]
        for (word, nearest) in rows { expect(Suggestions.nearest(to: word, in: names), equals: nearest, "\(word)") }
        expect(Suggestions.nearest(to: "pembayarn", in: names).first, equals: "pembayaran")
    }

    /// Codes, slugs and both languages of every rule of every block.
    @Test func theCatalogIsWhole() {
        let rules = RuleCatalog.all
        expect(Set(rules.map(\.number)).count == rules.count && Set(rules.map(\.slug)).count == rules.count)
        for rule in rules {
            expect([rule.code, rule.slug].map { RuleCatalog.rule(named: $0) }, equals: [rule, rule])
            expect(rule.slug.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }, "\(rule.slug)")
            for words in [rule.summary, rule.explanation] { expect(!words.en.isEmpty && !words.id.isEmpty, "\(rule.slug)") }
            expect(!rule.summary.en.hasSuffix(".") && !rule.summary.id.hasSuffix("."), "\(rule.slug)")
        }
        expect(RuleCatalog.rule(named: "mpp0110")?.slug, equals: "duplicate-key")
    }
}
