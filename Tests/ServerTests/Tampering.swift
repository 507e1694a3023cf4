import CLibPQ
import Foundation
import GRDB
import Server
import ServiceIR

extension Trial {
    /// The server on which the suite runs once more, in a schema for each trial; `scripts/test-server` names it.
    static let server = ProcessInfo.processInfo.environment["MPP_POSTGRES"]
    static let isEmbedded = server == nil

    /// Where a trial in this folder has its database.
    static func address(in folder: String) throws -> StoreAddress {
        guard let server else { return .file(folder + "/mpp.sqlite") }
        let schema = schema(of: folder)
        try tell(server, "CREATE SCHEMA IF NOT EXISTS \(schema)")
        return .server(
            try PostgresAddress("\(server)&options=-csearch_path%3D\(schema)&application_name=\(schema)"),
            files: folder + "/mpp.sqlite.files")
    }

    private static func schema(of folder: String) -> String { "trial_" + Secret.hex(Secret.sha256(Array(folder.utf8))).prefix(24) }

    /// Changes the database as a hand would that goes past the server: no transaction, no foreign keys.
    ///
    /// - Parameter sql: in SQLite's words.
    func tamper(_ sql: String, _ arguments: Server.StatementArguments = []) async throws {
        if let server = Trial.server {
            let schema = Trial.schema(of: folder)
            let text = Trial.inPostgres(Trial.filled(sql, arguments.values))
            return try Trial.tell(server, "SET search_path = \(schema); SET session_replication_role = replica; \(text)")
        }
        let queue = try DatabaseQueue(path: folder + "/mpp.sqlite")
        defer { try? queue.close() }
        let text = Trial.filled(sql, arguments.values)
        try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(text)") }
    }

    /// Ends every connection of the trial's portals, whatever they are about.
    func cutConnections() throws {
        guard let server = Trial.server else { return }
        let name = Trial.schema(of: folder)
        try Trial.tell(server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(name)'")
    }

    private static func tell(_ server: String, _ sql: String) throws {
        let connection = PQconnectdb(server)
        defer { PQfinish(connection) }
        PQsetNoticeReceiver(connection, { _, _ in }, nil)
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard PQresultStatus(result) != PGRES_FATAL_ERROR else {
            throw StoreError.damaged("\(String(cString: PQerrorMessage(connection))) in \(sql)")
        }
    }

    private static func filled(_ sql: String, _ values: [SQLValue]) -> String {
        var parts = sql.split(separator: "?", omittingEmptySubsequences: false).map(String.init)
        var text = parts.removeFirst()
        for (value, part) in zip(values, parts) {
            switch value {
            case .null: text += "NULL"
            case .integer(let number): text += "\(number)"
            case .text(let words): text += "'\(words.replacing("'", with: "''"))'"
            case .blob(let bytes): text += "x'\(Secret.hex(bytes))'"
            }
            text += part
        }
        return values.isEmpty ? sql : text
    }

    private static func inPostgres(_ sql: String) -> String {
        sql.replacing(/zeroblob\((\d+)\)/) { "decode(repeat('00', \($0.output.1)), 'hex')" }
            .replacing(/x'([0-9a-f]*)'/) { "decode('\($0.output.1)', 'hex')" }
            .replacing(/replace\((\w+), ('[^']*'), ('[^']*')\)/) {
                "convert_to(replace(convert_from(\($0.output.1), 'UTF8'), \($0.output.2), \($0.output.3)), 'UTF8')"
            }
    }

    /// Has every task fail that is made for a case at a step, until `mend` is called.
    func breakTasks(of number: String, at step: String) async throws {
        let condition = "NEW.step = '\(step)' AND NEW.case_id = (SELECT id FROM cases WHERE number = '\(number)')"
        guard Trial.isEmbedded else {
            return try await tamper(
                """
                CREATE FUNCTION gagal() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN IF \(condition) THEN RAISE EXCEPTION 'uji'; END IF; RETURN NEW; END $$;
                CREATE TRIGGER gagal BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION gagal()
                """)
        }
        try await tamper("CREATE TRIGGER gagal BEFORE INSERT ON tasks WHEN \(condition) BEGIN SELECT RAISE(ABORT, 'uji'); END")
    }

    func mendTasks() async throws { try await tamper(Trial.isEmbedded ? "DROP TRIGGER gagal" : "DROP TRIGGER gagal ON tasks") }

    /// Another program's database.
    static func makeForeign(_ path: String) async throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        try await queue.write { try $0.execute(sql: "CREATE TABLE buku (judul TEXT)") }
    }
}
