import Expectations
import Foundation
import NIOCore
import Server
import ServiceIR
import Testing

/// People log in on the pages by an identity provider: the right one comes in, everything else is refused, and without the provider all else goes on.
@Suite struct ProviderLoginTests {
    static let siti: JSONObject = ["sub": "u-17", "nip": "197001011995032001", "name": "Siti Aminah"]
    private static let warga: JSONObject = ["sub": "w-1", "name": "Sitti Warga"]

    /// A portal with both kinds of provider, and a browser.
    struct World: Sendable {
        var trial: Trial
        var issuer: Issuer
        var client: PortalClient

        /// Begins a login; where the browser is sent, and its cookie.
        func begin(_ path: String) async throws -> (address: String, cookie: String) {
            let answer = try await client.call(.get, path)
            expect(answer.status, equals: 303, "\(answer.text)")
            return (try #require(answer.header("Location")), try #require(World.cookie("mpp_akun", of: answer)))
        }

        /// The whole way there and back.
        func logIn(_ path: String, as subject: JSONObject) async throws -> Answer {
            let (address, cookie) = try await begin(path)
            return try await client.call(.get, try issuer.logIn(address, as: subject), ["Cookie": cookie])
        }

        static func cookie(_ name: String, of answer: Answer) -> String? {
            answer.headers.first { $0.name.rawName.lowercased() == "set-cookie" && $0.value.hasPrefix("\(name)=") }?.value
                .split(separator: ";").first.map(String.init)
        }
    }

    private static func providers(_ issuer: Issuer, _ changes: JSONObject = [:], folder: String) throws -> LoginProviders {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("\(Issuer.secret)\n".utf8).write(to: URL(filePath: folder + "/klien.secret"))
        chmod(folder + "/klien.secret", 0o600)
        var officers: JSONObject = [
            "issuer": .string(issuer.url), "client": .string(Issuer.officers), "secret": "klien.secret", "name": "Akun ASN", "claim": "nip",
            "account": "nip",
        ]
        for (name, value) in changes { officers[name] = value }
        let json: JSONObject = [
            "address": "http://localhost", "officers": .object(officers),
            "applicants": [
                "issuer": .string(issuer.url), "client": .string(Issuer.applicants), "secret": "klien.secret",
                "name": ["id": "Akun warga", "en": "Citizen's account"], "audience": "program-warga",
            ],
        ]
        try Data(JSONValue.object(json).bytes(.compact)).write(to: URL(filePath: folder + "/login.json"))
        return try LoginProviders(path: folder + "/login.json") { _ in nil }
    }

    /// - Parameter tokens: the file of those whose programs send tokens, without the issuer's own members; none may without.
    static func test(
        _ changes: JSONObject = [:], needsSecondFactor: Bool = false, tokens: JSONObject? = nil,
        _ body: @escaping @Sendable (World) async throws -> Void
    ) async throws {
        let box = ClockBox()
        box.now = Trial.start
        try await Issuer.run(at: { box.now }) { issuer in
            let folder = NSTemporaryDirectory() + "mpp-login-\(Secret.make())"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let login = try providers(issuer, changes, folder: folder)
            var tokenIssuer: String?
            if var tokens {
                tokens["issuer"] = .string(issuer.url)
                tokens["keys"] = .string(issuer.url + "/kunci")
                tokenIssuer = folder + "/token.json"
                try Data(JSONValue.object(tokens).bytes(.compact)).write(to: URL(filePath: folder + "/token.json"))
            }
            let trial = try await Trial(
                sources: Trial.sources([Trial.serviceYAML]), needsSecondFactor: needsSecondFactor, tokenIssuer: tokenIssuer, login: login,
                clock: box)
            try await trial.officers()
            try await trial.portal.accounts.set(
                login: "siti", name: "Siti Aminah", nip: "197001011995032001", roles: ["pemeriksa"], password: nil, at: trial.now)
            try await body(World(trial: trial, issuer: issuer, client: PortalClient(trial.portal)))
        }
    }

    @Test func anOfficerComesInByTheProvider() async throws {
        try await Self.test(needsSecondFactor: true) { world in
            let client = world.client
            let page = try await client.call(.get, "/masuk?ke=/petugas/register")
            PageTests.judge(page.text, "/masuk")
            expect(page.text.contains("Masuk dengan Akun ASN") && page.text.contains("href=\"/masuk/akun?ke=/petugas/register\""))
            let entered = try await world.logIn("/masuk/akun?ke=/petugas/register", as: Self.siti)
            expect(entered.status, equals: 200, "\(entered.text)")
            PageTests.judge(entered.text, "entered")
            // Led on by a page of this site: a redirect from the provider's would carry no strict cookie.
            expect(entered.header("Refresh") == "0; url=/petugas/register" && entered.text.contains("href=\"/petugas/register\""))
            let all = entered.headers.filter { $0.name.rawName.lowercased() == "set-cookie" }.map(\.value)
            expect(all.contains { $0.hasPrefix("mpp_petugas=") && $0.contains("Strict") && $0.contains("HttpOnly") }, "\(all)")
            expect(all.contains { $0.hasPrefix("mpp_akun=;") }, "\(all)")
            let cookie = try #require(World.cookie("mpp_petugas", of: entered))
            // What the provider asked for besides a password is its own; the roles are the account's.
            let inbox = try await client.call(.get, "/petugas", ["Cookie": cookie])
            expect(inbox.status == 200 && inbox.text.contains("Siti Aminah") && inbox.text.contains("Pemeriksa"), "\(inbox.status)")
            // Nor is one asked for here: that is what who comes in by a password has to set up.
            let asked = "Daerah ini mewajibkan"
            let setUp = try await client.call(.get, "/petugas/dua-langkah", ["Cookie": cookie])
            expect(setUp.status == 200 && !setUp.text.contains(asked), "\(setUp.text)")
            let local = try await client.call(.get, "/petugas/dua-langkah", try await client.logIn("loket"))
            expect(local.status == 200 && local.text.contains(asked), "\(local.text)")
            // An account without a password is opened by none.
            for password in ["*", "", "-", "rahasia-siti"] {
                let answer = try await client.post("/api/v1/session", ["login": "siti", "password": .string(password)])
                expect(answer.status, equals: 401)
            }
        }
    }

