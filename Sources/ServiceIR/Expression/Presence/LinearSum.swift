/// Values, each so many times, and a constant: what one side of a comparison of numbers or dates comes to.
struct LinearSum: Hashable {
    /// None is zero.
    private(set) var factors: [[String]: Decimal128] = [:]
    private(set) var constant: Decimal128 = 0

    /// In the order of the alphabet.
    var paths: [[String]] { factors.keys.sorted { $0.lexicographicallyPrecedes($1) } }

    init?(_ node: Node) {
        if let path = node.path ?? Node.sizePath(of: node) {
            factors = [path: 1]
            return
        }
        switch node.kind {
        case .literal(.integer(let number)): constant = Decimal128(number)
        case .literal(.decimal(let number)): constant = number
        case .call("date", _, _):
            guard case .number(let day)? = Atom.constant(node) else { return nil }
            constant = day
        // So many days behind a date.
        case .call("days", let arguments, isRooted: false):
            guard arguments.count == 1, let sum = LinearSum(arguments[0]) else { return nil }
            self = sum
        case .negate(let inner):
            guard let sum = LinearSum(inner)?.scaled(by: -1) else { return nil }
            self = sum
        case .binary(.add, let a, let b):
            guard let a = LinearSum(a), let sum = LinearSum(b).flatMap({ a.adding($0) }) else { return nil }
            self = sum
        case .binary(.subtract, let a, let b):
            guard let a = LinearSum(a), let sum = LinearSum(b).flatMap({ a.subtracting($0) }) else { return nil }
            self = sum
        case .binary(.multiply, let a, let b):
            guard let a = LinearSum(a), let b = LinearSum(b), a.factors.isEmpty || b.factors.isEmpty,
                let sum = a.factors.isEmpty ? b.scaled(by: a.constant) : a.scaled(by: b.constant)
            else { return nil }
            self = sum
        default: return nil
        }
    }

    func scaled(by number: Decimal128) -> LinearSum? {
        var sum = self
        sum.factors = [:]
        guard let constant = constant.multiplied(by: number) else { return nil }
        sum.constant = constant
        for (path, factor) in factors {
            guard let product = factor.multiplied(by: number) else { return nil }
            if !product.isZero { sum.factors[path] = product }
        }
        return sum
    }

    func adding(_ other: LinearSum) -> LinearSum? {
        var sum = self
        guard let constant = constant.adding(other.constant) else { return nil }
        sum.constant = constant
        for (path, factor) in other.factors {
            guard let total = (sum.factors[path] ?? 0).adding(factor) else { return nil }
            sum.factors[path] = total.isZero ? nil : total
        }
        return sum
    }

    func subtracting(_ other: LinearSum) -> LinearSum? { other.scaled(by: -1).flatMap { adding($0) } }

    /// The same sum without its constant, by whole factors of which the first is above zero, and by what it was multiplied for that; so that
    /// two comparisons of the same are seen to be of the same. With `inLowestTerms` the factors have no common divisor.
    func normal(inLowestTerms: Bool) -> (sum: LinearSum, by: Fraction)? {
        guard let places = factors.values.map(\.scale).max(), let first = paths.first, let isTurned = factors[first]?.isNegative
        else { return nil }
        var whole: [[String]: Int128] = [:]
        for (path, factor) in factors {
            let (number, overflow) = factor.coefficient.multipliedReportingOverflow(by: Decimal128.powerOfTen(Int(places - factor.scale)))
            if overflow || number == .min { return nil }
            whole[path] = isTurned ? -number : number
        }
        let divisor = inLowestTerms ? Int128(whole.values.reduce(0) { Ratio.greatestCommonDivisor($0, $1.magnitude) }) : 1
        var sum = self
        sum.constant = 0
        for (path, number) in whole { sum.factors[path] = Decimal128(coefficient: number / divisor, scale: 0) }
        let scale = Decimal128.powerOfTen(Int(places))
        return (try? Fraction(isTurned ? -scale : scale, divisor)).map { (sum, $0) }
    }
}
