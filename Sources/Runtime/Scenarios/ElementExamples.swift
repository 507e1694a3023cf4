import ServiceIR

/// Cases of a service that have a part of it, and such that have not: found among its scenarios, else by trying, and replayed.
public struct ElementExamples: Sendable {
    public struct Example: Hashable, Sendable {
        /// Whole by itself: nothing is given beside it.
        public let scenario: Scenario
        public let trace: [TraceLine]
        public let submission: JSONValue
    }

    private let engine: Engine
    private let start: LocalMoment
    /// Everything that passed, played, the shortest first.
    private var pool: [(scenario: Scenario, play: ScenarioPlay)]

    /// - Parameters:
    ///   - engine: one with a probe.
    ///   - start: when cases that are made up are submitted.
    ///   - suites: the service's own scenarios.
    public init(engine: Engine, start: LocalMoment, suites: [ScenarioSuite]) {
        self.engine = engine
        self.start = start
        pool = []
        for suite in suites {
            let runner = ScenarioRunner(engine: engine, suite: suite)
            add(suite.cases.filter { runner.run($0).passed }.compactMap { runner.alone($0) })
        }
        pool.sort { $0.scenario.entries.count < $1.scenario.entries.count }
    }

    /// Adds cases that together reach all that trying reaches in the service, for whoever asks for all of its parts.
    public mutating func fill() { fill(within: .unlimited) }

    /// The same, until the effort is spent.
    package mutating func fill(within effort: Effort) {
        let covered = coverage
        let items = CoverageCensus.items(of: engine)
        add(ScenarioSearch(engine: engine, start: start, reaching: items).scenarios(beyond: covered, within: effort))
    }

    /// Whether one of the cases has the element.
    package func show(_ element: ServiceElement) -> Bool {
        let question = ElementQuestion(element, in: engine)
        return pool.contains { question.answer($0.play) == true }
    }

    /// Whether trying finds a case that has the element.
    package func find(_ element: ServiceElement, within effort: Effort) -> Bool {
        if effort.isSpent { return false }
        let question = ElementQuestion(element, in: engine)
        return ScenarioSearch(engine: engine, start: start, reaching: question.items).finds(within: effort) { question.answer($0) == true }
    }

    private mutating func add(_ scenarios: [Scenario]) { pool += scenarios.map { ($0, runner.play($0)) }.filter { $1.failures.isEmpty } }

    /// How many cases there are so far.
    public var count: Int { pool.count }

    /// All that they walk through.
    public var coverage: ScenarioCoverage {
        var coverage = ScenarioCoverage()
        for (_, play) in pool { coverage.add(play.coverage) }
        return coverage
    }

    private var runner: ScenarioRunner {
        ScenarioRunner(
            engine: engine,
            suite: ScenarioSuite(service: engine.service.service, cases: [], place: ScenarioPlace(path: "", line: 1)))
    }

    /// A case that has the element, or one that has not, cut down to what shows it; `nil` where none is found.
    public func example(of element: ServiceElement, having isHad: Bool) -> Example? {
        let question = ElementQuestion(element, in: engine)
        if let example = pool.lazy.compactMap({ shown($0.scenario, $0.play, question, isHad) }).first { return example }
        let search = ScenarioSearch(engine: engine, start: start, reaching: question.items)
        return search.scenario { question.answer($0) == isHad }.flatMap { shown($0, runner.play($0), question, isHad) }
    }

    /// The scenario up to where it shows the answer, run once more as it will be written.
    private func shown(_ scenario: Scenario, _ play: ScenarioPlay, _ question: ElementQuestion, _ isHad: Bool) -> Example? {
        guard question.answer(play) == isHad else { return nil }
        let expectations = scenario.entries.reversed().prefix { if case .expect = $0.kind { true } else { false } }.count
        let whole = scenario.entries.count - expectations
        // What never comes about is only shown by a whole case.
        let lengths = isHad || question.isOfForm ? Array(0...whole) : [whole]
        for length in lengths {
            var short = scenario
            short.entries = Array(scenario.entries.prefix(length))
            if case .expect? = short.entries.last?.kind { continue }
            let play = runner.play(short)
            guard play.failures.isEmpty, question.answer(play) == isHad else { continue }
            let kept = runner.withoutUnasked(short, play)
            if question.answer(runner.play(kept)) == isHad { short = kept }
            if let observed = play.observed { short.entries.append(ScenarioEntry(.expect(observed), place: short.place)) }
            let replayed = runner.play(short)
            guard replayed.failures.isEmpty, question.answer(replayed) == isHad, let submission = replayed.sent?.json else { continue }
            return Example(scenario: short, trace: replayed.trace, submission: submission)
        }
        return nil
    }
}

extension ScenarioRunner {
    /// A scenario with what its file gives written into it, so that it stands by itself.
    func alone(_ scenario: Scenario) -> Scenario? {
        var alone = scenario
        alone.given.outputs = suite.given.outputs + scenario.given.outputs
        alone.given.bookings = suite.given.bookings + scenario.given.bookings
        let names = ScenarioNames(service: engine.service, given: [suite.given, scenario.given])
        var form = JSONObject()
        for layer in [suite.given.form, scenario.given.form, scenario.submit.form] {
            guard let sections = try? names.sections(layer) else { return nil }
            for (section, fields) in sections {
                guard let members = fields.object else {
                    form[section] = fields
                    continue
                }
                var merged = form[section]?.object ?? [:]
                for (field, value) in members { merged[field] = value }
                form[section] = .object(merged)
            }
        }
        alone.submit.form = form
        var documents: [String] = []
        for path in (suite.given.documents ?? []) + (scenario.given.documents ?? []) + (scenario.submit.documents ?? [])
        where !documents.contains(path) { documents.append(path) }
        alone.submit.documents = documents
        alone.given.form = [:]
        alone.given.documents = nil
        return alone
    }

    /// A scenario as it is kept: without answers and documents that nobody asked for.
    func withoutUnasked(_ scenario: Scenario, _ play: ScenarioPlay) -> Scenario {
        let zone = engine.catalog.timeZone
        guard let sent = play.sent, case .success(let checked) = engine.submissions.validate(sent.json, at: sent.moment) else {
            return scenario
        }
        let json = engine.submissions.asSent(checked.json(in: zone), in: zone).json
        var kept = scenario
        kept.submit.form = [:]
        for (id, values) in json["form"]?.object ?? [:] {
            let section = engine.service.form.sections[SectionID(id.rawValue)]
            guard section?.many == nil, let answers = values.object else {
                kept.submit.form[id] = values
                continue
            }
            let asked = answers.filter { section?.fields[FieldID($0.key.rawValue)]?.value == nil }
            if !asked.isEmpty { kept.submit.form[id] = .object(JSONObject(asked.map { ($0.key, $0.value) })) }
        }
        kept.submit.documents = Evidence.paths(in: json["documents"] ?? [:])
        return kept
    }

    func play(_ scenario: Scenario) -> ScenarioPlay {
        var play = ScenarioPlay(engine: engine, suite: suite, scenario: scenario)
        play.run()
        return play
    }
}
