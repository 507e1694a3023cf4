/// How the author's ids are written, and which words are no ids.
enum IDRules {
    /// Words that mean something wherever an id may stand.
    private static let reserved = ["replace", "after", "before", "true", "false", "none", "removed", "to_fill"]
    /// Words of expressions: what is seen bare there has none of these.
    static let expressionWords = [
        "variant", "applicant", "channel", "today", "submitted", "fee", "documents", "delivery",
        "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace",
        "return", "var", "void", "while", "null",
    ]

    /// The words that some kind of id may not be: few ids are any of them.
    private static let allReserved = Set(reserved + expressionWords + IDKind.allCases.flatMap(\.reserved))

    /// `a`, `a_b`, `a1_b2`: lower-case letters and digits, words joined by one underscore.
    static func isSnakeCase(_ bytes: ArraySlice<UInt8>) -> Bool { isJoined(bytes, by: UInt8(ascii: "_")) }
    static func isKebabCase(_ bytes: ArraySlice<UInt8>) -> Bool { isJoined(bytes, by: UInt8(ascii: "-")) }

    private static func isJoined(_ bytes: ArraySlice<UInt8>, by joint: UInt8) -> Bool {
        guard let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first), bytes.last != joint else { return false }
        var previous = first
        for byte in bytes {
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard isLetter || isDigit || (byte == joint && previous != joint) else { return false }
            previous = byte
        }
        return true
    }

    /// So many letters an id may have: it stands in addresses, databases and on pages.
    static let longest = 100

    /// What is wrong with an id that the author made up.
    static func fault(of key: YAMLNode, as kind: IDKind) -> Diagnostic? {
        if kind == .lock {
            let parts = key.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            return parts.allSatisfy(isSnakeCase) ? nil : .badID(key, proposal: nil, isKebab: false)
        }
        if kind == .finding { return nil }
        let isWell = isSnakeCase(key.utf8)
        if !isWell, let missing = Diagnostic.missingColon(key) { return missing }
        if key.utf8.count > longest { return .longID(key) }
        if !isWell { return .badID(key, proposal: proposal(key.text, joint: "_"), isKebab: false) }
        let id = key.text
        guard allReserved.contains(id) else { return nil }
        let isTaken = reserved.contains(id) || kind.reserved.contains(id) || kind.isSeenBare && expressionWords.contains(id)
        return isTaken ? .reservedID(key) : nil
    }

    /// The words that are no ids of this kind, by where they mean something else.
    static func taken(by kind: IDKind) -> [[String]] {
        // An option is written in quotes wherever it is read, and `true` or `false` is a row of a table.
        [reserved, kind.reserved, kind.isSeenBare ? expressionWords : []]
    }

    static func kebabFault(of node: YAMLNode) -> Diagnostic? {
        if node.utf8.count > longest { return .longID(node) }
        return isKebabCase(node.utf8) ? nil : .badID(node, proposal: proposal(node.text, joint: "-"), isKebab: true)
    }

    /// The nearest text that is an id: lower case, joined.
    static func proposal(_ text: String, joint: Character) -> String? {
        var result = ""
        for scalar in text.lowercased().unicodeScalars {
            if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
                result.unicodeScalars.append(scalar)
            } else if !result.isEmpty, result.last != joint {
                result.append(joint)
            }
        }
        while result.last == joint { result.removeLast() }
        guard let first = result.utf8.first, first >= UInt8(ascii: "a") else { return nil }
        return result
    }
}
