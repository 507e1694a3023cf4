import Hummingbird
import NIOCore
import Runtime
import ServiceIR

extension Call {
    func catalogJSON(closures: [ServiceID: ServiceClosure]) -> JSONValue {
        let catalog = portal.catalog
        var members: JSONObject = [
            "catalog": .string(catalog.catalog.rawValue), "edition": .integer(Int64(catalog.edition)),
            "name": JSONCoder.encode(catalog.name),
        ]
        if let region = catalog.region { members["region"] = .string(region) }
        members["languages"] = .array(catalog.languages.map { .string($0) })
        members["services"] = .array(
            services(search: "search", agency: "agency", sector: "sector", lifeEvent: "life_event").map { service in
                var entry: JSONObject = [
                    "service": .string(service.service.rawValue), "version": .integer(Int64(service.version)),
                    "name": JSONCoder.encode(service.name),
                ]
                entry["agency"] = .string(service.agency.rawValue)
                if let sector = service.sector { entry["sector"] = .string(sector) }
                if !service.lifeEvents.isEmpty { entry["life_events"] = .array(service.lifeEvents.map { .string($0.rawValue) }) }
                if let summary = service.summary { entry["summary"] = JSONCoder.encode(summary) }
                if let closure = closures[service.service] { entry["closed"] = .string(closure.reason) }
                entry["meaning"] = .string(service.meaning)
                entry["whole"] = .string(service.whole)
                return .object(entry)
            })
        return .object(members)
    }

    func officerJSON(_ officer: Officer, csrf: String) -> JSONValue {
        [
            "login": .string(officer.login), "name": .string(officer.name), "roles": .array(officer.roles.map { .string($0.rawValue) }),
            "csrf": .string(csrf),
        ]
    }

    /// Logs an officer in: who it is, the cookies, and the token of the session.
    func logIn(
        _ login: String, _ password: String, code: String? = nil
    ) async throws -> (officer: Officer, cookies: [Cookie], csrf: String) {
        switch try await portal.accounts.logIn(login: login, password: password, code: code, from: origin, at: now) {
        case .failure(let failure): throw Problem(failure, at: now)
        case .success(let officer): return try await openSession(of: officer)
        }
    }

    func openSession(
        of officer: Officer, by login: ProviderLogin? = nil, at moment: Instant? = nil
    ) async throws -> (officer: Officer, cookies: [Cookie], csrf: String) {
        let (token, device) = try await portal.sessions.open(
            officer: officer, device: origin.device, by: login, at: moment ?? now)
        let cookies = [
            cookie(Call.officerCookie, token, maxAge: Int(Sessions.officerSeconds), isStrict: true),
            cookie(Call.deviceCookie, device, maxAge: Int(KnownDevices.keptSeconds), isStrict: true),
        ]
        return (officer, cookies, Sessions.csrf(of: token))
    }

    /// Files an application, as an officer where one is logged in and the channel is assisted.
    ///
    /// - Parameter draft: what it was saved as, which leads to the case from then on.
    func file(
        _ definition: Definition, _ json: JSONValue, key: String, request bytes: [UInt8], draft: SavedDraft? = nil
    ) async throws -> Filed {
        guard json.object != nil else { throw Problem.malformed("Isinya harus objek JSON", "The body must be a JSON object") }
        // A channel that is none, or is not said where there are several, is the validator's to refuse, by its place.
        let channels = definition.service.channels
        let said = json["channel"]
        let channel = said == nil && channels.count == 1 ? channels.first : said?.string.flatMap(Channel.init(rawValue:))
        var actor: Actor?
        if let officer, channel?.isAssisted == true { actor = officer.actor }
        if channel?.isAssisted == true, actor == nil { throw Problem.assistedOnly }
        let outcome = try await portal.registry.file(
            definition.service.service, json, by: actor, key: key, caller: actor?.person.rawValue ?? "anyone", request: bytes,
            draft: draft, owner: actor == nil ? owner : nil)
        switch outcome {
        case .done(let filed): return filed
        case .refused(let refusal, let others): throw Problem(refusal, definition, prose: prose, others: others)
        case .problem(let problem): throw problem
        }
    }

    /// The case of the address, if the caller may see it: by its secret, as the citizen whose own it is, or as an officer of a role that takes
    /// part in it.
    func dossier() async throws -> (Dossier, isOfficer: Bool) {
        let number = parameter("number")
        if isCitizensProgram {
            guard let citizen = owner?.known,
                let id = try await portal.store.read({ try Citizens.caseID($0, number: number, of: citizen.id) }),
                let dossier = try await portal.registry.dossier(id: id)
            else { throw Problem.noSuchCase }
            return (dossier, false)
        }
        if let secret = caseSecret {
            guard let id = try await portal.registry.caseID(number: number, secret: secret),
                let dossier = try await portal.registry.dossier(id: id)
            else { throw Problem.noSuchCase }
            return (dossier, false)
        }
        guard let officer, let dossier = try await portal.registry.dossier(number: number),
            try await portal.registry.mayRead(officer, dossier)
        else { throw Problem.noSuchCase }
        return (dossier, true)
    }

