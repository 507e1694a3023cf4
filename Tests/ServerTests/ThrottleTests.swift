import Expectations
import Foundation
import NIOCore
import Server
import ServiceIR
import Testing

/// Guessing passwords is slow, and a stranger locks nobody out by it.
@Suite struct ThrottleTests {
    private static func trial() async throws -> Trial {
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML]), proxies: ["192.0.2.1"])
        try await trial.officers()
        return trial
    }

    /// A client behind the web server, which says that it is at `address`.
    private static func client(_ trial: Trial) throws -> PortalClient {
        PortalClient(trial.portal, peer: try SocketAddress(ipAddress: "192.0.2.1", port: 4000))
    }

    private static func logIn(
        _ client: PortalClient, _ login: String, _ password: String, from address: String, device: String? = nil
    ) async throws -> Answer {
        var headers = ["X-Forwarded-For": address]
        headers["Cookie"] = device
        return try await client.post("/api/v1/session", ["login": .string(login), "password": .string(password)], headers)
    }

    /// As `loket`.
    private static func logIn(_ client: PortalClient, _ password: String, from address: String, device: String? = nil) async throws
        -> Answer
    {
        try await logIn(client, "loket", password, from: address, device: device)
    }

    private static func device(_ answer: Answer) throws -> String {
        let cookies = answer.headers[values: .setCookie]
        let device = try #require(cookies.first { $0.hasPrefix("mpp_perangkat=") })
        expect(device.contains("HttpOnly") && device.contains("SameSite=Strict"), "\(device)")
        return String(device.prefix { $0 != ";" })
    }

    @Test func eachFurtherWrongPasswordWaitsLonger() async throws {
        let trial = try await Self.trial()
        let client = try Self.client(trial)
        for _ in 0..<5 { try await expect(Self.logIn(client, "salah", from: "198.51.100.7").status, equals: 401) }
        var waits: [Int] = []
        for _ in 0..<7 {
            // The right one is not judged either.
            let held = try await Self.logIn(client, "rahasia-loket", from: "198.51.100.7")
            expect(held.status, equals: 429)
            let wait = Int(held.header("Retry-After") ?? "") ?? 0
            waits.append(wait)
            trial.now = Instant(seconds: trial.now.seconds + Int64(wait))
            try await expect(Self.logIn(client, "salah", from: "198.51.100.7").status, equals: 401)
        }
        expect(waits, equals: [30, 60, 120, 240, 480, 900, 900])
        trial.now = Instant(seconds: trial.now.seconds + 900)
        try await expect(Self.logIn(client, "rahasia-loket", from: "198.51.100.7").status, equals: 200)
        try await expect(Self.logIn(client, "salah", from: "198.51.100.7").status, equals: 401)
    }

    @Test func whoGuessesElsewhereHoldsNobodyUp() async throws {
        let trial = try await Self.trial()
        let client = try Self.client(trial)
        for _ in 0..<6 { _ = try await Self.logIn(client, "salah", from: "198.51.100.7") }
        try await expect(Self.logIn(client, "rahasia-loket", from: "198.51.100.7").status, equals: 429)
        try await expect(Self.logIn(client, "rahasia-loket", from: "203.0.113.9").status, equals: 200)
        // Other accounts may be logged in to from there, too.
        try await expect(Self.logIn(client, "kepala", "rahasia-kepala", from: "198.51.100.7").status, equals: 200)
    }

    /// Many addresses at once hold up a machine that the account does not know, for a minute at most; never the officer's own.
    @Test func aBrowserThatTheAccountKnowsIsNotHeldUpByStrangers() async throws {
        let trial = try await Self.trial()
        let client = try Self.client(trial)
        let device = try Self.device(try await Self.logIn(client, "rahasia-loket", from: "203.0.113.9"))
        for number in 0..<60 {
            _ = try await Self.logIn(client, "salah", from: "198.51.100.\(number)")
            trial.now = Instant(seconds: trial.now.seconds + 60)
        }
        _ = try await Self.logIn(client, "salah", from: "198.51.100.200")
        let stranger = try await Self.logIn(client, "rahasia-loket", from: "203.0.113.10")
        expect(stranger.status == 429 && (Int(stranger.header("Retry-After") ?? "") ?? 0) <= 60, "\(stranger.text)")
        try await expect(Self.logIn(client, "rahasia-loket", from: "203.0.113.9", device: device).status, equals: 200)
        // It is known to this account alone, and is slowed down itself.
        for _ in 0..<5 { try await expect(Self.logIn(client, "salah", from: "203.0.113.9", device: device).status, equals: 401) }
        try await expect(Self.logIn(client, "rahasia-loket", from: "203.0.113.9", device: device).status, equals: 429)
        try await expect(
            Self.logIn(client, "rahasia-loket", from: "203.0.113.9", device: "mpp_perangkat=\(Secret.make())").status, equals: 429)
        try await expect(Self.logIn(client, "kepala", "rahasia-kepala", from: "203.0.113.9", device: device).status, equals: 200)
    }

    @Test func oneAddressTriesFewAccounts() async throws {
        let trial = try await Self.trial()
        let client = try Self.client(trial)
        var statuses: [Int] = []
        for number in 0..<101 {
            statuses.append(try await Self.logIn(client, "orang-\(number)", "sandi-umum", from: "2001:db8::\(number + 1)").status)
        }
        expect(statuses.prefix(100).allSatisfy { $0 == 401 }, "\(statuses)")
        expect(statuses.last, equals: 429)
        try await expect(Self.logIn(client, "sandi", from: "2001:db8:0:1::1").status, equals: 401)
    }

    @Test func whatTheClientWritesItselfIsNotItsAddress() async throws {
        let trial = try await Self.trial()
        let client = try Self.client(trial)
        for number in 0..<6 { _ = try await Self.logIn(client, "salah", from: "203.0.113.\(number), 198.51.100.7") }
        try await expect(Self.logIn(client, "rahasia-loket", from: "203.0.113.77, 198.51.100.7").status, equals: 429)
        // Who is no web server of the operator's says nothing of where it is.
        let direct = PortalClient(trial.portal, peer: try SocketAddress(ipAddress: "198.51.100.99", port: 4000))
        for number in 0..<6 { _ = try await Self.logIn(direct, "kepala", "salah", from: "203.0.113.\(number)") }
        try await expect(Self.logIn(direct, "kepala", "rahasia-kepala", from: "203.0.113.78").status, equals: 429)
    }

    @Test func manyAtOnceAreCountedOneByOne() async throws {
        let trial = try await Self.trial()
        let client = try Self.client(trial)
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { try await Self.logIn(client, "salah", from: "198.51.100.7").status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        expect(statuses.filter { $0 == 401 }.count, equals: 5)
        expect(statuses.filter { $0 == 429 }.count, equals: 15)
    }

    /// The journal names officers by their number.
    @Test func aNumberOfAnOfficerIsNotGivenTwice() async throws {
        let trial = try await Trial()
        func id(_ login: String) async throws -> Int64 {
            try await trial.portal.accounts.set(login: login, name: "N", roles: ["loket"], password: "rahasia-loket", at: trial.now)
            return try #require(try await trial.portal.accounts.list().first { $0.officer.login == login }).officer.id
        }
        let first = try await id("satu")
        try await expect(id("satu"), equals: first)
        try await expect(trial.portal.accounts.remove(login: "satu"))
        let second = try await id("dua")
        expect(second > first)
    }
}
