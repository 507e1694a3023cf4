import Foundation
import Runtime
import ServiceIR

// What becomes of a case: its journal, what every event leaves to be done, by what it is found, and how it is erased.

extension Schema {
    /// Definitions, cases, their journal, and what every event leaves to be done.
    ///
    /// The journal is one hash chain per case. A payload lies beside its row, so that it can be erased while the chain still verifies.
    static let journal = """
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

    /// The heads of the chains, chained from time to time; and which cases have a head that no checkpoint holds yet.
    static let checkpoints = """
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

    /// By what officers find cases: the applicants' names, and every role that had a task of the case, with its part of the region.
    static let search = """
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
    static let orderedNames = """
        DROP TABLE applicant_names;
        CREATE TABLE applicant_names (
            case_id INTEGER NOT NULL REFERENCES cases(id), place INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
            PRIMARY KEY (case_id, place)
        ) WITHOUT ROWID;
        """

    /// The notices that are published now.
    static let notices = """
        CREATE TABLE notices (
            case_id INTEGER NOT NULL REFERENCES cases(id), step TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (case_id, step)
        ) WITHOUT ROWID;
        CREATE INDEX notices_by_time ON notices(until);
        """

    /// Which units of which slots are taken, each once.
    static let slots = """
        CREATE TABLE slots (
            resource TEXT NOT NULL, start INTEGER NOT NULL, unit INTEGER NOT NULL, until INTEGER NOT NULL,
            case_id INTEGER NOT NULL REFERENCES cases(id), PRIMARY KEY (resource, start, unit)
        ) WITHOUT ROWID;
        CREATE INDEX slots_by_case ON slots(case_id);
        """

    /// Who stands in line for a slot, in order of arrival.
    static let lines = """
        CREATE TABLE slot_lines (
            id INTEGER PRIMARY KEY, resource TEXT NOT NULL, start INTEGER NOT NULL, until INTEGER NOT NULL,
            case_id INTEGER NOT NULL REFERENCES cases(id), UNIQUE (resource, start, case_id)
        );
        """

    /// Which messages of the outbox go to whom, how far each has come, and which may go.
    static let deliveries = """
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

    /// What other systems called back and could not be taken.
    static let callbacks = """
        CREATE TABLE callbacks (
            id INTEGER PRIMARY KEY, system TEXT NOT NULL, number TEXT NOT NULL, step TEXT NOT NULL, reference TEXT NOT NULL, amount INTEGER,
            key TEXT NOT NULL, body BLOB, hash BLOB NOT NULL UNIQUE, state TEXT NOT NULL, reason TEXT NOT NULL, tries INTEGER NOT NULL,
            first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, handled_by TEXT, note TEXT, case_id INTEGER REFERENCES cases(id)
        );
        CREATE INDEX callbacks_by_state ON callbacks(state, system, id);
        CREATE INDEX callbacks_by_case ON callbacks(case_id) WHERE case_id IS NOT NULL;
        """

    /// Unfinished applications, apart from every journal; and which uploads they hold.
    static let drafts = """
        CREATE TABLE drafts (
            id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, secret_hash BLOB NOT NULL, service TEXT NOT NULL, meaning TEXT NOT NULL,
            whole TEXT NOT NULL, sending BLOB NOT NULL, revision INTEGER NOT NULL, saved_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
            case_id INTEGER REFERENCES cases(id)
        );
        CREATE INDEX drafts_by_expiry ON drafts(expires_at);
        ALTER TABLE uploads ADD COLUMN draft_id INTEGER REFERENCES drafts(id);
        CREATE INDEX uploads_by_draft ON uploads(draft_id);
        """

    /// When cases ended, how far they are erased, and which rows of the journal say so.
    static let erasure = """
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

    static func fillEnds(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, state FROM cases WHERE ended IS NOT NULL") {
            let state = try JSONCoder.decode(Case.self, from: JSONValue(parsing: Array(row["state"] as Data)))
            try db.execute(sql: "UPDATE cases SET ended_at = ? WHERE id = ?", arguments: [state.end?.at.seconds, row["id"] as Int64])
        }
    }

    /// What applicants want erased; of each case one request is open at most.
    static let erasureRequests = """
        CREATE TABLE erasure_requests (
            id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), agency TEXT NOT NULL, state TEXT NOT NULL,
            asked_at INTEGER NOT NULL, answered_at INTEGER, answered_by TEXT, reason TEXT
        );
        CREATE INDEX erasure_requests_by_case ON erasure_requests(case_id, id);
        CREATE UNIQUE INDEX erasure_requests_open ON erasure_requests(case_id) WHERE state = 'open';
        CREATE INDEX erasure_requests_by_agency ON erasure_requests(agency, state, id);
        """
}
