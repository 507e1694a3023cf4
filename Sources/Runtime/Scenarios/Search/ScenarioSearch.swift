import ServiceIR

/// Finds scenarios that reach what is not reached yet: submissions of the sampler, walked through the engine by whoever may act.
///
/// The same service and start always give the same scenarios. Greedy and bounded: what none of the tries reaches stays unreached.
public struct ScenarioSearch: Sendable {
    let engine: Engine
    let start: LocalMoment
    let items: [CoverageItem]
    let sampler: SubmissionSampler
    /// What a case takes for each event: every part of the service may be looked at.
    let weight: Int
    /// Submissions that are walked through at most, and how many without any news end the search.
    static let mostTries = 1000
    static let mostInVain = 120
    /// Where one thing alone is wanted.
    static let mostTriesForOne = 300
    /// Where nothing was found at all, nobody may be able to apply.
    static let mostBeforeAny = 30
    /// How often one scenario is tried with less in it: what a large form asks of everybody is then left in.
    static let mostShrinks = 200
    /// Entries of one scenario at most.
    static let mostEntries = 40

    /// - Parameters:
    ///   - engine: one with a probe, else conditions and rows are never seen.
    ///   - start: when the cases are submitted.
    ///   - items: what is to be reached.
    public init(engine: Engine, start: LocalMoment, reaching items: [CoverageItem]) {
        self.engine = engine
        self.start = start
        self.items = items
        weight = engine.service.elements.count
        let instant = start.instant(in: engine.catalog.timeZone)
        let register = Register(slots: engine.slots(after: instant, days: 30))
        sampler = SubmissionSampler(engine.submissions, at: engine.moment(at: instant, register: register))
    }

    /// Few scenarios that together reach all that was found beyond `covered`.
    public func scenarios(beyond covered: ScenarioCoverage) -> [Scenario] { scenarios(beyond: covered, within: .unlimited) }

    /// The same, until the effort is spent.
    func scenarios(beyond covered: ScenarioCoverage, within effort: Effort) -> [Scenario] {
        var pool: [Try] = []
        var reached = covered
        var inVain = 0
        for seed in 0..<UInt64(Self.mostTries) where inVain < (pool.isEmpty ? Self.mostBeforeAny : Self.mostInVain) {
            let gaps = reached.gaps(in: items)
            if gaps.isEmpty || effort.isSpent { break }
            guard let found = attempt(seed: seed, gaps, within: effort) else {
                inVain += 1
                continue
            }
            inVain = gaps.contains { found.coverage.isReached($0) } ? 0 : inVain + 1
            reached.add(found.coverage)
            pool.append(found)
        }
        var wanted = covered.gaps(in: items)
        return chosen(from: pool, beyond: covered).enumerated().map { place, found in
            let found = shrunk(found, keeping: wanted.filter { found.coverage.isReached($0) }, within: effort)
            wanted.removeAll { found.coverage.isReached($0) }
            var scenario = found.scenario
            scenario.name = "\(place + 1): \(found.told)"
            return scenario
        }
    }

    /// A scenario that shows what is wanted, the first that trying finds, with little else in it.
    func scenario(where isShown: (ScenarioPlay) -> Bool) -> Scenario? {
        let gaps = items.flatMap(CoverageGap.ways)
        let runner = ScenarioRunner(engine: engine, suite: suite)
        for seed in 0..<UInt64(Self.mostTriesForOne) {
            guard let found = attempt(seed: seed, gaps, .valid, within: .unlimited), isShown(runner.play(found.scenario)) else { continue }
            return shrunk(found, keeping: [], within: .unlimited) { isShown(runner.play($0.scenario)) }.scenario
        }
        return nil
    }

    /// Whether trying finds a scenario that shows what is wanted.
    func finds(within effort: Effort, where isShown: (ScenarioPlay) -> Bool) -> Bool {
        let gaps = items.flatMap(CoverageGap.ways)
        let runner = ScenarioRunner(engine: engine, suite: suite)
        return (0..<UInt64(Self.mostTriesForOne)).contains { seed in
            guard !effort.isSpent, let found = attempt(seed: seed, gaps, .valid, within: effort) else { return false }
            effort.spend(weight * (1 + found.scenario.entries.count))
            return isShown(runner.play(found.scenario))
        }
    }

