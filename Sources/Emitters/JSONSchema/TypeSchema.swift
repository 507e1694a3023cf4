import ServiceIR

/// What the values of a field type look like, by themselves; shared under `$defs`.
enum TypeSchema {
    /// No sending has a number beyond ±(2^53 - 1): RFC 7493.
    private static let largest: Int64 = 9_007_199_254_740_991
    /// At least one character that is no space or line break.
    private static let notBlank: JSONValue = "[^ \\t\\n\\r]"

    /// Every day of the calendar from year 1 on, leap years included.
    private static let datePattern =
        "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
        + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
    private static let timePattern = "(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)"

    /// The schema of a type without a field's own bounds.
    static func schema(of type: FieldType, level: RegionLevel?) -> JSONObject {
        switch type {
        case .text: ["type": "string", "pattern": "[^ ]", "not": ["pattern": "[\\x00-\\x1f]"]]
        case .longText: ["type": "string", "pattern": notBlank]
        case .integer, .money: ["type": "integer", "minimum": .integer(-largest), "maximum": .integer(largest)]
        case .decimal: ["type": "number", "minimum": .integer(-largest), "maximum": .integer(largest)]
        case .date: ["type": "string", "format": "date", "pattern": .string("^\(datePattern)$"), "not": ["pattern": "^0000"]]
        case .time: ["type": "string", "pattern": .string("^\(timePattern)$")]
        case .datetime:
            ["type": "string", "pattern": .string("^\(datePattern)T\(timePattern)$"), "not": ["pattern": "^0000"]]
        case .yesNo: ["type": "boolean"]
        case .choice: ["type": "string"]
        case .choices: ["type": "array", "uniqueItems": true]
        case .email, .phone, .url, .nik, .kk, .npwp, .nib, .nop, .kbli, .region:
            ["type": "string", "pattern": .string(writtenPattern(of: type, level: level))]
        case .list: ["type": "array"]
        }
    }

    /// A pattern that every accepted way of writing fits; it may fit more.
    private static func writtenPattern(of type: FieldType, level: RegionLevel?) -> String { "[^ \\t\\n\\r]" }

    /// Whether `schema` accepts exactly what is accepted, so that nothing of it stands in `x-mpp-rules`.
    static func isExact(_ type: FieldType) -> Bool {
        switch type {
        case .text, .longText, .integer, .money, .decimal, .date, .time, .datetime, .yesNo, .choice, .choices, .list: true
        case .email, .phone, .url, .nik, .kk, .npwp, .nib, .nop, .kbli, .region: false
        }
    }
}
