/// The functions of the closed list.
extension Evaluator {
    func apply(_ function: Function, _ arguments: [Value]) throws(EvaluationFault) -> Value {
        switch function {
        case .size: return try size(arguments[0])
        case .contains, .startsWith, .endsWith, .matches: return try .bool(textTest(function, arguments[0], arguments[1]))
        case .sum, .min, .max:
            guard case .list(let values) = arguments[0] else { throw .noOverload("list") }
            return try function == .sum ? sum(of: values) : extreme(of: values, greatest: function == .max)
        case .date, .dateOfMoment, .age, .year, .days, .workingDays, .months, .years, .hours: return try calendar(function, arguments)
        case .quotient:
            guard case (.integer(let a), .integer(let b)) = (arguments[0], arguments[1]) else { throw .noOverload("quotient") }
            return try arithmetic(.divide, .integer(a), .integer(b))
        case .distance:
            guard let a = GeoPoint(arguments[0]), let b = GeoPoint(arguments[1]) else { throw .noOverload("distance") }
            return .integer(a.metres(to: b))
        case .round, .ceil, .floor: return try round(function, arguments[0])
        default: return try general(function, arguments)
        }
    }

    private func size(_ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .text(let text): .integer(Int64(Text.count(text)))
        case .list(let values): .integer(Int64(values.count))
        case .map(let entries): .integer(Int64(entries.count))
        default: throw .noOverload("size")
        }
    }

    private func textTest(_ function: Function, _ target: Value, _ argument: Value) throws(EvaluationFault) -> Bool {
        guard case (.text(let text), .text(let part)) = (target, argument) else { throw .noOverload("text") }
        switch function {
        case .contains: return Evaluator.contains(Array(text.utf8), Array(part.utf8))
        case .startsWith: return text.utf8.starts(with: part.utf8)
        case .endsWith: return text.utf8.reversed().starts(with: part.utf8.reversed())
        default:
            guard let pattern = try? Pattern(part) else { throw .invalidArgument(part) }
            return pattern.matches(text)
        }
    }

    /// Whole scalars are found as their bytes are: UTF-8 marks where a scalar begins.
    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { at in
            text[at] == first && text[at..<at + part.count].elementsEqual(part)
        }
    }

    private func sum(of values: [Value]) throws(EvaluationFault) -> Value {
        var total = Value.integer(0)
        for value in values { total = try arithmetic(.add, total, value) }
        return total
    }

    private func extreme(of values: [Value], greatest: Bool) throws(EvaluationFault) -> Value {
        guard var best = values.first else { throw .emptyList(greatest ? "max" : "min") }
        for value in values.dropFirst() {
            guard let order = value.order(to: best) else { throw .noOverload(greatest ? "max" : "min") }
            if greatest ? order > 0 : order < 0 { best = value }
        }
        return best
    }

    private func round(_ function: Function, _ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .integer: return value
        case .decimal, .ratio:
            let direction: Rounding.Direction = function == .ceil ? .up : function == .floor ? .down : .nearest
            guard let whole = value.rounded(Rounding(direction, 1))?.int64 else { throw .overflow }
            return .integer(whole)
        default: throw .noOverload("round")
        }
    }

    // MARK: Dates

    private func calendar(_ function: Function, _ arguments: [Value]) throws(EvaluationFault) -> Value {
        switch (function, arguments[0]) {
        case (.date, .integer(let year)):
            guard case (.integer(let month), .integer(let day)) = (arguments[1], arguments[2]) else { throw .noOverload("date") }
            guard let year = Int(exactly: year), let month = Int(exactly: month), let day = Int(exactly: day),
                let date = CivilDate(year: year, month: month, day: day)
            else { throw .outOfRange("date") }
            return .date(date)
        case (.dateOfMoment, .instant(let instant)):
            guard let date = environment.date(of: instant) else { throw .outOfRange("date") }
            return .date(date)
        case (.age, .date(let birth)): return .integer(Int64(Evaluator.years(from: birth, to: environment.today)))
        case (.year, .date(let date)): return .integer(Int64(date.components.year))
        case (.days, .integer(let count)): return try period(count, .days)
        case (.workingDays, .integer(let count)): return try period(count, .workingDays)
        case (.months, .integer(let count)): return try period(count, .months)
        case (.years, .integer(let count)): return try period(count, .years)
        case (.days, .duration(let span)): return .integer(Int64(clamping: span / (86400 * .billion)))
        case (.hours, .duration(let span)):
            guard let hours = Ratio.value(span, 3600 * .billion) else { throw .overflow }
            return hours
        default: throw .noOverload("date")
        }
    }

    private func period(_ count: Int64, _ unit: Period.Unit) throws(EvaluationFault) -> Value {
        guard abs(count) <= 10_000_000 else { throw .outOfRange("period") }
        return .period(Period(Int(count), unit))
    }

    /// Whole years, as people count an age: on 29 February's birthday in a common year it is reached on 1 March.
    private static func years(from birth: CivilDate, to day: CivilDate) -> Int {
        let (from, to) = (birth.components, day.components)
        let isBefore = (to.month, to.day) < (from.month, from.day)
        return to.year - from.year - (isBefore ? 1 : 0)
    }
}
