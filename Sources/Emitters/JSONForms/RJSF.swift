import ServiceIR

extension Target {
    static let rjsf = Target(
        "rjsf", en: "react-jsonschema-form: SERVICE/form.rjsf.LANGUAGE.schema.json and form.rjsf.ui.json",
        id: "react-jsonschema-form: SERVICE/form.rjsf.BAHASA.schema.json dan form.rjsf.ui.json",
        ofDigested: { service, catalog in RJSF(service, catalog).emission })
}

/// The form of a service for react-jsonschema-form: what is asked under a condition stands under an `if`, for that is when it draws it; the UI
/// schema has the order and the widgets, and no text.
///
/// Source: https://rjsf-team.github.io/react-jsonschema-form/docs, api-reference/uiSchema and json-schema/dependencies.
struct RJSF {
    private let digested: DigestedService
    private let service: CompiledService
    private let languages: [LanguageID]
    private var notes: [EmissionNote] = []

    init(_ digested: DigestedService, _ catalog: CompiledCatalog) {
        self.digested = digested
        service = digested.service
        languages = catalog.languages
    }

    var emission: Emission {
        var writer = self
        let schema = writer.staged(SubmissionSchema.form(digested).object ?? [:])
        var files = languages.map { language in
            BuiltFile(
                path: "form.rjsf.\(language).schema.json",
                bytes: BuiltFiles.bytes(of: .object(DrawnSchema(service, in: language, isOld: false).drawn(schema))))
        }
        files.append(BuiltFile(path: "form.rjsf.ui.json", bytes: BuiltFiles.bytes(of: .object(ui))))
        return Emission(files: files, notes: writer.notes)
    }

    // MARK: Conditions

    private mutating func staged(_ schema: JSONObject) -> JSONObject {
        var schema = schema
        for list in ConditionalAnswer.lists(of: service) {
            let answers = ConditionalAnswer.all(of: list.fields)
            guard !answers.isEmpty else { continue }
            let translator = ConditionTranslator(scope: SchemaScope(service: service, row: list.fields))
            schema.changeSchema(at: list.path[...]) { outer in
                guard let row = outer["items"]?.object else { return }
                outer["items"] = .object(stage(row, answers, translator, inside: list.path.joined(by: ".") + "."))
            }
        }
        return stage(schema, ConditionalAnswer.all(of: service), ConditionTranslator(scope: SchemaScope(service: service)), inside: "")
    }

    /// Moves each answer from where it always stands to where its condition holds; where a schema cannot say that, to where it does not surely
    /// fail, noted.
    private mutating func stage(
        _ schema: JSONObject, _ answers: [ConditionalAnswer], _ translator: ConditionTranslator, inside place: String
    ) -> JSONObject {
        var schema = schema
        var parts = schema["allOf"]?.array ?? []
        var placeOf: [Part: Int] = [:]
        for (place, part) in parts.enumerated() {
            guard let condition = part["if"] else { continue }
            for key in [Part.then, Part.otherwise] where part[key.rawValue] != nil {
                let own = Part(condition: condition, key: key)
                placeOf[own] = placeOf[own] ?? place
            }
        }
        for answer in answers {
            let truth = answer.isOfWhole ? translator.translate(all: answer.whens) : .unknown
            let isExact = truth.holdsIsExact
            if !isExact {
                let condition = answer.whens.map(\.text).joined(by: " && ")
                notes.append(
                    EmissionNote(
                        place + answer.element, en: "Shown also where it is not asked: no schema says `\(condition)`.",
                        id: "Tampil juga saat tidak ditanyakan: tidak ada skema yang menyatakan `\(condition)`."))
            }
            guard let condition = isExact ? truth.holds : truth.fails, condition != .bool(isExact),
                var taken = schema.takeSchema(at: answer.path)?.object
            else { continue }
            // Never asked.
            if condition == .bool(!isExact) { continue }
            if isExact { taken["x-mpp-when"] = nil }
            let tree = answer.path.reversed().reduce(JSONValue.object(taken)) { ["properties": .object([ID($1): $0])] }
            let own = Part(condition: condition, key: isExact ? Part.then : Part.otherwise)
            if let place = placeOf[own] {
                parts[place].join([own.key.rawValue: tree])
            } else {
                placeOf[own] = parts.count
                parts.append(.object(["if": condition, own.key: tree]))
            }
        }
        schema["allOf"] = parts.isEmpty ? nil : .array(parts)
        return schema
    }

    /// What stands under one condition, or under its contrary.
    private struct Part: Hashable {
        static let then: ID<JSONValue> = "then"
        static let otherwise: ID<JSONValue> = "else"
        let condition: JSONValue
        let key: ID<JSONValue>
    }

    // MARK: UI schema

    private var ui: JSONObject {
        var object: JSONObject = [
            "ui:order": ["variant", "applicant", "channel", "party", "form", "documents", "delivery", "*"]
        ]
        var sections = order(service.form.sections.keys.map(\.rawValue))
        for (id, section) in service.form.sections {
            var own = ui(of: section.fields)
            if section.many != nil { own = ["items": .object(own)] }
            sections[ID(id.rawValue)] = .object(own)
        }
        for (word, count) in [
            ("variant", service.variants.count), ("applicant", service.applicants.count), ("channel", service.channels.count),
        ]
        where count > 1 && count <= 4 { object[ID(word)] = ["ui:widget": "radio"] }
        object["form"] = .object(sections)
        object["documents"] = .object(order(service.documents.keys.map(\.rawValue)))
        return object
    }

    private func order(_ names: [String]) -> JSONObject { ["ui:order": .array((names + ["*"]).map(JSONValue.string))] }

    private func ui(of fields: OrderedMap<FieldID, Field>) -> JSONObject {
        var object = order(fields.keys.map(\.rawValue))
        for (id, field) in fields {
            let own = ui(of: field)
            if !own.isEmpty { object[ID(id.rawValue)] = .object(own) }
        }
        return object
    }

    private func ui(of field: Field) -> JSONObject {
        var own: JSONObject =
            switch field.type {
            case .longText: ["ui:widget": "textarea"]
            case .choice where field.options.count <= 4: ["ui:widget": "radio"]
            case .choices where field.options.count <= 12: ["ui:widget": "checkboxes"]
            case .yesNo where field.value == nil: ["ui:widget": "radio", "ui:options": ["inline": true]]
            case .email: ["ui:options": ["inputType": "email"]]
            case .phone: ["ui:options": ["inputType": "tel"]]
            case .datetime, .booking: ["ui:options": ["inputType": "datetime-local"]]
            case .time: ["ui:options": ["inputType": "time"]]
            case .list: ["items": .object(ui(of: field.fields))]
            default: [:]
            }
        if field.value != nil { own["ui:readonly"] = true }
        return own
    }
}

extension JSONValue {
    /// Adds a schema, of which neither says another thing than the other of the same member.
    fileprivate mutating func join(_ other: JSONValue) {
        guard case .object(var joined) = self, let members = other.object else { return }
        // As in `changeSchema`: what is changed is held nowhere else meanwhile.
        self = .null
        for (key, value) in members {
            guard var known = joined[key] else {
                joined[key] = value
                continue
            }
            joined[key] = .null
            known.join(value)
            joined[key] = known
        }
        self = .object(joined)
    }
}
