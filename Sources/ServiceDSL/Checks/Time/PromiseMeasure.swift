import ServiceIR

/// Measures the longest way under one promise against what it promises, in every world, and keeps the worst outcome.
struct PromiseMeasure {
    enum Verdict: Int, Comparable {
        case fits, exact
        /// Not too long as far as is known, but one thing is not.
        case isLengthened, standsBetween, standsBeside, leavesBlock, blockIsLate, citizensAreLate, runsToEnd
        case conditionsChange, perhapsTooLong, tooLong
        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    enum Need {
        case period(Period)
        /// In a mixture of units no one period says it: begun, promised and done on these dates.
        case dates(start: CivilDate, due: CivilDate, done: CivilDate, hours: (due: TimeOfDay, done: TimeOfDay))
    }

    struct Outcome {
        let verdict: Verdict
        let need: Need
        /// As it is written, and how long that is here.
        let limit: TimeLimit
        let promised: Period
        let steps: [(node: Int, limit: TimeLimit?, period: Period?)]
        /// The edges taken, of a block those of the branch that decides.
        let edges: [Int]
        let facts: [String]
        /// How far it is over; among the too long the farthest is told.
        let excess: Int64
        /// In which world it was found, and the variables that were read to come to it.
        let world: ConditionSpace.World
        let decisive: Set<Int>
        /// Blocks on the way of which it is not known whether they take so long.
        let doubtful: [Int]

        /// The same, where something is not known of it.
        func only(_ verdict: Verdict) -> Outcome {
            Outcome(
                verdict: verdict, need: need, limit: limit, promised: promised, steps: steps, edges: edges, facts: facts, excess: excess,
                world: world, decisive: decisive, doubtful: doubtful)
        }
    }

    /// So many steps are looked at under one promise, counted each time that one is passed on a way in a world.
    static let budget = 100_000
    /// Of so many ways that are too long it is asked whether a case can go them.
    static let mostAsked = 32

    /// A world, and how many there are of each that is counted.
    struct Case {
        let world: ConditionSpace.World
        let numbers: [Int]
    }

    let within: Rows<TimeLimit>
    let timed: [Int]
    /// Blocks whose own time counts: a step in them has none, or they may be late although the office is on time.
    var timedBlocks: Set<Int> = []
    /// Of them those in which the steps, each on time, may last longer than the block.
    var outlasted: Set<Int> = []
    /// By block, the branches in which something is waited for, the clock standing still.
    var waiting: [Int: Set<BranchID>] = [:]
    /// Those that are surely gone, and those of which something is not known, each with what.
    let ways: ForwardWays
    var perhaps: [(ways: ForwardWays, verdict: Verdict)] = []
    let start: PromiseStart
    let conditions: ConditionSpace
    /// The names that conditions see, where they are known, and what holds of everything that is sent.
    private let scope: Scope?
    private let rules: [Node]
    let bounds: [ClosedRange<Int>]
    let year: DecreedYear
    /// The moments from which it is measured: where it only starts while the office is open, and where it starts at any time.
    let openStarts: [Instant]
    let anyStarts: [Instant]
    /// Steps that may be lengthened, by how much each time and how often.
    let extensions: [Int: (limits: [TimeLimit], atMost: Int)]
    /// Whether a clock may stand that was lengthened in another unit: each of its parts then stands in its own.
    let standsLengthened: Bool
    private let isMixed: Bool
    /// Whether steps one after the other need not take what their times add up to, as the promise does.
    let isUneven: Bool
    let takes = Takes()

