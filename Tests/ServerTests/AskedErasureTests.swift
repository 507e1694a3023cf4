import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// An applicant asks for the erasure of a case that has ended; the head of its agency carries it out, or refuses with a reason that the applicant reads.
@Suite struct AskedErasureTests {
    private static let form = ["Content-Type": "application/x-www-form-urlencoded"]

    private static func test(
        service: String = Trial.serviceYAML, _ body: @escaping @Sendable (Trial, PortalClient) async throws -> Void
    ) async throws {
        let trial = try await Trial(service: service)
        try await trial.officers()
        try await trial.test { client in try await body(trial, client) }
        try await expect(trial.faults().isEmpty)
    }

    /// A case that was refused.
    private static func ended(_ client: PortalClient) async throws -> (number: String, own: [String: String]) {
        let filed = try await client.file()
        let examiner = try await client.logIn("pemeriksa")
        try await expect(client.act(filed.number, "pemeriksaan", "tolak", examiner, reason: "Luas salah").status, equals: 200)
        return filed
    }

    private static func ask(_ client: PortalClient, _ number: String, _ headers: [String: String]) async throws -> Answer {
        try await client.call(.put, "/api/v1/cases/\(number)/erasure-request", headers)
    }

    private static func answer(
        _ client: PortalClient, _ number: String, _ answer: String, _ reason: String, _ headers: [String: String]
    ) async throws -> Answer {
        var headers = headers
        headers["Content-Type"] = "application/json"
        let body: JSONValue = ["answer": .string(answer), "reason": .string(reason)]
        return try await client.call(.put, "/api/v1/erasure-requests/\(number)", headers, body: body.bytes(.compact))
    }

    @Test func whatIsAskedForIsErased() async throws {
        try await Self.test { trial, client in
            let (number, own) = try await Self.ended(client)
            let head = try await client.logIn("kepala")
            try await expect(client.call(.get, "/api/v1/cases/\(number)/erasure-request", own).status, equals: 404)
            try await expect(Self.answer(client, number, "erase", "Surat", head).status, equals: 404, "nobody asked")
            let asked = try await Self.ask(client, number, own)
            expect(asked.status == 200 && asked.json["state"]?.string == "open", "\(asked.text)")
            // Asked twice, it is one request.
            try await expect(Self.ask(client, number, own).status, equals: 200)
            let list = try await client.call(.get, "/api/v1/erasure-requests", head).json["requests"]?.array
            expect(list?.count == 1 && list?[0]["case"]?.string == number, "\(String(describing: list))")
            let done = try await Self.answer(client, number, "erase", "Dikabul\u{1B}kan\n", head)
            expect(done.status == 200 && done.json["state"]?.string == "done", "\(done.text)")
            // The same answer again is the first one, another is none.
            try await expect(Self.answer(client, number, "erase", "Dikabulkan", head).status, equals: 200)
            try await expect(Self.answer(client, number, "refuse", "Tidak", head).status, equals: 409)
            let seen = try await client.call(.get, "/api/v1/cases/\(number)", own)
            expect(seen.json["erased"] != nil && !seen.text.contains("Sitti"), "\(seen.text)")
            try await expect(client.call(.get, "/api/v1/cases/\(number)/erasure-request", own).json["reason"]?.string, equals: "Dikabulkan")
            try await expect(Self.ask(client, number, own).status, equals: 410)
            let records = try await trial.portal.store.read { try ErasureRecord.all($0, onlyRequests: true) }
            expect(records.map(\.number) == [number] && records[0].actor.hasPrefix("officer:") && records[0].reason == "Dikabulkan")
            let files = try FileManager.default.subpathsOfDirectory(atPath: trial.portal.store.filesFolder).filter { $0.contains("/") }
            expect(files.isEmpty, "\(files)")
        }
    }

