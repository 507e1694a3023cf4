import Hummingbird
import ServiceIR

extension Portal {
    /// Where an officer sets up the own second factor.
    static func secondFactorPages() -> [Route] {
        let path = "/petugas/dua-langkah"
        return [
            .page(.get, path) { call in try await call.secondFactorPage() },
            .page(.post, path + "/mulai") { call in
                let (officer, _) = try await call.secondFactorForm()
                try await call.portal.secondFactors.offer(to: officer)
                return .seeOther(path)
            },
            .page(.post, path + "/pasang") { call in
                let (officer, form) = try await call.secondFactorForm()
                do {
                    return try await call.secondFactorPage(codes: call.activateSecondFactor(form["kode"] ?? "", of: officer))
                } catch let problem as Problem where problem.status.code < 500 { return try await call.secondFactorPage(problem) }
            },
            .page(.post, path + "/lepas") { call in
                let (officer, form) = try await call.secondFactorForm()
                do {
                    try await call.endSecondFactor(form["kode"] ?? "", of: officer)
                    return .seeOther(path)
                } catch let problem as Problem where problem.status.code < 500 { return try await call.secondFactorPage(problem) }
            },
        ]
    }
}

extension Call {
    fileprivate func secondFactorForm() async throws -> (Officer, PostedForm) {
        let officer = try requireLoggedIn()
        let form = try await PostedForm.read(request, uploads: portal.uploads, at: now)
        try requireCSRF(form["csrf"], of: officerSession)
        return (officer, form)
    }

    /// - Parameter codes: the recovery codes, just after they were made.
    fileprivate func secondFactorPage(_ problem: Problem? = nil, codes: [String] = []) async throws -> Response {
        let officer = try requireLoggedIn()
        var view = frame(title: word("two_step"))
        view["has_codes"] = !codes.isEmpty
        view["code_list"] = codes
        var isActive = false
        switch try await portal.secondFactors.state(of: officer) {
        case .none: view["is_none"] = true
        case .offered(let secret):
            view["is_offered"] = true
            let text = OneTimeCode.base32(secret)
            view["secret_text"] = Secret.grouped(text).split(separator: "-").joined(separator: " ")
            if let drawn = QRCode(authenticatorAddress(secret, officer))?.view(label: word("two_step_qr")) { view.add(drawn) }
        case .active(let count):
            isActive = true
            view["is_active"] = codes.isEmpty
            view["codes_left"] = "\(count)"
        }
        view["must_set_up"] = owesSecondFactor && !isActive
        if let problem { view.setErrors([PageFault(target: "kode", subject: nil, text: problem.title[language])]) }
        return problem.map { render("secondFactor", $0, view) } ?? render("secondFactor", view)
    }
}
