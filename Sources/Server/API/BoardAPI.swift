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
}

extension ShownValue {
    func json(in timeZone: TimeZoneID) -> JSONValue {
        ["field": .string(name.joined(separator: ".")), "value": value.json(in: timeZone) ?? .null]
    }
}
