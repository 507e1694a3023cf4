import ServiceIR

/// What the OpenAPI document says of the messages that `mppd` sends by itself.
enum WebhookDescription {
    static let all: JSONValue = .object(
        JSONObject(MessageKind.allCases.map { (ID($0.rawValue), ["post": .object(operation($0))]) }))

    private static func operation(_ kind: MessageKind) -> JSONObject {
        let headers: [(name: String, summary: String)] = [
            ("webhook-id", "The id of the message, the same at each try."),
            ("webhook-timestamp", "When it is sent, in seconds since 1970."),
            (
                "webhook-signature",
                "Standard Webhooks: `v1,` and HMAC-SHA256 in Base64 over id, time and body with `.` between them; several with spaces."
            ),
        ]
        return [
            "operationId": .string("told_\(kind.rawValue)"), "summary": .string(kind.summary),
            "parameters": .array(
                headers.map { header in
                    [
                        "name": .string(header.name), "in": "header", "required": true, "description": .string(header.summary),
                        "schema": ["type": "string"],
                    ]
                }),
            "requestBody": [
                "required": true, "content": ["application/json": ["schema": message(kind)]],
            ],
            "responses": [
                "2XX": ["description": "Taken; it is not sent again."],
                "default": ["description": "Not taken: it is sent again later. A redirect is not followed."],
            ],
            // The signature is what tells who sends it.
            "security": .array([]),
        ]
    }

    private static func message(_ kind: MessageKind) -> JSONValue {
        let text: JSONValue = ["type": "string"]
        var data = kind.data
        data["type"] = ["object", "null"]
        data["description"] = "Null where it was erased with its case."
        return [
            "type": "object", "required": ["id", "type", "timestamp", "case", "service", "revision", "data"],
            "properties": [
                "id": text, "type": ["const": .string(kind.rawValue)], "timestamp": ["type": "string", "format": "date-time"],
                "case": text, "service": text, "revision": ["type": "integer"], "data": .object(data),
            ],
        ]
    }
}

extension MessageKind {
    fileprivate var summary: String {
        switch self {
        case .notice: "Somebody is to be told: the applicant, or who holds a role. Its text may hold personal data."
        case .bill: "A step waits for a payment."
        case .payout:
            "The office has paid benefits out, each to the account that a field of the case holds; the number of the account is not told."
        case .release: "Outputs were released."
        case .revoke: "An output is no longer valid."
        case .end: "The case has ended."
        case .call: "A step waits for another system."
        case .alarm: "A case cannot go on by its definition, or none could be opened: for the operator."
        }
    }

    fileprivate var data: JSONObject {
        let text: JSONValue = ["type": "string"]
        let amounts: JSONValue = [
            "type": "object", "additionalProperties": ["type": "integer"], "description": "By fee or benefit, in rupiah.",
        ]
        func object(_ properties: JSONObject, _ required: [JSONValue]) -> JSONObject {
            ["properties": .object(properties), "required": .array(required)]
        }
        return switch self {
        case .notice:
            object(
                [
                    "subject": text, "step": text, "to": text, "of": text,
                    "text": ["type": "object", "additionalProperties": text, "description": "By language."],
                ], ["subject", "step", "to"])
        case .bill:
            object(
                ["step": text, "amounts": amounts, "due": ["type": "integer", "description": "Seconds since 1970."]], ["step", "amounts"])
        case .payout:
            object(
                ["step": text, "amounts": amounts, "accounts": ["type": "object", "additionalProperties": text]],
                ["step", "amounts", "accounts"])
        case .release: object(["outputs": ["type": "array", "items": text]], ["outputs"])
        case .revoke:
            object(
                ["service": text, "output": text, "number": text, "issue": ["type": "integer"], "replaced": ["type": "boolean"]],
                ["service", "output", "replaced"])
        case .end: object(["end": text], ["end"])
        case .call: object(["system": text, "step": text, "case": text], ["system", "step", "case"])
        case .alarm: object(["timer": text, "opening": text, "number": text, "refusal": text], ["refusal"])
        }
    }
}
