import Expectations
import Server
import ServiceIR
import Testing

/// A form filled in part by part.
@Suite struct FormPartTests {
    private static let path = "/layanan/izin-uji/ajukan"
    private static let head = [("kunci", "kunci-dari-halaman-uji"), ("applicant", "person"), ("channel", "online")]

    private func send(
        _ client: PortalClient, _ answers: [(String, String)], part: String, _ button: String,
        files: [(name: String, file: String, bytes: String)] = []
    ) async throws -> Answer {
        let (type, body) = PageTests.multipart(Self.head + answers + [("bagian", part), ("tombol", button)], files: files)
        return try await client.apply(type, body)
    }

    /// The heading of the part that is shown, and which others lie hidden in the page.
    private func shown(_ page: Answer) -> (part: String?, hidden: [String]) {
        let sections = page.text.matches(of: /<section aria-labelledby="([^"]+)"( hidden)?>/)
        let hidden = sections.filter { $0.output.2 != nil }.map { String($0.output.1) }
        let open = sections.filter { $0.output.2 == nil }.map { String($0.output.1) }
        return (open.count == 1 ? open[0] : nil, hidden)
    }

    @Test func eachPartHasItsPageAndNothingIsLost() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let first = try await client.call(.get, "\(Self.path)?applicant=person")
            PageTests.judge(first.text, "the first part")
            expect(shown(first).part, equals: "s.pemohon")
            expect(shown(first).hidden, equals: ["s.usaha", "dokumen"])
            expect(first.text.contains("Bagian 1 dari 3: Pemohon") && !first.text.contains("value=\"kembali\""), "\(first.text)")
            // How to go back is said where one can.
            let wayBack = "Untuk mundur, pakai tombol “Kembali” di halaman ini."
            expect(!first.text.contains(wayBack))

            // What is wrong in this part is said in it, and nothing of the others.
            let empty = try await send(client, [], part: "s.pemohon", "lanjut")
            expect(empty.status == 422 && empty.text.contains("href=\"#f.pemohon.nama\""), "\(empty.status)")
            expect(!empty.text.contains("href=\"#f.usaha.luas\"") && !empty.text.contains("href=\"#d.ktp\""), "\(empty.text)")
            expect(shown(empty).part, equals: "s.pemohon")

            let name = [("f.pemohon.nama", "Sitti <b>\"A\"")]
            let second = try await send(client, name, part: "s.pemohon", "lanjut")
            PageTests.judge(second.text, "the second part")
            expect(second.status == 200 && shown(second).part == "s.usaha", "\(second.text)")
            expect(
                second.text.contains("value=\"Sitti &lt;b&gt;&quot;A&quot;\"") && second.text.contains("Bagian 2 dari 3: Usaha"),
                "\(second.text)")

            expect(second.text.contains("<p class=\"hint\">\(wayBack)</p>") && second.header("Cache-Control") == "no-store")

            let back = try await send(client, name + [("f.usaha.luas", "dua belas")], part: "s.usaha", "kembali")
            expect(back.status == 200 && shown(back).part == "s.pemohon" && back.text.contains("value=\"dua belas\""), "\(back.text)")
            let number = try await send(
                client, name + [("f.usaha.luas", "dua belas"), ("f.usaha.bising", "false")], part: "s.usaha", "lanjut")
            expect(
                number.status == 422 && shown(number).part == "s.usaha" && number.text.contains("href=\"#f.usaha.luas\""), "\(number.text)")

            let answers = name + [("f.usaha.luas", "12"), ("f.usaha.bising", "false")]
            let third = try await send(client, answers, part: "s.usaha", "lanjut")
            expect(third.status == 200 && shown(third).part == "dokumen" && third.text.contains("Lihat sebelum dikirim"), "\(third.text)")
            // Where no question stands, nothing is offered that would ask others.
            let asksOthers = #"class="second" name="tombol" value="perbarui""#
            expect(second.text.contains(asksOthers) && !third.text.contains(asksOthers), "\(third.text)")
            let jump = try await send(client, answers, part: "dokumen", "bagian:s.pemohon")
            expect(shown(jump).part, equals: "s.pemohon")
            let review = try await send(
                client, answers, part: "dokumen", "lanjut", files: [(name: "d.ktp", file: "ktp.pdf", bytes: "%PDF-1.7 ktp")])
            expect(review.status == 200 && review.text.contains("Periksa sebelum mengirim"), "\(review.text)")
            PageTests.judge(review.text, "review")
            expect(PageTests.inputs("bagian", in: review.text), equals: ["awal"])
            let upload = try #require(PageTests.inputs("u.ktp", in: review.text).first)
            let change = try await send(client, answers + [("u.ktp", upload)], part: "awal", "perbarui")
            expect(change.status == 200 && shown(change).part == "s.pemohon", "\(change.text)")
            let filed = try await send(client, answers + [("u.ktp", upload)], part: "awal", "kirim")
            expect(filed.isReceipt, "\(filed.text)")
        }
    }

    /// What is wrong elsewhere leads there when the whole is asked for.
    @Test func theWholeIsJudgedAtTheEnd() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let end = try await send(client, [("f.pemohon.nama", "Sitti")], part: "dokumen", "lanjut")
            expect(end.status, equals: 422)
            expect(shown(end).part, equals: "s.usaha", "\(end.text)")
            expect(end.text.contains("href=\"#f.usaha.luas\"") && end.text.contains("Dokumen – KTP"), "\(end.text)")
            expect(!end.text.contains("href=\"#d.ktp\""), "a link leads to what is hidden")
            PageTests.judge(end.text, "the first part with a fault")
            let sent = try await send(client, [("f.usaha.luas", "12"), ("f.usaha.bising", "false")], part: "dokumen", "kirim")
            expect(sent.status == 422 && shown(sent).part == "s.pemohon", "\(sent.text)")
        }
    }

    /// A file that was not taken is said so wherever one goes from its part.
    @Test func aFileThatIsTooLargeIsNotLostWithoutAWord() async throws {
        let trial = try await Trial(uploadLimit: 1000)
        try await trial.test { client in
            let answers = [("f.pemohon.nama", "Sitti"), ("f.usaha.luas", "12"), ("f.usaha.bising", "false")]
            let large = [(name: "d.ktp", file: "ktp.pdf", bytes: "%PDF-1.7" + String(repeating: " ", count: 1000))]
            for (button, part) in [("kembali", "s.usaha"), ("bagian:s.pemohon", "s.pemohon"), ("bagian:dokumen", "dokumen")] {
                let page = try await send(client, answers, part: "dokumen", button, files: large)
                PageTests.judge(page.text, button)
                expect(page.status == 422 && shown(page).part == part, "\(button): \(page.status)")
                expect(page.text.contains("Berkas lebih besar dari"), "\(button): \(page.text)")
                expect(page.text.contains("href=\"#d.ktp\""), equals: part == "dokumen", button)
            }
        }
    }

    @Test func aWholeFormStaysWhole() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let all = try await client.call(.get, "\(Self.path)?applicant=person&bagian=semua")
            expect(shown(all).hidden.isEmpty && PageTests.inputs("bagian", in: all.text) == ["semua"], "\(all.text)")
            let asked = try await send(client, [], part: "s.usaha", "bagian:semua")
            expect(shown(asked).hidden, equals: [])
            let more = try await send(client, [("f.usaha.bising", "true")], part: "semua", "perbarui")
            expect(shown(more).hidden.isEmpty && more.text.contains("f.usaha.alasan"), "\(more.text)")
            // At the counter all is before the officer at once.
            let counter = try await client.logIn("loket")
            let assisted = try await client.call(.get, "\(Self.path)?applicant=person&channel=counter", counter)
            expect(shown(assisted).hidden, equals: [])
            // What is sent of a form that names no part is a whole one.
            let (type, body) = PageTests.multipart(PageTests.answers + [("tombol", "lanjut")])
            let refused = try await client.apply(type, body)
            expect(refused.status == 422 && refused.text.contains("href=\"#d.ktp\"") && shown(refused).hidden.isEmpty, "\(refused.text)")
        }
    }

    /// What an officer files at the counter is not filed as anybody's who has logged in or out meanwhile, and what was filled in stays.
    @Test func anApplicationIsFiledByWhoOpenedIt() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let officer = ["Cookie": try #require(try await client.logIn("loket")["Cookie"])]
            let answers = [
                ("kunci", "kunci-dari-halaman-uji"), ("applicant", "person"), ("bagian", "semua"), ("f.pemohon.nama", "Sitti"),
                ("f.usaha.luas", "12"), ("f.usaha.bising", "false"), ("p.ktp", "true"),
            ]
            func press(
                _ button: String, _ channel: String, _ page: Answer, csrf: String? = nil, as cookie: [String: String]
            ) async throws -> Answer {
                let said = [
                    ("channel", channel), ("pemilik", try #require(PageTests.inputs("pemilik", in: page.text).first)),
                    ("csrf", csrf ?? PageTests.inputs("csrf", in: page.text).last ?? ""), ("tombol", button),
                ]
                let (type, body) = PageTests.multipart(answers + said)
                return try await client.call(.post, Self.path, cookie.merging(["Content-Type": type]) { $1 }, body: body)
            }
            let assisted = try await client.call(.get, "\(Self.path)?applicant=person&channel=counter", officer)
            let own = try await client.call(.get, "\(Self.path)?applicant=person&bagian=semua")
            expect(PageTests.inputs("pemilik", in: own.text), equals: [""])
            // Logged out: not as an application of anybody's, however often.
            var gone = try await press("kirim", "counter", assisted, as: [:])
            for button in ["lanjut", "simpan", "kirim"] {
                PageTests.judge(gone.text, "logged out")
                expect(gone.status == 409 && gone.text.contains("tidak ada lagi petugas yang masuk"), "\(button): \(gone.status)")
                expect(gone.text.contains("value=\"Sitti\"") && PageTests.inputs("channel", in: gone.text) == ["counter"], "\(gone.text)")
                expect(gone.text.contains("name=\"p.ktp\" value=\"true\" checked"), "\(gone.text)")
                gone = try await press(button, "counter", gone, as: [:])
            }
            // Logged in again, it is shown once more, and then taken.
            let back = try await press("kirim", "counter", gone, as: officer)
            expect(back.status == 409 && back.text.contains("ada yang masuk atau keluar"), "\(back.status)")
            let review = try await press("lanjut", "counter", back, as: officer)
            expect(review.status, equals: 200, "\(review.text)")
            expect(PageTests.inputs("pemilik", in: review.text), equals: PageTests.inputs("pemilik", in: assisted.text))
            try await expect(press("kirim", "counter", review, csrf: "x", as: officer).status, equals: 403)
            try await expect(press("kirim", "counter", review, as: officer).status, equals: 303)
            // What was begun by nobody in particular is not an officer's, either.
            let later = try await press("kirim", "online", own, as: officer)
            expect(later.status == 409 && later.text.contains("value=\"Sitti\""), "\(later.status)")
            let count = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases WHERE revision > 0") }
            expect(count, equals: 1)
        }
    }

    /// A draft goes on where something is missing; what no part asks leads to the first.
    @Test func aDraftGoesOnWhereItEnded() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let saved = try await send(client, [("f.pemohon.nama", "Sitti")], part: "s.usaha", "simpan")
            let (number, secret) = (
                PageTests.inputs("nomor", in: saved.text).first ?? "", PageTests.inputs("kunci", in: saved.text).first ?? ""
            )
            let form = ["Content-Type": "application/x-www-form-urlencoded"]
            let opened = try await client.call(.post, "/draf", form, body: Array("nomor=\(number)&kunci=\(secret)".utf8))
            expect(opened.status == 200 && shown(opened).part == "s.usaha", "\(opened.text)")
            for odd in ["tidak-ada", "", "<script>", "s."] {
                let page = try await send(client, [("f.pemohon.nama", "Sitti")], part: odd, "perbarui")
                expect(page.status == 200 && shown(page).part == "s.pemohon" && !page.text.contains("<script>"), "\(odd)")
            }
        }
    }
}
