import ServiceIR

/// `form`, `channels` and `documents`: nobody is turned away by the workflow itself whom the standard's does not turn away.
///
/// What officers decide, or record and the workflow follows, is theirs; so is the time that the citizen lets pass. Where a way turns away is
/// guarded by the lock of what its conditions read.
struct RefusalLock {
    enum Area: CaseIterable { case form, channels, documents }

    private typealias Edge = MachineGraph.Edge

    private let comparison: LockComparison
    private let ways: LockWays

    static func breaches(_ area: Area, _ comparison: LockComparison) -> [LockBreach] {
        let (standard, region) = (comparison.standard, comparison.region)
        if standard.machine == region.machine, standard.conditions == region.conditions, standard.form == region.form { return [] }
        let graph = comparison.regionGraph
        guard losing(in: graph).contains(where: { isGuarded(graph.edges[$0], by: area, in: graph, comparison) }) else { return [] }
        guard let ways = LockWays(comparison) else { return [StepLock.tooMany(["workflow"])] }
        let found = RefusalLock(comparison: comparison, ways: ways).breaches(area)
        return ways.diagrams.isOverBudget ? [StepLock.tooMany(["workflow"])] : found
    }

    private func breaches(_ area: Area) -> [LockBreach] {
        let diagrams = ways.diagrams
        let there = diagrams.not(ways.whateverIsRecorded(turnedAway(ways.standard).reduce(.no) { diagrams.or($0, $1.truth) }))
        let here = turnedAway(ways.region)
        let guarded = here.filter { Self.isGuarded($0.edge, by: area, in: ways.region.graph, comparison) }
        // A step done and one passed can go the same way.
        var byPlace: [[String]: (edge: Edge, truth: LockWays.Truth)] = [:]
        for (edge, truth) in guarded { byPlace[edge.path] = (edge, diagrams.or(byPlace[edge.path]?.truth ?? .no, truth)) }
        let found = byPlace.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, way in
            breach(way.edge, diagrams.and(ways.whateverIsRecorded(way.truth), there))
        }
        guard found.isEmpty, let first = guarded.first else { return found }
        // One way or the other, whatever is recorded.
        let any = ways.whateverIsRecorded(guarded.reduce(.no) { diagrams.or($0, $1.truth) })
        return breach(first.edge, diagrams.and(any, there)).map { [$0] } ?? []
    }

    private func breach(_ edge: Edge, _ truth: LockWays.Truth) -> LockBreach? {
        let nodes = ways.region.graph.nodes
        let (from, to) = (nodes[edge.from].id, nodes[edge.to].id)
        return LockBreach(
            edge.path,
            Words(
                en: "the step `\(from)` by itself leads to `\(to)`, from where nothing is granted, and not so by the standard",
                id: "langkah `\(from)` dengan sendirinya menuju `\(to)`, yang tidak lagi bisa dikabulkan, padahal menurut standar tidak"),
            ways.search(truth))
    }

    /// By edge that turns away, where a case takes it.
    private func turnedAway(_ sided: LockWays.Sided) -> [(edge: Edge, truth: LockWays.Truth)] {
        let losing = Self.losing(in: sided.graph)
        if losing.isEmpty { return [] }
        let reached = ways.reached(sided)
        return losing.map { index in
            let edge = sided.graph.edges[index]
            return (edge, ways.diagrams.and(reached[edge.from], sided.open[index]))
        }
    }

    /// The edges that nobody chooses, after which *granted* is out of reach.
    private static func losing(in graph: MachineGraph) -> [Int] {
        let granting = graph.reaching(graph.nodes.indices.filter { graph.nodes[$0].step.end == .granted })
        return graph.edges.indices.filter { index in
            let edge = graph.edges[index]
            guard granting[edge.from], !granting[edge.to] else { return false }
            switch edge.cause {
            case .route, .elapsed, .passed: return true
            case .late: return !graph.nodes[edge.from].step.standsStill
            // Whoever acts does not choose where a condition leads elsewhere.
            case .done, .finish, .action:
                return graph.leaving[edge.from].contains { other in
                    granting[graph.edges[other].to] && isOneChoice(graph.edges[other].cause, edge.cause)
                }
            case .repairLate, .branch: return false
            }
        }
    }

    /// Whether two ways are taken by the same act, by conditions.
    private static func isOneChoice(_ a: MachineGraph.Cause, _ b: MachineGraph.Cause) -> Bool {
        let own: [MachineGraph.Cause] = [.done, .finish]
        return a == b || (own.contains(a) && own.contains(b))
    }

    /// Whether the conditions of a way read what this lock is about; where they read nothing, it is the form's.
    private static func isGuarded(_ edge: Edge, by area: Area, in graph: MachineGraph, _ comparison: LockComparison) -> Bool {
        var read: Set<[String]> = []
        for index in graph.leaving[edge.from] where graph.edges[index].cause == edge.cause {
            read.formUnion(comparison.node(graph.edges[index].when, .region).paths)
            if graph.edges[index].path == edge.path { break }
        }
        if edge.cause == .passed { read.formUnion(comparison.node(graph.nodes[edge.from].step.when, .region).paths) }
        let areas = read.map { path -> Area in
            switch path.first {
            case "channel": .channels
            case "documents": .documents
            default: .form
            }
        }
        return areas.isEmpty ? area == .form : areas.contains(area)
    }
}
