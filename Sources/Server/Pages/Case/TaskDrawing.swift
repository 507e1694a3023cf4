import Runtime
import ServiceIR

/// What was entered on a task's form that was refused, so that nothing is lost.
struct TaskEntry: Sendable {
    var step: StepID
    var values = JSONObject()
    var documents = JSONObject()
    /// By action.
    var actionValues: [ActionID: JSONObject] = [:]
    var actionDocuments: [ActionID: JSONObject] = [:]
    var ticked: [String] = []
    var reason: String?
    var action: ActionID?
    var faults: [PageFault] = []
    /// A list that gets one more empty row.
    var addedRow: String?
    /// Whether nothing was sent yet: a row was added, or Enter pressed in a field.
    var isShownAgain = false
}

extension Call {
    func drawing(_ faults: [PageFault], uploads: [String: String], _ slots: SlotOffer, action: String) -> FieldDrawing {
        var drawing = FieldDrawing(prose: prose, region: portal.catalog.region, uploadLimit: portal.uploads.limit)
        drawing.action = action
        drawing.slots = slots
        drawing.faults = Dictionary(faults.compactMap { fault in fault.target.map { ($0, fault.text) } }) { first, _ in first }
        drawing.uploadNames = uploads
        drawing.mayBePaper = officer != nil && !isForApplicant
        return drawing
    }

    /// The form of a task: its fields and documents, the reason, and a button for each action.
    func taskView(
        _ task: OpenTask, _ dossier: Dossier, action url: String, entry: TaskEntry?, uploads: [String: String], slots: SlotOffer
    ) -> View {
        let step = dossier.definition.step(task.step) ?? Step(kind: .task)
        let entry = entry?.step == task.step ? entry : nil
        var drawing = drawing(entry?.faults ?? [], uploads: uploads, slots, action: url)
        drawing.sections = dossier.definition.service.form.sections
        drawing.addedRow = entry?.addedRow
        drawing.kept = dossier.state.submission["form"]?.object ?? [:]
        drawing.rowNames = rowNames(of: [step.fields] + step.actions.values.map(\.fields), dossier)
        let stored = dossier.state.records[task.step]
        let isProof = task.waiting == .payment
        var view = View([
            "task_id": "t.\(task.step)", "task_title": stepName(dossier.definition, task.step), "task_hint": step.hint?[language] ?? "",
            "task_action": url, "task_step": task.step.rawValue, "task_role": "", "task_hidden": false, "request_key": Secret.make(),
            "revision": "\(dossier.revision)", "asks_reason": false, "reason_options": false, "repairs": false, "repair_error": "",
            "reason_error": "",
            "reason_hint": word("reason_hint"), "reason_value": entry?.reason ?? "", "action_extras": false,
        ])
        var fields = drawing.fields(
            step.kind == .notice ? [:] : step.fields, entry?.values ?? stored?.last.values ?? [:], prefix: "f.\(task.step)",
            canonical: task.step.rawValue)
        // A step that waits for several applicants: who acts says which one that is.
        let parties = dossier.definition.engine.partiesLeft(of: dossier.state, at: task)
        if !parties.isEmpty { fields.insert(drawing.party("pihak", parties, chosen: nil), at: 0) }
        let documents = drawing.documents(
            step.kind == .notice ? [:] : step.documents, entry?.documents ?? Evidence.nested(stored?.last.documents ?? [:]), path: "")
        view["task_sections"] = [
            View([
                "section_name": false, "files_hint": documents.isEmpty ? "" : filesHint, "fields": fields, "document_list": documents,
            ])
        ]
        var extras: [View] = []
        var buttons: [View] = []
        if isProof { buttons.append(button(.done, word("send"), "")) }
        for offer in task.offers {
            let action = step.actions[offer.action]
            let name = actionName(offer.action, step)
            buttons.append(button(offer.action, name, offer.isRepair || offer.goesBack || offer.reason.isRequired ? "second" : ""))
            guard let action, !action.fields.isEmpty || !action.documents.isEmpty else { continue }
            extras.append(
                View([
                    "extra_name": name,
                    "extra_open": entry?.action == offer.action || entry?.addedRow?.hasPrefix("f.\(task.step).\(offer.action).") == true,
                    "fields": drawing.fields(
                        action.fields, entry?.actionValues[offer.action] ?? [:], prefix: "f.\(task.step).\(offer.action)",
                        canonical: "\(task.step).\(offer.action)"),
                    "document_list": drawing.documents(action.documents, entry?.actionDocuments[offer.action] ?? [:]),
                ]))
        }
        if let system = step.call { view["asks_reference"] = portal.catalog.systems[system]?.name[language] ?? system.rawValue }
        view["action_extras"] = extras
        view["buttons"] = buttons
        if task.offers.contains(where: \.isRepair) {
            view["repairs"] = true
            let names = task.offers.filter(\.isRepair).map { "“\(actionName($0.action, step))”" }
            view["mend_hint"] = "\(word("to_mend_hint")) \(prose.list(names))."
            view["repair_error"] = entry?.faults.first { $0.target == "t.\(task.step)-lengkapi" }?.text ?? ""
            view["repair_options"] = mendable(dossier).map { id, name in
                View(["oid": "l.\(id)", "option_value": id, "option_label": name, "checked": entry?.ticked.contains(id) ?? false])
            }
        }
        let asking = task.offers.filter(\.reason.isRequired)
        if !asking.isEmpty { askReason(&view, asking, step, entry, id: task.step) }
        return view
    }

