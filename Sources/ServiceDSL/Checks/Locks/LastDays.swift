import ServiceIR

extension Rows where Value == Expression {
    /// Last days that are so long after the day on which the clock starts (`today + days(30)`), as these lengths; `nil` where some is not.
    var asLengths: Rows<TimeLimit>? {
        let lengths = rows.compactMap { row -> Rows<TimeLimit>.Row? in
            guard let period = (try? ExpressionParser.parse(row.value.text))?.lengthFromToday else { return nil }
            return .init(when: row.when, TimeLimit(PeriodRange(period)))
        }
        return lengths.count == rows.count ? Rows<TimeLimit>(lengths) : nil
    }
}

extension Node {
    private static let units: [String: Period.Unit] = ["days": .days, "working_days": .workingDays, "months": .months, "years": .years]

    fileprivate var lengthFromToday: Period? {
        guard case .binary(.add, let base, let length) = kind, base.path == ["today"], case .call(let unit, let arguments, _) = length.kind,
            arguments.count == 1, case .literal(.integer(let count)) = arguments[0].kind, count >= 0
        else { return nil }
        return Self.units[unit].map { Period(Int(count), $0) }
    }
}

extension Rows<TimeLimit> {
    var isInWorkingDays: Bool { rows.contains { $0.value.range.unit == .workingDays } }
}
