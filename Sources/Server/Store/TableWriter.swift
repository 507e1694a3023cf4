/// Writes many rows of one table, several in each statement.
struct TableWriter {
    /// So many values at most in one statement.
    private static let mostValues = 2000

    private let table: String
    private let columns: [String]
    private var values: [SQLValue] = []

    init(_ table: String, columns: [String]) {
        self.table = table
        self.columns = columns
    }

    mutating func add(_ row: [SQLValue], to db: Database) throws {
        values += row
        if values.count >= TableWriter.mostValues { try send(db) }
    }

    private mutating func send(_ db: Database) throws {
        guard !values.isEmpty else { return }
        let row = "(\(Registry.marks(columns.count)))"
        let marks = repeatElement(row, count: values.count / columns.count).joined(separator: ", ")
        try db.execute(
            sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(marks)", arguments: StatementArguments(values))
        values = []
    }

    /// Sends the rest; what the database counts by itself goes on after the last one.
    mutating func finish(_ db: Database) throws {
        try send(db)
        guard case .postgres = db.dialect else { return }
        let counted = try String.fetchOne(
            db,
            sql: """
                SELECT CAST(column_name AS TEXT) FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = ? AND is_identity = 'YES'
                """,
            arguments: [table])
        if let counted, let last = try Int64.fetchOne(db, sql: "SELECT max(\(counted)) FROM \(table)") {
            _ = try Row.fetchOne(db, sql: "SELECT setval(pg_get_serial_sequence(?, ?), ?)", arguments: [table, counted, last])
        }
    }
}
