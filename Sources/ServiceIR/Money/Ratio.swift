/// An exact fraction that no `Decimal128` holds: what a division leaves, kept until a rounding makes it whole.
///
/// In lowest terms, the denominator greater than 1. Arithmetic is exact; `nil` is an overflow of 128 bits.
public struct Ratio: Hashable, Sendable {
    public let numerator: Int128
    public let denominator: Int128

    /// The number that `numerator / denominator` is: a decimal where one holds it; `nil` for a division by zero or an overflow.
    static func value(_ numerator: Int128, _ denominator: Int128) -> Value? {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        let divisor = Int128(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        let sign: Int128 = denominator < 0 ? -1 : 1
        let (top, bottom) = (numerator / divisor * sign, denominator / divisor * sign)
        for scale in 0...Decimal128.greatestScale where Decimal128.powerOfTen(scale) % bottom == 0 {
            let (coefficient, overflow) = top.multipliedReportingOverflow(by: Decimal128.powerOfTen(scale) / bottom)
            return overflow ? nil : Decimal128(coefficient: coefficient, scale: scale).map(Value.decimal)
        }
        return .ratio(Ratio(numerator: top, denominator: bottom))
    }

    private init(numerator: Int128, denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    init(_ decimal: Decimal128) {
        self.init(numerator: decimal.coefficient, denominator: Decimal128.powerOfTen(Int(decimal.scale)))
    }

    func adding(_ other: Ratio) -> Value? { combined(other) { $0.addingReportingOverflow($1) } }
    func subtracting(_ other: Ratio) -> Value? { combined(other) { $0.subtractingReportingOverflow($1) } }

    func multiplied(by other: Ratio) -> Value? {
        // What cancels goes first, so that only a result that is itself too long overflows.
        let a = Int128(Ratio.greatestCommonDivisor(numerator.magnitude, other.denominator.magnitude))
        let b = Int128(Ratio.greatestCommonDivisor(other.numerator.magnitude, denominator.magnitude))
        guard a != 0, b != 0 else { return nil }
        let top = (numerator / a).multipliedReportingOverflow(by: other.numerator / b)
        let bottom = (denominator / b).multipliedReportingOverflow(by: other.denominator / a)
        return top.overflow || bottom.overflow ? nil : Ratio.value(top.partialValue, bottom.partialValue)
    }

    func divided(by other: Ratio) -> Value? {
        guard other.numerator != 0, other.numerator != .min else { return nil }
        let sign: Int128 = other.numerator < 0 ? -1 : 1
        return multiplied(by: Ratio(numerator: other.denominator * sign, denominator: other.numerator * sign))
    }

    private func combined(_ other: Ratio, _ operation: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)) -> Value? {
        let divisor = Int128(Ratio.greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude))
        let left = numerator.multipliedReportingOverflow(by: other.denominator / divisor)
        let right = other.numerator.multipliedReportingOverflow(by: denominator / divisor)
        let bottom = denominator.multipliedReportingOverflow(by: other.denominator / divisor)
        if left.overflow || right.overflow || bottom.overflow { return nil }
        let top = operation(left.partialValue, right.partialValue)
        return top.overflow ? nil : Ratio.value(top.partialValue, bottom.partialValue)
    }

    /// Negative, zero or positive, as 256 bits decide.
    func order(to other: Ratio) -> Int {
        let left = numerator.multipliedFullWidth(by: other.denominator)
        let right = other.numerator.multipliedFullWidth(by: denominator)
        if left.high != right.high { return left.high < right.high ? -1 : 1 }
        return left.low < right.low ? -1 : left.low == right.low ? 0 : 1
    }

    /// To a multiple, as `Decimal128.rounded`.
    public func rounded(_ rounding: Rounding) -> Decimal128? {
        let (step, isLong) = denominator.multipliedReportingOverflow(by: Int128(rounding.multiple))
        guard rounding.multiple > 0, !isLong else { return nil }
        return rounding.rounded(numerator, by: step)
    }

    /// The nearest number of 18 places, for what is only shown or kept.
    public var nearest: Decimal128 {
        let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        // A long denominator gives up its last digits, so that the shifted rest has room.
        var (part, unit) = (rest, denominator)
        while unit > Int128.max / Decimal128.powerOfTen(Decimal128.greatestScale) { (part, unit) = (part / 10, unit / 10) }
        let places = unit == 0 ? 0 : part * Decimal128.powerOfTen(Decimal128.greatestScale) / unit
        let fraction = Decimal128(coefficient: places, scale: Decimal128.greatestScale) ?? .zero
        let head = Decimal128(coefficient: whole, scale: 0) ?? .zero
        return head.adding(fraction) ?? head
    }

    static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }
}

extension Value {
    /// The number as a fraction.
    var ratio: Ratio? {
        switch self {
        case .ratio(let ratio): ratio
        default: number.map { Ratio($0) }
        }
    }

    /// The number made whole: rounded where a rounding is given; `nil` for what is none, and for a fraction without a rounding.
    public func rounded(_ rounding: Rounding?) -> Decimal128? {
        switch self {
        case .ratio(let ratio): rounding.flatMap { ratio.rounded($0) }
        default: rounding.map { rounding in number.flatMap { $0.rounded(rounding) } } ?? number
        }
    }
}
