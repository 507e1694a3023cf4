import ServiceIR

/// The ways through the workflow of the standard and of the region, in every combination of the conditions that they depend on at once.
///
/// What a step recorded counts as one value over the whole case where both sides have the same way; on a way that only the region has it
/// may be anything each time.
struct LockWays {
    /// So many conditions are looked at.
    static let limit = 200
    /// So many combinations are tried for one that somebody can be in.
    private static let mostSearches = 400

    typealias Truth = ConditionDiagrams.Truth

    /// One side's graph with what its steps and ways depend on.
    struct Sided {
        let graph: MachineGraph
        /// By node: that the step is not done.
        fileprivate(set) var passed: [Truth] = []
        /// By edge: that it is taken by whoever is done with the step in its way.
        fileprivate(set) var open: [Truth] = []
    }

    let comparison: LockComparison
    let diagrams = ConditionDiagrams()
    private(set) var standard: Sided
    private(set) var region: Sided
    private var conditions: [Node] = []
    private var numbers: [String: Int] = [:]
    /// The conditions that only read what officers record.
    private var recorded: Set<Int> = []
    /// What a condition over recorded fields says, and in which visit of which step it is read; those without a place are one value each.
    private var readings: [Int: (node: Node, place: Int?)] = [:]
    /// What recorded conditions cannot be together, read in one visit; and read anywhere, were each field recorded but once.
    private var consistentHere = Truth.yes
    private var consistent = Truth.yes
    /// So many conditions over one field are looked at together.
    private static let mostReadings = 12
    private let officerSteps: Set<String>
    /// From where, why and whereto an edge of the standard leads.
    private let standardWays: Set<String>
    /// No fee is above the standard's: where one comes to nothing there, it does here.
    private let isFeeWithin: Bool

    /// `nil` where there are more conditions than are looked at.
    init?(_ comparison: LockComparison) {
        self.comparison = comparison
        isFeeWithin = comparison.isFeeJudged || AmountLock.fee(comparison).isEmpty
        standard = Sided(graph: comparison.standardGraph)
        region = Sided(graph: comparison.regionGraph)
        officerSteps = Set(
            (standard.graph.nodes + region.graph.nodes).filter { $0.step.isOfOfficers }.map(\.id.rawValue))
        let graph = standard.graph
        standardWays = Set(graph.edges.map { Self.way($0, graph) })
        let known = Set(standard.graph.edges.map { key(of: $0, in: standard.graph, .standard) })
        standard = conditioned(standard, .standard) { _ in true }
        let keys = region.graph.edges.map { key(of: $0, in: region.graph, .region) }
        region = conditioned(region, .region) { known.contains(keys[$0]) }
        findConsistent()
        if conditions.count > Self.limit || diagrams.isOverBudget { return nil }
    }

    /// Whether somebody whom the standard accepts can be where this is true.
    ///
    /// Only the conditions that matter are asked: one is left out where the truth does not depend on it.
    func search(_ bad: Truth) -> LockComparison.Outcome {
        var rest = diagrams.and(bad, consistentHere)
        for _ in 0..<Self.mostSearches {
            if diagrams.isOverBudget { return .overBudget }
            guard var asked = diagrams.choices(for: rest) else { return .impossible }
            for choice in asked {
                let fewer = asked.filter { $0.condition != choice.condition }
                if diagrams.and(diagrams.all(fewer), diagrams.not(bad)) == .no { asked = fewer }
            }
            let outcome = comparison.search(asked.map { $0.holds ? conditions[$0.condition] : conditions[$0.condition].negated })
            guard case .impossible = outcome else { return diagrams.isOverBudget ? .overBudget : outcome }
            rest = diagrams.and(rest, diagrams.not(diagrams.all(asked)))
        }
        return .overBudget
    }

    // MARK: Conditions

    private func key(of edge: MachineGraph.Edge, in graph: MachineGraph, _ side: LockComparison.Side) -> String {
        let step = graph.nodes[edge.from].step
        return "\(Self.way(edge, graph)) \(comparison.node(edge.when, side).canonicalText) "
            + comparison.node(step.when, side).canonicalText
    }

    /// Whether the standard leads from the same step for the same cause to the same step.
    func isOfStandard(_ edge: MachineGraph.Edge, in sided: Sided) -> Bool { standardWays.contains(Self.way(edge, sided.graph)) }

    static func way(_ edge: MachineGraph.Edge, _ graph: MachineGraph) -> String {
        "\(graph.nodes[edge.from].id.rawValue) \(edge.cause.name) \(graph.nodes[edge.to].id.rawValue)"
    }

