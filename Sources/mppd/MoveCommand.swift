import Console
import Server
import ServiceDSL

/// `mppd move postgresql://mppd@db.example/sinjai --files /srv/mpp/files --database /srv/mpp/sinjai.sqlite`
struct Move: Command {
    static let usage = CommandUsage(
        name: "move",
        summary: Words(
            en: "Move a region from its database file to a server's database, with all it holds.",
            id: "Memindahkan suatu daerah dari berkas basis datanya ke basis data pada server, beserta semua isinya."),
        discussion: Words(
            en:
                "The file is not served meanwhile and stays as it is. All is moved, verified on both sides and counted, or nothing: what is not what was written is told, exit status 1.",
            id:
                "Berkas itu tidak sedang dijalankan dan tetap apa adanya. Semua dipindahkan, diperiksa di kedua sisi dan dihitung, atau tidak sama sekali: yang tidak seperti yang ditulis disebut, status keluar 1."
        ),
        operands: .one(
            "TO", Words(en: "The empty database, postgresql://USER@HOST/NAME.", id: "Basis data kosong, postgresql://USER@HOST/NAMA.")),
        options: [.database, .files, .lang])

    private let path: String
    private let target: PostgresAddress
    private let folder: String
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        path = try Said(line).databaseFile(of: Self.usage)
        target = try Said.server(line.operands[0], of: Self.usage)
        folder = try Said(line).filesFolder(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        try Store.checkExisting(path)
        let lock: ServingLock
        do throws(StoreError) { lock = try ServingLock(database: path) } catch { throw error.fault(of: path) }
        defer { lock.release() }
        do {
            let made = try await StoreMove.run(path, to: target, files: folder)
            let words = Words(
                en: "\(target): \(made.rows) rows of all tables, \(made.files) uploads",
                id: "\(target): \(made.rows) baris dari semua tabel, \(made.files) unggahan")
            Shell.print(words[language] + "\n")
            return made.report.tell(in: language)
        } catch let failure as StoreMove.Failure {
            switch failure {
            case .source(let error): throw error.fault(of: path)
            case .target(let error): throw error.fault(of: "\(target)")
            case .isTaken: throw Fault.other(Words(en: "\(target) is not empty", id: "\(target) tidak kosong"))
            case .differs(let table):
                throw Fault.other(
                    Words(
                        en: "\(target): table \(table) would not hold what the file does; nothing was moved",
                        id: "\(target): tabel \(table) tidak akan sama dengan berkasnya; tidak ada yang dipindahkan"))
            case .faults(let report): return report.tell(in: language)
            }
        } catch let error as StoreError { throw error.fault(of: "\(target)") }
    }
}
