/// A pattern of the service language as every JSON Schema validator reads it.
///
/// Dialects differ in what `\d`, `\w`, `\s` and `.` mean beyond ASCII: they are written out.
enum PortablePattern {
    /// The pattern for the whole text; `nil` where it has something that cannot be written for all dialects.
    static func text(of pattern: String) -> String? {
        var result = ""
        var isInClass = false
        var scalars = pattern.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\\":
                guard let escaped = scalars.popFirst() else { return nil }
                guard let written = classes(escaped, isInClass: isInClass) else { return nil }
                result += written
            case "[":
                if isInClass { result += "\\[" } else { result += "[" }
                isInClass = true
            case "]":
                result += "]"
                isInClass = false
            case "." where !isInClass: result += "[^\\n\\r]"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return "^(?:" + result + ")$"
    }

    private static func classes(_ letter: Unicode.Scalar, isInClass: Bool) -> String? {
        func written(_ members: String, isNegative: Bool) -> String? {
            if !isNegative { return isInClass ? members : "[\(members)]" }
            return isInClass ? nil : "[^\(members)]"
        }
        switch letter {
        case "d": return written("0-9", isNegative: false)
        case "D": return written("0-9", isNegative: true)
        case "w": return written("A-Za-z0-9_", isNegative: false)
        case "W": return written("A-Za-z0-9_", isNegative: true)
        case "s": return written(" \\t\\n\\f\\r", isNegative: false)
        case "S": return written(" \\t\\n\\f\\r", isNegative: true)
        case "n", "r", "t", "f": return "\\" + String(Character(letter))
        default:
            // Letters and digits would mean something of the dialect's own.
            guard !letter.properties.isAlphabetic, letter.properties.numericType == nil else { return nil }
            return "\\" + String(Character(letter))
        }
    }
}
