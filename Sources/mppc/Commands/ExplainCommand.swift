import Console
import ServiceDSL

/// Tells what a rule is about.
struct ExplainCommand: Command {
    static let usage = CommandUsage(
        name: "explain",
        summary: Words(
            en: "Explain a rule by its code or name: `mppc explain MPP0401`.",
            id: "Menjelaskan suatu aturan menurut kode atau namanya: `mppc explain MPP0401`."),
        operands: .one(
            "RULE",
            Words(
                en: "MPP0401, 401 or unreachable-state; a rule of the region too, 9001.",
                id: "MPP0401, 401, atau unreachable-state; juga aturan daerah sendiri, 9001.")),
        operandWords: { RuleCatalog.all.flatMap { [$0.code, $0.slug] } },
        options: [.config, .lang])

    private let rule: String
    private let settings: String?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) {
        rule = line.operands[0]
        settings = line.text(.config)
        language = line.language
    }

    func run() throws(Fault) -> ExitStatus {
        let severities = try KnownRules.severities(settings: settings)
        if let found = RuleCatalog.rule(named: rule) {
            Shell.print(RuleText.plain(found, severities: severities, language: language))
            return .clean
        }
        let own = try KnownRules.own(settings: settings)
        // Two catalogs may have a rule of one code each.
        let found = own.filter { $0.isNamed(rule) }
        guard !found.isEmpty else {
            throw .unknownRule(rule, near: Suggestions.nearest(to: rule, in: (RuleCatalog.all + own).map(\.slug)))
        }
        Shell.print(found.map { RuleText.plain($0, severities: severities, language: language) }.joined(separator: "\n"))
        return .clean
    }
}
