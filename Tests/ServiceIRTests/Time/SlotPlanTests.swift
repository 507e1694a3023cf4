import Expectations
import ServiceIR
import Testing

struct SlotPlanTests {
    private func time(_ text: String) -> TimeOfDay { TimeOfDay(text) ?? TimeOfDay(minutes: 0) }
    private func day(_ text: String) -> CivilDate { CivilDate(text) ?? .first }
    private func span(_ from: String, _ to: String) -> OfficeHours.Span { .init(time(from), time(to)) }

    private func catalog() -> CompiledCatalog {
        let day = [span("08:00", "12:00"), span("13:00", "16:00")]
        return CompiledCatalog(
            catalog: "uji", edition: 2026, name: LocalText("id", "Uji"), timeZone: .wita, languages: ["id"],
            officeHours: OfficeHours(week: [day, day, day, day, [span("08:00", "11:00")], [], []]),
            calendar: WorkingCalendar(
                from: self.day("2026-01-01"), until: self.day("2026-12-31"),
                days: [.init(date: self.day("2026-03-18"), name: LocalText("id", "Libur"), kind: .holiday)]))
    }

    private func starts(_ resource: Resource, _ date: String) -> [String] {
        SlotPlan(resource, in: catalog()).slots(on: day(date)).map {
            "\($0.start.localText(in: .wita).suffix(5))-\($0.end.localText(in: .wita).suffix(5))"
        }
    }

    private func check(_ resource: Resource, _ rows: [(String, [String])]) {
        for (date, slots) in rows { expect(starts(resource, date), equals: slots, "\(resource.name) on \(date)") }
    }

    @Test func oneLengthIsCountedFromEachOpening() {
        let desk = Resource(name: LocalText("id", "Loket"), slotLength: Period(90, .minutes))
        check(
            desk,
            [
                ("2026-03-02", ["08:00-09:30", "09:30-11:00", "13:00-14:30", "14:30-16:00"]),
                ("2026-03-06", ["08:00-09:30", "09:30-11:00"]),
                // A Saturday, and a holiday.
                ("2026-03-07", []), ("2026-03-18", []),
            ])
    }

    @Test func namedSlotsStandOnDaysThatAreOpenForThem() {
        var hall = Resource(name: LocalText("id", "Aula"))
        hall.slots = [
            "sore": NamedSlot(name: LocalText("id", "Sore"), hours: span("14:00", "16:00")),
            "pagi": NamedSlot(name: LocalText("id", "Pagi"), hours: span("08:00", "10:00")),
            "siang": NamedSlot(name: LocalText("id", "Siang"), hours: span("11:00", "14:00")),
            "istirahat": NamedSlot(name: LocalText("id", "Istirahat"), hours: span("12:00", "13:00")),
            "dini": NamedSlot(name: LocalText("id", "Dini"), hours: span("10:00", "12:30")),
        ]
        // In the order of the day; over the break of the office too, but neither beginning nor ending in it.
        check(hall, [("2026-03-02", ["08:00-10:00", "11:00-14:00", "14:00-16:00"]), ("2026-03-06", ["08:00-10:00"])])
    }

    @Test func oneSpanIsForEveryDay() {
        var court = Resource(name: LocalText("id", "Lapangan"), slotLength: Period(5, .hours))
        court.hours = OfficeHours(week: Array(repeating: [span("09:00", "24:00")], count: 7))
        court.isOpenOnFreeDays = true
        check(court, [("2026-03-18", ["09:00-14:00", "14:00-19:00", "19:00-00:00"])])
        court.isOpenOnFreeDays = false
        check(court, [("2026-03-18", [])])
    }

