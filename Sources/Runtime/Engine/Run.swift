import ServiceIR

/// One event being applied: the case as it becomes, and the effects so far. Thrown away when something refuses.
struct Run {
    /// A step still to be entered; `visit` of a block that must then still be open.
    struct Entry {
        var step: StepID
        var reason: String?
        var block: (step: StepID, visit: Int)?
    }

    /// How many steps one event may pass through: automatic steps that go round for ever are stopped here.
    static let mostSteps = 1000

    let engine: Engine
    let at: Instant
    let today: CivilDate
    var subject: Case
    var submission: Submission
    var effects: [Effect] = []
    /// Whether the person behind this event gave a reason.
    var hasGivenReason = false
    /// The slots that the case had taken before this event.
    var held: [Booking]
    /// The step that is being entered, acted on or left.
    var here: StepID?
    private var agenda: [Entry] = []
    private var entered = 0

    init(_ engine: Engine, _ subject: Case, _ submission: Submission, at instant: Instant) {
        self.engine = engine
        self.subject = subject
        self.submission = submission
        at = instant
        today = engine.deadlines.today(at: instant)
        held = engine.bookings(of: subject)
    }

    init(_ engine: Engine, filing submission: Submission, by actor: Actor, at instant: Instant) {
        let filer = Filer(person: actor.person, roles: actor.kind == .officer ? actor.roles.map(\.role) : [])
        let subject = Case(
            service: engine.service.service, version: engine.service.version, submitted: instant, filedBy: filer,
            submission: submission.json(in: engine.catalog.timeZone))
        self.init(engine, subject, submission, at: instant)
        held = []
    }

    func finished() -> (Case, [Effect]) { (subject, effects) }

    /// The names of expressions as they are now.
    var environment: CaseEnvironment { environment(in: nil) }

    /// The same, with the fields of a row bare.
    func environment(in row: OutputRow?) -> CaseEnvironment {
        CaseEnvironment(engine, subject, submission, today: today, step: here, row: row)
    }

    // MARK: Events

    mutating func begin(by actor: Actor) throws(Refusal) {
        try refuseOpening(by: actor)
        note(.submitted, by: Done(role: actor.kind == .applicant ? .applicant : actor.roles.first?.role ?? .filer, person: actor.person))
        for (id, promise) in engine.service.promises where promise.starts == nil { try startPromise(id, promise) }
        agenda = [Entry(step: engine.service.machine.initial)]
        try proceed()
    }

    /// Who may open a case: the applicant or an officer for him, unless the service says who or when.
    private func refuseOpening(by actor: Actor) throws(Refusal) {
        guard let opening = try environment.choose(engine.service.openedBy) else {
            if actor.kind == .officer, submission.channel?.isAssisted != true { throw .channelNotAssisted }
            return
        }
        if let role = opening.role, actor.kind != .officer || !actor.roles.contains(where: { $0.role == role }) {
            throw .openerRequired(role)
        }
        guard let timer = opening.timer else { return }
        if actor.kind != .system { throw .openedByTimer }
        let issuedOn = engine.service.issueDate(of: timer.forEach, in: submission)
        if !timer.isDue(on: today, issuedOn: issuedOn) { throw .openingNotDue }
    }

    mutating func apply(_ event: Event) throws(Refusal) {
        if let end = subject.end { throw .caseEnded(end.kind) }
        here = event.step
        switch event {
        case .acted(let act): try self.act(act)
        case .repaired(let completion): try complete(completion)
        case .paid(let receipt): try pay(receipt)
        case .timer(let timer): try fire(timer)
        case .withdrawn(let withdrawal): try withdraw(withdrawal)
        case .objected(let objection): try object(objection)
        case .given(let fact): try give(fact)
        }
        try proceed()
    }

    /// Enters what is to be entered until every branch waits, then lets clocks, slots and timers follow.
    private mutating func proceed() throws(Refusal) {
        while let entry = agenda.popLast() {
            if let block = entry.block, open(block.step)?.visit != block.visit { continue }
            entered += 1
            if entered > Run.mostSteps { throw .noWayOn(entry.step) }
            try enter(entry)
        }
        followSlots()
        settleClocks()
        settleBookings()
        settleTimers()
        subject.updated = at
    }

    // MARK: Steps

