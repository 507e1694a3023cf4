import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// What one needs, asked before applying: nothing is kept, and nobody says who he is.
    static func needsPages() -> [Route] {
        [
            .page(.get, "/layanan/{service}/keperluan") { call in
                try await call.needs(try await call.definition(), PostedForm())
            },
            .page(.post, "/layanan/{service}/keperluan") { call in
                let definition = try await call.definition()
                return try await call.needs(definition, try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now))
            },
        ]
    }
}

extension Call {
    fileprivate func needs(_ definition: Definition, _ form: PostedForm) async throws -> Response {
        let service = definition.service
        let asked = DecidingForm(DecidingQuestions(service))
        var reader = FormReader(form: form, region: portal.catalog.region)
        let answers = reader.sections(asked.form)
        let head = ApplicationHead(service, officer: officer) { form[$0] }
        var members: JSONObject = ["form": .object(asked.sending(answers))]
        if let variant = head.variant { members["variant"] = .string(variant) }
        if let applicant = head.applicant { members["applicant"] = .string(applicant) }
        let channel = form["channel"].flatMap(Channel.init(rawValue:)).flatMap { service.channels.contains($0) ? $0 : nil }
        if let channel { members["channel"] = .string(channel.rawValue) }
        let needs = try definition.engine.needs(.object(members), asked.questions, at: now)

        let problem = Problem(.invalid(needs.answers.faults), definition, prose: prose)
        let faults =
            reader.faults(language)
            + (needs.answers.faults.isEmpty ? [] : pageFaults(problem)).map { fault in
                var fault = fault
                fault.target = asked.target(fault.target)
                return fault
            }
        var view = frame(title: word("needs"))
        view["sid"] = service.service.rawValue
        view["service_name"] = service.name[language]
        view.setErrors(faults)
        ask(asked, head, channel, answers, needs, faults, addedRow: reader.addedRow, in: &view)
        show(needs, of: definition, in: &view)
        // What was asked for comes into sight.
        view["is_answered"] = request.method == .post && faults.isEmpty
        let closedText = try await closedText(of: service.service)
        view["closed_text"] = closedText
        view["may_apply"] = service.openedBy == nil && head.channel != nil && closedText.isEmpty
        view["counter_only"] = service.openedBy == nil && head.channel == nil
        view["region_lists"] = regionLists(definition)
        if head.isComplete(for: service) {
            var hidden = asked.carried(form, answers)
            if let variant = head.variant { hidden.append(("variant", variant)) }
            if let applicant = head.applicant { hidden.append(("applicant", applicant)) }
            if let channel = head.channel { hidden.append(("channel", channel.rawValue)) }
            view["carries"] = true
            view["hidden_fields"] = hidden.map { View(["hname": $0.name, "hvalue": $0.value]) }
            view["csrf"] = formToken
        }
        return render("needs", view, status: faults.isEmpty ? .ok : .unprocessableContent)
    }

    /// The questions, with what was answered.
    private func ask(
        _ asked: DecidingForm, _ head: ApplicationHead, _ channel: Channel?, _ answers: JSONObject, _ needs: Needs, _ faults: [PageFault],
        addedRow: String?, in view: inout View
    ) {
        let service = asked.questions.service
        var drawing = FieldDrawing(prose: prose, region: portal.catalog.region, uploadLimit: portal.uploads.limit)
        drawing.action = "/layanan/\(service.service)/keperluan"
        drawing.inquiry = needs.answers.inquiry
        drawing.sections = service.form.sections
        drawing.addedRow = addedRow
        drawing.faults = Dictionary(faults.compactMap { fault in fault.target.map { ($0, fault.text) } }) { first, _ in first }
        var fields: [View] = []
        if !service.variants.isEmpty { fields.append(variantChoice(service, drawing, chosen: head.variant)) }
        // Asked for the application too, which takes it over.
        if service.applicants.count > 1 { fields.append(applicantChoice(service, drawing, chosen: head.applicant)) }
        if asked.questions.words.contains("channel"), service.channels.count > 1 {
            fields.append(channelChoice(service, drawing, chosen: channel))
        }
        let isCertain = fields.isEmpty && asked.isEmpty
        view["head_fields"] = fields
        view["sections"] = asked.form.sections.compactMap { id, section -> View? in
            guard needs.answers.inquiry.asked.contains(id.rawValue) else { return nil }
            var own = drawing
            // It is counted: the list has no field of that name.
            if asked.isCounted(id) { own.inquiry = nil }
            let fields = own.section(id, section, answers[ID(id.rawValue)])
            guard !fields.isEmpty else { return nil }
            return View(["section_id": "s.\(id)", "section_name": section.name[language], "fields": fields])
        }
        view["asks"] = !isCertain
    }

    /// What it comes to.
    private func show(_ needs: Needs, of definition: Definition, in view: inout View) {
        let service = definition.service
        view["requirements"] = needs.documents.map { needed in
            requirement(needed.requirement).adding(["requirement_open": openText(needed.open, definition)])
        }
        view["has_requirements"] = !needs.documents.isEmpty
        let isPriced = !service.fee.isFree && !service.fee.isUnstated
        var lines = needs.fee.map { line in
            View.fact(prose.name(line.item.name), amountText(line), note: line.amount == nil ? openText(line.open, definition) : "")
        }
        if isPriced { lines.append(View.fact(word("total"), needs.total.map(prose.rupiah) ?? word("not_known_yet"))) }
        view["fee_facts"] = lines
        view["fee_text"] = isPriced ? "" : fees(service)[0]
        view["times"] =
            service.promiseIsNone || service.promiseIsBySteps
            ? promises(definition).map { View(["time_text": $0]) }
            : needs.promises.map { time in
                let isPromised = time.promise.within?.rows.isEmpty != true
                let name = time.promise.name.map { "\($0[language]): " } ?? ""
                return View([
                    "time_text": isPromised ? promiseText(time.promise, definition) : "\(name)\(word("not_promised"))",
                    "time_open": openText(time.open, definition),
                ])
            }
        view["deciders"] = needs.deciders.map { step, roles in
            View(["step_name": stepName(definition, step), "step_who": prose.rows(roles) { prose.list($0.map(roleName)) }])
        }
    }

    private func amountText(_ line: Needs.FeeLine) -> String {
        if let amount = line.amount { return prose.rupiah(amount) }
        if let estimate = line.item.estimate { return estimate[language] }
        return word(line.item.isUnstated ? "unstated_fee" : "not_known_yet")
    }

    /// `tergantung: Luas, Bising`.
    private func openText(_ open: [String], _ definition: Definition) -> String {
        open.isEmpty ? "" : "\(word("depends_on")): \(prose.list(open.map { questionName($0, definition) }))"
    }

    /// What decides, as people call it.
    private func questionName(_ name: String, _ definition: Definition) -> String {
        let path = name.split(separator: ".").map(String.init)
        if ["variant", "applicant", "channel"].contains(name) { return word(name).lowercased() }
        if let field = definition.service.askedField(at: path) { return field.name[language] }
        if let section = definition.service.form.sections[SectionID(name)] { return section.name[language] }
        if definition.step(StepID(name)) != nil { return "\(word("open_at_step")) “\(stepName(definition, StepID(name)))”" }
        return word("open_\(name)")
    }
}
