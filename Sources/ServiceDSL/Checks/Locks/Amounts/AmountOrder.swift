import ServiceIR

/// Which of two amounts is never more than the other, as far as sums, products, rows and tables tell.
struct AmountOrder {
    private var comparison: LockComparison
    /// The list inside of whose rows amounts are compared.
    private var list: [String]?

    init(_ comparison: LockComparison) { self.comparison = comparison }

    /// Whether the one value is never more than the other, as far as sums and products tell.
    static func isNeverMore(_ a: String, _ b: String, _ comparison: LockComparison) -> Bool {
        guard let low = try? ExpressionParser.parse(a), let high = try? ExpressionParser.parse(b) else { return false }
        return AmountOrder(comparison).isAtMost(low, high)
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

    /// Whether rounding one way never gives more than another way.
    static func isAtMost(_ a: Rounding?, _ b: Rounding?) -> Bool {
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
    func isAtMost(_ a: Node, _ b: Node) -> Bool {
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
        if case .call(let name, _, _) = node.kind, let table = comparison.table(name) {
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

    /// Whether no row is more than one that takes the same.
    private func isTableAtMost(_ a: String, _ b: String) -> Bool {
        guard let x = comparison.table(a), let y = comparison.table(b), x.of == y.of, x.unit == y.unit else { return false }
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
            y.rows.allSatisfy { known in !zip(own.keys, known.keys).allSatisfy(TableKey.meets) || isAtMost(own.value, known.value) }
        }
        // `else` is for what no row takes: not for a row that lies within one of the other table.
        func isWithin(_ row: TableRow, _ rows: [TableRow]) -> Bool { rows.contains { zip(row.keys, $0.keys).allSatisfy(TableKey.lies) } }
        let isOther = y.otherwise.map { rest in x.rows.allSatisfy { isWithin($0, y.rows) || isAtMost($0.value, rest) } } ?? true
        let isOwn = x.otherwise.map { rest in
            y.rows.allSatisfy { isWithin($0, x.rows) || isAtMost(rest, $0.value) } && (y.otherwise.map { isAtMost(rest, $0) } ?? true)
        }
        return areRows && isOther && isOwn ?? true
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
            guard let table = comparison.table(name) else { return false }
            return (table.rows.map(\.value) + [table.otherwise].compactMap { $0 }).allSatisfy { $0.number.map { $0 >= 0 } ?? true }
        default:
            guard let field = node.path.flatMap(field) else { return false }
            if let value = field.value { return isNeverNegative(comparison.node(value, .standard)) }
            // Money is never below zero where it is asked, unless `min` says so.
            return field.min?.number.map { $0 >= 0 } ?? (field.type == .money)
        }
    }
}

extension TableKey {
    /// Whether whatever fits the first key fits the second.
    fileprivate static func lies(_ a: TableKey, _ b: TableKey) -> Bool {
        if a.option != nil || b.option != nil { return a.option == b.option }
        let isAbove = b.from.map { from in a.from.map { from < $0 || (from == $0 && (a.fromIsExclusive || !b.fromIsExclusive)) } ?? false }
        let isBelow = b.to.map { to in a.to.map { $0 <= to } ?? false }
        return isAbove ?? true && isBelow ?? true
    }

    /// Whether some input fits both keys.
    fileprivate static func meets(_ a: TableKey, _ b: TableKey) -> Bool {
        if a.option != nil || b.option != nil { return a.option == b.option }
        func isBelow(_ to: Decimal128?, _ from: Decimal128?, _ isExclusive: Bool) -> Bool {
            guard let to, let from else { return false }
            return to < from || (isExclusive && to == from)
        }
        return !isBelow(a.to, b.from, b.fromIsExclusive) && !isBelow(b.to, a.from, a.fromIsExclusive)
    }
}
