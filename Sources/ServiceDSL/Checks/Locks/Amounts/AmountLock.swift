import ServiceIR

/// `fee: at_most` and `benefit: at_least`: in sum nobody pays more, or is paid less, than by the standard.
struct AmountLock {
    private enum Amount {
        case number(Decimal128)
        case node(Node)

        var node: Node {
            switch self {
            case .number(let number): .number(number)
            case .node(let node): node
            }
        }
    }

    private typealias Case = (when: Node, amount: Amount)

    /// One side's item with everything that it can come to.
    private struct Item {
        let id: FeeItemID
        let cases: [Case]
        let round: Rounding?

        /// All of it in one way to write it.
        var signature: String {
            cases.map { "\($0.when.canonicalText) → \($0.amount.node.canonicalText)" }.joined(separator: "; ")
                + (round.map { "\($0.direction) \($0.multiple)" } ?? "")
        }
        var tried: AmountWitness.Item { (cases.map { ($0.when, $0.amount.node) }, round) }
        var isConstant: Bool { cases.allSatisfy { if case .number = $0.amount { true } else { false } } }
    }

    private let comparison: LockComparison
    /// The side that must not exceed the other.
    private let upper: LockComparison.Side
    private let path: String
    private let order: AmountOrder

    private init(comparison: LockComparison, upper: LockComparison.Side, path: String) {
        self.comparison = comparison
        self.upper = upper
        self.path = path
        order = AmountOrder(comparison)
    }

    static func fee(_ comparison: LockComparison) -> [LockBreach] { counted(comparison, plainFee) }

    /// Whether what is paid is less, `without` some of the region's own items.
    static func benefit(_ comparison: LockComparison, without left: [FeeItemID] = []) -> [LockBreach] {
        counted(comparison) { plainBenefit($0, without: left) }
    }

    /// What is compared, first of whoever comes to a counted step once more than by the standard.
    private static func counted(_ comparison: LockComparison, _ compare: (LockComparison) -> [LockBreach]) -> [LockBreach] {
        let found = compare(comparison)
        if found.isEmpty { return [] }
        for id in comparison.enteredAgain {
            let shown = compare(comparison.entering(id))
            guard let first = shown.first, first.obstacles.isEmpty else { continue }
            let fact = Words(
                en: "who comes to `\(id)` a second time, and by the standard no way leads back to it",
                id: "yang kembali ke `\(id)`, padahal menurut standar tidak ada jalan kembali ke sana")
            let path = wayBack(to: id, comparison) ?? first.path
            return [LockBreach(path, first.message, facts: first.facts + [fact])]
        }
        for name in comparison.otherCounts where compare(comparison.taking(name)).isEmpty {
            let id = StepID(name[0])
            let obstacle =
                name[1] == "objections"
                ? Words(
                    en: "at `\(id)` there may be other objections than by the standard",
                    id: "keberatan pada `\(id)` bisa lain daripada menurut standar")
                : Words(
                    en: "how often a case comes to `\(id)` here is not known",
                    id: "tidak diketahui berapa kali perkara sampai di `\(id)` di sini")
            let place = comparison.regionGraph.nodes.first { $0.id == id && !$0.isJoin }
            return [LockBreach(place?.path ?? found[0].path, found[0].message, obstacles: [obstacle])]
        }
        return found
    }

    /// Where the region leads back to a step, and the standard does not.
    private static func wayBack(to id: StepID, _ comparison: LockComparison) -> [String]? {
        let graph = comparison.regionGraph
        guard let index = graph.index(of: id) else { return nil }
        let (leading, after) = (graph.reaching([index]), graph.reached(from: [index]))
        let known = Set(comparison.standardGraph.edges.map { LockWays.way($0, comparison.standardGraph) })
        let edge = graph.edges.first { leading[$0.to] && after[$0.from] && !known.contains(LockWays.way($0, graph)) }
        guard let edge else { return nil }
        let path = graph.nodes[edge.from].path
        switch edge.cause {
        case .action(let action): return path + [Key.actions.rawValue, action.rawValue]
        case .late: return path + [Key.late.rawValue]
        default: return path + [Key.to.rawValue]
        }
    }

