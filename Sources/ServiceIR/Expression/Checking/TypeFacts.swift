extension ValueType {
    package var isNumber: Bool { unit != nil }
    var isText: Bool {
        switch self {
        case .text, .code: true
        default: false
        }
    }

    /// The unit of a number.
    var unit: Unit? {
        switch self {
        case .integer(let unit), .decimal(let unit): unit
        default: nil
        }
    }

    var isDecimal: Bool { if case .decimal = self { true } else { false } }

    var element: ValueType? { if case .list(let element) = self { element } else { nil } }

    /// The same kind of number with another unit.
    func with(_ unit: Unit) -> ValueType { isDecimal ? .decimal(unit) : .integer(unit) }

    /// Whether `<` has a meaning.
    var isOrdered: Bool {
        switch self {
        case .integer, .decimal, .text, .date, .time, .instant, .duration, .any: true
        default: false
        }
    }

    /// Whether `==` between the two has a meaning; numbers are compared by the caller, who knows literals.
    func isComparable(with other: ValueType) -> Bool {
        switch (self, other) {
        case (.any, _), (_, .any): true
        case (.bool, .bool), (.date, .date), (.time, .time), (.instant, .instant), (.duration, .duration): true
        case (.list(let a), .list(let b)): a.isComparable(with: b) || (a.isNumber && b.isNumber && a.unit == b.unit)
        case (.code(let a), .code(let b)): a.isComparable(with: b)
        default: isText && other.isText
        }
    }
}

extension CodeType {
    fileprivate func isComparable(with other: CodeType) -> Bool {
        switch (self, other) {
        case (.choice(let a), .choice(let b)): a.contains(where: b.contains)
        case (.region, .region), (.agency, .agency): true
        case (.identity(let a), .identity(let b)): a == b
        default: false
        }
    }
}
