import Foundation
import ServiceIR

/// An identity provider by which people log in on the pages (OpenID Connect, authorization code with PKCE), as the operator's file says.
package final class LoginProvider: Sendable {
    /// Who logs in by it.
    package enum People: String, CaseIterable, Sendable {
        case officers, applicants

        /// Where the provider sends the browser back to.
        package var returnPath: String { self == .officers ? "/masuk/akun/kembali" : "/saya/kembali" }
        /// Below what the browser sends the cookie of a login that has begun.
        var cookiePath: String { self == .officers ? "/masuk/akun" : "/saya" }
        /// Where somebody is told of having logged out here alone.
        var leftPath: String { self == .officers ? "/keluar" : "/saya/keluar" }
    }

    /// By what an officer's account is found.
    package enum AccountColumn: String, CaseIterable, Sendable { case login, nip }

    let people: People
    package let issuer: String
    let client: String
    private let secret: String?
    private let label: LocalText
    private let scopes: String
    /// The address of this region, as its browsers say it.
    private let address: WebOrigin
    /// Of officers: by what of a token the account is found.
    let accountClaim: AccountClaim
    /// Of applicants: the audience of tokens that their programs may send; none are taken without.
    private let audience: String?

    private let sender: HTTPSender
    private let metadata: Fetched<ProviderMetadata>
    private let keys: KeySource

    /// In seconds, for each answer of the provider's.
    static let askSeconds = 10
    /// A login asks once; keys and description are kept.
    private static let threadCount = 2
    private static let metadataSeconds: Int64 = 3600

    package var returnAddress: String { address.text + people.returnPath }

    func name(_ language: LanguageID) -> String { label[language] }

    fileprivate init(
        people: People, issuer: String, client: String, secret: String?, label: LocalText, scopes: String, address: WebOrigin,
        accountClaim: AccountClaim, audience: String?
    ) {
        self.people = people
        self.issuer = issuer
        self.client = client
        self.secret = secret
        self.label = label
        self.scopes = scopes
        self.address = address
        self.accountClaim = accountClaim
        self.audience = audience
        let sender = HTTPSender(timeout: LoginProvider.askSeconds, threads: LoginProvider.threadCount)
        let metadata = Fetched(keptFor: LoginProvider.metadataSeconds) { _ in try await ProviderMetadata.ask(issuer, by: sender) }
        self.sender = sender
        self.metadata = metadata
        keys = .fetched(
            Fetched(keptFor: KeySource.keptSeconds) { now in
                // A set may stand elsewhere from one day to the next.
                guard let place = await metadata.value(at: now)?.keys else { throw ProviderFailure.away }
                return try await LoginProvider.keySet(at: place, by: sender)
            })
    }

    /// Whether tokens of this issuer for this audience are those of the people who log in by it, on the pages or by their programs.
    func issues(for audience: String, as issuer: String) -> Bool {
        issuer == self.issuer && (audience == client || audience == self.audience)
    }

    /// Whether a token that a login brought lets programs in too: who has it acts by it.
    func isForPrograms(_ idToken: String, of officers: TokenIssuer?) -> Bool {
        let audiences = TokenCheck.audiences(TokenCheck.unchecked(idToken) ?? .null)
        if let audience, audiences.contains(audience) { return true }
        return officers.map { $0.issuer == issuer && audiences.contains($0.audience) } ?? false
    }

    /// An issuer's keys by their address, asked for when they are needed.
    static func keys(at url: String, by sender: HTTPSender) -> KeySource {
        .fetched(Fetched(keptFor: KeySource.keptSeconds) { _ in try await keySet(at: url, by: sender) })
    }

    private static func keySet(at url: String, by sender: HTTPSender) async throws -> [String: JSONWebKey] {
        guard let keys = JSONWebKey.set(try await sender.get(url)), !keys.isEmpty else { throw ProviderFailure.malformed }
        return keys
    }

    /// Whether what is sent there can be read by nobody on its way: https, or this very machine.
    static func isSafe(_ url: String) -> Bool {
        guard let parts = URL(string: url), parts.host?.isEmpty == false, parts.user == nil else { return false }
        return parts.scheme == "https" || parts.scheme == "http" && WebhookReceiver.isLoopback(url)
    }
}

