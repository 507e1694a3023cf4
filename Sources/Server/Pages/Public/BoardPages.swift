import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// The notice board: what is published, and the form by which anybody objects.
    static func boardPages() -> [Route] {
        [
            .page(.get, "/pengumuman") { call in
                var view = call.frame(title: call.word("board"))
                let entries = try await call.portal.registry.notices()
                view["has_notices"] = !entries.isEmpty
                view["notice_list"] = entries.map { entry in
                    View([
                        "fact_list": call.shown(entry).map { View.fact($0.name, $0.value) },
                        "notice_link": "/pengumuman/\(entry.number)/\(entry.notice.step)",
                        "notice_name": call.stepName(entry.definition, entry.notice.step),
                        "service_name": entry.definition.service.name[call.language],
                        "until_text": call.prose.deadline(entry.notice.until),
                    ])
                }
                return call.render("board", view)
            },
            .page(.get, "/pengumuman/{number}/{step}") { call in
                let entry = try await call.boardEntry()
                return call.notice(entry, nil, done: call.query("ok") == nil ? "" : call.word("objected"))
            },
            .page(.post, "/pengumuman/{number}/{step}") { call in
                let entry = try await call.boardEntry()
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                return try await call.object(entry, form)
            },
        ]
    }
}

extension Call {
    /// The open notice that the address names.
    func boardEntry() async throws -> BoardEntry {
        let step = StepID(parameter("step"))
        guard let entry = try await portal.registry.notices(of: parameter("number")).first(where: { $0.notice.step == step }) else {
            throw Problem.notFound
        }
        return entry
    }

    /// Sends an objection in the name of whoever gave a contact.
    func send(_ objection: Objection, to number: String, key: String, request bytes: [UInt8]) async throws {
        guard let dossier = try await portal.registry.dossier(number: number) else { throw Problem.notFound }
        let change = Change(
            event: .objected(objection), actor: .anyone, revision: nil, key: key, caller: "anyone",
            request: Array("objection \(objection.step)\n".utf8) + bytes)
        switch try await portal.registry.take(change, of: dossier) {
        case .done: return
        case .refused(.contactRequired(let step), let others):
            // The engine asks who objects before it reads what is filled in; who mends it is told all at once.
            var problem = Problem(.contactRequired(step), dossier.definition, prose: prose)
            problem.entries = faults(in: objection, to: dossier) + others
            throw problem
        case .refused(let refusal, let others): throw Problem(refusal, dossier.definition, prose: prose, others: others)
        case .problem(let problem): throw problem
        }
    }

    /// All that is wrong with an objection by itself: with who objects, and with what is filled in.
    fileprivate func faults(in objection: Objection, to dossier: Dossier) -> [Problem.Entry] {
        var entries: [Problem.Entry] = []
        func add(_ member: String, _ name: String, _ code: SubmissionFault.Code, _ text: String) {
            entries.append(
                Problem.Entry(
                    pointer: "/\(member)", code: code.rawValue, subject: LocalText(language, word(name)),
                    detail: LocalText(language, word(text))))
        }
        if objection.keptName == nil { add("name", "your_name", .required, "required") }
        if objection.keptContact == nil {
            let isBlank = Text.isBlank(objection.contact)
            add("contact", "your_contact", isBlank ? .required : .wrongForm, isBlank ? "required" : "contact_wrong")
        }
        let filled = dossier.definition.engine.faults(in: objection, to: dossier.state, at: max(now, dossier.state.updated))
        return entries + Problem(.invalid(filled), dossier.definition, prose: prose).entries
    }

    /// Where the page shows what is wrong with an objection.
    private func pageFault(_ entry: Problem.Entry, step: StepID) -> PageFault {
        let people = ["/name": "p.nama", "/contact": "p.kontak"]
        return PageFault(
            target: people[entry.pointer] ?? FieldDrawing.target(entry.pointer, step: step.rawValue), subject: entry.subject?[language],
            text: entry.detail[language])
    }

    func shown(_ entry: BoardEntry) -> [(name: String, value: String)] { shown(entry.notice.shows, entry.definition) }

