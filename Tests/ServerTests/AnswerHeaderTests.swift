import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What every answer carries, and what an answer to a fault never tells.
@Suite struct AnswerHeaderTests {
    private static let paths = [
        "/", "/tidak-ada", "/api/v1/catalog", "/api/v1/tidak-ada", "/assets/mpp.css", "/masuk", "/lacak/x/y", "/api/v1/inbox",
    ]

    private static func policy(_ text: String) -> [String: String] {
        let parts = text.split(separator: ";").map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
        return Dictionary(parts.map { ($0[0], $0.count > 1 ? $0[1] : "") }, uniquingKeysWith: { first, _ in first })
    }

    @Test func everyAnswerCarriesTheSecurityHeaders() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            for path in Self.paths {
                let answer = try await client.call(.get, path)
                let text = try #require(answer.header("Content-Security-Policy"), "\(path)")
                let policy = Self.policy(text)
                expect(policy["default-src"] == "'none'" && policy["script-src"] == nil && !text.contains("unsafe"), "\(path)")
                expect(
                    policy["frame-ancestors"] == "'none'" && policy["base-uri"] == "'none'" && policy["form-action"] == "'self'", "\(path)")
                for (name, value) in [
                    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
                    ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
                ] { expect(answer.header(name), equals: value, "\(path)") }
                expect(answer.header("Strict-Transport-Security") == nil, "nobody said that it is reached by https")
            }
        }
    }

    /// No script and no style of the page's own stands in it: the policy would stop both.
    @Test func noPageHoldsAScript() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            for path in [
                "/", "/layanan/izin-uji", "/layanan/izin-uji/ajukan?lanjut=1&applicant=person", "/masuk", "/lacak", "/periksa",
                "/tidak-ada",
            ] {
                let text = try await client.call(.get, path).text
                let page = text.replacingOccurrences(of: "<script src=\"/assets/perangkat.js\" defer></script>", with: "")
                expect(page.contains("</html>") && !page.contains(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/), "\(path)")
            }
        }
    }

    @Test func whatIsReachedByHTTPSIsReachedByNothingElse() async throws {
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML]), isSecure: true)
        try await trial.test { client in
            for path in Self.paths {
                try await expect(client.call(.get, path).header("Strict-Transport-Security"), equals: "max-age=31536000", "\(path)")
            }
        }
    }

    /// A fault of ours is told as one, in the reader's words: no table, no path, no program, no place in the code.
    @Test func aFaultTellsNothingOfItself() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let (number, own) = try await trial.test { try await $0.file() }
        let officer = try await trial.test { try await $0.logIn("pemeriksa") }
        try await trial.tamper("DROP TABLE notices; DROP TABLE tasks; UPDATE cases SET state = '{rusak'")
        try await trial.test { client in
            for (path, headers) in [
                ("/pengumuman", [:]), ("/petugas", officer), ("/petugas/berkas/\(number)", officer), ("/api/v1/inbox", officer),
                ("/api/v1/cases/\(number)", own),
            ] {
                let answer = try await client.call(.get, path, headers)
                expect(answer.status, equals: 500, "\(path)")
                expect(answer.text.contains("Terjadi kesalahan di pihak kami"), "\(path) \(answer.text)")
                for inner in ["notices", "tasks", "rusak", "SQL", "GRDB", "Error", "swift", trial.folder, "Hummingbird", "damaged"] {
                    expect(!answer.text.contains(inner), "\(path) tells \(inner): \(answer.text)")
                }
            }
        }
    }

    @Test func aRequestThatCannotBeReadIsRefusedWithoutItsText() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            for body in ["{", "[1", "", "\u{0}", String(repeating: "[", count: 5000)] {
                let answer = try await client.call(.post, "/api/v1/session", ["Content-Type": "application/json"], body: Array(body.utf8))
                expect(answer.status, equals: 400, "\(body.prefix(20))")
                expect(answer.header("Content-Type"), equals: "application/problem+json")
                expect(!answer.text.contains("swift") && !answer.text.contains("Error"), "\(answer.text)")
            }
            let page = try await client.call(.get, "/%3Cscript%3Ealert(1)%3C/script%3E")
            expect(page.status == 404 && !page.text.contains("<script"), "\(page.text)")
        }
    }

    /// What is sent is told back at most a few times over.
    @Test func anAnswerToNonsenseIsBounded() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let nonsense = JSONObject((0..<3000).map { (ID("k\($0)"), .integer(1)) })
            let answer = try await client.post("/api/v1/services/izin-uji/cases", .object(nonsense))
            expect(answer.status == 422 && answer.json["errors"]?.array?.count == 500, "\(answer.status)")
        }
    }
}
