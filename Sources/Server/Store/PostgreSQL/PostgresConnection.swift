import CLibPQ
import Foundation

/// One connection to PostgreSQL. Its calls block; one thread at a time uses it.
final class PostgresConnection: DatabaseConnection, @unchecked Sendable {
    private let connection: OpaquePointer
    private var statements: [String: String] = [:]
    private var hooks: [@Sendable () -> Void] = []
    private var cursors = 0
    /// Whether it is lost, or its prepared statements are no longer what the server has, or what the tables are.
    private var isSpoiled = false
    var dialect: Dialect { .postgres }

    /// So many prepared statements are kept.
    private static let mostStatements = 300
    /// So many rows of a cursor are fetched at once.
    private static let rowsFetched = 200

    /// What holds for every session: nothing waits for ever, nor so long that whoever waits behind it for a connection gives up; and what was
    /// committed is on disk, whatever the server's own setting.
    private static let session = """
        SET lock_timeout = '5s';
        SET idle_in_transaction_session_timeout = '60s';
        SET standard_conforming_strings = on;
        SET jit = off;
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
        """

    init(_ address: PostgresAddress) throws(DatabaseError) {
        // What the address says comes after what we would have, and before what must be.
        let options = [
            ("connect_timeout", "5"), ("keepalives_idle", "30"), ("tcp_user_timeout", "20000"), ("application_name", "mppd"),
            ("dbname", address.text), ("client_encoding", "UTF8"),
        ]
        var keywords = options.map { strdup($0.0).map { UnsafePointer($0) } } + [nil]
        var values = options.map { strdup($0.1).map { UnsafePointer($0) } } + [nil]
        defer { for text in keywords + values { free(UnsafeMutableRawPointer(mutating: text)) } }
        guard let opened = PQconnectdbParams(&keywords, &values, 1) else { throw DatabaseError(meaning: .unavailable) }
        guard PQstatus(opened) == CONNECTION_OK else {
            let words = String(cString: PQerrorMessage(opened)).split(separator: "\n").first.map(String.init) ?? ""
            PQfinish(opened)
            throw DatabaseError(meaning: .unreachable(words))
        }
        connection = opened
        // What the server only remarks is nobody's business.
        PQsetNoticeReceiver(opened, { _, _ in }, nil)
        let encoding = PQparameterStatus(opened, "server_encoding").map { String(cString: $0) } ?? ""
        guard encoding == "UTF8" else { throw DatabaseError(meaning: .unreachable("its encoding is \(encoding), not UTF8")) }
        try run(PostgresConnection.session)
        // Names are looked up here and nowhere else: no statement can be about another region.
        if let schema = address.schema { try run("SET search_path = \"\(schema)\"") }
    }

    deinit { PQfinish(connection) }

    /// Whether it can be used for another transaction.
    var isUsable: Bool { !isSpoiled && PQstatus(connection) == CONNECTION_OK && PQtransactionStatus(connection) == PQTRANS_IDLE }

    /// Statements without arguments, one after another.
    private func run(_ sql: String) throws(DatabaseError) { _ = try checked(PQexec(connection, sql)) }

    func begin(_ sql: String) throws(DatabaseError) {
        hooks = []
        cursors = 0
        try run(sql)
    }

    func rollBack() { PQclear(PQexec(connection, "ROLLBACK")) }

    /// Commits, and does what was to be done then.
    func commit() throws(DatabaseError) {
        let result: Result
        do throws(DatabaseError) { result = try checked(PQexec(connection, "COMMIT")) } catch {
            // Whether it was committed is not known where no answer came: whoever asked has to ask again.
            throw isSpoiled ? DatabaseError(meaning: .unavailable) : error
        }
        // A transaction in which something failed is rolled back by its commit.
        guard result.tag == "COMMIT" else { throw DatabaseError(meaning: .damaged("a commit that was rolled back")) }
        for hook in hooks { hook() }
        hooks = []
    }

    func afterCommit(_ body: @escaping @Sendable () -> Void) { hooks.append(body) }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Int {
        let result = try arguments.isEmpty ? checked(PQexec(connection, sql)) : ask(sql, arguments)
        return result.changes
    }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> [Row] { try ask(sql, arguments).rows() }

