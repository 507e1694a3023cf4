import Expectations
import Server
import ServiceIR
import Testing

/// The survey of satisfaction at the end of a case: once, apart from the case, added up exactly.
@Suite struct SurveyTests {
    private static func body(_ score: Int64, _ changes: [String: JSONValue] = [:]) -> JSONValue {
        var members = JSONObject(SurveyElement.allCases.map { (ID($0.rawValue), .integer(score)) })
        for (key, value) in changes { members[ID(key)] = value }
        return .object(members)
    }

    @Test func theIndexIsExactAndTheGradeThatOfTheRoundedOne() {
        func index(_ sum: Int, of count: Int) -> Int {
            SurveyResult(count: count, sums: [sum] + [Int](repeating: 0, count: 8)).index
        }
        // Nine times 4 is 100.00, where a weight of 0.111 makes 99.90.
        expect(SurveyResult(count: 7, sums: [Int](repeating: 28, count: 9)).index, equals: 10_000)
        expect(SurveyResult(count: 7, sums: [Int](repeating: 7, count: 9)).index, equals: 2_500)
        // 88.305 is on the way to 88.31.
        expect(index(158_949, of: 5_000), equals: 8_831)
        expect(index(158_948, of: 5_000), equals: 8_830)
        expect(SurveyResult(count: 3, sums: [11] + [Int](repeating: 9, count: 8)).index(of: 0), equals: 9_167)
        let grades = [2_500, 6_499, 6_500, 7_660, 7_661, 8_830, 8_831, 10_000].map { SurveyGrade(hundredths: $0).rawValue }
        expect(grades, equals: ["D", "D", "C", "C", "B", "B", "A", "A"])
    }

    @Test func answeredOnceAndShownFromFiveOn() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let head = try await client.logIn("kepala")
            func survey() async throws -> JSONValue? { try await client.call(.get, "/api/v1/report", head).json["survey"] }
            var last: (number: String, own: [String: String]) = ("", [:])
            for place in 0..<5 {
                let (number, own) = try await client.file()
                let path = "/api/v1/cases/\(number)/survey"
                try await expect(client.post(path, Self.body(4), own).status, equals: 409, "before its end")
                try await expect(client.post("/api/v1/cases/\(number)/withdraw", [:], own).status, equals: 200)
                try await expect(client.post(path, Self.body(4)).status, equals: 404, "without the secret")
                try await expect(client.post(path, Self.body(4, ["time": 5]), own).status, equals: 400)
                let long = JSONValue.string(String(repeating: "x", count: 1001))
                try await expect(client.post(path, Self.body(4, ["remark": long]), own).status, equals: 400)
                if place == 4 {
                    let result = try await survey()
                    expect(result?["least"] == 5 && result?["services"]?[0]?["answers"] == 4, "\(result ?? .null)")
                    expect(result?["services"]?[0]?["index"] == nil && result?["agencies"]?[0]?["grade"] == nil)
                    last = (number, own)
                    continue
                }
                let answer = Self.body(Int64(place) % 2 + 3, place == 0 ? ["remark": "Loket <b>penuh</b>"] : [:])
                try await expect(client.post(path, answer, own).status, equals: 204)
                try await expect(client.post(path, answer, own).status, equals: 409)
            }
            try await expect(
                client.post("/api/v1/cases/\(last.number)/survey", Self.body(4), try await client.logIn("pemeriksa")).status, equals: 403)

            // The fifth answers by the page.
            let secret = last.own["Authorization"]?.split(separator: " ").last.map(String.init) ?? ""
            let type = ["Content-Type": "application/x-www-form-urlencoded"]
            let opened = try await client.call(.post, "/lacak", type, body: Array("nomor=\(last.number)&kunci=\(secret)".utf8))
            let cookie = try #require(opened.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            let own = type.merging(["Cookie": cookie]) { $1 }
            let page = try await client.call(.get, "/lacak/\(last.number)", own)
            PageTests.judge(page.text, "survey")
            expect(page.text.contains("Ada tetapi tidak berfungsi") && page.text.contains("Sangat sopan dan ramah"))
            let csrf = try #require(PageTests.inputs("csrf", in: page.text).first)
            let some = SurveyElement.allCases.dropFirst().map { "survei.\($0.rawValue)=1" }.joined(separator: "&")
            let path = "/lacak/\(last.number)/survei"
            let half = try await client.call(.post, path, own, body: Array("csrf=\(csrf)&\(some)".utf8))
            PageTests.judge(half.text, "survey with an answer missing")
            expect(half.status == 422 && half.text.contains("href=\"#survei.requirements\""), "\(half.text)")
            expect(half.text.components(separatedBy: " checked").count - 1, equals: 8)
            let whole = Array("csrf=\(csrf)&survei.requirements=2&\(some)".utf8)
            for _ in 0..<2 { try await expect(client.call(.post, path, own, body: whole).status, equals: 303) }
            let thanks = try await client.call(.get, "/lacak/\(last.number)", own)
            expect(thanks.text.contains("sudah diisi") && !thanks.text.contains("survei.time"))

            // 9 × (3 + 4 + 3 + 4) + 10 = 136 of 45 scores: 75.555… and, of the first element, 16 of 5: 80.
            let result = try await survey()
            let service = try #require(result?["services"]?[0])
            expect(service["answers"] == 5 && service["index"]?.number == Decimal128("75.56") && service["grade"] == "C", "\(service)")
            expect(
                service["elements"]?["requirements"]?["index"]?.number == Decimal128("80") && service["remarks"] == ["Loket <b>penuh</b>"])
            expect(result?["agencies"]?[0]?["index"]?.number, equals: Decimal128("75.56"))
            let summary = try await client.call(.get, "/petugas/ringkasan", head).text
            PageTests.judge(summary, "/petugas/ringkasan")
            expect(summary.contains("75,56 (C, kurang baik)") && summary.contains("Loket &lt;b&gt;penuh&lt;/b&gt;"), "\(summary)")
            let table = try await client.call(.get, "/api/v1/report.csv", head).text
            expect(table.contains("\"5\",\"75,56\",\"C\",\"80,00\",\"75,00\""), "\(table)")

            // What was answered bears nothing of whose it is.
            let columns = try await trial.portal.store.read { try StoreTables.columns($0, of: "surveys") }
            expect(Set(columns), equals: Set(["id", "service", "day", "remark"] + (1...9).map { "u\($0)" }))
            let events = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM journal") }
            expect(events, equals: 10, "five were filed and withdrawn: the survey is no event of theirs")
            try await expect(trial.faults().isEmpty)
        }
    }
}