    @Test func whoHasNoAccountGetsNone() async throws {
        try await Self.test { world in
            let accounts = world.trial.portal.accounts
            try await accounts.set(login: "kembar-1", name: "K", nip: "111", roles: ["loket"], password: nil, at: world.trial.now)
            try await accounts.set(login: "kembar-2", name: "K", nip: "111", roles: ["loket"], password: nil, at: world.trial.now)
            try await accounts.set(
                login: "contoh", name: "C", nip: "222", roles: ["loket"], password: "rahasia-contoh", isDemo: true, at: world.trial.now)
            let before = try await accounts.list().count
            let people: [JSONObject] = [
                ["sub": "197001011995032001"], ["sub": "x", "nip": ""], ["sub": "x", "nip": "111"], ["sub": "x", "nip": "222"],
                ["sub": "x", "nip": ["197001011995032001"]], ["sub": "x", "nip": "' OR 1=1 --"],
                ["sub": "x", "nip": "197001011995032001\u{0}"],
            ]
            for one in people {
                let answer = try await world.logIn("/masuk/akun", as: one)
                expect(answer.status == 403 && answer.text.contains("belum punya akun petugas di sini"), "\(one) \(answer.status)")
                expect(World.cookie("mpp_petugas", of: answer) == nil)
            }
            try await expect(accounts.list().count, equals: before)
        }
    }

    @Test func anAddressOfMailCountsOnceItIsProved() async throws {
        try await Self.test(["claim": "email", "account": "login"]) { world in
            try await world.trial.portal.accounts.set(
                login: "siti@uji.example", name: "Siti", roles: ["loket"], password: nil, at: world.trial.now)
            for (proved, status) in [(nil, 403), (.bool(false), 403), ("true", 403), (.bool(true), 200)] as [(JSONValue?, Int)] {
                var person: JSONObject = ["sub": "u", "email": "siti@uji.example"]
                if let proved { person["email_verified"] = proved }
                try await expect(world.logIn("/masuk/akun", as: person).status, equals: status, "\(String(describing: proved))")
            }
        }
    }

    @Test func aReturnThatDoesNotFitTheBrowserIsRefused() async throws {
        try await Self.test { world in
            let (client, issuer) = (world.client, world.issuer)
            func refused(_ path: String, _ cookie: String?, _ status: Int = 401) async throws {
                let answer = try await client.call(.get, path, cookie.map { ["Cookie": $0] } ?? [:])
                expect(answer.status == status && World.cookie("mpp_petugas", of: answer) == nil, "\(path) \(answer.status)")
                PageTests.judge(answer.text, path)
            }
            let (address, cookie) = try await world.begin("/masuk/akun")
            let (_, other) = try await world.begin("/masuk/akun")
            let back = try issuer.logIn(address, as: Self.siti)
            // Another's way back, in a browser that has begun none, or another one.
            for cookie in [nil, other, "mpp_akun=", "mpp_akun=x.y", "mpp_akun=\(String(repeating: "0", count: 26))."] {
                try await refused(back, cookie)
            }
            for changed in [
                back.replacingOccurrences(of: "state=", with: "state=x"), String(back.prefix { $0 != "&" }), back + "&error=access_denied",
                "/masuk/akun/kembali?" + back.split(separator: "&")[1], back + "&iss=https://lain.example",
                back.replacingOccurrences(of: "code=", with: "code=x"), "/masuk/akun/kembali",
            ] { try await refused(changed, cookie) }
            // Of applicants' login with the officers' provider.
            let citizens = try await world.begin("/saya/masuk")
            try await refused(
                issuer.logIn(citizens.address, as: Self.siti).replacingOccurrences(of: "/saya/", with: "/masuk/akun/"), citizens.cookie)
            // None of these has asked the provider in vain: the code is still good, once.
            let entered = try await client.call(.get, back + "&iss=\(issuer.url)", ["Cookie": cookie])
            expect(entered.status == 200 && World.cookie("mpp_petugas", of: entered) != nil, "\(entered.text)")
            try await refused(back, cookie)
            // A code that somebody took from another browser's way back: its verifier is that browser's.
            let (mine, victim) = (try await world.begin("/masuk/akun"), try await world.begin("/masuk/akun"))
            let stolen = try issuer.logIn(victim.address, as: Self.siti).split(separator: "&")[0]
            let state = try issuer.logIn(mine.address, as: Self.siti).split(separator: "&")[1]
            try await refused("\(stolen)&\(state)", mine.cookie)
        }
    }

    @Test func aTokenThatIsNotForThisLoginIsRefused() async throws {
        try await Self.test { world in
            let now = world.trial.now.seconds
            let none = Issuer.Changes(head: ["alg": "none"], signature: [])
            let cases: [(String, Issuer.Changes)] = [
                ("nonce", .init(claims: ["nonce": "lain"])), ("no nonce", .init(without: ["nonce"])),
                ("expired", .init(claims: ["exp": .integer(now - 61)])), ("no end", .init(without: ["exp"])),
                ("not yet", .init(claims: ["iat": .integer(now + 600)])), ("audience", .init(claims: ["aud": "lain"])),
                ("several audiences", .init(claims: ["aud": [.string(Issuer.officers), "lain"]])),
                ("other party", .init(claims: ["aud": [.string(Issuer.officers), "lain"], "azp": "lain"])),
                ("issuer", .init(claims: ["iss": "https://lain.example"])), ("nobody", .init(claims: ["sub": ""])),
                ("control characters", .init(claims: ["sub": "a\u{0}b"])),
                ("none", none), ("HS256", .init(head: ["alg": "HS256"])), ("key", .init(head: ["kid": "lain"])),
                ("no key", .init(head: ["kid": .null])), ("signature", .init(signature: [UInt8](repeating: 7, count: 64))),
                ("critical", .init(head: ["crit": ["x"]])),
            ]
            for (what, changes) in cases {
                world.issuer.changes = changes
                let answer = try await world.logIn("/masuk/akun", as: Self.siti)
                expect(answer.status == 401 && World.cookie("mpp_petugas", of: answer) == nil, "\(what): \(answer.status)")
                expect(answer.text.contains("Penyedia akun tidak memasukkan Anda"), "\(what)")
                world.trial.now = Instant(seconds: world.trial.now.seconds + 11)
            }
            world.issuer.changes = .init(claims: ["aud": [.string(Issuer.officers), "lain"], "azp": .string(Issuer.officers)])
            try await expect(world.logIn("/masuk/akun", as: Self.siti).status, equals: 200)
        }
    }

