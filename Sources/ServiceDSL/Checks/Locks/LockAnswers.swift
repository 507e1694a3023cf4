import ServiceIR

/// Answers that somebody could give, to see by evaluation who is worse off.
struct LockAnswers: ExpressionEnvironment {
    let comparison: LockComparison
    var values: [[String]: Value?]
    let today = CivilDate(dayNumber: 0)

    func value(of name: [String]) -> Value? {
        if let known = values[name] { return known }
        // A value of its own is what it is worked out from.
        guard name.count == 2, name[0] == "value", let node = try? ExpressionParser.parse(name[1]) else { return nil }
        return try? Program(node).evaluate(self).get()
    }

    func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> {
        if id == "rounded", inputs.count == 3, case .text(let word) = inputs[1], case .integer(let multiple) = inputs[2],
            let direction = Rounding.Direction(rawValue: word), let number = inputs[0].rounded(Rounding(direction, multiple))
        {
            return .success(.decimal(number))
        }
        guard case .number(let value)? = comparison.table(id)?.look(up: inputs) else { return .failure(.unknownFunction(id)) }
        return .success(value)
    }

    func holds(_ program: Program) -> Bool { if case .success(true) = program.holds(self) { true } else { false } }
}

/// What may be answered to the questions that some conditions and amounts read.
struct AnswerChoices {
    private static let mostRows = 24
    private static let mostLists = 160
    private static let longest = 60

    let comparison: LockComparison
    private let nodes: [Node]
    private let numbers: Set<Decimal128>

    init(_ comparison: LockComparison, reading nodes: [Node]) {
        self.comparison = comparison
        self.nodes = nodes
        var numbers = nodes.reduce(into: Set<Decimal128>()) { $0.formUnion($1.writtenNumbers) }
        for table in nodes.reduce(into: Set<String>(), { $0.formUnion($1.calls) }).compactMap(comparison.table) {
            for key in table.rows.flatMap(\.keys) { numbers.formUnion([key.from, key.to].compactMap(\.self)) }
        }
        self.numbers = numbers
    }

