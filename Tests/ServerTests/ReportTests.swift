import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// How the work goes, as the head of an agency reads it.
@Suite struct ReportTests {
    /// One case that kept its promise, one that did not, one refused before any was given, one that nobody has looked at, one that waits for its
    /// signature too long.
    private func work(_ trial: Trial, _ client: PortalClient) async throws {
        try await trial.officers()
        for place in 0..<5 {
            let (number, _) = try await client.file(luas: Int64(place + 1))
            if place == 3 { continue }
            let examiner = try await client.logIn("pemeriksa")
            let (action, reason) = place == 2 ? ("tolak", "Tidak sesuai") : ("lengkap", nil)
            try await expect(client.act(number, "pemeriksaan", action, examiner, reason: reason).status, equals: 200)
            if place == 2 { continue }
            let payment: JSONValue = ["step": "bayar", "receipt": "B"]
            try await expect(
                client.post("/api/v1/cases/\(number)/payments", payment, try await client.logIn("loket")).status, equals: 200)
            if place == 4 { continue }
            if place == 1 {
                trial.now = Trial.instant(2026, 3, 30, 9)
                while try await trial.portal.registry.fireNextDue() {}
            }
            try await expect(client.act(number, "tanda_tangan", "done", try await client.logIn("kepala")).status, equals: 200)
            if place == 1 { trial.now = Trial.instant(2026, 3, 10, 9) }
        }
        trial.now = Trial.instant(2026, 3, 30, 9)
    }

    @Test func promisesAreCountedByServiceAndStep() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            try await work(trial, client)
            let head = try await client.logIn("kepala")
            let report = try await client.call(.get, "/api/v1/report", head).json
            func count(_ key: String) -> Int? { report["services"]?[0]?[key]?.int }
            expect(report["agencies"]?.array?.compactMap(\.string), equals: ["dinas"])
            expect(report["services"]?.array?.count, equals: 1)
            expect([count("received"), count("done"), count("kept"), count("broken")], equals: [5, 3, 1, 2], "\(report)")
            expect(report["all"]?["broken"]?.int, equals: 2)
            let steps = report["steps"]?.array ?? []
            expect(steps.compactMap { $0["step"]?.string }, equals: ["pemeriksaan", "bayar", "tanda_tangan"])
            expect(steps.compactMap { $0["begun"]?.int }, equals: [5, 3, 3])
            expect(steps.compactMap { $0["late"]?.int }, equals: [0, 0, 1])
            expect(steps.compactMap { $0["waiting"]?.int }, equals: [1, 0, 1])
            // The open ones were filed on the tenth: twenty days ago.
            expect(report["open"]?.array?.compactMap { $0["count"]?.int }, equals: [0, 2, 0, 0])

            // Of other days nothing was received; what is open waits still.
            let before = try await client.call(.get, "/api/v1/report?from=2026-01-01&until=2026-03-08", head).json
            expect(before["all"]?["received"]?.int, equals: 0)
            expect(before["open"]?.array?.compactMap { $0["count"]?.int }, equals: [0, 2, 0, 0])
            let first = try await client.call(.get, "/api/v1/report?from=2026-03-09&until=2026-03-09", head).json
            expect(first["all"]?["received"]?.int, equals: 2)
        }
    }

    @Test func theHeadOfAnAgencyReadsItAndWhoStandsIn() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            for (role, status) in [("kepala", 200), ("sekretaris", 200), ("pemeriksa", 403), ("orang_luar", 403), ("lurah", 403)] {
                let officer = try await client.logIn(role)
                for path in ["/api/v1/report", "/api/v1/report.csv", "/petugas/ringkasan", "/petugas/ringkasan.csv"] {
                    try await expect(client.call(.get, path, officer).status, equals: status, "\(role) \(path)")
                }
                let inbox = try await client.call(.get, "/petugas", officer).text
                expect(inbox.contains("href=\"/petugas/ringkasan\""), equals: status == 200, "\(role)")
            }
            try await expect(client.call(.get, "/api/v1/report").status, equals: 401)
            try await expect(client.call(.get, "/petugas/ringkasan").status, equals: 303)
            let head = try await client.logIn("kepala")
            for days in ["from=kemarin", "from=2026-03-09&until=2026-03-08", "from=2024-01-01&until=2026-03-08"] {
                try await expect(client.call(.get, "/api/v1/report?\(days)", head).status, equals: 400, "\(days)")
            }
        }
    }

    @Test func thePageShowsItWithBars() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            try await work(trial, client)
            let head = try await client.logIn("kepala")
            let page = try await client.call(.get, "/petugas/ringkasan?lang=en", head).text
            PageTests.judge(page, "/petugas/ringkasan")
            for part in ["Promises kept", "(33 %)", "Tanda tangan", "width=\"33\""] {
                expect(page.contains(part), "\(part)")
            }
            expect(page.contains("/petugas/ringkasan.csv?dari=2026-01-01&amp;sampai=2026-03-30"))
        }
    }

    /// A name that a spreadsheet would compute stays a name.
    @Test func theTableHoldsNoFormula() async throws {
        let hostile = "'=HYPERLINK(\"http://x.example\";\"a\")'"
        let service = Trial.serviceYAML.replacing("{ id: Izin Uji, en: Test permit }", with: "{ id: \(hostile), en: \(hostile) }")
        let trial = try await Trial(service: service.replacing("name: Pemeriksaan\n", with: "name: '＋1, @SUM'\n"))
        try await trial.test { client in
            try await work(trial, client)
            let answer = try await client.call(.get, "/api/v1/report.csv", try await client.logIn("kepala"))
            let lines = answer.text.split(separator: "\r\n", omittingEmptySubsequences: true).map(String.init)
            expect(answer.body.starts(with: [0xEF, 0xBB, 0xBF]) && answer.header("Content-Type") == "text/csv; charset=utf-8")
            expect(lines.count, equals: 5, "\(answer.text)")
            expect(
                lines[1],
                equals:
                    "\"Dinas Uji\",\"'=HYPERLINK(\"\"http://x.example\"\";\"\"a\"\")\",\"\",\"5\",\"3\",\"1\",\"2\",\"\",\"\",\"\",\"0\""
                    + String(repeating: ",\"\"", count: 11))
            expect(lines[2].contains(",\"'＋1, @SUM\",") && lines[2].contains(",\"5\",\"1\",\"0\","), "\(lines[2])")
        }
    }
}
