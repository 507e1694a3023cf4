import ServiceIR

/// The ways forward through a workflow, each return taken zero times, and the longest or shortest of them in one world.
struct ForwardWays {
    /// Of two ways to one place, which is kept.
    enum Wanted { case longest, shortest }

    /// A way: when it arrives, and the edges taken; for a block those of the branch that decides.
    struct Way<Time: Comparable> {
        let time: Time
        /// The steps on the way in order, those passed left out.
        let steps: [Int]
        /// The edges taken, for the conditions on them.
        let edges: [Int]
        /// Whether it leaves a block of which another branch never comes to its end: that one leaves it, maybe before.
        let isBesideLeaving: Bool
    }

    let graph: MachineGraph
    let span: PromiseSpan
    private let endsAtEnds: Bool
    /// Whether a way out of a block that not all branches end is only gone while the others have not ended it.
    private let leavesInTime: Bool
    /// By edge, whether it leads back: whoever goes it goes through some step twice.
    let isReturn: [Bool]
    /// Whether that is known of every edge; else some are taken for returns that lead to a step further up in the file.
    let areReturnsKnown: Bool
    /// By edge, whether it leads back, or only to ways that do.
    private let leadsOnlyBack: [Bool]
    /// By edge, whether it is gone only where the office is late.
    private let isLateness: [Bool]
    /// By edge, the blocks not awaiting all branches that it leaves from the inside, or in which the promise is over with it.
    private let openBlocksLeft: [[MachineGraph.BlockPlace]]
    private let order: [Int]
    /// Steps that pay and are never passed for want of anything due.
    private var surelyDue: Set<Int> = []
    /// The conditions in the branches of each block, by its join.
    private let conditionsInside: [Int: [Expression]]

    /// Those while a promise runs, nobody of the office being late.
    ///
    /// - Parameters:
    ///   - toEnds: whether those count that lead to an end without the event that the promise names for its own.
    ///   - leavesAnyTime: whether a way out of a block is gone also where other branches may have ended it before.
    ///   - mayBeLate: the steps that are late though nobody of the office is.
    init(
        _ promise: Promise, span: PromiseSpan, toEnds: Bool = false, leavesAnyTime: Bool = false, mayBeLate: Set<Int> = [],
        in graph: MachineGraph
    ) {
        self.init(
            span: span, endsAtEnds: promise.ends == nil || toEnds, leavesInTime: !leavesAnyTime,
            mayBeLate: mayBeLate, isOnTime: true, in: graph)
    }

    /// Whether a way leads out of a block that other branches may end.
    var leavesOpenBlocks: Bool { openBlocksLeft.contains { !$0.isEmpty } }

    /// Those from the submission to the ends.
    ///
    /// - Parameter isSurelyDue: of a step that pays, whether there always is something to pay.
    init(whole graph: MachineGraph, isSurelyDue: (Step) -> Bool) {
        self.init(
            span: PromiseSpan(whole: graph), endsAtEnds: true, leavesInTime: false, mayBeLate: [], isOnTime: false, in: graph)
        surelyDue = Set(graph.nodes.indices.filter { !graph.nodes[$0].step.pays.isEmpty && isSurelyDue(graph.nodes[$0].step) })
    }

