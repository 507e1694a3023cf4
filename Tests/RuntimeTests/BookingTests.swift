import Expectations
import Runtime
import ServiceIR
import Testing

struct BookingTests {
    let engine: Engine

    init() throws { engine = try Engine(service: Fixtures.bookings(), catalog: Fixtures.catalog()) }

    private func facts(_ start: String, taken: Set<Int> = []) -> [SlotFact] {
        let query = SlotQuery(resource: "lapangan", start: Fixtures.instant(start))
        return SlotPlan("lapangan", in: engine.catalog)?.fact(query, taken: taken).map { [$0] } ?? []
    }

    /// The case that asks for that slot, and what the world is told to do with slots.
    private func begun(_ start: String, taken: Set<Int> = []) throws -> (Case, [String]) {
        var form = Fixtures.submission(luas: 4)
        form = Fixtures.booking(start, second: false, in: form)
        let now = Fixtures.instant("2026-03-02T08:00")
        let moment = engine.moment(at: now, register: Register(slots: facts(start, taken: taken)))
        let submission = try engine.submissions.validate(form, at: moment).get()
        let (subject, effects) = try engine.begin(submission: submission, by: .applicant("warga"), at: now).get()
        return (subject, slots(effects))
    }

    private func slots(_ effects: [Effect]) -> [String] {
        effects.compactMap { effect in
            switch effect {
            case .free, .book: Trace.words(effect)
            default: nil
            }
        }
    }

    private func codes(_ start: String, taken: Set<Int> = [], at now: String = "2026-03-02T08:00") -> [SubmissionFault.Code] {
        let form = Fixtures.booking(start, second: false, in: Fixtures.submission(luas: 4))
        let moment = engine.moment(at: Fixtures.instant(now), register: Register(slots: facts(start, taken: taken)))
        if case .failure(let refused) = engine.submissions.validate(form, at: moment) { return refused.faults.map(\.code) }
        return []
    }

    @Test func onlyWhatIsFreeIsTaken() throws {
        try expect(begun("2026-03-03T09:00").1, equals: ["book lapangan 1 2026-03-03T09:00"])
        try expect(begun("2026-03-03T09:00", taken: [1]).1, equals: ["book lapangan 2 2026-03-03T09:00"])
        expect(codes("2026-03-03T09:00", taken: [1, 2]), equals: [.noFreeSlot])
        expect(codes("2026-03-03T09:30"), equals: [.notASlot])
        expect(codes("2026-03-02T08:00"), equals: [.slotBegun])
        expect(codes("2026-03-02T09:00"), equals: [])
    }

    @Test func aRepairFreesWhatItGivesUp() throws {
        let (subject, _) = try begun("2026-03-03T09:00")
        let later = Fixtures.instant("2026-03-03T10:00")
        let (open, _) = try engine.step(subject, .act("loket", "periksa", "kembalikan", reason: "x"), at: later).get()
        // Its own slot stays although it has begun.
        let (kept, nothing) = try engine.step(open, .mend("periksa", ["luas": 5]), at: later).get()
        expect(slots(nothing), equals: [])
        expect(engine.bookings(of: kept).count, equals: 1)
        guard case .repaired(var other) = Event.mend("periksa", ["jadwal": "2026-03-04T09:00"]) else { return }
        other.register.slots = facts("2026-03-04T09:00", taken: [1])
        let (moved, effects) = try engine.step(open, .repaired(other), at: later).get()
        expect(slots(effects), equals: ["free lapangan 1 2026-03-03T09:00", "book lapangan 2 2026-03-04T09:00"])
        // What was promised for the day of the slot is promised for the day of the new one; what reads other slots stays.
        func days(_ subject: Case) -> [CivilDate?] { ["hari", "temu", "pengganti"].map { subject.promises[$0]?.clock.until } }
        expect(days(kept), equals: ["2026-03-03", "2026-03-11", "2026-03-22"].map { CivilDate($0) })
        expect(days(moved), equals: ["2026-03-04", "2026-03-11", "2026-03-22"].map { CivilDate($0) })
        let (ended, freed) = try engine.step(moved, .withdraw(), at: later).get()
        expect(slots(freed), equals: ["free lapangan 2 2026-03-04T09:00"])
        expect(engine.bookings(of: ended), equals: [])
    }

