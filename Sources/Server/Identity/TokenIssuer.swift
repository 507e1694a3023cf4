import Runtime
import ServiceIR

/// Whose tokens officers' programs may send, and what roles stand in them: by the operator's file.
///
/// `{"issuer": "https://sso.example/realms/mpp", "audience": "mppd-api", "keys": "keys.json", "roles_claim": "realm_access.roles",
/// "roles": {"mpp-loket": ["loket"]}}`, and as `claim` and `account` by what of a token the officer's account is found.
package struct TokenIssuer: Sendable {
    let issuer: String
    let audience: String
    let keys: KeySource
    /// From the outermost member inwards.
    private let rolesClaim: [String]
    private let roles: [String: [String]]
    /// Nothing where tokens name no account.
    private let accountClaim: AccountClaim?

    /// Reads the file, and the key set that it names beside itself. One that is an address is asked for when the first token comes.
    ///
    /// - Parameters:
    ///   - known: the roles of the catalog.
    ///   - officers: by whom officers log in on the pages: of the same issuer, accounts are found as there unless the file says how.
    ///   - applicants: the provider of those who are no officers, whatever its tokens say.
    package init(
        path: String, known: [RoleID], officers: LoginProvider? = nil, applicants: LoginProvider? = nil, at now: Instant
    ) throws(FileFault) {
        let json = try JSONValue(file: path)
        guard let members = json.object else { throw FileFault(path: path, en: "must be a JSON object", id: "harus objek JSON") }
        for member in members.keys
        where !["issuer", "audience", "keys", "roles_claim", "roles", "claim", "account"].contains(member.rawValue) {
            throw FileFault(path: path, en: "`\(member)` is not known here", id: "`\(member)` tidak dikenal di sini")
        }
        func text(_ name: String) throws(FileFault) -> String {
            guard let text = json[name]?.string, !text.isEmpty else {
                throw FileFault(path: path, en: "`\(name)` must be a text", id: "`\(name)` harus teks")
            }
            return text
        }
        issuer = try text("issuer")
        audience = try text("audience")
        if let applicants, applicants.issues(for: audience, as: issuer) {
            throw FileFault(
                path: path, en: "`audience` must be another than applicants have by `--login`, who would be taken for officers",
                id: "`audience` harus lain dari milik pemohon menurut `--login`, supaya mereka tidak dianggap petugas")
        }
        rolesClaim = try text("roles_claim").split(separator: ".").map(String.init)
        guard let mapped = json["roles"]?.object, !mapped.isEmpty else {
            throw FileFault(path: path, en: "`roles` must be an object", id: "`roles` harus objek")
        }
        var roles: [String: [String]] = [:]
        for (claim, list) in mapped {
            guard let texts = list.array?.map(\.string), !texts.contains(nil) else {
                throw FileFault(path: path, en: "`roles.\(claim)` must be a list of roles", id: "`roles.\(claim)` harus daftar peran")
            }
            for text in texts.compactMap({ $0 }) {
                guard known.contains(HeldRole(text: text).role) else {
                    throw FileFault(
                        path: path, en: "`roles.\(claim)`: no role `\(text)` in the catalog",
                        id: "`roles.\(claim)`: tidak ada peran `\(text)` di katalog")
                }
                roles[claim.rawValue, default: []].append(HeldRole(text: text).text)
            }
        }
        self.roles = roles
        if json["claim"] != nil || json["account"] != nil {
            let claim = json["claim"] == nil ? "sub" : try text("claim")
            guard let column = LoginProvider.AccountColumn(rawValue: json["account"] == nil ? "login" : try text("account")) else {
                let list = LoginProvider.AccountColumn.allCases.map(\.rawValue).joined(separator: ", ")
                throw FileFault(path: path, en: "`account` must be one of \(list)", id: "`account` harus salah satu dari \(list)")
            }
            accountClaim = AccountClaim(claim: claim, column: column)
        } else {
            accountClaim = officers?.issuer == issuer ? officers?.accountClaim : nil
        }
        let file = try text("keys")
        if file.hasPrefix("https://") || file.hasPrefix("http://") {
            guard LoginProvider.isSafe(file) else {
                throw FileFault(
                    path: path, en: "`keys`: http goes through the network for all to read: https",
                    id: "`keys`: http terbaca di jaringan: pakai https")
            }
            keys = LoginProvider.keys(at: file, by: HTTPSender(timeout: LoginProvider.askSeconds, threads: 1))
            return
        }
        let place = FileFaults.place(of: file, beside: path)
        do throws(KeySetFile.Failure) { keys = .file(try KeySetFile(path: place, at: now)) } catch {
            switch error {
            case .unreadable: throw FileFault(path: place, en: "cannot be read", id: "tidak terbaca")
            case .noKeySet: throw FileFault(path: place, en: "is no JSON Web Key Set", id: "bukan JSON Web Key Set")
            case .noKeys:
                throw FileFault(
                    path: place, en: "holds no public key for signatures that is known here",
                    id: "tidak memuat kunci publik untuk tanda tangan yang dikenal")
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
    /// The account that it names.
    var account: AccountName?
}

extension TokenIssuer {
    /// Who sends a token, where it is one of the issuer's for this program.
    func check(_ token: String, at now: Instant) async throws(TokenRefusal) -> TokenClaims {
        let claims = try await TokenCheck(issuer: issuer, audience: audience, keys: keys).claims(token, at: now)
        return TokenClaims(
            subject: claims["sub"]?.string ?? "", name: TokenCheck.name(claims), held: held(claims), account: accountClaim?.name(in: claims)
        )
    }
}
