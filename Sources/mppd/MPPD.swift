import Console
import Server
import ServiceDSL

/// What people read; the pages' words are the server's own.
typealias Words = ServiceDSL.Words

@main
struct Main {
    static func main() async {
        ignoreBrokenPipes()
        Shell.exit(await Mppd.run(Array(CommandLine.arguments.dropFirst())))
    }
}

/// A command of `mppd`: what may be said to it, and what it does.
protocol Command: Sendable {
    static var usage: CommandUsage { get }
    /// What is to be done, decided from a line that fits `usage` and from the environment.
    init(_ line: ArgumentLine) throws(Fault)
    func run() async throws -> ExitStatus
}

/// The runtime: serves a region's services, and looks after its accounts and its journal.
enum Mppd {
    static let version = "0.1.0"

    private static let text = ProgramText(
        name: "mppd",
        summary: Words(
            en: "Runs a region's services: pages, API, cases.", id: "Menjalankan layanan suatu daerah: halaman, API, permohonan."),
        discussion: Words(
            en: """
                What an environment variable is named for it may say in the option's place; the option comes first.
                Exit status: 0 = done; 1 = definitions that are refused, or a store that is not what was written; 2 = wrong usage, or something that cannot be reached; 70 = a fault of mppd itself.
                Language: --lang id|en, else LC_ALL, LC_MESSAGES, LANG; Indonesian where these say nothing.
                """,
            id: """
                Pilihan yang bervariabel lingkungan boleh diisi lewat variabel itu; pilihan di baris perintah didahulukan.
                Status keluar: 0 = selesai; 1 = definisi ditolak, atau penyimpanan tidak seperti yang ditulis; 2 = perintah keliru, atau ada yang tidak bisa dicapai; 70 = kesalahan mppd sendiri.
                Bahasa: --lang id|en, kalau tidak LC_ALL, LC_MESSAGES, LANG; bahasa Indonesia bila semua itu kosong.
                """))

    private static let commands: [any Command.Type] = [
        Serve.self, AccountAdd.self, AccountRemove.self, AccountList.self, Verify.self,
    ]

    /// Runs a command line.
    static func run(_ arguments: [String]) async -> ExitStatus {
        let language = Language.of(arguments)
        func say(_ lines: [Words]) { for words in lines { Shell.print(error: "mppd: \(words[language])\n") } }
        do {
            return try await run(arguments, HelpText(of: text, in: language))
        } catch let fault as Fault {
            say(fault.lines(of: text.name))
            return .unusable
        } catch let error as StoreError {
            say([error.words])
            return .unusable
        } catch {
            say([Words(en: "a fault of mppd itself: \(error)", id: "kesalahan mppd sendiri: \(error)")])
            return .internalFault
        }
    }

    private static func run(_ arguments: [String], _ help: HelpText) async throws -> ExitStatus {
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
        if name == "help" {
            let words = arguments.dropFirst().filter { !$0.hasPrefix("-") }
            if words.isEmpty { Shell.print(help.overview(commands.map { $0.usage })) } else { explain(try named(words[...]).command, help) }
            return .clean
        }
        let (command, rest) = try named(arguments[...])
        if asksForHelp {
            explain(command, help)
            return .clean
        }
        return try await command.init(ArgumentLine(rest, of: command.usage)).run()
    }

    private static func explain(_ command: any Command.Type, _ help: HelpText) { Shell.print(help.page(command.usage)) }

    /// The command that the first words name, one or two of them, and the words after.
    private static func named(_ words: ArraySlice<String>) throws(Fault) -> (command: any Command.Type, rest: ArraySlice<String>) {
        for count in [2, 1] where words.count >= count {
            let name = words.prefix(count).joined(separator: " ")
            if let command = commands.first(where: { $0.usage.name == name }) { return (command, words.dropFirst(count)) }
        }
        let names = commands.map { $0.usage.name }
        let group = names.first { $0.hasPrefix("\(words.first ?? "") ") }
        let name = words.prefix(group == nil ? 1 : 2).joined(separator: " ")
        throw .unknownCommand(name, near: Suggestions.nearest(to: name, in: names, limit: 1).first ?? group)
    }
}

extension OptionUsage {
    static let database = OptionUsage(
        name: .database, value: .text("FILE"),
        help: Words(
            en: "The database file, made if absent; else mppd.sqlite. MPPD_DATABASE.",
            id: "Berkas basis data, dibuat bila belum ada; kalau tidak, mppd.sqlite. MPPD_DATABASE."))
}

extension ArgumentLine {
    var database: String { text(.database) ?? Setting.text("MPPD_DATABASE") ?? "mppd.sqlite" }
}

extension StoreError {
    /// What is wrong, for whoever runs the program.
    var words: Words {
        switch self {
        case .full: Words(en: "the disk is full", id: "cakram penuh")
        case .unavailable: Words(en: "the database cannot be reached", id: "basis data tidak dapat dicapai")
        case .damaged(let what): Words(en: "the database is damaged (\(what))", id: "basis data rusak (\(what))")
        case .isNewer:
            Words(
                en: "the database was written by a later version of mppd", id: "basis data ditulis oleh versi mppd yang lebih baru")
        }
    }
}
