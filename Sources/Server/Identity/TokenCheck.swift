import ServiceIR

/// Why a token is not taken; for tests and the log, never for who sent it.
package enum TokenRefusal: Error, Hashable {
    case malformed, unknownKey, wrongAlgorithm, wrongSignature, wrongIssuer, wrongAudience, expired, notYetValid, nobody, wrongNonce
}

/// What a token (RFC 7519) has to be, checked as RFC 8725 advises: the algorithm is the key's, the key is the issuer's, and every claim that
/// limits the token must be there.
struct TokenCheck: Sendable {
    var issuer: String
    var audience: String
    var keys: KeySource

    /// Clocks of two machines differ by less.
    static let leeway: Int64 = 60
    private static let sizeLimit = 16 << 10

    /// - Returns: what the token says, once it is sure who says it to whom.
    func claims(_ token: String, at now: Instant) async throws(TokenRefusal) -> JSONValue {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= TokenCheck.sizeLimit, parts.count == 3, let head = TokenCheck.object(parts[0]),
            let signature = Base64URL.decoded(parts[2])
        else { throw .malformed }
        // What a header says must be understood is not.
        guard head["crit"] == nil, ["jwt", "at+jwt", nil].contains(head["typ"]?.string?.lowercased()) else { throw .malformed }
        guard let id = head["kid"]?.string, let key = await keys.key(id, at: now) else { throw .unknownKey }
        guard head["alg"]?.string == key.algorithm.rawValue else { throw .wrongAlgorithm }
        guard key.isSignature(signature, of: Array(token.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))) else {
            throw .wrongSignature
        }
        guard let claims = TokenCheck.object(parts[1]) else { throw .malformed }
        guard claims["iss"]?.string == issuer else { throw .wrongIssuer }
        guard TokenCheck.audiences(claims).contains(audience) else { throw .wrongAudience }
        guard let end = claims["exp"]?.int64, end > now.seconds - TokenCheck.leeway else { throw .expired }
        for member in ["nbf", "iat"] {
            guard let value = claims[member] else { continue }
            guard let start = value.int64, start <= now.seconds + TokenCheck.leeway else { throw .notYetValid }
        }
        guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count), subject.utf8.allSatisfy({ $0 >= 32 }) else {
            throw .nobody
        }
        return claims
    }

    /// What a token says, whoever says it.
    static func unchecked(_ token: String) -> JSONValue? {
        token.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first.flatMap(object)
    }

    static func audiences(_ claims: JSONValue) -> [String] {
        claims["aud"]?.array?.compactMap(\.string) ?? [claims["aud"]?.string].compactMap { $0 }
    }

    /// How the person is called, where the token says so.
    static func name(_ claims: JSONValue) -> String {
        let name = claims["name"]?.string ?? claims["preferred_username"]?.string ?? claims["sub"]?.string ?? ""
        return String(String.UnicodeScalarView(name.withoutControls.unicodeScalars.prefix(100)))
    }

    private static func object(_ part: Substring) -> JSONValue? {
        guard let bytes = Base64URL.decoded(part), let json = try? JSONValue(parsing: bytes), json.object != nil else { return nil }
        return json
    }
}

/// Where an issuer's public keys come from.
enum KeySource: Sendable {
    /// A file that something else keeps fresh.
    case file(KeySetFile)
    /// Its own address: asked anew where a token names a key that is not known, and every ten minutes.
    case fetched(Fetched<[String: JSONWebKey]>)

    static let keptSeconds: Int64 = 600

    func key(_ id: String, at now: Instant) async -> JSONWebKey? {
        switch self {
        case .file(let file): file.key(id, at: now)
        case .fetched(let keys): await keys.value(at: now) { $0[id] != nil }?[id]
        }
    }
}
