extension PresenceProof {
    /// What proofs distinguish of a value: bit 0 is "absent" (of an opaque condition "neither"), then one bit for each class of values.
    struct Variable {
        var path: [String]?
        var type: ValueType = .bool
        var texts: [String] = []
        var thresholds: [Decimal128] = []
        var mayBeAbsent = true
        /// What the value is known to lie between; both ends are thresholds.
        var range: Interval?

        var isNumeric: Bool { type.isCounted }

        var isDecimal: Bool { if case .decimal = type { true } else { false } }

        /// More is distinguished than a mask has bits for.
        var isCrowded: Bool { 2 * thresholds.count + 3 > 64 || texts.count + 2 > 64 }

        /// All bits in use.
        var domain: UInt64 {
            var mask: UInt64 = mayBeAbsent ? 1 : 0
            if type == .bool { return mask | 0b110 }
            if isNumeric {
                let first = range?.low.flatMap { thresholds.firstIndex(of: $0) }.map { 2 * $0 + 1 } ?? 0
                let last = range?.high.flatMap { thresholds.firstIndex(of: $0) }.map { 2 * $0 + 1 } ?? 2 * thresholds.count
                for region in 0...(2 * thresholds.count) where first <= region && region <= last && !isEmpty(region) {
                    mask |= 1 << UInt64(region + 1)
                }
                return mask
            }
            for bit in 0...texts.count { mask |= 1 << UInt64(bit + 1) }
            if case .code(.choice(let options)) = type {
                // Where every option is named, there is no other.
                if options.allSatisfy(texts.contains) { mask &= ~(1 << UInt64(texts.count + 1)) }
                for (bit, text) in texts.enumerated() where !options.contains(text) { mask &= ~(1 << UInt64(bit + 1)) }
            }
            return mask
        }

        /// Between two whole neighbours there is no integer, nor is any at a fraction.
        private func isEmpty(_ region: Int) -> Bool {
            if isDecimal { return false }
            if region % 2 == 1 { return !thresholds[region / 2].isWhole }
            guard region > 0, region < 2 * thresholds.count else { return false }
            // The first above the one against the last below the other.
            guard let low = thresholds[region / 2 - 1].rounded(Rounding(.down, 1)), let first = low.adding(1),
                let high = thresholds[region / 2].rounded(Rounding(.up, 1)), let last = high.subtracting(1)
            else { return false }
            return first > last
        }

        func mask(_ constants: [Atom.Constant]) -> UInt64? {
            var mask: UInt64 = 0
            for constant in constants {
                switch constant {
                case .bool(let value) where type == .bool: mask |= value ? 0b10 : 0b100
                case .text(let text):
                    guard let at = texts.firstIndex(of: text) else { return nil }
                    mask |= 1 << UInt64(at + 1)
                case .number(let number):
                    guard isNumeric, let at = thresholds.firstIndex(of: number) else { return nil }
                    mask |= 1 << UInt64(2 * at + 2)
                default: return nil
                }
            }
            return mask
        }

        func mask(_ op: BinaryOperator, _ number: Decimal128) -> UInt64? {
            guard isNumeric, let at = thresholds.firstIndex(of: number) else { return nil }
            let all = domain & ~1
            let equal: UInt64 = 1 << UInt64(2 * at + 2)
            let below = equal - 2
            switch op {
            case .less: return below & all
            case .lessOrEqual: return (below | equal) & all
            case .greater: return all & ~(below | equal)
            case .greaterOrEqual: return all & ~below
            case .equal: return equal
            default: return all & ~equal
            }
        }
    }
}

extension PresenceProof.Variable {
    /// One of the values of a mask, a plain one first; `nil` where the mask says that there is none.
    func value(_ mask: UInt64) -> Value? {
        guard let bit = (1..<64).first(where: { mask & (1 << UInt64($0)) != 0 }) else { return nil }
        if type == .bool { return .bool(bit == 1) }
        if isNumeric { return number(in: bit - 1).flatMap(value) }
        if bit <= texts.count { return .text(texts[bit - 1]) }
        if case .code(.choice(let options)) = type, let other = options.first(where: { !texts.contains($0) }) { return .text(other) }
        return .text("…")
    }

    /// What was found for it together with others.
    func value(_ solved: ValueTheory.Solved) -> Value? {
        switch solved {
        case .number(let number): isNumeric ? value(number) : nil
        case .text(let text): .text(text)
        }
    }

    private func value(_ number: Decimal128) -> Value? {
        switch type {
        case .date: number.int64.flatMap { Int(exactly: $0) }.map { .date(CivilDate(dayNumber: $0)) }
        case .integer: number.int64.map { .integer($0) }
        default: .decimal(number)
        }
    }

    /// A number in a region: a threshold, or beside or between thresholds.
    private func number(in region: Int) -> Decimal128? {
        let place = region / 2
        if region % 2 == 1 { return thresholds[place] }
        guard let last = thresholds.last else { return 1 }
        if place == thresholds.count { return last.adding(1) }
        let next = thresholds[place]
        guard place > 0 else { return next.subtracting(1) }
        let low = thresholds[place - 1]
        if let above = low.adding(1), above < next { return above }
        return low.adding(next).flatMap { $0.divided(by: 2) }
    }
}
