import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// The list of the cases at a step, and one act for several of them.
@Suite struct TogetherTests {
    static let trainingYAML = """
        service: latihan
        version: 1
        name: { id: Pelatihan kerja, en: Job training }
        agency: dinas
        legal_basis: { perda: Perda Uji 1/2026 }
        applicants: [person]
        channels: [online, counter]
        fee: free
        form:
          pemohon:
            name: Pemohon
            party: applicant
            fields:
              nama: { name: { id: Nama, en: Full name }, type: text, purpose: Identitas }
              nik: { name: NIK, type: nik, purpose: Identitas }
              telepon: { name: Telepon, type: phone, optional: true, purpose: Kabar }
          data:
            name: Data
            fields:
              umur: { name: Umur, type: integer, min: 15, max: 64, purpose: Syarat }
              sekolah: { name: Sekolah, type: choice, options: { sd: SD, smp: SMP, sma: SMA }, optional: true, purpose: Syarat }
              lulus: { name: Lulus pada, type: date, optional: true, purpose: Syarat }
              bekerja: { name: Bekerja, type: yes_no, purpose: Syarat }
              cerita: { name: Cerita, type: long_text, optional: true, purpose: Syarat }
        sla: 30 working days
        workflow:
          tes:
            name: Tes
            by: pemeriksa
            fields: { nilai: { name: Nilai, type: decimal, min: 0, max: 100 }, catatan: { name: Catatan, type: long_text, optional: true } }
            to: seleksi
          seleksi:
            name: Seleksi
            by: loket
            actions:
              terima:
                name: Terima
                to: kartu
                fields:
                  gelombang: { name: Gelombang, type: integer, min: 1, max: 20, rule: gelombang < umur, message: Gelombang ini untuk yang lebih tua. }
              tunda: { name: Tunda, to: seleksi_ulang, fields: { surat: { name: Surat, type: document } } }
              kelas: { name: Tempatkan, to: kartu, fields: { jadwal: { name: Jadwal, type: booking, resource: temu } } }
              rinci: { name: Rinci, to: kartu, fields: { alat: { name: Alat, type: list, many: 1 to 3, fields: { jenis: { name: Jenis, type: text } } } } }
              kembalikan: { name: Kembalikan, repair: { within: 5 working days } }
              tolak: { name: Tolak, to: ditolak }
          seleksi_ulang: { name: Seleksi ulang, by: loket, to: kartu }
          kartu: { name: Tanda tangan kartu, by: kepala, signs: [kartu], to: terbit }
          terbit: { issue: [kartu], to: selesai }
          selesai: { end: granted }
          ditolak: { end: refused }
        outputs:
          kartu: { name: Kartu Peserta, number: "{seq:3}/KARTU/{year}", valid_for: 1 year, signature: electronic, delivery: [download], values: { umur: umur } }
        privacy: { basis: public_service, keep_for: 5 years }
        """

    /// Files an application, an hour after the one before; its number.
    private static func file(
        _ trial: Trial, _ client: PortalClient, _ name: String, _ data: JSONObject = [:], person: JSONObject = [:],
        officer: [String: String]? = nil
    ) async throws -> String {
        trial.now = Instant(seconds: trial.now.seconds + 3600)
        var values: JSONObject = ["umur": 30, "bekerja": false]
        for (key, value) in data { values[key] = value }
        var applicant: JSONObject = ["nama": .string(name), "nik": "7307014501900001", "telepon": "081234567890"]
        for (key, value) in person { applicant[key] = value }
        let submission: JSONValue = [
            "applicant": "person", "channel": officer == nil ? "online" : "counter",
            "form": ["pemohon": .object(applicant), "data": .object(values)],
        ]
        let answer = try await client.post("/api/v1/services/latihan/cases", submission, officer ?? [:])
        expect(answer.status, equals: 201, "\(answer.text)")
        return answer.json["case"]?.string ?? ""
    }

    private static func test(
        _ client: PortalClient, _ number: String, _ score: JSONValue, _ more: JSONObject = [:], by role: String = "pemeriksa"
    ) async throws {
        var fields: JSONObject = ["nilai": score]
        for (key, value) in more { fields[key] = value }
        let answer = try await client.post(
            "/api/v1/cases/\(number)/acts", ["step": "tes", "action": "done", "fields": .object(fields)],
            try await client.logIn(role))
        expect(answer.status, equals: 200, "\(answer.text)")
    }

    /// So many who were tested, with these scores; their numbers.
    private static func tested(_ trial: Trial, _ client: PortalClient, _ scores: [JSONValue]) async throws -> [String] {
        var numbers: [String] = []
        for (index, score) in scores.enumerated() {
            numbers.append(try await file(trial, client, "Peserta \(index + 1)"))
            try await test(client, numbers[index], score)
        }
        return numbers
    }

    private static let list = "/petugas/bersama/latihan/seleksi"

    private static func listed(_ page: String) -> [String] {
        page.matches(of: /<th scope="row"><a href="\/petugas\/berkas\/([0-9-]+)"/).map { String($0.output.1) }
    }