    /// A date that is said is open at the hours of its weekday, free day or not; no other day is.
    @Test func datesAreTheOnlyDays() {
        var unit = Resource(name: LocalText("id", "Keliling"), slotLength: Period(3, .hours))
        unit.dates = ["2026-03-06", "2026-03-07", "2026-03-18"].map(day)
        check(
            unit,
            [
                ("2026-03-06", ["08:00-11:00"]), ("2026-03-07", []), ("2026-03-18", ["08:00-11:00", "13:00-16:00"]), ("2026-03-17", []),
            ])
        let plan = SlotPlan(unit, in: catalog())
        expect(plan.dates, equals: unit.dates)
        let days = [("2026-03-07", "2026-03-17"), ("2026-03-08", "2026-03-07")].map { plan.days(from: day($0.0), through: day($0.1)) }
        expect(days, equals: [[day("2026-03-07")], []])
    }

    @Test func aSlotMayHaveItsOwnDates() {
        var course = Resource(name: LocalText("id", "Kelas"))
        func slot(_ from: String, _ to: String, _ dates: [String]) -> NamedSlot {
            var slot = NamedSlot(name: LocalText("id", from), hours: span(from, to))
            slot.dates = dates.map(day)
            return slot
        }
        course.slots = ["satu": slot("08:00", "16:00", ["2026-03-02", "2026-03-18"]), "dua": slot("09:00", "12:00", ["2026-03-03"])]
        check(course, [("2026-03-02", ["08:00-16:00"]), ("2026-03-03", ["09:00-12:00"]), ("2026-03-18", ["08:00-16:00"])])
        expect(SlotPlan(course, in: catalog()).dates, equals: ["2026-03-02", "2026-03-03", "2026-03-18"].map(day))
        course.slots["harian"] = slot("13:00", "14:00", [])
        check(course, [("2026-03-03", ["09:00-12:00", "13:00-14:00"]), ("2026-03-18", ["08:00-16:00"])])
        let plan = SlotPlan(course, in: catalog())
        expect(plan.dates == nil)
        expect(plan.days(from: day("2026-03-02"), through: day("2026-03-04")).count, equals: 3)
        var stored = catalog()
        stored.resources["kelas"] = course
        expect((try? JSONCoder.decode(CompiledCatalog.self, from: JSONCoder.encode(stored))), equals: stored)
    }

    @Test func whatCannotBeHasNoSlots() {
        for length in [Period(2, .days), Period(9, .hours), nil] {
            check(Resource(name: LocalText("id", "Rumah"), slotLength: length), [("2026-03-02", [])])
        }
        let none = Resource(name: LocalText("id", "Loket"), units: 0, slotLength: Period(1, .hours))
        let query = SlotQuery(resource: "loket", start: LocalMoment("2026-03-02T08:00")?.instant(in: .wita) ?? Instant(seconds: 0))
        expect(SlotPlan(none, in: catalog()).fact(query, taken: [])?.units, equals: [])
    }

    /// No more units than a sending may take.
    @Test func aFactIsOfTheSlotAtHand() {
        let desk = Resource(name: LocalText("id", "Loket"), units: 9999, slotLength: Period(1, .minutes))
        let plan = SlotPlan(desk, in: catalog())
        let slots = plan.slots(on: day("2026-03-02"))
        expect(slots.count, equals: 420)
        expect(plan.fact(slots[7], of: "loket", taken: [1, 3], atMost: 2).units, equals: [2, 4])
        expect(plan.fact(SlotQuery(resource: "loket", start: slots[7].start), taken: [1])?.units, equals: [2])
        let queries = [SlotQuery(resource: "a", start: slots[0].start), SlotQuery(resource: "b", start: slots[0].start)]
        expect((queries + queries.prefix(1)).counted.map { "\($0.query.resource) \($0.fields)" }, equals: ["a 2", "b 1"])
    }

    /// A catalog that was stored before there were resources is read.
    @Test func anOlderCatalogHasNoResources() throws {
        guard case .object(var members) = JSONCoder.encode(catalog()) else { return }
        members["resources"] = nil
        try expect(JSONCoder.decode(CompiledCatalog.self, from: .object(members)).resources.isEmpty)
        var stored = catalog()
        stored.resources["loket"] = Resource(name: LocalText("id", "Loket"), units: 4, slotLength: Period(1, .hours))
        try expect(JSONCoder.decode(CompiledCatalog.self, from: JSONCoder.encode(stored)), equals: stored)
    }
}