    /// The question for a reason, as these actions of a step ask it.
    func askReason(_ view: inout View, _ asking: [Offer], _ step: Step, _ entry: TaskEntry?, id: StepID) {
        view["asks_reason"] = true
        view["reason_error"] = entry?.faults.first { $0.target == "t.\(id)-alasan" }?.text ?? ""
        if let options = asking.map(\.reason.options).first(where: { !$0.isEmpty }), asking.count == 1 {
            view["reason_options"] = true
            view["reason_option_list"] = options.map { reason, name in
                View(["option_value": reason.rawValue, "option_label": name[language], "checked": entry?.reason == reason.rawValue])
            }
        } else {
            let names = asking.map { actionName($0.action, step) }
            view["reason_hint"] = "\(word("reason_for")) \(names.joined(separator: ", ")). \(word("reason_hint"))"
        }
    }

    /// What tells the rows apart to which those of a list `per` another one belong: `Kendaraan 2: DD 1234 AB, 2019`.
    private func rowNames(of groups: [OrderedMap<FieldID, Field>], _ dossier: Dossier) -> [Expression: [String]] {
        var result: [Expression: [String]] = [:]
        for per in groups.flatMap(\.values).compactMap(\.per) where result[per] == nil {
            // What was listed first says best what a row is about.
            let lists = dossier.definition.service.lists(behind: per).reversed().map(\.field)
            let rows = dossier.definition.engine.rows(of: per, in: dossier.state, at: now)
            result[per] = rows.enumerated().map { place, row in
                let answers = lists.flatMap(\.fields).compactMap { id, field -> String? in
                    guard field.type.tellsApart, let value = row[ID(id.rawValue)]?.json(in: portal.catalog.timeZone) else { return nil }
                    return prose.answer(value, field)
                }
                let name = "\(lists.first?.name[language] ?? "") \(place + 1)"
                return answers.isEmpty ? name : "\(name): \(answers.prefix(4).joined(separator: ", "))"
            }
        }
        return result
    }

    func button(_ action: ActionID, _ label: String, _ style: String) -> View {
        View(["button_value": action.rawValue, "button_label": label, "button_class": style.isEmpty ? "first" : style])
    }

    /// What an act is called, also one that has no name of the author's.
    func actionName(_ action: ActionID, _ step: Step) -> String {
        if let own = step.actions[action] { return prose.name(own.name) }
        if action == .extend { return word("extend") }
        if step.kind == .notice { return word("publish") }
        return word(step.signs.isEmpty ? "done" : "sign")
    }

    /// What an officer may tick for the applicant to mend: the answers and documents of this very case.
    func mendable(_ dossier: Dossier) -> [(String, String)] {
        let service = dossier.definition.service
        let (sent, register) = dossier.definition.validator.asSent(dossier.state.submission, in: portal.catalog.timeZone)
        let inquiry = dossier.definition.validator.inquire(
            sent, at: dossier.definition.engine.moment(at: now, register: register))
        let fixed = Set(dossier.definition.engine.fixedLists(of: dossier.state).map(\.text))
        var result: [(String, String)] = []
        for (sectionID, section) in service.form.sections where !fixed.contains(sectionID.rawValue) {
            if section.many != nil {
                if inquiry.asked.contains(sectionID.rawValue) { result.append((sectionID.rawValue, section.name[language])) }
                continue
            }
            for (id, field) in section.fields
            where field.value == nil && inquiry.asked.contains("\(sectionID).\(id)") && !fixed.contains("\(sectionID).\(id)") {
                result.append(("\(sectionID).\(id)", field.name[language]))
            }
        }
        for (id, requirement) in service.documents where inquiry.documents.contains(id.rawValue) {
            result.append((id.rawValue, prose.name(requirement.name)))
        }
        return result
    }

