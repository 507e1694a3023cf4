import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// The officers' pages: inbox, case.
    static func officePages() -> [Route] {
        [
            .page(.get, "/petugas") { call in try await call.inboxPage() },
            .page(.get, "/petugas/register") { call in try await call.register(CaseQuery(), faults: []) },
            .page(.post, "/petugas/register") { call in
                let query = CaseQuery(try await call.officersForm())
                return try await call.register(query, faults: query.faults)
            },
            .page(.get, "/petugas/berkas/{number}") { call in
                let (dossier, _) = try await call.deskCase()
                return try await call.desk(dossier, entry: nil, done: call.query("ok") == nil ? "" : call.word("saved"))
            },
            .page(.post, "/petugas/berkas/{number}/tindakan") { call in
                let (dossier, form) = try await call.deskForm()
                let actor = try call.actor(of: dossier, isOfficer: true)
                let (act, entry) = try call.readAct(form, dossier, by: actor)
                return try await call.takeAtDesk(.acted(act), actor, act: act, dossier, form, entry)
            },
            .page(.post, "/petugas/berkas/{number}/perbaikan") { call in
                let (dossier, form) = try await call.deskForm()
                let actor = try call.actor(of: dossier, isOfficer: true)
                let (completion, entry) = call.readCompletion(form, dossier, by: actor)
                return try await call.takeAtDesk(.repaired(completion), actor, act: nil, dossier, form, entry)
            },
            .page(.post, "/petugas/berkas/{number}/bayar") { call in
                let (dossier, form) = try await call.deskForm()
                let step = StepID(form["langkah"] ?? "")
                let actor = try call.recorder(at: step, of: dossier)
                var entry = TaskEntry(step: step)
                let receipt = Receipt(step: step, receipt: form["bukti"] ?? "", by: actor)
                if receipt.receipt.isEmpty {
                    entry.faults.append(PageFault(target: "bukti", subject: call.word("receipt_reference"), text: call.word("required")))
                }
                let amount = form["jumlah"].flatMap(FormReader.whole)
                if amount == nil {
                    entry.faults.append(PageFault(target: "jumlah", subject: call.word("amount"), text: call.word("required")))
                }
                return try await call.takeAtDesk(.paid(receipt), actor, act: nil, dossier, form, entry, amount: amount)
            },
            .page(.get, "/petugas/berkas/{number}/unggahan/{file}") { call in
                let (dossier, _) = try await call.deskCase()
                return try await call.download(call.parameter("file"), of: dossier)
            },
            .page(.get, "/petugas/berkas/{number}/unggahan/{file}/lihat") { call in
                let (dossier, _) = try await call.deskCase()
                return try await call.look(call.parameter("file"), of: dossier)
            },
            .page(.get, "/petugas/berkas/{number}/keluaran/{output}") { call in
                let (dossier, _) = try await call.deskCase()
                return try await call.letter(
                    OutputID(call.parameter("output")), of: dossier, isOfficer: true, page: "/petugas/berkas/\(dossier.number)")
            },
            .page(.get, "/petugas/berkas/{number}/keluaran/{output}/{issue}") { call in
                let (dossier, _) = try await call.deskCase()
                return try await call.letter(
                    OutputID(call.parameter("output")), issue: Int(call.parameter("issue")) ?? 0, of: dossier, isOfficer: true,
                    page: "/petugas/berkas/\(dossier.number)")
            },
        ]
    }

    static func pageRoutes() -> [Route] {
        appearancePages() + publicPages() + devicePages() + embedPages() + needsPages() + draftPages() + surveyPages() + checkPages()
            + boardPages()
            + applyPages()
            + trackPages()
            + officePages()
            + togetherPages() + initialPages()
            + loginPages() + providerPages() + erasurePages()
            + secondFactorPages() + reportPages() + [readsPage()] + receiptPages() + counterPages() + availabilityPages()
            + publishingPages()
    }
}

