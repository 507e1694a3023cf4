import ServiceIR

/// What is handed in for one required document, when it is asked.
struct DocumentSchema {
    var schema: JSONObject
    var schemaCodes: [SubmissionFault.Code]
    /// Places below the document where the runtime may refuse more: their path, codes and conditions.
    private var below: [RuntimeRule] = []

    /// `{ "file": ID }` or `{ "paper": true }`.
    static let evidence: JSONValue = [
        "type": "object",
        "properties": ["file": ["type": "string", "minLength": 1], "paper": ["const": true], "issued_on": true, "valid_until": true],
        "oneOf": [["required": ["file"]], ["required": ["paper"]]], "additionalProperties": false,
    ]

    /// What may be handed in, whatever is asked.
    static func shape(of requirement: Requirement) -> JSONObject {
        guard !requirement.members.isEmpty else {
            var one = requirement
            one.from = nil
            return of(one).schema
        }
        var members: JSONObject = [:]
        for (id, member) in requirement.members where !member.isFetched {
            var own = Annotation.of(member)
            for (key, value) in shape(of: member) { own[key] = value }
            members[ID(id.rawValue)] = .object(own)
        }
        return ["type": "object", "properties": .object(members), "additionalProperties": false]
    }

    static func of(_ requirement: Requirement) -> DocumentSchema {
        guard !requirement.members.isEmpty else {
            var result = DocumentSchema(schema: ["$ref": "#/$defs/evidence"], schemaCodes: [.documentMissing, .wrongType])
            var dates: [(key: String, codes: [SubmissionFault.Code])] = []
            // Whoever is known to hold it hands in nothing, or is refused.
            if requirement.from != nil { result.below.append(RuntimeRule(at: "", codes: [.documentMissing, .outputMissing])) }
            if requirement.maxAge != nil { dates.append(("issued_on", [.aboveMax, .documentTooOld])) }
            if requirement.mustBeValid { dates.append(("valid_until", [.documentExpired])) }
            guard !dates.isEmpty else { return result }
            result.schemaCodes += [.required, .wrongForm]
            let date = JSONValue.object(TypeSchema.schema(of: .date, level: nil))
            result.schema["properties"] = .object(JSONObject(dates.map { (ID($0.key), date) }))
            result.schema["required"] = .array(dates.map { .string($0.key) })
            // Whether it is too old, or no longer valid, depends on the day.
            result.below = dates.map { RuntimeRule(at: "/" + $0.key, codes: $0.codes) }
            return result
        }
        var schema: JSONObject = ["type": "object"]
        var members: JSONObject = [:]
        var result = DocumentSchema(schema: [:], schemaCodes: [.documentMissing, .noneOfDocuments, .wrongType, .unknownKey])
        var free: [String] = []
        var needed: [String] = []
        for (id, member) in requirement.members where !member.isFetched {
            var own = Annotation.of(member)
            if member.when != nil || member.from != nil {
                // Members that are asked by a condition of their own are judged by the runtime alone.
                result.below.append(
                    RuntimeRule(
                        at: "/" + id.rawValue, within: true,
                        codes: [.documentMissing, .wrongType, .unknownKey, .noneOfDocuments] + (member.from == nil ? [] : [.outputMissing]),
                        whens: [member.when].compactMap { $0 }))
            } else {
                let inner = DocumentSchema.of(member)
                for (key, value) in inner.schema { own[key] = value }
                result.below += inner.rules(below: "/" + id.rawValue)
                free.append(id.rawValue)
                if let optional = member.optionalWhen {
                    result.below.append(
                        RuntimeRule(
                            at: "/" + id.rawValue, within: true, codes: [.documentMissing, .noneOfDocuments], whens: [optional.negated]))
                }
                if !member.isOptional && mustBeThere(member) { needed.append(id.rawValue) }
            }
            members[ID(id.rawValue)] = .object(own)
        }
        schema["properties"] = .object(members)
        schema["additionalProperties"] = false
        let isWhole = free.count == requirement.members.values.count { !$0.isFetched }
        if !isWhole {
            result.below.append(RuntimeRule(at: "", codes: [.noneOfDocuments]))
            result.below += free.map { RuntimeRule(at: "/" + $0, codes: [.documentMissing]) }
        }
        if requirement.group == .anyOf {
            // Where a member has a condition, any member sent may be the one that serves, and none may be asked at all.
            if !requirement.isOptional && mustBeThere(requirement) { schema["minProperties"] = 1 }
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

    /// Whether something of it must be handed in whatever else is answered, once it is asked itself.
    static func mustBeThere(_ requirement: Requirement) -> Bool {
        if requirement.from != nil { return false }
        let free = requirement.members.values.filter { $0.when == nil && $0.from == nil }
        if requirement.members.isEmpty { return true }
        // Of alternatives an output may serve that nobody hands in.
        let mayBeTaken = requirement.members.values.contains { $0.from?.output != nil }
        return requirement.group == .anyOf ? !free.isEmpty && !mayBeTaken : free.contains { !$0.isOptional && mustBeThere($0) }
    }

    func rules(below pointer: String) -> [RuntimeRule] {
        below.map { rule in
            var placed = rule
            placed.at = pointer + rule.at
            return placed
        }
    }
}
