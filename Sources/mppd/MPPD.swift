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
        Serve.self, AccountAdd.self, AccountRemove.self, AccountReset.self, AccountList.self, Verify.self, Backup.self, Restore.self,
        Move.self, Export.self, Import.self, OutboxList.self, OutboxSend.self, CallbacksList.self, CallbacksTake.self,
        CallbacksSettle.self, FilesRekey.self, Erase.self, Audit.self, Simulate.self,
    ]

    /// Runs a command line.
    static func run(_ arguments: [String]) async -> ExitStatus {
        let language = Language.of(arguments)
        func say(_ lines: [Words]) { for words in lines { Shell.print(error: "mppd: \(words[language])\n") } }
        do {
            switch try Request(arguments, of: text, version: version, commands.lazy.map { $0.usage }, in: language) {
            case .text(let text):
                Shell.print(text)
                return .clean
            case .command(let place, let line): return try await commands[place].init(line).run()
            }
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
}

extension OptionUsage {
    static let catalog = OptionUsage(
        name: .catalog, value: .text("ID"),
        help: Words(en: "Which catalog, where the folders hold several.", id: "Katalog yang mana, bila ada beberapa."))
    static let database = OptionUsage(
        name: .database, value: .text("FILE|ADDRESS"),
        help: Words(
            en:
                "The database file, which `serve` makes where it is absent, or postgresql://USER@HOST/NAME of a server, with ?schema=NAME for a region of several (password by PGPASSFILE or PGPASSWORD); else mppd.sqlite. MPPD_DATABASE.",
            id:
                "Berkas basis data, yang dibuat `serve` bila belum ada, atau postgresql://USER@HOST/NAMA pada server, dengan ?schema=NAMA untuk satu dari beberapa daerah (kata sandi lewat PGPASSFILE atau PGPASSWORD); kalau tidak, mppd.sqlite. MPPD_DATABASE."
        ))

    static let region = OptionUsage(
        name: .region, value: .text("NAME"),
        help: Words(
            en: "In place of --database: a region of the file of --configuration, with its database, files and keys.",
            id: "Sebagai ganti --database: daerah dalam berkas --configuration, dengan basis data, berkas, dan kuncinya."))
    static let configuration = OptionUsage(
        name: .configuration, value: .text("FILE"),
        help: Words(
            en: "The YAML file of `mppd serve` that --region is about. MPPD_CONFIGURATION.",
            id: "Berkas YAML `mppd serve` yang memuat --region. MPPD_CONFIGURATION."))

    static let files = OptionUsage(
        name: .files, value: .text("FOLDER"),
        help: Words(
            en: "Where uploads are kept beside a database of a server: one folder for all processes. MPPD_FILES.",
            id: "Tempat unggahan bila basis data ada pada server: satu folder untuk semua proses. MPPD_FILES."))
}

extension StoreError {
    /// What is wrong, for whoever runs the program.
    var words: Words {
        switch self {
        case .full: Words(en: "the disk is full", id: "cakram penuh")
        case .unavailable: Words(en: "the database cannot be reached", id: "basis data tidak dapat dicapai")
        case .unreachable(let why):
            Words(en: "the database cannot be reached: \(why)", id: "basis data tidak dapat dicapai: \(why)")
        case .damaged(let what): Words(en: "the database is damaged (\(what))", id: "basis data rusak (\(what))")
        case .isNewer:
            Words(
                en: "the database was written by a later version of mppd", id: "basis data ditulis oleh versi mppd yang lebih baru")
        case .isOlder:
            Words(
                en: "the database was written by an earlier version of mppd; `mppd serve` brings it up to date",
                id: "basis data ditulis oleh versi mppd yang lebih lama; `mppd serve` memutakhirkannya")
        case .isForeign: Words(en: "this is no database of mppd", id: "ini bukan basis data mppd")
        case .isServed:
            Words(
                en: "another mppd is serving this database: end that one first, or name another with --database",
                id: "basis data ini sedang dijalankan mppd lain: hentikan yang itu dahulu, atau sebut yang lain dengan --database")
        }
    }
}
