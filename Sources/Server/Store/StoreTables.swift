/// The tables of a store, whichever kind of database holds it.
package enum StoreTables {
    /// All but what the database keeps for itself; each after those that its rows name.
    package static func names(_ db: Database) throws -> [String] {
        var waiting = try String.fetchAll(db, sql: db.dialect.tableNames)
        var ordered: [String] = []
        while !waiting.isEmpty {
            let ready = try waiting.filter { table in
                try String.fetchAll(db, sql: db.dialect.namedTables, arguments: [table]).allSatisfy { ordered.contains($0) || $0 == table }
            }
            guard !ready.isEmpty else { throw StoreError.damaged("tables that name each other") }
            ordered += ready
            waiting.removeAll(where: ready.contains)
        }
        return ordered
    }

    /// Whether no region has begun here.
    static func isEmpty(_ db: Database) throws -> Bool {
        try ["definitions", "cases", "accounts"].allSatisfy { try Int.fetchOne(db, sql: "SELECT 1 FROM \($0) LIMIT 1") == nil }
    }

    /// The columns of a table's key, in their order.
    static func keys(_ db: Database, of table: String) throws -> [String] {
        try String.fetchAll(db, sql: db.dialect.keyColumns, arguments: [table])
    }

    /// The columns of a table, in their order.
    package static func columns(_ db: Database, of table: String) throws -> [String] {
        try String.fetchAll(db, sql: db.dialect.columnNames, arguments: [table])
    }
}
