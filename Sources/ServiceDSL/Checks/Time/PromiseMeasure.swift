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

    let within: Rows<PeriodRange>
    let timed: [Int]
    let catalog: CompiledCatalog
    let ways: ForwardWays
    let conditions: ConditionSpace

    func worst() -> Outcome? {
        var worst: Outcome?
        for world in conditions.worlds {
            guard let promised = promised(in: world), let outcome = outcome(in: world, promised: promised) else { continue }
            let isWorse = worst.map { ($0.verdict, $0.excess) < (outcome.verdict, outcome.excess) } ?? true
            if isWorse { worst = outcome }
        }
        return worst
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
        let holds = { (expression: Expression?) in conditions.holds(expression, in: world) }
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

    /// Units that do not add up run through the calendar, begun at the opening of every working day of the decreed year.
    private func mixed(in world: ConditionSpace.World, promised: Period, holds: (Expression?) -> Bool) -> Outcome? {
        let calendar = OfficeCalendar(hours: catalog.officeHours, calendar: catalog.calendar, timeZone: catalog.timeZone)
        var worst: (found: ForwardWays.Longest<Instant>, start: CivilDate, due: Instant)?
        var day = catalog.calendar.from
        while day <= catalog.calendar.until {
            defer { day = CivilDate(dayNumber: day.dayNumber + 1) }
            guard let opening = calendar.openSpans(on: day).first?.from else { continue }
            let start = calendar.instant(day, opening)
            let found = ways.longest(from: start, holds: holds) { time, node in
                period(of: node, in: world).map { lastMoment(of: $0, from: time, in: calendar) } ?? time
            }
            // Which way is open does not depend on the date.
            guard let found else { return nil }
            let due = lastMoment(of: promised, from: start, in: calendar)
            let excess = found.time.seconds - due.seconds
            if worst.map({ excess > $0.found.time.seconds - $0.due.seconds }) ?? true { worst = (found, day, due) }
        }
        guard let (found, start, due) = worst else { return nil }
        let need = Need.dates(start: start, due: calendar.localDate(of: due), done: calendar.localDate(of: found.time))
        return judged(
            found.steps, found.edges, excess: found.time.seconds - due.seconds, need: need, promised: promised, in: world)
    }

    /// The last second in time: what is due at the end of a day is done on that day, not at the beginning of the next.
    private func lastMoment(of period: Period, from start: Instant, in calendar: OfficeCalendar) -> Instant {
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
