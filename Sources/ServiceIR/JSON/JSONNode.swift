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

/// What is being written as a value in memory: an object, an array or a single value; parts that are not finished yet wait beside it.
final class JSONNode: JSONSink {
    enum Shape { case nothing, single, array, object }
    private var shape = Shape.nothing
    private var single = JSONValue.null
    private var keys: [ID<JSONValue>] = []
    private var values: [JSONValue] = []
    private var unfinished: [(place: Int, node: JSONNode)] = []
    /// The same bare of texts, from the first part on that has one.
    private var bare: JSONNode?
    private var isBare = false
    /// Whether it is written bare of texts too.
    private let isTwofold: Bool

    private init(isTwofold: Bool) { self.isTwofold = isTwofold }

    private var written: WrittenJSON { bare.map { WrittenJSON(whole: finished, bare: $0.finished) } ?? WrittenJSON(finished) }

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
        let new = JSONNode(isTwofold: isTwofold)
        (new.shape, new.keys, new.values, new.unfinished, new.isBare) = (shape, keys, values, unfinished, true)
        bare = new
        return new
    }

    func put(_ value: JSONValue) {
        shape = .single
        single = value
        bare?.put(value)
    }

    func open(_ container: JSONContainer) {
        if shape == .nothing { shape = container == .object ? .object : .array }
    }

    var count: Int { values.count }

    private func put(_ written: WrittenJSON) {
        if !written.isAlike { parted.put(written.bare ?? .object([:])) }
        shape = .single
        single = written.whole ?? .object([:])
    }

    func append(_ value: JSONValue) {
        bare?.append(value)
        shape = .array
        values.append(value)
    }

    private func append(_ written: WrittenJSON) {
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
    private func append(_ key: String, _ written: WrittenJSON) {
        if written.isAlike { return written.whole.map { append(key, $0) } ?? () }
        let bare = parted
        if let value = written.bare { bare.append(key, value) }
        guard let value = written.whole else { return }
        shape = .object
        keys.append(ID(rawValue: key))
        values.append(value)
    }

    private func append(_ node: JSONNode) {
        for own in [self, parted] { own.unfinished.append((own.values.count, node)) }
        append(JSONValue.null)
    }

    private func append(_ key: String, _ node: JSONNode) {
        for own in [self, parted] { own.unfinished.append((own.values.count, node)) }
        append(key, JSONValue.null)
    }

    func put<T: Encodable>(_ value: T) throws { put(try JSONNode.written(value, isTwofold: isTwofold)) }
    func append<T: Encodable>(_ value: T) throws { append(try JSONNode.written(value, isTwofold: isTwofold)) }

    func append<T: Encodable>(_ key: String, _ value: T, as member: JSONMember) throws {
        let written = try JSONNode.written(value, isTwofold: isTwofold)
        switch member {
        case .mayBeLeftOut: append(key, T.self == JSONValue.self ? written : written.withoutDefaults)
        case .stays: append(key, written)
        case .isEntry: append(key, written.asEntry)
        }
    }

    func appendUnfinished(_ key: String?) -> any JSONSink {
        let node = JSONNode(isTwofold: isTwofold)
        if let key { append(key, node) } else { append(node) }
        return node
    }

    static func written<T: Encodable>(_ value: T, isTwofold: Bool) throws -> WrittenJSON {
        // Types are compared before anything is cast: a cast to a protocol is dear, and this runs for each member.
        if T.self == JSONValue.self, let json = value as? JSONValue { return WrittenJSON(json) }
        if T.self == Decimal128.self, let number = value as? Decimal128 { return WrittenJSON(JSONValue(number)) }
        if T.self == String.self, let text = value as? String { return WrittenJSON(.string(text)) }
        let node = JSONNode(isTwofold: isTwofold)
        try value.encode(to: JSONWritingEncoder(sink: node))
        if isTwofold, value is any TextForPeople { return WrittenJSON(whole: node.finished, bare: nil) }
        return node.written
    }
}
