import Console
import ServiceDSL

/// Tells what a rule is about.
struct ExplainCommand: Command {
    static let usage = CommandUsage(
        name: "explain",
        summary: Words(
            en: "Explain a rule by its code or name: `mppc explain MPP0401`.",
            id: "Menjelaskan suatu aturan menurut kode atau namanya: `mppc explain MPP0401`."),
        operands: .one("RULE", Words(en: "MPP0401, 401 or unreachable-state.", id: "MPP0401, 401, atau unreachable-state.")),
        operandWords: { RuleCatalog.all.flatMap { [$0.code, $0.slug] } },
        options: [.lang])

    private let rule: String
    private let language: MessageLanguage

    init(_ line: ArgumentLine) {
        rule = line.operands[0]
        language = line.language
    }

    func run() throws(Fault) -> ExitStatus {
        guard let found = RuleCatalog.rule(named: rule) else {
            throw .unknownRule(rule, near: Suggestions.nearest(to: rule, in: RuleCatalog.all.map(\.slug)))
        }
        Shell.print(RuleText.plain(found, language: language))
        return .clean
    }
}
