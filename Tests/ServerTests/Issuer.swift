import Crypto
import Foundation
import Hummingbird
import NIOCore
import Server
import ServiceIR
import Synchronization

/// An OpenID provider on this machine, with real keys over real HTTP; whoever is told to be logged in there is.
final class Issuer: Sendable {
    /// What it does other than a good one.
    struct Changes: Sendable {
        var claims: JSONObject = [:]
        var without: [String] = []
        var head: JSONObject = [:]
        /// In place of its signature.
        var signature: [UInt8]?
        /// In place of itself.
        var discovered: String?
        /// Where it says that browsers log out; it says nothing of it without.
        var endSession: String?
        var isAway = false
        /// What happens while it makes a token.
        var meanwhile: @Sendable () -> Void = {}
    }

    private struct Code: Sendable {
        var subject: JSONObject
        var client: String
        var challenge: String
        var redirect: String
        var nonce: String
    }

    private struct State: Sendable {
        var codes: [String: Code] = [:]
        var key = P256.Signing.PrivateKey()
        var keyID = "satu"
        var asked: [String: Int] = [:]
        var changes = Changes()
    }

    /// Officers come by the one, applicants by the other.
    static let officers = "mppd uji"
    static let applicants = "warga"
    static let secret = "rahasia:klien"

    private let state = Mutex(State())
    private let clock: @Sendable () -> Instant
    let port: Int
    var url: String { "http://127.0.0.1:\(port)" }

    private init(port: Int, clock: @escaping @Sendable () -> Instant) {
        self.port = port
        self.clock = clock
    }

    var changes: Changes {
        get { state.withLock { $0.changes } }
        set { state.withLock { $0.changes = newValue } }
    }

    /// How often a path of it was asked for.
    func asked(_ path: String) -> Int { state.withLock { $0.asked[path] ?? 0 } }

    func rotate() {
        state.withLock {
            $0.key = P256.Signing.PrivateKey()
            $0.keyID += "+"
        }
    }

