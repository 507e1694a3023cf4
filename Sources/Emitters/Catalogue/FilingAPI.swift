import ServiceIR

/// How an application is filed with `mppd`: what its own OpenAPI document and the one of a catalog both say.
public enum FilingAPI {
    public static let version = "3.1.0"
    public static let path = "/api/v1/services/{service}/cases"
    public static let summary = "File an application; an officer may file for a citizen by an assisted channel."
    public static let refusals = [400, 403, 404, 422]
    public static let key = (
        name: "Idempotency-Key", summary: "16 to 200 random characters; a repeated request gets the first answer.",
        schema: ["type": "string", "minLength": 16, "maxLength": 200] as JSONValue
    )

    /// Whatever cannot be done is answered by RFC 9457.
    public static func refusal(_ status: Int) -> String {
        switch status {
        case 400: "The request cannot be read."
        case 401: "Nobody is logged in."
        case 403: "The caller may not do this."
        case 404: "There is no such thing, or it is not the caller's."
        case 409: "The case stands elsewhere."
        case 410: "The case's personal data has been erased."
        case 413: "Too large."
        case 415: "Not a kind that is taken."
        case 422: "What was sent is refused; every fault by its JSON Pointer."
        case 429: "Too many attempts."
        default: "Refused."
        }
    }

    private static let text: JSONValue = ["type": "string"]
    private static let instant: JSONValue = ["type": "string", "format": "date-time"]

    /// The shapes of its answers.
    public static let schemas: JSONObject = [
        "Problem": [
            "type": "object",
            "properties": [
                "type": text, "title": text, "status": ["type": "integer"], "detail": text,
                "errors": [
                    "type": "array",
                    "items": [
                        "type": "object",
                        "properties": ["pointer": text, "code": text, "subject": text, "detail": text, "service": text],
                        "required": ["pointer", "code", "detail"],
                    ],
                ],
            ], "required": ["type", "title", "status"],
        ],
        "Filed": [
            "type": "object",
            "properties": [
                "case": text, "secret": text, "revision": ["type": "integer"], "receipt": text,
                "promises": ["type": "array", "items": ["$ref": "#/components/schemas/Promise"]],
            ], "required": ["case", "secret", "revision"],
        ],
        "Promise": [
            "type": "object",
            "properties": [
                "promise": text, "due": instant, "provisional": ["type": "boolean"], "stands": ["type": "boolean"], "met": instant,
            ],
        ],
    ]
}
