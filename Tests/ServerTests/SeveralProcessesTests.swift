import Expectations
import Runtime
import Server
import ServiceIR
import Testing

/// Two portals over one database of a server, as two processes have it.
@Suite(.enabled(if: !Trial.isEmbedded, "a file is served by one process")) struct SeveralProcessesTests {
    private static func pair(_ service: String = Trial.serviceYAML) async throws -> [Trial] {
        let first = try await Trial(service: service)
        try await first.officers()
        return [first, try await Trial(service: service, folder: first.folder)]
    }

    /// Files so many cases at each portal, all at once.
    private static func file(_ count: Int, _ trials: [Trial]) async throws -> [String] {
        try await withThrowingTaskGroup(of: String.self) { group in
            for trial in trials {
                for _ in 0..<count { group.addTask { try await trial.test { try await $0.file().number } } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private static func events(_ trial: Trial, like pattern: String) async throws -> [String] {
        try await trial.portal.store.read {
            try String.fetchAll($0, sql: "SELECT event FROM journal WHERE event LIKE ? ORDER BY case_id, number", arguments: [pattern])
        }
    }

    @Test func numbersAreDrawnWithoutGapsAndDoubles() async throws {
        let trials = try await Self.pair()
        let numbers = try await Self.file(15, trials)
        expect(Set(numbers), equals: Set((1...30).map { "7307-2026-0000\($0 < 10 ? "0" : "")\($0)" }))
        try await expect(trials[0].faults(), equals: [])
    }

    /// Outputs have numbers of their own, drawn where two officers sign at once.
    @Test func lettersAreNumberedWithoutGapsAndDoubles() async throws {
        let trials = try await Self.pair()
        let numbers = try await Self.file(4, trials).sorted()
        try await trials[0].test { client in
            let (inspector, counter) = (try await client.logIn("pemeriksa"), try await client.logIn("loket"))
            for number in numbers {
                try await expect(client.act(number, "pemeriksaan", "lengkap", inspector).status, equals: 200)
                try await expect(
                    client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter).status, equals: 200)
            }
        }
        let head = try await trials[0].test { try await $0.logIn("kepala") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, number) in numbers.enumerated() {
                group.addTask {
                    try await trials[place % 2].test { client in
                        try await expect(client.act(number, "tanda_tangan", "done", head).status, equals: 200)
                    }
                }
            }
            try await group.waitForAll()
        }
        let drawn = try await trials[0].portal.store.read { try Int.fetchAll($0, sql: "SELECT seq FROM output_numbers ORDER BY seq") }
        expect(drawn, equals: Array(1...8))
        try await expect(trials[0].faults(), equals: [])
    }

    /// Of two officers at two processes one wins; the other hears that the case has gone on.
    @Test func ofTwoOfficersExactlyOneWins() async throws {
        let trials = try await Self.pair()
        let numbers = try await Self.file(5, trials)
        let officer = try await trials[0].test { try await $0.logIn("pemeriksa") }
        for number in numbers {
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for (trial, action) in zip(trials, ["lengkap", "tolak"]) {
                    group.addTask {
                        try await trial.test { client in
                            let act: JSONValue = [
                                "step": "pemeriksaan", "action": .string(action), "reason": "Uji", "revision": 1,
                            ]
                            return try await client.post("/api/v1/cases/\(number)/acts", act, officer).status
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            expect(statuses.sorted(), equals: [200, 409], "\(number)")
        }
        try await expect(Self.events(trials[0], like: "acted %").count, equals: 10)
        try await expect(trials[0].faults(), equals: [])
    }

    /// A request that comes to two processes at once is done once, and both give the same answer.
    @Test func oneKeyIsOneRequest() async throws {
        let trials = try await Self.pair()
        for round in 0..<5 {
            let submission = try await trials[0].test { try await $0.submission() }
            let key = ["Idempotency-Key": "kunci-yang-sama-\(round)"]
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for trial in trials {
                    group.addTask { try await trial.test { try await $0.post("/api/v1/services/izin-uji/cases", submission, key) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            expect(answers.map(\.status) == [201, 201] && answers[0].json == answers[1].json, "\(answers.map(\.text))")
        }
        try await expect(Self.events(trials[0], like: "submitted").count, equals: 5)
    }

    @Test func eachTimerFiresOnce() async throws {
        let trials = try await Self.pair()
        let numbers = try await Self.file(6, trials)
        try await trials[0].test { client in
            let officer = try await client.logIn("pemeriksa")
            for number in numbers { try await expect(client.act(number, "pemeriksaan", "lengkap", officer).status, equals: 200) }
        }
        for trial in trials { trial.now = Trial.instant(2026, 4, 9, 9) }
        let fired = try await withThrowingTaskGroup(of: Int.self) { group in
            for trial in trials {
                for _ in 0..<2 {
                    group.addTask {
                        var count = 0
                        while try await trial.portal.registry.fireNextDue() { count += 1 }
                        return count
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        expect(fired, equals: numbers.count)
        let ended = try await trials[0].portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases WHERE ended = 'lapsed'") }
        expect(ended, equals: numbers.count)
        let events = try await Self.events(trials[0], like: "timer %")
        expect(events.count == numbers.count * Set(events).count, "\(events)")
        try await expect(trials[0].faults(), equals: [])
    }

    /// Connections are cut again and again while cases are filed: whoever asks again with the same key has one case.
    @Test func cutConnectionsLoseNothing() async throws {
        let trials = try await Self.pair()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<20 {
                    try await Task.sleep(for: .milliseconds(30))
                    try trials[0].cutConnections()
                }
            }
            for place in 0..<20 {
                let trial = trials[place % 2]
                group.addTask {
                    let key = ["Idempotency-Key": "kunci-permohonan-\(place)"]
                    var submission: JSONValue?
                    for _ in 0..<200 where submission == nil { submission = try? await trial.test { try await $0.submission() } }
                    let sent = try #require(submission)
                    for _ in 0..<200 {
                        let answer = try await trial.test { try await $0.post("/api/v1/services/izin-uji/cases", sent, key) }
                        if answer.status == 201 { return }
                        expect(answer.status, equals: 503, "\(answer.text)")
                        try await Task.sleep(for: .milliseconds(10))
                    }
                    expect(false, "no answer")
                }
            }
            try await group.waitForAll()
        }
        let numbers = try await trials[0].portal.store.read { try String.fetchAll($0, sql: "SELECT number FROM cases ORDER BY number") }
        expect(numbers.count == 20 && numbers.last?.hasSuffix("000020") == true, "\(numbers)")
        try await expect(trials[0].faults(), equals: [])
    }

    /// Of the processes that begin at once over an empty database one makes the tables.
    @Test func manyMayBeginAtOnce() async throws {
        let first = try await Trial()
        let folder = first.folder + "/baru"
        _ = try Trial.address(in: folder)
        let trials = try await withThrowingTaskGroup(of: Trial.self) { group in
            for _ in 0..<4 { group.addTask { try await Trial(folder: folder) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try await expect(trials[0].faults(), equals: [])
    }

    /// No text of PostgreSQL's holds a zero: one that is sent is no fault of the server.
    @Test func aZeroInATextIsNoFault() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            try await expect(client.call(.get, "/api/v1/cases/7307%00", ["Authorization": "Bearer rahasia"]).status, equals: 404)
            let sent: JSONValue = [
                "applicant": "person", "channel": "online",
                "form": ["pemohon": ["nama": "Sit\u{0}ti"], "usaha": ["luas": 12, "bising": false]],
                "documents": ["ktp": ["file": .string(try await client.upload())]],
            ]
            let answer = try await client.post("/api/v1/services/izin-uji/cases", sent)
            expect(answer.status == 201 || answer.status == 422, "\(answer.text)")
        }
        try await expect(trial.faults(), equals: [])
    }

    /// Another program's tables are left alone, and so are those of a later version.
    @Test func whatIsNotOursIsRefused() async throws {
        let trial = try await Trial()
        try await trial.tamper("INSERT INTO mppd_migrations (name) VALUES ('kelak')")
        await #expect(throws: StoreError.self) { try await Trial(folder: trial.folder) }
        let other = try await Trial()
        try await other.tamper("ALTER TABLE mppd_migrations RENAME TO buku")
        await #expect(throws: StoreError.self) { try await Trial(folder: other.folder) }
    }
}
