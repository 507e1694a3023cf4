import ServiceIR

/// The small forms in which single values are written, as schemas of their own: a definition for each, shared by all keys that take it.
enum WrittenForm {
    case text, string, expression, constant, date, size, unit, rounding, bounds, timeSpan, officeHours, tableValue, rate
    case duration(range: Bool, daysOrLonger: Bool)
    case timeLimit(range: Bool)

    var name: String {
        switch self {
        case .timeSpan: "time_span"
        case .officeHours: "office_hours"
        case .tableValue: "table_value"
        case .duration(let range, let daysOrLonger): (daysOrLonger ? "long_duration" : "duration") + (range ? "_or_range" : "")
        case .timeLimit(let range): "time_limit" + (range ? "_or_range" : "")
        default: "\(self)"
        }
    }

    static let snake = "[a-z][a-z0-9]*(_[a-z0-9]+)*"
    static let kebab = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
    /// The code of a rule, or its name.
    static let finding = "^((MPP|mpp)?[0-9]{1,4}|\(kebab))$"
    private static let number = "-?[0-9]+(\\.[0-9]+)?"
    private static let range = "(\(number) +(to|sampai) +\(number)|over +\(number)( +(to|sampai) +\(number))?|\(number))"
    /// An option, `true`, `false` or a range.
    static let tableKey = "^ *(\(snake)|\(range)) *$"
    private static let language = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
    private static let day =
        "[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))"
    private static let time = "(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)"

    var schema: JSONValue {
        switch self {
        case .text:
            [
                "description": "teks, atau satu teks untuk tiap bahasa · a text, or a map by language",
                "anyOf": [
                    ["$ref": "#/$defs/string"],
                    [
                        "type": "object", "minProperties": 1, "propertyNames": ["pattern": .string(Self.language)],
                        "properties": ["id": ["$ref": "#/$defs/string"], "en": ["$ref": "#/$defs/string"]],
                        "additionalProperties": ["$ref": "#/$defs/string"],
                    ],
                ],
            ]
        case .string: ["type": "string", "pattern": "\\S", "not": ["enum": ["removed", "unstated"]]]
        case .expression:
            ["description": "ekspresi · an expression", "type": ["string", "number", "boolean"], "pattern": "\\S"]
        case .constant:
            [
                "description": "bilangan, tanggal, atau jam · a number, a date or a time",
                "anyOf": [["type": "number"], .matching("^(\(Self.day)|\(Self.time))$")],
            ]
        case .date: described("`2026-01-31`", "^\(Self.day)$")
        case .size: described("`5 MB`", "^ *0*[1-9][0-9]{0,5} +(KB|kB|MB|GB) *$")
        case .unit: described("`m2`, `rupiah/m2`", "^\(Self.side)(/\(Self.side))?$")
        case .rounding: described("`up 100`, `down 1000`, `nearest 50`", "^ *(up|down|nearest) +0*[1-9][0-9]* *$")
        case .bounds: described("`1 to 20`", "^ *[0-9]+ +(to|sampai) +[0-9]+ *$")
        case .timeSpan: described("`08:00-16:00`", "^\(Self.time)-\(Self.time)$")
        case .officeHours:
            [
                "type": "object", "properties": ["break": ["$ref": "#/$defs/time_span"]],
                "patternProperties": .object([ID(Self.days): Self.spans]), "additionalProperties": false,
            ]
        case .tableValue:
            [
                "description": "bilangan, `100000 per hari`, atau `none` · a number, `100000 per hari`, or `none`",
                "anyOf": [["type": "number"], ["const": "none"], .matching("^ *\(Self.number) +per +\\S.*$")],
            ]
        case .rate: described("`55000 rupiah/km`", "^ *\(Self.number) +\(Self.side)(/\(Self.side))? *$")
        case .duration(let range, let daysOrLonger):
            described(Self.examples(range, daysOrLonger), "^\(Self.duration(range, daysOrLonger))\\s*$")
        case .timeLimit(let range):
            described(
                Self.examples(range, false) + ", `1 hari kerja per kendaraan`",
                "^\(Self.duration(range, false))(\\s+per\\s+\(Self.snake)(\\.\(Self.snake))*)?\\s*$")
        }
    }

    private func described(_ example: String, _ pattern: String) -> JSONValue {
        ["description": .string(example), "type": "string", "pattern": .string(pattern)]
    }

    private static let side = "(1|\(power)(\\*\(power))*)"
    private static let power = "[A-Za-z][A-Za-z_]*(0?[1-9]|[1-9][0-9])?"

    private static func examples(_ range: Bool, _ daysOrLonger: Bool) -> String {
        (daysOrLonger ? "`5 tahun`, `6 months`" : "`5 hari kerja`, `2 hours`") + (range ? ", `3 to 25 working days`" : "")
    }

    private static func duration(_ range: Bool, _ daysOrLonger: Bool) -> String {
        "\\s*[0-9]{1,6}\(range ? "(\\s+(to|sampai|hingga)\\s+[0-9]{1,6})?" : "")\\s+(\(units(daysOrLonger)))"
    }

    private static func units(_ daysOrLonger: Bool) -> String {
        DurationWords.words { !daysOrLonger || ![.workingDays, .hours, .minutes].contains($0) }
            .map { $0.split(separator: " ").joined(separator: "\\s+") }.joined(separator: "|")
    }

    /// `sat`, `mon_thu`: a day, or the first and the last of several.
    private static var days: String {
        let names = Quantities.dayNames
        let pairs = names.indices.flatMap { first in names[(first + 1)...].map { "\(names[first])_\($0)" } }
        return "^(\((names + pairs).joined(separator: "|")))$"
    }

    private static let spans: JSONValue = [
        "anyOf": [["$ref": "#/$defs/time_span"], ["type": "array", "items": ["$ref": "#/$defs/time_span"]]]
    ]
}

extension NameKind {
    /// How a name of this kind can be written where it is referred to.
    var pattern: String {
        switch self {
        // Another catalog's too, and its version.
        case .calendar, .service: "^(\(WrittenForm.kebab)/)?\(WrittenForm.kebab)(@[0-9]+)?$"
        case .field, .tableInput, .outputOrField: "^\(WrittenForm.snake)(\\.\(WrittenForm.snake))*$"
        default: "^\(WrittenForm.snake)$"
        }
    }
}
