import ServiceIR

/// Text of authors within XML.
enum XMLText {
    /// Where it stands.
    enum Place { case content, doubleQuoted, singleQuoted }

    /// Escaped by scalars; what XML 1.0 cannot hold at all becomes U+FFFD.
    static func escaped(_ text: String, in place: Place = .doubleQuoted) -> String {
        guard Text.has(text, byte: { isSpecial($0, in: place) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where place == .doubleQuoted: result += "&quot;"
            case "'" where place == .singleQuoted: result += "&#39;"
            case "\t", "\n", "\r": result.unicodeScalars.append(place == .content ? scalar : " ")
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": result.unicodeScalars.append("\u{FFFD}")
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a byte is, or may begin, what is escaped.
    private static func isSpecial(_ byte: UInt8, in place: Place) -> Bool {
        switch byte {
        // U+FFFE and U+FFFF begin with the byte EF.
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0...0x1F, 0x7F, 0xEF: true
        case UInt8(ascii: "\""): place == .doubleQuoted
        case UInt8(ascii: "'"): place == .singleQuoted
        default: false
        }
    }
}
