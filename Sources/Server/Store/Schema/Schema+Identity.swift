// Who logs in, and who read what.

extension Schema {
    /// Officers' accounts with their roles, and everybody's sessions.
    static let identity = """
        CREATE TABLE accounts (
            id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password TEXT NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL
        );
        CREATE TABLE account_roles (
            account_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, role TEXT NOT NULL, PRIMARY KEY (account_id, role)
        ) WITHOUT ROWID;
        CREATE TABLE sessions (
            token_hash BLOB PRIMARY KEY, account_id INTEGER REFERENCES accounts(id) ON DELETE CASCADE,
            case_id INTEGER REFERENCES cases(id), expires_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        """

    /// What is tried at the login, the browsers that officers logged in from, and the second factors. Numbers of officers are not given twice.
    static let secondFactors = """
        CREATE TABLE login_attempts (
            key BLOB PRIMARY KEY, failures INTEGER NOT NULL, until INTEGER NOT NULL, at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX login_attempts_by_time ON login_attempts(at);
        CREATE TABLE known_devices (
            token_hash BLOB NOT NULL, account_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, expires_at INTEGER NOT NULL,
            PRIMARY KEY (token_hash, account_id)
        ) WITHOUT ROWID;
        CREATE TABLE pending_logins (
            token_hash BLOB PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, expires_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE second_factors (
            account_id INTEGER PRIMARY KEY REFERENCES accounts(id) ON DELETE CASCADE, secret BLOB NOT NULL,
            is_active INTEGER NOT NULL DEFAULT 0, last_step INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE recovery_codes (
            account_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, code_hash BLOB NOT NULL, PRIMARY KEY (account_id, code_hash)
        ) WITHOUT ROWID;
        INSERT INTO sequences (name, year, last) SELECT 'officer', 0, coalesce(max(known.id), 0) FROM (
            SELECT id FROM accounts
            UNION ALL SELECT CAST(substr(actor, 9) AS INTEGER) FROM journal WHERE actor LIKE 'officer:%') known;
        """

    /// Which sessions an identity provider vouches for; the citizens whom one has let in, and which cases are whose.
    static let providerLogins = """
        CREATE TABLE citizens (
            id INTEGER PRIMARY KEY, issuer TEXT NOT NULL, subject TEXT NOT NULL, name TEXT NOT NULL, since INTEGER NOT NULL,
            UNIQUE (issuer, subject)
        );
        CREATE TABLE citizen_cases (
            case_id INTEGER NOT NULL REFERENCES cases(id), citizen_id INTEGER NOT NULL REFERENCES citizens(id), PRIMARY KEY (case_id)
        ) WITHOUT ROWID;
        CREATE INDEX citizen_cases_by_citizen ON citizen_cases(citizen_id, case_id);
        ALTER TABLE sessions ADD COLUMN citizen_id INTEGER REFERENCES citizens(id) ON DELETE CASCADE;
        ALTER TABLE sessions ADD COLUMN is_by_provider INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX sessions_by_citizen ON sessions(citizen_id) WHERE citizen_id IS NOT NULL;
        """

    /// Who officers are by identity providers. Sessions that one vouched for before nobody knows whose identity they are: they end, and each says
    /// it at the next login.
    static let officerIdentities = """
        CREATE TABLE officer_identities (
            issuer TEXT NOT NULL, subject TEXT NOT NULL, account_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
            PRIMARY KEY (issuer, subject)
        ) WITHOUT ROWID;
        CREATE INDEX officer_identities_by_account ON officer_identities(account_id);
        DELETE FROM sessions WHERE is_by_provider = 1;
        """

    /// Who read which people's data.
    static let reads = """
        CREATE TABLE reads (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, reader TEXT NOT NULL, kind TEXT NOT NULL, case_id INTEGER REFERENCES cases(id)
        );
        CREATE INDEX reads_by_case ON reads(case_id, id);
        CREATE INDEX reads_by_reader ON reads(reader, id);
        CREATE INDEX reads_by_time ON reads(at);
        """
}
