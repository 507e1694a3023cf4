import Expectations
import Foundation
import Hummingbird
import Logging
import NIOCore
import Server
import ServiceIR
import Synchronization
import Testing

/// Two regions in one process: the host of a request says which one it is for, and nothing that belongs to one is there for the other.
@Suite struct RegionTests {
    private static let logger: Logger = {
        var logger = Logger(label: "province")
        logger.logLevel = .critical
        return logger
    }()

    /// Over two stores, each with a letter released, a case under way, a draft, an upload and an officer logged in.
    private final class Province: Sendable {
        struct Held: Sendable {
            var client: PortalClient
            var number: String
            var own: [String: String]
            /// Where the letter that was released is checked.
            var check: String
            var upload: String
            var file: String
            var draft: (number: String, secret: String)
            var officer: [String: String]
        }

        static let hosts = ["mpp.satu.go.id", "mpp.dua.go.id"]
        let trials: [Trial]
        let gateway: Gateway

        init() async throws {
            let crews = PostgresCrews(connections: 8, regions: 2)
            var trials: [Trial] = []
            for _ in Self.hosts { trials.append(try await Trial(crews: crews)) }
            for trial in trials { try await trial.officers() }
            self.trials = trials
            var regions: [ServedRegion] = []
            for (place, host) in Self.hosts.enumerated() {
                let publication = Publication(trials[place].portal)
                let region = ServedRegion(name: place == 0 ? "satu" : "dua", hosts: [host]) { publication }
                try await region.tryToOpen()
                regions.append(region)
            }
            gateway = Gateway(regions, configuration: PortalConfiguration(), logger: RegionTests.logger)
        }

        func client(_ place: Int) -> PortalClient { PortalClient(gateway, host: Self.hosts[place]) }

        func held(by place: Int) async throws -> Held {
            let client = client(place)
            // So that no two things of both have the same number.
            for _ in 0..<(place * 3) { _ = try await client.file() }
            let (released, secret) = try await client.file()
            let (examiner, counter, head) = (
                try await client.logIn("pemeriksa"), try await client.logIn("loket"), try await client.logIn("kepala")
            )
            try await expect(client.act(released, "pemeriksaan", "lengkap", examiner).status, equals: 200)
            let payment: JSONValue = ["step": "bayar", "receipt": "B-1", "amount": 12_000]
            try await expect(client.post("/api/v1/cases/\(released)/payments", payment, counter).status, equals: 200)
            try await expect(client.act(released, "tanda_tangan", "done", head).status, equals: 200)
            let page = try await client.call(.get, "/api/v1/cases/\(released)/outputs/izin", secret).text
            let check = try #require(page.firstMatch(of: /href="\/periksa(\/[^"]+)"/).map { String($0.output.1) })
            let (open, own) = try await client.file()
            let file = try #require(
                try await client.call(.get, "/api/v1/cases/\(open)", own).json["submission"]?["documents"]?["ktp"]?["file"]?.string)
            let saved = try await client.post("/api/v1/services/izin-uji/drafts", ["form": ["pemohon": ["nama": "Rahasia"]]])
            return Held(
                client: client, number: open, own: own, check: "/api/v1/checks\(check)", upload: try await client.upload(), file: file,
                draft: (try #require(saved.json["draft"]?.string), try #require(saved.json["secret"]?.string)), officer: examiner)
        }
    }

