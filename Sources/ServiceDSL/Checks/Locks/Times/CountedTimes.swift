import ServiceIR

/// Two times of which one may be over later than the other for some number of what they count.
struct CountedTimes {
    /// So many of each, the condition that it is so, and how the one is later then.
    struct Example {
        let here: Int
        let there: Int
        let condition: Node
        let later: PeriodComparison.Later
    }

    /// Where the worse time is the citizen's.
    struct Found {
        /// For which numbers; absent = whatever they are.
        var condition: Node?
        /// Some of them, the plainest first.
        var examples: [Example] = []
        let later: PeriodComparison.Later
        /// What stands in the way of a proof.
        var obstacle: Words?
    }

    /// One of the two, with what it counts as the comparison reads it.
    private struct Side {
        let limit: TimeLimit
        let count: Node?
        let bounds: ClosedRange<Int>
        let isAtEnd: Bool
        /// In units that add up.
        var amount: Int { limit.range.promised.inSmallest.amount }
        var unit: Period.Unit { limit.range.promised.inSmallest.unit }
    }

    /// So many numbers are tried one by one.
    private static let mostTried = 32

    let here: TimeLimit
    let there: TimeLimit
    let worse: PeriodComparison.Worse
    private let periods: PeriodComparison
    /// The one that must not be over later than the other.
    private let a: Side
    private let b: Side

    /// - Parameter areAtEnd: over at the end of the last day, in working days too.
    init(
        _ here: TimeLimit, _ there: TimeLimit, _ worse: PeriodComparison.Worse, _ periods: PeriodComparison,
        areAtEnd: (here: Bool, there: Bool) = (false, false)
    ) {
        (self.here, self.there, self.worse, self.periods) = (here, there, worse, periods)
        let comparison = periods.comparison
        func side(_ limit: TimeLimit, _ side: LockComparison.Side) -> Side {
            let services = side == .region ? [comparison.standard, comparison.region] : [comparison.standard]
            let counted = limit.per.flatMap { per in services.lazy.compactMap { $0.counted(by: per) }.first }
            let isAtEnd = side == .region ? areAtEnd.here : areAtEnd.there
            return Side(
                limit: limit, count: limit.per.map { comparison.node($0, side) }, bounds: counted?.bounds ?? 0...0, isAtEnd: isAtEnd)
        }
        let (own, known) = (side(here, .region), side(there, .standard))
        (a, b) = worse == .longer ? (own, known) : (known, own)
    }

    /// How long both are where there are so many.
    func told(_ example: Example, isNumberTold: Bool) -> Words {
        let (own, known) = (here.promised(for: example.here).words, there.promised(for: example.there).words)
        let number = isNumberTold ? "" : "`\(example.condition.asWritten.canonicalText)`: "
        return Words(
            en: "\(number)\(own.en) here, \(known.en) by the standard", id: "\(number)\(own.id) di sini, \(known.id) menurut standar")
    }

    /// For which numbers the one is over later than the other, what is shown before what is only not excluded.
    func found() -> [Found] {
        switch (a.count, b.count) {
        case (nil, nil):
            let later = self.later(1)
            return later.isNever ? [] : [Found(later: later)]
        case (let count?, nil): return a.unit == b.unit ? addedUp(counting: count) : searched(count, isRising: true)
        case (nil, let count?): return a.unit == b.unit ? addedUp(against: count) : searched(count, isRising: false)
        case (let one?, let other?): return one.canonicalText == other.canonicalText ? alike(one) : unlike(one, other)
        }
    }

    // MARK: One side counts

    /// So many times `a` is more than `b` from some number on.
    private func addedUp(counting count: Node) -> [Found] {
        guard a.amount > 0 else { return [] }
        let least = max(a.bounds.lowerBound, b.amount / a.amount + 1)
        guard least <= a.bounds.upperBound else { return [] }
        let examples = examples(count, least...a.bounds.upperBound) { _ in .always }
        return [Found(condition: condition(count, .greaterOrEqual, least), examples: examples, later: .always)]
    }