/// Why a provider brought nobody in; for tests and the log.
package enum ProviderFailure: Error, Hashable {
    /// It does not answer, or not as it should.
    case away
    case malformed
    /// It does not take the code.
    case refused
    case token(TokenRefusal)
}

/// Who has logged in by a provider.
package struct ProviderLogin: Sendable {
    var claims: JSONValue
    /// The token that says so, as the provider wrote it.
    var idToken: String
}

/// What a provider says of itself (OpenID Connect Discovery 1.0).
struct ProviderMetadata: Sendable {
    var authorization: String
    var token: String
    var keys: String
    /// Where a browser logs out (OpenID Connect RP-Initiated Logout 1.0); not every provider has such a place.
    var endSession: String?
    /// Whether the client says its secret in the form, where its header is not read.
    var takesSecretInForm: Bool

    static func ask(_ issuer: String, by sender: HTTPSender) async throws -> ProviderMetadata {
        let place = (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
        let json = try JSONValue(parsing: try await sender.get(place))
        // Nobody from elsewhere leads to what listens on this machine alone.
        func isBelieved(_ url: String) -> Bool {
            LoginProvider.isSafe(url) && (WebhookReceiver.isLoopback(issuer) || !WebhookReceiver.isLoopback(url))
        }
        // Of nobody else it is believed where people are sent to.
        guard json["issuer"]?.string == issuer, let authorization = json["authorization_endpoint"]?.string,
            let token = json["token_endpoint"]?.string, let keys = json["jwks_uri"]?.string,
            [authorization, token, keys].allSatisfy(isBelieved)
        else { throw ProviderFailure.malformed }
        let methods = json["token_endpoint_auth_methods_supported"]?.array?.compactMap(\.string) ?? ["client_secret_basic"]
        // One that is none is not there: everybody can log in all the same. It becomes part of a header of its own.
        let end = json["end_session_endpoint"]?.string.flatMap { url in
            isBelieved(url) && url.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "#") } ? url : nil
        }
        return ProviderMetadata(
            authorization: authorization, token: token, keys: keys, endSession: end,
            takesSecretInForm: !methods.contains("client_secret_basic") && methods.contains("client_secret_post"))
    }
}

// MARK: Logging in

extension LoginProvider {
    /// Where a browser logs in; nothing while the provider is away.
    func loginAddress(_ attempt: LoginAttempt, language: LanguageID, at now: Instant) async -> String? {
        guard let place = await metadata.value(at: now)?.authorization else { return nil }
        let fields = [
            ("response_type", "code"), ("client_id", client), ("redirect_uri", returnAddress), ("scope", scopes), ("state", attempt.state),
            ("nonce", attempt.nonce), ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"), ("ui_locales", language),
        ]
        return LoginProvider.address(place, fields)
    }

    /// Where a browser logs out, and comes back from as from a login; nothing where the provider has no such place, or is away. Nobody waits for
    /// a provider that was known when they logged in.
    ///
    /// - Parameter idToken: by which the provider knows whom to log out without asking again.
    func logoutAddress(_ attempt: LoginAttempt, idToken: String?, language: LanguageID, at now: Instant) async -> String? {
        guard let place = await metadata.valueAtOnce(at: now)?.endSession else { return nil }
        var fields = [
            ("client_id", client), ("post_logout_redirect_uri", returnAddress), ("state", attempt.logoutState), ("ui_locales", language),
        ]
        if let idToken { fields.append(("id_token_hint", idToken)) }
        return LoginProvider.address(place, fields)
    }

    private static func address(_ place: String, _ fields: [(String, String)]) -> String {
        let query = fields.map { "\($0.0)=\($0.1.percentEncoded())" }.joined(separator: "&")
        return place + (place.contains("?") ? "&" : "?") + query
    }

