import Expectations
import Server
import ServiceDSL
import ServiceIR
import Testing

/// Prices per something, and what a standard does not state, as pages say them.
@Suite struct PriceTests {
    @Test func thePublicPageSaysThePricesAndWhatIsNotStated() async throws {
        let trial = try await Trial(sources: Trial.keywords())
        try await trial.test { client in
            let page = try await client.call(.get, "/layanan/kartu-pedagang").text
            func items(_ id: String) throws -> [String] {
                let list = try #require(page.components(separatedBy: "<h2 id=\"\(id)\">").last?.components(separatedBy: "</ul>").first)
                return list.matches(of: /<li>(.*?)<\/li>/).map { String($0.output.1) }
            }
            try expect(
                items("k4"),
                equals: [
                    "Sewa lapak: dihitung dari isian "
                        + "(Lapak harian: Rp5.000 per hari; Los tetap: Rp150.000 per bulan; Rp2.500 per km)",
                    "Kebersihan: tidak disebut dalam standar; ditetapkan petugas",
                ])
            let products = try items("k5")
            expect(
                products,
                equals: [
                    "Kartu pedagang (berlaku 1 tahun / tidak disebut dalam standar, tergantung keadaan; tiap 2 minggu: Laporan pedagang)",
                    "Salinan kartu pedagang (masa berlaku tidak disebut dalam standar; tiap 2 minggu: Laporan pedagang)",
                ])
            expect(page.contains("<li>Bantuan modal: tidak disebut dalam standar; ditetapkan petugas</li>"))
            // Nothing is charged, and nobody reads that it is free.
            let report = try await client.call(.get, "/layanan/lapor-pedagang").text
            expect(report.contains("<h2 id=\"k4\">Biaya</h2><ul><li>tidak disebut dalam standar</li></ul>"), "\(report)")
            let home = try await client.call(.get, "/").text
            let card = try #require(home.firstMatch(of: /layanan\/lapor-pedagang">.*?<\/li>/)).output
            expect(card.contains("tidak disebut dalam standar") && !card.contains("Gratis") && !card.contains("Tidak dipungut"))
        }
    }

