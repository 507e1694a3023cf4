/// Reads a value out of JSON. `node` is `nil` where a member is missing: what is `false` or empty by default comes back from that.
struct JSONReader: Decoder {
    let node: JSONValue?
    let path: JSONPath
    var codingPath: [any CodingKey] { path.keys }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func read<T: Decodable>(_ type: T.Type) throws -> T {
        if type == String.self, case .string(let text)? = node, let text = text as? T { return text }
        if type == JSONValue.self, let node, let json = node as? T { return json }
        if type == Decimal128.self {
            guard let number = node?.number as? T else { throw mismatch(type) }
            return number
        }
        return try T(from: self)
    }

    /// A map without the detour over a container of keys: most of a definition is maps of texts.
    func map<Key: Hashable & RawRepresentable<String>, Value: Decodable>() throws -> OrderedMap<Key, Value> {
        guard let node else { return [:] }
        guard case .object(let members) = node else { throw mismatch([String: JSONValue].self) }
        var keys: [Key] = []
        var values: [Value] = []
        keys.reserveCapacity(members.count)
        values.reserveCapacity(members.count)
        for i in members.keys.indices {
            guard let key = Key(rawValue: members.keys[i].rawValue) else { continue }
            keys.append(key)
            values.append(try child(members.values[i], MapKey(stringValue: key.rawValue)).read(Value.self))
        }
        return OrderedMap(distinct: keys, values)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let node else { return KeyedDecodingContainer(JSONKeyedReader<Key>(reader: self, members: [:])) }
        guard case .object(let members) = node else { throw mismatch([String: JSONValue].self) }
        return KeyedDecodingContainer(JSONKeyedReader<Key>(reader: self, members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let node else { return JSONUnkeyedReader(reader: self, items: []) }
        guard case .array(let items) = node else { throw mismatch([JSONValue].self) }
        return JSONUnkeyedReader(reader: self, items: items)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { JSONSingleReader(reader: self) }

    func child(_ node: JSONValue?, _ key: some CodingKey) -> JSONReader { JSONReader(node: node, path: .member(key, path)) }

    func mismatch(_ type: Any.Type) -> DecodingError {
        let context = DecodingError.Context(codingPath: codingPath, debugDescription: "not a value of this type")
        if node == nil, let last = codingPath.last {
            return .keyNotFound(last, .init(codingPath: codingPath.dropLast(), debugDescription: "missing"))
        }
        return .typeMismatch(type, context)
    }

    func bool() throws -> Bool {
        // A missing Boolean member was false.
        guard let node else { return false }
        guard case .bool(let value) = node else { throw mismatch(Bool.self) }
        return value
    }
    func string() throws -> String {
        guard case .string(let value)? = node else { throw mismatch(String.self) }
        return value
    }
    func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        guard let number = node?.number, number.isWhole, let value = T(exactly: number.coefficient) else { throw mismatch(type) }
        return value
    }
    func floating<T>(_ type: T.Type) -> DecodingError {
        .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "numbers are exact here"))
    }
}

private struct JSONKeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reader: JSONReader
    let members: JSONObject
    var codingPath: [any CodingKey] { reader.codingPath }
    var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0.rawValue) } }

    init(reader: JSONReader, members: JSONObject) {
        self.reader = reader
        self.members = members
    }

    private func at(_ key: Key) -> JSONReader { reader.child(members[ID(rawValue: key.stringValue)], key) }

    func contains(_ key: Key) -> Bool { members.firstIndex(of: ID(rawValue: key.stringValue)) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { members[ID(rawValue: key.stringValue)]?.isNull ?? true }
    // The common cases ahead of `at`, which notes the path for an error.
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        switch members[ID(rawValue: key.stringValue)] {
        case nil: false
        case .bool(let value): value
        default: try at(key).bool()
        }
    }
    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        if case .string(let text) = members[ID(rawValue: key.stringValue)] { return text }
        return try at(key).string()
    }
    // Without these an absent member is looked up twice, and `decodeNil` a third time.
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        switch members[ID(rawValue: key.stringValue)] {
        case nil, .null: nil
        case .string(let text): text
        default: try at(key).string()
        }
    }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        guard let value = members[ID(rawValue: key.stringValue)] else { return nil }
        if value.isNull, type != JSONValue.self { return nil }
        return try reader.child(value, key).read(type)
    }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { throw at(key).floating(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw at(key).floating(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try at(key).integer(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try at(key).integer(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try at(key).integer(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try at(key).integer(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try at(key).integer(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try at(key).integer(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try at(key).integer(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try at(key).integer(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try at(key).integer(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try at(key).integer(type) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try at(key).read(type) }

    func nestedContainer<N: CodingKey>(keyedBy type: N.Type, forKey key: Key) throws -> KeyedDecodingContainer<N> {
        try at(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try at(key).unkeyedContainer() }
    func superDecoder() throws -> any Decoder { reader.child(members["super"], JSONSuperKey()) }
    func superDecoder(forKey key: Key) throws -> any Decoder { at(key) }
}

private struct JSONUnkeyedReader: UnkeyedDecodingContainer {
    let reader: JSONReader
    let items: [JSONValue]
    var currentIndex = 0
    var codingPath: [any CodingKey] { reader.codingPath }
    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    init(reader: JSONReader, items: [JSONValue]) {
        self.reader = reader
        self.items = items
    }

    private mutating func next() throws -> JSONReader {
        guard currentIndex < items.count else {
            throw DecodingError.valueNotFound(
                JSONValue.self, .init(codingPath: codingPath, debugDescription: "the array has only \(items.count) items"))
        }
        defer { currentIndex += 1 }
        return reader.child(items[currentIndex], JSONPosition(currentIndex))
    }

    mutating func decodeNil() throws -> Bool {
        guard currentIndex < items.count, items[currentIndex].isNull else { return false }
        currentIndex += 1
        return true
    }
    mutating func decode(_ type: Bool.Type) throws -> Bool { try next().bool() }
    mutating func decode(_ type: String.Type) throws -> String { try next().string() }
    mutating func decode(_ type: Double.Type) throws -> Double { throw try next().floating(type) }
    mutating func decode(_ type: Float.Type) throws -> Float { throw try next().floating(type) }
    mutating func decode(_ type: Int.Type) throws -> Int { try next().integer(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try next().integer(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try next().integer(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try next().integer(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try next().integer(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try next().integer(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next().integer(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next().integer(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next().integer(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next().integer(type) }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().read(type) }

    mutating func nestedContainer<N: CodingKey>(keyedBy type: N.Type) throws -> KeyedDecodingContainer<N> {
        try next().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}

private struct JSONSingleReader: SingleValueDecodingContainer {
    let reader: JSONReader
    var codingPath: [any CodingKey] { reader.codingPath }

    init(reader: JSONReader) { self.reader = reader }

    func decodeNil() -> Bool { reader.node?.isNull ?? true }
    func decode(_ type: Bool.Type) throws -> Bool { try reader.bool() }
    func decode(_ type: String.Type) throws -> String { try reader.string() }
    func decode(_ type: Double.Type) throws -> Double { throw reader.floating(type) }
    func decode(_ type: Float.Type) throws -> Float { throw reader.floating(type) }
    func decode(_ type: Int.Type) throws -> Int { try reader.integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try reader.integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try reader.integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try reader.integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try reader.integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try reader.integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try reader.integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try reader.integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try reader.integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try reader.integer(type) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try reader.read(type) }
}
