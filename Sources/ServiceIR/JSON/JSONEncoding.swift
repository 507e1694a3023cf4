/// What is being written: an object, an array or a single value, its parts perhaps not finished yet.
final class JSONNode {
    enum Part {
        case value(JSONValue)
        case node(JSONNode)
        var finished: JSONValue {
            switch self {
            case .value(let value): value
            case .node(let node): node.finished
            }
        }
    }
    enum Shape {
        case nothing
        case single(JSONValue)
        case array([Part])
        case object([(key: String, part: Part)])
    }
    var shape = Shape.nothing

    var finished: JSONValue {
        switch shape {
        case .nothing: .object([:])
        case .single(let value): value
        case .array(let parts): .array(parts.map(\.finished))
        case .object(let members): .object(JSONObject(members.lazy.map { (ID($0.key), $0.part.finished) }))
        }
    }

    func append(_ part: Part) {
        var parts: [Part] = []
        if case .array(let there) = shape { parts = there }
        shape = .nothing
        parts.append(part)
        shape = .array(parts)
    }

    func append(_ key: String, _ part: Part) {
        var members: [(key: String, part: Part)] = []
        if case .object(let there) = shape { members = there }
        shape = .nothing
        members.append((key, part))
        shape = .object(members)
    }

    /// `nil` for a text that is left out.
    static func value(of value: some Encodable, path: JSONPath, texts: Bool) throws -> JSONValue? {
        switch value {
        case let json as JSONValue: return json
        case let number as Decimal128: return JSONValue(number)
        case is any TextForPeople where !texts: return nil
        default:
            let node = JSONNode()
            try value.encode(to: JSONWritingEncoder(node: node, path: path, texts: texts))
            return node.finished
        }
    }
}

struct JSONWritingEncoder: Encoder {
    let node: JSONNode
    let path: JSONPath
    let texts: Bool
    var codingPath: [any CodingKey] { path.keys }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .nothing = node.shape { node.shape = .object([]) }
        return KeyedEncodingContainer(JSONKeyedWriter<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .nothing = node.shape { node.shape = .array([]) }
        return JSONUnkeyedWriter(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingleWriter(encoder: self) }

    func child(_ key: some CodingKey) -> JSONWritingEncoder {
        JSONWritingEncoder(node: JSONNode(), path: .member(key, path), texts: texts)
    }

    func floating(_ value: some Encodable) -> EncodingError {
        EncodingError.invalidValue(value, .init(codingPath: codingPath, debugDescription: "numbers are exact here"))
    }
}

private struct JSONKeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONWritingEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }
    /// Entries of a map are never left out.
    private var isMap: Bool { Key.self == MapKey.self }

    init(encoder: JSONWritingEncoder) { self.encoder = encoder }

    private func put(_ value: JSONValue, _ key: Key) { encoder.node.append(key.stringValue, .value(value)) }

    private func put(_ value: some Encodable, _ key: Key, keepsDefaults: Bool) throws {
        guard let json = try JSONNode.value(of: value, path: .member(key, encoder.path), texts: encoder.texts) else {
            if isMap { put(.object([:]), key) }
            return
        }
        if !keepsDefaults, value is JSONValue == false {
            switch json {
            case .bool(false): return
            case .array(let items) where items.isEmpty: return
            case .object(let members) where members.isEmpty: return
            default: break
            }
        }
        put(json, key)
    }

    mutating func encodeNil(forKey key: Key) { put(.null, key) }
    mutating func encode(_ value: Bool, forKey key: Key) { if value || isMap { put(.bool(value), key) } }
    mutating func encode(_ value: String, forKey key: Key) { put(.string(value), key) }
    mutating func encode(_ value: Double, forKey key: Key) throws { throw encoder.floating(value) }
    mutating func encode(_ value: Float, forKey key: Key) throws { throw encoder.floating(value) }
    mutating func encode(_ value: Int, forKey key: Key) { put(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int8, forKey key: Key) { put(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int16, forKey key: Key) { put(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int32, forKey key: Key) { put(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int64, forKey key: Key) { put(.integer(value), key) }
    mutating func encode(_ value: UInt, forKey key: Key) { put(JSONValue(unsigned: UInt64(value)), key) }
    mutating func encode(_ value: UInt8, forKey key: Key) { put(.integer(Int64(value)), key) }
    mutating func encode(_ value: UInt16, forKey key: Key) { put(.integer(Int64(value)), key) }
    mutating func encode(_ value: UInt32, forKey key: Key) { put(.integer(Int64(value)), key) }
    mutating func encode(_ value: UInt64, forKey key: Key) { put(JSONValue(unsigned: value), key) }
    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try put(value, key, keepsDefaults: isMap) }

    // An optional member that is there stays, also when it is false or empty: its absence means something else.
    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) { if let value { put(.bool(value), key) } }
    mutating func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
        if let value { try put(value, key, keepsDefaults: true) }
    }

    private func nested(_ key: Key) -> JSONWritingEncoder {
        let child = encoder.child(key)
        encoder.node.append(key.stringValue, .node(child.node))
        return child
    }
    mutating func nestedContainer<N: CodingKey>(keyedBy type: N.Type, forKey key: Key) -> KeyedEncodingContainer<N> {
        nested(key).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }
    mutating func superEncoder() -> any Encoder {
        let child = encoder.child(JSONSuperKey())
        encoder.node.append("super", .node(child.node))
        return child
    }
    mutating func superEncoder(forKey key: Key) -> any Encoder { nested(key) }
}

