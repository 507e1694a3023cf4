import ServiceIR

/// Runs scenarios on the real engine with simulated time.
///
///     let runner = ScenarioRunner(engine: engine, suite: suite)
///     for outcome in runner.runAll() where !outcome.passed { … }
public struct ScenarioRunner: Sendable {
    public let engine: Engine
    public let suite: ScenarioSuite
    /// Whether each line of a trace has what the event did to the case.
    public var isDetailed = false
    public init(engine: Engine, suite: ScenarioSuite) {
        self.engine = engine
        self.suite = suite
    }

    public func runAll() -> [ScenarioOutcome] { suite.cases.map(run) }

    /// What a scenario submits, as JSON; `nil` where it names what the service does not have.
    public func submission(of scenario: Scenario) -> JSONValue? {
        try? ScenarioNames(service: engine.service, given: [suite.given, scenario.given]).submission(scenario.submit)
    }

    public func run(_ scenario: Scenario) -> ScenarioOutcome {
        var play = ScenarioPlay(engine: engine, suite: suite, scenario: scenario)
        play.isDetailed = isDetailed
        play.run()
        return ScenarioOutcome(
            scenario: scenario, failures: play.failures, trace: play.trace, coverage: play.coverage, observed: play.observed)
    }
}

/// One scenario while it runs.
struct ScenarioPlay {
    let engine: Engine
    let scenario: Scenario
    let names: ScenarioNames
    var now: Instant
    /// The local moment of `now`.
    var moment: LocalMoment { engine.deadlines.moment(of: now) }
    var subject: Case?
    var failures: [ScenarioFailure] = []
    var trace: [TraceLine] = []
    /// Whether it is told line by line, each with all steps that are open then.
    var isTraced = true
    /// Whether each line says what the event did to the case.
    var isDetailed = false
    /// What was submitted, and when and by what register it was judged.
    private(set) var sent: (json: JSONValue, moment: SubmissionMoment)?
    private var revoked: [Revoked] = []
    private var notified: [RoleID] = []
    private var notes = EvaluationProbe.Notes()
    private var sequences: [OutputID: Int] = [:]
    private var receipts = 0
    private var callbacks = 0
    private var slots: SlotBook

    init(engine: Engine, suite: ScenarioSuite, scenario: Scenario) {
        self.engine = engine
        self.scenario = scenario
        names = ScenarioNames(service: engine.service, given: [suite.given, scenario.given])
        now = scenario.submit.at.instant(in: engine.catalog.timeZone)
        slots = SlotBook(engine.catalog, given: suite.given.bookings + scenario.given.bookings)
    }

    mutating func run() {
        submit()
        for entry in scenario.entries where failures.isEmpty { perform(entry) }
    }

    mutating func perform(_ entry: ScenarioEntry) {
        switch entry.kind {
        case .act(let act): self.act(act, at: entry.place)
        case .pay(let payment): pay(payment, at: entry.place)
        case .object(let objection): object(objection, at: entry.place)
        case .wait(let period): wait(period)
        case .free(let resource, let start): free(resource, start, at: entry.place)
        case .expect(let expectation):
            guard let subject else { return fail(.nothingOpen, at: entry.place) }
            let check = check(of: subject, at: entry.place)
            failures += check.failures(of: expectation)
            // What an expected amount was worked out from is covered, whether or not it is ever billed.
            if engine.probe != nil { _ = watched { check.amounts(of: expectation) } }
        }
    }

    /// What the form asked of whoever filled it in so.
    var inquiry: Inquiry? { sent.map { engine.submissions.inquire($0.json, at: $0.moment) } }

    /// Whether a condition holds of the case as it is now; `nil` where it reads what is not there.
    func holds(_ condition: Expression) -> Bool? {
        guard let subject, let program = try? Program(condition),
            let submission = engine.submissions.restore(subject.submission, in: engine.catalog.timeZone),
            case .success(let holds) = program.holds(Run(engine, subject, submission, at: now).environment)
        else { return nil }
        return holds
    }

