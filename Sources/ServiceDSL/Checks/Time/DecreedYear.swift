import ServiceIR

/// The days for which a region's calendar is decreed, and how times run through them.
struct DecreedYear {
    let calendar: OfficeCalendar
    private let decreed: WorkingCalendar

    init(_ catalog: CompiledCatalog) {
        calendar = catalog.officeCalendar
        decreed = catalog.calendar
    }

    /// The opening of every working day.
    var openings: [Instant] {
        guard decreed.from <= decreed.until else { return [] }
        return (decreed.from.dayNumber...decreed.until.dayNumber).compactMap { number in
            let day = CivilDate(dayNumber: number)
            return calendar.openSpans(on: day).first.map { calendar.instant(day, $0.from) }
        }
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
