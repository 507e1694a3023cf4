/// Comparison and arithmetic.
extension ExpressionChecker {
    /// Infers two sides of which one may be a literal that is read as the other's type.
    private mutating func inferPair(_ left: Node, _ right: Node) -> (Typed, Typed) {
        if left.isTextLiteral || isUnknown(left) {
            let b = infer(right, .none)
            return (infer(left, Hint(b.type)), b)
        }
        let a = infer(left, .none)
        return (a, infer(right, Hint(a.type)))
    }

    /// A bare name that nothing has: what is meant may be told by the other side.
    private func isUnknown(_ node: Node) -> Bool {
        if case .name(let name, isRooted: false) = node.kind { !isKnown(name) } else { false }
    }

    mutating func inferComparison(_ op: BinaryOperator, _ left: Node, _ right: Node, _ node: Node) -> Typed {
        let (a, b) = inferPair(left, right)
        let result = Typed(Node(.binary(op, a.node, b.node), range: node.range), .bool)
        let isEquality = op == .equal || op == .notEqual
        if a.type == .any || b.type == .any { return result }
        if a.type.isNumber, b.type.isNumber {
            if common(a, b) == nil { unlike(op.rawValue, a, b, node) }
            return result
        }
        if scope.comparesPeriods, a.type == .period, b.type == .period { return result }
        // A time or a code beside a text literal was read as such; its type is then the other's.
        if !a.type.isComparable(with: b.type) || (!isEquality && !(a.type.isOrdered && b.type.isOrdered)) {
            unlike(op.rawValue, a, b, node)
        }
        return result
    }

    mutating func inferMembership(_ left: Node, _ right: Node, _ node: Node) -> Typed {
        let a: Typed
        let b: Typed
        if left.isTextLiteral {
            b = infer(right, .none)
            a = infer(left, Hint(b.type.element))
        } else {
            a = infer(left, .none)
            b = infer(right, Hint(.list(a.type)))
        }
        let result = Typed(Node(.binary(.isIn, a.node, b.node), range: node.range), .bool)
        guard b.type != .any else { return result }
        guard let element = b.type.element else {
            report(.wrongType(expected: "list", found: b.type.description, of: "in"), right.range)
            return result
        }
        let item = Typed(b.node, element, isFlexible: b.isFlexible)
        let fits = a.type.isNumber && element.isNumber ? common(a, item) != nil : a.type.isComparable(with: element)
        if !fits { unlike("in", a, item, node) }
        return result
    }

    mutating func inferArithmetic(_ op: BinaryOperator, _ left: Node, _ right: Node, _ node: Node, _ hint: Hint) -> Typed {
        let part = Hint(nil, isRounded: hint.isRounded)
        let a = infer(left, part)
        let b = infer(right, part)
        let result = Node(.binary(op, a.node, b.node), range: node.range)
        if a.type == .any || b.type == .any { return Typed(result, .any) }
        guard let x = a.type.unit, let y = b.type.unit else {
            guard let type = otherArithmetic(op, a.type, b.type) else {
                unlike(op.rawValue, a, b, node)
                return Typed(result, .any)
            }
            return Typed(result, type)
        }
        let isFlexible = a.isFlexible && b.isFlexible
        let isDecimal = a.type.isDecimal || b.type.isDecimal
        func number(_ unit: Unit) -> ValueType { isDecimal ? .decimal(unit) : .integer(unit) }
        switch op {
        case .multiply: return Typed(result, number(x.multiplied(by: y)), isFlexible: isFlexible)
        case .divide: return divide(a, b, left, right, node, result, hint)
        default:
            guard let type = common(a, b) else {
                unlike(op.rawValue, a, b, node)
                return Typed(result, .any)
            }
            if op == .remainder, isDecimal {
                report(.unlikeTypes("%", left: a.type.description, right: b.type.description), node.range)
            }
            if op == .remainder { noteDivisor(b.node, right, "%") }
            return Typed(result, type, isFlexible: isFlexible)
        }
    }

    /// By what is divided: never by zero, and by an answer only where it cannot be that.
    mutating func noteDivisor(_ divisor: Node, _ written: Node, _ operation: String) {
        if written.isZero { return report(.dividesByZero(operation), written.range) }
        if case .literal = divisor.kind { return }
        note(risk: .zeroDivisor, where: Node(.binary(.equal, divisor, Node(.literal(.integer(0))))), written.range)
    }

    private mutating func divide(
        _ a: Typed, _ b: Typed, _ left: Node, _ right: Node, _ node: Node, _ result: Node, _ hint: Hint
    ) -> Typed {
        let unit = (a.type.unit ?? .none).divided(by: b.type.unit ?? .none)
        noteDivisor(b.node, right, "/")
        if right.isZero {
            return Typed(result, .decimal(unit), isFlexible: a.isFlexible && b.isFlexible)
        } else if !a.type.isDecimal, !b.type.isDecimal {
            let suggestion = Node(.call("quotient", [left, right])).canonicalText
            report(.integerDivision(suggestion: suggestion), node.range)
        } else if !hint.isRounded {
            report(.divisionWithoutRounding, node.range)
        }
        return Typed(result, .decimal(unit), isFlexible: a.isFlexible && b.isFlexible)
    }

    /// Texts, lists, dates and times.
    private func otherArithmetic(_ op: BinaryOperator, _ a: ValueType, _ b: ValueType) -> ValueType? {
        switch (op, a, b) {
        case (.add, .date, .period), (.subtract, .date, .period): .date
        case (.add, .period, .date): .date
        case (.subtract, .date, .date), (.subtract, .time, .time), (.subtract, .instant, .instant): .duration
        case (.add, .duration, .duration), (.subtract, .duration, .duration): .duration
        case (.add, .list(let x), .list(let y)) where x == y: a
        default: op == .add && a.isText && b.isText ? .text : nil
        }
    }
}

extension Node {
    /// A text in quotes.
    var isTextLiteral: Bool { if case .literal(.text) = kind { true } else { false } }

    /// The number 0, with or without a point, or a minus before it.
    var isZero: Bool {
        switch kind {
        case .literal(.integer(let number)): number == 0
        case .literal(.decimal(let number)): number.coefficient == 0
        case .negate(let operand): operand.isZero
        default: false
        }
    }
}
