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
    /// The sum of several values stands so to this number.
    case sums(LinearSum, BinaryOperator, Decimal128)
    /// Two values are the same.
    case areSame([String], [String])
    /// Nothing is known; the same text is the same condition.
    case opaque(String)
    /// Nothing is known, and it may differ each time it is asked: `today` at two moments is two values.
    case fleeting

    enum Constant: Hashable {
        case bool(Bool)
        case text(String)
        case number(Decimal128)
    }

    /// As far as the text alone says; of values that are no numbers a comparison is told apart by `init(_:in:)`.
    init(_ node: Node) {
        self = Atom.read(node) ?? (node.mentionsToday ? .fleeting : .opaque(node.canonicalText))
    }

    init(_ node: Node, in scope: Scope) {
        self.init(node)
        guard case .sums(let sum, _, _) = self else { return }
        let types = sum.paths.map { scope.symbol(behind: $0)?.type }
        if types.allSatisfy({ $0?.isCounted ?? false }) { return }
        if case .binary(.equal, let a, let b) = node.kind, let first = a.path, let second = b.path,
            types.allSatisfy({ $0?.isTold ?? false })
        {
            let isInOrder = first.lexicographicallyPrecedes(second)
            self = isInOrder ? .areSame(first, second) : .areSame(second, first)
        } else {
            self = node.mentionsToday ? .fleeting : .opaque(node.canonicalText)
        }
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

    /// A comparison of two sides that are linear: `2 * n + 5 > 20` says `n > 7.5`, `2 * a + 2 < 4 * b` says `a - 2 * b < -1`.
    private static func linear(_ op: BinaryOperator, _ left: Node, _ right: Node) -> Atom? {
        guard let turned = op.mirrored, let a = LinearSum(left), let b = LinearSum(right), let all = a.subtracting(b),
            !all.factors.isEmpty
        else { return nil }
        // A third has no decimal.
        for inLowestTerms in [true, false] {
            guard let (sum, by) = all.normal(inLowestTerms: inLowestTerms),
                let limit = (try? by.times(Fraction(all.constant)))?.negated.decimal
            else { continue }
            let op = by.isNegative ? turned : op
            if inLowestTerms, sum.factors.count == 1 { return comparison(sum.paths[0], op, .number(limit)) }
            // What day it is may differ each time it is asked.
            return sum.factors[["today"]] == nil ? .sums(sum, op, limit) : nil
        }
        return nil
    }

    static func constant(_ node: Node) -> Constant? {
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

extension ValueType {
    /// A number, or a date as the number of its day.
    var isCounted: Bool {
        switch self {
        case .integer, .decimal, .date: true
        default: false
        }
    }

    /// A text or an option.
    fileprivate var isTold: Bool {
        switch self {
        case .text, .code: true
        default: false
        }
    }
}

extension Scope {
    /// What is known of a value; of `size()` behind a list or a text, of how many there are.
    func symbol(behind path: [String]) -> Symbol? {
        guard path.last == "size()" else { return self[path] }
        guard let whole = self[Array(path.dropLast())] else { return nil }
        return .init(.integer(.none), presence: whole.presence, range: whole.sizes)
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
