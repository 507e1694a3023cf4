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
    private let weight: Int
    /// Submissions that are walked through at most, and how many without any news end the search.
    private static let mostTries = 1000
    private static let mostInVain = 120
    /// Where one thing alone is wanted.
    private static let mostTriesForOne = 300
    /// Where nothing was found at all, nobody may be able to apply.
    private static let mostBeforeAny = 30
    /// How often one scenario is tried with less in it: what a large form asks of everybody is then left in.
    private static let mostShrinks = 200
    /// Entries of one scenario at most.
    private static let mostEntries = 40

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
    private func shrunk(
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
    private static func needed(_ entries: [ScenarioEntry], for gaps: [CoverageGap]) -> Set<Int> {
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

    private struct Try {
        var scenario: Scenario
        var coverage: ScenarioCoverage
        /// How it ends, in a word.
        var told: String
    }

    /// The most news first, the shorter of two equal ones; then none that the others make needless.
    private func chosen(from pool: [Try], beyond covered: ScenarioCoverage) -> [Try] {
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

    // MARK: One try

    private func attempt(
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
    private static let misspelt: Set<String> = ["wrong-type", "unknown-key", "not-an-option", "wrong-form"]

    /// Who may file it: the officers' roles that open such cases, in any order, and at last nobody of them (an applicant, a timer).
    private func filers(of scenario: Scenario, _ source: inout SampleSource) -> [RoleID?] {
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
    private func openByTimer(_ scenario: inout Scenario) {
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

    /// What is so before: the made-up outputs that a sample names, now and then others that its applicant holds; and now and then the
    /// slots that it names are taken.
    private func given(before json: JSONValue, _ source: inout SampleSource) -> ScenarioGiven {
        let form = engine.service.form
        var given = ScenarioGiven()
        let named = Set(json["form"]?.texts ?? [])
        let isHolder = source.choice(of: 0..<6) == 0
        given.outputs = sampler.moment.register.found.filter { named.contains($0.number) || isHolder }.map { earlierOutput($0, &source) }
        if source.choice(of: 0..<5) == 0 {
            for (id, section) in form.sections {
                for (field, definition) in section.fields {
                    guard let resource = definition.resource,
                        let start = json["form"]?[id.rawValue]?[field.rawValue]?.string.flatMap({ LocalMoment($0) })
                    else { continue }
                    given.bookings.append(ScenarioBooking(resource: resource, start: start))
                }
            }
        }
        return given
    }

    private func earlierOutput(_ fact: IssuedFact, _ source: inout SampleSource) -> ScenarioOutput {
        let isOwn = fact.service == engine.service.service
        var output = ScenarioOutput(output: isOwn ? fact.output.rawValue : "\(fact.service).\(fact.output)", number: fact.number)
        output.issuedOn = fact.issuedOn
        output.validUntil = fact.validUntil
        output.isRevoked = fact.isRevoked
        output.values = fact.values
        // What it keeps, and for how long it is valid, may be asked by a condition.
        if source.choice(of: [true, false]) == true {
            var fields = OrderedMap<FieldID, Field>()
            for section in engine.service.form.sections.values {
                for field in section.fields.values where field.issued?.names.contains(fact.name) == true {
                    for (id, type) in field.issued?.values ?? [:] { fields[FieldID(id.rawValue)] = Field(name: LocalText([:]), type: type) }
                }
            }
            for (id, value) in sampler.record(of: fields, [:], seed: source.next()).values { output.values[id] = value }
        }
        if source.choice(of: 0..<3) == 0, let day = output.validUntil, fact.state(on: sampler.moment.today) == .valid {
            output.validUntil = CivilDate(dayNumber: day.dayNumber + 600)
        }
        return output
    }

    /// Run once more from the beginning, as it will be written, with what is seen at its end as its expectation.
    private func finished(_ scenario: Scenario, within effort: Effort) -> Try? {
        effort.spend(weight * (1 + scenario.entries.count))
        var scenario = scenario
        if case .expect? = scenario.entries.last?.kind { scenario.entries.removeLast() }
        let outcome = ScenarioRunner(engine: engine, suite: suite).run(scenario)
        guard outcome.passed else { return nil }
        if let observed = outcome.observed { scenario.entries.append(ScenarioEntry(.expect(observed), place: Self.place)) }
        let told = scenario.submit.refused ?? outcome.observed?.end?.rawValue ?? "open"
        return Try(scenario: scenario, coverage: outcome.coverage, told: told)
    }

    private var suite: ScenarioSuite { ScenarioSuite(service: engine.service.service, cases: [], place: Self.place) }
    private static let place = ScenarioPlace(path: "", line: 1)

    /// The next entry that the engine accepts, one that leads to something new before others.
    private func step(
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

    // MARK: Moves

    private struct Move {
        /// `STEP.ACTION`; of a wait and the like nothing.
        var name: String?
        var kind: ScenarioEntry.Kind
        /// Neither back nor out nor into time.
        var leadsOn = true
        var fields: OrderedMap<FieldID, Field> = [:]
        var documents: OrderedMap<DocumentID, Requirement> = [:]
        var isFilled: Bool { !fields.isEmpty || !documents.isEmpty }
    }

    /// What one try is after.
    private struct Aims {
        /// The actions that no scenario has taken, and this one neither.
        var news: Set<String>
        let isWithdrawalWanted: Bool

        init(_ gaps: [CoverageGap], withdrawnEnd: StepID) {
            news = Set(gaps.filter { $0.item.kind == .action }.map(\.item.name))
            isWithdrawalWanted = gaps.contains { $0.item.kind == .step && $0.item.name == withdrawnEnd.rawValue }
        }
    }

    private func moves(in subject: Case, at now: Instant, _ source: inout SampleSource) -> [Move] {
        var moves: [Move] = []
        let tasks = engine.tasks(of: subject)
        for task in tasks {
            guard let step = engine.step(task.step) else { continue }
            let named = tasks.count > 1 ? task.step : nil
            switch task.waiting {
            case .time: continue
            case .notice:
                var objection = ScenarioObjection(name: "Warga", contact: "08123456789\(source.choice(of: 0..<10) ?? 0)")
                objection.step = named
                moves.append(Move(kind: .object(objection), leadsOn: false, fields: step.fields, documents: step.documents))
            case .repair:
                var act = ScenarioAct(by: [.applicant], action: .done)
                act.step = named
                moves.append(Move(kind: .act(act)))
            case .payment:
                var payment = ScenarioPayment(items: [], by: task.roles.first)
                payment.step = named
                moves.append(Move(name: "\(task.step).\(ActionID.done)", kind: .pay(payment)))
                if step.asksAnything {
                    var proof = ScenarioAct(by: [.applicant], action: .done)
                    proof.step = named
                    moves.append(
                        Move(name: "\(task.step).\(ActionID.done)", kind: .act(proof), fields: step.fields, documents: step.documents))
                }
                fallthrough
            case .action:
                for offer in task.offers {
                    guard let role = task.roles.first else { continue }
                    // Of several applicants the next one that has not said done.
                    let party = offer.action == .done ? engine.partiesLeft(of: subject, at: task).first : nil
                    var act = ScenarioAct(by: [party.map { RoleID($0.rawValue) } ?? role], action: offer.action)
                    act.step = named
                    if offer.reason.isRequired || !offer.reason.options.isEmpty {
                        act.reason =
                            source.choice(of: offer.reason.options.keys)?.rawValue
                            ?? (engine.language == "id" ? "Contoh alasan" : "An example")
                    }
                    let action = step.actions[offer.action]
                    var move = Move(name: "\(task.step).\(offer.action)", kind: .act(act))
                    if offer.asksStepFields { (move.fields, move.documents) = (step.fields, step.documents) }
                    for (id, field) in action?.fields ?? [:] { move.fields[id] = field }
                    for (id, document) in action?.documents ?? [:] { move.documents[id] = document }
                    if offer.isRepair { move.documents = [:] }
                    move.leadsOn = !offer.isRepair && !offer.goesBack
                    moves.append(move)
                }
            }
        }
        if let next = subject.timers.values.min() {
            let days = Swift.max(1, (next.seconds - now.seconds + 86_399) / 86_400)
            moves.append(Move(kind: .wait(Period(Int(days), .days)), leadsOn: false))
        }
        return moves
    }

    /// A move with answers and documents drawn for it.
    private func filled(_ move: Move, _ subject: Case, _ source: inout SampleSource) -> ScenarioEntry.Kind {
        guard move.isFilled else { return move.kind }
        if case .object(var objection) = move.kind {
            let record = sampler.record(
                of: move.fields, move.documents, form: subject.submission["form"]?.object ?? [:], seed: source.next())
            objection.with = record.values
            objection.documents = record.documents
            return .object(objection)
        }
        guard case .act(var act) = move.kind else { return move.kind }
        let record = sampler.record(
            of: move.fields, move.documents, form: subject.submission["form"]?.object ?? [:],
            rows: rowCounts(of: move.fields, subject), seed: source.next())
        act.with = record.values
        act.documents = record.documents
        return .act(act)
    }

    /// How many rows the lists have of which others have one for each.
    private func rowCounts(of fields: OrderedMap<FieldID, Field>, _ subject: Case) -> [String: Int] {
        Dictionary(
            fields.values.compactMap(\.per).map { ($0.text, engine.rows(of: $0, in: subject, at: subject.updated).count) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Without the answers that were not asked.
    private func kept(_ entry: ScenarioEntry, in play: ScenarioPlay) -> ScenarioEntry {
        guard case .act(var act) = entry.kind, !act.with.isEmpty,
            let step = act.step ?? play.subject?.history.last(where: { $0.kind == .acted || $0.kind == .proved })?.step,
            let record = play.subject?.records[step]
        else { return entry }
        let known = Set((record.last.values.keys + (record.byAction[act.action]?.values.keys ?? [])).map(\.rawValue))
        act.with = JSONObject(act.with.filter { known.contains($0.key.rawValue) }.map { ($0.key, $0.value) })
        return ScenarioEntry(.act(act), place: entry.place)
    }

    /// What several do on one step, one after the other, is one entry.
    private static func joined(_ entries: [ScenarioEntry]) -> [ScenarioEntry] {
        var result: [ScenarioEntry] = []
        for entry in entries {
            if case .act(let act) = entry.kind, act.action == .done, act.by != [.applicant], act.with.isEmpty, act.documents.isEmpty,
                act.reason == nil, case .act(var before)? = result.last?.kind, before.action == .done, before.by != [.applicant],
                before.step == act.step, before.with.isEmpty, before.documents.isEmpty, before.reason == nil
            {
                before.by += act.by
                result[result.count - 1].kind = .act(before)
            } else {
                result.append(entry)
            }
        }
        return result
    }

    // MARK: Submissions

    private func submission(_ json: JSONValue, isBroken: Bool) -> ScenarioSubmission {
        var json = json
        // As it is kept: nothing that is not asked.
        if !isBroken,
            case .success(let checked) = engine.submissions.validate(json, at: sampler.moment)
        {
            let zone = engine.catalog.timeZone
            json = engine.submissions.asSent(checked.json(in: zone), in: zone).json
        }
        var result = ScenarioSubmission(at: start, place: Self.place)
        result.variant = json["variant"]?.string.map { VariantID($0) }
        result.applicant = json["applicant"]?.string.flatMap(Applicant.init)
        result.channel = json["channel"]?.string.flatMap(Channel.init)
        result.party = json["party"]?.string.map { PartyID($0) }
        for (id, values) in json["form"]?.object ?? [:] {
            let section = engine.service.form.sections[ID(id.rawValue)]
            if section?.many != nil {
                result.form[id] = values
                continue
            }
            let asked = (values.object ?? [:]).filter { section?.fields[ID($0.key.rawValue)]?.value == nil }
            if !asked.isEmpty { result.form[id] = .object(JSONObject(asked.map { ($0.key, $0.value) })) }
        }
        result.documents = Evidence.paths(in: json["documents"] ?? [:])
        for (id, way) in json["delivery"]?.object ?? [:] {
            result.delivery[ID(id.rawValue)] = way.string.flatMap(Output.Delivery.init)
        }
        return result
    }
}

extension JSONValue {
    /// Every text in it.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let items): items.flatMap(\.texts)
        case .object(let members): members.flatMap(\.value.texts)
        case .null, .bool, .integer, .decimal: []
        }
    }
}
