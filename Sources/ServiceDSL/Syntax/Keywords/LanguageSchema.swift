import ServiceIR

/// The JSON Schemas of the language's own files (2020-12), made from the one table of keywords, so that any YAML editor completes and checks.
///
/// A schema accepts whatever the decoder accepts. Of what the decoder refuses it lets through only what it cannot say: which languages the
/// catalog has, which of a list's rows is the last, whether a range runs backwards. Names and types are the compiler's alone.
public enum LanguageSchema {
    /// The shapes that are whole files, each named by its first key; a configuration by the file's name.
    private static let shapes: [ShapeName] = [
        .calendar, .catalog, .configuration, .rules, .scenarios, .service, .standard,
    ]

    /// The kinds of file: by the first key of each, and `configuration` for `mppc.yaml`.
    public static let kinds: [String] = shapes.map(\.rawValue)

    /// The schema of a kind of file; `nil` where there is no such kind.
    public static func schema(of kind: String) -> JSONValue? {
        guard let name = shapes.first(where: { $0.rawValue == kind }) else { return nil }
        var builder = LanguageSchemaBuilder()
        return builder.file(Keywords.shape(name))
    }

    /// The name under which the schema of a kind of file is written.
    public static func fileName(of kind: String) -> String { "\(kind).schema.json" }
}

/// One schema while it grows: the shapes and written forms that it comes across are its `$defs`.
struct LanguageSchemaBuilder {
    private var definitions: [String: JSONValue] = [:]
    /// Inside a file that extends a standard, where maps say only what changes.
    private var isOverlay = false

