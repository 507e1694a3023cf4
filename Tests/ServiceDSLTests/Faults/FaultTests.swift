import Foundation
import ServiceDSL
import Testing

/// One slip of a careless author each, made in a sound region: how many findings it gives, where, and in what words.
///
/// `faults.txt` holds them, one after another:
///
/// - `## NAME`, or `## NAME (N)` for a slip that is N faults (0: nothing is wrong with it);
/// - `@ FILE`, then the lines to take out (`< …`) and those that come in their place (`> …`); several of these may follow one another;
/// - what is printed, as it is recorded: `RECORD=1 swift test`.
struct FaultTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    static let file = folder.appending(path: "faults.txt")
    static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    struct Fault {
        var name: String
        var count = 1
        var edits: [(file: String, old: [String], new: [String])] = []
        var printed: [String] = []

        var head: [String] {
            var lines = ["## \(name)" + (count == 1 ? "" : " (\(count))")]
            for edit in edits {
                lines.append("@ \(edit.file)")
                lines += edit.old.map { $0.isEmpty ? "<" : "< \($0)" } + edit.new.map { $0.isEmpty ? ">" : "> \($0)" }
            }
            return lines
        }
    }

    static func read() throws -> [Fault] {
        var faults: [Fault] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        {
            if line.hasPrefix("## ") {
                var name = String(line.dropFirst(3))
                var count = 1
                if name.hasSuffix(")"), let open = name.lastIndex(of: "("), let number = Int(name[name.index(after: open)...].dropLast()) {
                    count = number
                    name = String(name[..<open]).trimmingCharacters(in: .whitespaces)
                }
                faults.append(Fault(name: name, count: count))
                continue
            }
            guard let last = faults.indices.last, !line.isEmpty else { continue }
            let edit = faults[last].edits.indices.last
            if line.hasPrefix("@ ") {
                faults[last].edits.append((String(line.dropFirst(2)), [], []))
            } else if line.hasPrefix("<"), let edit {
                faults[last].edits[edit].old.append(String(line.dropFirst(2)))
            } else if line.hasPrefix(">"), let edit {
                faults[last].edits[edit].new.append(String(line.dropFirst(2)))
            } else {
                faults[last].printed.append(line)
            }
        }
        return faults
    }

    static func base() throws -> [(path: String, text: String)] {
        let root = folder.appending(path: "base")
        func names(_ folder: URL) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() }
        return try names(root).flatMap { region in
            try names(root.appending(path: region)).map { name in
                ("\(region)/\(name)", try String(contentsOf: root.appending(path: region).appending(path: name), encoding: .utf8))
            }
        }
    }

    static func printed(_ files: [(path: String, text: String)], besides known: Set<String>) -> [(key: String, lines: [String])] {
        let sources = SourceSet(files.map { ($0.path, Array($0.text.utf8)) })
        return Compiler.compile(sources).findings.compactMap { finding in
            let key = "\(finding.rule.code) \(finding.message.id)"
            if known.contains(key) { return nil }
            let place = sources[finding.span].position(at: finding.span.start)
            let first = "\(sources[finding.span].path):\(place.line):\(place.column) \(finding.rule.code) \(finding.message.id)"
            return (key, [first] + finding.helps.map { "  = \($0.id)" })
        }
    }

    @Test func oneFaultOneFinding() throws {
        let base = try Self.base()
        let known = Set(Self.printed(base, besides: []).map(\.key))
        var text = ""
        for fault in try Self.read() {
            var files = base
            for edit in fault.edits {
                let place = try #require(files.firstIndex { $0.path == edit.file }, "\(fault.name): no file \(edit.file)")
                let old = edit.old.joined(separator: "\n")
                let range = try #require(files[place].text.range(of: old), "\(fault.name): `\(old)` stands nowhere")
                files[place].text.replaceSubrange(range, with: edit.new.joined(separator: "\n"))
            }
            let found = Self.printed(files, besides: known)
            #expect(found.count == fault.count, "\(fault.name): \(found.count) findings")
            let lines = found.flatMap(\.lines)
            text += (fault.head + lines).joined(separator: "\n") + "\n\n"
            if !Self.isRecording { #expect(lines == fault.printed, "\(fault.name)") }
        }
        if Self.isRecording { try Data(text.utf8).write(to: Self.file) }
    }

    @Test func theBaseIsSound() throws {
        let sources = SourceSet(try Self.base().map { ($0.path, Array($0.text.utf8)) })
        let failures = Compiler.compile(sources).findings.filter { $0.severity >= .danger }
        #expect(failures.isEmpty, "\(DiagnosticText.short(failures, in: sources, language: .en))")
    }
}