    private mutating func enter(_ entry: Entry) throws(Refusal) {
        let id = entry.step
        here = id
        guard let step = engine.layout[id], let path = engine.layout.path(of: id) else { throw .noWayOn(id) }
        if let reason = entry.reason {
            subject.reason = reason
            hasGivenReason = true
        }
        if try !environment.holds(step.when) { return try pass(id, step) }
        if !step.pays.isEmpty, try makeDue(step) == 0 { return try pass(id, step) }
        subject.records[id, default: StepRecord()].visits += 1
        tell(step.message, id)
        switch step.kind {
        case .automatic: try leave(id, by: step.routes)
        case .release:
            let released = try release(step, at: id)
            try revoke(step, released: released)
            try leave(id, by: step.routes)
        case .end:
            try revoke(step)
            try end(id, step)
        case .task, .payment:
            try open(id, step, path)
            try wait(id, step)
        case .wait:
            try open(id, step, path)
            // What has come already is not waited for.
            if let clock = open(id)?.clock, clock.due <= at { try leave(id, by: step.routes) }
        case .notice:
            subject.records[id]?.objections = []
            try open(id, step, path)
            if step.performers == nil { try publish(id, step) } else { invite(id, step) }
        case .parallel:
            try open(id, step, path)
            let visit = subject.records[id]?.visits ?? 1
            for (_, branch) in step.branches.reversed() { agenda.append(Entry(step: branch.initial, block: (id, visit))) }
        }
    }

    private mutating func pass(_ id: StepID, _ step: Step) throws(Refusal) {
        note(.passed, id)
        try leave(id, by: step.routes)
    }

    private mutating func open(_ id: StepID, _ step: Step, _ path: [Layout.Frame]) throws(Refusal) {
        var position = Position(step: id, visit: subject.records[id]?.visits ?? 1, since: at)
        let environment = environment
        if step.kind != .notice { position.clock = try ownClock(step) }
        position.roles = try environment.choose(step.performers?.by)
        let roles = position.roles ?? step.performers?.roles ?? []
        if asksOfWhich(roles, step), let of = try environment.choose(step.performers?.of) {
            guard case .text(let text) = try environment.evaluate(of) else { throw .valueMissing(of.text) }
            position.of = text
        }
        if step.recordsByRole, let record = subject.records[id] {
            subject.records[id]?.left = record.byRole.keys.filter { record.left.contains($0) || !roles.contains($0) }
        }
        subject.change(path) { $0 = position }
        note(.entered, id)
    }

    /// Whether one who may act or be told here, or stand in, is the holder of a role for one region or agency.
    private func asksOfWhich(_ roles: [RoleID], _ step: Step) -> Bool {
        let known = engine.catalog.roles
        let named = roles + (step.late?.notify ?? []) + [step.late?.escalate].compactMap(\.self)
        return named.contains { known[$0]?.per != nil || known[$0]?.standIn.map { known[$0]?.per != nil } == true }
    }

    /// The time of a visit that begins now, if the step has one.
    private func ownClock(_ step: Step) throws(Refusal) -> VisitClock? {
        let environment = environment
        if let within = try environment.period(step.within) { return engine.deadlines.clock(within: within, from: at) }
        guard let until = try environment.choose(step.until) else { return nil }
        guard step.kind == .wait else { return engine.deadlines.clock(until: try environment.date(until), from: at) }
        switch try environment.evaluate(until) {
        case .date(let date): return engine.deadlines.clock(wakingAt: engine.deadlines.beginning(of: date), from: at)
        case .instant(let instant): return engine.deadlines.clock(wakingAt: instant, from: at)
        default: throw .valueMissing(until.text)
        }
    }

    /// After answers have changed: what waits for a date or a moment waits for the one that it is now.
    mutating func awaitAnew() throws(Refusal) {
        let acting = here
        for waiting in subject.position?.all ?? [] where open(waiting.step)?.visit == waiting.visit {
            guard let step = engine.layout[waiting.step], step.kind == .wait else { continue }
            here = waiting.step
            guard try environment.choose(step.within) == nil, let clock = try ownClock(step), clock.due != waiting.clock?.due else {
                continue
            }
            change(waiting.step) { $0.clock = clock }
            if clock.due > at { continue }
            note(.elapsed, waiting.step)
            try leave(waiting.step, by: step.routes)
        }
        here = acting
    }

    /// What happens when a step begins to wait for people.
    private mutating func wait(_ id: StepID, _ step: Step) throws(Refusal) {
        try number(step.numbers, entering: id)
        try prepare(step.signs, entering: id)
        if step.kind == .payment {
            var amounts = OrderedMap<FeeItemID, Int64>()
            for item in step.pays {
                if let sum = subject.fees[item]?.outstanding, sum > 0 { amounts[item] = sum }
            }
            effects.append(.bill(step: id, amounts: amounts, due: open(id)?.clock?.due))
        } else {
            invite(id, step)
        }
        if let system = step.call { effects.append(.call(system, step: id)) }
    }

    /// Tells those whose turn it is.
    mutating func invite(_ id: StepID, _ step: Step) {
        guard let position = open(id) else { return }
        for role in position.turns(of: step, submission.applicants) { notify(role, of: position.of, .task, id) }
    }

    /// Leaves a step along the first route that holds.
    mutating func leave(_ id: StepID, by routes: [Route]) throws(Refusal) {
        here = id
        let environment = environment
        for route in routes where try environment.holds(route.when) {
            return try leave(id, to: route.to, reason: route.reason?[engine.language])
        }
        throw .noWayOn(id)
    }

