/// What is being written in bytes as it comes: no value is made in between.
final class JSONBytes: JSONSink {
    private var writer = JSONWriter(style: .compact)
    /// Of the value that is written now: which container it is, if any, and how much there is in it.
    private var container: JSONContainer?
    private(set) var count = 0
    private var isSingle = false
    /// Something is to be written while others are, which needs a place for each in memory.
    private var needsTree = false

    /// A value in the compact style; nothing where it is not written in one go.
    static func written(_ value: some Encodable) throws -> [UInt8]? {
        let sink = JSONBytes()
        try sink.write(value)
        return sink.needsTree ? nil : sink.writer.bytes
    }

    func open(_ container: JSONContainer) { if self.container == nil { self.container = container } }

    func put(_ value: JSONValue) {
        isSingle = true
        writer.write(value, level: 0)
    }

    func append(_ value: JSONValue) {
        next()
        writer.write(value, level: 0)
    }

    func append(_ key: String, _ value: JSONValue) {
        next(key)
        writer.write(value, level: 0)
    }

    func put<T: Encodable>(_ value: T) throws {
        isSingle = true
        try write(value)
    }

    func append<T: Encodable>(_ value: T) throws {
        next()
        try write(value)
    }

    func append<T: Encodable>(_ key: String, _ value: T, as member: JSONMember) throws {
        let before = writer.bytes.count
        next(key)
        let start = writer.bytes.count
        try write(value)
        guard member == .mayBeLeftOut, T.self != JSONValue.self, isDefault(from: start) else { return }
        writer.bytes.removeSubrange(before...)
        count -= 1
    }

    func appendUnfinished(_ key: String?) -> any JSONSink {
        needsTree = true
        return JSONBytes()
    }

    private func next() {
        writer.bytes.append(UInt8(ascii: count == 0 ? "[" : ","))
        (container, count) = (.array, count + 1)
    }

    private func next(_ key: String) {
        writer.bytes.append(UInt8(ascii: count == 0 ? "{" : ","))
        (container, count) = (.object, count + 1)
        writer.write(key)
        writer.bytes.append(UInt8(ascii: ":"))
    }

    private func write<T: Encodable>(_ value: T) throws {
        // Types are compared before anything is cast: a cast to a protocol is dear, and this runs for each member.
        if T.self == JSONValue.self, let json = value as? JSONValue { return writer.write(json, level: 0) }
        if T.self == Decimal128.self, let number = value as? Decimal128 { return writer.write(JSONValue(number), level: 0) }
        if T.self == String.self, let text = value as? String { return writer.write(text) }
        let around = (container, count, isSingle)
        (container, count, isSingle) = (nil, 0, false)
        try value.encode(to: JSONWritingEncoder(sink: self))
        if !isSingle { close() }
        (container, count, isSingle) = around
    }

    private func close() {
        let isArray = container == .array
        if count == 0 { writer.bytes.append(UInt8(ascii: isArray ? "[" : "{")) }
        writer.bytes.append(UInt8(ascii: isArray ? "]" : "}"))
    }

    /// Whether what was written from here on says nothing.
    private func isDefault(from start: Int) -> Bool {
        let length = writer.bytes.count - start
        guard length == 2 || length == 5 else { return false }
        return writer.bytes[start...].elementsEqual("[]".utf8) || writer.bytes[start...].elementsEqual("{}".utf8)
            || writer.bytes[start...].elementsEqual("false".utf8)
    }
}