    @Test func theHostSaysWhichRegion() async throws {
        let province = try await Province()
        let number = try await province.client(0).file().number
        expect(number, equals: "7307-2026-000001")
        try await expect(province.client(1).file().number, equals: "7307-2026-000001")
        for host in ["MPP.Satu.go.id", "mpp.satu.go.id:8073", "mpp.satu.go.id.", "mpp.satu.go.id.:443"] {
            let client = PortalClient(province.gateway, host: host)
            expect(try await client.file().number != number)
        }
        try await expect(province.trials[0].portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }, equals: 5)
        try await expect(province.trials[1].portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }, equals: 1)
    }

    @Test func anUnknownHostGetsNothing() async throws {
        let province = try await Province()
        for host in ["localhost", "mpp.satu.go.id.evil.example", "satu", "", nil] {
            let client = PortalClient(province.gateway, host: host)
            for path in ["/", "/masuk", "/api/v1/catalog", "/tidak-ada", "/api/v1/tidak-ada"] {
                // What else may name a host is not believed.
                let headers = ["X-Forwarded-Host": "mpp.satu.go.id", "Forwarded": "host=mpp.satu.go.id", "X-Host": "mpp.satu.go.id"]
                let answer = try await client.call(.get, path, headers)
                expect(answer.status, equals: 421, "\(path)")
                expect(!answer.text.contains("Daerah Uji"))
            }
            let answer = try await client.call(.get, "/api/v1/catalog", ["Accept-Language": "en"])
            expect(answer.json["type"]?.string, equals: "urn:mpp:problem:unknown-host")
            try await expect(client.call(.post, "/masuk", [:], body: []).status, equals: 421)
            // Of the process alone, for whoever watches over it.
            try await expect(client.call(.get, "/api/v1/health").status, equals: 200)
            try await expect(client.call(.get, "/api/v1/ready").status, equals: 200)
        }
    }

    @Test func whatIsOneRegionsIsNotTheOthers() async throws {
        let province = try await Province()
        let (one, two) = (try await province.held(by: 0), try await province.held(by: 1))
        for (mine, other) in [(one, two), (two, one)] {
            let client = mine.client
            func refused(_ answer: Answer, _ status: Int, _ what: String) {
                expect(answer.status == status, "\(what): \(answer.status) \(answer.text)")
                expect(!answer.text.contains("Sitti") && !answer.text.contains("Rahasia"), "\(what)")
            }
            let path = "/api/v1/cases/\(other.number)"
            // By the other's secret, and by an officer of this region, even where this region has a case of that number.
            refused(try await client.call(.get, path, other.own), 404, "case by its secret")
            refused(try await client.call(.get, "\(path)/files/\(other.file)", other.own), 404, "file by its secret")
            refused(try await client.call(.get, "/api/v1/cases/\(mine.number)/files/\(other.file)", mine.own), 404, "file of an own case")
            refused(try await client.post("\(path)/withdraw", ["reason": "x"], other.own), 404, "withdrawal")
            refused(try await client.call(.get, "/api/v1/session", other.officer), 401, "session")
            refused(try await client.call(.get, "/api/v1/inbox", other.officer), 401, "inbox by a foreign session")
            refused(try await client.act(mine.number, "pemeriksaan", "lengkap", other.officer), 404, "act by a foreign session")
            refused(
                try await client.call(.get, "/api/v1/drafts/\(other.draft.number)", ["Authorization": "Bearer \(other.draft.secret)"]), 404,
                "draft")
            var submission = try await client.submission().object ?? [:]
            submission["documents"] = ["ktp": ["file": .string(other.upload)]]
            refused(try await client.post("/api/v1/services/izin-uji/cases", .object(submission)), 422, "upload")
            try await expect(mine.client.call(.get, mine.check).json["standing"]?.string, equals: "valid")
            refused(try await client.call(.get, other.check), 404, "letter")
            // One key, two regions: each gets its own answer.
            let key = ["Idempotency-Key": "kunci-yang-sama-\(mine.number)-\(other.number)"]
            let first = try await mine.client.post("/api/v1/services/izin-uji/cases", try await mine.client.submission(), key)
            let second = try await other.client.post("/api/v1/services/izin-uji/cases", try await other.client.submission(), key)
            expect(first.status == 201 && second.status == 201 && first.json["secret"] != second.json["secret"], "\(second.text)")
        }
        for trial in province.trials { expect(try await trial.faults(), equals: []) }
    }

    /// Wrong passwords in one region slow down nobody in the other.
    @Test func triesAreCountedByRegion() async throws {
        let province = try await Province()
        let peer = try SocketAddress(ipAddress: "10.9.9.9", port: 4711)
        func tries(_ place: Int, _ password: String) async throws -> Int {
            let client = PortalClient(province.gateway, host: Province.hosts[place], peer: peer)
            return try await client.post("/api/v1/session", ["login": "kepala", "password": .string(password)]).status
        }
        for _ in 0..<8 { _ = try await tries(0, "salah-salah-salah") }
        try await expect(tries(0, "rahasia-kepala"), equals: 429)
        try await expect(tries(1, "rahasia-kepala"), equals: 200)
    }

    /// A region whose store is away answers 503, and the other as ever.
    @Test func aRegionFailsByItself() async throws {
        let province = try await Province()
        try province.trials[0].portal.store.close()
        try await expect(province.client(0).call(.get, "/api/v1/ready").status, equals: 503)
        for _ in 0..<20 { _ = try await province.client(0).call(.get, "/api/v1/cases/7307-2026-000001", ["Authorization": "Bearer x"]) }
        try await expect(province.client(1).call(.get, "/api/v1/ready").status, equals: 200)
        _ = try await province.client(1).file()
        try await expect(PortalClient(province.gateway, host: "10.0.0.1").call(.get, "/api/v1/ready").status, equals: 503)
        let text = await province.gateway.metricsText()
        expect(text.contains("mppd_store_up{region=\"satu\"} 0") && text.contains("mppd_store_up{region=\"dua\"} 1"), "\(text)")
        expect(text.components(separatedBy: "# TYPE mppd_store_up ").count, equals: 2)
    }

    /// One that cannot be opened at the start is closed, tried again, and there once it can be.
    @Test func aRegionOpensLater() async throws {
        let trial = try await Trial()
        let isAway = Mutex(true)
        let publication = Publication(trial.portal)
        let region = ServedRegion(name: "satu", hosts: ["mpp.satu.go.id"]) {
            if isAway.withLock({ $0 }) { throw StoreError.unavailable }
            return publication
        }
        let gateway = Gateway([region], configuration: PortalConfiguration(), logger: Self.logger)
        let client = PortalClient(gateway, host: "mpp.satu.go.id")
        await #expect(throws: StoreError.self) { try await region.tryToOpen() }
        try await expect(client.call(.get, "/").status, equals: 503)
        try await expect(client.call(.get, "/api/v1/catalog").json["type"]?.string, equals: "urn:mpp:problem:region-closed")
        isAway.withLock { $0 = false }
        try await region.tryToOpen()
        try await expect(client.call(.get, "/").status, equals: 200)
    }

    private final class Noted: Sendable {
        private let all = Mutex<[String]>([])
        var order: [String] { all.withLock { $0 } }
        func add(_ text: String) { all.withLock { $0.append(text) } }
    }

    /// Those that wait have their turns region by region: a crowd in one holds up nobody in another.
    @Test func turnsGoRound() async throws {
        let gate = FairGate(atOnce: 1)
        let noted = Noted()
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await gate.run(for: "satu") {
                    begin.yield()
                    for await _ in ended { break }
                }
            }
            for await _ in begun { break }
            for place in 0..<5 {
                group.addTask { await gate.run(for: "satu") { noted.add("satu \(place)") } }
                while gate.waiting < place + 1 { try await Task.sleep(for: .milliseconds(1)) }
            }
            group.addTask { await gate.run(for: "dua") { noted.add("dua") } }
            while gate.waiting < 6 { try await Task.sleep(for: .milliseconds(1)) }
            end.yield()
            try await group.waitForAll()
        }
        expect(noted.order, equals: ["satu 0", "dua", "satu 1", "satu 2", "satu 3", "satu 4"])
    }
}
