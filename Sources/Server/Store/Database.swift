import Foundation

/// A connection to the database within one transaction: what bodies of `Store.read` and `Store.write` speak to.
///
/// Its SQL is what SQLite and PostgreSQL both understand, with `?` for each argument; what they say differently is in `Dialect`.
package final class Database {
    package let dialect: Dialect
    private let connection: any DatabaseConnection
    /// How many rows the last statement changed.
    package private(set) var changesCount = 0

    init(_ connection: any DatabaseConnection) {
        self.connection = connection
        dialect = connection.dialect
    }

    /// Runs a statement; without arguments, several one after another.
    package func execute(sql: String, arguments: StatementArguments = []) throws {
        changesCount = try connection.execute(sql, arguments.values)
    }

    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] { try connection.rows(sql, arguments.values) }

    func firstRow(_ sql: String, _ arguments: StatementArguments) throws -> Row? { try connection.firstRow(sql, arguments.values) }

    func cursor(_ sql: String, _ arguments: StatementArguments) throws -> RowCursor { try connection.cursor(sql, arguments.values) }

    /// Has `body` done once the transaction is on disk, and never if it is rolled back.
    func afterCommit(_ body: @escaping @Sendable () -> Void) { connection.afterCommit(body) }
}

/// What each kind of database does for a `Database`.
protocol DatabaseConnection: AnyObject {
    var dialect: Dialect { get }
    /// - Returns: how many rows were changed.
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Int
    func rows(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> [Row]
    func firstRow(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Row?
    func cursor(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> RowCursor
    func afterCommit(_ body: @escaping @Sendable () -> Void)
}

/// A statement that the database did not carry out.
package struct DatabaseError: Error {
    /// What it means to whoever asked.
    package var meaning: StoreError
    /// Whether the same transaction may go through when it is run again.
    var isRepeatable = false
}

/// Rows read one after another, where all of them at once would take much memory.
package final class RowCursor {
    private let take: () throws(DatabaseError) -> Row?

    init(_ take: @escaping () throws(DatabaseError) -> Row?) { self.take = take }

    package func next() throws -> Row? { try take() }
}
