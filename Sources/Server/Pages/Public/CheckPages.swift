import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// Whether a letter is what it looks like: by the number and code that stand on it.
    static func checkPages() -> [Route] {
        [
            .page(.get, "/periksa") { call in call.checkForm(number: "", fault: nil) },
            .page(.post, "/periksa") { call in
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                let number = form["nomor"] ?? ""
                guard let found = try await call.portal.registry.checked(letter: number, code: form["kode"] ?? "") else {
                    return call.checkForm(number: number, fault: call.word("no_such_letter"))
                }
                return call.checkPage(found)
            },
            .page(.get, "/periksa/{number}/{output}/{code}") { call in
                guard let found = try await call.checkedOutput() else {
                    return call.checkForm(number: "", fault: call.word("no_such_letter"))
                }
                return call.checkPage(found)
            },
        ]
    }

    /// Where libraries of JOSE look for the keys.
    static func keysAPI() -> Route {
        .api(
            .get, "/.well-known/jwks.json",
            Operation(
                id: "keys", summary: "The public keys of the signatures of released outputs (RFC 7517).",
                success: (200, "KeySet", "application/jwk-set+json"))
        ) { call in .json(call.portal.configuration.outputSigner?.keySet ?? ["keys": []], type: "application/jwk-set+json") }
    }

    static func checkAPI() -> Route {
        .api(
            .get, "/api/v1/checks/{number}/{output}/{code}",
            Operation(
                id: "check",
                summary: "Whether a letter is in the register, and valid: by the case's number, the output and the code on the letter.",
                success: (200, "Check", "application/json"), refusals: [404])
        ) { call in
            guard let found = try await call.checkedOutput() else { throw Problem.notFound }
            return .json(call.json(found))
        }
    }
}

extension Call {
    fileprivate func checkedOutput() async throws -> CheckedOutput? {
        try await portal.registry.checked(
            case: parameter("number"), output: OutputID(parameter("output")), code: parameter("code"))
    }

    /// Where this very page is found, for what is printed.
    func address(_ path: String) -> String {
        let host = request.head.authority ?? "\(portal.configuration.host):\(portal.configuration.port)"
        return "\(portal.configuration.isSecure ? "https" : "http")://\(host)\(path)"
    }

    private var today: CivilDate { SubmissionMoment(now, in: portal.catalog.timeZone).today }

    fileprivate func checkForm(number: String, fault: String?) -> Response {
        var view = frame(title: word("check_title"))
        view["number_value"] = number
        if let fault { view.setErrors([PageFault(target: "nomor", subject: nil, text: fault)]) }
        view["checked"] = false
        return render("check", view, status: fault == nil ? .ok : .notFound)
    }

    fileprivate func checkPage(_ found: CheckedOutput) -> Response {
        var view = frame(title: word("check_title"))
        let record = found.record
        let standing = record.standing(on: today, isRevoked: found.isRevoked)
        view["checked"] = true
        view["standing_text"] = word("letter_\(standing.rawValue)")
        view["is_valid"] = standing == .valid
        var facts: [View] = []
        facts.append(.fact(word("letter"), name(of: found.output, found.service)))
        if let number = record.number { facts.append(.fact(word("number"), number)) }
        let agency = found.service.output(found.output)?.agency ?? found.service.agency
        facts.append(.fact(word("issued_by"), agencyName(agency)))
        facts += holders(found).map { .fact(word("holder"), $0) }
        if let day = record.issuedOn { facts.append(.fact(word("issued_on"), prose.date(day))) }
        if let day = record.validUntil {
            facts.append(.fact(word("valid_until"), prose.date(day)))
        } else if found.service.output(found.output)?.isValidityUnstated == true {
            facts.append(.fact(word("validity"), word("unstated")))
        }
        view["fact_list"] = facts
        // One by a key that is not published any more tells nobody anything.
        if let signature = found.signature, let key = portal.configuration.outputSigner?.signedBy(signature) {
            view["signature"] = signature
            view["signature_key"] = key
        }
        return render("check", view)
    }

    fileprivate func json(_ found: CheckedOutput) -> JSONValue {
        let record = found.record
        var members: JSONObject = ["service": .string(found.service.service.rawValue), "output": .string(found.output.rawValue)]
        members["name"] = .string(name(of: found.output, found.service))
        if let row = found.output.row { members["row"] = .integer(Int64(row)) }
        members["standing"] = .string(record.standing(on: today, isRevoked: found.isRevoked).rawValue)
        if let number = record.number { members["number"] = .string(number) }
        members["holders"] = .array(holders(found).map { .string($0) })
        if let day = record.issuedOn { members["issued_on"] = .string(day.description) }
        if let day = record.validUntil { members["valid_until"] = .string(day.description) }
        if let signature = found.signature { members["signature"] = .string(signature) }
        return .object(members)
    }

    /// Who holds it, as far as is needed to hold the letter against it.
    private func holders(_ found: CheckedOutput) -> [String] { ApplicantNames.masked(found.dossier.state.submission, found.service) }
}
