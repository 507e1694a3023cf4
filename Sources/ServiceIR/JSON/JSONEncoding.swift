/// A value as JSON, and the same bare of texts for people; absent where nothing of it stays.
struct WrittenJSON {
    var whole: JSONValue?
    var bare: JSONValue?
    /// Whether there is no text in it.
    let isAlike: Bool

    init(_ value: JSONValue) { (whole, bare, isAlike) = (value, value, true) }
    init(whole: JSONValue, bare: JSONValue?) { (self.whole, self.bare, isAlike) = (whole, bare, false) }

    /// As an entry of a map, whose id stays.
    var asEntry: WrittenJSON {
        var entry = self
        if bare == nil { entry.bare = .object([:]) }
        return entry
    }

    /// As a member that is left out where it says nothing.
    var withoutDefaults: WrittenJSON {
        var member = self
        if whole?.isDefault ?? false { member.whole = nil }
        if bare?.isDefault ?? false { member.bare = nil }
        return member
    }
}

extension JSONValue {
    fileprivate var isDefault: Bool {
        switch self {
        case .bool(let value): !value
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }
}

/// What is being written: an object, an array or a single value; parts that are not finished yet wait beside it.
final class JSONNode {
    enum Shape { case nothing, single, array, object }
    var shape = Shape.nothing
    private var single = JSONValue.null
    private var keys: [ID<JSONValue>] = []
    private(set) var values: [JSONValue] = []
    private var unfinished: [(place: Int, node: JSONNode)] = []
    /// The same bare of texts, from the first part on that has one.
    private var bare: JSONNode?
    private var isBare = false

    var written: WrittenJSON { bare.map { WrittenJSON(whole: finished, bare: $0.finished) } ?? WrittenJSON(finished) }

    private var finished: JSONValue {
        for (place, node) in unfinished {
            let written = node.written
            values[place] = (isBare ? written.bare : written.whole) ?? .object([:])
        }
        switch shape {
        case .nothing: return .object([:])
        case .single: return single
        case .array: return .array(values)
        case .object: return .object(JSONObject(distinct: keys, values))
        }
    }

    /// From now on it is otherwise without texts.
    private var parted: JSONNode {
        if let bare { return bare }
        let new = JSONNode()
        (new.shape, new.keys, new.values, new.unfinished, new.isBare) = (shape, keys, values, unfinished, true)
        bare = new
        return new
    }

    func put(_ value: JSONValue) {
        shape = .single
        single = value
        bare?.put(value)
    }

    func put(_ written: WrittenJSON) {
        if !written.isAlike { parted.put(written.bare ?? .object([:])) }
        shape = .single
        single = written.whole ?? .object([:])
    }

    func append(_ value: JSONValue) {
        bare?.append(value)
        shape = .array
        values.append(value)
    }

    /// An item is never left out.
    func append(_ written: WrittenJSON) {
        if written.isAlike { return append(written.whole ?? .object([:])) }
        parted.append(written.bare ?? .object([:]))
        shape = .array
        values.append(written.whole ?? .object([:]))
    }

    func append(_ key: String, _ value: JSONValue) {
        bare?.append(key, value)
        shape = .object
        keys.append(ID(rawValue: key))
        values.append(value)
    }

    /// What is absent is left out.
    func append(_ key: String, _ written: WrittenJSON) {
        if written.isAlike { return written.whole.map { append(key, $0) } ?? () }
        let bare = parted
        if let value = written.bare { bare.append(key, value) }
        guard let value = written.whole else { return }
        shape = .object
        keys.append(ID(rawValue: key))
        values.append(value)
    }

    func append(_ node: JSONNode) {
        for own in [self, parted] { own.unfinished.append((own.values.count, node)) }
        append(JSONValue.null)
    }

    func append(_ key: String, _ node: JSONNode) {
        for own in [self, parted] { own.unfinished.append((own.values.count, node)) }
        append(key, JSONValue.null)
    }

