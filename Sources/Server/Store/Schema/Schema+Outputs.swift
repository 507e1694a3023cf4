// What is released.

extension Schema {
    /// What was released, to whom, and whether it is valid still; and which outputs a timer has opened a case for.
    static let register = """
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
    static let issues = """
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
    static let rows = """
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

    /// What was signed of what was released, each issue once.
    static let outputSignatures = """
        CREATE TABLE output_signatures (
            case_id INTEGER NOT NULL REFERENCES cases(id), output TEXT NOT NULL, list_row INTEGER NOT NULL, issue INTEGER NOT NULL,
            jws TEXT NOT NULL, PRIMARY KEY (case_id, output, list_row, issue)
        ) WITHOUT ROWID;
        """
}
