import ServiceIR

/// The fastest and the slowest way through a service, each return taken zero times, by variant.
///
/// Every stated time counts in full, a range at its upper end; of parallel branches the one that the join waits for, where a step without a
/// time takes that of the block. Ways are compared by the usual length of the office's times (`Period.usualLength`), then by that of others'
/// times, then by how many stops they have.
package struct ServicePaths: Sendable {
    /// A place on a way where a case waits, or is released.
    package struct Stop: Hashable, Sendable {
        package let step: StepID
        package let isRelease: Bool
        /// Whether no promise runs meanwhile: the applicant's time, a payment, something waited for.
        package let isOfOthers: Bool
        package let limit: TimeLimit?
        /// The time in full; absent where none is stated, or nobody knows for how many.
        package let period: Period?
        /// How many of what the time is `per` are reckoned with.
        package let count: Int?
        /// It ends on a computed date, or at a computed moment.
        package let until: Expression?
        /// Of a block, how many branches run side by side.
        package let branches: Int
    }

    /// The day of the decreed year on which the office's times last longest, and the last day of them.
    package struct WorstDay: Hashable, Sendable {
        package let start: CivilDate
        package let done: CivilDate
        /// Whether it lasts as many days from every other.
        package let isLikeAll: Bool
        /// Days of the calendar between the two.
        package var days: Int { done.dayNumber - start.dayNumber }
    }

    package struct Way: Hashable, Sendable {
        package let stops: [Stop]
        package let end: StepID
        /// What the conditions on it say of the applicant.
        package let facts: [Expression]
        /// Whether it is known that all of `facts` can be so together.
        package let isSure: Bool
        /// The office's times and those of others, each unit that adds up once.
        package let office: [Period]
        package let others: [Period]
        package let worst: WorstDay?
    }

    /// What makes a case take longer than its slowest way forward.
    package enum Delay: Hashable, Sendable {
        /// A step back, how often, and how much office time each time takes at most.
        case back(from: StepID, action: ActionID?, to: StepID, atMost: Int?, adds: [Period])
        /// The applicant mends, in a time of theirs.
        case repair(at: StepID, action: ActionID, atMost: Int?, within: TimeLimit?)
        case extended(at: StepID, atMost: Int, by: TimeLimit?)
    }

    package struct Promised: Hashable, Sendable {
        package let id: PromiseID
        package let limits: [TimeLimit]
        package let isUntilDate: Bool
    }

    /// Variants that have the same ways; without any variant, all applicants.
    package struct Group: Sendable {
        package var variants: [VariantID]
        /// To a grant; absent where no way leads there.
        package let fastest: Way?
        package let slowest: Way?
        package let promises: [Promised]
        package let delays: [Delay]
        /// Whether all combinations of the conditions and all ways were looked at; else the fastest is no slower, and the slowest no faster, than
        /// said.
        package let isWhole: Bool
    }

    package let groups: [Group]
    /// The days for which the worst day was looked for.
    package let calendar: ClosedRange<CivilDate>?
}

extension ServicePaths {
    /// - Parameter scope: the names that the service's conditions see, to leave out what cannot be together.
    package init(of service: CompiledService, catalog: CompiledCatalog, scope: Scope) {
        let search = PathSearch(service: service, catalog: catalog, scope: scope)
        var groups: [Group] = []
        for variant in service.variants.isEmpty ? [nil] : service.variants.keys.map(Optional.some) {
            let group = search.group(of: variant)
            let known = groups.firstIndex { other in
                other.fastest == group.fastest && other.slowest == group.slowest && other.promises == group.promises
                    && other.delays == group.delays && other.isWhole == group.isWhole
            }
            if let known { groups[known].variants += group.variants } else { groups.append(group) }
        }
        self.groups = groups
        let decreed = catalog.calendar
        calendar = decreed.from <= decreed.until ? decreed.from...decreed.until : nil
    }
}

/// Looks through the worlds of a service's conditions for its fastest and slowest ways.
private struct PathSearch {
    let service: CompiledService
    let scope: Scope
    let graph: MachineGraph
    let ways: ForwardWays
    let conditions: ConditionSpace
    let bounds: [ClosedRange<Int>]
    let year: DecreedYear
    /// Whether a count makes a case go through a step with a time more than once.
    let goesRound: Bool
    /// Steps that are looked at for one variant, counted each time that one is passed on a way in a world.
    static let budget = 200_000
    /// A number that nobody states a bound for is reckoned with once.
    static let mostCounted = 1_000_000

