import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// Applying: what the form asks, shown again as answers come, sent once.
    static func applyPages() -> [Route] {
        [
            .page(.get, "/layanan/{service}/ajukan") { call in
                let definition = try await call.definition()
                if let closure = try await call.portal.registry.closure(of: definition.service.service) { throw Problem.closed(closure) }
                let head = ApplicationHead(definition.service, officer: call.officer) { call.query($0) }
                guard let channel = head.channel else { throw Problem.counterOnly }
                guard head.isComplete(for: definition.service) else {
                    return call.start(definition, head, isSent: call.query("lanjut") != nil).keptOnDevice(of: call)
                }
                _ = channel
                var draft = ApplicationDraft(head: head, requestKey: Secret.make())
                if call.query("bagian") == FormPart.all { draft.place = .whole }
                return try await call.applyView(definition, draft, faults: []).keptOnDevice(of: call)
            },
            .page(.post, "/layanan/{service}/ajukan") { call in
                let definition = try await call.definition()
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                return try await call.apply(definition, form)
            },
            .page(.get, "\(Call.receiptPath)/{number}") { call in try await call.receipt() },
        ]
    }
}

extension Problem {
    static let counterOnly = Problem(
        .ok, "counter-only",
        .both("Layanan ini diajukan di loket", "This service is applied for at the counter"),
        detail: .both(
            "Datanglah ke loket dengan persyaratannya; petugas mengajukannya untuk Anda.",
            "Come to the counter with what is required; an officer applies for you."))
}

extension Call {
    /// What is chosen before the form; what is missing is said once the choice was sent.
    func start(_ definition: Definition, _ head: ApplicationHead, isSent: Bool) -> Response {
        let service = definition.service
        let drawing = FieldDrawing(prose: prose, uploadLimit: portal.uploads.limit)
        var view = frame(title: word("apply"))
        var faults: [PageFault] = []
        /// The words at a choice that was left out.
        func missing(_ name: String, _ isChosen: Bool) -> String {
            guard isSent, !isChosen else { return "" }
            faults.append(PageFault(target: name, subject: word(name), text: word("choose_one")))
            return word("choose_one")
        }
        view["sid"] = service.service.rawValue
        view["service_name"] = service.name[language]
        var fields: [View] = []
        if !service.variants.isEmpty {
            fields.append(
                variantChoice(service, drawing, chosen: head.variant, error: missing("variant", head.variant != nil)))
        }
        if service.applicants.count > 1 {
            fields.append(
                applicantChoice(service, drawing, chosen: head.applicant, error: missing("applicant", head.applicant != nil)))
        }
        if officer != nil, service.channels.count > 1 {
            fields.append(channelChoice(service, drawing, chosen: head.channel))
        }
        view["start_fields"] = fields
        view.setErrors(faults)
        return render("start", view, status: faults.isEmpty ? .ok : .unprocessableContent)
    }

    func variantChoice(_ service: CompiledService, _ drawing: FieldDrawing, chosen: String?, error: String = "") -> View {
        let options = service.variants.map { ($0.key.rawValue, $0.value.name[language], $0.value.hint?[language] ?? "") }
        return drawing.choice("variant", label: word("variant"), options, chosen: chosen, error: error)
    }

    func applicantChoice(_ service: CompiledService, _ drawing: FieldDrawing, chosen: String?, error: String = "") -> View {
        let options = service.applicants.map { ($0.rawValue, prose.applicant($0), "") }
        return drawing.choice("applicant", label: word("applicant"), options, chosen: chosen, error: error)
    }

    func channelChoice(_ service: CompiledService, _ drawing: FieldDrawing, chosen: Channel?) -> View {
        let options = service.channels.map { ($0.rawValue, prose.channel($0), "") }
        return drawing.choice("channel", label: word("channel"), options, chosen: chosen?.rawValue)
    }