    @Test func whatIsRefusedStays() async throws {
        try await Self.test { trial, client in
            let (number, own) = try await Self.ended(client)
            let tracked = try await client.openCase(number, own)
            let before = try await client.call(.get, "/lacak/\(number)", tracked)
            PageTests.judge(before.text, "track")
            expect(before.text.contains("Minta data pribadi dihapus"))
            let token = try #require(PageTests.inputs("csrf", in: before.text).first)
            try await expect(
                client.call(.post, "/lacak/\(number)/hapus", tracked.merging(Self.form) { $1 }, body: Array("csrf=x".utf8)).status,
                equals: 403)
            try await expect(
                client.call(.post, "/lacak/\(number)/hapus", tracked.merging(Self.form) { $1 }, body: Array("csrf=\(token)".utf8)).status,
                equals: 303)
            let waits = try await client.call(.get, "/lacak/\(number)", tracked)
            expect(waits.text.contains("Penghapusan data pribadi diminta") && !waits.text.contains("Minta data pribadi dihapus"))
            // The head's page, and who stands in.
            for role in ["kepala", "sekretaris"] {
                let officer = try await client.logIn(role)
                let page = try await client.call(.get, "/petugas/penghapusan", officer)
                PageTests.judge(page.text, "penghapusan")
                expect(page.text.contains("/petugas/berkas/\(number)"), "\(role)")
            }
            let head = try await client.logIn("kepala")
            let page = try await client.call(.get, "/petugas/penghapusan", head)
            let csrf = try #require(PageTests.inputs("csrf", in: page.text).last)
            let sending = head.merging(Self.form) { $1 }
            let path = "/petugas/penghapusan/\(number)"
            let empty = try await client.call(.post, path, sending, body: Array("csrf=\(csrf)&tombol=refuse&alasan=".utf8))
            PageTests.judge(empty.text, path)
            expect(empty.status == 422 && empty.text.contains("href=\"#refuse.\(number)\"") && empty.text.contains("<details open>"))
            // Counted as programs' reasons are, and not lost.
            let long = String(repeating: "e\u{301}", count: 251)
            let tooLong = try await client.call(.post, path, sending, body: Array("csrf=\(csrf)&tombol=refuse&alasan=\(long)".utf8))
            PageTests.judge(tooLong.text, path)
            expect(tooLong.status == 422 && tooLong.text.contains("Paling banyak 500 huruf."), "\(tooLong.status)")
            expect(tooLong.text.contains("\(long)</textarea>"), "\(tooLong.text)")
            try await expect(Self.answer(client, number, "refuse", long, head).status, equals: 400)
            let refused = try await client.call(
                .post, path, sending, body: Array("csrf=\(csrf)&tombol=refuse&alasan=Masih+diperiksa+BPK".utf8))
            expect(refused.status, equals: 303, "\(refused.text)")
            let told = try await client.call(.get, "/lacak/\(number)", tracked)
            expect(
                told.text.contains("Masih diperiksa BPK") && told.text.contains("Minta data pribadi dihapus") && told.text.contains("Sitti")
            )
            let notices = try await trial.portal.store.read {
                try Data.fetchAll($0, sql: "SELECT payload FROM outbox WHERE kind = 'notice' ORDER BY id").map {
                    String(decoding: $0, as: UTF8.self)
                }
            }
            expect(
                notices.contains { $0.contains("erasure_asked") && $0.contains("kepala") }
                    && notices.last?.contains("Masih diperiksa BPK") == true)
            // It may be asked again.
            try await expect(Self.ask(client, number, own).json["state"]?.string, equals: "open")
        }
    }

