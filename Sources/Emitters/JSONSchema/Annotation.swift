import ServiceIR

/// Words for people beside a schema: `title`, `description`, `examples` in the first language, all languages under `x-mpp-…`.
enum Annotation {
    static func of(name: LocalText, description: LocalText? = nil) -> JSONObject {
        var object: JSONObject = [:]
        add(name, "title", to: &object)
        if let description { add(description, "description", to: &object) }
        return object
    }

    static func of(_ field: Field) -> JSONObject {
        var object = of(name: field.name, description: field.hint)
        if let example = field.example?.byLanguage.first?.value { object["examples"] = [.string(example)] }
        if let purpose = field.purpose { object["x-mpp-purpose"] = purpose.json }
        object["x-mpp-type"] = .string(field.type.rawValue)
        if let unit = field.unit { object["x-mpp-unit"] = .string(unit.description) }
        if let level = field.level { object["x-mpp-level"] = .string(level.rawValue) }
        if let resource = field.resource { object["x-mpp-resource"] = .string(resource.rawValue) }
        if let when = field.when { object["x-mpp-when"] = .string(when.text) }
        if let optional = field.optionalWhen { object["x-mpp-optional"] = .string(optional.text) }
        if let value = field.value {
            object["readOnly"] = true
            object["x-mpp-value"] = .string(value.text)
        }
        return object
    }

    /// The same for those who draw forms.
    static func of(_ field: Field, in words: FormWords?) -> JSONObject {
        var object = of(field)
        guard let words else { return object }
        for (key, value) in of(name: words.name(of: field), description: words.hint(of: field)) { object[key] = value }
        return object
    }

    static func of(_ requirement: Requirement) -> JSONObject {
        var object = of(name: requirement.name.rows.last?.value ?? LocalText([:]), description: requirement.hint)
        if let when = requirement.when { object["x-mpp-when"] = .string(when.text) }
        if let optional = requirement.optionalWhen { object["x-mpp-optional"] = .string(optional.text) }
        if let limit = requirement.maxAge { object["x-mpp-max-age"] = .string(limit.description) }
        if requirement.mustBeValid { object["x-mpp-not-expired"] = true }
        if let from = requirement.from {
            object["x-mpp-from"] = .string(from.agency?.rawValue ?? from.system?.rawValue ?? from.output?.name ?? "")
        }
        if let bring = requirement.bring.constant { object["x-mpp-bring"] = .string(bring.rawValue) }
        return object
    }

    private static func add(_ text: LocalText, _ key: String, to object: inout JSONObject) {
        guard let first = text.byLanguage.first else { return }
        object[ID(key)] = .string(first.value)
        if text.byLanguage.count > 1 { object[ID("x-mpp-" + key)] = text.json }
    }
}

/// One of several options, each with its name.
enum OptionSchema {
    static func one(of options: [(id: String, name: LocalText?)]) -> JSONObject {
        guard options.contains(where: { $0.name != nil }) else {
            return ["type": "string", "enum": .array(options.map { .string($0.id) })]
        }
        let schemas = options.map { option in
            var object: JSONObject = ["const": .string(option.id)]
            if let name = option.name { for (key, value) in Annotation.of(name: name) { object[key] = value } }
            return JSONValue.object(object)
        }
        return ["type": "string", "oneOf": .array(schemas)]
    }
}
