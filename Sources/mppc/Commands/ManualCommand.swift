import Console
import ServiceDSL

/// Prints the page of the system's manual.
struct ManualCommand: Command {
    static let usage = CommandUsage(
        name: "manual",
        summary: Words(
            en: "Print this program's page of the manual: `mppc manual > mppc.1`.",
            id: "Menampilkan halaman manual program ini: `mppc manual > mppc.1`."),
        options: [.lang])

    private let language: MessageLanguage

    init(_ line: ArgumentLine) { language = line.language }

    func run() -> ExitStatus {
        Shell.print(ManualPage(of: Mppc.text, version: Mppc.version, in: language).text(Mppc.commands.map { $0.usage }))
        return .clean
    }
}
