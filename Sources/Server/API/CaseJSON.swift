import Runtime
import ServiceIR

/// A case as the API shows it.
struct CaseJSON {
    let dossier: Dossier
    let prose: Prose
    /// An officer sees what was recorded and who did it; an applicant sees the own answers and what was decided.
    let isOfficer: Bool

    private var state: Case { dossier.state }
    private var service: CompiledService { dossier.definition.service }
    private func time(_ instant: Instant) -> JSONValue { .string(prose.iso(instant)) }

    var json: JSONValue {
        var members: JSONObject = [
            "case": .string(dossier.number), "service": .string(service.service.rawValue), "version": .integer(Int64(service.version)),
            "meaning": .string(dossier.definition.meaning), "revision": .integer(Int64(dossier.revision)), "submitted": time(state.submitted),
            "updated": time(state.updated),
        ]
        if let end = state.end { members["end"] = .string(end.kind.rawValue) }
        if let reason = state.reason { members["reason"] = .string(reason) }
        let tasks = dossier.definition.tasks(of: state)
        members["open"] = .array(tasks.map(open))
        members["stands"] = .bool(state.end == nil && tasks.contains { stands($0) })
        members["promises"] = .array(state.promises.map(promise))
        members["fees"] = .array(state.fees.map(fee))
        members["outputs"] = .array(outputs)
        members["submission"] = state.submission
        if isOfficer { members["records"] = JSONCoder.encode(state.records) }
        members["history"] = .array(state.history.map(moment))
        return .object(members)
    }

    var outputs: [JSONValue] { state.outputs.map(output) }

    private func stands(_ task: OpenTask) -> Bool {
        task.repair != nil || (dossier.definition.step(task.step)?.standsStill ?? false) && !task.position.hasProof
    }

    private func open(_ task: OpenTask) -> JSONValue {
        var members: JSONObject = ["step": .string(task.step.rawValue)]
        let step = dossier.definition.step(task.step)
        if let name = step?.name { members["name"] = .string(prose.name(name)) }
        members["since"] = time(task.since)
        if let due = task.due { members["due"] = time(due) }
        members["roles"] = .array(task.roles.map { .string($0.rawValue) })
        if let repair = task.repair {
            var mending = JSONObject()
            if let due = repair.due { mending["due"] = time(due) }
            mending["ticked"] = .array(repair.ticked.map { .string($0) })
            members["repair"] = .object(mending)
        } else if let step {
            members["actions"] = .array(
                Offer.all(at: task, step, state).map { offer in
                    [
                        "action": .string(offer.action.rawValue), "name": .string(offer.name.map { prose.name($0) } ?? prose.word("done")),
                        "reason": .bool(offer.reason.isRequired),
                    ]
                })
        }
        return .object(members)
    }

    private func promise(_ id: PromiseID, _ promise: PromiseClock) -> JSONValue {
        var members: JSONObject = ["promise": .string(id.rawValue), "due": time(promise.clock.due)]
        members["provisional"] = .bool(promise.clock.isProvisional)
        members["stands"] = .bool(promise.clock.stands)
        if let met = promise.met { members["met"] = time(met) }
        return .object(members)
    }

    private func fee(_ id: FeeItemID, _ account: FeeAccount) -> JSONValue {
        [
            "item": .string(id.rawValue), "due": .integer(account.due), "paid": .integer(account.paid),
            "outstanding": .integer(account.outstanding),
        ]
    }

    private func output(_ id: OutputID, _ record: OutputRecord) -> JSONValue {
        var members: JSONObject = ["output": .string(id.rawValue)]
        if let name = service.outputs[id]?.name { members["name"] = .string(prose.name(name)) }
        if let number = record.number { members["number"] = .string(number) }
        members["released"] = .bool(record.released != nil)
        if record.isCancelled { members["cancelled"] = true }
        if let day = record.issuedOn { members["issued_on"] = .string(day.description) }
        if let day = record.validUntil { members["valid_until"] = .string(day.description) }
        if let delivery = record.delivery { members["delivery"] = .string(delivery.rawValue) }
        return .object(members)
    }

    private func moment(_ moment: Moment) -> JSONValue {
        var members: JSONObject = ["at": time(moment.at), "kind": .string(moment.kind.rawValue)]
        if let step = moment.step { members["step"] = .string(step.rawValue) }
        if let action = moment.action { members["action"] = .string(action.rawValue) }
        if let by = moment.by {
            members["role"] = .string(by.role.rawValue)
            if isOfficer { members["person"] = .string(by.person.rawValue) }
        }
        if let reason = moment.reason { members["reason"] = .string(reason) }
        return .object(members)
    }
}

/// An action that a task offers now.
struct Offer: Sendable {
    var action: ActionID
    /// Absent = `done`.
    var name: Rows<LocalText>?
    var reason: ReasonPolicy
    var isRepair: Bool
    var goesBack: Bool
    /// Whether it asks the step's own fields and documents.
    var asksStepFields: Bool

    static func all(at task: OpenTask, _ step: Step, _ state: Case) -> [Offer] {
        var offers: [Offer] = []
        if step.kind == .task, !step.routes.isEmpty {
            offers.append(
                Offer(action: .done, name: nil, reason: step.reason, isRepair: false, goesBack: false, asksStepFields: true))
        }
        for (id, action) in step.actions {
            let taken = state.records[task.step]?.taken[id] ?? 0
            if let bound = action.atMost, taken >= bound { continue }
            offers.append(
                Offer(
                    action: id, name: action.name, reason: action.reason, isRepair: action.repair != nil, goesBack: action.goesBack,
                    asksStepFields: action.asksStepFields))
        }
        return offers
    }
}