    private static func plainFee(_ comparison: LockComparison) -> [LockBreach] {
        let lock = AmountLock(comparison: comparison, upper: .standard, path: "fee")
        let items = { (service: CompiledService, side: LockComparison.Side) in service.fee.items.map { lock.item($0, $1, side) } }
        return lock.compare(items(comparison.region, .region), items(comparison.standard, .standard))
    }

    private static func plainBenefit(_ comparison: LockComparison, without left: [FeeItemID]) -> [LockBreach] {
        let lock = AmountLock(comparison: comparison, upper: .region, path: "benefit")
        let items = { (service: CompiledService, side: LockComparison.Side) in
            service.benefit.filter { side == .standard || !left.contains($0.key) }.map { lock.item($0.key, $0.value, side) }
        }
        return lock.compare(items(comparison.standard, .standard), items(comparison.region, .region))
    }

    /// What by the standard is paid as a deposit comes back to whoever paid it.
    static func deposits(_ comparison: LockComparison) -> [LockBreach] {
        comparison.standard.fee.items.compactMap { id, known in
            guard known.kind == .deposit, let own = comparison.region.fee.items[id], own.kind != .deposit else { return nil }
            let words = Words(
                en: "`\(id)` is a deposit by the standard, which comes back, and is kept here",
                id: "`\(id)` menurut standar adalah jaminan yang kembali, di sini tidak kembali")
            let due = [comparison.node(known.when, .standard), comparison.node(own.when, .region)]
            return LockBreach(["fee", id.rawValue, "kind"], words, comparison.search(due))
        }
    }

    /// What is paid goes to whom it goes by the standard, under another name or in parts too.
    static func accounts(_ comparison: LockComparison) -> [LockBreach] {
        let (standard, region) = (comparison.standard.benefit, comparison.region.benefit)
        let ofRegion = region.keys.filter { standard[$0] == nil }
        let areParts = !ofRegion.isEmpty && !benefit(comparison, without: ofRegion).isEmpty
        func breach(_ id: FeeItemID, _ own: BenefitItem, _ known: BenefitItem) -> LockBreach? {
            for row in comparison.cases(own.to.rows, .region) {
                for other in comparison.cases(known.to.rows, .standard) {
                    let (here, there) = (row.value.text, other.value.text)
                    if here == there, !comparison.differs(here.split(separator: ".").map(String.init)) { continue }
                    let words = Words(
                        en: "`\(id)` is paid to `\(here)`, by the standard to `\(there)` as it is asked there",
                        id: "`\(id)` dibayarkan ke `\(here)`, menurut standar ke `\(there)` sebagaimana ditanyakan di sana")
                    let path = ["benefit", id.rawValue, "to"]
                    if let breach = LockBreach(path, words, comparison.search([row.when, other.when])) { return breach }
                }
            }
            return nil
        }
        return region.compactMap { id, own -> LockBreach? in
            if let known = standard[id] { return breach(id, own, known) }
            let worse = areParts ? standard.values.map { breach(id, own, $0) } : []
            return worse.contains { $0 == nil } ? nil : worse.first ?? nil
        }
    }

    private func item(_ id: FeeItemID, _ item: some Payable, _ side: LockComparison.Side) -> Item {
        let due = comparison.node(item.when, side)
        var cases: [Case] = comparison.cases(item.amount, side).flatMap { row in
            AmountOrder.split(comparison.node(row.value, side)).map { part in
                (Node.all((item.when == nil ? [] : [due]) + [row.when] + part.when), amount(part.node, item.round))
            }
        }
        if item.when != nil { cases.append((due.negated, .number(0))) }
        return Item(id: id, cases: cases, round: item.round)
    }

    private func amount(_ node: Node, _ round: Rounding?) -> Amount {
        guard let number = node.plainNumber else { return .node(node) }
        return (round.map { number.rounded($0) } ?? number).map(Amount.number) ?? .node(node)
    }

    // MARK: Comparing

