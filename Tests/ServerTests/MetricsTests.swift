import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What is counted, and what never is.
@Suite struct MetricsTests {
    /// The samples, by name and labels as they are written.
    private static func samples(_ trial: Trial) async -> [String: Double] {
        let lines = await Gateway(Publication(trial.portal)).metricsText().split(separator: "\n").filter { !$0.hasPrefix("#") }
        return Dictionary(
            lines.compactMap { line in
                line.lastIndex(of: " ").flatMap { at in Double(line[line.index(after: at)...]).map { (String(line[..<at]), $0) } }
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test func casesEventsAndPromisesAreCounted() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let numbers = try await trial.test { client in
            var numbers: [String] = []
            for _ in 0..<3 { numbers.append(try await client.file().number) }
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(numbers[0], "pemeriksaan", "tolak", examiner, reason: "Tidak sesuai").status, equals: 200)
            for number in numbers[1...] {
                try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)
            }
            return numbers
        }
        var found = await Self.samples(trial)
        expect(found["mppd_store_up"], equals: 1)
        expect(found["mppd_cases{service=\"izin-uji\",state=\"open\"}"], equals: 2)
        expect(found["mppd_cases{service=\"izin-uji\",state=\"refused\"}"], equals: 1)
        expect(found["mppd_events_total{service=\"izin-uji\",event=\"submitted\"}"], equals: 3)
        expect(found["mppd_events_total{service=\"izin-uji\",event=\"acted\"}"], equals: 3)
        expect(found["mppd_cases_past_due{service=\"izin-uji\"}"] == nil && found["mppd_timers_due"] == 0)
        expect(try #require(found["mppd_timers"]) > 0 && found["mppd_timers_failing"] == 0)

        // One is granted in its five working days, the other after them.
        for (number, now) in [(numbers[1], Trial.start), (numbers[2], Trial.instant(2026, 3, 30, 9))] {
            try await trial.test { client in
                let counter = try await client.logIn("loket")
                try await expect(
                    client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter).status, equals: 200)
                trial.now = now
                if now > Trial.start {
                    let late = await Self.samples(trial)
                    expect(late["mppd_cases_past_due{service=\"izin-uji\"}"], equals: 1)
                }
                try await expect(client.act(number, "tanda_tangan", "done", try await client.logIn("kepala")).status, equals: 200)
            }
        }
        found = await Self.samples(trial)
        let promise = "mppd_promises_total{service=\"izin-uji\",promise=\"sla\",outcome="
        expect(found["\(promise)\"kept\"}"] == 1 && found["\(promise)\"broken\"}"] == 1, "\(found.keys.filter { $0.contains("promise") })")
        expect(found["mppd_cases{service=\"izin-uji\",state=\"granted\"}"], equals: 2)
        expect(found["mppd_cases_past_due{service=\"izin-uji\"}"] == nil)
    }

