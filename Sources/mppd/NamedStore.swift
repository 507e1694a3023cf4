import Console
import Server
import ServiceDSL

extension Said {
    private var database: String { text(.database) ?? "mppd.sqlite" }

    /// The store that a line or the environment names, for a command that touches no uploads.
    func store(of command: CommandUsage) throws(Fault) -> StoreAddress {
        try PostgresAddress.isOne(database) ? .server(Said.server(database, of: command), files: "") : .file(database)
    }

    /// The store that a line or the environment names, with the folder of its uploads.
    func storeWithFiles(of command: CommandUsage) throws(Fault) -> StoreAddress {
        guard PostgresAddress.isOne(database) else {
            guard !isWritten(.files) else {
                throw .usage(
                    [
                        Words(
                            en: "--files goes with a database of a server; those of a file lie beside it, FILE.files",
                            id: "--files hanya untuk basis data pada server; unggahan sebuah berkas ada di sampingnya, BERKAS.files")
                    ], command: command.name)
            }
            return .file(database)
        }
        return try .server(Said.server(database, of: command), files: filesFolder(of: command))
    }

    /// The folder of uploads beside a database of a server.
    func filesFolder(of command: CommandUsage) throws(Fault) -> String {
        if let files = text(.files) { return files }
        throw .usage(
            [
                Words(
                    en: "give the folder of uploads with --files: one for all processes",
                    id: "sebut folder unggahan dengan --files: satu untuk semua proses")
            ], command: command.name)
    }

    static func server(_ text: String, of command: CommandUsage) throws(Fault) -> PostgresAddress {
        do throws(PostgresAddress.Failure) { return try PostgresAddress(text) } catch {
            // The address is not shown: a password may stand in it.
            let words =
                switch error {
                case .unreadable:
                    Words(
                        en: "the address of the database is not like postgresql://USER@HOST/NAME",
                        id: "alamat basis data tidak seperti postgresql://USER@HOST/NAMA")
                case .schemaName:
                    Words(
                        en: "the schema in the address of the database is small letters, digits and _, a letter first, and not pg_…",
                        id: "skema dalam alamat basis data terdiri atas huruf kecil, angka, dan _, diawali huruf, dan bukan pg_…")
                case .holdsPassword:
                    Words(
                        en: "no password in the address of the database: give it by PGPASSFILE or PGPASSWORD",
                        id: "kata sandi tidak ditulis di alamat basis data: beri lewat PGPASSFILE atau PGPASSWORD")
                }
            throw .usage([words], command: command.name)
        }
    }

    /// The database file that a line or the environment names, for a command that copies one.
    func databaseFile(of command: CommandUsage) throws(Fault) -> String {
        guard PostgresAddress.isOne(database) else { return database }
        throw .usage(
            [
                Words(
                    en:
                        "\(command.name) copies a database file; a server's database is copied by pg_dump and pg_restore, its uploads with their folder",
                    id:
                        "\(command.name) menyalin berkas basis data; basis data pada server disalin dengan pg_dump dan pg_restore, unggahannya bersama foldernya"
                )
            ], command: command.name)
    }
}
