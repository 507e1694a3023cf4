import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// A list of a step with one row for each row of the form: drawn under what its row is about, read back in its place.
@Suite struct PairedRowTests {
    private static let serviceYAML = Trial.serviceYAML
        .replacingOccurrences(
            of: "  usaha:\n",
            with: """
                  alat:
                    name: Alat
                    many: 1 to 5
                    unique: seri
                    fields:
                      seri: { name: Nomor seri, type: text, purpose: Uji }
                      berat: { name: Di atas 50 kg, type: yes_no, purpose: Uji }
                  usaha:

                """
        )
        .replacingOccurrences(
            of: "    by: pemeriksa\n    actions:\n",
            with: """
                    by: pemeriksa
                    fields:
                      hasil:
                        name: Hasil tiap alat
                        type: list
                        per: alat
                        fields:
                          sah: { name: Sah, type: yes_no, when: berat }
                          cap: { name: Nomor cap, type: text, when: berat && sah }
                    actions:

                """)

    @Test func rowsFollowThoseOfTheForm() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            guard var whole = try await client.submission().object, var form = whole["form"]?.object else { return }
            form["alat"] = [["seri": "TM-01", "berat": false], ["seri": "TP-02", "berat": true]]
            whole["form"] = .object(form)
            let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(whole))
            expect(filed.status, equals: 201, "\(filed.text)")
            let number = try #require(filed.json["case"]?.string)
            let officer = try await client.logIn("pemeriksa")
            let shown = try await client.call(.get, "/api/v1/cases/\(number)", officer).json["open"]
            expect(shown?[0]?["rows"], equals: ["hasil": 2], "\(String(describing: shown))")

            let desk = "/petugas/berkas/\(number)"
            let page = try await client.call(.get, desk, officer).text
            expect(page.contains("<legend>Alat 1: TM-01</legend>") && page.contains("<legend>Alat 2: TP-02</legend>"), "\(page)")
            expect(!page.contains("tambah:f.pemeriksaan.hasil"))
            expect(RowTests.rows("f.pemeriksaan.hasil", in: page).count, equals: 2)

            func send(_ answers: [(String, String)]) async throws -> Answer {
                let page = try await client.call(.get, desk, officer).text
                let hidden = ["csrf", "kunci", "revisi", "langkah"].compactMap { name in
                    PageTests.inputs(name, in: page).last.map { (name, $0) }
                }
                let (type, body) = PageTests.multipart(hidden + RowTests.marks(in: page) + [("tindakan", "lengkap")] + answers)
                return try await client.call(.post, desk + "/tindakan", ["Content-Type": type, "Cookie": officer["Cookie"]!], body: body)
            }
            // By the API another number of rows is refused.
            let act: JSONValue = ["step": "pemeriksaan", "action": "lengkap", "fields": ["hasil": [["sah": true, "cap": "C-8"]]]]
            let refused = try await client.post("/api/v1/cases/\(number)/acts", act, officer)
            expect(refused.status == 422 && refused.json["errors"]?[0]?["code"]?.string == "unlike_rows", "\(refused.text)")
            expect(refused.text.contains("Isi tepat 2 baris: satu untuk tiap Alat."))

            // What is missing is told at its own row, although the row before it is empty.
            let missing = try await send([])
            expect(missing.status == 422 && missing.text.contains("href=\"#f.pemeriksaan.hasil.1.sah\""), "\(missing.text)")
            expect(missing.text.contains("<legend>Alat 2: TP-02</legend>"))
            try await expect(send([("f.pemeriksaan.hasil.1.sah", "true"), ("f.pemeriksaan.hasil.1.cap", "C-7")]).status, equals: 303)
            let kept = try await client.call(.get, "/api/v1/cases/\(number)", officer).json["records"]?["pemeriksaan"]?["last"]?["values"]
            expect(kept?["hasil"], equals: [[:], ["sah": true, "cap": "C-7"]], "\(String(describing: kept))")
        }
    }
}
