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
        /// Whether it says of something that it is there.
        let isPresence: Bool
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

    /// What a world says of these variables, for people; of what it says is absent, no more than that.
    func facts(of indices: Set<Int>, in world: World) -> [String] {
        let absent = indices.filter { variables[$0].isPresence && world[$0] == 0 }
            .reduce(into: Set<String>()) { $0.formUnion(variables[$1].reads) }
        return indices.sorted().filter { variables[$0].isPresence || variables[$0].reads.isDisjoint(with: absent) }
            .map { fact(of: $0, in: world) }
    }

    private func fact(of index: Int, in world: World) -> String {
        let variable = variables[index]
        if variable.isTruth { return world[index] == 1 ? variable.text : "!(\(variable.text))" }
        return "\(variable.text) == '\(variable.values.indices.contains(world[index]) ? variable.values[world[index]] : "…")'"
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
            var texts = [fact(of: index, in: world)]
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
