import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// An officer is one person, whether a page's session or a program's token brings the provider's word for it.
@Suite struct OfficerIdentityTests {
    private typealias World = ProviderLoginTests.World

    private static let audience = "program-petugas"
    private static let tokens: JSONObject = [
        "audience": .string(audience), "roles_claim": "roles",
        "roles": ["loket": ["loket"], "periksa": ["pemeriksa"], "kepala": ["kepala"]],
    ]
    /// As a program's token says it: whose account it is stands in the pages' tokens alone.
    private static let nameless: JSONObject = ["sub": "u-17", "name": "Siti Aminah"]

    /// What a program sends with a call.
    private static func bearer(_ world: World, _ person: JSONObject, _ role: String) throws -> [String: String] {
        var person = person
        person["roles"] = [.string(role)]
        return ["Authorization": "Bearer \(try world.issuer.idToken(person, audience: audience))"]
    }

    /// Siti, by the pages; her roles are the account's.
    private static func session(_ world: World) async throws -> [String: String] {
        let entered = try await world.logIn("/masuk/akun", as: ProviderLoginTests.siti)
        let cookie = try #require(World.cookie("mpp_petugas", of: entered), "\(entered.text)")
        let session = try await world.client.call(.get, "/api/v1/session", ["Cookie": cookie])
        return ["Cookie": cookie, "X-CSRF-Token": try #require(session.json["csrf"]?.string, "\(session.text)")]
    }

    private static func give(_ world: World, _ roles: [String], nip: String = "") async throws {
        try await world.trial.portal.accounts.set(
            login: "siti", name: "Siti Aminah", nip: nip, roles: roles, password: nil, at: world.trial.now)
    }

    /// A case that an officer files at the counter and others bring before the head.
    private static func fileAtTheCounter(_ world: World, _ headers: [String: String]) async throws -> String {
        let client = world.client
        guard case .object(var submission) = try await client.submission() else { throw Issuer.Fault() }
        submission["channel"] = "counter"
        let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(submission), headers)
        let number = try #require(filed.json["case"]?.string, "\(filed.text)")
        try await expect(client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).status, equals: 200)
        let paid = try await client.post(
            "/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], try await client.logIn("loket"))
        expect(paid.status, equals: 200, "\(paid.text)")
        return number
    }

    private static func expectRefused(_ world: World, _ number: String, _ headers: [String: String]) async throws {
        let signed = try await world.client.act(number, "tanda_tangan", "done", headers)
        expect(signed.status == 403 && signed.json["type"]?.string?.hasSuffix("filer-cannot-approve") == true, "\(signed.text)")
        // Somebody else may.
        try await expect(
            world.client.act(number, "tanda_tangan", "done", try await world.client.logIn("kepala")).status, equals: 200)
        try await expect(world.trial.faults(), equals: [])
    }

    @Test func whoFiledByAPageDoesNotSignByAToken() async throws {
        try await ProviderLoginTests.test(tokens: Self.tokens) { world in
            try await Self.give(world, ["loket"])
            let number = try await Self.fileAtTheCounter(world, try await Self.session(world))
            try await Self.expectRefused(world, number, Self.bearer(world, Self.nameless, "kepala"))
        }
    }

    @Test func whoFiledByATokenDoesNotSignByAPage() async throws {
        try await ProviderLoginTests.test(tokens: Self.tokens) { world in
            // Nothing says yet whose account it is.
            let number = try await Self.fileAtTheCounter(world, Self.bearer(world, Self.nameless, "loket"))
            try await Self.give(world, ["kepala"])
            let session = try await Self.session(world)
            // What she filed she may see, and not sign.
            try await expect(world.client.call(.get, "/api/v1/cases/\(number)", session).status, equals: 200)
            try await Self.expectRefused(world, number, session)
            // Nor by a later token, which is hers now.
            let later = try await Self.fileAtTheCounter(world, Self.bearer(world, Self.nameless, "loket"))
            try await Self.expectRefused(world, later, session)
        }
    }

