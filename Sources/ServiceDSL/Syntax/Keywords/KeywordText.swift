/// The table of keywords as people read it.
public enum KeywordText {
    /// A reference in Markdown: a table for each kind of map, a row for each key. What it takes and says is the table's; what is left out, becomes,
    /// shows it and goes wrong is kept from `written`, the reference as it is.
    public static func reference(keeping written: String) -> String {
        let kept = Kept(written)
        let head = written.head(before: "## ") + "\n"
        return head
            + Keywords.shapes.map { shape in
                let rows = shape.keywords.filter { KeywordUse.all.contains(KeywordUse(shape: shape.name, key: $0.key)) }.map { keyword in
                    let facts = kept.facts(shape.name, keyword.key).joined(separator: " | ")
                    return
                        "| `\(keyword.key.rawValue)`\(keyword.isRequired ? " \\*" : "") | \(takes(keyword)) | \(keyword.summary.en) | \(facts) |\n"
                }
                return """
                    ## `\(shape.name.rawValue)`: \(shape.noun.en)

                    | key | takes | says | left out | becomes | shown by | misuse |
                    | --- | --- | --- | --- | --- | --- | --- |
                    \(rows.joined())
                    """
            }.joined(separator: "\n")
    }

    /// The last four columns of each row.
    private struct Kept {
        private var rows: [String: [String]] = [:]

        init(_ text: String) {
            var shape = ""
            for line in text.split(separator: "\n") {
                if line.hasPrefix("## `") { shape = String(line.dropFirst(4).prefix { $0 != "`" }) }
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimmed) }
                guard cells.count == 9, cells[1].hasPrefix("`") else { continue }
                rows["\(shape).\(cells[1].dropFirst().prefix { $0 != "`" })"] = Array(cells[4...7])
            }
        }

        func facts(_ shape: ShapeName, _ key: Key) -> [String] { rows["\(shape.rawValue).\(key.rawValue)"] ?? ["-", "-", "-", "-"] }
    }

    private static func takes(_ keyword: Keyword) -> String {
        takes(keyword.value, keyword.key) + (keyword.allowsRows ? "; rows" : "")
    }

    private static func takes(_ kind: SyntaxKind, _ key: Key) -> String {
        switch kind {
        case .text: "text"
        case .string: "string"
        case .expression: "expression"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .words(let words): "list of " + words.map { "`\($0)`" }.joined(separator: ", ")
        case .name(let name): "\(name.rawValue) id"
        case .names(let name), .turns(let name): "\(name.rawValue) id or list"
        case .event: "`STEP` or `STEP.ACTION`"
        case .kebabID: "id such as `izin-usaha`"
        case .flag: "`true` or `false`"
        case .flagOrCondition: "`true`, `false` or a condition"
        case .count(let range): range.upperBound == Int.max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
        case .constant: "number, date or time"
        case .duration(let range, let daysOrLonger):
            (daysOrLonger ? "days or longer" : "duration") + (range ? " or range" : "")
        case .timeLimit(let range):
            takes(.duration(range: range, daysOrLonger: false), key) + ", also `per` a list or number"
        case .date: "date"
        case .durationOrDate: "duration, or expression of a date or datetime"
        case .size: "size"
        case .unit: "unit"
        case .rounding: "`up`, `down` or `nearest` and a number"
        case .bounds: "`N to M`"
        case .join: "`all`, `any`, `in_order` or a number"
        case .officeHours: "hours by day"
        case .timeSpan: "span of hours"
        case .tableRows: "rows down to numbers"
        case .tableValue: "number or `none`"
        case .rate: "number with its unit"
        case .map(let shape): "`\(shape.rawValue)`"
        case .entries(let id, let inner): "\(id.rawValue) ids to \(takes(inner, key))"
        case .list(let inner): "list of \(takes(inner, key))"
        case .either(let first, let second): "\(takes(first, key)), or \(takes(second, key))"
        case .promises: "`promise`, promise ids to `promise`, or `steps`"
        case .anything: "values"
        }
    }
}

extension String {
    fileprivate func head(before mark: String) -> String {
        var head = ""
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(mark) { break }
            head += line + "\n"
        }
        while head.hasSuffix("\n\n") { head.removeLast() }
        return head
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
