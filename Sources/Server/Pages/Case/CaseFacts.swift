import Runtime
import ServiceIR

/// What tracking and desk both show of a case.
extension Call {
    /// What the page of a case begins with, whoever looks at it.
    func caseView(_ dossier: Dossier, done: String) -> View {
        var view = frame(title: "\(word("case")) \(dossier.number)")
        view["service_name"] = dossier.definition.service.name[language]
        view["number"] = dossier.number
        view["revision"] = "\(dossier.revision)"
        view["request_key"] = Secret.make()
        view["done_text"] = done
        view["state_text"] = stateText(dossier)
        view["erased_text"] = erasedText(dossier)
        view["standing_text"] = standingText(dossier)
        view["reason_text"] = dossier.state.presentReason ?? ""
        view["fact_list"] = facts(dossier)
        return view
    }

    func stepName(_ definition: Definition, _ id: StepID) -> String { prose.step(id, definition.step(id)) }

    /// Where it stands, in one line.
    func stateText(_ dossier: Dossier) -> String {
        if let end = dossier.state.end { return word("ended_\(end.kind.rawValue)") }
        return dossier.definition.engine.tasks(of: dossier.state).map { stepName(dossier.definition, $0.step) }.joined(separator: " · ")
    }

    /// That the personal data is gone, where it is.
    func erasedText(_ dossier: Dossier) -> String { dossier.erasedAt.map { "\(word("erased")) \(prose.moment($0))." } ?? "" }

    /// Why the clock stands still, if it does.
    func standingText(_ dossier: Dossier) -> String {
        for task in dossier.definition.engine.tasks(of: dossier.state) {
            if task.waiting == .repair { return word(isForApplicant ? "stands_repair_own" : "stands_repair") }
            guard let step = dossier.definition.step(task.step), step.standsStill else { continue }
            if task.waiting == .time || task.waiting == .notice { return word("stands_time") }
            guard
                dossier.definition.isApplicantsTurn(task, in: dossier.state) || task.waiting == .payment
            else { continue }
            return word(task.waiting == .payment ? "stands_pay" : "stands_applicant")
        }
        return ""
    }

    func promiseFacts(_ dossier: Dossier) -> [View] {
        let service = dossier.definition.service
        return service.promises.keys.compactMap { id -> View? in
            let name = service.promises[id]?.name.map { "\(word("promised")): \($0[language])" } ?? word("promised")
            guard let promise = dossier.definition.engine.promises(of: dossier.state, at: now).first(where: { $0.promise == id }) else {
                let from = service.promises[id].flatMap { countedFrom($0, dossier.definition) }
                return dossier.state.end == nil
                    ? View.fact(name, word("not_started") + (from.map { ", \(word("counted")) \($0)" } ?? "")) : nil
            }
            return View.fact(name, prose.deadline(promise.due), note: promise.isProvisional ? "(\(word("provisional")))" : "")
        }
    }

    func facts(_ dossier: Dossier) -> [View] {
        var facts = [View.fact(word("filed_at"), prose.moment(dossier.state.submitted))]
        facts += dossier.definition.engine.bookings(of: dossier.state).map { booking in
            let name = portal.catalog.resources[booking.resource]?.name[language] ?? booking.resource.rawValue
            let slot = prose.slot(prose.weekday(prose.local(booking.start).date), from: booking.start, to: booking.end)
            return View.fact(name, slot, note: booking.unit == nil ? "(\(word("in_line")))" : "")
        }
        if let message = dossier.definition.engine.lastMessage(of: dossier.state) {
            facts.append(View.fact(word("message"), message[language]))
            let shown = dossier.definition.engine.shownWithMessage(of: dossier.state, at: now)
            facts += self.shown(shown, dossier.definition).map { View.fact($0.name, $0.value) }
        }
        facts += promiseFacts(dossier)
        for task in dossier.definition.engine.tasks(of: dossier.state) {
            guard let due = task.due else { continue }
            let key = task.waiting == .time ? "waits_until" : task.waiting == .notice ? "object_until" : "due"
            let name = task.waiting == .repair ? word("mend_by") : "\(word(key)): \(stepName(dossier.definition, task.step))"
            facts.append(View.fact(name, prose.deadline(due)))
        }
        for (id, account) in dossier.state.fees {
            let name = dossier.definition.service.payable(id).map { prose.name($0.name) } ?? id.rawValue
            let paid = account.paid > 0 ? "\(prose.rupiah(account.paid)) ✓ \(account.receipts.joined(separator: ", "))" : ""
            facts.append(View.fact(name, prose.rupiah(account.due), note: paid))
        }
        if let deemed = dossier.state.deemed { facts.append(View.fact(word("moment_deemed"), prose.moment(deemed.at))) }
        if let end = dossier.state.end, let next = dossier.definition.step(end.step)?.next {
            let known = next.service.flatMap { portal.registry.services[$0] }
            let name = known?.name[language] ?? next.name?[language] ?? next.service?.rawValue ?? ""
            facts.append(
                View.fact(
                    word("next_step"), name, note: end.nextUntil.map { "\(word("next_until")) \(prose.date($0))" } ?? "",
                    link: known.map { "/layanan/\($0.service)" } ?? ""))
        }
        return facts
    }

