import Expectations
import Runtime
import ServiceIR
import Testing

/// Waits, notices, other systems, longer times and fixed dates, worked out by hand; the calendar is that of `TraceTests`.
struct NoticeTraceTests {
    static func callback(_ system: PersonID, _ step: StepID, reference: String?, _ values: JSONObject = [:]) -> Event {
        var act = Act(step: step, action: .done, by: .system(system))
        act.reference = reference
        act.values = values
        return .acted(act)
    }
    static func objection(_ contact: String, alasan: JSONValue? = "Dekat sekolah", name: String = "Warga") -> Event {
        var objection = Objection(step: "umum", name: name, contact: contact)
        objection.values["alasan"] = alasan
        return .objected(objection)
    }

    /// Two working days from Thursday 12 March end on Monday 16; three days more on the 19th. Eight working days end on the 31st; three days more
    /// on 3 April. Two objections lead to the meeting, whose silence the law takes for consent.
    @Test func objectionsAndSilence() throws {
        var trace = try Trace(
            Fixtures.notices(), luas: 12, at: "2026-03-12T09:00", "periksa",
            ["tell loket task", "call simbg periksa", "set step:periksa 2026-03-16T16:00"],
            due: ["periksa": "2026-03-16T16:00", "sla:utama": "2026-03-31T16:00", "sla:tetap": "-"])
        try trace.walk([
            Row("2026-03-13T09:00", .act("loket", "periksa", .extend), "refused reason-required"),
            Row("2026-03-13T09:00", .act("tim", "periksa", .extend, reason: "SIMBG padam"), "refused role-required"),
            Row("2026-03-13T09:00", .act("loket", "periksa", .extend, ["nilai": 1], reason: "SIMBG padam"), "refused invalid-input"),
            Row(
                "2026-03-13T09:00", .act("loket", "periksa", .extend, reason: "SIMBG padam"), "periksa",
                ["tell applicant extended", "set step:periksa 2026-03-19T24:00"],
                due: ["periksa": "2026-03-19T24:00", "sla:utama": "2026-04-03T24:00"]),
            Row("2026-03-17T10:00", Self.callback("bank", "periksa", reference: "r1", ["nilai": 5]), "refused role-required"),
            Row("2026-03-17T10:00", Self.callback("simbg", "periksa", reference: " ", ["nilai": 5]), "refused reference-required"),
            Row("2026-03-17T10:00", Self.callback("simbg", "periksa", reference: "r1"), "refused invalid-input"),
            Row(
                "2026-03-17T10:00", Self.callback("simbg", "periksa", reference: "r1", ["nilai": 5]), "umum",
                ["tell tim task", "stop step:periksa"], due: ["umum": "2026-03-29T24:00", "sla:tetap": "2026-03-29T24:00"]),
            Row("2026-03-17T10:30", Self.objection("0812-3456-7890"), "refused notice-not-open"),
            Row("2026-03-17T11:00", .act("loket", "umum"), "refused role-required"),
            Row("2026-03-17T11:00", .act("tim", "umum", .done, ["alasan": "x"]), "refused invalid-input"),
            Row(
                "2026-03-17T11:00", .act("tim", "umum"), "umum", ["tell applicant published", "set step:umum 2026-03-27T15:00"],
                due: ["umum": "2026-03-27T15:00"]),
            Row("2026-03-17T11:01", .act("tim", "umum"), "refused step-not-open"),
            Row("2026-03-25T09:00", Self.objection("tak terbaca"), "refused contact-required"),
            Row("2026-03-25T09:00", Self.objection("0812-3456-7890", name: "  "), "refused contact-required"),
            Row("2026-03-25T09:00", Self.objection("0812-3456-7890", alasan: nil), "refused invalid-input"),
            Row("2026-03-25T09:00", Self.objection("0812-3456-7890"), "umum"),
            Row("2026-03-25T09:01", Self.objection("+62 812 3456 7890"), "refused already-objected"),
            Row("2026-03-25T09:02", Self.objection("warga@contoh.id"), "umum"),
            Row("2026-03-27T14:59", .due("umum"), "refused timer-not-due"),
            Row("2026-03-27T15:00", Self.objection("lain@contoh.id"), "refused notice-not-open"),
            Row(
                "2026-03-27T15:00", .due("umum"), "rapat",
                ["render izin", "tell kasi task", "set step:rapat 2026-04-02T24:00", "set warning:rapat 2026-04-01T08:00"],
                due: ["rapat": "2026-04-02T24:00", "sla:jam": "2026-04-03T10:00"]),
            Row(
                "2026-03-30T09:00", .act("kasi", "rapat", .extend, reason: "Saksi sakit"), "rapat",
                ["tell applicant extended", "set step:rapat 2026-04-14T24:00", "set warning:rapat 2026-04-13T08:00"],
                due: [
                    "rapat": "2026-04-14T24:00", "sla:utama": "2026-04-14T24:00", "sla:tetap": "2026-04-14T24:00",
                    "sla:jam": "2026-04-14T24:00",
                ]),
            Row("2026-03-30T09:01", .act("kasi", "rapat", .extend, reason: "Lagi"), "refused action-spent"),
            Row("2026-04-13T08:00", .timer(.warning(at: "rapat")), "rapat", ["tell kasi deemed_soon"]),
            Row(
                "2026-04-15T00:00", .due("rapat"), "bayar", ["tell applicant deemed", "bill pajak=12000 -", "call bank bayar"],
                due: ["bayar": "2026-04-14T24:00"]),
            Row("2026-04-15T09:00", .pay("bayar", by: .system("lain")), "refused role-required"),
            Row(
                "2026-04-15T09:00", .pay("bayar", by: .system("bank")), "end granted",
                ["release izin", "tell applicant released", "tell applicant ended", "end granted"]),
        ])
        expect(trace.subject.deemed, equals: DeemedDecision(decision: .granted, step: "rapat", at: Fixtures.instant("2026-04-15T00:00")))
        expect(trace.subject.end?.nextUntil, equals: CivilDate("2026-05-15"))
        expect(trace.subject.records["periksa"]?.reference, equals: "r1")
        let objections = trace.subject.records["umum"]?.objections ?? []
        expect(objections.map(\.contact), equals: ["+6281234567890", "warga@contoh.id"])
        expect(!trace.subject.history.contains { $0.kind == .objected && $0.by != nil }, "who objected is not in the history")
    }