extension Call {
    /// - Parameter ticked: what the checkboxes say of the tasks that are chosen.
    func inboxPage(ticked: Set<String> = [], faults: [PageFault] = []) async throws -> Response {
        let officer = try requireOfficer()
        let entries = try await portal.registry.inbox(of: officer)
        var view = frame(title: word("inbox"))
        view.setErrors(faults)
        var initials: [String: Bool] = [:]
        /// Whether a task is sent on by one action that asks nothing.
        func mayInitial(_ entry: InboxEntry) -> Bool {
            let place = "\(entry.definition.whole) \(entry.step)"
            if let known = initials[place] { return known }
            let isFree = entry.definition.initial(at: entry.step) != nil
            initials[place] = isFree
            return isFree
        }
        let ticksAll = query("centang") == "semua"
        view["may_initial"] = entries.count(where: mayInitial) > 1
        view["is_broad"] = true
        view["roles_text"] = prose.list(portal.registry.roles(of: officer).map(roleName))
        view["has_tasks"] = !entries.isEmpty
        view["task_list"] = entries.map { entry in
            let task = ChosenTask(chosen: .init(number: entry.number, revision: entry.revision), step: entry.step)
            return View([
                "may_tick": mayInitial(entry), "pick_id": "c.\(entry.number).\(entry.step)", "pick_value": task.text,
                "checked": ticksAll || ticked.contains(task.text),
                "number": entry.number, "applicants_text": entry.applicants.joined(separator: ", "),
                "service_name": entry.definition.service.name[language],
                "step_name": stepName(entry.definition, entry.step),
                "role_name": roleName(entry.role), "since_text": prose.moment(entry.since),
                "due_text": entry.due.map(prose.deadline) ?? "–",
                "is_late": entry.isLate,
            ])
        }
        let steps = try await portal.registry.waitingSteps(of: officer)
        view["has_several"] = !steps.isEmpty
        view["several_list"] = steps.map { waiting in
            View([
                "several_link": "/petugas/bersama/\(waiting.definition.service.service)/\(waiting.step)",
                "several_name": "\(waiting.definition.service.name[language]) – \(stepName(waiting.definition, waiting.step))",
                "several_count": "\(waiting.count) \(word("applications"))",
            ])
        }
        let closures = try await portal.registry.closures()
        let assisted = portal.registry.services.values.compactMap { service -> View? in
            guard let channel = service.channels.first(where: \.isAssisted), portal.registry.mayFile(officer, service) else {
                return nil
            }
            return View([
                "sid": service.service.rawValue, "service_name": service.name[language],
                "file_channel": channel.rawValue, "closed_text": closures[service.service].map(closedText) ?? "",
            ])
        }
        view["may_file"] = !assisted.isEmpty
        view["file_services"] = assisted
        return render("inbox", view, status: faults.isEmpty ? .ok : .unprocessableContent)
    }

    /// What an officer sends by a form of a page that is the officer's.
    func officersForm() async throws -> PostedForm {
        _ = try requireOfficer()
        let form = try await PostedForm.read(request, uploads: portal.uploads, at: now)
        try requireCSRF(form["csrf"], of: officerSession)
        return form
    }

    /// The officer who asks, if that one heads an agency.
    func requireHead() throws -> Officer {
        let officer = try requireOfficer()
        guard !portal.registry.headed(by: officer).isEmpty else { throw Problem.notYourRole }
        return officer
    }

    func deskCase() async throws -> (Dossier, Officer) {
        (try await officersCase(parameter("number")), try requireOfficer())
    }

    func deskForm() async throws -> (Dossier, PostedForm) {
        let (dossier, _) = try await deskCase()
        return (dossier, try await officersForm())
    }

