import ServiceIR

/// An amount as a sum of products, so that two of them can be compared term by term.
struct LockAmount {
    struct Term {
        var factor: Decimal128
        /// Sorted by text.
        var values: [Node]
        var key: String { values.map(\.canonicalText).joined(separator: " * ") }
    }

    private(set) var terms: [Term]
    private static let mostTerms = 64

    /// Nothing where it has too many terms, or a number is too large.
    init?(_ node: Node) {
        guard let terms = Self.terms(node) else { return nil }
        self.terms = terms
    }

    private static func terms(_ node: Node) -> [Term]? {
        if let number = node.plainNumber { return number.isZero ? [] : [Term(factor: number, values: [])] }
        switch node.kind {
        case .negate(let inner): return scaled(terms(inner), by: Decimal128(-1 as Int64))
        case .binary(.add, let a, let b): return sum(terms(a), terms(b))
        case .binary(.subtract, let a, let b): return sum(terms(a), scaled(terms(b), by: Decimal128(-1 as Int64)))
        case .binary(.multiply, let a, let b):
            guard let first = terms(a), let second = terms(b), first.count * second.count <= mostTerms else { return nil }
            var result: [Term]? = []
            for one in first {
                for other in second {
                    guard let factor = one.factor.multiplied(by: other.factor) else { return nil }
                    let values = (one.values + other.values).sorted { $0.canonicalText < $1.canonicalText }
                    result = sum(result, [Term(factor: factor, values: values)])
                }
            }
            return result
        case .binary(.divide, let a, let b):
            guard let divisor = b.plainNumber, !divisor.isZero, let one = Decimal128(1 as Int64).divided(by: divisor),
                one.multiplied(by: divisor) == Decimal128(1 as Int64)
            else { return [Term(factor: Decimal128(1 as Int64), values: [node])] }
            return scaled(terms(a), by: one)
        case .method, .call("size", _, _):
            guard let sum = RowSum(node), let parts = terms(sum.body) else { return [Term(factor: Decimal128(1 as Int64), values: [node])] }
            return summed(parts, over: sum)
        default: return [Term(factor: Decimal128(1 as Int64), values: [node])]
        }
    }

    /// A sum over rows, term by term: what does not depend on the row stands before it.
    private static func summed(_ parts: [Term], over sum: RowSum) -> [Term]? {
        var result: [Term]? = []
        for part in parts {
            let ofRow = part.values.filter(RowSum.reads)
            let body = ofRow.dropFirst().reduce(ofRow.first ?? .number(1)) { Node(.binary(.multiply, $0, $1)) }
            let rows = RowSum(list: sum.list, tests: sum.tests, body: body).node
            let values = (part.values.filter { !RowSum.reads($0) } + [rows]).sorted { $0.canonicalText < $1.canonicalText }
            result = Self.sum(result, [Term(factor: part.factor, values: values)])
        }
        return result
    }

    private static func scaled(_ terms: [Term]?, by number: Decimal128) -> [Term]? {
        guard let terms else { return nil }
        var result: [Term] = []
        for term in terms {
            guard let factor = term.factor.multiplied(by: number) else { return nil }
            result.append(Term(factor: factor, values: term.values))
        }
        return result
    }

    private static func sum(_ a: [Term]?, _ b: [Term]?) -> [Term]? {
        guard var result = a, let b else { return nil }
        for term in b {
            if let place = result.firstIndex(where: { $0.key == term.key }) {
                guard let factor = result[place].factor.adding(term.factor) else { return nil }
                result[place].factor = factor
                if factor.isZero { result.remove(at: place) }
            } else if !term.factor.isZero {
                result.append(term)
            }
            if result.count > mostTerms { return nil }
        }
        return result
    }

    /// Whether this is never above `other`; `isAtMost` compares two values, `isNeverNegative` says what one is, and `least` and `greatest`
    /// between what it lies.
    func isAtMost(
        _ other: LockAmount, comparing isAtMost: (Node, Node) -> Bool, isNeverNegative: (Node) -> Bool,
        bounds: (Node) -> (least: Decimal128?, greatest: Decimal128?)
    ) -> Bool {
        func isPlain(_ term: Term) -> Bool { term.values.allSatisfy(isNeverNegative) }
        // `own` on this side against `left` on the other: what is taken away is added on the other side.
        guard let difference = Self.sum(other.terms, Self.scaled(terms, by: Decimal128(-1 as Int64))) else { return false }
        var own = difference.filter(\.factor.isNegative).compactMap { term in
            term.factor.negated.map { Term(factor: $0, values: term.values) }
        }
        var left = difference.filter { !$0.factor.isNegative }
        guard own.count == difference.count - left.count, (own + left).allSatisfy(isPlain) else { return false }
        for place in own.indices {
            for other in left.indices where !own[place].factor.isZero && Self.fits(own[place].values, left[other].values, isAtMost) {
                let taken = min(own[place].factor, left[other].factor)
                guard let rest = own[place].factor.subtracting(taken), let over = left[other].factor.subtracting(taken) else {
                    return false
                }
                own[place].factor = rest
                left[other].factor = over
            }
        }
        own.removeAll(where: \.factor.isZero)
        left.removeAll(where: \.factor.isZero)
        if own.isEmpty { return true }
        return Self.isBounded(own, left, bounds)
    }

    /// Whether each value of one product is at most one of the other.
    private static func fits(_ here: [Node], _ there: [Node], _ isAtMost: (Node, Node) -> Bool) -> Bool {
        guard here.count == there.count else { return false }
        var left = there
        for value in here {
            guard let place = left.firstIndex(where: { isAtMost(value, $0) }) else { return false }
            left.remove(at: place)
        }
        return true
    }

    /// Of one term each: what they have in common left out, the most of one against the least of the other.
    private static func isBounded(
        _ own: [Term], _ left: [Term], _ bounds: (Node) -> (least: Decimal128?, greatest: Decimal128?)
    ) -> Bool {
        guard own.count == 1, left.count <= 1, var here = own.first?.values, let factor = own.first?.factor else { return false }
        var there = left.first?.values ?? []
        for value in here {
            guard let place = there.firstIndex(where: { $0.canonicalText == value.canonicalText }),
                let same = here.firstIndex(where: { $0.canonicalText == value.canonicalText })
            else { continue }
            there.remove(at: place)
            here.remove(at: same)
        }
        var (most, least): (Decimal128?, Decimal128?) = (factor, left.first?.factor ?? .zero)
        for value in here { most = bounds(value).greatest.flatMap { greatest in most.flatMap { $0.multiplied(by: greatest) } } }
        for value in there { least = bounds(value).least.flatMap { low in least.flatMap { $0.multiplied(by: low) } } }
        guard let most, let least else { return false }
        return most <= least
    }
}
