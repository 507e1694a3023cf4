import Expectations
import Foundation
import Server
import ServiceIR
import Testing

@Suite struct PageTests {
    /// What a browser would send: the inputs of a page's form, changed by `answers`.
    static func multipart(_ answers: [(String, String)], files: [(name: String, file: String, bytes: String)] = []) -> (
        type: String, body: [UInt8]
    ) {
        var body = ""
        for (name, value) in answers { body += "--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n" }
        for file in files {
            body += "--XX\r\nContent-Disposition: form-data; name=\"\(file.name)\"; filename=\"\(file.file)\"\r\n"
            body += "Content-Type: application/octet-stream\r\n\r\n\(file.bytes)\r\n"
        }
        return ("multipart/form-data; boundary=XX", Array((body + "--XX--\r\n").utf8))
    }

    static func inputs(_ name: String, in page: String) -> [String] {
        page.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    static let answers = [
        ("kunci", "kunci-dari-halaman-uji"), ("applicant", "person"), ("channel", "online"), ("f.pemohon.nama", "Sitti \"Aminah\" <b>"),
        ("f.usaha.luas", "12,5"), ("f.usaha.bising", "false"),
    ]

    @Test func everyTemplateParsesAndEveryWordIsKnown() throws {
        _ = try PageLibrary()
        let known = Set(Words.standard.keys)
        for (name, source) in PageTemplates.all {
            for match in source.matches(of: /\{\{w\.([a-z0-9_]+)\}\}/) {
                expect(known.contains(String(match.output.1)), "\(name): \(match.output.1)")
            }
        }
        for key in known {
            expect(!Words.standard[key, "id"].isEmpty && !Words.standard[key, "en"].isEmpty, "\(key)")
        }
    }

    /// What is empty is false in a section, and prints nothing.
    @Test func whatIsEmptyPrintsNothing() throws {
        let fact = View(["fact_name": "Keadaan", "fact_value": "", "fact_note": "", "fact_link": "", "fact_look": false])
        let page = try PageLibrary().render("facts", View(["fact_list": [fact]]))
        expect(page.contains("<dt>Keadaan</dt><dd></dd>"), "\(page)")
    }

    /// A quote stays a quote for the browser, whatever mark follows it.
    @Test func textIsEscapedByScalars() throws {
        let page = try PageLibrary().render(
            "field", View(["label": "\"\u{301}><script>'\u{301}", "is_group": false, "fid": "\"\u{338} onfocus=x"]))
        expect(!page.contains("<script"))
        expect(
            !page.unicodeScalars.split(separator: "=").contains {
                $0.first == "\"" && $0.dropFirst().first == "\"" && $0.dropFirst(2).first == "\u{338}"
            })
        expect(page.contains("&quot;\u{338}"))
    }

    /// What every page must hold: one heading, landmarks, labels, no script.
    static func judge(_ page: String, _ path: String) {
        expect(page.components(separatedBy: "<h1").count, equals: 2, "\(path)")
        expect(page.contains("<main") && page.contains("<nav aria-label") && page.contains("<html lang=\""), "\(path)")
        // The one script stands in a file.
        let unscripted = page.replacingOccurrences(of: "<script src=\"/assets/perangkat.js\" defer></script>", with: "")
        expect(!unscripted.contains("<script") && !page.contains("style=\"") && !page.contains(" onclick"), "\(path)")
        let labels = Set(page.matches(of: /for="([^"]+)"/).map { String($0.output.1) })
        for input in page.matches(of: /<(?:input|select|textarea)[^>]*>/) where !input.output.contains("type=\"hidden\"") {
            let id = input.output.firstMatch(of: /id="([^"]+)"/).map { String($0.output.1) }
            expect(id.map(labels.contains), equals: true, "\(path): \(input.output)")
        }
        let ids = page.matches(of: /\ id="([^"]+)"/).map { String($0.output.1) }
        expect(ids.count, equals: Set(ids).count, "\(path): an id stands twice")
        expect(page.firstMatch(of: /\{\{|\}\}/) == nil, "\(path)")
    }

    /// What is refused leads back to where it was asked for.
    @Test func aRefusalLeadsBack() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let number = try await client.file().number
            let officer = try await client.logIn("loket")
            for (path, back) in [
                ("/petugas/berkas/\(number)/tindakan", "/petugas/berkas/\(number)"), ("/petugas/paraf", "/petugas"),
                ("/petugas/berkas/%22%3E%3Cb%3E/tindakan", "/petugas/berkas/%22%3E%3Cb%3E"),
                ("/layanan/izin-uji/ajukan", "/layanan/izin-uji"),
                ("/draf/hapus", "/draf"),
            ] {
                var headers = officer
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                let refused = try await client.call(.post, path, headers, body: Array("csrf=x".utf8))
                expect(
                    [403, 404].contains(refused.status) && refused.text.contains("<a href=\"\(back)\">Kembali</a>"),
                    "\(path): \(refused.text)")
            }
        }
    }

    /// What a form in another page says beside its questions.
    @Test func aFormElsewhereHasItsTerms() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let form = try await client.call(.get, "/api/v1/services/izin-uji/form?lang=id").json["terms"]
            expect(form?["time"]?.array?.first?.string?.contains("5 hari kerja"), equals: true)
            expect(form?["fee"]?.array?.first?.string?.contains("Retribusi"), equals: true)
            expect(form?["privacy"]?.string, equals: "Data Anda dipakai hanya untuk layanan ini dan disimpan 5 tahun.")
            expect(form?["files"]?.string, equals: "PDF atau foto (JPEG, PNG, WebP, HEIC), tiap berkas paling besar 100 kB.")
            expect(form?["regions"]?.object?.isEmpty, equals: true)
        }
        let keywords = try await Trial(sources: try Trial.keywords())
        try await keywords.test { client in
            let form = try await client.call(.get, "/api/v1/services/izin-pasar/form?lang=id").json["terms"]
            let regencies = form?["regions"]?["regency"]?.array ?? []
            expect(
                regencies.count == 514 && regencies.contains { $0["name"]?.string == "Kabupaten Sinjai" && $0["code"]?.string == "73.07" })
        }
    }

    @Test func everyPageHasLabelsLandmarksAndOneHeading() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let paths = [
                "/", "/layanan/izin-uji", "/layanan/izin-uji/ajukan", "/layanan/izin-uji/ajukan?applicant=company", "/lacak", "/masuk",
            ]
            for path in paths + ["/?lang=en", "/tidak-ada"] {
                Self.judge(try await client.call(.get, path).text, path)
            }
            try await expect(client.call(.get, "/?lang=en").text.contains("<html lang=\"en\">"))
            try await expect(client.call(.get, "/").text.contains("Izin Uji"))
        }
    }

    /// Large print is the reader's choice, kept by a cookie, and offered where nothing is lost by it.
    @Test func largePrintIsKept() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let usual = try await client.call(.get, "/lacak").text
            expect(usual.contains("<html lang=\"id\">") && usual.contains("href=\"/huruf?ukuran=besar&amp;ke=/lacak\""))
            let chosen = try await client.call(.get, "/huruf?ukuran=besar&ke=/lacak")
            expect(chosen.status == 303 && chosen.header("Location") == "/lacak")
            let cookie = try #require(chosen.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            for path in ["/", "/lacak", "/layanan/izin-uji"] {
                let page = try await client.call(.get, path, ["Cookie": cookie]).text
                expect(page.contains("<html lang=\"id\" class=\"large\">") && page.contains("ukuran=biasa"), "\(path)")
            }
            try await expect(client.call(.get, "/huruf?ukuran=besar&ke=//jahat.example").header("Location"), equals: "/")
            let back = try await client.call(.get, "/huruf?ukuran=biasa&ke=/", ["Cookie": cookie])
            expect(back.header("Set-Cookie")?.contains("Max-Age=0") == true, "\(back.headers)")
            let (type, body) = PageTests.multipart(PageTests.answers + [("tombol", "perbarui")])
            try await expect(client.apply(type, body).text.contains("ukuran="), equals: false, "answers would be lost")
        }
    }

    @Test func aQuestionIsShownWhenItsConditionHolds() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            func page(_ answers: [(String, String)]) async throws -> Answer {
                let (type, body) = PageTests.multipart(answers + [("tombol", "perbarui")])
                return try await client.apply(type, body)
            }
            let quiet = try await page(PageTests.answers)
            expect(quiet.status == 200 && !quiet.text.contains("f.usaha.alasan") && !quiet.text.contains("d.tetangga"))
            expect(!quiet.text.contains("class=\"errors\""))
            let loud = try await page(PageTests.answers.filter { $0.0 != "f.usaha.bising" } + [("f.usaha.bising", "true")])
            expect(loud.text.contains("name=\"f.usaha.alasan\"") && loud.text.contains("name=\"d.tetangga\""))
            // What was entered is kept, and stays text.
            expect(loud.text.contains("value=\"Sitti &quot;Aminah&quot; &lt;b&gt;\"") && loud.text.contains("value=\"12,5\""))
        }
    }

    /// A form of very many parts is refused before it is read to its end, however small it is.
    @Test func partsAreCounted() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            func status(_ count: Int) async throws -> Int {
                let more = (0..<count).map { ("x\($0)", "1") }
                let (type, body) = PageTests.multipart(PageTests.answers + more + [("tombol", "perbarui")])
                return try await client.apply(type, body).status
            }
            let (many, tooMany) = (try await status(4000), try await status(5001))
            expect(many, equals: 200)
            expect(tooMany, equals: 413)
        }
    }

    @Test func faultsStandAtTheTopAndAtTheirField() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let answers = PageTests.answers.filter { $0.0 != "f.usaha.luas" } + [("f.usaha.luas", "besar"), ("tombol", "kirim")]
            let (type, body) = PageTests.multipart(answers, files: [("d.ktp", "ktp.pdf", "%PDF-1.4 ktp")])
            let page = try await client.apply(type, body)
            expect(page.status, equals: 422)
            let links = page.text.matches(of: /<li><a href="#([^"]+)">/).map { String($0.output.1) }
            expect(links, equals: ["f.usaha.luas"])
            for link in links { expect(page.text.contains("id=\"\(link)\"")) }
            expect(page.text.contains("aria-invalid=\"true\"") && page.text.contains("value=\"besar\""))
            // The file is kept: nobody chooses it twice.
            expect(PageTests.inputs("u.ktp", in: page.text).count, equals: 1)
        }
    }

    /// Whatever finds them, faults are told in the order in which their questions stand.
    @Test func faultsAreToldInTheOrderOfTheForm() async throws {
        let trial = try await Trial(sources: Trial.keywords())
        try await trial.test { client in
            let (type, body) = PageTests.multipart([
                ("kunci", Secret.make()), ("applicant", "person"), ("channel", "online"), ("f.kios.provinsi", "Antah Berantah"),
                ("bagian", "semua"), ("tombol", "lanjut"),
            ])
            let page = try await client.call(.post, "/layanan/izin-pasar/ajukan", ["Content-Type": type], body: body)
            expect(page.status, equals: 422)
            let links = page.text.matches(of: /<li><a href="#([^"]+)">/).map { String($0.output.1) }
            let province = try #require(links.firstIndex(of: "f.kios.provinsi"), "\(links)")
            let owner = try #require(links.lastIndex { $0.hasPrefix("f.pemohon.") }, "\(links)")
            let kind = try #require(links.firstIndex(of: "f.kios.jenis"), "\(links)")
            let regency = try #require(links.firstIndex(of: "f.kios.kabupaten"), "\(links)")
            let card = try #require(links.firstIndex(of: "d.ktp"), "\(links)")
            expect(owner < kind && kind < province && province < regency && regency < card, "\(links)")
        }
    }

    @Test func aFileThatIsNotTakenIsNamedAndTheFormSaysBeforehandWhichAre() async throws {
        let trial = try await Trial(service: UploadTests.letterYAML)
        try await trial.test { client in
            func form(_ language: String) async throws -> String {
                try await client.call(.get, "/layanan/izin-uji/ajukan?applicant=person&lang=\(language)").text
            }
            try await expect(
                form("id").contains(
                    "<p class=\"hint\">PDF atau foto (JPEG, PNG, WebP, HEIC), tiap berkas paling besar 100 kB.</p>"))
            try await expect(form("en").contains("each file at most 100 kB."))
            try await expect(form("id").contains("hanya PDF, paling besar "), "an answer that is a file says its own")
            func send(_ files: [(name: String, file: String, bytes: String)]) async throws -> [String] {
                let loud = PageTests.answers.filter { $0.0 != "f.usaha.bising" } + [("f.usaha.bising", "true"), ("tombol", "kirim")]
                let (type, body) = PageTests.multipart(loud, files: files)
                let page = try await client.apply(type, body)
                expect(page.status == 422 && page.text.contains("hanya PDF"))
                return page.text.matches(of: /<li><a href="#([^"]+)">(?:([^:<]*): )?/).map { "\($0.output.1) \($0.output.2 ?? "")" }
            }
            let kind = try await send([("d.ktp", "ktp.pdf", "<html>"), ("f.usaha.denah", "denah.pdf", "MZ")])
            expect(kind.contains("d.ktp KTP") && kind.contains("f.usaha.denah Denah"), "\(kind)")
            let large = try await send([("d.tetangga", "surat.pdf", "%PDF-1.4" + String(repeating: " ", count: 100_000))])
            expect(large.contains("d.tetangga Persetujuan tetangga"), "\(large)")
        }
    }

    @Test func aFileAmongTheAnswersIsKeptAndShown() async throws {
        let trial = try await Trial(service: UploadTests.letterYAML)
        try await trial.officers()
        try await trial.test { client in
            func send(_ answers: [(String, String)], _ files: [(name: String, file: String, bytes: String)]) async throws -> Answer {
                let (type, body) = PageTests.multipart(PageTests.answers + answers, files: files)
                return try await client.apply(type, body)
            }
            // Without the document the page comes back, with the files of the answers kept.
            let page = try await send([("tombol", "kirim")], [("f.usaha.denah", "denah.pdf", "%PDF-1.4 denah")])
            expect(page.status == 422 && page.text.contains("<strong>denah.pdf</strong>"), "\(page.text)")
            let plan = try #require(PageTests.inputs("f.usaha.denah", in: page.text).first)
            expect(page.text.contains("accept=\".pdf\""))
            let filed = try await send([("f.usaha.denah", plan), ("tombol", "kirim")], [("d.ktp", "ktp.pdf", "%PDF-1.4 ktp")])
            expect(filed.isReceipt, "\(filed.text)")
            let number = try #require(filed.text.firstMatch(of: /id="nomor">([0-9-]+)</)).output.1
            let desk = try await client.call(.get, "/petugas/berkas/\(number)", try await client.logIn("pemeriksa"))
            expect(desk.text.contains("href=\"/petugas/berkas/\(number)/unggahan/\(plan)\""), "\(desk.text)")
        }
    }

    /// The secret comes by a page that can be gone back to, without anything sent again, and stands in no address: neither in the page's own
    /// nor in one that it links to. Once the case is opened from it, or an officer logs out, the browser forgets it.
    @Test func theReceiptIsAPageOfItsOwn() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (type, body) = PageTests.multipart(PageTests.answers + [("tombol", "kirim")], files: [("d.ktp", "ktp.pdf", "%PDF-1.4 ktp")])
            let sent = try await client.call(.post, "/layanan/izin-uji/ajukan", ["Content-Type": type], body: body)
            let page = try #require(sent.header("Location"))
            let cookie = try #require(sent.header("Set-Cookie"))
            expect(sent.status == 303 && page == "/diterima/7307-2026-000001" && sent.body.isEmpty)
            for part in ["HttpOnly", "SameSite=Strict", "Path=/diterima", "Max-Age=600"] { expect(cookie.contains(part), "\(cookie)") }
            let own = ["Cookie": String(cookie.prefix { $0 != ";" })]
            let secret = try #require(own["Cookie"]?.split(separator: "=").last.map(String.init))
            for _ in 1...2 {
                let shown = try await client.call(.get, page, own)
                expect(shown.isReceipt && shown.text.contains(secret) && shown.header("Cache-Control") == "no-store")
                PageTests.judge(shown.text, page)
                for link in shown.text.matches(of: /(?:href|action)="([^"]*)"/) { expect(!link.output.1.contains(secret)) }
                expect(shown.text.contains("paling lama 10 menit"))
            }
            // Without it, by another's.
            let (_, other) = try await client.file()
            let strange = ["Cookie": "mpp_tanda_terima=\(other["Authorization"]?.dropFirst(7) ?? "")"]
            for headers in [[:], strange] {
                let refused = try await client.call(.get, page, headers)
                expect(refused.status == 404 && !refused.text.contains(secret) && refused.text.contains("tidak ditampilkan lagi"))
            }
            /// Whether an answer has the browser forget the receipt.
            func forgets(_ answer: Answer) -> Bool {
                answer.headers.contains(where: { field in
                    field.name.rawName.lowercased() == "set-cookie" && field.value.hasPrefix("mpp_tanda_terima=;")
                        && field.value.contains("Max-Age=0") && field.value.contains("Path=/diterima")
                })
            }
            let opened = try await client.open(try await client.call(.get, page, own))
            expect(opened.status == 303 && opened.header("Location") == "/lacak/7307-2026-000001" && forgets(opened))
            // Who opens a case by number and secret may have another's receipt open still.
            let form = ["Content-Type": "application/x-www-form-urlencoded"]
            let typed = try await client.call(.post, "/lacak", form, body: Array("nomor=7307-2026-000001&kunci=\(secret)".utf8))
            expect(typed.status == 303 && !forgets(typed))
            let officer = try await client.logIn("loket")
            let token = try #require(officer["X-CSRF-Token"])
            let left = try await client.call(
                .post, "/keluar", form.merging(["Cookie": officer["Cookie"] ?? ""]) { $1 }, body: Array("csrf=\(token)".utf8))
            expect(left.status == 303 && forgets(left))
        }
    }

    @Test func aCaseIsWalkedByPagesAlone() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (type, body) = PageTests.multipart(PageTests.answers + [("tombol", "kirim")], files: [("d.ktp", "ktp.pdf", "%PDF-1.4 ktp")])
            let receipt = try await client.apply(type, body)
            expect(receipt.isReceipt, "\(receipt.text)")
            let secret = try #require(PageTests.inputs("kunci", in: receipt.text).first)
            // Reloading the receipt files nothing anew.
            let again = try await client.apply(type, body)
            expect(again.isReceipt && again.text.contains(secret))

            let opened = try await client.open(receipt)
            expect(opened.status, equals: 303)
            let own = try #require(opened.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            let track = try #require(opened.header("Location"))
            expect(!track.contains(secret))
            try await expect(client.call(.get, track, ["Cookie": own]).text.contains("Pemeriksaan"))
            try await expect(client.call(.get, track).status, equals: 303)

            func logIn(_ role: String) async throws -> String {
                let form = "nama=\(role)&sandi=rahasia-\(role)"
                let answer = try await client.call(
                    .post, "/masuk", ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.utf8))
                expect(answer.status, equals: 303)
                return try #require(answer.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            }
            let desk = "/petugas/berkas/7307-2026-000001"
            func submit(_ cookie: String, _ path: String, _ more: [(String, String)]) async throws -> Answer {
                let page = try await client.call(.get, desk, ["Cookie": cookie]).text
                let hidden = ["csrf", "kunci", "revisi", "langkah"].compactMap { name in
                    PageTests.inputs(name, in: page).last.map { (name, $0) }
                }
                let (type, body) = PageTests.multipart(hidden + more)
                return try await client.call(.post, desk + path, ["Content-Type": type, "Cookie": cookie], body: body)
            }
            let examiner = try await logIn("pemeriksa")
            try await expect(client.call(.get, "/petugas", ["Cookie": examiner]).text.contains("7307-2026-000001"))
            let refused = try await submit(examiner, "/tindakan", [("tindakan", "kembalikan")])
            expect(refused.status == 422 && refused.text.contains("#t.pemeriksaan-alasan"))
            try await expect(submit(examiner, "/tindakan", [("tindakan", "lengkap")]).status, equals: 303)
            try await expect(client.call(.get, track, ["Cookie": own]).text.contains("Rp12.500"))
            let counter = try await logIn("loket")
            try await expect(client.call(.get, desk, ["Cookie": counter]).text.contains("<a href=\"#catat\">"), "a way to the payment")
            try await expect(submit(counter, "/bayar", [("bukti", "B-7"), ("jumlah", "12.000")]).status, equals: 422)
            try await expect(submit(counter, "/bayar", [("bukti", "B-7"), ("jumlah", "12.500")]).status, equals: 303)
            try await expect(submit(try await logIn("kepala"), "/tindakan", [("tindakan", "done")]).status, equals: 303)
            let done = try await client.call(.get, track, ["Cookie": own]).text
            expect(done.contains("dikabulkan") && done.contains("001/UJI/2026"))
            let letter = try await client.call(.get, track + "/keluaran/izin", ["Cookie": own])
            expect(letter.status == 200 && letter.text.contains("Sitti &quot;Aminah&quot; &lt;b&gt;") && letter.text.contains("12,5 m2"))
        }
    }
}
