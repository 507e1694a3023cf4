import ServiceIR

/// All rules, in the order of their codes: what `mppc explain`, `mppc rules` and `docs/rules` read.
public enum RuleCatalog {
    public static let all: [Rule] = blocks.flatMap { $0 }.sorted { $0.number < $1.number }

    /// One list for each block of codes; it stands beside the code that reports its rules.
    private static let blocks: [[Rule]] = [
        Rule.fileRules, Rule.yamlRules, Rule.structureRules, Rule.nameRules, Rule.workflowRules, Rule.formRules,
        Rule.definitionRules,
        Rule.timeRules, Rule.lawRules, Rule.standardRules, Rule.refusalRules,
    ]

    /// The rule that `text` names: `MPP0401`, `mpp0401`, `401`, `0401` or its slug.
    public static func rule(named text: String) -> Rule? {
        let lower = text.lowercased()
        if let rule = all.first(where: { $0.slug == lower }) { return rule }
        // What a submission is refused for has a slug of its own.
        if SubmissionFault.Code.allCases.contains(where: { $0.slug == lower }) {
            return all.first { $0.number == RefusalRule.invalidInput.code }
        }
        guard let number = number(in: lower) else { return nil }
        return all.first { $0.number == number }
    }

    static func number(in text: String) -> Int? { Int(text.hasPrefix("mpp") ? text.dropFirst(3) : Substring(text)) }
}

extension Rule {
    /// Whether `text` is its code or its slug.
    public func isNamed(_ text: String) -> Bool { slug == text.lowercased() || RuleCatalog.number(in: text.lowercased()) == number }
}
