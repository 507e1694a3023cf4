import ServiceIR

public typealias CaseID = ID<Case>

/// All that is known of one case: derived from its events, stored as JSON by `JSONCoder`.
///
/// The engine alone changes it; a page or an API reads it through `Engine`'s queries.
public struct Case: Hashable, Sendable, Codable {
    /// The number of this format; every number ever released is still read.
    public static let formatNumber = 1

    public var format = Case.formatNumber
    /// Given by the caller.
    public var id: CaseID = ""
    public var service: ServiceID
    public var version: Int
    /// The `meaning` digest of the definition that the case is pinned to; set by the caller.
    public var digest = ""
    public var submitted: Instant
    /// The last event; no event is earlier.
    public var updated: Instant
    public var filedBy: Filer
    /// Everybody who filed or mended it: they never approve it.
    public var filers: [PersonID]
    /// The checked submission in its stored form (`Submission.json`).
    public var submission: JSONValue
    /// Absent once the case has ended.
    public var position: Position?
    /// What was recorded at steps, in the order of their first visit.
    public var records: OrderedMap<StepID, StepRecord> = [:]
    public var promises: OrderedMap<PromiseID, PromiseClock> = [:]
    /// Of fees what the applicant paid, of benefits what the office paid out.
    public var fees: OrderedMap<FeeItemID, FeeAccount> = [:]
    /// Of an output for each row of a list one record for each row: `kartu.1`, `kartu.2`.
    public var outputs: OrderedMap<OutputID, OutputRecord> = [:]
    /// The timers that are set.
    public var timers: OrderedMap<TimerID, Instant> = [:]
    /// The last reason given.
    public var reason: String?
    public var end: CaseEnd?
    /// The office's silence decided, by law.
    public var deemed: DeemedDecision?
    public var history: [Moment] = []

    public init(service: ServiceID, version: Int, submitted: Instant, filedBy: Filer, submission: JSONValue) {
        self.service = service
        self.version = version
        self.submitted = submitted
        self.updated = submitted
        self.filedBy = filedBy
        self.filers = [filedBy.person]
        self.submission = submission
    }
}

/// Who filed: the applicant, or an officer for the applicant.
public struct Filer: Hashable, Sendable, Codable {
    public var person: PersonID
    /// The officer's roles; empty = the applicant.
    public var roles: [RoleID] = []
    public init(person: PersonID, roles: [RoleID] = []) {
        self.person = person
        self.roles = roles
    }
}

/// Where a case is: at a step or, in a block, in each of its branches too.
public struct Position: Hashable, Sendable, Codable {
    public var step: StepID
    /// Which visit of this step it is, from 1.
    public var visit: Int
    public var since: Instant
    /// The step's own time; absent = it shares the promise.
    public var clock: VisitClock?
    /// Who acts in this visit, where rows choose; absent = the step's roles.
    public var roles: [RoleID]?
    /// Of which region or agency the roles are; each role's part is cut from it.
    public var of: String?
    /// The role whose task it became.
    public var escalatedTo: RoleID?
    /// Whether the end of its time was already acted upon.
    public var isLate = false
    /// The due time before which the office was warned that the law will decide.
    public var warned: Instant?
    /// Who said `done` already, in order.
    public var done: [Done] = []
    /// The applicant is mending.
    public var repair: OpenRepair?
    /// Who sent it back last: it returns to the same person.
    public var returnsTo: Done?
    /// On a fee's step: the applicant handed in the proof.
    public var hasProof = false
    /// Since when a notice is published; absent = somebody must post it first.
    public var posted: Instant?
    /// The branches still under way, and those that finished.
    public var branches: OrderedMap<BranchID, Position> = [:]
    public var finished: [BranchID] = []

    public init(step: StepID, visit: Int, since: Instant) {
        self.step = step
        self.visit = visit
        self.since = since
    }
}

