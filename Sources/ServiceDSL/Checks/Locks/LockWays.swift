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
        fileprivate var open: [Truth] = []
    }

    let comparison: LockComparison
    let diagrams = ConditionDiagrams()
    private(set) var standard: Sided
    private(set) var region: Sided
    private var conditions: [Node] = []
    private var numbers: [String: Int] = [:]
    /// No fee is above the standard's: where one comes to nothing there, it does here.
    private let isFeeWithin: Bool

    /// `nil` where there are more conditions than are looked at.
    init?(_ comparison: LockComparison) {
        self.comparison = comparison
        isFeeWithin = AmountLock.fee(comparison).isEmpty
        standard = Sided(graph: MachineGraph(comparison.standard))
        region = Sided(graph: MachineGraph(comparison.region))
        let known = Set(standard.graph.edges.map { key(of: $0, in: standard.graph, .standard) })
        standard = conditioned(standard, .standard) { _ in true }
        let keys = region.graph.edges.map { key(of: $0, in: region.graph, .region) }
        region = conditioned(region, .region) { known.contains(keys[$0]) }
        if conditions.count > Self.limit || diagrams.isOverBudget { return nil }
    }

    /// Whether somebody whom the standard accepts can be where this is true.
    ///
    /// Only the conditions that matter are asked: one is left out where the truth does not depend on it.
    func search(_ bad: Truth) -> LockComparison.Outcome {
        var rest = bad
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
        return "\(graph.nodes[edge.from].id) \(edge.cause) \(graph.nodes[edge.to].id) \(comparison.node(edge.when, side).canonicalText) "
            + comparison.node(step.when, side).canonicalText
    }

    private mutating func conditioned(_ plain: Sided, _ side: LockComparison.Side, isKnown: (Int) -> Bool) -> Sided {
        var sided = plain
        let steps = Set(sided.graph.nodes.map(\.id.rawValue))
        for (index, node) in sided.graph.nodes.enumerated() {
            let isNew = side == .region && comparison.standard.allSteps[node.id]?.when != node.step.when
            let when = node.isJoin ? .yes : condition(node.step.when, side, steps, isFresh: isNew, at: index)
            let nothingDue = nothingDue(at: node.step, node.id, side).map { truth($0) } ?? .no
            sided.passed.append(node.isJoin ? .no : diagrams.or(diagrams.not(when), nothingDue))
        }
        let guards = sided.graph.edges.enumerated().map { index, edge in
            condition(edge.when, side, steps, isFresh: !isKnown(index), at: 10_000 + index)
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
        let items = (side == .standard ? comparison.standard : comparison.region).fee.items
        let due = step.pays.map { item in comparison.node(items[item]?.when, side) }
        let paidThere = comparison.standard.allSteps[id]?.pays ?? []
        let isAlike = side == .standard || (isFeeWithin && step.pays.allSatisfy(paidThere.contains))
        let zero = Node(.call(isAlike ? "comes_to_nothing" : "comes_to_nothing_here", [Node(.name(id.rawValue))]))
        return Node.any([Node.any(due).negated, zero])
    }

    private mutating func condition(
        _ expression: Expression?, _ side: LockComparison.Side, _ steps: Set<String>, isFresh: Bool, at place: Int
    ) -> Truth {
        guard let expression else { return .yes }
        let node = comparison.node(expression, side)
        let readsSteps = node.paths.contains { $0.count > 1 && steps.contains($0[0]) }
        guard isFresh, readsSteps else { return truth(node) }
        return truth(Node(.call("here_\(place)", [node])))
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

    /// By node, where a case can come to it, along edges that `allows` admits, with the steps that `isBarred` holds back left undone.
    func reached(
        _ sided: Sided, isBarred: (Int) -> Bool = { _ in false }, allows: (MachineGraph.Edge) -> Bool = { _ in true }
    ) -> [Truth] {
        let graph = sided.graph
        var reached = Array(repeating: Truth.no, count: graph.nodes.count)
        guard let initial = graph.initial else { return reached }
        var comes = reached
        comes[initial] = .yes
        /// By the join of a block, where each of its branches comes to it.
        var finished: [Int: OrderedMap<BranchID, Truth>] = [:]
        var pending = [initial]
        while let node = pending.popLast() {
            let here = isBarred(node) ? diagrams.and(comes[node], sided.passed[node]) : comes[node]
            guard here != reached[node], !diagrams.isOverBudget else { continue }
            reached[node] = here
            for index in graph.leaving[node] where allows(graph.edges[index]) {
                let target = graph.edges[index].to
                var way = diagrams.and(here, sided.open[index])
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

extension CompiledService {
    /// Every step by its id, those of blocks too.
    var allSteps: [StepID: Step] {
        Dictionary(MachineGraph(self).nodes.filter { !$0.isJoin }.map { ($0.id, $0.step) }) { first, _ in first }
    }
}
