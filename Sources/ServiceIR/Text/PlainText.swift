extension Text {
    /// The text for HTML, in an element or in a quoted value. By Unicode scalars: by characters, a quote with a combining mark after it
    /// would stay as it is.
    public static func html(_ text: String) -> String {
        guard has(text, byte: isMarkup) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }

    /// The text as a part of one line: each run of line breaks, controls and other characters that nobody sees is one space, so that no
    /// name can look like a line of its own.
    public static func onOneLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isSpaced = true
        for scalar in text.unicodeScalars {
            if UnseenScalars.contains(scalar), scalar != "\u{A0}" {
                if !isSpaced { result.append(" ") }
                isSpaced = true
            } else {
                result.append(scalar)
                isSpaced = false
            }
        }
        if result.last == " " { result.removeLast() }
        return String(result)
    }
}