    @Test func nobodyElseAsksOrAnswers() async throws {
        try await Self.test { trial, client in
            let (open, ownOpen) = try await client.file()
            try await expect(Self.ask(client, open, ownOpen).status, equals: 409, "still under way")
            let (number, own) = try await Self.ended(client)
            let examiner = try await client.logIn("pemeriksa")
            try await expect(Self.ask(client, number, [:]).status, equals: 404)
            try await expect(Self.ask(client, number, ownOpen).status, equals: 404)
            try await expect(Self.ask(client, number, examiner).status, equals: 403)
            try await expect(Self.ask(client, number, own).status, equals: 200)
            for role in ["pemeriksa", "loket", "orang_luar"] {
                let officer = try await client.logIn(role)
                try await expect(Self.answer(client, number, "erase", "x", officer).status, equals: 403, role)
                try await expect(client.call(.get, "/api/v1/erasure-requests", officer).status, equals: 403, role)
                try await expect(client.call(.get, "/petugas/penghapusan", officer).status, equals: 403, role)
            }
            let head = try await client.logIn("kepala")
            for (answer, reason) in [
                ("erase", ""), ("refuse", " "), ("refuse", "\u{7}\u{202E}"), ("hapus", "x"), ("refuse", String(repeating: "x", count: 501)),
            ] {
                try await expect(Self.answer(client, number, answer, reason, head).status, equals: 400, answer)
            }
            var without = head
            without["X-CSRF-Token"] = nil
            try await expect(Self.answer(client, number, "erase", "x", without).status, equals: 403)
            try await expect(client.call(.get, "/api/v1/cases/\(number)", own).json["erased"], equals: nil)
        }
    }

    @Test func anErasureByRuleOrByTheOperatorAnswersTheRequest() async throws {
        try await Self.test { trial, client in
            let (number, own) = try await Self.ended(client)
            try await expect(Self.ask(client, number, own).status, equals: 200)
            let registry = trial.portal.registry
            _ = try await registry.erase(
                case: number, reason: "Surat\n3/2026\u{1B}\u{0}", withdraws: false, isMeant: true, by: "operator:uji")
            let asked = try await client.call(.get, "/api/v1/cases/\(number)/erasure-request", own).json
            expect(asked["state"]?.string == "done" && asked["reason"]?.string == "Surat 3/2026", "\(asked)")
            let (later, ownLater) = try await Self.ended(client)
            try await expect(Self.ask(client, later, ownLater).status, equals: 200)
            trial.now = Trial.instant(2032, 1, 1, 9)
            while try await trial.portal.eraseDue() {}
            try await expect(
                client.call(.get, "/api/v1/cases/\(later)/erasure-request", ownLater).json["state"]?.string, equals: "done")
        }
    }

    /// Where nobody could answer, nobody waits for an answer: the page leads to the office.
    @Test func whereNobodyAnswersNothingIsAskedFor() async throws {
        let headless = Trial.serviceYAML.replacingOccurrences(of: "agency: dinas", with: "agency: lain")
        try await Self.test(service: headless) { trial, client in
            let (number, own) = try await Self.ended(client)
            let refused = try await Self.ask(client, number, own)
            expect(refused.status == 409 && refused.json["type"]?.string?.hasSuffix("no-head") == true, "\(refused.text)")
            expect(refused.text.contains("pengelola server yang menghapusnya"), "\(refused.text)")
            try await expect(client.call(.get, "/api/v1/cases/\(number)/erasure-request", own).status, equals: 404)
            let tracked = try await client.openCase(number, own)
            let page = try await client.call(.get, "/lacak/\(number)", tracked)
            PageTests.judge(page.text, "track")
            expect(page.text.contains("Penghapusan data pribadi diminta di kantor Dinas lain."), "\(page.text)")
            expect(!page.text.contains("Minta data pribadi dihapus"), "\(page.text)")
            let token = try #require(PageTests.inputs("csrf", in: page.text).first)
            let form = tracked.merging(Self.form) { $1 }
            try await expect(
                client.call(.post, "/lacak/\(number)/hapus", form, body: Array("csrf=\(token)".utf8)).status, equals: 409)
            let registry = trial.portal.registry
            let erased = try await registry.erase(case: number, reason: "Surat", withdraws: false, isMeant: true, by: "operator:uji")
            expect("\(erased)", equals: "erased")
        }
    }

    @Test func ofTwoHeadsAtOnceOneAnswers() async throws {
        try await Self.test { trial, client in
            let (number, own) = try await Self.ended(client)
            try await expect(Self.ask(client, number, own).status, equals: 200)
            let (head, second) = (try await client.logIn("kepala"), try await client.logIn("sekretaris"))
            async let one = Self.answer(client, number, "erase", "Ya", head).status
            async let other = Self.answer(client, number, "refuse", "Tidak", second).status
            let found = try await [one, other].sorted()
            expect(found, equals: [200, 409])
        }
    }
}
