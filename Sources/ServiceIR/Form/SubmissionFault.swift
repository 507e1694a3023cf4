public enum FactKind {}

/// Why one value of a sending is refused (or, among the warnings, what an officer should look at).
///
/// The validator yields a code and facts; `FaultWords` turns them into a sentence in the reader's language.
public struct SubmissionFault: Hashable, Sendable {
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case required
        case unknownKey = "unknown_key"
        /// Fact `expected`: `object`, `array`, `text`, `integer`, `number`, `boolean`, `evidence`, `file`.
        case wrongType = "wrong_type"
        /// A text that is not of its type's form. Fact `type`: a field type.
        case wrongForm = "wrong_form"
        /// A number that no JSON reader is sure to keep: beyond 2^53 - 1 in size.
        case tooLong = "too_long"
        case belowMin = "below_min"
        case aboveMax = "above_max"
        case pattern
        case notAnOption = "not_an_option"
        case repeatedOption = "repeated_option"
        case tooFewRows = "too_few_rows"
        case tooManyRows = "too_many_rows"
        /// Not one row for each row of the list that it is `per`. Facts `rows`, how many that one has, and `list`, its name.
        case unlikeRows = "unlike_rows"
        /// Fact `fields`: the fields that no two rows may share.
        case repeatedRow = "repeated_row"
        /// A number of the right length that its own standard rules out: a NIK born on day 32. Fact `type`.
        case unknownCode = "unknown_code"
        /// A field's or the service's own rule; the words are the author's.
        case rule
        /// A combination of answers for which the service's table has no value.
        case notOffered = "not_offered"
        /// An output that is not in a state in which it is taken. Fact `state`.
        case notAccepted = "not_accepted"
        /// No slot of the resource begins then. Fact `start`, as of the next two.
        case notASlot = "not_a_slot"
        /// The slot has begun already.
        case slotBegun = "slot_begun"
        /// Every unit of the slot is taken.
        case noFreeSlot = "no_free_slot"
        case documentMissing = "document_missing"
        /// Issued longer ago than the document may be old. Fact `limit`.
        case documentTooOld = "document_too_old"
        /// No longer valid on the day of the sending.
        case documentExpired = "document_expired"
        /// The applicant does not hold the output that is to serve. Facts `service`, its name, `service_id` and `output`.
        case outputMissing = "output_missing"
        /// None of the alternatives of an `any_of` was handed in. Fact `members`.
        case noneOfDocuments = "none_of_documents"
        /// An expression of the definition has no value here: the definition's fault, not the citizen's. Fact `expression`.
        case notJudged = "not_judged"
        /// Warning only. Fact `finding`: what does not fit.
        case doubtfulNumber = "doubtful_number"
    }

    public var code: Code
    public var path: JSONPointer
    /// The name of the field or document concerned, as the citizen reads it.
    public var subject: LocalText?
    public var facts: OrderedMap<ID<FactKind>, JSONValue>
    /// The author's own words, of a rule.
    public var message: LocalText?
    /// Where a broken rule sends the citizen.
    public var referTo: AgencyID?
    public var legalBasis: [LawID] = []

    public init(
        _ code: Code, at path: JSONPointer, of subject: LocalText? = nil, facts: OrderedMap<ID<FactKind>, JSONValue> = [:],
        message: LocalText? = nil
    ) {
        self.code = code
        self.path = path
        self.subject = subject
        self.facts = facts
        self.message = message
    }
}

/// All that is wrong with one sending, in the order of the form; never empty.
public struct SubmissionFaults: Error, Hashable, Sendable {
    public var faults: [SubmissionFault]
    /// What an officer would have been told, had the sending been right.
    public var warnings: [SubmissionFault]
    public init(_ faults: [SubmissionFault], warnings: [SubmissionFault] = []) {
        self.faults = faults
        self.warnings = warnings
    }
}