/// A place of a step's join, filled.
public struct Done: Hashable, Sendable, Codable {
    public var role: RoleID
    public var person: PersonID
    /// The role that stood in for `role`.
    public var standIn: RoleID?
    /// Of several applicants the one who filled it.
    public var party: PartyID?
    public init(role: RoleID, person: PersonID, standIn: RoleID? = nil) {
        self.role = role
        self.person = person
        self.standIn = standIn
    }
}

public struct OpenRepair: Hashable, Sendable, Codable {
    public var action: ActionID
    public var since: Instant
    public var due: Instant?
    public var ticked: [String] = []
    public init(action: ActionID, since: Instant, due: Instant?, ticked: [String]) {
        self.action = action
        self.since = since
        self.due = due
        self.ticked = ticked
    }
}

/// The time of one visit, or of a promise: when it began, how long it is, when it stood, when it is due.
public struct VisitClock: Hashable, Sendable, Codable {
    public var start: Instant
    /// Exactly one of `within` and `until`.
    public var within: Period?
    public var until: CivilDate?
    public var pauses: [Pause] = []
    /// What the time was lengthened by, in order.
    public var extensions: [ClockExtension] = []
    /// As of the last time that the clock ran.
    public var due: Instant
    /// Whether it lies beyond the last decreed calendar.
    public var isProvisional = false
    public init(start: Instant, within: Period?, until: CivilDate?, due: Instant) {
        self.start = start
        self.within = within
        self.until = until
        self.due = due
    }
    public var stands: Bool { pauses.last.map { $0.to == nil } ?? false }
}

/// A longer time for a clock: a further period, or a later date.
public struct ClockExtension: Hashable, Sendable, Codable {
    public var within: Period?
    public var until: CivilDate?
    public init(within: Period? = nil, until: CivilDate? = nil) {
        self.within = within
        self.until = until
    }
}

public struct PromiseClock: Hashable, Sendable, Codable {
    public var clock: VisitClock
    /// When what was promised came; absent = it still runs.
    public var met: Instant?
    public init(clock: VisitClock) { self.clock = clock }
}

/// What people recorded at a step; a second visit keeps the last values.
public struct StepRecord: Hashable, Sendable, Codable {
    public var visits = 0
    public var last = FilledJSON()
    public var byRole: OrderedMap<RoleID, FilledJSON> = [:]
    /// The places that a further visit did not ask any more, as long as they have not filled in anew: their slots are given back.
    public var left: [RoleID] = []
    public var byAction: OrderedMap<ActionID, FilledJSON> = [:]
    /// How often each action was taken.
    public var taken: OrderedMap<ActionID, Int> = [:]
    public var lastAction: ActionID?
    public var lastReason: String?
    /// What another system calls this; its last word.
    public var reference: String?
    /// Of a notice: who objected in its last visit, in order. Only officers read names and contacts.
    public var objections: [ObjectionRecord] = []
    public init() {}
}

/// An objection to a notice, as it was checked.
public struct ObjectionRecord: Hashable, Sendable, Codable {
    public var at: Instant
    public var name: String
    /// A telephone number or an e-mail address, in its one spelling.
    public var contact: String
    public var filled: FilledJSON
    public init(at: Instant, name: String, contact: String, filled: FilledJSON) {
        self.at = at
        self.name = name
        self.contact = contact
        self.filled = filled
    }
}

/// A decision that the law takes for given because the office let its time pass.
public struct DeemedDecision: Hashable, Sendable, Codable {
    public var decision: Step.End
    public var step: StepID
    public var at: Instant
    public init(decision: Step.End, step: StepID, at: Instant) {
        self.decision = decision
        self.step = step
        self.at = at
    }
}

/// Checked values and documents in their stored form.
public struct FilledJSON: Hashable, Sendable, Codable {
    public var values: JSONObject = [:]
    public var documents: JSONObject = [:]
    public init(values: JSONObject = [:], documents: JSONObject = [:]) {
        self.values = values
        self.documents = documents
    }
    public var isEmpty: Bool { values.isEmpty && documents.isEmpty }
}

