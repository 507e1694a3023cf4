import ServiceIR

/// The ways in which the facts that a set of conditions depends on can be, as finitely many worlds.
///
/// Options and yes/no answers are variables with the values that the conditions tell apart; every other comparison is a yes/no variable of
/// its own. In one world every condition is true or false. Two variables that read the same field may contradict each other, so a world is
/// only sure to exist where the variables that matter share none. What times count is no variable: a comparison of it with a constant is true
/// or false by how many there are.
struct ConditionSpace {
    indirect enum Condition {
        case constant(Bool)
        case isOne(variable: Int, of: Set<Int>)
        case not(Condition)
        case and(Condition, Condition)
        case or(Condition, Condition)
    }

    struct Variable {
        let text: String
        /// What each value is called; for a yes/no variable two.
        let values: [String]
        let isTruth: Bool
        let reads: Set<String>
        let change: Change
    }

    /// Whether what is read can be otherwise further on.
    enum Change: Int, Comparable {
        case never
        /// By the date.
        case byDate
        /// By what the case comes to: how often a step is entered, objections, what is recorded.
        case byWay
        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// A yes/no variable that compares what is counted with a constant.
    struct Threshold {
        /// Its place in `counting`.
        let count: Int
        let op: BinaryOperator
        let constant: Int

        func holds(for number: Int) -> Bool {
            switch op {
            case .less: number < constant
            case .lessOrEqual: number <= constant
            case .greater: number > constant
            case .greaterOrEqual: number >= constant
            case .equal: number == constant
            default: number != constant
            }
        }
    }

    typealias World = [Int]

    private(set) var variables: [Variable] = []
    /// How many worlds there are; `Int.max` stands for more than can be counted.
    private(set) var count = 1
    private var compiled: [Expression: Condition] = [:]
    /// What times count, each once.
    let counting: [Expression]
    /// By variable.
    private(set) var thresholds: [Int: Threshold] = [:]
    /// By place in `counting`: the facts that it reads.
    private let countReads: [Set<String>]

    init(_ expressions: [Expression], counting: [Expression] = [], in service: CompiledService) {
        var builder = Builder(service: service)
        let counts = counting.map { try? ExpressionParser.parse($0.text) }
        self.counting = counting
        countReads = counts.map { count in count.map(builder.reads) ?? [] }
        let nodes = expressions.compactMap { expression in
            (try? ExpressionParser.parse(expression.text)).map { (expression, builder.expanded($0, depth: 0)) }
        }
        for (_, node) in nodes { builder.collect(node) }
        for (expression, node) in nodes { compiled[expression] = builder.condition(node) }
        variables = builder.variables
        for (index, variable) in variables.enumerated() where variable.isTruth && !counts.isEmpty {
            thresholds[index] = (try? ExpressionParser.parse(variable.text)).flatMap { Threshold($0, among: counts) }
        }
        for variable in variables {
            let (product, overflows) = count.multipliedReportingOverflow(by: max(1, variable.values.count))
            count = overflows ? .max : product
        }
    }

    /// The worlds in order; with fewer than all, those in which the last variables differ, each fact true before it is false.
    func worlds(atMost limit: Int) -> [World] {
        let isWhole = count <= limit
        return (0..<min(count, limit)).map { place in
            var rest = place
            var world = World(repeating: 0, count: variables.count)
            for index in variables.indices.reversed() {
                let (next, digit) = rest.quotientAndRemainder(dividingBy: max(1, variables[index].values.count))
                world[index] = isWhole ? digit : max(0, variables[index].values.count - 1 - digit)
                rest = next
            }
            return world
        }
    }

    /// Whether the condition holds; no condition always does.
    func holds(_ expression: Expression?, in world: World) -> Bool {
        guard let expression, let condition = compiled[expression] else { return true }
        return holds(condition, in: world)
    }

    private func holds(_ condition: Condition, in world: World) -> Bool {
        switch condition {
        case .constant(let value): value
        case .isOne(let variable, let values): values.contains(world[variable])
        case .not(let a): !holds(a, in: world)
        case .and(let a, let b): holds(a, in: world) && holds(b, in: world)
        case .or(let a, let b): holds(a, in: world) || holds(b, in: world)
        }
    }

