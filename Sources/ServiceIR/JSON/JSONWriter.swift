/// How JSON is laid out.
public enum JSONStyle: Hashable, Sendable {
    /// No space at all.
    case compact
    /// Two spaces a level, a line break at the end.
    case pretty
    /// As `compact`, keys sorted by their UTF-8 bytes: what digests are taken of.
    case canonical
}

extension JSONValue {
    /// The document in UTF-8; equal values give equal bytes.
    public func bytes(_ style: JSONStyle = .compact) -> [UInt8] {
        var writer = JSONWriter(style: style)
        writer.write(self, level: 0)
        if style == .pretty { writer.bytes.append(UInt8(ascii: "\n")) }
        return writer.bytes
    }

    public func text(_ style: JSONStyle = .compact) -> String { String(decoding: bytes(style), as: UTF8.self) }
}

struct JSONWriter {
    let style: JSONStyle
    var bytes: [UInt8] = []

    init(style: JSONStyle) { self.style = style }

    mutating func write(_ value: JSONValue, level: Int) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .decimal(let value): bytes.append(contentsOf: value.description.utf8)
        case .string(let value): write(value)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for i in items.indices {
                separate(isFirst: i == 0, level + 1)
                write(items[i], level: level + 1)
            }
            close(UInt8(ascii: "]"), items.isEmpty, level)
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            if style == .canonical {
                let order = members.keys.indices.sorted { members.keys[$0] < members.keys[$1] }
                for i in order.indices { write(members, order[i], isFirst: i == 0, level: level + 1) }
            } else {
                for place in members.keys.indices { write(members, place, isFirst: place == 0, level: level + 1) }
            }
            close(UInt8(ascii: "}"), members.isEmpty, level)
        }
    }

    private mutating func write(_ members: JSONObject, _ place: Int, isFirst: Bool, level: Int) {
        separate(isFirst: isFirst, level)
        write(members.keys[place].rawValue)
        bytes.append(UInt8(ascii: ":"))
        if style == .pretty { bytes.append(UInt8(ascii: " ")) }
        write(members.values[place], level: level)
    }

    private mutating func separate(isFirst: Bool, _ level: Int) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        breakLine(level)
    }

    private mutating func close(_ byte: UInt8, _ isEmpty: Bool, _ level: Int) {
        if !isEmpty { breakLine(level) }
        bytes.append(byte)
    }

    private mutating func breakLine(_ level: Int) {
        guard style == .pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
    }

    mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { writeEscaped($0) }
        if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { writeEscaped($0) } }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Stretches that need no escape are copied as they are.
    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        for i in text.indices {
            let byte = text[i]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<i]))
            copied = i + 1
            escape(byte)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
        case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
        case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
        case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
        case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
        case 0..<0x20:
            bytes.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
            bytes.append(contentsOf: String(byte, radix: 16).utf8)
        default:
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        }
    }
}
