import Crypto
import Expectations
import Foundation
import Server
import ServiceIR
import Testing

@Suite struct SecondFactorTests {
    /// RFC 4226, appendix D.
    @Test func codesByCounterAreThoseOfTheRFC() {
        let secret = Array("12345678901234567890".utf8)
        let right = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
        for (counter, code) in right.enumerated() { expect(OneTimeCode.code(secret, counter: Int64(counter)), equals: code) }
    }

    /// RFC 6238, appendix B.
    @Test(
        arguments: [
            (59, "94287082", "46119246", "90693936"), (1_111_111_109, "07081804", "68084774", "25091201"),
            (1_111_111_111, "14050471", "67062674", "99943326"), (1_234_567_890, "89005924", "91819424", "93441116"),
            (2_000_000_000, "69279037", "90698825", "38618901"), (20_000_000_000, "65353130", "77737706", "47863826"),
        ] as [(Int64, String, String, String)])
    func codesByTimeAreThoseOfTheRFC(seconds: Int64, sha1: String, sha256: String, sha512: String) {
        let counter = OneTimeCode.step(at: Instant(seconds: seconds))
        func secret(_ count: Int) -> [UInt8] { Array(String(repeating: "1234567890", count: 7).utf8.prefix(count)) }
        expect(OneTimeCode.code(secret(20), counter: counter, digits: 8, by: Insecure.SHA1.self), equals: sha1)
        expect(OneTimeCode.code(secret(32), counter: counter, digits: 8, by: SHA256.self), equals: sha256)
        expect(OneTimeCode.code(secret(64), counter: counter, digits: 8, by: SHA512.self), equals: sha512)
    }

    /// RFC 4648, 10, without its padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
    func secretsAreWrittenAsTheRFCSays(plain: String, text: String) { expect(OneTimeCode.base32(Array(plain.utf8)), equals: text) }

    /// The officer `loket` with a second factor: the secret, its recovery codes, the session.
    private static func enrolled(_ trial: Trial, _ client: PortalClient) async throws -> (
        secret: [UInt8], recovery: [String], session: [String: String]
    ) {
        let session = try await client.logIn("loket")
        let path = "/api/v1/session/second-factor"
        try await expect(client.call(.get, path, session).json["state"]?.string, equals: "none")
        let offered = try await client.post(path, [:], session).json
        expect(offered["state"]?.string, equals: "offered")
        let text = try #require(offered["secret"]?.string)
        let address = try #require(offered["address"]?.string)
        expect(address.hasPrefix("otpauth://totp/Daerah%20Uji:loket?secret=\(text)&issuer=Daerah%20Uji"), "\(address)")
        let secret = decoded(text)
        expect(secret.count, equals: 20)
        try await expect(client.post(path + "/activation", ["code": "000000"], session).status, equals: 401)
        let code = OneTimeCode.code(secret, counter: OneTimeCode.step(at: trial.now))
        let active = try await client.post(path + "/activation", ["code": .string(code)], session)
        expect(active.status, equals: 200, "\(active.text)")
        let recovery = active.json["recovery_codes"]?.array?.compactMap(\.string) ?? []
        expect(Set(recovery).count, equals: 10)
        return (secret, recovery, session)
    }

