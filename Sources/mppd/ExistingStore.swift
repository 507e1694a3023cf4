import Console
import Server
import ServiceDSL

extension Store {
    /// A database that is there.
    convenience init(existing address: StoreAddress) throws {
        switch address {
        case .file(let path):
            try Store.checkExisting(path)
            try self.init(address)
        case .server(let server, let files): try self.init(existing: server, files: files)
        }
    }

    /// A mistyped path makes no new database, and an empty file is no backup.
    static func checkExisting(_ path: String) throws(Fault) {
        guard Files.kind(of: path) != nil else { throw .notFound(path) }
        guard !Files.isEmpty(path) else {
            throw .other(Words(en: "\(path) is empty: no database of mppd", id: "\(path) kosong: bukan basis data mppd"))
        }
    }
}

extension StoreError {
    /// With the database that it is about.
    func fault(of path: String) -> Fault { .other(Words(en: "\(path): \(words.en)", id: "\(path): \(words.id)")) }
}