    /// The variables that a condition depends on.
    func variables(of expression: Expression?) -> Set<Int> {
        guard let expression, let condition = compiled[expression] else { return [] }
        var found: Set<Int> = []
        func visit(_ condition: Condition) {
            switch condition {
            case .constant: break
            case .isOne(let variable, _): found.insert(variable)
            case .not(let a): visit(a)
            case .and(let a, let b), .or(let a, let b):
                visit(a)
                visit(b)
            }
        }
        visit(condition)
        return found
    }

    /// The variables of the rows that are read until one holds.
    func read(_ rows: [Expression?], in world: World) -> Set<Int> {
        var found: Set<Int> = []
        for row in rows {
            found.formUnion(variables(of: row))
            if row == nil || holds(row, in: world) { break }
        }
        return found
    }

    /// Whether the condition holds, where of some variables the value is known and of the others nothing; `nil` where it depends on those.
    func holds(_ expression: Expression?, knowing values: [Int: Int]) -> Bool? {
        guard let expression, let condition = compiled[expression] else { return true }
        func value(_ condition: Condition) -> Bool? {
            switch condition {
            case .constant(let value): value
            case .isOne(let variable, let set): values[variable].map(set.contains)
            case .not(let a): value(a).map { !$0 }
            case .and(let a, let b): combined(value(a), value(b), absorbing: false)
            case .or(let a, let b): combined(value(a), value(b), absorbing: true)
            }
        }
        func combined(_ a: Bool?, _ b: Bool?, absorbing: Bool) -> Bool? {
            if a == absorbing || b == absorbing { return absorbing }
            return a == nil || b == nil ? nil : !absorbing
        }
        return value(condition)
    }

    /// Whether a condition may hold at one place on a way and not at another.
    var areChanging: Bool { variables.contains { $0.change != .never } }

    /// What a world says of the variables that never change.
    func lasting(_ world: World) -> [Int: Int] {
        variables.indices.filter { variables[$0].change == .never }.reduce(into: [:]) { $0[$1] = world[$1] }
    }

    /// Whether a world can be where there are so many of what is counted.
    func agrees(_ world: World, with numbers: [Int]) -> Bool {
        thresholds.allSatisfy { variable, threshold in (world[variable] == 1) == threshold.holds(for: numbers[threshold.count]) }
    }

    /// Whether no two of these variables read the same fact, nor one of them what is counted at these places, so that every combination of
    /// their values can be.
    func areIndependent(_ indices: Set<Int>, counting places: Set<Int>) -> Bool {
        var seen: Set<String> = []
        let places = places.union(indices.compactMap { thresholds[$0]?.count })
        for reads in places.sorted().map({ countReads[$0] })
            + indices.filter({ thresholds[$0] == nil }).sorted().map({ variables[$0].reads })
        {
            for name in reads.sorted() where !seen.insert(name).inserted { return false }
        }
        return true
    }

    /// What a world says of these variables, for people.
    func facts(of indices: Set<Int>, in world: World) -> [String] {
        indices.sorted().map { index in
            let variable = variables[index]
            if variable.isTruth { return world[index] == 1 ? variable.text : "!(\(variable.text))" }
            return "\(variable.text) == '\(variable.values.indices.contains(world[index]) ? variable.values[world[index]] : "…")'"
        }
    }

    /// Conditions that hold in every case of a world: in one that reads what is absent a yes/no variable is false, an option any.
    func conditions(of indices: Set<Int>, in world: World, scope: Scope) -> [Node] {
        indices.sorted().flatMap { index -> [Node] in
            let variable = variables[index]
            guard let read = try? ExpressionParser.parse(variable.text) else { return [] }
            var absent = ""
            for path in paths(in: read) {
                guard let symbol = scope[path] else { return [] }
                if symbol.presence != .always { absent += " || !has(\(path.joined(separator: ".")))" }
            }
            var texts = facts(of: [index], in: world)
            // The last option may stand for all that no condition tells apart.
            if !variable.isTruth, world[index] + 1 >= variable.values.count {
                texts = variable.values.dropLast().map { "\(variable.text) != '\($0)'" }
            }
            return texts.compactMap { try? ExpressionParser.parse("(\($0))\(absent)") }
        }
    }

