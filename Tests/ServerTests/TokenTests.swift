import Crypto
import CryptoExtras
import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// Officers' programs by tokens of the region's identity provider: the right one is taken, every other is refused.
@Suite struct TokenTests {
    /// An identity provider with its keys, and the files by which a portal knows it.
    private final class Provider: Sendable {
        static let issuer = "https://sso.uji.example/realms/mpp"
        let folder = NSTemporaryDirectory() + "mpp-issuer-\(Secret.make())"
        let elliptic = P256.Signing.PrivateKey()
        let rsa: _RSA.Signing.PrivateKey
        let edwards = Curve25519.Signing.PrivateKey()
        var path: String { folder + "/issuer.json" }

        init() throws {
            rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try write("keys.json", ["keys": .array([ellipticKey("satu"), rsaKey("dua"), edwardsKey("tiga"), Self.secretKey])])
            try write(
                "issuer.json",
                [
                    "issuer": .string(Self.issuer), "audience": "mppd", "keys": "keys.json", "roles_claim": "realm_access.roles",
                    "roles": ["mpp-periksa": ["pemeriksa"], "mpp-loket": ["loket"]],
                ])
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func write(_ name: String, _ json: JSONValue) throws {
            try Data(json.bytes(.compact)).write(to: URL(filePath: folder + "/" + name))
        }

        func ellipticKey(_ id: String) -> JSONValue {
            let point = elliptic.publicKey.rawRepresentation
            return [
                "kty": "EC", "crv": "P-256", "kid": .string(id), "use": "sig", "alg": "ES256",
                "x": .string(Base64URL.encoded(point.prefix(32))), "y": .string(Base64URL.encoded(point.suffix(32))),
            ]
        }

        private func edwardsKey(_ id: String) -> JSONValue {
            [
                "kty": "OKP", "crv": "Ed25519", "kid": .string(id),
                "x": .string(Base64URL.encoded(edwards.publicKey.rawRepresentation)),
            ]
        }

        private func rsaKey(_ id: String) throws -> JSONValue {
            let primitives = try rsa.publicKey.getKeyPrimitives()
            return [
                "kty": "RSA", "kid": .string(id), "n": .string(Base64URL.encoded(primitives.modulus)),
                "e": .string(Base64URL.encoded(primitives.publicExponent)),
            ]
        }

        /// No provider publishes one; whoever does is not believed.
        static let secretKey: JSONValue = ["kty": "oct", "kid": "rahasia", "alg": "HS256", "k": "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"]

        /// The claims of a good token, changed.
        func claims(_ trial: Trial, _ changes: JSONObject = [:], without absent: [String] = []) -> JSONObject {
            var claims: JSONObject = [
                "iss": .string(Self.issuer), "aud": ["lain", "mppd"], "sub": "u-17", "name": "Siti Aminah",
                "iat": .integer(trial.now.seconds), "exp": .integer(trial.now.seconds + 300),
                "realm_access": ["roles": ["mpp-periksa", "offline_access"]],
            ]
            for (name, value) in changes { claims[name] = value }
            return JSONObject(claims.filter { !absent.contains($0.key.rawValue) }.map { ($0.key, $0.value) })
        }

        func token(
            _ claims: JSONObject, _ head: JSONObject = ["alg": "ES256", "kid": "satu", "typ": "JWT"],
            by sign: (([UInt8]) throws -> [UInt8])? = nil
        )
            throws -> String
        {
            let text =
                Base64URL.encoded(JSONValue.object(head).bytes(.compact)) + "."
                + Base64URL.encoded(JSONValue.object(claims).bytes(.compact))
            let signature = try sign?(Array(text.utf8)) ?? Array(elliptic.signature(for: Data(text.utf8)).rawRepresentation)
            return text + "." + Base64URL.encoded(signature)
        }
    }

    private static func trial(_ provider: Provider) async throws -> Trial {
        try await Trial(sources: Trial.sources([Trial.serviceYAML]), tokenIssuer: provider.path)
    }

    private static func status(_ client: PortalClient, _ token: String) async throws -> Int {
        try await client.call(.get, "/api/v1/inbox", ["Authorization": "Bearer \(token)"]).status
    }

