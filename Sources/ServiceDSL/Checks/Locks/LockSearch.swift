import ServiceIR

extension LockComparison {
    /// Whether somebody whom the standard accepts can meet all of these conditions, `given` that others hold.
    ///
    /// What is told of that citizen is what the conditions read, and what `telling` reads.
    func search(_ nodes: [Node], given: [Node] = [], telling: [Node] = []) -> Outcome {
        let all = nodes + given + accepted(nodes + given)
        var scope = scope
        for path in all.reduce(into: Set<[String]>(), { $0.formUnion($1.paths) }) where path.first == "value" {
            scope.declare(path, .init(.decimal(Unit(powers: [])), presence: .perhaps()))
        }
        var counts = RowCounts { [scope] path in
            guard case .list(.record(let row))? = scope[path]?.type else { return nil }
            return row
        }
        var conditions = all.map { counts.counted($0) }
        counts.declare(in: &scope, reading: conditions) { acceptedRow(of: $0) }
        conditions += order(in: conditions)
        for _ in 0..<Self.mostWorlds {
            switch PresenceProof.possibility(of: conditions, in: scope) {
            case .impossible: return .impossible
            case .overBudget: return .overBudget
            case .perhaps(let world):
                switch counts.verdict(on: world) {
                case .excluded(let known): conditions.append(known)
                case .lists(let lists): return found(world, lists, nodes, all, telling)
                case .unknown: return found(world, [:], nodes, all, telling, mayBeNoRows: true)
                }
            }
        }
        return .overBudget
    }

    /// So often a search is told that no rows are as it took them.
    private static let mostWorlds = 60

    /// What is told of a world: who it is, and what stands in the way of a proof; `lists` are rows in the numbers that it took.
    private func found(
        _ world: PossibleWorld, _ lists: [[String]: Value], _ nodes: [Node], _ all: [Node], _ telling: [Node], mayBeNoRows: Bool = false
    ) -> Outcome {
        let readsRows = mayBeNoRows || !lists.isEmpty
        let mentioned = (nodes + telling).reduce(into: Set<[String]>()) { $0.formUnion($1.paths) }
        let texts = nodes.map(\.canonicalText)
        let hidden = mentioned.filter { $0.first == "standard" }.map { Array($0.dropFirst()) }.filter { writtenOut[$0, .region] == nil }
        var obstacles = world.taken.map(\.text).filter { taken in taken == "…" || texts.contains { $0.contains(taken) } }
        obstacles += mentioned.filter { $0.first == "value" }.map { $0[1] }.sorted()
        if obstacles.isEmpty, hidden.isEmpty, !readsRows, !confirms(world, nodes) { obstacles = texts }
        let isSeen = obstacles.isEmpty && !readsRows
        if hidden.isEmpty, !isSeen, let facts = witness(world, lists, nodes, all, telling) { return .found(facts: facts, obstacles: []) }
        if obstacles.isEmpty, readsRows { obstacles = nodes.flatMap(\.atomsOfRows).map(\.canonicalText) }
        obstacles += hidden.map { $0.joined(separator: ".") }.sorted()
        let facts = world.values.filter { mentioned.contains($0.path) }.compactMap { fact($0.path, $0.value) }
        return .found(facts: facts, obstacles: obstacles)
    }

    /// What is so of every row that the standard accepts, or the region where the standard has no such list, in the names of `RowCounts.row`.
    private func acceptedRow(of list: [String]) -> [Node] {
        let list = list.first == "standard" ? Array(list.dropFirst()) : list
        func fields(_ service: CompiledService) -> OrderedMap<FieldID, Field>? {
            guard let section = list.first.flatMap({ service.form.sections[SectionID($0)] }) else { return nil }
            if list.count == 1 { return section.many == nil ? nil : section.fields }
            return list.count == 2 ? section.fields[FieldID(list[1])]?.fields : nil
        }
        let (side, fields): (Side, OrderedMap<FieldID, Field>) =
            if let known = fields(standard) { (.standard, known) } else { (.region, fields(region) ?? [:]) }
        return fields.compactMap { id, field in
            guard let rule = field.rule?.rule, field.value == nil else { return nil }
            let name = Node(path: [RowCounts.row, id.rawValue])
            let own = node(rule, side).mapped { part in
                guard let path = part.path, let first = path.first, fields[FieldID(first)] != nil else { return nil }
                return Node(path: [RowCounts.row] + path)
            }
            return Node.any([name.isThere.negated, own])
        }
    }

    /// So many values of their own are held against each other.
    private static let mostValues = 6

    /// What holds between values of their own of which one is never more than another: `luas * luas` and twice that.
    private func order(in nodes: [Node]) -> [Node] {
        let read = nodes.reduce(into: Set<[String]>()) { $0.formUnion($1.paths) }
        let values = read.filter { $0.first == "value" && $0.count == 2 }.sorted { $0[1] < $1[1] }
        guard values.count > 1, values.count <= Self.mostValues else { return [] }
        let numbers = nodes.reduce(into: Set<Decimal128>()) { $0.formUnion($1.numbersBeside { $0.first == "value" }) }.sorted()
        return values.flatMap { low in
            values.filter { $0 != low && AmountOrder.isNeverMore(low[1], $0[1], self) }.flatMap { high in
                numbers.flatMap { number in
                    [BinaryOperator.greaterOrEqual, .greater].map { op in
                        func reaches(_ path: [String]) -> Node { Node(.binary(op, Node(path: path), .number(number))) }
                        let areThere = Node.all([Node(path: low).isThere, Node(path: high).isThere])
                        return Node.any([areThere.negated, reaches(low).negated, reaches(high)])
                    }
                }
            }
        }
    }

