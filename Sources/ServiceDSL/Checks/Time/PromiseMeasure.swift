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
        let promised: Period
        let steps: [(node: Int, period: Period?)]
        let facts: [String]
        /// How far it is over; among the too long the farthest is told.
        let excess: Int64
    }

    /// So many steps are looked at under one promise, counted each time that one is passed on a way in a world.
    static let budget = 100_000

    let within: Rows<PeriodRange>
    let timed: [Int]
    let ways: ForwardWays
    let conditions: ConditionSpace
    private let calendar: OfficeCalendar
    private let decreed: WorkingCalendar

    init(within: Rows<PeriodRange>, timed: [Int], catalog: CompiledCatalog, ways: ForwardWays, conditions: ConditionSpace) {
        self.within = within
        self.timed = timed
        self.ways = ways
        self.conditions = conditions
        calendar = OfficeCalendar(hours: catalog.officeHours, calendar: catalog.calendar, timeZone: catalog.timeZone)
        decreed = catalog.calendar
    }

    /// The worst outcome of all worlds; `isWhole` is false where there was budget only for some of them.
    func worst() -> (outcome: Outcome?, isWhole: Bool) {
        let units = Set(within.rows.map { $0.value.promised.inSmallest.unit } + timed.flatMap { times(of: $0) }.map(\.inSmallest.unit))
        let isMixed = units.count > 1
        let effort = max(1, ways.graph.nodes.count) * (isMixed ? max(1, openings.count) : 1)
        if effort > Self.budget { return (nil, false) }
        if surelyFits(isMixed: isMixed) { return (nil, true) }
        var worst: Outcome?
        let worlds = conditions.worlds(atMost: max(1, Self.budget / effort))
        for world in worlds {
            guard let promised = promised(in: world), let outcome = outcome(in: world, promised: promised) else { continue }
            let isWorse = worst.map { ($0.verdict, $0.excess) < (outcome.verdict, outcome.excess) } ?? true
            if isWorse { worst = outcome }
        }
        return (worst, worlds.count == conditions.count)
    }

    /// Judges all worlds at once: each condition goes both ways, each step takes its longest time, the shortest promise counts.
    private func surelyFits(isMixed: Bool) -> Bool {
        let holds = { (expression: Expression?) -> Bool? in expression == nil ? true : nil }
        let timesOf = ways.graph.nodes.indices.map { times(of: $0) }
        let promises = within.rows.map(\.value.promised)
        guard isMixed else {
            let longest = timesOf.map { $0.map(\.inSmallest.amount).max() ?? 0 }
            let found = ways.longest(from: 0, holds: holds) { $0 + longest[$1] }
            return found.map { found in promises.allSatisfy { found.time < $0.inSmallest.amount } } ?? true
        }
        return openings.allSatisfy { start in
            let found = ways.longest(from: start, holds: holds) { time, node in
                timesOf[node].map { lastMoment(of: $0, from: time) }.max() ?? time
            }
            return found.map { found in promises.allSatisfy { found.time < lastMoment(of: $0, from: start) } } ?? true
        }
    }

    /// All times that are stated for a step; none where the clock stands still.
    private func times(of node: Int) -> [Period] {
        let step = ways.graph.nodes[node].step
        guard !step.standsStill, !ways.graph.nodes[node].isJoin, step.kind != .parallel else { return [] }
        return step.within?.rows.map(\.value.promised) ?? []
    }

    /// The opening of every working day of the decreed year.
    private var openings: [Instant] {
        guard decreed.from <= decreed.until else { return [] }
        return (decreed.from.dayNumber...decreed.until.dayNumber).compactMap { number in
            let day = CivilDate(dayNumber: number)
            return calendar.openSpans(on: day).first.map { calendar.instant(day, $0.from) }
        }
    }

    private func promised(in world: ConditionSpace.World) -> Period? {
        within.rows.first { conditions.holds($0.when, in: world) }?.value.promised
    }

    /// The stated time of a step; none where the clock stands still.
    private func period(of node: Int, in world: ConditionSpace.World) -> Period? {
        let step = ways.graph.nodes[node].step
        guard !step.standsStill, !ways.graph.nodes[node].isJoin, step.kind != .parallel else { return nil }
        return step.within?.rows.first { conditions.holds($0.when, in: world) }?.value.promised
    }

    private func outcome(in world: ConditionSpace.World, promised: Period) -> Outcome? {
        let holds = { (expression: Expression?) -> Bool? in conditions.holds(expression, in: world) }
        let unit = promised.inSmallest.unit
        guard timed.allSatisfy({ period(of: $0, in: world).map { $0.inSmallest.unit == unit } ?? true }) else {
            return mixed(in: world, promised: promised, holds: holds)
        }
        let found = ways.longest(from: 0, holds: holds) { time, node in
            time + (period(of: node, in: world)?.inSmallest.amount ?? 0)
        }
        guard let found else { return nil }
        let limit = promised.inSmallest.amount
        let total = Period(found.time, unit).like(promised)
        return judged(
            found.steps, found.edges, excess: Int64(found.time) - Int64(limit), need: .period(total), promised: promised, in: world)
    }

    /// Units that do not add up run through the calendar, begun on every working day of the decreed year.
    private func mixed(in world: ConditionSpace.World, promised: Period, holds: (Expression?) -> Bool?) -> Outcome? {
        let times = ways.graph.nodes.indices.map { period(of: $0, in: world) }
        var worst: (found: ForwardWays.Longest<Instant>, start: CivilDate, due: Instant)?
        for start in openings {
            let found = ways.longest(from: start, holds: holds) { time, node in
                times[node].map { lastMoment(of: $0, from: time) } ?? time
            }
            // Which way is open does not depend on the date.
            guard let found else { return nil }
            let due = lastMoment(of: promised, from: start)
            let excess = found.time.seconds - due.seconds
            if worst.map({ excess > $0.found.time.seconds - $0.due.seconds }) ?? true {
                worst = (found, calendar.localDate(of: start), due)
            }
        }
        guard let (found, start, due) = worst else { return nil }
        let need = Need.dates(start: start, due: calendar.localDate(of: due), done: calendar.localDate(of: found.time))
        return judged(
            found.steps, found.edges, excess: found.time.seconds - due.seconds, need: need, promised: promised, in: world)
    }

    /// The last second in time: what is due at the end of a day is done on that day, not at the beginning of the next.
    private func lastMoment(of period: Period, from start: Instant) -> Instant {
        let due = calendar.due(period, Clock(start: start)).instant
        return calendar.localTime(of: due).minutes == 0 ? Instant(seconds: due.seconds - 1) : due
    }

    private func judged(
        _ steps: [Int], _ edges: [Int], excess: Int64, need: Need, promised: Period, in world: ConditionSpace.World
    ) -> Outcome {
        let decisive = decisive(steps: steps, edges: edges, in: world)
        let verdict: Verdict =
            if excess > 0 { conditions.areIndependent(decisive) ? .tooLong : .perhapsTooLong } else { excess == 0 ? .exact : .fits }
        return Outcome(
            verdict: verdict, need: need, promised: promised, steps: steps.map { ($0, period(of: $0, in: world)) },
            facts: conditions.facts(of: decisive, in: world), excess: excess)
    }

    /// The variables of every condition that was read to go this way and to be promised this.
    private func decisive(steps: [Int], edges: [Int], in world: ConditionSpace.World) -> Set<Int> {
        var found: Set<Int> = []
        func add(_ rows: [Expression?]) {
            for row in rows {
                found.formUnion(conditions.variables(of: row))
                if row == nil || conditions.holds(row, in: world) { break }
            }
        }
        add(within.rows.map(\.when))
        for index in edges {
            let edge = ways.graph.edges[index]
            let step = ways.graph.nodes[edge.from].step
            found.formUnion(conditions.variables(of: step.when))
            add(step.within?.rows.map(\.when) ?? [])
            add(ways.graph.leaving[edge.from].map { ways.graph.edges[$0] }.filter { $0.cause == edge.cause }.map(\.when))
        }
        return found
    }
}