    private mutating func conditioned(_ plain: Sided, _ side: LockComparison.Side, isKnown: (Int) -> Bool) -> Sided {
        var sided = plain
        let steps = Set(sided.graph.nodes.map(\.id.rawValue))
        for (index, node) in sided.graph.nodes.enumerated() {
            let isNew = side == .region && comparison.standardSteps[node.id]?.when != node.step.when
            let when = node.isJoin ? .yes : condition(node.step.when, side, steps, isFresh: isNew, at: index)
            let nothingDue = nothingDue(at: node.step, node.id, side).map { truth($0) } ?? .no
            sided.passed.append(node.isJoin ? .no : diagrams.or(diagrams.not(when), nothingDue))
        }
        let guards = sided.graph.edges.enumerated().map { index, edge in
            condition(edge.when, side, steps, isFresh: !isKnown(index), at: 10_000 + edge.from)
        }
        sided.open = Array(repeating: .no, count: guards.count)
        for node in sided.graph.nodes.indices {
            let passed = sided.passed[node]
            // By cause, that no earlier way was taken.
            var left: [MachineGraph.Cause: Truth] = [:]
            for index in sided.graph.leaving[node] {
                let cause = sided.graph.edges[index].cause
                let comes = cause == .passed ? passed : diagrams.not(passed)
                switch cause {
                case .late, .repairLate, .branch: sided.open[index] = comes
                case .done, .finish, .route, .elapsed, .passed, .action:
                    let free = left[cause] ?? .yes
                    sided.open[index] = diagrams.and(comes, diagrams.and(free, guards[index]))
                    left[cause] = diagrams.and(free, diagrams.not(guards[index]))
                }
            }
        }
        return sided
    }

    /// That a payment is passed: no item is due, or all that are come to nothing.
    private func nothingDue(at step: Step, _ id: StepID, _ side: LockComparison.Side) -> Node? {
        guard step.kind == .payment, !step.pays.isEmpty else { return nil }
        // What a dearer fee brings about is the other lock's to say.
        if side == .region, comparison.isFeeJudged, let known = comparison.standardSteps[id], known.kind == .payment {
            return nothingDue(at: known, id, .standard)
        }
        let items = (side == .standard ? comparison.standard : comparison.region).fee.items
        let due = step.pays.map { item in comparison.node(items[item]?.when, side) }
        let paidThere = comparison.standardSteps[id]?.pays ?? []
        let isAlike = side == .standard || (isFeeWithin && step.pays.allSatisfy(paidThere.contains))
        let zero = Node(.call(isAlike ? "comes_to_nothing" : "comes_to_nothing_here", [Node(.name(id.rawValue))]))
        return Node.any([Node.any(due).negated, zero])
    }

    private mutating func condition(
        _ expression: Expression?, _ side: LockComparison.Side, _ steps: Set<String>, isFresh: Bool, at place: Int
    ) -> Truth {
        guard let expression else { return .yes }
        return condition(comparison.node(expression, side), steps, isFresh: isFresh, at: place)
    }

    private mutating func condition(_ node: Node, _ steps: Set<String>, isFresh: Bool, at place: Int) -> Truth {
        let read = node.paths
        let ofSteps = read.filter { $0.count > 1 && steps.contains($0[0]) }
        guard !ofSteps.isEmpty else { return truth(node) }
        switch node.kind {
        case .not(let part): return diagrams.not(condition(part, steps, isFresh: isFresh, at: place))
        case .binary(.and, let a, let b):
            return diagrams.and(condition(a, steps, isFresh: isFresh, at: place), condition(b, steps, isFresh: isFresh, at: place))
        case .binary(.or, let a, let b):
            return diagrams.or(condition(a, steps, isFresh: isFresh, at: place), condition(b, steps, isFresh: isFresh, at: place))
        default: break
        }
        let asked = isFresh ? Node(.call("here_\(place)", [node])) : node
        let result = truth(asked)
        guard let number = numbers[asked.canonicalText] else { return result }
        readings[number] = (node, isFresh ? place : nil)
        if read.allSatisfy({ officerSteps.contains($0[0]) }) { recorded.insert(number) }
        return result
    }

    /// Conditions over the same recorded field exclude each other, or leave nothing beside them: `x` and `!x`, `n > 5` and `n <= 5`.
    private mutating func findConsistent() {
        var groups: [[String]: [Int]] = [:]
        for (number, reading) in readings.sorted(by: { $0.key < $1.key }) {
            for path in reading.node.paths where groups[path, default: []].count < Self.mostReadings {
                groups[path, default: []].append(number)
            }
        }
        for (_, numbers) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where numbers.count > 1 {
            let all = possible(numbers)
            consistent = diagrams.and(consistent, all)
            let byPlace = Dictionary(grouping: numbers) { readings[$0]?.place }
            for (_, own) in byPlace.sorted(by: { $0.key ?? -1 < $1.key ?? -1 }) where own.count > 1 {
                consistentHere = diagrams.and(consistentHere, own.count == numbers.count ? all : possible(own))
            }
        }
    }

