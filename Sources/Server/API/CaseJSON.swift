import Runtime
import ServiceIR

/// A case as the API shows it. An object, so that the many small parts of it copy nothing of the case.
final class CaseJSON {
    private let dossier: Dossier
    private let state: Case
    private let prose: Prose
    /// An officer sees what was recorded and who did it; an applicant sees the own answers and what was decided.
    private let isOfficer: Bool
    /// For promises that stand still: due as if they ran again now.
    private let now: Instant

    init(dossier: Dossier, prose: Prose, isOfficer: Bool, now: Instant) {
        self.dossier = dossier
        state = dossier.state
        self.prose = prose
        self.isOfficer = isOfficer
        self.now = now
    }

    private var service: CompiledService { dossier.definition.service }
    private func time(_ instant: Instant) -> JSONValue { .string(prose.iso(instant)) }

    var json: JSONValue {
        var members: JSONObject = [
            "case": .string(dossier.number), "service": .string(service.service.rawValue), "version": .integer(Int64(service.version)),
            "meaning": .string(dossier.definition.meaning), "revision": .integer(Int64(dossier.revision)),
            "submitted": time(state.submitted),
            "updated": time(state.updated),
        ]
        if let erasedAt = dossier.erasedAt { members["erased"] = time(erasedAt) }
        if let end = state.end { members["end"] = .string(end.kind.rawValue) }
        if let reason = state.presentReason { members["reason"] = .string(reason) }
        if let message = dossier.definition.engine.lastMessage(of: state) {
            members["message"] = .string(message[prose.language])
            let shown = dossier.definition.engine.shownWithMessage(of: state, at: now)
            if !shown.isEmpty { members["shows"] = .array(shown.map { $0.json(in: prose.timeZone) }) }
        }
        if let deemed = state.deemed {
            members["deemed"] = [
                "decision": .string(deemed.decision.rawValue), "step": .string(deemed.step.rawValue), "at": time(deemed.at),
            ]
        }
        if let end = state.end, let next = dossier.definition.step(end.step)?.next {
            var following = JSONObject()
            if let service = next.service { following["service"] = .string(service.rawValue) }
            if let name = next.name { following["name"] = .string(name[prose.language]) }
            if let day = end.nextUntil { following["until"] = .string(day.description) }
            members["next"] = .object(following)
        }
        let tasks = dossier.definition.engine.tasks(of: state)
        members["open"] = .array(tasks.map(open))
        members["stands"] = .bool(state.end == nil && tasks.contains { stands($0) })
        members["promises"] = .array(promises)
        members["fees"] = .array(state.fees.filter { service.benefit[$0.key] == nil }.map { fee($0.key, $0.value) })
        members["benefits"] = .array(state.fees.filter { service.benefit[$0.key] != nil }.map { fee($0.key, $0.value) })
        members["outputs"] = .array(outputs)
        members["submission"] = state.submission
        if isOfficer { members["records"] = JSONCoder.encode(state.records) }
        members["history"] = .array(state.history.map(moment))
        return .object(members)
    }

    var promises: [JSONValue] { dossier.definition.engine.promises(of: state, at: now).map(promise) }
    var outputs: [JSONValue] { state.outputs.map(output) }

    private func stands(_ task: OpenTask) -> Bool {
        task.waiting == .repair
            || (dossier.definition.step(task.step)?.standsStill ?? false) && state.position?.visit(of: task.step)?.hasProof != true
    }