    /// A slot that was taken is read from the event and the case alone, whatever the catalog says later.
    @Test func whatIsTakenStays() throws {
        let (subject, _) = try begun("2026-03-03T09:00")
        var catalog = engine.catalog
        catalog.resources["lapangan"] = Resource(name: Fixtures.text("Lapangan"), slotLength: Period(3, .hours))
        let changed = try Engine(service: engine.service, catalog: catalog)
        let at = Fixtures.instant("2026-03-02T10:00")
        let (open, _) = try changed.step(subject, .act("loket", "periksa", "kembalikan", reason: "x"), at: at).get()
        let (_, effects) = try changed.step(open, .mend("periksa", ["luas": 5]), at: at).get()
        expect(slots(effects), equals: [])
    }

    @Test func noSlotIsMoreThanAYearAhead() {
        expect(codes("2027-03-02T08:00"), equals: [])
        expect(codes("2027-03-03T08:00"), equals: [.notASlot])
        expect(codes("2027-03-03T08:00", at: "2026-03-03T08:00"), equals: [])
    }
}

/// One branch waits for the slot of the submission while another may send it back.
struct SharedBookingTests {
    let engine: Engine

    init() throws {
        var service = Fixtures.sharedBookings()
        service.form.sections["reklame"]?.fields["jadwal"]?.rule = FieldRule(
            rule: Expression("hours(reklame.jadwal.start - submitted) >= 24"), message: Fixtures.text("Sehari sebelumnya"))
        engine = try Engine(service: service, catalog: Fixtures.catalog())
    }

    private func facts(_ start: String, units: [Int] = [1]) -> [SlotFact] {
        let start = Fixtures.instant(start)
        return [SlotFact(resource: "lapangan", Slot(start: start, end: Instant(seconds: start.seconds + 3600)), units: units)]
    }

    private func begun() throws -> Case {
        let form = Fixtures.booking("2026-03-03T09:00", second: false, in: Fixtures.submission(luas: 4))
        let now = Fixtures.instant("2026-03-02T08:00")
        let moment = engine.moment(at: now, register: Register(slots: facts("2026-03-03T09:00")))
        return try engine.begin(submission: engine.submissions.validate(form, at: moment).get(), by: .applicant("warga"), at: now).get().0
    }

    private func step(_ subject: Case, _ event: Event, at now: String, _ slots: [SlotFact] = []) throws -> (Case, [String]) {
        var event = event
        switch event {
        case .acted(var act):
            act.register.slots = slots
            event = .acted(act)
        case .repaired(var completion):
            completion.register.slots = slots
            event = .repaired(completion)
        default: break
        }
        let (next, effects) = try engine.step(subject, event, at: Fixtures.instant(now)).get()
        return (
            next, effects.compactMap { if case .free = $0 { Trace.words($0) } else if case .book = $0 { Trace.words($0) } else { nil } }
        )
    }

    /// At the signatures, for the first time.
    private func signing() throws -> Case {
        var subject = try begun()
        subject = try step(subject, .act("loket", "periksa"), at: "2026-03-02T09:00").0
        return try step(subject, .due("tunggu"), at: "2026-03-03T09:00").0
    }

    @Test func aWaitFollowsTheSlotThatARepairChooses() throws {
        var subject = try begun()
        expect(subject.timers[.step("tunggu")], equals: Fixtures.instant("2026-03-03T09:00"))
        subject = try step(subject, .act("loket", "periksa", "kembalikan", reason: "x"), at: "2026-03-02T09:00").0
        let mend = Event.mend("periksa", ["jadwal": "2026-03-04T09:00"])
        let (moved, _) = try step(subject, mend, at: "2026-03-02T10:00", facts("2026-03-04T09:00"))
        expect(moved.timers[.step("tunggu")], equals: Fixtures.instant("2026-03-04T09:00"))
    }

