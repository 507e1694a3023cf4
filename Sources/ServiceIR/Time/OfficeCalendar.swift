/// When an office works: its hours, the decreed free days, its time zone. What is promised is counted here.
///
/// A working day is one with office hours that is neither a holiday nor collective leave. Outside the decreed days only the week counts.
public struct OfficeCalendar: Sendable {
    public let timeZone: TimeZoneID
    /// By weekday, Monday first.
    private let spans: [[OfficeHours.Span]]
    private let decreed: ClosedRange<CivilDate>
    private let days: OpenTime
    private let seconds: OpenTime

    public init(hours: OfficeHours, calendar: WorkingCalendar, timeZone: TimeZoneID) {
        self.timeZone = timeZone
        decreed = calendar.from...max(calendar.from, calendar.until)
        let freeDays = calendar.days.map(\.date)
        spans = (0..<7).map { hours.spans(on: $0) }
        days = OpenTime(byWeekday: spans.map { $0.isEmpty ? 0 : 1 }, freeDays: freeDays)
        seconds = OpenTime(
            byWeekday: spans.map { $0.reduce(0) { $0 + ($1.to.minutes - $1.from.minutes) * 60 } }, freeDays: freeDays)
    }

    // MARK: dates and instants

    public func localDate(of instant: Instant) -> CivilDate { CivilDate(dayNumber: local(instant).day) }

    /// The whole minute that runs at `instant`.
    public func localTime(of instant: Instant) -> TimeOfDay { TimeOfDay(minutes: local(instant).second / 60) }

    /// The instant of a local time; 24:00 is the beginning of the next day.
    public func instant(_ date: CivilDate, _ time: TimeOfDay) -> Instant { instant(day: date.dayNumber, second: time.minutes * 60) }

    // MARK: office hours

    public func isWorkingDay(_ date: CivilDate) -> Bool { days.total(on: date.dayNumber) > 0 }

    /// The open spans of that day, breaks cut out; none on a free day.
    public func openSpans(on date: CivilDate) -> [OfficeHours.Span] { isWorkingDay(date) ? spans[date.weekday] : [] }

    public func isOpen(at instant: Instant) -> Bool {
        let (day, second) = local(instant)
        return openSpans(on: CivilDate(dayNumber: day)).contains { $0.from.minutes * 60 <= second && second < $0.to.minutes * 60 }
    }

    /// How many working days lie after `date`, up to and with `other`; 0 where that is not later.
    public func workingDays(after date: CivilDate, upTo other: CivilDate) -> Int {
        max(0, days.total(before: other.dayNumber + 1) - days.total(before: date.dayNumber + 1))
    }

    /// Whether holidays and collective leave of that day are decreed.
    public func isDecreed(_ date: CivilDate) -> Bool { decreed.contains(date) }

    // MARK: counting

    /// The day that a period after `date` ends on, the date itself being day zero; before it where the period is negative; `nil` for hours and minutes, and after the year 9999.
    public func adding(_ period: Period, to date: CivilDate) -> CivilDate? {
        guard period.unit == .workingDays else { return date.adding(period) }
        return workingDay(period.amount, after: date.dayNumber).map { CivilDate(dayNumber: $0) }
    }

    /// When a clock that promises `period` is due; `Deadline.never` where it stands, or is due after the year 9999.
    public func due(_ period: Period, _ clock: Clock) -> Deadline {
        let clock = Clock(start: clock.start.clamped, pauses: clock.pauses)
        switch period.unit {
        case .hours: return dueInOfficeHours(period.amount, 3600, clock) ?? .never
        case .minutes: return dueInOfficeHours(period.amount, 60, clock) ?? .never
        case .workingDays: return dueInWorkingDays(period.amount, clock) ?? .never
        case .days, .weeks, .months, .years: return dueInCivilDays(period, clock) ?? .never
        }
    }

    /// Due on a given date: at its end, free day or not.
    public func due(on date: CivilDate) -> Deadline { Deadline(instant: instant(day: date.dayNumber + 1, second: 0), date: date) }

