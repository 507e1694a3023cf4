import ServiceIR

/// Notices: published, objected to; and steps that are lengthened.
extension Run {
    /// From now on everybody reads it and may object, for the whole of its time.
    mutating func publish(_ id: StepID, _ step: Step) throws(Refusal) {
        let environment = environment
        guard let within = try environment.period(step.within) else { throw .noWayOn(id) }
        let now = at
        let clock = engine.deadlines.clock(within: within, from: now)
        change(id) {
            $0.posted = now
            $0.clock = clock
        }
        note(.published, id)
        effects.append(.notify(Notice(to: .applicant, subject: .published, step: id)))
    }

    mutating func object(_ objection: Objection) throws(Refusal) {
        let id = objection.step
        guard let position = open(id), let step = engine.layout[id], step.kind == .notice, position.posted != nil,
            let clock = position.clock, at < clock.due
        else { throw .noticeNotOpen(id) }
        guard let name = objection.keptName, let contact = objection.keptContact else { throw .contactRequired(id) }
        if subject.records[id]?.objections.contains(where: { Text.equal($0.contact, contact) }) == true { throw .alreadyObjected(id) }
        var faults: [SubmissionFault] = []
        let filled = check(objection, &faults)
        if !faults.isEmpty { throw .invalid(faults) }
        subject.records[id]?.objections.append(ObjectionRecord(at: at, name: name, contact: contact, filled: filled))
        // Who it was stands with the record, which only officers read.
        note(.objected, id)
    }

    /// Reads what is filled in at an objection.
    func check(_ objection: Objection, _ faults: inout [SubmissionFault]) -> FilledJSON {
        check(
            engine.records.ofStep(objection.step, role: nil), Array(objection.values), Array(objection.documents), Register(), &faults)
    }

    /// Lengthens a step and every promise that runs.
    mutating func extend(_ act: Act, _ position: Position, _ step: Step, _ extend: Extension) throws(Refusal) {
        let id = act.step
        if position.repair != nil { throw .waitsForRepair(id) }
        let place = try place(of: act.by, at: id, position, step)
        if subject.records[id]?.taken[.extend] ?? 0 >= extend.atMost { throw .actionSpent(id, .extend, atMost: extend.atMost) }
        guard let due = engine.runningDue(of: position, in: subject), at < due, !position.isLate else { throw .extensionTooLate(id) }
        try takeReason(act, ReasonPolicy(isRequired: true))
        var faults: [SubmissionFault] = []
        _ = check(engine.records.ofAction(id, .extend), Array(act.values), Array(act.documents), act.register, &faults)
        if !faults.isEmpty { throw .invalid(faults) }
        let environment = environment
        var more = ClockExtension()
        if let within = try environment.period(extend.within) {
            more.within = within
        } else if let until = try environment.choose(extend.until) {
            more.until = try environment.date(until)
        }
        if var clock = position.clock {
            engine.deadlines.extend(&clock, by: more)
            change(id) { $0.clock = clock }
        }
        for (promise, running) in subject.promises where running.met == nil {
            var running = running
            engine.deadlines.extend(&running.clock, by: more)
            subject.promises[promise] = running
        }
        subject.records[id]?.taken[.extend, default: 0] += 1
        note(.extended, id, action: .extend, by: place, reason: act.reason)
        effects.append(.notify(Notice(to: .applicant, subject: .extended, step: id)))
    }
}

extension Engine {
    /// A published notice: what it shows and until when anybody may object.
    public struct OpenNotice: Sendable {
        public var step: StepID
        public var posted: Instant
        public var until: Instant
        /// In the author's order, those that have a value.
        public var shows: [ShownValue]
    }

    /// The notices of a case that are open at an instant.
    public func notices(of subject: Case, at instant: Instant) -> [OpenNotice] {
        guard let submission = submissions.restore(subject.submission, in: catalog.timeZone) else { return [] }
        let environment = Run(self, subject, submission, at: instant).environment
        return (subject.position?.all ?? []).compactMap { position in
            guard let step = layout[position.step], step.kind == .notice, let posted = position.posted, let clock = position.clock,
                instant < clock.due
            else { return nil }
            return OpenNotice(step: position.step, posted: posted, until: clock.due, shows: environment.shown(step.shows))
        }
    }
}

extension Engine {
    /// What is wrong with what is filled in at an objection, whoever objects: whose objection is refused for who it is from learns that too.
    public func faults(in objection: Objection, to subject: Case, at instant: Instant) -> [SubmissionFault] {
        guard let submission = submissions.restore(subject.submission, in: catalog.timeZone) else { return [] }
        var faults: [SubmissionFault] = []
        _ = Run(self, subject, submission, at: instant).check(objection, &faults)
        return faults
    }
}

/// A value of a case that a notice publishes or that stands beside a message.
public struct ShownValue: Sendable {
    /// `SECTION FIELD`, `STEP FIELD` or `STEP ACTION FIELD`.
    public var name: [String]
    public var value: Value
}

extension CaseEnvironment {
    /// Those of the fields that have a value, in their order.
    func shown(_ fields: [Expression]) -> [ShownValue] {
        fields.compactMap { field in
            let name = field.text.split(separator: ".").map(String.init)
            return value(of: name).map { ShownValue(name: name, value: $0) }
        }
    }
}
