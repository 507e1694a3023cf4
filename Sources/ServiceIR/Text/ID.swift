/// A name that the author of a definition gave to one thing: distinct for each kind of thing, so that a step is never taken for a field.
///
/// JSON, SQL, the journal and the logs carry this name, never an index.
public struct ID<Kind>: Hashable, Sendable, Comparable, RawRepresentable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let rawValue: String

    @inlinable public init(rawValue: String) { self.rawValue = rawValue }
    @inlinable public init(_ text: some StringProtocol) { rawValue = String(text) }
    @inlinable public init(stringLiteral value: String) { rawValue = value }

    public var description: String { rawValue }
    // By scalars: keys of JSON objects are ids too. Swift's hash agrees, as what has equal scalars has equal hashes.
    @inlinable public static func == (a: Self, b: Self) -> Bool { Text.equal(a.rawValue, b.rawValue) }
    @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
    public static func < (a: Self, b: Self) -> Bool { Text.less(a.rawValue, b.rawValue) }
}

extension ID: Codable {
    public init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

public enum ServiceKind {}
public enum ConditionKind {}
public enum VariantKind {}
public enum AgencyKind {}
public enum LawKind {}
public enum BranchKind {}
public enum OptionKind {}
public enum ReasonKind {}
public enum ValueKind {}

public typealias ServiceID = ID<ServiceKind>
public typealias SectionID = ID<Section>
public typealias FieldID = ID<Field>
public typealias OptionID = ID<OptionKind>
public typealias ConditionID = ID<ConditionKind>
public typealias VariantID = ID<VariantKind>
public typealias DocumentID = ID<Requirement>
public typealias TableID = ID<Table>
public typealias FeeItemID = ID<FeeItem>
public typealias PromiseID = ID<Promise>
public typealias StepID = ID<Step>
public typealias BranchID = ID<BranchKind>
public typealias ActionID = ID<Action>
public typealias ReasonID = ID<ReasonKind>
public typealias OutputID = ID<Output>
public typealias RoleID = ID<Role>
public typealias AgencyID = ID<AgencyKind>
public typealias LawID = ID<LawKind>
public typealias SystemID = ID<System>
public typealias ValueID = ID<ValueKind>
/// A language as BCP 47 writes it: `id`, `en`, `jv`.
public typealias LanguageID = String
