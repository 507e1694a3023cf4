/// The executable examples of one service: what a `*.scenarios.yaml` says, in its own words.
///
/// Names are checked by the compiler; short ones (a field without its section) are resolved by the runner, against the compiled service.
public struct ScenarioSuite: Hashable, Sendable {
    public var service: ServiceID
    public var given = ScenarioGiven()
    public var cases: [Scenario]
    /// How many more the file has that are not run, since something is found in them.
    public var leftOut = 0
    /// Where the file says `scenarios:`.
    public var place: ScenarioPlace
    public init(service: ServiceID, given: ScenarioGiven = ScenarioGiven(), cases: [Scenario], place: ScenarioPlace) {
        self.service = service
        self.given = given
        self.cases = cases
        self.place = place
    }
}

/// One case, from its submission to where it is looked at last.
public struct Scenario: Hashable, Sendable {
    public var name: String
    public var place: ScenarioPlace
    public var given = ScenarioGiven()
    public var submit: ScenarioSubmission
    public var entries: [ScenarioEntry] = []
    public init(name: String, place: ScenarioPlace, submit: ScenarioSubmission) {
        self.name = name
        self.place = place
        self.submit = submit
    }
}

/// A place in a scenario file, for the texts of failures: line and column count from 1.
public struct ScenarioPlace: Hashable, Sendable, CustomStringConvertible {
    public var path: String
    public var line: Int
    public var column: Int
    public init(path: String, line: Int, column: Int = 1) {
        self.path = path
        self.line = line
        self.column = column
    }
    public var description: String { "\(path):\(line):\(column)" }
}

/// What is so before: answers and documents that every case has unless it says otherwise.
public struct ScenarioGiven: Hashable, Sendable {
    /// By field, or under its section where two have the name.
    public var form: JSONObject
    /// By id, a member as `lahan.sewa`; absent = nothing said.
    public var documents: [String]?
    /// What the register of outputs knows.
    public var outputs: [ScenarioOutput] = []
    /// What others have booked.
    public var bookings: [ScenarioBooking] = []
    public init(form: JSONObject = [:], documents: [String]? = nil) {
        self.form = form
        self.documents = documents
    }
}

/// A slot that others have booked.
public struct ScenarioBooking: Hashable, Sendable {
    public var resource: ResourceID
    public var start: LocalMoment
    /// How many units of it are taken; absent = all.
    public var units: Int?
    public init(resource: ResourceID, start: LocalMoment, units: Int? = nil) {
        self.resource = resource
        self.start = start
        self.units = units
    }
}

/// An output that was issued before.
public struct ScenarioOutput: Hashable, Sendable {
    /// Of this service, or `SERVICE.OUTPUT`.
    public var output: String
    public var number: String
    /// The identity number of who holds it; absent = the applicant.
    public var holder: String?
    public var issuedOn: CivilDate?
    public var validUntil: CivilDate?
    public var isRevoked = false
    public var values: JSONObject = [:]
    public init(output: String, number: String) {
        self.output = output
        self.number = number
    }
}

public struct ScenarioSubmission: Hashable, Sendable {
    public var at: LocalMoment
    /// Else the first of the service's list.
    public var applicant: Applicant?
    /// Else the first of the service's list.
    public var channel: Channel?
    /// The officer's role who files for the citizen; absent = the applicant files.
    public var by: RoleID?
    public var variant: VariantID?
    /// Of several applicants the one who files.
    public var party: PartyID?
    public var form: JSONObject = [:]
    public var documents: [String]?
    public var delivery: OrderedMap<OutputID, Output.Delivery> = [:]
    /// The slug of the refusal that is expected.
    public var refused: String?
    public var place: ScenarioPlace
    public init(at: LocalMoment, place: ScenarioPlace) {
        self.at = at
        self.place = place
    }
}

