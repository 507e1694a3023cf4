import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// Erasures asked for by applicants, and answered by the head of the agency.
    static func erasurePages() -> [Route] {
        [
            .page(.post, "/lacak/{number}/hapus") { call in
                let (dossier, _) = try await call.ownForm()
                _ = try await call.portal.registry.askErasure(of: dossier.id).get()
                return .seeOther("/lacak/\(dossier.number)?ok=1")
            },
            .page(.get, "/petugas/penghapusan") { call in try await call.askedErasures(fault: nil) },
            .page(.post, "/petugas/penghapusan/{number}") { call in
                _ = try call.requireHead()
                let form = try await call.officersForm()
                guard let answer = form["tombol"].flatMap(Registry.ErasureAnswer.init(rawValue:)) else { throw Problem.notFound }
                let number = call.parameter("number")
                let reason = form["alasan"] ?? ""
                if let text = call.fault(ofReason: form["alasan"]) {
                    return try await call.askedErasures(
                        fault: PageFault(target: "\(answer).\(number)", subject: number, text: text), reason: reason)
                }
                _ = try await call.answerErasure(answer, of: number, because: reason)
                return .seeOther("/petugas/penghapusan?ok=1")
            },
        ]
    }

    static func erasureAPI() -> [Route] {
        [
            .api(
                .get, "/api/v1/cases/{number}/erasure-request",
                Operation(
                    id: "erasureRequest", summary: "The last request that the case's personal data be erased, and its answer.",
                    access: .applicantOrOfficer, success: (200, "ErasureRequest", "application/json"), refusals: [404])
            ) { call in
                let (dossier, _) = try await call.dossier()
                guard let asked = try await call.portal.registry.askedErasure(of: dossier.id) else { throw Problem.notFound }
                return .json(call.json(asked))
            },
            .api(
                .put, "/api/v1/cases/{number}/erasure-request",
                Operation(
                    id: "askErasure", summary: "The applicant asks that the personal data of a case that has ended be erased (UU 27/2022).",
                    access: .applicantOrOfficer, success: (200, "ErasureRequest", "application/json"), refusals: [403, 404, 409, 410])
            ) { call in
                let (dossier, isOfficer) = try await call.dossier()
                guard !isOfficer else { throw Problem.notYourRole }
                return .json(call.json(try await call.portal.registry.askErasure(of: dossier.id).get()))
            },
            .api(
                .get, "/api/v1/erasure-requests",
                Operation(
                    id: "erasureRequests", summary: "The erasures that are asked for in the agencies that the officer heads.",
                    access: .officer,
                    parameters: [
                        .init(
                            name: "answered", place: "query", isRequired: false, summary: "`1`: those that were answered, the last first.")
                    ], success: (200, "ErasureRequests", "application/json"), refusals: [401, 403])
            ) { call in
                let found = try await call.portal.registry.askedErasures(for: call.requireHead(), isOpen: call.query("answered") != "1")
                return .json(["requests": .array(found.map(call.json))])
            },
            .api(
                .put, "/api/v1/erasure-requests/{number}",
                Operation(
                    id: "answerErasure", summary: "Erase the personal data of a case whose applicant asked for it, or refuse that.",
                    access: .officer, body: ("ErasureAnswer", "application/json"), success: (200, "ErasureRequest", "application/json"),
                    refusals: [400, 401, 403, 404, 409])
            ) { call in
                _ = try call.requireHead()
                let body = try RequestBody(try await call.json().0, known: ["answer", "reason"])
                guard let answer = Registry.ErasureAnswer(rawValue: try body.required("answer")) else {
                    throw Problem.malformed("`answer` harus erase atau refuse", "`answer` must be erase or refuse")
                }
                return .json(
                    call.json(try await call.answerErasure(answer, of: call.parameter("number"), because: try body.reason())))
            },
        ]
    }
}

extension Call {
    fileprivate func answerErasure(
        _ answer: Registry.ErasureAnswer, of number: String, because reason: String
    ) async throws -> AskedErasure {
        let officer = try requireHead()
        let asked = try await portal.registry.answer(answer, of: number, because: reason, by: officer).get()
        // The files now, the rest of the database's own pages with the next turn.
        if answer == .erase { try await ErasureTurn(store: portal.store, timeZone: portal.catalog.timeZone).removeFiles() }
        return asked
    }

    fileprivate func json(_ asked: AskedErasure) -> JSONValue {
        var members: JSONObject = [
            "case": .string(asked.number), "service": .string(asked.service.rawValue), "state": .string(asked.state.rawValue),
            "asked": .string(prose.iso(asked.askedAt)),
        ]
        if let answered = asked.answeredAt { members["answered"] = .string(prose.iso(answered)) }
        if let reason = asked.reason { members["reason"] = .string(reason) }
        return .object(members)
    }

    /// What the applicant may ask, or has asked, about the personal data of a case.
    func showErasure(of dossier: Dossier, in view: inout View) async throws {
        let asked = try await portal.registry.askedErasure(of: dossier.id)
        let mayBeAsked = dossier.state.end != nil && dossier.erasedAt == nil && asked?.state != .open
        let isAnswered = portal.registry.answersErasures(of: dossier)
        view["may_ask_erasure"] = mayBeAsked && isAnswered
        view["erasure_office_text"] =
            mayBeAsked && !isAnswered ? "\(word("erasure_at_office")) \(agencyName(dossier.definition.service.agency))." : ""
        switch asked?.state {
        case .open?: view["erasure_text"] = asked.map { "\(word("erasure_waits")) \(prose.moment($0.askedAt))." } ?? ""
        case .refused?:
            let answered = asked?.answeredAt.map(prose.moment) ?? ""
            view["erasure_text"] = "\(word("erasure_refused")) \(answered): \(asked?.reason ?? "")"
        case .done?, nil: break
        }
    }

    /// - Parameter reason: what was written where the fault is.
    fileprivate func askedErasures(fault: PageFault?, reason: String = "") async throws -> Response {
        let officer = try requireHead()
        let open = try await portal.registry.askedErasures(for: officer, isOpen: true)
        let answered = try await portal.registry.askedErasures(for: officer, isOpen: false)
        var view = frame(title: word("erasure_requests"))
        view["done_text"] = query("ok") == nil ? "" : word("saved")
        view.setErrors([fault].compactMap { $0 })
        func shown(_ asked: AskedErasure) -> View {
            let name = portal.registry.services[asked.service]?.name[language] ?? asked.service.rawValue
            func isWrong(_ answer: Registry.ErasureAnswer) -> Bool { fault?.target == "\(answer).\(asked.number)" }
            func error(_ answer: Registry.ErasureAnswer) -> String { isWrong(answer) ? fault?.text ?? "" : "" }
            return View([
                "number": asked.number, "service_name": name, "asked_text": "\(word("erasure_asked_at")) \(prose.moment(asked.askedAt))",
                "answer_text": "\(word("erasure_\(asked.state.rawValue)")) \(asked.answeredAt.map(prose.moment) ?? "")",
                "reason_text": asked.reason ?? "", "erase_error": error(.erase), "refuse_error": error(.refuse),
                "erase_value": isWrong(.erase) ? reason : "", "refuse_value": isWrong(.refuse) ? reason : "",
            ])
        }
        view["has_open"] = !open.isEmpty
        view["open_list"] = open.map(shown)
        view["has_answered"] = !answered.isEmpty
        view["answered_list"] = answered.map(shown)
        return render("erasures", view, status: fault == nil ? .ok : .unprocessableContent)
    }
}
