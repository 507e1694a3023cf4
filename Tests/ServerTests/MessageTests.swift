import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What the applicant is told by the definition's own words: on pages, in the API, and once in the outbox.
@Suite struct MessageTests {
    private static let serviceYAML = Trial.serviceYAML
        .replacingOccurrences(
            of: "lengkap: { name: Lengkap, to: bayar }",
            with:
                "lengkap: { name: Lengkap, to: bayar, message: { id: Berkas Anda lengkap., en: Your file is complete. }, shows: [usaha.luas] }"
        )
        .replacingOccurrences(
            of: "name: Tanda tangan, by: kepala,", with: "name: Tanda tangan, by: kepala, message: Kepala menandatangani.,"
        )
        .replacingOccurrences(
            of: "late: { to: gugur }", with: "late: { to: kabar }"
        )
        .replacingOccurrences(
            of: "  tanda_tangan:", with: "  kabar: { when: luas > 0, message: Waktu bayar <b>lewat</b>., to: gugur }\n  tanda_tangan:")

    /// The messages in the outbox, by language.
    private static func sent(_ trial: Trial) async throws -> [JSONValue] {
        let payloads = try await trial.portal.store.read { db in
            try Data.fetchAll(db, sql: "SELECT payload FROM outbox WHERE kind = 'notice' ORDER BY id")
        }
        return try payloads.map { try JSONValue(parsing: Array($0)) }.filter { $0["subject"]?.string == "message" }
    }

    @Test func theApplicantReadsItWhereverTheCaseIsRead() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            try await expect(client.call(.get, "/api/v1/cases/\(number)", own).json["message"] == nil)
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)

            let read = try await client.call(.get, "/api/v1/cases/\(number)", own).json
            expect(read["message"]?.string, equals: "Berkas Anda lengkap.")
            expect(read["shows"]?.array?.map { $0["field"]?.string }, equals: ["usaha.luas"])
            expect(read["shows"]?[0]?["value"], equals: read["submission"]?["form"]?["usaha"]?["luas"])
            let told = read["history"]?.array?.filter { $0["kind"]?.string == "told" } ?? []
            expect(told.map { $0["message"]?.string }, equals: ["Berkas Anda lengkap."])
            expect(told.first?["step"]?.string == "pemeriksaan" && told.first?["action"]?.string == "lengkap")
            let english = try await client.call(.get, "/api/v1/cases/\(number)", own.merging(["Accept-Language": "en"]) { $1 }).json
            expect(english["message"]?.string, equals: "Your file is complete.")

            let secret = try #require(own["Authorization"]?.split(separator: " ").last)
            let opened = try await client.call(.get, "/lacak/\(number)/\(secret)")
            let cookie = try #require(opened.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            let track = try await client.call(.get, "/lacak/\(number)", ["Cookie": cookie]).text
            expect(track.contains("<dt>Pesan kepada pemohon</dt><dd>Berkas Anda lengkap."), "\(track)")
            expect(track.contains(/<dt>Pesan kepada pemohon<\/dt><dd>Berkas Anda lengkap\.<\/dd><\/div>\s*<div><dt>Luas<\/dt>/))
            expect(track.contains("<br><q>Berkas Anda lengkap.</q>"))
            let desk = try await client.call(.get, "/petugas/berkas/\(number)", examiner).text
            expect(desk.contains("<br><q>Berkas Anda lengkap.</q>"))

            // The next one takes its place; both stay in the history.
            let counter = try await client.logIn("loket")
            let paid = try await client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter)
            expect(paid.json["message"]?.string, equals: "Kepala menandatangani.")
            expect(paid.json["shows"] == nil)
            let last = try await client.call(.get, "/lacak/\(number)", ["Cookie": cookie]).text
            expect(last.contains("<dt>Pesan kepada pemohon</dt><dd>Kepala menandatangani."))
            expect(last.components(separatedBy: "Berkas Anda lengkap.").count, equals: 2)
        }
        try await expect(trial.faults(), equals: [])
    }

    @Test func itIsSentOnceToTheApplicant() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        let number = try await trial.test { client in
            let (number, _) = try await client.file()
            let examiner = try await client.logIn("pemeriksa").merging(["Idempotency-Key": "lengkap-satu-kali-saja"]) { $1 }
            // The same request again tells nobody anything again.
            for _ in 0..<2 { try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200) }
            return number
        }
        let sent = try await Self.sent(trial)
        expect(sent.count == 1 && sent.first?["to"]?.string == "applicant")
        expect(sent.first?["text"], equals: ["id": "Berkas Anda lengkap.", "en": "Your file is complete."])

        // What a timer says while the server stood still is said when it is back, and not again.
        for _ in 0..<2 {
            let later = try await Trial(
                sources: Trial.sources([Self.serviceYAML]), folder: trial.folder, at: Trial.instant(2026, 3, 20, 9))
            while try await later.portal.registry.fireNextDue() {}
            let all = try await Self.sent(later)
            expect(all.count == 2 && all.last?["to"]?.string == "applicant" && all.last?["step"]?.string == "kabar")
            let found = try #require(try await later.portal.registry.dossier(number: number))
            expect(found.state.history.filter { $0.kind == .told }.count, equals: 2)
            try await expect(later.faults(), equals: [])
        }
    }
}
