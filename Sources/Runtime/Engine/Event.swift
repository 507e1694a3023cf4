import ServiceIR

/// What happens to a case. In JSON an object whose `kind` says which; the journal keeps it so.
public enum Event: Hashable, Sendable {
    case acted(Act)
    case repaired(Completion)
    case paid(Receipt)
    case timer(TimerID)
    case withdrawn(Withdrawal)
    case objected(Objection)
    /// A unit of a slot for which the case stands in line is free, and it is the first in the line.
    case given(SlotFact)
}

extension Event {
    /// The step that it is about; a timer's and a withdrawal's is the case's own affair.
    var step: StepID? {
        switch self {
        case .acted(let act): act.step
        case .repaired(let completion): completion.step
        case .paid(let receipt): receipt.step
        case .objected(let objection): objection.step
        case .timer, .withdrawn, .given: nil
        }
    }
}

/// Somebody takes an action of a step, says `done`, or lengthens it (`extend`); on a fee's step `done` by the applicant hands in the proof, on a
/// notice `done` publishes it.
public struct Act: Hashable, Sendable, Codable {
    public var step: StepID
    public var action: ActionID
    public var by: Actor
    /// By field of the step or action, as in a submission.
    public var values: JSONObject = [:]
    /// By document of the step or action, as in a submission.
    public var documents: JSONObject = [:]
    /// Free text, or the id of one of the options.
    public var reason: String?
    /// On a repair: what the officer ticked, `SECTION.FIELD` or a document's id.
    public var ticked: [String] = []
    /// Where another system does or knows it: what that system calls this.
    public var reference: String?
    /// What the caller has looked up of the outputs and slots that `values` name.
    public var register = Register()
    public init(step: StepID, action: ActionID, by: Actor) {
        self.step = step
        self.action = action
        self.by = by
    }
}

/// The applicant's answer to a repair: only what changes.
public struct Completion: Hashable, Sendable, Codable {
    public var step: StepID
    public var by: Actor
    /// By section and field.
    public var form: JSONObject = [:]
    public var documents: JSONObject = [:]
    /// What the caller has looked up of the outputs and slots that `form` names.
    public var register = Register()
    public init(step: StepID, by: Actor) {
        self.step = step
        self.by = by
    }
}

/// A payment, recorded by the step's role or confirmed by the payment system: always the whole sum due for each item.
public struct Receipt: Hashable, Sendable, Codable {
    public var step: StepID
    /// Empty = all that is still due on the step.
    public var items: [FeeItemID] = []
    /// The receipt's number.
    public var receipt: String
    public var by: Actor
    public init(step: StepID, items: [FeeItemID] = [], receipt: String, by: Actor) {
        self.step = step
        self.items = items
        self.receipt = receipt
        self.by = by
    }
}

public struct Withdrawal: Hashable, Sendable, Codable {
    public var by: Actor
    public var reason: String?
    public init(by: Actor, reason: String? = nil) {
        self.by = by
        self.reason = reason
    }
}

/// Somebody objects to a published notice.
public struct Objection: Hashable, Sendable, Codable {
    public var step: StepID
    public var name: String
    /// A telephone number or an e-mail address.
    public var contact: String
    public var values: JSONObject = [:]
    public var documents: JSONObject = [:]
    public init(step: StepID, name: String, contact: String) {
        self.step = step
        self.name = name
        self.contact = contact
    }

    /// The name as it is kept; nothing where it is blank.
    public var keptName: String? {
        let name = Text.trimmed(Text.kept(name))
        return Text.isBlank(name) ? nil : name
    }

    /// The telephone number or e-mail address as it is kept; nothing where it is neither.
    public var keptContact: String? { Contact.phone(contact) ?? Contact.email(contact) }
}

public enum TimerKind {}
/// `step:ID` = the time of a visit, `repair:ID` = the applicant's time to mend at that step, `warning:ID` = the last working day before the law decides.
public typealias TimerID = ID<TimerKind>

extension ID where Kind == TimerKind {
    public static func step(_ step: StepID) -> TimerID { TimerID("step:\(step)") }
    public static func repair(at step: StepID) -> TimerID { TimerID("repair:\(step)") }
    public static func warning(at step: StepID) -> TimerID { TimerID("warning:\(step)") }
}

extension Event: Codable {
    private enum Key: String, CodingKey { case kind, act, completion, receipt, timer, withdrawal, objection, slot }
    private enum Kind: String, Codable { case acted, repaired, paid, timer, withdrawn, objected, given }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .acted: self = .acted(try container.decode(Act.self, forKey: .act))
        case .repaired: self = .repaired(try container.decode(Completion.self, forKey: .completion))
        case .paid: self = .paid(try container.decode(Receipt.self, forKey: .receipt))
        case .timer: self = .timer(try container.decode(TimerID.self, forKey: .timer))
        case .withdrawn: self = .withdrawn(try container.decode(Withdrawal.self, forKey: .withdrawal))
        case .objected: self = .objected(try container.decode(Objection.self, forKey: .objection))
        case .given: self = .given(try container.decode(SlotFact.self, forKey: .slot))
        }
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .acted(let act):
            try container.encode(Kind.acted, forKey: .kind)
            try container.encode(act, forKey: .act)
        case .repaired(let completion):
            try container.encode(Kind.repaired, forKey: .kind)
            try container.encode(completion, forKey: .completion)
        case .paid(let receipt):
            try container.encode(Kind.paid, forKey: .kind)
            try container.encode(receipt, forKey: .receipt)
        case .timer(let timer):
            try container.encode(Kind.timer, forKey: .kind)
            try container.encode(timer, forKey: .timer)
        case .withdrawn(let withdrawal):
            try container.encode(Kind.withdrawn, forKey: .kind)
            try container.encode(withdrawal, forKey: .withdrawal)
        case .objected(let objection):
            try container.encode(Kind.objected, forKey: .kind)
            try container.encode(objection, forKey: .objection)
        case .given(let fact):
            try container.encode(Kind.given, forKey: .kind)
            try container.encode(fact, forKey: .slot)
        }
    }
}

extension SlotQuery {
    /// The slots that an act names in the step's fields and in the action's own: a field of each, though they have the same id.
    public static func all(in act: Act, at step: Step, _ timeZone: TimeZoneID) -> [SlotQuery] {
        all(in: act.values, step.fields, in: timeZone)
            + all(in: act.values, step.actions[act.action]?.fields ?? [:], in: timeZone)
    }
}
