import Expectations
import FoundationEssentials
import Runtime
import ServiceDSL
import ServiceIR
import Testing

/// Every YAML example of the documentation is compiled, its scenarios run; `Tests/Documentation/README.md` says how one is added.
struct DocumentationTests {
    /// The reference: each example stands for itself.
    @Test func language() throws {
        var reading = try DocumentReading("docs/language.md", in: "language", keepsChanges: false)
        try reading.checkAll()
        expect(reading.checked > 8)
    }

    /// A region's settings and its own rules: each example is the whole of its file.
    @Test func configuration() throws {
        var reading = try DocumentReading("docs/configuration.md", in: "language", keepsChanges: false)
        try reading.checkAll()
        expect(reading.checked > 1)
    }

    /// The guide's chapter on a region's own rules: each example is the whole of its file.
    @Test func ownRules() throws {
        var reading = try DocumentReading("docs/panduan/aturan-daerah.md", in: "language", keepsChanges: false)
        try reading.checkAll()
        expect(reading.checked > 3)
    }

    /// The author's guide: each example goes on from the one before.
    @Test func guide() throws {
        var reading = try DocumentReading("docs/panduan/langkah-demi-langkah.md", in: "panduan", keepsChanges: true)
        reading.files["indonesia-2026.calendar.yaml"] = try DocumentReading.lines("services/nasional/indonesia-2026.calendar.yaml")
        try reading.checkAll()
        expect(reading.checked > 8)
    }

    @Test func fragmentsAreLaidOver() {
        let base = "a: 1\nform:\n  x:\n    name: X\n    fields:\n      p: { q: 1 }\nworkflow:\n  s: 1\n"
        func laid(_ fragment: String, _ path: String = "") -> String {
            SourceLine.laid(SourceLine.lines(fragment), over: SourceLine.lines(base), at: path.split(separator: ".").map(String.init))
                .map(\.text).joined(separator: "\n")
        }
        expect(
            laid("form:\n  x:\n    fields:\n      r: 2\n  y: 3\nb: 4"),
            equals: "a: 1\nform:\n  x:\n    name: X\n    fields:\n      p: { q: 1 }\n      r: 2\n  y: 3\nworkflow:\n  s: 1\nb: 4")
        expect(laid("workflow:\n  t: 1").hasSuffix("workflow:\n  t: 1"))
        expect(laid("name:\n  - 1", "form.x").contains("  x:\n    name:\n      - 1\n    fields:"))
    }
}

/// A line of a file that an example is part of.
struct SourceLine {
    var text: String
    /// The line of the document that it was taken from.
    var origin: Int?

    static func lines(_ text: String) -> [SourceLine] { text.split(separator: "\n").map { SourceLine(text: String($0)) } }

    private struct Entry {
        var key: String
        var lines: [SourceLine]
        /// The lines below a key that says nothing on its own line.
        var isBlock: Bool {
            let head = lines[0].text.prefix { $0 != "#" }.split(separator: " ").joined(separator: " ")
            return head == "\(key):" && lines.count > 1 && !lines[1].text.drop { $0 == " " }.hasPrefix("- ")
        }
    }

    private static func entries(_ lines: [SourceLine]) -> [Entry] {
        var entries: [Entry] = []
        for line in lines {
            let isKey = line.text.first.map { $0 != " " && $0 != "#" } ?? false
            if isKey {
                entries.append(Entry(key: String(line.text.prefix { $0 != ":" }), lines: [line]))
            } else if !entries.isEmpty {
                entries[entries.count - 1].lines.append(line)
            }
        }
        return entries
    }

    /// A file without one of its keys.
    static func removing(_ key: String, from lines: [SourceLine]) -> [SourceLine] {
        entries(lines).filter { $0.key != key }.flatMap(\.lines)
    }