    /// Takes an event that `make` reads from the body, which may have the members `known`; answers with the case.
    func change(
        _ known: [String], _ make: @Sendable (RequestBody, Actor, Dossier) throws -> Event
    ) async throws -> Response {
        let key = try idempotencyKey()
        let (dossier, isOfficer) = try await dossier()
        let (json, bytes) = try await json()
        let body = try RequestBody(json, known: known + ["revision", "party"])
        var actor = try actor(of: dossier, isOfficer: isOfficer)
        actor.party = try body.text("party").map { PartyID($0) }
        let event = try make(body, actor, dossier)
        let amount = known.contains("amount") ? try body.whole("amount").map(Int64.init) : nil
        let changed = try await take(
            event, actor, dossier, revision: try body.whole("revision"), key: key, request: bytes, amount: amount)
        var members = CaseJSON(dossier: changed, prose: prose, isOfficer: isOfficer, now: now).json.object ?? [:]
        if let issued = try await portal.registry.receipt(of: changed) { members["receipt"] = .string(issued.text) }
        var response = Response.json(.object(members))
        response.headers[.eTag] = "\"\(changed.revision)\""
        return response
    }

    func actor(of dossier: Dossier, isOfficer: Bool) throws -> Actor {
        guard isOfficer else { return .applicant(PersonID("applicant:\(dossier.number)")) }
        return try requireOfficer().actor
    }

    func take(
        _ event: Event, _ actor: Actor, _ dossier: Dossier, revision: Int?, key: String, request bytes: [UInt8], amount: Int64? = nil
    ) async throws -> Dossier {
        let change = Change(
            event: event, actor: actor, revision: revision, key: key, caller: actor.person.rawValue,
            request: Array("\(request.uri.path.split(separator: "/").last ?? "")\n".utf8) + bytes, amount: amount)
        switch try await portal.registry.take(change, of: dossier) {
        case .done(let changed): return changed
        case .refused(let refusal, let others): throw Problem(refusal, dossier.definition, prose: prose, others: others)
        case .problem(let problem): throw problem
        }
    }

    private func upload(_ id: String, of dossier: Dossier) async throws -> Upload {
        if dossier.erasedAt != nil { throw Problem.erased }
        guard let upload = try await portal.store.read({ try Uploads.find($0, id: id) }), upload.caseID == dossier.id else {
            throw Problem.notFound
        }
        return upload
    }

    /// A file of the case as a page shows it: of a kind that browsers show, and only where nothing in it can run.
    func look(_ id: String, of dossier: Dossier) async throws -> Response {
        let upload = try await upload(id, of: dossier)
        guard let look = upload.kind.look else { throw Problem.notFound }
        let body = try portal.uploads.open(upload).body
        return Response(
            status: .ok,
            headers: [
                .contentType: upload.kind.rawValue, .contentDisposition: "inline", .cacheControl: "no-store",
                HeaderName.contentSecurityPolicy: look == .picture
                    ? ContentPolicy.picture : ContentPolicy.viewer,
            ], body: body)
    }

    /// A file of the case, to be kept.
    func download(_ id: String, of dossier: Dossier) async throws -> Response {
        let upload = try await upload(id, of: dossier)
        let body = try portal.uploads.open(upload).body
        let name = upload.name.percentEncoded()
        return Response(
            status: .ok,
            headers: [
                .contentType: upload.kind.rawValue, .contentDisposition: "attachment; filename*=UTF-8''\(name)", .cacheControl: "no-store",
            ], body: body)
    }
}

extension Problem {
    static let assistedOnly = Problem(
        .forbidden, "officer-required",
        .both(
            "Saluran ini hanya untuk petugas yang mengajukan bagi warga; yang mengajukan sendiri menyebut `channel` lain",
            "This channel is for an officer who applies for a citizen; who applies for himself says another `channel`"))
}

extension Call {
    /// Who records a receipt: the step's own role or, where a payment system would confirm it, an officer of the agency for that system.
    func recorder(at step: StepID, of dossier: Dossier) throws -> Actor {
        let officer = try requireOfficer()
        guard let payment = dossier.definition.step(step), payment.performers == nil else { return officer.actor }
        let system = payment.call.map { PersonID($0.rawValue) }
        let agency = dossier.definition.service.agency
        guard officer.roles.contains(where: { portal.catalog.roles[$0]?.agency == agency }) else { throw Problem.notYourRole }
        return .system(system ?? PersonID(officer.person))
    }
}