    @Test func aKeyThatWasChangedIsFoundAndNobodyAsksForItWithoutEnd() async throws {
        try await Self.test { world in
            try await expect(world.logIn("/masuk/akun", as: Self.siti).status, equals: 200)
            expect(world.issuer.asked("/kunci") == 1 && world.issuer.asked("/.well-known/openid-configuration") == 1)
            try await expect(world.logIn("/masuk/akun", as: Self.siti).status, equals: 200)
            expect(world.issuer.asked("/kunci"), equals: 1)
            world.trial.now = Instant(seconds: world.trial.now.seconds + 11)
            world.issuer.rotate()
            try await expect(world.logIn("/masuk/akun", as: Self.siti).status, equals: 200)
            expect(world.issuer.asked("/kunci"), equals: 2)
            world.issuer.changes = .init(head: ["kid": "lain"])
            for _ in 0..<5 { try await expect(world.logIn("/masuk/akun", as: Self.siti).status, equals: 401) }
            expect(world.issuer.asked("/kunci"), equals: 2)
        }
    }

    /// Its token is of when it answers, which may be longer after the question than two clocks differ.
    @Test func aProviderMayTakeItsTime() async throws {
        try await Self.test { world in
            let trial = world.trial
            world.issuer.changes = .init(meanwhile: { trial.now = Instant(seconds: trial.now.seconds + 90) })
            for (path, person) in [("/masuk/akun", Self.siti), ("/saya/masuk", Self.warga)] {
                let entered = try await world.logIn(path, as: person)
                expect(entered.status, equals: 200, "\(path): \(entered.text)")
            }
        }
    }

    /// What the browser brought is taken, also of who is slowed down; passwords are counted by themselves.
    @Test func whoComesBackTooOftenWaits() async throws {
        try await Self.test { world in
            let client = PortalClient(world.trial.portal, peer: try SocketAddress(ipAddress: "198.51.100.99", port: 4000))
            let (address, cookie) = try await world.begin("/masuk/akun")
            let back = try world.issuer.logIn(address, as: Self.siti)
            let wrong = back.replacing("?code=", with: "?code=x")
            for _ in 0..<100 { try await expect(client.call(.get, wrong, ["Cookie": cookie]).status, equals: 401) }
            let held = try await client.call(.get, back, ["Cookie": cookie])
            expect(held.status == 429 && held.header("Retry-After") != nil, "\(held.status)")
            expect(World.cookie("mpp_akun", of: held), equals: "mpp_akun=")
            let local = try await client.post("/api/v1/session", ["login": "loket", "password": "rahasia-loket"])
            expect(local.status, equals: 200, "\(local.text)")
            try await expect(world.client.call(.get, back, ["Cookie": cookie]).status, equals: 200)
        }
    }

    @Test func withoutTheProviderLocalAccountsGoOn() async throws {
        try await Self.test { world in
            let (client, issuer) = (world.client, world.issuer)
            issuer.changes = .init(isAway: true)
            for (path, words) in [
                ("/masuk/akun?ke=/petugas/register", "masuk dengan nama dan kata sandi di sini"),
                ("/saya/masuk", "dengan nomor dan kuncinya"),
            ] {
                let answer = try await client.call(.get, path)
                expect(answer.status == 503 && answer.text.contains(words), "\(path): \(answer.status)")
                PageTests.judge(answer.text, path)
            }
            expect(try await client.call(.get, "/masuk/akun?ke=/petugas/register").text.contains("value=\"/petugas/register\""))
            let local = try await client.call(
                .post, "/masuk", ["Content-Type": "application/x-www-form-urlencoded"], body: Array("nama=loket&sandi=rahasia-loket".utf8))
            expect(local.status, equals: 303)
            // As long as it was away it was asked once by each of the two.
            expect(issuer.asked("/.well-known/openid-configuration"), equals: 2)
            issuer.changes = .init()
            try await expect(client.call(.get, "/masuk/akun").status, equals: 503)
            world.trial.now = Instant(seconds: world.trial.now.seconds + 11)
            // Away between the way there and the way back.
            let (address, cookie) = try await world.begin("/masuk/akun")
            let back = try issuer.logIn(address, as: Self.siti)
            issuer.changes = .init(isAway: true)
            try await expect(client.call(.get, back, ["Cookie": cookie]).status, equals: 503)
            issuer.changes = .init()
            try await expect(world.logIn("/masuk/akun", as: Self.siti).status, equals: 200)
            // One that calls itself something else is none.
            world.trial.now = Instant(seconds: world.trial.now.seconds + 25 * 3600)
            issuer.changes = .init(discovered: "https://lain.example")
            try await expect(client.call(.get, "/masuk/akun").status, equals: 503)
        }
    }