    /// A fragment over a file: maps merge by key, all else is replaced; of the whole file's keys `workflow` too.
    static func laid(_ fragment: [SourceLine], over base: [SourceLine], at path: [String], isTop: Bool = true) -> [SourceLine] {
        var entries = entries(base)
        func inside(_ entry: Entry, _ inner: [SourceLine], _ path: [String]) -> [SourceLine] {
            let body = entry.lines.dropFirst().map { SourceLine(text: String($0.text.dropFirst(2)), origin: $0.origin) }
            return [entry.lines[0]]
                + laid(inner, over: body, at: path, isTop: false).map { SourceLine(text: "  " + $0.text, origin: $0.origin) }
        }
        if let first = path.first {
            guard let place = entries.firstIndex(where: { $0.key == first }) else { return base }
            entries[place].lines = inside(entries[place], fragment, Array(path.dropFirst()))
        } else {
            for entry in self.entries(fragment) {
                guard let place = entries.firstIndex(where: { $0.key == entry.key }) else {
                    entries.append(entry)
                    continue
                }
                if entry.isBlock, entries[place].isBlock, !(isTop && entry.key == "workflow") {
                    let inner = entry.lines.dropFirst().map { SourceLine(text: String($0.text.dropFirst(2)), origin: $0.origin) }
                    entries[place].lines = inside(entries[place], inner, [])
                } else {
                    entries[place] = entry
                }
            }
        }
        return entries.flatMap(\.lines)
    }
}

/// A document while its examples are checked.
struct DocumentReading {
    struct Block {
        var words: [String]
        /// The number of its first line inside the fences.
        var line: Int
        var lines: [String]
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    let path: String
    let keepsChanges: Bool
    /// The files as the reader has them.
    var files: [String: [SourceLine]] = [:]
    private var document: [String]
    private(set) var checked = 0

