import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// One output for each row of a list: each has its number, its letter, its check and its place in the register.
@Suite struct RowOutputTests {
    private static let permitYAML = Trial.serviceYAML
        .replacingOccurrences(
            of: "  usaha:\n",
            with: """
                  kendaraan:
                    name: Kendaraan
                    many: 1 to 5
                    unique: nopol
                    fields:
                      nopol: { name: Nomor polisi, type: text, purpose: Kartu }
                      bus: { name: Bus, type: yes_no, purpose: Kartu }
                  usaha:

                """
        )
        .replacingOccurrences(
            of: "  terbit: { issue: [izin], to: selesai }\n",
            with: """
                  terbit: { issue: [izin], to: serah }
                  serah: { name: Penyerahan, by: loket, within: 1 working day, to: selesai, actions: { salah: { name: Surat salah, to: tanda_tangan, at_most: 3 } } }

                """
        )
        .replacingOccurrences(
            of: "  tanda_tangan: { name: Tanda tangan, by: kepala, signs: [izin], within: 2 working days, to: terbit }",
            with:
                "  tanda_tangan: { name: Tanda tangan, by: kepala, signs: [izin], within: 2 working days, to: terbit, actions: { kurang: { name: Kurang, repair: { within: 5 working days, at_most: 2, late: { to: ditolak, reason: Tidak dilengkapi } } } } }"
        )
        .replacingOccurrences(
            of: "valid_for: 1 year, signature: electronic, delivery: [download], values: { luas: luas } }",
            with:
                "per: kendaraan, valid_for: [{ when: bus, valid_for: 2 years }, { valid_for: 1 year }], signature: electronic, delivery: [download, counter], values: { nopol: nopol, luas: luas } }"
        )

    private static let reportYAML = """
        service: lapor-uji
        version: 1
        name: Laporan pemegang izin
        agency: dinas
        legal_basis: { perda: Perda Uji 1/2026 }
        opened_by: { every: 6 months, for_each: izin-uji.izin }
        form:
          pemohon: { name: Pemegang, party: applicant, fields: { nama: { name: Nama, type: text, purpose: Identitas } } }
          izin: { name: Izin, fields: { nomor: { name: Nomor izin, type: issued, output: izin-uji.izin, purpose: Pengawasan } } }
        fee: free
        sla: { within: none, legal_basis: perda }
        workflow:
          laporan: { name: Laporan, by: applicant, within: 30 days, to: selesai, late: { to: dicabut } }
          selesai: { end: granted }
          dicabut: { end: lapsed, revokes: nomor, reason: Tidak melapor }
        product: Laporan tercatat
        privacy: { basis: public_service, keep_for: 1 year }
        """

    private static let sources = Trial.sources([permitYAML, reportYAML])

    private static func submission(_ client: PortalClient, _ vehicles: [(String, Bool)]) async throws -> JSONValue {
        guard var whole = try await client.submission().object, var form = whole["form"]?.object else { return .null }
        form["kendaraan"] = rows(vehicles)
        whole["form"] = .object(form)
        whole["delivery"] = ["izin": "download"]
        return .object(whole)
    }

    private static func rows(_ vehicles: [(String, Bool)]) -> JSONValue {
        .array(vehicles.map { ["nopol": .string($0), "bus": .bool($1)] })
    }

