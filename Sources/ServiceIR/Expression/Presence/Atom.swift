/// A condition without Boolean structure, as far as proofs see into it.
enum Atom {
    /// The value exists.
    case present([String])
    /// The Boolean value itself.
    case isTrue([String])
    /// The value is one of these.
    case isIn([String], [Constant])
    /// The value stands so to this number, date or time.
    case compares([String], BinaryOperator, Decimal128)
    /// Nothing is known; the same text is the same condition.
    case opaque(String)
    /// Nothing is known, and it may differ each time it is asked: `today` at two moments is two values.
    case fleeting

    enum Constant: Hashable {
        case bool(Bool)
        case text(String)
        case number(Decimal128)
    }

    init(_ node: Node) {
        self = Atom.read(node) ?? (node.mentionsToday ? .fleeting : .opaque(node.canonicalText))
    }

    private static func read(_ node: Node) -> Atom? {
        switch node.kind {
        case .call("has", let arguments, _): return arguments.first?.path.map(Atom.present)
        case .name, .select: return node.path.map(Atom.isTrue)
        case .binary(.isIn, let left, let right):
            guard let path = left.path, case .list(let elements) = right.kind else { return nil }
            let constants = elements.map { constant($0.value) }
            return constants.contains(nil) ? nil : .isIn(path, constants.compactMap { $0 })
        case .binary(let op, let left, let right):
            if let path = left.path, let constant = constant(right) { return comparison(path, op, constant) }
            if let path = right.path, let constant = constant(left) { return op.mirrored.flatMap { comparison(path, $0, constant) } }
            return linear(op, left, right)
        default: return nil
        }
    }

    private static func comparison(_ path: [String], _ op: BinaryOperator, _ constant: Constant) -> Atom? {
        switch (op, constant) {
        case (.equal, .bool), (.equal, .text): .isIn(path, [constant])
        case (.less, .number(let n)), (.lessOrEqual, .number(let n)), (.greater, .number(let n)), (.greaterOrEqual, .number(let n)),
            (.equal, .number(let n)), (.notEqual, .number(let n)):
            .compares(path, op, n)
        // `!=` of a text or Boolean is read as the negation of `==`; times come as texts and are kept apart.
        default: nil
        }
    }

    /// A comparison of two sides that are linear in one value: `2 * n + 5 > 20` says `n > 7.5`.
    private static func linear(_ op: BinaryOperator, _ left: Node, _ right: Node) -> Atom? {
        guard let turned = op.mirrored, let a = LinearForm(left), let b = LinearForm(right), let all = a.subtracting(b),
            let path = all.path, let limit = all.constant.negated?.exactly(dividedBy: all.factor)
        else { return nil }
        return comparison(path, all.factor.isNegative ? turned : op, .number(limit))
    }

    private static func constant(_ node: Node) -> Constant? {
        switch node.kind {
        case .literal(.bool(let value)): return .bool(value)
        case .literal(.text(let text)): return .text(text)
        case .literal(.integer(let number)): return .number(Decimal128(number))
        case .literal(.decimal(let number)): return .number(number)
        case .call("date", let arguments, _):
            let parts = arguments.compactMap { node -> Int? in
                if case .literal(.integer(let part)) = node.kind { return Int(exactly: part) }
                return nil
            }
            guard arguments.count == 3, parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2])
            else { return nil }
            return .number(Decimal128(Int64(date.dayNumber)))
        default: return nil
        }
    }
}

extension BinaryOperator {
    /// The operator with its sides exchanged; `nil` where there is none.
    package var mirrored: BinaryOperator? {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .notEqual: self
        default: nil
        }
    }
}

extension Node {
    /// Whether the value depends on the day on which it is asked.
    var mentionsToday: Bool {
        switch kind {
        case .name("today", _), .call("age", _, _): true
        default: children.contains { $0.mentionsToday }
        }
    }
}

/// `factor * path + constant`; without a path the constant alone.
private struct LinearForm {
    var path: [String]?
    var factor: Decimal128 = 0
    var constant: Decimal128 = 0

    init?(_ node: Node) {
        if let path = node.path ?? Node.sizePath(of: node) {
            self.path = path
            factor = 1
            return
        }
        switch node.kind {
        case .literal(.integer(let number)): constant = Decimal128(number)
        case .literal(.decimal(let number)): constant = number
        case .negate(let inner):
            guard let form = LinearForm(inner)?.scaled(by: -1) else { return nil }
            self = form
        case .binary(.add, let a, let b):
            guard let a = LinearForm(a), let form = LinearForm(b).flatMap({ a.adding($0) }) else { return nil }
            self = form
        case .binary(.subtract, let a, let b):
            guard let a = LinearForm(a), let form = LinearForm(b).flatMap({ a.subtracting($0) }) else { return nil }
            self = form
        case .binary(.multiply, let a, let b):
            guard let a = LinearForm(a), let b = LinearForm(b), a.path == nil || b.path == nil,
                let form = a.path == nil ? b.scaled(by: a.constant) : a.scaled(by: b.constant)
            else { return nil }
            self = form
        default: return nil
        }
    }

    func scaled(by number: Decimal128) -> LinearForm? {
        guard let a = factor.multiplied(by: number), let b = constant.multiplied(by: number) else { return nil }
        var form = self
        form.factor = a
        form.constant = b
        if a.isZero { form.path = nil }
        return form
    }

    func adding(_ other: LinearForm) -> LinearForm? {
        guard path == nil || other.path == nil || path == other.path, let a = factor.adding(other.factor),
            let b = constant.adding(other.constant)
        else { return nil }
        var form = self
        form.path = a.isZero ? nil : path ?? other.path
        form.factor = a
        form.constant = b
        return form
    }

    func subtracting(_ other: LinearForm) -> LinearForm? { other.scaled(by: -1).flatMap { adding($0) } }
}