    init(service: CompiledService, catalog: CompiledCatalog, scope: Scope) {
        self.service = service
        self.scope = scope.taking(from: service)
        graph = MachineGraph(service)
        let payers = graph.paidItems
        ways = ForwardWays(whole: graph) { scope.isAlwaysDue(at: $0, payers: payers, in: service) }
        var read: [Expression] = []
        var limits: [TimeLimit] = []
        for node in graph.nodes where !node.isJoin {
            read += [node.step.when].compactMap(\.self) + (node.step.within?.rows.compactMap(\.when) ?? [])
            limits += node.step.within?.rows.map(\.value) ?? []
        }
        read += graph.edges.compactMap(\.when) + service.promises.values.flatMap { $0.within?.rows.compactMap(\.when) ?? [] }
        let counting = limits.compactMap(\.per).reduce(into: [Expression]()) { if !$0.contains($1) { $0.append($1) } }
        conditions = ConditionSpace(read, counting: counting, in: service)
        bounds = counting.map { service.counted(by: $0)?.bounds ?? 0...0 }
        year = DecreedYear(catalog)
        let timed = graph.nodes.indices.filter { [graph] in graph.nodes[$0].step.within != nil }
        goesRound = ways.goRoundByCount(through: timed, counted: CountedWays(service, in: graph))
    }

    /// In which world a way was found: one of the conditions', or what is known of them where there are too many.
    private struct Place {
        var world: ConditionSpace.World?
        var known: [Int: Int]
        var numbers: [Int]
    }

    /// Times that add up: the office's, those of others, and how many stops there are.
    private struct Length: Comparable {
        var office = 0
        var others = 0
        var stops = 0
        static func < (a: Self, b: Self) -> Bool { (a.office, a.others, a.stops) < (b.office, b.others, b.stops) }
    }

    func group(of variant: VariantID?) -> ServicePaths.Group {
        let known = values(for: variant)
        let counts = CountSpace(conditions, bounds: bounds.map(limited), needsAll: [])
        let numbers = counts.choices(atMost: 16)
        let limit = max(1, Self.budget / max(1, graph.nodes.count) / max(1, numbers.count))
        let areAllTried = counts.count <= 16 && conditions.count <= limit
        var places: [Place] = []
        for numbers in numbers {
            guard areAllTried else {
                places.append(Place(world: nil, known: known, numbers: numbers))
                continue
            }
            for world in conditions.worlds(atMost: limit)
            where known.allSatisfy({ world[$0.key] == $0.value }) && conditions.agrees(world, with: numbers) {
                places.append(Place(world: world, known: [:], numbers: numbers))
            }
        }
        let slowest = best(.longest, in: places) { graph.nodes[$0].isEnd }
        let fastest =
            best(.shortest, in: places) { graph.nodes[$0].step.end == .granted } ?? best(.shortest, in: places) { graph.nodes[$0].isEnd }
        return ServicePaths.Group(
            variants: variant.map { [$0] } ?? [], fastest: fastest?.way, slowest: slowest?.way,
            promises: promises(knowing: known), delays: delays(knowing: known, in: slowest?.place),
            isWhole: areAllTried && ways.areReturnsKnown && !goesRound)
    }

    private func limited(_ bounds: ClosedRange<Int>) -> ClosedRange<Int> {
        if bounds.upperBound < Self.mostCounted { return max(0, bounds.lowerBound)...max(0, bounds.upperBound) }
        let least = max(1, bounds.lowerBound)
        return least...least
    }

    /// What is known of the variables where the variant is.
    private func values(for variant: VariantID?) -> [Int: Int] {
        guard let variant, let place = conditions.variables.firstIndex(where: { !$0.isTruth && $0.text == "variant" }) else { return [:] }
        // Variants that no condition tells apart are one value, the last.
        let values = conditions.variables[place].values
        return [place: values.firstIndex(of: variant.rawValue) ?? values.count - 1]
    }

    // MARK: Ways

    private func best(
        _ wanted: ForwardWays.Wanted, in places: [Place], to isGoal: (Int) -> Bool
    ) -> (way: ServicePaths.Way, place: Place)? {
        var found: [(length: Length, place: Place, way: ForwardWays.Way<Length>)] = []
        for place in places {
            guard let way = way(wanted, from: ways.span.entries, in: place, to: isGoal) else { continue }
            found.append((way.time, place, way))
        }
        // The sort is stable, so that of equal ways the first world's is told.
        let sorted = found.enumerated().sorted { a, b in
            let (x, y) = wanted == .longest ? (b, a) : (a, b)
            return (x.element.length, a.offset) < (y.element.length, b.offset)
        }
        for (_, candidate) in sorted {
            guard let way = told(candidate.way, wanted, in: candidate.place) else { continue }
            return (way, candidate.place)
        }
        return nil
    }

