import Expectations
import FoundationEssentials
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
        expect(once, equals: after, sourceLocation: place)
        expect(once.flatMap(Self.formatted), equals: once, sourceLocation: place)
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

    /// What stands behind an item goes before it where its entries become lines.
    @Test func commentsOfBrokenItems() {
        let long = String(repeating: "panjang ", count: 16) + "sekali"
        becomes(
            "service: a\nrules:\n  - { id: \(long), en: B }   # satu\n  - [{ id: \(long), en: B }]   # dua\n",
            "service: a\nrules:\n  # satu\n  - id: \(long)\n    en: B\n  # dua\n  - - id: \(long)\n      en: B\n")
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
        expect(Self.formatted("service: a\n  version: 1\n") == nil)
    }

    /// Every file of the cases that can be read: its meaning is kept, or it were refused, and the second time nothing changes.
    /// In CI one in sixteen.
    @Test(arguments: seeds(1).clamped(to: 0..<16)) func casesKeepTheirMeaning(seed: Int) throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: RuleCase.root.path).filter { $0.hasSuffix(".yaml") }.sorted()
        expect(names.count > 700)
        for (number, name) in names.enumerated() where number % 16 == seed {
            let file = SourceFile(path: name, bytes: Array(try Data(contentsOf: RuleCase.root.appending(path: name))))
            switch SourceFormatter.format(file, into: DiagnosticSink()) {
            case .unreadable: continue
            case .refused: Issue.record("\(name) is refused")
            case .formatted(let bytes):
                let again = SourceFormatter.format(SourceFile(path: name, bytes: bytes), into: DiagnosticSink())
                expect(again, equals: .formatted(bytes), "\(name) changes once more")
            }
        }
    }
}
