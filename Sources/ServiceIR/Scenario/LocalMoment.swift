/// A date and a time of day in the region's own time zone.
public struct LocalMoment: Hashable, Sendable, CustomStringConvertible {
    public var date: CivilDate
    public var time: TimeOfDay
    public init(_ date: CivilDate, _ time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// Reads `2026-03-16T09:00`, exactly so.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false)
        guard parts.count == 2, let date = CivilDate(String(Substring(parts[0]))), let time = TimeOfDay(String(Substring(parts[1])))
        else { return nil }
        self.init(date, time)
    }
    public var description: String { "\(date)T\(time)" }

    public func instant(in zone: TimeZoneID) -> Instant {
        Instant(seconds: Int64(date.dayNumber) * 86_400 + Int64(time.minutes) * 60 - zone.secondsFromUTC)
    }
}

/// A due date as an author writes it: a date, or with the time where the promise counts hours or minutes.
public struct ScenarioDue: Hashable, Sendable, CustomStringConvertible {
    public var date: CivilDate
    public var time: TimeOfDay?
    public init(date: CivilDate, time: TimeOfDay? = nil) {
        self.date = date
        self.time = time
    }

    /// Reads `2026-03-23` or `2026-03-23T09:40`.
    public init?(_ text: String) {
        if let date = CivilDate(text) {
            self.init(date: date)
        } else if let moment = LocalMoment(text) {
            self.init(date: moment.date, time: moment.time)
        } else {
            return nil
        }
    }
    public var description: String { time.map { "\(date)T\($0)" } ?? "\(date)" }
}
