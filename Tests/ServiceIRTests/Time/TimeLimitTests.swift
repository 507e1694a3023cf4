import Expectations
import ServiceIR
import Testing

struct TimeLimitTests {
    private func text(_ id: String, _ en: String) -> LocalText { LocalText(["id": id, "en": en]) }

    private func service() -> CompiledService {
        let machine = Machine(initial: "periksa", steps: [:], lapsedEnd: "gugur", withdrawnEnd: "ditarik", isWithdrawable: true)
        var service = CompiledService(service: "uji", version: 1, name: text("Uji", "Test"), agency: "dinas", machine: machine)
        service.form.sections["kendaraan"] = Section(name: text("STNK kendaraan", "Vehicle"))
        service.form.sections["kendaraan"]?.many = Bounds(1, 20)
        var bottles = Field(name: text("Banyak botol", "Number of bottles"), type: .integer)
        (bottles.min, bottles.max) = (.integer(2), .integer(40))
        var samples = bottles
        samples.unit = Unit("botol")
        samples.min = nil
        var tests = Field(name: text("Jenis uji", "Kind of test"), type: .choices)
        tests.options = ["tekan": Option(name: text("Tekan", "Press")), "tarik": Option(name: text("Tarik", "Pull"))]
        service.form.sections["contoh"] = Section(
            name: text("Contoh", "Samples"), fields: ["banyak": bottles, "botol": samples, "uji": tests])
        var found = Field(name: text("Temuan", "Finding"), type: .list)
        found.many = Bounds(0, 3)
        var check = Step(kind: .task)
        check.actions["kurang"] = Action(name: Rows(always: text("Kurang", "Lacking")))
        check.actions["kurang"]?.fields["temuan"] = found
        var block = Step(kind: .parallel)
        block.branches["a"] = Branch(initial: "periksa", steps: ["periksa": check])
        service.machine.steps["blok"] = block
        return service
    }

    @Test func storedAndReadBack() throws {
        let rows: [TimeLimit] = [
            TimeLimit(PeriodRange(Period(5, .workingDays))), TimeLimit(PeriodRange(3, 25, .minutes)),
            TimeLimit(PeriodRange(Period(1, .workingDays)), per: Expression("size(kendaraan)")),
            TimeLimit(PeriodRange(1, 2, .hours), per: Expression("contoh.botol")),
        ]
        for limit in rows {
            try expect(JSONCoder.decode(TimeLimit.self, parsing: JSONCoder.encode(limit).bytes(.compact)), equals: limit, "\(limit)")
        }
    }

    @Test func storedAsItReads() throws {
        let limit = TimeLimit(PeriodRange(1, 2, .workingDays), per: Expression("size(kendaraan)"))
        expect(JSONCoder.encode(limit), equals: .string("1 to 2 working days per size(kendaraan)"))
        // What stands in every machine ever built.
        try expect(
            JSONCoder.decode(TimeLimit.self, from: .string("5 working days")), equals: TimeLimit(PeriodRange(Period(5, .workingDays))))
        for wrong in ["", "per x", "1 working days per", "1 lustrum per x", "working days"] {
            #expect(throws: (any Error).self) { try JSONCoder.decode(TimeLimit.self, from: .string(wrong)) }
        }
    }

    @Test func soManyTimesTheUpperEnd() {
        let limit = TimeLimit(PeriodRange(1, 3, .workingDays), per: Expression("size(kendaraan)"))
        expect(limit.promised(for: 4), equals: Period(12, .workingDays))
        expect(limit.promised(for: 0) == Period(0, .workingDays) && limit.promised(for: -2) == Period(0, .workingDays))
        expect(limit.promised(for: .max), equals: Period(.max, .workingDays))
        expect(TimeLimit(limit.range).promised(for: 4), equals: Period(3, .workingDays))
    }

    /// As people read it: by the name of the list, by the unit of a number, else by its name.
    @Test func asPeopleReadIt() {
        let rows: [(String, String, String)] = [
            ("size(kendaraan)", "1 hari kerja per STNK kendaraan", "1 working day per vehicle"),
            ("contoh.banyak", "1 hari kerja per banyak botol", "1 working day per number of bottles"),
            ("contoh.botol", "1 hari kerja per botol", "1 working day per botol"),
            ("size(contoh.uji)", "1 hari kerja per jenis uji", "1 working day per kind of test"),
            ("size(periksa.kurang.temuan)", "1 hari kerja per temuan", "1 working day per finding"),
        ]
        for (per, id, en) in rows {
            let limit = TimeLimit(PeriodRange(Period(1, .workingDays)), per: Expression(per))
            expect(limit.text(in: "id", of: service()) == id && limit.text(in: "en", of: service()) == en, "\(per)")
        }
    }

    @Test func howManyThereMayBe() {
        func bounds(_ per: String) -> ClosedRange<Int>? { service().counted(by: Expression(per))?.bounds }
        expect(bounds("size(kendaraan)") == 1...20 && bounds("kendaraan.size()") == 1...20)
        expect(bounds("contoh.banyak") == 2...40 && bounds("contoh.botol") == -1...40)
        expect(bounds("size(contoh.uji)") == 1...2 && bounds("size(periksa.kurang.temuan)") == 0...3)
        expect(bounds("size(lain)") == nil && bounds("contoh.uji") == nil && bounds("periksa") == nil && bounds("1 +") == nil)
    }
}
