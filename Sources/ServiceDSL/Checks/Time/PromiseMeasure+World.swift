import ServiceIR

/// The outcome in one world: the longest way, and whether it surely takes so long.
extension PromiseMeasure {
    func promised(in here: Case) -> TimeLimit? {
        within.rows.first { conditions.holds($0.when, in: here.world) }?.value
    }

    /// The stated time of a step; none where the clock stands still.
    private func limit(of node: Int, in here: Case) -> TimeLimit? {
        rows(of: node).first { conditions.holds($0.when, in: here.world) }?.value
    }

    /// What is read of the conditions on the way: in one world, be it only what lasts in it.
    private struct Reading {
        let holds: (Expression?) -> Bool?
        /// By node, the times that it may have.
        let times: [[Period]]
        /// By node, whether it may have none.
        let untimed: [Bool]
    }

    private func reading(of here: Case) -> Reading {
        let times = ways.graph.nodes.indices.map { node in limit(of: node, in: here).map { [period($0, in: here)] } ?? [] }
        return Reading(
            holds: { conditions.holds($0, in: here.world) }, times: times,
            untimed: ways.graph.nodes.indices.map { ways.graph.nodes[$0].isUntimed(isTimed: !times[$0].isEmpty) })
    }

    /// Each condition that may change on the way goes both ways wherever it is read.
    private func changingReading(of here: Case) -> Reading {
        let lasting = conditions.lasting(here.world)
        let holds = { (expression: Expression?) -> Bool? in conditions.holds(expression, knowing: lasting) }
        var times: [[Period]] = []
        var untimed: [Bool] = []
        for node in ways.graph.nodes.indices {
            var found: [Period] = []
            var isTimed = false
            for row in rows(of: node) where !isTimed {
                let isRead = holds(row.when)
                if isRead != false { found.append(period(row.value, in: here)) }
                isTimed = isRead == true
            }
            times.append(found)
            untimed.append(ways.graph.nodes[node].isUntimed(isTimed: isTimed))
        }
        return Reading(holds: holds, times: times, untimed: untimed)
    }

    func outcome(in here: Case, limit: TimeLimit) -> Outcome? {
        let reading = reading(of: here)
        let sure = outcome(in: here, limit: limit, along: ways, reading)
        if let sure, sure.excess > 0 { return sure }
        for (ways, verdict) in perhaps {
            if let found = outcome(in: here, limit: limit, along: ways, reading), found.excess > 0 { return found.only(verdict) }
        }
        let allWays = [ways] + perhaps.map(\.ways)
        let changing = conditions.areChanging ? changingReading(of: here) : nil
        if let changing {
            for ways in allWays {
                if let found = outcome(in: here, limit: limit, along: ways, changing), found.excess > 0 {
                    return found.only(.conditionsChange)
                }
            }
        }
        guard isUneven, let told = sure ?? perhaps.compactMap({ outcome(in: here, limit: limit, along: $0.ways, reading) }).first else {
            return sure
        }
        let promised = period(limit, in: here)
        let widest = changing ?? reading
        let most = allWays.compactMap { ways in
            unevenTime(along: ways, holds: widest.holds, untimed: { widest.untimed[$0] }, promised: promised) { widest.times[$0] }
        }.max()
        let isKept = most.map { $0 <= length(of: promised) } ?? true
        if isKept, !standsLengthened { return sure }
        return told.only(extensions.isEmpty ? .standsBetween : .isLengthened)
    }

    /// The longest way; of several the farthest that is surely too long, where the longest only may be.
    private func outcome(in here: Case, limit: TimeLimit, along ways: ForwardWays, _ reading: Reading) -> Outcome? {
        guard let longest = outcome(in: here, limit: limit, along: ways, avoiding: [], reading) else { return nil }
        guard longest.excess > 0, longest.verdict != .tooLong else { return longest }
        // What is not known of the longest way lies in these: whoever need not go through them goes another.
        let doubtful = Set(longest.doubtful)
        let other = doubtful.isEmpty ? nil : outcome(in: here, limit: limit, along: ways, avoiding: doubtful, reading)
        return other.flatMap { $0.verdict == .tooLong ? $0 : nil } ?? longest
    }

    private func outcome(
        in here: Case, limit: TimeLimit, along ways: ForwardWays, avoiding avoided: Set<Int>, _ reading: Reading
    ) -> Outcome? {
        let promised = period(limit, in: here)
        let unit = promised.inSmallest.unit
        guard timed.allSatisfy({ reading.times[$0].allSatisfy { $0.inSmallest.unit == unit } }) else {
            return mixed(in: here, limit: limit, along: ways, avoiding: avoided, reading)
        }
        let longest = reading.times.map { $0.map(\.inSmallest.amount).max() ?? 0 }
        let found = ways.longest(from: 0, avoiding: avoided, holds: reading.holds, untimed: { reading.untimed[$0] }) { $0 + longest[$1] }
        guard let found else { return nil }
        let total = Period(found.time, unit).like(promised)
        return judged(found, excess: Int64(found.time) - Int64(promised.inSmallest.amount), need: .period(total), limit: limit, in: here)
    }

