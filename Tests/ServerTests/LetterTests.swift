import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What is printed, and what anybody may ask about it.
@Suite struct LetterTests {
    static func granted(_ client: PortalClient) async throws -> (number: String, own: [String: String]) {
        let (number, own) = try await client.file()
        _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
        _ = try await client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], try await client.logIn("loket"))
        try await expect(client.act(number, "tanda_tangan", "done", try await client.logIn("kepala")).status, equals: 200)
        return (number, own)
    }

    @Test func aLetterSaysWhatItIs() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.granted(client)
            let page = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own).text
            for part in [
                "<p class=\"region\">Daerah Uji</p>", "<p class=\"agency\">Dinas Uji</p>", "<h1>Surat Izin Uji</h1>",
                "<strong>001/UJI/2026</strong>", "<h2>Diberikan kepada</h2>", "<dd>Sitti</dd>", "Diterbitkan", "9 Maret 2026",
                "Berlaku sampai", "Perda Uji 1/2026", "<strong>Kepala dinas</strong>", "Ditandatangani secara elektronik pada", "/periksa",
            ] { expect(page.contains(part), "\(part)") }
            expect(!page.contains("{{") && page.components(separatedBy: "<h1").count == 2)
            let style = try await client.call(.get, "/assets/mpp.css").text
            expect(style.contains("@page{size:A4") && style.contains("@media print"))
        }
    }

    @Test func anybodyMayCheckALetterByWhatStandsOnIt() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.granted(client)
            let letter = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own).text
            let path = String(try #require(letter.firstMatch(of: /href="(\/periksa\/[^"]+)"/)).output.1)
            let code = try #require(path.split(separator: "/").last.map(String.init))
            expect(code.split(separator: "-").map(\.count), equals: [4, 4, 4, 4])

            let page = try await client.call(.get, path)
            expect(page.status == 200 && page.text.contains("Surat ini terdaftar dan berlaku.") && page.text.contains("001/UJI/2026"))
            expect(page.text.contains("S****") && !page.text.contains("Sitti"), "the name is for holding against the letter alone")
            let json = try await client.call(.get, "/api/v1/checks/\(number)/izin/\(code.uppercased())").json
            expect(json["standing"]?.string == "valid" && json["issued_on"]?.string == "2026-03-09")

            func check(_ number: String, _ code: String) async throws -> Answer {
                let form = "nomor=\(number.replacingOccurrences(of: "/", with: "%2F"))&kode=\(code)"
                return try await client.call(
                    .post, "/periksa", ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.utf8))
            }
            try await expect(check("001/UJI/2026", code).text.contains("Surat ini terdaftar dan berlaku."))
            let other = code.hasPrefix("0") ? "1" + code.dropFirst() : "0" + code.dropFirst()
            for (number, code) in [("001/UJI/2026", other), ("002/UJI/2026", code), ("", ""), ("001/UJI/2026", "")] {
                let refused = try await check(number, code)
                expect(refused.status == 404 && !refused.text.contains("terdaftar") && !refused.text.contains("S****"))
            }
            try await expect(client.call(.get, "/periksa/\(number)/izin/\(other)").status, equals: 404)
            try await expect(client.call(.get, "/api/v1/checks/\(number)/lain/\(code)").status, equals: 404)

            trial.now = Trial.instant(2027, 3, 12, 9)
            try await expect(client.call(.get, path).text.contains("masa berlakunya sudah lewat"))
            try await expect(client.call(.get, "/api/v1/checks/\(number)/izin/\(code)").json["standing"]?.string, equals: "expired")
        }
    }

    /// What another case has revoked is not valid on paper either.
    @Test func aRevokedLetterIsToldSo() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.granted(client)
            let letters = "/api/v1/cases/\(number)/outputs/izin"
            let letter = try await client.call(.get, letters, own).text
            let path = String(try #require(letter.firstMatch(of: /href="(\/periksa\/[^"]+)"/)).output.1)
            try await trial.portal.store.write { try $0.execute(sql: "UPDATE issued_outputs SET is_revoked = 1") }
            try await expect(client.call(.get, path).text.contains("sudah dicabut"))
            try await expect(client.call(.get, letters, own).text.contains("sudah dicabut"))
            let read = try await client.call(.get, "/api/v1/cases/\(number)", own).json
            expect(read["outputs"]?[0]?["revoked"]?.bool == true && read["outputs"]?[0]?["number"]?.string == "001/UJI/2026")
            let desk = try await client.call(.get, "/petugas/berkas/\(number)", try await client.logIn("loket")).text
            expect(desk.contains("sudah dicabut"), "the case says it too")
        }
    }

    /// A letter that is not released has no code that anybody could check.
    @Test func aDraftCannotBeChecked() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            let counter = try await client.logIn("loket")
            _ = try await client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter)
            let draft = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin", try await client.logIn("kepala"))
            expect(draft.status == 200 && draft.text.contains("Rancangan") && !draft.text.contains("/periksa"))
        }
    }
}
