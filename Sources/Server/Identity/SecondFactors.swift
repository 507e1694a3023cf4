import Foundation
import ServiceIR

/// The officers' second factors: a one-time code of an authenticator, and codes on paper for when that is lost.
package struct SecondFactors: Sendable {
    package enum State: Sendable, Hashable {
        case none
        /// Shown to the officer, who has not yet proved that the authenticator has it.
        case offered(secret: [UInt8])
        case active(recoveryCodes: Int)
    }

    package static let recoveryCodeCount = 10

    let store: Store
    package init(store: Store) { self.store = store }

    package func state(of officer: Officer) async throws -> State {
        try await store.read { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT secret, is_active FROM second_factors WHERE account_id = ?", arguments: [officer.id])
            else { return .none }
            guard row["is_active"] as Bool else { return .offered(secret: Array(row["secret"] as Data)) }
            return .active(
                recoveryCodes: try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM recovery_codes WHERE account_id = ?", arguments: [officer.id]) ?? 0)
        }
    }

    /// Draws a secret for an officer without a second factor; one that is active stays.
    package func offer(to officer: Officer) async throws {
        try await store.write { db in
            try db.execute(
                sql: """
                    INSERT INTO second_factors (account_id, secret) VALUES (?, ?)
                    ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret WHERE second_factors.is_active = 0
                    """,
                arguments: [officer.id, Data(Secret.randomBytes(OneTimeCode.secretSize))])
        }
    }

    /// Makes the offered secret the second factor, once a code shows that the authenticator has it; the other sessions of the account end.
    ///
    /// - Returns: the recovery codes, which nobody can read again.
    package func activate(
        _ code: String, of officer: Officer, session token: String?, at now: Instant
    ) async throws -> Result<[String], Accounts.Failure> {
        try await store.write { db in
            guard
                let secret = try Data.fetchOne(
                    db, sql: "SELECT secret FROM second_factors WHERE account_id = ? AND is_active = 0", arguments: [officer.id])
            else { return .failure(.wrongCode) }
            let counters = [LoginThrottle.Counter(.code, "\(officer.id)")]
            if let until = try LoginThrottle.admit(db, counters, at: now) { return .failure(.slowedDown(until: until)) }
            guard let step = OneTimeCode.step(of: code, Array(secret), at: now) else { return .failure(.wrongCode) }
            try LoginThrottle.forgive(db, counters)
            try db.execute(
                sql: "UPDATE second_factors SET is_active = 1, last_step = ? WHERE account_id = ?", arguments: [step, officer.id])
            try db.execute(
                sql: "DELETE FROM sessions WHERE account_id = ? AND token_hash IS DISTINCT FROM ?",
                arguments: [officer.id, token.map { Data(Secret.hash($0)) }])
            let codes = (0..<SecondFactors.recoveryCodeCount).map { _ in Secret.grouped(Secret.base32(Secret.randomBytes(10))) }
            try db.execute(sql: "DELETE FROM recovery_codes WHERE account_id = ?", arguments: [officer.id])
            for code in codes {
                try db.execute(
                    sql: "INSERT INTO recovery_codes (account_id, code_hash) VALUES (?, ?)",
                    arguments: [officer.id, SecondFactors.hash(code)])
            }
            return .success(codes)
        }
    }

    /// Takes an officer's second factor away, against one last code of it.
    package func end(_ code: String, of officer: Officer, at now: Instant) async throws -> Result<Void, Accounts.Failure> {
        try await store.write { db in
            let counters = [LoginThrottle.Counter(.code, "\(officer.id)")]
            if let until = try LoginThrottle.admit(db, counters, at: now) { return .failure(.slowedDown(until: until)) }
            guard try SecondFactors.take(db, code, account: officer.id, at: now) else { return .failure(.wrongCode) }
            try LoginThrottle.forgive(db, counters)
            try SecondFactors.remove(db, account: officer.id)
            return .success(())
        }
    }

    /// Takes an account's second factor away, for an officer who lost authenticator and paper, with its sessions. False where there is none.
    package func reset(login: String) async throws -> Bool {
        try await store.write { db in
            guard
                let id = try Int64.fetchOne(
                    db,
                    sql:
                        "SELECT f.account_id FROM second_factors f JOIN accounts a ON a.id = f.account_id WHERE a.login = ? AND f.is_active = 1",
                    arguments: [login])
            else { return false }
            try SecondFactors.remove(db, account: id)
            try db.execute(sql: "DELETE FROM sessions WHERE account_id = ?", arguments: [id])
            return true
        }
    }

    private static func remove(_ db: Database, account: Int64) throws {
        for table in ["second_factors", "recovery_codes", "pending_logins"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE account_id = ?", arguments: [account])
        }
    }

    static func isActive(_ db: Database, account: Int64) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT is_active FROM second_factors WHERE account_id = ?", arguments: [account]) ?? false
    }

    /// Whether this is a code of the account's second factor; it is none any more afterwards, nor is any earlier one.
    static func take(_ db: Database, _ code: String, account: Int64, at now: Instant) throws -> Bool {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT secret, last_step FROM second_factors WHERE account_id = ? AND is_active = 1", arguments: [account])
        else { return false }
        if let step = OneTimeCode.step(of: code, Array(row["secret"] as Data), at: now) {
            guard step > row["last_step"] as Int64 else { return false }
            try db.execute(sql: "UPDATE second_factors SET last_step = ? WHERE account_id = ?", arguments: [step, account])
            return true
        }
        try db.execute(
            sql: "DELETE FROM recovery_codes WHERE account_id = ? AND code_hash = ?", arguments: [account, SecondFactors.hash(code)])
        return db.changesCount == 1
    }

    private static func hash(_ recoveryCode: String) -> Data { Data(Secret.hash(Secret.normalized(recoveryCode))) }
}