    /// The applicant's form for mending: first what was ticked, then all the rest.
    func repairView(
        _ task: OpenTask, _ dossier: Dossier, action url: String, entry: TaskEntry?, uploads: [String: String], slots: SlotOffer
    ) -> View {
        let service = dossier.definition.service
        let (sent, register) = dossier.definition.validator.asSent(dossier.state.submission, in: portal.catalog.timeZone)
        let sending =
            entry.map { entry -> JSONValue in
                var members = sent.object ?? [:]
                members["form"] = .object(entry.values)
                members["documents"] = .object(entry.documents)
                return .object(members)
            } ?? sent
        var drawing = drawing(entry?.faults ?? [], uploads: uploads, slots, action: url)
        drawing.sections = service.form.sections
        drawing.addedRow = entry?.addedRow
        drawing.inquiry = dossier.definition.validator.inquire(
            sending, at: dossier.definition.engine.moment(at: now, register: register))
        let form = sending["form"]?.object ?? [:]
        let documents = sending["documents"]?.object ?? [:]

        func sections(_ isWanted: (String) -> Bool, areTicked: Bool = false) -> [View] {
            drawing.isToBeReplaced = areTicked
            var views = service.form.sections.compactMap { id, section -> View? in
                if section.many != nil {
                    let drawn = isWanted(id.rawValue) ? drawing.section(id, section, form[ID(id.rawValue)]) : []
                    return drawn.isEmpty ? nil : View(["section_name": section.name[language], "fields": drawn, "document_list": false])
                }
                let fields = OrderedMap<FieldID, Field>(section.fields.filter { isWanted("\(id).\($0.key)") }.map { ($0.key, $0.value) })
                let drawn = drawing.fields(fields, form[ID(id.rawValue)]?.object ?? [:], prefix: "f.\(id)", canonical: id.rawValue)
                return drawn.isEmpty ? nil : View(["section_name": section.name[language], "fields": drawn, "document_list": false])
            }
            let wanted = OrderedMap<DocumentID, Requirement>(
                service.documents.filter { isWanted($0.key.rawValue) }.map { ($0.key, $0.value) })
            let drawn = drawing.documents(wanted, documents)
            if !drawn.isEmpty {
                views.append(
                    View(["section_name": word("documents"), "files_hint": filesHint, "fields": false, "document_list": drawn]))
            }
            return views
        }
        let ticked = Set(
            task.ticked.map { tick in
                service.documents[DocumentID(tick.split(separator: ".").first ?? "")] == nil ? tick : String(tick.split(separator: ".")[0])
            })
        let first = sections({ ticked.isEmpty || ticked.contains($0) }, areTicked: !ticked.isEmpty)
        let rest = ticked.isEmpty ? [] : sections { !ticked.contains($0) }
        let reason = dossier.state.records[task.step]?.lastReason ?? dossier.state.reason ?? ""
        return View([
            "task_id": "t.\(task.step)", "task_title": word("repair_title"),
            "task_hint": reason.isEmpty ? "" : "\(word("repair_note")): \(reason)",
            "task_action": url, "task_step": task.step.rawValue, "task_role": "", "task_hidden": false, "request_key": Secret.make(),
            "revision": "\(dossier.revision)", "asks_reason": false, "repairs": false, "task_sections": first,
            "action_extras": rest.isEmpty
                ? [View]()
                : [
                    View([
                        "extra_name": word("other_answers"), "extra_open": !(entry?.faults.isEmpty ?? true) || entry?.isShownAgain == true,
                        "fields": rest.flatMap { $0.child(named: "fields") as? [View] ?? [] },
                        "document_list": rest.flatMap { $0.child(named: "document_list") as? [View] ?? [] },
                    ])
                ],
            "buttons": [View(["button_value": "done", "button_label": word("send_repair"), "button_class": "first"])],
        ])
    }
}

extension FieldType {
    /// Whether an answer says in a few words what its row is about.
    fileprivate var tellsApart: Bool {
        switch self {
        case .text, .integer, .decimal, .money, .date, .choice, .nik, .nib, .nop, .npwp, .region: true
        default: false
        }
    }
}
