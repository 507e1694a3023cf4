/// Opening spans of a week; a day without a span is free.
public struct OfficeHours: Hashable, Sendable, Codable {
    public struct Span: Hashable, Sendable, Codable {
        public var from: TimeOfDay
        public var to: TimeOfDay
        public init(_ from: TimeOfDay, _ to: TimeOfDay) {
            self.from = from
            self.to = to
        }
    }
    /// Seven lists, Monday first; spans in order, breaks cut out.
    public var week: [[Span]]
    public init(week: [[Span]]) { self.week = week }
}

/// The decreed free days; outside `from`…`until` nothing is decreed and only weekends count.
public struct WorkingCalendar: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable { case holiday, collectiveLeave = "collective_leave" }
    public struct Day: Hashable, Sendable, Codable {
        public var date: CivilDate
        public var name: LocalText
        public var kind: Kind
        public init(date: CivilDate, name: LocalText, kind: Kind) {
            self.date = date
            self.name = name
            self.kind = kind
        }
    }
    public var from: CivilDate
    public var until: CivilDate
    /// Sorted by date.
    public var days: [Day]
    public init(from: CivilDate, until: CivilDate, days: [Day]) {
        self.from = from
        self.until = until
        self.days = days.sorted { $0.date < $1.date }
    }
}
