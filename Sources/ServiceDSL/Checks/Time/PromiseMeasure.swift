import ServiceIR

/// Measures the longest way under one promise against what it promises, in every world, and keeps the worst outcome.
struct PromiseMeasure {
    enum Verdict: Int, Comparable {
        case fits, exact, perhapsTooLong, tooLong
        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    enum Need {
        case period(Period)
        /// In a mixture of units no one period says it: begun, promised and done on these dates.
        case dates(start: CivilDate, due: CivilDate, done: CivilDate)
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
    }

    /// So many steps are looked at under one promise, counted each time that one is passed on a way in a world.
    static let budget = 100_000

    /// A world, and how many there are of each that is counted.
    private struct Case {
        let world: ConditionSpace.World
        let numbers: [Int]
    }

    let within: Rows<TimeLimit>
    let timed: [Int]
    let ways: ForwardWays
    let conditions: ConditionSpace
    private let bounds: [ClosedRange<Int>]
    private let year: DecreedYear

    init(
        within: Rows<TimeLimit>, timed: [Int], service: CompiledService, catalog: CompiledCatalog, ways: ForwardWays,
        conditions: ConditionSpace
    ) {
        self.within = within
        self.timed = timed
        self.ways = ways
        self.conditions = conditions
        bounds = conditions.counting.map { service.counted(by: $0)?.bounds ?? 0...0 }
        year = DecreedYear(catalog)
    }

    /// The worst outcome of all worlds; `isWhole` is false where there was budget only for some of them.
    func worst() -> (outcome: Outcome?, isWhole: Bool) {
        let units = Set((within.rows.map(\.value) + timed.flatMap { limits(of: $0) }).map(\.range.promised.inSmallest.unit))
        let isMixed = units.count > 1
        let effort = max(1, ways.graph.nodes.count) * (isMixed ? max(1, year.openings.count) : 1)
        if effort > Self.budget { return (nil, false) }
        guard let most = greatestExcess(isMixed: isMixed), most >= 0 else { return (nil, true) }
        var worst: Outcome?
        let counts = CountSpace(conditions, bounds: bounds, needsAll: isMixed || hasOpenJoin ? countedOnBothSides : [])
        let numbers = counts.choices(atMost: Self.budget / effort)
        let worlds = conditions.worlds(atMost: max(1, Self.budget / effort / numbers.count))
        for world in worlds {
            for numbers in numbers where conditions.agrees(world, with: numbers) {
                let here = Case(world: world, numbers: numbers)
                guard let limit = promised(in: here), let outcome = outcome(in: here, limit: limit) else { continue }
                let isWorse = worst.map { ($0.verdict, $0.excess) < (outcome.verdict, outcome.excess) } ?? true
                if isWorse { worst = outcome }
                // No world is worse.
                if outcome.verdict == .tooLong, outcome.excess == most { return (worst, true) }
            }
        }
        return (worst, worlds.count == conditions.count && numbers.count == counts.count && !counts.isCut)
    }

    // MARK: What is counted

    private func place(of limit: TimeLimit) -> Int? { limit.per.flatMap { conditions.counting.firstIndex(of: $0) } }

    private func period(_ limit: TimeLimit, in here: Case) -> Period { limit.promised(for: place(of: limit).map { here.numbers[$0] } ?? 0) }

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
    private func greatestExcess(isMixed: Bool) -> Int64? {
        let holds = { (expression: Expression?) -> Bool? in expression == nil ? true : nil }
        let timesOf = ways.graph.nodes.indices.map { node in
            limits(of: node).map { limit in limit.promised(for: place(of: limit).map { bounds[$0].upperBound } ?? 0) }
        }
        let promises = within.rows.map { row in row.value.promised(for: place(of: row.value).map { bounds[$0].lowerBound } ?? 0) }
        guard isMixed else {
            let longest = timesOf.map { $0.map(\.inSmallest.amount).max() ?? 0 }
            let shortest = promises.map(\.inSmallest.amount).min() ?? 0
            return ways.longest(from: 0, holds: holds) { $0 + longest[$1] }.map { Int64($0.time) - Int64(shortest) }
        }
        let all = year.openings.compactMap { start -> Int64? in
            let found = ways.longest(from: start, holds: holds) { time, node in
                timesOf[node].map { year.lastMoment(of: $0, from: time) }.max() ?? time
            }
            let due = promises.map { year.lastMoment(of: $0, from: start) }.min() ?? start
            return found.map { $0.time.seconds - due.seconds }
        }
        return all.max()
    }

