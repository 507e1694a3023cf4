import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// Rows of lists, lists in lists, regions by name: what the form keeps, and what it says.
@Suite struct RowTests {
    static let serviceYAML = Trial.serviceYAML.replacingOccurrences(of: "  usaha:\n    name: Usaha\n    fields:\n", with: sections)

    private static let sections = """
          keluarga:
            name: Keluarga
            fields:
              kepala:
                name: Kepala keluarga
                type: list
                many: 1 to 4
                optional: true
                fields:
                  nama: { name: Nama kepala, type: text, purpose: Data }
                  anak:
                    name: Anak
                    type: list
                    many: 1 to 5
                    optional: true
                    fields:
                      nama: { name: Nama anak, type: text, purpose: Data }
                      sekolah: { name: Sekolah, type: yes_no, purpose: Data }
              saksi:
                name: Saksi
                type: list
                many: 1 to 3
                optional: true
                fields: { hadir: { name: Hadir, type: yes_no, purpose: Data } }
              asal: { name: Kabupaten asal, type: region, level: regency, optional: true, purpose: Data }
              desa: { name: Desa, type: region, level: village, optional: true, purpose: Data }
          usaha:
            name: Usaha
            fields:

        """

    static func post(_ client: PortalClient, _ answers: [(String, String)]) async throws -> Answer {
        let (type, body) = PageTests.multipart(PageTests.answers + answers, files: [("d.ktp", "ktp.pdf", "%PDF-1.4 ktp")])
        return try await client.apply(type, body)
    }

