import Runtime
import ServiceIR

/// An event as the journal keeps it.
struct JournalEvent: Sendable {
    /// In a few words, which stay when all else is erased.
    let kind: String
    /// In the compact style.
    let json: [UInt8]

    init(_ event: Event) {
        kind = JournalEvent.kind(of: event)
        json = JSONCoder.bytes(event)
    }

    /// The first of each case.
    init(submission: JSONValue, by actor: Actor) {
        kind = "submitted"
        let event: JSONValue = ["kind": "submitted", "by": JSONCoder.encode(actor), "submission": submission]
        json = event.bytes(.compact)
    }

    /// With what the event went by, and what only the store could know.
    func payload(catalog: String, definition: String, facts: [JSONValue]) -> [UInt8] {
        var others: JSONObject = ["catalog": .string(catalog), "definition": .string(definition)]
        if !facts.isEmpty { others["facts"] = .array(facts) }
        return Array(#"{"event":"#.utf8) + json + [UInt8(ascii: ",")] + JSONValue.object(others).bytes(.compact).dropFirst()
    }

    private static func kind(of event: Event) -> String {
        switch event {
        case .acted(let act): "acted \(act.step).\(act.action)"
        case .repaired(let completion): "repaired \(completion.step)"
        case .paid(let receipt): "paid \(receipt.step)"
        case .timer(let timer): "timer \(timer)"
        case .withdrawn: "withdrawn"
        case .objected(let objection): "objected \(objection.step)"
        case .given(let fact): "given \(fact.resource)"
        }
    }
}
