/// What an engine executes: the workflow with every default written out and every name resolved. Its meaning is `docs/semantics.md`.
public struct Machine: Hashable, Sendable, Codable {
    public var initial: StepID
    /// The steps outside any block, in the author's order, ends included (also those that exist unwritten).
    public var steps: OrderedMap<StepID, Step>
    /// The end that a repair over time, or a withdrawal, leads to.
    public var lapsedEnd: StepID
    public var withdrawnEnd: StepID
    /// Whether the applicant may withdraw at a waiting step before the first release of a product.
    public var isWithdrawable: Bool

    public init(
        initial: StepID, steps: OrderedMap<StepID, Step>, lapsedEnd: StepID, withdrawnEnd: StepID, isWithdrawable: Bool
    ) {
        self.initial = initial
        self.steps = steps
        self.lapsedEnd = lapsedEnd
        self.withdrawnEnd = withdrawnEnd
        self.isWithdrawable = isWithdrawable
    }
}

/// One step of the workflow: a state in which a case waits, or through which it passes.
public struct Step: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Somebody acts: an officer, the applicant. With `pays`, `done` pays these benefits out; nothing due = passed.
        case task
        /// A fee is paid.
        case payment
        /// Outputs are released; never waits.
        case release
        /// Only routes; never waits.
        case automatic
        /// Branches run side by side.
        case parallel
        /// Nobody acts: it is over when its time has come.
        case wait
        /// Something is published, and anybody may object, until its time is over.
        case notice
        case end
    }
    public enum End: String, Hashable, Sendable, Codable { case granted, refused, lapsed, withdrawn, referred }

    public var kind: Kind
    public var name: Rows<LocalText>?
    public var hint: LocalText?
    /// What the applicant is told when the case enters it; passed, nothing is told.
    public var message: LocalText?
    /// False on entering = passed along `routes`, nothing asked.
    public var when: Expression?
    /// Where `done` (or passing, release, payment, the join) leads: the first whose guard holds.
    public var routes: [Route] = []
    /// Whether a `done` button stands on the step: a task or payment with routes.
    public var performers: Performers?
    public var actions: OrderedMap<ActionID, Action> = [:]
    /// What is filled in here, by whoever acts.
    public var fields: OrderedMap<FieldID, Field> = [:]
    public var documents: OrderedMap<DocumentID, Requirement> = [:]
    /// The step's own clock, for the whole visit; of a wait and a notice how long it takes.
    public var within: Rows<TimeLimit>?
    /// A date by expression in place of `within`: due at its end. Of a wait the day, or the moment, at whose beginning it is over.
    public var until: Rows<Expression>?
    public var late: Late?
    /// Whether and by how much who holds the step may lengthen it.
    public var extend: Extension?
    /// Another system does it or knows it, and calls back.
    public var call: SystemID?
    /// Whether every running promise stands still while the case waits here (the citizen's time).
    public var standsStill = false
    /// Outputs signed here; numbered when the first such step is entered, unless a step `numbers` them.
    public var signs: [OutputID] = []
    /// Outputs that get their number when this step is entered.
    public var numbers: [OutputID] = []
    /// Of a payment, items of the fee; of a task, of the benefit.
    public var pays: [FeeItemID] = []
    public var releases: [OutputID] = []
    /// Of a release or an end: outputs that are no longer valid from then on, and those that others take the place of.
    public var revokes: [Revocation] = []
    public var replaces: [Revocation] = []
    public var branches: OrderedMap<BranchID, Branch> = [:]
    public var join: Join?
    /// What a notice publishes, and nothing else, or what is shown beside the message: `SECTION.FIELD`, `STEP.FIELD` or `STEP.ACTION.FIELD`,
    /// those that have a value.
    public var shows: [Expression] = []
    public var end: End?
    /// The text given on reaching this end without a person's act.
    public var endReason: LocalText?
    /// What the citizen may do after this end.
    public var next: Next?
    /// Whether and how `done` asks a reason.
    public var reason = ReasonPolicy()

    public init(kind: Kind) { self.kind = kind }
}

/// An output that stops being valid: one of this case, or the one that a field of type `issued` names, in each row where it stands in rows.
public struct Revocation: Hashable, Sendable, Codable {
    public var service: ServiceID
    public var output: OutputID
    /// The canonical name of the field; absent = this case's own output.
    public var field: Expression?
    public init(service: ServiceID, output: OutputID, field: Expression? = nil) {
        self.service = service
        self.output = output
        self.field = field
    }
}

/// A branch of a block: a small workflow of its own, left by `join` or by a step outside.
public struct Branch: Hashable, Sendable, Codable {
    public var initial: StepID
    public var steps: OrderedMap<StepID, Step>
    public init(initial: StepID, steps: OrderedMap<StepID, Step>) {
        self.initial = initial
        self.steps = steps
    }
}

public struct Route: Hashable, Sendable, Codable {
    public var when: Expression?
    /// A step, or `StepID.join` to finish the branch.
    public var to: StepID
    /// The reason given where no person acts.
    public var reason: LocalText?
    public init(when: Expression? = nil, to: StepID, reason: LocalText? = nil) {
        self.when = when
        self.to = to
        self.reason = reason
    }
}

extension ID where Kind == Step {
    /// The target that finishes a branch; no step has this id.
    public static var join: StepID { "join" }
}

extension ID where Kind == Role {
    public static var applicant: RoleID { "applicant" }
    /// The same person who filed.
    public static var filer: RoleID { "filer" }
}