    /// What happened, the last first.
    ///
    /// - Parameter officers: for an officer who reads it: the names of officers by how the journal calls them. An applicant reads roles alone.
    func events(_ dossier: Dossier, officers: [PersonID: String]?) -> [View] {
        dossier.state.history.reversed().compactMap { moment -> View? in
            // Passing is the machine's matter; what people did and where the case came is everybody's.
            if moment.kind == .passed { return nil }
            let step = moment.step.map { stepName(dossier.definition, $0) } ?? ""
            var text = word("moment_\(moment.kind.rawValue)")
            if let action = moment.action, let id = moment.step, moment.kind != .told {
                let name =
                    action == .extend ? word("moment_extended") : dossier.definition.step(id).map { actionName(action, $0) } ?? word("done")
                text = "\(step): \(name)"
            } else if moment.kind == .ended, let end = dossier.state.end {
                text = word("ended_\(end.kind.rawValue)")
            } else if !step.isEmpty, dossier.definition.step(moment.step ?? "")?.name != nil {
                text = "\(step): \(text)"
            }
            let who = moment.by.map { self.who($0, did: moment.kind, officers) } ?? ""
            return View([
                "event_iso": prose.iso(moment.at), "event_at": prose.moment(moment.at), "event_text": text, "event_who": who,
                "event_reason": moment.kind == .ended
                    ? dossier.state.presentReason ?? "" : dossier.definition.engine.message(of: moment)?[language] ?? moment.reason ?? "",
                "event_note": "",
            ])
        }
    }

    private func who(_ by: Done, did kind: Moment.Kind, _ officers: [PersonID: String]?) -> String {
        let role: String
        switch (by.role, PersonKind(by.person)) {
        case (.applicant, .officer), (.filer, .officer): role = word(kind == .paid ? "recorded_by_officer" : "officer_for_applicant")
        case (.applicant, .system), (.filer, .system):
            role = portal.catalog.systems[SystemID(by.person.rawValue)]?.name[language] ?? word("by_system")
        default: role = roleName(by.standIn ?? by.role)
        }
        guard let officers, PersonKind(by.person) == .officer else { return role }
        return "\(role) (\(officers[by.person] ?? by.person.rawValue))"
    }

    /// The outputs, each with its earlier issues before it; a link only where they are released and may be downloaded.
    func outputs(_ dossier: Dossier, isOfficer: Bool) -> [View] {
        dossier.state.outputs.flatMap { id, record in
            record.issues.numbered.map { number, issue in
                let isTaken = dossier.takenBack.contains(Dossier.IssueName(output: id, issue: number))
                return output(id, issue, number == record.issues.count ? nil : number, dossier, isOfficer: isOfficer, isTakenBack: isTaken)
            }
        }
    }