    /// What has to be there for a condition to be true or false; whether something is there always is.
    private func paths(in node: Node) -> [[String]] {
        if case .call("has", _, _) = node.kind { return [] }
        return node.path.map { [$0] } ?? node.children.flatMap(paths)
    }
}

extension ConditionSpace {
    /// Collects the variables first, so that the values of each are known when the conditions are built.
    private struct Builder {
        let service: CompiledService
        var variables: [Variable] = []
        private var byText: [String: Int] = [:]
        private var mentioned: [String: [String]] = [:]
        private var order: [String] = []
        private var truths: Set<String> = []

        private let steps: Set<String>

        init(service: CompiledService) {
            self.service = service
            var steps: Set<String> = []
            func collect(_ inside: OrderedMap<StepID, Step>) {
                for (id, step) in inside {
                    steps.insert(id.rawValue)
                    for branch in step.branches.values { collect(branch.steps) }
                }
            }
            collect(service.machine.steps)
            self.steps = steps
        }

        /// The expression with named conditions written out.
        func expanded(_ node: Node, depth: Int) -> Node {
            guard depth < 16 else { return node }
            switch node.kind {
            case .name(let name, _):
                guard let condition = service.conditions[ConditionID(name)], let inner = try? ExpressionParser.parse(condition.text)
                else { return node }
                return expanded(inner, depth: depth + 1)
            case .not(let a): return Node(.not(expanded(a, depth: depth)), range: node.range)
            case .binary(let op, let a, let b) where op == .and || op == .or:
                return Node(.binary(op, expanded(a, depth: depth), expanded(b, depth: depth)), range: node.range)
            default: return node
            }
        }

        mutating func collect(_ node: Node) {
            switch node.kind {
            case .not(let a): collect(a)
            case .binary(let op, let a, let b) where op == .and || op == .or:
                collect(a)
                collect(b)
            case .literal(.bool): break
            default:
                if let (name, values, _) = Self.comparison(node) {
                    if mentioned[name] == nil { order.append(name) }
                    for value in values where !(mentioned[name] ?? []).contains(value) { mentioned[name, default: []].append(value) }
                } else if let text = Self.truth(node)?.text, truths.insert(text).inserted {
                    order.append(text)
                }
            }
        }

        mutating func condition(_ node: Node) -> Condition {
            switch node.kind {
            case .literal(.bool(let value)): return .constant(value)
            case .not(let a): return .not(condition(a))
            case .binary(.and, let a, let b): return .and(condition(a), condition(b))
            case .binary(.or, let a, let b): return .or(condition(a), condition(b))
            default:
                if let (name, values, isEqual) = Self.comparison(node) {
                    let index = variable(choice: name)
                    let set = Set(variables[index].values.indices.filter { values.contains(variables[index].values[$0]) })
                    return isEqual ? .isOne(variable: index, of: set) : .not(.isOne(variable: index, of: set))
                }
                guard let (text, isPositive) = Self.truth(node) else { return .constant(true) }
                let index = variable(truth: text, node: node)
                return .isOne(variable: index, of: [isPositive ? 1 : 0])
            }
        }

        /// `name == 'a'`, `name != 'a'`, `name in ['a', 'b']`.
        private static func comparison(_ node: Node) -> (name: String, values: [String], isEqual: Bool)? {
            guard case .binary(let op, let a, let b) = node.kind else { return nil }
            switch op {
            case .equal, .notEqual:
                if let path = a.path, case .literal(.text(let text)) = b.kind { return (path.joined(separator: "."), [text], op == .equal) }
                if let path = b.path, case .literal(.text(let text)) = a.kind { return (path.joined(separator: "."), [text], op == .equal) }
                return nil
            case .isIn:
                guard let path = a.path, case .list(let elements) = b.kind else { return nil }
                var texts: [String] = []
                for element in elements {
                    guard case .literal(.text(let text)) = element.value.kind else { return nil }
                    texts.append(text)
                }
                return (path.joined(separator: "."), texts, true)
            default: return nil
            }
        }

        /// A yes/no fact by its text; `x == false` is `x` turned round.
        private static func truth(_ node: Node) -> (text: String, isPositive: Bool)? {
            if case .binary(let op, let a, let b) = node.kind, op == .equal || op == .notEqual,
                case .literal(.bool(let value)) = b.kind
            {
                return (a.canonicalText, value == (op == .equal))
            }
            return (node.canonicalText, true)
        }