    mutating func file(_ shape: Shape) -> JSONValue {
        var root: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .string("urn:mpp:schema:\(shape.name.rawValue):1"),
        ]
        if shape.keyword(.extends) == nil {
            for (key, value) in object(shape) { root[key] = value }
        } else {
            root["type"] = "object"
            root["if"] = ["required": ["extends"]]
            root["then"] = inOverlay(true) { $0.reference(shape.name) }
            root["else"] = reference(shape.name)
        }
        root["$defs"] = .object(JSONObject(definitions.sorted { $0.key < $1.key }.map { (ID($0.key), $0.value) }))
        return .object(root)
    }

    // MARK: Overlays

    private mutating func inOverlay<T>(_ isInside: Bool, _ make: (inout Self) -> T) -> T {
        let before = isOverlay
        isOverlay = isInside
        defer { isOverlay = before }
        return make(&self)
    }

    /// The keys that an overlay may add to any map but the file itself.
    private static let placing: JSONObject = [
        "replace": ["description": "seluruh petanya milik berkas ini · the whole map is this file's", "const": true],
        "after": ["description": "entri tambahan berdiri sesudah ini · the added entry stands after this", "type": "string"],
        "before": ["description": "entri tambahan berdiri sebelum ini · the added entry stands before this", "type": "string"],
    ]

    // MARK: Maps

    /// A map with its keys, without any short form.
    private mutating func object(_ shape: Shape) -> JSONObject {
        var properties = JSONObject()
        for keyword in shape.keywords {
            // Beside a group of the catalog fields change it as an overlay does.
            let mayChange = isOverlay || (shape.name == .section && keyword.key == .fields)
            var schema = inOverlay(mayChange) { $0.value(of: keyword) }
            schema["description"] = .string("\(keyword.summary.id)\n\n\(keyword.summary.en)")
            properties[ID(keyword.key.rawValue)] = .object(schema)
        }
        var result: JSONObject = ["title": .string("\(shape.noun.id) · \(shape.noun.en)"), "type": "object"]
        let isFile = shape.keyword(.extends) != nil
        if isOverlay, !isFile { for (key, value) in Self.placing { properties[key] = value } }
        let required = shape.keywords.filter { keyword in
            keyword.isRequired && keyword.unless == nil
                && (!isOverlay || (isFile && [.service, .standard, .version].contains(keyword.key)))
        }.map { JSONValue.string($0.key.rawValue) }
        if !required.isEmpty { result["required"] = .array(required) }
        if required.isEmpty, !shape.mayBeEmpty { result["minProperties"] = 1 }
        result["properties"] = .object(properties)
        result["additionalProperties"] = false
        if shape.name == .section, !isOverlay, let fields = shape.keyword(.fields) {
            // Only beside `use`.
            result["if"] = ["not": ["required": ["use"]]]
            result["then"] = ["properties": .object(["fields": .object(value(of: fields))])]
        }
        return result
    }

    private mutating func reference(_ shape: ShapeName) -> JSONValue {
        reference(snake(shape.rawValue) + (isOverlay ? "_change" : "")) { .object($0.object(Keywords.shape(shape))) }
    }

    /// A reference to a definition, which is made where it is new; it may hold itself.
    private mutating func reference(_ name: String, _ make: (inout Self) -> JSONValue) -> JSONValue {
        if definitions[name] == nil {
            definitions[name] = .null
            definitions[name] = make(&self)
        }
        return ["$ref": .string("#/$defs/\(name)")]
    }

    private func snake(_ name: String) -> String {
        String(name.flatMap { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" })
    }

    // MARK: Values

    private mutating func value(of keyword: Keyword) -> JSONObject {
        let kind = keyword.value
        let one = value(kind, key: keyword.key)
        guard keyword.allowsRows else { return one }
        return value(kind, key: keyword.key, or: inOverlay(false) { $0.rows(keyword) })
    }

    /// `- { when: C, K: value }`: one row, the last, has no `when`.
    private mutating func rows(_ keyword: Keyword) -> JSONValue {
        let value = value(keyword.value, key: keyword.key)
        var row: JSONObject = ["when": written(.expression), ID(keyword.key.rawValue): .object(value)]
        if keyword.isRoute { row["reason"] = written(.text) }
        let key = JSONValue.string(keyword.key.rawValue)
        return [
            "type": "array", "minItems": 1,
            "items": ["type": "object", "required": [key], "properties": .object(row), "additionalProperties": false],
            "contains": ["type": "object", "not": ["required": ["when"]]], "minContains": 1, "maxContains": 1,
        ]
    }

    /// What may stand as a value of this kind: one of several forms, `to_fill` always among them.
    private mutating func value(_ kind: SyntaxKind, key: Key, or other: JSONValue? = nil) -> JSONObject {
        var forms = forms(kind, key: key)
        if let other { forms.append(other) }
        if !forms.contains(where: { Self.holdsAnyText($0) }) {
            forms.append(reference("to_fill") { _ in ["description": "belum diisi · not known yet", "const": "to_fill"] })
        }
        if isOverlay {
            forms.append(
                reference("removed") { _ in ["description": "dihapus dari standar · taken away from the standard", "const": "removed"] })
        }
        if forms.count == 1 { return forms[0].object ?? [:] }
        return ["anyOf": .array(forms)]
    }

    private static func holdsAnyText(_ form: JSONValue) -> Bool {
        form.bool == true || ["text", "string", "expression"].contains { form["$ref"]?.string == "#/$defs/\($0)" }
    }

    private mutating func forms(_ kind: SyntaxKind, key: Key) -> [JSONValue] {
        switch kind {
        case .text: return [written(.text)]
        case .string: return [written(.string)]
        case .expression: return [written(.expression)]
        case .word(let words): return [["enum": .array(words.map(JSONValue.string))]]
        case .words(let words):
            return [["type": "array", "minItems": 1, "uniqueItems": true, "items": ["enum": .array(words.map(JSONValue.string))]]]
        case .name(let name): return [.matching(name.pattern)]
        case .turns(let name):
            return [.matching(name.pattern), ["type": "array", "minItems": 1, "items": .matching(name.pattern)]]
        case .names(let name):
            // In a scenario, `outputs: []` says that nothing was released, `notified: []` that nobody was told.
            let least: JSONValue = key == .outputs || key == .notified ? 0 : 1
            return [
                .matching(name.pattern),
                ["type": "array", "minItems": least, "uniqueItems": true, "items": .matching(name.pattern)],
            ]
        case .event: return [.matching("^\(WrittenForm.snake)(\\.\(WrittenForm.snake))?$")]
        case .kebabID: return [.matching("^\(WrittenForm.kebab)$")]
        case .flag: return [["type": "boolean"]]
        case .flagOrCondition: return [["type": "boolean"], written(.expression)]
        case .count(let range):
            var schema: JSONObject = ["type": "integer", "minimum": .integer(Int64(range.lowerBound))]
            if range.upperBound < Int.max { schema["maximum"] = .integer(Int64(range.upperBound)) }
            return [.object(schema)]
        case .duration(let range, let daysOrLonger): return [written(.duration(range: range, daysOrLonger: daysOrLonger))]
        case .timeLimit(let range): return [written(.timeLimit(range: range))]
        // No date begins with a digit: what does is a duration.
        case .durationOrDate: return [written(.duration(range: false, daysOrLonger: false)), .matching("^[^0-9]")]
        case .constant: return [written(.constant)]
        case .date: return [written(.date)]
        case .size: return [written(.size)]
        case .unit: return [written(.unit)]
        case .rounding: return [written(.rounding)]
        case .bounds: return [written(.bounds)]
        case .join: return [["enum": ["all", "any", "in_order"]], ["type": "integer", "minimum": 1]]
        case .officeHours: return [written(.officeHours)]
        case .timeSpan: return [written(.timeSpan)]
        case .tableValue: return [written(.tableValue)]
        case .rate: return [written(.rate)]
        case .tableRows:
            let value = written(.tableValue)
            return [
                reference("table_rows") { _ in
                    [
                        "type": "object", "minProperties": 1, "propertyNames": .matching(WrittenForm.tableKey),
                        "additionalProperties": ["anyOf": [value, ["$ref": "#/$defs/table_rows"]]],
                    ]
                }
            ]
        case .map(let shape): return map(shape)
        case .entries(let id, let inner):
            let taken = JSONValue.array(IDRules.taken(by: id).joined().map(JSONValue.string))
            let pattern =
                switch id {
                case .lock: "^\(WrittenForm.snake)(\\.\(WrittenForm.snake))*$"
                case .finding: WrittenForm.finding
                default: "^\(WrittenForm.snake)$"
                }
            var written: JSONObject =
                id == .finding ? ["pattern": .string(pattern)] : ["pattern": .string(pattern), "not": ["enum": taken]]
            if id.isMadeUp { written["maxLength"] = .integer(Int64(IDRules.longest)) }
            let names = JSONValue.object(written)
            var map: JSONObject = ["type": "object", "minProperties": 1]
            map["propertyNames"] = isOverlay ? ["anyOf": [["const": "replace"], names]] : names
            if isOverlay { map["properties"] = ["replace": ["const": true]] }
            map["additionalProperties"] = .object(value(inner, key: key))
            return [.object(map)]
        case .list(let inner):
            // What replaces a list is whole.
            let item = inOverlay(false) { $0.value(inner, key: key) }
            // In a scenario, `revoked: []` says that nothing was revoked.
            var schema: JSONObject = ["type": "array", "minItems": key == .revoked ? 0 : 1, "items": .object(item)]
            if key == .accept { schema["uniqueItems"] = true }
            return [.object(schema)]
        case .either(let first, let second): return forms(first, key: key) + forms(second, key: key)
        case .promises:
            return [["const": "steps"]] + map(.promise) + forms(.entries(.promise, .map(.promise)), key: key)
        case .anything: return [true]
        }
    }

    /// A map, or the bare value that is short for it.
    private mutating func map(_ name: ShapeName) -> [JSONValue] {
        let shape = Keywords.shape(name)
        let whole = reference(name)
        guard let short = shape.shortForm.flatMap(shape.keyword) else { return [whole] }
        return [whole] + forms(short.value, key: short.key)
    }

    private mutating func written(_ form: WrittenForm) -> JSONValue {
        switch form {
        case .text: _ = written(.string)
        case .officeHours: _ = written(.timeSpan)
        default: break
        }
        return reference(form.name) { _ in form.schema }
    }
}

extension JSONValue {
    /// A string of this pattern.
    static func matching(_ pattern: String) -> JSONValue { ["type": "string", "pattern": .string(pattern)] }
}