    func applyView(
        _ definition: Definition, _ draft: ApplicationDraft, faults: [PageFault], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let service = definition.service
        let faults = service.inOrderOfForm(faults)
        let inquiry = try await inquiry(draft, definition)
        var drawing = FieldDrawing(prose: prose, region: portal.catalog.region, uploadLimit: portal.uploads.limit)
        drawing.action = "/layanan/\(service.service)/ajukan"
        drawing.inquiry = inquiry
        drawing.sections = service.form.sections
        drawing.slots = try await slotOffer(service.form) { draft.slotDays[$0] }
        drawing.addedRow = draft.addedRow
        drawing.mayBePaper = draft.head.channel?.isAssisted == true
        drawing.faults = Dictionary(faults.compactMap { fault in fault.target.map { ($0, fault.text) } }) { first, _ in first }
        drawing.uploadNames = try await uploadNames(draft.json, of: service)

        var view = frame(title: word("apply"))
        let parts = draft.place == .whole ? [] : parts(of: service, draft.head, inquiry)
        let part = FormPart.find(draft.place, among: parts, faults: faults)
        func isElsewhere(_ id: String) -> Bool { part.map { $0.id != id } ?? false }
        show(part, of: parts, faults: faults, &view)
        view["sid"] = service.service.rawValue
        view["service_name"] = service.name[language]
        view["request_key"] = draft.requestKey
        view["closed_text"] = try await closedText(of: service.service)
        keepOnDevice(&view)
        view["csrf"] = formToken
        view["owner_text"] = ownerText(draft.head.channel)
        view["region_lists"] = regionLists(definition)
        var chosen: [String] = []
        var hidden: [View] = []
        func keep(_ name: String, _ value: String) { hidden.append(View(["hname": name, "hvalue": value])) }
        keep(Call.ownerInput, filer(draft.head.channel))
        if let variant = draft.head.variant {
            chosen.append(service.variants[VariantID(variant)]?.name[language] ?? variant)
            keep("variant", variant)
        }
        if let applicant = draft.head.applicant {
            chosen.append("\(word("chosen_as")): \(word("applicant_\(applicant)"))")
            keep("applicant", applicant)
        }
        if let channel = draft.head.channel {
            if channel.isAssisted { chosen.append(prose.channel(channel)) }
            keep("channel", channel.rawValue)
        }
        view["chosen"] = chosen.joined(separator: " · ")
        view["hidden_fields"] = hidden + (draft.saved?.inputs ?? [])
        view["draft"] = draft.saved != nil
        view["draft_changes"] = !draft.changes.isEmpty
        view["change_list"] = draft.changes.map(text(of:))
        let choices = headChoices(service, draft.head, drawing)
        view["head_fields"] = choices
        var sections = service.form.sections.compactMap { id, section -> View? in
            guard inquiry.asked.contains(id.rawValue) else { return nil }
            let fields = drawing.section(id, section, draft.form[ID(id.rawValue)])
            guard !fields.isEmpty else { return nil }
            return View([
                "section_id": "s.\(id)", "section_name": section.name[language], "section_hint": section.hint?[language] ?? "",
                "fields": fields, "is_elsewhere": isElsewhere(FormPart.id(of: id)),
            ])
        }
        if inquiry.parties.count > 1 {
            sections.append(
                View([
                    "section_id": FormPart.party, "section_name": word("party_title"), "section_hint": "",
                    "fields": [drawing.party("party", inquiry.parties, chosen: draft.party)],
                    "is_elsewhere": isElsewhere(FormPart.party),
                ]))
        }
        view["sections"] = sections
        // A part without questions has no answers by which others are shown.
        view["has_conditions"] = service.dependsOnAnswers && part?.id != FormPart.documents && part?.id != FormPart.deliveries
        let documents = drawing.documents(service.documents, draft.documents)
        view["documents"] = !documents.isEmpty
        view["document_list"] = documents
        view["documents_elsewhere"] = isElsewhere(FormPart.documents)
        view["files_hint"] = filesHint
        let deliveries = inquiry.deliveries.map { id, ways in
            drawing.choice(
                "g.\(id)", label: service.outputs[id].map { prose.name($0.name) } ?? id.rawValue,
                ways.map { ($0.rawValue, prose.delivery($0), "") }, chosen: draft.delivery[ID(id.rawValue)]?.string,
                error: drawing.faults["g.\(id)"] ?? "")
        }
        view["deliveries"] = !deliveries.isEmpty
        view["delivery_fields"] = deliveries
        view["deliveries_elsewhere"] = isElsewhere(FormPart.deliveries)
        view["privacy_text"] = privacyText(service)
        return render("apply", view, status: status)
    }