    /// What is asked of whoever applies, by name: not the variables of macros.
    var paths: [[String]] {
        nodes.reduce(into: Set<[String]>()) { $0.formUnion($1.freePaths) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// What may be answered, the plainest first; `nil` where that is not known.
    func candidates(_ path: [String]) -> [Value]? {
        let standard = comparison.standard
        switch path {
        case ["variant"]: return standard.variants.keys.map { .text($0.rawValue) }
        case ["applicant"]: return standard.applicants.map { .text($0.rawValue) }
        case ["channel"]: return standard.channels.map { .text($0.rawValue) }
        default: break
        }
        if let (fields, bounds) = rows(of: path) { return lists(path, fields, bounds) }
        if path.count == 2, VisitCounts.names.contains(path[1]) { return nil }
        if path.count == 2, standard.form.sections[SectionID(path[0])]?.many != nil { return nil }
        guard let field = comparison.standardField(path) ?? comparison.addedField(path), field.value == nil, !comparison.differs(path)
        else {
            return nil
        }
        return candidates(field)
    }

    private func candidates(_ field: Field) -> [Value]? {
        switch field.type {
        case .choice: return field.options.keys.map { .text($0.rawValue) }
        case .yesNo: return [.bool(true), .bool(false)]
        case .text, .longText:
            if field.pattern != nil || field.rule != nil { return nil }
            let lengths = numbers.compactMap(\.int64).filter { 0 < $0 && $0 <= 200 }.sorted().flatMap { [Int($0), Int($0) + 1] }
            return ([1] + lengths).map { .text(String(repeating: "A", count: $0)) }
        case .integer, .decimal, .money:
            var tried: [Decimal128] = [1, 100].map { Decimal128($0 as Int64) }
            for number in numbers.sorted() { tried += [number, number.adding(1), number.subtracting(1)].compactMap(\.self) }
            tried += [field.min?.number, field.max?.number, 1000, 2, 3, 4, 5].compactMap(\.self)
            var seen: Set<Decimal128> = []
            return tried.filter { number in
                let isWithin = field.min?.number.map { $0 <= number } ?? true && field.max?.number.map { number <= $0 } ?? true
                return isWithin && (field.type == .decimal || number.isWhole) && seen.insert(number).inserted
            }.map { field.type == .decimal ? .decimal($0) : $0.int64.map(Value.integer) ?? .decimal($0) }
        default: return nil
        }
    }

    /// Which value of each is taken, the last changing fastest: every choice where they are few, else some of them all over.
    static func mixed(_ counts: [Int], atMost most: Int) -> [[Int]] {
        let total = counts.reduce(1) { $0.multipliedClamped($1) }
        let tried = min(total, most)
        let stride = max(1, total / max(1, tried)) | 1
        return (0..<tried).map { index in
            var rest = total <= most ? index : index.multipliedClamped(stride) % total
            return counts.reversed().map { count in
                defer { rest /= count }
                return rest % count
            }.reversed()
        }
    }

    // MARK: Lists

    /// The fields of a list that both sides ask alike, and how many rows it has.
    private func rows(of path: [String]) -> (fields: OrderedMap<FieldID, Field>, bounds: Bounds)? {
        guard comparison.asksRowsAlike(path) else { return nil }
        if let fields = comparison.objections(path) { return (fields, Bounds(0, Self.longest)) }
        let known = comparison.standard.form.sections[SectionID(path[0])]
        if path.count == 1, let section = known ?? comparison.region.form.sections[SectionID(path[0])] {
            return section.many.map { (section.fields, $0) }
        }
        guard let list = comparison.standardField(path) ?? comparison.addedField(path), let many = list.many else { return nil }
        return (list.fields, many)
    }

    /// Rows of one kind, and of two, in every number that matters.
    private func lists(_ path: [String], _ fields: OrderedMap<FieldID, Field>, _ bounds: Bounds) -> [Value]? {
        let read = nodes.reduce(into: Set<String>()) { $0.formUnion($1.rowFields(of: path)) }
        var rows: [OrderedMap<ID<ValueKind>, Value>] = [[:]]
        for (id, field) in fields where field.value == nil && read.contains(id.rawValue) {
            guard let values = candidates(field), !values.isEmpty else { return nil }
            rows = rows.flatMap { row in
                values.map { value in
                    var row = row
                    row[ID(id.rawValue)] = value
                    return row
                }
            }
            rows = Array(rows.prefix(Self.mostRows))
        }
        let whole = numbers.compactMap(\.int64).filter { $0 <= Self.longest }.map(Int.init)
        let near: [Int] = [bounds.lower, bounds.upper, 1, 2] + whole + whole.map { $0 + 1 }
        let sizes = Set(near.filter { bounds.lower <= $0 && $0 <= bounds.upper && $0 <= Self.longest }).sorted()
        func list(_ rows: [OrderedMap<ID<ValueKind>, Value>]) -> Value { .list(rows.map { .record($0) }) }
        var found = sizes.flatMap { size in rows.map { list(Array(repeating: $0, count: size)) } }
        for size in sizes where size > 1 {
            for first in rows.prefix(8) {
                for second in rows.prefix(8) where first != second {
                    for part in Set([1, size - 1] + whole).sorted() where 0 < part && part < size {
                        found.append(list(Array(repeating: first, count: part) + Array(repeating: second, count: size - part)))
                    }
                }
            }
        }
        return Array(found.prefix(Self.mostLists * 4))
    }

    /// A list as people read it: how many rows there are of each kind.
    static func told(_ path: [String], _ value: Value) -> [Words] {
        guard case .list(let rows) = value else { return [] }
        let name = path.joined(separator: ".")
        if rows.isEmpty { return [Words(en: "no row of `\(name)`", id: "tanpa baris `\(name)`")] }
        var kinds: [(text: String, count: Int)] = []
        for row in rows {
            guard case .record(let fields) = row else { continue }
            let text = fields.map { "\($0.key) == \(told($0.value))" }.joined(separator: ", ")
            if let place = kinds.firstIndex(where: { $0.text == text }) { kinds[place].count += 1 } else { kinds.append((text, 1)) }
        }
        return kinds.map { kind in
            let with = kind.text.isEmpty ? "" : " (`\(kind.text)`)"
            return Words(
                en: "\(kind.count) row\(kind.count == 1 ? "" : "s") of `\(name)`\(with)", id: "\(kind.count) baris `\(name)`\(with)")
        }
    }

    private static func told(_ value: Value) -> String {
        switch value {
        case .bool(let truth): truth ? "true" : "false"
        case .integer(let number): String(number)
        case .decimal(let number): String(describing: number)
        case .date(let date): String(describing: date)
        case .text(let text): "'\(text)'"
        default: "…"
        }
    }
}

extension Node {
    /// The macro that it is: the list or what stands for it, the variable, and what is said of each row.
    var macro: (target: Node, variable: String, bodies: ArraySlice<Node>)? {
        guard case .method(let target, let name, let arguments) = kind, ["all", "exists", "exists_one", "filter", "map"].contains(name),
            arguments.count > 1, case .name(let variable, isRooted: false) = arguments[0].kind
        else { return nil }
        return (target, variable, arguments.dropFirst())
    }

    /// Every name that it reads, without the variables of macros; of what is a value of its own, what that is worked out from.
    var freePaths: Set<[String]> {
        if let path {
            guard path.count == 2, path[0] == "value", let node = try? ExpressionParser.parse(path[1]) else { return [path] }
            return node.freePaths
        }
        guard let macro else { return children.reduce(into: []) { $0.formUnion($1.freePaths) } }
        let inside = macro.bodies.reduce(into: Set<[String]>()) { $0.formUnion($1.freePaths) }
        return macro.target.freePaths.union(inside.filter { $0.first != macro.variable })
    }

    /// What is read by values of their own.
    var workedOutFrom: Set<[String]> {
        if let path { return path.count == 2 && path[0] == "value" ? freePaths : [] }
        return children.reduce(into: []) { $0.formUnion($1.workedOutFrom) }
    }

    /// Which fields of a list's rows macros read.
    fileprivate func rowFields(of list: [String]) -> Set<String> {
        if let path, path.count == 2, path[0] == "value", let node = try? ExpressionParser.parse(path[1]) {
            return node.rowFields(of: list)
        }
        var found = children.reduce(into: Set<String>()) { $0.formUnion($1.rowFields(of: list)) }
        guard let macro, macro.target.baseList == list else { return found }
        for body in macro.bodies {
            for path in body.freePaths where path.count > 1 && path[0] == macro.variable { found.insert(path[1]) }
        }
        return found
    }

    /// The list behind `filter`.
    fileprivate var baseList: [String]? {
        if let path { return path }
        guard case .method(let target, "filter", _) = kind else { return nil }
        return target.baseList
    }

    /// The conditions without Boolean structure in it that say something of rows.
    var atomsOfRows: [Node] {
        switch kind {
        case .not(let inner): return inner.atomsOfRows
        case .binary(.and, let a, let b), .binary(.or, let a, let b): return a.atomsOfRows + b.atomsOfRows
        default: return readsRows ? [self] : []
        }
    }

    /// Every number in it, and in what values of their own are worked out from.
    fileprivate var writtenNumbers: Set<Decimal128> {
        if let path {
            guard path.count == 2, path[0] == "value", let node = try? ExpressionParser.parse(path[1]) else { return [] }
            return node.writtenNumbers
        }
        return children.reduce(into: Set([plainNumber].compactMap(\.self))) { $0.formUnion($1.writtenNumbers) }
    }

    /// Whether it says something of rows.
    var readsRows: Bool {
        if let path, path.count == 2, path[0] == "value", let node = try? ExpressionParser.parse(path[1]) { return node.readsRows }
        if macro != nil { return true }
        switch kind {
        case .call("size", _, _), .method(_, "size", _): return true
        default: return children.contains(where: \.readsRows)
        }
    }
}