    /// Who applies or has to pay reads where: at the counters of the agency, and what else the catalog says of that.
    @Test(arguments: [false, true]) func aServiceSaysWhereItIsAndABillWhereToPay(isTold: Bool) async throws {
        var sources = Trial.sources([Trial.serviceYAML])
        if isTold {
            let agency = "dinas: { name: Dinas Uji, head: kepala, address: Jalan Uji 1, phone: \"0482-21001\", url: \"https://uji.go.id\" }"
            let catalog = Trial.catalogYAML.replacing("dinas: { name: Dinas Uji, head: kepala }", with: agency)
            let counters = """
                counters:
                  umum: { name: Loket umum, agency: dinas, letter: A }
                  lain: { name: Loket lain, agency: lain, letter: B }
                """
            sources[0] = SourceFile(path: "uji/catalog.yaml", text: "\(catalog)\n\(counters)\n")
        }
        let trial = try await Trial(sources: sources)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let citizen = try await client.openCase(number, own)
            expect(!(try await client.call(.get, "/lacak/\(number)", citizen).text.contains("Tempat membayar")), "nothing is due yet")
            try await expect(client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).status, equals: 200)
            let page = try await client.call(.get, "/lacak/\(number)", citizen).text
            PageTests.judge(page, "/lacak")
            func facts(below heading: String, of page: String) -> [String] {
                let section = page.components(separatedBy: "\(heading)</h").last?.components(separatedBy: "</section>").first ?? ""
                return section.matches(of: /<dt>([^<]+)<\/dt><dd>(?:<a href="([^"]+)">)?([^<]+)/).map {
                    "\($0.output.1): \($0.output.3)" + ($0.output.2.map { " \($0)" } ?? "")
                }
            }
            let contact = ["Alamat: Jalan Uji 1", "Telepon: 0482-21001 tel:+6248221001", "Situs: https://uji.go.id https://uji.go.id"]
            let reach = (isTold ? contact : []) + ["Jam layanan: Senin–Jumat 08:00–12:00, 13:00–16:00"]
            let place = isTold ? "Loket umum, Dinas Uji" : "Loket Dinas Uji"
            expect(facts(below: "Tempat membayar", of: page), equals: ["Bayar di: \(place)"] + reach, "\(page)")
            let service = try await client.call(.get, "/layanan/izin-uji").text
            PageTests.judge(service, "/layanan")
            expect(
                facts(below: "Tempat dan jam layanan", of: service),
                equals: ["Dilayani oleh: \(place)", "Daring (online): di situs ini, kapan saja"] + reach, "\(service)")
        }
    }

    /// Each way to apply is said with where it leads, as far as the catalog knows it.
    @Test(arguments: [false, true]) func eachChannelSaysWhereItIs(isBooked: Bool) async throws {
        var service = Trial.serviceYAML.replacing(
            "channels: [online, counter]", with: "channels: [online, counter, mobile_unit, self_service, phone]")
        if isBooked {
            service = service.replacing(
                "      luas: {",
                with: "      jadwal: { name: Jadwal, type: booking, resource: keliling, optional: true, purpose: Jadwal }\n      luas: {")
        }
        let trial = try await Trial(service: service)
        try await trial.test { client in
            func said(_ language: String) async throws -> [String] {
                let page = try await client.call(.get, "/layanan/izin-uji?lang=\(language)").text
                PageTests.judge(page, "/layanan")
                let section = page.components(separatedBy: "<h2 id=\"k8\">").last?.components(separatedBy: "</section>").first ?? ""
                return section.matches(of: /<dt>([^<]+)<\/dt><dd>([^<]+)/).map { "\($0.output.1): \($0.output.2)" }
            }
            // One of its three days is over.
            let days = isBooked ? "3 Juni 2026, 2 September 2026" : "tanyakan jadwalnya ke Dinas Uji"
            try await expect(
                said("id"),
                equals: [
                    "Dilayani oleh: Loket Dinas Uji", "Daring (online): di situs ini, kapan saja", "Layanan keliling: \(days)",
                    "Anjungan mandiri: tanyakan letaknya ke Dinas Uji", "Jam layanan: Senin–Jumat 08:00–12:00, 13:00–16:00",
                ])
            try await expect(said("en").contains("Self-service: ask where it is at Dinas Uji"))
        }
    }

    /// Several bills have their total below them, one alone has none.
    @Test(arguments: [false, true]) func severalBillsHaveATotal(areSeveral: Bool) async throws {
        var service = Trial.serviceYAML
        if areSeveral {
            service = service.replacing("pay: [retribusi]", with: "pay: [retribusi, admin]").replacing(
                "sla: {", with: "  admin: { name: Administrasi, amount: \"5000\", legal_basis: perda }\nsla: {")
        }
        let trial = try await Trial(service: service)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            try await expect(client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).status, equals: 200)
            let page = try await client.call(.get, "/lacak/\(number)", try await client.openCase(number, own)).text
            let list = page.components(separatedBy: "<h2 id=\"bayar\">").last?.components(separatedBy: "</dl>").first ?? ""
            let rows = list.matches(of: /<dt>([^<]+)<\/dt><dd>([^<]+)/).map { "\($0.output.1): \($0.output.2)" }
            expect(
                rows,
                equals: areSeveral
                    ? ["Retribusi: Rp12.000", "Administrasi: Rp5.000", "Jumlah: Rp17.000"] : ["Retribusi: Rp12.000"], "\(page)")
        }
    }

    /// What is charged or paid in some cases alone is marked so.
    @Test func whatIsNotAlwaysChargedIsMarkedSo() async throws {
        let trial = try await Trial(sources: Trial.keywords())
        try await trial.test { client in
            let page = try await client.call(.get, "/layanan/izin-pasar?lang=id").text
            for said in ["<li>Jaminan (bila diperlukan): Rp50.000</li>", "<li>Denda (bila diperlukan): Rp10.000</li>", "<li>Sewa: "] {
                expect(page.contains(said), "\(said) in \(page)")
            }
            try await expect(
                client.call(.get, "/layanan/izin-pasar?lang=en").text.contains("<li>Denda (where needed): "))
            try await expect(client.call(.get, "/layanan/bantuan-modal?lang=id").text.contains("<li>Bantuan (bila diperlukan): "))
        }
    }

    @Test func aTimeByANumberNamesWhatIsCounted() async throws {
        let trial = try await Trial(sources: Trial.keywords())
        try await trial.test { client in
            let page = try await client.call(.get, "/layanan/uji-alat").text
            for said in [
                "Hasil pemeriksaan: 1 hari kerja per alat", "Sertifikat: 10 hari kerja", "30 menit per botol",
                "2 hari kerja / 1 hari kerja per temuan (tergantung keadaan)",
            ] {
                expect(page.contains(said), "\(said) in \(page)")
            }
        }
    }

    @Test func aQuantityIsAskedWithItsUnitAndChargedByIt() async throws {
        let trial = try await Trial(sources: Trial.keywords())
        try await trial.officers()
        try await trial.test { client in
            let form = try await client.call(.get, "/layanan/kartu-pedagang/ajukan?applicant=person&variant=baru").text
            for (id, unit) in [("lama", "satuan"), ("jarak", "km")] {
                let line = form.components(separatedBy: "<input id=\"f.lapak.\(id)\"").last?.components(separatedBy: "</div>").first
                expect(line?.hasSuffix("><span class=\"unit\">\(unit)</span>"), equals: true, "\(line ?? form)")
            }
            let (number, own) = try await CarriedNumberTests.file(client, variant: "baru", kind: "tetap", by: nil)
            let counter = try await client.logIn("loket")
            let act: JSONValue = [
                "step": "periksa", "action": "done", "fields": ["kebersihan": 20_000, "modal": 500_000],
            ]
            try await expect(client.post("/api/v1/cases/\(number)/acts", act, counter).status, equals: 200)
            // 2 × 150.000, 4 × 2.500 and 10.000.
            let read = try await client.call(.get, "/api/v1/cases/\(number)", own).json
            expect(read["fees"]?.array?.map { $0["due"]?.int }, equals: [320_000, 20_000], "\(read)")
            expect(read["benefits"], equals: [], "nothing is paid out before its step")
            let desk = try await client.call(.get, "/petugas/berkas/\(number)", counter).text
            expect(desk.contains("<dt>Lama pemakaian</dt><dd>2 satuan") && desk.contains("<dt>Jarak antar</dt><dd>4 km"))
            expect(desk.contains("<dt>Sewa lapak</dt><dd>Rp320.000") && desk.contains("<dt>Kebersihan</dt><dd>Rp20.000"))
            let secret = try #require(own["Authorization"]?.split(separator: " ").last)
            let opened = try await client.call(.get, "/lacak/\(number)/\(secret)")
            let cookie = try #require(opened.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            let track = try await client.call(.get, "/lacak/\(number)", ["Cookie": cookie]).text
            expect(track.contains("<dt>Sewa lapak</dt><dd>Rp320.000"), "\(track)")

            // What an officer has set is paid out as it was set.
            try await expect(
                client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter).status, equals: 200)
            try await expect(client.act(number, "ttd", "done", try await client.logIn("kepala")).status, equals: 200)
            let paying = try await client.act(number, "penomoran", "done", counter).json
            expect(paying["benefits"]?[0]?["due"]?.int, equals: 500_000)
            let treasurer = try await client.logIn("bendahara")
            try await expect(
                client.call(.get, "/petugas/berkas/\(number)", treasurer).text.contains(
                    "<dt>Bantuan modal</dt><dd>Rp500.000"))
            try await expect(client.act(number, "cair", "done", treasurer).json["end"]?.string, equals: "granted")
        }
    }
}
