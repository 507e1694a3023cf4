import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// The applicant's own pages: by case number and secret.
    static func trackPages() -> [Route] {
        [
            .page(.get, "/lacak") { call in call.render("find", call.findView()) },
            .page(.post, "/lacak") { call in
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                let number = form["nomor"] ?? ""
                guard let id = try await call.portal.registry.caseID(number: number, secret: form["kunci"] ?? "") else {
                    var view = call.findView(number: number)
                    view.setErrors([
                        PageFault(
                            target: "nomor", subject: nil, text: "\(Problem.noSuchCase.title[call.language]). \(call.word("check_typing"))")
                    ])
                    return call.render("find", view, status: .notFound)
                }
                var response = try await call.openCase(id, number: number)
                // From the receipt: who opened the case has read its secret there.
                if form["dari"] == "tanda_terima" { response.setCookie(call.cookieOfReceipt(nil)) }
                return response
            },
            // An address that holds the secret, as somebody may have kept one: the secret becomes a cookie, so that no further address holds it.
            .page(.get, "/lacak/{number}/{secret}") { call in
                let number = call.parameter("number")
                guard let id = try await call.portal.registry.caseID(number: number, secret: call.parameter("secret")) else {
                    throw Problem.noSuchCase
                }
                return try await call.openCase(id, number: number)
            },
            .page(.get, "/lacak/{number}") { call in
                guard let dossier = try await call.ownCase() else {
                    // Whose own it is opens it without its secret.
                    guard let id = try await call.citizensCase() else { return .seeOther("/lacak") }
                    return try await call.openCase(id, number: call.parameter("number"))
                }
                return try await call.track(dossier, entry: nil, done: call.query("ok") == nil ? "" : call.word("saved"))
            },
            .page(.post, "/lacak/{number}/tindakan") { call in
                let (dossier, form) = try await call.ownForm()
                let actor = try call.actor(of: dossier, isOfficer: false)
                let (act, entry) = try call.readAct(form, dossier, by: actor)
                return try await call.takeOwn(.acted(act), act: act, dossier, form, entry)
            },
            .page(.post, "/lacak/{number}/perbaikan") { call in
                let (dossier, form) = try await call.ownForm()
                let actor = try call.actor(of: dossier, isOfficer: false)
                let (completion, entry) = call.readCompletion(form, dossier, by: actor)
                return try await call.takeOwn(.repaired(completion), act: nil, dossier, form, entry)
            },
            .page(.post, "/lacak/{number}/tarik") { call in
                let (dossier, form) = try await call.ownForm()
                // Nothing brings it back: it is asked once more.
                guard form["pasti"] != nil else { return call.askOfWithdrawal(dossier, form) }
                let actor = try call.actor(of: dossier, isOfficer: false)
                return try await call.takeOwn(.withdrawn(Withdrawal(by: actor)), act: nil, dossier, form, TaskEntry(step: ""))
            },
            .page(.post, "/lacak/{number}/simpan") { call in
                let (dossier, _) = try await call.ownForm()
                try await call.keepAsOwn(dossier.id)
                return .seeOther("/lacak/\(dossier.number)?ok=1")
            },
            .page(.post, "/lacak/{number}/tutup") { call in
                _ = try await call.ownForm()
                if let token = call.cookies[Call.applicantCookie]?.value { try await call.portal.sessions.close(token: token) }
                var response = Response.seeOther("/lacak")
                response.setCookie(call.cookie(Call.applicantCookie, "", maxAge: 0))
                response.setCookie(call.cookieOfReceipt(nil))
                return response
            },
            .page(.get, "/lacak/{number}/keluaran/{output}") { call in
                guard let dossier = try await call.ownCase() else { return .seeOther("/lacak") }
                return try await call.letter(
                    OutputID(call.parameter("output")), of: dossier, isOfficer: false, page: "/lacak/\(dossier.number)")
            },
            .page(.get, "/lacak/{number}/keluaran/{output}/{issue}") { call in
                guard let dossier = try await call.ownCase() else { return .seeOther("/lacak") }
                return try await call.letter(
                    OutputID(call.parameter("output")), issue: Int(call.parameter("issue")) ?? 0, of: dossier, isOfficer: false,
                    page: "/lacak/\(dossier.number)")
            },
            .page(.get, "/lacak/{number}/unggahan/{file}") { call in
                guard let dossier = try await call.ownCase() else { return .seeOther("/lacak") }
                return try await call.download(call.parameter("file"), of: dossier)
            },
        ]
    }
}

extension Call {
    func findView(number: String = "") -> View {
        var view = frame(title: word("track"))
        view["number"] = number
        return view
    }

    /// Where a form of a case is sent that is open here no more: how to open it again. Whether there is such a case is not said.
    func closedCase() -> Response {
        var view = findView(number: parameter("number"))
        view.setErrors([PageFault(target: "kunci", text: word("case_closed_here"))])
        return render("find", view, status: .notFound)
    }

    fileprivate func askOfWithdrawal(_ dossier: Dossier, _ form: PostedForm) -> Response {
        var view = frame(title: word("withdraw_sure"))
        view["number"] = dossier.number
        view["service_name"] = dossier.definition.service.name[language]
        view["request_key"] = form["kunci"] ?? Secret.make()
        view["revision"] = form["revisi"] ?? ""
        return render("withdrawal", view)
    }

