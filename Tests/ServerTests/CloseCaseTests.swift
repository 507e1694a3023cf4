import Expectations
import Server
import ServiceIR
import Testing

/// On a shared computer a case is closed by who opened it.
@Suite struct CloseCaseTests {
    @Test func closedItOpensOnlyByItsSecret() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let browser = try await client.openCase(number, own).merging(["Content-Type": "application/x-www-form-urlencoded"]) { $1 }
            let page = try await client.call(.get, "/lacak/\(number)", browser)
            expect(page.status == 200 && page.text.contains("action=\"/lacak/\(number)/tutup\""))
            // Nobody else has it closed.
            let forged = try await client.call(.post, "/lacak/\(number)/tutup", browser, body: Array("csrf=x".utf8))
            expect(forged.status, equals: 403)
            try await expect(client.call(.get, "/lacak/\(number)", browser).status, equals: 200)
            let token = try #require(PageTests.inputs("csrf", in: page.text).last)
            let closed = try await client.call(.post, "/lacak/\(number)/tutup", browser, body: Array("csrf=\(token)".utf8))
            expect(closed.status == 303 && closed.header("Location") == "/lacak", "\(closed.text)")
            // Also where the browser kept the cookie.
            try await expect(client.call(.get, "/lacak/\(number)", browser).status, equals: 303)
        }
    }
}
