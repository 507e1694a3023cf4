/// Plain scalars that YAML 1.1 readers, or people, take for something else than what is written.
enum PlainTraps {
    /// Keys whose value is a code, so that even a clean number is a mistake.
    private static let codeKeys = ["region", "nik", "nib", "npwp", "nop", "phone", "postal_code"]

    /// The trap that a plain value is, if it is one. `key` is the text of its key, if it has one.
    static func fault(_ text: UnsafeBufferPointer<UInt8>, key: @autoclosure () -> ArraySlice<UInt8>?) -> YAMLFault? {
        guard let first = text.first else { return nil }
        if first.isDigit || first == ch("+") || first == ch("-") {
            return numberFault(text, key: key())
        }
        guard text.count <= 5 else { return nil }
        switch first | 0x20 {
        case ch("y"), ch("n"), ch("o"), ch("t"), ch("f"): break
        default: return first == ch("~") && text.count == 1 ? .emptyValue(key: nil, written: "~") : nil
        }
        let word = String(decoding: text, as: UTF8.self)
        switch word {
        case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "True", "TRUE", "False", "FALSE":
            return .yesNoBoolean(word)
        case "null", "Null", "NULL": return .emptyValue(key: nil, written: word)
        default: return nil
        }
    }

    private static func numberFault(_ text: UnsafeBufferPointer<UInt8>, key: ArraySlice<UInt8>?) -> YAMLFault? {
        var digits = 0
        var colons = 0
        var points = 0
        for byte in text {
            if byte.isDigit {
                digits += 1
            } else if byte == ch(":") {
                colons += 1
            } else if byte == ch(".") {
                points += 1
            } else {
                return nil
            }
        }
        let word = { String(decoding: text, as: UTF8.self) }
        if colons > 0 {
            // 12:30 is 750 to YAML 1.1; a colon at an edge, or beside another, is something else.
            guard points == 0, text.last != ch(":"), text.first != ch(":") else { return nil }
            return .clockAsNumber(word())
        }
        if points == 0, digits > 1, text.first == ch("0") { return .codeAsNumber(word()) }
        if points == 0, digits >= 16 { return .codeAsNumber(word()) }
        if points <= 1, let key, codeKeys.contains(where: { key.elementsEqual($0.utf8) }) { return .codeAsNumber(word()) }
        return nil
    }

    /// The text opens a bracket or a quote and does not close it: what closes it was cut off.
    static func isCutOpen(_ text: some Collection<UInt8>) -> Bool {
        var depth = 0
        var quote: UInt8?
        var before = ch(" ")
        for byte in text {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == ch("'") || byte == ch("\"") {
                // An apostrophe inside a word (Jum'at) opens nothing.
                if !before.isLetter, !before.isDigit { quote = byte }
            } else if byte == ch("(") {
                depth += 1
            } else if byte == ch(")"), depth > 0 {
                depth -= 1
            }
            before = byte
        }
        return depth > 0 || quote != nil
    }
}