    /// All times that are stated for a step; none where the clock stands still.
    private func limits(of node: Int) -> [TimeLimit] { rows(of: node).map(\.value) }

    private func rows(of node: Int) -> [Rows<TimeLimit>.Row] {
        let step = ways.graph.nodes[node].step
        guard !step.standsStill, !ways.graph.nodes[node].isJoin, step.kind != .parallel else { return [] }
        return step.within?.rows ?? []
    }

    private func promised(in here: Case) -> TimeLimit? {
        within.rows.first { conditions.holds($0.when, in: here.world) }?.value
    }

    /// The stated time of a step; none where the clock stands still.
    private func limit(of node: Int, in here: Case) -> TimeLimit? {
        rows(of: node).first { conditions.holds($0.when, in: here.world) }?.value
    }

    private func outcome(in here: Case, limit: TimeLimit) -> Outcome? {
        let holds = { (expression: Expression?) -> Bool? in conditions.holds(expression, in: here.world) }
        let promised = period(limit, in: here)
        let times = ways.graph.nodes.indices.map { node in self.limit(of: node, in: here).map { period($0, in: here) } }
        let unit = promised.inSmallest.unit
        guard timed.allSatisfy({ times[$0].map { $0.inSmallest.unit == unit } ?? true }) else {
            return mixed(times, in: here, limit: limit, holds: holds)
        }
        let found = ways.longest(from: 0, holds: holds) { $0 + (times[$1]?.inSmallest.amount ?? 0) }
        guard let found else { return nil }
        let total = Period(found.time, unit).like(promised)
        return judged(
            found.steps, found.edges, excess: Int64(found.time) - Int64(promised.inSmallest.amount), need: .period(total), limit: limit,
            in: here)
    }

    /// Units that do not add up run through the calendar, begun on every working day of the decreed year.
    private func mixed(_ times: [Period?], in here: Case, limit: TimeLimit, holds: (Expression?) -> Bool?) -> Outcome? {
        let promised = period(limit, in: here)
        var worst: (found: ForwardWays.Way<Instant>, start: CivilDate, due: Instant)?
        for start in year.openings {
            let found = ways.longest(from: start, holds: holds) { time, node in
                times[node].map { year.lastMoment(of: $0, from: time) } ?? time
            }
            // Which way is open does not depend on the date.
            guard let found else { return nil }
            let due = year.lastMoment(of: promised, from: start)
            let excess = found.time.seconds - due.seconds
            if worst.map({ excess > $0.found.time.seconds - $0.due.seconds }) ?? true {
                worst = (found, year.calendar.localDate(of: start), due)
            }
        }
        guard let (found, start, due) = worst else { return nil }
        let need = Need.dates(start: start, due: year.calendar.localDate(of: due), done: year.calendar.localDate(of: found.time))
        return judged(found.steps, found.edges, excess: found.time.seconds - due.seconds, need: need, limit: limit, in: here)
    }

    private func judged(_ steps: [Int], _ edges: [Int], excess: Int64, need: Need, limit: TimeLimit, in here: Case) -> Outcome {
        let decisive = decisive(edges: edges, in: here.world)
        let told = steps.map { node -> (node: Int, limit: TimeLimit?, period: Period?) in
            let limit = self.limit(of: node, in: here)
            return (node, limit, limit.map { period($0, in: here) })
        }
        let counted = Set(([limit] + told.compactMap(\.limit)).compactMap(place))
        let promised = period(limit, in: here)
        let verdict: Verdict =
            if excess > 0 {
                conditions.areIndependent(decisive, counting: counted) ? .tooLong : .perhapsTooLong
            } else {
                // Where nothing is counted, no time is promised, and none is used up.
                excess == 0 && (limit.per == nil || promised.amount > 0) ? .exact : .fits
            }
        // How many there are says how each comparison with it is.
        let others = decisive.filter { variable in conditions.thresholds[variable].map { !counted.contains($0.count) } ?? true }
        let numbers = counted.sorted().map { "\(conditions.counting[$0].text) == \(here.numbers[$0])" }
        return Outcome(
            verdict: verdict, need: need, limit: limit, promised: promised, steps: told, edges: edges,
            facts: numbers + conditions.facts(of: others, in: here.world), excess: excess)
    }

    /// The variables of every condition that was read to go this way and to be promised this.
    private func decisive(edges: [Int], in world: ConditionSpace.World) -> Set<Int> {
        conditions.read(within.rows.map(\.when), in: world).union(ways.decisive(edges, in: conditions, world))
    }
}
