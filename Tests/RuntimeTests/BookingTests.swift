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
        #expect(try begun("2026-03-03T09:00").1 == ["book lapangan 1 2026-03-03T09:00"])
        #expect(try begun("2026-03-03T09:00", taken: [1]).1 == ["book lapangan 2 2026-03-03T09:00"])
        #expect(codes("2026-03-03T09:00", taken: [1, 2]) == [.noFreeSlot])
        #expect(codes("2026-03-03T09:30") == [.notASlot])
        #expect(codes("2026-03-02T08:00") == [.slotBegun])
        #expect(codes("2026-03-02T09:00") == [])
    }

    @Test func aRepairFreesWhatItGivesUp() throws {
        let (subject, _) = try begun("2026-03-03T09:00")
        let later = Fixtures.instant("2026-03-03T10:00")
        let (open, _) = try engine.step(subject, .act("loket", "periksa", "kembalikan", reason: "x"), at: later).get()
        // Its own slot stays although it has begun.
        let (kept, nothing) = try engine.step(open, .mend("periksa", ["luas": 5]), at: later).get()
        #expect(slots(nothing) == [])
        #expect(engine.bookings(of: kept).count == 1)
        guard case .repaired(var other) = Event.mend("periksa", ["jadwal": "2026-03-04T09:00"]) else { return }
        other.register.slots = facts("2026-03-04T09:00", taken: [1])
        let (moved, effects) = try engine.step(open, .repaired(other), at: later).get()
        #expect(slots(effects) == ["free lapangan 1 2026-03-03T09:00", "book lapangan 2 2026-03-04T09:00"])
        let (ended, freed) = try engine.step(moved, .withdraw(), at: later).get()
        #expect(slots(freed) == ["free lapangan 2 2026-03-04T09:00"])
        #expect(engine.bookings(of: ended) == [])
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
        #expect(slots(effects) == [])
    }
}
