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
        /// Blocks that take their own time on it, because a step in them has none.
        let filled: [Int]
        /// Blocks that it leaves of which another branch never comes to their end: that one leaves them, maybe before.
        let leftBeside: [Int]
    }

    /// How a place was come to.
    private struct Arrival {
        let edge: Int
        /// At its source, the block awaited by its place among those around that have a time of their own, counted from the outermost; 0 where
        /// none is.
        let awaited: Int
        /// The block that has taken its own time with this edge.
        let filled: Int?
    }

    /// When each branch of a block comes to its join, by the join.
    private typealias Branches<Time> = [Int: [BranchID: (time: Time, by: Arrival)]]

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
    let isLateness: [Bool]
    /// By edge, the blocks not awaiting all branches that it leaves from the inside, or in which the promise is over with it.
    private let openBlocksLeft: [[MachineGraph.BlockPlace]]
    private let order: [Int]
    /// By node, the blocks with a time of their own in which it stands, from the outermost.
    private let timedAround: [[Int]]
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
        timedAround = graph.nodes.indices.map { node in
            graph.blocks(around: node).map(\.entry).filter { graph.nodes[$0].step.within != nil }.reversed()
        }
        openBlocksLeft = graph.edges.map { edge in
            let isLast = span.isOver(on: edge, in: graph) || graph.nodes[edge.to].isEnd
            let left = isLast ? graph.blocks(around: edge.from) : graph.blocksLeft(by: edge)
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
    /// a condition open, the way found is at least as long as any. A step or a block that may be `untimed` has no time of its own: the step takes
    /// what the block around it has.
    ///
    /// - Parameter avoided: steps that no way may enter.
    func longest<Time: Comparable>(
        from start: Time, avoiding avoided: Set<Int> = [], holds: (Expression?) -> Bool?, untimed: (Int) -> Bool = { _ in false },
        advance: (Time, Int) -> Time
    ) -> Way<Time>? {
        way(
            .longest, from: span.entries.filter { !avoided.contains($0) }, at: start, to: { graph.nodes[$0].isEnd && endsAtEnds },
            avoiding: avoided, holds: holds, untimed: untimed, advance: advance)
    }

    /// The longest or the shortest way from some steps to the first of those for which `isGoal` holds, or to the end of the promise.
    func way<Time: Comparable>(
        _ wanted: Wanted, from starts: [Int], at start: Time, to isGoal: (Int) -> Bool, avoiding avoided: Set<Int> = [],
        holds: (Expression?) -> Bool?, untimed: (Int) -> Bool = { _ in false }, advance: (Time, Int) -> Time
    ) -> Way<Time>? {
        func walk(_ beside: Branches<Time>?) -> (way: Way<Time>?, branches: Branches<Time>) {
            self.walk(
                wanted, from: starts, at: start, to: isGoal, avoiding: avoided, holds: holds, untimed: untimed, advance: advance,
                beside: beside)
        }
        return walk(leavesInTime && leavesOpenBlocks ? walk(nil).branches : nil).way
    }

    /// - Parameter beside: when the branches of each block come to its join, where those that leave it have to be out before.
    private func walk<Time: Comparable>(
        _ wanted: Wanted, from starts: [Int], at start: Time, to isGoal: (Int) -> Bool, avoiding avoided: Set<Int>,
        holds: (Expression?) -> Bool?, untimed: (Int) -> Bool, advance: (Time, Int) -> Time, beside: Branches<Time>?
    ) -> (way: Way<Time>?, branches: Branches<Time>) {
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
        var came = [Arrival?](repeating: nil, count: graph.nodes.count)
        var branches: Branches<Time> = [:]
        // By node and by the block awaited, how one came there after a step that takes what that block has; of a join by branch.
        var awaiting: [Int: [Int: Arrival]] = [:]
        var awaitingBranches: [Int: [Int: [BranchID: Arrival]]] = [:]
        // When the own time of a block is over.
        var over: [Int: Time] = [:]
        // When each branch may come to its join at the latest, where one waits for the time of a block around.
        var latest: Branches<Time> = [:]
        for entry in starts { arrival[entry] = start }
        var best: (time: Time, node: Int, last: Arrival?, filled: Int?)?
        func consider(_ time: Time, _ node: Int, _ last: Arrival?, filled: Int? = nil) {
            if best.map({ isBetter(time, $0.time) }) ?? true { best = (time, node, last, filled) }
        }
        func take(_ edge: MachineGraph.Edge, at time: Time, by arrived: Arrival) {
            guard isInTime(time, edge.index) else { return }
            if span.isOver(on: edge, in: graph) {
                consider(time, edge.from, arrived)
            } else if let place = graph.nodes[edge.from].block, place.join == edge.to {
                if branches[place.join]?[place.branch].map({ isBetter(time, $0.time) }) ?? true {
                    branches[place.join, default: [:]][place.branch] = (time, arrived)
                }
            } else if arrival[edge.to].map({ isBetter(time, $0) }) ?? true {
                arrival[edge.to] = time
                came[edge.to] = arrived
            }
        }
        /// Where one waits for the time of a block around: it is over when the way leads out of it.
        func wait(_ level: Int, on edge: MachineGraph.Edge, from source: Int) {
            let around = timedAround[edge.from]
            guard let time = over[around[level - 1]] else { return }
            if level > timedAround[edge.to].count || span.isOver(on: edge, in: graph) {
                take(edge, at: time, by: Arrival(edge: edge.index, awaited: source, filled: around[level - 1]))
                return
            }
            let arrived = Arrival(edge: edge.index, awaited: source, filled: nil)
            if let place = graph.nodes[edge.from].block, place.join == edge.to {
                if awaitingBranches[edge.to]?[level]?[place.branch] == nil {
                    awaitingBranches[edge.to, default: [:]][level, default: [:]][place.branch] = arrived
                }
            } else if awaiting[edge.to]?[level] == nil {
                awaiting[edge.to, default: [:]][level] = arrived
            }
        }
        for node in order where !avoided.contains(node) {
            if graph.nodes[node].isJoin {
                let come = branches[node] ?? [:]
                let needed = branchesNeeded(node, come.count, wanted, holds)
                let late = lasting(come, awaitingBranches[node] ?? [:]) { over[timedAround[node][$0 - 1]] }
                latest[node] = late
                let last = met(node, late, needed)
                // The branch that meets it comes by itself, or when the time of a block around is over.
                let isAwaited = last.map { branch in awaitingBranches[node]?.values.contains { $0[branch] != nil } ?? false } ?? false
                let branch = isAwaited ? met(node, come, needed) : last
                arrival[node] = branch.flatMap { come[$0]?.time }
                came[node] = branch.flatMap { come[$0]?.by }
                if isAwaited, let last {
                    for (level, some) in awaitingBranches[node] ?? [:] {
                        if let arrived = some[last] { awaiting[node, default: [:]][level] = arrived }
                    }
                }
            }
            guard let arrived = arrival[node] else { continue }
            let around = timedAround[node]
            let awaited = awaiting.isEmpty ? [] : (awaiting[node] ?? [:]).keys.sorted()
            if isGoal(node) {
                consider(arrived, node, nil)
                for level in awaited {
                    if let time = over[around[level - 1]] { consider(time, node, nil, filled: level) }
                }
                continue
            }
            // Of a block the time of its own, which what follows its lateness takes, and who has no other in it.
            let left = advance(arrived, node)
            let isBlock = graph.nodes[node].step.kind == .parallel
            if isBlock, wanted == .longest { over[node] = left }
            let isUntimed = wanted == .longest && !around.isEmpty && !isBlock && untimed(node)
            for index in open(from: node, holds: holds) where !isReturn[index] && !isLateness[index] {
                let edge = graph.edges[index]
                let enters = if case .branch = edge.cause { true } else { false }
                take(
                    edge, at: edge.cause == .passed || enters ? arrived : left, by: Arrival(edge: index, awaited: 0, filled: nil))
                for level in awaited { wait(level, on: edge, from: level) }
                guard isUntimed, edge.cause != .passed else { continue }
                for level in around.indices.reversed() {
                    wait(level + 1, on: edge, from: 0)
                    if !untimed(around[level]) { break }
                }
            }
        }
        let way = best.map { best in
            traced(best.node, last: best.last, filled: best.filled, time: best.time, came: came, awaiting, branches) { arrival[$0] != nil }
        }
        return (way, branches.merging(latest) { $1 })
    }

    /// When the branches come that may last as long as a block around: by level, that block's own time.
    private func lasting<Time: Comparable>(
        _ come: [BranchID: (time: Time, by: Arrival)], _ awaiting: [Int: [BranchID: Arrival]], over: (Int) -> Time?
    ) -> [BranchID: (time: Time, by: Arrival)] {
        var late = come
        for (level, some) in awaiting {
            guard let time = over(level) else { continue }
            for branch in some.keys { if let alone = late[branch] { late[branch] = (max(alone.time, time), alone.by) } }
        }
        return late
    }

    /// Of the branches that come to a join, how many it waits for.
    private func branchesNeeded(_ join: Int, _ come: Int, _ kept: Wanted, _ holds: (Expression?) -> Bool?) -> Int {
        let step = graph.nodes[join].step
        let isOpen = conditionsInside[join]?.contains { holds($0) == nil } ?? false
        return switch step.join {
        case _ where isOpen: kept == .longest ? come : 1
        case .any: 1
        case .count(let n): n
        default: step.branches.count
        }
    }

    /// The branch with which the join is met: so many come as it asks for; the last of them, where it is open which come.
    private func met<Time: Comparable>(_ join: Int, _ come: [BranchID: (time: Time, by: Arrival)], _ needed: Int) -> BranchID? {
        // In the author's order, so that of equal branches always the same is named.
        let branches = graph.nodes[join].step.branches.keys.compactMap { id in come[id].map { (id: id, time: $0.time) } }
        guard needed >= 1, needed <= branches.count else { return nil }
        return branches.sorted { $0.time < $1.time }[needed - 1].id
    }

    /// - Parameter filled: of a way that is over at a step, the block around it that takes its own time.
    private func traced<Time: Comparable>(
        _ node: Int, last: Arrival?, filled: Int?, time: Time, came: [Arrival?], _ awaiting: [Int: [Int: Arrival]],
        _ branches: Branches<Time>, isReached: (Int) -> Bool
    ) -> Way<Time> {
        var edges = last.map { [$0.edge] } ?? []
        var steps: [Int] = []
        var at = node
        var awaited = last?.awaited ?? filled ?? 0
        var blocks = [last?.filled, filled.map { timedAround[node][$0 - 1] }].compactMap(\.self)
        var isPassed = last.map { graph.edges[$0.edge].cause == .passed } ?? false
        while true {
            if !isPassed, !graph.nodes[at].isJoin { steps.append(at) }
            let arrived = awaited > 0 ? awaiting[at]?[awaited] : came[at]
            guard let arrived, edges.count <= graph.edges.count else { break }
            edges.append(arrived.edge)
            if let block = arrived.filled { blocks.append(block) }
            isPassed = graph.edges[arrived.edge].cause == .passed
            at = graph.edges[arrived.edge].from
            awaited = arrived.awaited
        }
        let leftBeside = edges.flatMap { index in
            graph.blocks(around: graph.edges[index].from).filter { block in
                guard isReached(block.entry), index == last?.edge || !graph.isInside(graph.edges[index].to, block: block.entry) else {
                    return false
                }
                return graph.nodes[block.join].step.branches.keys.contains { $0 != block.branch && branches[block.join]?[$0] == nil }
            }.map(\.entry)
        }
        return Way(time: time, steps: steps.reversed(), edges: edges.reversed(), filled: blocks, leftBeside: leftBeside)
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