    /// Units that do not add up run through the calendar, begun on every day of the decreed year on which it may begin, as late as it may:
    /// what is promised is the same from every hour, and what is done is done the later.
    private func mixed(
        in here: Case, limit: TimeLimit, along ways: ForwardWays, avoiding avoided: Set<Int>, _ reading: Reading
    ) -> Outcome? {
        let promised = period(limit, in: here)
        func begun(_ starts: [Instant], because read: [Expression]) -> Outcome? {
            var worst: (found: ForwardWays.Way<Instant>, start: CivilDate, due: Instant)?
            for start in starts {
                let found = ways.longest(
                    from: start, avoiding: avoided, holds: reading.holds, untimed: { reading.untimed[$0] }
                ) { time, node in reading.times[node].map { year.lastMoment(of: $0, from: time) }.max() ?? time }
                // Which way is open does not depend on the date.
                guard let found else { return nil }
                let due = year.lastMoment(of: promised, from: start)
                let excess = found.time.seconds - due.seconds
                if worst.map({ excess > $0.found.time.seconds - $0.due.seconds }) ?? true {
                    worst = (found, year.calendar.localDate(of: start), due)
                }
            }
            guard let (found, start, due) = worst else { return nil }
            let calendar = year.calendar
            let need = Need.dates(
                start: start, due: calendar.localDate(of: due), done: calendar.localDate(of: found.time),
                hours: (calendar.localTime(of: due), calendar.localTime(of: found.time)))
            return judged(found, because: read, excess: found.time.seconds - due.seconds, need: need, limit: limit, in: here)
        }
        guard start.hours == .byCase else { return begun(start.hours == .open ? openStarts : anyStarts, because: []) }
        let whileOpen = begun(openStarts, because: [])
        if let whileOpen, whileOpen.excess > 0 { return whileOpen }
        return start.mayBeAnyTime(holds: reading.holds) ? begun(anyStarts, because: start.conditions) : whileOpen
    }

    /// - Parameter read: conditions that were read to begin so, beside those on the way.
    private func judged<Time>(
        _ found: ForwardWays.Way<Time>, because read: [Expression] = [], excess: Int64, need: Need, limit: TimeLimit, in here: Case
    ) -> Outcome {
        let (graph, edges) = (ways.graph, found.edges)
        let decisive = read.reduce(decisive(edges: edges, in: here.world)) { $0.union(conditions.variables(of: $1)) }
        let leftLate = Set(edges.map { graph.edges[$0] }.filter { $0.cause == .late }.map(\.from))
        let filled = Set(found.filled)
        let told = found.steps.map { node -> (node: Int, limit: TimeLimit?, period: Period?) in
            // Either a block's own time is told, or that of the steps in it.
            let isOver = timedBlocks.contains(node) && !leftLate.contains(node) && !filled.contains(node)
            let isInside = filled.contains { graph.isInside(node, block: $0) }
            let limit = isOver || isInside ? nil : self.limit(of: node, in: here)
            return (node, limit, limit.map { period($0, in: here) })
        }
        let cutShort = outlasted.filter { block in
            !leftLate.contains(block) && isOutlasted(block, by: told.map { ($0.node, $0.period) }, in: here)
        }
        let counted = Set(([limit] + told.compactMap(\.limit)).compactMap(place))
        let promised = period(limit, in: here)
        let besideStanding = blocksBesideStanding(told)
        let ofConditions = excess > 0 ? doubt(of: decisive, counting: counted) : nil
        let verdict: Verdict =
            if excess > 0 {
                ofConditions
                    ?? (!cutShort.isEmpty
                        ? .blockIsLate : !found.leftBeside.isEmpty ? .leavesBlock : !besideStanding.isEmpty ? .standsBeside : .tooLong)
            } else {
                // Where nothing is counted, no time is promised, and none is used up.
                excess == 0 && (limit.per == nil || promised.amount > 0) ? .exact : .fits
            }
        // How many there are says how each comparison with it is.
        let others = decisive.filter { variable in conditions.thresholds[variable].map { !counted.contains($0.count) } ?? true }
        let numbers = counted.sorted().map { "\(conditions.counting[$0].text) == \(here.numbers[$0])" }
        return Outcome(
            verdict: verdict, need: need, limit: limit, promised: promised, steps: told, edges: edges,
            facts: numbers + conditions.facts(of: others, in: here.world), excess: excess, world: here.world, decisive: decisive,
            doubtful: cutShort + found.leftBeside + besideStanding)
    }

    /// What is not known of the conditions on a way that is too long; `nil` where they can hold together all the way.
    private func doubt(of decisive: Set<Int>, counting counted: Set<Int>) -> Verdict? {
        if !conditions.areIndependent(decisive, counting: counted) { return .perhapsTooLong }
        // Whether a count or a record is ever so when it is read depends on what comes before.
        if decisive.contains(where: { conditions.variables[$0].change == .byWay }) { return .conditionsChange }
        return nil
    }

    /// The blocks in which time passes on the way while something is waited for beside it: the promise then stands still.
    private func blocksBesideStanding(_ steps: [(node: Int, limit: TimeLimit?, period: Period?)]) -> [Int] {
        steps.flatMap { step -> [Int] in
            guard let period = step.period, period.amount > 0 else { return [] }
            return ways.graph.blocks(around: step.node).filter { block in
                (waiting[block.entry] ?? []).contains { $0 != block.branch }
            }.map(\.entry)
        }
    }

    /// Whether the block is late before this way through it comes to its end.
    private func isOutlasted(_ block: Int, by steps: [(node: Int, period: Period?)], in here: Case) -> Bool {
        guard steps.contains(where: { $0.node == block }), let own = limit(of: block, in: here).map({ period($0, in: here).inSmallest })
        else { return false }
        let inside = steps.filter { ways.graph.isInside($0.node, block: block) }.compactMap(\.period)
        return inside.reduce(0) { $0.addingClamped(taken($1, own.unit, isMost: true)) } > own.amount
    }

    /// The variables of every condition that was read to go this way and to be promised this.
    private func decisive(edges: [Int], in world: ConditionSpace.World) -> Set<Int> {
        conditions.read(within.rows.map(\.when), in: world).union(ways.decisive(edges, in: conditions, world))
    }
}
