import ServiceIR

extension Rule {
    /// A number with a point as it separates thousands in Indonesian.
    static let thousandsPoint = Rule(
        code: 536, slug: "thousands-point",
        summary: Words(en: "a point that seems to separate thousands", id: "titik yang tampaknya memisahkan ribuan"),
        explanation: Words(
            en: """
                In a number the point stands before the fraction: `25.000` is twenty-five, a thousandth of what was meant. Write thousands without a \
                point, `25000`, and a fraction without zeros at its end, `25` or `25.5`.
                """,
            id: """
                Dalam bilangan, titik memisahkan pecahan: `25.000` berarti dua puluh lima, seperseribu dari yang dimaksud. Tulis ribuan tanpa titik, \
                `25000`, dan pecahan tanpa nol di ujungnya, `25` atau `25.5`.
                """),
        failing: "tarif: { of: applicant, unit: rupiah, rows: { person: 25.000, company: 50000 } }",
        passing: "tarif: { of: applicant, unit: rupiah, rows: { person: 25000, company: 50000 } }")
}

/// Finds `25.000` where `25000` must be meant: nobody writes a fraction of three digits that ends in a zero.
enum ThousandsPoint {
    private static func matches(_ text: Substring) -> Bool {
        guard (5...7).contains(text.utf8.count) else { return false }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...3).contains(parts[0].utf8.count), parts[1].utf8.count == 3 else { return false }
        guard parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }) else { return false }
        return parts[0].first != "0" && parts[1].last == "0"
    }

    private static func finding(_ text: Substring, at span: SourceSpan, _ pointer: String) -> Diagnostic {
        let whole = text.filter { $0 != "." }
        return Diagnostic(
            .thousandsPoint, at: span, pointer: pointer,
            message: Words(
                en: "`\(text)` is read as a fraction, not as thousands", id: "`\(text)` dibaca sebagai pecahan, bukan ribuan"),
            helps: [Words(en: "write `\(whole)`", id: "tulis `\(whole)`")],
            fixes: [.replacing(span, with: whole, .maybe)])
    }

    /// In a number that stands alone, or with its unit behind it.
    static func find(in value: YAMLNode) -> Diagnostic? {
        let number = value.text.prefix { $0 != " " }
        return matches(number) ? finding(number, at: value.span(ofText: 0..<number.utf8.count), value.pointer) : nil
    }

    /// In the numbers among the words of a range: `1 to 1.000`.
    static func find(inWordsOf range: YAMLNode) -> [Diagnostic] {
        var found: [Diagnostic] = []
        let text = range.text
        for word in text.split(separator: " ") where matches(word) {
            let start = text.utf8.distance(from: text.startIndex, to: word.startIndex)
            found.append(finding(word, at: range.span(ofText: start..<(start + word.utf8.count)), range.pointer))
        }
        return found
    }

    /// In answers: each number that stands alone and in no quotes, in whatever list or map.
    static func find(inAnswers node: YAMLNode) -> [Diagnostic] {
        switch node.kind {
        case .mapping: node.entries.flatMap { find(inAnswers: $0.value) }
        case .sequence: node.items.flatMap { find(inAnswers: $0) }
        case .scalar: node.isPlain && matches(Substring(node.text)) ? [finding(Substring(node.text), at: node.span, node.pointer)] : []
        case .empty: []
        }
    }

    /// In the numbers of an expression.
    static func find(in node: Node, of text: ExpressionText) -> [Diagnostic] {
        if case .literal(.decimal) = node.kind {
            let written = Substring(String(decoding: Array(text.text.utf8)[node.range], as: UTF8.self))
            return matches(written) ? [finding(written, at: text.span(of: node.range), text.node.pointer)] : []
        }
        return node.children.flatMap { find(in: $0, of: text) }
    }
}
