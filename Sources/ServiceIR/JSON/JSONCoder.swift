/// Turns values into JSON and back by their `Codable`, with the rules of every artefact of this project.
///
/// Keys stand in the order of the declarations. A member that is `false`, empty or absent is left out and comes back when it is missing;
/// entries of maps and items of arrays are never left out, nor is an optional member that is there and empty (`repair: {}`).
/// `Decimal128` and `JSONValue` pass as JSON numbers and values. There are no floating-point numbers.
public enum JSONCoder {
    /// A type that refuses to be encoded becomes `null`; none of this project's does.
    public static func encode(_ value: some Encodable) -> JSONValue { (try? JSONNode.written(value, isTwofold: false))?.whole ?? .null }

    /// The bytes of `encode(value)` in the compact style, without that value in between.
    public static func bytes(_ value: some Encodable) -> [UInt8] {
        (try? JSONBytes.written(value)) ?? encode(value).bytes(.compact)
    }

    /// The value, and the same without every `LocalText`; an entry of a map or array that is one becomes `{}`, so that its id stays.
    package static func encodeTwofold(_ value: some Encodable) -> (whole: JSONValue, bare: JSONValue) {
        let written = try? JSONNode.written(value, isTwofold: true)
        return (written?.whole ?? .null, written?.bare ?? .null)
    }

    public static func decode<T: Decodable>(_ type: T.Type = T.self, from json: JSONValue) throws -> T {
        try JSONReader(node: json, path: .root).read(type)
    }

    /// Parses and decodes.
    public static func decode<T: Decodable>(_ type: T.Type = T.self, parsing bytes: [UInt8]) throws -> T {
        try decode(type, from: JSONValue(parsing: bytes))
    }
}

/// Where the decoder stands; written out only for an error.
indirect enum JSONPath {
    case root
    case member(any CodingKey, JSONPath)

    var keys: [any CodingKey] {
        switch self {
        case .root: []
        case .member(let key, let parent): parent.keys + [key]
        }
    }
}

/// The place of an item in an array.
struct JSONPosition: CodingKey {
    let position: Int
    var stringValue: String { "\(position)" }
    var intValue: Int? { position }
    init(_ position: Int) { self.position = position }
    init?(intValue: Int) { position = intValue }
    init?(stringValue: String) { nil }
}

/// The key under which a class writes its parent.
struct JSONSuperKey: CodingKey {
    var stringValue: String { "super" }
    var intValue: Int? { nil }
    init() {}
    init?(stringValue: String) { nil }
    init?(intValue: Int) { nil }
}

/// Marks what `encodeTwofold` leaves out.
protocol TextForPeople {}
extension LocalText: TextForPeople {}
extension Rows: TextForPeople where Value == LocalText {}