    static func lines(_ path: String) throws -> [SourceLine] {
        SourceLine.lines(try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }

    init(_ path: String, in folder: String, keepsChanges: Bool) throws {
        self.path = path
        self.keepsChanges = keepsChanges
        document = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8).components(separatedBy: "\n")
        let environment = "Tests/Documentation/\(folder)"
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: Self.root.appending(path: environment).path)) ?? []
        for name in names where name.hasSuffix(".yaml") { files[name] = try Self.lines("\(environment)/\(name)") }
    }

    private var blocks: [Block] {
        var blocks: [Block] = []
        var open: Block?
        for (number, line) in document.enumerated() {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(words: line.dropFirst(3).split(separator: " ").map(String.init), line: number + 2, lines: [])
                }
            } else {
                open?.lines.append(line)
            }
        }
        return blocks
    }

    mutating func checkAll() throws {
        var recorded: [(lines: Range<Int>, text: [String])] = []
        let blocks = blocks
        for (place, block) in blocks.enumerated() where block.words.first == "yaml" {
            checked += 1
            let codes = block.words.contains("wrong") ? block.words.filter { $0.hasPrefix("MPP") } : nil
            let target = target(of: block)
            let before = files
            if let place = block.words.firstIndex(of: "without") {
                files[target] = SourceLine.removing(block.words[place + 1], from: files[target] ?? [])
            }
            put(block, into: target)
            let compilation = compile(target)
            check(block, compilation, codes)
            if let next = blocks.dropFirst(place + 1).first, next.words == ["text"] {
                let printed = printed(compilation)
                if printed != next.lines { recorded.append((next.line - 1..<next.line - 1 + next.lines.count, printed)) }
            }
            if codes == nil { try run(compilation, target, block) }
            if codes != nil || !keepsChanges { files = before }
        }
        guard !recorded.isEmpty else { return }
        if Self.isRecording {
            for change in recorded.reversed() { document.replaceSubrange(change.lines, with: change.text) }
            try Data(document.joined(separator: "\n").utf8).write(to: Self.root.appending(path: path))
        } else {
            for change in recorded {
                Issue.record("\(path):\(change.lines.lowerBound + 1): what is printed is now\n\(change.text.joined(separator: "\n"))")
            }
        }
    }

    // MARK: Files

    private static let kinds = ["catalog", "service", "standard", "calendar", "scenarios", "rules"]

    private func kind(of block: Block) -> String? {
        let first = block.lines.first { !$0.isEmpty && !$0.hasPrefix("#") } ?? ""
        let parts = first.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let value = parts[1].first(where: { $0 != " " }), value != "#" else { return nil }
        return Self.kinds.first { $0 == parts[0] }
    }

    /// The file that a block is, or is laid over.
    private func target(of block: Block) -> String {
        if let named = block.words.first(where: { $0.hasSuffix(".yaml") }) { return named }
        return switch kind(of: block) {
        case "catalog": "catalog.yaml"
        case "calendar": "nasional/indonesia-2026.calendar.yaml"
        case "scenarios": "frame.scenarios.yaml"
        case "standard": "example.standard.yaml"
        case "service": "example.service.yaml"
        default: block.words.last == "resources" ? "catalog.yaml" : "frame.service.yaml"
        }
    }

    private mutating func put(_ block: Block, into target: String) {
        let lines = block.lines.enumerated().map { SourceLine(text: $0.element, origin: block.line + $0.offset) }
        if kind(of: block) != nil {
            files[target] = lines
        } else {
            let path = block.words.firstIndex(of: "in").map { block.words[$0 + 1] } ?? ""
            // Comments and blank lines between entries are no part of any.
            files[target] = SourceLine.laid(
                lines.filter { !$0.text.isEmpty }, over: files[target] ?? [], at: path.split(separator: ".").map(String.init))
        }
    }

    private func compile(_ target: String) -> Compilation {
        // A catalog by itself: what its services name is theirs.
        let isCatalog = target == "catalog.yaml" && !keepsChanges
        let names = files.keys.filter { !isCatalog || $0 == target || $0.hasPrefix("nasional/") }.sorted()
        return Compiler.compile(
            sources: names.map { name in
                SourceFile(path: name, text: (files[name] ?? []).map(\.text).joined(separator: "\n") + "\n")
            })
    }

    // MARK: Findings

    /// The line of the document that a finding points at.
    private func origin(of finding: Diagnostic, _ compilation: Compilation) -> Int? {
        let file = compilation.sources[finding.span]
        let line = file.position(at: finding.span.start).line
        return files[file.path].flatMap { $0.indices.contains(line - 1) ? $0[line - 1].origin : nil }
    }

    private func check(_ block: Block, _ compilation: Compilation, _ codes: [String]?) {
        let own = block.line..<(block.line + block.lines.count)
        let found = compilation.findings.filter { finding in
            let isOwn = origin(of: finding, compilation).map(own.contains) ?? false
            return codes == nil
                ? finding.severity >= .danger && (isOwn || finding.rule.number < 400) : isOwn && finding.severity >= .warning
        }
        let texts = found.map { finding in
            "\(path):\(origin(of: finding, compilation) ?? block.line): \(finding.rule.code) \(finding.message.en)"
        }
        expect(Set(found.map(\.rule.code)), equals: Set(codes ?? []), "\(path):\(block.line): \(texts.joined(separator: "\n"))")
    }

    /// What `mppc check` prints.
    private func printed(_ compilation: Compilation) -> [String] {
        if compilation.findings.isEmpty { return ["tidak ada temuan"] }
        let text =
            DiagnosticText.full(compilation.findings, in: compilation.sources, language: .id)
            + DiagnosticText.summary(compilation.findings, language: .id)
        return text.components(separatedBy: "\n")
    }

    // MARK: Scenarios

    private func run(_ compilation: Compilation, _ target: String, _ block: Block) throws {
        for unit in compilation.catalogs {
            guard let catalog = unit.catalog else { continue }
            for suite in unit.scenarios where target.hasSuffix(".scenarios.yaml") && suite.place.path == target {
                guard let service = unit.services.first(where: { $0.service.service == suite.service }), service.isWhole else {
                    Issue.record("\(path):\(block.line): no sound service `\(suite.service)` for these scenarios")
                    continue
                }
                let engine = try Engine(service: service.service, catalog: catalog)
                for outcome in ScenarioRunner(engine: engine, suite: suite).runAll() {
                    let texts = outcome.trace.map { $0.text("en") } + outcome.failures.map { "\($0.place.line): \($0.text("en", engine))" }
                    expect(outcome.passed, "\(path):\(block.line): \(outcome.scenario.name)\n\(texts.joined(separator: "\n"))")
                }
            }
        }
    }
}
