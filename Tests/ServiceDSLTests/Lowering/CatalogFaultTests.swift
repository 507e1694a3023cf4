import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// A fault of the catalog is told once, where it stands, and its services say nothing of it.
@Suite struct CatalogFaultTests {
    private static let workflow = """
          periksa:
            name: Periksa
            by: loket
            within: 2 days
            to: selesai
            actions: { kembalikan: { name: Kembalikan, repair: {} } }
          selesai: { end: granted }
        """

    private func found(_ old: String, _ new: String) -> [String] {
        let compilation = Compiler.compile(
            sources: [
                SourceFile(path: "catalog.yaml", text: Contoh.catalog.replacing(old, with: new)),
                SourceFile(path: "libur.calendar.yaml", text: Contoh.calendar),
                SourceFile(
                    path: "contoh.service.yaml",
                    text: Contoh.service(Self.workflow, ["name": "{ id: Contoh, en: Example }", "product": "{ id: Jawaban, en: Answer }"])),
            ])
        return compilation.findings.filter { $0.severity >= .danger }.map { finding in
            "\(compilation.sources[finding.span].path): \(finding.rule.slug): \(finding.message.en)"
        }
    }

    @Test func eachIsToldOnce() {
        let rows: [(old: String, new: String, told: [String])] = [
            ("roles:", "roles:", []), ("roles:", "rolles:", ["catalog.yaml: unknown-key: unknown key `rolles` in a catalog"]),
            ("agencies:", "agencis:", ["catalog.yaml: unknown-key: unknown key `agencis` in a catalog"]),
            ("at_most: 2", "at_most: dua", ["catalog.yaml: wrong-type: expected a whole number, found `dua`"]),
            ("73.07", "99.99", ["catalog.yaml: unknown-name: unknown region code `99.99`"]),
            ("[id, en]", "[id, su]", ["contoh.service.yaml: unknown-language: `en` is not a language of the catalog (`id`, `su`)"]),
            (
                "kepala: { name: Kepala,", "kepala: { name: Kepala, stand_in: kepala,",
                ["catalog.yaml: circular-definition: `kepala` depends on itself"]
            ),
        ]
        for row in rows { expect(found(row.old, row.new), equals: row.told, "\(row.new)") }
        let late = found("mon_fri: \"08:00-16:00\"", "mon_fri: \"08:00-16:00\", break: \"17:00-18:00\"")
        expect(late.first?.contains("the break"), equals: true)
    }

    /// What is at fault is known by its name, and nothing is said of its slots.
    @Test func aFaultyResourceIsToldOnce() {
        let rows: [(String, String)] = [
            ("gor: { name: GOR, hours: \"08:00-12:00\", slots: 5 hours }", "slot-times"), ("gor:", "empty-value"),
            ("gor: { name: GOR, units: 0, hours: \"08:00-12:00\", slots: 1 hour }", "out-of-range"),
            ("gor: { name: GOR, hours: \"08-12\", slots: 1 hour }", "wrong-type"),
            ("gor: { name: GOR, slots: 1 hour, dates: [2026-03-03, 2026-03-02, 2026-03-03] }", "named-twice"),
            ("gor: { name: GOR, slots: 1 hour, dates: 2026-03-02 }", "wrong-type"),
            ("gor: { name: GOR, slots: 1 hour, dates: [2026-02-30] }", "bad-date"),
            (
                "gor: { name: GOR, dates: [2026-03-02], slots: { a: { name: A, hours: \"08:00-09:00\", dates: [2026-03-03] } } }",
                "contradicting-keys"
            ),
        ]
        for (resource, slug) in rows {
            let compilation = Compiler.compile(
                sources: [
                    SourceFile(path: "catalog.yaml", text: Contoh.catalog + "\nresources:\n  \(resource)\n"),
                    SourceFile(path: "libur.calendar.yaml", text: Contoh.calendar),
                    SourceFile(
                        path: "contoh.service.yaml",
                        text: Contoh.service(
                            Self.workflow, ["name": "{ id: Contoh, en: Example }", "product": "{ id: Jawaban, en: Answer }"])),
                    SourceFile(
                        path: "contoh.scenarios.yaml",
                        text: """
                            scenarios: contoh
                            given: { bookings: [{ resource: gor, start: 2026-03-14T09:30 }] }
                            cases:
                              - { name: Satu, submit: { at: 2026-03-09T09:00 }, steps: [{ free: gor, start: 2026-03-14T10:30 }] }

                            """),
                ])
            let found = compilation.findings.filter { $0.severity >= .danger }
            expect(found.map { "\(compilation.sources[$0.span].path) \($0.rule.slug)" }, equals: ["catalog.yaml \(slug)"], "\(resource)")
        }
    }

    /// A catalog that is no YAML at all stands there nevertheless: it is not missing, and what it would declare is not unknown.
    @Test func oneThatCannotBeReadIsNotMissing() {
        let service = Contoh.service(Self.workflow, ["form": "{ orang: { name: Orang, use: orang, when: nik == '' } }"])
        func places(_ catalog: String) -> Set<String> {
            let compilation = Compiler.compile(
                sources: [SourceFile(path: "catalog.yaml", text: catalog), SourceFile(path: "contoh.service.yaml", text: service)])
            return Set(compilation.findings.map { "\(compilation.sources[$0.span].path): \($0.rule.slug)" })
        }
        expect(
            places("catalog: [").allSatisfy { $0.hasPrefix("catalog.yaml: ") } && !places("catalog: [").isEmpty, "\(places("catalog: ["))")
        expect(places("").allSatisfy { $0.hasPrefix("catalog.yaml: ") }, "\(places(""))")
    }
}
