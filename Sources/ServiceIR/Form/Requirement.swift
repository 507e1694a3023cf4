/// A document that the applicant brings: CPSV-AP's evidence.
public struct Requirement: Hashable, Sendable, Codable {
    public enum Bring: String, Hashable, Sendable, Codable, Comparable, CaseIterable {
        case copy, legalised, original, surrendered
        public static func < (a: Self, b: Self) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }
    }
    public enum Group: String, Hashable, Sendable, Codable { case anyOf = "any_of", allOf = "all_of" }

    public var name: Rows<LocalText>
    public var hint: LocalText?
    public var when: Expression?
    /// May be left out although it is asked.
    public var isOptional = false
    /// Only while this holds may it be left out; absent = always, where `isOptional`.
    public var optionalWhen: Expression?
    public var bring: Rows<Bring>
    /// With members: whether one of them serves or all are needed.
    public var group: Group?
    /// Asked for each of these sections that is asked, and each of its rows; conditions see that one's fields bare. Empty = asked once.
    public var per: [SectionID] = []
    public var members: OrderedMap<DocumentID, Requirement> = [:]
    /// Number of copies asked for; absent = one.
    public var copies: Rows<Int>?
    /// For whom the copies are, where that is said.
    public var receivers: Rows<[LocalText]>?
    /// How old it may be on the day of the sending: who hands it in says when it was issued.
    public var maxAge: Period?
    /// Must be valid on the day of the sending: who hands it in says until when it is.
    public var mustBeValid = false
    /// The office gets it from there: of an agency or a system nobody is asked for it, of an output who is known to hold one.
    public var from: DocumentSource?
    /// Accepted file endings, lower case; empty = those of the runtime.
    public var accept: [String] = []
    /// Bytes.
    public var maxSize: Int?
    public var template: String?
    public var stampDuty = false
    public var selfDeclaration = false

    /// Whether the office gets it by itself from whoever has it: nobody is asked, and nothing reads it.
    public var isFetched: Bool { from.map { $0.output == nil } ?? false }

    /// What stands under a key of this one: a member, or the same document for one section, or for one row of it.
    public func part(_ key: String) -> Requirement? {
        if !per.isEmpty {
            guard per.contains(where: { $0.rawValue == key }) else { return nil }
            var one = self
            one.per = []
            return one
        }
        return Requirement.isRowNumber(key) ? self : members[DocumentID(key)]
    }

    /// The requirement at a path such as `ktp.saksi.1.kk`.
    public static func at(_ path: some Sequence<String>, in documents: OrderedMap<DocumentID, Requirement>) -> Requirement? {
        var found: Requirement?
        for (index, key) in path.enumerated() {
            found = index == 0 ? documents[DocumentID(key)] : found?.part(key)
            if found == nil { return nil }
        }
        return found
    }

    /// `1`, `2` …: the rows of a section that a document is asked for.
    static func isRowNumber(_ key: String) -> Bool {
        (1...5).contains(key.utf8.count) && key.utf8.first != UInt8(ascii: "0")
            && key.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    public init(name: Rows<LocalText>, bring: Rows<Bring> = Rows(always: .copy)) {
        self.name = name
        self.bring = bring
    }
}

/// Where a document comes from that the applicant is not asked for: an agency, another system, or the register of outputs.
public struct DocumentSource: Hashable, Sendable, Codable {
    public var agency: AgencyID?
    public var system: ID<System>?
    /// The applicant's own valid one of these serves.
    public var output: IssuedOutput?
    /// What the service is called whose output it is.
    public var service: LocalText?
    public init(agency: AgencyID? = nil, system: ID<System>? = nil) {
        self.agency = agency
        self.system = system
    }
    public init(output: IssuedOutput, of service: LocalText?) {
        self.output = output
        self.service = service
    }
}
