/// What a byte is to YAML.
extension UInt8 {
    @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
    @inline(__always) var isBreak: Bool { self == 0x0A || self == 0x0D }
    @inline(__always) var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    @inline(__always) var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A || self >= 0x80 }
    /// The small letter of a capital one of ASCII.
    @inline(__always) var small: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
    /// A letter, digit, `_` or `-`: what an anchor's name and our ids are made of.
    @inline(__always) var isNameByte: Bool { (isLetter && self < 0x80) || isDigit || self == 0x5F || self == 0x2D }
    @inline(__always) var isFlowMark: Bool { self == ch(",") || self == ch("[") || self == ch("]") || self == ch("{") || self == ch("}") }
}

/// The byte of an ASCII character.
@inline(__always) func ch(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: scalar.value) }

/// The end of the line that holds `at`, without its break.
func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    var end = at
    while end < bytes.count, !bytes[end].isBreak { end += 1 }
    return end
}

/// The end of the text of the line that holds `at`, without blanks.
func trimmedLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    var end = lineEnd(bytes, at)
    while end > at, bytes[end - 1].isBlank { end -= 1 }
    return end
}
