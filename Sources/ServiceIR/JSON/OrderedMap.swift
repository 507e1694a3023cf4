/// A map from ids to values that keeps the author's order; in JSON an object.
///
/// Look-up is linear for a few entries and by an index from 9 on; equality takes the order into account.
///
/// The type itself asks nothing of `Key` and `Value`: what a generic type asks is looked up at run time, once for each use of it with
/// other types, through every conformance of the program; that took a third of the time of checking one file.
public struct OrderedMap<Key, Value> {
    public private(set) var keys: [Key] = []
    public private(set) var values: [Value] = []
    private var index: [String: Int] = [:]

    public init() {}
}

extension OrderedMap: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { keys.count }
    public subscript(position: Int) -> (key: Key, value: Value) { (keys[position], values[position]) }

    /// Changes each value where it is.
    public mutating func changeValues(_ body: (inout Value) -> Void) { for place in values.indices { body(&values[place]) } }

    public func mapValues<T>(_ transform: (Value) throws -> T) rethrows -> OrderedMap<Key, T> {
        var result = OrderedMap<Key, T>()
        result.keys = keys
        result.index = index
        result.values = try values.map(transform)
        return result
    }
}

extension OrderedMap where Key: Hashable & RawRepresentable<String> {
    public init(_ entries: some Sequence<(Key, Value)>) { for (key, value) in entries { self[key] = value } }

    public func firstIndex(of key: Key) -> Int? { keys.count <= 8 ? keys.firstIndex(of: key) : index[key.rawValue] }

    /// Keys that are known to differ, each with its value: no look-up at all.
    init(distinct keys: [Key], _ values: [Value]) {
        self.keys = keys
        self.values = values
        if keys.count > 8 { index = Dictionary(uniqueKeysWithValues: keys.indices.lazy.map { (keys[$0].rawValue, $0) }) }
    }

    /// Puts a new entry last; false where the key is there already.
    mutating func append(_ key: Key, _ value: Value) -> Bool {
        guard firstIndex(of: key) == nil else { return false }
        insertLast(key, value)
        return true
    }

    private mutating func insertLast(_ key: Key, _ value: Value) {
        keys.append(key)
        values.append(value)
        if keys.count == 9 { indexAll() } else if keys.count > 9 { index[key.rawValue] = keys.count - 1 }
    }

    /// The value of `key`; setting a new key appends it, setting `nil` takes it away.
    public subscript(key: Key) -> Value? {
        get { firstIndex(of: key).map { values[$0] } }
        set {
            switch (firstIndex(of: key), newValue) {
            case (let at?, let value?): values[at] = value
            case (nil, let value?):
                insertLast(key, value)
            case (let at?, nil):
                keys.remove(at: at)
                values.remove(at: at)
                index = [:]
                if keys.count > 8 { indexAll() }
            case (nil, nil): break
            }
        }
    }

    private mutating func indexAll() { for (i, key) in keys.enumerated() { index[key.rawValue] = i } }
}

extension OrderedMap: ExpressibleByDictionaryLiteral where Key: Hashable & RawRepresentable<String> {
    public init(dictionaryLiteral elements: (Key, Value)...) { self.init(elements) }
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