    /// What a program sends again is the same request, though it is known by now whose program it is.
    @Test func whatIsSentAgainByWhoIsKnownByNowIsDoneOnce() async throws {
        try await ProviderLoginTests.test(tokens: Self.tokens) { world in
            let client = world.client
            func send(_ path: String, _ key: String, _ body: JSONValue, _ role: String) async throws -> Answer {
                var headers = try Self.bearer(world, Self.nameless, role)
                headers["Content-Type"] = "application/json"
                headers["Idempotency-Key"] = key
                return try await client.call(.post, path, headers, body: body.bytes(.compact))
            }
            guard case .object(var submission) = try await client.submission() else { throw Issuer.Fault() }
            submission["channel"] = "counter"
            let filing = JSONValue.object(submission)
            func file() async throws -> Answer {
                try await send("/api/v1/services/izin-uji/cases", "kunci-uji-berulang-1", filing, "loket")
            }
            let filed = try await file()
            let number = try #require(filed.json["case"]?.string, "\(filed.text)")
            func act(_ action: String) async throws -> Int {
                let act: JSONValue = ["step": "pemeriksaan", "action": .string(action)]
                return try await send("/api/v1/cases/\(number)/acts", "kunci-uji-berulang-2", act, "periksa").status
            }
            try await expect(act("lengkap"), equals: 200)
            _ = try await Self.session(world)
            try await expect(file().json["case"]?.string, equals: number)
            try await expect(act("lengkap"), equals: 200)
            // The key is that request's still.
            try await expect(act("tolak"), equals: 422)
            let count = try await world.trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }
            expect(count, equals: 1)
            try await expect(world.trial.faults(), equals: [])
        }
    }

    @Test func whatWasReadByATokenIsFoundUnderTheOfficersName() async throws {
        try await ProviderLoginTests.test(tokens: Self.tokens) { world in
            let (number, _) = try await world.client.file()
            let token = try Self.bearer(world, Self.nameless, "periksa")
            try await expect(world.client.call(.get, "/api/v1/cases/\(number)", token).status, equals: 200)
            func found() async throws -> (reads: Int, readers: Set<String>) {
                try await world.trial.portal.store.read { db in
                    var query = Reads.Query()
                    query.login = "siti"
                    let reads = try Reads.find(db, query, limit: 1000)
                    return (reads.count, Set(reads.map(\.reader)))
                }
            }
            try await expect(found().reads, equals: 0)
            _ = try await Self.session(world)
            try await expect(found().reads, equals: 1)
            // From then on by the officer's own number.
            try await expect(world.client.call(.get, "/api/v1/cases/\(number)", token).status, equals: 200)
            let all = try await found()
            expect(all.reads == 2 && all.readers.count == 2, "\(all)")
        }
    }

    @Test func aTokenThatNamesTheAccountIsItsOfficers() async throws {
        try await ProviderLoginTests.test(tokens: Self.tokens) { world in
            let (client, accounts) = (world.client, world.trial.portal.accounts)
            let before = try await accounts.list().count
            // The file of the pages says by which claim: the issuer is the same.
            let token = try Self.bearer(world, ProviderLoginTests.siti, "kepala")
            let session = try await client.call(.get, "/api/v1/session", token)
            expect(session.json["login"]?.string, equals: "siti", "\(session.text)")
            expect(session.json["roles"]?.array?.compactMap(\.string), equals: ["kepala"], "the roles are the token's")
            // Known by issuer and subject from then on, whatever a token says of it.
            let later = try await client.call(.get, "/api/v1/session", Self.bearer(world, Self.nameless, "loket"))
            expect(later.json["login"]?.string, equals: "siti", "\(later.text)")
            try await expect(accounts.list().count, equals: before)
            // Another person of the provider's is another officer.
            let other = try await client.call(.get, "/api/v1/session", Self.bearer(world, ["sub": "u-18", "name": "Lain"], "loket"))
            expect(other.json["login"]?.string, equals: "u-18@\(world.issuer.url)", "\(other.text)")
            try await expect(accounts.list().count, equals: before + 1)
            // Nor is an account for trying out anybody's.
            try await accounts.set(
                login: "contoh", name: "C", nip: "222", roles: ["kepala"], password: "rahasia-contoh", isDemo: true, at: world.trial.now)
            let tried = try await client.call(.get, "/api/v1/session", Self.bearer(world, ["sub": "u-21", "nip": "222"], "loket"))
            expect(tried.json["login"]?.string, equals: "u-21@\(world.issuer.url)", "\(tried.text)")
            // The number of two accounts is nobody's.
            for login in ["kembar-1", "kembar-2"] {
                try await accounts.set(login: login, name: "K", nip: "111", roles: ["loket"], password: nil, at: world.trial.now)
            }
            let twin = try await client.call(.get, "/api/v1/session", Self.bearer(world, ["sub": "u-19", "nip": "111"], "loket"))
            expect(twin.status, equals: 401, "\(twin.text)")
        }
    }

    /// An account that becomes another person's is no longer that of who had it.
    @Test func anAccountWithAnotherNumberIsKnownAnew() async throws {
        try await ProviderLoginTests.test(tokens: Self.tokens) { world in
            func login(_ person: JSONObject) async throws -> String? {
                try await world.client.call(.get, "/api/v1/session", Self.bearer(world, person, "loket")).json["login"]?.string
            }
            _ = try await Self.session(world)
            // New roles, the same number or none said: the same person.
            try await Self.give(world, ["pemeriksa"])
            try await Self.give(world, ["loket"], nip: "197001011995032001")
            try await expect(login(Self.nameless), equals: "siti")
            try await Self.give(world, ["loket"], nip: "198502022010011004")
            try await expect(login(Self.nameless), equals: "u-17@\(world.issuer.url)")
            try await expect(login(["sub": "u-20", "nip": "198502022010011004"]), equals: "siti")
            // Gone with the account, and what its programs were.
            try await expect(world.trial.portal.accounts.remove(login: "siti"))
            try await expect(login(["sub": "u-20"]), equals: "u-20@\(world.issuer.url)")
        }
    }

    /// A database of the version before: sessions that the provider vouched for end, since nobody knows whose identity they are; others go on.
    @Test(.enabled(if: Trial.isEmbedded)) func aDatabaseOfTheVersionBeforeIsBroughtUpToDate() async throws {
        try await ProviderLoginTests.test { world in
            let byProvider = try await Self.session(world)
            let byPassword = try await world.client.logIn("loket")
            try await world.trial.portal.store.write { db in
                try db.execute(
                    sql: """
                        DROP TABLE officer_identities;
                        ALTER TABLE sessions DROP COLUMN id_token;
                        DELETE FROM grdb_migrations WHERE identifier IN ('officers'' identities', 'logouts at providers');
                        """)
            }
            let later = try await Trial(
                sources: Trial.sources([Trial.serviceYAML]), folder: world.trial.folder, at: world.trial.now)
            let client = PortalClient(later.portal)
            try await expect(client.call(.get, "/api/v1/session", byProvider).status, equals: 401)
            try await expect(client.call(.get, "/api/v1/session", byPassword).json["login"]?.string, equals: "loket")
            // Whose identity it is, each login says anew.
            try await expect(Self.session(world)["Cookie"] != nil)
            let known = try await later.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM officer_identities") }
            expect(known, equals: 1)
            try await expect(later.faults(), equals: [])
        }
    }

    /// Without a login by the provider on the pages the file of the tokens says how accounts are found.
    @Test func theFileOfTheTokensMayNameTheClaim() async throws {
        var tokens = Self.tokens
        tokens["claim"] = "pegawai"
        tokens["account"] = "login"
        try await ProviderLoginTests.test(tokens: tokens) { world in
            let token = try Self.bearer(world, ["sub": "x-1", "pegawai": "loket"], "kepala")
            let session = try await world.client.call(.get, "/api/v1/session", token)
            expect(session.json["login"]?.string, equals: "loket", "\(session.text)")
            // Who has a password comes by it as the same person.
            let number = try await Self.fileAtTheCounter(world, try await world.client.logIn("loket"))
            try await Self.expectRefused(world, number, token)
        }
    }
}
