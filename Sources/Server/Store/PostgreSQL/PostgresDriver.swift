import Foundation

/// The store of a larger region: PostgreSQL, over which any number of processes work at once.
///
/// A transaction is serializable, so that it means what it means beside SQLite's one writer. One that lost against another is run again, alone.
final class PostgresDriver: StoreDriver {
    private let writers: PostgresPool
    private let readers: PostgresPool

    /// A transaction that lost is run again so often at most; alone it loses no more, unless the connection does.
    private static let mostRepeats = 4

    /// - Parameter migrates: whether tables are made and brought up to date; else they must be so.
    init(_ address: PostgresAddress, _ crews: PostgresCrews = PostgresCrews(), migrates: Bool = true) throws(StoreError) {
        writers = PostgresPool(address, crews.writers, atMost: crews.writersOfOne)
        readers = PostgresPool(address, crews.readers, atMost: crews.readersOfOne)
        do {
            try writers.transact("BEGIN") { db in
                if migrates, let schema = address.schema { try PostgresSchema.make(schema, db) }
                if migrates { try PostgresSchema.migrate(db) } else { try PostgresSchema.check(db) }
            }
        } catch { throw StoreError(error) }
    }

    func close() throws(StoreError) {
        writers.close()
        readers.close()
    }

    func write<T: Sendable>(as turn: Turn, isShort: Bool, _ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        let writers = writers
        return try await writers.run { try PostgresDriver.repeating(writers, turn, body) }
    }

    private static func repeating<T>(_ pool: PostgresPool, _ turn: Turn, _ body: (Database) throws -> T) throws -> T {
        var repeats = 0
        while true {
            do { return try pool.transact(repeats == 0 ? turn.begin : Turn.alone.begin, body) } catch let error as DatabaseError {
                guard error.isRepeatable, repeats < mostRepeats else { throw error.meaning }
                repeats += 1
                usleep(.random(in: 500..<5000))
            }
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        let readers = readers
        return try await readers.run {
            var repeats = 0
            while true {
                do { return try readers.transact("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", body) } catch let error
                    as DatabaseError
                {
                    guard error.isRepeatable, repeats < PostgresDriver.mostRepeats else { throw error.meaning }
                    repeats += 1
                }
            }
        }
    }

    func lookUp<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T { try await read(body) }

    /// The server's own cleaning goes over what was deleted, and its operator's `VACUUM FULL` writes all anew.
    func scrub() async throws {}

    /// Of the region's own tables, with their indices.
    func sizes() async -> StoreSizes {
        let size = try? await read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT CAST(coalesce(sum(pg_total_relation_size(c.oid)), 0) AS BIGINT) FROM pg_class c
                    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'
                    """)
        }
        return StoreSizes(database: size ?? nil)
    }
}

extension Turn {
    /// The lock is taken before the transaction sees anything: whoever waited for it sees what the others have done.
    fileprivate var begin: String {
        let mode =
            switch self {
            case .beside: "ROW SHARE"
            case .drawing: "SHARE ROW EXCLUSIVE"
            case .alone: "EXCLUSIVE"
            }
        return "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE turns IN \(mode) MODE"
    }
}
