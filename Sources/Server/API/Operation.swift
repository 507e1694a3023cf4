import ServiceIR

/// What the OpenAPI document says of one route.
struct Operation: Sendable {
    enum Access: Sendable { case anyone, applicantOrOfficer, officer }
    struct Parameter: Sendable {
        var name: String
        var place: String
        var isRequired = true
        var summary: String
    }

    var id: String
    var summary: String
    var access = Access.anyone
    /// Beside those of the path.
    var parameters: [Parameter] = []
    /// The name of a schema of `Schemas`, and the media type.
    var body: (schema: String?, type: String)?
    var success: (status: Int, schema: String?, type: String) = (200, nil, "application/json")
    /// Further statuses, each answered by a problem.
    var refusals: [Int] = []

    static let key = Parameter(
        name: "Idempotency-Key", place: "header", summary: "16 to 200 random characters; a repeated request gets the first answer.")
}

/// OpenAPI 3.1 of the very routes that run.
struct OpenAPI {
    let portal: Portal
    let routes: [Route]

    var document: JSONValue {
        var paths = JSONObject()
        for route in routes {
            guard case .api(let operation) = route.kind else { continue }
            let path = ID<JSONValue>(route.path)
            var item = paths[path]?.object ?? [:]
            item[ID(route.method.rawValue.lowercased())] = describe(operation, path: route.path)
            paths[path] = .object(item)
        }
        return .object([
            "openapi": "3.1.0",
            "info": .object([
                "title": .string(portal.catalog.name[portal.languages[0]]), "version": .string("\(portal.catalog.edition)"),
                "summary": "Services, applications and cases of one region.",
                "license": .object(["name": "Apache-2.0", "identifier": "Apache-2.0"]),
            ]),
            "servers": .array([.object(["url": "/"])]),
            "paths": .object(paths),
            "components": .object(["schemas": Schemas.all, "securitySchemes": OpenAPI.securitySchemes]),
        ])
    }

    private func describe(_ operation: Operation, path: String) -> JSONValue {
        var members: JSONObject = ["operationId": .string(operation.id), "summary": .string(operation.summary)]
        var parameters: [JSONValue] = []
        for part in path.split(separator: "/") where part.hasPrefix("{") {
            let name = String(part.dropFirst().dropLast())
            var schema: JSONObject = ["type": "string"]
            if name == "service" { schema["enum"] = .array(portal.registry.services.keys.map { .string($0.rawValue) }) }
            parameters.append(.object(["name": .string(name), "in": "path", "required": .bool(true), "schema": .object(schema)]))
        }
        for parameter in operation.parameters {
            parameters.append(
                .object([
                    "name": .string(parameter.name), "in": .string(parameter.place), "required": .bool(parameter.isRequired),
                    "description": .string(parameter.summary), "schema": .object(["type": "string"]),
                ]))
        }
        if !parameters.isEmpty { members["parameters"] = .array(parameters) }
        if let body = operation.body {
            members["requestBody"] = .object(["required": .bool(true), "content": OpenAPI.content(body.schema, body.type)])
        }
        var responses = JSONObject()
        var success: JSONObject = ["description": "Done."]
        if operation.success.status != 204 { success["content"] = OpenAPI.content(operation.success.schema, operation.success.type) }
        responses[ID("\(operation.success.status)")] = .object(success)
        for status in operation.refusals {
            responses[ID("\(status)")] = .object([
                "description": .string(OpenAPI.refusal(status)), "content": OpenAPI.content("Problem", "application/problem+json"),
            ])
        }
        responses["default"] = .object([
            "description": "A refusal.", "content": OpenAPI.content("Problem", "application/problem+json"),
        ])
        members["responses"] = .object(responses)
        switch operation.access {
        case .anyone: members["security"] = .array([])
        case .officer: members["security"] = .array([.object(["officer": .array([])])])
        case .applicantOrOfficer:
            members["security"] = .array([.object(["caseSecret": .array([])]), .object(["officer": .array([])])])
        }
        return .object(members)
    }

    private static func content(_ schema: String?, _ type: String) -> JSONValue {
        let value: JSONValue = schema.map { .object(["$ref": .string("#/components/schemas/\($0)")]) } ?? .object([:])
        return .object([ID(type): .object(["schema": value])])
    }

    private static func refusal(_ status: Int) -> String {
        switch status {
        case 400: "The request cannot be read."
        case 401: "Nobody is logged in."
        case 403: "The caller may not do this."
        case 404: "There is no such thing, or it is not the caller's."
        case 409: "The case stands elsewhere."
        case 413: "Too large."
        case 415: "Not a kind that is taken."
        case 422: "What was sent is refused; every fault by its JSON Pointer."
        case 429: "Too many attempts."
        default: "Refused."
        }
    }

    private static let securitySchemes: JSONValue = .object([
        "caseSecret": .object([
            "type": "http", "scheme": "bearer", "description": "The secret that was given with the case number.",
        ]),
        "officer": .object([
            "type": "apiKey", "in": "cookie", "name": .string(Call.officerCookie),
            "description": "The cookie of POST /api/v1/session; what changes something also sends X-CSRF-Token.",
        ]),
    ])
}
