import ServiceIR

/// The days for which a region's calendar is decreed, and how times run through them.
struct DecreedYear {
    let calendar: OfficeCalendar
    private let decreed: WorkingCalendar

    init(_ catalog: CompiledCatalog) {
        calendar = catalog.officeCalendar
        decreed = catalog.calendar
    }

    /// Whether any is: a ministry's catalog may leave that to its regions.
    var isDecreed: Bool { decreed.from <= decreed.until }

    /// The opening of every working day.
    var openings: [Instant] {
        guard isDecreed else { return [] }
        return (decreed.from.dayNumber...decreed.until.dayNumber).compactMap { number in
            let day = CivilDate(dayNumber: number)
            return calendar.openSpans(on: day).first.map { calendar.instant(day, $0.from) }
        }
    }

    /// Of each day the last second at which something may begin: while the office is open, or at any time.
    func latest(whileOpen: Bool) -> [Instant] {
        days(after: 0).compactMap { day in
            guard whileOpen else { return Instant(seconds: calendar.due(on: day).instant.seconds - 1) }
            return calendar.openSpans(on: day).last.map { Instant(seconds: calendar.instant(day, $0.to).seconds - 1) }
        }
    }

    /// The most that a period takes of what is counted in `unit` (working days, days or minutes), whenever it begins: a clock that is due so
    /// much later is not due before it.
    func most(_ period: Period, in unit: Period.Unit) -> Int {
        if period.inSmallest.unit == unit { return period.inSmallest.amount }
        return days(after: 7).map { day -> Int in
            let end = calendar.due(on: day).instant
            // Minutes are the more the earlier the day's first begin, days the more the later.
            let start = unit == .minutes ? calendar.instant(day, TimeOfDay(minutes: 0)) : Instant(seconds: end.seconds - 1)
            let last = lastMoment(of: period, from: start)
            let date = calendar.localDate(of: last)
            switch unit {
            case .minutes: return (calendar.openSeconds(from: start, to: last) + 59) / 60
            case .workingDays:
                let closing = calendar.openSpans(on: date).last.map { calendar.instant(date, $0.to) }
                return calendar.workingDays(after: day, upTo: date) + (closing.map { last > $0 } ?? true ? 1 : 0)
            default: return date.dayNumber - day.dayNumber
            }
        }.max() ?? 0
    }

    /// The least of what is counted in `unit` by which a clock that is due at some time is due later when it is lengthened by a period.
    func least(_ period: Period, in unit: Period.Unit) -> Int {
        if period.inSmallest.unit == unit { return period.inSmallest.amount }
        return days(after: 7).map { day -> Int in
            let start = Instant(seconds: calendar.due(on: day).instant.seconds - 1)
            let due = calendar.due(period, Clock(start: start))
            let isWholeDay = calendar.localTime(of: due.instant).minutes == 0
            switch unit {
            case .minutes: return calendar.openSeconds(from: start, to: due.instant) / 60
            case .workingDays: return calendar.workingDays(after: day, upTo: due.date) - (isWholeDay ? 0 : 1)
            default: return due.date.dayNumber - day.dayNumber - (isWholeDay ? 0 : 1)
            }
        }.min() ?? 0
    }

    /// The decreed days, and so many plain weekdays after them.
    private func days(after: Int) -> [CivilDate] {
        guard isDecreed else { return [] }
        return (decreed.from.dayNumber...(decreed.until.dayNumber + after)).map { CivilDate(dayNumber: $0) }
    }

    func contains(_ date: CivilDate) -> Bool { decreed.from <= date && date <= decreed.until }

    /// Of the days from which all that follows is decreed, the one from which these times, one after the other, last longest; the first of
    /// several.
    func worstDay(_ periods: [Period]) -> ServicePaths.WorstDay? {
        guard !periods.isEmpty else { return nil }
        let spans = openings.map { start in
            var moment = start
            for period in periods { moment = lastMoment(of: period, from: moment) }
            return (start: calendar.localDate(of: start), done: calendar.localDate(of: moment))
        }.filter { contains($0.done) }
        let lengths = spans.map { $0.done.dayNumber - $0.start.dayNumber }
        guard let longest = lengths.max(), let place = lengths.firstIndex(of: longest) else { return nil }
        return ServicePaths.WorstDay(start: spans[place].start, done: spans[place].done, isLikeAll: lengths.min() == longest)
    }

    /// The last second in time: what is due at the end of a day is done on that day, not at the beginning of the next.
    func lastMoment(of period: Period, from start: Instant) -> Instant {
        let due = calendar.due(period, Clock(start: start)).instant
        return calendar.localTime(of: due).minutes == 0 ? Instant(seconds: due.seconds - 1) : due
    }
}
