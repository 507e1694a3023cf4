import Console
import Server
import ServiceDSL

/// `mppd export /backup/sinjai --database /srv/mpp/sinjai.sqlite`
struct Export: Command {
    static let usage = CommandUsage(
        name: "export",
        summary: Words(
            en: "Write all of a region's data into a folder, in an open format, also while it is served.",
            id: "Menulis semua data suatu daerah ke sebuah folder dalam format terbuka, juga selagi dijalankan."),
        discussion: Words(
            en:
                "JSON Lines by table, the uploads, SHA256SUMS and a manifest, as docs/operations.md says. Whole or not there at all: what is not what was written is told, exit status 1.",
            id:
                "JSON Lines per tabel, unggahan, SHA256SUMS, dan manifes, menurut docs/operations.md. Utuh, atau tidak ada sama sekali: yang tidak seperti yang ditulis disebut, status keluar 1."
        ),
        operands: .one("TO", Words(en: "The new folder.", id: "Folder baru.")),
        options: [.database, .region, .configuration, .files, .lang])

    private let folder: String
    private let address: StoreAddress
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        folder = line.operands[0]
        address = try Said(line).storeWithFiles(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        do {
            let store = try Store(existing: address)
            defer { try? store.close() }
            // Who takes everything has read everything: that stands in the export, too.
            try await Reads.recordExport(in: store, by: Mppd.`operator`, at: Portal.systemTime())
            let made = try await StoreExport.run(store, to: folder, at: Portal.systemTime())
            let words = Words(
                en: "\(folder): \(made.rows) rows, \(made.files) uploads", id: "\(folder): \(made.rows) baris, \(made.files) unggahan")
            Shell.print(words[language] + "\n")
            return made.report.tell(in: language)
        } catch let failure as StoreExport.Failure {
            switch failure {
            case .exists(let path): throw Fault.exists(path)
            case .target(let error): throw error.fault(of: folder)
            case .faults(let report): return report.tell(in: language)
            }
        } catch let error as StoreError { throw error.fault(of: "\(address)") }
    }
}

/// `mppd import /backup/sinjai --database postgresql://mppd@db.example/sinjai --files /srv/mpp/files`
struct Import: Command {
    static let usage = CommandUsage(
        name: "import",
        summary: Words(
            en: "Take an exported region into an empty database, a file or a server's.",
            id: "Memasukkan daerah hasil ekspor ke basis data kosong, berkas atau pada server."),
        discussion: Words(
            en:
                "Every sum is compared before, journals and counts at the end: all of it is there, or nothing. By the version of mppd that wrote the export.",
            id:
                "Semua jumlah periksa dibandingkan dahulu, jurnal dan banyaknya di akhir: seluruhnya masuk, atau tidak sama sekali. Dengan versi mppd yang menulis ekspor itu."
        ),
        operands: .one("FROM", Words(en: "What `mppd export` wrote.", id: "Hasil `mppd export`.")),
        options: [.database, .region, .configuration, .files, .lang])

    private let folder: String
    private let address: StoreAddress
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        folder = line.operands[0]
        address = try Said(line).storeWithFiles(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        do {
            let made = try await StoreImport.run(folder, to: address)
            let words = Words(
                en: "\(address): \(made.rows) rows, \(made.files) uploads", id: "\(address): \(made.rows) baris, \(made.files) unggahan")
            Shell.print(words[language] + "\n")
            return made.report.tell(in: language)
        } catch let failure as StoreImport.Failure {
            switch failure {
            case .damaged(let what):
                throw Fault.other(
                    Words(
                        en: "\(folder): \(what) is missing or not what was exported; nothing was taken",
                        id: "\(folder): \(what) hilang atau bukan yang diekspor; tidak ada yang dimasukkan"))
            case .otherVersion:
                throw Fault.other(
                    Words(
                        en: "\(folder) was exported by another version of mppd: import it by that one, then serve it by this one",
                        id: "\(folder) diekspor oleh versi mppd lain: impor dengan versi itu, lalu jalankan dengan versi ini"))
            case .isTaken: throw Fault.other(Words(en: "\(address) is not empty", id: "\(address) tidak kosong"))
            case .target(let error): throw error.fault(of: "\(address)")
            case .faults(let report): return report.tell(in: language)
            }
        } catch let error as StoreError { throw error.fault(of: folder) }
    }
}
