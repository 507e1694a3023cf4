import ServiceIR

/// People act on steps. Checks stand in the order of `docs/semantics.md`, so that of several reasons to refuse the same one is always told.
extension Run {
    mutating func act(_ act: Act) throws(Refusal) {
        guard let position = open(act.step), let step = engine.layout[act.step], position.waitsForActs(of: step)
        else { throw .stepNotOpen(act.step) }
        if step.kind == .payment, act.action == .done { return try handInProof(act, position, step) }
        if act.action == .extend, let extend = step.extend { return try self.extend(act, position, step, extend) }
        let action = step.actions[act.action]
        guard action != nil || (act.action == .done && !step.routes.isEmpty) else { throw .actionUnknown(act.step, act.action) }
        if position.repair != nil { throw .waitsForRepair(act.step) }

        let place = try place(of: act.by, at: act.step, position, step)
        if action == nil, place.role == .applicant { try requireParty(place, at: act.step, position) }
        if action == nil { try refuseSamePerson(act.by, place, at: act.step, position, step) }
        if let bound = action?.atMost, subject.records[act.step]?.taken[act.action] ?? 0 >= bound {
            throw .actionSpent(act.step, act.action, atMost: bound)
        }
        try takeReason(act, action?.reason ?? step.reason)
        try takeReference(act, step)
        try record(act, action, place, step)
        note(.acted, act.step, action: act.action, by: place, reason: act.reason)

        guard let action else { return try sayDone(act.step, step, place) }
        subject.records[act.step]?.taken[act.action, default: 0] += 1
        tell(action.message, act.step, action: act.action)
        try happened(StepEvent(step: act.step, action: act.action))
        if let repair = action.repair { return try open(repair, act, place) }
        if action.goesBack { voidOutputs() }
        try leave(act.step, by: action.routes)
    }

    // MARK: Who

    /// The place of the step's join that the actor would fill, as a holder before as a stand-in.
    func place(of actor: Actor, at id: StepID, _ position: Position, _ step: Step) throws(Refusal) -> Done {
        let turns = position.turns(of: step, submission.applicants)
        if isCallback(actor, step) { return Done(role: turns.first ?? .filer, person: actor.person) }
        var place = turns.first { holds(actor, $0, of: position.of) }.map { Done(role: $0, person: actor.person) }
        if place?.role == .applicant { place?.party = actor.party.flatMap { submission.applicants.contains($0) ? $0 : nil } }
        if place == nil {
            for role in turns {
                guard let standIn = engine.catalog.roles[role]?.standIn, holds(actor, standIn, of: position.of) else { continue }
                place = Done(role: role, person: actor.person, standIn: standIn)
                break
            }
        }
        guard let place else {
            if let earlier = position.done.first(where: { holds(actor, $0.role, of: position.of) }) { throw .alreadyDone(id, earlier.role) }
            throw .roleRequired(id, turns)
        }
        // An officer who applied for a citizen is none.
        let isCitizen = place.role == .applicant || place.role == .filer && subject.filedBy.roles.isEmpty
        if !step.signs.isEmpty, !isCitizen, step.performers?.samePersonReason == nil, subject.filers.contains(where: { actor.isPerson($0) })
        {
            throw .filerCannotApprove(id)
        }
        if let back = position.returnsTo, back.role == place.role, place.standIn == nil, !actor.isPerson(back.person) {
            throw .heldByAnother(id)
        }
        return place
    }

    /// Of several applicants each says `done` for itself.
    private func requireParty(_ place: Done, at id: StepID, _ position: Position) throws(Refusal) {
        guard !submission.applicants.isEmpty else { return }
        guard let party = place.party else { throw .partyRequired(id, submission.applicants) }
        if position.done.contains(where: { $0.party == party }) { throw .alreadyDone(id, .applicant) }
    }

    private func refuseSamePerson(_ actor: Actor, _ place: Done, at id: StepID, _ position: Position, _ step: Step) throws(Refusal) {
        guard position.done.contains(where: { actor.isPerson($0.person) }), step.performers?.samePersonReason == nil else { return }
        // One person may speak for several applicants, as the counter does.
        if place.party != nil { return }
        // A stand-in in a chain fills the place of whom it stands in for beside its own, recorded so.
        let standsIn = place.standIn != nil || position.done.contains { actor.isPerson($0.person) && $0.standIn == place.role }
        if step.performers?.join == .inOrder, standsIn { return }
        throw .samePersonTwice(id)
    }

    /// Whether it is the system that the step calls.
    func isCallback(_ actor: Actor, _ step: Step) -> Bool {
        actor.kind == .system && step.call.map { $0.rawValue == actor.person.rawValue } ?? false
    }

    func holds(_ actor: Actor, _ role: RoleID, of scope: String?) -> Bool {
        if role == .applicant { return speaksForApplicant(actor) }
        if role == .filer {
            return actor.isPerson(subject.filedBy.person) || (subject.filedBy.roles.isEmpty && actor.kind == .applicant)
        }
        let part = engine.catalog.part(of: scope, for: role)
        return actor.kind == .officer && actor.roles.contains { $0.role == role && (part == nil || $0.of == part) }
    }

    /// The applicant, or at an assisted channel the office that filed.
    func speaksForApplicant(_ actor: Actor) -> Bool {
        if actor.kind == .applicant { return true }
        guard actor.kind == .officer, submission.channel?.isAssisted == true else { return false }
        return actor.roles.contains { subject.filedBy.roles.contains($0.role) }
    }

    // MARK: What

