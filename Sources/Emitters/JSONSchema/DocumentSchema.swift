import ServiceIR

/// What is handed in for one required document, when it is asked.
struct DocumentSchema {
    var schema: JSONObject
    var schemaCodes: [SubmissionFault.Code]
    /// Places below the document where the runtime may refuse more: their path, codes and conditions.
    private var below: [(path: String, codes: [SubmissionFault.Code], whens: [Expression])] = []

    /// `{ "file": ID }` or `{ "paper": true }`.
    static let evidence: JSONValue = [
        "type": "object",
        "properties": ["file": ["type": "string", "minLength": 1], "paper": ["const": true]],
        "minProperties": 1, "maxProperties": 1, "additionalProperties": false,
    ]

    static func of(_ requirement: Requirement) -> DocumentSchema {
        guard !requirement.members.isEmpty else {
            return DocumentSchema(schema: ["$ref": "#/$defs/evidence"], schemaCodes: [.documentMissing, .wrongType])
        }
        var schema: JSONObject = ["type": "object"]
        var members: JSONObject = [:]
        var result = DocumentSchema(schema: [:], schemaCodes: [.documentMissing, .noneOfDocuments, .wrongType, .unknownKey])
        var free: [String] = []
        var needed: [String] = []
        for (id, member) in requirement.members {
            var own = Annotation.of(member)
            if let when = member.when {
                // Members that are asked by a condition of their own are judged by the runtime alone.
                result.below.append(("/" + id.rawValue, [.documentMissing, .wrongType, .unknownKey, .noneOfDocuments], [when]))
            } else {
                let inner = DocumentSchema.of(member)
                for (key, value) in inner.schema { own[key] = value }
                result.below += inner.below.map { ("/" + id.rawValue + $0.path, $0.codes, $0.whens) }
                free.append(id.rawValue)
                if !member.isOptional { needed.append(id.rawValue) }
            }
            members[ID(id.rawValue)] = .object(own)
        }
        schema["properties"] = .object(members)
        schema["additionalProperties"] = false
        let isWhole = free.count == requirement.members.count
        if !isWhole {
            result.below.append(("", [.noneOfDocuments], []))
            result.below += free.map { ("/" + $0, [.documentMissing], []) }
        }
        if requirement.group == .anyOf {
            // Where a member has a condition, any member sent may be the one that serves, and none may be asked at all.
            if !requirement.isOptional && !free.isEmpty { schema["minProperties"] = 1 }
        } else if !needed.isEmpty {
            let all: JSONValue = ["required": .array(needed.map(JSONValue.string))]
            if requirement.isOptional {
                let none: JSONValue = ["not": ["anyOf": .array(free.map { ["required": [.string($0)]] })]]
                schema["anyOf"] = [none, all]
            } else {
                schema["required"] = .array(needed.map(JSONValue.string))
            }
        }
        result.schema = schema
        return result
    }

    func rules(below pointer: String) -> [RuntimeRule] {
        below.map { RuntimeRule(at: pointer + $0.path, codes: $0.codes, whens: $0.whens) }
    }
}
