/// What needs more than 128 bits, or more steps than a proof may take.
struct TooMuch: Error {}

/// An exact fraction in lowest terms; arithmetic that needs more than 128 bits throws.
struct Fraction: Hashable {
    let numerator: Int128
    let denominator: Int128

    static let zero = Fraction(whole: 0)
    static let one = Fraction(whole: 1)

    init(whole: Int128) {
        numerator = whole
        denominator = 1
    }

    init(_ decimal: Decimal128) throws(TooMuch) {
        try self.init(decimal.coefficient, Decimal128.powerOfTen(Int(decimal.scale)))
    }

    /// - Parameter bottom: not zero.
    init(_ top: Int128, _ bottom: Int128) throws(TooMuch) {
        guard top != .min, bottom != .min else { throw TooMuch() }
        let divisor = Int128(Ratio.greatestCommonDivisor(top.magnitude, bottom.magnitude))
        let sign: Int128 = bottom < 0 ? -1 : 1
        numerator = top / divisor * sign
        denominator = bottom / divisor * sign
    }

    var isZero: Bool { numerator == 0 }
    var isNegative: Bool { numerator < 0 }
    var isWhole: Bool { denominator == 1 }
    /// The greatest whole number that is not above it.
    var floor: Int128 {
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        return rest < 0 ? quotient - 1 : quotient
    }
    var negated: Fraction { Fraction(numerator: -numerator, denominator: denominator) }

    /// As a number with so many places as a decimal has; `nil` where it has more.
    var decimal: Decimal128? {
        for scale in 0...Decimal128.greatestScale where Decimal128.powerOfTen(scale) % denominator == 0 {
            let (coefficient, overflow) = numerator.multipliedReportingOverflow(by: Decimal128.powerOfTen(scale) / denominator)
            return overflow ? nil : Decimal128(coefficient: coefficient, scale: scale)
        }
        return nil
    }

    private init(numerator: Int128, denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    func plus(_ other: Fraction) throws(TooMuch) -> Fraction {
        if other.isZero { return self }
        if isZero { return other }
        let left = numerator.multipliedReportingOverflow(by: other.denominator)
        let right = other.numerator.multipliedReportingOverflow(by: denominator)
        let bottom = denominator.multipliedReportingOverflow(by: other.denominator)
        let top = left.partialValue.addingReportingOverflow(right.partialValue)
        if left.overflow || right.overflow || bottom.overflow || top.overflow { throw TooMuch() }
        return try Fraction(top.partialValue, bottom.partialValue)
    }

    func times(_ other: Fraction) throws(TooMuch) -> Fraction {
        if isZero || other.isZero { return .zero }
        let top = numerator.multipliedReportingOverflow(by: other.numerator)
        let bottom = denominator.multipliedReportingOverflow(by: other.denominator)
        if top.overflow || bottom.overflow { throw TooMuch() }
        return try Fraction(top.partialValue, bottom.partialValue)
    }

    /// - Parameter other: not zero.
    func over(_ other: Fraction) throws(TooMuch) -> Fraction { try times(Fraction(other.denominator, other.numerator)) }
}

extension Fraction: Comparable {
    static func < (a: Fraction, b: Fraction) -> Bool {
        // 256 bits: nothing overflows.
        let left = a.numerator.multipliedFullWidth(by: b.denominator)
        let right = b.numerator.multipliedFullWidth(by: a.denominator)
        return left.high == right.high ? left.low < right.low : left.high < right.high
    }
}

extension Int128 {
    func plus(_ other: Int128) throws(TooMuch) -> Int128 {
        let (sum, overflow) = addingReportingOverflow(other)
        if overflow { throw TooMuch() }
        return sum
    }
}
