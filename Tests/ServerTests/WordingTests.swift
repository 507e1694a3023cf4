import Expectations
import Foundation
import Server
import ServiceDSL
import ServiceIR
import Testing

/// What pages say where nobody has told them a name, what is missing, and who did something.
@Suite struct WordingTests {
    @Test func whatWasNotChosenIsSaid() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let fresh = try await client.call(.get, "/layanan/izin-uji/ajukan")
            expect(fresh.status == 200 && !fresh.text.contains("class=\"errors\"") && fresh.text.contains("name=\"lanjut\""))
            let empty = try await client.call(.get, "/layanan/izin-uji/ajukan?lanjut=1")
            expect(empty.status == 422 && empty.text.contains("href=\"#applicant\"") && empty.text.contains("id=\"applicant-error\""))
            try await expect(client.call(.get, "/layanan/izin-uji/ajukan?lanjut=1&applicant=person").status, equals: 200)
        }
    }

    @Test func aStepWithoutANameIsCalledByWhatHappensThere() async throws {
        let yaml = Trial.serviceYAML
            .replacingOccurrences(
                of: "issue: [izin], to: selesai }", with: "issue: [izin], to: jeda_wajib }\n  jeda_wajib: { wait: 3 days, to: selesai }"
            )
        let trial = try await Trial(service: yaml)
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            let counter = try await client.logIn("loket")
            _ = try await client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter)
            let waiting = try await client.act(number, "tanda_tangan", "done", try await client.logIn("kepala"))
            expect(waiting.json["open"]?[0]?["name"]?.string, equals: "Menunggu", "\(waiting.text)")
            let desk = try await client.call(.get, "/petugas/berkas/\(number)", counter).text
            expect(desk.contains("id=\"keadaan\">Menunggu<") && !desk.contains("jeda_wajib"))
        }
    }

    @Test(arguments: [
        ("channels: [sp4n_lapor, counter]", ["SP4N-LAPOR! (lapor.go.id)", "Loket"]),
        (
            "channels: { sp4n_lapor: LAPOR!, counter: Loket pengaduan, sms: \"1708\", kotak: Kotak saran }",
            ["SP4N-LAPOR! (lapor.go.id)", "Loket pengaduan", "Sms: 1708", "Kotak saran"]
        ),
        ("channels: { sp4n_lapor: lapor.go.id, counter: Lantai 2 }", ["SP4N-LAPOR! (lapor.go.id)", "Loket: Lantai 2"]),
    ])
    func aChannelOfComplaintsIsSaidOnce(channels: String, said: [String]) async throws {
        let trial = try await Trial(
            service: Trial.serviceYAML + "\ncomplaints: { \(channels), within: 5 working days }\n")
        try await trial.test { client in
            let page = try await client.call(.get, "/layanan/izin-uji").text
            let list = try #require(page.firstMatch(of: /id="k6">Pengaduan<\/h2><ul>(.*?)<\/ul>/)).output.1
            expect(list.matches(of: /<li>(.*?)<\/li>/).map { String($0.output.1) }.dropLast(), equals: said[...], "\(list)")
        }
    }

    @Test func theInboxHasOneTaskForWhoeverStandsInToo() async throws {
        let trial = try await Trial(
            service: Trial.serviceYAML.replacingOccurrences(
                of: "tanda_tangan: { name: Tanda tangan, by: kepala, signs: [izin],",
                with: "tanda_tangan: { name: Tanda tangan, by: [sekretaris, kepala], join: any, signs: [izin],"))
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            _ = try await client.post(
                "/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], try await client.logIn("loket"))
            let tasks = try await client.call(.get, "/api/v1/inbox", try await client.logIn("sekretaris")).json["tasks"]?.array ?? []
            expect(tasks.count == 1 && tasks.first?["role"]?.string == "sekretaris", "\(tasks)")
        }
    }

    @Test func whoRecordedAPaymentIsSaid() async throws {
        // Nobody is named: whoever sits at the agency records what the applicant paid.
        let trial = try await Trial(
            service: Trial.serviceYAML.replacingOccurrences(of: "pay: [retribusi]\n    by: loket\n", with: "pay: [retribusi]\n"))
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            let counter = try await client.logIn("loket")
            let paid = try await client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter)
            expect(paid.status, equals: 200, "\(paid.text)")
            let mine = try await client.call(.get, "/api/v1/cases/\(number)", own).json["history"]?.array ?? []
            expect(mine.last { $0["kind"]?.string == "paid" }?["by"]?.string, equals: "officer")
            expect(mine.first { $0["kind"]?.string == "submitted" }?["by"]?.string ?? "applicant", equals: "applicant")
            let desk = try await client.call(.get, "/petugas/berkas/\(number)", counter).text
            expect(desk.contains("– dicatat petugas (Nama loket)"), "\(desk)")
            expect(desk.contains("– Pemeriksa (Nama pemeriksa)"))
        }
    }

    @Test func aReturnSaysWhatIsToBeMended() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            let officer = try await client.logIn("pemeriksa")
            let desk = "/petugas/berkas/\(number)"
            func send(_ answers: [(String, String)]) async throws -> Answer {
                let page = try await client.call(.get, desk, officer).text
                let hidden = ["csrf", "kunci", "revisi", "langkah"].compactMap { name in
                    PageTests.inputs(name, in: page).last.map { (name, $0) }
                }
                let (type, body) = PageTests.multipart(hidden + [("tindakan", "kembalikan")] + answers)
                return try await client.call(.post, desk + "/tindakan", ["Content-Type": type, "Cookie": officer["Cookie"]!], body: body)
            }
            let nothing = try await send([])
            expect(nothing.status == 422 && nothing.text.contains("href=\"#t.pemeriksaan-lengkapi\""))
            expect(nothing.text.contains("href=\"#t.pemeriksaan-alasan\""), "both at once")
            expect(nothing.text.contains("id=\"t.pemeriksaan-lengkapi\""))
            let unticked = try await send([("alasan", "Luas salah")])
            expect(unticked.status == 422 && !unticked.text.contains("#t.pemeriksaan-alasan\"") && unticked.text.contains("Luas salah"))
            try await expect(send([("alasan", "Luas salah"), ("lengkapi", "usaha.luas")]).status, equals: 303)
        }
    }

    /// A time that does not run from the filing says from when, before and after one applies.
    @Test func aPromiseSaysFromWhenItIsCounted() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let page = try await client.call(.get, "/layanan/izin-uji").text
            expect(page.contains("<li>5 hari kerja sejak “Lengkap” (Pemeriksaan)</li>"), "\(page)")
            try await expect(client.call(.get, "/?lang=en").text.contains("5 working days from “Lengkap” (Pemeriksaan)"))
            let (number, _) = try await client.file()
            let officer = try await client.logIn("pemeriksa")
            func desk() async throws -> String { try await client.call(.get, "/petugas/berkas/\(number)", officer).text }
            let waiting = "<dd>belum berjalan, dihitung sejak “Lengkap” (Pemeriksaan)</dd>"
            try await expect(desk().contains(waiting))
            _ = try await client.act(number, "pemeriksaan", "lengkap", officer)
            let running = try await desk()
            expect(!running.contains("belum berjalan") && running.contains("16 Maret 2026"))
        }
        let whole = try await Trial(
            service: Trial.serviceYAML.replacingOccurrences(of: "starts: pemeriksaan.lengkap", with: "starts: bayar"))
        try await whole.test { client in
            let page = try await client.call(.get, "/layanan/izin-uji").text
            expect(page.contains("5 hari kerja sejak selesainya “Pembayaran”"), "\(page)")
        }
    }

    @Test func aCatalogWithOneLanguageHasNoSwitch() async throws {
        let both = try await Trial()
        try await both.test { client in
            let page = try await client.call(.get, "/").text
            expect(page.contains("<a href=\"/bahasa?lang=en&amp;ke=/\" lang=\"en\" hreflang=\"en\">English</a>"))
        }
        let sources = Trial.sources([Trial.serviceYAML]).map { source in
            var text = String(decoding: source.bytes, as: UTF8.self).replacingOccurrences(
                of: "languages: [id, en]", with: "languages: [id]")
            text = text.replacing(/\{ id: ([^,}]+), en: [^}]+ \}/) { $0.output.1 }
            return SourceFile(path: source.path, text: text)
        }
        let one = try await Trial(sources: sources)
        try await one.test { client in
            let page = try await client.call(.get, "/").text
            expect(page.contains("Izin Uji") && !page.contains("/bahasa") && !page.contains("hreflang"))
        }
    }

    @Test func theBoardShowsWhatTheNoticeShows() async throws {
        let trial = try await Trial(service: BoardTests.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            _ = try await client.post(
                "/api/v1/cases/\(number)/acts",
                ["step": "berkas", "action": "done", "reference": "R-1", "fields": ["nomor": "S-7"]], try await client.logIn("pemeriksa"))
            try await expect(client.act(number, "umum", "done", try await client.logIn("loket")).status, equals: 200)
            let board = try await client.call(.get, "/pengumuman").text
            expect(board.contains("<dt>Luas</dt><dd>12 m2</dd>") && !board.contains("Sitti"), "\(board)")
        }
    }
}
