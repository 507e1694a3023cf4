import Expectations
import ServiceDSL
import ServiceIR
import Testing

@Suite struct WrittenFormTests {
    private func within(_ text: String) throws -> PeriodRange? {
        try Contoh.lowered(Contoh.service("  awal: { name: Awal, by: loket, within: \(text), to: selesai }\n  selesai: { end: granted }\n"))
            .machine.steps["awal"]?.within?.constant?.range
    }

    @Test func durations() throws {
        let rows: [(String, PeriodRange)] = [
            ("5 working days", PeriodRange(5, 5, .workingDays)), ("1 hari kerja", PeriodRange(1, 1, .workingDays)),
            ("1 jam", PeriodRange(1, 1, .hours)),
            ("30 menit", PeriodRange(30, 30, .minutes)), ("1 month", PeriodRange(1, 1, .months)), ("2 minggu", PeriodRange(2, 2, .weeks)),
            ("3 to 25 working days", PeriodRange(3, 25, .workingDays)), ("3 sampai 5 hari", PeriodRange(3, 5, .days)),
            ("0 days", PeriodRange(0, 0, .days)),
            ("1 tahun", PeriodRange(1, 1, .years)),
        ]
        for (text, duration) in rows {
            try expect(within(text), equals: duration, "\(text)")
        }
    }

    @Test func everyShapeIsWhole() {
        // Each shape stands once, its short form is one of its keys, and no key has two meanings in it.
        expect(Set(Keywords.shapes.map(\.name)).count, equals: Keywords.shapes.count)
        expect(Set(Keywords.shapes.map(\.name)), equals: Set(ShapeName.allCases))
        for shape in Keywords.shapes {
            expect(Set(shape.keywords.map(\.key)).count, equals: shape.keywords.count)
            if let short = shape.shortForm { expect(shape.keyword(short) != nil) }
            for keyword in shape.keywords { expect(!keyword.summary.en.isEmpty && !keyword.summary.id.isEmpty) }
        }
    }

    @Test func faultsSilenceTheirConsequences() {
        // A misspelt key is not missing besides, and a step of unknown form is still a step that others lead to.
        let text = Contoh.service("  awal: { nmae: Awal, by: loket, to: akhir }\n  akhir: granted\n")
        expect(Contoh.codes(text), equals: ["unknown-key", "wrong-type"])
    }

    @Test func aDraftIsWarnedOfAndNeverWhole() throws {
        let compilation = Contoh.compile(
            Contoh.service("  awal: { name: Awal, by: loket, within: to_fill, to: selesai }\n  selesai: { end: granted }\n"))
        expect(compilation.findings.map(\.rule.slug), equals: ["to-fill"])
        let unit = try #require(compilation.catalogs.first?.services.first)
        expect(unit.isDraft && !unit.isWhole)
    }
}
