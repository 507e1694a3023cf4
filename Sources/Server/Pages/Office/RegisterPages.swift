import Hummingbird
import Runtime
import ServiceIR

extension CaseQuery {
    /// As the form of the page posts it.
    init(_ form: PostedForm) {
        self.init()
        number = form["nomor"]
        name = form["nama"]
        service = form["layanan"].map { ServiceID($0) }
        state = form["keadaan"].flatMap(State.init(rawValue:))
        before = form["sebelum"]
    }

    /// As the API takes it.
    init(_ json: JSONValue) throws(Problem) {
        self.init()
        let body = try RequestBody(json, known: ["number", "name", "service", "state", "before"])
        number = try body.text("number")
        name = try body.text("name")
        service = try body.text("service").map { ServiceID($0) }
        before = try body.text("before")
        if let text = try body.text("state") {
            guard let state = State(rawValue: text) else {
                let known = State.allCases.map(\.rawValue).joined(separator: ", ")
                throw .malformed("`state` harus salah satu dari \(known)", "`state` must be one of \(known)")
            }
            self.state = state
        }
        if !faults.isEmpty {
            throw .invalidInput(
                faults.map { Problem.Entry(pointer: "/\($0.value)", code: "too_short", subject: nil, detail: $0.words) })
        }
    }
}

extension FoundCases {
    func json(_ call: Call) -> JSONValue {
        var members: JSONObject = [
            "cases": .array(
                cases.map { one in
                    let (dossier, service) = (one.dossier, one.dossier.definition.service)
                    var members: JSONObject = ["case": .string(dossier.number), "service": .string(service.service.rawValue)]
                    members["name"] = .string(service.name[call.language])
                    members["applicants"] = .array(one.applicants.map { .string($0) })
                    members["submitted"] = .string(call.prose.iso(dossier.state.submitted))
                    members["updated"] = .string(call.prose.iso(dossier.state.updated))
                    if let end = dossier.state.end { members["end"] = .string(end.kind.rawValue) }
                    members["open"] = .array(
                        dossier.definition.engine.tasks(of: dossier.state).map { task in
                            [
                                "step": .string(task.step.rawValue),
                                "name": .string(call.prose.step(task.step, dossier.definition.step(task.step))),
                            ]
                        })
                    return .object(members)
                })
        ]
        if let next { members["next"] = .string(next) }
        return .object(members)
    }
}

extension Call {
    /// The register of cases, and what is looked for in it. What is looked for never stands in the address: it may be a name.
    func register(_ query: CaseQuery, faults: [(value: String, words: LocalText)]) async throws -> Response {
        let officer = try requireOfficer()
        let found = faults.isEmpty ? try await portal.registry.search(query, by: officer) : FoundCases()
        var view = frame(title: word("register_title"))
        view["is_broad"] = true
        view.setErrors(faults.map { PageFault(target: "nama", subject: word("search_name"), text: $0.words[language]) })
        view["name_error"] = faults.first?.words[language] ?? ""
        view["number_value"] = query.number ?? ""
        view["name_value"] = query.name ?? ""
        func option(_ value: String, _ label: String, _ isChosen: Bool) -> View {
            View(["option_value": value, "option_label": label, "checked": isChosen])
        }
        view["service_options"] = portal.registry.services.values.filter { service in
            service.roles.contains(where: portal.registry.roles(of: officer).contains)
        }.map { option($0.service.rawValue, $0.name[language], query.service == $0.service) }
        view["state_options"] = CaseQuery.State.allCases.map { state in
            let key = state == .open || state == .ended ? "state_\(state.rawValue)" : "ended_\(state.rawValue)"
            return option(state.rawValue, word(key), query.state == state)
        }
        view["has_cases"] = !found.cases.isEmpty
        view["found_none"] = found.cases.isEmpty && faults.isEmpty
        view["case_list"] = found.cases.map { one in
            View([
                "number": one.dossier.number, "service_name": one.dossier.definition.service.name[language],
                "applicants_text": one.applicants.isEmpty ? "–" : prose.list(one.applicants), "state_text": stateText(one.dossier),
                "filed_text": prose.moment(one.dossier.state.submitted), "updated_text": prose.moment(one.dossier.state.updated),
            ])
        }
        view["next_before"] = found.next ?? ""
        view["chosen_service"] = query.service?.rawValue ?? ""
        view["chosen_state"] = query.state?.rawValue ?? ""
        return render("register", view, status: faults.isEmpty ? .ok : .unprocessableContent)
    }
}