    /// - Parameter number: of an earlier issue, from 1.
    private func output(
        _ id: OutputID, _ record: OutputRecord, _ number: Int?, _ dossier: Dossier, isOfficer: Bool, isTakenBack: Bool
    ) -> View {
        let base = isOfficer ? "/petugas/berkas/\(dossier.number)" : "/lacak/\(dossier.number)"
        let isDownload = record.delivery == .download || record.delivery == nil || record.delivery == .email
        // What was replaced is a line that says so; the applicant has no more use of its text.
        let isCurrent = number == nil || record.revokedOn == nil
        let isOpen =
            isOfficer
            ? record.isRendered || record.released != nil : record.released != nil && isDownload && !record.isCancelled && isCurrent
        var note = record.released.map { "\(word("issued_on")) \(prose.moment($0))" } ?? word("not_released")
        if record.isCancelled {
            note = word("output_cancelled")
        } else if record.revokedOn != nil || isTakenBack {
            let taken = word(record.isReplaced ? "output_replaced" : "output_revoked")
            note = number == nil ? taken : "\(note). \(taken)"
        } else if record.released != nil, !isDownload {
            note = word("collect")
        }
        return View([
            "output_name": name(of: id, dossier.definition.service),
            "output_number": record.number ?? "",
            "output_note": note, "output_link": isOpen ? "\(base)/keluaran/\(id)\(number.map { "/\($0)" } ?? "")" : "",
        ])
    }

    /// What an output is called; of one for each row of a list with the row.
    func name(of id: OutputID, _ service: CompiledService) -> String {
        guard let output = service.output(id) else { return id.rawValue }
        let name = prose.name(output.name)
        guard let row = id.row, let list = service.rows(of: output) else { return name }
        return "\(name) (\(list.name[language]) \(row))"
    }

    /// What is still to be paid at the open steps.
    func bills(_ dossier: Dossier) -> [View] {
        due(dossier).map { id, amount in
            View([
                "bill_name": dossier.definition.service.fee.items[id].map { prose.name($0.name) } ?? id.rawValue,
                "bill_amount": prose.rupiah(amount),
            ])
        }
    }

    /// What the bills come to, as a further row below them.
    func billTotal(_ dossier: Dossier) -> View {
        View(["bill_name": word("total"), "bill_amount": prose.rupiah(due(dossier).reduce(0) { $0 + $1.amount })])
    }

    private func due(_ dossier: Dossier) -> [(item: FeeItemID, amount: Int64)] {
        dossier.definition.engine.tasks(of: dossier.state).filter { $0.waiting == .payment }.flatMap { task in
            (dossier.definition.step(task.step)?.pays ?? []).compactMap { id in
                dossier.state.fees[id].flatMap { $0.outstanding > 0 ? (id, $0.outstanding) : nil }
            }
        }
    }

    /// Where the bills are paid: with each agency whose officers record it, at its counters where it has some.
    func payPlaces(_ dossier: Dossier) -> [View] {
        let (catalog, definition) = (portal.catalog, dossier.definition)
        var agencies: [AgencyID] = []
        for task in definition.engine.tasks(of: dossier.state) where task.waiting == .payment {
            let named = (definition.step(task.step)?.performers?.roles ?? []).compactMap { catalog.roles[$0]?.agency }
            // Where nobody is named, those of the service's own agency record it.
            agencies += (named.isEmpty ? [definition.service.agency] : named).filter { !agencies.contains($0) }
        }
        return agencies.map { View(["fact_list": [View.fact(word("pay_at"), counters(of: $0))] + reach(of: $0)]) }
    }

    /// What the counters of an agency are called.
    func counters(of id: AgencyID) -> String {
        let names = portal.catalog.counters.values.filter { $0.agency == id }.map { $0.name[language] }
        return names.isEmpty ? "\(word("counter_of")) \(agencyName(id))" : "\(prose.list(names)), \(agencyName(id))"
    }

    /// Where an agency is, how it is reached and when it is open, as far as the catalog says it.
    func reach(of id: AgencyID) -> [View] {
        let (catalog, agency) = (portal.catalog, portal.catalog.agencies[id])
        var facts: [View] = []
        if let address = agency?.address { facts.append(.fact(word("contact_address"), address[language])) }
        if let phone = agency?.phone { facts.append(.fact(word("contact_phone"), phone, link: Contact.callLink(phone) ?? "")) }
        if let url = agency?.url { facts.append(.fact(word("contact_web"), url, link: safe(url))) }
        if let hours = prose.hours(agency?.officeHours ?? catalog.officeHours) { facts.append(.fact(word("contact_hours"), hours)) }
        return facts
    }

