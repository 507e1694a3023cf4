import ServiceIR

/// One try: a submission that is filed and taken on, entry by entry, as long as something is new.
extension ScenarioSearch {
    func attempt(
        seed: UInt64, _ gaps: [CoverageGap], _ wanted: SubmissionSampler.Kind? = nil, within effort: Effort
    ) -> Try? {
        var source = SampleSource(seed: seed &+ 0x5EED)
        // Rules are seen to fail only where something is refused.
        let isWay = { (gap: CoverageGap) in gap.item.kind == .condition || gap.item.kind == .row }
        let kind: SubmissionSampler.Kind =
            wanted ?? (seed % (gaps.allSatisfy(isWay) ? 2 : 4) == 1 && gaps.contains(where: isWay) ? .broken : .valid)
        let isAgainstRule = kind == .broken && source.choice(of: [true, false]) == true
        guard let sample = isAgainstRule ? sampler.sampleAgainstRule(seed: seed) : sampler.sample(seed: seed, kind) else { return nil }
        var scenario = Scenario(name: "", place: Self.place, submit: submission(sample.json, isBroken: kind == .broken))
        scenario.given = given(before: sample.json, &source)
        openByTimer(&scenario)
        var begun: ScenarioPlay?
        var refused: Scenario?
        for filer in filers(of: scenario, &source) where begun == nil {
            scenario.submit.by = filer
            var play = ScenarioPlay(engine: engine, suite: suite, scenario: scenario)
            play.isTraced = false
            effort.spend(weight)
            play.submit()
            if play.failures.isEmpty { begun = play }
            guard refused == nil, case .refused(let refusal)? = play.failures.first?.kind else { continue }
            refused = scenario
            refused?.submit.refused = refusal.slugs.last
        }
        guard var play = begun else {
            return refused.flatMap { Self.misspelt.contains($0.submit.refused ?? "") ? nil : finished($0, within: effort) }
        }
        var aims = Aims(gaps, withdrawnEnd: engine.service.machine.withdrawnEnd)
        while scenario.entries.count < Self.mostEntries, let subject = play.subject, subject.end == nil {
            guard !effort.isSpent, let next = step(on: play, subject, &aims, &source, within: effort) else { break }
            play = next.play
            scenario.entries.append(next.entry)
        }
        scenario.entries = Self.joined(scenario.entries)
        return finished(scenario, within: effort)
    }

    /// What a form cannot send and the compiler finds in a scenario: nothing that a case could show.
    static let misspelt: Set<String> = ["wrong-type", "unknown-key", "not-an-option", "wrong-form"]

    /// Who may file it: the officers' roles that open such cases, in any order, and at last nobody of them (an applicant, a timer).
    func filers(of scenario: Scenario, _ source: inout SampleSource) -> [RoleID?] {
        var roles = engine.service.openedBy?.rows.compactMap(\.value.role) ?? []
        source.mix(&roles)
        // Of earlier outputs the register speaks to officers alone.
        if engine.service.openedBy == nil, !scenario.given.outputs.isEmpty, scenario.submit.channel?.isAssisted == true,
            source.choice(of: 0..<3) != 0
        {
            roles =
                engine.layout.order.lazy.compactMap { engine.layout[$0]?.performers }.flatMap(\.roles)
                .first { $0 != .applicant && $0 != .filer }.map { [$0] } ?? []
        }
        return roles + [nil]
    }

    /// Where a timer opens such a case: on a day on which it does, for an output that it does it for.
    func openByTimer(_ scenario: inout Scenario) {
        let variant = scenario.submit.variant
        guard let timer = engine.service.openingTimers.first(where: { variant == nil || $0.variant == variant })?.timer else { return }
        let today = sampler.moment.today
        let days = (0...800).lazy.map { CivilDate(dayNumber: today.dayNumber + $0) }
        guard let day = days.first(where: { timer.isDue(on: $0, issuedOn: today) || timer.isDue(on: $0, issuedOn: nil) }),
            let fact = sampler.moment.register.found.first(where: { fact in
                timer.forEach.names.contains(fact.name) && timer.forEach.accept.contains(fact.state(on: today))
            })
        else { return }
        var output = ScenarioOutput(output: fact.name.description, number: fact.number)
        output.issuedOn = today
        scenario.given.outputs.removeAll { $0.number == output.number }
        scenario.given.outputs.insert(output, at: 0)
        scenario.submit.at = LocalMoment(day, start.time)
    }

    /// Run once more from the beginning, as it will be written, with what is seen at its end as its expectation.
    func finished(_ scenario: Scenario, within effort: Effort) -> Try? {
        effort.spend(weight * (1 + scenario.entries.count))
        var scenario = scenario
        if case .expect? = scenario.entries.last?.kind { scenario.entries.removeLast() }
        let outcome = ScenarioRunner(engine: engine, suite: suite).run(scenario)
        guard outcome.passed else { return nil }
        if let observed = outcome.observed { scenario.entries.append(ScenarioEntry(.expect(observed), place: Self.place)) }
        let told = scenario.submit.refused ?? outcome.observed?.end?.rawValue ?? "open"
        return Try(scenario: scenario, coverage: outcome.coverage, told: told)
    }

    var suite: ScenarioSuite { ScenarioSuite(service: engine.service.service, cases: [], place: Self.place) }
    static let place = ScenarioPlace(path: "", line: 1)

    /// The next entry that the engine accepts, one that leads to something new before others.
    func step(
        on play: ScenarioPlay, _ subject: Case, _ aims: inout Aims, _ source: inout SampleSource, within effort: Effort
    ) -> (play: ScenarioPlay, entry: ScenarioEntry)? {
        var moves = moves(in: subject, at: play.now, &source)
        if aims.isWithdrawalWanted {
            moves.append(Move(kind: .act(ScenarioAct(by: [.applicant], action: .withdraw)), leadsOn: false))
        }
        source.mix(&moves)
        // News first, then onwards; now and then as it comes, so that somebody waits.
        let isByNews = source.choice(of: 0..<4) != 0
        let ranks = moves.map { move in !isByNews || move.name.map(aims.news.contains) == true ? 0 : move.leadsOn ? 1 : 2 }
        for rank in 0...2 {
            for (place, move) in moves.enumerated() where ranks[place] == rank {
                for _ in 0..<(move.isFilled ? 12 : 1) {
                    var trial = play
                    let entry = ScenarioEntry(filled(move, subject, &source), place: Self.place)
                    effort.spend(weight)
                    trial.perform(entry)
                    guard trial.failures.isEmpty else { continue }
                    if let name = move.name { aims.news.remove(name) }
                    return (trial, kept(entry, in: trial))
                }
            }
        }
        return nil
    }
}
