/// A pattern of the service language as every JSON Schema validator reads it.
///
/// Dialects differ in what `\d`, `\w`, `\s` and `.` mean beyond ASCII: they are written out, as ECMAScript has them.
package struct PortablePattern {
    private var rest: Substring.UnicodeScalarView
    private var result = ""

    /// The pattern for the whole text; `nil` where it has something that not every dialect can say (`\b`, `\p{L}`, `[^\W]`).
    package static func text(of pattern: String) -> String? {
        var portable = PortablePattern(rest: Substring(pattern).unicodeScalars)
        guard portable.translate() else { return nil }
        return "^(?:" + portable.result + ")$"
    }

    private init(rest: Substring.UnicodeScalarView) { self.rest = rest }

    private mutating func translate() -> Bool {
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\\": guard escape(isInClass: false) else { return false }
            case "[": guard set() else { return false }
            case ".": result += "[^\\n\\r\u{2028}\u{2029}]"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return true
    }

    private mutating func set() -> Bool {
        result += "["
        if rest.first == "^" {
            rest.removeFirst()
            result += "^"
        }
        var last: Unicode.Scalar?
        while let scalar = rest.popFirst() {
            // Two of these together are operators on sets to some.
            if scalar == last, scalar == "&" || scalar == "~" || scalar == "-" { return false }
            last = scalar
            switch scalar {
            case "]":
                result += "]"
                return true
            case "\\": guard escape(isInClass: true) else { return false }
            case "[": result += "\\["
            default: result.unicodeScalars.append(scalar)
            }
        }
        return false
    }

    private static let spaces = " \\t\\n\\v\\f\\r\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}"

    private mutating func escape(isInClass: Bool) -> Bool {
        guard let letter = rest.popFirst() else { return false }
        let members: [Unicode.Scalar: String] = ["d": "0-9", "w": "A-Za-z0-9_", "s": Self.spaces]
        if let set = members[letter] {
            result += isInClass ? set : "[\(set)]"
            return true
        }
        switch letter {
        case "D", "W", "S":
            guard !isInClass, let set = members[letter.properties.lowercaseMapping.unicodeScalars.first ?? letter] else { return false }
            result += "[^\(set)]"
        case "n", "r", "t", "f", "v": result += "\\\(letter)"
        case "x": return code(digits: 2)
        case "u": return rest.first == "{" ? bracedCode() : code(digits: 4)
        case "/": result += "/"
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "-": result += "\\\(letter)"
        default: return false
        }
        return true
    }

    private mutating func code(digits count: Int) -> Bool {
        let digits = String(String.UnicodeScalarView(rest.prefix(count)))
        rest = rest.dropFirst(count)
        return append(hexadecimal: digits)
    }

    private mutating func bracedCode() -> Bool {
        guard let end = rest.firstIndex(of: "}") else { return false }
        let digits = String(String.UnicodeScalarView(rest[rest.startIndex..<end].dropFirst()))
        rest = rest[rest.index(after: end)...]
        return append(hexadecimal: digits)
    }

    /// The character itself, written so that it means itself.
    private mutating func append(hexadecimal digits: String) -> Bool {
        guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else { return false }
        if code < 0x20 || code == 0x7F {
            let text = String(code, radix: 16)
            result += "\\x" + (text.utf8.count < 2 ? "0" : "") + text
        } else if "\\^$.|?*+()[]{}-".unicodeScalars.contains(scalar) {
            result += "\\\(scalar)"
        } else {
            result.unicodeScalars.append(scalar)
        }
        return true
    }
}
