import Crypto
import Foundation

/// One login or logout of a browser at a provider, between its way there and its way back.
///
/// The browser holds a random token in a cookie, and everything else follows from that: nothing is kept of logins that nobody ends, however many
/// are begun, and any process of the region can end one.
struct LoginAttempt: Sendable {
    let people: LoginProvider.People
    private let token: String
    /// The page that was asked for.
    let target: String?

    /// So long a person has for it.
    static let seconds = 10 * 60
    private static let longestTarget = 500

    init(_ people: LoginProvider.People, target: String?) {
        self.people = people
        token = Secret.make()
        self.target = target.flatMap { $0.utf8.count <= LoginAttempt.longestTarget ? $0 : nil }
    }

    /// What a cookie says.
    init?(_ people: LoginProvider.People, cookie: String) {
        let parts = cookie.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 26, let target = Base64URL.decoded(parts[1]) else { return nil }
        self.people = people
        token = String(parts[0])
        self.target = target.isEmpty ? nil : String(decoding: target, as: UTF8.self)
    }

    var cookie: String { "\(token).\(Base64URL.encoded((target ?? "").utf8))" }

    /// Goes to the provider and comes back with the browser: whoever else has a browser come back knows none that fits its cookie.
    var state: String { derived("state") }

    /// In place of `state` where the browser has gone to log out.
    var logoutState: String { derived("logout") }

    /// Stands in the provider's token: one that was made for another login does not fit.
    var nonce: String { derived("nonce") }

    /// Who has stolen the code on its way has not this (PKCE, RFC 7636).
    var verifier: String { derived("verifier") }

    var challenge: String { Base64URL.encoded(Secret.sha256(Array(verifier.utf8))) }

    private func derived(_ what: String) -> String {
        let key = SymmetricKey(data: Array(token.utf8))
        return Base64URL.encoded(HMAC<Crypto.SHA256>.authenticationCode(for: Array("\(people.rawValue) \(what)".utf8), using: key))
    }
}