    /// What would be expected of the case as it is now.
    var observed: ScenarioExpectation? {
        subject.map { check(of: $0, at: scenario.place).observed }
    }

    private func check(of subject: Case, at place: ScenarioPlace) -> ScenarioCheck {
        ScenarioCheck(engine: engine, subject: subject, revoked: revoked, notified: notified, now: now, place: place)
    }

    /// What has been walked through so far.
    var coverage: ScenarioCoverage {
        var coverage = ScenarioCoverage()
        coverage.notes = notes
        // Automatic steps leave no line in the history, only their visit.
        for (step, record) in subject?.records ?? [:] where record.visits > 0 { coverage.steps.insert(step) }
        for moment in subject?.history ?? [] {
            guard let step = moment.step else { continue }
            coverage.steps.insert(step)
            if let action = moment.action { coverage.actions.insert("\(step).\(action)") }
            if moment.kind == .paid || moment.kind == .proved { coverage.actions.insert("\(step).\(ActionID.done)") }
        }
        return coverage
    }

    /// Lets the engine do something, and keeps what it evaluated meanwhile.
    private mutating func watched<T>(_ body: () -> T) -> T {
        _ = engine.probe?.take()
        let result = body()
        if let noted = engine.probe?.take() { notes.add(noted) }
        return result
    }

    private mutating func fail(_ kind: ScenarioFailure.Kind, at place: ScenarioPlace) {
        failures.append(ScenarioFailure(kind, at: place))
    }

    // MARK: Submitting

    mutating func submit() {
        let submit = scenario.submit
        let json: JSONValue
        do throws(ScenarioNames.Unknown) { json = try names.submission(submit) } catch { return fail(error.kind, at: submit.place) }
        let (engine, now) = (engine, now)
        let isTimed = submit.by == nil && engine.service.openedBy?.rows.contains { $0.value.timer != nil } == true
        let filer = submit.by.map { officer($0, of: nil) } ?? (isTimed ? .system("timer") : .applicant("applicant"))
        var register = names.register(for: json, by: filer)
        register.slots = slots.facts(engine.submissions.slotQueries(in: json, in: engine.catalog.timeZone))
        let sending = (json: json, moment: engine.moment(at: now, register: register))
        sent = sending
        let outcome = watched { () -> Result<(Case, [Effect]), Refusal> in
            switch engine.submissions.validate(sending.json, at: sending.moment) {
            case .failure(let refused): .failure(.invalid(refused.faults))
            case .success(let submission): engine.begin(submission: submission, by: filer, at: now)
            }
        }
        take(outcome, .submitted(submit.channel ?? engine.service.channels.first), expecting: submit.refused, at: submit.place)
    }

    // MARK: Acting

    private mutating func act(_ act: ScenarioAct, at place: ScenarioPlace) {
        for role in act.by where failures.isEmpty {
            guard let subject else { return fail(.nothingOpen, at: place) }
            if act.action == .withdraw {
                let event = Event.withdrawn(Withdrawal(by: actor(role, of: nil), reason: act.reason))
                take(apply(event, to: subject), .acted(role, nil, .withdraw), expecting: act.refused, at: place)
                continue
            }
            guard let step = openStep(act.step, at: place) else { return }
            let task = engine.task(of: subject, at: step)
            let event: Event
            if task?.waiting == .repair, act.action == .done {
                var completion = Completion(step: step, by: actor(role, of: task?.of))
                do throws(ScenarioNames.Unknown) {
                    completion.form = try names.sections(act.with)
                    completion.documents = try names.documents(act.documents, onPaper: false)
                } catch { return fail(error.kind, at: place) }
                completion.register = names.register(for: subject.submission, by: completion.by)
                completion.register.slots = slots.facts(
                    engine.submissions.slotQueries(in: ["form": .object(completion.form)], in: engine.catalog.timeZone))
                event = .repaired(completion)
            } else {
                var taken = Act(step: step, action: act.action, by: actor(role, of: task?.of))
                taken.values = act.with
                taken.reason = act.reason
                if taken.by.kind == .system {
                    callbacks += 1
                    taken.reference = "callback-\(callbacks)"
                }
                taken.register = names.register(for: subject.submission, by: taken.by)
                taken.register.slots = slots.facts(
                    engine.step(step).map { SlotQuery.all(in: taken, at: $0, engine.catalog.timeZone) } ?? [])
                if engine.step(step)?.actions[act.action]?.repair != nil {
                    taken.ticked = act.documents
                } else {
                    taken.documents = ScenarioNames.evidence(act.documents, onPaper: false)
                }
                event = .acted(taken)
            }
            take(apply(event, to: subject), .acted(role, step, act.action), expecting: act.refused, at: place)
        }
    }