    /// Who has logged in, by the code that the provider sent the browser back with.
    ///
    /// - Parameter clock: the provider may take its time, and what it answers is of when it answers.
    func person(
        of attempt: LoginAttempt, code: String, by clock: @Sendable () -> Instant
    ) async throws(ProviderFailure) -> ProviderLogin {
        guard let metadata = await metadata.value(at: clock()) else { throw .away }
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", returnAddress), ("code_verifier", attempt.verifier),
            ("client_id", client),
        ]
        var headers: [String] = []
        if let secret, metadata.takesSecretInForm {
            fields.append(("client_secret", secret))
        } else if let secret {
            // Each part as a form has it (RFC 6749, 2.3.1).
            let pair = "\(client.percentEncoded()):\(secret.percentEncoded())"
            headers.append("Authorization: Basic \(Data(pair.utf8).base64EncodedString())")
        }
        let answer: [UInt8]
        do throws(HTTPSender.Failure) { answer = try await sender.post(form: fields, to: metadata.token, headers: headers) } catch {
            if case .status(let status) = error, (400..<500).contains(status) { throw .refused }
            throw .away
        }
        guard let token = (try? JSONValue(parsing: answer))?["id_token"]?.string else { throw .malformed }
        let claims: JSONValue
        do throws(TokenRefusal) {
            claims = try await TokenCheck(issuer: issuer, audience: client, keys: keys).claims(token, at: clock())
        } catch { throw .token(error) }
        // One that was made for several is for whom it says.
        let party = claims["azp"]?.string
        guard party == client || party == nil && claims["azp"] == nil && TokenCheck.audiences(claims).count == 1 else {
            throw .token(.wrongAudience)
        }
        guard let nonce = claims["nonce"]?.string, Secret.equal(Array(nonce.utf8), Array(attempt.nonce.utf8)) else {
            throw .token(.wrongNonce)
        }
        return ProviderLogin(claims: claims, idToken: token)
    }

    /// Whose token an applicant's program sends; nothing where none are taken.
    func person(ofToken token: String, at now: Instant) async throws(TokenRefusal) -> JSONValue? {
        guard let audience else { return nil }
        return try await TokenCheck(issuer: issuer, audience: audience, keys: keys).claims(token, at: now)
    }
}

// MARK: The operator's file

/// By whom people of a region log in on its pages, beside local accounts and case secrets.
package struct LoginProviders: Sendable {
    package var officers: LoginProvider?
    package var applicants: LoginProvider?

    package init() {}

    package subscript(people: LoginProvider.People) -> LoginProvider? { people == .officers ? officers : applicants }

    /// Reads a file: `{"address": "https://layanan.example", "officers": {"issuer": "https://sso.example", "client": "mppd", "secret": "sso.secret",
    /// "name": "Akun pegawai", "claim": "nip", "account": "nip"}}`. Nobody is asked anything meanwhile.
    ///
    /// - Parameters:
    ///   - variable: the value of an environment variable, by its name: a secret that no file holds is `MPPD_LOGIN_OFFICERS`.
    ///   - prefix: of these names.
    /// - Throws: all that is wrong with it.
    package init(path: String, prefix: String = "MPPD_LOGIN_", variable: (String) -> String?) throws(FileFaults) {
        var faults = FileFaults()
        let json = try FileFaults.json(path: path)
        guard let members = json.object else {
            faults.add(path, en: "must be a JSON object", id: "harus objek JSON")
            throw faults
        }
        for member in members.keys where !["address", "officers", "applicants"].contains(member.rawValue) {
            faults.add(
                path, en: "`\(member)` is not known here; there are address, officers, applicants",
                id: "`\(member)` tidak dikenal di sini; yang ada address, officers, applicants")
        }
        let address = json["address"]?.string.flatMap { WebOrigin($0) }
        if address == nil {
            faults.add(
                path, en: "`address` must be that of this region, such as https://layanan.example, and nothing after it",
                id: "`address` harus alamat daerah ini, misalnya https://layanan.example, tanpa apa pun sesudahnya")
        }
        if json["officers"] == nil, json["applicants"] == nil {
            faults.add(path, en: "must say `officers`, `applicants` or both", id: "harus menyebut `officers`, `applicants`, atau keduanya")
        }
        for people in LoginProvider.People.allCases {
            guard let said = json[people.rawValue] else { continue }
            var reader = ProviderReader(people: people, json: said, path: path)
            let provider = reader.provider(address, secret: variable(prefix + people.rawValue.uppercased()))
            faults.all += reader.faults.all
            if people == .officers { officers = provider } else { applicants = provider }
        }
        if let one = officers, let other = applicants, other.issues(for: one.client, as: one.issuer) {
            let member = one.client == other.client ? "client" : "audience"
            faults.add(
                path, en: "`applicants.\(member)` must be another than the client of officers, who would be taken for each other",
                id: "`applicants.\(member)` harus lain dari klien petugas, supaya keduanya tidak tertukar")
        }
        if !faults.all.isEmpty { throw faults }
    }
}