    func openCase(_ id: Int64, number: String) async throws -> Response {
        let token = try await portal.sessions.open(caseID: id, at: now)
        var response = Response.seeOther("/lacak/\(number)")
        response.setCookie(cookie(Call.applicantCookie, token, maxAge: Int(Sessions.applicantSeconds)))
        return response
    }

    /// The case of the address, if this browser has shown its secret.
    func ownCase() async throws -> Dossier? {
        guard case .applicant(let id)? = applicantSession?.holder, let dossier = try await portal.registry.dossier(id: id),
            dossier.number == parameter("number")
        else { return nil }
        return dossier
    }

    /// The case of the address, if it is the own one of the citizen who is logged in.
    fileprivate func citizensCase() async throws -> Int64? {
        guard let citizen else { return nil }
        let number = parameter("number")
        return try await portal.store.read { try Citizens.caseID($0, number: number, of: citizen.id) }
    }

    /// What is sent by a form of the case of the address.
    func ownForm() async throws -> (Dossier, PostedForm) {
        guard let dossier = try await ownCase() else { throw Problem.closedHere }
        let form = try await PostedForm.read(request, uploads: portal.uploads, at: now)
        try requireCSRF(form["csrf"], of: applicantSession)
        return (dossier, form)
    }

    func takeOwn(_ event: Event, act: Act?, _ dossier: Dossier, _ form: PostedForm, _ entry: TaskEntry) async throws -> Response {
        try await takeTask(
            event, try actor(of: dossier, isOfficer: false), act: act, dossier, form, entry, at: "/lacak/\(dossier.number)"
        ) { dossier, entry, status in try await track(dossier, entry: entry, done: "", status: status) }
    }

    /// - Parameter survey: the survey as it was sent, with answers missing.
    func track(
        _ dossier: Dossier, entry: TaskEntry?, done: String, status: HTTPResponse.Status = .ok, survey: PostedForm? = nil
    ) async throws -> Response {
        var view = caseView(dossier, done: done)
        let uploads = try await portal.registry.uploads(of: dossier.id)
        let names = Dictionary(uploads.map { ($0.id, $0.name) }) { first, _ in first }
        view.setErrors((entry?.faults ?? []) + (try await showSurvey(of: dossier, survey, in: &view)))
        let outputs = outputs(dossier, isOfficer: false)
        view["outputs"] = !outputs.isEmpty
        view["output_list"] = outputs
        let actor = try actor(of: dossier, isOfficer: false)
        let engine = dossier.definition.engine
        let tasks = engine.tasks(of: dossier.state).filter { task in
            engine.mayAct(actor, in: dossier.state, on: task.step) && dossier.definition.isApplicantsTurn(task, in: dossier.state)
        }
        let slots = try await slotOffer(dossier, tasks, page: "/lacak/\(dossier.number)")
        view["tasks"] = tasks.compactMap { task -> View? in
            if task.waiting == .repair {
                return repairView(task, dossier, action: "/lacak/\(dossier.number)/perbaikan", entry: entry, uploads: names, slots: slots)
            }
            return taskView(task, dossier, action: "/lacak/\(dossier.number)/tindakan", entry: entry, uploads: names, slots: slots)
        }
        let bills = bills(dossier)
        view["turn_text"] =
            dossier.state.end != nil ? "" : word(!tasks.isEmpty ? "turn_own" : bills.isEmpty ? "turn_office" : "turn_pay")
        // The form to mend says why it came back.
        if tasks.contains(where: { $0.waiting == .repair }) { view["reason_text"] = "" }
        let ready = dossier.state.outputs.values.filter { $0.released != nil && !$0.isCancelled && $0.revokedOn == nil }
        let isDownload = ready.contains { $0.delivery != .counter && $0.delivery != .post }
        view["ready_text"] = ready.isEmpty ? "" : word(isDownload ? "letter_ready" : "letter_collect")
        view["bills"] = !bills.isEmpty
        view["bill_list"] = bills + (bills.count > 1 ? [billTotal(dossier)] : [])
        if !bills.isEmpty { view["pay_places"] = payPlaces(dossier) }
        let sent = sent(dossier, uploads: uploads)
        view["answer_sections"] = sent
        // What an officer filed, or a timer opened, the applicant did not send.
        let isOwn = PersonKind(dossier.state.filedBy.person) == .applicant
        view["sent_title"] = sent.isEmpty ? "" : word(isOwn ? "what_was_sent" : "what_was_applied_for")
        view["events"] = events(dossier, officers: nil)
        if let citizen, try await portal.store.read({ try Citizens.holder($0, of: dossier.id) }) == nil, dossier.erasedAt == nil {
            view["may_own"] = true
            view["citizen_name"] = citizen.name
        }
        view["journal_receipt"] = try await portal.registry.receipt(of: dossier)?.text ?? ""
        try await showErasure(of: dossier, in: &view)
        if !tasks.isEmpty { view["region_lists"] = regionLists(dossier.definition) }
        view["may_withdraw"] =
            dossier.definition.service.machine.isWithdrawable && dossier.state.end == nil
            && !dossier.state.outputs.contains { $0.value.lastIssued != nil && dossier.definition.service.isProduct($0.key) }
        return render("track", view, status: status)
    }
}