    private init(
        span: PromiseSpan, endsAtEnds: Bool, leavesInTime: Bool, mayBeLate: Set<Int>, isOnTime: Bool, in graph: MachineGraph
    ) {
        self.graph = graph
        self.span = span
        self.endsAtEnds = endsAtEnds
        self.leavesInTime = leavesInTime
        var inside: [Int: [Expression]] = [:]
        for edge in graph.edges {
            var block = graph.nodes[edge.from].block
            while let place = block {
                inside[place.join, default: []] += [edge.when, graph.nodes[edge.from].step.when].compactMap { $0 }
                block = graph.nodes[place.entry].block
            }
        }
        conditionsInside = inside
        openBlocksLeft = graph.edges.map { edge in
            let left = span.isOver(on: edge, in: graph) ? graph.blocks(around: edge.from) : graph.blocksLeft(by: edge)
            return left.filter { graph.nodes[$0.join].branchesAwaited < graph.nodes[$0.join].step.branches.count }
        }

        func lateness(besides leadsOnlyBack: [Bool]) -> [Bool] {
            graph.edges.map { edge in
                // Where nothing else leads on, time is what does.
                isOnTime && edge.cause == .late && !graph.nodes[edge.from].isCitizens && !mayBeLate.contains(edge.from)
                    && graph.leaving[edge.from].contains {
                        graph.edges[$0].cause != .late && graph.edges[$0].cause != .passed && !leadsOnlyBack[$0]
                    }
            }
        }
        var isLateness = lateness(besides: [Bool](repeating: false, count: graph.edges.count))
        let first = Self.returns(under: span, in: graph) { !isLateness[$0.index] }
        var (isReturn, leadsOnlyBack) = first
        let latenessOnly = lateness(besides: first.leadsOnlyBack)
        if latenessOnly != isLateness {
            isLateness = latenessOnly
            (isReturn, leadsOnlyBack) = Self.returns(under: span, in: graph) { !latenessOnly[$0.index] }
        }
        self.isLateness = isLateness
        self.leadsOnlyBack = leadsOnlyBack

        let component = graph.components { !isReturn[$0.index] && !isLateness[$0.index] }.of
        var areReturnsKnown = true
        for edge in graph.edges where !isReturn[edge.index] && !isLateness[edge.index] && component[edge.from] == component[edge.to] {
            guard graph.nodes[edge.to].order <= graph.nodes[edge.from].order else { continue }
            isReturn[edge.index] = true
            if span.running[edge.from] { areReturnsKnown = false }
        }
        self.isReturn = isReturn
        self.areReturnsKnown = areReturnsKnown
        order = graph.nodes.indices.sorted {
            (component[$1], graph.nodes[$0].order) < (component[$0], graph.nodes[$1].order)
        }
    }

    /// By edge, whether going it means to go through some step twice: because every way to its source goes through its target, or because every
    /// way on from its target comes back to its source. Where a circle has edges of both kinds, the former are the ones that return.
    private static func returns(
        under span: PromiseSpan, in graph: MachineGraph, allows: (MachineGraph.Edge) -> Bool
    ) -> (isReturn: [Bool], leadsOnlyBack: [Bool]) {
        func isGone(_ edge: MachineGraph.Edge) -> Bool { !edge.isLateRepair && allows(edge) }
        let component = graph.components(allows: isGone).of
        let inCircles = graph.edges.filter { isGone($0) && component[$0.from] == component[$0.to] }
        var isReturn = graph.edges.map(\.isLateRepair)
        guard !inCircles.isEmpty else { return (isReturn, isReturn) }
        // Where the promise starts later, what the case went through before counts too.
        let ways = Set([graph.initial.map { [$0] } ?? [], span.entries]).map { graph.dominance(from: $0, allows: isGone) }
        let goals = graph.nodes.indices.filter { node in
            graph.nodes[node].isEnd || graph.leaving[node].contains { span.isOver(on: graph.edges[$0], in: graph) }
        }
        let waysOn = graph.dominance(from: goals, isBackward: true, allows: isGone)
        for edge in inCircles { isReturn[edge.index] = ways.contains { $0.dominates(edge.to, edge.from) } }
        var leadsOnlyBack = isReturn
        let left = graph.components { isGone($0) && !leadsOnlyBack[$0.index] }.of
        for edge in inCircles where waysOn.dominates(edge.from, edge.to) {
            if left[edge.from] == left[edge.to] { isReturn[edge.index] = true }
            leadsOnlyBack[edge.index] = true
        }
        return (isReturn, leadsOnlyBack)
    }

