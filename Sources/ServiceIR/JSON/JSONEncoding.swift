/// Where an encoder puts what it is given: one value, or the items or members of the container that it opened.
protocol JSONSink: AnyObject {
    /// Said of each container; where nothing is put into it, this alone tells what it is.
    func open(_ container: JSONContainer)
    /// How many items there are.
    var count: Int { get }

    func put(_ value: JSONValue)
    func append(_ value: JSONValue)
    func append(_ key: String, _ value: JSONValue)

    func put<T: Encodable>(_ value: T) throws
    /// An item is never left out.
    func append<T: Encodable>(_ value: T) throws
    func append<T: Encodable>(_ key: String, _ value: T, as member: JSONMember) throws

    /// Of an item, or a member, that will be written while others are.
    func appendUnfinished(_ key: String?) -> any JSONSink
}

enum JSONContainer { case array, object }

enum JSONMember {
    /// Where it says nothing: `false`, `[]`, `{}`.
    case mayBeLeftOut
    case stays
    /// An entry of a map, whose id stays.
    case isEntry
}

struct JSONWritingEncoder: Encoder {
    let sink: any JSONSink
    /// Not kept: a box for each member, for the sake of an error that no type of this project makes, cost a quarter of the writing.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        sink.open(.object)
        return KeyedEncodingContainer(JSONKeyedWriter<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        sink.open(.array)
        return JSONUnkeyedWriter(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingleWriter(encoder: self) }

    /// A map without the detour over a container of keys. Its entries are never left out.
    func write<Key: Hashable & RawRepresentable<String>, Value: Encodable>(_ map: OrderedMap<Key, Value>) throws {
        sink.open(.object)
        for i in map.keys.indices { try sink.append(map.keys[i].rawValue, map.values[i], as: .isEntry) }
    }

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

    private func put(_ value: JSONValue, _ key: Key) { encoder.sink.append(key.stringValue, value) }

    private func put<T: Encodable>(_ value: T, _ key: Key, as member: JSONMember) throws {
        try encoder.sink.append(key.stringValue, value, as: isMap ? .isEntry : member)
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
    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try put(value, key, as: .mayBeLeftOut) }

    // An optional member that is there stays, also when it is false or empty: its absence means something else.
    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) { if let value { put(.bool(value), key) } }
    mutating func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
        if let value { try put(value, key, as: .stays) }
    }

    private func nested(_ key: String) -> JSONWritingEncoder { JSONWritingEncoder(sink: encoder.sink.appendUnfinished(key)) }
    mutating func nestedContainer<N: CodingKey>(keyedBy type: N.Type, forKey key: Key) -> KeyedEncodingContainer<N> {
        nested(key.stringValue).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        nested(key.stringValue).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { nested("super") }
    mutating func superEncoder(forKey key: Key) -> any Encoder { nested(key.stringValue) }
}

private struct JSONUnkeyedWriter: UnkeyedEncodingContainer {
    let encoder: JSONWritingEncoder
    var codingPath: [any CodingKey] { [] }
    var count: Int { encoder.sink.count }

    private func put(_ value: JSONValue) { encoder.sink.append(value) }

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
    mutating func encode<T: Encodable>(_ value: T) throws { try encoder.sink.append(value) }

    private func nested() -> JSONWritingEncoder { JSONWritingEncoder(sink: encoder.sink.appendUnfinished(nil)) }
    mutating func nestedContainer<N: CodingKey>(keyedBy type: N.Type) -> KeyedEncodingContainer<N> { nested().container(keyedBy: type) }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { nested() }
}

private struct JSONSingleWriter: SingleValueEncodingContainer {
    let encoder: JSONWritingEncoder
    var codingPath: [any CodingKey] { [] }

    private func put(_ value: JSONValue) { encoder.sink.put(value) }

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
    mutating func encode<T: Encodable>(_ value: T) throws { try encoder.sink.put(value) }
}

extension JSONValue {
    /// 64 bits without a sign; beyond `Int64` an exact decimal.
    fileprivate init(unsigned value: UInt64) {
        self = Int64(exactly: value).map { .integer($0) } ?? Decimal128(coefficient: Int128(value), scale: 0).map { .decimal($0) } ?? .null
    }
}
