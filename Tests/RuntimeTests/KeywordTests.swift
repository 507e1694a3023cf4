import Expectations
import ServiceDSL
import Testing

/// What of a file counts as used; that a scenario executes each keyword is held by `mppc keywords --missing services Tests/Keywords`.
struct KeywordTests {
    /// What is not used is not counted, nor what stands in a file at fault.
    @Test func usesOfAFile() {
        let text = "calendar: libur\nfrom: 2026-01-01\nlegal_basis: { skb: SKB }\nsalah: 1\ndays: [ { date: 2026-01-01, kind: holiday } ]\n"
        let uses = KeywordUse.uses(in: SourceFile(path: "x.calendar.yaml", text: text)).map(\.description).sorted()
        expect(
            uses,
            equals: [
                "calendar.calendar", "calendar.days", "calendar.from", "calendar.legal_basis", "day.date", "day.kind", "day.kind: holiday",
                "law.name",
            ])
        expect(KeywordUse.uses(in: SourceFile(path: "x.yaml", text: "apa: saja\n")), equals: [])
    }
}
