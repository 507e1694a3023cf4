import Foundation
import ServiceIR

/// Who read what of people's data, and when: by account and case alone, without any of the data.
package enum Reads {
    /// So long a read is kept.
    package static let keptSeconds: Int64 = 2 * 366 * 24 * 3600

    /// One read, as the store holds it.
    package struct One: Sendable {
        package var id: Int64
        package var at: Instant
        /// `officer:NUMBER`, as the journal's rows name people; `applicant` = who has the case's secret.
        package var reader: String
        /// Absent where the account is gone.
        package var login: String?
        package var kind: String
        /// Absent where it was no one case.
        package var number: String?
    }

    /// Which reads are asked for; what is absent is any.
    package struct Query: Sendable {
        package var number: String?
        package var login: String?
        package var from: Instant?
        package var until: Instant?
        /// Only those of an agency's cases, and of the officers of its roles where no one case was read.
        package var scope: Scope?
        /// The id of the last one seen: the earlier ones follow.
        package var before: Int64?
        package init() {}
    }

    package struct Scope: Sendable {
        var services: [String]
        var roles: [String]
    }

    static let pageSize = 100

    /// Written before anything is shown: what cannot be recorded is not read.
    static func record(_ db: Database, _ kind: ReadKind, by reader: String, case number: String?, at now: Instant) throws {
        try db.execute(
            sql: "INSERT INTO reads (at, reader, kind, case_id) VALUES (?, ?, ?, (SELECT id FROM cases WHERE number = ?))",
            arguments: [now.seconds, reader, kind.rawValue, number])
    }

    /// That somebody who runs the server takes everything with him.
    package static func recordExport(in store: Store, by operator: String, at now: Instant) async throws {
        try await store.write { try record($0, .export, by: `operator`, case: nil, at: now) }
    }

    static func sweep(_ db: Database, at now: Instant) throws {
        try db.execute(sql: "DELETE FROM reads WHERE at < ?", arguments: [now.seconds - keptSeconds])
    }

    /// The last ones first.
    package static func find(_ db: Database, _ query: Query, limit: Int) throws -> [One] {
        var conditions = ["1 = 1"]
        var arguments: StatementArguments = []
        func add(_ condition: String, _ values: StatementArguments) {
            conditions.append(condition)
            arguments += values
        }
        if let number = query.number { add("r.case_id = (SELECT id FROM cases WHERE number = ?)", [number]) }
        if let login = query.login {
            // With what tokens of the same person read before they were known to be.
            add(
                """
                r.reader IN (SELECT 'officer:' || CAST(o.id AS TEXT) FROM accounts o WHERE o.login = ? OR o.password = '\(OfficerIdentities.byToken)'
                    AND EXISTS (SELECT 1 FROM officer_identities i JOIN accounts own ON own.id = i.account_id
                        WHERE own.login = ? AND o.login = i.subject || '@' || i.issuer))
                """, [login, login])
        }
        if let from = query.from { add("r.at >= ?", [from.seconds]) }
        if let until = query.until { add("r.at < ?", [until.seconds]) }
        if let before = query.before { add("r.id < ?", [before]) }
        if let scope = query.scope {
            // Of none PostgreSQL takes no list.
            func among(_ texts: [String]) -> String { texts.isEmpty ? "IN (NULL)" : "IN (\(Registry.marks(texts.count)))" }
            add(
                """
                (c.service \(among(scope.services)) OR (r.case_id IS NULL AND r.reader IN (
                    SELECT 'officer:' || CAST(account_id AS TEXT) FROM account_roles WHERE role \(among(scope.roles)))))
                """, StatementArguments(scope.services + scope.roles))
        }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT r.id AS id, r.at AS at, r.reader AS reader, r.kind AS kind, c.number AS number, a.login AS login
                FROM reads r LEFT JOIN cases c ON c.id = r.case_id
                LEFT JOIN accounts a ON r.reader = 'officer:' || CAST(a.id AS TEXT)
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY r.id DESC LIMIT ?
                """,
            arguments: arguments + [limit]
        ).map { row in
            One(
                id: row["id"], at: Instant(seconds: row["at"]), reader: row["reader"], login: row["login"], kind: row["kind"],
                number: row["number"])
        }
    }
}

extension Reads.One {
    package func json(_ time: (Instant) -> String) -> JSONValue {
        var members: JSONObject = ["at": .string(time(at)), "reader": .string(reader)]
        if let login { members["login"] = .string(login) }
        members["kind"] = .string(kind)
        if let number { members["case"] = .string(number) }
        return .object(members)
    }
}

extension Call {
    /// Notes that the caller has read something, before the answer goes out. Of who is neither an officer nor has a case's secret nothing is read.
    ///
    /// - Parameter path: the pattern of the address.
    func record(_ kind: ReadKind, _ path: String) async throws {
        let reader: String
        if isAPI && (caseSecret != nil || isCitizensProgram) || path.hasPrefix("/lacak/") {
            reader = "applicant"
        } else if let officer {
            reader = officer.person
        } else {
            return
        }
        let (number, now) = (context.parameters.get("number"), now)
        try await portal.store.write { try Reads.record($0, kind, by: reader, case: number, at: now) }
    }
}