    /// Nobody objects: two days are waited to the end of the second, then a block with a fixed date, which no branch makes stand still.
    @Test func waitingAndBlocks() throws {
        var trace = try Trace(
            Fixtures.notices(), luas: 12, at: "2026-03-09T09:00", "periksa",
            ["tell loket task", "call simbg periksa", "set step:periksa 2026-03-11T16:00"])
        try trace.walk([
            Row("2026-03-09T10:00", .act("loket", "periksa", .done, ["nilai": 3]), "umum", ["tell tim task", "stop step:periksa"]),
            Row(
                "2026-03-09T10:00", .act("tim", "umum"), "umum", ["tell applicant published", "set step:umum 2026-03-12T16:00"]),
            Row("2026-03-12T16:00", .due("umum"), "tunggu", ["set step:tunggu 2026-03-14T24:00"], due: ["tunggu": "2026-03-14T24:00"]),
            Row("2026-03-13T09:00", .act("loket", "tunggu"), "refused step-not-open"),
            Row(
                "2026-03-15T00:00", .due("tunggu"), "blok(hari: hari_itu, papan: papan_umum, tim: ukur)",
                [
                    "tell applicant published", "tell tim task", "set step:blok 2026-03-24T24:00", "set step:hari_itu 2026-03-17T24:00",
                    "set step:papan_umum 2026-03-16T14:00",
                ], due: ["blok": "2026-03-24T24:00", "ukur": "2026-03-16T10:00"]),
            Row(
                "2026-03-16T08:30", .act("tim", "ukur", .extend, reason: "Hujan"), "blok(hari: hari_itu, papan: papan_umum, tim: ukur)",
                ["tell applicant extended"], due: ["blok": "2026-03-24T24:00", "ukur": "2026-03-16T11:30"]),
            Row("2026-03-16T11:00", .act("tim", "ukur"), "blok(hari: hari_itu, papan: papan_umum)"),
            Row("2026-03-16T14:00", .due("papan_umum"), "blok(hari: hari_itu)"),
            Row("2026-03-18T00:00", .due("hari_itu"), "bayar", ["bill pajak=12000 -", "call bank bayar", "stop step:blok"]),
        ])
        expect(trace.engine.notices(of: trace.subject, at: Fixtures.instant("2026-03-18T00:00")).isEmpty)
    }