/// Reads one provider of the file.
private struct ProviderReader {
    let people: LoginProvider.People
    let json: JSONValue
    let path: String
    var faults = FileFaults()

    private mutating func fault(_ member: String?, en: String, id: String) {
        let place = member.map { "`\(people.rawValue).\($0)`" } ?? "`\(people.rawValue)`"
        faults.add(path, en: "\(place) \(en)", id: "\(place) \(id)")
    }

    private mutating func text(_ member: String, else standard: String? = nil) -> String {
        guard let value = json[member] ?? standard.map({ .string($0) }) else {
            fault(member, en: "is missing", id: "belum ada")
            return ""
        }
        if let text = value.string, !text.isEmpty, text.utf8.allSatisfy({ $0 >= 32 }) { return text }
        fault(member, en: "must be a text", id: "harus teks")
        return ""
    }

    mutating func provider(_ address: WebOrigin?, secret variable: String?) -> LoginProvider? {
        guard let members = json.object else {
            fault(nil, en: "must be an object", id: "harus objek")
            return nil
        }
        let known =
            ["issuer", "client", "secret", "name", "scopes"] + (people == .officers ? ["claim", "account"] : ["audience"])
        for member in members.keys where !known.contains(member.rawValue) {
            let list = known.joined(separator: ", ")
            fault(member.rawValue, en: "is not known here; there are \(list)", id: "tidak dikenal di sini; yang ada \(list)")
        }
        let issuer = text("issuer")
        if !issuer.isEmpty, !LoginProvider.isSafe(issuer) || issuer.contains("?") || issuer.contains("#") {
            fault("issuer", en: "must be like https://sso.example/realms/mpp", id: "harus seperti https://sso.example/realms/mpp")
        }
        let client = text("client")
        let label = label()
        let scopes = text("scopes", else: "openid profile")
        if !scopes.isEmpty, !scopes.split(separator: " ").contains("openid") {
            fault("scopes", en: "must hold openid", id: "harus memuat openid")
        }
        let claim = people == .officers ? text("claim", else: "sub") : "sub"
        let account = people == .officers ? text("account", else: "login") : "login"
        let column = LoginProvider.AccountColumn(rawValue: account)
        if column == nil {
            let list = LoginProvider.AccountColumn.allCases.map(\.rawValue).joined(separator: ", ")
            fault("account", en: "must be one of \(list)", id: "harus salah satu dari \(list)")
        }
        let audience = json["audience"] == nil || people == .officers ? nil : text("audience")
        let secret = secret(variable)
        guard faults.all.isEmpty, let address, let column else { return nil }
        return LoginProvider(
            people: people, issuer: issuer, client: client, secret: secret, label: label, scopes: scopes, address: address,
            accountClaim: AccountClaim(claim: claim, column: column), audience: audience)
    }

    /// What the provider is called on the button: a text, or one by language.
    private mutating func label() -> LocalText {
        if let texts = json["name"]?.object {
            let byLanguage = texts.compactMap { id, text in text.string.map { (id.rawValue, $0) } }
            if byLanguage.count == texts.count, !byLanguage.isEmpty, byLanguage.allSatisfy({ !$0.1.isEmpty }) {
                var label = LocalText([:])
                for (language, text) in byLanguage { label.byLanguage[ID(language)] = text }
                return label
            }
            fault("name", en: "must be a text, or one by language", id: "harus teks, atau teks menurut bahasa")
            return LocalText([:])
        }
        let name = text("name")
        return .both(name, name)
    }

    /// The client's secret by a file or the environment; a public client has none.
    private mutating func secret(_ variable: String?) -> String? {
        guard json["secret"] != nil else { return variable }
        let file = text("secret")
        if file.isEmpty { return nil }
        let place = FileFaults.place(of: file, beside: path)
        guard let bytes = faults.secret(at: place) else { return nil }
        let secret = String(decoding: bytes, as: UTF8.self).trimmingSpaces()
        if !secret.isEmpty, secret.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) { return secret }
        faults.add(place, en: "must hold the client's secret on one line", id: "harus berisi rahasia klien dalam satu baris")
        return nil
    }
}
