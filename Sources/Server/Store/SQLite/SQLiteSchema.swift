import GRDB

/// The migrations as GRDB runs them, each once.
enum SQLiteSchema {
    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in Schema.migrations {
            migrator.registerMigration(migration.name) { try migration.run(on: Database(SQLiteConnection($0))) }
        }
        return migrator
    }

    static func age(of db: GRDB.Database) throws -> Schema.Age {
        let applied = try migrator().appliedIdentifiers(db)
        if applied.isEmpty {
            // The list of migrations is made before the first of them.
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'")
            return tables == 0 ? .empty : .foreign
        }
        return Schema.age(applied: applied)
    }
}
