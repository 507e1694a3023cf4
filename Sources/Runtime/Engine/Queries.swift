import ServiceIR

/// Something that waits for somebody: an open visit, as pages and the API show it.
public struct OpenTask: Hashable, Sendable {
    public enum Waiting: String, Hashable, Sendable, CaseIterable {
        /// For one of `roles` to act.
        case action
        /// For the applicant to mend the submission.
        case repair
        /// For the fee: its proof, its receipt.
        case payment
        /// For nobody: until its time has come.
        case time
        /// For objections to what is published, until its time is over.
        case notice
    }
    public var step: StepID
    public var visit: Int
    public var since: Instant
    public var waiting: Waiting
    /// Whose turn it is; of a payment those who may record it.
    public var roles: [RoleID]
    /// Of which region or agency these roles are.
    public var of: String?
    /// Who said `done` already.
    public var done: [Done]
    /// In the order of the file, `done` first where the step has it; those that are spent are left out.
    public var offers: [Offer]
    /// On a repair: what the officer ticked.
    public var ticked: [String]
    /// The step's own time or, without one, the earliest promise that runs; on a repair the applicant's time.
    public var due: Instant?
    public var isLate: Bool
}

/// An action that may be taken now.
public struct Offer: Hashable, Sendable {
    public var action: ActionID
    public var isRepair: Bool
    public var goesBack: Bool
    /// Whether the step's fields and documents are asked, besides the action's own.
    public var asksStepFields: Bool
    public var reason: ReasonPolicy
}

extension Engine {
    /// What the applicant was told at a moment of the history, by language.
    public func message(of moment: Moment) -> LocalText? {
        guard moment.kind == .told, let step = moment.step.flatMap({ layout[$0] }) else { return nil }
        guard let action = moment.action else { return step.message }
        return step.actions[action]?.message
    }

    /// What the applicant was told last, by language.
    public func lastMessage(of subject: Case) -> LocalText? {
        subject.history.last { $0.kind == .told }.flatMap(message(of:))
    }

    /// What stands beside the last message: in the author's order, those that have a value, by canonical name.
    public func shownWithMessage(of subject: Case, at instant: Instant) -> [ShownValue] {
        guard let moment = subject.history.last(where: { $0.kind == .told }), let step = moment.step.flatMap({ layout[$0] }) else {
            return []
        }
        let shows = moment.action.map { step.actions[$0]?.shows ?? [] } ?? step.shows
        guard !shows.isEmpty, let submission = submissions.restore(subject.submission, in: catalog.timeZone) else { return [] }
        return Run(self, subject, submission, at: instant).environment.shown(shows)
    }

    /// All that a case waits for, in the order of the file; empty once it has ended.
    public func tasks(of subject: Case) -> [OpenTask] {
        let applicants = applicants(of: subject)
        return (subject.position?.all ?? []).compactMap { position in
            guard let step = layout[position.step], step.kind != .parallel else { return nil }
            return task(position, step, subject, applicants)
        }
    }

    /// What a case waits for at one step.
    func task(of subject: Case, at id: StepID) -> OpenTask? {
        guard let path = layout.path(of: id), let position = subject.position(at: path), position.step == id, let step = layout[id],
            step.kind != .parallel
        else { return nil }
        return task(position, step, subject, applicants(of: subject))
    }

    /// The steps at which a case waits, in the order of the file.
    func openSteps(of subject: Case) -> [StepID] {
        var found: [StepID] = []
        func visit(_ position: Position) {
            if let step = layout[position.step], step.kind != .parallel { found.append(position.step) }
            for branch in position.branches.values { visit(branch) }
        }
        subject.position.map(visit)
        return found
    }

    /// Those of the tasks in which this actor may act now.
    public func tasks(of subject: Case, for actor: Actor) -> [OpenTask] {
        tasks(of: subject).filter { mayAct(actor, in: subject, on: $0.step) }
    }

    /// Whether the actor may take some action of the step now: role, stand-in, separation of duties; in a repair, whether he may complete it.
    public func mayAct(_ actor: Actor, in subject: Case, on id: StepID) -> Bool {
        guard let submission = submissions.restore(subject.submission, in: catalog.timeZone), let step = layout[id] else { return false }
        let run = Run(self, subject, submission, at: subject.updated)
        guard let position = run.open(id), position.waitsForActs(of: step) else { return false }
        if position.repair != nil { return run.speaksForApplicant(actor) }
        if step.kind == .payment, step.asksAnything, !position.hasProof, run.speaksForApplicant(actor) { return true }
        if step.kind == .payment, actor.kind == .system { return true }
        return (try? run.place(of: actor, at: id, position, step)) != nil
    }

    /// When an open step is due; a clock that stands has no date.
    public func stepDue(of subject: Case, step id: StepID) -> Instant? {
        subject.position?.all.first { $0.step == id }.flatMap { due(of: $0, in: subject) }
    }

