import ServiceIR

/// The due dates of a region's services, by its office hours and its calendar.
struct Deadlines: Sendable {
    let calendar: OfficeCalendar

    init(catalog: CompiledCatalog) {
        calendar = catalog.officeCalendar
    }

    func today(at instant: Instant) -> CivilDate { calendar.localDate(of: instant) }

    /// The date a period after another; in working days by the calendar.
    func day(_ period: Period, after date: CivilDate) -> CivilDate? {
        calendar.adding(period, to: date)
    }

    /// A clock that begins to run.
    func clock(within: Period, from start: Instant) -> VisitClock {
        let due = calendar.due(within, Clock(start: start))
        var clock = VisitClock(start: start, within: within, until: nil, due: due.instant)
        clock.isProvisional = due.isProvisional
        return clock
    }

    /// Due at the end of a given day.
    func clock(until date: CivilDate, from start: Instant) -> VisitClock {
        VisitClock(start: start, within: nil, until: date, due: calendar.due(on: date).instant)
    }

    /// Over at a given moment.
    func clock(wakingAt instant: Instant, from start: Instant) -> VisitClock {
        VisitClock(start: start, within: nil, until: today(at: instant), due: instant)
    }

    func beginning(of date: CivilDate) -> Instant { calendar.instant(date, TimeOfDay(minutes: 0)) }

    /// A fixed date comes, whatever stands: its clock never does.
    func stop(_ clock: inout VisitClock, at instant: Instant) {
        if !clock.stands, clock.within != nil { clock.pauses.append(Pause(from: instant)) }
    }

    func restart(_ clock: inout VisitClock, at instant: Instant) {
        guard clock.stands, let last = clock.pauses.popLast() else { return }
        clock.pauses.append(Pause(from: last.from, to: instant))
        if clock.within != nil { count(&clock) }
    }

    /// Gives a clock that is due on a fixed day another one.
    func move(_ clock: inout VisitClock, to day: CivilDate) {
        guard clock.until != day else { return }
        clock.until = day
        count(&clock)
    }

    /// Lengthens a clock; one that stands counts it when it runs again.
    func extend(_ clock: inout VisitClock, by more: ClockExtension) {
        clock.extensions.append(more)
        if !clock.stands { count(&clock) }
    }

    private func count(_ clock: inout VisitClock) {
        let time = Clock(start: clock.start, pauses: clock.pauses)
        var due = clock.within.map { calendar.due($0, time) } ?? clock.until.map { calendar.due(on: $0) } ?? .never
        for more in clock.extensions {
            if let date = more.until {
                let later = calendar.due(on: date)
                if later.instant > due.instant { due = later }
            } else if let within = more.within, !due.isNever {
                let isProvisional = due.isProvisional
                due = calendar.due(within, Clock(start: zero(of: within, after: due), pauses: clock.pauses))
                due.isProvisional = due.isProvisional || isProvisional
            }
        }
        clock.due = due.instant
        clock.isProvisional = due.isProvisional
    }

    /// Where a further period begins: on the very second in office hours, else on the day that was the last one.
    private func zero(of period: Period, after due: Deadline) -> Instant {
        switch period.unit {
        case .hours, .minutes: due.instant
        case .workingDays, .days, .weeks, .months, .years:
            min(due.instant, Instant(seconds: beginning(of: CivilDate(dayNumber: due.date.dayNumber + 1)).seconds - 1))
        }
    }

    /// The opening of the last working day before the day on which something is due.
    func warning(before due: Instant) -> Instant? {
        // What is due at midnight is due at the end of the day before.
        let last = today(at: Instant(seconds: due.seconds - 1))
        guard let day = calendar.adding(Period(-1, .workingDays), to: last) else { return nil }
        return calendar.openSpans(on: day).first.map { calendar.instant(day, $0.from) }
    }

    /// The last day of a period that begins now.
    func lastDay(of period: Period, from start: Instant) -> CivilDate { calendar.due(period, Clock(start: start)).date }

    /// When it would be due if it ran again at `instant`.
    func due(_ clock: VisitClock, at instant: Instant) -> Instant {
        var clock = clock
        restart(&clock, at: instant)
        return clock.due
    }
}
