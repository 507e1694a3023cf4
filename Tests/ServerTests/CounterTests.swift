import Expectations
import Server
import ServiceDSL
import ServiceIR
import Testing

/// Numbers of the counters: without gaps or doubles, called in order, gone the next day.
@Suite struct CounterTests {
    private static let form = ["Content-Type": "application/x-www-form-urlencoded"]

    private static func trial(folder: String? = nil) async throws -> Trial {
        let counters = """
            counters:
              umum: { name: { id: Loket umum, en: General counter }, agency: dinas, letter: A }
              lain: { name: Loket lain, agency: lain, letter: B }
            """
        let sources = Trial.sources([Trial.serviceYAML], catalog: "\(Trial.catalogYAML)\n\(counters)\n")
        let trial = try await Trial(sources: sources, folder: folder)
        if folder == nil { try await trial.officers() }
        return trial
    }

    private static func take(_ trial: Trial, _ counter: CounterID = "umum") async throws -> Int {
        try await trial.portal.registry.takeTicket(at: counter, key: Secret.make(), caller: "-")
    }

    @Test func manyAtOnceGetOneNumberEach() async throws {
        let first = try await Self.trial()
        // On a server, two processes draw at once.
        let trials = Trial.isEmbedded ? [first] : [first, try await Self.trial(folder: first.folder)]
        let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
            for turn in 0..<40 { group.addTask { try await Self.take(trials[turn % trials.count]) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        expect(numbers.sorted(), equals: Array(1...40))
        let called = try await withThrowingTaskGroup(of: Int.self) { group in
            for turn in 0..<40 {
                group.addTask {
                    try await trials[turn % trials.count].portal.registry.callTicket(
                        at: "umum", to: "Meja \(turn % 3)", again: false, key: Secret.make(), caller: "officer:1")
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        expect(called.sorted(), equals: Array(1...40))
        try await expect(first.portal.registry.line(at: "umum").waiting, equals: 0)
        try await expect(first.portal.registry.line(at: "lain").given, equals: 0)
    }

    @Test func aNumberIsGoneTheNextDay() async throws {
        let trial = try await Self.trial()
        try await expect([Self.take(trial), Self.take(trial), Self.take(trial, "lain")], equals: [1, 2, 1])
        try await trial.test { client in
            try await expect(client.call(.get, "/antrean/umum/2").status, equals: 200)
            trial.now = Trial.instant(2026, 3, 10, 8)
            try await expect(client.call(.get, "/antrean/umum/2").status, equals: 404)
            try await expect(Self.take(trial), equals: 1)
            try await trial.portal.sweep()
            let rows = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM counter_lines") }
            expect(rows, equals: 1)
        }
    }

    /// A number's page renews itself until it is called, unless whoever reads it stops that; outside opening hours it says so.
    @Test func aNumberKeepsItsHolderInformed() async throws {
        let trial = try await Self.trial()
        _ = try await Self.take(trial)
        try await trial.test { client in
            let open = try await client.call(.get, "/antrean/umum/1")
            PageTests.judge(open.text, "ticket")
            expect(open.header("Refresh") == "20" && !open.text.contains("Di luar jam layanan"), "\(open.text)")
            try await expect(client.call(.get, "/antrean/umum/1?diam=1").header("Refresh"), equals: nil)
            trial.now = Trial.instant(2026, 3, 9, 18)
            for path in ["/antrean", "/antrean/umum/1"] {
                let shut = try await client.call(.get, path).text
                expect(shut.contains("Di luar jam layanan") && shut.contains("Senin–Jumat 08:00–12:00, 13:00–16:00"), "\(shut)")
            }
            let screen = try await client.call(.get, "/antrean/layar").text
            expect(!screen.contains("<header") && !screen.contains("<footer"), "a screen on a wall has a menu")
        }
    }

    /// Pressed twice, the button gives one number; so does a program's key.
    @Test func twiceIsOnce() async throws {
        let trial = try await Self.trial()
        try await trial.test { client in
            let page = try await client.call(.get, "/antrean")
            PageTests.judge(page.text, "counters")
            let key = try #require(PageTests.inputs("kunci", in: page.text).first)
            let places = try await (0..<2).asyncMap { _ in
                try await client.call(.post, "/antrean/umum", Self.form, body: Array("kunci=\(key)".utf8)).header("Location")
            }
            expect(places, equals: ["/antrean/umum/1", "/antrean/umum/1"])
            let headers = ["Idempotency-Key": "kunci-antrean-berulang"]
            let first = try await client.post("/api/v1/counters/umum/tickets", [:], headers)
            let again = try await client.post("/api/v1/counters/umum/tickets", [:], headers)
            expect(first.status == 201 && first.json["ticket"]?.string == "A-002" && first.json["ahead"]?.int == 1, "\(first.text)")
            expect(again.json, equals: first.json)
            try await expect(client.post("/api/v1/counters/tidak-ada/tickets", [:]).status, equals: 404)
        }
    }

    @Test func theCounterCallsAndTheScreenShows() async throws {
        let trial = try await Self.trial()
        for _ in 0..<3 { _ = try await Self.take(trial) }
        try await trial.test { client in
            var officer = try await client.logIn("loket")
            officer["Content-Type"] = "application/x-www-form-urlencoded"
            let list = try await client.call(.get, "/petugas/loket", officer)
            PageTests.judge(list.text, "own counters")
            expect(list.text.contains("Loket umum") && !list.text.contains("Loket lain"))
            expect(list.text.contains("<ul class=\"cards\">") && list.text.contains("Dinas Uji · 3 nomor menunggu"), "\(list.text)")
            let page = try await client.call(.get, "/petugas/loket/umum", officer)
            PageTests.judge(page.text, "calling")
            expect(page.text.contains("3 nomor menunggu"))
            func press(_ button: String, _ desk: String, key: String = Secret.make(), _ headers: [String: String]) async throws -> Answer {
                let shown = try await client.call(.get, "/petugas/loket/umum", headers)
                let token = PageTests.inputs("csrf", in: shown.text).first ?? ""
                let body = "csrf=\(token)&kunci=\(key)&meja=\(desk)&tombol=\(button)"
                return try await client.call(.post, "/petugas/loket/umum", headers, body: Array(body.utf8))
            }
            try await expect(press("panggil", "", officer).status, equals: 422)
            let key = Secret.make()
            let called = try await press("panggil", "Meja+2", key: key, officer)
            expect(called.status == 303 && called.header("Location") == "/petugas/loket/umum?meja=Meja%202", "\(called.text)")
            // The same press again calls nobody else.
            _ = try await press("panggil", "Meja+2", key: key, officer)
            let screen = try await client.call(.get, "/antrean/layar")
            PageTests.judge(screen.text, "screen")
            expect(screen.text.contains("A-001") && screen.text.contains("Meja 2") && !screen.text.contains("A-002"))
            expect(screen.header("Refresh"), equals: "5")
            try await expect(client.call(.get, "/antrean/layar?diam=1").header("Refresh"), equals: nil)
            try await expect(client.call(.get, "/antrean/umum/1").text.contains("Silakan ke Meja 2"))
            try await expect(client.call(.get, "/antrean/umum/3").text.contains("1 nomor sebelum Anda"))
            _ = try await press("panggil", "Meja+1", officer)
            // What desk 2 called last, once more: it stands first again.
            trial.now = Trial.instant(2026, 3, 9, 9, 5)
            try await expect(press("ulang", "Meja+2", officer).status, equals: 303)
            let calls = try await trial.portal.registry.line(at: "umum").calls
            expect(calls.map(\.number), equals: [1, 2])
            _ = try await press("panggil", "Meja+1", officer)
            let none = try await press("panggil", "Meja+1", officer)
            expect(none.status == 409 && none.text.contains("Tidak ada nomor yang menunggu"), "\(none.status)")
        }
    }

    @Test func onlyOfficersOfTheAgencyCall() async throws {
        let trial = try await Self.trial()
        _ = try await Self.take(trial)
        try await trial.test { client in
            let call: JSONValue = ["desk": "Meja 1"]
            try await expect(client.post("/api/v1/counters/umum/calls", call).status, equals: 401)
            try await expect(client.post("/api/v1/counters/umum/calls", call, try await client.logIn("orang_luar")).status, equals: 403)
            let officer = try await client.logIn("loket")
            let called = try await client.post("/api/v1/counters/umum/calls", call, officer)
            expect(called.status == 200 && called.json["ticket"]?.string == "A-001", "\(called.text)")
            let again = try await client.post("/api/v1/counters/umum/calls", ["desk": "Meja 1", "again": true], officer)
            expect(again.json["number"]?.int, equals: 1)
            try await expect(client.post("/api/v1/counters/umum/calls", call, officer).status, equals: 409)
            let list = try await client.call(.get, "/api/v1/counters").json["counters"]?.array ?? []
            expect(list.first?["waiting"]?.int == 0 && list.first?["calls"]?.array?.first?["desk"]?.string == "Meja 1", "\(list)")
        }
    }

    @Test func aLineHasABound() async throws {
        let trial = try await Self.trial()
        let day = try #require(CivilDate(year: 2026, month: 3, day: 9)).dayNumber
        try await trial.portal.store.write { db in
            try db.execute(
                sql: "INSERT INTO counter_lines (counter, day, given, called) VALUES ('umum', ?, ?, 0)",
                arguments: [day, Tickets.mostWaiting])
        }
        try await trial.test { client in
            let full = try await client.post("/api/v1/counters/umum/tickets", [:])
            expect(full.status == 409 && full.text.contains("line-full"), "\(full.text)")
        }
    }
}

extension Range<Int> {
    fileprivate func asyncMap<T>(_ body: (Int) async throws -> T) async throws -> [T] {
        var result: [T] = []
        for element in self { result.append(try await body(element)) }
        return result
    }
}
