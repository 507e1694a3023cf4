import Expectations
import Foundation
import Server
import ServiceIR
import Testing

@Suite struct AccessTests {
    @Test func aCaseIsSeenByItsSecretAndItsOfficersAlone() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let (other, foreign) = try await client.file()
            try await expect(client.call(.get, "/api/v1/cases/\(number)", own).status, equals: 200)
            try await expect(client.call(.get, "/api/v1/cases/\(number)").status, equals: 404)
            try await expect(client.call(.get, "/api/v1/cases/\(number)", foreign).status, equals: 404)
            try await expect(client.call(.get, "/api/v1/cases/\(number)", ["Authorization": "Bearer "]).status, equals: 404)
            try await expect(client.call(.get, "/api/v1/cases/\(number)", try await client.logIn("pemeriksa")).status, equals: 200)
            try await expect(client.call(.get, "/api/v1/cases/\(number)", try await client.logIn("orang_luar")).status, equals: 404)
            try await expect(client.post("/api/v1/cases/\(other)/withdraw", [:], own).status, equals: 404)
            // Capitals, hyphens and look-alikes are what people type.
            let secret = own["Authorization"]!.dropFirst(7).uppercased()
            let typed = "Bearer " + secret.prefix(13) + "-" + secret.dropFirst(13)
            try await expect(client.call(.get, "/api/v1/cases/\(number)", ["Authorization": typed]).status, equals: 200)
        }
    }

    @Test func aChangeNeedsTheSessionsToken() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            let officer = try await client.logIn("pemeriksa")
            let cookie = ["Cookie": officer["Cookie"]!]
            let bare = try await client.act(number, "pemeriksaan", "lengkap", cookie)
            expect(bare.status == 403 && bare.header("Content-Type") == "application/problem+json")
            expect(bare.json["title"]?.string?.contains("X-CSRF-Token") == true && bare.json["detail"] != nil, "\(bare.text)")
            try await expect(client.act(number, "pemeriksaan", "lengkap", cookie.merging(["X-CSRF-Token": "0"]) { $1 }).status, equals: 403)
            let other = try await client.logIn("loket")
            try await expect(
                client.act(number, "pemeriksaan", "lengkap", cookie.merging(["X-CSRF-Token": other["X-CSRF-Token"]!]) { $1 })
                    .status, equals: 403)
            try await expect(
                client.act(number, "pemeriksaan", "lengkap", officer.merging(["Sec-Fetch-Site": "cross-site"]) { $1 }).status, equals: 403)
            try await expect(client.act(number, "pemeriksaan", "lengkap", officer).status, equals: 200)
        }
    }

    /// A packed page's length must not tell it.
    @Test func aPagesTokenIsWrittenInOtherLettersEachTime() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("pemeriksa")
            func token() async throws -> String {
                try #require(PageTests.inputs("csrf", in: try await client.call(.get, "/petugas", officer).text).first)
            }
            let (one, other) = (try await token(), try await token())
            expect(one != other && one.count == other.count)
            for page in [one, other] { expect(!page.contains(officer["X-CSRF-Token"]!)) }
            func out(_ token: String) async throws -> Int {
                let headers = ["Content-Type": "application/x-www-form-urlencoded", "Cookie": officer["Cookie"]!]
                return try await client.call(.post, "/keluar", headers, body: Array("csrf=\(token)".utf8)).status
            }
            for wrong in [String(one.dropLast(2)), one + one, String(one.reversed()), "", String(repeating: "A", count: one.count)] {
                try await expect(out(wrong), equals: 403)
            }
            try await expect(out(other), equals: 303)
            // A page that still lies open elsewhere: its session is over, and so is what it asks for.
            try await expect(out(one), equals: 303)
        }
    }

    @Test func anAccountForTryingOutNeverTakesTheNameOfARealOne() async throws {
        let trial = try await Trial()
        try await trial.officers()
        func demo(_ login: String) async throws -> Bool {
            try await trial.portal.accounts.set(
                login: login, name: "Coba", roles: ["loket"], password: "kata-sandi-coba", isDemo: true, at: trial.now)
        }
        try expect(await !demo("loket"))
        try await expect(demo("coba"))
        try await expect(demo("coba"))
        try await trial.test { client in _ = try await client.logIn("loket") }
    }

    @Test func anAccountForTryingOutEndsWithTheTrial() async throws {
        let trial = try await Trial()
        try await trial.officers()
        _ = try await trial.portal.accounts.set(
            login: "coba", name: "Coba", roles: ["loket"], password: "rahasia-coba", isDemo: true, at: trial.now)
        try await trial.test { client in
            let officer = try await client.logIn("coba")
            try await expect(trial.portal.accounts.closeDemo(), equals: 1)
            try await expect(trial.portal.accounts.closeDemo(), equals: 0)
            try await expect(client.call(.get, "/api/v1/session", officer).status, equals: 401)
            let again = try await client.post("/api/v1/session", ["login": "coba", "password": "rahasia-coba"])
            expect(again.status, equals: 401)
            _ = try await client.logIn("loket")
        }
    }

    @Test func whoseAccountIsTakenAwayIsLoggedOut() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            try await expect(client.call(.get, "/api/v1/session", officer).status, equals: 200)
            try await expect(trial.portal.accounts.remove(login: "loket"))
            try await expect(client.call(.get, "/api/v1/session", officer).status, equals: 401)
            try expect(await !trial.portal.accounts.remove(login: "loket"))
        }
    }

    @Test func aPageCanBeAskedForItsHeadAlone() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let answer = try await client.call(.head, "/")
            expect(answer.status == 200 && answer.body.isEmpty)
        }
    }

    @Test func aSessionEndsByTimeAndByLoggingOut() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            try await expect(client.call(.get, "/api/v1/inbox", officer).status, equals: 200)
            trial.now = Instant(seconds: trial.now.seconds + Sessions.officerSeconds + 1)
            try await expect(client.call(.get, "/api/v1/inbox", officer).status, equals: 401)
            let again = try await client.logIn("loket")
            try await expect(client.call(.delete, "/api/v1/session", again).status, equals: 204)
            try await expect(client.call(.get, "/api/v1/inbox", again).status, equals: 401)
        }
    }

    @Test func aStandInSeesTheTask() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            _ = try await client.post(
                "/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], try await client.logIn("loket"))
            let deputy = try await client.logIn("sekretaris")
            try await expect(client.call(.get, "/api/v1/inbox", deputy).json["tasks"]?[0]?["case"]?.string, equals: number)
            try await expect(client.act(number, "tanda_tangan", "done", deputy).status, equals: 200)
        }
    }
}
