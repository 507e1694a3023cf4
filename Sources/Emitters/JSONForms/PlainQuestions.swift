import ServiceIR

/// What is answered in parts that the definition does not name, as plain questions under names of their own: a document is the id of an upload
/// or whether it is handed in on paper, and its dates; an account is a bank and a number.
struct PlainQuestions {
    private let words: FormWords

    init(_ service: CompiledService) { words = FormWords(service) }

    func plain(_ schema: JSONValue) -> JSONValue { schema.object.map { .object(plain($0)) } ?? schema }

    func plain(_ schema: JSONObject) -> JSONObject {
        var object = schema["$ref"] == nil ? schema : evidence(schema)
        if ["account", "document"].contains(object["x-mpp-type"]?.string), let parts = object["properties"]?.object {
            object["properties"] = .object(titled(parts))
        }
        if let members = object["properties"]?.object { object["properties"] = .object(members.mapValues(plain)) }
        for key in ["items", "additionalProperties", "then", "else"] as [ID<JSONValue>] { object[key] = object[key].map(plain) }
        if let parts = object["allOf"]?.array { object["allOf"] = .array(parts.map(plain)) }
        return object
    }

    private func evidence(_ schema: JSONObject) -> JSONObject {
        var members: JSONObject = ["file": ["type": "string", "minLength": 1], "paper": ["type": "boolean"]]
        for (id, member) in schema["properties"]?.object ?? [:] { members[id] = member }
        var object = schema
        object["$ref"] = nil
        // Its dates are asked for once it is handed in.
        if let dates = object["required"] {
            object["dependencies"] = ["file": dates, "paper": dates]
            object["required"] = nil
        }
        object["type"] = "object"
        object["properties"] = .object(titled(members))
        object["additionalProperties"] = false
        return object
    }

    private func titled(_ members: JSONObject) -> JSONObject {
        JSONObject(
            members.map { id, member in
                var own = member.object ?? [:]
                if own["title"] == nil, let name = name(of: id) { for (key, value) in Annotation.of(name: name) { own[key] = value } }
                return (id, .object(own))
            })
    }

    private func name(of part: ID<JSONValue>) -> LocalText? {
        switch part.rawValue {
        case "file": words("Berkas", "File")
        case "paper": words("Diserahkan sebagai kertas", "Handed in on paper")
        case "issued_on": words("Tanggal terbit", "Date of issue")
        case "valid_until": words("Berlaku sampai", "Valid until")
        case "bank": words("Bank", "Bank")
        case "number": words("Nomor rekening", "Account number")
        default: nil
        }
    }
}
