import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// A small catalog, and services built from parts, for what single tests look at.
enum Contoh {
    static let catalog = """
        catalog: contoh
        edition: 2026
        name: Kabupaten Contoh
        region: "73.07"
        time_zone: WITA
        languages: [id, en]
        calendar: []
        office_hours: { mon_fri: "08:00-16:00" }
        agencies: { dinas: Dinas }
        roles:
          loket: { name: Loket, agency: dinas }
          teknis: { name: Tim teknis, agency: dinas, late: { escalate: kepala } }
          kepala: { name: Kepala, agency: dinas }
        late: { notify: kepala }
        returns: { within: 10 working days, at_most: 2 }
        """.replacing("calendar: []", with: "calendar: libur")
    static let calendar = """
        calendar: libur
        from: 2026-01-01
        until: 2026-12-31
        legal_basis: { skb: SKB }
        days: [ { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb } ]
        """

    /// A service with this workflow, and with the rest given by keys (`form`, `fee`, …) where it is not the smallest.
    static func service(_ workflow: String, _ parts: [String: String] = [:]) -> String {
        var keys: [(String, String)] = [
            ("service", "contoh"), ("version", "1"), ("name", "Contoh"), ("agency", "dinas"), ("legal_basis", "{ perda: Perda 1/2020 }"),
            ("applicants", "[person]"), ("channels", "[counter]"), ("fee", "free"), ("sla", "steps"),
            ("privacy", "{ basis: public_service, keep_for: 5 years }"),
        ]
        for (key, value) in parts.sorted(by: { $0.key < $1.key }) {
            keys.removeAll { $0.0 == key }
            keys.append((key, value))
        }
        let head = keys.map { key, value in value.contains("\n") ? "\(key):\n\(value)" : "\(key): \(value)" }.joined(separator: "\n")
        return head + "\nworkflow:\n" + workflow
    }

    /// Compiles without the questions asked of finished machines.
    static func compile(_ service: String) -> Compilation {
        var options = CompileOptions()
        options.runsChecks = false
        return Compiler.compile(
            sources: [
                SourceFile(path: "catalog.yaml", text: catalog), SourceFile(path: "libur.calendar.yaml", text: calendar),
                SourceFile(path: "contoh.service.yaml", text: service),
            ], options: options)
    }

    /// The service, which must have no fault.
    static func lowered(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> CompiledService {
        let compilation = compile(text)
        expect(compilation.lines, equals: [], sourceLocation: sourceLocation)
        return try #require(compilation.catalogs.first?.services.first?.service, sourceLocation: sourceLocation)
    }

    /// A value as a text, `-` for none.
    static func told(_ value: (some Any)?) -> String { value.map { "\($0)" } ?? "-" }

    /// The codes of what is found, in the order of the file.
    static func codes(_ text: String) -> [String] { compile(text).findings.map(\.rule.slug) }
}