    /// What is rolled back never happened.
    @Test func aRefusedEventIsNotCounted() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            try await expect(client.act(number, "pemeriksaan", "lengkap", try await client.logIn("loket")).status, equals: 403)
        }
        let found = await Self.samples(trial)
        expect(found["mppd_events_total{service=\"izin-uji\",event=\"submitted\"}"], equals: 1)
        expect(found["mppd_events_total{service=\"izin-uji\",event=\"acted\"}"] == nil)
    }

    @Test func requestsAreTimedByTheirPattern() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let (number, own) = try await client.file()
            for _ in 0..<4 { try await expect(client.call(.get, "/api/v1/cases/\(number)", own).status, equals: 200) }
            try await expect(client.call(.get, "/api/v1/cases/\(number)").status, equals: 404)
            try await expect(client.call(.get, "/tidak/ada").status, equals: 404)
            _ = try await client.call(.init("ANEH")!, "/")
        }
        let found = await Self.samples(trial)
        let route = "method=\"GET\",route=\"/api/v1/cases/{number}\""
        expect(
            found["mppd_http_requests_total{\(route),status=\"200\"}"] == 4
                && found["mppd_http_requests_total{\(route),status=\"404\"}"] == 1)
        expect(found["mppd_http_request_duration_seconds_count{\(route)}"], equals: 5)
        expect(found["mppd_http_request_duration_seconds_bucket{\(route),le=\"+Inf\"}"], equals: 5)
        expect(found["mppd_http_requests_total{method=\"GET\",route=\"-\",status=\"404\"}"], equals: 1)
        expect(found.keys.contains { $0.contains("method=\"other\"") } && !found.keys.contains { $0.contains("ANEH") })
        expect(try #require(found["process_resident_memory_bytes"]) > 1_000_000)
    }

    /// Neither at the citizens' address, nor anything of them.
    @Test func nothingOfACitizenIsToldNorToCitizens() async throws {
        let trial = try await Trial()
        let (number, own) = try await trial.test { try await $0.file() }
        try await trial.test { client in
            let secret = try #require(own["Authorization"]?.split(separator: " ").last)
            _ = try await client.call(.get, "/lacak/\(number)/\(secret)")
            try await expect(client.call(.get, "/metrics").status, equals: 404)
            let text = await Gateway(Publication(trial.portal)).metricsText()
            expect(!text.contains("Sitti") && !text.contains(number) && !text.contains(secret), "\(text)")
        }
    }

    /// As a web server in front and a supervisor ask: whether the process lives, and whether it can work.
    @Test func healthIsTheProcessAndReadinessTheStore() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            for path in ["/api/v1/health", "/api/v1/ready"] {
                let answer = try await client.call(.get, path)
                expect(answer.status == 200 && answer.json["status"]?.string == "ok", "\(path)")
            }
            try trial.portal.store.close()
            try await expect(client.call(.get, "/api/v1/health").status, equals: 200)
            let ready = try await client.call(.get, "/api/v1/ready")
            expect(ready.status == 503 && ready.json["type"]?.string == "urn:mpp:problem:store-unavailable")
        }
    }

    /// A store that does not answer holds up neither a supervisor nor what is told of the other regions.
    @Test func whoAsksHowTheStoreIsDoesNotWaitForIt() async throws {
        let trial = try await Trial()
        let store = trial.portal.store
        let held = DispatchSemaphore(value: 0)
        let waited = await store.promptly(.contents, within: .milliseconds(50)) { _ in
            held.wait()
            return 1
        }
        expect(waited, equals: nil)
        // While it hangs, no further one of its kind takes a connection; others do.
        let further = await store.promptly(.contents, within: .seconds(600)) { _ in 1 }
        expect(further, equals: nil)
        await expect(store.promptly(.readiness, within: .seconds(600)) { _ in 1 }, equals: 1)
        held.signal()
        var again: Int?
        while again == nil { again = await store.promptly(.contents, within: .seconds(600)) { _ in 1 } }
        expect(again, equals: 1)
        let failed = await store.promptly(.sizes) { try Int.fetchOne($0, sql: "SELECT x FROM nothing") }
        expect(failed == nil)
    }

    @Test func withoutItsStoreItSaysSo() async throws {
        let trial = try await Trial()
        try await trial.tamper("DROP TABLE checkpoint_heads; DROP TABLE checkpoints")
        let found = await Self.samples(trial)
        expect(found["mppd_store_up"] == 0 && found["mppd_cases{service=\"izin-uji\",state=\"open\"}"] == nil)
    }

    @Test(arguments: [
        ("9073", "127.0.0.1:9073"), ("10.0.0.5:9073", "10.0.0.5:9073"), ("[::1]:0", "[::1]:0"), ("localhost:65535", "localhost:65535"),
        ("65536", nil), ("-1", nil), (":9073", nil), ("::1:9073", nil), ("[]:1", nil), ("abc", nil), ("127.0.0.1:", nil), ("", nil),
    ])
    func anAddressIsReadAsItIsWritten(text: String, expected: String?) { expect(ListenAddress(text)?.description, equals: expected) }
}
