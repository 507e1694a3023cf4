/// An expression as it is stored: canonical CEL text, every name written out as `docs/semantics.md` says.
///
/// Canonical names: a field of the form is `SECTION.FIELD`, one of a step `STEP.FIELD`, of an action `STEP.ACTION.FIELD`, of a step with
/// several roles `STEP.ROLE.FIELD`; inside a row of a list the row's own fields stand bare. Reserved words, conditions and tables stand bare.
public struct Expression: Hashable, Sendable {
    public var text: String
    public init(_ text: String) { self.text = text }
}

extension Expression: Codable {
    public init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Values of which the first whose condition holds counts: the row rule. The last row has no `when`.
///
/// Nearly every value of a service is one: what makes and reads them is `@inlinable`, as in `OrderedMap`.
public struct Rows<Value> {
    public struct Row {
        public var when: Expression?
        public var value: Value
        @inlinable public init(when: Expression? = nil, _ value: Value) {
            self.when = when
            self.value = value
        }
    }

    public var rows: [Row]
    @inlinable public init(_ rows: [Row]) { self.rows = rows }
    @inlinable public init(always value: Value) { rows = [Row(value)] }

    /// The value where it depends on nothing.
    @inlinable public var constant: Value? { rows.count == 1 && rows[0].when == nil ? rows[0].value : nil }
}

extension Rows.Row: Equatable where Value: Equatable {}
extension Rows.Row: Hashable where Value: Hashable {}
extension Rows.Row: Sendable where Value: Sendable {}
extension Rows.Row: Codable where Value: Codable {}
extension Rows: Equatable where Value: Equatable {}
extension Rows: Hashable where Value: Hashable {}
extension Rows: Sendable where Value: Sendable {}

extension Rows: Codable where Value: Codable {
    public init(from decoder: any Decoder) throws { rows = try decoder.singleValueContainer().decode([Row].self) }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rows)
    }
}
