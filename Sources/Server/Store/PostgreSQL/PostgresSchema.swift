/// The migrations in PostgreSQL: several processes may begin at once, and one of them makes the tables.
enum PostgresSchema {
    /// What only PostgreSQL has: the migrations that were taken, and what a transaction locks to have its turn.
    private static let own = """
        CREATE TABLE mppd_migrations (name TEXT PRIMARY KEY);
        CREATE TABLE turns ();
        """

    /// Makes the schema of a region where it is not there yet; who may not make one is given one.
    static func make(_ schema: String, _ db: Database) throws {
        _ = try Row.fetchOne(db, sql: "SELECT pg_advisory_xact_lock(1836085348, hashtext(?))", arguments: [schema])
        guard try Int.fetchOne(db, sql: "SELECT 1 FROM pg_namespace WHERE nspname = ?", arguments: [schema]) == nil else { return }
        try db.execute(sql: "CREATE SCHEMA \"\(schema)\"")
    }

    static func migrate(_ db: Database) throws {
        // Held until the transaction ends; by the number of our name and the schema.
        _ = try Row.fetchOne(db, sql: "SELECT pg_advisory_xact_lock(1836085348, hashtext(current_schema()))")
        switch try age(of: db) {
        case .empty: try db.execute(sql: own)
        case .older: break
        case .current: return
        case .newer: throw StoreError.isNewer
        case .foreign: throw StoreError.isForeign
        }
        let applied = try applied(db)
        for migration in Schema.migrations where !applied.contains(migration.name) {
            try migration.run(on: db)
            try db.execute(sql: "INSERT INTO mppd_migrations (name) VALUES (?)", arguments: [migration.name])
        }
    }

    static func check(_ db: Database) throws {
        switch try age(of: db) {
        case .current: return
        case .older: throw StoreError.isOlder
        case .newer: throw StoreError.isNewer
        case .empty, .foreign: throw StoreError.isForeign
        }
    }

    private static func applied(_ db: Database) throws -> Set<String> {
        Set(try String.fetchAll(db, sql: "SELECT name FROM mppd_migrations"))
    }

    private static func age(of db: Database) throws -> Schema.Age {
        let tables = try String.fetchAll(db, sql: "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        if tables.isEmpty { return .empty }
        return tables.contains("mppd_migrations") ? Schema.age(applied: try applied(db)) : .foreign
    }
}
