import Expectations
import Foundation
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

    /// What is filled in meanwhile is told as not sent, with the way back to the case; whether there is one by that number is not said.
    @Test func whatIsSentAfterwardsIsToldAsNotSent() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let number = try await client.file().number
            let form = ["Content-Type": "application/x-www-form-urlencoded"]
            var pages: [String] = []
            for asked in [number, "7307-2026-999999"] {
                for action in ["perbaikan", "tindakan", "survei"] {
                    let refused = try await client.call(.post, "/lacak/\(asked)/\(action)", form, body: Array("csrf=x".utf8))
                    expect(refused.status, equals: 404)
                    PageTests.judge(refused.text, action)
                    expect(refused.text.contains("Yang baru Anda isi belum terkirim. Buka lagi dengan nomor dan kuncinya."))
                    expect(refused.text.contains("name=\"nomor\" autocomplete=\"off\" value=\"\(asked)\""), "\(refused.text)")
                    pages.append(refused.text.replacingOccurrences(of: asked, with: "N"))
                }
            }
            expect(Set(pages).count, equals: 1, "\(pages)")
            let english = try await client.call(.post, "/lacak/\(number)/perbaikan?lang=en", form, body: Array("csrf=x".utf8))
            expect(english.text.contains("What you have just filled in was not sent."), "\(english.text)")
        }
    }
}