    init(
        _ promise: Promise, within: Rows<TimeLimit>, along ways: ForwardWays, from start: PromiseStart, timed: [Int],
        service: CompiledService, catalog: CompiledCatalog, scope: Scope?, conditions: ConditionSpace
    ) {
        let (graph, span) = (ways.graph, ways.span)
        self.within = within
        self.timed = timed
        self.ways = ways
        self.start = start
        if promise.ends != nil { perhaps.append((ForwardWays(promise, span: span, toEnds: true, in: graph), .runsToEnd)) }
        if ways.leavesOpenBlocks {
            perhaps.append((ForwardWays(promise, span: span, toEnds: true, leavesAnyTime: true, in: graph), .leavesBlock))
        }
        bounds = conditions.counting.map { service.counted(by: $0)?.bounds ?? 0...0 }
        year = DecreedYear(catalog)
        self.conditions = conditions
        self.scope = scope?.taking(from: service)
        rules = service.refusingRules
        let running = graph.nodes.indices.filter { span.running[$0] && !graph.nodes[$0].isJoin }
        let stands = running.contains { graph.nodes[$0].step.standsStill }
        extensions = running.reduce(into: [:]) { found, node in
            guard let extend = graph.nodes[node].step.extend, let within = extend.within else { return }
            found[node] = (within.rows.map(\.value), extend.atMost)
        }
        func units(_ limits: [TimeLimit]) -> Set<Period.Unit> { Set(limits.map(\.range.promised.inSmallest.unit)) }
        let promised = units(within.rows.map(\.value))
        let ofSteps = units(timed.flatMap { graph.nodes[$0].step.within?.rows.map(\.value) ?? [] })
        let lengthening = units(extensions.values.flatMap(\.limits))
        isMixed = promised.union(ofSteps).count > 1
        // Months are longer and shorter: what adds up without a break need not after one.
        let hasMonths = promised.union(ofSteps).contains(.months)
        isUneven =
            (isMixed || hasMonths) && stands || isMixed && promised.contains(.minutes)
            || !lengthening.isEmpty && (lengthening.union(promised).count > 1 || hasMonths || isMixed)
        standsLengthened = stands && !lengthening.isEmpty && (lengthening.union(promised).count > 1 || promised.contains(.months))
        let openings = isMixed && promised.contains(.minutes) ? year.openings : []
        openStarts = isMixed && start.hours != .any ? openings + year.latest(whileOpen: true) : []
        anyStarts = isMixed && start.hours != .open ? openings + year.latest(whileOpen: false) : []
        for node in running where graph.nodes[node].step.standsStill && [.wait, .notice].contains(graph.nodes[node].step.kind) {
            for block in graph.blocks(around: node) { waiting[block.entry, default: []].insert(block.branch) }
        }
        for node in running where mayBeUntimed(node) && graph.nodes[node].step.kind != .parallel {
            for block in graph.blocks(around: node).map(\.entry) where graph.nodes[block].step.within != nil {
                timedBlocks.insert(block)
                if !mayBeUntimed(block) { break }
            }
        }
        addLateWays(promise)
    }

    /// How far the search came: no day is decreed that times could run through, no way leads to the end at all, there was budget only for some
    /// worlds, or all were looked at.
    enum Extent { case noDays, noWay, some, all }

    /// The worst outcome of the worlds that were looked at.
    func worst() -> (outcome: Outcome?, extent: Extent) {
        let effort = max(1, ways.graph.nodes.count) * max(1, openStarts.count + anyStarts.count)
        if effort > Self.budget { return (nil, .some) }
        if isMixed || isUneven, !year.isDecreed { return (nil, .noDays) }
        guard let most = ([ways] + perhaps.map(\.ways)).compactMap(greatestExcess).max() else { return (nil, .noWay) }
        if most < 0, !isUneven || !standsLengthened && greatestUnevenExcess <= 0 { return (nil, .all) }
        var worst: Outcome?
        var tooLong: [Outcome] = []
        var places: [[String]: Int] = [:]
        var asked: [[String]: Bool] = [:]
        func isPossible(_ outcome: Outcome) -> Bool {
            if let known = asked[outcome.facts] { return known }
            let found = canBe(outcome)
            asked[outcome.facts] = found
            return found
        }
        let counts = CountSpace(conditions, bounds: bounds, needsAll: isMixed || hasOpenJoin ? countedOnBothSides : [])
        let numbers = counts.choices(atMost: Self.budget / effort)
        let worlds = conditions.worlds(atMost: max(1, Self.budget / effort / numbers.count))
        for world in worlds {
            for numbers in numbers where conditions.agrees(world, with: numbers) {
                let here = Case(world: world, numbers: numbers)
                guard let limit = promised(in: here), let outcome = outcome(in: here, limit: limit) else { continue }
                if outcome.verdict == .tooLong {
                    // No world is worse.
                    if outcome.excess == most, asked.count < Self.mostAsked, isPossible(outcome) { return (outcome, .all) }
                    let place = places[outcome.facts] ?? tooLong.count
                    places[outcome.facts] = place
                    if place == tooLong.count {
                        tooLong.append(outcome)
                    } else if tooLong[place].excess < outcome.excess {
                        tooLong[place] = outcome
                    }
                    continue
                }
                let isWorse = worst.map { ($0.verdict, $0.excess) < (outcome.verdict, outcome.excess) } ?? true
                if isWorse { worst = outcome }
            }
        }
        // Of those equally far over, the first.
        for (_, outcome) in tooLong.enumerated().sorted(by: { ($1.element.excess, $0.offset) < ($0.element.excess, $1.offset) }) {
            guard asked[outcome.facts] != nil || asked.count < Self.mostAsked else {
                worst = outcome.only(.perhapsTooLong)
                break
            }
            guard isPossible(outcome) else { continue }
            worst = outcome
            break
        }
        let isWhole = worlds.count == conditions.count && numbers.count == counts.count && !counts.isCut
        return (worst, isWhole ? .all : .some)
    }

