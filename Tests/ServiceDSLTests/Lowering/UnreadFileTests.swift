import Expectations
import ServiceDSL
import Testing

/// A file that cannot be read is told once, where it stands: what names it says nothing.
@Suite struct UnreadFileTests {
    private static let workflow = """
          periksa: { name: Periksa, by: loket, within: 2 days, to: selesai }
          selesai: { end: granted }
        """
    private static let broken = "name: Situ\nlegal_basis: { perda: Perda 1/2020\nfee: [free\n"

    private func found(_ path: String, _ text: String, beside others: [(String, String)]) -> [String] {
        let files = [("catalog.yaml", Contoh.catalog), ("libur.calendar.yaml", Contoh.calendar), (path, text)] + others
        let compilation = Compiler.compile(sources: files.map { SourceFile(path: $0.0, text: $0.1) })
        return compilation.findings.filter { $0.severity >= .danger }.map { compilation.sources[$0.span].path }
    }

    private static let scenarios = "scenarios: situ\ncases:\n  - { name: Satu, submit: { at: 2026-03-09T09:00 } }\n"

    /// By its first line, or where that is at fault too, by the name of the file.
    @Test(arguments: ["service: situ\n", "# Izin\nservice: \"situ\" # HO\n", "service situ\n"])
    func scenariosKnowTheirService(_ first: String) {
        let files = found("situ.service.yaml", first + Self.broken, beside: [("situ.scenarios.yaml", Self.scenarios)])
        expect(!files.isEmpty)
        expect(Set(files), equals: ["situ.service.yaml"])
    }

    @Test func anUnknownServiceIsTold() {
        let files = found("situ.service.yaml", "service: lain\n" + Self.broken, beside: [("situ.scenarios.yaml", Self.scenarios)])
        expect(Set(files), equals: ["situ.service.yaml", "situ.scenarios.yaml"])
    }

    @Test func outputsOfItAreNotAskedFor() {
        let form = "nomor: { name: Nomor, type: issued, output: situ.izin }"
        let reader = Contoh.service(Self.workflow, ["form": "\n  asal: { name: Asal, fields: { \(form) } }"])
        expect(
            Set(found("situ.service.yaml", "service: situ\n" + Self.broken, beside: [("contoh.service.yaml", reader)])),
            equals: [
                "situ.service.yaml"
            ])
    }

    @Test func whatExtendsItSaysNothing() {
        let overlay = "service: contoh\nversion: 1\nextends: dasar@1\n"
        let files = found("dasar.standard.yaml", "standard: dasar\n" + Self.broken, beside: [("contoh.service.yaml", overlay)])
        expect(Set(files), equals: ["dasar.standard.yaml"])
    }

    @Test func aCatalogKnowsItsCalendar() {
        let files = [
            SourceFile(path: "catalog.yaml", text: Contoh.catalog),
            SourceFile(path: "libur.calendar.yaml", text: "calendar: libur\nfrom: [2026-01-01\n"),
            SourceFile(path: "contoh.service.yaml", text: Contoh.service(Self.workflow)),
        ]
        let compilation = Compiler.compile(sources: files)
        let told = compilation.findings.filter { $0.severity >= .danger }.map { compilation.sources[$0.span].path }
        expect(Set(told), equals: ["libur.calendar.yaml"])
    }
}
