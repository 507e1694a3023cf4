import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// What one needs by answers that need not be complete.
    static func needsAPI() -> Route {
        .api(
            .post, "/api/v1/services/{service}/needs",
            Operation(
                id: "needs",
                summary:
                    "What an applicant has to bring and to pay by the answers given so far, how long it takes and who decides; what is open names the questions that decide it. Nothing is kept.",
                body: ("Submission", "application/json"), success: (200, "Needs", "application/json"), refusals: [400, 404, 413, 422])
        ) { call in
            let definition = try await call.definition()
            let (json, _) = try await call.json()
            guard json.object != nil else { throw Problem.malformed("Isinya harus objek JSON", "The body must be a JSON object") }
            let needs = try definition.engine.needs(json, DecidingQuestions(definition.service), at: call.now)
            guard needs.answers.faults.isEmpty else { throw Problem(.invalid(needs.answers.faults), definition, prose: call.prose) }
            return .json(needs.json)
        }
    }
}

extension Needs {
    fileprivate var json: JSONValue {
        func names(_ names: some Sequence<String>) -> JSONValue { .array(names.map { .string($0) }) }
        var fee: JSONObject = [
            "items": .array(
                self.fee.map { line in
                    var entry: JSONObject = ["item": .string(line.id.rawValue), "name": JSONCoder.encode(line.item.name)]
                    if let amount = line.amount { entry["amount"] = .integer(amount) }
                    if !line.open.isEmpty { entry["depends_on"] = names(line.open) }
                    return .object(entry)
                })
        ]
        if let total { fee["total"] = .integer(total) }
        return .object([
            "unanswered": names(answers.unanswered.sorted(by: Text.less)),
            "documents": .array(
                documents.map { needed in
                    var entry: JSONObject = [
                        "document": .string(needed.id.rawValue), "requirement": JSONCoder.encode(needed.requirement),
                    ]
                    if !needed.open.isEmpty { entry["depends_on"] = names(needed.open) }
                    return .object(entry)
                }),
            "fee": .object(fee),
            "promises": .array(
                promises.map { time in
                    var entry: JSONObject = ["promise": .string(time.id.rawValue), "terms": JSONCoder.encode(time.promise)]
                    if !time.open.isEmpty { entry["depends_on"] = names(time.open) }
                    return .object(entry)
                }),
            "decided_by": .array(
                deciders.map { step, roles in ["step": .string(step.rawValue), "roles": JSONCoder.encode(roles)] }),
        ])
    }
}
