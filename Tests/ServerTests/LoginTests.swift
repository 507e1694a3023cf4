import Expectations
import Foundation
import Server
import Testing

/// Logging in leads to the page that was asked for, and nowhere else.
@Suite struct LoginTests {
    private static func logIn(_ client: PortalClient, to target: String?, password: String = "rahasia-loket") async throws
        -> Answer
    {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        let more = target.map { "&ke=\($0.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" } ?? ""
        return try await client.call(
            .post, "/masuk", ["Content-Type": "application/x-www-form-urlencoded"], body: Array("nama=loket&sandi=\(password)\(more)".utf8))
    }

    @Test func thePageThatWasAskedForOpensAfterwards() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            for path in ["/petugas/register", "/petugas?mulai=2026-03-09&x=1"] {
                let asked = try await client.call(.get, path)
                expect(asked.status, equals: 303)
                let login = try #require(asked.header("Location"))
                expect(login.hasPrefix("/masuk?ke=/petugas") && !login.contains("&"))
                let page = try await client.call(.get, login).text
                PageTests.judge(page, login)
                expect(page.contains("Halaman yang Anda buka hanya untuk petugas."))
                let shown = try #require(PageTests.inputs("ke", in: page).first).replacingOccurrences(of: "&amp;", with: "&")
                expect(shown, equals: path)
                // A wrong password forgets nothing.
                let wrong = try await Self.logIn(client, to: shown, password: "salah")
                expect(wrong.status == 401 && PageTests.inputs("ke", in: wrong.text).count == 1)
                expect(wrong.text.contains("Halaman yang Anda buka"))
                try await expect(Self.logIn(client, to: shown).header("Location"), equals: path)
            }
        }
    }

    @Test func whoComesByTheMenuIsToldWhoLogsIn() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            try await expect(client.call(.get, "/masuk").text.contains("Pemohon tidak perlu akun"))
            try await expect(client.call(.get, "/masuk?lang=en").text.contains("Applicants need no account"))
            try await expect(Self.logIn(client, to: nil).header("Location"), equals: "/petugas")
            // What was posted without a session is not posted again by itself.
            let posted = try await client.call(.post, "/petugas/register", ["Content-Type": "application/x-www-form-urlencoded"], body: [])
            expect(posted.status == 303 && posted.header("Location") == "/masuk?ke=/petugas&belum=1")
        }
    }

    /// Whose session had ended when something was sent is told that it was not saved, and goes on at the case.
    @Test func whatWasSentAfterTheSessionIsToldAsNotSaved() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let number = try await client.file().number
            let form = ["Content-Type": "application/x-www-form-urlencoded"]
            for (path, page) in [
                ("/petugas/berkas/\(number)/tindakan", "/petugas/berkas/\(number)"), ("/petugas/paraf", "/petugas"),
                ("/petugas/berkas/%22%3E%3Cb%3E/tindakan", "/petugas/berkas/%22%3E%3Cb%3E"),
            ] {
                let posted = try await client.call(.post, path, form, body: Array("alasan=x".utf8))
                let login = try #require(posted.header("Location"))
                let shown = try await client.call(.get, login).text
                PageTests.judge(shown, login)
                expect(shown.contains("Sesi Anda berakhir; tindakan tadi belum tersimpan."), "\(shown)")
                expect(PageTests.inputs("ke", in: shown), equals: [page])
                try await expect(client.call(.get, "\(login)&lang=en").text.contains("what you just did was not saved."))
                try await expect(Self.logIn(client, to: page).header("Location"), equals: page)
            }
            try await expect(client.call(.get, "/petugas/berkas/\(number)").header("Location")?.contains("belum"), equals: false)
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "petugas", "/petugas\r\nX: 1", "/ /evil", "",
    ])
    func noOtherPlaceIsGoneTo(target: String) async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let answer = try await Self.logIn(client, to: target)
            expect(answer.status == 303 && answer.header("Location") == "/petugas", "\(answer.header("Location") ?? "")")
            let cookie = try #require(answer.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            var allowed = CharacterSet.alphanumerics
            allowed.insert(charactersIn: "-._~")
            let encoded = target.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
            let again = try await client.call(.get, "/masuk?ke=\(encoded)", ["Cookie": cookie])
            expect(again.status == 303 && again.header("Location") == "/petugas")
            expect(PageTests.inputs("ke", in: try await client.call(.get, "/masuk?ke=\(encoded)").text), equals: ["/petugas"])
        }
    }
}
