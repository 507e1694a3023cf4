import ServiceIR

/// Rows that stand for a value by `when`.
extension SyntaxDecoder {
    /// A list whose items are maps with `when` or with the key itself.
    func isRows(_ node: YAMLNode, _ key: Key) -> Bool {
        guard node.kind == .sequence, let first = node.items.first(where: { _ in true }) else { return false }
        return first.kind == .mapping && (first.entry("when") != nil || first.entry(key.rawValue) != nil)
    }

    mutating func rows(_ node: YAMLNode, _ keyword: Keyword) -> SyntaxValue {
        let wasOverlay = isOverlay
        isOverlay = false
        defer { isOverlay = wasOverlay }
        var rows: [SyntaxRow] = []
        var isWhole = true
        let last = node.count - 1
        for (place, item) in node.items.enumerated() {
            guard item.kind == .mapping, !item.isFaulty else {
                if !item.isFaulty { sink.report(.malformedRow(.notAMap, keyword.key, at: item.span, in: item)) }
                isWhole = false
                continue
            }
            var row = SyntaxRow(when: nil, value: .faulty, span: item.span, valueSpan: item.span)
            var hasValue = false
            var hasWhen = false
            for entry in item.entries {
                switch entry.name {
                case "when":
                    hasWhen = true
                    if place == last {
                        sink.report(.malformedRow(.lastHasWhen, keyword.key, at: entry.key.span, in: entry.key))
                    }
                    if case .expression(let when) = value(entry.value, .expression, key: .when) { row.when = when } else { isWhole = false }
                case keyword.key.rawValue:
                    hasValue = true
                    row.value = value(entry.value, keyword.value, key: keyword.key)
                    row.valueSpan = entry.value.span
                case "reason" where keyword.isRoute:
                    if case .text(let text) = value(entry.value, .text, key: .reason) { row.reason = text }
                default:
                    sink.report(.malformedRow(.otherKey(entry.name), keyword.key, at: entry.key.span, in: entry.key))
                    // One of the two was meant.
                    hasValue = true
                    hasWhen = true
                    isWhole = false
                }
            }
            if !hasValue { sink.report(.malformedRow(.noValue, keyword.key, at: item.span.startPoint, in: item)) }
            if !hasWhen, place < last { sink.report(.malformedRow(.earlierWithoutWhen, keyword.key, at: item.span, in: item)) }
            rows.append(row)
        }
        return isWhole ? .rows(rows) : .faulty
    }
}