    /// `a` is more than so many times `b` up to some number.
    private func addedUp(against count: Node) -> [Found] {
        // At the end of its last day it is over later than a length to closing time of that day.
        let amount = a.unit == .workingDays && a.isAtEnd ? a.amount + 1 : a.amount
        guard amount > 0 else { return [] }
        let most = b.amount > 0 ? min(b.bounds.upperBound, (amount - 1) / b.amount) : b.bounds.upperBound
        guard most >= b.bounds.lowerBound else { return [] }
        let examples = examples(count, plainest(upTo: most)...most) { _ in .always }
        return [Found(condition: condition(count, .lessOrEqual, most), examples: examples, later: .always)]
    }

    /// Through the calendar: with the number, the one grows or the other.
    private func searched(_ count: Node, isRising: Bool) -> [Found] {
        let bounds = isRising ? a.bounds : b.bounds
        /// The last number, from the end where it is likeliest, at which it is so.
        func end(_ isSo: (PeriodComparison.Later) -> Bool) -> Int? {
            var (yes, no) = isRising ? (bounds.upperBound, bounds.lowerBound - 1) : (bounds.lowerBound, bounds.upperBound + 1)
            guard isSo(later(yes)) else { return nil }
            while abs(yes - no) > 1 {
                let middle = (yes + no) / 2
                if isSo(later(middle)) { yes = middle } else { no = middle }
            }
            return yes
        }
        func from(_ last: Int) -> Node { condition(count, isRising ? .greaterOrEqual : .lessOrEqual, last) }
        var found: [Found] = []
        if let last = end(\.isShown) {
            let numbers = isRising ? last...bounds.upperBound : plainest(upTo: last)...last
            found.append(Found(condition: from(last), examples: examples(count, numbers, later), later: .always))
        }
        if let last = end({ !$0.isNever }) { found.append(Found(condition: from(last), later: .unknown)) }
        return found
    }

    // MARK: Both sides count

    private func alike(_ count: Node) -> [Found] {
        let bounds = a.bounds
        guard bounds.upperBound >= 1, !periods.isSurelyNoLater(a.limit.range.promised, b.limit.range.promised) else { return [] }
        let numbers = max(1, bounds.lowerBound)...bounds.upperBound
        if a.unit == b.unit {
            let examples = examples(count, numbers) { _ in .always }
            return [Found(condition: condition(count, .greaterOrEqual, 1), examples: examples, later: .always)]
        }
        // Neither grows against the other: each number by itself.
        let shown = examples(count, numbers, later).filter(\.later.isShown)
        return shown.map { Found(condition: $0.condition, examples: [$0], later: $0.later) }
            + [Found(condition: condition(count, .greaterOrEqual, 1), later: .unknown)]
    }

    /// Two numbers of which nothing is known: most of the one and least of the other, else no proof.
    private func unlike(_ one: Node, _ other: Node) -> [Found] {
        let (most, least) = (a.bounds.upperBound, b.bounds.lowerBound)
        let later = periods.isLater(a.limit.promised(for: most), b.limit.promised(for: least))
        if later.isNever { return [] }
        let both = Node.all([condition(one, .equal, most), condition(other, .equal, least)])
        let (own, known) = worse == .longer ? (most, least) : (least, most)
        let example = Example(here: own, there: known, condition: both, later: later)
        let obstacle = Words(en: "the two times count different things", id: "kedua waktu menghitung hal yang berbeda")
        return [Found(condition: both, examples: [example], later: .always), Found(later: .always, obstacle: obstacle)]
    }

    // MARK: Numbers

    /// One, where so few are enough.
    private func plainest(upTo most: Int) -> Int { max(b.bounds.lowerBound, min(1, most)) }

    private func later(_ number: Int) -> PeriodComparison.Later {
        periods.isLater(a.limit.promised(for: number), b.limit.promised(for: number), areAtEnd: (a.isAtEnd, b.isAtEnd))
    }

    private func condition(_ count: Node, _ op: BinaryOperator, _ number: Int) -> Node {
        Node(.binary(op, count, Node(.literal(.integer(Int64(number))))))
    }

    private func examples(
        _ count: Node, _ numbers: ClosedRange<Int>, _ later: (Int) -> PeriodComparison.Later
    ) -> [Example] {
        numbers.prefix(Self.mostTried).map {
            Example(here: $0, there: $0, condition: condition(count, .equal, $0), later: later($0))
        }
    }
}
