import ServiceIR

/// `fee: at_most` and `benefit: at_least`: in sum nobody pays more, or is paid less, than by the standard.
struct AmountLock {
    private enum Amount {
        case number(Decimal128)
        case node(Node)
    }

    private typealias Case = (when: Node, amount: Amount)

    /// One side's item with everything that it can come to.
    private struct Item {
        let id: FeeItemID
        let cases: [Case]
        let round: Rounding?

        var isConstant: Bool { cases.allSatisfy { if case .number = $0.amount { true } else { false } } }
    }

    private let comparison: LockComparison
    /// The side that must not exceed the other.
    private let upper: LockComparison.Side
    private let path: String

    static func fee(_ comparison: LockComparison) -> [LockBreach] {
        let lock = AmountLock(comparison: comparison, upper: .standard, path: "fee")
        let items = { (service: CompiledService, side: LockComparison.Side) in service.fee.items.map { lock.item($0, $1, side) } }
        return lock.compare(items(comparison.region, .region), items(comparison.standard, .standard))
    }

    /// Whether what is paid is less, `without` some of the region's own items.
    static func benefit(_ comparison: LockComparison, without left: [FeeItemID] = []) -> [LockBreach] {
        let lock = AmountLock(comparison: comparison, upper: .region, path: "benefit")
        let items = { (service: CompiledService, side: LockComparison.Side) in
            service.benefit.filter { side == .standard || !left.contains($0.key) }.map { lock.item($0.key, $0.value, side) }
        }
        return lock.compare(items(comparison.standard, .standard), items(comparison.region, .region))
    }

    private func item(_ id: FeeItemID, _ item: some Payable, _ side: LockComparison.Side) -> Item {
        let due = comparison.node(item.when, side)
        var cases: [Case] = comparison.cases(item.amount, side).map { row in
            (Node.all(item.when == nil ? [row.when] : [due, row.when]), amount(row.value, item.round, side))
        }
        if item.when != nil { cases.append((due.negated, .number(0))) }
        return Item(id: id, cases: cases, round: item.round)
    }

    private func amount(_ expression: Expression, _ round: Rounding?, _ side: LockComparison.Side) -> Amount {
        let node = comparison.node(expression, side)
        let number: Decimal128? =
            switch node.kind {
            case .literal(.integer(let number)): Decimal128(number)
            case .literal(.decimal(let number)): number
            default: nil
            }
        guard let number else { return .node(node) }
        return (round.map { number.rounded($0) } ?? number).map(Amount.number) ?? .node(node)
    }

    // MARK: Comparing

    /// Whether the sum of `lower` is never above that of `higher`.
    private func compare(_ lower: [Item], _ higher: [Item]) -> [LockBreach] {
        let items = lower + higher
        let ways = items.reduce(1) { $0 > 256 ? $0 : $0 * max(1, $1.cases.count) }
        if items.allSatisfy(\.isConstant), ways <= 256 { return compareSums(lower, higher) }
        return lower.flatMap { item in compare(item, higher.first { $0.id == item.id }) }
    }

    /// Where every amount is a number: each choice of rows on both sides.
    private func compareSums(_ lower: [Item], _ higher: [Item]) -> [LockBreach] {
        func choices(_ items: [Item]) -> [(when: [Node], sum: Decimal128)] {
            items.reduce([(when: [], sum: 0)]) { known, item in
                known.flatMap { choice in
                    item.cases.compactMap { one in
                        guard case .number(let number) = one.amount, let sum = choice.sum.adding(number) else { return nil }
                        return (choice.when + [one.when], sum)
                    }
                }
            }
        }
        let above = choices(higher)
        for own in choices(lower) {
            for known in above where known.sum < own.sum {
                let breach = LockBreach([path], words(own.sum, known.sum), comparison.search(own.when + known.when))
                if let breach { return [breach] }
            }
        }
        return []
    }

    /// Of an amount that here and there differ: which is the region's.
    private func words(_ lower: Decimal128, _ higher: Decimal128) -> Words {
        upper == .standard
            ? Words(en: "\(lower) rupiah here, \(higher) by the standard", id: "\(lower) rupiah di sini, \(higher) menurut standar")
            : Words(en: "\(higher) rupiah here, \(lower) by the standard", id: "\(higher) rupiah di sini, \(lower) menurut standar")
    }

