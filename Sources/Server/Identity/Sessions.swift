import Crypto
import Foundation
import ServiceIR

/// A browser that has shown who it is: an officer, the holder of one case's secret, or a citizen with an account elsewhere.
package struct Session: Sendable {
    package enum Holder: Sendable {
        case officer(Officer)
        /// The applicant of this case, by its secret.
        case applicant(caseID: Int64)
        /// Who has logged in by the applicants' identity provider.
        case citizen(Citizen)
    }
    package var holder: Holder
    /// Whether the officer has a second factor, here or where the identity provider asked for it.
    package var hasSecondFactor = false
    /// Whether an identity provider says who it is.
    package var isByProvider = false
    /// What every changing form of this session must carry.
    package var csrf: String
}

/// Sessions by cookie: the cookie holds a random token, the store its hash.
package struct Sessions: Sendable {
    /// An officer's working day; an applicant's visit.
    package static let officerSeconds: Int64 = 10 * 3600
    package static let applicantSeconds: Int64 = 2 * 3600
    /// Between password and code.
    package static let pendingSeconds: Int64 = 5 * 60

    let store: Store
    package init(store: Store) { self.store = store }

    /// - Parameters:
    ///   - device: what the browser says that it is, where it says so.
    ///   - login: where the identity provider says who it is, and whatever it asked for besides a password.
    /// - Returns: the session's token, and the browser's to be kept.
    package func open(
        officer: Officer, device: String?, by login: ProviderLogin? = nil, at now: Instant
    ) async throws -> (token: String, device: String) {
        try await store.write { db in
            let holder = Holder(account: officer.id, isByProvider: login != nil, idToken: login?.idToken)
            return (
                try Sessions.open(db, holder, until: now.seconds + Sessions.officerSeconds, now),
                try KnownDevices.remember(db, device, account: officer.id, at: now)
            )
        }
    }

    /// Of whom the applicants' provider has let in.
    func open(citizen login: ProviderLogin, issuer: String, at now: Instant) async throws -> String {
        try await store.write { db in
            let citizen = try Citizens.enter(db, login.claims, issuer: issuer, at: now)
            let holder = Holder(citizen: citizen.id, idToken: login.idToken)
            return try Sessions.open(db, holder, until: now.seconds + Sessions.applicantSeconds, now)
        }
    }

    package func open(caseID: Int64, at now: Instant) async throws -> String {
        try await store.write { db in
            try Sessions.open(db, Holder(caseID: caseID), until: now.seconds + Sessions.applicantSeconds, now)
        }
    }

    /// Whose a session is, as its row says it: one of these.
    private struct Holder {
        var account: Int64?
        var caseID: Int64?
        var citizen: Int64?
        var isByProvider = false
        var idToken: String?
    }

    /// Of a provider's token: it goes into the address at which a browser logs out, and web servers take no longer lines than some 8 KB.
    private static let longestHint = 4096

    /// Seals a provider's token: it holds what the provider says of the person, and whoever reads the database has the cookie's token not.
    private static func sealing(_ token: String) -> SymmetricKey {
        HKDF<Crypto.SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Array(token.utf8)), info: Array("mpp id_token".utf8), outputByteCount: 32)
    }

    private static func open(_ db: Database, _ holder: Holder, until: Int64, _ now: Instant) throws -> String {
        let token = Secret.make()
        let over = try Int64.fetchAll(
            db, sql: "SELECT DISTINCT citizen_id FROM sessions WHERE expires_at <= ? AND citizen_id IS NOT NULL", arguments: [now.seconds])
        try db.execute(sql: "DELETE FROM sessions WHERE expires_at <= ?", arguments: [now.seconds])
        try Citizens.sweep(db, over.filter { $0 != holder.citizen })
        let sealed = try holder.idToken.flatMap { $0.utf8.count > longestHint ? nil : Data($0.utf8) }.flatMap {
            try AES.GCM.seal($0, using: sealing(token)).combined
        }
        try db.execute(
            sql: """
                INSERT INTO sessions (token_hash, account_id, case_id, citizen_id, is_by_provider, id_token, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [Data(Secret.hash(token)), holder.account, holder.caseID, holder.citizen, holder.isByProvider, sealed, until])
        return token
    }

    /// Of a browser that has sent the right password, and owes the code.
    package func openPending(login: String, at now: Instant) async throws -> String {
        let token = Secret.make()
        try await store.write { db in
            try db.execute(sql: "DELETE FROM pending_logins WHERE expires_at <= ?", arguments: [now.seconds])
            try db.execute(
                sql: "INSERT INTO pending_logins (token_hash, account_id, expires_at) SELECT ?, id, ? FROM accounts WHERE login = ?",
                arguments: [Data(Secret.hash(token)), now.seconds + Sessions.pendingSeconds, login])
        }
        return token
    }

    /// Ends a login that owes the code, by the code; `nil` where there is no such login, or its time is over.
    package func confirm(pending token: String, code: String, at now: Instant) async throws -> Result<Officer, Accounts.Failure>? {
        try await store.write { db in
            guard
                let account = try Int64.fetchOne(
                    db, sql: "SELECT account_id FROM pending_logins WHERE token_hash = ? AND expires_at > ?",
                    arguments: [Data(Secret.hash(token)), now.seconds])
            else { return nil }
            let confirmed = try Accounts.confirm(db, account, code, at: now)
            if case .success = confirmed {
                try db.execute(sql: "DELETE FROM pending_logins WHERE token_hash = ?", arguments: [Data(Secret.hash(token))])
            }
            return confirmed
        }
    }

    /// The session of a cookie's token, unless it has ended.
    package func session(token: String, at now: Instant) async throws -> Session? {
        let csrf = Sessions.csrf(of: token)
        return try await store.lookUp { db in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT s.case_id AS case_id, s.is_by_provider AS is_by_provider, a.id AS id, a.login AS login, a.name AS name,
                            c.id AS citizen_id, c.issuer AS issuer, c.subject AS subject, c.name AS citizen_name
                        FROM sessions s LEFT JOIN accounts a ON a.id = s.account_id LEFT JOIN citizens c ON c.id = s.citizen_id
                        WHERE s.token_hash = ? AND s.expires_at > ?
                        """,
                    arguments: [Data(Secret.hash(token)), now.seconds])
            else { return nil }
            if let caseID = row["case_id"] as Int64? { return Session(holder: .applicant(caseID: caseID), csrf: csrf) }
            if let citizen = row["citizen_id"] as Int64? {
                let known = Citizen(id: citizen, issuer: row["issuer"], subject: row["subject"], name: row["citizen_name"])
                return Session(holder: .citizen(known), isByProvider: true, csrf: csrf)
            }
            guard row["id"] as Int64? != nil else { return nil }
            let isByProvider: Bool = row["is_by_provider"]
            return Session(
                holder: .officer(try Accounts.officer(db, row: row)),
                hasSecondFactor: try isByProvider || SecondFactors.isActive(db, account: row["id"]), isByProvider: isByProvider,
                csrf: csrf)
        }
    }

    /// Ends a session.
    ///
    /// - Returns: the provider's token by which it began, where one was kept.
    @discardableResult
    package func close(token: String) async throws -> String? {
        try await store.write { db in
            let hash = Data(Secret.hash(token))
            guard
                let row = try Row.fetchOne(db, sql: "SELECT citizen_id, id_token FROM sessions WHERE token_hash = ?", arguments: [hash])
            else { return nil }
            try db.execute(sql: "DELETE FROM sessions WHERE token_hash = ?", arguments: [hash])
            if let citizen = row["citizen_id"] as Int64? { try Citizens.sweep(db, [citizen]) }
            guard let sealed = row["id_token"] as Data?, let box = try? AES.GCM.SealedBox(combined: sealed),
                let plain = try? AES.GCM.open(box, using: Sessions.sealing(token))
            else { return nil }
            return String(decoding: plain, as: UTF8.self)
        }
    }

    /// Follows from the token, which no other site can read: nothing more to store.
    package static func csrf(of token: String) -> String {
        let key = SymmetricKey(data: Array(token.utf8))
        return Secret.base32(Array(HMAC<Crypto.SHA256>.authenticationCode(for: Array("csrf".utf8), using: key).prefix(16)))
    }

    /// As a page shows it: other letters each time, so that the length of a packed page tells nothing of it (BREACH).
    static func masked(_ csrf: String) -> String {
        let pad = Secret.randomBytes(csrf.utf8.count)
        return Base64URL.encoded(pad + zip(pad, csrf.utf8).map { $0 ^ $1 })
    }

    /// The token that `masked` hid; one that was not hidden, as programs send it, is itself.
    static func unmasked(_ sent: String, of csrf: String) -> [UInt8] {
        let count = csrf.utf8.count
        guard sent.utf8.count != count, let bytes = Base64URL.decoded(sent), bytes.count == 2 * count else { return Array(sent.utf8) }
        return zip(bytes.prefix(count), bytes.suffix(count)).map { $0 ^ $1 }
    }
}