    private func due(of position: Position, in subject: Case) -> Instant? {
        position.repair.map(\.due) ?? runningDue(of: position, in: subject)
    }

    /// What was promised and when it is due; a promise that stands as if it ran again now. In the order of the file.
    public func promises(of subject: Case, at instant: Instant) -> [DuePromise] {
        service.promises.keys.compactMap { id in
            guard let promise = subject.promises[id] else { return nil }
            return DuePromise(
                promise: id, due: promise.met == nil ? deadlines.due(promise.clock, at: instant) : promise.clock.due,
                isProvisional: promise.clock.isProvisional, stands: promise.met == nil && promise.clock.stands, met: promise.met)
        }
    }

    /// The sum of all fees: what was made due, before that what it would be now; `nil` where it cannot be known yet.
    public func fee(of subject: Case, item: FeeItemID? = nil, at instant: Instant) -> Int64? {
        guard let submission = submissions.restore(subject.submission, in: catalog.timeZone),
            case .integer(let sum)? = Run(self, subject, submission, at: instant).environment.value(of: ["fee", item?.rawValue ?? "total"])
        else { return nil }
        return sum
    }

    /// What the citizen is paid, in sum or of one item: what was made due, before that what it would be now; `nil` where it cannot be known yet, and
    /// of a service that pays nothing.
    public func benefit(of subject: Case, item: FeeItemID? = nil, at instant: Instant) -> Int64? {
        guard let submission = submissions.restore(subject.submission, in: catalog.timeZone), !service.benefit.isEmpty else { return nil }
        let environment = Run(self, subject, submission, at: instant).environment
        var sum: Int64 = 0
        for id in item.map({ [$0] }) ?? Array(service.benefit.keys) {
            guard let item = service.benefit[id], let one = subject.fees[id]?.due ?? (try? environment.amount(id, item)),
                case let (next, overflow) = sum.addingReportingOverflow(one), !overflow
            else { return nil }
            sum = next
        }
        return sum
    }

    /// A recorded value by its canonical name, `STEP.FIELD` or `SECTION.FIELD`.
    public func value(of name: [String], in subject: Case, at instant: Instant) -> Value? {
        submissions.restore(subject.submission, in: catalog.timeZone)
            .flatMap { Run(self, subject, $0, at: instant).environment.value(of: name) }
    }

    /// The applicants who have not said `done` yet on a step that waits for all of them; empty where there is one applicant.
    public func partiesLeft(of subject: Case, at task: OpenTask) -> [PartyID] {
        guard task.waiting == .action, task.roles.contains(.applicant) else { return [] }
        return applicants(of: subject).filter { party in !task.done.contains { $0.party == party } }
    }

    func applicants(of subject: Case) -> [PartyID] {
        (subject.submission["applicants"]?.array ?? []).compactMap(\.string).map { PartyID($0) }
    }

    private func task(_ position: Position, _ step: Step, _ subject: Case, _ applicants: [PartyID]) -> OpenTask {
        let waits = position.waitsForActs(of: step)
        let waiting: OpenTask.Waiting =
            if position.repair != nil {
                .repair
            } else {
                switch step.kind {
                case .payment: .payment
                case .wait: .time
                case .notice: waits ? .action : .notice
                default: .action
                }
            }
        var offers: [Offer] = []
        if waits, step.kind != .payment, !step.routes.isEmpty {
            offers.append(
                Offer(action: .done, isRepair: false, goesBack: false, asksStepFields: step.kind != .notice, reason: step.reason))
        }
        for (id, action) in step.actions {
            if let bound = action.atMost, subject.records[position.step]?.taken[id] ?? 0 >= bound { continue }
            offers.append(
                Offer(
                    action: id, isRepair: action.repair != nil, goesBack: action.goesBack,
                    asksStepFields: action.asksStepFields && action.repair == nil, reason: action.reason))
        }
        if let extend = step.extend, subject.records[position.step]?.taken[.extend] ?? 0 < extend.atMost, !position.isLate,
            runningDue(of: position, in: subject) != nil
        {
            offers.append(
                Offer(
                    action: .extend, isRepair: false, goesBack: false, asksStepFields: false, reason: ReasonPolicy(isRequired: true)))
        }
        return OpenTask(
            step: position.step, visit: position.visit, since: position.since, waiting: waiting,
            roles: waits ? position.turns(of: step, applicants) : [],
            of: position.of, done: position.done, offers: waiting == .repair ? [] : offers, ticked: position.repair?.ticked ?? [],
            due: due(of: position, in: subject), isLate: position.isLate)
    }
}

/// A promise of a case, as it stands.
public struct DuePromise: Hashable, Sendable {
    public var promise: PromiseID
    public var due: Instant
    /// Whether it lies beyond the last decreed calendar.
    public var isProvisional: Bool
    /// Whether it stands still now: the citizen's time.
    public var stands: Bool
    public var met: Instant?
    public var isKept: Bool? { met.map { $0 <= due } }
}
