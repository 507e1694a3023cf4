/// A clock of a step or a promise: when it began, and when it stood still.
public struct Clock: Hashable, Sendable, Codable {
    public var start: Instant
    public var pauses: [Pause] = []
    public init(start: Instant, pauses: [Pause] = []) {
        self.start = start
        self.pauses = pauses
    }

    /// Whether it stands now.
    public var stands: Bool { pauses.contains { $0.to == nil } }

    /// The pauses as they count: in order, cut to the time after the start, those that overlap or touch joined, empty ones gone.
    var standstills: [Pause] {
        var joined: [Pause] = []
        for pause in pauses.sorted(by: { $0.from < $1.from }) {
            let from = max(pause.from, start)
            if let to = pause.to, to <= from { continue }
            guard let last = joined.last, last.to.map({ from <= $0 }) ?? true else {
                joined.append(Pause(from: from, to: pause.to))
                continue
            }
            if let lastTo = last.to { joined[joined.count - 1].to = pause.to.map { max($0, lastTo) } }
        }
        return joined
    }
}

/// A time in which a clock stands still; without an end it stands now.
public struct Pause: Hashable, Sendable, Codable {
    public var from: Instant
    public var to: Instant?
    public init(from: Instant, to: Instant? = nil) {
        self.from = from
        self.to = to
    }
}

/// When something is due.
public struct Deadline: Hashable, Sendable, Codable {
    /// What is done by then is in time: closing time of a working day, the end of a day (24:00), or the second that office hours reach.
    public var instant: Instant
    /// The day to show: that of `instant`, but for the end of a day the day that ends.
    public var date: CivilDate
    /// Whether it was counted over days for which nothing is decreed yet.
    public var isProvisional: Bool
    public init(instant: Instant, date: CivilDate, isProvisional: Bool = false) {
        self.instant = instant
        self.date = date
        self.isProvisional = isProvisional
    }

    /// Never in the time that can be written: the clock stands, no office is ever open, or it is due after the year 9999.
    public static let never = Deadline(instant: .last, date: .last, isProvisional: true)
    public var isNever: Bool { self == .never }
}

extension CivilDate {
    /// 0001-01-01.
    public static let first = CivilDate(dayNumber: -719_162)
    /// 9999-12-31.
    public static let last = CivilDate(dayNumber: 2_932_896)

    /// The day so many days later (earlier where negative); `nil` outside the years 1 to 9999.
    public func adding(days: Int) -> CivilDate? {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        guard !overflow, (CivilDate.first.dayNumber...CivilDate.last.dayNumber).contains(sum) else { return nil }
        return CivilDate(dayNumber: sum)
    }

    /// The same day of a later month, or its last: one month after 31 January is 28 or 29 February.
    public func adding(months: Int) -> CivilDate? {
        let (year, month, day) = components
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, sum >= 12, sum < 120_000 else { return nil }
        let (newYear, newMonth) = (sum / 12, sum % 12 + 1)
        return CivilDate(year: newYear, month: newMonth, day: min(day, CivilDate.days(inMonth: newMonth, of: newYear)))
    }

    /// Days, weeks, months or years later; `nil` outside the years 1 to 9999, and for units that need an office's calendar.
    public func adding(_ period: Period) -> CivilDate? {
        let factor =
            switch period.unit {
            case .days, .months: 1
            case .weeks: 7
            case .years: 12
            case .workingDays, .hours, .minutes: 0
            }
        let (amount, overflow) = period.amount.multipliedReportingOverflow(by: factor)
        guard factor > 0, !overflow else { return nil }
        return period.unit == .days || period.unit == .weeks ? adding(days: amount) : adding(months: amount)
    }

    /// Whole years from this day to `other`: the age on that day of who was born on this one. Born on 29 February, one is older on 1 March.
    public func fullYears(until other: CivilDate) -> Int {
        let (from, to) = (components, other.components)
        return to.year - from.year - ((to.month, to.day) < (from.month, from.day) ? 1 : 0)
    }
}

extension Instant {
    /// 0001-01-02 and 9999-12-31 at midnight UTC: between them every instant has a date in each zone.
    public static let first = Instant(seconds: -62_135_510_400)
    public static let last = Instant(seconds: 253_402_214_400)
    var clamped: Instant { min(max(self, .first), .last) }
}
