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

/// A document handed in: an upload, or paper laid on the counter.
public enum Evidence: Hashable, Sendable {
    case file(String)
    case paper

    /// `{ "file": "<upload id>" }` or `{ "paper": true }`.
    public var json: JSONValue {
        switch self {
        case .file(let id): .object(["file": .string(id)])
        case .paper: .object(["paper": .bool(true)])
        }
    }

    /// The paths of all that is handed in below `documents`, as `ktp` and `lahan.sewa`.
    public static func paths(in documents: JSONValue) -> [String] {
        (documents.object ?? [:]).flatMap { id, value in
            Evidence(value) != nil ? [id.rawValue] : paths(in: value).map { "\(id).\($0)" }
        }
    }

    /// Reads exactly one of the two forms.
    public init?(_ json: JSONValue) {
        guard case .object(let members) = json, members.count == 1 else { return nil }
        switch (members.keys[0].rawValue, members.values[0]) {
        case ("file", .string(let id)) where !id.isEmpty: self = .file(id)
        case ("paper", .bool(true)): self = .paper
        default: return nil
        }
    }
}

/// When and where a sending is judged: `today` of its `when`s and rules, and the calendar that counts their working days.
public struct SubmissionMoment: Sendable {
    public var instant: Instant
    public var timeZone: TimeZoneID
    /// Without one, `working_days(…)` has no value.
    public var calendar: OfficeCalendar?

    public init(_ instant: Instant, in timeZone: TimeZoneID, calendar: OfficeCalendar? = nil) {
        self.instant = instant
        self.timeZone = timeZone
        self.calendar = calendar
    }

    public init(_ instant: Instant, in calendar: OfficeCalendar) { self.init(instant, in: calendar.timeZone, calendar: calendar) }

    /// The day at the office.
    public var today: CivilDate {
        let local = instant.seconds + timeZone.secondsFromUTC
        return CivilDate(dayNumber: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    }
}
