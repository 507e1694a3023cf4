import ServiceIR

/// What the values of a field type look like, by themselves; shared under `$defs`.
enum TypeSchema {
    /// No sending has a number beyond ±(2^53 - 1): RFC 7493.
    private static let largest: Int64 = 9_007_199_254_740_991
    /// At least one character that is seen.
    private static let notBlank: JSONValue = .string("[^\(UnseenScalars.pattern)]")

    /// Every day of the calendar from year 1 on, leap years included.
    private static let datePattern =
        "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
        + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
    private static let timePattern = "(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)"

    /// The schema of a type without a field's own bounds.
    static func schema(of type: FieldType, level: RegionLevel?) -> JSONObject {
        level.flatMap { type == .region ? regions[$0] : nil } ?? schemas[type] ?? [:]
    }

    private static let schemas = Dictionary(uniqueKeysWithValues: FieldType.allCases.map { ($0, made(of: $0, nil)) })
    private static let regions = Dictionary(uniqueKeysWithValues: RegionLevel.allCases.map { ($0, made(of: .region, $0)) })

    private static func made(of type: FieldType, _ level: RegionLevel?) -> JSONObject {
        switch type {
        case .text: ["type": "string", "pattern": notBlank, "not": ["pattern": "[\\x00-\\x1f]"]]
        case .longText: ["type": "string", "pattern": notBlank]
        case .integer, .money: ["type": "integer", "minimum": .integer(-largest), "maximum": .integer(largest)]
        case .decimal: ["type": "number", "minimum": .integer(-largest), "maximum": .integer(largest)]
        case .date: ["type": "string", "format": "date", "pattern": .string("^\(datePattern)$"), "not": ["pattern": "^0000"]]
        case .time: ["type": "string", "pattern": .string("^\(timePattern)$")]
        case .datetime, .booking:
            ["type": "string", "pattern": .string("^\(datePattern)T\(timePattern)$"), "not": ["pattern": "^0000"]]
        case .yesNo: ["type": "boolean"]
        case .choice: ["type": "string"]
        case .choices: ["type": "array", "uniqueItems": true]
        case .email: ["type": "string", "pattern": "^[^@]+@[^@.][^@]*\\.[^@]+$"]
        case .phone: ["type": "string", "pattern": "(?:[0-9][^0-9]*){7,}"]
        case .url: ["type": "string", "pattern": "[Hh][Tt][Tt][Pp][Ss]?://[^ ]"]
        case .nik: ["type": "string", "pattern": .string(nikPattern)]
        case .kk: number(.kk)
        case .npwp: number(.npwp)
        case .nib: number(.nib)
        case .nop: number(.nop)
        case .kbli: number(.kbli)
        case .region: ["type": "string", "pattern": .string(level?.pattern ?? RegionCode.pattern)]
        case .agency: ["type": "string"]
        case .address, .location: ["type": "object"]
        case .issued: ["type": "string", "pattern": notBlank, "not": ["pattern": "[\\x00-\\x1f]"]]
        case .account:
            [
                "type": "object", "required": ["bank", "number"], "additionalProperties": false,
                "properties": [
                    "bank": ["type": "string", "pattern": notBlank, "not": ["pattern": "[\\x00-\\x1f]"]],
                    "number": ["type": "string", "pattern": "^[ .-]*(?:[0-9][ .-]*){5,20}$"],
                ],
            ]
        case .document:
            [
                "type": "object", "required": ["file"], "additionalProperties": false,
                "properties": ["file": ["type": "string", "minLength": 1]],
            ]
        case .list: ["type": "array"]
        }
    }

    private static func number(_ number: IdentityNumber) -> JSONObject {
        ["type": "string", "pattern": .string(IdentityRules.writtenPattern(of: number))]
    }

    /// 16 digits with whatever people write between them: a day of 1 to 31 (women: 41 to 71), a month, a serial that is not 0000.
    private static var nikPattern: String {
        let between = "[ .\u{A0}-]*"
        func digits(_ sets: String...) -> String { sets.joined(separator: between) }
        func any(_ options: String...) -> String { "(?:" + options.joined(separator: "|") + ")" }
        let d = "[0-9]"
        let day = any(
            digits("0", "[1-9]"), digits("[12]", d), digits("3", "[01]"), digits("4", "[1-9]"), digits("[56]", d), digits("7", "[01]"))
        let month = any(digits("0", "[1-9]"), digits("1", "[0-2]"))
        let serial = any(
            digits("[1-9]", d, d, d), digits("0", "[1-9]", d, d), digits("0", "0", "[1-9]", d), digits("0", "0", "0", "[1-9]"))
        return "^" + between + digits(d, d, d, d, d, d, day, month, d, d, serial) + between + "$"
    }

    /// For what the runtime refuses a value that its type's schema accepts.
    static func runtimeCodes(of type: FieldType) -> [SubmissionFault.Code] {
        switch type {
        case .email, .phone, .url: [.wrongForm]
        // The check digit.
        case .npwp: [.unknownCode]
        case .issued: [.notAccepted]
        case .booking: [.notASlot, .slotBegun, .noFreeSlot]
        case .text, .longText, .integer, .money, .decimal, .date, .time, .datetime, .yesNo, .choice, .choices, .list, .nik, .kk, .nib, .nop,
            .kbli, .region, .agency, .account, .address, .location, .document:
            []
        }
    }
}
