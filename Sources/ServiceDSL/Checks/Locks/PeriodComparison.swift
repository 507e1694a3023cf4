import ServiceIR

/// Two times from the same day, as the region's office counts them.
struct PeriodComparison {
    /// Whether one is over later than another.
    enum Later {
        case never, always
        /// Not in the decreed days.
        case unknown
        /// Begun on the first, it is due on the second, the other on the third.
        case onDay(CivilDate, CivilDate, CivilDate)
    }

    let catalog: CompiledCatalog

    func isLater(_ here: Period, _ there: Period) -> Later {
        let (a, b) = (here.inSmallest, there.inSmallest)
        if a.unit == b.unit { return a.amount <= b.amount ? .never : .always }
        switch (a.unit, b.unit) {
        // So many working days are never over before so many days are.
        case (.days, .workingDays) where a.amount < b.amount: return .never
        case (.days, .months) where a.amount <= b.amount.multipliedClamped(28): return .never
        case (.months, .days) where a.amount.multipliedClamped(31) <= b.amount: return .never
        default: break
        }
        let calendar = OfficeCalendar(hours: catalog.officeHours, calendar: catalog.calendar, timeZone: catalog.timeZone)
        var day = catalog.calendar.from
        while day <= catalog.calendar.until {
            let begun = Clock(start: calendar.instant(day, calendar.openSpans(on: day).first?.from ?? TimeOfDay(minutes: 720)))
            let (due, dueThere) = (calendar.due(here, begun), calendar.due(there, begun))
            if due.instant > dueThere.instant { return .onDay(day, due.date, dueThere.date) }
            day = CivilDate(dayNumber: day.dayNumber + 1)
        }
        return .unknown
    }

    /// What a breach says further of two times of which one is over later: the day on which it is so, or that it is not known.
    static func tell(_ later: Later, in breach: inout LockBreach, laterIsHere: Bool = true) {
        switch later {
        case .never, .always: break
        case .onDay(let begun, let first, let second):
            let (here, there) = laterIsHere ? (first, second) : (second, first)
            breach.facts.append(
                Words(
                    en: "begun on \(begun): due \(here) here, \(there) by the standard",
                    id: "mulai \(begun): jatuh tempo \(here) di sini, \(there) menurut standar"))
        case .unknown:
            breach.obstacles.append(
                Words(
                    en: "whether that is so depends on free days not yet decreed",
                    id: "apakah itu benar bergantung pada hari libur yang belum ditetapkan"))
        }
    }
}