    func firstRow(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Row? { try ask(sql, arguments).rows(atMost: 1).first }

    func cursor(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> RowCursor {
        cursors += 1
        let name = "cursor_\(cursors)"
        _ = try send("DECLARE \(name) NO SCROLL CURSOR FOR \(PostgresConnection.numbered(sql))", arguments)
        var ahead: ArraySlice<Row> = []
        var isAtEnd = false
        return RowCursor { [self] () throws(DatabaseError) in
            if ahead.isEmpty, !isAtEnd {
                let rows = try send("FETCH \(PostgresConnection.rowsFetched) FROM \(name)", []).rows()
                isAtEnd = rows.count < PostgresConnection.rowsFetched
                // A table that an open cursor reads cannot be changed.
                if isAtEnd { try run("CLOSE \(name)") }
                ahead = rows[...]
            }
            return ahead.popFirst()
        }
    }

    /// Runs a statement that is prepared once for each connection.
    private func ask(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Result {
        if let name = statements[sql] {
            return try checked(
                withParameters(arguments) { PQexecPrepared(connection, name, $0, $1, $2, $3, 1) })
        }
        if statements.count >= PostgresConnection.mostStatements {
            try run("DEALLOCATE ALL")
            statements = [:]
        }
        let name = "s\(statements.count)"
        _ = try checked(PQprepare(connection, name, PostgresConnection.numbered(sql), 0, nil))
        statements[sql] = name
        return try ask(sql, arguments)
    }

    /// Runs a statement once.
    private func send(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Result {
        try checked(withParameters(arguments) { PQexecParams(connection, sql, $0, nil, $1, $2, $3, 1) })
    }

    /// Numbers as text, so that they fit a column of any size; everything else as its bytes.
    private func withParameters(
        _ arguments: [SQLValue],
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> OpaquePointer?
    ) -> OpaquePointer? {
        var bytes: [UInt8] = []
        var places: [(start: Int, isNull: Bool)] = []
        var lengths: [Int32] = []
        var formats: [Int32] = []
        for value in arguments {
            let start = bytes.count
            switch value {
            case .null: formats.append(0)
            case .integer(let number):
                bytes += Array("\(number)".utf8)
                formats.append(0)
            case .text(let text):
                // PostgreSQL keeps no text with a zero in it: whoever looks for one finds nothing.
                bytes += text.utf8.contains(0) ? Array(text.replacing("\0", with: "\u{FFFD}").utf8) : Array(text.utf8)
                formats.append(1)
            case .blob(let blob):
                bytes += Array(blob)
                formats.append(1)
            }
            places.append((start, value == .null))
            lengths.append(Int32(bytes.count - start))
            bytes.append(0)
        }
        bytes.append(0)
        return bytes.withUnsafeBytes { raw in
            let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = places.map { place in place.isNull ? nil : base.map { $0 + place.start } }
            return body(Int32(arguments.count), values, lengths, formats)
        }
    }

    private func checked(_ pointer: OpaquePointer?) throws(DatabaseError) -> Result {
        guard let pointer else {
            isSpoiled = true
            throw DatabaseError(meaning: .unavailable, isRepeatable: true)
        }
        let result = Result(pointer)
        switch PQresultStatus(pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return result
        default:
            // What has no code the server did not say: it is out of reach, which libpq may tell before it gives the connection up.
            let isLost = result.field("C") == nil || PQstatus(connection) != CONNECTION_OK
            if isLost || ["0A000", "26000"].contains(result.field("C")) { isSpoiled = true }
            throw DatabaseError(result, isLost: isLost)
        }
    }

    /// With `$1` in place of the first `?`, and so on; what stands in quotes is left alone.
    static func numbered(_ sql: String) -> String {
        var text = ""
        var count = 0
        var isQuoted = false
        for character in sql {
            if character == "'" { isQuoted.toggle() }
            if character == "?", !isQuoted {
                count += 1
                text += "$\(count)"
            } else {
                text.append(character)
            }
        }
        return text
    }
}

/// What the server answered.
private final class Result {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    var tag: String { String(cString: PQcmdStatus(pointer)) }

    var changes: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    func field(_ code: Character) -> String? {
        PQresultErrorField(pointer, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
    }

    func rows(atMost most: Int = .max) throws(DatabaseError) -> [Row] {
        let width = PQnfields(pointer)
        let columns = (0..<width).map { String(cString: PQfname(pointer, $0)) }
        var rows: [Row] = []
        for row in 0..<Int32(min(most, Int(PQntuples(pointer)))) {
            var values: [SQLValue] = []
            values.reserveCapacity(columns.count)
            for column in 0..<width { try values.append(value(row, column)) }
            rows.append(Row(columns: columns, values: values))
        }
        return rows
    }

    private func value(_ row: Int32, _ column: Int32) throws(DatabaseError) -> SQLValue {
        if PQgetisnull(pointer, row, column) == 1 { return .null }
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: Int(PQgetlength(pointer, row, column)))
        switch PQftype(pointer, column) {
        // bool, int8, int2, int4: big-endian, as long as they are.
        case 16, 20, 21, 23:
            let sign: Int64 = bytes.first.map { $0 >= 128 && bytes.count > 1 } ?? false ? -1 : 0
            return .integer(bytes.reduce(sign) { $0 << 8 | Int64($1) })
        case 17: return .blob(Data(bytes))
        // char, name, text, json, unknown, varchar.
        case 18, 19, 25, 114, 705, 1043: return .text(String(decoding: bytes, as: UTF8.self))
        // void
        case 2278: return .null
        case let type: throw DatabaseError(meaning: .damaged("a column of type \(type)"))
        }
    }
}

extension DatabaseError {
    /// By its code alone: what the server says of a statement may hold what somebody handed in.
    fileprivate init(_ result: Result, isLost: Bool) {
        let code = result.field("C") ?? ""
        let place = [result.field("t"), result.field("n")].compactMap(\.self).joined(separator: " ")
        switch code {
        // The other of two was faster; or the tables have another form since the statement was prepared.
        case "40001", "40P01": self.init(meaning: .unavailable, isRepeatable: true)
        case "23505": self.init(meaning: .damaged("\(code) \(place)"), isRepeatable: true)
        case "0A000", "26000": self.init(meaning: .damaged(code), isRepeatable: true)
        case "53100": self.init(meaning: .full)
        case "25006", "55P03", "57014", "58030": self.init(meaning: .unavailable)
        case _ where isLost: self.init(meaning: .unavailable, isRepeatable: true)
        case _ where code.hasPrefix("08") || code.hasPrefix("53") || code.hasPrefix("57"): self.init(meaning: .unavailable)
        default: self.init(meaning: .damaged("\(code) \(place)"))
        }
    }
}
