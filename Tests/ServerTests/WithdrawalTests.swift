import Expectations
import Server
import ServiceIR
import Testing

/// The page asks once more before an application is withdrawn.
@Suite struct WithdrawalTests {
    @Test func withdrawnOnlyWhenSaidTwice() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let browser = try await client.openCase(number, own).merging(["Content-Type": "application/x-www-form-urlencoded"]) { $1 }
            func send(_ page: Answer, _ more: String = "") async throws -> Answer {
                let fields = try ["csrf", "kunci", "revisi"].map { "\($0)=\(try #require(PageTests.inputs($0, in: page.text).last))" }
                return try await client.call(
                    .post, "/lacak/\(number)/tarik", browser, body: Array((fields.joined(separator: "&") + more).utf8))
            }
            func isEnded() async throws -> Bool { try await client.call(.get, "/api/v1/cases/\(number)", own).json["end"] != nil }
            let asked = try await send(try await client.call(.get, "/lacak/\(number)", browser))
            PageTests.judge(asked.text, "withdrawal")
            expect(asked.status == 200 && asked.text.contains("Yakin menarik"), "\(asked.text)")
            try await expect(isEnded(), equals: false)
            try await expect(send(asked, "&pasti=ya").status, equals: 303)
            try await expect(isEnded(), equals: true)
        }
    }
}
