import Expectations
import FoundationEssentials
import ServiceDSL
import ServiceIR
import Testing

/// Files broken at random, with fixed seeds: the reader always comes back with a tree or with findings, quickly.
@Suite struct YAMLMutationTests {
    /// `MPP_FUZZ=10000 swift test` runs the long count.
    private static let count = ProcessInfo.processInfo.environment["MPP_FUZZ"].flatMap { Int($0) } ?? 250

    @Test func mutatedFilesAreReadOrRefused() throws {
        var random = SampleSource(seed: 2)
        let seeds = try Self.seeds()
        for round in 0..<Self.count {
            var bytes = seeds[round % seeds.count]
            for _ in 0...Int(random.next() % 3) { mutate(&bytes, &random) }
            let file = SourceFile(path: "acak.yaml", bytes: bytes)
            let sink = DiagnosticSink()
            let tree = YAMLParser.parse(file, into: sink)
            expect(tree.root != nil || sink.hasFailures, "round \(round): neither a tree nor a failure")
            for finding in sink.findings {
                expect(finding.span.end <= bytes.count && finding.span.start <= finding.span.end, "round \(round)")
            }
            if let root = tree.root { check(root, tree, depth: 0) }
            let sources = SourceSet(file)
            for language in MessageLanguage.allCases {
                expect(!DiagnosticText.full(sink.findings, in: sources, language: language).contains("\0"))
            }
        }
    }

    /// Children lie inside their parents, one after another; every place can be pointed at.
    private func check(_ node: YAMLNode, _ tree: YAMLTree, depth: Int) {
        if depth > 70 { return }
        var end = node.span.start
        for child in node.kind == .mapping ? node.entries.flatMap({ [$0.key, $0.value] }) : Array(node.items) {
            expect(child.span.end >= child.span.start && child.span.end <= tree.file.bytes.count)
            if child.span.start >= node.span.start, node.anchor == nil {
                expect(child.span.start >= end, "\(child.pointer)")
                expect(child.span.end <= node.span.end, "\(child.pointer)")
                end = child.span.end
            }
            check(child, tree, depth: depth + 1)
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SampleSource) {
        guard !bytes.isEmpty else { return }
        let at = Int(random.next() % UInt64(bytes.count))
        let signs = Array("\t\n \"'[]{},:#&*!|>%@`?-\\~\0".utf8) + [0xFF, 0xC3, 0xA9, 0xE2, 0x80, 0xA8]
        switch random.next() % 6 {
        case 0: bytes[at] = signs[Int(random.next() % UInt64(signs.count))]
        case 1: bytes.insert(signs[Int(random.next() % UInt64(signs.count))], at: at)
        case 2: bytes.remove(at: at)
        case 3: bytes.removeSubrange(at..<min(at + Int(random.next() % 40), bytes.count))
        default:
            var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
            let a = Int(random.next() % UInt64(lines.count))
            let b = Int(random.next() % UInt64(lines.count))
            switch random.next() % 3 {
            case 0: lines.remove(at: a)
            case 1: lines.insert(lines[a], at: b)
            default: lines.swapAt(a, b)
            }
            bytes = Array(lines.joined(separator: [10]))
        }
    }

    /// The failing and passing examples of all rules, and the services of the repository.
    private static func seeds() throws -> [[UInt8]] {
        var seeds = Rule.yamlRules.flatMap { [$0.failing, $0.passing] }.filter { !$0.isEmpty }.map { Array($0.utf8) }
        let services = RuleCase.root.appending(path: "../../../services").resolvingSymlinksInPath()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: services.path()).filter { $0.hasSuffix(".yaml") }.sorted()
        for path in paths { seeds.append(Array(try Data(contentsOf: services.appending(path: path)))) }
        return seeds
    }
}
