/// A JSON document in memory: objects keep their order, numbers are exact.
public indirect enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case decimal(Decimal128)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of a JSON object, in order. A key stands once.
public typealias JSONObject = OrderedMap<ID<JSONValue>, JSONValue>

extension JSONValue: Codable {
    // `JSONCoder` passes a `JSONValue` through as it is; no other coder is used on it.
    public init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "use JSONCoder"))
    }
    public func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(self, .init(codingPath: encoder.codingPath, debugDescription: "use JSONCoder"))
    }
}
