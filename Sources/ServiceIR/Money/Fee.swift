/// What a service costs. No items = free, or not known.
public struct Fee: Hashable, Sendable, Codable {
    public var items: OrderedMap<FeeItemID, FeeItem>
    /// What it costs is not stated: nothing is charged, and nobody is told that it is free.
    public var isUnstated = false
    public init(items: OrderedMap<FeeItemID, FeeItem> = [:]) { self.items = items }
    public var isFree: Bool { items.isEmpty }
}

/// An amount of money with a name: of a fee, or of a benefit.
public protocol Payable: Sendable {
    var name: Rows<LocalText> { get }
    /// Absent = always.
    var when: Expression? { get }
    /// Rupiah; fractions are kept to the end, then `round` applies.
    var amount: Rows<Expression> { get }
    var round: Rounding? { get }
    /// The public text where the amount depends on what an officer records.
    var estimate: LocalText? { get }
    /// In its place: nothing is stated of the amount before the officer records it.
    var isUnstated: Bool { get }
}

public struct FeeItem: Payable, Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable { case charge, tax, deposit, fine }
    public var name: Rows<LocalText>
    public var kind: Kind
    public var when: Expression?
    /// Rupiah; fractions are kept to the end, then `round` applies.
    public var amount: Rows<Expression>
    public var round: Rounding?
    public var legalBasis: [LawID] = []
    /// The public text where the amount depends on what an officer records.
    public var estimate: LocalText?
    public var isUnstated = false
    public init(name: Rows<LocalText>, kind: Kind = .charge, amount: Rows<Expression>) {
        self.name = name
        self.kind = kind
        self.amount = amount
    }
}

/// Money that the office pays to the citizen.
public struct BenefitItem: Payable, Hashable, Sendable, Codable {
    public var name: Rows<LocalText>
    public var when: Expression?
    public var amount: Rows<Expression>
    public var round: Rounding?
    public var to: Payee
    public var legalBasis: [LawID] = []
    /// The public text where the amount depends on what an officer records.
    public var estimate: LocalText?
    public var isUnstated = false
    public init(name: Rows<LocalText>, amount: Rows<Expression>, to: Rows<Expression>) {
        self.name = name
        self.amount = amount
        self.to = Payee(to)
    }
}

/// Where a benefit is paid to: canonical names of fields of type `account`, of the form or of a step.
///
/// In JSON the name alone where it depends on nothing, else rows.
public struct Payee: Hashable, Sendable, Codable {
    public var rows: Rows<Expression>
    public init(_ rows: Rows<Expression>) { self.rows = rows }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let name = try? container.decode(Expression.self) {
            rows = Rows(always: name)
        } else {
            rows = try container.decode(Rows<Expression>.self)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let name = rows.constant { try container.encode(name) } else { try container.encode(rows) }
    }
}

/// A table of numbers by one or more inputs, called in expressions as `tarif(kelas, diameter)`.
public struct Table: Hashable, Sendable, Codable {
    /// The canonical names of the inputs; `variant` and `applicant` too. None = one number, a rate, in the only row.
    public var of: [Expression]
    public var unit: Unit
    /// One row for each combination; keys in the order of `of`.
    public var rows: [TableRow]
    /// The value of every combination without a row.
    public var otherwise: TableValue?
    public init(of: [Expression], unit: Unit, rows: [TableRow], otherwise: TableValue? = nil) {
        self.of = of
        self.unit = unit
        self.rows = rows
        self.otherwise = otherwise
    }
}

public struct TableRow: Hashable, Sendable, Codable {
    public var keys: [TableKey]
    public var value: TableValue
    public init(keys: [TableKey], value: TableValue) {
        self.keys = keys
        self.value = value
    }
}

/// The key of a row: an option (or `true`, `false`), or a range of numbers.
public struct TableKey: Hashable, Sendable, Codable {
    /// The option's id, `true` or `false`; absent for a range.
    public var option: String?
    /// At least; for `over` exclusive.
    public var from: Decimal128?
    public var fromIsExclusive = false
    /// At most, inclusive; absent = without end.
    public var to: Decimal128?
    public init(option: String) { self.option = option }
    public init(from: Decimal128?, isExclusive: Bool = false, to: Decimal128?) {
        self.from = from
        self.fromIsExclusive = isExclusive
        self.to = to
    }
}

/// A number in the table's unit, or not offered (choosing it is refused).
public struct TableValue: Hashable, Sendable, Codable {
    public var number: Decimal128?
    /// What the unit is per in this row, in the author's words, where that is another thing in each: `hari` of `rupiah/satuan`.
    public var per: String?
    public init(_ number: Decimal128?) { self.number = number }
}
