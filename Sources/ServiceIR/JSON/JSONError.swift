/// Why bytes are no JSON that we read, and where: the offset of the first byte that does not fit.
public struct JSONError: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case unexpectedEnd
        case unexpectedByte(UInt8)
        case invalidUTF8
        case invalidEscape
        /// Half of a surrogate pair: no scalar.
        case loneSurrogate
        case controlCharacter(UInt8)
        case invalidNumber
        /// A number that a 128-bit coefficient with 18 places cannot hold exactly.
        case numberOutOfRange
        case duplicateKey(String)
        case tooDeep
        /// Something stands behind the value.
        case trailingBytes
    }
    public var kind: Kind
    public var offset: Int
    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

extension JSONError: CustomStringConvertible {
    /// For a program's author: what is wrong, and at which byte.
    public var description: String {
        let fault =
            switch kind {
            case .unexpectedEnd: "the text ends too early"
            case .unexpectedByte: "a character that cannot stand there"
            case .invalidUTF8: "no UTF-8"
            case .invalidEscape: "an escape that is none"
            case .loneSurrogate: "half of a surrogate pair"
            case .controlCharacter: "a control character"
            case .invalidNumber: "a number that is none"
            case .numberOutOfRange: "a number that is too large or too fine"
            case .duplicateKey(let key): "the key `\(key)` twice"
            case .tooDeep: "nested too deep"
            case .trailingBytes: "something behind the value"
            }
        return "\(fault), at byte \(offset)"
    }
}