    private func compare(_ item: Item, _ other: Item?) -> [LockBreach] {
        let place = [path, item.id.rawValue]
        for own in item.cases {
            for known in other?.cases ?? [(Node.truth(true), .number(0))] {
                if isAtMost(own.amount, known.amount, item.round == other?.round) { continue }
                let outcome = comparison.search([own.when, known.when])
                if case (.number(let a), .number(let b)) = (own.amount, known.amount) {
                    if let breach = LockBreach(place, words(a, b), outcome) { return [breach] }
                    continue
                }
                let message = Words(
                    en: "whether this amount is within the standard's is not proved",
                    id: "belum terbukti bahwa jumlah ini tidak merugikan dibanding standar")
                guard var breach = LockBreach(place, message, outcome) else { continue }
                breach.obstacles = [own.amount, known.amount].compactMap { amount in
                    guard case .node(let node) = amount else { return nil }
                    return Words(en: "the amount is `\(node.canonicalText)`", id: "jumlahnya `\(node.canonicalText)`")
                }
                return [breach]
            }
        }
        return []
    }

    private func isAtMost(_ a: Amount, _ b: Amount, _ roundsAlike: Bool) -> Bool {
        switch (a, b) {
        case (.number(let x), .number(let y)): x <= y
        case (.node(let x), .node(let y)): roundsAlike && isAtMost(x, y)
        // An amount below zero is no amount.
        case (.number(let x), .node): x <= 0
        case (.node, .number): false
        }
    }

    /// Whether `a` is never above `b`, as far as sums, products and tables of numbers that are not negative tell.
    private func isAtMost(_ a: Node, _ b: Node) -> Bool {
        if a.canonicalText == b.canonicalText { return true }
        if let x = number(a), let y = number(b) { return x <= y }
        switch (a.kind, b.kind) {
        case (.binary(.add, let a1, let a2), .binary(.add, let b1, let b2)): return isAtMost(a1, b1) && isAtMost(a2, b2)
        case (.binary(.multiply, let a1, let a2), .binary(.multiply, let b1, let b2)):
            return [a1, a2, b1, b2].allSatisfy(isNeverNegative) && isAtMost(a1, b1) && isAtMost(a2, b2)
        case (.call(let x, let first, _), .call(let y, let second, _)):
            guard first.map(\.canonicalText) == second.map(\.canonicalText) else { return false }
            return isTableAtMost(x, y)
        default: return false
        }
    }

    private func number(_ node: Node) -> Decimal128? {
        switch node.kind {
        case .literal(.integer(let number)): Decimal128(number)
        case .literal(.decimal(let number)): number
        default: nil
        }
    }

    /// A table under the name that the comparison gives it.
    private func table(_ name: String) -> Table? {
        if let known = comparison.region.tables[TableID(name)] { return known }
        guard name.hasPrefix("standard_") else { return nil }
        return comparison.standard.tables[TableID(String(name.dropFirst("standard_".count)))]
    }

    private func isTableAtMost(_ a: String, _ b: String) -> Bool {
        guard let x = table(a), let y = table(b), x.of == y.of, x.unit == y.unit, x.otherwise == y.otherwise,
            x.rows.map(\.keys) == y.rows.map(\.keys)
        else { return false }
        return zip(x.rows, y.rows).allSatisfy { one, other in
            guard let first = one.value.number, let second = other.value.number else { return one.value == other.value }
            // A lower price per less is none.
            return first <= second && one.value.per == other.value.per
        }
    }

    private func isNeverNegative(_ node: Node) -> Bool {
        if let number = number(node) { return number >= 0 }
        switch node.kind {
        case .binary(.add, let a, let b), .binary(.multiply, let a, let b): return isNeverNegative(a) && isNeverNegative(b)
        case .call(let name, _, _):
            guard let table = table(name) else { return false }
            return (table.rows.map(\.value) + [table.otherwise].compactMap { $0 }).allSatisfy { $0.number.map { $0 >= 0 } ?? true }
        default:
            guard let path = node.path, path.count == 2,
                let field = comparison.standard.form.sections[SectionID(path[0])]?.fields[FieldID(path[1])]
            else { return false }
            if let value = field.value { return isNeverNegative(comparison.node(value, .standard)) }
            return field.min?.number.map { $0 >= 0 } ?? false
        }
    }
}
