import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// The notice board: whatever its pages can do.
    static func boardAPI() -> [Route] {
        [
            .api(
                .get, "/api/v1/notices",
                Operation(
                    id: "notices", summary: "The published notices, with what they show.", success: (200, "Notices", "application/json"))
            ) { call in
                let entries = try await call.portal.registry.notices()
                return .json(["notices": .array(entries.map { call.json($0) })])
            },
            .api(
                .post, "/api/v1/notices/{number}/{step}/objections",
                Operation(
                    id: "object", summary: "Object to a notice: once for each contact.", parameters: [Operation.key],
                    body: ("Objection", "application/json"), success: (201, nil, "application/json"), refusals: [400, 404, 409, 422])
            ) { call in
                let key = try call.idempotencyKey()
                let (json, bytes) = try await call.json()
                var objection = Objection(
                    step: StepID(call.parameter("step")), name: json["name"]?.string ?? "", contact: json["contact"]?.string ?? "")
                objection.values = json["fields"]?.object ?? [:]
                objection.documents = json["documents"]?.object ?? [:]
                try await call.send(objection, to: call.parameter("number"), key: key, request: bytes)
                return .json(["status": "taken"], status: .created)
            },
        ]
    }

    /// Where other systems call back.
    static func systemAPI() -> [Route] {
        [
            .api(
                .post, "/api/v1/systems/{system}/cases/{number}",
                Operation(
                    id: "callBack", summary: "A system that a step calls answers: what it did or knows, or that a fee was paid.",
                    parameters: [
                        Operation.key,
                        .init(
                            name: "X-MPP-Signature", place: "header",
                            summary: "HMAC-SHA256 in hexadecimal, by the system's secret, over the path, the Idempotency-Key and the body, "
                                + "joined by line feeds."),
                    ], body: ("Callback", "application/json"), success: (200, nil, "application/json"),
                    refusals: [400, 403, 404, 409, 410, 422])
            ) { call in try await call.callBack() }
        ]
    }
}

extension Call {
    func json(_ entry: BoardEntry) -> JSONValue {
        var members: JSONObject = ["case": .string(entry.number), "step": .string(entry.notice.step.rawValue)]
        members["service"] = .string(entry.definition.service.service.rawValue)
        members["name"] = .string(stepName(entry.definition, entry.notice.step))
        members["posted"] = .string(prose.iso(entry.notice.posted))
        members["until"] = .string(prose.iso(entry.notice.until))
        members["shows"] = .array(entry.notice.shows.map { $0.json(in: portal.catalog.timeZone) })
        return .object(members)
    }

    /// Takes the answer of a system, if its signature says that it is from there.
    fileprivate func callBack() async throws -> Response {
        let system = SystemID(parameter("system"))
        let key = try idempotencyKey()
        let (json, bytes) = try await json()
        let signed = Array("\(request.uri.path)\n\(key)\n".utf8) + bytes
        guard portal.catalog.systems[system] != nil, let secret = portal.configuration.systemSecrets[system.rawValue],
            let sent = request.headers[HeaderName.signature]
        else { throw Problem.wrongSignature }
        guard Secret.equal(Array(sent.lowercased().utf8), Array(Secret.signature(of: signed, by: secret).utf8)) else {
            throw Problem.wrongSignature
        }
        let id = StepID(json["step"]?.string ?? "")
        guard let dossier = try await portal.registry.dossier(number: parameter("number")), let step = dossier.definition.step(id),
            step.call == system
        else { throw Problem.noSuchCase }
        let actor = Actor.system(PersonID(system.rawValue))
        let reference = json["reference"]?.string ?? ""
        let event: Event
        if step.kind == .payment {
            if reference.isEmpty { throw Problem.malformed("reference wajib", "reference is required") }
            event = .paid(Receipt(step: id, receipt: reference, by: actor))
        } else {
            var act = Act(step: id, action: ActionID(json["action"]?.string ?? "done"), by: actor)
            act.reference = reference
            act.values = json["fields"]?.object ?? [:]
            act.documents = json["documents"]?.object ?? [:]
            act.reason = json["reason"]?.string
            event = .acted(act)
        }
        let changed = try await take(event, actor, dossier, revision: nil, key: key, request: bytes)
        return .json(["case": .string(changed.number), "revision": .integer(Int64(changed.revision))])
    }
}

extension Problem {
    static let wrongSignature = Problem(
        .forbidden, "wrong-signature", .both("Tanda tangan sistem tidak cocok", "The system's signature does not match"))
}

extension ShownValue {
    func json(in timeZone: TimeZoneID) -> JSONValue {
        ["field": .string(name.joined(separator: ".")), "value": value.json(in: timeZone) ?? .null]
    }
}