    private func way(
        _ wanted: ForwardWays.Wanted, from starts: [Int], in place: Place, to isGoal: (Int) -> Bool
    ) -> ForwardWays.Way<Length>? {
        func isUntimed(_ node: Int) -> Bool {
            let isTimed = graph.nodes[node].step.within?.rows.contains { holds($0.when, in: place) == true } ?? false
            return graph.nodes[node].isUntimed(isTimed: isTimed)
        }
        return ways.way(
            wanted, from: starts, at: Length(), to: isGoal, holds: { holds($0, in: place) }, untimed: isUntimed
        ) { length, node in
            guard let stop = stop(node, wanted, in: place, isLate: true) else { return length }
            var length = length
            let usual = stop.period?.usualLength ?? 0
            if stop.isOfOthers {
                length.others = length.others.addingClamped(usual)
            } else {
                length.office = length.office.addingClamped(usual)
            }
            length.stops += 1
            return length
        }
    }

    private func holds(_ expression: Expression?, in place: Place) -> Bool? {
        place.world.map { conditions.holds(expression, in: $0) } ?? conditions.holds(expression, knowing: place.known)
    }

    /// The way as it is told; `nil` where its conditions cannot hold together.
    private func told(_ way: ForwardWays.Way<Length>, _ wanted: ForwardWays.Wanted, in place: Place) -> ServicePaths.Way? {
        guard let end = way.steps.last(where: { graph.nodes[$0].isEnd }) else { return nil }
        let stops = stops(of: way, wanted, in: place)
        var facts: [Expression] = []
        var isSure = place.world != nil
        if let world = place.world {
            let decisive = ways.decisive(way.edges, in: conditions, world)
            let others = decisive.filter { !(conditions.variables[$0].text == "variant" && !conditions.variables[$0].isTruth) }
            facts = conditions.facts(of: others, in: world).filter { !$0.contains("'…'") }.map { Expression($0) }
            let known = conditions.conditions(of: decisive, in: world, scope: scope)
            if case .impossible = PresenceProof.possibility(of: known + service.refusingRules, in: scope) { return nil }
            isSure = conditions.areIndependent(decisive, counting: [])
        }
        let office = stops.filter { !$0.isOfOthers }.compactMap(\.period)
        return ServicePaths.Way(
            stops: stops, end: graph.nodes[end].id, facts: facts, isSure: isSure, office: Period.sums(office),
            others: Period.sums(stops.filter(\.isOfOthers).compactMap(\.period)), worst: year.worstDay(office))
    }

    /// Where a case waits or is released on a way.
    private func stops(of way: ForwardWays.Way<Length>, _ wanted: ForwardWays.Wanted, in place: Place) -> [ServicePaths.Stop] {
        let left = way.edges.map { graph.edges[$0] }.filter { $0.cause == .late }.map(\.from)
        return way.steps.compactMap { node in
            let isShared = way.filled.contains { graph.isInside(node, block: $0) }
            return stop(node, wanted, in: place, isLate: left.contains(node) || way.filled.contains(node), isShared: isShared)
        }
    }

    /// What a node is on a way; `nil` where a case neither waits there nor is released.
    ///
    /// - Parameters:
    ///   - isLate: whether the whole of its time passes: of a block, its own.
    ///   - isShared: whether that of a block around it passes instead.
    private func stop(
        _ index: Int, _ wanted: ForwardWays.Wanted, in place: Place, isLate: Bool = false, isShared: Bool = false
    ) -> ServicePaths.Stop? {
        let node = graph.nodes[index]
        let step = node.step
        if node.isJoin || node.isEnd { return nil }
        let isTimed = [.wait, .notice].contains(step.kind)
        guard node.isWaiting || isTimed || node.releasesProduct || step.kind == .parallel else { return nil }
        // A block's own time is that of its branches, unless they do not end in time, or have none.
        let hasOwn = !isShared && (step.kind != .parallel || isLate)
        let rows = hasOwn ? step.within?.rows.filter { holds($0.when, in: place) != false } ?? [] : []
        let open = place.world == nil ? rows.map(\.value) : rows.first.map { [$0.value] } ?? []
        let periods = open.map { limit in (limit: limit, period: period(limit, in: place)) }
        let chosen = periods.max { a, b in
            let (x, y) = (a.period?.usualLength ?? 0, b.period?.usualLength ?? 0)
            return wanted == .longest ? x < y : x > y
        }
        let until = step.until?.rows.first { holds($0.when, in: place) != false }?.value
        return ServicePaths.Stop(
            step: node.id, isRelease: node.releasesProduct, isOfOthers: step.standsStill, limit: chosen?.limit, period: chosen?.period,
            count: chosen.flatMap { count(of: $0.limit, in: place) }, until: until, branches: step.branches.count)
    }