    @Test func theRuleOfASlotThatStaysIsNotJudgedAgain() throws {
        var subject = try begun()
        subject = try step(subject, .act("loket", "periksa", "kembalikan", reason: "x"), at: "2026-03-02T09:00").0
        try expect(step(subject, .mend("periksa", ["luas": 5]), at: "2026-03-03T08:30").1, equals: [])
        let now = Fixtures.instant("2026-03-03T08:30")
        guard case .repaired(var other) = Event.mend("periksa", ["jadwal": "2026-03-03T10:00"]) else { return }
        other.register.slots = facts("2026-03-03T10:00")
        guard case .failure(.invalid(let faults)) = engine.step(subject, .repaired(other), at: now) else {
            Issue.record("a slot of today was taken")
            return
        }
        expect(faults.map(\.code), equals: [.rule])
    }

    @Test func aStepAndItsActionNeverGetOneUnit() throws {
        let subject = try signing()
        let values: JSONObject = ["temu": "2026-03-10T09:00", "pengganti": "2026-03-10T09:00"]
        let act = Event.act("loket", "ttd", "pindah", values)
        let (both, effects) = try step(subject, act, at: "2026-03-03T10:00", facts("2026-03-10T09:00", units: [1, 2]))
        expect(effects, equals: ["book lapangan 1 2026-03-10T09:00", "book lapangan 2 2026-03-10T09:00"])
        expect(engine.fieldBookings(of: both), equals: engine.bookings(of: both))
        guard case .acted(var one) = act else { return }
        one.register.slots = facts("2026-03-10T09:00")
        guard case .failure(.invalid(let faults)) = engine.step(subject, .acted(one), at: Fixtures.instant("2026-03-03T10:00")) else {
            Issue.record("one unit was taken twice")
            return
        }
        expect(faults.map(\.code), equals: [.noFreeSlot])
        // Each field is looked up, though both have one id.
        if let step = engine.step("ttd") {
            expect(SlotQuery.all(in: one, at: step, .wib).counted.map(\.fields), equals: [2])
        }
    }

    @Test func aPlaceThatIsNotAskedAgainGivesItsSlotBack() throws {
        var subject = try signing()
        func sign(_ role: RoleID, _ start: String, at now: String, _ slots: [SlotFact]) throws -> [String] {
            let (next, effects) = try step(subject, .act(role, "ttd", .done, ["temu": .string(start)]), at: now, slots)
            subject = next
            return effects
        }
        try expect(
            sign("loket", "2026-03-10T09:00", at: "2026-03-03T10:00", facts("2026-03-10T09:00")),
            equals: ["book lapangan 1 2026-03-10T09:00"]
        )
        try expect(
            sign("tim", "2026-03-10T10:00", at: "2026-03-03T10:00", facts("2026-03-10T10:00")), equals: ["book lapangan 1 2026-03-10T10:00"]
        )
        let (again, freed) = try step(subject, .act("kepala", "akhir", "ulang", reason: "x"), at: "2026-03-03T11:00")
        expect(freed, equals: ["free lapangan 1 2026-03-10T09:00"])
        subject = again
        // Who is asked again keeps what he had.
        try expect(sign("tim", "2026-03-10T10:00", at: "2026-03-03T12:00", []), equals: [])
        try expect(
            sign("kasi", "2026-03-10T09:00", at: "2026-03-03T12:00", facts("2026-03-10T09:00")),
            equals: ["book lapangan 1 2026-03-10T09:00"])
        // At the third visit the first place is asked again: what it gave back is not its own, and the other place's is free.
        let (third, given) = try step(subject, .act("kepala", "akhir", "ulang", reason: "x"), at: "2026-03-03T13:00")
        expect(given, equals: ["free lapangan 1 2026-03-10T09:00"])
        subject = third
        try expect(
            sign("loket", "2026-03-10T09:00", at: "2026-03-03T14:00", facts("2026-03-10T09:00", units: [2])),
            equals: ["book lapangan 2 2026-03-10T09:00"])
    }
}