    private mutating func pay(_ payment: ScenarioPayment, at place: ScenarioPlace) {
        guard let subject else { return fail(.nothingOpen, at: place) }
        // A benefit is paid out by the act of the one who holds the step.
        let payouts = engine.tasks(of: subject).map(\.step).filter { step in
            guard let definition = engine.step(step), definition.kind == .task, !definition.pays.isEmpty else { return false }
            return payment.step.map { $0 == step } ?? payment.items.allSatisfy(definition.pays.contains)
        }
        if let step = payouts.first, let role = payment.by {
            var act = ScenarioAct(by: [role], action: .done)
            act.step = step
            act.with = payment.with
            act.documents = payment.documents
            act.refused = payment.refused
            return self.act(act, at: place)
        }
        guard let step = openStep(payment.step, at: place, waiting: [.payment]) else { return }
        receipts += 1
        let task = engine.task(of: subject, at: step)
        let by = payment.by.map { actor($0, of: task?.of) } ?? .system(PersonID(engine.step(step)?.call?.rawValue ?? "payment"))
        let event = Event.paid(Receipt(step: step, items: payment.items, receipt: "receipt-\(receipts)", by: by))
        take(apply(event, to: subject), .paid(step), expecting: payment.refused, at: place)
    }

    private mutating func object(_ entry: ScenarioObjection, at place: ScenarioPlace) {
        guard let subject else { return fail(.nothingOpen, at: place) }
        guard let step = openStep(entry.step, at: place, waiting: [.notice]) else { return }
        var objection = Objection(step: step, name: entry.name, contact: entry.contact)
        objection.values = entry.with
        objection.documents = ScenarioNames.evidence(entry.documents, onPaper: false)
        take(apply(.objected(objection), to: subject), .objected(step), expecting: entry.refused, at: place)
    }

    /// The step that an entry means: the one it names, else the only one that is open.
    private mutating func openStep(
        _ named: StepID?, at place: ScenarioPlace, waiting: Set<OpenTask.Waiting> = [.action, .repair, .payment]
    ) -> StepID? {
        if let named { return named }
        guard let subject else { return nil }
        let open = engine.tasks(of: subject).filter { waiting.contains($0.waiting) }.map(\.step)
        if open.count == 1 { return open[0] }
        if open.isEmpty { return subject.end.map(\.step) ?? subject.position?.step }
        fail(.stepNotNamed(open: open), at: place)
        return nil
    }

    /// In a scenario each role is one person, who holds that role alone.
    ///
    /// Of several applicants each acts by its own name: `suami`, or `pemohon.2`.
    private func actor(_ role: RoleID, of scope: String?) -> Actor {
        let parties = (subject?.submission["applicants"]?.array ?? []).compactMap(\.string)
        if let party = parties.first(where: { $0 == role.rawValue }) {
            var actor = actor(.applicant, of: scope)
            actor.party = PartyID(party)
            return actor
        }
        return switch role {
        case .applicant: .applicant("applicant")
        case .filer: scenario.submit.by.map { officer($0, of: scope) } ?? .applicant("applicant")
        default:
            engine.catalog.roles[role] == nil && engine.catalog.systems[SystemID(role.rawValue)] != nil
                ? .system(PersonID(role.rawValue)) : officer(role, of: scope)
        }
    }

