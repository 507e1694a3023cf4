import Foundation
import Runtime
import ServiceIR

/// An officer with a local account.
package struct Officer: Sendable, Hashable {
    package var id: Int64
    package var login: String
    package var name: String
    package var held: [HeldRole]
    /// The numbers of accounts that tokens made of the same person before it was known to be this officer: what was done by them stays theirs in
    /// the journal, and is the officer's wherever one person may not do two things.
    package var others: [Int64] = []
    package var roles: [RoleID] { held.map(\.role) }
    /// `loket`, or `lurah@73.07.01.1001`.
    package var roleTexts: [String] { held.map(\.text) }

    package init(id: Int64, login: String, name: String, held: [HeldRole]) {
        self.id = id
        self.login = login
        self.name = name
        self.held = held
    }

    var actor: Actor {
        var actor = Actor(kind: .officer, person: PersonID(person), roles: held)
        if !others.isEmpty { actor.otherAccounts = others.map { PersonID(Officer.person($0)) } }
        return actor
    }

    /// Whom the journal names; no personal name, which would have to be erased.
    package var person: String { Officer.person(id) }

    static func person(_ id: Int64) -> String { "officer:\(id)" }
}

/// The accounts of officers: who may log in, and with which roles.
package struct Accounts: Sendable {
    package enum Failure: Error, Hashable {
        /// Wrong name or password; which of the two is not said.
        case wrong
        /// Too many wrong passwords or codes from there.
        case slowedDown(until: Instant)
        /// The password is right, and the account asks for a code too.
        case needsCode
        /// Not the code of now, or one that was taken already.
        case wrongCode
    }

    package static let shortestPassword = 10

    let store: Store
    let passwords: Passwords

    package init(store: Store, passwords: Passwords) {
        self.store = store
        self.passwords = passwords
    }

    /// Creates an account, or gives an existing one a new password, name and roles (`ROLE`, or `ROLE@REGION`); sessions of it end.
    ///
    /// - Parameters:
    ///   - nip: the officer's number among the civil servants, which letters that he signs show; empty where he has none.
    ///   - password: none for an officer who logs in by the identity provider alone.
    ///   - isDemo: an account for trying out; it never takes the place of a real one.
    /// - Returns: false where a real account of that login stands in the way of one for trying out.
    @discardableResult
    package func set(
        login: String, name: String, nip: String = "", roles: [String], password: String?, isDemo: Bool = false, at now: Instant
    ) async throws -> Bool {
        let hash = if let password { try await passwords.hash(password) } else { Accounts.withoutPassword }
        return try await store.write { db in
            let isReal = try Bool.fetchOne(db, sql: "SELECT is_demo = 0 FROM accounts WHERE login = ?", arguments: [login]) ?? false
            if isDemo, isReal { return false }
            let known = try Row.fetchOne(db, sql: "SELECT id, nip FROM accounts WHERE login = ?", arguments: [login])
            let id = try known.map { $0["id"] as Int64 } ?? Accounts.nextID(db)
            // With another number it may be another person's account.
            if let known, !nip.isEmpty, known["nip"] as String != nip { try OfficerIdentities.forget(db, of: id) }
            try db.execute(
                sql: """
                    INSERT INTO accounts (id, login, name, nip, password, created_at, is_demo) VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET name = excluded.name, password = excluded.password, is_demo = excluded.is_demo,
                        nip = CASE WHEN excluded.nip = '' THEN accounts.nip ELSE excluded.nip END
                    """,
                arguments: [id, login, name, nip, hash, now.seconds, isDemo])
            for table in ["account_roles", "sessions", "known_devices", "pending_logins"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE account_id = ?", arguments: [id])
            }
            for role in roles {
                try db.execute(
                    sql: "INSERT INTO account_roles VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [id, HeldRole(text: role).text])
            }
            return true
        }
    }

    /// Never one that an officer had before: the journal names officers by it.
    static func nextID(_ db: Database) throws -> Int64 {
        Int64(try Registry.next(db, sequence: "officer", year: 0))
    }

    /// Closes the accounts for trying out, with their sessions; what the journal says of them stays, names included.
    ///
    /// - Returns: how many were open until now.
    @discardableResult
    package func closeDemo() async throws -> Int {
        try await store.write { db in
            try db.execute(sql: "DELETE FROM sessions WHERE account_id IN (SELECT id FROM accounts WHERE is_demo = 1)")
            // No password has an empty hash.
            try db.execute(sql: "UPDATE accounts SET password = '' WHERE is_demo = 1 AND password != ''")
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

    /// The roles of the catalog that was published last with this store; empty where none was yet.
    package func knownRoles() async throws -> [RoleID] {
        try await store.read { try Registry.servedCatalog($0)?.roles.keys ?? [] }
    }

    /// The names of all officers, by how the journal calls them.
    func names() async throws -> [PersonID: String] {
        try await store.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT id, name FROM accounts")
            return Dictionary(rows.map { (PersonID(Officer.person($0["id"])), $0["name"] as String) }) { first, _ in first }
        }
    }

    /// Of those who signed something, what the letter says of them; nothing of one whose account is gone.
    func signers(_ people: [PersonID]) async throws -> [PersonID: (name: String, nip: String)] {
        guard !people.isEmpty else { return [:] }
        return try await store.read { db in
            var signers: [PersonID: (name: String, nip: String)] = [:]
            for person in people where PersonKind(person) == .officer {
                guard let id = person.rawValue.split(separator: ":").last.flatMap({ Int64($0) }),
                    let row = try Row.fetchOne(db, sql: "SELECT name, nip FROM accounts WHERE id = ?", arguments: [id])
                else { continue }
                signers[person] = (row["name"], row["nip"])
            }
            return signers
        }
    }

    /// In place of a password's hash: an officer who comes by the region's identity provider alone.
    package static let withoutPassword = "*"

    /// All by login; closed are those of a demonstration that is over, with which nobody logs in.
    package func list() async throws -> [(officer: Officer, isClosed: Bool, hasSecondFactor: Bool)] {
        try await store.read { db in
            try Row.fetchAll(db, sql: "SELECT id, login, name, password = '' AS is_closed FROM accounts ORDER BY login").map {
                (try Accounts.officer(db, row: $0), $0["is_closed"], try SecondFactors.isActive(db, account: $0["id"]))
            }
        }
    }

    /// Checks a password and, where the account has a second factor, the code; each try is counted before it is judged.
    package func logIn(
        login: String, password: String, code: String? = nil, from origin: LoginOrigin = LoginOrigin(), at now: Instant
    ) async throws -> Result<Officer, Failure> {
        let tried = try await store.write { db in
            let row = try Row.fetchOne(db, sql: "SELECT id, password FROM accounts WHERE login = ?", arguments: [login])
            let account = row.map { (id: $0["id"] as Int64, password: $0["password"] as String) }
            let isKnown = try account.map { try KnownDevices.has(db, origin.device, account: $0.id, at: now) } ?? false
            let counters = LoginThrottle.counters(login: login, origin, isKnown: isKnown)
            return (account: account, counters: counters, wait: try LoginThrottle.admit(db, counters, at: now))
        }
        if let until = tried.wait { return .failure(.slowedDown(until: until)) }
        let isRight = try await passwords.matches(password, tried.account?.password)
        guard isRight, let account = tried.account else { return .failure(.wrong) }
        let renewed = passwords.isOutdated(account.password) ? try await passwords.hash(password) : nil
        return try await store.write { db in
            try LoginThrottle.forgive(db, tried.counters)
            if let renewed {
                // Unless somebody gave the account another one meanwhile.
                try db.execute(
                    sql: "UPDATE accounts SET password = ? WHERE id = ? AND password = ?",
                    arguments: [renewed, account.id, account.password])
            }
            return try Accounts.confirm(db, account.id, code, at: now)
        }
    }

    /// The officer of an account whose password was right, once the code is right too where the account asks for one.
    static func confirm(_ db: Database, _ id: Int64, _ code: String?, at now: Instant) throws -> Result<Officer, Failure> {
        guard let row = try Row.fetchOne(db, sql: "SELECT id, login, name FROM accounts WHERE id = ?", arguments: [id])
        else { return .failure(.wrong) }
        if try SecondFactors.isActive(db, account: id) {
            guard let code, !code.isEmpty else { return .failure(.needsCode) }
            let counters = [LoginThrottle.Counter(.code, "\(id)")]
            if let until = try LoginThrottle.admit(db, counters, at: now) { return .failure(.slowedDown(until: until)) }
            guard try SecondFactors.take(db, code, account: id, at: now) else { return .failure(.wrongCode) }
            try LoginThrottle.forgive(db, counters)
        }
        return .success(try Accounts.officer(db, row: row))
    }

    static func officer(_ db: Database, row: Row) throws -> Officer {
        let id = row["id"] as Int64
        let roles = try String.fetchAll(db, sql: "SELECT role FROM account_roles WHERE account_id = ? ORDER BY role", arguments: [id])
        var officer = Officer(id: id, login: row["login"], name: row["name"], held: roles.map { HeldRole(text: $0) })
        officer.others = try OfficerIdentities.others(db, of: id)
        return officer
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
