import ServiceIR

/// A service as it was laid together, as YAML again: each value on a line of its own, with where it was written as a comment.
public struct ServiceYAML {
    private let sources: SourceSet
    /// What is said of the place of a value; nothing = no comment.
    private let origin: (SourceSpan) -> String
    private var lines: [(text: String, comment: String)] = []

    private init(_ sources: SourceSet, origin: @escaping (SourceSpan) -> String) {
        self.sources = sources
        self.origin = origin
    }

    public static func text(_ service: SyntaxMap, in sources: SourceSet, origin: @escaping (SourceSpan) -> String) -> String {
        var printer = ServiceYAML(sources, origin: origin)
        var whole = service
        whole.members.removeAll { $0.key == .extends }
        printer.print(whole, "", first: "")
        let width = min(100, printer.lines.map { $0.text.unicodeScalars.count }.max() ?? 0)
        return printer.lines.map { line in
            if line.comment.isEmpty { return line.text + "\n" }
            let gap = max(2, width + 2 - line.text.unicodeScalars.count)
            return line.text + String(repeating: " ", count: gap) + "# " + line.comment + "\n"
        }.joined()
    }

    private mutating func add(_ text: String, _ span: SourceSpan? = nil) { lines.append((text, span.map(origin) ?? "")) }

    // MARK: Maps

    /// The keys of a map in the order of the language; `first` stands before the first of them, for the item of a list.
    private mutating func print(_ map: SyntaxMap, _ indent: String, first: String) {
        var lead = first
        let order = Keywords.shape(map.shape).keywords.map(\.key)
        for key in order {
            guard let member = map[key] else { continue }
            print(key.rawValue, member.value, at: member.span, indent, lead: lead)
            lead = indent
        }
    }

    private mutating func print(_ key: String, _ value: SyntaxValue, at span: SourceSpan, _ indent: String, lead: String) {
        let inner = indent + "  "
        switch value {
        case .map(let map):
            if let only = map.members.first, map.members.count == 1, only.keySpan == nil {
                print(key, only.value, at: only.span, indent, lead: lead)
            } else if map.members.isEmpty {
                add("\(lead)\(key): {}", map.span)
            } else {
                add("\(lead)\(key):")
                print(map, inner, first: inner)
            }
        case .entries(let entries):
            add("\(lead)\(key):")
            for entry in entries { print(entry.id.value, entry.value, at: entry.valueSpan ?? entry.span, inner, lead: inner) }
        case .list(let items):
            let maps = items.compactMap { item -> SyntaxMap? in if case .map(let map) = item.value { map } else { nil } }
            if maps.count == items.count, !maps.isEmpty {
                add("\(lead)\(key):")
                for map in maps { print(map, inner + "  ", first: inner + "- ") }
            } else {
                add("\(lead)\(key): [\(items.map { scalar($0.value, at: $0.span) }.joined(separator: ", "))]", span)
            }
        case .rows(let rows):
            add("\(lead)\(key):")
            for row in rows {
                var start = inner + "- "
                if let when = row.when {
                    add("\(start)when: \(scalar(.expression(when), at: when.span))", when.span)
                    start = inner + "  "
                }
                print(key, row.value, at: row.valueSpan, inner + "  ", lead: start)
                if let reason = row.reason { add("\(inner)  reason: \(quoted(reason))", row.span) }
            }
        case .node(let node): print(key, node, indent, lead: lead)
        default: add("\(lead)\(key): \(scalar(value, at: span))", span)
        }
    }

    private mutating func print(_ key: String, _ node: YAMLNode, _ indent: String, lead: String) {
        guard node.kind == .mapping else {
            add("\(lead)\(key): \(raw(node.span) ?? quoted(node.text))", node.span)
            return
        }
        add("\(lead)\(key):")
        for entry in node.entries { print(raw(entry.key.span) ?? quoted(entry.name), entry.value, indent + "  ", lead: indent + "  ") }
    }

    // MARK: Scalars

    private func scalar(_ value: SyntaxValue, at span: SourceSpan) -> String {
        switch value {
        case .text(let text):
            return raw(span) ?? quoted(text)
        case .expression(let text): return raw(text.span) ?? quoted(text.text)
        case .string(let text): return raw(span) ?? quoted(text)
        case .names(let names):
            return names.count == 1 ? names[0].value : "[\(names.map(\.value).joined(separator: ", "))]"
        case .event(let step, let action): return action.map { "\(step.value).\($0.value)" } ?? step.value
        case .flag(let flag): return flag ? "true" : "false"
        case .count(let number): return String(number)
        case .duration(let range): return raw(span) ?? String(describing: range)
        case .timeLimit(let range, let per): return raw(span) ?? "\(range) per \(per.text)"
        case .date(let date): return String(describing: date)
        default: return raw(span) ?? "to_fill"
        }
    }

    /// A value as it was written, where that stands on one line and depends on nothing else.
    private func raw(_ span: SourceSpan) -> String? {
        let text = sources[span].text(of: span)
        guard let first = text.utf8.first, !"&*!|>-".utf8.contains(first), !text.utf8.contains(UInt8(ascii: "\n")) else { return nil }
        return text
    }

    private func quoted(_ text: LocalText) -> String {
        if text.byLanguage.count == 1, let only = text.byLanguage.first { return quoted(only.value) }
        return "{ " + text.byLanguage.map { "\($0.key.rawValue): \(quoted($0.value))" }.joined(separator: ", ") + " }"
    }

    /// As JSON writes a string, which YAML reads alike.
    private func quoted(_ text: String) -> String { String(decoding: JSONValue.string(text).bytes(.compact), as: UTF8.self) }
}
