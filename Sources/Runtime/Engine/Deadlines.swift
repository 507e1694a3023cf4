import ServiceIR

/// The due dates of one service, by its agency's office hours and the region's calendar.
struct Deadlines: Sendable {
    let calendar: OfficeCalendar

    init(service: CompiledService, catalog: CompiledCatalog) {
        calendar = OfficeCalendar(
            hours: catalog.agencies[service.agency]?.officeHours ?? catalog.officeHours, calendar: catalog.calendar,
            timeZone: catalog.timeZone)
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

    func stop(_ clock: inout VisitClock, at instant: Instant) {
        if !clock.stands { clock.pauses.append(Pause(from: instant)) }
    }

    func restart(_ clock: inout VisitClock, at instant: Instant) {
        guard clock.stands, let last = clock.pauses.popLast() else { return }
        clock.pauses.append(Pause(from: last.from, to: instant))
        guard let within = clock.within else { return }
        let due = calendar.due(within, Clock(start: clock.start, pauses: clock.pauses))
        clock.due = due.instant
        clock.isProvisional = due.isProvisional
    }

    /// When it would be due if it ran again at `instant`.
    func due(_ clock: VisitClock, at instant: Instant) -> Instant {
        var clock = clock
        restart(&clock, at: instant)
        return clock.due
    }
}