    /// The edges that a case can take from `node`, as places in `graph.edges`; a condition of which nothing is known goes both ways.
    func open(from node: Int, holds: (Expression?) -> Bool?) -> [Int] {
        let place = graph.nodes[node]
        let isPassed = place.isJoin ? false : holds(place.step.when).map { !$0 }
        var decided: [MachineGraph.Cause] = []
        return graph.leaving[node].filter { index in
            let edge = graph.edges[index]
            let isPassing = edge.cause == .passed
            if let isPassed, isPassed != isPassing && !(isPassing && !place.step.pays.isEmpty && !surelyDue.contains(node)) { return false }
            guard isRow(edge.cause) else { return true }
            // Of the rows of one decision, the first that holds.
            guard !decided.contains(edge.cause) else { return false }
            let isMet = holds(edge.when)
            if isMet == true { decided.append(edge.cause) }
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
    ) -> Way<Time>? {
        way(.longest, from: span.entries, at: start, to: { graph.nodes[$0].isEnd && endsAtEnds }, holds: holds, advance: advance)
    }

    /// The longest or the shortest way from some steps to the first of those for which `isGoal` holds, or to the end of the promise.
    func way<Time: Comparable>(
        _ wanted: Wanted, from starts: [Int], at start: Time, to isGoal: (Int) -> Bool, holds: (Expression?) -> Bool?,
        advance: (Time, Int) -> Time
    ) -> Way<Time>? {
        let come =
            leavesInTime && leavesOpenBlocks
            ? walk(wanted, from: starts, at: start, to: isGoal, holds: holds, advance: advance, beside: nil).branches : nil
        return walk(wanted, from: starts, at: start, to: isGoal, holds: holds, advance: advance, beside: come).way
    }

    /// - Parameter beside: when the branches of each block come to its join, where those that leave it have to be out before.
    private func walk<Time: Comparable>(
        _ wanted: Wanted, from starts: [Int], at start: Time, to isGoal: (Int) -> Bool, holds: (Expression?) -> Bool?,
        advance: (Time, Int) -> Time, beside: [Int: [BranchID: (time: Time, edge: Int)]]?
    ) -> (way: Way<Time>?, branches: [Int: [BranchID: (time: Time, edge: Int)]]) {
        func isBetter(_ a: Time, _ b: Time) -> Bool { wanted == .longest ? a > b : a < b }
        func isInTime(_ time: Time, _ edge: Int) -> Bool {
            guard let beside else { return true }
            return openBlocksLeft[edge].allSatisfy { block in
                let others = (beside[block.join] ?? [:]).filter { $0.key != block.branch }.map(\.value.time).sorted()
                let awaited = graph.nodes[block.join].branchesAwaited
                return others.count < awaited || time <= others[awaited - 1]
            }
        }
        var arrival = [Time?](repeating: nil, count: graph.nodes.count)
        var came = [Int?](repeating: nil, count: graph.nodes.count)
        var branches: [Int: [BranchID: (time: Time, edge: Int)]] = [:]
        for entry in starts { arrival[entry] = start }
        var best: (time: Time, node: Int, edge: Int?)?
        func consider(_ time: Time, _ node: Int, _ edge: Int?) {
            if best.map({ isBetter(time, $0.time) }) ?? true { best = (time, node, edge) }
        }
        for node in order {
            if graph.nodes[node].isJoin { meet(node, branches[node] ?? [:], wanted, holds, &arrival, &came) }
            guard let arrived = arrival[node] else { continue }
            if isGoal(node) {
                consider(arrived, node, nil)
                continue
            }
            // Of a block the time of its own, which only what follows its lateness takes.
            let left = advance(arrived, node)
            for index in open(from: node, holds: holds) where !isReturn[index] && !isLateness[index] {
                let edge = graph.edges[index]
                let enters = if case .branch = edge.cause { true } else { false }
                let time = edge.cause == .passed || enters ? arrived : left
                guard isInTime(time, index) else { continue }
                if span.isOver(on: edge, in: graph) {
                    consider(time, node, index)
                } else if let place = graph.nodes[node].block, place.join == edge.to {
                    if branches[place.join]?[place.branch].map({ isBetter(time, $0.time) }) ?? true {
                        branches[place.join, default: [:]][place.branch] = (time, index)
                    }
                } else if arrival[edge.to].map({ isBetter(time, $0) }) ?? true {
                    arrival[edge.to] = time
                    came[edge.to] = index
                }
            }
        }
        return (best.map { traced($0.node, last: $0.edge, time: $0.time, came: came, branches) { arrival[$0] != nil } }, branches)
    }

    /// The join is met when so many branches as it asks for have come; the last of them, where it is open which come.
    private func meet<Time: Comparable>(
        _ join: Int, _ come: [BranchID: (time: Time, edge: Int)], _ kept: Wanted, _ holds: (Expression?) -> Bool?,
        _ arrival: inout [Time?], _ came: inout [Int?]
    ) {
        let step = graph.nodes[join].step
        let isOpen = conditionsInside[join]?.contains { holds($0) == nil } ?? false
        let wanted =
            switch step.join {
            case _ where isOpen: kept == .longest ? come.count : 1
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

    private func traced<Time: Comparable>(
        _ node: Int, last: Int?, time: Time, came: [Int?], _ branches: [Int: [BranchID: (time: Time, edge: Int)]],
        isReached: (Int) -> Bool
    ) -> Way<Time> {
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
        let isBesideLeaving = edges.contains { index in
            graph.blocks(around: graph.edges[index].from).contains { block in
                guard isReached(block.entry), index == last || !graph.isInside(graph.edges[index].to, block: block.entry) else {
                    return false
                }
                return graph.nodes[block.join].step.branches.keys.contains { $0 != block.branch && branches[block.join]?[$0] == nil }
            }
        }
        return Way(time: time, steps: steps.reversed(), edges: edges.reversed(), isBesideLeaving: isBesideLeaving)
    }
}

extension ForwardWays {
    /// Whether a case goes through one of these steps again because a count says so: nobody chooses to send it back there.
    func goRoundByCount(through steps: [Int], counted: CountedWays) -> Bool {
        guard !counted.ways.isEmpty else { return false }
        let component = graph.components { edge in
            !edge.isLateRepair && !span.isOver(on: edge, in: graph) && !(leadsOnlyBack[edge.index] && isChosen(edge))
        }.of
        let around = Set(steps.map { component[$0] })
        return graph.edges.contains { edge in
            counted.ways.contains(edge.index) && span.running[edge.from] && !isChosen(edge)
                && component[edge.from] == component[edge.to] && around.contains(component[edge.from])
        }
    }

    /// Whether somebody goes this way who could as well lead on.
    private func isChosen(_ edge: MachineGraph.Edge) -> Bool {
        guard case .action = edge.cause else { return false }
        return graph.leaving[edge.from].contains { index in
            graph.edges[index].cause.isAct && graph.edges[index].cause != edge.cause && !leadsOnlyBack[index]
        }
    }

    /// The variables of every condition that was read to go this way.
    func decisive(_ edges: [Int], in conditions: ConditionSpace, _ world: ConditionSpace.World) -> Set<Int> {
        var found: Set<Int> = []
        for index in edges {
            let edge = graph.edges[index]
            let step = graph.nodes[edge.from].step
            found.formUnion(conditions.variables(of: step.when))
            found.formUnion(conditions.read(step.within?.rows.map(\.when) ?? [], in: world))
            let rows = graph.leaving[edge.from].map { graph.edges[$0] }.filter { $0.cause == edge.cause }
            found.formUnion(conditions.read(rows.map(\.when), in: world))
        }
        return found
    }
}
