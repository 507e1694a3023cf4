import Foundation
import GRDB

/// SQLite's own connection, as a `Database` speaks to it.
final class SQLiteConnection: DatabaseConnection {
    private let db: GRDB.Database
    /// What is done once all of it is on disk.
    private(set) var afterCommit: [@Sendable () -> Void] = []
    var dialect: Dialect { .sqlite }

    init(_ db: GRDB.Database) { self.db = db }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Int {
        try translating {
            if arguments.isEmpty {
                try db.execute(sql: sql)
            } else {
                try db.cachedStatement(sql: sql).execute(arguments: Self.arguments(arguments))
            }
            return db.changesCount
        }
    }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> [Row] {
        try translating {
            let statement = try db.cachedStatement(sql: sql)
            let columns = statement.columnNames
            return try GRDB.Row.fetchCursor(statement, arguments: Self.arguments(arguments)).map { Self.row($0, columns) }.collect()
        }
    }

    func firstRow(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Row? {
        try translating {
            let statement = try db.cachedStatement(sql: sql)
            let columns = statement.columnNames
            return try GRDB.Row.fetchOne(statement, arguments: Self.arguments(arguments)).map { Self.row($0, columns) }
        }
    }

    func cursor(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> RowCursor {
        try translating {
            let statement = try db.makeStatement(sql: sql)
            let columns = statement.columnNames
            let rows = try GRDB.Row.fetchCursor(statement, arguments: Self.arguments(arguments))
            return RowCursor { () throws(DatabaseError) in try translating { try rows.next().map { Self.row($0, columns) } } }
        }
    }

    func afterCommit(_ body: @escaping @Sendable () -> Void) { afterCommit.append(body) }

    private static func arguments(_ values: [SQLValue]) -> GRDB.StatementArguments {
        // Of existentials: from a list of its own values GRDB would make each by a key path.
        GRDB.StatementArguments(
            values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .integer(let number): number
                case .text(let text): text
                case .blob(let bytes): bytes
                }
            })
    }

    private static func row(_ row: GRDB.Row, _ columns: [String]) -> Row {
        Row(
            columns: columns,
            values: row.databaseValues.map { value in
                switch value.storage {
                case .null: .null
                case .int64(let number): .integer(number)
                case .string(let text): .text(text)
                case .blob(let bytes): .blob(bytes)
                // No table of ours holds any; whoever put it there will find it told as a text that does not belong.
                case .double(let number): .text("\(number)")
                }
            })
    }
}

extension GRDB.Cursor {
    fileprivate func collect() throws -> [Element] {
        var all: [Element] = []
        while let next = try next() { all.append(next) }
        return all
    }
}

/// Has GRDB's errors told in our words.
private func translating<T>(_ body: () throws -> T) throws(DatabaseError) -> T {
    do { return try body() } catch { throw DatabaseError(meaning: .sqlite(error)) }
}

extension StoreError {
    /// What an error of SQLite's means; any other error as it is.
    static func sqlite(_ error: any Error) -> StoreError {
        guard let error = error as? GRDB.DatabaseError else { return StoreError(error) }
        switch error.resultCode {
        case .SQLITE_FULL: return .full
        case .SQLITE_NOTADB: return .isForeign
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_INTERRUPT: return .unavailable
        // The statement's arguments may hold personal data: only SQLite's own words go on.
        default: return .damaged("\(error.extendedResultCode): \(error.message ?? "")")
        }
    }

    /// A database's error in our words; any other error as it is.
    static func keeping(_ error: any Error) -> any Error {
        error is GRDB.DatabaseError ? sqlite(error) : (error as? DatabaseError)?.meaning ?? error
    }
}