    private func officer(_ role: RoleID, of scope: String?) -> Actor {
        Actor(kind: .officer, person: PersonID(role.rawValue), roles: [HeldRole(role, of: engine.catalog.part(of: scope, for: role))])
    }

    // MARK: Time

    private mutating func wait(_ period: Period) {
        let end = engine.deadlines.later(now, by: period)
        trace.append(TraceLine(at: moment, what: .waited(period), then: []))
        // Timers fire at their own instant, the earliest first; firing one may set others.
        while let next = subject?.timers.min(by: { $0.value < $1.value }), next.value <= end {
            now = max(now, next.value)
            fire(next.key)
            if !failures.isEmpty { return }
        }
        now = end
    }

    /// Lets a timer fire whose time has come.
    mutating func fire(_ timer: TimerID) {
        guard let subject else { return }
        take(apply(.timer(timer), to: subject), .fired(timer), expecting: nil, at: scenario.place)
    }

    /// Somebody else gives back a slot: the case gets it, if it stands in line for it.
    private mutating func free(_ resource: ResourceID, _ start: LocalMoment, at place: ScenarioPlace) {
        let slot = SlotQuery(resource: resource, start: start.instant(in: engine.catalog.timeZone))
        let own = subject.map { engine.bookings(of: $0) } ?? []
        guard slots.giveBack(slot, own: own) != nil else { return fail(.nothingBooked(resource, start), at: place) }
        guard let subject, own.contains(where: { $0.resource == resource && $0.start == slot.start && $0.unit == nil }),
            let fact = slots.facts([slot]).first
        else { return trace.append(TraceLine(at: moment, what: .freed(resource), then: [])) }
        take(apply(.given(fact), to: subject), .freed(resource), expecting: nil, at: place)
    }

    // MARK: Outcomes

    private mutating func apply(_ event: Event, to subject: Case) -> Result<(Case, [Effect]), Refusal> {
        let (engine, now) = (engine, now)
        return watched { engine.step(subject, event, at: now) }
    }

    private mutating func take(
        _ outcome: Result<(Case, [Effect]), Refusal>, _ what: TraceLine.What, expecting refused: String?, at place: ScenarioPlace
    ) {
        switch outcome {
        case .success(let (next, effects)):
            var next = next
            for effect in effects {
                if case .revoke(let gone) = effect, names.takesBack(gone, sent: next.submission) { revoked.append(gone) }
                if case .notify(let notice) = effect, notice.subject == .late, case .role(let role, _) = notice.to, !notified.contains(role)
                {
                    notified.append(role)
                }
                slots.carryOut(effect)
                guard case .number(let output, let pattern, let date) = effect else { continue }
                sequences[output.declared, default: 0] += 1
                let number = NumberPattern(pattern).number(sequences[output.declared, default: 1], on: date)
                Engine.record([.numbered(output, number)], in: &next)
            }
            if isTraced {
                let then = next.end.map { [$0.kind.rawValue] } ?? engine.openSteps(of: next).map(\.rawValue)
                let detail = isDetailed ? TraceDetail(engine, from: subject, to: next, at: now) : nil
                trace.append(TraceLine(at: moment, what: what, then: then, detail: detail))
            }
            subject = next
            if let refused { fail(.notRefused(expected: refused), at: place) }
        case .failure(let refusal):
            trace.append(TraceLine(at: moment, what: what, then: []))
            trace.append(TraceLine(at: moment, what: .refused(slug: refusal.exactSlug), then: []))
            guard let refused else { return fail(.refused(refusal), at: place) }
            if !refusal.slugs.contains(refused) { fail(.refusedOtherwise(expected: refused, refusal), at: place) }
        }
    }
}