    /// Leaves a step for another, or finishes its branch; blocks that the way leads out of end with it.
    mutating func leave(_ id: StepID, to target: StepID, reason: String?) throws(Refusal) {
        guard let path = engine.layout.path(of: id) else { throw .noWayOn(id) }
        cancel(path, except: nil, ofBlock: id)
        try happened(StepEvent(step: id))
        if target == .join { return try finishBranch(path, from: id) }
        // Into a block leads only its own entry.
        guard let way = engine.layout.path(of: target), path.starts(with: way) else { throw .noWayOn(id) }
        for depth in path.indices.reversed() where depth >= way.count {
            cancel(Array(path[..<depth]), except: path[depth].branch, ofBlock: path[depth].block)
            try happened(StepEvent(step: path[depth].block))
        }
        agenda.append(Entry(step: target, reason: reason))
    }

    private mutating func finishBranch(_ path: [Layout.Frame], from id: StepID) throws(Refusal) {
        guard let frame = path.last, let block = engine.layout[frame.block] else { throw .noWayOn(id) }
        let outer = Array(path.dropLast())
        subject.change(outer) {
            $0?.branches[frame.branch] = nil
            $0?.finished.append(frame.branch)
        }
        let finished = open(frame.block)?.finished.count ?? 0
        let needed =
            switch block.join {
            case .any: 1
            case .count(let number): min(number, block.branches.count)
            case .all, .inOrder, nil: block.branches.count
            }
        guard finished >= needed else { return }
        try leave(frame.block, by: block.routes)
    }

    /// Records that what is still open in a block is cancelled, but for one branch.
    private mutating func cancel(_ path: [Layout.Frame], except kept: BranchID?, ofBlock block: StepID) {
        guard let position = subject.position(at: path), position.step == block else { return }
        for (branch, inner) in position.branches where branch != kept { cancelAll(inner) }
    }

    mutating func cancelAll(_ position: Position) {
        note(.cancelled, position.step)
        for inner in position.branches.values { cancelAll(inner) }
    }

    private mutating func end(_ id: StepID, _ step: Step) throws(Refusal) {
        let nextUntil = try lastDay(of: step.next)
        if !hasGivenReason, let reason = step.endReason { subject.reason = reason[engine.language] }
        let kind = step.end ?? .granted
        for (output, record) in subject.outputs where record.released == nil {
            subject.outputs[output]?.isCancelled = true
            if record.isNumbered { effects.append(.cancelOutput(output)) }
        }
        for promise in subject.promises.keys { meet(promise) }
        subject.position = nil
        var end = CaseEnd(kind: kind, step: id, at: at)
        end.nextUntil = nextUntil
        subject.end = end
        note(.ended, id, reason: subject.reason)
        effects.append(.notify(Notice(to: .applicant, subject: .ended, step: id)))
        effects.append(.end(kind))
    }

    private func lastDay(of next: Next?) throws(Refusal) -> CivilDate? {
        let environment = environment
        if let within = try environment.period(next?.within) { return engine.deadlines.lastDay(of: within, from: at) }
        guard let until = try environment.choose(next?.until) else { return nil }
        return try environment.date(until)
    }

    // MARK: Small things

    /// The open visit of a step.
    func open(_ id: StepID) -> Position? {
        guard let path = engine.layout.path(of: id), let position = subject.position(at: path), position.step == id else { return nil }
        return position
    }

    mutating func change(_ id: StepID, _ body: (inout Position) -> Void) {
        guard let path = engine.layout.path(of: id) else { return }
        subject.change(path) { position in
            guard var changed = position, changed.step == id else { return }
            body(&changed)
            position = changed
        }
    }

    mutating func note(_ kind: Moment.Kind, _ step: StepID? = nil, action: ActionID? = nil, by: Done? = nil, reason: String? = nil) {
        subject.history.append(Moment(at: at, kind: kind, step: step, action: action, by: by, reason: reason))
    }

    /// Says to the applicant what the service says at this step, or by this action of it.
    mutating func tell(_ text: LocalText?, _ step: StepID, action: ActionID? = nil) {
        guard let text else { return }
        note(.told, step, action: action)
        effects.append(.notify(Notice(to: .applicant, subject: .message, step: step, text: text)))
    }

    mutating func notify(_ role: RoleID, of scope: String?, _ subject: Notice.Subject, _ step: StepID) {
        let isCitizen = role == .applicant || (role == .filer && self.subject.filedBy.roles.isEmpty)
        let part = engine.catalog.part(of: scope, for: role)
        effects.append(.notify(Notice(to: isCitizen ? .applicant : .role(role, of: part), subject: subject, step: step)))
    }

    mutating func enterNext(_ id: StepID, reason: String?) { agenda.append(Entry(step: id, reason: reason)) }
}
