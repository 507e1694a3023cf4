import Foundation
import Runtime
import ServiceIR

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

    /// Definitions, cases, their journal, and what every event leaves to be done.
    ///
    /// The journal is one hash chain per case. A payload lies beside its row, so that it can be erased while the chain still verifies.
    private static let journal = """
        CREATE TABLE definitions (
            whole TEXT PRIMARY KEY, meaning TEXT NOT NULL, service TEXT NOT NULL, version INTEGER NOT NULL,
            format INTEGER NOT NULL, json BLOB NOT NULL, stored_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE catalogs (
            digest TEXT PRIMARY KEY, catalog TEXT NOT NULL, format INTEGER NOT NULL, json BLOB NOT NULL, stored_at INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE cases (
            id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, service TEXT NOT NULL,
            meaning TEXT NOT NULL, whole TEXT NOT NULL REFERENCES definitions(whole),
            secret_hash BLOB NOT NULL, revision INTEGER NOT NULL, head BLOB NOT NULL, state BLOB NOT NULL,
            filed_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, ended TEXT
        );
        CREATE INDEX cases_by_service ON cases(service, filed_at);

        CREATE TABLE journal (
            case_id INTEGER NOT NULL REFERENCES cases(id), number INTEGER NOT NULL, format INTEGER NOT NULL,
            at INTEGER NOT NULL, actor TEXT NOT NULL, event TEXT NOT NULL,
            previous BLOB NOT NULL, payload_hash BLOB NOT NULL, hash BLOB NOT NULL,
            PRIMARY KEY (case_id, number)
        ) WITHOUT ROWID;
        CREATE TABLE payloads (
            case_id INTEGER NOT NULL, number INTEGER NOT NULL, salt BLOB NOT NULL, payload BLOB NOT NULL,
            PRIMARY KEY (case_id, number), FOREIGN KEY (case_id, number) REFERENCES journal(case_id, number)
        );

        CREATE TABLE tasks (
            case_id INTEGER NOT NULL REFERENCES cases(id), step TEXT NOT NULL, role TEXT NOT NULL, scope TEXT NOT NULL,
            since INTEGER NOT NULL, due INTEGER, PRIMARY KEY (case_id, step, role, scope)
        ) WITHOUT ROWID;
        CREATE INDEX tasks_by_role ON tasks(role, due);

        CREATE TABLE timers (
            id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), key TEXT NOT NULL, at INTEGER NOT NULL,
            payload BLOB NOT NULL, failures INTEGER NOT NULL DEFAULT 0, UNIQUE (case_id, key)
        );
        CREATE INDEX timers_by_time ON timers(at, id);

        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), event INTEGER NOT NULL, kind TEXT NOT NULL,
            payload BLOB NOT NULL, created_at INTEGER NOT NULL, sent_at INTEGER
        );
        CREATE INDEX outbox_waiting ON outbox(id) WHERE sent_at IS NULL;

        CREATE TABLE sequences (
            name TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (name, year)
        ) WITHOUT ROWID;
        CREATE TABLE output_numbers (
            service TEXT NOT NULL, output TEXT NOT NULL, year INTEGER NOT NULL, seq INTEGER NOT NULL,
            case_id INTEGER NOT NULL REFERENCES cases(id), number TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (service, output, year, seq)
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX output_numbers_by_case ON output_numbers(case_id, output);

        CREATE TABLE uploads (
            id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
            created_at INTEGER NOT NULL, case_id INTEGER REFERENCES cases(id)
        ) WITHOUT ROWID;
        CREATE INDEX uploads_by_case ON uploads(case_id);
        CREATE INDEX uploads_by_content ON uploads(sha256);

        CREATE TABLE answers (
            key_hash BLOB PRIMARY KEY, request_hash BLOB NOT NULL, sealed BLOB NOT NULL, at INTEGER NOT NULL
        ) WITHOUT ROWID;
        """

    /// By what officers find cases: the applicants' names, and every role that had a task of the case, with its part of the region.
    private static let search = """
        CREATE TABLE applicant_names (
            case_id INTEGER NOT NULL REFERENCES cases(id), name TEXT NOT NULL, folded TEXT NOT NULL
        );
        CREATE INDEX applicant_names_by_case ON applicant_names(case_id);
        CREATE TABLE case_roles (
            case_id INTEGER NOT NULL REFERENCES cases(id), role TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY (case_id, role, scope)
        ) WITHOUT ROWID;
        CREATE INDEX case_roles_by_role ON case_roles(role, scope);
        CREATE INDEX issued_outputs_by_letter ON issued_outputs(number);
        INSERT INTO case_roles (case_id, role, scope) SELECT DISTINCT case_id, role, scope FROM tasks;
        """

    /// The names of a case in their order; all are kept anew.
    private static let orderedNames = """
        DROP TABLE applicant_names;
        CREATE TABLE applicant_names (
            case_id INTEGER NOT NULL REFERENCES cases(id), place INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
            PRIMARY KEY (case_id, place)
        ) WITHOUT ROWID;
        """

    /// The notices that are published now.
    private static let notices = """
        CREATE TABLE notices (
            case_id INTEGER NOT NULL REFERENCES cases(id), step TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (case_id, step)
        ) WITHOUT ROWID;
        CREATE INDEX notices_by_time ON notices(until);
        """

    /// When cases ended, how far they are erased, and which rows of the journal say so.
    private static let erasure = """
        ALTER TABLE cases ADD COLUMN ended_at INTEGER;
        ALTER TABLE cases ADD COLUMN erased_at INTEGER;
        ALTER TABLE cases ADD COLUMN erased_stage INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE cases ADD COLUMN keeps_output INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX cases_by_end ON cases(whole, erased_stage, ended_at) WHERE ended_at IS NOT NULL AND erased_at IS NULL;
        CREATE INDEX cases_keeping_outputs ON cases(id) WHERE keeps_output = 1;
        CREATE TABLE erasures (
            case_id INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (case_id, number),
            FOREIGN KEY (case_id, number) REFERENCES journal(case_id, number)
        ) WITHOUT ROWID;
        CREATE TABLE unnamed_files (sha256 TEXT PRIMARY KEY);
        """

    /// How many numbers a counter gave and called on a day, and where to.
    private static let counters = """
        CREATE TABLE counter_lines (
            counter TEXT NOT NULL, day INTEGER NOT NULL, given INTEGER NOT NULL, called INTEGER NOT NULL, PRIMARY KEY (counter, day)
        ) WITHOUT ROWID;
        CREATE TABLE counter_calls (
            counter TEXT NOT NULL, day INTEGER NOT NULL, number INTEGER NOT NULL, desk TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (counter, day, number)
        ) WITHOUT ROWID;
        """

    /// When who closed or opened a service, and why.
    private static let serviceSwitches = """
        CREATE TABLE service_switches (
            id INTEGER PRIMARY KEY, service TEXT NOT NULL, is_open INTEGER NOT NULL, reason TEXT NOT NULL, actor TEXT NOT NULL,
            at INTEGER NOT NULL
        );
        CREATE INDEX service_switches_by_service ON service_switches(service, id);
        """

    /// What was published when, by which officer (none = the operator), in whose place, and what the folder held then.
    private static let publications = """
        CREATE TABLE publications (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, digest TEXT NOT NULL, catalog TEXT NOT NULL,
            services TEXT NOT NULL, folder TEXT, earlier INTEGER, changes TEXT NOT NULL
        );
        """

    /// Which sessions an identity provider vouches for; the citizens whom one has let in, and which cases are whose.
    private static let providerLogins = """
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

    /// What applicants want erased; of each case one request is open at most.
    private static let erasureRequests = """
        CREATE TABLE erasure_requests (
            id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), agency TEXT NOT NULL, state TEXT NOT NULL,
            asked_at INTEGER NOT NULL, answered_at INTEGER, answered_by TEXT, reason TEXT
        );
        CREATE INDEX erasure_requests_by_case ON erasure_requests(case_id, id);
        CREATE UNIQUE INDEX erasure_requests_open ON erasure_requests(case_id) WHERE state = 'open';
        CREATE INDEX erasure_requests_by_agency ON erasure_requests(agency, state, id);
        """

    /// What other systems called back and could not be taken.
    private static let callbacks = """
        CREATE TABLE callbacks (
            id INTEGER PRIMARY KEY, system TEXT NOT NULL, number TEXT NOT NULL, step TEXT NOT NULL, reference TEXT NOT NULL, amount INTEGER,
            key TEXT NOT NULL, body BLOB, hash BLOB NOT NULL UNIQUE, state TEXT NOT NULL, reason TEXT NOT NULL, tries INTEGER NOT NULL,
            first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, handled_by TEXT, note TEXT, case_id INTEGER REFERENCES cases(id)
        );
        CREATE INDEX callbacks_by_state ON callbacks(state, system, id);
        CREATE INDEX callbacks_by_case ON callbacks(case_id) WHERE case_id IS NOT NULL;
        """

    /// Who read which people's data.
    private static let reads = """
        CREATE TABLE reads (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, reader TEXT NOT NULL, kind TEXT NOT NULL, case_id INTEGER REFERENCES cases(id)
        );
        CREATE INDEX reads_by_case ON reads(case_id, id);
        CREATE INDEX reads_by_reader ON reads(reader, id);
        CREATE INDEX reads_by_time ON reads(at);
        """

    private static func fillEnds(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, state FROM cases WHERE ended IS NOT NULL") {
            let state = try JSONCoder.decode(Case.self, from: JSONValue(parsing: Array(row["state"] as Data)))
            try db.execute(sql: "UPDATE cases SET ended_at = ? WHERE id = ?", arguments: [state.end?.at.seconds, row["id"] as Int64])
        }
    }

    /// What was signed of what was released, each issue once.
    private static let outputSignatures = """
        CREATE TABLE output_signatures (
            case_id INTEGER NOT NULL REFERENCES cases(id), output TEXT NOT NULL, list_row INTEGER NOT NULL, issue INTEGER NOT NULL,
            jws TEXT NOT NULL, PRIMARY KEY (case_id, output, list_row, issue)
        ) WITHOUT ROWID;
        """

    /// Who stands in line for a slot, in order of arrival.
    private static let lines = """
        CREATE TABLE slot_lines (
            id INTEGER PRIMARY KEY, resource TEXT NOT NULL, start INTEGER NOT NULL, until INTEGER NOT NULL,
            case_id INTEGER NOT NULL REFERENCES cases(id), UNIQUE (resource, start, case_id)
        );
        """

    /// Which units of which slots are taken, each once.
    private static let slots = """
        CREATE TABLE slots (
            resource TEXT NOT NULL, start INTEGER NOT NULL, unit INTEGER NOT NULL, until INTEGER NOT NULL,
            case_id INTEGER NOT NULL REFERENCES cases(id), PRIMARY KEY (resource, start, unit)
        ) WITHOUT ROWID;
        CREATE INDEX slots_by_case ON slots(case_id);
        """

    /// What was released, to whom, and whether it is valid still; and which outputs a timer has opened a case for.
    private static let register = """
        CREATE TABLE issued_outputs (
            case_id INTEGER NOT NULL REFERENCES cases(id), service TEXT NOT NULL, output TEXT NOT NULL, number TEXT NOT NULL,
            holder BLOB, issued_on TEXT, valid_until TEXT, is_revoked INTEGER NOT NULL DEFAULT 0, kept BLOB NOT NULL,
            PRIMARY KEY (case_id, output)
        ) WITHOUT ROWID;
        CREATE INDEX issued_outputs_by_number ON issued_outputs(service, output, number);
        CREATE INDEX issued_outputs_by_holder ON issued_outputs(holder, service, output);
        CREATE TABLE opened_cases (
            service TEXT NOT NULL, variant TEXT NOT NULL, source_case INTEGER NOT NULL REFERENCES cases(id), output TEXT NOT NULL,
            period TEXT NOT NULL, case_id INTEGER REFERENCES cases(id),
            PRIMARY KEY (service, variant, source_case, output, period)
        ) WITHOUT ROWID;
        """

    /// An output may be issued again in the same case: the register keeps each issue, and each has its number.
    private static let issues = """
        ALTER TABLE issued_outputs RENAME TO issued_once;
        CREATE TABLE issued_outputs (
            case_id INTEGER NOT NULL REFERENCES cases(id), service TEXT NOT NULL, output TEXT NOT NULL, issue INTEGER NOT NULL,
            number TEXT NOT NULL, holder BLOB, issued_on TEXT, valid_until TEXT, is_revoked INTEGER NOT NULL DEFAULT 0, kept BLOB NOT NULL,
            PRIMARY KEY (case_id, output, issue)
        ) WITHOUT ROWID;
        INSERT INTO issued_outputs (case_id, service, output, issue, number, holder, issued_on, valid_until, is_revoked, kept)
            SELECT case_id, service, output, 1, number, holder, issued_on, valid_until, is_revoked, kept FROM issued_once;
        DROP TABLE issued_once;
        CREATE INDEX issued_outputs_by_number ON issued_outputs(service, output, number);
        CREATE INDEX issued_outputs_by_holder ON issued_outputs(holder, service, output);
        CREATE INDEX issued_outputs_by_letter ON issued_outputs(number);
        CREATE INDEX issued_outputs_by_day ON issued_outputs(service, output, issued_on);
        DROP INDEX output_numbers_by_case;
        CREATE INDEX output_numbers_by_case ON output_numbers(case_id, output);
        """

    /// An output may be one for each row of a list: the register keeps each by itself, and opens cases for each; 0 = no row's.
    private static let rows = """
        ALTER TABLE issued_outputs RENAME TO issued_whole;
        CREATE TABLE issued_outputs (
            case_id INTEGER NOT NULL REFERENCES cases(id), service TEXT NOT NULL, output TEXT NOT NULL, list_row INTEGER NOT NULL,
            issue INTEGER NOT NULL, number TEXT NOT NULL, holder BLOB, issued_on TEXT, valid_until TEXT,
            is_revoked INTEGER NOT NULL DEFAULT 0, kept BLOB NOT NULL, PRIMARY KEY (case_id, output, list_row, issue)
        ) WITHOUT ROWID;
        INSERT INTO issued_outputs (case_id, service, output, list_row, issue, number, holder, issued_on, valid_until, is_revoked, kept)
            SELECT case_id, service, output, 0, issue, number, holder, issued_on, valid_until, is_revoked, kept FROM issued_whole;
        DROP TABLE issued_whole;
        CREATE INDEX issued_outputs_by_number ON issued_outputs(service, output, number);
        CREATE INDEX issued_outputs_by_holder ON issued_outputs(holder, service, output);
        CREATE INDEX issued_outputs_by_letter ON issued_outputs(number);
        CREATE INDEX issued_outputs_by_day ON issued_outputs(service, output, issued_on);
        ALTER TABLE opened_cases RENAME TO opened_whole;
        CREATE TABLE opened_cases (
            service TEXT NOT NULL, variant TEXT NOT NULL, source_case INTEGER NOT NULL REFERENCES cases(id), output TEXT NOT NULL,
            list_row INTEGER NOT NULL, period TEXT NOT NULL, case_id INTEGER REFERENCES cases(id),
            PRIMARY KEY (service, variant, source_case, output, list_row, period)
        ) WITHOUT ROWID;
        INSERT INTO opened_cases (service, variant, source_case, output, list_row, period, case_id)
            SELECT service, variant, source_case, output, 0, period, case_id FROM opened_whole;
        DROP TABLE opened_whole;
        """

    /// The heads of the chains, chained from time to time; and which cases have a head that no checkpoint holds yet.
    private static let checkpoints = """
        CREATE TABLE checkpoints (
            number INTEGER PRIMARY KEY, format INTEGER NOT NULL, at INTEGER NOT NULL, heads INTEGER NOT NULL,
            heads_hash BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL
        );
        CREATE TABLE checkpoint_heads (
            checkpoint INTEGER NOT NULL REFERENCES checkpoints(number), case_id INTEGER NOT NULL, number TEXT NOT NULL,
            revision INTEGER NOT NULL, head BLOB NOT NULL, PRIMARY KEY (checkpoint, case_id)
        ) WITHOUT ROWID;
        CREATE TABLE changed_cases (case_id INTEGER PRIMARY KEY);
        INSERT INTO changed_cases (case_id) SELECT id FROM cases;
        """

    /// What is tried at the login, the browsers that officers logged in from, and the second factors. Numbers of officers are not given twice.
    private static let secondFactors = """
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

    /// Which messages of the outbox go to whom, how far each has come, and which may go.
    private static let deliveries = """
        DROP INDEX outbox_waiting;
        ALTER TABLE outbox DROP COLUMN sent_at;
        CREATE INDEX outbox_by_time ON outbox(created_at, id);
        CREATE TABLE deliveries (
            id INTEGER PRIMARY KEY, message INTEGER NOT NULL REFERENCES outbox(id) ON DELETE CASCADE,
            case_id INTEGER NOT NULL REFERENCES cases(id), receiver TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL,
            at INTEGER NOT NULL, reason TEXT, UNIQUE (message, receiver)
        );
        CREATE INDEX deliveries_by_state ON deliveries(state, receiver, at);
        CREATE INDEX deliveries_by_case ON deliveries(case_id, receiver, message) WHERE state = 'waiting';
        """

    /// Answers to the survey of satisfaction, and apart from them which cases have answered: neither has an order or a key that leads to the other.
    private static let surveys = """
        CREATE TABLE surveys (
            id BLOB PRIMARY KEY, service TEXT NOT NULL, day INTEGER NOT NULL, u1 INTEGER NOT NULL, u2 INTEGER NOT NULL,
            u3 INTEGER NOT NULL, u4 INTEGER NOT NULL, u5 INTEGER NOT NULL, u6 INTEGER NOT NULL, u7 INTEGER NOT NULL, u8 INTEGER NOT NULL,
            u9 INTEGER NOT NULL, remark TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX surveys_by_service ON surveys(service, day);
        CREATE TABLE surveyed_cases (case_id INTEGER PRIMARY KEY REFERENCES cases(id)) WITHOUT ROWID;
        """

    /// Unfinished applications, apart from every journal; and which uploads they hold.
    private static let drafts = """
        CREATE TABLE drafts (
            id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, secret_hash BLOB NOT NULL, service TEXT NOT NULL, meaning TEXT NOT NULL,
            whole TEXT NOT NULL, sending BLOB NOT NULL, revision INTEGER NOT NULL, saved_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
            case_id INTEGER REFERENCES cases(id)
        );
        CREATE INDEX drafts_by_expiry ON drafts(expires_at);
        ALTER TABLE uploads ADD COLUMN draft_id INTEGER REFERENCES drafts(id);
        CREATE INDEX uploads_by_draft ON uploads(draft_id);
        """

    /// Officers' accounts with their roles, and everybody's sessions.
    private static let identity = """
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
}
