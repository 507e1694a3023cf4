import ServiceIR

extension Node {
    /// A value with a rounding, as locks write it where they write out a computed field.
    static func rounded(_ node: Node, _ rounding: Rounding?) -> Node {
        guard let rounding else { return node }
        return Node(
            .call("rounded", [node, Node(.literal(.text(rounding.direction.rawValue))), Node(.literal(.integer(rounding.multiple)))]))
    }

    /// What is rounded, and how.
    var roundedParts: (inner: Node, rounding: Rounding)? {
        guard case .call("rounded", let parts, _) = kind, parts.count == 3, case .literal(.text(let word)) = parts[1].kind,
            let direction = Rounding.Direction(rawValue: word), case .literal(.integer(let multiple)) = parts[2].kind
        else { return nil }
        return (parts[0], Rounding(direction, multiple))
    }

    var plainNumber: Decimal128? {
        switch kind {
        case .literal(.integer(let number)): Decimal128(number)
        case .literal(.decimal(let number)): number
        case .negate(let inner): inner.plainNumber?.negated
        default: nil
        }
    }

    static func number(_ number: Decimal128) -> Node {
        Node(.literal(number.scale == 0 ? number.int64.map { .integer($0) } ?? .decimal(number) : .decimal(number)))
    }

    /// The same with every comparison of a number beside a constant solved for what it compares: `x * 2 - 1 > 9` says `x > 5`.
    ///
    /// What cannot be solved further, and is no name, is a value of its own: `value.TEXT`.
    var solved: Node {
        mapped { node in
            guard case .binary(let op, let left, let right) = node.kind,
                [.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual].contains(op)
            else { return nil }
            if let a = left.plainNumber, let b = right.plainNumber { return .truth(op.holds(a, b)) }
            if let constant = right.plainNumber { return Node.solved(left, op, constant) }
            if let constant = left.plainNumber, let mirrored = op.mirrored { return Node.solved(right, mirrored, constant) }
            return nil
        }
    }

    private static func solved(_ start: Node, _ first: BinaryOperator, _ number: Decimal128) -> Node? {
        var (node, op, constant) = (start, first, number)
        var wasPeeled = false
        while let next = peeled(node, op, constant) {
            (node, op, constant) = next
            wasPeeled = true
        }
        if node.path != nil { return wasPeeled ? Node(.binary(op, node, .number(constant))) : nil }
        switch node.kind {
        case .method(_, "size", _): return wasPeeled ? Node(.binary(op, node, .number(constant))) : nil
        case .binary(.add, _, _), .binary(.subtract, _, _), .binary(.multiply, _, _), .binary(.divide, _, _), .method:
            return Node(.binary(op, Node(path: ["value", node.canonicalText]), .number(constant)))
        case .call("rounded", _, _):
            return Node(.binary(op, Node(path: ["value", node.canonicalText]), .number(constant)))
        default: return wasPeeled ? Node(.binary(op, node, .number(constant))) : nil
        }
    }

    /// One step of solving, where it is exact.
    private static func peeled(_ node: Node, _ op: BinaryOperator, _ k: Decimal128) -> (Node, BinaryOperator, Decimal128)? {
        switch node.kind {
        case .negate(let inner): return pair(inner, op.mirrored, k.negated)
        case .binary(.add, let a, let b):
            if let c = b.plainNumber { return pair(a, op, k.subtracting(c)) }
            if let c = a.plainNumber { return pair(b, op, k.subtracting(c)) }
        case .binary(.subtract, let a, let b):
            if let c = b.plainNumber { return pair(a, op, k.adding(c)) }
            if let c = a.plainNumber { return pair(b, op.mirrored, c.subtracting(k)) }
        case .binary(.multiply, let a, let b):
            if let c = b.plainNumber ?? a.plainNumber, !c.isZero {
                return pair(b.plainNumber == nil ? b : a, c.isNegative ? op.mirrored : op, quotient(k, c))
            }
        case .binary(.divide, let a, let b):
            if let c = b.plainNumber, !c.isZero { return pair(a, c.isNegative ? op.mirrored : op, k.multiplied(by: c)) }
        default:
            guard let parts = node.roundedParts else { return nil }
            return unrounded(parts.inner, parts.rounding, op, k)
        }
        return nil
    }

    /// Up to a multiple it is over `k` where it is over the multiple at or below `k`; and so on.
    private static func unrounded(
        _ inner: Node, _ rounding: Rounding, _ op: BinaryOperator, _ k: Decimal128
    ) -> (Node, BinaryOperator, Decimal128)? {
        let step = Decimal128(rounding.multiple)
        guard let below = k.rounded(Rounding(.down, rounding.multiple)), let above = k.rounded(Rounding(.up, rounding.multiple)) else {
            return nil
        }
        switch (rounding.direction, op) {
        case (.up, .greater): return pair(inner, .greater, below)
        case (.up, .lessOrEqual): return pair(inner, .lessOrEqual, below)
        case (.up, .greaterOrEqual): return pair(inner, .greater, above.subtracting(step))
        case (.up, .less): return pair(inner, .lessOrEqual, above.subtracting(step))
        case (.down, .greater): return pair(inner, .greaterOrEqual, below.adding(step))
        case (.down, .lessOrEqual): return pair(inner, .less, below.adding(step))
        case (.down, .greaterOrEqual): return pair(inner, .greaterOrEqual, above)
        case (.down, .less): return pair(inner, .less, above)
        default: return nil
        }
    }

    private static func quotient(_ k: Decimal128, _ c: Decimal128) -> Decimal128? {
        guard let quotient = k.divided(by: c), quotient.multiplied(by: c) == k else { return nil }
        return quotient
    }

    private static func pair(_ node: Node, _ op: BinaryOperator?, _ k: Decimal128?) -> (Node, BinaryOperator, Decimal128)? {
        guard let op, let k else { return nil }
        return (node, op, k)
    }
}

extension BinaryOperator {
    /// Of two numbers, for an operator that compares.
    fileprivate func holds(_ a: Decimal128, _ b: Decimal128) -> Bool {
        switch self {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        case .equal: a == b
        default: a != b
        }
    }
}
