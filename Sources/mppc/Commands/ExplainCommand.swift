import ArgumentParser
import ServiceDSL

/// Tells what a rule is about.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a rule by its code or name: `mppc explain MPP0401`.")

    @Argument(help: "MPP0401, 401 or unreachable-state.")
    var rule: String
    @OptionGroup var language: LanguageOption

    func run() throws {
        guard let found = RuleCatalog.rule(named: rule) else {
            let near = Suggestions.nearest(to: rule, in: RuleCatalog.all.map(\.slug))
            throw Fault.unknownRule(rule, near: near)
        }
        Shell.print(RuleText.plain(found, language: language.chosen))
    }
}

/// Lists the rules, or writes a page for each.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List all rules, or write them as Markdown pages.")

    @Option(name: .long, help: "Write README.md and a page for each rule into this folder; pages of rules that are gone are removed.")
    var markdown: String?
    @OptionGroup var language: LanguageOption

    func run() throws {
        guard let markdown else {
            Shell.print(RuleText.list(RuleCatalog.all, language: language.chosen))
            return
        }
        let pages = RuleText.pages(RuleCatalog.all)
        for page in pages { try Files.write(Array(page.text.utf8), to: Paths.join(markdown, page.name)) }
        let names = Set(pages.map(\.name))
        for name in try Files.names(in: markdown) where name.hasPrefix("MPP") && name.hasSuffix(".md") && !names.contains(name) {
            Files.remove(Paths.join(markdown, name))
        }
    }
}
