import Foundation
import Runtime
import ServiceIR

/// Who an officer is by an identity provider: issuer and subject, which are one person's, whether a browser brings them or a program's token.
///
/// Who logs in on the pages, or whose token names the account, is that account's officer from then on. Until then a token makes an account of its
/// own, `SUBJECT@ISSUER`; what was done by it is the officer's once it is known whose it was.
enum OfficerIdentities {
    /// In place of a password's hash: an account that a token made.
    static let byToken = "-"

    /// How the account is called that a token makes.
    static func login(subject: String, issuer: String) -> String { "\(subject)@\(issuer)" }

    /// The officer whom the provider knows so; `nil` where that is no account's yet.
    static func find(_ db: Database, subject: String, issuer: String) throws -> Officer? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT a.id AS id, a.login AS login, a.name AS name FROM officer_identities i JOIN accounts a ON a.id = i.account_id
                WHERE i.issuer = ? AND i.subject = ?
                """,
            arguments: [issuer, subject]
        ).map { try Accounts.officer(db, row: $0) }
    }

    /// From now on this person is that officer.
    static func link(_ db: Database, subject: String, issuer: String, to account: Int64) throws {
        try db.execute(
            sql: """
                INSERT INTO officer_identities (issuer, subject, account_id) VALUES (?, ?, ?)
                ON CONFLICT (issuer, subject) DO UPDATE SET account_id = excluded.account_id
                """,
            arguments: [issuer, subject, account])
    }

    static func forget(_ db: Database, of account: Int64) throws {
        try db.execute(sql: "DELETE FROM officer_identities WHERE account_id = ?", arguments: [account])
    }

    /// The accounts that tokens made of the same person.
    static func others(_ db: Database, of account: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT made.id FROM officer_identities i
                JOIN accounts made ON made.login = i.subject || '@' || i.issuer AND made.password = '\(byToken)'
                WHERE i.account_id = ? AND made.id <> i.account_id ORDER BY made.id
                """,
            arguments: [account])
    }
}

extension Accounts {
    /// Of those that are no demonstration's and that no token made.
    private static func officers(_ db: Database, named name: AccountName) throws -> [Officer] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, login, name FROM accounts
                WHERE \(name.column.rawValue) = ? AND is_demo = 0 AND password NOT IN ('', '\(OfficerIdentities.byToken)') LIMIT 2
                """,
            arguments: [name.value]
        ).map { try officer(db, row: $0) }
    }

    /// The one officer whose account has what the identity provider says of who has logged in by it; nobody where it is no account's, several
    /// ones', or that of a demonstration or of a program's token.
    func officer(of claims: JSONValue, by provider: LoginProvider) async throws -> Officer? {
        guard let name = provider.accountClaim.name(in: claims), let subject = claims["sub"]?.string else { return nil }
        return try await store.write { db in
            let found = try Accounts.officers(db, named: name)
            guard found.count == 1 else { return nil }
            return try Accounts.known(db, found[0], subject: subject, issuer: provider.issuer)
        }
    }

    /// Who sends a token of the region's identity provider, with the roles that the token gives: the officer whose account it names, or who has
    /// shown before to be this person; else one of its own, whose account the first token makes. Nobody where it names several accounts.
    func officer(of claims: TokenClaims, issuer: String, at now: Instant) async throws -> Officer? {
        let (subject, login) = (claims.subject, OfficerIdentities.login(subject: claims.subject, issuer: issuer))
        enum Found {
            case officer(Officer)
            /// Not yet known to be this person.
            case named(Officer)
            case made(id: Int64, name: String)
            case several, taken, nobody
        }
        let found: Found = try await store.read { db in
            let known = try OfficerIdentities.find(db, subject: subject, issuer: issuer)
            let named = try claims.account.map { try Accounts.officers(db, named: $0) } ?? []
            if named.count > 1 { return .several }
            if let one = named.first { return one.id == known?.id ? .officer(one) : .named(one) }
            if let known { return .officer(known) }
            let row = try Row.fetchOne(db, sql: "SELECT id, name, password FROM accounts WHERE login = ?", arguments: [login])
            guard let row else { return .nobody }
            // Somebody gave a local account this very name.
            return row["password"] as String == OfficerIdentities.byToken ? .made(id: row["id"], name: row["name"]) : .taken
        }
        var officer: Officer
        switch found {
        case .several, .taken: return nil
        case .officer(let one): officer = one
        case .named(let one):
            officer = try await store.write { try Accounts.known($0, one, subject: subject, issuer: issuer) }
        case .made(let id, let name) where name == claims.name: return Officer(id: id, login: login, name: name, held: claims.held)
        case .made, .nobody:
            return try await store.write { db in
                let known = try Int64.fetchOne(
                    db, sql: "SELECT id FROM accounts WHERE login = ? AND password = ?", arguments: [login, OfficerIdentities.byToken])
                let id = try known ?? Accounts.nextID(db)
                try db.execute(
                    sql: """
                        INSERT INTO accounts (id, login, name, password, created_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET name = excluded.name
                        """,
                    arguments: [id, login, claims.name, OfficerIdentities.byToken, now.seconds])
                return Officer(id: id, login: login, name: claims.name, held: claims.held)
            }
        }
        officer.held = claims.held
        return officer
    }

    /// The officer, known to be this person from now on.
    private static func known(_ db: Database, _ officer: Officer, subject: String, issuer: String) throws -> Officer {
        try OfficerIdentities.link(db, subject: subject, issuer: issuer, to: officer.id)
        var officer = officer
        officer.others = try OfficerIdentities.others(db, of: officer.id)
        return officer
    }
}