    /// Days after the stop date up to and with the restart date do not count.
    private func dueInWorkingDays(_ amount: Int, _ clock: Clock) -> Deadline? {
        let start = local(clock.start).day
        // More working days than days that can be written: nothing overflows below.
        guard amount >= 0, amount < CivilDate.last.dayNumber, var due = workingDay(amount, after: start) else { return nil }
        var wanted = amount
        for pause in clock.standstills {
            guard instant(day: due, second: closing(of: due)) > pause.from else { break }
            guard let to = pause.to else { return nil }
            let (stop, restart) = (local(pause.from).day, local(to.clamped).day)
            if stop < due {
                wanted += days.total(before: restart + 1) - days.total(before: stop + 1)
                guard let later = workingDay(wanted, after: start) else { return nil }
                due = later
            }
            // It was stopped on its last day and stood at closing time: what was left of that day is given back on the day it runs again.
            if stop == due, to > instant(day: due, second: closing(of: due)) {
                guard let later = firstClosing(after: to) else { return nil }
                wanted += days.total(before: later + 1) - days.total(before: due + 1)
                due = later
            }
        }
        return Deadline(
            instant: instant(day: due, second: closing(of: due)), date: CivilDate(dayNumber: due), isProvisional: isProvisional(start, due))
    }

    private func dueInCivilDays(_ period: Period, _ clock: Clock) -> Deadline? {
        let start = local(clock.start).day
        guard period.amount >= 0, var due = CivilDate(dayNumber: start).adding(period) else { return nil }
        for pause in clock.standstills {
            guard self.due(on: due).instant > pause.from else { break }
            guard let to = pause.to else { return nil }
            let (stop, restart) = (local(pause.from).day, local(to.clamped).day)
            // Running again at the very end of its last day, it did not stand when it was due.
            if stop == due.dayNumber, to <= self.due(on: due).instant { continue }
            // Where it was stopped on its last day, the rest of that day is given back by the day it runs again: the same sum.
            guard let later = due.adding(days: restart - stop) else { return nil }
            due = later
        }
        return self.due(on: due)
    }

    /// To the second: open time while the clock stands does not count.
    private func dueInOfficeHours(_ amount: Int, _ unit: Int, _ clock: Clock) -> Deadline? {
        // No office is open for longer in all the years that can be written.
        guard amount >= 0, amount < 1 << 48 else { return nil }
        let start = local(clock.start).day
        var wanted = openSeconds(before: clock.start) + amount * unit
        func reached() -> (day: Int, second: Int)? {
            guard let day = seconds.day(reaching: wanted, from: start) else { return nil }
            return (day, second(of: day, after: wanted - seconds.total(before: day)))
        }
        // Zero minutes are due at once, or at the next opening.
        guard amount > 0, var due = reached() else { return amount == 0 ? atOnce(clock) : nil }
        for pause in clock.standstills {
            guard instant(day: due.day, second: due.second) > pause.from else { break }
            guard let to = pause.to else { return nil }
            wanted += openSeconds(before: to.clamped) - openSeconds(before: pause.from.clamped)
            guard let later = reached() else { return nil }
            due = later
        }
        return Deadline(
            instant: instant(day: due.day, second: due.second), date: CivilDate(dayNumber: due.day),
            isProvisional: isProvisional(start, due.day))
    }

    private func atOnce(_ clock: Clock) -> Deadline? {
        var at: Instant? = clock.start
        if let first = clock.standstills.first, first.from == clock.start { at = first.to }
        guard let at, let opening = opening(at: at.clamped) else { return nil }
        return Deadline(instant: opening, date: localDate(of: opening), isProvisional: isProvisional(local(at).day, local(opening).day))
    }