    /// Whether a case can be so, as far as is known: no rule of the form, and no condition under which something is asked, forbids it.
    private func canBe(_ outcome: Outcome) -> Bool {
        guard let scope, !outcome.decisive.isEmpty else { return true }
        let known = conditions.conditions(of: outcome.decisive, in: outcome.world, scope: scope)
        if case .impossible = PresenceProof.possibility(of: known + rules, in: scope) { return false }
        return true
    }

    // MARK: What is counted

    func place(of limit: TimeLimit) -> Int? { limit.per.flatMap { conditions.counting.firstIndex(of: $0) } }

    func period(_ limit: TimeLimit, in here: Case) -> Period { limit.promised(for: place(of: limit).map { here.numbers[$0] } ?? 0) }

    /// A block that is over before all its branches are: its time is no greatest of sums.
    private var hasOpenJoin: Bool {
        ways.graph.nodes.contains { node in
            guard node.isJoin, let join = node.step.join else { return false }
            return join != .all
        }
    }

    /// What both the promise and a step under it count.
    private var countedOnBothSides: Set<Int> {
        Set(within.rows.compactMap { place(of: $0.value) }).intersection(timed.flatMap { limits(of: $0) }.compactMap(place))
    }

    /// Of all worlds at once: each condition goes both ways, each step takes its longest time, the shortest promise counts. No world is farther
    /// over; `nil` where no way leads to the end.
    private func greatestExcess(_ ways: ForwardWays) -> Int64? {
        let holds = { (expression: Expression?) -> Bool? in expression == nil ? true : nil }
        let timesOf = ways.graph.nodes.indices.map { limits(of: $0).map(greatest) }
        let promises = within.rows.map { least($0.value) }
        guard isMixed else {
            let longest = timesOf.map { $0.map(\.inSmallest.amount).max() ?? 0 }
            let shortest = promises.map(\.inSmallest.amount).min() ?? 0
            return ways.longest(from: 0, holds: holds, untimed: mayBeUntimed) { $0 + longest[$1] }.map { Int64($0.time) - Int64(shortest) }
        }
        let all = (openStarts + anyStarts).compactMap { start -> Int64? in
            let found = ways.longest(from: start, holds: holds, untimed: mayBeUntimed) { time, node in
                timesOf[node].map { year.lastMoment(of: $0, from: time) }.max() ?? time
            }
            let due = promises.map { year.lastMoment(of: $0, from: start) }.min() ?? start
            return found.map { $0.time.seconds - due.seconds }
        }
        return all.max()
    }

    func greatest(_ limit: TimeLimit) -> Period { limit.promised(for: place(of: limit).map { bounds[$0].upperBound } ?? 0) }
    func least(_ limit: TimeLimit) -> Period { limit.promised(for: place(of: limit).map { bounds[$0].lowerBound } ?? 0) }

    /// All times that are stated for a step; none where the clock stands still.
    func limits(of node: Int) -> [TimeLimit] { rows(of: node).map(\.value) }

    func rows(of node: Int) -> [Rows<TimeLimit>.Row] {
        let step = ways.graph.nodes[node].step
        guard !step.standsStill, !ways.graph.nodes[node].isJoin, step.kind != .parallel || timedBlocks.contains(node) else { return [] }
        return step.within?.rows ?? []
    }

    /// Whether a step or a block has no time of its own in some case, or does something that none is stated for.
    func mayBeUntimed(_ node: Int) -> Bool {
        let place = ways.graph.nodes[node]
        return place.isUntimed(isTimed: place.step.within?.rows.contains { $0.when == nil } ?? false)
    }
}
