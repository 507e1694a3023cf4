import Foundation
import Runtime
import ServiceIR

/// Whose tokens officers' programs may send, and what roles stand in them: by the operator's file.
///
/// `{"issuer": "https://sso.example/realms/mpp", "audience": "mppd", "keys": "keys.json", "roles_claim": "realm_access.roles",
/// "roles": {"mpp-loket": ["loket"]}}`
package struct TokenIssuer: Sendable {
    /// What is wrong with the file, after its path.
    package struct Fault: Error {
        package var path: String
        package var id: String
        package var en: String
    }

    let issuer: String
    let audience: String
    let keys: KeySetFile
    /// From the outermost member inwards.
    private let rolesClaim: [String]
    private let roles: [String: [String]]

    /// Reads the file, and the key set that it names beside itself.
    ///
    /// - Parameter known: the roles of the catalog.
    package init(path: String, known: [RoleID], at now: Instant) throws(Fault) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Fault(path: path, id: "tidak terbaca", en: "cannot be read")
        }
        let json: JSONValue
        do throws(JSONError) { json = try JSONValue(parsing: Array(data)) } catch {
            throw Fault(path: path, id: error.indonesian, en: "\(error)")
        }
        guard let members = json.object else { throw Fault(path: path, id: "harus objek JSON", en: "must be a JSON object") }
        for member in members.keys where !["issuer", "audience", "keys", "roles_claim", "roles"].contains(member.rawValue) {
            throw Fault(path: path, id: "`\(member)` tidak dikenal di sini", en: "`\(member)` is not known here")
        }
        func text(_ name: String) throws(Fault) -> String {
            guard let text = json[name]?.string, !text.isEmpty else {
                throw Fault(path: path, id: "`\(name)` harus teks", en: "`\(name)` must be a text")
            }
            return text
        }
        issuer = try text("issuer")
        audience = try text("audience")
        rolesClaim = try text("roles_claim").split(separator: ".").map(String.init)
        guard let mapped = json["roles"]?.object, !mapped.isEmpty else {
            throw Fault(path: path, id: "`roles` harus objek", en: "`roles` must be an object")
        }
        var roles: [String: [String]] = [:]
        for (claim, list) in mapped {
            guard let texts = list.array?.map(\.string), !texts.contains(nil) else {
                throw Fault(path: path, id: "`roles.\(claim)` harus daftar peran", en: "`roles.\(claim)` must be a list of roles")
            }
            for text in texts.compactMap({ $0 }) {
                guard known.contains(HeldRole(text: text).role) else {
                    throw Fault(
                        path: path, id: "`roles.\(claim)`: tidak ada peran `\(text)` di katalog",
                        en: "`roles.\(claim)`: no role `\(text)` in the catalog")
                }
                roles[claim.rawValue, default: []].append(HeldRole(text: text).text)
            }
        }
        self.roles = roles
        let file = try text("keys")
        let place = file.hasPrefix("/") ? file : URL(filePath: path).deletingLastPathComponent().appending(path: file).path
        do throws(KeySetFile.Failure) { keys = try KeySetFile(path: place, at: now) } catch {
            switch error {
            case .unreadable: throw Fault(path: place, id: "tidak terbaca", en: "cannot be read")
            case .noKeySet: throw Fault(path: place, id: "bukan JSON Web Key Set", en: "is no JSON Web Key Set")
            case .noKeys:
                throw Fault(
                    path: place, id: "tidak memuat kunci publik untuk tanda tangan yang dikenal",
                    en: "holds no public key for signatures that is known here")
            }
        }
    }

    /// The roles of the catalog that a token's claims stand for.
    func held(_ claims: JSONValue) -> [HeldRole] {
        var value: JSONValue? = claims
        for member in rolesClaim { value = value?[member] }
        let names = value?.array?.compactMap(\.string) ?? value?.string?.split(separator: " ").map(String.init) ?? []
        return Set(names.flatMap { roles[$0] ?? [] }).sorted().map { HeldRole(text: $0) }
    }
}

/// What a token says of who sends it.
struct TokenClaims: Sendable {
    var subject: String
    var name: String
    var held: [HeldRole]
}

extension TokenIssuer {
    /// Why a token is not taken; for tests and the log, never for who sent it.
    package enum Refusal: Error, Hashable {
        case malformed, unknownKey, wrongAlgorithm, wrongSignature, wrongIssuer, wrongAudience, expired, notYetValid, nobody
    }

    /// Clocks of two machines differ by less.
    static let leeway: Int64 = 60
    private static let sizeLimit = 16 << 10

    /// Checks a token (RFC 7519) as RFC 8725 advises: the algorithm is the key's, the key is one of the file's, and every claim that limits the token must be there.
    func check(_ token: String, at now: Instant) throws(Refusal) -> TokenClaims {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= TokenIssuer.sizeLimit, parts.count == 3, let head = TokenIssuer.object(parts[0]),
            let signature = Base64URL.decoded(parts[2])
        else { throw .malformed }
        // What a header says must be understood is not.
        guard head["crit"] == nil, ["jwt", "at+jwt", nil].contains(head["typ"]?.string?.lowercased()) else { throw .malformed }
        guard let id = head["kid"]?.string, let key = keys.key(id, at: now) else { throw .unknownKey }
        guard head["alg"]?.string == key.algorithm.rawValue else { throw .wrongAlgorithm }
        guard key.isSignature(signature, of: Array(token.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))) else {
            throw .wrongSignature
        }
        guard let claims = TokenIssuer.object(parts[1]) else { throw .malformed }
        guard claims["iss"]?.string == issuer else { throw .wrongIssuer }
        let audiences = claims["aud"]?.array?.compactMap(\.string) ?? [claims["aud"]?.string].compactMap { $0 }
        guard audiences.contains(audience) else { throw .wrongAudience }
        guard let end = claims["exp"]?.int64, end > now.seconds - TokenIssuer.leeway else { throw .expired }
        for member in ["nbf", "iat"] {
            guard let value = claims[member] else { continue }
            guard let start = value.int64, start <= now.seconds + TokenIssuer.leeway else { throw .notYetValid }
        }
        guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count) else { throw .nobody }
        let name = claims["name"]?.string ?? claims["preferred_username"]?.string ?? subject
        return TokenClaims(subject: subject, name: String(name.prefix(100)), held: held(claims))
    }

    private static func object(_ part: Substring) -> JSONValue? {
        guard let bytes = Base64URL.decoded(part), let json = try? JSONValue(parsing: bytes), json.object != nil else { return nil }
        return json
    }
}
