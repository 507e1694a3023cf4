import Foundation
import ServiceIR

/// A person whom the applicants' identity provider knows, and who has been here.
package struct Citizen: Sendable, Hashable {
    package var id: Int64
    var issuer: String
    /// Who it is by the issuer.
    var subject: String
    package var name: String

    /// What tells the person from all others, on pages too: an id may be another's once who had it is forgotten.
    var mark: String { Secret.hex(Secret.hash("\(issuer)\n\(subject)").prefix(16)) }
}

/// Whose a case becomes that is filed.
package enum CaseOwner: Sendable {
    case known(Citizen)
    /// Who has not been here yet, by what the provider's token says.
    case claimed(JSONValue, issuer: String)

    var known: Citizen? { if case .known(let citizen) = self { citizen } else { nil } }

    fileprivate func citizen(_ db: Database, at now: Instant) throws -> Citizen {
        switch self {
        case .known(let citizen): citizen
        case .claimed(let claims, let issuer): try Citizens.enter(db, claims, issuer: issuer, at: now)
        }
    }
}

/// The people whom the applicants' provider has let in, and whose cases are whose. Of a person nothing is kept but who it is by the provider, the
/// name, and the cases; nothing at all once there is neither a case nor a session.
enum Citizens {
    /// The person that a provider's token is about, known from then on.
    static func enter(_ db: Database, _ claims: JSONValue, issuer: String, at now: Instant) throws -> Citizen {
        let (subject, name) = (claims["sub"]?.string ?? "", TokenCheck.name(claims))
        let id = try Int64.fetchOne(
            db,
            sql: """
                INSERT INTO citizens (issuer, subject, name, since) VALUES (?, ?, ?, ?)
                ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name RETURNING id
                """,
            arguments: [issuer, subject, name, now.seconds])
        guard let id else { throw StoreError.damaged("a citizen") }
        return Citizen(id: id, issuer: issuer, subject: subject, name: name)
    }

    /// The person that a token is about, where that one has been here before.
    static func find(_ db: Database, _ claims: JSONValue, issuer: String) throws -> Citizen? {
        let subject = claims["sub"]?.string ?? ""
        return try Row.fetchOne(
            db, sql: "SELECT id, name FROM citizens WHERE issuer = ? AND subject = ?", arguments: [issuer, subject]
        ).map { Citizen(id: $0["id"], issuer: issuer, subject: subject, name: $0["name"]) }
    }

    /// Makes a case a person's own, unless it is somebody's already.
    ///
    /// - Returns: whether it is the person's own now.
    @discardableResult
    static func give(_ db: Database, case caseID: Int64, to owner: CaseOwner, at now: Instant) throws -> Bool {
        if let holder = try holder(db, of: caseID) { return holder == owner.known?.id }
        let citizen = try owner.citizen(db, at: now)
        // A session may have ended meanwhile, who it was been forgotten with it, and the id another's.
        let isStill = try Int64.fetchOne(
            db, sql: "SELECT id FROM citizens WHERE id = ? AND issuer = ? AND subject = ?",
            arguments: [citizen.id, citizen.issuer, citizen.subject])
        guard isStill != nil else { return false }
        try db.execute(sql: "INSERT INTO citizen_cases (case_id, citizen_id) VALUES (?, ?)", arguments: [caseID, citizen.id])
        return true
    }

    static func holder(_ db: Database, of caseID: Int64) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT citizen_id FROM citizen_cases WHERE case_id = ?", arguments: [caseID])
    }

    /// The case of that number, where it is the person's own.
    static func caseID(_ db: Database, number: String, of citizen: Int64) throws -> Int64? {
        try Int64.fetchOne(
            db, sql: "SELECT c.id FROM cases c JOIN citizen_cases h ON h.case_id = c.id WHERE c.number = ? AND h.citizen_id = ?",
            arguments: [number, citizen])
    }

    static let pageSize = 100

    /// The person's own cases that were filed before another one, the last first.
    static func cases(_ db: Database, of citizen: Int64, before id: Int64, limit: Int) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT case_id FROM citizen_cases WHERE citizen_id = ? AND case_id < ? ORDER BY case_id DESC LIMIT ?",
            arguments: [citizen, id, limit])
    }

    /// Forgets those of these people who have neither a case nor a session.
    static func sweep(_ db: Database, _ people: [Int64]) throws {
        for id in people {
            try db.execute(
                sql: """
                    DELETE FROM citizens WHERE id = ? AND NOT EXISTS (SELECT 1 FROM citizen_cases WHERE citizen_id = citizens.id)
                    AND NOT EXISTS (SELECT 1 FROM sessions WHERE citizen_id = citizens.id)
                    """,
                arguments: [id])
        }
    }
}