        private mutating func variable(choice name: String) -> Int {
            if let index = byText["=" + name] { return index }
            let known = mentioned[name] ?? []
            let all = domain(of: name)
            // Values that no condition tells apart are one.
            let other = all.map { $0.first { !known.contains($0) } } ?? "…"
            let possible = all.map { domain in known.filter { domain.contains($0) } } ?? known
            let values = possible + (other.map { [$0] } ?? [])
            byText["=" + name] = variables.count
            variables.append(
                variable(name, values, isTruth: false, Node(path: name.split(separator: ".").map(String.init))))
            return variables.count - 1
        }

        private mutating func variable(truth text: String, node: Node) -> Int {
            if let index = byText[text] { return index }
            byText[text] = variables.count
            variables.append(variable(text, ["false", "true"], isTruth: true, node))
            return variables.count - 1
        }

        private func variable(_ text: String, _ values: [String], isTruth: Bool, _ node: Node) -> Variable {
            Variable(text: text, values: values, isTruth: isTruth, reads: reads(node), change: change(of: node, depth: 0))
        }

        /// All values of an option, where they are known.
        private func domain(of name: String) -> [String]? {
            switch name {
            case "variant": return service.variants.keys.map(\.rawValue)
            case "applicant": return service.applicants.map(\.rawValue)
            case "channel": return service.channels.map(\.rawValue)
            default: return field(name).map { $0.options.keys.map(\.rawValue) }.flatMap { $0.isEmpty ? nil : $0 }
            }
        }

        private func field(_ name: String) -> Field? {
            let parts = name.split(separator: ".").map(String.init)
            guard parts.count == 2 else { return nil }
            return service.form.sections[SectionID(parts[0])]?.fields[FieldID(parts[1])]
        }

        /// The most that anything that it reads changes, behind computed fields and named conditions too.
        private func change(of node: Node, depth: Int) -> Change {
            guard depth < 16 else { return .never }
            if let path = node.path {
                if path == ["today"] { return .byDate }
                if path.count == 2, steps.contains(path[0]), ["count", "objections"].contains(path[1]) { return .byWay }
                let text =
                    path.count == 1 ? service.conditions[ConditionID(path[0])]?.text : field(path.joined(separator: "."))?.value?.text
                return text.flatMap { try? ExpressionParser.parse($0) }.map { change(of: $0, depth: depth + 1) } ?? .never
            }
            var found = node.children.map { change(of: $0, depth: depth) }.max() ?? .never
            switch node.kind {
            case .call("held", _, _), .call("age", _, _): found = max(found, .byDate)
            case .call("has", let arguments, _) where arguments.contains { $0.path.map { steps.contains($0[0]) } ?? false }: found = .byWay
            default: break
            }
            return found
        }

        /// The facts that an expression reads, those behind computed fields included.
        func reads(_ node: Node) -> Set<String> {
            var found: Set<String> = []
            func visit(_ node: Node, _ depth: Int) {
                if let path = node.path {
                    let name = path.joined(separator: ".")
                    guard found.insert(name).inserted, depth < 16 else { return }
                    if let value = field(name)?.value, let inner = try? ExpressionParser.parse(value.text) { visit(inner, depth + 1) }
                    return
                }
                for child in node.children { visit(child, depth) }
            }
            visit(node, 0)
            return found
        }
    }
}

extension ConditionSpace.Threshold {
    /// `size(kendaraan) > 10`, or `10 < size(kendaraan)`, of what is counted.
    fileprivate init?(_ node: Node, among counts: [Node?]) {
        guard case .binary(let op, let a, let b) = node.kind else { return nil }
        guard let back = op.mirrored else { return nil }
        for (side, other, op) in [(a, b, op), (b, a, back)] {
            guard case .literal(.integer(let number)) = other.kind, let constant = Int(exactly: number) else { continue }
            let place = counts.firstIndex { count in
                guard let count else { return false }
                return count.sizePath.map { $0 == side.sizePath } ?? (count.path != nil && count.path == side.path)
            }
            if let place {
                self.init(count: place, op: op, constant: constant)
                return
            }
        }
        return nil
    }
}
