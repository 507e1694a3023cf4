/// The least and the greatest that a value can be, both included; a missing end is open. A date is its day number.
public struct Interval: Hashable, Sendable {
    public var low: Decimal128?
    public var high: Decimal128?

    public init(low: Decimal128? = nil, high: Decimal128? = nil) {
        self.low = low
        self.high = high
    }

    static let unbounded = Interval()
    static func point(_ number: Decimal128) -> Interval { Interval(low: number, high: number) }
    /// No end is known.
    public var isUnbounded: Bool { low == nil && high == nil }

    /// One that holds both.
    func hull(_ other: Interval) -> Interval {
        Interval(
            low: low.flatMap { a in other.low.map { min(a, $0) } },
            high: high.flatMap { a in other.high.map { max(a, $0) } })
    }

    /// What lies in both; the other where that is nothing.
    public func intersection(_ other: Interval) -> Interval {
        let low = [low, other.low].compactMap(\.self).max()
        let high = [high, other.high].compactMap(\.self).min()
        if let low, let high, low > high { return other }
        return Interval(low: low, high: high)
    }

    var negated: Interval { Interval(low: high?.negated, high: low?.negated) }

    func adding(_ other: Interval) -> Interval {
        Interval(
            low: low.flatMap { a in other.low.flatMap { a.adding($0) } },
            high: high.flatMap { a in other.high.flatMap { a.adding($0) } })
    }

    /// So many times.
    func scaled(by factor: Decimal128) -> Interval {
        let (a, b) = factor.isNegative ? (high, low) : (low, high)
        return Interval(low: a?.multiplied(by: factor), high: b?.multiplied(by: factor))
    }

    /// Each end moved outward by so much.
    public func widened(by margin: Decimal128) -> Interval {
        Interval(low: low.flatMap { $0.subtracting(margin) }, high: high.flatMap { $0.adding(margin) })
    }

    func multiplied(by other: Interval) -> Interval {
        if let a = low, let b = high, let c = other.low, let d = other.high {
            let corners = [a.multiplied(by: c), a.multiplied(by: d), b.multiplied(by: c), b.multiplied(by: d)].compactMap(\.self)
            return corners.count == 4 ? Interval(low: corners.min(), high: corners.max()) : .unbounded
        }
        // Of an open end the sign is still known.
        guard let a = low, let c = other.low, !a.isNegative, !c.isNegative else { return .unbounded }
        return Interval(low: a.multiplied(by: c))
    }

    /// Divided by a constant, where that is exact.
    func divided(by divisor: Decimal128) -> Interval {
        if divisor.isZero { return .unbounded }
        let (a, b) = divisor.isNegative ? (high, low) : (low, high)
        return Interval(low: a?.exactly(dividedBy: divisor), high: b?.exactly(dividedBy: divisor))
    }
}

extension Decimal128 {
    /// The quotient where it has no endless fraction.
    func exactly(dividedBy divisor: Decimal128) -> Decimal128? {
        guard let quotient = divided(by: divisor), quotient.multiplied(by: divisor) == self else { return nil }
        return quotient
    }
}

extension Scope {
    /// Between what a canonical expression lies wherever it has a value: worked out from what is declared of the values that it reads.
    public func interval(of node: Node) -> Interval {
        if let path = node.path { return self[path]?.range ?? .unbounded }
        switch node.kind {
        case .literal(.integer(let number)): return .point(Decimal128(number))
        case .literal(.decimal(let number)): return .point(number)
        case .negate(let inner): return interval(of: inner).negated
        case .binary(.add, let a, let b): return interval(of: a).adding(interval(of: b))
        case .binary(.subtract, let a, let b): return interval(of: a).adding(interval(of: b).negated)
        case .binary(.multiply, let a, let b): return interval(of: a).multiplied(by: interval(of: b))
        case .binary(.divide, let a, let b):
            let divisor = interval(of: b)
            guard let constant = divisor.low, divisor.high == constant else { return .unbounded }
            return interval(of: a).divided(by: constant)
        case .conditional(_, let a, let b): return interval(of: a).hull(interval(of: b))
        case .call("round", let arguments, _), .call("ceil", let arguments, _), .call("floor", let arguments, _):
            return arguments.first.map { interval(of: $0).widened(by: 1) } ?? .unbounded
        case .call(let name, _, _) where tables[TableID(name)] != nil: return tables[TableID(name)]?.range ?? .unbounded
        case .call, .method: return Node.sizePath(of: node).flatMap { self[Array($0.dropLast())] }?.sizes ?? .unbounded
        default: return .unbounded
        }
    }
}

extension Scope.Symbol {
    /// How many rows, or characters.
    var sizes: Interval { Interval(low: range?.low ?? 0, high: range?.high) }
}

extension Node {
    /// `size(x)` and `x.size()` as a value behind `x`.
    static func sizePath(of node: Node) -> [String]? {
        switch node.kind {
        case .call("size", let arguments, isRooted: false): arguments.count == 1 ? arguments[0].path.map { $0 + ["size()"] } : nil
        case .method(let target, "size", let arguments): arguments.isEmpty ? target.path.map { $0 + ["size()"] } : nil
        default: nil
        }
    }
}