    /// The input by which a page says who files it, and whose the case becomes.
    static let ownerInput = "pemilik"

    /// Who files an application from this page, and whose it becomes. In another tab somebody may log in or out before it is sent.
    func filer(_ channel: Channel?) -> String {
        let citizen = channel?.isAssisted == true ? nil : citizen.map { "citizen:\($0.mark)" }
        return [officer?.person, citizen].compactMap(\.self).joined(separator: " ")
    }

    /// In whose account an application will be kept; empty where in nobody's.
    func ownerText(_ channel: Channel?) -> String {
        guard channel?.isAssisted != true, let citizen else { return "" }
        return "\(word("filed_as")) \(citizen.name)."
    }

    /// What is wrong where a page was made for somebody else than who sends it.
    private func ownerFault(_ form: PostedForm, asked: Channel?, _ channel: Channel?) -> PageFault? {
        if asked?.isAssisted == true, officer == nil { return PageFault(text: word("officer_logged_out")) }
        guard let said = form.texts.last(where: { $0.name == Call.ownerInput })?.value, said != filer(channel) else { return nil }
        let text = ownerText(channel)
        return PageFault(text: "\(word("owner_changed")) \(text.isEmpty ? word("filed_as_nobody") : text)")
    }

    /// The choices before the form, where a draft has not made them or they are none any more.
    private func headChoices(_ service: CompiledService, _ head: ApplicationHead, _ drawing: FieldDrawing) -> [View] {
        var fields: [View] = []
        if head.variant == nil, !service.variants.isEmpty {
            fields.append(variantChoice(service, drawing, chosen: nil, error: drawing.faults["variant"] ?? ""))
        }
        if head.applicant == nil, !service.applicants.isEmpty {
            fields.append(applicantChoice(service, drawing, chosen: nil, error: drawing.faults["applicant"] ?? ""))
        }
        return fields
    }

    func uploadNames(_ sending: JSONValue, of service: CompiledService) async throws -> [String: String] {
        let ids = Registry.handed(sending, for: service).uploads
        guard !ids.isEmpty else { return [:] }
        return try await portal.store.read { db in
            var names: [String: String] = [:]
            for id in ids { names[id] = try Uploads.find(db, id: id)?.name }
            return names
        }
    }

