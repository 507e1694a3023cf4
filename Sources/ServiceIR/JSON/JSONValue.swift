/// A JSON document in memory: objects keep their order, numbers are exact.
///
/// A number that is whole and of 64 bits is read as `integer`, any other as `decimal`; both are equal where their values are.
/// Texts and keys are equal where their scalars are.
public enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case decimal(Decimal128)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// A number in its normal case.
    public init(_ number: Decimal128) { self = number.int64.map { .integer($0) } ?? .decimal(number) }
}

/// The members of a JSON object, in order. A key stands once.
public typealias JSONObject = OrderedMap<ID<JSONValue>, JSONValue>

extension JSONValue: Hashable {
    public static func == (a: Self, b: Self) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.string(let a), .string(let b)): Text.equal(a, b)
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        default: if let a = a.number, let b = b.number { a == b } else { false }
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(Decimal128(value))
        case .decimal(let value): hasher.combine(value)
        case .string(let value): hasher.combine(value)
        case .array(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        }
    }
}

extension JSONValue {
    /// The member of that name; `nil` too where this is no object.
    public subscript(key: String) -> JSONValue? { object?[ID(key)] }
    /// The item at that place; `nil` too where this is no array or too short.
    public subscript(position: Int) -> JSONValue? { array.flatMap { $0.indices.contains(position) ? $0[position] : nil } }

    public var isNull: Bool { if case .null = self { true } else { false } }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    public var int64: Int64? { number?.int64 }
    public var int: Int? { int64.flatMap { Int(exactly: $0) } }
    /// Any number.
    public var number: Decimal128? {
        switch self {
        case .integer(let value): Decimal128(value)
        case .decimal(let value): value
        default: nil
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        object.reserveCapacity(elements.count)
        for (key, value) in elements { object[ID(rawValue: key)] = value }
        self = .object(object)
    }
}

extension JSONValue: Codable {
    // `JSONCoder` passes a `JSONValue` through as it is; no other coder is used on it.
    public init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "use JSONCoder"))
    }
    public func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(self, .init(codingPath: encoder.codingPath, debugDescription: "use JSONCoder"))
    }
}
