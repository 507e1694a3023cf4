/// One row of what a statement found.
package struct Row: Sendable {
    /// Shared by all rows of a statement.
    package let columns: [String]
    package let values: [SQLValue]

    private func value(_ column: String) -> SQLValue {
        guard let place = columns.firstIndex(of: column) else { preconditionFailure("no column \(column)") }
        return values[place]
    }

    package subscript<T: SQLConvertible>(_ column: String) -> T? { T(value(column)) }

    package subscript<T: SQLConvertible>(_ column: String) -> T {
        guard let value = T(value(column)) else { preconditionFailure("\(column) holds no \(T.self)") }
        return value
    }

    package static func fetchAll(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> [Row] {
        try db.rows(sql, arguments)
    }

    package static func fetchOne(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> Row? {
        try db.firstRow(sql, arguments)
    }

    package static func fetchCursor(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> RowCursor {
        try db.cursor(sql, arguments)
    }
}

extension SQLConvertible {
    /// The first column of each row.
    package static func fetchAll(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> [Self] {
        try db.rows(sql, arguments).map { row in
            guard let value = Self(row.values[0]) else { throw StoreError.damaged("\(row.columns[0]) holds no \(Self.self)") }
            return value
        }
    }

    /// The first column of the first row; `nil` where there is none, or it is null.
    package static func fetchOne(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> Self? {
        try db.firstRow(sql, arguments).flatMap { Self($0.values[0]) }
    }
}
