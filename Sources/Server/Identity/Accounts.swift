import Foundation
import GRDB
import Runtime
import ServiceIR

/// An officer with a local account.
package struct Officer: Sendable, Hashable {
    package var id: Int64
    package var login: String
    package var name: String
    package var held: [HeldRole]
    package var roles: [RoleID] { held.map(\.role) }
    /// `loket`, or `lurah@73.07.01.1001`.
    package var roleTexts: [String] { held.map(\.text) }

    package init(id: Int64, login: String, name: String, held: [HeldRole]) {
        self.id = id
        self.login = login
        self.name = name
        self.held = held
    }

    var actor: Actor { Actor(kind: .officer, person: PersonID(person), roles: held) }

    /// Whom the journal names; no personal name, which would have to be erased.
    package var person: String { Officer.person(id) }

    static func person(_ id: Int64) -> String { "officer:\(id)" }
}

/// The accounts of officers: who may log in, and with which roles.
package struct Accounts: Sendable {
    package enum Failure: Error, Hashable {
        /// Wrong name or password; which of the two is not said.
        case wrong
        /// Too many wrong passwords.
        case locked(until: Instant)
    }

    /// So many wrong passwords in a row lock an account for `lockSeconds`.
    package static let failuresAllowed = 5
    package static let lockSeconds: Int64 = 15 * 60
    package static let shortestPassword = 10

    let store: Store
    let passwords: Passwords

    package init(store: Store, passwords: Passwords) {
        self.store = store
        self.passwords = passwords
    }

    /// Creates an account, or gives an existing one a new password, name and roles (`ROLE`, or `ROLE@REGION`); sessions of it end.
    ///
    /// - Parameter isDemo: an account for trying out; it never takes the place of a real one.
    /// - Returns: false where a real account of that login stands in the way of one for trying out.
    @discardableResult
    package func set(
        login: String, name: String, roles: [String], password: String, isDemo: Bool = false, at now: Instant
    ) async throws -> Bool {
        let hash = try await passwords.hash(password)
        return try await store.write { db in
            let isReal = try Bool.fetchOne(db, sql: "SELECT NOT is_demo FROM accounts WHERE login = ?", arguments: [login]) ?? false
            if isDemo, isReal { return false }
            try db.execute(
                sql: """
                    INSERT INTO accounts (login, name, password, created_at, is_demo) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (login) DO UPDATE SET name = excluded.name, password = excluded.password, is_demo = excluded.is_demo,
                        failures = 0, locked_until = 0
                    """,
                arguments: [login, name, hash, now.seconds, isDemo])
            let id = try Int64.fetchOne(db, sql: "SELECT id FROM accounts WHERE login = ?", arguments: [login])
            try db.execute(sql: "DELETE FROM account_roles WHERE account_id = ?", arguments: [id])
            try db.execute(sql: "DELETE FROM sessions WHERE account_id = ?", arguments: [id])
            for role in roles {
                try db.execute(sql: "INSERT OR IGNORE INTO account_roles VALUES (?, ?)", arguments: [id, HeldRole(text: role).text])
            }
            return true
        }
    }

    /// Closes the accounts for trying out, with their sessions; what the journal says of them stays, names included.
    ///
    /// - Returns: how many were open until now.
    @discardableResult
    package func closeDemo() async throws -> Int {
        try await store.write { db in
            try db.execute(sql: "DELETE FROM sessions WHERE account_id IN (SELECT id FROM accounts WHERE is_demo)")
            // No password has an empty hash.
            try db.execute(sql: "UPDATE accounts SET password = '' WHERE is_demo AND password != ''")
            return db.changesCount
        }
    }

    /// Takes an account away, with its sessions; what the journal says of it stays. False where there is none.
    package func remove(login: String) async throws -> Bool {
        try await store.write { db in
            try db.execute(sql: "DELETE FROM accounts WHERE login = ?", arguments: [login])
            return db.changesCount == 1
        }
    }

    /// The roles of the catalog that was served last with this store; empty where none was yet.
    package func knownRoles() async throws -> [RoleID] {
        try await store.read { db in
            guard let json = try Data.fetchOne(db, sql: "SELECT json FROM catalogs ORDER BY stored_at DESC LIMIT 1") else { return [] }
            return try JSONCoder.decode(CompiledCatalog.self, from: JSONValue(parsing: Array(json))).roles.keys
        }
    }

    /// The names of all officers, by how the journal calls them.
    func names() async throws -> [PersonID: String] {
        try await store.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT id, name FROM accounts")
            return Dictionary(rows.map { (PersonID(Officer.person($0["id"])), $0["name"] as String) }) { first, _ in first }
        }
    }

    /// All by login; closed are those of a demonstration that is over, with which nobody logs in.
    package func list() async throws -> [(officer: Officer, isClosed: Bool)] {
        try await store.read { db in
            try Row.fetchAll(db, sql: "SELECT id, login, name, password = '' AS is_closed FROM accounts ORDER BY login").map {
                (try Accounts.officer(db, row: $0), $0["is_closed"])
            }
        }
    }

    /// Checks a password, counting failures and locking after too many.
    package func logIn(login: String, password: String, at now: Instant) async throws -> Result<Officer, Failure> {
        let account = try await store.read { db in
            try Row.fetchOne(db, sql: "SELECT id, password, locked_until FROM accounts WHERE login = ?", arguments: [login])
                .map { (id: $0["id"] as Int64, password: $0["password"] as String, lockedUntil: $0["locked_until"] as Int64) }
        }
        let isRight = try await passwords.matches(password, account?.password)
        guard let account else { return .failure(.wrong) }
        if account.lockedUntil > now.seconds { return .failure(.locked(until: Instant(seconds: account.lockedUntil))) }
        return try await store.write { db in
            guard isRight else {
                try db.execute(sql: "UPDATE accounts SET failures = failures + 1 WHERE id = ?", arguments: [account.id])
                let failures = try Int.fetchOne(db, sql: "SELECT failures FROM accounts WHERE id = ?", arguments: [account.id]) ?? 0
                guard failures >= Accounts.failuresAllowed else { return .failure(.wrong) }
                let until = Instant(seconds: now.seconds + Accounts.lockSeconds)
                try db.execute(
                    sql: "UPDATE accounts SET failures = 0, locked_until = ? WHERE id = ?", arguments: [until.seconds, account.id])
                return .failure(.locked(until: until))
            }
            try db.execute(sql: "UPDATE accounts SET failures = 0 WHERE id = ?", arguments: [account.id])
            guard let row = try Row.fetchOne(db, sql: "SELECT id, login, name FROM accounts WHERE id = ?", arguments: [account.id])
            else { return .failure(.wrong) }
            return .success(try Accounts.officer(db, row: row))
        }
    }

    static func officer(_ db: Database, row: Row) throws -> Officer {
        let id = row["id"] as Int64
        let roles = try String.fetchAll(db, sql: "SELECT role FROM account_roles WHERE account_id = ? ORDER BY role", arguments: [id])
        return Officer(id: id, login: row["login"], name: row["name"], held: roles.map { HeldRole(text: $0) })
    }
}

extension HeldRole {
    /// `loket`, or `lurah@73.07.01.1001` where the role has one holder for each.
    package init(text: String) {
        let parts = text.split(separator: "@", maxSplits: 1)
        self.init(RoleID(parts.first ?? ""), of: parts.count > 1 ? String(parts[1]) : nil)
    }
    package var text: String { of.map { "\(role)@\($0)" } ?? role.rawValue }
}
