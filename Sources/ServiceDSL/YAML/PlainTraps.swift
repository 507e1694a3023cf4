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
        if first == ch("~"), text.count == 1 { return .emptyValue(key: nil, written: "~") }
        return text.count >= 2 && text.count <= 5 ? wordFault(text) : nil
    }

    /// `yes`, `NULL` and the like; `true` and `false` are what they seem.
    private static func wordFault(_ text: UnsafeBufferPointer<UInt8>) -> YAMLFault? {
        var packed: UInt64 = 0
        for byte in text { packed = packed << 8 | UInt64(byte | 0x20) }
        let isNull: Bool
        switch packed {
        case yes, no, on, off: isNull = false
        case true4, false5:
            if text[0] >= ch("a"), text[1] >= ch("a") { return nil }
            isNull = false
        case null: isNull = true
        default: return nil
        }
        let word = String(decoding: text, as: UTF8.self)
        // Only the three spellings of YAML 1.1: `yes`, `Yes`, `YES`.
        guard word.utf8.dropFirst().allSatisfy({ $0 < ch("a") }) || word.utf8.dropFirst().allSatisfy({ $0 >= ch("a") }) else { return nil }
        guard word.utf8.dropFirst().allSatisfy({ $0 >= ch("a") }) || text[0] < ch("a") else { return nil }
        return isNull ? .emptyValue(key: nil, written: word) : .yesNoBoolean(word)
    }

    private static let yes = packed("yes"), no = packed("no"), on = packed("on"), off = packed("off")
    private static let true4 = packed("true"), false5 = packed("false"), null = packed("null")

    private static func packed(_ word: StaticString) -> UInt64 {
        word.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
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
