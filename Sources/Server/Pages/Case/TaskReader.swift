import Runtime
import ServiceIR

extension Call {
    /// The act that a posted task form asks for, and what was entered, should it be refused.
    func readAct(_ form: PostedForm, _ dossier: Dossier, by actor: Actor) throws -> (Act, TaskEntry) {
        var reader = FormReader(form: form, region: portal.catalog.region)
        let stepID = StepID(form["langkah"] ?? "")
        let actionID = ActionID(form["tindakan"] ?? "done")
        guard let step = dossier.definition.step(stepID) else { throw Problem.conflict }
        reader.keep(dossier.state.submission["form"]?.object ?? [:], of: dossier.definition.service.form)
        var entry = TaskEntry(step: stepID)
        entry.action = actionID
        entry.values = reader.values(step.fields, prefix: "f.\(stepID)")
        entry.documents = reader.documents(step.documents)
        entry.ticked = form.all("lengkapi")
        entry.reason = form["alasan"]
        for (id, action) in step.actions {
            entry.actionValues[id] = reader.values(action.fields, prefix: "f.\(stepID).\(id)")
            entry.actionDocuments[id] = reader.documents(action.documents)
        }
        entry.faults = reader.faults(language)
        entry.addedRow = reader.addedRow
        entry.isShownAgain = form.isShownAgain

        var act = Act(step: stepID, action: actionID, by: actor)
        act.by.party = form["pihak"].map { PartyID($0) }
        let action = step.actions[actionID]
        act.reference = form["rujukan"]
        if action.map({ $0.asksStepFields && $0.repair == nil }) ?? (actionID == .done && step.kind != .notice) {
            act.values = entry.values
            act.documents = entry.documents
        }
        for (key, value) in entry.actionValues[actionID] ?? [:] { act.values[key] = value }
        for (key, value) in entry.actionDocuments[actionID] ?? [:] { act.documents[key] = value }
        let policy = action?.reason ?? step.reason
        if policy.isRequired || actionID == .extend { act.reason = entry.reason }
        if action?.repair != nil, !entry.isShownAgain {
            act.ticked = entry.ticked
            if entry.ticked.isEmpty, !mendable(dossier).isEmpty {
                entry.faults.append(PageFault(target: "t.\(stepID)-lengkapi", subject: word("to_mend"), text: word("tick_something")))
            }
        }
        return (act, entry)
    }

    /// The completion that a posted repair form asks for: only what differs from what is stored.
    func readCompletion(_ form: PostedForm, _ dossier: Dossier, by actor: Actor) -> (Completion, TaskEntry) {
        let service = dossier.definition.service
        var reader = FormReader(form: form, region: portal.catalog.region)
        let sent = reader.sections(service.form)
        var entry = TaskEntry(step: StepID(form["langkah"] ?? ""))
        var completion = Completion(step: entry.step, by: actor)
        let before = dossier.definition.validator.asSent(dossier.state.submission, in: portal.catalog.timeZone).json
        entry.values = before["form"]?.object ?? [:]
        entry.documents = before["documents"]?.object ?? [:]
        for (key, values) in sent {
            guard let fields = values.object else {
                // A section with several: its rows as a whole.
                guard entry.values[key] != values else { continue }
                completion.form[key] = values
                entry.values[key] = values
                continue
            }
            let stored = entry.values[key]?.object ?? [:]
            var changed = JSONObject()
            for (field, value) in fields where stored[field] != value { changed[field] = value }
            guard !changed.isEmpty else { continue }
            completion.form[key] = .object(changed)
            var merged = stored
            for (field, value) in changed { merged[field] = value }
            entry.values[key] = .object(merged)
        }
        for (id, evidence) in reader.documents(service.documents) where entry.documents[id] != evidence {
            completion.documents[id] = evidence
            entry.documents[id] = evidence
        }
        entry.faults = reader.faults(language)
        entry.addedRow = reader.addedRow
        entry.isShownAgain = form.isShownAgain
        return (completion, entry)
    }

    /// What else is wrong with a form in which something is wrong already, so that all is said at once.
    func furtherFaults(of event: Event, act: Act?, in dossier: Dossier, beside known: [PageFault]) async throws -> [PageFault] {
        guard let refusal = try await portal.registry.refusal(of: event, in: dossier) else { return [] }
        let targets = known.map(\.target)
        return faults(of: Problem(refusal, dossier.definition, prose: prose), in: dossier, act: act).filter { !targets.contains($0.target) }
    }

    /// Where a refused act's faults are shown.
    func faults(of problem: Problem, in dossier: Dossier, act: Act?) -> [PageFault] {
        if problem.slug == "reason-required" || problem.slug == "reason-unknown", let act {
            return [PageFault(target: "t.\(act.step)-alasan", subject: nil, text: problem.title[language])]
        }
        guard let act, let step = dossier.definition.step(act.step) else { return pageFaults(problem) }
        return problem.entries.isEmpty
            ? pageFaults(problem)
            : problem.entries.map { entry in
                let parts = entry.pointer.split(separator: "/").map(String.init)
                var target = FieldDrawing.target(entry.pointer, step: act.step.rawValue)
                // A field of the action's own stands under the action's name.
                if parts.count > 1, parts[0] == "fields", step.fields[FieldID(parts[1])] == nil {
                    target = FieldDrawing.target(entry.pointer, step: "\(act.step).\(act.action)")
                }
                return PageFault(target: target, subject: entry.subject?[language], text: entry.detail[language], service: entry.service)
            }
    }
}
