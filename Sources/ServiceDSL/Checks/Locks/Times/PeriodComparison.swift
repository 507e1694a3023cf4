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

        var isNever: Bool { if case .never = self { true } else { false } }
        /// It is so on some day that is decreed.
        var isShown: Bool {
            switch self {
            case .always, .onDay: true
            case .never, .unknown: false
            }
        }
    }

    /// Which time is the worse one.
    enum Worse { case longer, shorter }

    let comparison: LockComparison
    private var catalog: CompiledCatalog { comparison.catalog }

    init(_ comparison: LockComparison) { self.comparison = comparison }

    /// The first time of the region's that somebody gets instead of a better one of the standard's, where `inside` holds.
    func breach(
        _ own: Rows<TimeLimit>?, _ known: Rows<TimeLimit>?, _ worse: Worse, at path: [String], inside: [Node],
        _ words: (_ here: TimeLimit, _ there: TimeLimit) -> Words
    ) -> LockBreach? {
        for row in comparison.cases(own, .region) {
            for other in comparison.cases(known, .standard) {
                let times = CountedTimes(row.value, other.value, worse, self)
                let message = words(row.value, other.value)
                if let breach = breach(times, at: path, inside: inside + [row.when, other.when], message) { return breach }
            }
        }
        return nil
    }

    /// The same of one time beside another.
    func breach(_ times: CountedTimes, at path: [String], inside: [Node], _ message: Words) -> LockBreach? {
        times.found().lazy.compactMap { breach($0, times, at: path, inside: inside, message) }.first
    }

    private func breach(
        _ found: CountedTimes.Found, _ times: CountedTimes, at path: [String], inside: [Node], _ message: Words
    ) -> LockBreach? {
        guard var breach = LockBreach(path, message, comparison.search(inside + [found.condition].compactMap(\.self))) else { return nil }
        var later = found.later
        // The condition itself says which.
        if found.examples.count == 1 { breach.facts.append(times.told(found.examples[0], isNumberTold: false)) }
        // The first number that is seen to be somebody's.
        for example in found.examples {
            guard case .found(let facts, let obstacles) = comparison.search(inside + [example.condition]), obstacles.isEmpty else {
                continue
            }
            breach = LockBreach(path, message, facts: facts + [times.told(example, isNumberTold: !facts.isEmpty)])
            later = example.later
            break
        }
        tell(later, times.worse, in: &breach)
        if times.worse == .shorter, breach.facts.isEmpty {
            let there = times.there.words
            breach.facts = [Words(en: "who needs \(there.en)", id: "yang memerlukan \(there.id)")]
        }
        if let obstacle = found.obstacle { breach.obstacles.append(obstacle) }
        return breach
    }

    /// Whether the first is over later than the second in no case; of what is counted only where both count the same.
    func isNeverLater(_ here: TimeLimit, _ there: TimeLimit) -> Bool {
        let (own, known) = (here.range.promised, there.range.promised)
        if here.per == nil, there.per == nil { return isLater(own, known).isNever }
        func count(_ limit: TimeLimit, _ side: LockComparison.Side) -> String? {
            limit.per.map { comparison.node($0, side).canonicalText }
        }
        return count(here, .region) == count(there, .standard) && isSurelyNoLater(own, known)
    }

    /// Whether the first is over later than the second.
    ///
    /// - Parameter areAtEnd: over at the end of the last day, in working days too, which else are over at closing time.
    func isLater(_ here: Period, _ there: Period, areAtEnd: (Bool, Bool) = (false, false)) -> Later {
        let (a, b) = (here.inSmallest, there.inSmallest)
        if a.unit == b.unit {
            let isLaterThatDay = a.unit == .workingDays && areAtEnd.0 && !areAtEnd.1
            return a.amount < b.amount || a.amount == b.amount && !isLaterThatDay ? .never : .always
        }
        if isSurelyNoLater(here, there) { return .never }
        let calendar = catalog.officeCalendar
        var day = catalog.calendar.from
        var sameDay: Later?
        while day <= catalog.calendar.until {
            let begun = Clock(start: calendar.instant(day, calendar.openSpans(on: day).first?.from ?? TimeOfDay(minutes: 720)))
            var (due, dueThere) = (calendar.due(here, begun), calendar.due(there, begun))
            if areAtEnd.0 { due = calendar.due(on: due.date) }
            if areAtEnd.1 { dueThere = calendar.due(on: dueThere.date) }
            if due.date > dueThere.date { return .onDay(day, due.date, dueThere.date) }
            if due.instant > dueThere.instant, sameDay == nil { sameDay = .onDay(day, due.date, dueThere.date) }
            day = CivilDate(dayNumber: day.dayNumber + 1)
        }
        return sameDay ?? .unknown
    }

    /// Whether the first is over no later whatever the calendar; then so many times the first is no later than so many times the second.
    func isSurelyNoLater(_ here: Period, _ there: Period) -> Bool {
        let (a, b) = (here.inSmallest, there.inSmallest)
        if a.unit == b.unit { return a.amount <= b.amount }
        switch (a.unit, b.unit) {
        // So many working days are never over before so many days are.
        case (.days, .workingDays): return a.amount < b.amount
        case (.days, .months): return a.amount <= b.amount.multipliedClamped(28)
        case (.months, .days): return a.amount.multipliedClamped(31) <= b.amount
        default: return false
        }
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