    /// Logs somebody in at the address that a browser was sent to; where the browser is sent back to.
    func logIn(_ address: String, as subject: JSONObject) throws -> String {
        let parts = URLComponents(string: address)
        let fields = Dictionary((parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
        guard address.hasPrefix("\(url)/masuk?"), fields["response_type"] == "code", let client = fields["client_id"],
            [Issuer.officers, Issuer.applicants].contains(client),
            fields["code_challenge_method"] == "S256", fields["scope"]?.contains("openid") == true, let redirect = fields["redirect_uri"]
        else { throw Fault() }
        let code = Secret.make()
        state.withLock {
            $0.codes[code] = Code(
                subject: subject, client: client, challenge: fields["code_challenge"] ?? "", redirect: redirect,
                nonce: fields["nonce"] ?? "")
        }
        let path = redirect.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true).last.map { "/" + $0 } ?? ""
        return "\(path)?code=\(code)&state=\(fields["state"] ?? "")"
    }

    /// Logs out whom the address says that a browser was sent to; where the browser is sent back to.
    func logOut(_ address: String, _ subject: String) throws -> String {
        let parts = URLComponents(string: address)
        let fields = Dictionary((parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
        let hint = fields["id_token_hint"]?.split(separator: ".").map(String.init) ?? []
        guard address.hasPrefix("\(url)/keluar?"), hint.count == 3, let claims = Base64URL.decoded(hint[1]),
            try JSONValue(parsing: claims)["sub"]?.string == subject, let redirect = fields["post_logout_redirect_uri"],
            let client = fields["client_id"], let state = fields["state"], !state.isEmpty,
            redirect == "http://localhost" + (client == Issuer.officers ? "/masuk/akun/kembali" : "/saya/kembali")
        else { throw Fault() }
        return "\(redirect.dropFirst("http://localhost".count))?state=\(state)"
    }

    struct Fault: Error {}

    /// Listens while `body` runs.
    static func run<T: Sendable>(
        at clock: @escaping @Sendable () -> Instant, _ body: @escaping @Sendable (Issuer) async throws -> T
    ) async throws -> T {
        let current = Mutex<Issuer?>(nil)
        let router = Router()
        func on(_ method: HTTPRequest.Method, _ path: String, _ answer: @escaping @Sendable (Issuer, Request) async throws -> Response) {
            router.on(RouterPath(path), method: method) { request, _ in
                guard let issuer = current.withLock({ $0 }) else { return Response(status: .internalServerError) }
                issuer.state.withLock { $0.asked[path, default: 0] += 1 }
                return issuer.changes.isAway ? Response(status: .badGateway) : try await answer(issuer, request)
            }
        }
        on(.get, "/.well-known/openid-configuration") { issuer, _ in json(issuer.metadata) }
        on(.get, "/kunci") { issuer, _ in json(issuer.keys) }
        on(.post, "/token") { issuer, request in try await issuer.token(request) }
        return try await Loopback.serve(router) { port in
            let issuer = Issuer(port: port, clock: clock)
            current.withLock { $0 = issuer }
            return try await body(issuer)
        }
    }

    private static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: value.bytes(.compact))))
    }

    private var metadata: JSONValue {
        var metadata: JSONObject = [
            "issuer": .string(changes.discovered ?? url), "authorization_endpoint": .string("\(url)/masuk"),
            "token_endpoint": .string("\(url)/token"), "jwks_uri": .string("\(url)/kunci"),
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        ]
        if let endSession = changes.endSession { metadata["end_session_endpoint"] = .string(endSession) }
        return .object(metadata)
    }

    private var keys: JSONValue {
        let (key, id) = state.withLock { ($0.key.publicKey.rawRepresentation, $0.keyID) }
        return [
            "keys": [
                [
                    "kty": "EC", "crv": "P-256", "kid": .string(id), "use": "sig", "alg": "ES256",
                    "x": .string(Base64URL.encoded(key.prefix(32))), "y": .string(Base64URL.encoded(key.suffix(32))),
                ]
            ]
        ]
    }

    private func token(_ request: Request) async throws -> Response {
        let body = String(buffer: try await request.body.collect(upTo: 1 << 16))
        let parts = URLComponents(string: "?\(body)")
        let fields = Dictionary((parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
        let clients = ["mppd%20uji": Issuer.officers, "warga": Issuer.applicants].filter { name, _ in
            request.headers[.authorization] == "Basic \(Data("\(name):rahasia%3Aklien".utf8).base64EncodedString())"
        }
        guard let client = clients.values.first, client == fields["client_id"] else {
            return Issuer.json(["error": "invalid_client"], status: .unauthorized)
        }
        changes.meanwhile()
        // Each code once.
        let code = state.withLock { $0.codes.removeValue(forKey: fields["code"] ?? "") }
        guard let code, code.client == client, fields["grant_type"] == "authorization_code", fields["redirect_uri"] == code.redirect,
            Base64URL.encoded(Secret.sha256(Array((fields["code_verifier"] ?? "").utf8))) == code.challenge
        else { return Issuer.json(["error": "invalid_grant"], status: .badRequest) }
        return Issuer.json([
            "access_token": "x", "token_type": "Bearer",
            "id_token":
                .string(try idToken(code.subject, nonce: code.nonce, audience: client)),
        ])
    }

    /// A token about somebody, as it is given for a code; a program's where it bears no nonce.
    func idToken(_ subject: JSONObject, nonce: String? = nil, audience: String) throws -> String {
        let changes = changes
        let now = clock().seconds
        var claims: JSONObject = [
            "iss": .string(url), "aud": .string(audience), "iat": .integer(now), "exp": .integer(now + 300),
        ]
        if let nonce { claims["nonce"] = .string(nonce) }
        for (name, value) in subject { claims[name] = value }
        for (name, value) in changes.claims { claims[name] = value }
        for name in changes.without { claims[ID(name)] = nil }
        let (key, id) = state.withLock { ($0.key, $0.keyID) }
        var head: JSONObject = ["alg": "ES256", "kid": .string(id), "typ": "JWT"]
        for (name, value) in changes.head { head[name] = value }
        let text =
            Base64URL.encoded(JSONValue.object(head).bytes(.compact)) + "." + Base64URL.encoded(JSONValue.object(claims).bytes(.compact))
        let signature = try changes.signature ?? Array(key.signature(for: Data(text.utf8)).rawRepresentation)
        return text + "." + Base64URL.encoded(signature)
    }
}
