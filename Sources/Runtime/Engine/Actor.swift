import ServiceIR

/// Who does something to a case, as the server has made sure of it.
public struct Actor: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Whoever proved to be the applicant: by the case's secret, or by OpenID Connect.
        case applicant
        case officer
        /// Another system that calls back.
        case system
        /// Somebody who has no part in the case: who objects to a notice.
        case anyone
    }
    public var kind: Kind
    public var person: PersonID
    /// The other accounts by which the same person has acted; absent = none.
    public var otherAccounts: [PersonID]?
    /// Of an officer: the roles held now.
    public var roles: [HeldRole] = []
    /// Of several applicants the one who acts, or for whom the office does.
    public var party: PartyID?

    public init(kind: Kind, person: PersonID, roles: [HeldRole] = []) {
        self.kind = kind
        self.person = person
        self.roles = roles
    }

    /// Whether who acts is this person, by whichever account.
    public func isPerson(_ person: PersonID) -> Bool { self.person == person || otherAccounts?.contains(person) == true }

    public static func applicant(_ person: PersonID) -> Actor { Actor(kind: .applicant, person: person) }
    public static func system(_ system: PersonID) -> Actor { Actor(kind: .system, person: system) }
    public static let anyone = Actor(kind: .anyone, person: "anyone")
    public static func officer(_ person: PersonID, _ roles: [RoleID]) -> Actor {
        Actor(kind: .officer, person: person, roles: roles.map { HeldRole($0) })
    }
}

/// The account of a person, or the id of a system.
public typealias PersonID = ID<Actor>

/// A role that a person holds, and of which region or agency where the role has one holder for each.
public struct HeldRole: Hashable, Sendable, Codable {
    public var role: RoleID
    public var of: String?
    public init(_ role: RoleID, of: String? = nil) {
        self.role = role
        self.of = of
    }
}