    /// What is shown, by the names that the form gives it.
    func shown(_ values: [ShownValue], _ definition: Definition) -> [(name: String, value: String)] {
        values.compactMap { shown in
            let name = shown.name
            let field: Field?
            switch name.count {
            case 2:
                field =
                    definition.service.form.sections[SectionID(name[0])]?.fields[FieldID(name[1])]
                    ?? definition.step(StepID(name[0]))?.fields[FieldID(name[1])]
            case 3: field = definition.step(StepID(name[0]))?.actions[ActionID(name[1])]?.fields[FieldID(name[2])]
            default: field = nil
            }
            guard let field, let json = shown.value.json(in: portal.catalog.timeZone) else { return nil }
            return (field.name[language], prose.answer(json, field))
        }
    }

    fileprivate func object(_ entry: BoardEntry, _ form: PostedForm) async throws -> Response {
        var reader = FormReader(form: form, region: portal.catalog.region)
        let id = entry.notice.step
        let step = entry.definition.step(id) ?? Step(kind: .notice)
        var objection = Objection(step: id, name: form["p.nama"] ?? "", contact: form["p.kontak"] ?? "")
        objection.values = reader.values(step.fields, prefix: "f.\(id)")
        objection.documents = reader.documents(step.documents)
        var faults = reader.faults(language)
        if let added = reader.addedRow { return notice(entry, (objection, faults), adding: added, done: "") }
        if faults.isEmpty {
            do {
                try await send(objection, to: entry.number, key: form["kunci"] ?? Secret.make(), request: [])
                return .seeOther("/pengumuman/\(entry.number)/\(id)?ok=1")
            } catch let problem as Problem where problem.status.code < 500 {
                faults = problem.entries.map { pageFault($0, step: id) }
                if faults.isEmpty { faults = [PageFault(target: "p.kontak", subject: nil, text: problem.title[language])] }
            }
        } else if let dossier = try await portal.registry.dossier(number: entry.number) {
            let targets = faults.map(\.target)
            let further = self.faults(in: objection, to: dossier).map { pageFault($0, step: id) }
            faults = further.filter { !targets.contains($0.target) } + faults
        }
        return notice(entry, (objection, faults), done: "", status: .unprocessableContent)
    }

    fileprivate func notice(
        _ entry: BoardEntry, _ sent: (objection: Objection, faults: [PageFault])?, adding addedRow: String? = nil, done: String,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let id = entry.notice.step
        let step = entry.definition.step(id) ?? Step(kind: .notice)
        var view = frame(title: stepName(entry.definition, id))
        view["service_name"] = entry.definition.service.name[language]
        view["notice_name"] = stepName(entry.definition, id)
        view["notice_hint"] = step.hint?[language] ?? ""
        view["notice_path"] = "/pengumuman/\(entry.number)/\(id)"
        view["done_text"] = done
        view["request_key"] = Secret.make()
        view.setErrors(sent?.faults ?? [])
        view["fact_list"] =
            shown(entry).map { View.fact($0.name, $0.value) }
            + [
                View.fact(word("posted"), prose.moment(entry.notice.posted)),
                View.fact(word("object_until"), prose.deadline(entry.notice.until)),
            ]
        view["region_lists"] = regionLists(entry.definition)
        var drawing = FieldDrawing(prose: prose, region: portal.catalog.region, uploadLimit: portal.uploads.limit)
        drawing.action = "/pengumuman/\(entry.number)/\(id)"
        drawing.addedRow = addedRow
        drawing.faults = Dictionary((sent?.faults ?? []).compactMap { fault in fault.target.map { ($0, fault.text) } }) { first, _ in first
        }
        let person: OrderedMap<FieldID, Field> = [
            "nama": Field(name: LocalText(language, word("your_name")), type: .text),
            "kontak": Field(name: LocalText(language, word("your_contact")), type: .text),
        ]
        var about = JSONObject()
        if let sent { about = ["nama": .string(sent.objection.name), "kontak": .string(sent.objection.contact)] }
        view["fields"] =
            drawing.fields(person, about, prefix: "p", canonical: "p")
            + drawing.fields(step.fields, sent?.objection.values ?? [:], prefix: "f.\(id)", canonical: id.rawValue)
        view["files_hint"] = step.documents.isEmpty ? "" : filesHint
        view["document_list"] = drawing.documents(step.documents, sent?.objection.documents ?? [:])
        return render("notice", view, status: status)
    }
}
