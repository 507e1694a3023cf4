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

    static let text = ProgramText(
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
            CheckCommand.self, WatchCommand.self, FixCommand.self, FormatCommand.self, BuildCommand.self, ShowCommand.self,
            GraphCommand.self, PathsCommand.self, WhyCommand.self, ProveCommand.self, SampleCommand.self, TestCommand.self,
            ExplainCommand.self, RulesCommand.self, KeywordsCommand.self, SchemaCommand.self, InitCommand.self, DoctorCommand.self,
            CompletionsCommand.self, ManualCommand.self,
        ]
    }

    /// Runs a command line.
    static func run(_ arguments: [String]) -> ExitStatus {
        let language = Language.of(arguments)
        do {
            switch try Request(arguments, of: text, version: version, commands.lazy.map { $0.usage }, in: language) {
            case .text(let text):
                Shell.print(text)
                return .clean
            case .command(let place, let line): return try commands[place].init(line).run()
            }
        } catch let fault as Fault {
            for words in fault.lines(of: text.name) { Shell.print(error: "mppc: \(words[language])\n") }
            return .unusable
        } catch {
            let words = Words(en: "a fault of mppc itself: \(error)", id: "kesalahan mppc sendiri: \(error)")
            Shell.print(error: "mppc: \(words[language])\n")
            return .internalFault
        }
    }
}