    /// Every way in which these conditions can be at once.
    private func possible(_ numbers: [Int]) -> Truth {
        var (all, left) = (Truth.no, Self.mostSearches)
        func add(_ place: Int, _ held: [Node], _ truth: Truth) {
            if place == numbers.count {
                all = diagrams.or(all, truth)
                return
            }
            guard let node = readings[numbers[place]]?.node else { return }
            for holds in [false, true] {
                let nodes = held + [holds ? node : node.negated]
                left -= 1
                // Over the budget nothing is excluded.
                if left > 0, !held.isEmpty, case .impossible = comparison.search(nodes) { continue }
                let condition = diagrams.condition(numbers[place])
                add(place + 1, nodes, diagrams.and(truth, holds ? condition : diagrams.not(condition)))
            }
        }
        add(0, [], .yes)
        return all
    }

    /// That something holds of what was answered.
    mutating func truth(of expression: Expression?, _ side: LockComparison.Side) -> Truth {
        expression.map { truth(comparison.node($0, side)) } ?? .yes
    }

    /// That it is so whatever officers record.
    func whateverIsRecorded(_ truth: Truth) -> Truth {
        diagrams.always(diagrams.or(truth, diagrams.not(consistent)), whatever: recorded)
    }

    private mutating func truth(_ node: Node) -> Truth {
        let text = node.canonicalText
        if let known = numbers[text] { return diagrams.condition(known) }
        numbers[text] = conditions.count
        conditions.append(node)
        // More are not looked at.
        return conditions.count > Self.limit ? .no : diagrams.condition(conditions.count - 1)
    }

    // MARK: Ways

    /// By node, where a case can come to it, along edges that `allows` admits, with the steps that `isBarred` holds back left undone: passed, or
    /// left along an edge that `escapes`.
    func reached(
        _ sided: Sided, isBarred: (Int) -> Bool = { _ in false }, escapes: (MachineGraph.Edge) -> Bool = { _ in false },
        allows: (MachineGraph.Edge) -> Bool = { _ in true }
    ) -> [Truth] {
        let graph = sided.graph
        var reached = Array(repeating: Truth.no, count: graph.nodes.count)
        guard let initial = graph.initial else { return reached }
        var comes = reached
        comes[initial] = .yes
        var followed = reached
        /// By the join of a block, where each of its branches comes to it.
        var finished: [Int: OrderedMap<BranchID, Truth>] = [:]
        var pending = [initial]
        while let node = pending.popLast() {
            guard comes[node] != followed[node], !diagrams.isOverBudget else { continue }
            followed[node] = comes[node]
            let here = isBarred(node) ? diagrams.and(comes[node], sided.passed[node]) : comes[node]
            reached[node] = here
            for index in graph.leaving[node] where allows(graph.edges[index]) {
                let target = graph.edges[index].to
                var way = diagrams.and(escapes(graph.edges[index]) ? comes[node] : here, sided.open[index])
                if graph.nodes[target].isJoin, let block = graph.nodes[node].block, block.join == target {
                    var branches = finished[target] ?? [:]
                    branches[block.branch] = diagrams.or(branches[block.branch] ?? .no, way)
                    finished[target] = branches
                    let step = graph.nodes[target].step
                    let needed =
                        switch step.join {
                        case .any: 1
                        case .count(let n): min(n, step.branches.count)
                        default: step.branches.count
                        }
                    way = diagrams.atLeast(needed, of: branches.values)
                }
                let all = diagrams.or(comes[target], way)
                guard all != comes[target] else { continue }
                comes[target] = all
                pending.append(target)
            }
        }
        return reached
    }
}

extension Step {
    /// Whether only officers act here.
    fileprivate var isOfOfficers: Bool {
        guard kind == .task, let performers else { return false }
        return !performers.roles.contains(.applicant) && !performers.roles.contains(.filer)
    }
}

extension MachineGraph {
    /// Whether a case can come to a step a second time.
    func comesBack(to id: StepID) -> Bool {
        var pending = nodes.indices.filter { nodes[$0].id == id && !nodes[$0].isJoin }
        let places = Set(pending)
        var seen: Set<Int> = []
        while let node = pending.popLast() {
            for edge in leaving[node] where seen.insert(edges[edge].to).inserted { pending.append(edges[edge].to) }
        }
        return !places.isDisjoint(with: seen)
    }

    /// Every step by its id, those of blocks too.
    var steps: [StepID: Step] { Dictionary(nodes.filter { !$0.isJoin }.map { ($0.id, $0.step) }) { first, _ in first } }
}