    /// What has begun already is not waited for; a longer time is given only before the time is over.
    @Test func whatHasCome() throws {
        var trace = try Trace(
            Fixtures.notices(), luas: 5, at: "2026-03-09T09:00", "periksa",
            ["tell loket task", "call simbg periksa", "set step:periksa 2026-03-11T16:00"])
        try trace.walk([
            Row("2026-03-11T16:00", .act("loket", "periksa", .extend, reason: "Terlambat"), "refused extension-too-late"),
            Row("2026-03-11T16:00", .act("loket", "periksa", .done, ["nilai": 3]), "umum", ["tell tim task", "stop step:periksa"]),
            Row("2026-03-12T08:00", .act("tim", "umum"), "umum", ["tell applicant published", "set step:umum 2026-03-17T16:00"]),
            Row("2026-03-17T16:00", .due("umum"), "tunggu", ["set step:tunggu 2026-03-19T24:00"]),
            Row(
                "2026-03-20T00:00", .due("tunggu"), "blok(papan: papan_umum, tim: ukur)",
                ["tell applicant published", "tell tim task", "set step:blok 2026-03-29T24:00", "set step:papan_umum 2026-03-25T14:00"]),
        ])
        let open = trace.engine.notices(of: trace.subject, at: Fixtures.instant("2026-03-20T00:00"))
        expect(open.map(\.step), equals: ["papan_umum"])
    }

    /// The applicant's own last day is a date; over time the case is refused, with the reason that stands there and what may follow.
    @Test func repairUntilADate() throws {
        var trace = try Trace(
            Fixtures.notices(), luas: 12, at: "2026-03-09T09:00", "periksa",
            ["tell loket task", "call simbg periksa", "set step:periksa 2026-03-11T16:00"])
        try trace.walk([
            Row(
                "2026-03-09T10:00", .act("loket", "periksa", "kembalikan", reason: "KTP buram"), "periksa",
                ["tell applicant repair", "stop step:periksa", "set repair:periksa 2026-03-13T24:00"]),
            Row("2026-03-10T09:00", .act("loket", "periksa", .extend, reason: "Lama"), "refused waits-for-repair"),
            Row(
                "2026-03-14T00:00", .timer(.repair(at: "periksa")), "end refused", ["tell applicant ended", "end refused"]),
        ])
        expect(trace.subject.reason, equals: "Tidak dilengkapi")
        expect(trace.subject.end?.nextUntil, equals: CivilDate("2026-05-01"))
    }

    /// Five working days from Monday 9 March end on the 16th; the office is warned when the 13th opens. A repair from the 13th to the 17th moves that
    /// by two working days beyond the free ones from the 18th to the 24th: while the applicant is to act, silence decides nothing. The last working
    /// day before the 25th has begun by then, so that nobody is warned again; lengthened, the clock ends on the 26th, and the 25th is still to come.
    @Test func silenceNeverDecidesDuringARepair() throws {
        var decide = Fixtures.task("kasi", "lurah", join: .any, to: "selesai", within: PeriodRange(5, 5, .workingDays))
        decide.late = Late(to: "selesai")
        decide.late?.deemed = .granted
        decide.actions["lengkapi"] = Fixtures.repair(within: nil, atMost: 1)
        decide.extend = Extension(within: Rows(always: TimeLimit(PeriodRange(1, 1, .workingDays))), atMost: 1)
        let service = Fixtures.service("diam", ["putusan": decide, "selesai": Fixtures.end(.granted)], initial: "putusan")
        var trace = try Trace(
            service, luas: 3, at: "2026-03-09T09:00", "putusan",
            ["tell kasi task", "tell lurah task", "set step:putusan 2026-03-16T16:00", "set warning:putusan 2026-03-13T08:00"])
        try trace.walk([
            Row("2026-03-12T16:00", .timer(.warning(at: "putusan")), "refused timer-not-due"),
            Row("2026-03-13T08:00", .timer(.warning(at: "putusan")), "putusan", ["tell kasi deemed_soon", "tell lurah deemed_soon"]),
            Row(
                "2026-03-13T09:00", .act("kasi", "putusan", "lengkapi", reason: "KTP buram"), "putusan",
                ["tell applicant repair", "stop step:putusan"], due: ["putusan": "-"]),
            Row("2026-03-16T16:00", .due("putusan"), "refused timer-not-set"),
            Row(
                "2026-03-17T09:00", .mend("putusan"), "putusan",
                ["tell kasi repaired", "set step:putusan 2026-03-25T16:00"],
                due: ["putusan": "2026-03-25T16:00"]),
            Row(
                "2026-03-17T10:00", .act("kasi", "putusan", .extend, reason: "Banyak berkas"), "putusan",
                ["tell applicant extended", "set step:putusan 2026-03-26T16:00", "set warning:putusan 2026-03-25T08:00"]),
        ])
        expect(trace.subject.deemed == nil)
    }
}
