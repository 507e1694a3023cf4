import Foundation
import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The embedded store: one SQLite file in WAL mode, every commit forced to disk, one writer at a time.
final class SQLiteDriver: StoreDriver {
    /// The connections of `lookUp`, which waits for no long reading. Before the others: who goes last takes the log away, and these only read.
    private let lookUps: DatabasePool
    private let pool: DatabasePool
    private let writer: SQLiteWriter
    private let checkpointer: SQLiteCheckpointer
    private let path: String

    /// Opens or creates the database at `path` and brings its tables up to date.
    init(path: String) throws(StoreError) {
        do {
            // Before anything is changed, the journal mode neither: it may be another program's.
            try SQLiteDriver.refuseForeign(path)
            pool = try DatabasePool(path: path, configuration: SQLiteDriver.configuration)
            // A pool has its writer wait for no disk, after all that its configuration says: what is acknowledged would be lost with the power.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try SQLiteSchema.migrator().migrate(pool)
            lookUps = try DatabasePool(path: path, configuration: SQLiteDriver.lookUpConfiguration)
            checkpointer = try SQLiteCheckpointer(path: path, SQLiteDriver.configuration)
        } catch { throw StoreError.sqlite(error) }
        writer = SQLiteWriter(pool, checkpointer)
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
            // Only where the log could not be emptied beside the writer for long.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 16000")
        }
        return configuration
    }

    private static var lookUpConfiguration: Configuration {
        var configuration = configuration
        configuration.readonly = true
        // Two for those that find no thread free.
        configuration.maximumReaderCount = RequestThreads.most + 2
        // What GRDB says of readers itself is longer than a request's thread may stand still.
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA busy_timeout = 2000") }
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
            try lookUps.close()
            try pool.close()
            // The pool's readers close after its writer, and may not take the log away. Nor is there a writer any more that calls this one.
            try checkpointer.close()
        } catch { throw StoreError.sqlite(error) }
    }

    func write<T: Sendable>(as turn: Turn, isShort: Bool, _ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await writer.write(isShort: isShort, body)
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        do { return try await pool.read { try body(Database(SQLiteConnection($0))) } } catch { throw StoreError.keeping(error) }
    }

    /// On the caller's own thread, where one is free: to go to another and come back would cost more than to read the rows.
    func lookUp<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        // No transaction: to begin and end it takes longer than to find a row.
        let reading: @Sendable (GRDB.Database) throws -> T = { try body(Database(SQLiteConnection($0))) }
        do {
            guard RequestThreads.enter() else { return try await lookUps.unsafeRead(reading) }
            defer { RequestThreads.leave() }
            return try lookUpHere(reading)
        } catch { throw StoreError.keeping(error) }
    }

    /// Not async, which has GRDB read here rather than on a thread of its own.
    private func lookUpHere<T>(_ reading: (GRDB.Database) throws -> T) throws -> T { try lookUps.unsafeRead(reading) }

    /// `secure_delete` writes over what is deleted where it lies; copies that lie in pages since they were divided go only as all are written anew.
    func scrub() async throws {
        do {
            try await writer.holding {
                try await pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
                try await emptyLog()
            }
        } catch { throw StoreError.keeping(error) }
    }

    private func emptyLog() async throws {
        let end = ContinuousClock.now + .seconds(10)
        while true {
            do {
                _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
                return
            } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_BUSY && .now < end {
                // Another checkpoint runs, for whose end SQLite does not wait.
                try await Task.sleep(for: .milliseconds(50))
            }
        }
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
