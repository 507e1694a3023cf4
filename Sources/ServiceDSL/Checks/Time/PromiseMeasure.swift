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
    private struct Case {
        let world: ConditionSpace.World
        let numbers: [Int]
    }

    let within: Rows<TimeLimit>
    let timed: [Int]
    /// Blocks whose own time counts: a step in them has none, or they may be late although the office is on time.
    private var timedBlocks: Set<Int> = []
    /// Of them those in which the steps, each on time, may last longer than the block.
    private var outlasted: Set<Int> = []
    /// By block, the branches in which something is waited for, the clock standing still.
    private var waiting: [Int: Set<BranchID>] = [:]
    /// Those that are surely gone, and those of which something is not known, each with what.
    let ways: ForwardWays
    private var perhaps: [(ways: ForwardWays, verdict: Verdict)] = []
    private let start: PromiseStart
    let conditions: ConditionSpace
    /// The names that conditions see, where they are known, and what holds of everything that is sent.
    private let scope: Scope?
    private let rules: [Node]
    private let bounds: [ClosedRange<Int>]
    private let year: DecreedYear
    /// The moments from which it is measured: where it only starts while the office is open, and where it starts at any time.
    private let openStarts: [Instant]
    private let anyStarts: [Instant]
    /// Steps that may be lengthened, by how much each time and how often.
    private let extensions: [Int: (limits: [TimeLimit], atMost: Int)]
    /// Whether a clock may stand that was lengthened in another unit: each of its parts then stands in its own.
    private let standsLengthened: Bool
    private let isMixed: Bool
    /// Whether steps one after the other need not take what their times add up to, as the promise does.
    private let isUneven: Bool
    private let takes = Takes()

    /// What periods were found to take.
    private final class Takes {
        struct Key: Hashable { let period: Period, unit: Period.Unit, isMost: Bool }
        var known: [Key: Int] = [:]
    }

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

    /// What follows lateness that is not the office's.
    private mutating func addLateWays(_ promise: Promise) {
        let (graph, span) = (ways.graph, ways.span)
        func leadsOn(_ node: Int) -> Bool {
            span.running[node] && !graph.nodes[node].isJoin && !graph.nodes[node].isCitizens && graph.nodes[node].step.late?.to != nil
        }
        outlasted = Set(graph.nodes.indices.filter { leadsOn($0) && isOutlasted($0) })
        if !outlasted.isEmpty {
            perhaps.append((ForwardWays(promise, span: span, toEnds: true, mayBeLate: outlasted, in: graph), .blockIsLate))
        }
        let late = graph.awaitingBoth.filter(leadsOn)
        timedBlocks.formUnion(outlasted.union(late.filter { graph.nodes[$0].step.kind == .parallel }))
        if !late.isEmpty {
            let mayBeLate = late.union(outlasted)
            perhaps.append((ForwardWays(promise, span: span, toEnds: true, mayBeLate: mayBeLate, in: graph), .citizensAreLate))
        }
    }

    /// Whether the steps in a block, each on time, may last longer than the block may.
    private func isOutlasted(_ block: Int) -> Bool {
        let graph = ways.graph
        guard graph.nodes[block].step.kind == .parallel,
            let join = graph.nodes.indices.lazy.compactMap({ graph.nodes[$0].block }).first(where: { $0.entry == block })?.join
        else { return false }
        return (graph.nodes[block].step.within?.rows ?? []).contains { row in
            let own = least(row.value).inSmallest
            let inside = ways.way(
                .longest, from: [block], at: 0, to: { $0 == join || graph.nodes[$0].isEnd }, holds: { $0 == nil ? true : nil },
                untimed: mayBeUntimed
            ) { sum, node in
                guard graph.isInside(node, block: block) else { return sum }
                return sum.addingClamped(limits(of: node).map { taken(greatest($0), own.unit, isMost: true) }.max() ?? 0)
            }
            return inside.map { $0.time > own.amount } ?? false
        }
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
        // The first of those as far.
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

    private func greatest(_ limit: TimeLimit) -> Period { limit.promised(for: place(of: limit).map { bounds[$0].upperBound } ?? 0) }
    private func least(_ limit: TimeLimit) -> Period { limit.promised(for: place(of: limit).map { bounds[$0].lowerBound } ?? 0) }

    // MARK: What does not add up

    /// The same where times do not add up as the promise does.
    private var greatestUnevenExcess: Int {
        let most = within.rows.compactMap { row -> Int? in
            let promised = least(row.value)
            let found = ([ways] + perhaps.map(\.ways)).compactMap { ways in
                unevenTime(along: ways, holds: { $0 == nil ? true : nil }, untimed: mayBeUntimed, promised: promised) { node in
                    limits(of: node).map(greatest)
                }
            }
            return found.max().map { $0 - length(of: promised) }
        }
        return most.max() ?? 0
    }

    /// In what a promise is measured, wherever it begins and stands still: months by the days that they have at least.
    private func measure(_ promised: Period) -> Period.Unit {
        let unit = promised.inSmallest.unit
        return unit == .months ? .days : unit
    }

    private func length(of promised: Period) -> Int { taken(promised, measure(promised), isMost: false) }

    private func taken(_ period: Period, _ unit: Period.Unit, isMost: Bool) -> Int {
        let key = Takes.Key(period: period, unit: unit, isMost: isMost)
        if let known = takes.known[key] { return known }
        let found = isMost ? year.most(period, in: unit) : year.least(period, in: unit)
        takes.known[key] = found
        return found
    }

    /// No way takes longer than this, measured as the promise is: each step by the most that it takes whenever it begins, each lengthening by
    /// what it takes more than the promise is lengthened. A promise that is as long is kept whenever the clock stands between.
    private func unevenTime(
        along ways: ForwardWays, holds: (Expression?) -> Bool?, untimed: (Int) -> Bool, promised: Period, times: (Int) -> [Period]
    ) -> Int? {
        let unit = measure(promised)
        return ways.longest(from: 0, holds: holds, untimed: untimed) { sum, node in
            let time = times(node).map { taken($0, unit, isMost: true) }.max() ?? 0
            let more = extensions[node].map { longer in
                (longer.limits.map(greatest).map { taken($0, unit, isMost: true) - taken($0, unit, isMost: false) }.max() ?? 0)
                    .multipliedClamped(longer.atMost)
            }
            return sum.addingClamped(time).addingClamped(more ?? 0)
        }?.time
    }

    /// All times that are stated for a step; none where the clock stands still.
    private func limits(of node: Int) -> [TimeLimit] { rows(of: node).map(\.value) }

    private func rows(of node: Int) -> [Rows<TimeLimit>.Row] {
        let step = ways.graph.nodes[node].step
        guard !step.standsStill, !ways.graph.nodes[node].isJoin, step.kind != .parallel || timedBlocks.contains(node) else { return [] }
        return step.within?.rows ?? []
    }

    /// Whether a step or a block has no time of its own in some case, or does something that none is stated for.
    private func mayBeUntimed(_ node: Int) -> Bool {
        let place = ways.graph.nodes[node]
        return place.isUntimed(isTimed: place.step.within?.rows.contains { $0.when == nil } ?? false)
    }

    private func promised(in here: Case) -> TimeLimit? {
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

    private func outcome(in here: Case, limit: TimeLimit) -> Outcome? {
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
