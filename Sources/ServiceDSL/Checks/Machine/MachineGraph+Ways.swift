import ServiceIR

extension MachineGraph {
    /// What can be reached from `starts` along edges that `allows` admits, the starts included; a node counts once.
    package func reached(from starts: [Int], allows: (Edge) -> Bool = { _ in true }) -> [Bool] {
        var seen = [Bool](repeating: false, count: nodes.count)
        var pending = starts
        for start in starts { seen[start] = true }
        while let node = pending.popLast() {
            for index in leaving[node] where allows(edges[index]) && !seen[edges[index].to] {
                seen[edges[index].to] = true
                pending.append(edges[index].to)
            }
        }
        return seen
    }

    /// From where one of `goals` can be reached along edges that `allows` admits, the goals included.
    package func reaching(_ goals: [Int], allows: (Edge) -> Bool = { _ in true }) -> [Bool] {
        var seen = [Bool](repeating: false, count: nodes.count)
        var pending = goals
        for goal in goals { seen[goal] = true }
        while let node = pending.popLast() {
            for index in entering[node] where allows(edges[index]) && !seen[edges[index].from] {
                seen[edges[index].from] = true
                pending.append(edges[index].from)
            }
        }
        return seen
    }

    /// A shortest way from `starts` to the first node for which `isGoal` holds, as edges; `nil` where there is none.
    package func shortestWay(
        from starts: [Int], allows: (Edge) -> Bool = { _ in true }, to isGoal: (Int) -> Bool
    ) -> [Edge]? {
        var arrival = [Int?](repeating: nil, count: nodes.count)
        var seen = [Bool](repeating: false, count: nodes.count)
        var queue = starts
        for start in starts { seen[start] = true }
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            if isGoal(node) {
                var way: [Edge] = []
                var at = node
                while let edge = arrival[at] {
                    way.append(edges[edge])
                    at = edges[edge].from
                }
                return way.reversed()
            }
            for index in leaving[node] where allows(edges[index]) && !seen[edges[index].to] {
                seen[edges[index].to] = true
                arrival[edges[index].to] = index
                queue.append(edges[index].to)
            }
        }
        return nil
    }

    /// What a case can come to along edges that `allows` admits, where a join is met by as many branches as it takes: what has to lie in one
    /// of the branches that a join waits for is not gone round in another.
    package func reachedTogether(from starts: [Int], allows: (Edge) -> Bool = { _ in true }) -> [Bool] {
        var seen = [Bool](repeating: false, count: nodes.count)
        var finished: [Int: Set<BranchID>] = [:]
        var pending = starts
        for start in starts { seen[start] = true }
        while let node = pending.popLast() {
            for edge in leaving[node].lazy.map({ edges[$0] }) where !seen[edge.to] && allows(edge) {
                if nodes[edge.to].isJoin, let block = nodes[node].block, block.join == edge.to {
                    finished[edge.to, default: []].insert(block.branch)
                    guard finished[edge.to, default: []].count >= nodes[edge.to].branchesAwaited else { continue }
                }
                seen[edge.to] = true
                pending.append(edge.to)
            }
        }
        return seen
    }

    /// A shortest way for which every join on it can be met without what `allows` shuts out, in the other branches too.
    package func shortestWholeWay(
        from starts: [Int], allows: (Edge) -> Bool = { _ in true }, to isGoal: (Int) -> Bool
    ) -> [Edge]? {
        guard nodes.contains(where: \.isJoin) else { return shortestWay(from: starts, allows: allows, to: isGoal) }
        let reached = reachedTogether(from: starts, allows: allows)
        return shortestWay(from: starts, allows: { reached[$0.from] && reached[$0.to] && allows($0) }, to: isGoal)
    }

    /// The steps along a shortest way from `start` to a node; none where no way leads there.
    package func moves(from start: Int, to node: Int) -> [Diagnostic.Move] {
        shortestWay(from: [start], to: { $0 == node }).map { moves(along: $0, from: start) } ?? []
    }

    /// The steps along a shortest way from `start` over an edge.
    package func moves(from start: Int, over edge: Edge) -> [Diagnostic.Move] {
        shortestWay(from: [start], to: { $0 == edge.from }).map { moves(along: $0 + [edge], from: start) } ?? []
    }

    /// The steps along a way, each with how it is left; the last with nothing.
    package func moves(along way: [Edge], from start: Int) -> [Diagnostic.Move] {
        way.map { Diagnostic.Move(step: nodes[$0.from].id.rawValue, leftBy: $0.cause) }
            + [Diagnostic.Move(step: nodes[way.last?.to ?? start].id.rawValue)]
    }
}

extension Diagnostic.Move {
    fileprivate init(step: String, leftBy cause: MachineGraph.Cause) {
        self.step = step
        switch cause {
        case .done, .finish: self.cause = .done
        case .action(let id): (self.cause, name) = (.action, id.rawValue)
        case .route: self.cause = .route
        case .elapsed: self.cause = .elapsed
        case .passed: self.cause = .passed
        case .late: self.cause = .late
        case .repairLate(let id): (self.cause, name) = (.repairLate, id.rawValue)
        case .branch(let id): (self.cause, name) = (.branch, id.rawValue)
        }
    }
}