/// Whole rupiah.
public struct FeeAccount: Hashable, Sendable, Codable {
    /// What the last step that asked for it made due.
    public var due: Int64
    public var paid: Int64 = 0
    public var receipts: [String] = []
    public init(due: Int64) { self.due = due }
    public var outstanding: Int64 { max(0, due - paid) }
}

public struct Signature: Hashable, Sendable, Codable {
    public var step: StepID
    public var by: Done
    public var at: Instant
    /// All but the last of a chain only initial.
    public var isInitial = false
    public init(step: StepID, by: Done, at: Instant, isInitial: Bool) {
        self.step = step
        self.by = by
        self.at = at
        self.isInitial = isInitial
    }
}

public struct OutputRecord: Hashable, Sendable, Codable {
    /// Absent until the caller has drawn it or the case gives it, or where the output has none.
    public var number: String?
    /// Asked for, so never drawn again; false where it is another's number, which follows the case until the release.
    public var isNumbered = false
    public var isRendered = false
    public var values: OrderedMap<ValueID, JSONValue> = [:]
    public var signatures: [Signature] = []
    /// The day of release is the day of issue.
    public var released: Instant?
    public var issuedOn: CivilDate?
    /// The last day on which it is valid; absent = without end.
    public var validUntil: CivilDate?
    public var delivery: Output.Delivery?
    /// The upload that is its text, where that is somebody's file.
    public var file: String?
    public var isCancelled = false
    /// The day on which it was revoked, or replaced by another.
    public var revokedOn: CivilDate?
    public var isReplaced = false
    /// The issues before this one, in order: each was released, and at most one of them is not revoked, until this one is released.
    public var earlier: [OutputRecord] = []
    public init() {}
}

extension OutputRecord {
    /// Every issue of the output in this case, in order, each by itself; the last is the one that it is now.
    public var issues: [OutputRecord] {
        var last = self
        last.earlier = []
        return earlier + [last]
    }

    /// The issue that was released last; absent where none ever was.
    public var lastIssued: OutputRecord? { released == nil ? earlier.last : self }

    /// The record of the next issue, in which there is nothing but these.
    var anew: OutputRecord {
        var next = OutputRecord()
        next.earlier = issues
        return next
    }

    /// Keeps a number that was drawn, in the issue that asked for one first.
    mutating func keep(_ drawn: String) {
        if let waiting = earlier.firstIndex(where: { $0.isNumbered && $0.number == nil }) {
            earlier[waiting].number = drawn
        } else {
            number = drawn
        }
    }
}

public struct CaseEnd: Hashable, Sendable, Codable {
    public var kind: Step.End
    public var step: StepID
    public var at: Instant
    /// The last day for what may follow (`Step.next`).
    public var nextUntil: CivilDate?
    public init(kind: Step.End, step: StepID, at: Instant) {
        self.kind = kind
        self.step = step
        self.at = at
    }
}

/// One line of the case's history, as pages show it.
public struct Moment: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case submitted, entered, passed, acted, repaired, proved, paid, late, escalated, cancelled, withdrawn, released, ended
        /// A notice was published; somebody objected; a wait or a notice is over; a step was lengthened; the law decided.
        case published, objected, elapsed, extended, deemed
        /// A slot that was waited for became the case's.
        case given
        /// The applicant was told what the service says at the step or by the action: `Engine.message(of:)`.
        case told
    }
    public var at: Instant
    public var kind: Kind
    public var step: StepID?
    public var action: ActionID?
    public var by: Done?
    public var reason: String?
    public init(at: Instant, kind: Kind, step: StepID? = nil, action: ActionID? = nil, by: Done? = nil, reason: String? = nil) {
        self.at = at
        self.kind = kind
        self.step = step
        self.action = action
        self.by = by
        self.reason = reason
    }
}
