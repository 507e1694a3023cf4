import Expectations
import Foundation
import Server
import ServiceIR
import Synchronization
import Testing

/// Who may read a case hears of its changes as they come.
@Suite struct CaseStreamTests {
    private static func trial(most: Int = 10) async throws -> Trial {
        var limits = StreamLimits()
        limits.most = most
        limits.mostOfCase = 2
        limits.pause = .milliseconds(20)
        limits.heartbeat = .milliseconds(100)
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML]), streams: limits)
        try await trial.officers()
        return trial
    }

    /// The events of a stream: id, type and data.
    private static func events(_ text: String) -> [(id: String, type: String, data: JSONValue)] {
        text.components(separatedBy: "\n\n").compactMap { block in
            var fields: [String: String] = [:]
            for line in block.split(separator: "\n") where !line.hasPrefix(":") {
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                if parts.count == 2 { fields[parts[0]] = parts[1].trimmingCharacters(in: .whitespaces) }
            }
            guard let id = fields["id"], let data = fields["data"] else { return nil }
            return (id, fields["event"] ?? "", (try? JSONValue(parsing: Array(data.utf8))) ?? .null)
        }
    }

    private final class Refusals: Sendable { let count = Mutex(0) }

    /// Whether nothing more came for a while, which is told too.
    private static func beats(_ text: String) -> Bool { text.hasSuffix("\n\n:\n\n") }

    @Test func changesAreToldAsTheyCome() async throws {
        let trial = try await Self.trial()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let examiner = try await client.logIn("pemeriksa")
            let path = "/api/v1/cases/\(number)/changes"
            let both: @Sendable (String) -> Bool = { $0.contains("\nid: 2\n") && Self.beats($0) }
            let all = ["Last-Event-ID": "0"]
            async let heard = client.call(.get, path, own.merging(all) { $1 }, enough: both)
            async let desk = client.call(.get, path, examiner.merging(all) { $1 }, enough: both)
            try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)
            for answer in [try await heard, try await desk] {
                expect(answer.status == 200 && answer.header("Content-Type") == "text/event-stream", "\(answer.text)")
                expect(answer.header("Cache-Control") == "no-store")
                let events = Self.events(answer.text)
                expect(events.map(\.id), equals: ["1", "2"])
                expect(events.allSatisfy { $0.type == "change" && $0.data["case"]?.string == number })
                expect(events.last?.data["revision"]?.int == 2 && events.last?.data["at"]?.string == "2026-03-09T09:00:00+08:00")
                expect(answer.text.hasPrefix("retry: "))
            }
            // Who was away hears of what she missed, and of nothing twice.
            func since(_ id: String) async throws -> [String] {
                Self.events(try await client.call(.get, path, own.merging(["Last-Event-ID": id]) { $1 }, enough: Self.beats).text).map(\.id)
            }
            try await expect(since("0"), equals: ["1", "2"])
            try await expect(since("1"), equals: ["2"])
            try await expect(since("2"), equals: [])
            for wrong in ["x", "-1"] {
                let refused = try await client.call(.get, path, own.merging(["Last-Event-ID": wrong]) { $1 })
                expect(refused.status, equals: 400, "\(refused.text)")
            }
        }
    }

    @Test func nobodyElseHearsOfIt() async throws {
        let trial = try await Self.trial()
        try await trial.test { client in
            let number = try await client.file().number
            let other = try await client.file().own
            let stranger = try await client.logIn("orang_luar")
            let path = "/api/v1/cases/\(number)/changes"
            for headers in [[:], other, stranger, ["Authorization": "Bearer salah"]] {
                let answer = try await client.call(.get, path, headers)
                expect([401, 404].contains(answer.status), "\(answer.text)")
            }
        }
    }

    @Test func streamsAreBounded() async throws {
        let trial = try await Self.trial(most: 3)
        try await trial.test { client in
            let (first, second) = (try await client.file(), try await client.file())
            // What was let in stays until the others were refused.
            let refused = Refusals()
            let statuses = try await withThrowingTaskGroup(of: (Bool, Int).self) { group in
                for (isFirst, one) in [(true, first), (true, first), (true, first), (false, second), (false, second)] {
                    group.addTask {
                        let answer = try await client.call(.get, "/api/v1/cases/\(one.number)/changes", one.own) { _ in
                            refused.count.withLock { $0 } >= 2
                        }
                        if answer.status != 200 { refused.count.withLock { $0 += 1 } }
                        return (isFirst, answer.status)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            // Two of one case at most, three in all.
            expect(statuses.filter { $0.0 && $0.1 == 200 }.count <= 2)
            expect(statuses.filter { $0.1 == 200 }.count == 3 && statuses.filter { $0.1 == 503 }.count == 2, "\(statuses)")
            // What has ended makes room.
            let again = try await client.call(.get, "/api/v1/cases/\(first.number)/changes", first.own, enough: Self.beats)
            expect(again.status, equals: 200)
        }
    }
}