    /// What was sent: the answers by section, and what was handed in, in the words of the form.
    ///
    /// - Parameter mended: when a repair last brought it, by place.
    func sent(_ dossier: Dossier, uploads: [Upload], mended: [String: Instant] = [:]) -> [View] {
        let service = dossier.definition.service
        let (sending, register) = dossier.definition.validator.asSent(dossier.state.submission, in: portal.catalog.timeZone)
        let inquiry = dossier.definition.validator.inquire(sending, at: dossier.definition.engine.moment(at: now, register: register))
        let look = SentLook(
            documentNames: inquiry.documentNames, notes: mended.mapValues { "\(word("mended")) \(prose.moment($0))" })
        let form = dossier.state.submission["form"]
        var sections: [View] = []
        var general: [View] = []
        if let variant = dossier.state.submission["variant"]?.string {
            general.append(.fact(word("variant"), service.variants[VariantID(variant)]?.name[language] ?? variant))
        }
        if let applicant = dossier.state.submission["applicant"]?.string {
            general.append(.fact(word("applicant"), word("applicant_\(applicant)")))
        }
        if let party = dossier.state.submission["party"]?.string?.split(separator: ".").map(String.init), let section = party.first {
            let name = service.form.sections[SectionID(section)]?.name[language] ?? section
            general.append(.fact(word("party"), ([name] + party.dropFirst()).joined(separator: " ")))
        }
        if let channel = dossier.state.submission["channel"]?.string { general.append(.fact(word("channel"), word("channel_\(channel)"))) }
        for (id, way) in dossier.state.submission["delivery"]?.object ?? [:] {
            guard let way = way.string else { continue }
            general.append(.fact(word("delivery"), word("delivery_\(way)"), note: name(of: OutputID(id.rawValue), service)))
        }
        if !general.isEmpty { sections.append(View(["section_name": word("case"), "fact_list": general])) }
        for (id, section) in service.form.sections {
            if section.many != nil {
                for (number, row) in (form?[id.rawValue]?.array ?? []).enumerated() {
                    let facts = recorded(
                        section.fields, row.object ?? [:], dossier, uploads, note: look.notes["form.\(id)"] ?? "")
                    sections.append(View(["section_name": "\(section.name[language]) \(number + 1)", "fact_list": facts]))
                }
                continue
            }
            let facts = recorded(
                section.fields, form?[id.rawValue]?.object ?? [:], dossier, uploads, look: look, at: "form.\(id)")
            if !facts.isEmpty { sections.append(View(["section_name": section.name[language], "fact_list": facts])) }
        }
        let files = handedIn(dossier.state.submission["documents"] ?? [:], service.documents, dossier, uploads, look: look)
        if !files.isEmpty { sections.append(View(["section_name": word("documents"), "fact_list": files])) }
        return sections
    }

    /// What was filled in at the steps, as the desk shows it.
    func records(_ dossier: Dossier, uploads: [Upload]) -> [View] {
        var sections: [View] = []
        for (id, record) in dossier.state.records {
            guard let step = dossier.definition.step(id) else { continue }
            var facts =
                recorded(step.fields, record.last.values, dossier, uploads)
                + handedIn(.object(Evidence.nested(record.last.documents)), step.documents, dossier, uploads)
            for (role, filled) in record.byRole where !filled.isEmpty {
                facts +=
                    recorded(step.fields, filled.values, dossier, uploads, note: roleName(role))
                    + handedIn(.object(Evidence.nested(filled.documents)), step.documents, dossier, uploads)
            }
            for (action, filled) in record.byAction {
                guard let action = step.actions[action] else { continue }
                facts +=
                    recorded(action.fields, filled.values, dossier, uploads)
                    + handedIn(.object(Evidence.nested(filled.documents)), action.documents, dossier, uploads)
            }
            if let reference = record.reference { facts.append(.fact(word("reference"), reference)) }
            for objection in record.objections {
                facts.append(.fact(word("objection"), "\(objection.name), \(objection.contact)", note: prose.moment(objection.at)))
                facts +=
                    recorded(step.fields, objection.filled.values, dossier, uploads)
                    + handedIn(.object(Evidence.nested(objection.filled.documents)), step.documents, dossier, uploads)
            }
            if !facts.isEmpty { sections.append(View(["section_name": stepName(dossier.definition, id), "fact_list": facts])) }
        }
        return sections
    }