    private func count(of limit: TimeLimit, in place: Place) -> Int? {
        limit.per.flatMap { conditions.counting.firstIndex(of: $0) }.map { place.numbers[$0] }
    }

    private func period(_ limit: TimeLimit, in place: Place) -> Period? {
        limit.per == nil ? limit.range.promised : count(of: limit, in: place).map { limit.promised(for: $0) }
    }

    // MARK: What is promised, and what takes longer

    private func promises(knowing known: [Int: Int]) -> [ServicePaths.Promised] {
        service.promises.map { id, promise in
            let rows = promise.within?.rows.filter { conditions.holds($0.when, knowing: known) != false } ?? []
            let sure = rows.firstIndex { conditions.holds($0.when, knowing: known) == true }.map { $0 + 1 } ?? rows.count
            return ServicePaths.Promised(id: id, limits: rows.prefix(sure).map(\.value), isUntilDate: promise.until != nil)
        }
    }

    private func delays(knowing known: [Int: Int], in slowest: Place?) -> [ServicePaths.Delay] {
        guard let slowest else { return [] }
        let place = Place(world: nil, known: known, numbers: slowest.numbers)
        let reached = graph.reached(from: ways.span.entries) { edge in
            ways.open(from: edge.from) { conditions.holds($0, knowing: known) }.contains(edge.index)
        }
        var found: [ServicePaths.Delay] = []
        for (index, node) in graph.nodes.enumerated() where reached[index] && !node.isEnd {
            for edge in graph.leaving[index].map({ graph.edges[$0] }) where ways.isReturn[edge.index] && reached[edge.to] {
                var action: ActionID?
                switch edge.cause {
                case .repairLate: continue
                case .action(let id): action = id
                default: break
                }
                let delay = ServicePaths.Delay.back(
                    from: node.id, action: action, to: graph.nodes[edge.to].id, atMost: edge.bound,
                    adds: round(from: edge.to, to: index, in: place))
                if !found.contains(delay) { found.append(delay) }
            }
            if node.isJoin { continue }
            for (id, action) in node.step.actions {
                guard let repair = action.repair else { continue }
                found.append(.repair(at: node.id, action: id, atMost: action.atMost, within: longest(repair.within)))
            }
            if let longer = node.step.extend {
                found.append(.extended(at: node.id, atMost: longer.atMost, by: longest(longer.within)))
            }
        }
        return found
    }

    /// The office's times of going once more from a step to the one that sends back, that one included.
    private func round(from start: Int, to last: Int, in place: Place) -> [Period] {
        let last = graph.nodes[last].isJoin ? graph.nodes.firstIndex { $0.id == graph.nodes[last].id } ?? last : last
        guard let way = way(.longest, from: [start], in: place, to: { $0 == last }) else { return [] }
        let end = way.steps.contains(last) ? nil : stop(last, .longest, in: place)
        let stops = stops(of: way, .longest, in: place) + [end].compactMap(\.self)
        return Period.sums(stops.filter { !$0.isOfOthers }.compactMap(\.period))
    }

    private func longest(_ rows: Rows<TimeLimit>?) -> TimeLimit? {
        rows?.rows.map(\.value).max { $0.range.promised.usualLength < $1.range.promised.usualLength }
    }
}

extension Period {
    /// Added up as far as units add up whatever the date: of one unit in that unit, of hours and minutes in minutes.
    static func sums(_ periods: [Period]) -> [Period] {
        var sums: [Unit: (first: Period, isOne: Bool, amount: Int)] = [:]
        for period in periods where period.amount != 0 {
            let small = period.inSmallest
            let known = sums[small.unit]
            sums[small.unit] = (
                known?.first ?? period, known.map { $0.isOne && $0.first.unit == period.unit } ?? true,
                (known?.amount ?? 0).addingClamped(small.amount)
            )
        }
        return Unit.allCases.compactMap { unit in
            sums[unit].map { sum in
                let total = Period(sum.amount, unit)
                return sum.isOne ? total.like(sum.first) : total
            }
        }
    }
}

extension Int {
    /// The sum, at the largest number where it would overflow.
    func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? Int.max : sum
    }
}
