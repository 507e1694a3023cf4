/// A value written in one form where another is wanted: how it is written in that one.
enum MeantForms {
    static func meant(_ node: YAMLNode, as wanted: WantedForm) -> String? {
        switch (wanted, node.kind) {
        case (.aList, .scalar): return words(node.text).map { "[\($0.joined(separator: ", "))]" }
        case (.aList, .mapping):
            let names = node.entries.map(\.name)
            return node.entries.allSatisfy { $0.value.kind == .empty } ? "[\(names.joined(separator: ", "))]" : nil
        case (.anIDOrList, .mapping):
            let names = node.entries.map(\.name)
            return names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
        case (.aMapOfIDs, .sequence):
            let items = node.items.map { item in item.kind == .scalar ? IDRules.proposal(item.text, joint: "_") : nil }
            guard items.count > 0, items.count <= 6, items.allSatisfy({ $0 != nil }) else { return nil }
            return "{ \(items.compactMap { $0.map { "\($0): …" } }.joined(separator: ", ")) }"
        case (.aMapOfIDs, .scalar):
            guard let names = words(node.text) else { return nil }
            return "{ \(names.map { "\($0): …" }.joined(separator: ", ")) }"
        case (.expression, .mapping), (.flagOrCondition, .mapping): return condition(node)
        case (.wholeNumber, .scalar), (.copies, .scalar): return MeantTimes.number(node.text).map { "\($0)" }
        case (.timeSpan, .scalar): return MeantTimes.span(node.text).map { "\"\($0)\"" }
        case (.bounds, .scalar): return bounds(node.text)
        // One thing in brackets.
        case (_, .sequence):
            guard node.count == 1, let only = node.items.first(where: { _ in true }), only.kind == .scalar else { return nil }
            return only.isQuoted ? "\"\(only.text)\"" : only.text
        default: return nil
        }
    }

    /// `applicant == 'company'` of `{ applicant: company }`.
    private static func condition(_ node: YAMLNode) -> String? {
        let parts = node.entries.map { entry -> String? in
            guard entry.value.kind == .scalar, !entry.value.isFaulty, IDRules.isSnakeCase(ArraySlice(Array(entry.name.utf8))) else {
                return nil
            }
            let value = entry.value.text
            let isBare = entry.value.isPlain && (value == "true" || value == "false" || Int64(value) != nil)
            if !isBare, value.contains("'") || value.contains("\\") { return nil }
            return "\(entry.name) == \(isBare ? value : "'\(value)'")"
        }
        let known = parts.compactMap(\.self)
        return !known.isEmpty && known.count == parts.count ? known.joined(separator: " && ") : nil
    }

    /// The ids among which commas, semicolons or `dan` stand.
    private static func words(_ text: String) -> [String]? {
        let words = text.split { ",; ".contains($0) }.map(String.init).filter { !["dan", "and", "&"].contains($0) }
        guard !words.isEmpty, words.count <= 8, words.allSatisfy({ IDRules.isSnakeCase(ArraySlice(Array($0.utf8))) }) else { return nil }
        return words
    }

    /// `1 to 20` of `20`, `1-20`, `1 s/d 20`.
    private static func bounds(_ text: String) -> String? {
        let numbers = text.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
        let meant = numbers.count == 1 ? "1 to \(numbers[0])" : numbers.count == 2 ? "\(numbers[0]) to \(numbers[1])" : ""
        return Quantities.bounds(meant) == nil ? nil : meant
    }
}