extension ID where Kind == Action {
    /// Leaving a step by its own `to`.
    public static var done: ActionID { "done" }
    public static var withdraw: ActionID { "withdraw" }
    /// Lengthening the time of a step.
    public static var extend: ActionID { "extend" }
}

public struct Performers: Hashable, Sendable, Codable {
    /// Roles of the catalog, `applicant` or `filer`; in order for `join: in_order`. With `by`, those of all its rows.
    public var roles: [RoleID]
    /// Which of them act, where that depends on the case: chosen on entering the step and kept for that visit.
    public var by: Rows<[RoleID]>?
    /// Absent where one role acts.
    public var join: Join?
    /// Of which region or agency, for a role that has one holder for each.
    public var of: Rows<Expression>?
    /// Why the same person may fill two places here; absent = may not.
    public var samePersonReason: LocalText?
    public init(roles: [RoleID], join: Join? = nil) {
        self.roles = roles
        self.join = join
    }

    /// Who acts, by row: one row where it depends on nothing.
    public var rows: Rows<[RoleID]> { by ?? Rows(always: roles) }
    /// Whether in some row several roles act.
    public var areSeveral: Bool { rows.rows.contains { $0.value.count > 1 } }
}

/// How many must say `done`.
public enum Join: Hashable, Sendable {
    case any, all, inOrder
    case count(Int)
}

extension Join: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let n = try? container.decode(Int.self) {
            self = .count(n)
            return
        }
        switch try container.decode(String.self) {
        case "any": self = .any
        case "all": self = .all
        case "in_order": self = .inOrder
        case let other:
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown join \(other)")
        }
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .any: try container.encode("any")
        case .all: try container.encode("all")
        case .inOrder: try container.encode("in_order")
        case .count(let n): try container.encode(n)
        }
    }
}

/// Something that whoever holds the step may do besides `done`.
public struct Action: Hashable, Sendable, Codable {
    public var name: Rows<LocalText>
    /// What the applicant is told when it is taken.
    public var message: LocalText?
    /// What is shown beside the message, as the case holds it: `SECTION.FIELD`, `STEP.FIELD` or `STEP.ACTION.FIELD`, those that have a value.
    public var shows: [Expression] = []
    /// Empty where `repair` is given.
    public var routes: [Route] = []
    /// Sends back to the applicant; it comes back to the same visit.
    public var repair: Repair?
    /// Whether a target stands earlier in the file than the step: a step back.
    public var goesBack = false
    /// Whether the step's own fields and documents are asked by this action too.
    public var asksStepFields = false
    public var fields: OrderedMap<FieldID, Field> = [:]
    public var documents: OrderedMap<DocumentID, Requirement> = [:]
    /// How often per case; at the bound it is no longer offered.
    public var atMost: Int?
    public var reason = ReasonPolicy()
    public init(name: Rows<LocalText>) { self.name = name }
}

public struct ReasonPolicy: Hashable, Sendable, Codable {
    public var isRequired = false
    /// The answers to choose from; empty = free text.
    public var options: OrderedMap<ReasonID, LocalText> = [:]
    public init(isRequired: Bool = false, options: OrderedMap<ReasonID, LocalText> = [:]) {
        self.isRequired = isRequired
        self.options = options
    }
}

/// The applicant's own time to mend: the step's clock and every promise stand still.
public struct Repair: Hashable, Sendable, Codable {
    public var within: Rows<TimeLimit>?
    /// In place of `within`: the last day.
    public var until: Rows<Expression>?
    /// Over time; absent = the case lapses.
    public var lateTo: StepID?
    /// The reason given when it is over time.
    public var lateReason: LocalText?
    public init(within: Rows<TimeLimit>? = nil, lateTo: StepID? = nil) {
        self.within = within
        self.lateTo = lateTo
    }
}

/// What happens when a step's time is over.
public struct Late: Hashable, Sendable, Codable {
    public var notify: [RoleID] = []
    /// The task becomes this role's.
    public var escalate: RoleID?
    public var to: StepID?
    public var reason: LocalText?
    /// By law the office's silence decides so; the case goes on along `to`.
    public var deemed: Step.End?
    /// The law behind `deemed`.
    public var legalBasis: [LawID] = []
    public init(notify: [RoleID] = [], escalate: RoleID? = nil, to: StepID? = nil, reason: LocalText? = nil) {
        self.notify = notify
        self.escalate = escalate
        self.to = to
        self.reason = reason
    }
}

/// A longer time for a step and for every promise that runs, given by who holds the step, before it is due and with a reason.
public struct Extension: Hashable, Sendable, Codable {
    /// Exactly one of `within` and `until`.
    public var within: Rows<TimeLimit>?
    public var until: Rows<Expression>?
    /// How often per case.
    public var atMost: Int
    public var legalBasis: [LawID] = []
    public init(within: Rows<TimeLimit>? = nil, until: Rows<Expression>? = nil, atMost: Int) {
        self.within = within
        self.until = until
        self.atMost = atMost
    }
}

/// What may follow an end: another service of the region, or something that is done elsewhere, and until when.
public struct Next: Hashable, Sendable, Codable {
    /// Exactly one of `service` and `name`.
    public var service: ServiceID?
    public var name: LocalText?
    /// At most one of `within` (from the end) and `until`.
    public var within: Rows<TimeLimit>?
    public var until: Rows<Expression>?
    public init(service: ServiceID? = nil, name: LocalText? = nil) {
        self.service = service
        self.name = name
    }
}
