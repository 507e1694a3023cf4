import Crypto
import Foundation
import GRDB
import ServiceIR

/// A browser that has shown who it is: an officer, or the holder of one case's secret.
package struct Session: Sendable {
    package enum Holder: Sendable {
        case officer(Officer)
        /// The applicant of this case, by its secret.
        case applicant(caseID: Int64)
    }
    package var holder: Holder
    /// What every changing form of this session must carry.
    package var csrf: String
}

/// Sessions by cookie: the cookie holds a random token, the store its hash.
package struct Sessions: Sendable {
    /// An officer's working day; an applicant's visit.
    package static let officerSeconds: Int64 = 10 * 3600
    package static let applicantSeconds: Int64 = 2 * 3600

    let store: Store
    package init(store: Store) { self.store = store }

    package func open(officer: Officer, at now: Instant) async throws -> String {
        try await open(account: officer.id, caseID: nil, until: now.seconds + Sessions.officerSeconds, now)
    }

    package func open(caseID: Int64, at now: Instant) async throws -> String {
        try await open(account: nil, caseID: caseID, until: now.seconds + Sessions.applicantSeconds, now)
    }

    private func open(account: Int64?, caseID: Int64?, until: Int64, _ now: Instant) async throws -> String {
        let token = Secret.make()
        try await store.write { db in
            try db.execute(sql: "DELETE FROM sessions WHERE expires_at <= ?", arguments: [now.seconds])
            try db.execute(
                sql: "INSERT INTO sessions (token_hash, account_id, case_id, expires_at) VALUES (?, ?, ?, ?)",
                arguments: [Data(Secret.hash(token)), account, caseID, until])
        }
        return token
    }

    /// The session of a cookie's token, unless it has ended.
    package func session(token: String, at now: Instant) async throws -> Session? {
        let csrf = Sessions.csrf(of: token)
        return try await store.read { db in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT s.case_id, a.id, a.login, a.name FROM sessions s LEFT JOIN accounts a ON a.id = s.account_id
                        WHERE s.token_hash = ? AND s.expires_at > ?
                        """,
                    arguments: [Data(Secret.hash(token)), now.seconds])
            else { return nil }
            if let caseID = row["case_id"] as Int64? { return Session(holder: .applicant(caseID: caseID), csrf: csrf) }
            guard row["id"] as Int64? != nil else { return nil }
            return Session(holder: .officer(try Accounts.officer(db, row: row)), csrf: csrf)
        }
    }

    package func close(token: String) async throws {
        try await store.write { db in
            try db.execute(sql: "DELETE FROM sessions WHERE token_hash = ?", arguments: [Data(Secret.hash(token))])
        }
    }

    /// Follows from the token, which no other site can read: nothing more to store.
    package static func csrf(of token: String) -> String {
        let key = SymmetricKey(data: Array(token.utf8))
        return Secret.base32(Array(HMAC<Crypto.SHA256>.authenticationCode(for: Array("csrf".utf8), using: key).prefix(16)))
    }
}