    @Test func aCitizenSeesTheOwnCasesAndNoOthers() async throws {
        try await Self.test { world in
            let (client, trial) = (world.client, world.trial)
            let page = try await client.call(.get, "/saya")
            PageTests.judge(page.text, "/saya")
            expect(page.text.contains("Masuk dengan Akun warga") && page.text.contains("href=\"/saya/masuk\""))
            func logIn(_ person: JSONObject) async throws -> String {
                let entered = try await world.logIn("/saya/masuk", as: person)
                expect(entered.status == 200 && entered.header("Refresh") == "0; url=/saya", "\(entered.text)")
                return try #require(World.cookie("mpp_warga", of: entered))
            }
            let own = try await logIn(Self.warga)
            let empty = try await client.call(.get, "/saya", ["Cookie": own])
            PageTests.judge(empty.text, "/saya")
            expect(empty.text.contains("Sitti Warga") && empty.text.contains("Belum ada permohonan"))
            // What is filed while logged in is kept there, as the form says beforehand.
            let form = try await client.call(.get, "/layanan/izin-uji/ajukan?applicant=person", ["Cookie": own])
            expect(form.text.contains("akan tersimpan di akun Sitti Warga") && form.header("X-MPP-Keep") == nil)
            let (type, body) = PageTests.multipart(
                PageTests.answers + [("tombol", "kirim")], files: [("d.ktp", "ktp.pdf", "%PDF-1.4 ktp")])
            let filed = try await client.call(.post, "/layanan/izin-uji/ajukan", ["Content-Type": type, "Cookie": own], body: body)
            let number = try #require(filed.header("Location")?.split(separator: "/").last.map(String.init), "\(filed.text)")
            let receipt = try await client.call(
                .get, "/diterima/\(number)", ["Cookie": "\(own); \(try #require(World.cookie("mpp_tanda_terima", of: filed)))"])
            expect(receipt.text.contains("tersimpan di akun Anda"), "\(receipt.text)")
            // It opens without its secret.
            expect(try await client.call(.get, "/saya", ["Cookie": own]).text.contains("href=\"/lacak/\(number)\""))
            let opened = try await client.call(.get, "/lacak/\(number)", ["Cookie": own])
            let session = try #require(World.cookie("mpp_pemohon", of: opened))
            let track = try await client.call(.get, "/lacak/\(number)", ["Cookie": "\(own); \(session)"])
            expect(track.status == 200 && track.text.contains(number), "\(track.status)")
            // Not to another citizen, nor to the same subject of another kind of session.
            let other = try await logIn(["sub": "w-2", "name": "Lain"])
            for cookie in [other, own.replacingOccurrences(of: "mpp_warga", with: "mpp_petugas")] {
                let answer = try await client.call(.get, "/lacak/\(number)", ["Cookie": cookie])
                expect(answer.status == 303 && answer.header("Location") == "/lacak")
            }
            expect(!(try await client.call(.get, "/saya", ["Cookie": other]).text.contains(number)))
            // One that was filed without an account becomes the own one by its secret, and nobody else's after that.
            let (later, secret) = try await client.file()
            let tracked = try await client.openCase(later, secret)
            let both = ["Cookie": "\(own); \(tracked["Cookie"] ?? "")", "Content-Type": "application/x-www-form-urlencoded"]
            let shown = try await client.call(.get, "/lacak/\(later)", both)
            expect(shown.text.contains("Simpan di akun saya"))
            let token = try #require(PageTests.inputs("csrf", in: shown.text).first)
            try await expect(client.call(.post, "/lacak/\(later)/simpan", both, body: Array("csrf=x".utf8)).status, equals: 403)
            try await expect(client.call(.post, "/lacak/\(later)/simpan", both, body: Array("csrf=\(token)".utf8)).status, equals: 303)
            expect(try await client.call(.get, "/saya", ["Cookie": own]).text.contains(later))
            let others = ["Cookie": "\(other); \(tracked["Cookie"] ?? "")", "Content-Type": "application/x-www-form-urlencoded"]
            try await expect(client.call(.post, "/lacak/\(later)/simpan", others, body: Array("csrf=\(token)".utf8)).status, equals: 409)
            // Whose account it is goes with the case.
            let registry = trial.portal.registry
            let erased = try await registry.erase(case: number, reason: "Surat", withdraws: true, isMeant: true, by: "operator:uji")
            expect("\(erased)", equals: "erased")
            expect(!(try await client.call(.get, "/saya", ["Cookie": own]).text.contains(number)))
            // Out again, with the case that was opened from there.
            let list = try await client.call(.get, "/saya", ["Cookie": own])
            let leave = try #require(PageTests.inputs("csrf", in: list.text).first)
            let out = try await client.call(
                .post, "/saya/keluar", ["Cookie": "\(own); \(session)", "Content-Type": "application/x-www-form-urlencoded"],
                body: Array("csrf=\(leave)".utf8))
            expect(out.status, equals: 303)
            expect(!(try await client.call(.get, "/saya", ["Cookie": own]).text.contains("Sitti Warga")))
            let closed = try await client.call(.get, "/lacak/\(number)", ["Cookie": "\(own); \(session)"])
            expect(closed.status == 303 && closed.header("Location") == "/lacak")
            // Of who has neither a case nor a session nothing stays.
            trial.now = Instant(seconds: trial.now.seconds + 3 * 3600)
            _ = try await logIn(Self.warga)
            let known = try await trial.portal.store.read { try String.fetchAll($0, sql: "SELECT subject FROM citizens ORDER BY subject") }
            expect(known, equals: ["w-1"])
            try await expect(trial.faults().isEmpty)
        }
    }