    /// The rows of a page, by the marks by which they come back.
    static func rows(_ list: String, in page: String) -> [String] {
        page.matches(of: /<input type="hidden" name="(f\.[^"]*\.[0-9]+)" value="">/).map { String($0.output.1) }
            .filter { $0.hasPrefix(list + ".") && Int($0.dropFirst(list.count + 1)) != nil }
    }

    /// What a browser sends of the rows that a page shows, nothing filled in.
    static func marks(in page: String) -> [(String, String)] {
        page.matches(of: /<input type="hidden" name="(f\.[^"]*\.[0-9]+)" value="">/).map { (String($0.output.1), "") }
    }

    @Test func aRowAddedToOneListStaysWhenAnotherGetsOne() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.test { client in
            let (heads, children, witnesses) = ("f.keluarga.kepala", "f.keluarga.kepala.0.anak", "f.keluarga.saksi")
            var page = try await client.call(.get, "/layanan/izin-uji/ajukan?applicant=person").text
            page = try await Self.post(client, Self.marks(in: page) + [("tombol", "tambah:\(heads)")]).text
            expect(Self.rows(heads, in: page).count, equals: 2)
            page = try await Self.post(client, Self.marks(in: page) + [("tombol", "tambah:\(children)")]).text
            expect(Self.rows(heads, in: page).count == 2 && Self.rows(children, in: page).count == 2)
            // A row of which nothing is sent, as nobody has chosen yes or no.
            page = try await Self.post(client, Self.marks(in: page) + [("tombol", "tambah:\(witnesses)")]).text
            expect(Self.rows(heads, in: page).count == 2 && Self.rows(children, in: page).count == 2)
            expect(Self.rows(witnesses, in: page).count, equals: 2)
            page = try await Self.post(client, Self.marks(in: page) + [("tombol", "perbarui")]).text
            expect(Self.rows(heads, in: page).count == 2 && Self.rows(witnesses, in: page).count == 2)
            // Never more rows than the list may have.
            for _ in 0..<4 { page = try await Self.post(client, Self.marks(in: page) + [("tombol", "tambah:\(witnesses)")]).text }
            expect(Self.rows(witnesses, in: page).count == 3 && !page.contains("tambah:\(witnesses)"))
            // What was left empty is not sent.
            let filed = try await Self.post(client, Self.marks(in: page) + [("tombol", "kirim")])
            expect(filed.isReceipt, "\(filed.text)")
        }
    }

    @Test func rowsAndTheirButtonsSayWhichTheyAre() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.test { client in
            let first = try await client.call(.get, "/layanan/izin-uji/ajukan?applicant=person").text
            let page = try await Self.post(client, Self.marks(in: first) + [("tombol", "tambah:f.keluarga.kepala")]).text
            expect(page.contains("<legend>Kepala keluarga 2</legend>"))
            expect(page.contains("<legend>Anak 1<span class=\"hidden\"> (Kepala keluarga 2)</span></legend>"))
            expect(page.contains(">Tambah baris: Kepala keluarga</button>"))
            expect(page.contains(">Tambah baris: Anak<span class=\"hidden\"> (Kepala keluarga 2)</span></button>"))
            // The page comes back at the new row.
            let target = try #require(
                page.firstMatch(of: /value="tambah:f\.keluarga\.kepala\.1\.anak" formaction="\/layanan\/izin-uji\/ajukan#([^"]+)"/))
            let next = try await Self.post(
                client, Self.marks(in: page) + [("tombol", "tambah:f.keluarga.kepala.1.anak")]
            ).text
            expect(next.contains("id=\"\(target.output.1)\" tabindex=\"-1\""))
            // Nothing that reads the page aloud meets two buttons of one name.
            let names = next.matches(of: /value="tambah:[^"]*"[^>]*>(.*?)<\/button>/).map { String($0.output.1) }
            expect(names.count == 4 && Set(names).count == names.count, "\(names)")
        }
    }

    @Test func aRegionIsGivenByNameOrCode() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            let empty = try await Self.post(client, [("tombol", "perbarui")])
            expect(empty.text.contains("list=\"wilayah-regency\"") && empty.text.contains("<option value=\"Kabupaten Kudus\">"))
            expect(!empty.text.contains("wilayah-village") && empty.body.count < 60_000, "\(empty.body.count)")
            // Those of the own province come first.
            let options = empty.text.matches(of: /<option value="((?:Kabupaten|Kota) [^"]+)">/).map { String($0.output.1) }
            expect(options.count == Set(options).count && options.count > 500 && options.first == "Kabupaten Kepulauan Selayar")

            let wrong = try await Self.post(client, [("f.keluarga.asal", "Kabupaten Entah"), ("tombol", "kirim")])
            expect(
                wrong.status == 422 && wrong.text.contains("href=\"#f.keluarga.asal\"") && wrong.text.contains("value=\"Kabupaten Entah\""))
            // All that is wrong is said at once, by the names of the fields.
            let more = try await Self.post(
                client, [("f.keluarga.asal", "Entah"), ("f.usaha.luas", "besar"), ("tombol", "kirim")])
            let faults = more.text.matches(of: /<li><a href="#([^"]+)">([^:<]+):/).map { "\($0.output.1) \($0.output.2)" }
            expect(faults.sorted(), equals: ["f.keluarga.asal Kabupaten asal", "f.usaha.luas Luas"], "\(faults)")
            let several = try await Self.post(client, [("f.keluarga.asal", "bandung"), ("tombol", "kirim")])
            expect(several.status == 422 && several.text.contains("Kabupaten Bandung (32.04), Kota Bandung (32.73)"))
            let village = try await Self.post(client, [("f.keluarga.desa", "Balangnipa"), ("tombol", "kirim")])
            expect(village.status == 422 && village.text.contains("href=\"#f.keluarga.desa\""))

            let filed = try await Self.post(
                client, [("f.keluarga.asal", "kab. kudus"), ("f.keluarga.desa", "01.1001"), ("tombol", "kirim")])
            expect(filed.isReceipt, "\(filed.text)")
            let number = try #require(filed.text.firstMatch(of: /id="nomor">([0-9-]+)</)).output.1
            let officer = try await client.logIn("pemeriksa")
            let kept = try await client.call(.get, "/api/v1/cases/\(number)", officer).json["submission"]?["form"]?["keluarga"]
            expect(kept?["asal"]?.string == "33.19" && kept?["desa"]?.string == "73.07.01.1001")
            let desk = try await client.call(.get, "/petugas/berkas/\(number)", officer).text
            expect(desk.contains("Kabupaten Kudus (33.19)") && desk.contains("73.07.01.1001 (Kabupaten Sinjai)"))
        }
    }

    @Test func aFaultInARowStandsAtTheRowAsItIsShown() async throws {
        let trial = try await Trial(
            service: Self.serviceYAML.replacingOccurrences(
                of: "{ hadir: { name: Hadir, type: yes_no, purpose: Data } }",
                with: "{ asal: { name: Asal saksi, type: region, level: regency, purpose: Data } }"))
        try await trial.test { client in
            let page = try await Self.post(
                client, [("f.keluarga.saksi.0.asal", ""), ("f.keluarga.saksi.1.asal", "Entah"), ("tombol", "kirim")])
            expect(page.status == 422 && page.text.contains("href=\"#f.keluarga.saksi.0.asal\""), "\(page.text)")
            expect(page.text.contains("id=\"f.keluarga.saksi.0.asal-error\""))
        }
    }
}
