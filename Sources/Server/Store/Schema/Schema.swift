/// A step from one version of the tables to the next.
struct Migration: Sendable {
    /// By which a database says that it has taken it; never another's.
    var name: String
    /// In SQLite's words, as far as `Dialect.tables` knows them.
    var sql: String
    /// What no statement does.
    var fill: @Sendable (Database) throws -> Void

    init(_ name: String, _ sql: String, fill: @escaping @Sendable (Database) throws -> Void = { _ in }) {
        self.name = name
        self.sql = sql
        self.fill = fill
    }

    func run(on db: Database) throws {
        try db.execute(sql: db.dialect.tables(sql))
        try fill(db)
    }
}

/// The tables of a store, as a list of migrations that only ever grows; the same for every kind of database.
enum Schema {
    static let migrations = [
        Migration("1 journal", journal),
        Migration("2 identity", identity),
        Migration("3 register of outputs", register) { try OutputRegister.fill($0) },
        Migration("notices", notices),
        Migration("demo accounts", "ALTER TABLE accounts ADD COLUMN is_demo INTEGER NOT NULL DEFAULT 0"),
        Migration("slots", slots),
        Migration("lines for slots", lines),
        Migration("search", search),
        Migration("issue days", "CREATE INDEX issued_outputs_by_day ON issued_outputs(service, output, issued_on)"),
        Migration("issues", issues),
        Migration("outputs of rows", rows),
        Migration("checkpoints", checkpoints),
        Migration("cases by state", "CREATE INDEX cases_by_state ON cases(service, ended)"),
        Migration("second factors", secondFactors),
        Migration("output signatures", outputSignatures),
        Migration("order of names", orderedNames) { try ApplicantNames.fill($0) },
        Migration("deliveries", deliveries),
        // By which keys uploads are sealed, so that a start without them is refused.
        Migration("file keys", "CREATE TABLE file_keys (id BLOB PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID"),
        Migration("erasure", erasure, fill: fillEnds),
        Migration("reads", reads),
        Migration("drafts", drafts),
        Migration("surveys", surveys),
        Migration("civil servants' numbers", "ALTER TABLE accounts ADD COLUMN nip TEXT NOT NULL DEFAULT ''"),
        Migration("counters", counters),
        Migration("service switches", serviceSwitches),
        Migration("publications", publications),
        Migration("logins by providers", providerLogins),
        Migration("callbacks", callbacks),
        Migration("erasure requests", erasureRequests),
        Migration("officers' identities", officerIdentities),
        // By which a provider knows whom to log out; sealed by what the browser holds.
        Migration("logouts at providers", "ALTER TABLE sessions ADD COLUMN id_token BLOB"),
        // They stand in the order of their time by their ids.
        Migration("outbox without an index by time", "DROP INDEX outbox_by_time"),
    ]

    /// How the tables of a database stand to those that this program keeps.
    enum Age {
        case empty, older, current, newer
        /// Tables that no version of this program made.
        case foreign
    }

    /// By the migrations that a database has taken, which are some.
    static func age(applied: Set<String>) -> Age {
        let known = Set(migrations.map(\.name))
        guard applied.contains(migrations[0].name) else { return .foreign }
        if !applied.isSubset(of: known) { return .newer }
        return applied == known ? .current : .older
    }
}