private struct JSONUnkeyedWriter: UnkeyedEncodingContainer {
    let encoder: JSONWritingEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { if case .array(let parts) = encoder.node.shape { parts.count } else { 0 } }

    private func put(_ value: JSONValue) { encoder.node.append(.value(value)) }

    mutating func encodeNil() { put(.null) }
    mutating func encode(_ value: Bool) { put(.bool(value)) }
    mutating func encode(_ value: String) { put(.string(value)) }
    mutating func encode(_ value: Double) throws { throw encoder.floating(value) }
    mutating func encode(_ value: Float) throws { throw encoder.floating(value) }
    mutating func encode(_ value: Int) { put(.integer(Int64(value))) }
    mutating func encode(_ value: Int8) { put(.integer(Int64(value))) }
    mutating func encode(_ value: Int16) { put(.integer(Int64(value))) }
    mutating func encode(_ value: Int32) { put(.integer(Int64(value))) }
    mutating func encode(_ value: Int64) { put(.integer(value)) }
    mutating func encode(_ value: UInt) { put(JSONValue(unsigned: UInt64(value))) }
    mutating func encode(_ value: UInt8) { put(.integer(Int64(value))) }
    mutating func encode(_ value: UInt16) { put(.integer(Int64(value))) }
    mutating func encode(_ value: UInt32) { put(.integer(Int64(value))) }
    mutating func encode(_ value: UInt64) { put(JSONValue(unsigned: value)) }
    mutating func encode<T: Encodable>(_ value: T) throws {
        let path = JSONPath.member(JSONPosition(count), encoder.path)
        put(try JSONNode.value(of: value, path: path, texts: encoder.texts) ?? .object([:]))
    }

    private func nested() -> JSONWritingEncoder {
        let child = encoder.child(JSONPosition(count))
        encoder.node.append(.node(child.node))
        return child
    }
    mutating func nestedContainer<N: CodingKey>(keyedBy type: N.Type) -> KeyedEncodingContainer<N> { nested().container(keyedBy: type) }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { nested() }
}

private struct JSONSingleWriter: SingleValueEncodingContainer {
    let encoder: JSONWritingEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    private func put(_ value: JSONValue) { encoder.node.shape = .single(value) }

    mutating func encodeNil() { put(.null) }
    mutating func encode(_ value: Bool) { put(.bool(value)) }
    mutating func encode(_ value: String) { put(.string(value)) }
    mutating func encode(_ value: Double) throws { throw encoder.floating(value) }
    mutating func encode(_ value: Float) throws { throw encoder.floating(value) }
    mutating func encode(_ value: Int) { put(.integer(Int64(value))) }
    mutating func encode(_ value: Int8) { put(.integer(Int64(value))) }
    mutating func encode(_ value: Int16) { put(.integer(Int64(value))) }
    mutating func encode(_ value: Int32) { put(.integer(Int64(value))) }
    mutating func encode(_ value: Int64) { put(.integer(value)) }
    mutating func encode(_ value: UInt) { put(JSONValue(unsigned: UInt64(value))) }
    mutating func encode(_ value: UInt8) { put(.integer(Int64(value))) }
    mutating func encode(_ value: UInt16) { put(.integer(Int64(value))) }
    mutating func encode(_ value: UInt32) { put(.integer(Int64(value))) }
    mutating func encode(_ value: UInt64) { put(JSONValue(unsigned: value)) }
    mutating func encode<T: Encodable>(_ value: T) throws {
        put(try JSONNode.value(of: value, path: encoder.path, texts: encoder.texts) ?? .object([:]))
    }
}

extension JSONValue {
    /// 64 bits without a sign; beyond `Int64` an exact decimal.
    fileprivate init(unsigned value: UInt64) {
        self = Int64(exactly: value).map { .integer($0) } ?? Decimal128(coefficient: Int128(value), scale: 0).map { .decimal($0) } ?? .null
    }
}
