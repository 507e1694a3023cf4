import ServiceIR

/// The ways forward through a workflow while a promise runs, each return taken zero times, and the longest of them in one world.
struct ForwardWays {
    /// A longest way: when it arrives, and the edges taken; for a block those of the branch that decides.
    struct Longest<Time: Comparable> {
        let time: Time
        /// The steps on the way in order, those passed left out.
        let steps: [Int]
        /// The edges taken, for the conditions on them.
        let edges: [Int]
    }

    let graph: MachineGraph
    let span: PromiseSpan
    private let endsAtEnds: Bool
    private let isReturn: [Bool]
    private let order: [Int]
    /// The conditions in the branches of each block, by its join.
    private let conditionsInside: [Int: [Expression]]

    init(_ promise: Promise, span: PromiseSpan, in graph: MachineGraph) {
        self.graph = graph
        self.span = span
        endsAtEnds = promise.ends == nil
        let component = graph.components().of
        var inside: [Int: [Expression]] = [:]
        for edge in graph.edges {
            var block = graph.nodes[edge.from].block
            while let place = block {
                inside[place.join, default: []] += [edge.when, graph.nodes[edge.from].step.when].compactMap { $0 }
                block = graph.nodes[place.entry].block
            }
        }
        conditionsInside = inside
        isReturn = graph.edges.map { edge in
            if case .repairLate = edge.cause { return true }
            return component[edge.from] == component[edge.to] && graph.nodes[edge.to].order <= graph.nodes[edge.from].order
        }
        order = graph.nodes.indices.sorted {
            (component[$1], graph.nodes[$0].order) < (component[$0], graph.nodes[$1].order)
        }
    }

    /// The edges that a case can take from `node`, as places in `graph.edges`; a condition of which nothing is known goes both ways.
    private func open(from node: Int, holds: (Expression?) -> Bool?) -> [Int] {
        let place = graph.nodes[node]
        let isPassed = place.isJoin ? false : holds(place.step.when).map { !$0 }
        var decided: Set<MachineGraph.Cause> = []
        return graph.leaving[node].filter { index in
            let edge = graph.edges[index]
            let isPassing = edge.cause == .passed
            if let isPassed, isPassed != isPassing && !(isPassing && !place.step.pays.isEmpty) { return false }
            guard isRow(edge.cause) else { return true }
            // Of the rows of one decision, the first that holds.
            guard !decided.contains(edge.cause) else { return false }
            let isMet = holds(edge.when)
            if isMet == true { decided.insert(edge.cause) }
            return isMet != false
        }
    }

    private func isRow(_ cause: MachineGraph.Cause) -> Bool {
        switch cause {
        case .done, .finish, .route, .elapsed, .passed, .action: true
        case .late, .repairLate, .branch: false
        }
    }

    /// The longest way from the start of the promise to its end; `nil` where none leads there.
    ///
    /// `advance` adds the time that a step takes; it must be monotone, so that arriving later never means leaving earlier. Where `holds` leaves
    /// a condition open, the way found is at least as long as any.
    func longest<Time: Comparable>(
        from start: Time, holds: (Expression?) -> Bool?, advance: (Time, Int) -> Time
    ) -> Longest<Time>? {
        var arrival = [Time?](repeating: nil, count: graph.nodes.count)
        var came = [Int?](repeating: nil, count: graph.nodes.count)
        var branches: [Int: [BranchID: (time: Time, edge: Int)]] = [:]
        for entry in span.entries { arrival[entry] = start }
        var best: (time: Time, node: Int, edge: Int?)?
        func consider(_ time: Time, _ node: Int, _ edge: Int?) {
            if best.map({ time > $0.time }) ?? true { best = (time, node, edge) }
        }
        for node in order {
            if graph.nodes[node].isJoin { meet(node, branches[node] ?? [:], holds, &arrival, &came) }
            guard let arrived = arrival[node] else { continue }
            if graph.nodes[node].isEnd, endsAtEnds { consider(arrived, node, nil) }
            let left = advance(arrived, node)
            for index in open(from: node, holds: holds) where !isReturn[index] {
                let edge = graph.edges[index]
                let enters = if case .branch = edge.cause { true } else { false }
                let time = edge.cause == .passed || enters ? arrived : left
                if span.isOver(on: edge, in: graph) {
                    consider(time, node, index)
                } else if let place = graph.nodes[node].block, place.join == edge.to {
                    if branches[place.join]?[place.branch].map({ time > $0.time }) ?? true {
                        branches[place.join, default: [:]][place.branch] = (time, index)
                    }
                } else if arrival[edge.to].map({ time > $0 }) ?? true {
                    arrival[edge.to] = time
                    came[edge.to] = index
                }
            }
        }
        return best.map { traced($0.node, last: $0.edge, time: $0.time, came: came) }
    }

    /// The join is met when so many branches as it asks for have come; the last of them, where it is open which come.
    private func meet<Time: Comparable>(
        _ join: Int, _ come: [BranchID: (time: Time, edge: Int)], _ holds: (Expression?) -> Bool?, _ arrival: inout [Time?],
        _ came: inout [Int?]
    ) {
        let step = graph.nodes[join].step
        let isOpen = conditionsInside[join]?.contains { holds($0) == nil } ?? false
        let wanted =
            switch step.join {
            case _ where isOpen: come.count
            case .any: 1
            case .count(let n): n
            default: step.branches.count
            }
        // In the author's order, so that of equal branches always the same is named.
        let times = step.branches.keys.compactMap { come[$0] }.sorted { $0.time < $1.time }
        guard wanted >= 1, wanted <= times.count else { return }
        arrival[join] = times[wanted - 1].time
        came[join] = times[wanted - 1].edge
    }

    private func traced<Time: Comparable>(_ node: Int, last: Int?, time: Time, came: [Int?]) -> Longest<Time> {
        var edges = last.map { [$0] } ?? []
        var steps: [Int] = []
        var at = node
        var isPassed = last.map { graph.edges[$0].cause == .passed } ?? false
        while true {
            if !isPassed, !graph.nodes[at].isJoin { steps.append(at) }
            guard let index = came[at], edges.count <= graph.edges.count else { break }
            edges.append(index)
            isPassed = graph.edges[index].cause == .passed
            at = graph.edges[index].from
        }
        return Longest(time: time, steps: steps.reversed(), edges: edges.reversed())
    }
}
