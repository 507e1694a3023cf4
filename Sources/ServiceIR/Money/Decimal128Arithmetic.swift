/// Exact arithmetic: `nil` is an overflow of the coefficient, or a result that more than 18 places would need.
extension Decimal128 {
    /// `nil` only for the most negative coefficient.
    public var negated: Decimal128? {
        coefficient == .min ? nil : Decimal128(coefficient: -coefficient, scale: Int(scale))
    }

    public var magnitude: Decimal128? { isNegative ? negated : self }

    public func adding(_ other: Decimal128) -> Decimal128? {
        let common = max(scale, other.scale)
        guard let a = aligned(to: common), let b = other.aligned(to: common) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : Decimal128(coefficient: sum, scale: Int(common))
    }

    public func subtracting(_ other: Decimal128) -> Decimal128? {
        let common = max(scale, other.scale)
        guard let a = aligned(to: common), let b = other.aligned(to: common) else { return nil }
        let (difference, overflow) = a.subtractingReportingOverflow(b)
        return overflow ? nil : Decimal128(coefficient: difference, scale: Int(common))
    }

    public func multiplied(by other: Decimal128) -> Decimal128? {
        // 256 bits, then trailing zeros go: 0.5 × 0.2 needs no 36 places.
        var (high, low) = coefficient.magnitude.multipliedFullWidth(by: other.coefficient.magnitude)
        var places = Int(scale) + Int(other.scale)
        while places > 0, high != 0 || places > Decimal128.greatestScale {
            let (upper, rest) = high.quotientAndRemainder(dividingBy: 10)
            let (lower, last) = (10 as UInt128).dividingFullWidth((rest, low))
            guard last == 0 else { return nil }
            (high, low) = (upper, lower)
            places -= 1
        }
        return Decimal128(high: high, low: low, isNegative: isNegative != other.isNegative, scale: places)
    }

    /// Rounded half to even at 18 places; `nil` also for a division by zero.
    public func divided(by other: Decimal128) -> Decimal128? {
        guard !other.isZero else { return nil }
        let shift = Decimal128.powerOfTen(Decimal128.greatestScale + Int(other.scale) - Int(scale)).magnitude
        let divisor = other.coefficient.magnitude
        let dividend = coefficient.magnitude.multipliedFullWidth(by: shift)
        guard dividend.high < divisor else { return nil }
        var (quotient, rest) = divisor.dividingFullWidth(dividend)
        let upper = divisor - rest
        if rest > upper || (rest == upper && quotient & 1 == 1) {
            guard quotient < .max else { return nil }
            quotient += 1
        }
        return Decimal128(high: 0, low: quotient, isNegative: isNegative != other.isNegative, scale: Decimal128.greatestScale)
    }

    /// To a multiple: `up` and `down` go towards the greater and the smaller number, `nearest` takes a half away from zero.
    public func rounded(_ rounding: Rounding) -> Decimal128? {
        guard rounding.multiple > 0 else { return nil }
        let step = Int128(rounding.multiple) * Decimal128.powerOfTen(Int(scale))
        return rounding.rounded(coefficient, by: step)
    }

    /// The coefficient at a greater scale.
    private func aligned(to common: UInt8) -> Int128? {
        let (shifted, overflow) = coefficient.multipliedReportingOverflow(by: Decimal128.powerOfTen(Int(common - scale)))
        return overflow ? nil : shifted
    }

    private init?(high: UInt128, low: UInt128, isNegative: Bool, scale: Int) {
        guard high == 0 else { return nil }
        if let positive = Int128(exactly: low) {
            self.init(coefficient: isNegative ? -positive : positive, scale: scale)
        } else if isNegative, low == Int128.min.magnitude {
            self.init(coefficient: .min, scale: scale)
        } else {
            return nil
        }
    }
}
