import Foundation
import Runtime
import ServiceIR

/// What another system calls back about a step of a case, once its signature is found right.
package struct Callback: Sendable {
    var system: SystemID
    /// Of the case, as the address said it.
    var number: String
    /// By which a repeated one is the same one.
    var key: String
    var body: [UInt8]

    private var json: JSONValue? { try? JSONValue(parsing: body) }

    /// The number under which the system knows what it did, or a payment.
    var reference: String { text("reference") }
    var step: String { text("step") }
    var amount: Int64? { json?["amount"]?.int64 }

    /// Without what no list shows, and no database keeps as a text.
    private func text(_ member: String) -> String {
        String(String.UnicodeScalarView((json?[member]?.string ?? "").unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }))
    }

    /// What makes a repeated one the same.
    var hash: [UInt8] { Secret.sha256(Array("\(system)\n\(number)\n\(key)\n".utf8) + body) }
}

extension Registry {
    /// Does what a system calls back about, once.
    func take(_ callback: Callback) async throws -> (outcome: Outcome<Dossier>, definition: Definition?) {
        let json: JSONValue
        do throws(JSONError) { json = try JSONValue(parsing: callback.body) } catch {
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
        var change = Change(
            event: event, actor: actor, key: callback.key, caller: actor.person.rawValue,
            request: Array("\(callback.number)\n".utf8) + callback.body)
        change.amount = callback.amount
        do { return (try await take(change, caseID: dossier.id), dossier.definition) } catch let problem as Problem
            where problem.status.code < 500
        {
            // Somebody else was faster.
            return (.problem(problem), dossier.definition)
        }
    }
}