    static func written<T: Encodable>(_ value: T, isTwofold: Bool) throws -> WrittenJSON {
        // Types are compared before anything is cast: a cast to a protocol is dear, and this runs for each member.
        if T.self == JSONValue.self, let json = value as? JSONValue { return WrittenJSON(json) }
        if T.self == Decimal128.self, let number = value as? Decimal128 { return WrittenJSON(JSONValue(number)) }
        if T.self == String.self, let text = value as? String { return WrittenJSON(.string(text)) }
        let node = JSONNode()
        try value.encode(to: JSONWritingEncoder(node: node, isTwofold: isTwofold))
        if isTwofold, value is any TextForPeople { return WrittenJSON(whole: node.finished, bare: nil) }
        return node.written
    }
}

struct JSONWritingEncoder: Encoder {
    let node: JSONNode
    /// Whether it is written bare of texts too.
    let isTwofold: Bool
    /// Not kept: a box for each member, for the sake of an error that no type of this project makes, cost a quarter of the writing.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if node.shape == .nothing { node.shape = .object }
        return KeyedEncodingContainer(JSONKeyedWriter<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if node.shape == .nothing { node.shape = .array }
        return JSONUnkeyedWriter(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingleWriter(encoder: self) }

    /// A map without the detour over a container of keys. Its entries are never left out.
    func write<Key: Hashable & RawRepresentable<String>, Value: Encodable>(_ map: OrderedMap<Key, Value>) throws {
        if node.shape == .nothing { node.shape = .object }
        for i in map.keys.indices {
            node.append(map.keys[i].rawValue, try JSONNode.written(map.values[i], isTwofold: isTwofold).asEntry)
        }
    }

    var child: JSONWritingEncoder { JSONWritingEncoder(node: JSONNode(), isTwofold: isTwofold) }

    func floating(_ value: some Encodable) -> EncodingError {
        EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "numbers are exact here"))
    }
}

private struct JSONKeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONWritingEncoder
    var codingPath: [any CodingKey] { [] }
    /// Entries of a map are never left out.
    private var isMap: Bool { Key.self == MapKey.self }

    init(encoder: JSONWritingEncoder) { self.encoder = encoder }

    private func put(_ value: JSONValue, _ key: Key) { encoder.node.append(key.stringValue, value) }

    private func put<T: Encodable>(_ value: T, _ key: Key, keepsDefaults: Bool) throws {
        let written = try JSONNode.written(value, isTwofold: encoder.isTwofold)
        let stays = isMap ? written.asEntry : keepsDefaults || T.self == JSONValue.self ? written : written.withoutDefaults
        encoder.node.append(key.stringValue, stays)
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
        let child = encoder.child
        encoder.node.append(key.stringValue, child.node)
        return child
    }
    mutating func nestedContainer<N: CodingKey>(keyedBy type: N.Type, forKey key: Key) -> KeyedEncodingContainer<N> {
        nested(key).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }
    mutating func superEncoder() -> any Encoder {
        let child = encoder.child
        encoder.node.append("super", child.node)
        return child
    }
    mutating func superEncoder(forKey key: Key) -> any Encoder { nested(key) }
}

private struct JSONUnkeyedWriter: UnkeyedEncodingContainer {
    let encoder: JSONWritingEncoder
    var codingPath: [any CodingKey] { [] }
    var count: Int { encoder.node.values.count }

    private func put(_ value: JSONValue) { encoder.node.append(value) }

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
        encoder.node.append(try JSONNode.written(value, isTwofold: encoder.isTwofold))
    }

    private func nested() -> JSONWritingEncoder {
        let child = encoder.child
        encoder.node.append(child.node)
        return child
    }
    mutating func nestedContainer<N: CodingKey>(keyedBy type: N.Type) -> KeyedEncodingContainer<N> { nested().container(keyedBy: type) }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { nested() }
}

private struct JSONSingleWriter: SingleValueEncodingContainer {
    let encoder: JSONWritingEncoder
    var codingPath: [any CodingKey] { [] }

    private func put(_ value: JSONValue) { encoder.node.put(value) }

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
        encoder.node.put(try JSONNode.written(value, isTwofold: encoder.isTwofold))
    }
}

extension JSONValue {
    /// 64 bits without a sign; beyond `Int64` an exact decimal.
    fileprivate init(unsigned value: UInt64) {
        self = Int64(exactly: value).map { .integer($0) } ?? Decimal128(coefficient: Int128(value), scale: 0).map { .decimal($0) } ?? .null
    }
}