/// What happens next in a scenario, or what must hold there.
public struct ScenarioEntry: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case act(ScenarioAct)
        case pay(ScenarioPayment)
        case object(ScenarioObjection)
        /// Wall-clock time in which timers fire by themselves.
        case wait(Period)
        /// Somebody else gives back a unit of a slot.
        case free(ResourceID, start: LocalMoment)
        case expect(ScenarioExpectation)
    }
    public var kind: Kind
    public var place: ScenarioPlace
    public init(_ kind: Kind, place: ScenarioPlace) {
        self.kind = kind
        self.place = place
    }
}

/// `{ object: { name, contact, with, documents } }`: somebody objects to a notice.
public struct ScenarioObjection: Hashable, Sendable {
    public var name: String
    public var contact: String
    /// Needed where two notices are open.
    public var step: StepID?
    public var with: JSONObject = [:]
    public var documents: [String] = []
    public var refused: String?
    public init(name: String, contact: String) {
        self.name = name
        self.contact = contact
    }
}

/// `{ by, do, with, documents, reason }`: somebody acts on a step.
public struct ScenarioAct: Hashable, Sendable {
    /// Roles of the catalog, `applicant` or `filer`, or a system that calls back; several = each in turn.
    public var by: [RoleID]
    /// An action of the step, `done`, `extend` or `withdraw`.
    public var action: ActionID
    /// Needed where two steps are open.
    public var step: StepID?
    /// Values by field; those of a repair's completion also under their section.
    public var with: JSONObject = [:]
    /// Documents handed in; on a repair those that the officer ticks.
    public var documents: [String] = []
    public var reason: String?
    public var refused: String?
    public init(by: [RoleID], action: ActionID) {
        self.by = by
        self.action = action
    }
}

/// `{ pay: ITEM, by: ROLE, with, documents }`: a receipt is recorded; of a benefit, it is paid out.
public struct ScenarioPayment: Hashable, Sendable {
    /// Items of `fee` or of `benefit`; empty = all of the step.
    public var items: [FeeItemID]
    /// Absent = the payment system confirms.
    public var by: RoleID?
    public var step: StepID?
    /// What is recorded besides, where a benefit is paid out.
    public var with: JSONObject = [:]
    public var documents: [String] = []
    public var refused: String?
    public init(items: [FeeItemID], by: RoleID? = nil) {
        self.items = items
        self.by = by
    }
}

/// `{ expect: … }`: each part that is present must hold.
public struct ScenarioExpectation: Hashable, Sendable {
    public enum Clock: String, Hashable, Sendable, CaseIterable { case running, stopped }
    /// The open steps, several in a block.
    public var step: [StepID]?
    public var end: Step.End?
    /// What is due, whole rupiah, by item; the sum of all under `FeeItemID.sum`.
    public var fee: OrderedMap<FeeItemID, Int64> = [:]
    /// What the citizen is paid, whole rupiah, by item; the sum of all under `FeeItemID.sum`.
    public var benefit: OrderedMap<FeeItemID, Int64> = [:]
    public var stepDue: ScenarioDue?
    /// By promise; of a service with one promise under `PromiseID.only`.
    public var promiseDue: OrderedMap<PromiseID, ScenarioDue> = [:]
    public var clock: Clock?
    /// Released so far, in any order.
    public var outputs: [OutputID]?
    /// Revoked or replaced so far, in any order: an output of this case by its id, an earlier one by its number.
    public var revoked: [String]?
    /// Told so far that a step is late, in any order.
    public var notified: [RoleID]?
    /// By `STEP.FIELD`, `STEP.ROLE.FIELD`, `STEP.ACTION.FIELD` or `SECTION.FIELD`; of a released output `OUTPUT.VALUE` or an `OutputWord`.
    public var values: JSONObject = [:]
    public var reason: String?
    /// What the applicant was told last, in any language.
    public var message: String?
    public init() {}
}

extension ID where Kind == Promise {
    /// Stands in a scenario for the one promise there is.
    public static var only: PromiseID { "" }
}

extension ID where Kind == FeeItem {
    /// Stands in a scenario for all items of the fee or of the benefit together.
    public static var sum: FeeItemID { "" }
}
