import Foundation
import GRDB
import ServiceIR

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The embedded store: one SQLite file in WAL mode, every commit forced to disk.
///
/// All that an event changes is written in one transaction by `write`; readers never wait for it.
package final class Store: Sendable {
    package let pool: DatabasePool
    private let path: String
    /// The folder of uploaded files, beside the database.
    package let filesFolder: String

    /// Opens or creates the database at `path` and brings its tables up to date.
    package init(path: String) throws(StoreError) {
        do {
            // Before anything is changed, the journal mode neither: it may be another program's.
            try Store.refuseForeign(path)
            pool = try DatabasePool(path: path, configuration: Store.configuration)
            try Schema.migrator().migrate(pool)
        } catch { throw StoreError(error) }
        self.path = path
        filesFolder = Store.filesFolder(of: path)
    }

    static func filesFolder(of path: String) -> String { path + ".files" }

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        return configuration
    }

    private static func refuseForeign(_ path: String) throws {
        makeForOwner(path)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        switch try queue.read(Schema.age) {
        case .empty, .older, .current: return
        case .newer: throw StoreError.isNewer
        case .foreign: throw StoreError.isForeign
        }
    }

    /// Gives the database back: what is in the log beside it goes into the file, and the log goes.
    package func close() throws(StoreError) {
        do {
            try pool.close()
            // The pool's readers close last, and may not take the log away.
            let last = try DatabaseQueue(path: path, configuration: Store.configuration)
            try last.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try last.close()
        } catch { throw StoreError(error) }
    }

    /// Runs `body` in one transaction; what it throws rolls everything back.
    package func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        do { return try await pool.write(body) } catch { throw StoreError.keeping(error) }
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        do { return try await pool.read(body) } catch { throw StoreError.keeping(error) }
    }

    /// Whether the database answers a question now.
    package func isReady() async -> Bool {
        (try? await pool.read { try Int.fetchOne($0, sql: "SELECT 1") }) == 1
    }
}

/// What may go wrong between the server and its database.
package enum StoreError: Error, CustomStringConvertible {
    /// No room left on the disk: nothing was written; works again by itself when there is room.
    case full
    /// Locked or unreachable for now: nothing was written; trying again may help.
    case unavailable
    /// The file is no database of ours, or what it holds contradicts itself.
    case damaged(String)
    /// Written by a later version of this program.
    case isNewer
    /// Written by an earlier version of this program.
    case isOlder
    /// A file of something else.
    case isForeign
    /// Another program serves it now.
    case isServed

    init(_ error: any Error) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .damaged("\(error)")
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_NOTADB: self = .isForeign
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_INTERRUPT: self = .unavailable
        // The statement's arguments may hold personal data: only SQLite's own words go on.
        default: self = .damaged("\(error.extendedResultCode): \(error.message ?? "")")
        }
    }

    /// A database's error in our words; any other error as it is.
    static func keeping(_ error: any Error) -> any Error { error is DatabaseError ? StoreError(error) : error }

    package var description: String {
        switch self {
        case .full: "the disk is full"
        case .unavailable: "the database cannot be reached"
        case .damaged(let what): "the database is damaged (\(what))"
        case .isNewer: "the database was written by a later version of mppd"
        case .isOlder: "the database was written by an earlier version of mppd"
        case .isForeign: "the file is no database of mppd"
        case .isServed: "the database is served by another mppd"
        }
    }
}

/// Makes a database that is not there yet one that its owner alone reads; SQLite gives the log beside it the same mode.
private func makeForOwner(_ path: String) {
    // One that is there is not opened: to close it would take away the locks that SQLite holds on it in this process.
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
}
