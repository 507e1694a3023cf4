import Foundation
import ServiceDSL
import Testing

/// What a file looks like before and after, and what never changes by it.
@Suite struct SourceFormatterTests {
    static func formatted(_ text: String) -> String? {
        guard case .formatted(let bytes) = SourceFormatter.format(SourceFile(path: "a.service.yaml", text: text), into: DiagnosticSink())
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func becomes(_ before: String, _ after: String, _ place: SourceLocation = #_sourceLocation) {
        let once = Self.formatted(before)
        #expect(once == after, sourceLocation: place)
        #expect(once.flatMap(Self.formatted) == once, sourceLocation: place)
    }

    /// The language's keys stand in the order of the reference, ids as the author wrote them.
    @Test func keysHaveOneOrder() {
        becomes(
            """
            service: a
            name: A
            version: 1
            workflow:
              b: { to: c, by: loket, name: B }
              a:
                to: c
                within: 2 days
                by: loket
              c: { end: granted }
            channels: [counter]

            """,
            """
            service: a
            version: 1
            name: A
            channels: [counter]
            workflow:
              b: { name: B, by: loket, to: c }
              a:
                by: loket
                within: 2 days
                to: c
              c: { end: granted }

            """)
    }

    /// A comment goes where that goes at which it stands.
    @Test func commentsStayAtTheirPlace() {
        becomes(
            """
            # The file.

            service: a   # its id
            # about the channels
            channels:
                - counter      # far
                # before online

                - online
                # nothing else
            version: 1

            # about the form

            form:   # head
              # first
              pemohon: { fields: { nama: Nama },   # in brackets
                         name: Pemohon }  # behind them
              # the last of the form
            # at the end
            """,
            """
            # The file.

            service: a   # its id
            version: 1
            # about the channels
            channels:
              - counter        # far
              # before online

              - online
              # nothing else

            # about the form

            form:   # head
              # first
              pemohon:
                name: Pemohon             # behind them
                fields: { nama: Nama }             # in brackets
              # the last of the form
            # at the end

            """)
    }

    /// Brackets are written on one line where they fit, else as lines.
    @Test func whatFitsIsOneLine() {
        let long = String(repeating: "panjang ", count: 16) + "sekali"
        becomes(
            "service: a\nname: {id: A,\n   en:   B}\nsummary: { id: \(long), en: B }\napplicants: [ person,company ]\nrules: []\n",
            "service: a\nname: { id: A, en: B }\nsummary:\n  id: \(long)\n  en: B\napplicants: [person, company]\nrules: []\n")
    }

    /// A text keeps every byte of what it says.
    @Test func textsAreKept() {
        becomes(
            "service: a\nform:\n      s:\n            hint: |\n                 satu\n                   dua\n\n                 tiga\n            name: \"dua\n              baris\"\n"
                + "summary: >-\n    lipat\n    saja\n\nproduct: >+\n    akhir\n\n\nversion: 1\n",
            "service: a\n\nversion: 1\nsummary: >-\n  lipat\n  saja\nform:\n  s:\n    name: \"dua\n      baris\"\n    hint: |\n      satu\n        dua\n\n      tiga\n"
                + "\nproduct: >+\n  akhir\n\n\n")
    }

    /// What stands for another keeps its place behind it.
    @Test func anchorsKeepTheOrder() {
        becomes(
            "service: a\nname: &n { id: A, en: B }\nversion: 1\nsummary: *n\n",
            "service: a\nname: &n { id: A, en: B }\nversion: 1\nsummary: *n\n")
    }

    /// Line ends of another system, blanks at line ends and at the end of the file.
    @Test func blanksAreTidied() {
        becomes("service: a  \r\n\r\n\r\n\r\nversion:   1\r\n\r\n\r\n", "service: a\n\nversion: 1\n")
        #expect(Self.formatted("service: a\n  version: 1\n") == nil)
    }

    /// Every file of the cases that can be read: the second time nothing changes, and the same is found in it, but for what no layout keeps.
    @Test(arguments: RuleCase.all(blocks: 0...9)) func casesKeepTheirMeaning(_ rule: RuleCase) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: rule.folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
        let files = try names.map { (path: $0, bytes: Array(try Data(contentsOf: rule.folder.appending(path: $0)))) }
        for file in files {
            switch SourceFormatter.format(SourceFile(path: file.path, bytes: file.bytes), into: DiagnosticSink()) {
            case .unreadable: continue
            case .refused: Issue.record("\(file.path) is refused")
            case .formatted(let bytes):
                let others = files.filter { $0.path != file.path && !$0.path.hasPrefix("fail") && !$0.path.hasPrefix("pass") }
                let (before, after) = (Self.found(others + [file]), Self.found(others + [(path: file.path, bytes: bytes)]))
                #expect(before == after, "\(file.path)\n\(String(decoding: bytes, as: UTF8.self))")
                guard case .formatted(let again) = SourceFormatter.format(SourceFile(path: file.path, bytes: bytes), into: DiagnosticSink())
                else {
                    Issue.record("\(file.path) cannot be read again")
                    continue
                }
                #expect(again == bytes, "\(file.path)")
            }
        }
    }

    private static func found(_ files: [(path: String, bytes: [UInt8])]) -> [String] {
        Compiler.compile(SourceSet(files)).findings.map { $0.rule.code }.filter { $0 != "MPP0104" }.sorted()
    }
}
