import Console
import ServiceDSL

/// Prints what a shell reads to complete command lines.
struct CompletionsCommand: Command {
    static let usage = CommandUsage(
        name: "completions",
        summary: Words(
            en: "Print what makes a shell complete commands, options and their values.",
            id: "Menampilkan skrip agar shell melengkapi perintah, pilihan, dan nilainya."),
        discussion: Words(
            en: """
                bash: source <(mppc completions bash), in ~/.bashrc.
                zsh: mppc completions zsh > _mppc, in a folder of $fpath.
                fish: mppc completions fish > ~/.config/fish/completions/mppc.fish.
                """,
            id: """
                bash: source <(mppc completions bash), di ~/.bashrc.
                zsh: mppc completions zsh > _mppc, di salah satu folder $fpath.
                fish: mppc completions fish > ~/.config/fish/completions/mppc.fish.
                """),
        operands: .one("SHELL", Words(en: "bash, zsh or fish.", id: "bash, zsh, atau fish.")),
        operandWords: { known },
        options: [.lang])

    private static let known = CompletionScript.ShellName.allCases.map(\.rawValue)
    private let shell: CompletionScript.ShellName
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        guard let shell = CompletionScript.ShellName(rawValue: line.operands[0]) else {
            let list = Self.known.joined(separator: ", ")
            let words = Words(
                en: "no completions for `\(line.operands[0])`; there are those for \(list)",
                id: "tidak ada skrip untuk `\(line.operands[0])`; yang ada untuk \(list)")
            throw .usage([words], command: Self.usage.name)
        }
        self.shell = shell
        language = line.language
    }

    func run() -> ExitStatus {
        Shell.print(CompletionScript(of: Mppc.text, Mppc.commands.map { $0.usage }, in: language).text(for: shell))
        return .clean
    }
}
