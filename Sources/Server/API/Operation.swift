import Emitters
import ServiceIR

/// What the OpenAPI document says of one route.
struct Operation: Sendable {
    enum Access: Sendable { case anyone, applicantOrOfficer, citizen, draftHolder, officer }
    struct Parameter: Sendable {
        var name: String
        var place: String
        var isRequired = true
        var summary: String
        var schema: JSONValue = ["type": "string"]
    }

    var id: String
    var summary: String
    var access = Access.anyone
    /// Beside those of the path.
    var parameters: [Parameter] = []
    /// The name of a schema of `Schemas`, and the media type.
    var body: (schema: String?, type: String)?
    /// Of several media types one after another, with commas between them.
    var success: (status: Int, schema: String?, type: String) = (200, nil, "application/json")
    /// Further statuses, each answered by a problem.
    var refusals: [Int] = []

    /// The media types of what can be handed in.
    static let files = FileKind.allCases.map(\.rawValue).joined(separator: ",")
    static let format = Parameter(
        name: "format", place: "query", isRequired: false, summary: "`pdf`: as PDF, where the operator has a command that makes it.")
    static let key = Parameter(
        name: FilingAPI.key.name, place: "header", summary: FilingAPI.key.summary, schema: FilingAPI.key.schema)
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
            "openapi": .string(FilingAPI.version),
            "info": .object([
                "title": .string(portal.catalog.name[portal.languages[0]]), "version": .string("\(portal.catalog.edition)"),
                "summary": "Services, applications and cases of one region.",
                "license": .object(["name": "Apache-2.0", "identifier": "Apache-2.0"]),
            ]),
            "servers": .array([.object(["url": "/"])]),
            "paths": .object(paths), "webhooks": WebhookDescription.all,
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
                    "description": .string(parameter.summary), "schema": parameter.schema,
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
                "description": .string(FilingAPI.refusal(status)), "content": OpenAPI.content("Problem", "application/problem+json"),
            ])
        }
        responses["default"] = .object([
            "description": "A refusal.", "content": OpenAPI.content("Problem", "application/problem+json"),
        ])
        members["responses"] = .object(responses)
        switch operation.access {
        case .anyone: members["security"] = .array([])
        case .officer: members["security"] = .array(OpenAPI.officers)
        case .draftHolder: members["security"] = .array([.object(["draftSecret": .array([])])])
        case .applicantOrOfficer: members["security"] = .array([.object(["caseSecret": .array([])]), OpenAPI.citizen] + OpenAPI.officers)
        case .citizen: members["security"] = .array([OpenAPI.citizen])
        }
        return .object(members)
    }

    private static func content(_ schema: String?, _ type: String) -> JSONValue {
        let value: JSONValue = schema.map { .object(["$ref": .string("#/components/schemas/\($0)")]) } ?? .object([:])
        return .object(JSONObject(type.split(separator: ",").map { (ID(String($0)), .object(["schema": value])) }))
    }

    private static let citizen: JSONValue = .object(["citizenToken": .array([])])
    private static let officers: [JSONValue] = [.object(["officer": .array([])]), .object(["officerToken": .array([])])]

    private static let securitySchemes: JSONValue = .object([
        "caseSecret": .object([
            "type": "http", "scheme": "bearer", "description": "The secret that was given with the case number.",
        ]),
        "draftSecret": .object([
            "type": "http", "scheme": "bearer", "description": "The secret that was given with the number of a draft.",
        ]),
        "citizenToken": .object([
            "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": "A token of the applicants' identity provider, where the operator configured one for programs.",
        ]),
        "officerToken": .object([
            "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": "A token of the region's identity provider, where the operator configured one.",
        ]),
        "officer": .object([
            "type": "apiKey", "in": "cookie", "name": .string(Call.officerCookie),
            "description": "The cookie of POST /api/v1/session; what changes something also sends X-CSRF-Token.",
        ]),
    ])
}
