import Expectations
import ServiceIR
import Testing

/// The slots of a resource on a day, written from `docs/semantics.md` "State": `from-to id`, in minutes of the day.
enum NaiveSlots {
    static func slots(_ resource: Resource, on date: CivilDate, in catalog: CompiledCatalog) -> [String] {
        var week = catalog.officeHours.week
        if let agency = resource.agency, let own = catalog.agencies[agency]?.officeHours { week = own.week }
        if let own = resource.hours { week = own.week }
        let ofWeekday = week[(date.dayNumber + 3) % 7]
        let isFree = catalog.calendar.days.map(\.date).contains(date) && !resource.isOpenOnFreeDays
        let isOpen = resource.dates.isEmpty ? !isFree : resource.dates.contains(date)
        var found: [(from: Int, text: String)] = []
        if let length = resource.slotLength?.minutes {
            for span in isOpen ? ofWeekday : [] {
                var from = span.from.minutes
                while from + length <= span.to.minutes {
                    found.append((from, "\(from)-\(from + length)"))
                    from += length
                }
            }
        }
        for (id, slot) in resource.slots where slot.dates.isEmpty ? isOpen : slot.dates.contains(date) {
            guard let hours = slot.hours else {
                if !slot.dates.isEmpty || !resource.dates.isEmpty || !ofWeekday.isEmpty { found.append((0, "0-1440 \(id)")) }
                continue
            }
            let (from, to) = (hours.from.minutes, hours.to.minutes)
            let begins = ofWeekday.contains { $0.from.minutes <= from && from < $0.to.minutes }
            let ends = ofWeekday.contains { $0.from.minutes < to && to <= $0.to.minutes }
            if begins && ends { found.append((from, "\(from)-\(to) \(id)")) }
        }
        return found.sorted { $0.from < $1.from }.map(\.text)
    }
}

struct NaiveSlotTests {
    /// Random resources over a month, some days of which are free.
    @Test func planAndNaiveAgree() {
        var dice = Walk.Dice(seed: 20_260_302)
        var catalog = Fixtures.catalog()
        let first = CivilDate("2026-03-01") ?? .first
        func day(_ number: Int) -> CivilDate { CivilDate(dayNumber: first.dayNumber + number) }
        catalog.calendar = WorkingCalendar(
            from: first, until: day(60), days: [4, 11, 17].map { .init(date: day($0), name: LocalText("id", "Libur"), kind: .holiday) })
        func dates() -> [CivilDate] { (0..<31).filter { _ in dice.chance(15) }.map(day) }
        func span(_ hours: ClosedRange<Int>) -> OfficeHours.Span {
            let from = Int.random(in: hours, using: &dice)
            let to = Int.random(in: from...hours.upperBound, using: &dice)
            return .init(TimeOfDay(minutes: from * 60), TimeOfDay(minutes: max(from + 1, to) * 60))
        }
        var count = (dated: 0, weekly: 0, whole: 0)
        for _ in 0..<300 {
            var resource = Resource(name: LocalText("id", "Uji"))
            if dice.chance(70) {
                resource.hours = OfficeHours(week: (0..<7).map { _ in dice.chance(80) ? [span(7...11), span(13...18)] : [] })
            }
            resource.isOpenOnFreeDays = dice.chance(30)
            if dice.chance(40) { resource.dates = dates() }
            if dice.chance(40) {
                resource.slotLength = Period(Int.random(in: 1...5, using: &dice) * 30, .minutes)
            } else {
                for id in ["a", "b", "c"] {
                    var slot = NamedSlot(name: LocalText("id", id), hours: dice.chance(25) ? nil : span(7...18))
                    if resource.dates.isEmpty, dice.chance(60) { slot.dates = dates() }
                    resource.slots[SlotID(id)] = slot
                }
            }
            let plan = SlotPlan(resource, in: catalog)
            for day in (0..<31).map(day) {
                let slots = plan.slots(on: day).map { slot in
                    func minutes(_ instant: Instant) -> Int {
                        Int(instant.seconds + catalog.timeZone.secondsFromUTC) / 60 - day.dayNumber * 1440
                    }
                    if minutes(slot.end) == 1440 { count.whole += 1 }
                    return "\(minutes(slot.start))-\(minutes(slot.end))" + (slot.id.map { " \($0)" } ?? "")
                }
                let naive = NaiveSlots.slots(resource, on: day, in: catalog)
                expect(slots.sorted(), equals: naive.sorted(), "\(day): \(resource)")
                if plan.dates == nil { count.weekly += slots.count } else { count.dated += slots.count }
                if let dates = plan.dates, !dates.contains(day) { expect(slots.isEmpty) }
            }
        }
        expect(count.dated > 500 && count.weekly > 500 && count.whole > 500, "\(count)")
    }
}
