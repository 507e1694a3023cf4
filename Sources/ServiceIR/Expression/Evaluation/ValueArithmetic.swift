/// `+ - * / %`: exact or a fault.
extension Evaluator {
    func arithmetic(_ op: Instruction.Arithmetic, _ a: Value, _ b: Value) throws(EvaluationFault) -> Value {
        if op == .fraction, let x = a.ratio, let y = b.ratio { return try ratios(.divide, x, y) }
        switch (a, b) {
        case (.integer(let x), .integer(let y)): return try integers(op, x, y)
        case (.decimal(let x), .decimal(let y)): return try decimals(op, x, y)
        case (.integer(let x), .decimal(let y)): return try decimals(op, Decimal128(x), y)
        case (.decimal(let x), .integer(let y)): return try decimals(op, x, Decimal128(y))
        default: break
        }
        if let x = a.ratio, let y = b.ratio { return try ratios(op, x, y) }
        switch op {
        case .add: return try sum(a, b)
        case .subtract: return try difference(a, b)
        default: throw .noOverload("*")
        }
    }

    private func integers(_ op: Instruction.Arithmetic, _ a: Int64, _ b: Int64) throws(EvaluationFault) -> Value {
        let result: (partialValue: Int64, overflow: Bool)
        switch op {
        case .add: result = a.addingReportingOverflow(b)
        case .subtract: result = a.subtractingReportingOverflow(b)
        case .multiply: result = a.multipliedReportingOverflow(by: b)
        case .divide, .fraction:
            if b == 0 { throw .divisionByZero }
            result = a.dividedReportingOverflow(by: b)
        case .remainder:
            if b == 0 { throw .divisionByZero }
            result = a.remainderReportingOverflow(dividingBy: b)
        }
        if result.overflow { throw .overflow }
        return .integer(result.partialValue)
    }

    private func decimals(_ op: Instruction.Arithmetic, _ a: Decimal128, _ b: Decimal128) throws(EvaluationFault) -> Value {
        let result: Decimal128?
        switch op {
        case .add: result = a.adding(b)
        case .subtract: result = a.subtracting(b)
        case .multiply: result = a.multiplied(by: b)
        case .divide, .fraction:
            if b.isZero { throw .divisionByZero }
            return try ratios(op, Ratio(a), Ratio(b))
        case .remainder: throw .noOverload("%")
        }
        guard let result else { throw .overflow }
        return .decimal(result)
    }

    /// Fractions stay exact until somebody rounds them.
    private func ratios(_ op: Instruction.Arithmetic, _ a: Ratio, _ b: Ratio) throws(EvaluationFault) -> Value {
        let result: Value?
        switch op {
        case .add: result = a.adding(b)
        case .subtract: result = a.subtracting(b)
        case .multiply: result = a.multiplied(by: b)
        case .divide, .fraction:
            if b.numerator == 0 { throw .divisionByZero }
            result = a.divided(by: b)
        case .remainder: throw .noOverload("%")
        }
        guard let result else { throw .overflow }
        return result
    }

    func negate(_ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .integer(let number):
            if number == .min { throw .overflow }
            return .integer(-number)
        case .decimal(let number):
            guard let negated = number.negated else { throw .overflow }
            return .decimal(negated)
        case .ratio(let ratio): return try ratios(.subtract, Ratio(.zero), ratio)
        case .duration(let span): return try .checked(duration: -span)
        default: throw .noOverload("-")
        }
    }

    private func sum(_ a: Value, _ b: Value) throws(EvaluationFault) -> Value {
        switch (a, b) {
        case (.text(let x), .text(let y)): return .text(x + y)
        case (.list(let x), .list(let y)): return .list(x + y)
        case (.date(let day), .period(let period)), (.period(let period), .date(let day)): return try add(period, to: day)
        case (.duration(let x), .duration(let y)): return try .checked(duration: x + y)
        case (.timestamp(let x), .duration(let y)), (.duration(let y), .timestamp(let x)): return try .checked(timestamp: x + y)
        default: throw .noOverload("+")
        }
    }

    private func difference(_ a: Value, _ b: Value) throws(EvaluationFault) -> Value {
        switch (a, b) {
        case (.date(let day), .period(let period)): return try add(Period(-period.amount, period.unit), to: day)
        case (.date(let x), .date(let y)): return .duration(Int128(x.dayNumber - y.dayNumber) * 86400 * .billion)
        case (.time(let x), .time(let y)): return .duration(Int128(x.minutes - y.minutes) * 60 * .billion)
        case (.instant(let x), .instant(let y)): return .duration((Int128(x.seconds) - Int128(y.seconds)) * .billion)
        case (.duration(let x), .duration(let y)): return try .checked(duration: x - y)
        case (.timestamp(let x), .timestamp(let y)): return try .checked(duration: x - y)
        case (.timestamp(let x), .duration(let y)): return try .checked(timestamp: x - y)
        default: throw .noOverload("-")
        }
    }

    private func add(_ period: Period, to day: CivilDate) throws(EvaluationFault) -> Value {
        if let date = environment.adding(period, to: day) { return .date(date) }
        throw period.unit == .workingDays ? .noCalendar : .outOfRange("date")
    }
}

extension Int128 {
    /// Nanoseconds of a second.
    static var billion: Int128 { 1_000_000_000 }
}

extension Value {
    /// CEL's durations have so many nanoseconds as 64 bits hold (about 292 years).
    static func checked(duration: Int128) throws(EvaluationFault) -> Value {
        if Int64(exactly: duration) == nil { throw .outOfRange("duration") }
        return .duration(duration)
    }

    /// CEL's timestamps lie in the years 1 to 9999.
    static func checked(timestamp: Int128) throws(EvaluationFault) -> Value {
        guard timestamp >= -62_135_596_800 * .billion, timestamp < 253_402_300_800 * .billion else { throw .outOfRange("timestamp") }
        return .timestamp(timestamp)
    }
}
