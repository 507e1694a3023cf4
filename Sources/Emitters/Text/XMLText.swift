/// Text of authors within XML.
enum XMLText {
    /// Where it stands.
    enum Place { case content, doubleQuoted, singleQuoted }

    /// Escaped by scalars; what XML 1.0 cannot hold at all becomes U+FFFD.
    static func escaped(_ text: String, in place: Place = .doubleQuoted) -> String {
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
}