    /// `instant` itself while the office is open, else the next opening; `nil` where there is none.
    public func opening(at instant: Instant) -> Instant? {
        if isOpen(at: instant) { return instant }
        let day = local(instant.clamped).day
        let before = openSeconds(before: instant)
        guard let next = seconds.day(reaching: before + 1, from: day) else { return nil }
        let opened = before - seconds.total(before: next)
        var passed = 0
        for span in openSpans(on: CivilDate(dayNumber: next)) {
            if passed >= opened { return self.instant(day: next, second: span.from.minutes * 60) }
            passed += (span.to.minutes - span.from.minutes) * 60
        }
        return nil
    }

    /// How long the office is open between two instants, in seconds; 0 where the second is the earlier.
    public func openSeconds(from start: Instant, to end: Instant) -> Int { max(openSeconds(before: end) - openSeconds(before: start), 0) }

    // MARK: parts

    private func local(_ instant: Instant) -> (day: Int, second: Int) {
        let seconds = Int(instant.clamped.seconds + timeZone.secondsFromUTC)
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        return (day, seconds - day * 86_400)
    }

    private func instant(day: Int, second: Int) -> Instant {
        let day = min(max(day, CivilDate.first.dayNumber), CivilDate.last.dayNumber)
        return Instant(seconds: Int64(day) * 86_400 + Int64(second) - timeZone.secondsFromUTC)
    }

    /// The n-th working day after a day; that day itself for 0; for a negative number so many working days before it.
    private func workingDay(_ n: Int, after day: Int) -> Int? {
        guard n != 0 else { return day }
        guard n > 0 else {
            let (total, overflow) = days.total(before: day).addingReportingOverflow(n + 1)
            let first = CivilDate.first.dayNumber
            return overflow || days.total(before: first) >= total ? nil : days.day(reaching: total, from: first)
        }
        let (total, overflow) = days.total(before: day + 1).addingReportingOverflow(n)
        return overflow ? nil : days.day(reaching: total, from: day + 1)
    }

    /// In seconds of the day; its end where the office is closed all day.
    private func closing(of day: Int) -> Int { (openSpans(on: CivilDate(dayNumber: day)).last?.to.minutes ?? 1440) * 60 }

    /// The first day whose closing time is later than `instant`.
    private func firstClosing(after instant: Instant) -> Int? {
        let day = local(instant).day
        if isWorkingDay(CivilDate(dayNumber: day)), self.instant(day: day, second: closing(of: day)) > instant { return day }
        return workingDay(1, after: day)
    }

    private func openSeconds(before instant: Instant) -> Int {
        let (day, second) = local(instant)
        let today = openSpans(on: CivilDate(dayNumber: day)).reduce(0) { sum, span in
            sum + min(max(second - span.from.minutes * 60, 0), (span.to.minutes - span.from.minutes) * 60)
        }
        return seconds.total(before: day) + today
    }

    /// The second of a day at which so many open seconds of it have passed.
    private func second(of day: Int, after open: Int) -> Int {
        var left = open
        let spans = openSpans(on: CivilDate(dayNumber: day))
        for span in spans {
            let length = (span.to.minutes - span.from.minutes) * 60
            if left <= length { return span.from.minutes * 60 + left }
            left -= length
        }
        return closing(of: day)
    }

    private func isProvisional(_ start: Int, _ due: Int) -> Bool {
        due > decreed.upperBound.dayNumber || (due > start && start + 1 < decreed.lowerBound.dayNumber)
    }
}

extension OfficeHours {
    /// The spans of a weekday (Monday = 0) that are longer than nothing.
    public func spans(on weekday: Int) -> [Span] {
        week.indices.contains(weekday) ? week[weekday].filter { $0.from < $0.to } : []
    }
}

extension CompiledCatalog {
    /// Its office hours and its calendar, by which everything is due; made anew each time.
    public var officeCalendar: OfficeCalendar { OfficeCalendar(hours: officeHours, calendar: calendar, timeZone: timeZone) }

    /// The first working day that the calendar knows; the calendar's first day where it begins with two months without any.
    public var firstWorkingDay: CivilDate {
        let office = officeCalendar
        let first = calendar.from
        return (0..<60).map { CivilDate(dayNumber: first.dayNumber + $0) }.first(where: office.isWorkingDay) ?? first
    }
}
