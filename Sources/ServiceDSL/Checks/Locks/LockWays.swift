import ServiceIR

/// The ways through the workflow of the standard and of the region in every combination of the conditions that they depend on.
///
/// What a step recorded counts as one value over the whole case where both sides have the same way; on a way that only the region has it
/// may be anything each time.
struct LockWays {
    static let limit = 10

    /// One side's graph with the number of each of its conditions.
    struct Sided {
        let graph: MachineGraph
        /// By node: whether the step is done.
        fileprivate var when: [Int?] = []
        /// By node: whether a payment has nothing due.
        fileprivate var nothingDue: [Int?] = []
        /// By edge.
        fileprivate var guards: [Int?] = []
    }

    typealias World = [Bool]

    let comparison: LockComparison
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
        standard = Sided(graph: MachineGraph(comparison.standard.machine))
        region = Sided(graph: MachineGraph(comparison.region.machine))
        let known = Set(standard.graph.edges.map { key(of: $0, in: standard.graph, .standard) })
        standard = numbered(standard, .standard) { _ in true }
        let keys = region.graph.edges.map { key(of: $0, in: region.graph, .region) }
        region = numbered(region, .region) { known.contains(keys[$0]) }
        if conditions.count > Self.limit { return nil }
    }

    /// Every combination of the conditions.
    var worlds: [World] {
        (0..<(1 << conditions.count)).map { bits in conditions.indices.map { bits & (1 << $0) != 0 } }
    }

    /// Whether somebody whom the standard accepts can come into one of these worlds, given by their places in `worlds`.
    ///
    /// Only the conditions that matter are asked: one is left out where the worlds do not depend on it.
    func search(_ bad: Set<Int>) -> LockComparison.Outcome {
        var covered: Set<Int> = []
        for world in bad.sorted() where !covered.contains(world) {
            var asked = Array(conditions.indices)
            var cube: Set<Int> = [world]
            for condition in conditions.indices {
                let wider = cube.union(cube.map { $0 ^ (1 << condition) })
                guard wider.isSubset(of: bad) else { continue }
                cube = wider
                asked.removeAll { $0 == condition }
            }
            covered.formUnion(cube)
            let outcome = comparison.search(asked.map { world & (1 << $0) != 0 ? conditions[$0] : conditions[$0].negated })
            if case .impossible = outcome { continue }
            return outcome
        }
        return .impossible
    }

    // MARK: Conditions

    private func key(of edge: MachineGraph.Edge, in graph: MachineGraph, _ side: LockComparison.Side) -> String {
        let step = graph.nodes[edge.from].step
        return "\(graph.nodes[edge.from].id) \(edge.cause) \(graph.nodes[edge.to].id) \(comparison.node(edge.when, side).canonicalText) "
            + comparison.node(step.when, side).canonicalText
    }

    private mutating func numbered(_ plain: Sided, _ side: LockComparison.Side, isKnown: (Int) -> Bool) -> Sided {
        var sided = plain
        let steps = Set(sided.graph.nodes.map(\.id.rawValue))
        for (index, node) in sided.graph.nodes.enumerated() {
            let isNew = side == .region && comparison.standard.machine.allSteps[node.id]?.when != node.step.when
            sided.when.append(node.isJoin ? nil : self.condition(node.step.when, side, steps, isFresh: isNew, at: index))
            sided.nothingDue.append(nothingDue(at: node.step, node.id, side).map { self.number($0) })
        }
        for (index, edge) in sided.graph.edges.enumerated() {
            sided.guards.append(condition(edge.when, side, steps, isFresh: !isKnown(index), at: 10_000 + index))
        }
        return sided
    }

    /// That a payment is passed: no item is due, or all that are come to nothing.
    private func nothingDue(at step: Step, _ id: StepID, _ side: LockComparison.Side) -> Node? {
        guard step.kind == .payment, !step.pays.isEmpty else { return nil }
        let items = (side == .standard ? comparison.standard : comparison.region).fee.items
        let due = step.pays.map { item in comparison.node(items[item]?.when, side) }
        let paidThere = comparison.standard.machine.allSteps[id]?.pays ?? []
        let isAlike = side == .standard || (isFeeWithin && step.pays.allSatisfy(paidThere.contains))
        let zero = Node(.call(isAlike ? "comes_to_nothing" : "comes_to_nothing_here", [Node(.name(id.rawValue))]))
        return Node.any([Node.any(due).negated, zero])
    }

    private mutating func condition(
        _ expression: Expression?, _ side: LockComparison.Side, _ steps: Set<String>, isFresh: Bool, at place: Int
    ) -> Int? {
        guard let expression else { return nil }
        let node = comparison.node(expression, side)
        let readsSteps = node.paths.contains { $0.count > 1 && steps.contains($0[0]) }
        guard isFresh, readsSteps else { return number(node) }
        return number(Node(.call("here_\(place)", [node])))
    }

    private mutating func number(_ node: Node) -> Int {
        let text = node.canonicalText
        if let known = numbers[text] { return known }
        numbers[text] = conditions.count
        conditions.append(node)
        return conditions.count - 1
    }

    // MARK: Ways in one world

    private func holds(_ condition: Int?, _ world: World) -> Bool { condition.map { world[$0] } ?? true }

    func isPassed(_ node: Int, of sided: Sided, in world: World) -> Bool {
        !holds(sided.when[node], world) || sided.nothingDue[node].map { world[$0] } ?? false
    }

    private func open(from node: Int, of sided: Sided, in world: World) -> [Int] {
        let isPassed = !sided.graph.nodes[node].isJoin && isPassed(node, of: sided, in: world)
        var decided: Set<MachineGraph.Cause> = []
        return sided.graph.leaving[node].filter { index in
            let edge = sided.graph.edges[index]
            guard isPassed == (edge.cause == .passed) else { return false }
            switch edge.cause {
            case .late, .repairLate, .branch: return true
            case .done, .finish, .route, .elapsed, .passed, .action:
                guard !decided.contains(edge.cause), holds(sided.guards[index], world) else { return false }
                decided.insert(edge.cause)
                return true
            }
        }
    }

    /// The nodes that a case can come to, along edges that `allows` admits, with the steps that `isBarred` holds back left undone.
    func reached(
        _ sided: Sided, in world: World, isBarred: (Int) -> Bool = { _ in false }, allows: (MachineGraph.Edge) -> Bool = { _ in true }
    ) -> Set<Int> {
        guard let initial = sided.graph.initial else { return [] }
        var reached: Set<Int> = []
        var pending = [initial]
        /// Branches that came to the join of their block.
        var finished: [Int: Set<BranchID>] = [:]
        while let node = pending.popLast() {
            guard !reached.contains(node) else { continue }
            if isBarred(node), !isPassed(node, of: sided, in: world) { continue }
            reached.insert(node)
            for index in open(from: node, of: sided, in: world) where allows(sided.graph.edges[index]) {
                let target = sided.graph.edges[index].to
                guard sided.graph.nodes[target].isJoin, let block = sided.graph.nodes[node].block, block.join == target else {
                    pending.append(target)
                    continue
                }
                finished[target, default: []].insert(block.branch)
                let step = sided.graph.nodes[target].step
                let needed =
                    switch step.join {
                    case .any: 1
                    case .count(let n): min(n, step.branches.count)
                    default: step.branches.count
                    }
                if finished[target]?.count ?? 0 >= needed { pending.append(target) }
            }
        }
        return reached
    }
}

extension Machine {
    /// Every step by its id, those of blocks too.
    var allSteps: [StepID: Step] {
        Dictionary(MachineGraph(self).nodes.filter { !$0.isJoin }.map { ($0.id, $0.step) }) { first, _ in first }
    }
}
