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

    /// Which time is the worse one.
    enum Worse { case longer, shorter }

    private let comparison: LockComparison
    private var catalog: CompiledCatalog { comparison.catalog }

    init(_ comparison: LockComparison) { self.comparison = comparison }

    /// The first time of the region's that somebody gets instead of a better one of the standard's, where `inside` holds.
    func breach(
        _ own: Rows<PeriodRange>?, _ known: Rows<PeriodRange>?, _ worse: Worse, at path: [String], inside: [Node],
        _ words: (_ here: Period, _ there: Period) -> Words
    ) -> LockBreach? {
        for row in comparison.cases(own, .region) {
            for other in comparison.cases(known, .standard) {
                let (here, there) = (row.value.promised, other.value.promised)
                let later = worse == .longer ? isLater(here, there) : isLater(there, here)
                if case .never = later { continue }
                let outcome = comparison.search(inside + [row.when, other.when])
                guard var breach = LockBreach(path, words(here, there), outcome) else { continue }
                tell(later, worse, in: &breach)
                if worse == .shorter, breach.facts.isEmpty {
                    breach.facts = [Words(en: "who needs \(there.words.en)", id: "yang memerlukan \(there.words.id)")]
                }
                return breach
            }
        }
        return nil
    }

    /// Whether the first is over later than the second.
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
    private func tell(_ later: Later, _ worse: Worse, in breach: inout LockBreach) {
        switch later {
        case .never, .always: break
        case .onDay(let begun, let first, let second):
            let (here, there) = worse == .longer ? (first, second) : (second, first)
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
