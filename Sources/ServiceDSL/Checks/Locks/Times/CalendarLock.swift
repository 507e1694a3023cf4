import ServiceIR

/// The free days of the region beside those that the standard reckons with.
///
/// A holiday of its own is for a region to decree: what that means for a promise is told, and no more. Collective leave is decreed for the
/// whole country. A holiday that the region leaves out shortens the citizen's own time.
enum CalendarLock {
    /// `sla: at_most`: what is promised in working days or office hours is drawn out by no free day that the standard does not know.
    static func breaches(_ comparison: LockComparison) -> [LockBreach] {
        guard let known = comparison.standardCalendar, let own = comparison.calendar,
            !WeekLock.promised(comparison).isDisjoint(with: [.workingDays, .hours, .minutes])
        else { return [] }
        let added = days(in: own.calendar, without: known, comparison)
        return [WorkingCalendar.Kind.holiday, .collectiveLeave].compactMap { kind in
            let days = added.filter { $0.kind == kind }
            guard let first = days.first else { return nil }
            let list = list(days)
            var breach = LockBreach(
                ["extends"],
                kind == .holiday
                    ? Words(
                        en: "free here and not by the standard: \(list.en); what is promised in working days takes longer",
                        id: "libur di sini dan menurut standar tidak: \(list.id); janji dalam hari kerja menjadi lebih lama")
                    : Words(
                        en: "collective leave here and not by the standard: \(list.en); that is decreed for the whole country alone",
                        id: "cuti bersama di sini dan menurut standar tidak: \(list.id); cuti bersama hanya ditetapkan secara nasional"),
                facts: witness(first.date, known, comparison).map { [$0] } ?? [], labels: labels(days.dropFirst(), own))
            breach.span = own.places[first.date]
            breach.isAllowed = kind == .holiday
            return breach
        }
    }

    /// The citizen's own time: no day that is free by the standard counts as one to pay, to answer or to mend.
    static func missing(_ area: DeadlineLock.Area, _ comparison: LockComparison) -> [LockBreach] {
        guard let known = comparison.standardCalendar, let own = comparison.calendar, let names = comparison.calendarNames else {
            return []
        }
        let missing = days(in: known, without: own.calendar, comparison)
        guard let first = missing.first, DeadlineLock.units(area, comparison).contains(.workingDays) else { return [] }
        let list = list(missing)
        var breach = LockBreach(
            ["extends"],
            Words(
                en: "free by the standard and not here: \(list.en); the citizen's own time in working days is shorter",
                id: "libur menurut standar dan tidak di sini: \(list.id); waktu warga dalam hari kerja berkurang"),
            facts: [Words(en: "whose time runs on \(first.date)", id: "yang waktunya berjalan pada \(first.date)")])
        breach.span = names
        return [breach]
    }

    /// Days on which the office would work, free in the one and not in the other, as far as both are decreed.
    private static func days(
        in calendar: WorkingCalendar, without other: WorkingCalendar, _ comparison: LockComparison
    ) -> [WorkingCalendar.Day] {
        let known = Set(other.days.map(\.date))
        let catalog = comparison.catalog
        let never = WorkingCalendar(from: calendar.from, until: calendar.until, days: [])
        let hours = OfficeCalendar(hours: catalog.officeHours, calendar: never, timeZone: catalog.timeZone)
        return calendar.days.filter { day in
            other.from <= day.date && day.date <= other.until && !known.contains(day.date)
                && hours.isWorkingDay(day.date)
        }
    }

    private static func list(_ days: [WorkingCalendar.Day]) -> Words {
        guard let first = days.first else { return Words("") }
        let name = first.name
        let more = days.count - 1
        let (en, id) = (name["en"], name["id"])
        return Words(
            en: "\(first.date) (\(en))" + (more > 0 ? " and \(more) more" : ""),
            id: "\(first.date) (\(id))" + (more > 0 ? " dan \(more) hari lain" : ""))
    }

    private static func labels(_ days: ArraySlice<WorkingCalendar.Day>, _ own: DecreedCalendar) -> [Diagnostic.Label] {
        days.prefix(5).compactMap { day in
            own.places[day.date].map { .init($0, Words(en: "this day too", id: "hari ini juga")) }
        }
    }

    /// When the shortest promise that the day draws out is due, here and by the standard.
    private static func witness(_ day: CivilDate, _ known: WorkingCalendar, _ comparison: LockComparison) -> Words? {
        let catalog = comparison.catalog
        let promised = WeekLock.periods(comparison).filter { [.workingDays, .hours, .minutes].contains($0.unit) && $0.amount > 0 }
        guard let period = promised.min(by: { ($0.unit == .workingDays ? 0 : 1, $0.amount) < ($1.unit == .workingDays ? 0 : 1, $1.amount) })
        else { return nil }
        func calendar(_ days: WorkingCalendar) -> OfficeCalendar {
            OfficeCalendar(hours: catalog.officeHours, calendar: days, timeZone: catalog.timeZone)
        }
        return LaterDue.example(
            period, here: calendar(catalog.calendar), there: calendar(known),
            begun: (0..<14).lazy.map { CivilDate(dayNumber: day.dayNumber - $0) })
    }
}
