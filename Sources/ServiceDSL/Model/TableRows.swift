import ServiceIR

/// The rows of a table as they are written: nested maps down to numbers.
enum TableRows {
    /// Whether every number in the rows is whole.
    static func isWhole(_ node: YAMLNode) -> Bool {
        switch node.kind {
        case .mapping: node.entries.allSatisfy { isWhole($0.value) }
        // What is no number, as `Rp1.500.000`, is told by itself.
        case .scalar: Quantities.meantRupiah(node.text) != nil || !node.utf8.prefix { $0 != UInt8(ascii: " ") }.contains(UInt8(ascii: "."))
        case .sequence, .empty: true
        }
    }

    /// Every number that stands in the rows.
    static func numbers(_ node: YAMLNode) -> [Decimal128] {
        node.kind == .mapping ? node.entries.flatMap { numbers($0.value) } : [value(node)?.number].compactMap(\.self)
    }

    /// A number, `100000 per hari`, or `none`.
    static func value(_ node: YAMLNode) -> TableValue? {
        guard node.isPlain else { return nil }
        if node.reads("none") { return TableValue(nil) }
        let words = node.text.split(separator: " ", maxSplits: 2)
        guard let number = words.first.flatMap({ Decimal128(String($0)) }) else { return nil }
        var value = TableValue(number)
        if words.count == 1 { return value }
        guard words.count == 3, words[1] == "per" else { return nil }
        value.per = String(words[2])
        return value
    }

    /// `0 to 10`, `over 10 to 25`, `over 25`, `25`.
    static func range(_ text: String) -> TableKey? {
        var words = text.split(separator: " ")
        var isExclusive = false
        if words.first == "over" {
            isExclusive = true
            words.removeFirst()
        }
        switch words.count {
        case 1:
            guard let number = Decimal128(String(words[0])) else { return nil }
            return isExclusive ? TableKey(from: number, isExclusive: true, to: nil) : TableKey(from: number, to: number)
        case 3:
            guard words[1] == "to" || words[1] == "sampai", let from = Decimal128(String(words[0])), let to = Decimal128(String(words[2])),
                isExclusive ? from < to : from <= to
            else { return nil }
            return TableKey(from: from, isExclusive: isExclusive, to: to)
        default: return nil
        }
    }

    /// What `lebih dari 30`, `> 30`, `11-30`, `11 s.d. 30` or `30 to 11` is meant to be.
    static func meantRange(_ text: String) -> String? {
        var rest = text.lowercased()[...]
        var isExclusive = false
        for mark in ["over", "lebih dari", "di atas", "diatas", "more than", "above", ">"] where rest.hasPrefix(mark) {
            rest = rest.dropFirst(mark.count)
            // `>= 30` says another thing.
            if rest.hasPrefix("=") { return nil }
            isExclusive = true
            break
        }
        var numbers: [Decimal128] = []
        for word in rest.replacing("–", with: " - ").replacing("-", with: " - ").split(separator: " ") {
            if let number = Decimal128(String(word)) {
                numbers.append(number)
            } else if !["-", "to", "sampai", "s.d.", "s/d", "sd", "hingga", "until"].contains(word),
                !(numbers.count == 1 && word == "dengan")
            {
                return nil
            }
        }
        let over = isExclusive ? "over " : ""
        switch numbers.count {
        case 1: return isExclusive ? "over \(numbers[0])" : nil
        case 2 where numbers[0] != numbers[1]: return "\(over)\(min(numbers[0], numbers[1])) to \(max(numbers[0], numbers[1]))"
        default: return nil
        }
    }
}
