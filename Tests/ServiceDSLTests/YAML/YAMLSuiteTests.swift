import Expectations
import FoundationEssentials
import ServiceDSL
import Testing

/// The YAML project's own test suite, where it lies beside the repository (`YAML_TEST_SUITE`,
/// or `../shared/conformance/yaml-test-suite/src`; without it this test is left out).
///
/// Our reader refuses much that YAML allows (tags, several documents, empty values …), so a case is compared only where the document
/// is one of ours: it comes out without a finding, and then has the suite's events; what the suite calls an error is never read silently,
/// except for the cases that libyaml itself accepts.
@Suite struct YAMLSuiteTests {
    private static let folder: URL? = {
        let given = ProcessInfo.processInfo.environment["YAML_TEST_SUITE"].map { URL(filePath: $0) }
        // Beside the repository, or beside a folder that holds it.
        var places = [given].compactMap { $0 }
        var above = URL(filePath: #filePath)
        while above.pathComponents.count > 1 {
            above = above.deletingLastPathComponent()
            places.append(above.appending(path: "shared/conformance/yaml-test-suite/src"))
        }
        return places.first { FileManager.default.fileExists(atPath: $0.path()) }
    }()

    /// Invalid files that libyaml reads: comments without a blank before them, a lone `-` in a flow list, lines of quoted or block texts
    /// indented too little or too much, a tab before a continuation.
    private static let readByLibyaml = [
        "9C9N.yaml", "9JBA.yaml", "CVW2.yaml", "DK95.yaml", "G5U8.yaml", "QB6E.yaml", "S98Z.yaml", "SU5Z.yaml", "X4QW.yaml", "YJV2.yaml",
    ]
    /// Files that libyaml reads otherwise than the suite: `?foo` in a flow mapping, and a block text that ends with the file.
    private static let readOtherwise = ["652Z.yaml", "JEF9.yaml", "L24T.yaml"]

    @Test(.enabled(if: folder != nil)) func everyCaseIsReadOrRefused() throws {
        let folder = try #require(Self.folder)
        var compared = 0
        var refused = 0
        var lenient: [String] = []
        var otherwise: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() where name.hasSuffix(".yaml") {
            for (place, test) in try cases(folder.appending(path: name)).enumerated() {
                let sink = DiagnosticSink()
                let tree = YAMLParser.parse(SourceFile(path: name, text: test.yaml), into: sink)
                let isClean = sink.findings.isEmpty
                expect(tree.root != nil || sink.hasFailures, "\(name) \(place)")
                if !isClean { refused += 1 }
                if test.fails, isClean { lenient.append(name) }
                if !test.fails, isClean, let root = tree.root {
                    compared += 1
                    if events(root) != test.events { otherwise.append(name) }
                }
            }
        }
        print(
            "YAML suite: \(compared - otherwise.count) read as the suite says, \(refused) refused with a finding, "
                + "\(lenient.count) invalid ones read as libyaml does"
        )
        expect(lenient, equals: Self.readByLibyaml)
        expect(otherwise, equals: Self.readOtherwise)
        expect(compared > 140)
    }

    private struct SuiteCase {
        var yaml = ""
        var fails = false
        var events: [String] = []
    }

    /// The cases of a file, read by our own reader; a case takes over from the one before what it does not say.
    private func cases(_ file: URL) throws -> [SuiteCase] {
        let sink = DiagnosticSink()
        let bytes = Array(try Data(contentsOf: file))
        // The files begin with `---`; some of their texts hold characters that a definition may not.
        guard let root = YAMLParser.parse(SourceFile(path: file.lastPathComponent, bytes: bytes), into: sink).root else { return [] }
        var result: [SuiteCase] = []
        for item in root.items {
            var test = result.last ?? SuiteCase()
            if let yaml = item["yaml"] { test.yaml = unescaped(yaml.text) }
            test.fails = item["fail"] != nil
            if let tree = item["tree"] {
                let marks = ["+", "-", "="]
                test.events = unescaped(tree.text).split(separator: "\n").map { String($0.drop { $0 == " " }) }.filter { line in
                    marks.contains { line.hasPrefix($0) } && !["+STR", "-STR", "+DOC", "-DOC"].contains { line.hasPrefix($0) }
                }
            }
            result.append(test)
        }
        return result
    }

    /// The suite shows what cannot be seen by signs of its own.
    private func unescaped(_ text: String) -> String {
        var result = text.replacing("␣", with: " ").replacing("↵", with: "")
        result = result.replacing("∎\n", with: "").replacing("←", with: "\r")
        result = result.replacing("⇔", with: "\u{FEFF}")
        for dashes in ["————»", "———»", "——»", "—»", "»"] { result = result.replacing(dashes, with: "\t") }
        return result
    }

    /// A tree as the suite's events, without tags (there are none without a finding).
    private func events(_ node: YAMLNode) -> [String] {
        if node.isAlias { return ["=ALI *\(node.anchor ?? "")"] }
        let anchor = node.anchor.map { " &\($0)" } ?? ""
        switch node.kind {
        case .empty: return ["=VAL\(anchor) :"]
        case .scalar:
            let sign =
                switch node.style {
                case .singleQuoted: "'"
                case .doubleQuoted: "\""
                case .literal: "|"
                case .folded: ">"
                default: ":"
                }
            let shown: [Unicode.Scalar: String] = ["\\": "\\\\", "\n": "\\n", "\t": "\\t", "\u{8}": "\\b", "\r": "\\r"]
            let text = node.text.unicodeScalars.map { shown[$0] ?? String($0) }.joined()
            return ["=VAL\(anchor) \(sign)\(text)"]
        case .sequence: return ["+SEQ\(node.style == .flow ? " []" : "")\(anchor)"] + node.items.flatMap(events) + ["-SEQ"]
        case .mapping:
            return ["+MAP\(node.style == .flow ? " {}" : "")\(anchor)"] + node.entries.flatMap { events($0.key) + events($0.value) } + [
                "-MAP"
            ]
        }
    }
}
