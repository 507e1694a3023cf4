import ServiceIR

/// Says once what the submission schemas of a catalog have in common: the types of answers, and what is handed in.
///
/// A schema of a type becomes a reference with the field's own bounds beside it, which says the same from draft 2019-09 on.
struct SharedDefinitions {
    /// Those that were needed, by name.
    private(set) var used: JSONObject = [:]
    /// Where they stand: `#/$defs/answer.`.
    private let place: String
    /// By the pattern that each is known by.
    private let types: [String: (name: String, schema: JSONObject)]

    init(at place: String) {
        self.place = place
        let plain = FieldType.allCases.map { ($0.rawValue, TypeSchema.schema(of: $0, level: nil)) }
        let regions = RegionLevel.allCases.map {
            ("\(FieldType.region.rawValue).\($0.rawValue)", TypeSchema.schema(of: .region, level: $0))
        }
        let named = (plain + regions).compactMap { name, schema in
            schema["pattern"]?.string.map { (key: "\($0) \(schema["not"] != nil)", value: (name: name, schema: schema)) }
        }
        types = Dictionary(named) { first, _ in first }
    }

    /// The schema without `$schema`, `$id` and definitions of its own.
    mutating func share(_ schema: JSONValue) -> JSONValue {
        guard var object = schema.object else { return schema }
        let own = object["$defs"]?.object ?? [:]
        for key in ["$schema", "$id", "$defs"] as [ID<JSONValue>] { object[key] = nil }
        for (name, definition) in own { used[name] = definition }
        return shared(.object(object))
    }

    private mutating func shared(_ json: JSONValue) -> JSONValue {
        if case .array(let items) = json { return .array(items.map { shared($0) }) }
        guard let object = json.object else { return json }
        var result = JSONObject()
        if let pattern = object["pattern"]?.string, let type = types["\(pattern) \(object["not"] != nil)"],
            type.schema.allSatisfy({ object[$0.key] == $0.value })
        {
            used[ID(type.name)] = .object(type.schema)
            for (key, value) in object where type.schema[key] == nil { result[key] = shared(value) }
            result["$ref"] = .string(place + type.name)
            return .object(result)
        }
        let own = "#/$defs/"
        for (key, value) in object {
            if key == "$ref", let target = value.string, target.hasPrefix(own) {
                result[key] = .string(place + target.dropFirst(own.count))
            } else {
                result[key] = shared(value)
            }
        }
        return .object(result)
    }
}
