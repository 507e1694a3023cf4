import ServiceIR

/// The schema of a form for software that draws whatever stands in a schema: its texts in one language, and nothing that only judges.
struct DrawnSchema {
    private let language: LanguageID
    /// For renderers of draft 4: no `const`, no `if`; the names of options stand in `options.enum_titles`, where json-editor reads them.
    private let isOld: Bool
    private let service: CompiledService
    /// What stands bare in the conditions of a place: in rows (`*`) their own fields, of a document for each of some sections those of the first.
    private let bare: [[String]: OrderedMap<FieldID, Field>]

    init(_ service: CompiledService, in language: LanguageID, isOld: Bool) {
        self.service = service
        self.language = language
        self.isOld = isOld
        let rows = ConditionalAnswer.lists(of: service).map { ($0.path + ["*"], $0.fields) }
        let parts = service.documents.compactMap { id, document in
            document.per.first.flatMap { service.form.sections[$0] }.map { (["documents", id.rawValue], $0.fields) }
        }
        bare = Dictionary(rows + parts) { first, _ in first }
    }

    func drawn(_ schema: JSONObject) -> JSONObject {
        var object = drawn(schema, [], ConditionProse(service, in: language))
        // An id would be taken by the first of two forms that one page draws.
        for key in ["$id", "x-mpp-rules", "x-mpp-messages", "$defs"] as [ID<JSONValue>] { object[key] = nil }
        return object
    }

    private func say(_ id: String, _ en: String) -> String { language == "en" ? en : id }

    private func drawn(_ schema: JSONValue, _ path: [String], _ prose: ConditionProse) -> JSONValue {
        schema.object.map { .object(drawn($0, path, prose)) } ?? schema
    }

    private func drawn(_ schema: JSONObject, _ path: [String], _ prose: ConditionProse) -> JSONObject {
        var object = schema
        let prose = bare[path].map { ConditionProse(service, in: language, row: $0) } ?? prose
        setTexts(of: &object, prose)
        if let options = object["oneOf"]?.array { setOptions(options, of: &object) }
        object["anyOf"] = nil
        if let members = object["properties"]?.object {
            object["properties"] = .object(JSONObject(members.map { ($0, drawn($1, path + [$0.rawValue], prose)) }))
        }
        if let items = object["items"] {
            var row = drawn(items, path + ["*"], prose)
            // Each row is headed by the name of its list and its number; newer renderers take that from the list.
            if isOld, var own = row.object, own["properties"] != nil {
                own["title"] = object["title"]
                row = .object(own)
            }
            object["items"] = row
        }
        if let others = object["additionalProperties"] {
            // What appears under a condition is no member of the schema itself.
            object["additionalProperties"] = others == false && !isOld ? nil : drawn(others, path, prose)
        }
        if let parts = object["allOf"]?.array {
            let kept = parts.compactMap { part -> JSONValue? in
                guard var one = part.object, one["if"] != nil else { return part }
                if isOld { return nil }
                for key in ["then", "else"] as [ID<JSONValue>] { one[key] = one[key].map { drawn($0, path, prose) } }
                return .object(one)
            }
            object["allOf"] = kept.isEmpty ? nil : .array(kept)
        }
        return object
    }

    /// Title and description in the language; whatever is shown though it is asked under a condition says so.
    private func setTexts(of object: inout JSONObject, _ prose: ConditionProse) {
        for key in ["title", "description"] {
            if let text = object[ID("x-mpp-" + key)]?[language] { object[ID(key)] = text }
            object[ID("x-mpp-" + key)] = nil
        }
        if let when = object["x-mpp-when"]?.string {
            let only = FormWords.only(prose.clause(Expression(when)), in: language)
            object["description"] = .string([object["description"]?.string, only].compactMap { $0 }.joined(separator: " "))
        }
        for key in ["x-mpp-when", "x-mpp-optional"] as [ID<JSONValue>] { object[key] = nil }
        if isOld, object["x-mpp-type"]?.string == FieldType.longText.rawValue {
            object["format"] = "textarea"
            var own = object["options"]?.object ?? [:]
            own["input_height"] = "90px"
            object["options"] = .object(own)
        }
        // An example is a text.
        if object["type"]?.string != "string" { object["examples"] = nil }
        guard object["type"]?.string == "boolean", object["readOnly"] == nil else { return }
        object["oneOf"] = [
            ["const": true, "title": .string(say("Ya", "Yes"))], ["const": false, "title": .string(say("Tidak", "No"))],
        ]
    }

    private func setOptions(_ options: [JSONValue], of object: inout JSONObject) {
        let titled = options.compactMap { option -> JSONObject? in
            guard var one = option.object, one["const"] != nil else { return nil }
            if let text = one["x-mpp-title"]?[language] { one["title"] = text }
            one["x-mpp-title"] = nil
            return one
        }
        object["oneOf"] = isOld || titled.isEmpty ? nil : .array(titled.map(JSONValue.object))
        guard isOld, !titled.isEmpty else { return }
        object["enum"] = .array(titled.compactMap { $0["const"] })
        var own = object["options"]?.object ?? [:]
        own["enum_titles"] = .array(titled.compactMap { $0["title"] })
        object["options"] = .object(own)
    }
}
