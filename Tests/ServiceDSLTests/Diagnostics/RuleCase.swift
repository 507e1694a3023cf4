import Expectations
import FoundationEssentials
import ServiceDSL
import Testing

/// A folder `Cases/NNNN-slug`: files that break one rule and files that keep it, and what is printed about them.
///
/// - `fail*.yaml` breaks the rule, `pass*.yaml` keeps it; any other file stands beside each of them (a `catalog.yaml`, say), also one of another
///   catalog in a folder of its own.
/// - The fault is marked in the YAML: `# ~ MPP0110` on its line, or `# ~v MPP0110` on the line above. Every finding must be marked,
///   unless the file holds no mark at all, because it can hold no comment.
/// - `fail*.diagnostics` is what is printed, in both languages. `RECORD=1 swift test` writes it anew.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let folder: URL
    let rule: Int
    let slug: String

    var testDescription: String { folder.lastPathComponent }

    /// What a compiler, or a part of it, finds in some files.
    typealias Finder = (SourceSet) -> [Diagnostic]

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Cases")
    static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    /// The cases of some blocks of codes: 1 is 01xx.
    static func all(blocks: ClosedRange<Int>) -> [RuleCase] {
        names(root).compactMap { name in
            guard let number = Int(name.prefix(4)), name.dropFirst(4).first == "-", blocks.contains(number / 100) else { return nil }
            return RuleCase(folder: root.appending(path: name), rule: number, slug: String(name.dropFirst(5)))
        }
    }

    /// Runs every file of the case and compares marks and snapshots.
    func run(_ find: Finder) throws {
        let names = Self.names(folder)
        let variants = names.filter { $0.hasSuffix(".yaml") && ($0.hasPrefix("fail") || $0.hasPrefix("pass")) }
        let beside = names.flatMap { name in Self.names(folder.appending(path: name)).map { "\(name)/\($0)" } }
        let companions = (names + beside).filter { $0.hasSuffix(".yaml") && !variants.contains($0) }
        let known = try #require(RuleCatalog.all.first { $0.number == rule }, "no rule \(rule)")
        expect(known.slug, equals: slug)
        expect(variants.contains { $0.hasPrefix("fail") } && variants.contains { $0.hasPrefix("pass") })
        for variant in variants {
            let sources = try SourceSet(
                (companions + [variant]).map { (path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0)))) })
            let findings = find(sources)
            if variant.hasPrefix("pass") {
                let wrong = findings.filter { $0.rule.number == rule || $0.severity >= .danger }
                expect(wrong.isEmpty, "\(variant):\n\(DiagnosticText.short(wrong, in: sources, language: .en))")
            } else {
                expect(findings.contains { $0.rule.number == rule }, "\(variant) does not break the rule")
                checkMarks(variant, sources, findings)
                try checkSnapshot(variant, sources, findings)
            }
        }
        // A snapshot of nothing misleads who reads it.
        for name in names where name.hasSuffix(".diagnostics") {
            let yaml = name.dropLast(".diagnostics".count) + ".yaml"
            expect(variants.contains(String(yaml)) && yaml.hasPrefix("fail"), "unused snapshot \(name)")
        }
    }

    private func checkMarks(_ variant: String, _ sources: SourceSet, _ findings: [Diagnostic]) {
        let expected = sources.files.flatMap(Self.marks).sorted()
        if expected.isEmpty { return }
        let found = findings.map { finding in
            let file = sources[finding.span]
            return "\(file.path):\(file.position(at: finding.span.start).line) \(finding.rule.code)"
        }
        expect(Set(found).sorted(), equals: Array(Set(expected)).sorted(), "\(variant): found is not what is marked")
    }

    /// The marks of a file: `path:line code`.
    private static func marks(_ file: SourceFile) -> [String] {
        var result: [String] = []
        for line in 1...file.lines.starts.count {
            let text = file.text(file.lineRange(line))
            guard text.utf8.contains(UInt8(ascii: "~")) else { continue }
            for (sign, target) in [("# ~ ", line), ("# ~v ", line + 1)] {
                guard let mark = text.firstRange(of: sign) else { continue }
                for code in text[mark.upperBound...].split(separator: " ") where code.hasPrefix("MPP") {
                    result.append("\(file.path):\(target) \(code)")
                }
            }
        }
        return result
    }

    private func checkSnapshot(_ variant: String, _ sources: SourceSet, _ findings: [Diagnostic]) throws {
        let printed =
            DiagnosticText.short(findings, in: sources, language: .en) + "\n"
            + DiagnosticText.full(findings, in: sources, language: .id) + DiagnosticText.full(findings, in: sources, language: .en)
        let file = folder.appending(path: variant.dropLast(".yaml".count) + ".diagnostics")
        if Self.isRecording {
            try Data(printed.utf8).write(to: file)
            return
        }
        let recorded = try? String(contentsOf: file, encoding: .utf8)
        expect(
            recorded.map { Array($0.unicodeScalars) }, equals: Array(printed.unicodeScalars),
            "\(folder.lastPathComponent)/\(variant):\n\(printed)")
    }

    private static func names(_ folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()
    }
}