    func takeAtDesk(
        _ event: Event, _ actor: Actor, act: Act?, _ dossier: Dossier, _ form: PostedForm, _ entry: TaskEntry,
        amount: Int64? = nil
    ) async throws -> Response {
        try await takeTask(event, actor, act: act, dossier, form, entry, amount: amount, at: "/petugas/berkas/\(dossier.number)") {
            dossier, entry, status in try await desk(dossier, entry: entry, done: "", status: status)
        }
    }

    func desk(_ dossier: Dossier, entry: TaskEntry?, done: String, status: HTTPResponse.Status = .ok) async throws -> Response {
        let officer = try requireOfficer()
        let definition = dossier.definition
        let uploads = try await portal.registry.uploads(of: dossier.id)
        let names = Dictionary(uploads.map { ($0.id, $0.name) }) { first, _ in first }
        var view = caseView(dossier, done: done)
        view.setErrors(entry?.faults ?? [])
        let base = "/petugas/berkas/\(dossier.number)"
        let tasks = definition.engine.tasks(of: dossier.state)
        let own = tasks.filter { definition.engine.mayAct(officer.actor, in: dossier.state, on: $0.step) }
        let slots = try await slotOffer(dossier, own, page: base)
        let drawn = own.compactMap { task -> View? in
            switch task.waiting {
            case .repair: return repairView(task, dossier, action: "\(base)/perbaikan", entry: entry, uploads: names, slots: slots)
            case .payment:
                // The proof is the applicant's; at the desk a payment is recorded, or one of the step's actions taken.
                return task.offers.isEmpty
                    ? nil : taskView(task, dossier, action: "\(base)/tindakan", entry: entry, uploads: names, slots: slots)
            case .action: return taskView(task, dossier, action: "\(base)/tindakan", entry: entry, uploads: names, slots: slots)
            case .time, .notice: return nil
            }
        }
        view["tasks"] = drawn
        view["to_task"] = drawn.first?.child(named: "task_id") as? String ?? ""
        let payment = tasks.first { task in
            task.waiting == .payment && !definition.isApplicantsTurn(task, in: dossier.state)
                && (definition.step(task.step)?.performers == nil
                    || definition.engine.mayAct(officer.actor, in: dossier.state, on: task.step))
        }
        let bills = bills(dossier)
        view["payments"] = payment != nil && !bills.isEmpty
        if payment != nil, !bills.isEmpty, drawn.isEmpty { view["to_task"] = "catat" }
        view["pay_step"] = payment?.step.rawValue ?? ""
        view["bill_list"] = bills
        let (sent, register) = definition.validator.asSent(dossier.state.submission, in: portal.catalog.timeZone)
        let validated = definition.validator.validate(
            sent, at: definition.engine.moment(at: dossier.state.submitted, register: register))
        let warnings = if case .success(let submission) = validated { submission.warnings } else { [SubmissionFault]() }
        view["warnings"] = !warnings.isEmpty
        view["warning_list"] = warnings.map { fault in
            (fault.subject.map { "\($0[language]): " } ?? "") + portal.faultWords.sentence(for: fault, language: language)
        }
        let mended = try await portal.registry.mended(of: dossier.id)
        view["answer_sections"] = self.sent(dossier, uploads: uploads, mended: mended) + records(dossier, uploads: uploads)
        let outputs = outputs(dossier, isOfficer: true)
        view["outputs"] = !outputs.isEmpty
        view["output_list"] = outputs
        view["events"] = events(dossier, officers: try await portal.accounts.names())
        if !own.isEmpty { view["region_lists"] = regionLists(definition) }
        var response = render("desk", view, status: status)
        response.headers[HeaderName.contentSecurityPolicy] = ContentPolicy.framing
        return response
    }
}

extension Registry {
    /// Whether an officer may file for a citizen: one of the agency's, or of a role that takes part.
    func mayFile(_ officer: Officer, _ service: ServiceEntry) -> Bool {
        if service.isOpenedByOthers { return officer.roles.contains(where: service.openers.contains) }
        return officer.roles.contains { catalog.roles[$0]?.agency == service.agency || service.roles.contains($0) }
    }
}
