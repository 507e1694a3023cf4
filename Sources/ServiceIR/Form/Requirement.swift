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
    public var isOptional = false
    public var bring: Rows<Bring>
    /// With members: whether one of them serves or all are needed.
    public var group: Group?
    public var members: OrderedMap<DocumentID, Requirement> = [:]
    /// Number of copies asked for; absent = one.
    public var copies: Rows<Int>?
    /// Accepted file endings, lower case; empty = those of the runtime.
    public var accept: [String] = []
    /// Bytes.
    public var maxSize: Int?
    public var template: String?
    public var stampDuty = false
    public var selfDeclaration = false

    public init(name: Rows<LocalText>, bring: Rows<Bring> = Rows(always: .copy)) {
        self.name = name
        self.bring = bring
    }
}