    /// Whose a case becomes is what the page said, whoever logs in or out in another tab meanwhile; nothing that was filled in is lost.
    @Test func aCaseBecomesWhoseThePageSaid() async throws {
        try await Self.test { world in
            let (client, path) = (world.client, "/layanan/izin-uji/ajukan")
            func logIn(_ person: JSONObject) async throws -> String {
                let entered = try await world.logIn("/saya/masuk", as: person)
                return try #require(World.cookie("mpp_warga", of: entered))
            }
            let (own, other) = (try await logIn(Self.warga), try await logIn(["sub": "w-2", "name": "Lain"]))
            func owner(_ page: Answer) throws -> String { try #require(PageTests.inputs("pemilik", in: page.text).first) }
            func page(_ cookie: String?) async throws -> String {
                try owner(try await client.call(.get, "\(path)?applicant=person", cookie.map { ["Cookie": $0] } ?? [:]))
            }
            func send(_ owner: String, _ cookie: String?, _ button: String = "kirim") async throws -> Answer {
                let (type, body) = PageTests.multipart(
                    PageTests.answers + [("pemilik", owner), ("tombol", button)], files: [("d.ktp", "ktp.pdf", "%PDF-1.4 ktp")])
                var headers = ["Content-Type": type]
                headers["Cookie"] = cookie
                return try await client.call(.post, path, headers, body: body)
            }
            let (mine, others, nobodys) = (try await page(own), try await page(other), try await page(nil))
            expect(Set([mine, others, nobodys]).count == 3 && nobodys.isEmpty)
            let inMine = "akan tersimpan di akun Sitti Warga."
            let inNobodys = "tidak akan tersimpan di akun warga."
            let changes: [(String, String?, String, String)] = [
                (mine, nil, inNobodys, nobodys), (nobodys, own, inMine, mine), (others, own, inMine, mine),
            ]
            for (said, cookie, words, now) in changes {
                for button in ["kirim", "lanjut", "perbarui", "simpan"] {
                    let answer = try await send(said, cookie, button)
                    PageTests.judge(answer.text, button)
                    expect(answer.status == 409 && answer.text.contains("Tidak ada yang dikirim"), "\(button): \(answer.status)")
                    expect(answer.text.contains(words) && answer.text.contains("value=\"12,5\""), "\(answer.text)")
                    expect(PageTests.inputs("u.ktp", in: answer.text).count, equals: 1)
                    try expect(owner(answer), equals: now)
                }
            }
            expect(!(try await client.call(.get, "/saya", ["Cookie": own]).text.contains("7307-2026-")))
            // The page before it is sent says whose it will be, and carries it along.
            let review = try await send(mine, own, "lanjut")
            expect(review.status == 200 && review.text.contains(inMine), "\(review.text)")
            try expect(owner(review), equals: mine)
            let filed = try await send(mine, own)
            let number = try #require(filed.header("Location")?.split(separator: "/").last.map(String.init), "\(filed.text)")
            expect(try await client.call(.get, "/saya", ["Cookie": own]).text.contains(number))
            // Who logs out without a case is forgotten; who comes next is not taken for that one.
            let gone = try await logIn(["sub": "w-3", "name": "Pergi"])
            let theirs = try await page(gone)
            let list = try await client.call(.get, "/saya", ["Cookie": gone])
            let leave = try #require(PageTests.inputs("csrf", in: list.text).first)
            let out = try await client.call(
                .post, "/saya/keluar", ["Cookie": gone, "Content-Type": "application/x-www-form-urlencoded"],
                body: Array("csrf=\(leave)".utf8))
            expect(out.status, equals: 303)
            let come = try await logIn(["sub": "w-4", "name": "Datang"])
            try await expect(send(theirs, come).status, equals: 409)
        }
    }

    /// What a phone keeps may be sent by who has logged in meanwhile, and by the phone once nobody is: either way it is one case, with one
    /// receipt, and the citizen's own.
    @Test func whatAPhoneKeepsIsFiledOnceWhoeverSendsIt() async throws {
        try await Self.test { world in
            let (client, path) = (world.client, "/layanan/izin-uji/ajukan")
            let own = try #require(World.cookie("mpp_warga", of: try await world.logIn("/saya/masuk", as: Self.warga)))
            func send(_ key: String, as cookie: String?) async throws -> (number: String, receipt: String) {
                let page = try await client.call(.get, "\(path)?applicant=person", cookie.map { ["Cookie": $0] } ?? [:])
                let owner = try #require(PageTests.inputs("pemilik", in: page.text).first)
                let answers = PageTests.answers.filter { $0.0 != "kunci" }
                let (type, body) = PageTests.multipart(
                    answers + [("kunci", key), ("pemilik", owner), ("tombol", "kirim")], files: [("d.ktp", "ktp.pdf", "%PDF-1.4 ktp")])
                var headers = ["Content-Type": type]
                headers["Cookie"] = cookie
                let sent = try await client.call(.post, path, headers, body: body)
                let number = try #require(sent.header("Location")?.split(separator: "/").last.map(String.init), "\(sent.text)")
                return (number, try #require(World.cookie("mpp_tanda_terima", of: sent)))
            }
            for senders in [[own, nil, own], [nil, own, nil]] {
                let key = Secret.make()
                var sent: [(number: String, receipt: String)] = []
                for cookie in senders { sent.append(try await send(key, as: cookie)) }
                expect(Set(sent.map(\.number)).count == 1 && Set(sent.map(\.receipt)).count == 1, "\(sent)")
                expect(try await client.call(.get, "/saya", ["Cookie": own]).text.contains("href=\"/lacak/\(sent[0].number)\""))
            }
            let cases = try await world.trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }
            expect(cases, equals: 2)
            // A citizen who has it already keeps it, whoever else says the key.
            let key = Secret.make()
            let (number, _) = try await send(key, as: own)
            let stranger = try await world.logIn("/saya/masuk", as: ["sub": "w-2", "name": "Lain"])
            let other = try #require(World.cookie("mpp_warga", of: stranger))
            try await expect(send(key, as: other).number, equals: number)
            expect(!(try await client.call(.get, "/saya", ["Cookie": other]).text.contains(number)))
            expect(try await client.call(.get, "/saya", ["Cookie": own]).text.contains(number))
        }
    }

    @Test func aCitizensProgramSendsItsToken() async throws {
        try await Self.test { world in
            let (client, issuer) = (world.client, world.issuer)
            func bearer(_ person: JSONObject, _ audience: String = "program-warga") throws -> [String: String] {
                ["Authorization": "Bearer \(try issuer.idToken(person, audience: audience))"]
            }
            let own = try bearer(Self.warga)
            try await expect(client.call(.get, "/api/v1/cases", own).json["cases"]?.array?.count, equals: 0)
            let filed = try await client.post("/api/v1/services/izin-uji/cases", try await client.submission(), own)
            expect(filed.status, equals: 201, "\(filed.text)")
            let number = try #require(filed.json["case"]?.string)
            let list = try await client.call(.get, "/api/v1/cases", own)
            expect(list.json["cases"]?[0]?["case"]?.string, equals: number, "\(list.text)")
            try await expect(client.call(.get, "/api/v1/cases/\(number)", own).status, equals: 200)
            let (later, secret) = try await client.file()
            let key = try #require(secret["Authorization"]?.split(separator: " ").last.map(String.init))
            func take(_ headers: [String: String], _ secret: String) async throws -> Int {
                var headers = headers
                headers["Content-Type"] = "application/json"
                return try await client.call(
                    .put, "/api/v1/cases/\(later)/owner", headers, body: JSONValue.object(["secret": .string(secret)]).bytes(.compact)
                ).status
            }
            try await expect(client.call(.get, "/api/v1/cases/\(later)", own).status, equals: 404)
            try await expect(take(own, "salah"), equals: 404)
            try await expect(take(own, key), equals: 204)
            try await expect(take(bearer(["sub": "w-2"]), key), equals: 409)
            try await expect(client.call(.get, "/api/v1/cases/\(later)", own).status, equals: 200)
            // Nobody else, and no token that is for another: not even the one of the login on the pages.
            try await expect(client.call(.get, "/api/v1/cases/\(number)", bearer(["sub": "w-2"])).status, equals: 404)
            for audience in [Issuer.applicants, Issuer.officers, "lain"] {
                try await expect(client.call(.get, "/api/v1/cases", bearer(Self.warga, audience)).status, equals: 401)
            }
            issuer.changes = .init(head: ["alg": "none"], signature: [])
            try await expect(client.call(.get, "/api/v1/cases", bearer(Self.warga)).status, equals: 401)
            try await expect(client.call(.get, "/api/v1/cases").status, equals: 401)
            try await expect(client.call(.get, "/api/v1/inbox", own).status, equals: 401)
        }
    }

    /// The pages on which each kind of people has a way out.
    private static let ways: [(begin: String, home: String, out: String, cookie: String, person: JSONObject)] = [
        ("/masuk/akun", "/petugas", "/keluar", "mpp_petugas", siti), ("/saya/masuk", "/saya", "/saya/keluar", "mpp_warga", warga),
    ]

    /// Logs somebody in and out; what the logout answers.
    private static func logOut(_ world: World, _ way: Int) async throws -> (answer: Answer, session: String) {
        let (begin, home, out, name, person) = ways[way]
        let cookie = try #require(World.cookie(name, of: try await world.logIn(begin, as: person)))
        let page = try await world.client.call(.get, home, ["Cookie": cookie])
        let csrf = try #require(PageTests.inputs("csrf", in: page.text).first, "\(page.text)")
        let headers = ["Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"]
        // Another site cannot, and whoever it was is in as before.
        try await expect(world.client.call(.post, out, headers, body: Array("csrf=x".utf8)).status, equals: 403)
        try await expect(world.client.call(.get, home, ["Cookie": cookie]).text.contains("name=\"csrf\""))
        return (try await world.client.call(.post, out, headers, body: Array("csrf=\(csrf)".utf8)), cookie)
    }

    @Test func whoLogsOutIsLoggedOutAtTheProviderToo() async throws {
        try await Self.test { world in
            let (client, issuer) = (world.client, world.issuer)
            issuer.changes = .init(endSession: "\(issuer.url)/keluar")
            for way in Self.ways.indices {
                let (_, home, out, name, person) = Self.ways[way]
                let (left, session) = try await Self.logOut(world, way)
                PageTests.judge(left.text, out)
                // By a page of this site: a form may lead to no other one.
                expect(left.status == 200 && left.header("Location") == nil, "\(left.status)")
                expect(left.header("Content-Security-Policy")?.contains("form-action 'self'") == true)
                let refresh = try #require(left.header("Refresh"), "\(left.text)")
                expect(refresh.hasPrefix("0; url=\(issuer.url)/keluar?"), "\(refresh)")
                let address = String(refresh.dropFirst("0; url=".count))
                expect(left.text.contains("href=\"\(address.replacingOccurrences(of: "&", with: "&amp;"))\""), "\(left.text)")
                expect(!left.text.contains("action=\"/keluar\"") && World.cookie(name, of: left) == "\(name)=", "\(left.text)")
                // Over here already, wherever the browser goes.
                let gone = try await client.call(.get, home, ["Cookie": session])
                expect(gone.status == 303 || !gone.text.contains("Sitti Warga"), "\(gone.text)")
                // The way back is that browser's alone.
                let back = try issuer.logOut(address, try #require(person["sub"]?.string))
                let cookie = try #require(World.cookie("mpp_akun", of: left))
                try await expect(client.call(.get, back).status, equals: 401)
                try await expect(client.call(.get, back.replacing("state=", with: "state=x"), ["Cookie": cookie]).status, equals: 401)
                let done = try await client.call(.get, back, ["Cookie": cookie])
                PageTests.judge(done.text, back)
                expect(done.status == 200 && done.text.contains("Anda sudah keluar, di sini dan dari Akun"), "\(done.text)")
                expect(World.cookie("mpp_akun", of: done) == "mpp_akun=" && World.cookie(name, of: done) == nil)
                // It is no way in.
                let (address2, cookie2) = try await world.begin(Self.ways[way].begin)
                let login = try issuer.logIn(address2, as: person)
                let code = try #require(login.split(separator: "?").last?.split(separator: "&").first)
                let mixed = try await client.call(.get, "\(back)&\(code)", ["Cookie": cookie2])
                expect(mixed.status == 401 && World.cookie(name, of: mixed) == nil, "\(mixed.status)")
            }
        }
    }

    /// Sends the form by which somebody with this cookie logs out.
    private static func leave(_ client: PortalClient, _ way: Int, _ cookie: String) async throws -> Answer {
        let page = try await client.call(.get, ways[way].home, ["Cookie": cookie])
        let csrf = try #require(PageTests.inputs("csrf", in: page.text).first, "\(page.text)")
        return try await client.call(
            .post, ways[way].out, ["Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"],
            body: Array("csrf=\(csrf)".utf8))
    }

    /// Who logs out is logged out here, whatever the provider does meanwhile.
    @Test func aLogoutNeedsNoProvider() async throws {
        try await Self.test { world in
            let issuer = world.issuer
            issuer.changes = .init(endSession: "\(issuer.url)/keluar")
            func enter(_ way: Int) async throws -> String {
                let (begin, _, _, name, person) = Self.ways[way]
                return try #require(World.cookie(name, of: try await world.logIn(begin, as: person)))
            }
            let cookies = [try await enter(0), try await enter(1), try await enter(0), try await enter(1)]
            issuer.changes.isAway = true
            // What it said of itself is old, and nobody waits for news of it.
            world.trial.now = Instant(seconds: world.trial.now.seconds + 3601)
            for way in Self.ways.indices {
                let left = try await Self.leave(world.client, way, cookies[way])
                expect(left.header("Refresh")?.hasPrefix("0; url=\(issuer.url)/keluar?") == true, "\(left.text)")
            }
            // A process that has never heard of it.
            let folder = NSTemporaryDirectory() + "mpp-login-\(Secret.make())"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let later = try await Trial(
                sources: Trial.sources([Trial.serviceYAML]), folder: world.trial.folder, at: world.trial.now,
                login: Self.providers(issuer, folder: folder))
            let client = PortalClient(later.portal)
            for way in Self.ways.indices {
                let (_, home, out, name, _) = Self.ways[way]
                let left = try await Self.leave(client, way, cookies[2 + way])
                expect(left.status == 303 && left.header("Location") == out, "\(left.status) \(left.text)")
                expect(World.cookie(name, of: left), equals: "\(name)=")
                let gone = try await client.call(.get, home, ["Cookie": cookies[2 + way]])
                expect(gone.status == 303 || !gone.text.contains("Sitti Warga"), "\(gone.text)")
            }
        }
    }

    /// Nobody who is still logged in is told to be logged out, whoever has led them to that page.
    @Test func whoIsLoggedInIsNotToldOtherwise() async throws {
        try await Self.test { world in
            for (begin, home, out, name, person) in Self.ways {
                let cookie = try #require(World.cookie(name, of: try await world.logIn(begin, as: person)))
                let page = try await world.client.call(.get, out, ["Cookie": cookie])
                expect(page.status == 303 && page.header("Location") == home, "\(page.status)")
                try await expect(world.client.call(.get, home, ["Cookie": cookie]).text.contains("name=\"csrf\""))
            }
        }
    }

    /// An address is written down: the token of a login by which a program is let in stands in none, and the provider asks.
    @Test func aTokenThatLetsProgramsInStandsInNoAddress() async throws {
        let tokens: JSONObject = ["roles_claim": "roles", "roles": ["periksa": ["pemeriksa"]]]
        for (audience, isHint) in [(Issuer.officers, false), ("program-petugas", true)] {
            var tokens = tokens
            tokens["audience"] = .string(audience)
            try await Self.test(tokens: tokens) { world in
                world.issuer.changes = .init(endSession: "\(world.issuer.url)/keluar")
                for way in Self.ways.indices {
                    let (left, _) = try await Self.logOut(world, way)
                    let refresh = try #require(left.header("Refresh"), "\(left.text)")
                    // Of citizens the programs' tokens are others.
                    let isShown = isHint || Self.ways[way].out == "/saya/keluar"
                    expect(
                        refresh.contains("client_id=") && refresh.contains("id_token_hint=") == isShown
                            && left.text.contains("id_token_hint=") == isShown, "\(audience): \(refresh)")
                }
                // One that is for both: what it says itself counts.
                world.issuer.changes.claims = ["aud": [.string(Issuer.officers), .string(audience)], "azp": .string(Issuer.officers)]
                let (left, _) = try await Self.logOut(world, 0)
                expect(left.header("Refresh") != nil && !left.text.contains("id_token_hint="), "\(left.text)")
            }
        }
    }

    /// Of what the provider says of a person nothing can be read in the database.
    @Test func theProvidersTokenIsKeptSealed() async throws {
        try await Self.test { world in
            world.issuer.changes = .init(endSession: "\(world.issuer.url)/keluar?asal=mpp")
            _ = try await world.logIn("/masuk/akun", as: Self.siti)
            let kept = try await world.trial.portal.store.read { try Data.fetchAll($0, sql: "SELECT id_token FROM sessions") }
            // A token is letters, digits, `-`, `_` and `.` alone.
            expect(kept.count == 1 && kept[0].count > 100 && kept[0].filter { $0 > 127 }.count > kept[0].count / 4, "\(kept)")
            let (left, _) = try await Self.logOut(world, 0)
            let address = try #require(left.header("Refresh")?.dropFirst("0; url=".count).description)
            expect(address.hasPrefix("\(world.issuer.url)/keluar?asal=mpp&client_id="), "\(address)")
            // One that is too long for an address is not kept, and the provider asks whom it is about.
            var wordy = Self.siti
            wordy["grup"] = .string(String(repeating: "x", count: 5000))
            let cookie = try #require(World.cookie("mpp_petugas", of: try await world.logIn("/masuk/akun", as: wordy)))
            let out = try await Self.leave(world.client, 0, cookie)
            let hintless = try #require(out.header("Refresh"), "\(out.text)")
            expect(hintless.contains("client_id=") && !hintless.contains("id_token_hint"), "\(hintless)")
        }
    }

    /// Where the provider has no such place, or one that is none, the page says that it may know the browser still.
    @Test func withoutAPlaceAtTheProviderItIsSaid() async throws {
        for place in [
            nil, "http://lain.example/keluar", "javascript:alert(1)", "https://lain.example/\nSet-Cookie: a=b", "https://a b", "",
        ] {
            try await Self.test { world in
                world.issuer.changes = .init(endSession: place)
                for way in Self.ways.indices {
                    let (left, _) = try await Self.logOut(world, way)
                    let out = Self.ways[way].out
                    expect(left.status == 303 && left.header("Location") == out && left.header("Refresh") == nil, "\(left.headers)")
                    let page = try await world.client.call(.get, out)
                    PageTests.judge(page.text, out)
                    expect(page.status == 200 && page.text.contains("mungkin masih mengenal peramban ini"), "\(page.text)")
                }
                // Who came by a password is known by nobody else.
                let local = try await world.client.logIn("loket")
                let inbox = try await world.client.call(.get, "/petugas", local)
                let csrf = try #require(PageTests.inputs("csrf", in: inbox.text).first)
                let out = try await world.client.call(
                    .post, "/keluar", ["Cookie": local["Cookie"] ?? "", "Content-Type": "application/x-www-form-urlencoded"],
                    body: Array("csrf=\(csrf)".utf8))
                expect(out.status == 303 && out.header("Location") == "/", "\(out.status)")
            }
        }
    }

    /// Who has many cases finds the earlier ones too.
    @Test func ownCasesAreShownPageByPage() async throws {
        try await Self.test { world in
            let client = world.client
            let entered = try await world.logIn("/saya/masuk", as: Self.warga)
            let cookie = ["Cookie": try #require(World.cookie("mpp_warga", of: entered))]
            let token = ["Authorization": "Bearer \(try world.issuer.idToken(Self.warga, audience: "program-warga"))"]
            var filed: [String] = []
            for _ in 0...100 {
                let answer = try await client.post("/api/v1/services/izin-uji/cases", try await client.submission(), token)
                filed.append(try #require(answer.json["case"]?.string, "\(answer.text)"))
            }
            let foreign = try await client.file().number
            func numbers(_ page: Answer) -> [String] { page.text.matches(of: /href="\/lacak\/([^"]+)"/).map { String($0.output.1) } }
            let first = try await client.call(.get, "/saya", cookie)
            expect(numbers(first), equals: Array(filed.reversed().prefix(100)))
            let page = try await client.call(.get, "/api/v1/cases", token).json
            let next = try #require(page["next"]?.string, "\(page)")
            expect(page["cases"]?.array?.count == 100 && first.text.contains("href=\"/saya?sebelum=\(next)\""), "\(first.text)")
            func expectTheRest() async throws {
                let last = try await client.call(.get, "/saya?sebelum=\(next)", cookie)
                PageTests.judge(last.text, "the earlier ones")
                expect(numbers(last) == [filed[0]] && !last.text.contains("sebelum="), "\(last.text)")
                let rest = try await client.call(.get, "/api/v1/cases?before=\(next)", token).json
                expect(rest["cases"]?.array?.map { $0["case"]?.string } == [filed[0]] && rest["next"] == nil, "\(rest)")
            }
            try await expectTheRest()
            // Where the last one that was shown is erased meanwhile, the page after it is still found.
            let erased = try await world.trial.portal.registry.erase(
                case: filed[1], reason: "Surat", withdraws: true, isMeant: true, by: "operator:uji")
            expect("\(erased)", equals: "erased")
            try await expectTheRest()
            try await expect(numbers(client.call(.get, "/saya", cookie)), equals: filed.reversed().filter { $0 != filed[1] })
            // Nothing is the same as no place; behind the last one there is nothing, which is not the same as having none at all.
            try await expect(numbers(client.call(.get, "/saya?sebelum=", cookie)).count, equals: 100)
            let none = try await client.call(.get, "/saya?sebelum=0", cookie)
            PageTests.judge(none.text, "nothing earlier")
            expect(
                none.status == 200 && none.text.contains("Tidak ada permohonan yang lebih lama. <a href=\"/saya\">")
                    && !none.text.contains("Belum ada permohonan"), "\(none.text)")
            // Nobody learns by it of a case that is another's.
            for odd in [foreign, "x"] {
                try await expect(client.call(.get, "/saya?sebelum=\(odd)", cookie).status, equals: 404)
                try await expect(client.call(.get, "/api/v1/cases?before=\(odd)", token).status, equals: 404)
            }
        }
    }

    @Test func allThatIsWrongWithTheFileIsSaid() throws {
        let folder = NSTemporaryDirectory() + "mpp-login-\(Secret.make())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func faults(_ json: JSONValue) throws -> [String] {
            try Data(json.bytes(.compact)).write(to: URL(filePath: folder + "/login.json"))
            let error = #expect(throws: FileFaults.self) { try LoginProviders(path: folder + "/login.json") { _ in nil } }
            for fault in error?.all ?? [] { expect(!fault.id.isEmpty && fault.path.hasPrefix(folder)) }
            return error?.all.map(\.en) ?? []
        }
        func expectFaults(_ json: JSONValue, _ parts: [String]) throws {
            let found = try faults(json)
            expect(found.count == parts.count && zip(found, parts).allSatisfy { $0.contains($1) }, "\(found)")
        }
        try Data("terbuka".utf8).write(to: URL(filePath: folder + "/terbuka"))
        chmod(folder + "/terbuka", 0o644)
        try expectFaults([], ["must be a JSON object"])
        try expectFaults(
            ["address": "https://a.example/x", "petugas": [:]], ["`petugas` is not known", "`address` must be", "must say `officers`"])
        try expectFaults(
            [
                "address": "https://a.example",
                "officers": [
                    "issuer": "http://sso.example", "client": "", "secret": "terbuka", "scopes": "profile", "claim": .integer(1),
                    "account": "nama", "audience": "x",
                ],
            ],
            [
                "`officers.audience` is not known", "`officers.issuer` must be like", "`officers.client` must be a text",
                "`officers.name` is missing", "`officers.scopes` must hold openid", "`officers.claim` must be a text",
                "`officers.account` must be one of login, nip", "everybody may read it",
            ])
        let good: JSONValue = ["issuer": "https://sso.example", "client": "a", "name": "N"]
        try expectFaults(
            ["address": "https://a.example", "officers": good, "applicants": good],
            ["`applicants.client` must be another than the client of officers"])
        let other: JSONValue = ["issuer": "https://sso.example", "client": "b", "name": "N", "audience": "a"]
        try expectFaults(
            ["address": "https://a.example", "officers": good, "applicants": other],
            ["`applicants.audience` must be another than the client of officers"])
        try Data(JSONValue.object(["address": "https://a.example", "officers": good]).bytes(.compact)).write(
            to: URL(filePath: folder + "/login.json"))
        let read = try LoginProviders(path: folder + "/login.json") { $0 == "MPPD_LOGIN_OFFICERS" ? "s" : nil }
        expect(read.officers?.returnAddress, equals: "https://a.example/masuk/akun/kembali")
    }
}