    /// Without the entries, answers and documents that what is kept does not need, as far as so many attempts find them.
    func shrunk(
        _ found: Try, keeping gaps: [CoverageGap], within effort: Effort, where isKept: (Try) -> Bool = { _ in true }
    ) -> Try {
        var best = found
        var left = Self.mostShrinks
        func attempt(_ change: (inout Scenario) -> Void) -> Bool {
            var scenario = best.scenario
            change(&scenario)
            if scenario == best.scenario { return true }
            left -= 1
            guard left >= 0, !effort.isSpent, let next = finished(scenario, within: effort),
                gaps.allSatisfy({ next.coverage.isReached($0) }), isKept(next)
            else {
                return false
            }
            best = next
            return true
        }
        /// Many at once, and each half by itself only where not all can go.
        func drop<Part>(_ parts: ArraySlice<Part>, _ remove: (inout Scenario, ArraySlice<Part>) -> Void) {
            if parts.isEmpty || left <= 0 || attempt({ remove(&$0, parts) }) || parts.count == 1 { return }
            let middle = parts.startIndex + parts.count / 2
            drop(parts[middle...], remove)
            drop(parts[..<middle], remove)
        }
        // What is sent back and mended goes together.
        for length in [2, 1] {
            var needed = Self.needed(best.scenario.entries, for: gaps)
            for place in found.scenario.entries.indices.reversed() {
                let range = place..<(place + length)
                if range.upperBound >= best.scenario.entries.count || !needed.isDisjoint(with: range) { continue }
                if attempt({ $0.entries.removeSubrange(range) }) { needed = Self.needed(best.scenario.entries, for: gaps) }
            }
        }
        drop(found.scenario.given.outputs[...]) { scenario, parts in scenario.given.outputs.removeAll { parts.contains($0) } }
        drop(found.scenario.given.bookings[...]) { scenario, parts in scenario.given.bookings.removeAll { parts.contains($0) } }
        drop((found.scenario.submit.documents ?? [])[...]) { scenario, parts in
            let gone = Set(parts)
            scenario.submit.documents?.removeAll { gone.contains($0) }
        }
        for (section, values) in found.scenario.submit.form {
            drop((values.object ?? [:]).keys[...]) { scenario, fields in
                var answers = scenario.submit.form[section]?.object ?? [:]
                for field in fields { answers[field] = nil }
                scenario.submit.form[section] = answers.isEmpty ? nil : .object(answers)
            }
        }
        return best
    }

    /// The entries of which none can go: without it fewer actions of one name are taken than there are steps at which it is wanted.
    static func needed(_ entries: [ScenarioEntry], for gaps: [CoverageGap]) -> Set<Int> {
        var wanted: [Substring: Int] = [:]
        for gap in gaps where gap.item.kind == .action {
            if let action = gap.item.name.split(separator: ".").last { wanted[action, default: 0] += 1 }
        }
        /// By entry, which action it takes, and how often at most.
        let taking = entries.map { entry -> (action: Substring, times: Int)? in
            switch entry.kind {
            case .act(let act): (Substring(act.action.rawValue), act.by.count)
            case .pay: (Substring(ActionID.done.rawValue), 1)
            case .object, .wait, .free, .expect: nil
            }
        }
        var taken: [Substring: Int] = [:]
        for case let (action, times)? in taking { taken[action, default: 0] += times }
        return Set(
            taking.indices.filter { place in
                guard let (action, times) = taking[place] else { return false }
                return taken[action, default: 0] - times < wanted[action, default: 0]
            })
    }

    struct Try {
        var scenario: Scenario
        var coverage: ScenarioCoverage
        /// How it ends, in a word.
        var told: String
    }

    /// The most news first, the shorter of two equal ones; then none that the others make needless.
    func chosen(from pool: [Try], beyond covered: ScenarioCoverage) -> [Try] {
        var wanted = covered.gaps(in: items)
        var chosen: [Try] = []
        while !wanted.isEmpty {
            let gains = pool.map { found in wanted.count { found.coverage.isReached($0) } }
            guard
                let best = pool.indices.max(by: { a, b in
                    (gains[a], -pool[a].scenario.entries.count, -a) < (gains[b], -pool[b].scenario.entries.count, -b)
                }), gains[best] > 0
            else { break }
            chosen.append(pool[best])
            wanted.removeAll { pool[best].coverage.isReached($0) }
        }
        let target = covered.gaps(in: items).filter { gap in chosen.contains { $0.coverage.isReached(gap) } }
        for place in chosen.indices.reversed() {
            let rest = chosen.indices.filter { $0 != place }
            if target.allSatisfy({ gap in rest.contains { chosen[$0].coverage.isReached(gap) } }) { chosen.remove(at: place) }
        }
        return chosen
    }
}
