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

    private var comparison: LockComparison
    /// The side that must not exceed the other.
    private let upper: LockComparison.Side
    private let path: String
    /// The list inside of whose rows amounts are compared.
    private var list: [String]?

    private init(comparison: LockComparison, upper: LockComparison.Side, path: String) {
        self.comparison = comparison
        self.upper = upper
        self.path = path
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

    /// Whether the one value is never more than the other, as far as sums and products tell.
    static func isNeverMore(_ a: String, _ b: String, _ comparison: LockComparison) -> Bool {
        guard let low = try? ExpressionParser.parse(a), let high = try? ExpressionParser.parse(b) else { return false }
        return AmountLock(comparison: comparison, upper: .standard, path: "").isAtMost(low, high)
    }

    private func item(_ id: FeeItemID, _ item: some Payable, _ side: LockComparison.Side) -> Item {
        let due = comparison.node(item.when, side)
        var cases: [Case] = comparison.cases(item.amount, side).flatMap { row in
            Self.split(comparison.node(row.value, side)).map { part in
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

    /// `c ? a : b` as two amounts, wherever it stands but in a row.
    static func split(_ node: Node) -> [(when: [Node], node: Node)] {
        var done: [(when: [Node], node: Node)] = []
        var pending: [(when: [Node], node: Node)] = [([], node)]
        while let (when, node) = pending.popLast() {
            var condition: Node?
            func taking(_ holds: Bool) -> Node {
                condition = nil
                return node.mapped { part in
                    if part.macro != nil { return part }
                    guard case .conditional(let test, let yes, let no) = part.kind, condition == nil else { return nil }
                    condition = test
                    return holds ? yes : no
                }
            }
            let yes = taking(true)
            guard let test = condition, done.count + pending.count < 16 else {
                done.append((when, node))
                continue
            }
            pending.append((when + [test.negated], taking(false)))
            pending.append((when + [test], yes))
        }
        return done
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
                if isAtMost(own.sum, known.sum) { return true }
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
        case (.node(let x), .node(let y)): return Self.isAtMost(here, there) && isAtMost(x, y)
        // An amount below zero is no amount.
        case (.number(let x), .node(let y)):
            return x <= 0 || (there?.direction ?? .up == .up && isAtMost(.number(x), y))
        case (.node(let x), .number(let y)): return here?.direction ?? .down == .down && isAtMost(x, .number(y))
        }
    }

    /// Whether rounding one way never gives more than another way.
    private static func isAtMost(_ a: Rounding?, _ b: Rounding?) -> Bool {
        if a == b { return true }
        guard let a, let b else { return a?.direction ?? .down == .down && b?.direction ?? .up == .up }
        switch (a.direction, b.direction) {
        case (.down, .up): return true
        case (.up, .up), (.nearest, .up): return b.multiple % a.multiple == 0
        case (.down, .down), (.down, .nearest): return a.multiple % b.multiple == 0
        default: return false
        }
    }

    /// Whether `a` is never above `b`, as far as sums, products and tables of numbers that are not negative tell.
    private func isAtMost(_ a: Node, _ b: Node) -> Bool {
        if a.canonicalText == b.canonicalText { return true }
        guard let here = LockAmount(a), let there = LockAmount(b) else { return false }
        return here.isAtMost(there, comparing: isValueAtMost, isNeverNegative: isNeverNegative, bounds: bounds)
    }

    /// Of two values that are no sums or products.
    private func isValueAtMost(_ a: Node, _ b: Node) -> Bool {
        if a.canonicalText == b.canonicalText { return true }
        let (here, there) = (a.roundedParts, b.roundedParts)
        if here != nil || there != nil {
            return Self.isAtMost(here?.rounding, there?.rounding) && isAtMost(here?.inner ?? a, there?.inner ?? b)
        }
        if let own = RowSum(a), let known = RowSum(b) { return isAtMost(own, known) }
        guard case .call(let x, let first, _) = a.kind, case .call(let y, let second, _) = b.kind,
            first.map(\.canonicalText) == second.map(\.canonicalText)
        else { return false }
        return isTableAtMost(x, y)
    }

    /// Between what a value lies.
    private func bounds(_ node: Node) -> (least: Decimal128?, greatest: Decimal128?) {
        if case .call(let name, _, _) = node.kind, let table = table(name) {
            let numbers = (table.rows.map(\.value) + [table.otherwise].compactMap { $0 }).compactMap(\.number)
            return (numbers.min(), numbers.max())
        }
        if let sum = RowSum(node), sum.body == .number(1) {
            let range = comparison.sizes(of: sum.list)
            return (sum.tests.isEmpty ? range?.low : .zero, range?.high)
        }
        guard let field = node.path.flatMap(field), field.value == nil else { return (nil, nil) }
        return (field.min?.number, field.max?.number)
    }

    /// Row by row: every row that is counted here is counted there, where it adds no less.
    private func isAtMost(_ a: RowSum, _ b: RowSum) -> Bool {
        guard list == nil, a.list == b.list else { return false }
        var inside = self
        inside.list = a.list
        inside.comparison = comparison.inRows(of: a.list, as: RowCounts.row)
        let counted = Node.all(a.tests)
        guard inside.isNeverNegative(b.body), !inside.comparison.search([counted, Node.all(b.tests).negated]).isPossible else {
            return false
        }
        return Self.split(a.body).allSatisfy { own in
            Self.split(b.body).allSatisfy { known in
                inside.isAtMost(own.node, known.node) || !inside.comparison.search([counted] + own.when + known.when).isPossible
            }
        }
    }

    /// A question by its name: of the form, or of the row inside of which amounts are compared.
    private func field(_ path: [String]) -> Field? {
        guard path.first == RowCounts.row else { return comparison.standardField(path) }
        let form = comparison.standard.form
        guard path.count == 2, let list, let section = form.sections[SectionID(list[0])] else { return nil }
        let fields = list.count == 1 ? section.fields : section.fields[FieldID(list[1])]?.fields
        return fields?[FieldID(path[1])]
    }

    private func table(_ name: String) -> Table? { comparison.table(name) }

    /// Whether no row is more than one that takes the same.
    private func isTableAtMost(_ a: String, _ b: String) -> Bool {
        guard let x = table(a), let y = table(b), x.of == y.of, x.unit == y.unit else { return false }
        func isAtMost(_ one: TableValue, _ other: TableValue) -> Bool {
            // Whom a table does not offer anything, it refuses: nothing is paid.
            guard let first = one.number else { return true }
            guard let second = other.number else { return false }
            // A lower price per less is none.
            return first <= second && one.per == other.per
        }
        if x.rows.map(\.keys) == y.rows.map(\.keys), x.otherwise == y.otherwise {
            return zip(x.rows, y.rows).allSatisfy { isAtMost($0.value, $1.value) }
        }
        guard x.rows.count * y.rows.count <= 10_000 else { return false }
        let areRows = x.rows.allSatisfy { own in
            y.rows.allSatisfy { known in !zip(own.keys, known.keys).allSatisfy(meets) || isAtMost(own.value, known.value) }
        }
        // `else` is for what no row takes: not for a row that lies within one of the other table.
        func isWithin(_ row: TableRow, _ rows: [TableRow]) -> Bool { rows.contains { zip(row.keys, $0.keys).allSatisfy(lies) } }
        let isOther = y.otherwise.map { rest in x.rows.allSatisfy { isWithin($0, y.rows) || isAtMost($0.value, rest) } } ?? true
        let isOwn = x.otherwise.map { rest in
            y.rows.allSatisfy { isWithin($0, x.rows) || isAtMost(rest, $0.value) } && (y.otherwise.map { isAtMost(rest, $0) } ?? true)
        }
        return areRows && isOther && isOwn ?? true
    }

    /// Whether whatever fits the first key fits the second.
    private func lies(_ a: TableKey, _ b: TableKey) -> Bool {
        if a.option != nil || b.option != nil { return a.option == b.option }
        let isAbove = b.from.map { from in a.from.map { from < $0 || (from == $0 && (a.fromIsExclusive || !b.fromIsExclusive)) } ?? false }
        let isBelow = b.to.map { to in a.to.map { $0 <= to } ?? false }
        return isAbove ?? true && isBelow ?? true
    }

    /// Whether some input fits both keys.
    private func meets(_ a: TableKey, _ b: TableKey) -> Bool {
        if a.option != nil || b.option != nil { return a.option == b.option }
        func isBelow(_ to: Decimal128?, _ from: Decimal128?, _ isExclusive: Bool) -> Bool {
            guard let to, let from else { return false }
            return to < from || (isExclusive && to == from)
        }
        return !isBelow(a.to, b.from, b.fromIsExclusive) && !isBelow(b.to, a.from, a.fromIsExclusive)
    }

    private func isNeverNegative(_ node: Node) -> Bool {
        if let number = node.plainNumber { return number >= 0 }
        if let parts = node.roundedParts { return isNeverNegative(parts.inner) }
        if list == nil, let sum = RowSum(node) {
            var inside = self
            inside.list = sum.list
            return inside.isNeverNegative(sum.body)
        }
        switch node.kind {
        case .conditional(_, let a, let b): return isNeverNegative(a) && isNeverNegative(b)
        case .binary(.add, let a, let b), .binary(.multiply, let a, let b): return isNeverNegative(a) && isNeverNegative(b)
        case .call(let name, _, _):
            guard let table = table(name) else { return false }
            return (table.rows.map(\.value) + [table.otherwise].compactMap { $0 }).allSatisfy { $0.number.map { $0 >= 0 } ?? true }
        default:
            guard let field = node.path.flatMap(field) else { return false }
            if let value = field.value { return isNeverNegative(comparison.node(value, .standard)) }
            // Money is never below zero where it is asked, unless `min` says so.
            return field.min?.number.map { $0 >= 0 } ?? (field.type == .money)
        }
    }
}