    /// Whether the sum of `lower` is never above that of `higher`.
    private func compare(_ allLower: [Item], _ allHigher: [Item]) -> [LockBreach] {
        // What stands alike on both sides changes no difference.
        let same = Set(allLower.filter { item in allHigher.contains { $0.id == item.id && $0.signature == item.signature } }.map(\.id))
        let (lower, higher) = (allLower.filter { !same.contains($0.id) }, allHigher.filter { !same.contains($0.id) })
        let items = lower + higher
        let ways = items.reduce(1) { $0 > 256 ? $0 : $0 * max(1, $1.cases.count) }
        if items.allSatisfy(\.isConstant), ways <= 256 { return compareSums(lower, higher) }
        let isAlone = lower.count == 1 && higher.count <= 1
        let found = lower.flatMap { item in compare(item, higher.first { $0.id == item.id }, isAlone: isAlone) }
        // One by one some may be more, and the sum all the same not.
        guard let first = found.first, ways > 256 || !isSumAtMost(lower, higher) else { return [] }
        let witness = AmountWitness(comparison: comparison).find(lower.map(\.tried), above: higher.map(\.tried))
        return witness.map { [LockBreach(first.path, words($0.lower, $0.higher), facts: $0.facts)] } ?? found
    }

    /// Whether in every choice of rows on both sides the sum is within the other, where rounding takes nothing from that.
    private func isSumAtMost(_ lower: [Item], _ higher: [Item]) -> Bool {
        guard lower.allSatisfy({ $0.round == nil || $0.round?.direction == .down }),
            higher.allSatisfy({ $0.round == nil || $0.round?.direction == .up })
        else { return false }
        func choices(_ items: [Item]) -> [(when: [Node], sum: Node)] {
            items.reduce([(when: [], sum: Node.number(.zero))]) { known, item in
                known.flatMap { choice in
                    item.cases.map { one in
                        (choice.when + [one.when], Node(.binary(.add, choice.sum, one.amount.node)))
                    }
                }
            }
        }
        let above = choices(higher)
        return choices(lower).allSatisfy { own in
            above.allSatisfy { known in
                if order.isAtMost(own.sum, known.sum) { return true }
                if case .impossible = comparison.search(own.when + known.when) { return true }
                return false
            }
        }
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

    private func compare(_ item: Item, _ other: Item?, isAlone: Bool) -> [LockBreach] {
        let place = [path, item.id.rawValue]
        for own in item.cases {
            for known in other?.cases ?? [(Node.truth(true), .number(0))] {
                if isAtMost(own.amount, known.amount, item.round, other?.round) { continue }
                let outcome = comparison.search([own.when, known.when])
                if isAlone, case (.number(let a), .number(let b)) = (own.amount, known.amount) {
                    if let breach = LockBreach(place, words(a, b), outcome) { return [breach] }
                    continue
                }
                let message = Words(
                    en: "whether this amount is within the standard's is not proved",
                    id: "belum terbukti bahwa jumlah ini tidak merugikan dibanding standar")
                guard var breach = LockBreach(place, message, outcome) else { continue }
                let (here, there) = upper == .standard ? (own.amount, known.amount) : (known.amount, own.amount)
                breach.obstacles = [
                    Words(
                        en: "the amount is \(text(here)) here, \(text(there)) by the standard",
                        id: "jumlahnya \(text(here)) di sini, \(text(there)) menurut standar")
                ]
                return [breach]
            }
        }
        return []
    }

    private func text(_ amount: Amount) -> String {
        switch amount {
        case .number(let number): "\(number)"
        case .node(let node): "`\(node.asWritten.canonicalText)`"
        }
    }

    private func isAtMost(_ a: Amount, _ b: Amount, _ here: Rounding?, _ there: Rounding?) -> Bool {
        switch (a, b) {
        case (.number(let x), .number(let y)): return x <= y
        case (.node(let x), .node(let y)): return AmountOrder.isAtMost(here, there) && order.isAtMost(x, y)
        // An amount below zero is no amount.
        case (.number(let x), .node(let y)):
            return x <= 0 || (there?.direction ?? .up == .up && order.isAtMost(.number(x), y))
        case (.node(let x), .number(let y)): return here?.direction ?? .down == .down && order.isAtMost(x, .number(y))
        }
    }
}
