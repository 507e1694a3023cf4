import Foundation
import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The embedded store: one SQLite file in WAL mode, every commit forced to disk, one writer at a time.
final class SQLiteDriver: StoreDriver {
    private let pool: DatabasePool
    /// The connections of `lookUp`, which waits for no long reading: one for each of the threads that may be in it.
    private let quick: DatabasePool
    private let writer: SQLiteWriter
    private let path: String

    /// Opens or creates the database at `path` and brings its tables up to date.
    init(path: String) throws(StoreError) {
        do {
            // Before anything is changed, the journal mode neither: it may be another program's.
            try SQLiteDriver.refuseForeign(path)
            pool = try DatabasePool(path: path, configuration: SQLiteDriver.configuration)
            try SQLiteSchema.migrator().migrate(pool)
            quick = try DatabasePool(path: path, configuration: SQLiteDriver.quickConfiguration)
        } catch { throw StoreError.sqlite(error) }
        writer = SQLiteWriter(pool)
        self.path = path
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

    private static var quickConfiguration: Configuration {
        var configuration = configuration
        configuration.readonly = true
        // Threads of the pool that serves all requests wait here: none of them for long.
        configuration.busyMode = .timeout(2)
        configuration.maximumReaderCount = ProcessInfo.processInfo.activeProcessorCount
        return configuration
    }

    private static func refuseForeign(_ path: String) throws {
        makeForOwner(path)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        switch try queue.read(SQLiteSchema.age) {
        case .empty, .older, .current: return
        case .newer: throw StoreError.isNewer
        case .foreign: throw StoreError.isForeign
        }
    }

    /// What is in the log beside the file goes into it, and the log goes.
    func close() throws(StoreError) {
        do {
            try quick.close()
            try pool.close()
            // The pool's readers close last, and may not take the log away.
            let last = try DatabaseQueue(path: path, configuration: SQLiteDriver.configuration)
            try last.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try last.close()
        } catch { throw StoreError.sqlite(error) }
    }

    func write<T: Sendable>(as turn: Turn, _ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await writer.write(body)
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        do { return try await pool.read { try body(Database(SQLiteConnection($0))) } } catch { throw StoreError.keeping(error) }
    }

    /// On the caller's own thread: to go to another and come back would cost more than to read the rows.
    func lookUp<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T { try lookUpHere(body) }

    private func lookUpHere<T>(_ body: (Database) throws -> T) throws -> T {
        do { return try quick.read { try body(Database(SQLiteConnection($0))) } } catch { throw StoreError.keeping(error) }
    }

    /// `secure_delete` writes over what is deleted where it lies; copies that lie in pages since they were divided go only as all are written anew.
    func scrub() async throws {
        do {
            try await pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
            _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        } catch { throw StoreError.keeping(error) }
    }

    /// The sizes of the database and of the log beside it.
    func sizes() async -> StoreSizes {
        func size(of path: String) -> Int64? {
            var status = stat()
            return stat(path, &status) == 0 ? Int64(status.st_size) : nil
        }
        return StoreSizes(database: size(of: path), log: size(of: path + "-wal"))
    }
}

/// Makes a database that is not there yet one that its owner alone reads; SQLite gives the log beside it the same mode.
private func makeForOwner(_ path: String) {
    // One that is there is not opened: to close it would take away the locks that SQLite holds on it in this process.
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
}
