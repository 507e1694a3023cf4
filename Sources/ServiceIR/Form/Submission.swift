/// What an applicant sent, after the checks: normalised values by canonical name, without what was not asked.
///
/// The validator alone makes one from a submission; `json` is its stored form and `SubmissionValidator.restore` reads that back.
public struct Submission: Hashable, Sendable {
    public var variant: VariantID?
    public var applicant: Applicant?
    public var channel: Channel?
    /// Of several applicants the one who files.
    public var party: PartyID?
    /// By canonical name, `SECTION.FIELD`, of a section with several `SECTION`, in the order of the form; computed values among them. What was not asked is not here.
    public var values: OrderedMap<ValueID, Value> = [:]
    /// By path, `ktp`, `lahan.sewa`, of a document for each section `ktp.istri` or `ktp.saksi.1`, in the order of the definition.
    public var documents: OrderedMap<DocumentID, Evidence> = [:]
    /// The ways chosen, by output; where an output offers one way only, that one.
    public var delivery: OrderedMap<OutputID, Output.Delivery> = [:]
    /// Where there are several applicants, all of them, in the order of the form.
    public var applicants: [PartyID] = []
    /// Of documents asked for sections or rows, those for whom none was handed in: `ktp.istri`.
    public var missing: [DocumentID] = []
    /// The applicant's own valid outputs, where the service asks for them by `held('…')`.
    public var held: [IssuedFact] = []
    /// For the officer; never a reason to refuse the sending.
    public var warnings: [SubmissionFault] = []

    public init() {}
}

/// What is filled in on a step or with an action, after the checks: by bare field id.
public struct FilledRecord: Hashable, Sendable {
    public var values: OrderedMap<ValueID, Value> = [:]
    public var documents: OrderedMap<DocumentID, Evidence> = [:]
    public var warnings: [SubmissionFault] = []
    public init() {}
}

/// A document handed in, with the dates that were asked for it.
public struct Evidence: Hashable, Sendable {
    /// An upload, paper laid on the counter, or an output that the register knows.
    public enum Medium: Hashable, Sendable {
        case file(String)
        case paper
        /// Never sent, only kept: `SERVICE.OUTPUT` and its number.
        case output(String, number: String)
    }
    public var medium: Medium
    public var issuedOn: CivilDate?
    /// The last day on which it is valid.
    public var validUntil: CivilDate?

    public init(_ medium: Medium, issuedOn: CivilDate? = nil, validUntil: CivilDate? = nil) {
        self.medium = medium
        self.issuedOn = issuedOn
        self.validUntil = validUntil
    }
    public static func file(_ id: String) -> Evidence { Evidence(.file(id)) }
    public static var paper: Evidence { Evidence(.paper) }

    /// An output of the register, as it was found.
    init(_ fact: IssuedFact) {
        self.init(
            .output("\(fact.service).\(fact.output)", number: fact.number), issuedOn: fact.issuedOn, validUntil: fact.validUntil)
    }

    /// What the register said, where it is an output.
    var fact: IssuedFact? {
        guard case .output(let name, let number) = medium else { return nil }
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        var fact = IssuedFact(service: ServiceID(parts[0]), output: OutputID(parts[1]), number: number)
        fact.issuedOn = issuedOn
        fact.validUntil = validUntil
        return fact
    }

    /// Whether it can have been sent: what the register knows, nobody says of himself.
    var isSent: Bool { if case .output = medium { false } else { true } }

    /// The id of the upload, where it is one.
    public var file: String? { if case .file(let id) = medium { id } else { nil } }

    /// `{ "file": "<upload id>" }`, `{ "paper": true }` or `{ "output", "number" }`, with `issued_on` and `valid_until` where they are known.
    public var json: JSONValue {
        var object: JSONObject =
            switch medium {
            case .file(let id): ["file": .string(id)]
            case .paper: ["paper": .bool(true)]
            case .output(let name, let number): ["output": .string(name), "number": .string(number)]
            }
        if let issuedOn { object["issued_on"] = .string(issuedOn.description) }
        if let validUntil { object["valid_until"] = .string(validUntil.description) }
        return .object(object)
    }

    /// The paths of all that is handed in below `documents`, as `ktp` and `lahan.sewa`; with its dates as `skck 2026-01-05`.
    public static func paths(in documents: JSONValue) -> [String] {
        (documents.object ?? [:]).flatMap { id, value -> [String] in
            guard let evidence = Evidence(value) else { return paths(in: value).map { "\(id).\($0)" } }
            return [([id.rawValue] + [evidence.issuedOn, evidence.validUntil].compactMap { $0?.description }).joined(separator: " ")]
        }
    }

    /// Reads exactly one of the forms; a date that is none is left out.
    public init?(_ json: JSONValue) {
        guard case .object(let members) = json else { return nil }
        var medium: Medium?
        for (key, value) in members {
            switch (key.rawValue, value) {
            case ("file", .string(let id)) where !id.isEmpty && medium == nil: medium = .file(id)
            case ("paper", .bool(true)) where medium == nil: medium = .paper
            case ("output", .string(let name)) where medium == nil:
                guard let number = members["number"]?.string else { return nil }
                medium = .output(name, number: number)
            case ("number", .string) where members["output"] != nil: break
            case ("issued_on", .string(let text)): issuedOn = CivilDate(text)
            case ("valid_until", .string(let text)): validUntil = CivilDate(text)
            case ("issued_on", _), ("valid_until", _): break
            default: return nil
            }
        }
        guard let medium else { return nil }
        self.medium = medium
    }
}

/// When and where a sending is judged: `today` of its `when`s and rules, and the calendar that counts their working days.
public struct SubmissionMoment: Sendable {
    public var instant: Instant
    public var timeZone: TimeZoneID
    /// Without one, `working_days(…)` has no value.
    public var calendar: OfficeCalendar?
    /// What the caller has looked up of the outputs and slots that the sending names.
    public var register = Register()

    public init(_ instant: Instant, in timeZone: TimeZoneID, calendar: OfficeCalendar? = nil, register: Register = Register()) {
        self.instant = instant
        self.timeZone = timeZone
        self.calendar = calendar
        self.register = register
    }

    public init(_ instant: Instant, in calendar: OfficeCalendar, register: Register = Register()) {
        self.init(instant, in: calendar.timeZone, calendar: calendar, register: register)
    }

    /// The day at the office.
    public var today: CivilDate {
        let local = instant.seconds + timeZone.secondsFromUTC
        return CivilDate(dayNumber: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    }
}
