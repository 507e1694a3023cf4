import ServiceIR

/// The applicant mends: repairs and their completion, withdrawal, and the end of somebody's time.
extension Run {
    mutating func open(_ repair: Repair, _ act: Act, _ place: Done) throws(Refusal) {
        var due: Instant?
        let environment = environment
        if let within = try environment.period(repair.within) {
            due = engine.deadlines.clock(within: within, from: at).due
        } else if let until = try environment.choose(repair.until) {
            due = engine.deadlines.clock(until: try environment.date(until), from: at).due
        }
        let opened = OpenRepair(action: act.action, since: at, due: due, ticked: act.ticked)
        let isSystem = act.by.kind == .system
        change(act.step) {
            $0.repair = opened
            // What a system sent back returns to whoever holds the step.
            $0.returnsTo = isSystem ? nil : place
            $0.hasProof = false
        }
        effects.append(.notify(Notice(to: .applicant, subject: .repair, step: act.step)))
    }

    mutating func complete(_ completion: Completion) throws(Refusal) {
        guard let position = open(completion.step), let step = engine.layout[completion.step] else { throw .stepNotOpen(completion.step) }
        guard position.repair != nil else { throw .notInRepair(completion.step) }
        guard speaksForApplicant(completion.by) else { throw .applicantRequired(completion.step) }
        let zone = engine.catalog.timeZone
        let mended: Submission
        // What was known of the outputs and slots named before is known still; what the applicant names now, the caller has looked up.
        let (sent, known) = engine.submissions.asSent(subject.submission, in: zone)
        let register = Register(
            found: completion.register.found + known.found, held: known.held, slots: known.slots + completion.register.slots)
        switch engine.submissions.validate(merged(completion, over: sent), at: engine.moment(at: at, register: register)) {
        case .failure(let refused): throw .invalid(refused.faults)
        case .success(let submission): mended = submission
        }
        try refuseChangedFees(mended, at: completion.step)
        try refuseChangedRows(mended)

        submission = mended
        subject.submission = mended.json(in: zone)
        if !subject.filers.contains(completion.by.person) { subject.filers.append(completion.by.person) }
        change(completion.step) { $0.repair = nil }
        note(.repaired, completion.step, by: Done(role: .applicant, person: completion.by.person))
        voidOutputs()
        try prepare(step.signs)
        if let back = position.returnsTo { notify(back.standIn ?? back.role, of: position.of, .repaired, completion.step) }
        try awaitAnew()
    }

    /// The stored submission with what the applicant changed laid over it.
    private func merged(_ completion: Completion, over sent: JSONValue) -> JSONValue {
        guard case .object(var whole) = sent else { return sent }
        for key in Submission.derivedKeys { whole[key] = nil }
        var form = whole["form"]?.object ?? [:]
        for (section, changes) in completion.form {
            guard let changes = changes.object, let before = form[section]?.object else {
                form[section] = changes
                continue
            }
            var fields = before
            for (field, value) in changes { fields[field] = value == .null ? nil : value }
            form[section] = .object(fields)
        }
        whole["form"] = .object(form)
        var documents = whole["documents"]?.object ?? [:]
        for (id, evidence) in completion.documents {
            documents[id] = overlay(evidence, on: documents[id])
        }
        whole["documents"] = .object(documents)
        return .object(whole)
    }

    /// A document takes the place of the same one; members, sections and rows are changed one by one.
    private func overlay(_ new: JSONValue, on old: JSONValue?) -> JSONValue {
        guard Evidence(new) == nil, let changes = new.object, let old, Evidence(old) == nil, var result = old.object else { return new }
        for (id, evidence) in changes { result[id] = overlay(evidence, on: result[id]) }
        return .object(result)
    }

    /// A fee or benefit that was made due and that no step ahead names again stays what it is.
    private func refuseChangedFees(_ mended: Submission, at id: StepID) throws(Refusal) {
        for item in subject.fees.keys {
            guard let payable = engine.service.payable(item) else { continue }
            if engine.layout.canReach(from: id, { $0.pays.contains(item) }) { continue }
            let before = try? environment.amount(item, payable)
            let after = try? CaseEnvironment(engine, subject, mended, today: today).amount(item, payable)
            if before != after { throw .feeFixed(item) }
        }
    }

    mutating func withdraw(_ withdrawal: Withdrawal) throws(Refusal) {
        guard let position = subject.position else { return }
        guard engine.service.machine.isWithdrawable else { throw .withdrawalNotAllowed }
        guard speaksForApplicant(withdrawal.by) else { throw .applicantRequired(position.step) }
        for (id, record) in subject.records where record.visits > 0 {
            if let step = engine.layout[id], engine.service.releasesProduct(at: step) { throw .alreadyReleased }
        }
        note(.withdrawn, position.step, by: Done(role: .applicant, person: withdrawal.by.person), reason: withdrawal.reason)
        cancelAll(position)
        enterNext(engine.service.machine.withdrawnEnd, reason: withdrawal.reason)
    }

    mutating func fire(_ timer: TimerID) throws(Refusal) {
        guard let due = subject.timers[timer] else { throw .timerNotSet(timer) }
        if at < due { throw .timerNotDue(timer, due) }
        let open = subject.position?.all ?? []
        if let position = open.first(where: { .repair(at: $0.step) == timer }), let repair = position.repair {
            subject.timers[timer] = nil
            note(.late, position.step, action: repair.action)
            let definition = engine.layout[position.step]?.actions[repair.action]?.repair
            return try leave(
                position.step, to: definition?.lateTo ?? engine.service.machine.lapsedEnd, reason: definition?.lateReason?[engine.language])
        }
        if let position = open.first(where: { .warning(at: $0.step) == timer }), let step = engine.layout[position.step] {
            subject.timers[timer] = nil
            let due = engine.runningDue(of: position, in: subject)
            change(position.step) { $0.warned = due }
            for role in position.turns(of: step, submission.applicants) { notify(role, of: position.of, .deemedSoon, position.step) }
            return
        }
        guard let position = open.first(where: { .step($0.step) == timer }), let step = engine.layout[position.step]
        else { throw .timerNotSet(timer) }
        subject.timers[timer] = nil
        if step.kind == .wait || step.kind == .notice {
            note(.elapsed, position.step)
            return try leave(position.step, by: step.routes)
        }
        guard let late = step.late else { throw .timerNotSet(timer) }
        change(position.step) { $0.isLate = true }
        note(.late, position.step)
        for role in late.notify { notify(role, of: position.of, .late, position.step) }
        if let role = late.escalate {
            change(position.step) { $0.escalatedTo = role }
            note(.escalated, position.step, by: Done(role: role, person: ""))
            notify(role, of: position.of, .escalated, position.step)
        }
        if let decision = late.deemed {
            subject.deemed = DeemedDecision(decision: decision, step: position.step, at: at)
            note(.deemed, position.step)
            effects.append(.notify(Notice(to: .applicant, subject: .deemed, step: position.step)))
        }
        if let target = late.to { try leave(position.step, to: target, reason: late.reason?[engine.language]) }
    }
}