    func apply(_ definition: Definition, _ form: PostedForm) async throws -> Response {
        let service = definition.service
        var reader = FormReader(form: form, region: portal.catalog.region)
        let head = ApplicationHead(service, officer: officer) { form[$0] }
        let saved = DraftKey(form)
        let asked = form["channel"].flatMap(Channel.init(rawValue:)).flatMap { service.channels.contains($0) ? $0 : nil }
        let ownerFault = ownerFault(form, asked: asked, head.channel)
        if ownerFault == nil, officer != nil { try requireCSRF(form["csrf"], of: officerSession) }
        guard head.isComplete(for: service) || saved != nil else { return start(definition, head, isSent: true) }
        var draft = ApplicationDraft(head: head, requestKey: form["kunci"] ?? Secret.make())
        draft.saved = saved
        draft.form = reader.sections(service.form)
        draft.party = service.form.mayHaveSeveralApplicants ? form["party"] : nil
        draft.documents = reader.documents(service.documents)
        for id in service.outputs.keys { if let way = form["g.\(id)"] { draft.delivery[ID(id.rawValue)] = .string(way) } }
        for entry in form.texts where entry.name.hasPrefix("m.f.") { draft.slotDays[entry.name] = entry.value }
        let faults = reader.faults(language)

        let button = form["tombol"] ?? "perbarui"
        draft.addedRow = reader.addedRow
        draft.place = FormPart.Place(form, button)
        if let ownerFault {
            // What was chosen by who is logged in no more stays chosen.
            draft.head.channel = asked ?? head.channel
            return try await applyView(definition, draft, faults: faults + [ownerFault], status: .conflict)
        }
        if let turned = try await turn(draft, definition, button, faults: faults) { return turned }
        if button == "simpan" {
            do {
                return try await save(draft, definition, faults: faults)
            } catch let problem as Problem where problem.status.code < 500 {
                return try await applyView(definition, draft, faults: faults + pageFaults(problem), status: problem.status)
            }
        }
        let isReviewed = button == "lanjut"
        guard isReviewed || button == "kirim", faults.isEmpty else {
            var all = faults
            if isReviewed || button == "kirim" {
                all += try await furtherFaults(draft, definition, beside: faults)
                draft.place = draft.place.ofFaults
            }
            return try await applyView(definition, draft, faults: all, status: all.isEmpty ? .ok : .unprocessableContent)
        }
        do {
            let json = draft.json
            if isReviewed { return try await review(definition, draft, form) }
            let begun = try await self.draft(draft.saved)
            if let begun, let filed = try await openCase(of: begun) { return filed }
            // What another device has saved since would be lost.
            if let begun, begun.revision != draft.saved?.revision { throw Problem.draftChanged }
            let filed = try await file(definition, json, key: draft.requestKey, request: [], draft: begun)
            // A page of its own, so that going back or reloading sends nothing again; the secret stands neither in its address nor in one that
            // it links to.
            var response = Response.seeOther("\(Call.receiptPath)/\(filed.number)")
            response.setCookie(cookieOfReceipt(filed.secret))
            return response
        } catch let problem as Problem where problem.status == .unprocessableContent || problem.slug == Problem.closedSlug {
            // What was filled in is not lost: it can be saved until the service opens again.
            draft.place = draft.place.ofFaults
            return try await applyView(definition, draft, faults: pageFaults(problem), status: problem.status)
        }
    }

    /// What else is wrong with an application in which something is wrong already, so that all is said at once.
    func furtherFaults(
        _ draft: ApplicationDraft, _ definition: Definition, beside known: [PageFault]
    ) async throws -> [PageFault] {
        let (sending, actor) = (draft.json, draft.head.channel?.isAssisted == true ? officer?.actor : nil)
        let register = try await portal.store.read { try portal.registry.register($0, for: sending, definition, by: actor) }
        let judged = definition.validator.validate(sending, at: definition.engine.moment(at: now, register: register))
        guard case .failure(let refused) = judged else { return [] }
        let targets = known.map(\.target)
        return pageFaults(Problem(.invalid(refused.faults), definition, prose: prose)).filter { !targets.contains($0.target) }
    }

    /// A problem's entries as the summary at the top shows them.
    func pageFaults(_ problem: Problem, step: String? = nil) -> [PageFault] {
        if problem.entries.isEmpty { return [PageFault(target: nil, subject: nil, text: problem.title[language])] }
        return problem.entries.map {
            let isDelivery = $0.pointer.hasPrefix("/delivery/")
            return PageFault(
                target: FieldDrawing.target($0.pointer, step: step), subject: isDelivery ? word("delivery") : $0.subject?[language],
                text: isDelivery ? word("choose_one") : $0.detail[language], service: $0.service)
        }
    }
}

extension CompiledService {
    /// Whether some question or document is asked only on some answers.
    var dependsOnAnswers: Bool {
        form.sections.values.contains { $0.when != nil || $0.many != nil || CompiledService.dependsOnAnswers($0.fields) }
            || CompiledService.dependsOnAnswers(documents)
    }

    private static func dependsOnAnswers(_ fields: OrderedMap<FieldID, Field>) -> Bool {
        fields.values.contains { $0.when != nil || $0.optionalWhen != nil || dependsOnAnswers($0.fields) }
    }

    private static func dependsOnAnswers(_ documents: OrderedMap<DocumentID, Requirement>) -> Bool {
        documents.values.contains { $0.when != nil || $0.optionalWhen != nil || dependsOnAnswers($0.members) }
    }
}
