import Console
import ServiceDSL

@main
struct Main {
    static func main() {
        ignoreBrokenPipes()
        Shell.exit(Mppc.run(Array(CommandLine.arguments.dropFirst())))
    }
}

/// The compiler of service definitions.
enum Mppc {
    static let version = "0.1.0"

    private static let text = ProgramText(
        name: "mppc",
        summary: Words(
            en: "Checks, builds and tries out service definitions of a region.",
            id: "Memeriksa, membangun, dan mencoba definisi layanan suatu daerah."),
        discussion: Words(
            en: """
                PATH is a file, a folder (everything below it that is a definition), or `-` for standard input. A single file is read together with the nearest catalog above it.
                Findings are what `check` makes: it prints them to standard output. All other commands keep standard output for their own result and print findings to standard error.
                Exit status: 0 = nothing at or above --fail-on; 1 = findings (or a scenario that fails); 2 = wrong usage, or a file that cannot be read or written; 70 = a fault of mppc itself.
                Language: --lang id|en, else LC_ALL, LC_MESSAGES, LANG; Indonesian where these say nothing. NO_COLOR is honoured.
                """,
            id: """
                PATH ialah berkas, folder (semua definisi di dalamnya), atau `-` untuk masukan standar. Satu berkas dibaca bersama katalog terdekat di atasnya.
                Temuan dibuat oleh `check` dan ditampilkan di keluaran standar. Perintah lain memakai keluaran standar untuk hasilnya sendiri dan menampilkan temuan di keluaran galat.
                Status keluar: 0 = tidak ada yang mencapai --fail-on; 1 = ada temuan (atau skenario yang gagal); 2 = perintah keliru, atau berkas tidak bisa dibaca atau ditulis; 70 = kesalahan mppc sendiri.
                Bahasa: --lang id|en, kalau tidak LC_ALL, LC_MESSAGES, LANG; bahasa Indonesia bila semua itu kosong. NO_COLOR dihormati.
                """))

    static var commands: [any Command.Type] {
        [
            CheckCommand.self, BuildCommand.self, ShowCommand.self, GraphCommand.self, SampleCommand.self, TestCommand.self,
            ExplainCommand.self, RulesCommand.self, KeywordsCommand.self, SchemaCommand.self, InitCommand.self,
        ]
    }

    /// Runs a command line.
    static func run(_ arguments: [String]) -> ExitStatus {
        let language = Language.of(arguments)
        do {
            return try run(arguments, language)
        } catch let fault as Fault {
            for words in fault.lines(of: text.name) { Shell.print(error: "mppc: \(words[language])\n") }
            return .unusable
        } catch {
            let words = Words(en: "a fault of mppc itself: \(error)", id: "kesalahan mppc sendiri: \(error)")
            Shell.print(error: "mppc: \(words[language])\n")
            return .internalFault
        }
    }

    private static func run(_ arguments: [String], _ language: MessageLanguage) throws -> ExitStatus {
        let help = HelpText(of: text, in: language)
        let options = arguments.prefix { $0 != "--" }
        let asksForHelp = options.contains("--help") || options.contains("-h")
        guard let name = arguments.first, !name.hasPrefix("-") else {
            if options.contains("--version") {
                Shell.print("\(version)\n")
                return .clean
            }
            guard asksForHelp || arguments.isEmpty else { throw Fault.noCommand }
            Shell.print(help.overview(commands.map { $0.usage }))
            return .clean
        }
        if name == "help" { return try explain(arguments.dropFirst(), help) }
        let command = try named(name)
        if asksForHelp {
            Shell.print(help.page(command.usage))
            return .clean
        }
        return try command.init(ArgumentLine(arguments.dropFirst(), of: command.usage)).run()
    }

    /// `mppc help`, `mppc help COMMAND`.
    private static func explain(_ words: ArraySlice<String>, _ help: HelpText) throws(Fault) -> ExitStatus {
        let nothing = Words(en: "", id: "")
        let usage = CommandUsage(name: "help", summary: nothing, operands: .upToOne("COMMAND", nothing), options: [.lang])
        if let name = try ArgumentLine(words, of: usage).operands.first {
            Shell.print(help.page(try named(name).usage))
        } else {
            Shell.print(help.overview(commands.map { $0.usage }))
        }
        return .clean
    }

    private static func named(_ name: String) throws(Fault) -> any Command.Type {
        guard let command = commands.first(where: { $0.usage.name == name }) else {
            throw .unknownCommand(name, near: Suggestions.nearest(to: name, in: commands.map { $0.usage.name }, limit: 1).first)
        }
        return command
    }
}
