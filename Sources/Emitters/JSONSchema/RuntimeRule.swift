import ServiceIR

/// An entry of `x-mpp-rules`: something for which the runtime may refuse a sending that the schema accepts.
struct RuntimeRule {
    /// A JSON Pointer in which `*` stands for any row; empty = the whole sending.
    var at: String
    /// Whether `at` means whatever lies inside it too.
    var within = false
    var codes: [SubmissionFault.Code]
    /// What must hold for it to count, in the expression language; all of them.
    var whens: [Expression] = []
    /// What must hold, in the expression language.
    var rule: Expression?
    var message: LocalText?
    /// What the value must look like where the schema could not say when it is asked.
    var schema: JSONValue?
    var referTo: AgencyID?

    var json: JSONValue {
        var object: JSONObject = ["at": .string(at), "codes": .array(codes.map { .string($0.rawValue) })]
        if within { object["within"] = true }
        if !whens.isEmpty { object["when"] = .array(whens.map { .string($0.text) }) }
        if let rule { object["rule"] = .string(rule.text) }
        if let message { object["message"] = message.json }
        if let referTo { object["refer_to"] = .string(referTo.rawValue) }
        if let schema { object["schema"] = schema }
        return .object(object)
    }
}

extension LocalText {
    /// By language, in the order of the author.
    var json: JSONValue { .object(JSONObject(byLanguage.map { (ID($0.key.rawValue), .string($0.value)) })) }
}
