import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What is about to be sent is shown first, and nothing of it is lost or kept.
@Suite struct ReviewTests {
    private func send(
        _ client: PortalClient, _ answers: [(String, String)], _ button: String, files: [(name: String, file: String, bytes: String)] = []
    ) async throws -> Answer {
        let (type, body) = PageTests.multipart(answers + [("tombol", button)], files: files)
        return try await client.apply(type, body)
    }

    /// The hidden inputs of a page, as a browser sends them.
    private func hidden(_ page: String) -> [(String, String)] {
        page.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/).map { match in
            let value = String(match.output.2)
            return (
                String(match.output.1),
                value.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
                    "&amp;", with: "&")
            )
        }
    }

    private let ktp = (name: "d.ktp", file: "ktp <b>.pdf", bytes: "%PDF-1.7 ktp")

    @Test func whatIsShownIsWhatIsSent() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let page = try await send(client, PageTests.answers + [("f.usaha.alasan", "")], "lanjut", files: [ktp])
            expect(page.status, equals: 200)
            PageTests.judge(page.text, "review")
            for part in ["Sitti &quot;Aminah&quot; &lt;b&gt;", "12,5", "ktp &lt;b&gt;.pdf", "Rp12.500", "5 hari kerja"] {
                expect(page.text.contains(part), "\(part)")
            }
            expect(hidden(page.text).contains { $0.0 == "f.usaha.alasan" && $0.1.isEmpty }, "an empty answer is not empty")
            expect(!page.text.contains("/unggahan/"), "what is not filed has an address")
            let cases = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }
            expect(cases, equals: 0)

            // Changed once more, all is there still.
            let again = try await send(client, hidden(page.text), "perbarui")
            expect(
                again.text.contains("value=\"12,5\"") && again.text.contains("Berkas tersimpan") && !again.text.contains("class=\"errors\"")
            )

            let receipt = try await send(client, hidden(page.text), "kirim")
            expect(receipt.isReceipt, "\(receipt.text)")
            let twice = try await send(client, hidden(page.text), "kirim")
            expect(PageTests.inputs("nomor", in: twice.text), equals: PageTests.inputs("nomor", in: receipt.text))
        }
    }

    @Test func whatIsWrongIsSaidBefore() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let page = try await send(client, PageTests.answers, "lanjut")
            expect(page.status == 422 && page.text.contains("href=\"#d.ktp\"") && page.text.contains("value=\"12,5\""))
        }
    }

    @Test func aProgramMayAskToo() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let path = "/api/v1/services/izin-uji/cases/check"
            let checked = try await client.post(path, try await client.submission(luas: 12))
            expect(checked.status == 200 && checked.json["fee"]?.int == 12_000, "\(checked.text)")
            let refused = try await client.post(path, ["applicant": "person", "channel": "online", "form": [:]])
            expect(refused.status == 422 && (refused.json["errors"]?.array?.count ?? 0) >= 3, "\(refused.text)")
            let cases = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }
            expect(cases, equals: 0)
        }
    }

    @Test func servicesAreFoundByLifeEvent() async throws {
        let second = Trial.serviceYAML.replacing("service: izin-uji", with: "service: kartu")
            .replacing("{ id: Izin Uji, en: Test permit }", with: "Kartu pedagang").replacing(
                "summary: Izin untuk menguji.", with: "life_events: [marriage, birth]")
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML, second]))
        try await trial.test { client in
            func found(_ query: String) async throws -> [JSONValue] {
                try await client.call(.get, "/api/v1/catalog?\(query)").json["services"]?.array ?? []
            }
            let all = try await found("")
            expect(all.map { $0["life_events"] }, equals: [nil, ["marriage", "birth"]])
            try await expect(found("life_event=birth").compactMap { $0["service"]?.string }, equals: ["kartu"])
            for none in ["death", "peternakan"] { try await expect(found("life_event=\(none)"), equals: []) }
            // The words of an event are found as those of a sector are, in the language of who asks.
            try await expect(found("search=menikah").count, equals: 1)
            try await expect(found("search=married&lang=en").count, equals: 1)
            let page = try await client.call(.get, "/?peristiwa=birth").text
            PageTests.judge(page, "/?peristiwa=birth")
            expect(page.contains("<p role=\"status\"><strong>1 layanan ditemukan.</strong>"))
            // Those that some service has are offered, in the order of the vocabulary.
            let options = "<option value=\"birth\" selected>Kelahiran dan anak</option><option value=\"marriage\">Menikah</option></select>"
            expect(page.contains(options), "\(page)")
            expect(page.contains("href=\"/layanan/kartu\"") && !page.contains("href=\"/layanan/izin-uji\""))
        }
        let plain = try await Trial(
            sources: Trial.sources([Trial.serviceYAML, second.replacing("life_events: [marriage, birth]\n", with: "")]))
        try await plain.test { client in
            expect(!(try await client.call(.get, "/").text.contains("name=\"peristiwa\"")), "no service has one")
        }
    }

    @Test func servicesAreFoundByWordsAgencyAndSector() async throws {
        let second = Trial.serviceYAML.replacing("service: izin-uji", with: "service: kartu")
            .replacing("{ id: Izin Uji, en: Test permit }", with: "Kartu pedagang").replacing(
                "summary: Izin untuk menguji.", with: "sector: perdagangan")
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML, second]))
        try await trial.test { client in
            func found(_ query: String) async throws -> [String] {
                try await client.call(.get, "/api/v1/catalog?\(query)").json["services"]?.array?.compactMap { $0["service"]?.string } ?? []
            }
            try await expect(found(""), equals: ["izin-uji", "kartu"])
            try await expect(found("search=PEDAGANG%20kartu"), equals: ["kartu"])
            try await expect(found("search=menguji"), equals: ["izin-uji"])
            try await expect(found("search=kartu%20menguji"), equals: [])
            try await expect(found("sector=perdagangan"), equals: ["kartu"])
            try await expect(found("agency=lain"), equals: [])
            let page = try await client.call(.get, "/?cari=pedagang+KARTU").text
            PageTests.judge(page, "/?cari=")
            expect(page.contains("Kartu pedagang"))
            expect(!page.contains("href=\"/layanan/izin-uji\"") && page.contains("value=\"pedagang KARTU\""))
            // How many were found is said in words too, and heard where a page is read aloud.
            for (query, text) in [
                ("cari=kartu", "1 layanan ditemukan."), ("cari=KARTU&lang=en", "1 service found."), ("cari=i&lang=en", "2 services found."),
                ("bidang=perdagangan", "1 layanan ditemukan."), ("cari=tidak-ada", "Tidak ada layanan yang cocok. Coba kata lain."),
            ] {
                let page = try await client.call(.get, "/?\(query)").text
                expect(page.contains("<p role=\"status\"><strong>\(text)</strong>"), "\(query): \(page)")
            }
            // Nor by nothing but marks: a face, a mark of direction, a point.
            for query in ["", "?cari=&instansi=", "?cari=%F0%9F%98%80", "?cari=%E2%80%AE", "?cari=.+'"] {
                expect(!(try await client.call(.get, "/\(query)").text.contains("role=\"status\"")), "nothing was searched: \(query)")
            }
        }
    }
}