    /// The values of the checkboxes that are ticked.
    private static func ticked(_ page: String) -> [String] {
        page.matches(of: /name="berkas" value="([^"]+)" checked/).map { String($0.output.1) }
    }

    private static func send(
        _ client: PortalClient, _ path: String, _ officer: [String: String], _ answers: [(String, String)]
    ) async throws -> Answer {
        let (type, body) = PageTests.multipart(answers)
        return try await client.call(.post, path, ["Content-Type": type, "Cookie": officer["Cookie"] ?? ""], body: body)
    }

    /// What a browser sends back of a page: what is hidden and what is ticked, and more.
    private static func form(_ page: String, _ more: [(String, String)]) -> [(String, String)] {
        let hidden = ["kunci", "langkah", "tindakan", "urut", "arah", "halaman"].compactMap { name in
            PageTests.inputs(name, in: page).last.map { (name, $0) }
        }
        let token = PageTests.inputs("csrf", in: page).last.map { [("csrf", $0)] } ?? []
        let rows = PageTests.inputs("daftar", in: page).map { ("daftar", $0) }
        return token + hidden + rows + ticked(page).map { ("berkas", $0) } + more
    }

    private static func together(
        _ client: PortalClient, _ numbers: [String], _ step: String, _ action: String, _ headers: [String: String],
        fields: JSONObject? = nil
    ) async throws -> Answer {
        var body: JSONObject = ["step": .string(step), "action": .string(action)]
        body["cases"] = .array(numbers.map { ["case": .string($0)] })
        if let fields { body["fields"] = .object(fields) }
        return try await client.post("/api/v1/acts", .object(body), headers)
    }

    private static func statuses(_ answer: Answer) -> [Int] { answer.json["cases"]?.array?.compactMap { $0["status"]?.int } ?? [] }

    private static func rows(_ trial: Trial, _ event: String) async throws -> Int {
        try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM journal WHERE event = ?", arguments: [event]) }
            ?? 0
    }

    // MARK: The list

    @Test func theListIsOrderedByAColumn() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let data: [(String, JSONObject, JSONValue)] = [
                ("Citra", ["sekolah": "sma", "lulus": "2019-06-01", "bekerja": true], 9),
                ("andi", ["umur": 20], JSONValue(Decimal128("10.5")!)),
                ("Budi", ["sekolah": "sd", "lulus": "2020-01-31"], 100), ("Dewi", ["sekolah": "smp", "lulus": "2019-12-31"], 9),
            ]
            var numbers: [String] = []
            for (name, values, score) in data {
                numbers.append(try await Self.file(trial, client, name, values))
                try await Self.test(client, numbers[numbers.count - 1], score)
            }
            _ = try await Self.file(trial, client, "Belum dites")
            let officer = try await client.logIn("loket")
            func order(_ query: String) async throws -> [Int] {
                let page = try await client.call(.get, Self.list + query, officer)
                expect(page.status, equals: 200)
                return Self.listed(page.text).compactMap { numbers.firstIndex(of: $0) }
            }
            try await expect(order(""), equals: [0, 1, 2, 3], "what was filed first is first")
            try await expect(order("?urut=diajukan&arah=turun"), equals: [3, 2, 1, 0])
            try await expect(order("?urut=nomor&arah=turun"), equals: [3, 2, 1, 0])
            // Numbers by size, among equals what was filed first, either way.
            try await expect(order("?urut=tes.nilai&arah=naik"), equals: [0, 3, 1, 2])
            try await expect(order("?urut=tes.nilai&arah=turun"), equals: [2, 1, 0, 3])
            // Without regard to capitals.
            try await expect(order("?urut=nama&arah=naik"), equals: [1, 2, 0, 3])
            // Options as the author wrote them; who has none is last either way.
            try await expect(order("?urut=data.sekolah&arah=naik"), equals: [2, 3, 0, 1])
            try await expect(order("?urut=data.sekolah&arah=turun"), equals: [0, 3, 2, 1])
            try await expect(order("?urut=data.lulus&arah=turun"), equals: [2, 3, 0, 1])
            try await expect(order("?urut=data.bekerja&arah=turun"), equals: [0, 1, 2, 3])

            let page = try await client.call(.get, Self.list + "?urut=tes.nilai&arah=turun", officer).text
            PageTests.judge(page, Self.list)
            expect(page.contains("aria-sort=\"descending\"") && page.contains("?urut=tes.nilai&amp;arah=naik\">Nilai"))
            expect(page.contains("<caption id=\"daftar\">Permohonan yang menunggu: 1–4 dari 4</caption>"))
            expect(page.contains("<label class=\"hidden\" for=\"c.\(numbers[0])\">Centang \(numbers[0]), Citra</label>"))
            expect(page.contains("</span>10,5</td>") && page.contains("</span>SMA</td>") && page.contains("</span>1 Juni 2019</td>"))
            let english = try await client.call(.get, Self.list + "?lang=en", officer).text
            expect(english.contains("Applications that wait: 1–4 of 4") && english.contains("</span>10.5</td>"))
            try await expect(client.call(.get, "/petugas/bersama/latihan/tidak-ada", officer).status, equals: 404)
        }
    }

    /// Of a step that each of several fills in there is a column for each.
    @Test func eachOfSeveralRolesHasItsColumn() async throws {
        let yaml = Self.trainingYAML.replacingOccurrences(
            of: "    by: pemeriksa\n", with: "    by: [pemeriksa, sekretaris]\n    join: all\n")
        let trial = try await Trial(service: yaml)
        try await trial.officers()
        try await trial.test { client in
            var numbers: [String] = []
            for (first, second) in [(60, 90), (70, 80), (50, 70)] {
                numbers.append(try await Self.file(trial, client, "Peserta"))
                try await Self.test(client, numbers[numbers.count - 1], .integer(Int64(first)))
                try await Self.test(client, numbers[numbers.count - 1], .integer(Int64(second)), by: "sekretaris")
            }
            let officer = try await client.logIn("loket")
            for (column, order) in [("tes.nilai@pemeriksa", [2, 0, 1]), ("tes.nilai%40sekretaris", [2, 1, 0])] {
                let page = try await client.call(.get, Self.list + "?urut=\(column)&arah=naik", officer).text
                expect(Self.listed(page), equals: order.map { numbers[$0] }, "\(column)")
                expect(page.contains(">Nilai (Pemeriksa)") && page.contains(">Nilai (Sekretaris)"))
            }
        }
    }

    /// Who a person is and how to reach him is no column, and no order either, nor what is specific of him; nor does anybody see the list of
    /// another's step.
    @Test func whatIsNoColumnOrdersNothing() async throws {
        let texts = ["nama_ibu", "ayah_nama", "alamat_kos", "nik_ibu", "telepon_ibu"]
        let fields = texts.map { "      \($0): { name: Isian \($0), type: text, optional: true, purpose: Syarat }\n" }.joined()
        let specific = "      sakit: { name: Sakit, type: text, class: specific, optional: true, purpose: Syarat }\n"
        let yaml = Self.trainingYAML.replacingOccurrences(of: "      cerita: {", with: fields + specific + "      cerita: {")
            .replacingOccurrences(
                of: "catatan: { name: Catatan,",
                with: "nama_penguji: { name: Penguji, type: text, optional: true }, catatan: { name: Catatan,")
        let trial = try await Trial(service: yaml)
        try await trial.officers()
        try await trial.test { client in
            // By each of these the second would come first: its number is lower, or it alone has a value.
            let first = try await Self.file(trial, client, "Sitti")
            var told: JSONObject = ["cerita": "Rahasia sekali", "sakit": "Rahasia"]
            for text in texts { told[ID(text)] = "Rahasia" }
            let second = try await Self.file(
                trial, client, "Andi", told, person: ["nik": "7307010501800001", "telepon": "081134567890"])
            try await Self.test(client, first, 50)
            try await Self.test(client, second, 50, ["catatan": "Rahasia", "nama_penguji": "Rahasia"])
            let officer = try await client.logIn("loket")
            let byName = try await client.call(.get, Self.list + "?urut=nama&arah=naik", officer).text
            expect(Self.listed(byName), equals: [second, first])
            let hidden =
                ["pemohon.nama", "pemohon.nik", "pemohon.telepon", "data.cerita", "data.sakit", "tes.catatan", "tes.nama_penguji"]
                + texts.map { "data.\($0)" }
            for column in hidden + ["tidak.ada", "%27%3B"] {
                let page = try await client.call(.get, Self.list + "?urut=\(column)&arah=naik", officer).text
                expect(Self.listed(page), equals: [first, second], "\(column)")
                for secret in ["73070145019", "73070105018", "81234567890", "81134567890", "Rahasia"] {
                    expect(!page.contains(secret), "\(column): \(secret)")
                }
                expect(!page.contains("urut=\(column)"))
            }
            for other in ["orang_luar", "pemeriksa", "lurah"] {
                for query in ["", "?urut=tes.nilai&arah=turun"] {
                    let page = try await client.call(.get, Self.list + query, try await client.logIn(other))
                    expect(page.status == 200 && page.text.contains("Tidak ada tugas yang menunggu.") && !page.text.contains("Sitti"))
                }
            }
            try await expect(client.call(.get, Self.list).status, equals: 303)
        }
    }

    /// A village's officer has the list of that village alone.
    @Test func aListIsOfTheOwnPartOfTheRegion() async throws {
        let yaml = Self.trainingYAML.replacingOccurrences(
            of: "    umur: {", with: "    desa: { name: Desa, type: region, level: village, purpose: Lurah }\n      umur: {"
        )
        .replacingOccurrences(
            of: "workflow:\n",
            with: "workflow:\n  keterangan: { name: Keterangan, by: lurah, of: data.desa, within: 1 working day, to: tes }\n")
        let trial = try await Trial(service: yaml)
        try await trial.officers()
        for village in ["73.07.01.1001", "73.07.01.1002"] {
            try await trial.portal.accounts.set(
                login: "lurah-\(village.suffix(1))", name: "Nama", roles: ["lurah@\(village)"],
                password: "rahasia-lurah-\(village.suffix(1))",
                at: trial.now)
        }
        try await trial.test { client in
            var numbers: [String] = []
            for village in ["73.07.01.1001", "73.07.01.1002", "73.07.01.1001"] {
                numbers.append(try await Self.file(trial, client, "Warga", ["desa": .string(village)]))
            }
            let officer = try await client.logIn("lurah-1")
            let page = try await client.call(.get, "/petugas/bersama/latihan/keterangan", officer).text
            expect(Self.listed(page), equals: [numbers[0], numbers[2]])
            // The other village's is put in by hand.
            expect(Self.statuses(try await Self.together(client, numbers, "keterangan", "done", officer)), equals: [200, 404, 200])
        }
    }

    @Test func theInboxLeadsToTheListWhereSeveralWait() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            _ = try await Self.tested(trial, client, [50])
            try expect(await !client.call(.get, "/petugas", officer).text.contains(Self.list), "one is no list")
            _ = try await Self.tested(trial, client, [60])
            let inbox = try await client.call(.get, "/petugas", officer).text
            PageTests.judge(inbox, "/petugas")
            expect(inbox.contains("<a href=\"\(Self.list)\">Pelatihan kerja – Seleksi</a> (2 permohonan)"))
            // What the head of the office filed for citizens comes back to him to be mended: a task, but no step of his.
            let head = try await client.logIn("kepala")
            for _ in 0..<2 {
                let number = try await Self.file(trial, client, "Dibantu", officer: head)
                try await Self.test(client, number, 50)
                try await expect(client.act(number, "seleksi", "kembalikan", officer, reason: "Kurang").status, equals: 200)
            }
            let tasks = try await client.call(.get, "/petugas", head).text
            expect(tasks.contains("<td>Seleksi</td>") && !tasks.contains("/petugas/bersama/"))
        }
    }

    @Test func theFirstOnesAreTickedInTheOrderShown() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let numbers = try await Self.tested(trial, client, [70, 90, 80])
            let officer = try await client.logIn("loket")
            let page = try await client.call(.get, Self.list + "?urut=tes.nilai&arah=turun&pertama=2", officer).text
            expect(Self.ticked(page).map { String($0.prefix { $0 != ":" }) }, equals: [numbers[1], numbers[2]])
            expect(Self.ticked(try await client.call(.get, Self.list, officer).text).isEmpty)
            for wrong in ["0", "-1", "201", "banyak"] {
                let answer = try await client.call(.get, Self.list + "?pertama=\(wrong)", officer)
                expect(answer.status == 422 && Self.ticked(answer.text).isEmpty && answer.text.contains("href=\"#pertama\""))
            }
        }
    }

    @Test func aLongListHasPages() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            var numbers: [String] = []
            for index in 0..<103 {
                // All at the same time: then the number decides.
                trial.now = Trial.start
                numbers.append(try await Self.file(trial, client, "Peserta", ["umur": .integer(Int64(15 + index % 7))]))
            }
            let ordered = numbers.indices.sorted { ($0 % 7, $0) < ($1 % 7, $1) }.map { numbers[$0] }
            let officer = try await client.logIn("pemeriksa")
            let path = "/petugas/bersama/latihan/tes?urut=data.umur&arah=naik"
            let first = try await client.call(.get, path, officer).text
            let second = try await client.call(.get, path + "&halaman=2", officer).text
            expect(Self.listed(first) + Self.listed(second) == ordered && Self.listed(first).count == 100)
            expect(first.contains("&amp;halaman=2\" rel=\"next\"") && !second.contains("rel=\"next\"") && second.contains("rel=\"prev\""))
            expect(second.contains("101–103 dari 103"))
            for none in ["99", "0", "-1", "\(Int.max)", "\(Int.min)", "banyak"] {
                let page = try await client.call(.get, path + "&halaman=\(none)", officer)
                expect(page.status == 200 && Self.listed(page.text) == Array(ordered.prefix(100)), "\(none)")
            }
            try await expect(client.call(.get, path + "&halaman=\(Int.min)").status, equals: 303, "who is not logged in is asked to")
            // Whoever takes more than a page's worth sees them all.
            expect(Self.ticked(try await client.call(.get, path + "&pertama=102", officer).text).count, equals: 102)
        }
    }

    /// What the store damages is said and left out, whether its place in the order cannot be read or only the rest; all others are listed.
    @Test func whatCannotBeReadIsSaidAndLeftOut() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let numbers = try await Self.tested(trial, client, [70, 80, 90, 60])
            let officer = try await client.logIn("loket")
            let list = try await client.call(.get, Self.list + "?pertama=4", officer).text
            for (number, state) in [(numbers[1], "'{}'"), (numbers[3], "replace(state, '\"updated\"', '\"lain\"')")] {
                try await trial.tamper("UPDATE cases SET state = \(state) WHERE number = ?", [number])
            }
            let page = try await client.call(.get, Self.list + "?urut=tes.nilai&arah=turun", officer)
            expect(page.status == 200 && Self.listed(page.text) == [numbers[2], numbers[0]])
            expect(page.text.contains("2 permohonan tidak bisa dibaca.") && page.text.contains("1–2 dari 2"))
            PageTests.judge(page.text, Self.list)
            let english = try await client.call(.get, Self.list + "?lang=en", officer).text
            expect(english.contains("2 cases cannot be read."))
            // Ticked before it was damaged: said of it, and the others can be done.
            let sure = try await Self.send(client, Self.list, officer, Self.form(list, [("tindakan", "terima")]))
            expect(sure.status == 200 && Self.ticked(sure.text).count == 2)
            expect(sure.text.components(separatedBy: "Terjadi kesalahan di pihak kami").count, equals: 3, "\(sure.text)")
        }
    }

    /// Who holds two roles that a case waits for has it once.
    @Test func aCaseThatWaitsForTwoOfOnesRolesCountsOnce() async throws {
        let yaml = Self.trainingYAML.replacingOccurrences(
            of: "    by: pemeriksa\n", with: "    by: [pemeriksa, sekretaris]\n    join: all\n")
        let trial = try await Trial(service: yaml)
        try await trial.officers()
        try await trial.portal.accounts.set(
            login: "dua", name: "Nama", roles: ["pemeriksa", "sekretaris"], password: "rahasia-dua", at: trial.now)
        try await trial.test { client in
            let officer = try await client.logIn("dua")
            _ = try await Self.file(trial, client, "Satu")
            try expect(await !client.call(.get, "/petugas", officer).text.contains("/petugas/bersama/"))
            let second = try await Self.file(trial, client, "Dua")
            try await expect(client.call(.get, "/petugas", officer).text.contains("Tes</a> (2 permohonan)"))
            // One of the two roles is done with one of them: it waits for the other still.
            try await Self.test(client, second, 50)
            try await expect(client.call(.get, "/petugas", officer).text.contains("Tes</a> (2 permohonan)"))
        }
    }

    @Test func casesOfOtherRulesStandApart() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        let old = try await trial.test { try await Self.tested(trial, $0, [50]) }
        let changed = Self.trainingYAML.replacingOccurrences(of: "version: 1", with: "version: 2").replacingOccurrences(
            of: "max: 20", with: "max: 12")
        let later = try await Trial(service: changed, folder: trial.folder, at: trial.now)
        try await later.test { client in
            let young = try await Self.tested(later, client, [60])
            let officer = try await client.logIn("loket")
            let page = try await client.call(.get, Self.list, officer).text
            expect(Self.listed(page) == young && page.contains("1 permohonan lain di langkah ini memakai aturan versi lain"))
            // Put in by hand it is refused, and the other one done.
            let token = try #require(PageTests.inputs("csrf", in: page).last)
            let revision = try #require(PageTests.inputs("berkas", in: page).first?.split(separator: ":").last)
            let answer = try await Self.send(
                client, Self.list + "/tindakan", officer,
                [
                    ("csrf", token), ("kunci", Secret.make()), ("langkah", "seleksi"), ("tindakan", "terima"),
                    ("berkas", "\(young[0]):\(revision)"), ("berkas", "\(old[0]):\(revision)"), ("f.seleksi.terima.gelombang", "2"),
                ])
            expect(answer.text.contains("Terima: 1 permohonan selesai diproses.") && answer.text.contains("memakai aturan versi lain"))
        }
    }

    // MARK: The act

    @Test func theBestAreAdmittedByPages() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            let numbers = try await Self.tested(trial, client, [70, 90, 80])
            let young = try await Self.file(trial, client, "Muda", ["umur": 15])
            try await Self.test(client, young, 95)
            let list = try await client.call(.get, Self.list + "?urut=tes.nilai&arah=turun&pertama=3", officer).text

            let none = try await Self.send(
                client, Self.list, officer, Self.form(list, []).filter { $0.0 != "berkas" } + [("tindakan", "terima")])
            expect(none.status == 422 && none.text.contains("Centang sedikitnya satu permohonan.") && Self.ticked(none.text).isEmpty)

            // Nothing is done before it is confirmed.
            let sure = try await Self.send(client, Self.list, officer, Self.form(list, [("tindakan", "terima")]))
            expect(sure.status == 200 && Self.ticked(sure.text).count == 3)
            PageTests.judge(sure.text, "confirmation")
            expect(sure.text.contains("name=\"f.seleksi.terima.gelombang\"") && sure.text.contains("\(numbers[1]), Peserta 2</label>"))
            try await expect(Self.rows(trial, "acted seleksi.terima"), equals: 0)
            try await expect(client.call(.get, Self.list, officer).text.contains("1–4 dari 4"))

            // A wrong value is wrong for all, and said once at its field.
            let wrong = try await Self.send(
                client, Self.list + "/tindakan", officer, Self.form(sure.text, [("f.seleksi.terima.gelombang", "banyak")]))
            expect(wrong.status == 422 && Self.ticked(wrong.text).count == 3 && wrong.text.contains("value=\"banyak\""))
            expect(wrong.text.components(separatedBy: "<a href=\"#f.seleksi.terima.gelombang\">").count, equals: 2)

            // The service's own rule refuses one: the others are done, and it is still ticked.
            let sending = Self.form(wrong.text, [("f.seleksi.terima.gelombang", "16")])
            let partly = try await Self.send(client, Self.list + "/tindakan", officer, sending)
            expect(partly.status == 200 && partly.text.contains("Terima: 2 permohonan selesai diproses."), "\(partly.text)")
            expect(partly.text.contains("Gelombang ini untuk yang lebih tua.") && partly.text.contains("1 permohonan belum diproses."))
            expect(Self.ticked(partly.text).count == 1 && Self.ticked(partly.text)[0].hasPrefix(young))
            PageTests.judge(partly.text, "result")
            try await expect(Self.rows(trial, "acted seleksi.terima"), equals: 2)

            // Sent again (the browser's back, a second press) it does nothing twice.
            let again = try await Self.send(client, Self.list + "/tindakan", officer, sending)
            expect(again.text.contains("Terima: 2 permohonan selesai diproses.") && Self.ticked(again.text).count == 1)
            try await expect(Self.rows(trial, "acted seleksi.terima"), equals: 2)
            // With other values under the same key it is another request.
            let other = try await Self.send(
                client, Self.list + "/tindakan", officer, sending.filter { !$0.0.hasPrefix("f.") } + [("f.seleksi.terima.gelombang", "3")])
            expect(other.text.contains("Terima: 1 permohonan selesai diproses.") && other.text.contains("dipakai untuk isi lain"))
            try await expect(Self.rows(trial, "acted seleksi.terima"), equals: 3)

            expect(Self.listed(try await client.call(.get, Self.list, officer).text), equals: [numbers[0]])
            try await expect(trial.faults(), equals: [])
        }
    }

    @Test func whatCannotBeAskedOnceIsNotOffered() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            let numbers = try await Self.tested(trial, client, [70, 90])
            let list = try await client.call(.get, Self.list + "?pertama=2", officer).text
            let offered = list.matches(of: /name="tindakan" value="([a-z_]+)"/).map { String($0.output.1) }
            expect(offered, equals: ["terima", "tolak"])
            for sentence in [
                "Tunda: meminta berkas untuk tiap permohonan.", "Tempatkan: memilih jadwal untuk tiap permohonan.",
                "Rinci: mengisi daftar untuk tiap permohonan.", "Kembalikan: menandai yang harus dilengkapi pada tiap permohonan.",
            ] { expect(list.contains("<li>\(sentence)</li>"), "\(sentence)") }
            for action in ["tunda", "kelas", "rinci", "kembalikan"] {
                try await expect(Self.send(client, Self.list, officer, Self.form(list, [("tindakan", action)])).status, equals: 422)
                let forced = Self.form(
                    list, [("tindakan", action), ("langkah", "seleksi"), ("kunci", Secret.make()), ("alasan", "Karena")])
                try await expect(Self.send(client, Self.list + "/tindakan", officer, forced).status, equals: 422)
                let answer = try await Self.together(client, numbers, "seleksi", action, officer)
                expect(Self.statuses(answer), equals: [422, 422])
                expect(answer.json["cases"]?[0]?["problem"]?["type"]?.string, equals: "urn:mpp:problem:one-by-one")
            }
            // Why is asked once, and kept when it was not said.
            let sure = try await Self.send(client, Self.list, officer, Self.form(list, [("tindakan", "tolak")]))
            expect(sure.text.contains("name=\"alasan\""))
            let silent = try await Self.send(client, Self.list + "/tindakan", officer, Self.form(sure.text, []))
            expect(silent.status == 422 && silent.text.contains("href=\"#t.seleksi-alasan\"") && Self.ticked(silent.text).count == 2)
            let refused = try await Self.send(client, Self.list + "/tindakan", officer, Self.form(silent.text, [("alasan", "Kuota penuh")]))
            expect(refused.text.contains("Tolak: 2 permohonan selesai diproses.") && refused.text.contains("ditolak"))
        }
    }

    /// Each card is signed and numbered as by an act of its own; who filed one for a citizen does not sign that one.
    @Test func eachIsSignedByItself() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let (counter, head) = (try await client.logIn("loket"), try await client.logIn("kepala"))
            var numbers = try await Self.tested(trial, client, [70, 80, 90])
            numbers.append(try await Self.file(trial, client, "Dibantu kepala", officer: head))
            try await Self.test(client, numbers[3], 60)
            let admitted = try await Self.together(client, numbers, "seleksi", "terima", counter, fields: ["gelombang": 1])
            expect(Self.statuses(admitted), equals: [200, 200, 200, 200], "\(admitted.text)")
            try await expect(client.act(numbers[0], "kartu", "done", head).status, equals: 200)
            let list = try await client.call(.get, "/petugas/bersama/latihan/kartu?urut=seleksi.terima.gelombang&arah=turun", head).text
            expect(Self.listed(list) == Array(numbers.dropFirst()) && list.contains("<span class=\"narrow\">Gelombang: </span>1</td>"))
            let signed = try await Self.together(client, [numbers[2], numbers[3], numbers[1]], "kartu", "done", head)
            expect(Self.statuses(signed), equals: [200, 403, 200], "\(signed.text)")
            expect(signed.json["cases"]?[1]?["problem"]?["type"]?.string, equals: "urn:mpp:problem:filer-cannot-approve", "\(signed.text)")
            let letters = try await trial.portal.store.read {
                try Row.fetchAll(
                    $0, sql: "SELECT c.number AS n, o.state AS s FROM output_numbers o JOIN cases c ON c.id = o.case_id ORDER BY o.seq"
                )
                .map { "\($0["n"] as String) \($0["s"] as String)" }
            }
            expect(letters, equals: ["\(numbers[0]) released", "\(numbers[1]) released", "\(numbers[2]) released", "\(numbers[3]) drawn"])
            // The journal of each is as by a single act, but for the case's own number and time.
            let events = try await trial.portal.store.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT j.actor, j.event, p.payload FROM journal j JOIN payloads p ON p.case_id = j.case_id AND p.number = j.number
                        WHERE j.event = 'acted kartu.done' ORDER BY j.case_id
                        """
                ).map { row in
                    let payload = try JSONValue(parsing: Array(row["payload"] as Data))
                    let event = String(decoding: payload["event"]?.bytes(.canonical) ?? [], as: UTF8.self)
                    return "\(row["actor"] as String) \(row["event"] as String) \(event)"
                }
            }
            expect(events.count == 3 && Set(events).count == 1, "\(events)")
            try await expect(trial.faults(), equals: [])
        }
    }

    /// Where the store fails in the middle of one case, that one stays wholly as it was, and the others are done.
    @Test func nothingIsHalfDone() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            let numbers = try await Self.tested(trial, client, [70, 80, 90])
            try await trial.breakTasks(of: numbers[1], at: "kartu")
            let key = officer.merging(["Idempotency-Key": "kunci-untuk-yang-gagal"]) { $1 }
            let first = try await Self.together(client, numbers, "seleksi", "terima", key, fields: ["gelombang": 1])
            expect(Self.statuses(first), equals: [200, 500, 200], "\(first.text)")
            try await expect(trial.faults(), equals: [])
            expect(Self.listed(try await client.call(.get, Self.list, officer).text), equals: [numbers[1]])
            // Sent again once that is mended, only this one is done.
            try await trial.mendTasks()
            let again = try await Self.together(client, numbers, "seleksi", "terima", key, fields: ["gelombang": 1])
            expect(Self.statuses(again), equals: [200, 200, 200])
            try await expect(Self.rows(trial, "acted seleksi.terima"), equals: 3)
        }
    }

    @Test func ofTwoOfficersAtOnceEachCaseHasOne() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.portal.accounts.set(login: "loket-2", name: "Nama", roles: ["loket"], password: "rahasia-loket-2", at: trial.now)
        try await trial.test { client in
            let numbers = try await Self.tested(trial, client, Array(repeating: 70, count: 6))
            let (one, two) = (try await client.logIn("loket"), try await client.logIn("loket-2"))
            async let a = Self.together(client, numbers, "seleksi", "terima", one, fields: ["gelombang": 1])
            async let b = Self.together(client, numbers.reversed(), "seleksi", "terima", two, fields: ["gelombang": 2])
            let (first, second) = (Self.statuses(try await a), Array(Self.statuses(try await b).reversed()))
            expect(zip(first, second).map { [$0, $1].sorted() }, equals: Array(repeating: [200, 409], count: 6), "\(first) \(second)")
            try await expect(Self.rows(trial, "acted seleksi.terima"), equals: 6)
        }
    }

    /// A page that is out of date: the case that changed is refused, the others are done.
    @Test func whatChangedMeanwhileIsRefusedSingly() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            let numbers = try await Self.tested(trial, client, [70, 80, 90])
            let list = try await client.call(.get, Self.list + "?pertama=3", officer).text
            let sure = try await Self.send(client, Self.list, officer, Self.form(list, [("tindakan", "terima")])).text
            // One is taken by another hand; one was sent back and mended.
            expect(
                Self.statuses(try await Self.together(client, [numbers[0]], "seleksi", "terima", officer, fields: ["gelombang": 1])),
                equals: [
                    200
                ])
            try await expect(client.act(numbers[1], "seleksi", "kembalikan", officer, reason: "Kurang").status, equals: 200)
            let answer = try await Self.send(
                client, Self.list + "/tindakan", officer, Self.form(sure, [("f.seleksi.terima.gelombang", "2")]))
            expect(
                answer.text.contains("Terima: 1 permohonan selesai diproses.") && answer.text.contains("baru saja berubah"),
                "\(answer.text)")
            expect(Self.ticked(answer.text).isEmpty, "neither waits for the officer any more")
            try await expect(Self.rows(trial, "acted seleksi.terima"), equals: 2)
        }
    }

    @Test func whatIsNotTheOfficersStaysAsItIs() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            let numbers = try await Self.tested(trial, client, [70, 80])
            let list = try await client.call(.get, Self.list + "?pertama=2", officer).text
            let answers = Self.form(
                list, [("tindakan", "terima"), ("langkah", "seleksi"), ("kunci", Secret.make()), ("f.seleksi.terima.gelombang", "2")])
            for path in [Self.list, Self.list + "/tindakan"] {
                try await expect(Self.send(client, path, officer, answers.filter { $0.0 != "csrf" }).status, equals: 403)
                try await expect(Self.send(client, path, [:], answers).status, equals: 303)
            }
            // Another agency's officer, with a token of his own: the cases are not there for him.
            let stranger = try await client.logIn("orang_luar")
            let token = try #require(PageTests.inputs("csrf", in: try await client.call(.get, "/petugas", stranger).text).last)
            let forged = answers.filter { $0.0 != "csrf" } + [("csrf", token)]
            let answer = try await Self.send(client, Self.list + "/tindakan", stranger, forged)
            expect(answer.status == 404 && !answer.text.contains("Peserta"))
            expect(
                Self.statuses(try await Self.together(client, numbers, "seleksi", "terima", stranger, fields: ["gelombang": 1])),
                equals: [
                    404, 404,
                ])
            // A role of another step of the same service may read, and may not act.
            let examiner = try await client.logIn("pemeriksa")
            expect(
                Self.statuses(try await Self.together(client, numbers, "seleksi", "terima", examiner, fields: ["gelombang": 1])),
                equals: [
                    403, 403,
                ])
            let mixed = try await Self.together(
                client, ["7307-2026-999999", numbers[0]], "seleksi", "terima", officer, fields: ["gelombang": 1])
            expect(mixed.status == 200 && Self.statuses(mixed) == [404, 200])
            try await expect(Self.rows(trial, "acted seleksi.terima"), equals: 1)
        }
    }

    @Test func theRequestHasItsBounds() async throws {
        let trial = try await Trial(service: Self.trainingYAML)
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            let numbers = try await Self.tested(trial, client, [70])
            let many = (0..<201).map { "7307-2026-\(100_000 + $0)" }
            try await expect(Self.together(client, many, "seleksi", "terima", officer).status, equals: 422)
            expect(Self.statuses(try await Self.together(client, Array(many.prefix(200)), "seleksi", "terima", officer)).count, equals: 200)
            try await expect(Self.together(client, [], "seleksi", "terima", officer).status, equals: 400)
            let twice = try await Self.together(client, [numbers[0], numbers[0]], "seleksi", "terima", officer)
            expect(twice.status == 422 && twice.json["errors"]?[0]?["pointer"]?.string == "/cases/1/case")
            try await expect(Self.together(client, numbers, "seleksi", "terima", [:]).status, equals: 401)
            try await expect(Self.together(client, numbers, "seleksi", "terima", ["Cookie": officer["Cookie"]!]).status, equals: 403)
            try await expect(
                Self.together(client, numbers, "seleksi", "terima", officer.merging(["Idempotency-Key": "pendek"]) { $1 }).status,
                equals: 400)
            for body in [
                "[]", #"{"cases":"x","step":"seleksi","action":"terima"}"#,
                #"{"cases":[{"nomor":"x"}],"step":"seleksi","action":"terima"}"#,
                #"{"cases":[{"case":"x"}],"step":"seleksi","action":"terima","documents":{}}"#,
                #"{"cases":[{"case":"x"}],"step":"seleksi"}"#,
            ] {
                try await expect(
                    client.post("/api/v1/acts", try JSONValue(parsing: Array(body.utf8)), officer).status, equals: 400, "\(body)")
            }
            let token = try #require(PageTests.inputs("csrf", in: try await client.call(.get, "/petugas", officer).text).last)
            let form = [("csrf", token), ("tindakan", "terima"), ("langkah", "seleksi")] + many.map { ("berkas", "\($0):1") }
            try await expect(Self.send(client, Self.list, officer, form).status, equals: 422)
            try await expect(Self.send(client, Self.list + "/tindakan", officer, form).status, equals: 422)

            // A repeated request is answered as before, each case by its own key.
            let key = officer.merging(["Idempotency-Key": "kunci-untuk-beberapa"]) { $1 }
            let first = try await Self.together(client, numbers, "seleksi", "terima", key, fields: ["gelombang": 1])
            let again = try await Self.together(client, numbers, "seleksi", "terima", key, fields: ["gelombang": 1])
            expect(Self.statuses(first) == [200] && first.json["cases"]?[0]?["revision"] == again.json["cases"]?[0]?["revision"])
            let other = try await Self.together(client, numbers, "seleksi", "terima", key, fields: ["gelombang": 2])
            expect(other.json["cases"]?[0]?["problem"]?["type"]?.string, equals: "urn:mpp:problem:idempotency-key-reused")
        }
    }
}