    @Test func aProgramActsByItsToken() async throws {
        let provider = try Provider()
        let trial = try await Self.trial(provider)
        try await trial.test { client in
            let (number, _) = try await client.file()
            let headers = ["Authorization": "Bearer \(try provider.token(provider.claims(trial)))"]
            let session = try await client.call(.get, "/api/v1/inbox", headers)
            expect(session.status == 200 && session.json["tasks"]?[0]?["case"]?.string == number, "\(session.text)")
            try await expect(client.act(number, "pemeriksaan", "lengkap", headers).status, equals: 200)
            // Not the role of the next step.
            try await expect(
                client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], headers).status, equals: 403)
            // The journal names the same officer each time, and a token later.
            let again = ["Authorization": "Bearer \(try provider.token(provider.claims(trial, ["name": "Siti A."])))"]
            try await expect(client.call(.get, "/api/v1/cases/\(number)", again).status, equals: 200)
            let officers = try await trial.portal.accounts.list().map(\.officer)
            expect(officers.map(\.login) == ["u-17@\(Provider.issuer)"] && officers[0].name == "Siti A.", "\(officers)")
            // By no password.
            for password in ["-", "", "rahasia-loket"] {
                let answer = try await client.post(
                    "/api/v1/session", ["login": .string("u-17@\(Provider.issuer)"), "password": .string(password)])
                expect(answer.status, equals: 401)
            }
            // A page is not opened by a token.
            try await expect(client.call(.get, "/petugas", headers).status, equals: 303)
        }
    }

    @Test func everyKindOfKeyIsKnown() async throws {
        let provider = try Provider()
        let trial = try await Self.trial(provider)
        try await trial.test { client in
            let rsa = try provider.token(provider.claims(trial), ["alg": "RS256", "kid": "dua"]) {
                Array(try provider.rsa.signature(for: Crypto.SHA256.hash(data: $0), padding: .insecurePKCS1v1_5).rawRepresentation)
            }
            try await expect(Self.status(client, rsa), equals: 200)
            let edwards = try provider.token(provider.claims(trial), ["alg": "EdDSA", "kid": "tiga"]) {
                Array(try provider.edwards.signature(for: $0))
            }
            try await expect(Self.status(client, edwards), equals: 200)
            // RFC 7515, A.3.
            let known =
                "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
            try await expect(Self.status(client, known), equals: 401)
        }
    }

    @Test func whatIsNotRightInEveryPartIsRefused() async throws {
        let provider = try Provider()
        let trial = try await Self.trial(provider)
        let now = trial.now.seconds
        let good = provider.claims(trial)
        let head: JSONObject = ["alg": "ES256", "kid": "satu", "typ": "JWT"]
        @Sendable func changed(_ changes: JSONObject) throws -> String { try provider.token(provider.claims(trial, changes)) }
        func without(_ member: String) throws -> String { try provider.token(provider.claims(trial, without: [member])) }
        let publicKey = Array(provider.elliptic.publicKey.pemRepresentation.utf8)
        func hmac(_ key: [UInt8]) -> (([UInt8]) -> [UInt8]) {
            { Array(HMAC<Crypto.SHA256>.authenticationCode(for: $0, using: SymmetricKey(data: key))) }
        }
        let right = try provider.token(good)
        let parts = right.split(separator: ".").map(String.init)
        let other = P256.Signing.PrivateKey()
        let bad: [(String, String)] = [
            ("alg none", try provider.token(good, ["alg": "none", "kid": "satu"]) { _ in [] }),
            ("alg None", try provider.token(good, ["alg": "None", "kid": "satu"]) { _ in [] }),
            ("alg none without a key", try provider.token(good, ["alg": "none"]) { _ in [] }),
            ("no alg", try provider.token(good, ["kid": "satu"])),
            ("HS256 by the public key's PEM", try provider.token(good, ["alg": "HS256", "kid": "satu"], by: hmac(publicKey))),
            (
                "HS256 by the public key's bytes",
                try provider.token(good, ["alg": "HS256", "kid": "satu"], by: hmac(Array(provider.elliptic.publicKey.x963Representation)))
            ),
            (
                "HS256 by a secret key of the set",
                try provider.token(good, ["alg": "HS256", "kid": "rahasia"], by: hmac(Array("secretsecretsecretsecret".utf8)))
            ),
            ("ES384 for a key of ES256", try provider.token(good, ["alg": "ES384", "kid": "satu"])),
            (
                "PS256 for a key of RS256",
                try provider.token(good, ["alg": "PS256", "kid": "dua"]) {
                    Array(try provider.rsa.signature(for: Crypto.SHA256.hash(data: $0), padding: .PSS).rawRepresentation)
                }
            ),
            ("a kid that nobody knows", try provider.token(good, ["alg": "ES256", "kid": "empat"])),
            ("no kid", try provider.token(good, ["alg": "ES256"])),
            ("the kid of another key", try provider.token(good, ["alg": "EdDSA", "kid": "tiga"])),
            ("a kid that is a path", try provider.token(good, ["alg": "ES256", "kid": "../../etc/passwd"])),
            ("a kid that is SQL", try provider.token(good, ["alg": "ES256", "kid": "x' OR '1'='1"])),
            ("another's signature", try provider.token(good) { Array(try other.signature(for: Data($0)).rawRepresentation) }),
            (
                "another's key in the head",
                try provider.token(good, ["alg": "ES256", "kid": "satu", "jwk": provider.ellipticKey("satu")]) {
                    Array(try other.signature(for: Data($0)).rawRepresentation)
                }
            ),
            ("a key set to be fetched", try provider.token(good, ["alg": "ES256", "kid": "empat", "jku": "http://127.0.0.1:9/keys.json"])),
            (
                "an extension that must be understood",
                try provider.token(good, ["alg": "ES256", "kid": "satu", "crit": ["b64"], "b64": false])
            ),
            ("another type", try provider.token(good, ["alg": "ES256", "kid": "satu", "typ": "logout+jwt"])),
            ("a signature of zeros", try provider.token(good, head) { _ in [UInt8](repeating: 0, count: 64) }),
            ("a short signature", try provider.token(good, head) { _ in [1] }),
            ("no signature", parts[0] + "." + parts[1] + "."),
            (
                "a signature of other claims",
                parts[0] + "." + Base64URL.encoded(JSONValue.object(provider.claims(trial, ["sub": "u-1"])).bytes(.compact)) + "."
                    + parts[2]
            ),
            ("a letter that is none", parts[0] + "." + parts[1] + "." + parts[2].dropLast() + "="),
            ("bits that mean nothing", parts[0] + "." + parts[1] + "." + parts[2].dropLast() + (parts[2].last == "B" ? "C" : "B")),
            ("four parts", right + ".e30"), ("two parts", parts[0] + "." + parts[1]), ("points alone", "..."),
            ("no JSON", "eC54.eC54.eC54"),
            ("another issuer", try changed(["iss": "https://sso.uji.example/realms/lain"])),
            ("an issuer of the same beginning", try changed(["iss": .string(Provider.issuer + "/")])),
            ("no issuer", try without("iss")),
            ("another audience", try changed(["aud": "lain"])), ("an empty audience", try changed(["aud": []])),
            ("no audience", try without("aud")),
            ("expired", try changed(["exp": .integer(now - 61)])), ("no end", try without("exp")),
            ("an end that is no number", try changed(["exp": "besok"])),
            ("an end beyond numbers", try changed(["exp": JSONValue(parsing: Array("99999999999999999999".utf8))])),
            ("not yet valid", try changed(["nbf": .integer(now + 61)])), ("issued tomorrow", try changed(["iat": .integer(now + 86_400)])),
            ("nobody", try without("sub")), ("an empty subject", try changed(["sub": ""])),
            ("a subject without end", try changed(["sub": .string(String(repeating: "x", count: 300))])),
            ("deep", try provider.token(["iss": JSONValue.nested(200)])),
            ("too large", try changed(["x": .string(String(repeating: "x", count: 20_000))])),
        ]
        try await trial.test { client in
            for (what, token) in bad {
                let answer = try await client.call(.get, "/api/v1/inbox", ["Authorization": "Bearer \(token)"])
                expect(answer.status, equals: 401, "\(what)")
                expect(answer.json["type"]?.string, equals: "urn:mpp:problem:bad-token", "\(what)")
                expect(answer.header("WWW-Authenticate"), equals: "Bearer error=\"invalid_token\"")
            }
            try await expect(Self.status(client, right), equals: 200, "the one that they are made from is right")
            for (what, changes) in [
                ("just expired", ["exp": .integer(now - 59)]), ("just to come", ["nbf": .integer(now + 59)]),
                ("one audience", ["aud": "mppd"]),
            ] as [(String, JSONObject)] { try await expect(Self.status(client, changed(changes)), equals: 200, "\(what)") }
            // Without a role of ours it is somebody, who may nothing.
            let (number, _) = try await client.file()
            let idle = ["Authorization": "Bearer \(try changed(["realm_access": ["roles": ["pemeriksa", "admin"]]]))"]
            let inbox = try await client.call(.get, "/api/v1/inbox", idle)
            expect(inbox.status == 200 && inbox.json["tasks"]?.array?.isEmpty == true, "\(inbox.text)")
            try await expect(client.call(.get, "/api/v1/cases/\(number)", idle).status, equals: 404)
        }
    }

    @Test func aKeyThatIsNewIsFoundAndOneThatIsGoneIsForgotten() async throws {
        let provider = try Provider()
        let trial = try await Self.trial(provider)
        try await trial.test { client in
            func token(_ id: String) throws -> String { try provider.token(provider.claims(trial), ["alg": "ES256", "kid": .string(id)]) }
            try await expect(Self.status(client, token("baru")), equals: 401)
            try provider.write("keys.json", ["keys": .array([provider.ellipticKey("baru")])])
            // Not read anew for each token that somebody makes up.
            try await expect(Self.status(client, token("baru")), equals: 401)
            trial.now = Instant(seconds: trial.now.seconds + 10)
            try await expect(Self.status(client, token("baru")), equals: 200)
            try await expect(Self.status(client, token("satu")), equals: 401)
            try provider.write("keys.json", ["keys": .array([provider.ellipticKey("satu")])])
            trial.now = Instant(seconds: trial.now.seconds + 61)
            try await expect(Self.status(client, token("baru")), equals: 401)
            // A file that is broken meanwhile changes nothing.
            try Data("{".utf8).write(to: URL(filePath: provider.folder + "/keys.json"))
            trial.now = Instant(seconds: trial.now.seconds + 61)
            try await expect(Self.status(client, token("satu")), equals: 200)
        }
    }

    @Test func aLocalAccountOfThatNameIsNotTakenOver() async throws {
        let provider = try Provider()
        let trial = try await Self.trial(provider)
        try await trial.portal.accounts.set(
            login: "u-17@\(Provider.issuer)", name: "Lain", roles: ["loket"], password: "rahasia-loket", at: trial.now)
        try await trial.test { client in
            try await expect(Self.status(client, provider.token(provider.claims(trial))), equals: 401)
        }
    }

    /// A session's cookie beside a token adds nothing, and stands for nothing without its own token.
    @Test func whoSendsATokenSpeaksByItAlone() async throws {
        let provider = try Provider()
        let trial = try await Self.trial(provider)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let cookie = ["Cookie": try await client.logIn("pemeriksa")["Cookie"]!]
            for header in [own["Authorization"]!, "Bearer x", "Basic eDp5"] {
                let answer = try await client.post(
                    "/api/v1/acts", ["cases": [["case": .string(number)]], "step": "pemeriksaan", "action": "lengkap"],
                    cookie.merging(["Authorization": header]) { $1 })
                expect(answer.status == 401 || answer.status == 403, "\(header) \(answer.status)")
            }
        }
    }

    @Test func aFileThatIsWrongIsToldAtTheStart() throws {
        let provider = try Provider()
        func fault(_ json: JSONValue) throws -> String {
            try provider.write("issuer.json", json)
            do throws(FileFault) {
                _ = try TokenIssuer(path: provider.path, known: ["loket"], at: Trial.start)
                return ""
            } catch { return error.en }
        }
        let good: JSONObject = [
            "issuer": "https://x", "audience": "mppd", "keys": "keys.json", "roles_claim": "roles", "roles": ["a": ["loket"]],
        ]
        func changed(_ name: ID<JSONValue>, _ value: JSONValue?) -> JSONValue {
            var json = good
            json[name] = value
            return .object(json)
        }
        try expect(fault(.object(good)), equals: "")
        try expect(fault(changed("audience", nil)), equals: "`audience` must be a text")
        try expect(fault(changed("rolls", [:])), equals: "`rolls` is not known here")
        try expect(fault(changed("roles", ["a": ["raja"]])), equals: "`roles.a`: no role `raja` in the catalog")
        try expect(fault(changed("keys", "tidak-ada.json")), equals: "cannot be read")
        try expect(fault(changed("keys", "issuer.json")), equals: "is no JSON Web Key Set")
        try provider.write("keys.json", ["keys": [Provider.secretKey]])
        try expect(fault(.object(good)), equals: "holds no public key for signatures that is known here")
    }

    /// What a citizen holds of the same issuer is no officer's token, whatever roles stand in it.
    @Test func noTokenOfAnApplicantsIsAnOfficers() throws {
        let provider = try Provider()
        func fault(_ issuer: String, client: String, audience: String?) throws -> String {
            var applicants: JSONObject = ["issuer": .string(issuer), "client": .string(client), "name": "Warga"]
            if let audience { applicants["audience"] = .string(audience) }
            try provider.write("login.json", ["address": "https://layanan.uji.example", "applicants": .object(applicants)])
            let login = try LoginProviders(path: provider.folder + "/login.json") { _ in nil }
            do throws(FileFault) {
                _ = try TokenIssuer(path: provider.path, known: ["pemeriksa", "loket"], applicants: login.applicants, at: Trial.start)
                return ""
            } catch {
                expect(error.path, equals: provider.path)
                return error.en
            }
        }
        let words = "`audience` must be another than applicants have by `--login`, who would be taken for officers"
        try expect(fault(Provider.issuer, client: "mppd", audience: nil), equals: words)
        try expect(fault(Provider.issuer, client: "warga", audience: "mppd"), equals: words)
        try expect(fault(Provider.issuer, client: "warga", audience: "program-warga"), equals: "")
        try expect(fault("https://lain.example", client: "mppd", audience: "mppd"), equals: "")
    }
}

extension JSONValue {
    fileprivate static func nested(_ depth: Int) -> JSONValue { depth == 0 ? .null : .array([nested(depth - 1)]) }
}
