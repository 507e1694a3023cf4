/// A span of time as people promise it: a whole number and a unit.
public struct Period: Hashable, Sendable {
    public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
        case workingDays = "working days", hours, minutes, days, weeks, months, years
    }
    public var amount: Int
    public var unit: Unit
    public init(_ amount: Int, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// How long it usually is, in sevenths of a minute of office time: a working day has 8 hours, a week 5 working days, a month 30 days, a year
    /// 365. By this two promises in unlike units are compared; what is due when, the calendar alone says.
    public var usualLength: Int {
        let one =
            switch unit {
            case .minutes: 7
            case .hours: 420
            case .workingDays: 3360
            case .days: 2400
            case .weeks: 16_800
            case .months: 72_000
            case .years: 876_000
            }
        let (length, overflows) = amount.multipliedReportingOverflow(by: one)
        return overflows ? (amount < 0 ? Int.min : Int.max) : length
    }
}

/// A span that may be a range (`3 to 25 working days`); what is promised is its upper end.
public struct PeriodRange: Hashable, Sendable {
    public var lower: Int
    public var upper: Int
    public var unit: Period.Unit
    public init(_ lower: Int, _ upper: Int, _ unit: Period.Unit) {
        self.lower = lower
        self.upper = upper
        self.unit = unit
    }
    public init(_ period: Period) { self.init(period.amount, period.amount, period.unit) }
    public var promised: Period { Period(upper, unit) }
}

extension Period: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let space = text.firstIndex(of: " "), let amount = Int(text[..<space]),
            let unit = Unit(rawValue: String(text[text.index(after: space)...]))
        else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a period: \(text)") }
        self.init(amount, unit)
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Period: CustomStringConvertible {
    /// As it is stored: `5 working days`, always in the plural.
    public var description: String { "\(amount) \(unit.rawValue)" }
}

extension PeriodRange: CustomStringConvertible {
    /// As it is stored: `3 to 25 working days`, or `5 working days`.
    public var description: String { lower == upper ? promised.description : "\(lower) to \(promised)" }
}

extension PeriodRange: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let range = PeriodRange(stored: text[...]) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a period: \(text)")
        }
        self = range
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Reads what `description` writes.
    init?(stored text: Substring) {
        let words = text.split(separator: " ")
        let isRange = words.count > 3 && words[1] == "to"
        guard words.count >= 2, let lower = Int(words[0]), let upper = isRange ? Int(words[2]) : lower,
            let unit = Period.Unit(rawValue: words.dropFirst(isRange ? 3 : 1).joined(separator: " "))
        else { return nil }
        self.init(lower, upper, unit)
    }
}
