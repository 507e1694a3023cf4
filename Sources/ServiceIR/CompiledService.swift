/// All that any emitter, page or engine needs of one service; no spans, no YAML, nothing unresolved.
///
/// As JSON (`schemas/machine.schema.json`) it is the artefact that `mppc build` writes and `mppd` runs.
/// In JSON, what is false, empty or absent is left out, keys stand in the order of these declarations, ids in the author's order.
public struct CompiledService: Hashable, Sendable, Codable {
    /// The number of this format; every number ever released is still read.
    public static let formatNumber = 1

    public var format = CompiledService.formatNumber
    public var service: ServiceID
    public var version: Int
    public var name: LocalText
    public var summary: LocalText?
    public var agency: AgencyID
    public var sector: String?
    /// At which events of a citizen's life it is needed: by these people find it, they decide nothing.
    public var lifeEvents: [LifeEvent] = []
    public var legalBasis: OrderedMap<LawID, Law> = [:]
    public var applicants: [Applicant] = []
    public var channels: [Channel] = []
    public var variants: OrderedMap<VariantID, Option> = [:]
    /// Who or what opens a case; absent = the applicant. A `when` reads `variant` alone.
    public var openedBy: Rows<Opening>?
    public var form = Form()
    public var conditions: OrderedMap<ConditionID, Expression> = [:]
    public var rules: [SubmissionRule] = []
    public var documents: OrderedMap<DocumentID, Requirement> = [:]
    public var tables: OrderedMap<TableID, Table> = [:]
    public var fee = Fee()
    /// What the office pays to the citizen; no id stands here and in `fee`.
    public var benefit: OrderedMap<FeeItemID, BenefitItem> = [:]
    public var promises: OrderedMap<PromiseID, Promise> = [:]
    /// Where the law sets no time at all.
    public var promiseIsNone = false
    /// Where only the steps promise.
    public var promiseIsBySteps = false
    public var machine: Machine
    public var outputs: OrderedMap<OutputID, Output> = [:]
    /// What `held('…')` lists somewhere in the service.
    public var held: [IssuedOutput] = []
    /// What one gets where no letter is issued.
    public var product: LocalText?
    public var privacy: Privacy?
    public var complaints: Complaints?
    public var internalStandard: InternalStandard?

    public init(service: ServiceID, version: Int, name: LocalText, agency: AgencyID, machine: Machine) {
        self.service = service
        self.version = version
        self.name = name
        self.agency = agency
        self.machine = machine
    }

    /// The item of a fee or of a benefit.
    public func payable(_ id: FeeItemID) -> (any Payable)? { fee.items[id] ?? benefit[id] }
}

public enum Applicant: String, Hashable, Sendable, Codable, CaseIterable { case person, company, foundation, office }

/// The modes of a Mal Pelayanan Publik, and the telephone.
public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    case online, counter, mobileUnit = "mobile_unit", selfService = "self_service", phone
    /// Where an officer may apply for a citizen.
    public var isAssisted: Bool { self == .counter || self == .mobileUnit || self == .phone }
}

public struct Law: Hashable, Sendable, Codable {
    public var name: LocalText
    public var url: String?
    public init(name: LocalText, url: String? = nil) {
        self.name = name
        self.url = url
    }
}

/// What the citizen gets: a numbered, signed document.
public struct Output: Hashable, Sendable, Codable {
    public enum Signature: String, Hashable, Sendable, Codable { case electronic, wet }
    public enum Delivery: String, Hashable, Sendable, Codable, CaseIterable { case download, counter, post, email }
    public var name: Rows<LocalText>
    /// The canonical name of a list: one output for each of its rows, whose fields the expressions below see bare. Absent = one.
    public var per: Expression?
    /// A pattern with `{seq:N}`, or in its place canonical names of texts whose value it bears (`{akta.nomor.number}`), and with `{year}`,
    /// `{month}`, `{roman_month}`, `{day}`.
    public var number: Rows<String>?
    public var validFor: Rows<Period>?
    /// How long it is valid is not stated, of whom no row of `validFor` holds: it has no last day, and the page says why.
    public var isValidityUnstated = false
    public var validUntil: Rows<Expression>?
    public var signature: Signature?
    public var delivery: Rows<[Delivery]>?
    /// Kept and printed.
    public var values: OrderedMap<ValueID, Expression> = [:]
    public var template: String?
    /// The field of type `document` whose file is its text: `STEP.FIELD`.
    public var from: Expression?
    public var agency: AgencyID?
    public var copies: Rows<Int>?
    /// For whom the copies are, where that is said.
    public var receivers: Rows<[LocalText]>?
    /// False = not issued, and the release goes on without it.
    public var when: Expression?
    /// It is not what was asked for (a statement on the way to it): its release alone grants nothing and fulfils no promise.
    public var isNoProduct = false
    public init(name: Rows<LocalText>) { self.name = name }
}

/// Basis and retention by UU 27/2022.
public struct Privacy: Hashable, Sendable, Codable {
    public enum Basis: String, Hashable, Sendable, Codable, CaseIterable {
        case consent, contract, legalObligation = "legal_obligation", vitalInterest = "vital_interest"
        case publicService = "public_service", legitimateInterest = "legitimate_interest"
    }
    public var basis: Basis
    public var keepFor: Period
    public var legalBasis: [LawID] = []
    public init(basis: Basis, keepFor: Period) {
        self.basis = basis
        self.keepFor = keepFor
    }
}

public struct Complaints: Hashable, Sendable, Codable {
    /// The service by which one complains; then nothing else is said.
    public var service: ServiceID?
    /// By the author's id; the text is the public address where one is needed.
    public var channels: OrderedMap<ID<Complaints>, LocalText>
    /// By class of complaint; one class without a name = `all`.
    public var within: OrderedMap<ID<Period>, PeriodRange>
    public init(channels: OrderedMap<ID<Complaints>, LocalText>, within: OrderedMap<ID<Period>, PeriodRange>) {
        self.channels = channels
        self.within = within
    }
    public init(service: ServiceID) {
        self.init(channels: [:], within: [:])
        self.service = service
    }
}

/// The eight components of a Standar Pelayanan that need not be published.
public struct InternalStandard: Hashable, Sendable, Codable {
    public var facilities: LocalText?
    public var competence: LocalText?
    public var supervision: LocalText?
    public var staff: Int?
    public var guarantee: LocalText?
    public var safety: LocalText?
    public var evaluation: LocalText?
    public init() {}
}