    /// So many answers are tried for somebody who meets what a search does not see through.
    private static let mostTried = 1500

    /// Somebody who by evaluation meets all conditions: as the search has it, with rows, and with what is worked out, filled in.
    private func witness(
        _ world: PossibleWorld, _ lists: [[String]: Value], _ nodes: [Node], _ all: [Node], _ telling: [Node]
    ) -> [Words]? {
        let choices = AnswerChoices(self, reading: all)
        let inValues = all.reduce(into: Set<[String]>()) { $0.formUnion($1.workedOutFrom) }
        var values = Dictionary(world.values.filter { !RowCounts.isCount($0.path) && $0.path.first != "value" }.map { ($0.path, $0.value) })
        {
            first, _ in first
        }
        // A list of which the search says that it is not asked has no rows.
        for (path, list) in lists where values[path] != .some(nil) { values[path] = list }
        let programs = all.map { Program($0) }
        func isMet() -> Bool {
            let answers = LockAnswers(comparison: self, values: values)
            return programs.allSatisfy(answers.holds)
        }
        // Of a text that is not told apart it is not known what it says.
        if !values.values.contains(.text("…")), isMet() { return told(values, nodes + telling) }
        var tried: [(path: [String], values: [Value])] = []
        for path in choices.paths where asksRowsAlike(path) || inValues.contains(path) || scope[path]?.type == .text {
            // What the search says is not asked has no value.
            if let known = values[path], known == nil { continue }
            guard let own = choices.candidates(path), !own.isEmpty else {
                if scope[path]?.type == .text { continue }
                return nil
            }
            tried.append((path, [lists[path]].compactMap(\.self) + own))
        }
        if tried.isEmpty { return nil }
        for choice in AnswerChoices.mixed(tried.map(\.values.count), atMost: Self.mostTried) {
            for (one, place) in zip(tried, choice) { values[one.path] = one.values[place] }
            if isMet() { return told(values, nodes + telling) }
        }
        return nil
    }

    /// What these answers are to what the conditions read.
    private func told(_ values: [[String]: Value?], _ nodes: [Node]) -> [Words] {
        let mentioned = nodes.reduce(into: Set<[String]>()) { $0.formUnion($1.freePaths) }
        return mentioned.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { path -> [Words] in
            guard let value = values[path] else { return [] }
            if case .list? = value { return value.map { AnswerChoices.told(path, $0) } ?? [] }
            return fact(path, value).map { [$0] } ?? []
        }
    }

    private func fact(_ path: [String], _ value: Value?) -> Words? {
        if path.first == "standard" {
            return fact(Array(path.dropFirst()), value).map {
                Words(en: "\($0.en) where the standard asks it", id: "\($0.id) pada yang ditanyakan standar")
            }
        }
        if path == ["that_day"] {
            guard case .date(let day)? = value else { return nil }
            return Words(en: "who applies on \(day)", id: "yang memohon pada \(day)")
        }
        if path.first == "holds" {
            guard path.count > 1, case .bool(let holds)? = value else { return nil }
            return holds
                ? Words(en: "hands in `\(path[1])`", id: "menyerahkan `\(path[1])`")
                : Words(en: "without `\(path[1])`", id: "tanpa `\(path[1])`")
        }
        let name = path.first == "value" ? path[1] : path.joined(separator: ".")
        guard let value else { return Words(en: "`\(name)` not asked", id: "`\(name)` tidak ditanyakan") }
        let text: String
        switch value {
        case .bool(let truth): text = truth ? "true" : "false"
        case .integer(let number): text = String(number)
        case .decimal(let number): text = String(describing: number)
        case .date(let date): text = String(describing: date)
        case .text(let word) where word.utf8.count > 12:
            return Words(en: "`\(name)` of \(word.count) characters", id: "`\(name)` sepanjang \(word.count) karakter")
        case .text(let word): text = "'\(word)'"
        default: text = "…"
        }
        return Words("`\(name) == \(text)`")
    }

    /// Whether evaluating the conditions with these values says what the search said.
    private func confirms(_ world: PossibleWorld, _ nodes: [Node]) -> Bool {
        let values = Dictionary(world.values.map { ($0.path, $0.value) }) { first, _ in first }
        let environment = WorldEnvironment(values: values)
        return nodes.allSatisfy { node in
            if case .success(true) = Program(node).holds(environment) { true } else { false }
        }
    }
}

/// The values of a world, for the evaluator.
private struct WorldEnvironment: ExpressionEnvironment {
    let values: [[String]: Value?]
    let today = CivilDate(dayNumber: 0)
    func value(of canonicalName: [String]) -> Value? { values[canonicalName] ?? nil }
}
