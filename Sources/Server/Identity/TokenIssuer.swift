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
    let keys: KeySource
    /// From the outermost member inwards.
    private let rolesClaim: [String]
    private let roles: [String: [String]]

    /// Reads the file, and the key set that it names beside itself. One that is an address is asked for when the first token comes.
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
        if file.hasPrefix("https://") || file.hasPrefix("http://") {
            guard LoginProvider.isSafe(file) else {
                throw Fault(
                    path: path, id: "`keys`: http terbaca di jaringan: pakai https",
                    en: "`keys`: http goes through the network for all to read: https")
            }
            keys = LoginProvider.keys(at: file, by: HTTPSender(timeout: LoginProvider.askSeconds, threads: 1))
            return
        }
        let place = file.hasPrefix("/") ? file : URL(filePath: path).deletingLastPathComponent().appending(path: file).path
        do throws(KeySetFile.Failure) { keys = .file(try KeySetFile(path: place, at: now)) } catch {
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
    /// Who sends a token, where it is one of the issuer's for this program.
    func check(_ token: String, at now: Instant) async throws(TokenRefusal) -> TokenClaims {
        let claims = try await TokenCheck(issuer: issuer, audience: audience, keys: keys).claims(token, at: now)
        return TokenClaims(subject: claims["sub"]?.string ?? "", name: TokenCheck.name(claims), held: held(claims))
    }
}