    /// Two cards, signed and issued.
    private static func granted(_ client: PortalClient) async throws -> (number: String, own: [String: String]) {
        let filed = try await client.post(
            "/api/v1/services/izin-uji/cases", try await submission(client, [("DW 1", true), ("DW 2", false)]))
        expect(filed.status, equals: 201, "\(filed.text)")
        let number = try #require(filed.json["case"]?.string)
        let own = ["Authorization": "Bearer \(try #require(filed.json["secret"]?.string))"]
        _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
        _ = try await client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], try await client.logIn("loket"))
        try await expect(client.act(number, "tanda_tangan", "done", try await client.logIn("kepala")).status, equals: 200)
        return (number, own)
    }

    private static func letter(
        _ client: PortalClient, _ number: String, _ own: [String: String], _ output: String
    ) async throws -> (text: String, path: String, code: String) {
        let text = try await client.call(.get, "/api/v1/cases/\(number)/outputs/\(output)", own).text
        let path = String(try #require(text.firstMatch(of: /href="(\/periksa\/[^"]+)"/), "\(text)").output.1)
        return (text, path, String(try #require(path.split(separator: "/").last)))
    }

    private static func check(_ client: PortalClient, _ number: String, _ code: String) async throws -> Answer {
        let form = "nomor=\(number.replacingOccurrences(of: "/", with: "%2F"))&kode=\(code)"
        return try await client.call(.post, "/periksa", ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.utf8))
    }

    private static func register(_ trial: Trial) async throws -> [String] {
        try await trial.portal.store.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM issued_outputs ORDER BY case_id, output, list_row, issue").map {
                "\($0["output"] as String) \($0["list_row"] as Int) \($0["issue"] as Int) \($0["number"] as String) \($0["is_revoked"] as Bool)"
            }
        }
    }

    @Test func eachRowHasItsOwnLetter() async throws {
        let trial = try await Trial(sources: Self.sources)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.granted(client)
            let outputs = try await client.call(.get, "/api/v1/cases/\(number)/outputs", own).json["outputs"]
            expect(outputs?.array?.map { $0["output"]?.string }, equals: ["izin.1", "izin.2"])
            expect(outputs?.array?.map { $0["number"]?.string }, equals: ["001/UJI/2026", "002/UJI/2026"])
            expect(outputs?.array?.map { $0["valid_until"]?.string }, equals: ["2028-03-09", "2027-03-09"])
            expect(
                outputs?[1]?["row"] == 2 && outputs?[1]?["row_name"]?.string == "Kendaraan 2"
                    && outputs?[1]?["delivery"]?.string == "download")

            let (first, second) = (
                try await Self.letter(client, number, own, "izin.1"), try await Self.letter(client, number, own, "izin.2")
            )
            for part in [
                "<h1>Surat Izin Uji (Kendaraan 2)</h1>", "<strong>002/UJI/2026</strong>", "<dd>DW 2</dd>", "<dt>Nomor polisi</dt>",
            ] {
                expect(second.text.contains(part), "\(part)")
            }
            expect(first.text.contains("<dd>DW 1</dd>") && !first.text.contains("DW 2") && first.code != second.code)
            try await expect(client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own).status, equals: 404)
            try await expect(client.call(.get, "/api/v1/cases/\(number)/outputs/izin.3", own).status, equals: 404)

            // By its own number and code each is found, and by another's none.
            try await expect(Self.check(client, "002/UJI/2026", second.code).text.contains("Surat Izin Uji (Kendaraan 2)"))
            try await expect(Self.check(client, "001/UJI/2026", first.code).text.contains("Surat ini terdaftar dan berlaku."))
            try await expect(Self.check(client, "001/UJI/2026", second.code).status, equals: 404)
            let checked = try await client.call(.get, "/api/v1/checks/\(number)/izin.2/\(second.code)").json
            expect(checked["standing"]?.string == "valid" && checked["row"] == 2 && checked["number"]?.string == "002/UJI/2026")
            try await expect(client.call(.get, "/api/v1/checks/\(number)/izin.1/\(second.code)").status, equals: 404)

            // The pages of the case and of the service.
            let secret = try #require(own["Authorization"]?.split(separator: " ").last)
            let opened = try await client.call(
                .post, "/lacak", ["Content-Type": "application/x-www-form-urlencoded"],
                body: Array("nomor=\(number)&kunci=\(secret)".utf8))
            let cookie = try #require(opened.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            let page = try await client.call(.get, "/lacak/\(number)", ["Cookie": cookie]).text
            expect(page.contains("/keluaran/izin.2\">Surat Izin Uji (Kendaraan 2) 002/UJI/2026"), "\(page)")
            try await expect(client.call(.get, "/lacak/\(number)/keluaran/izin.2", ["Cookie": cookie]).text.contains("DW 2"))
            try await expect(client.call(.get, "/layanan/izin-uji").text.contains("satu untuk tiap Kendaraan"))
        }
        try await expect(Self.register(trial), equals: ["izin 1 1 001/UJI/2026 false", "izin 2 1 002/UJI/2026 false"])
        try await expect(trial.faults(), equals: [])
    }

    /// After a repair the list is another: what is issued again stands for it, and a row that is gone has nothing valid any more.
    @Test func whatIsIssuedAgainStandsForTheListAsItIs() async throws {
        let trial = try await Trial(sources: Self.sources)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.granted(client)
            let before = try await Self.letter(client, number, own, "izin.2")
            trial.now = Trial.instant(2026, 3, 10, 9)
            let (counter, head) = (try await client.logIn("loket"), try await client.logIn("kepala"))
            try await expect(client.act(number, "serah", "salah", counter, reason: "Salah").status, equals: 200)
            try await expect(client.act(number, "tanda_tangan", "kurang", head, reason: "Satu dijual").status, equals: 200)
            let mended = try await client.post(
                "/api/v1/cases/\(number)/repair", ["step": "tanda_tangan", "form": ["kendaraan": Self.rows([("DW 9", true)])]], own)
            expect(mended.status, equals: 200, "\(mended.text)")
            try await expect(client.act(number, "tanda_tangan", "done", head).status, equals: 200)
            let outputs = try await client.call(.get, "/api/v1/cases/\(number)/outputs", own).json["outputs"]
            expect(outputs?[0]?["number"]?.string == "003/UJI/2026" && outputs?[0]?["released"]?.bool == true)
            expect(outputs?[0]?["earlier"]?[0]?["replaced_on"]?.string, equals: "2026-03-10")
            expect(outputs?[1]?["released"]?.bool == false && outputs?[1]?["earlier"]?[0]?["replaced_on"]?.string == "2026-03-10")
            try await expect(client.call(.get, before.path).text.contains("sudah diganti"))
            try await expect(Self.letter(client, number, own, "izin.1").text.contains("DW 9"))
            try await expect(client.act(number, "serah", "done", counter).status, equals: 200)
        }
        try await expect(
            Self.register(trial),
            equals: [
                "izin 1 1 001/UJI/2026 true", "izin 1 2 003/UJI/2026 false", "izin 2 1 002/UJI/2026 true",
            ])
        let states = try await trial.portal.store.read {
            try String.fetchAll($0, sql: "SELECT number || ' ' || state FROM output_numbers ORDER BY seq")
        }
        expect(states, equals: ["001/UJI/2026 released", "002/UJI/2026 released", "003/UJI/2026 released", "004/UJI/2026 cancelled"])
        try await expect(trial.faults(), equals: [])
    }

    /// The clock opens a case for each card, and who does not answer for one loses that one.
    @Test func eachRowHasItsOwnDuties() async throws {
        let trial = try await Trial(sources: Self.sources)
        try await trial.officers()
        let (number, own) = try await trial.test { try await Self.granted($0) }
        trial.now = Trial.instant(2026, 9, 9, 9)
        try await expect(trial.openAllDue(), equals: 2)
        try await expect(trial.openAllDue(), equals: 0)
        let opened = try await trial.portal.store.read {
            try String.fetchAll($0, sql: "SELECT number FROM cases WHERE service = 'lapor-uji'")
        }
        try await trial.test { client in
            for report in opened {
                let dossier = try #require(try await trial.portal.registry.dossier(number: report))
                guard dossier.state.submission["form"]?["izin"]?["nomor"]?["number"]?.string == "002/UJI/2026" else { continue }
                try await expect(client.act(report, "laporan", "done", own).json["end"]?.string, equals: "granted")
            }
        }
        trial.now = Trial.instant(2026, 10, 20, 9)
        while try await trial.portal.registry.fireNextDue() {}
        try await expect(Self.register(trial), equals: ["izin 1 1 001/UJI/2026 true", "izin 2 1 002/UJI/2026 false"])
        try await trial.test { client in
            try await expect(Self.letter(client, number, own, "izin.1").text.contains("sudah dicabut"))
            let second = try await Self.letter(client, number, own, "izin.2").text
            expect(!second.contains("sudah dicabut"))
        }
        try await expect(trial.faults(), equals: [])
    }

    /// A store from before keeps what it has: every row of its register, and for which outputs a timer has opened a case.
    @Test(.enabled(if: Trial.isEmbedded, "a server's database never had that form")) func aRegisterWithoutRowsIsCarriedOver() async throws {
        let single = Trial.sources([Trial.serviceYAML, Self.reportYAML])
        let trial = try await Trial(sources: single)
        try await trial.officers()
        _ = try await trial.test { try await LetterTests.granted($0) }
        trial.now = Trial.instant(2026, 9, 9, 9)
        try await expect(trial.openAllDue(), equals: 1)
        let rows = try await Self.register(trial)
        expect(rows, equals: ["izin 0 1 001/UJI/2026 false"])
        try await trial.portal.store.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE whole (
                        case_id INTEGER NOT NULL REFERENCES cases(id), service TEXT NOT NULL, output TEXT NOT NULL, issue INTEGER NOT NULL,
                        number TEXT NOT NULL, holder BLOB, issued_on TEXT, valid_until TEXT, is_revoked INTEGER NOT NULL DEFAULT 0,
                        kept BLOB NOT NULL, PRIMARY KEY (case_id, output, issue)
                    ) WITHOUT ROWID;
                    INSERT INTO whole SELECT case_id, service, output, issue, number, holder, issued_on, valid_until, is_revoked, kept
                        FROM issued_outputs;
                    DROP TABLE issued_outputs;
                    ALTER TABLE whole RENAME TO issued_outputs;
                    CREATE TABLE opened_once (
                        service TEXT NOT NULL, variant TEXT NOT NULL, source_case INTEGER NOT NULL REFERENCES cases(id), output TEXT NOT NULL,
                        period TEXT NOT NULL, case_id INTEGER REFERENCES cases(id),
                        PRIMARY KEY (service, variant, source_case, output, period)
                    ) WITHOUT ROWID;
                    INSERT INTO opened_once SELECT service, variant, source_case, output, period, case_id FROM opened_cases;
                    DROP TABLE opened_cases;
                    ALTER TABLE opened_once RENAME TO opened_cases;
                    DELETE FROM grdb_migrations WHERE identifier = 'outputs of rows';
                    """)
        }
        let later = try await Trial(sources: single, folder: trial.folder, at: Trial.instant(2026, 9, 9, 10))
        try await expect(Self.register(later), equals: rows)
        try await expect(later.openAllDue(), equals: 0, "it was opened before")
        try await expect(later.faults(), equals: [])
    }
}