    /// The words are kept for people, the id of an option for expressions.
    mutating func takeReason(_ act: Act, _ policy: ReasonPolicy) throws(Refusal) {
        let text = act.reason.flatMap { Text.isBlank($0) ? nil : Text.kept($0) }
        guard let text else {
            if policy.isRequired { throw .reasonRequired(act.step, act.action) }
            return
        }
        var words = text
        if !policy.options.isEmpty {
            guard let option = policy.options[ID(text)] else { throw .reasonUnknown(act.step, act.action, text) }
            words = option[engine.language]
        }
        subject.reason = words
        subject.records[act.step]?.lastReason = text
        hasGivenReason = true
    }

    /// What another system calls this: it must say so itself; by hand it may be known.
    private mutating func takeReference(_ act: Act, _ step: Step) throws(Refusal) {
        guard step.call != nil else { return }
        let text = act.reference.map { Text.trimmed(Text.kept($0)) } ?? ""
        if !Text.isBlank(text) {
            subject.records[act.step]?.reference = text
        } else if isCallback(act.by, step) {
            throw .referenceRequired(act.step)
        }
    }

    /// Checks and keeps what was filled in: the step's own by `done` and the actions that ask it, an action's own by that action.
    private mutating func record(_ act: Act, _ action: Action?, _ place: Done, _ step: Step) throws(Refusal) {
        // A notice's fields are for those who object.
        let asksStep = action.map { $0.asksStepFields && $0.repair == nil } ?? (step.kind != .notice)
        var faults: [SubmissionFault] = []
        let role = step.recordsByRole ? place.role : nil
        let before = subject.records[act.step]
        let zone = engine.catalog.timeZone
        var taken: Set<Booking> = []
        if asksStep {
            // A key of the action's own is not the step's, unless the step has it too.
            let own = { (key: String) in
                action.map { $0.fields[ID(key)] != nil || $0.documents[ID(key)] != nil } ?? false
                    && step.fields[ID(key)] == nil && step.documents[ID(key)] == nil
            }
            var earlier = before?.last
            if let role { earlier = before?.left.contains(role) == true ? nil : before?.byRole[role] }
            let filled = check(
                engine.records.ofStep(act.step, role: role), act.values.filter { !own($0.key.rawValue) },
                act.documents.filter { !own($0.key.rawValue) },
                act.register.holding(Booking.all(in: earlier?.values ?? [:], step.fields, in: zone)), &faults)
            taken = Set(Booking.all(in: filled.values, step.fields, in: zone))
            if !filled.isEmpty || step.asksAnything {
                subject.records[act.step]?.last = filled
                if let role {
                    subject.records[act.step]?.byRole[role] = filled
                    subject.records[act.step]?.left.removeAll { $0 == role }
                }
            }
        }
        if step.kind == .notice {
            _ = check(
                engine.records.ofAction(act.step, .done), Array(act.values), Array(act.documents), act.register, &faults)
        }
        if let action {
            let own = { (key: String) in
                !asksStep || action.fields[ID(key)] != nil || action.documents[ID(key)] != nil
            }
            let filled = check(
                engine.records.ofAction(act.step, act.action), act.values.filter { own($0.key.rawValue) },
                act.documents.filter { own($0.key.rawValue) },
                act.register.holding(Booking.all(in: before?.byAction[act.action]?.values ?? [:], action.fields, in: zone)), taken: taken,
                &faults)
            if !filled.isEmpty || !action.fields.isEmpty || !action.documents.isEmpty {
                subject.records[act.step]?.byAction[act.action] = filled
            }
        }
        if !faults.isEmpty { throw .invalid(faults) }
        if asksStep { forgetPaired(step.fields, of: [[act.step.rawValue]] + (role.map { [[act.step.rawValue, $0.rawValue]] } ?? [])) }
        if let action { forgetPaired(action.fields, of: [[act.step.rawValue, act.action.rawValue]]) }
        subject.records[act.step]?.lastAction = act.action
    }

    func check(
        _ validator: RecordValidator?, _ values: [(key: ID<JSONValue>, value: JSONValue)],
        _ documents: [(key: ID<JSONValue>, value: JSONValue)], _ register: Register, taken: Set<Booking> = [],
        _ faults: inout [SubmissionFault]
    ) -> FilledJSON {
        guard let validator else { return FilledJSON() }
        let zone = engine.catalog.timeZone
        let outcome = validator.validate(
            fields: .object(JSONObject(values.map { ($0.key, $0.value) })),
            documents: .object(JSONObject(documents.map { ($0.key, $0.value) })),
            at: engine.moment(at: at, register: register), in: environment, taken: taken)
        switch outcome {
        case .failure(let found):
            faults += found.faults
            return FilledJSON()
        case .success(let record):
            var filled = FilledJSON()
            if case .object(let members) = record.json(in: zone) { filled.values = members }
            for (path, evidence) in record.documents { filled.documents[ID(path.rawValue)] = evidence.json }
            return filled
        }
    }

    // MARK: Done

    private mutating func sayDone(_ id: StepID, _ step: Step, _ place: Done) throws(Refusal) {
        change(id) { $0.done.append(place) }
        guard let position = open(id) else { return }
        let isLast = position.isDone(of: step, submission.applicants)
        if step.kind == .notice { return try publish(id, step) }
        sign(step, at: id, place, isInitial: step.performers?.join == .inOrder && !isLast)
        guard isLast else {
            guard step.performers?.join == .inOrder else { return }
            // The stand-in's own place is the next: the same act fills it, unless each fills something in.
            if let own = place.standIn, own == position.turns(of: step, submission.applicants).first, !step.asksAnything {
                return try sayDone(id, step, Done(role: own, person: place.person))
            }
            return invite(id, step)
        }
        try payOut(step, at: id)
        try happened(StepEvent(step: id, action: .done))
        try leave(id, by: step.routes)
    }
}
