import Console
import Server
import ServiceDSL

/// `mppd backup /backup/sinjai.sqlite`
struct Backup: Command {
    static let usage = CommandUsage(
        name: "backup",
        summary: Words(
            en: "Copy the database and its uploads, also while it is served, and verify the copy.",
            id: "Menyalin basis data dan unggahannya, juga selagi dijalankan, lalu memeriksa salinannya."),
        discussion: Words(
            en: "The copy is whole or not there at all. What is not what was written stands in the copy too, and is told: exit status 1.",
            id: "Salinan utuh, atau tidak ada sama sekali. Yang tidak seperti yang ditulis ikut tersalin dan disebut: status keluar 1."),
        operands: .one(
            "TO",
            Words(
                en: "The new database file; its uploads go beside it, TO.files.",
                id: "Berkas basis data baru; unggahannya di sampingnya, TO.files.")),
        options: [.database, .region, .configuration, .lang])

    private let target: String
    private let path: String
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        target = line.operands[0]
        path = try Said(line).databaseFile(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        try Store.checkExisting(path)
        do throws(StoreCopy.Failure) {
            return try StoreCopy.backUp(path, to: target, at: Portal.systemTime()).report(target, in: language)
        } catch { throw error.fault(from: path, to: target) }
    }
}

/// `mppd restore /backup/sinjai.sqlite --database /srv/mpp/sinjai.sqlite`
struct Restore: Command {
    static let usage = CommandUsage(
        name: "restore",
        summary: Words(
            en: "Put a backup in its place again, where no database is, and verify it.",
            id: "Mengembalikan salinan ke tempatnya, bila di sana belum ada basis data, lalu memeriksanya."),
        discussion: Words(
            en:
                "What is not what was written is told: exit status 1. Nothing is put there from a file that is damaged or another program's.",
            id:
                "Yang tidak seperti yang ditulis disebut: status keluar 1. Dari berkas yang rusak atau milik program lain tidak ada yang dikembalikan."
        ),
        operands: .one(
            "FROM",
            Words(
                en: "What `mppd backup` wrote; its uploads stand beside it, FROM.files.",
                id: "Hasil `mppd backup`; unggahannya di sampingnya, FROM.files.")),
        options: [.database, .region, .configuration, .lang])

    private let source: String
    private let path: String
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        source = line.operands[0]
        path = try Said(line).databaseFile(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        try Store.checkExisting(source)
        do throws(StoreCopy.Failure) {
            return try StoreCopy.restore(source, to: path).report(path, in: language)
        } catch { throw error.fault(from: source, to: path) }
    }
}

extension StoreCopy {
    /// Says what was copied and what is wrong with it.
    func report(_ target: String, in language: MessageLanguage) -> ExitStatus {
        let files = Words(en: "\(target): \(files) uploads", id: "\(target): \(files) unggahan")
        Shell.print(files[language] + "\n")
        return report.tell(in: language)
    }
}

extension StoreCopy.Failure {
    func fault(from source: String, to target: String) -> Fault {
        switch self {
        case .exists(let path): .exists(path)
        case .source(let error): error.fault(of: source)
        case .target(let error): error.fault(of: target)
        }
    }
}