    private func open(_ task: OpenTask) -> JSONValue {
        var members: JSONObject = ["step": .string(task.step.rawValue)]
        let step = dossier.definition.step(task.step)
        members["name"] = .string(prose.step(task.step, step))
        members["waiting"] = .string(task.waiting.rawValue)
        members["since"] = time(task.since)
        if let due = task.due { members["due"] = time(due) }
        members["roles"] = .array(task.roles.map { .string($0.rawValue) })
        if let step, task.waiting == .action || task.waiting == .payment {
            let counts = rowCounts(step)
            if !counts.isEmpty { members["rows"] = .object(counts) }
        }
        if task.waiting == .repair { members["ticked"] = .array(task.ticked.map { .string($0) }) }
        members["actions"] = .array(
            task.offers.map { offer in
                let plain = offer.action == .extend ? "extend" : step?.kind == .notice ? "publish" : "done"
                let name = step?.actions[offer.action].map { prose.name($0.name) } ?? prose.word(plain)
                return [
                    "action": .string(offer.action.rawValue), "name": .string(name), "reason": .bool(offer.reason.isRequired),
                ]
            })
        return .object(members)
    }

    /// Of lists with one row for each row of another, how many rows they have now: of the step by the field, of an action by `ACTION.FIELD`.
    private func rowCounts(_ step: Step) -> JSONObject {
        var result = JSONObject()
        func add(_ fields: OrderedMap<FieldID, Field>, _ prefix: String) {
            for (id, field) in fields {
                guard let per = field.per else { continue }
                result[ID(prefix + id.rawValue)] = .integer(Int64(dossier.definition.engine.rows(of: per, in: state, at: now).count))
            }
        }
        add(step.fields, "")
        for (action, definition) in step.actions { add(definition.fields, "\(action).") }
        return result
    }

    private func promise(_ promise: DuePromise) -> JSONValue {
        var members: JSONObject = ["promise": .string(promise.promise.rawValue), "due": time(promise.due)]
        members["provisional"] = .bool(promise.isProvisional)
        members["stands"] = .bool(promise.stands)
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
        if let output = service.output(id) {
            members["name"] = .string(prose.name(output.name))
            if let row = id.row, let list = service.rows(of: output) {
                members["row"] = .integer(Int64(row))
                members["row_name"] = .string("\(list.name[prose.language]) \(row)")
            }
        }
        func issue(_ record: OutputRecord, _ number: Int) -> JSONObject {
            self.issue(record, isTakenBack: dossier.takenBack.contains(Dossier.IssueName(output: id, issue: number)))
        }
        for (key, value) in issue(record, record.issues.count) { members[key] = value }
        if !record.earlier.isEmpty { members["earlier"] = .array(record.earlier.numbered.map { .object(issue($0.issue, $0.number)) }) }
        return .object(members)
    }

    private func issue(_ record: OutputRecord, isTakenBack: Bool) -> JSONObject {
        var members = JSONObject()
        if let number = record.number { members["number"] = .string(number) }
        members["released"] = .bool(record.released != nil)
        if record.isCancelled { members["cancelled"] = true }
        if let day = record.revokedOn { members[record.isReplaced ? "replaced_on" : "revoked_on"] = .string(day.description) }
        if record.revokedOn != nil || isTakenBack { members["revoked"] = true }
        if let day = record.issuedOn { members["issued_on"] = .string(day.description) }
        if let day = record.validUntil { members["valid_until"] = .string(day.description) }
        if let delivery = record.delivery { members["delivery"] = .string(delivery.rawValue) }
        return members
    }

    private func moment(_ moment: Moment) -> JSONValue {
        var members: JSONObject = ["at": time(moment.at), "kind": .string(moment.kind.rawValue)]
        if let step = moment.step { members["step"] = .string(step.rawValue) }
        if let action = moment.action { members["action"] = .string(action.rawValue) }
        if let by = moment.by {
            members["role"] = .string(by.role.rawValue)
            members["by"] = .string(PersonKind(by.person).rawValue)
            if isOfficer { members["person"] = .string(by.person.rawValue) }
        }
        if let reason = moment.kind == .ended ? state.presentReason : moment.reason { members["reason"] = .string(reason) }
        if let message = dossier.definition.engine.message(of: moment) { members["message"] = .string(message[prose.language]) }
        return .object(members)
    }
}
