/// A map from ids to values that keeps the author's order; in JSON an object.
///
/// Look-up is linear for a few entries and by an index where there are more; equality takes the order into account.
///
/// The type itself asks nothing of `Key` and `Value`: what a generic type asks is looked up at run time, once for each use of it with
/// other types, through every conformance of the program; that took a third of the time of checking one file.
///
/// What other modules call for every entry is `@inlinable`, so that each compiles it for its own types: as code for any type, a single
/// entry took ten thousand instructions, most of them to find the types of the arrays.
public struct OrderedMap<Key, Value> {
    @usableFromInline var storedKeys: [Key] = []
    @usableFromInline var storedValues: [Value] = []
    /// The place of each key, where there are more than a few.
    @usableFromInline var index: [String: Int] = [:]

    @inlinable public init() {}

    /// So many keys are compared sooner than one is hashed.
    @inlinable static var few: Int { 16 }

    @inlinable public var keys: [Key] { storedKeys }
    @inlinable public var values: [Value] { storedValues }
}

extension OrderedMap: RandomAccessCollection {
    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { storedKeys.count }
    @inlinable public subscript(position: Int) -> (key: Key, value: Value) { (storedKeys[position], storedValues[position]) }

    /// Changes each value where it is.
    @inlinable public mutating func changeValues(_ body: (inout Value) -> Void) {
        for place in storedValues.indices { body(&storedValues[place]) }
    }

    @inlinable public func mapValues<T>(_ transform: (Value) throws -> T) rethrows -> OrderedMap<Key, T> {
        var result = OrderedMap<Key, T>()
        result.storedKeys = storedKeys
        result.index = index
        result.storedValues = try storedValues.map(transform)
        return result
    }
}

extension OrderedMap where Key: Hashable & RawRepresentable<String> {
    @inlinable public init(_ entries: some Sequence<(Key, Value)>) {
        reserveCapacity(entries.underestimatedCount)
        for (key, value) in entries { self[key] = value }
    }

    /// Makes room for so many entries, so that they are put in their places once.
    @inlinable public mutating func reserveCapacity(_ count: Int) {
        storedKeys.reserveCapacity(count)
        storedValues.reserveCapacity(count)
        if count > Self.few { index.reserveCapacity(count) }
    }

    @inlinable public func firstIndex(of key: Key) -> Int? {
        storedKeys.count <= Self.few ? storedKeys.firstIndex(of: key) : index[key.rawValue]
    }

    /// Keys that are known to differ, each with its value: no look-up at all.
    init(distinct keys: [Key], _ values: [Value]) {
        storedKeys = keys
        storedValues = values
        if keys.count > Self.few { index = Dictionary(uniqueKeysWithValues: keys.indices.lazy.map { (keys[$0].rawValue, $0) }) }
    }

    /// Puts a new entry last; false where the key is there already.
    mutating func append(_ key: Key, _ value: Value) -> Bool {
        guard firstIndex(of: key) == nil else { return false }
        insertLast(key, value)
        return true
    }

    @inlinable mutating func insertLast(_ key: Key, _ value: Value) {
        storedKeys.append(key)
        storedValues.append(value)
        if storedKeys.count == Self.few + 1 {
            indexAll()
        } else if storedKeys.count > Self.few {
            index[key.rawValue] = storedKeys.count - 1
        }
    }

    /// The value of `key`; setting a new key appends it, setting `nil` takes it away.
    @inlinable public subscript(key: Key) -> Value? {
        get { firstIndex(of: key).map { storedValues[$0] } }
        set {
            guard let at = firstIndex(of: key) else {
                if let newValue { insertLast(key, newValue) }
                return
            }
            if let newValue { storedValues[at] = newValue } else { remove(at: at) }
        }
    }

    @inlinable mutating func remove(at place: Int) {
        let key = storedKeys.remove(at: place)
        storedValues.remove(at: place)
        guard storedKeys.count > Self.few else {
            index = [:]
            return
        }
        index[key.rawValue] = nil
        // No key is hashed anew.
        var at = index.values.startIndex
        while at != index.values.endIndex {
            if index.values[at] > place { index.values[at] -= 1 }
            index.values.formIndex(after: &at)
        }
    }

    @inlinable mutating func indexAll() { for place in storedKeys.indices { index[storedKeys[place].rawValue] = place } }
}

extension OrderedMap: ExpressibleByDictionaryLiteral where Key: Hashable & RawRepresentable<String> {
    @inlinable public init(dictionaryLiteral elements: (Key, Value)...) { self.init(elements) }
}

extension OrderedMap: Sendable where Key: Sendable, Value: Sendable {}
extension OrderedMap: Equatable where Key: Equatable, Value: Equatable {
    public static func == (a: Self, b: Self) -> Bool { a.keys == b.keys && a.values == b.values }
}
extension OrderedMap: Hashable where Key: Hashable, Value: Hashable {
    public func hash(into hasher: inout Hasher) {
        hasher.combine(keys)
        hasher.combine(values)
    }
}

/// The key of an entry of a map: `JSONCoder` leaves out defaults of members, but never an entry of a map.
struct MapKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension OrderedMap: Encodable where Key: Hashable & RawRepresentable<String>, Value: Encodable {
    public func encode(to encoder: any Encoder) throws {
        if let json = encoder as? JSONWritingEncoder { return try json.write(self) }
        var container = encoder.container(keyedBy: MapKey.self)
        for i in keys.indices { try container.encode(values[i], forKey: MapKey(stringValue: keys[i].rawValue)) }
    }
}

extension OrderedMap: Decodable where Key: Hashable & RawRepresentable<String>, Value: Decodable {
    public init(from decoder: any Decoder) throws {
        if let json = decoder as? JSONReader {
            self = try json.map()
            return
        }
        let container = try decoder.container(keyedBy: MapKey.self)
        for key in container.allKeys {
            guard let id = Key(rawValue: key.stringValue) else { continue }
            self[id] = try container.decode(Value.self, forKey: key)
        }
    }
}
