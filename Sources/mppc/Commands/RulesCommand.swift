import Console
import ServiceDSL

/// Lists the rules, or writes a page for each.
struct RulesCommand: Command {
    static let usage = CommandUsage(
        name: "rules",
        summary: Words(
            en: "List all rules, or write them as Markdown pages.",
            id: "Menampilkan semua aturan, atau menulisnya sebagai halaman Markdown."),
        options: [
            OptionUsage(
                name: .markdown, value: .text("DIR"),
                help: Words(
                    en: "Write README.md and a page for each rule into this folder; pages of rules that are gone are removed.",
                    id: "Menulis README.md dan satu halaman per aturan ke folder ini; halaman aturan yang sudah tidak ada dihapus.")),
            .config, .lang,
        ])

    private let markdown: String?
    private let settings: String?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) {
        markdown = line.text(.markdown)
        settings = line.text(.config)
        language = line.language
    }

    func run() throws(Fault) -> ExitStatus {
        guard let markdown else {
            let rules = RuleCatalog.all + (try KnownRules.own(settings: settings))
            Shell.print(RuleText.list(rules, severities: try KnownRules.severities(settings: settings), language: language))
            return .clean
        }
        let pages = RuleText.pages(RuleCatalog.all)
        for page in pages { try Files.write(Array(page.text.utf8), to: Paths.join(markdown, page.name)) }
        let names = Set(pages.map(\.name))
        for name in try Files.names(in: markdown) where name.hasPrefix("MPP") && name.hasSuffix(".md") && !names.contains(name) {
            Files.remove(Paths.join(markdown, name))
        }
        return .clean
    }
}