    /// Answers, and a link to each file among them.
    ///
    /// - Parameter place: where they stand in what was sent: `form.usaha`.
    private func recorded(
        _ fields: OrderedMap<FieldID, Field>, _ values: JSONObject, _ dossier: Dossier, _ uploads: [Upload], note: String = "",
        look: SentLook = SentLook(), at place: String = ""
    ) -> [View] {
        let answers = fields.compactMap { id, field -> View? in
            guard field.type != .document, let value = values[ID(id.rawValue)] else { return nil }
            return .fact(field.name[language], prose.answer(value, field), note: look.notes["\(place).\(id)"] ?? note)
        }
        let files = UploadedFile.all(in: values, fields).map { file -> View in
            let row = file.path.count > 1 ? Int(file.path[1]).map { " \($0 + 1)" } ?? "" : ""
            let note = look.notes["\(place).\(file.path[0])"] ?? note
            return link("\(file.field.name[language])\(row)", to: file.upload, dossier, uploads, note: note)
        }
        return answers + files
    }

    private func link(_ name: String, to file: String, _ dossier: Dossier, _ uploads: [Upload], note: String) -> View {
        let base = isForApplicant ? "/lacak/\(dossier.number)" : "/petugas/berkas/\(dossier.number)"
        // What is not filed yet has no address.
        let link = dossier.number.isEmpty ? "" : "\(base)/unggahan/\(file)"
        let upload = uploads.first { $0.id == file }
        let fact = View.fact(name, upload?.name ?? file, note: note, link: link)
        // An officer looks at it where he decides.
        guard !isForApplicant, !link.isEmpty, let look = upload?.kind.look else { return fact }
        return fact.adding([
            "fact_look": "\(link)/lihat", "look_is_picture": look == .picture, "look_title": "\(name): \(upload?.name ?? file)",
        ])
    }

    /// What was handed in for each section or row, under its name.
    private func handedInParts(
        _ sent: JSONValue, _ requirement: Requirement, _ dossier: Dossier, _ uploads: [Upload], look: SentLook, at path: String
    ) -> [View] {
        var one = requirement
        one.per = []
        return requirement.per.flatMap { section -> [View] in
            let name = dossier.definition.service.form.sections[section]?.name[language] ?? section.rawValue
            func facts(_ value: JSONValue, _ who: String, _ key: String) -> [View] {
                one.name = Rows(always: LocalText(language, "\(prose.name(requirement.name)) (\(who))"))
                return handedIn(
                    .object([ID(key): value]), [DocumentID(key): one], dossier, uploads, look: SentLook(notes: look.notes), at: path)
            }
            guard let value = sent[section.rawValue] else { return [] }
            guard dossier.definition.service.form.sections[section]?.many != nil else { return facts(value, name, section.rawValue) }
            return (value.object ?? [:]).flatMap { facts($0.value, "\(name) \($0.key)", "\(section).\($0.key)") }
        }
    }

    private func handedIn(
        _ sent: JSONValue, _ documents: OrderedMap<DocumentID, Requirement>, _ dossier: Dossier, _ uploads: [Upload],
        look: SentLook = SentLook(), at parent: String = ""
    ) -> [View] {
        documents.flatMap { id, requirement -> [View] in
            guard let value = sent[id.rawValue] else { return [] }
            let path = parent.isEmpty ? id.rawValue : "\(parent).\(id)"
            if !requirement.per.isEmpty { return handedInParts(value, requirement, dossier, uploads, look: look, at: path) }
            if !requirement.members.isEmpty { return handedIn(value, requirement.members, dossier, uploads, look: look, at: path) }
            let name = look.documentNames[path]?[language] ?? prose.name(requirement.name)
            guard let evidence = Evidence(value) else { return [] }
            let dates = [("issued_on", evidence.issuedOn), ("valid_until", evidence.validUntil)].compactMap { key, day in
                day.map { "\(word(key)) \(prose.date($0))" }
            }
            let note = (dates + [look.notes["documents.\(path)"]].compactMap(\.self)).joined(separator: "; ")
            switch evidence.medium {
            case .paper: return [.fact(name, word("on_paper"), note: note)]
            case .output(_, let number):
                let source = requirement.from.map { prose.service($0) } ?? ""
                return [
                    .fact(name, number, note: ["\(word("taken_from")) \(source)", note].filter { !$0.isEmpty }.joined(separator: "; "))
                ]
            case .file(let file): return [link(name, to: file, dossier, uploads, note: note)]
            }
        }
    }
}

/// How what was sent is shown.
private struct SentLook {
    /// As the form called them, by path.
    var documentNames: [String: LocalText] = [:]
    /// What is said beside it, by place.
    var notes: [String: String] = [:]
}
