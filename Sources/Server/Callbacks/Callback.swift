import Foundation
import Runtime
import ServiceIR

/// What another system calls back about a step of a case, once its signature is found right.
package struct Callback: Sendable {
    let system: SystemID
    /// Of the case, as the address said it.
    let number: String
    /// By which a repeated one is the same one.
    let key: String
    let body: [UInt8]
    /// The body, where it is JSON.
    fileprivate let json: Result<JSONValue, JSONError>
    /// Of all of it: by this a dead one is found again.
    let hash: [UInt8]

    init(system: SystemID, number: String, key: String, body: [UInt8]) {
        (self.system, self.number, self.key, self.body) = (system, number, key, body)
        json = Result { () throws(JSONError) in try JSONValue(parsing: body) }
        hash = Secret.sha256(Array("\(system)\n\(number)\n\(key)\n".utf8) + body)
    }

    /// The number under which the system knows what it did, or a payment.
    var reference: String { text("reference") }
    var step: String { text("step") }
    var amount: Int64? { (try? json.get())?["amount"]?.int64 }

    private func text(_ member: String) -> String { (try? json.get())?[member]?.string?.withoutControls ?? "" }
}

extension Registry {
    /// Does what a system calls back about, once.
    func take(_ callback: Callback) async throws -> (outcome: Outcome<Dossier>, definition: Definition?) {
        let json: JSONValue
        switch callback.json {
        case .success(let said): json = said
        case .failure(let error):
            return (.problem(.malformed("JSON tidak sah: \(error.indonesian)", "This is not valid JSON: \(error)")), nil)
        }
        let id = StepID(callback.step)
        guard let dossier = try await dossier(number: callback.number), let step = dossier.definition.step(id), step.call == callback.system
        else { return (.problem(.noSuchCase), nil) }
        let actor = Actor.system(PersonID(callback.system.rawValue))
        let event: Event
        if step.kind == .payment {
            if callback.reference.isEmpty { return (.problem(.malformed("reference wajib", "reference is required")), dossier.definition) }
            if json["amount"] != nil, callback.amount == nil {
                return (.problem(.malformed("amount harus bilangan bulat", "amount must be a whole number")), dossier.definition)
            }
            event = .paid(Receipt(step: id, receipt: callback.reference, by: actor))
        } else {
            var act = Act(step: id, action: ActionID(json["action"]?.string ?? "done"), by: actor)
            act.reference = callback.reference
            act.values = json["fields"]?.object ?? [:]
            act.documents = json["documents"]?.object ?? [:]
            act.reason = json["reason"]?.string
            event = .acted(act)
        }
        let change = Change(
            event: event, actor: actor, key: callback.key, caller: actor.person.rawValue,
            request: Array("\(callback.number)\n".utf8) + callback.body, amount: callback.amount)
        do { return (try await take(change, of: dossier), dossier.definition) } catch let problem as Problem
            where problem.status.code < 500
        {
            // Somebody else was faster.
            return (.problem(problem), dossier.definition)
        }
    }
}