    private static func decoded(_ text: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var (bytes, buffer, bits) = ([UInt8](), UInt32(0), 0)
        for byte in text.utf8 {
            buffer = buffer << 5 | UInt32(alphabet.firstIndex(of: byte) ?? 0)
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return bytes
    }

    private static func logIn(_ client: PortalClient, code: String?) async throws -> Answer {
        var body: JSONObject = ["login": "loket", "password": "rahasia-loket"]
        if let code { body["code"] = .string(code) }
        return try await client.post("/api/v1/session", .object(body))
    }

    @Test func aCodeIsAskedForAndTakenOnce() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (secret, _, _) = try await Self.enrolled(trial, client)
            func code(_ steps: Int64 = 0) -> String { OneTimeCode.code(secret, counter: OneTimeCode.step(at: trial.now) + steps) }
            let asked = try await Self.logIn(client, code: nil)
            expect(asked.status == 401 && asked.json["type"]?.string == "urn:mpp:problem:code-required", "\(asked.text)")
            expect(asked.header("Set-Cookie") == nil)
            // The one that activated it is used up, and so is what was before it.
            for used in [code(), code(-1)] {
                try await expect(Self.logIn(client, code: used).json["type"]?.string, equals: "urn:mpp:problem:wrong-code")
            }
            trial.now = Instant(seconds: trial.now.seconds + 60)
            for wrong in [code(2), code(-2), "", "abcdef"] {
                try await expect(Self.logIn(client, code: wrong).status, equals: 401)
            }
            trial.now = Instant(seconds: trial.now.seconds + 60)
            let typed = code().prefix(3) + " " + code().suffix(3)
            try await expect(Self.logIn(client, code: String(typed)).status, equals: 200)
            try await expect(Self.logIn(client, code: code()).status, equals: 401)
            // Of the step after it, as a clock that runs ahead shows it.
            try await expect(Self.logIn(client, code: code(1)).status, equals: 200)
            // Without the right password no code helps.
            trial.now = Instant(seconds: trial.now.seconds + 120)
            let wrong = try await client.post("/api/v1/session", ["login": "loket", "password": "salah", "code": .string(code())])
            expect(wrong.json["type"]?.string, equals: "urn:mpp:problem:wrong-login")
            try await expect(Self.logIn(client, code: code()).status, equals: 200)
        }
    }

    @Test func codesCannotBeGuessed() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (secret, recovery, _) = try await Self.enrolled(trial, client)
            trial.now = Instant(seconds: trial.now.seconds + 300)
            for number in 0..<5 { try await expect(Self.logIn(client, code: "00000\(number)").status, equals: 401) }
            let right = OneTimeCode.code(secret, counter: OneTimeCode.step(at: trial.now))
            for held in [right, recovery[0]] { try await expect(Self.logIn(client, code: held).status, equals: 429) }
            trial.now = Instant(seconds: trial.now.seconds + 31)
            try await expect(Self.logIn(client, code: recovery[0]).status, equals: 200)
        }
    }

    @Test func aRecoveryCodeIsTakenOnceHoweverItIsTyped() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (_, recovery, _) = try await Self.enrolled(trial, client)
            try await expect(
                Self.logIn(client, code: recovery[3].uppercased().replacingOccurrences(of: "-", with: " ")).status, equals: 200)
            try await expect(Self.logIn(client, code: recovery[3]).status, equals: 401)
            try await expect(Self.logIn(client, code: recovery[4]).status, equals: 200)
            guard Trial.isEmbedded else { return }
            let database = try Data(contentsOf: URL(filePath: trial.folder + "/mpp.sqlite"))
            let log = try Data(contentsOf: URL(filePath: trial.folder + "/mpp.sqlite-wal"))
            for code in recovery { expect((database + log).range(of: Data(code.utf8)) == nil, "codes are kept as hashes alone") }
        }
    }

    @Test func theOperatorResetsIt() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (_, recovery, session) = try await Self.enrolled(trial, client)
            try await expect(client.call(.get, "/api/v1/session", session).status, equals: 200)
            try await expect(trial.portal.secondFactors.reset(login: "loket"))
            try await expect(!trial.portal.secondFactors.reset(login: "loket"))
            try await expect(client.call(.get, "/api/v1/session", session).status, equals: 401)
            try await expect(Self.logIn(client, code: nil).status, equals: 200)
            try await expect(Self.logIn(client, code: recovery[0]).status, equals: 200)
        }
    }

    /// On pages, without JavaScript: set up, asked for, switched off.
    @Test func itWorksByPages() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            func post(_ path: String, _ form: String, _ cookie: String?) async throws -> Answer {
                var headers = ["Content-Type": "application/x-www-form-urlencoded"]
                headers["Cookie"] = cookie
                return try await client.call(.post, path, headers, body: Array(form.utf8))
            }
            let session = try await client.logIn("loket")
            let (cookie, csrf) = (session["Cookie"], session["X-CSRF-Token"]!)
            let path = "/petugas/dua-langkah"
            let before = try await client.call(.get, path, session).text
            PageTests.judge(before, path)
            expect(before.contains("\(path)/mulai") && !before.contains("<svg"))
            try await expect(post(path + "/mulai", "csrf=0", cookie).status, equals: 403)
            try await expect(post(path + "/mulai", "csrf=\(csrf)", cookie).status, equals: 303)
            let offered = try await client.call(.get, path, session).text
            PageTests.judge(offered, path)
            expect(offered.contains("<svg class=\"qr\"") && offered.contains("role=\"img\""))
            let shown = try #require(offered.firstMatch(of: /<strong class="code">([A-Z2-7 ]+)<\/strong>/)).output.1
            let secret = Self.decoded(String(shown.filter { $0 != " " }))
            func code() -> String { OneTimeCode.code(secret, counter: OneTimeCode.step(at: trial.now)) }
            let wrong = try await post(path + "/pasang", "csrf=\(csrf)&kode=000000", cookie)
            expect(wrong.status == 401 && wrong.text.contains("href=\"#kode\""))
            let done = try await post(path + "/pasang", "csrf=\(csrf)&kode=\(code())", cookie)
            PageTests.judge(done.text, path)
            let recovery = done.text.matches(of: /<li class="code">([a-z0-9-]+)<\/li>/).map { String($0.output.1) }
            expect(recovery.count, equals: 10)
            try await expect(!client.call(.get, path, session).text.contains(recovery[0]), "shown once")

            // Logging in: the password leads to the code, and nothing is open before it.
            trial.now = Instant(seconds: trial.now.seconds + 60)
            let asked = try await post("/masuk", "nama=loket&sandi=rahasia-loket&ke=/petugas/register", nil)
            PageTests.judge(asked.text, "/masuk/kode")
            expect(asked.status == 200 && asked.text.contains("autocomplete=\"one-time-code\""))
            let pending = try #require(asked.header("Set-Cookie"))
            expect(pending.hasPrefix("mpp_masuk=") && pending.contains("Path=/masuk") && pending.contains("HttpOnly"), "\(pending)")
            let half = String(pending.prefix { $0 != ";" })
            try await expect(client.call(.get, "/petugas", ["Cookie": half]).status, equals: 303)
            let stolen = half.replacingOccurrences(of: "mpp_masuk", with: "mpp_petugas")
            try await expect(client.call(.get, "/api/v1/session", ["Cookie": stolen]).status, equals: 401)
            try await expect(post("/masuk/kode", "kode=000000&ke=/petugas/register", half).status, equals: 401)
            try await expect(post("/masuk/kode", "kode=&ke=/petugas/register", half).status, equals: 401)
            try await expect(post("/masuk/kode", "kode=\(code())", nil).status, equals: 401)
            let entered = try await post("/masuk/kode", "kode=\(code())&ke=/petugas/register", half)
            expect(entered.status == 303 && entered.header("Location") == "/petugas/register")
            // Used up with the login.
            try await expect(post("/masuk/kode", "kode=\(recovery[0])", half).status, equals: 401)

            // A login that took too long begins again.
            let again = try #require(try await post("/masuk", "nama=loket&sandi=rahasia-loket", nil).header("Set-Cookie"))
            trial.now = Instant(seconds: trial.now.seconds + Sessions.pendingSeconds + 1)
            try await expect(post("/masuk/kode", "kode=\(code())", String(again.prefix { $0 != ";" })).text.contains("Waktu masuk habis"))

            try await expect(post(path + "/lepas", "csrf=\(csrf)&kode=1", cookie).status, equals: 401)
            try await expect(post(path + "/lepas", "csrf=\(csrf)&kode=\(recovery[0])", cookie).status, equals: 303)
            try await expect(post("/masuk", "nama=loket&sandi=rahasia-loket", nil).status, equals: 303)
        }
    }

    @Test func aRegionMayRequireItOfAll() async throws {
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML]), needsSecondFactor: true)
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            let bare = try await client.logIn("loket")
            for path in ["/petugas", "/petugas/register", "/petugas/berkas/\(number)"] {
                let page = try await client.call(.get, path, bare)
                expect(page.status == 303 && page.header("Location") == "/petugas/dua-langkah", "\(path) \(page.status)")
            }
            let inbox = try await client.call(.get, "/api/v1/inbox", bare)
            expect(inbox.status == 403 && inbox.json["type"]?.string == "urn:mpp:problem:second-factor-required")
            try await expect(client.call(.get, "/api/v1/cases/\(number)", bare).status, equals: 404)
            try await expect(client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], bare).status, equals: 403)
            try await expect(client.call(.get, "/petugas/dua-langkah", bare).text.contains("mewajibkan"))
            let (_, _, session) = try await Self.enrolled(trial, client)
            try await expect(client.call(.get, "/api/v1/inbox", session).status, equals: 200)
            // Whoever was logged in elsewhere without it logs in again.
            try await expect(client.call(.get, "/api/v1/session", bare).status, equals: 401)
        }
    }
}
