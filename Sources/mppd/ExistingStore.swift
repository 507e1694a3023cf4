import Console
import Server
import ServiceDSL

extension Store {
    /// The database at `path`, which is there: a mistyped path makes no new one, and an empty file is no backup.
    convenience init(existing path: String) throws {
        guard Files.kind(of: path) != nil else { throw Fault.notFound(path) }
        guard !Files.isEmpty(path) else {
            throw Fault.other(Words(en: "\(path) is empty: no database of mppd", id: "\(path) kosong: bukan basis data mppd"))
        }
        try self.init(path: path)
    }
}
