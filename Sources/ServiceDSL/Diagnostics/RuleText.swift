/// The catalogue of rules as text: what `mppc explain`, `mppc rules` and `docs/rules` print.
public enum RuleText {
    public struct Page: Hashable, Sendable {
        public let name: String
        public let text: String
    }

    /// One rule, for a terminal, with the severity that its findings have here.
    public static func plain(_ rule: Rule, severities: Severities, language: MessageLanguage) -> String {
        let isEnglish = language == .en
        let (rank, reason) = rank(rule, severities)
        var text = "\(rule.code) \(rule.slug) (\(rank))\n"
        if let reason { text += "\(reason[language])\n" }
        text += "\(rule.summary[language])\n"
        if !rule.explanation[language].isEmpty { text += "\n\(wrapped(rule.explanation[language]))\n" }
        if let source = rule.source { text += "\n\(isEnglish ? "Source" : "Sumber"): \(source)\n" }
        if !rule.failing.isEmpty { text += "\n\(isEnglish ? "Wrong" : "Salah"):\n\n\(indented(rule.failing))\n" }
        if !rule.passing.isEmpty { text += "\n\(isEnglish ? "Right" : "Benar"):\n\n\(indented(rule.passing))\n" }
        return text
    }

    /// All rules, a line each, with the severity that their findings have here.
    public static func list(_ rules: [Rule], severities: Severities, language: MessageLanguage) -> String {
        let width = rules.map(\.slug.utf8.count).max() ?? 0
        return rules.map { rule in
            let (rank, reason) = rank(rule, severities)
            let summary = rule.summary[language] + (reason.map { " [\($0[language])]" } ?? "")
            return "\(rule.code)  \(padded(rule.slug, width))  \(padded(rank, 7))  \(summary)\n"
        }.joined()
    }

    /// How grave its findings are, and why that is another severity than the rule's own.
    private static func rank(_ rule: Rule, _ severities: Severities) -> (String, because: Words?) {
        let told = severities.severity(of: rule)
        guard told != rule.severity else { return (rule.rank, nil) }
        let because = Words(
            en: "by \(Configuration.fileName); of itself \(rule.rank)", id: "menurut \(Configuration.fileName); aslinya \(rule.rank)")
        return (told?.rawValue ?? "none", because)
    }

    /// A page for each rule in both languages, and a list of them.
    public static func pages(_ rules: [Rule]) -> [Page] {
        var index = "# Rules\n\nWritten by `mppc rules --markdown docs/rules`; `mppc explain CODE` prints the same.\n\n"
        index += "| Code | Rule | Severity | What is wrong | Apa yang salah |\n| --- | --- | --- | --- | --- |\n"
        for rule in rules {
            index += "| [\(rule.code)](\(rule.code).md) | `\(rule.slug)` | \(rule.rank) "
            index += "| \(cell(rule.summary.en)) | \(cell(rule.summary.id)) |\n"
        }
        return [Page(name: "README.md", text: index)] + rules.map { Page(name: "\($0.code).md", text: page($0)) }
    }

    private static func page(_ rule: Rule) -> String {
        var text = "# \(rule.code) `\(rule.slug)`\n\nSeverity: \(rule.rank)\n"
        if let source = rule.source { text += "\nSource: \(source)\n" }
        text += "\n\(sentence(rule.summary.en)) \(flowing(rule.explanation.en))\n"
        text += "\n*Bahasa Indonesia.* \(sentence(rule.summary.id)) \(flowing(rule.explanation.id))\n"
        if !rule.failing.isEmpty { text += "\n## Wrong / Salah\n\n```yaml\n\(trimmed(rule.failing))\n```\n" }
        if !rule.passing.isEmpty { text += "\n## Right / Benar\n\n```yaml\n\(trimmed(rule.passing))\n```\n" }
        return text
    }

    private static func sentence(_ summary: String) -> String {
        guard let first = summary.first else { return "" }
        return "**\(first.uppercased())\(summary.dropFirst()).**"
    }

    private static func flowing(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.last == "\n" { text = text.dropLast() }
        return String(text)
    }

    private static func indented(_ text: String) -> String {
        trimmed(text).split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }

    /// Broken into lines of at most 100 characters, for a terminal.
    private static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        var line = ""
        for word in flowing(text).split(separator: " ") {
            if !line.isEmpty, line.unicodeScalars.count + 1 + word.unicodeScalars.count > 100 {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " \(word)"
        }
        if !line.isEmpty { lines.append(line) }
        return lines.joined(separator: "\n")
    }
}
