import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// An output that is issued again in the same case: another letter, and the register, the check and the pages know both.
@Suite struct IssueTests {
    /// The counter sends a letter that is wrong back to be signed again.
    private static let service = Trial.serviceYAML.replacingOccurrences(
        of: "  terbit: { issue: [izin], to: selesai }\n",
        with: """
              terbit: { issue: [izin], to: serah }
              serah: { name: Penyerahan, by: loket, within: 1 working day, to: selesai, actions: { salah: { name: Surat salah, to: tanda_tangan, at_most: 3 } } }

            """)

    private static func letter(
        _ client: PortalClient, _ number: String, _ own: [String: String], _ issue: String = ""
    ) async throws -> (text: String, path: String, code: String) {
        let text = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin\(issue)", own).text
        let path = String(try #require(text.firstMatch(of: /href="(\/periksa\/[^"]+)"/)).output.1)
        return (text, path, String(try #require(path.split(separator: "/").last)))
    }

    private static func check(_ client: PortalClient, _ number: String, _ code: String) async throws -> Answer {
        let form = "nomor=\(number.replacingOccurrences(of: "/", with: "%2F"))&kode=\(code)"
        return try await client.call(.post, "/periksa", ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.utf8))
    }

    /// The case's page, as whoever has its secret sees it.
    private static func page(_ client: PortalClient, _ number: String, _ own: [String: String]) async throws -> String {
        try await client.call(.get, "/lacak/\(number)", client.openCase(number, own)).text
    }

    private static func register(_ trial: Trial) async throws -> [String] {
        try await trial.portal.store.read { db in
            try Row.fetchAll(db, sql: "SELECT issue, number, issued_on, is_revoked FROM issued_outputs ORDER BY case_id, issue").map {
                "\($0["issue"] as Int) \($0["number"] as String) \($0["issued_on"] as String) \($0["is_revoked"] as Bool)"
            }
        }
    }

    private static func states(_ trial: Trial) async throws -> [String] {
        try await trial.portal.store.read { try String.fetchAll($0, sql: "SELECT number || ' ' || state FROM output_numbers ORDER BY seq") }
    }

    @Test func aSecondLetterReplacesTheFirst() async throws {
        let trial = try await Trial(service: Self.service)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await LetterTests.granted(client)
            let first = try await Self.letter(client, number, own)
            trial.now = Trial.instant(2026, 3, 10, 9)
            let (counter, head) = (try await client.logIn("loket"), try await client.logIn("kepala"))
            try await expect(client.act(number, "serah", "salah", counter, reason: "Nama salah").status, equals: 200)

            // In preparation: the first is what the applicant has, and valid.
            try await expect(Self.letter(client, number, own).text.contains("<strong>001/UJI/2026</strong>"))
            try await expect(client.call(.get, first.path).text.contains("Surat ini terdaftar dan berlaku."))
            try await expect(client.call(.get, "/api/v1/cases/\(number)/outputs/izin", head).text.contains("Rancangan"))
            let preparing = try await client.call(.get, "/api/v1/cases/\(number)/outputs", own).json["outputs"]?[0]
            expect(preparing?["released"]?.bool == false && preparing?["number"]?.string == "002/UJI/2026")
            expect(preparing?["earlier"]?[0]?["released"]?.bool == true && preparing?["earlier"]?[0]?["replaced_on"] == nil)
            try await expect(Self.page(client, number, own).contains("/keluaran/izin/1\">Surat Izin Uji 001/UJI/2026"))
            try await expect(Self.states(trial), equals: ["001/UJI/2026 released", "002/UJI/2026 drawn"])

            try await expect(client.act(number, "tanda_tangan", "done", head).status, equals: 200)
            let now = try await client.call(.get, "/api/v1/cases/\(number)", own).json["outputs"]
            expect(now?.array?.count == 1 && now?[0]?["number"]?.string == "002/UJI/2026" && now?[0]?["released"]?.bool == true)
            expect(now?[0]?["issued_on"]?.string == "2026-03-10" && now?[0]?["earlier"]?.array?.count == 1)
            let before = now?[0]?["earlier"]?[0]
            expect(before?["number"]?.string == "001/UJI/2026" && before?["issued_on"]?.string == "2026-03-09")
            expect(before?["replaced_on"]?.string, equals: "2026-03-10")

            // Two letters, each with its own number, code and standing.
            let second = try await Self.letter(client, number, own)
            expect(second.text.contains("<strong>002/UJI/2026</strong>") && second.text.contains("10 Maret 2026"))
            expect(second.code != first.code && !second.text.contains("sudah diganti"))
            let old = try await Self.letter(client, number, own, "/1")
            expect(old.code == first.code && old.text.contains("001/UJI/2026") && old.text.contains("sudah diganti"))
            for issue in ["0", "3", "x", "-1", "\(Int.min)", "\(Int.max)"] {
                try await expect(client.call(.get, "/api/v1/cases/\(number)/outputs/izin/\(issue)", own).status, equals: 404)
            }
            let (replaced, valid) = (try await client.call(.get, first.path).text, try await client.call(.get, second.path).text)
            expect(replaced.contains("Surat ini sudah diganti") && replaced.contains("001/UJI/2026"))
            expect(valid.contains("Surat ini terdaftar dan berlaku.") && valid.contains("002/UJI/2026"))
            try await expect(client.call(.get, "/api/v1/checks/\(number)/izin/\(first.code)").json["standing"]?.string, equals: "replaced")
            try await expect(Self.check(client, "001/UJI/2026", first.code).text.contains("sudah diganti"))
            try await expect(Self.check(client, "002/UJI/2026", second.code).text.contains("terdaftar dan berlaku"))
            for (number, code) in [("001/UJI/2026", second.code), ("002/UJI/2026", first.code)] {
                try await expect(Self.check(client, number, code).status, equals: 404)
            }

            let page = try await Self.page(client, number, own)
            expect(page.contains("/keluaran/izin\">Surat Izin Uji 002/UJI/2026"))
            expect(page.contains("Surat Izin Uji 001/UJI/2026 – Diterbitkan 9 Maret 2026") && page.contains("sudah diganti"))
            let desk = try await client.call(.get, "/petugas/berkas/\(number)", counter).text
            expect(desk.contains("/keluaran/izin/1\">Surat Izin Uji 001/UJI/2026") && desk.contains("/keluaran/izin\">Surat Izin Uji 002"))
            try await expect(client.call(.get, "/petugas/berkas/\(number)/keluaran/izin/1", counter).text.contains("sudah diganti"))

            try await expect(Self.register(trial), equals: ["1 001/UJI/2026 2026-03-09 true", "2 002/UJI/2026 2026-03-10 false"])
            try await expect(Self.states(trial), equals: ["001/UJI/2026 released", "002/UJI/2026 released"])
            let told = try await trial.portal.store.read {
                try Data.fetchAll($0, sql: "SELECT payload FROM outbox WHERE kind = 'revoke'")
            }
            let payload = try JSONValue(parsing: Array(try #require(told.first)))
            expect(told.count == 1 && payload["number"]?.string == "001/UJI/2026" && payload["issue"] == .integer(1))
            expect(payload["replaced"]?.bool, equals: true)

            // A third that is never out: the second stays.
            try await expect(client.act(number, "serah", "salah", counter, reason: "Masih salah").status, equals: 200)
            try await expect(client.post("/api/v1/cases/\(number)/withdraw", [:], own).status >= 400, "the product is out")
        }
        try await expect(trial.faults(), equals: [])
        // What the register of numbers lacks is a fault, of an earlier issue too.
        try await trial.portal.store.write { try $0.execute(sql: "DELETE FROM output_numbers WHERE number = '001/UJI/2026'") }
        try await expect(trial.faults().map(\.kind), equals: [.number, .counter])
    }

    /// A store from before outputs could be issued again keeps every row, and goes on.
    @Test(.enabled(if: Trial.isEmbedded, "a server's database never had that form")) func aRegisterOfSingleIssuesIsCarriedOver()
        async throws
    {
        let trial = try await Trial(service: Self.service)
        try await trial.officers()
        let (number, own, first) = try await trial.test { client in
            let (number, own) = try await LetterTests.granted(client)
            return (number, own, try await Self.letter(client, number, own))
        }
        let rows = try await Self.register(trial)
        expect(rows, equals: ["1 001/UJI/2026 2026-03-09 false"])
        try await trial.portal.store.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE once (
                        case_id INTEGER NOT NULL REFERENCES cases(id), service TEXT NOT NULL, output TEXT NOT NULL, number TEXT NOT NULL,
                        holder BLOB, issued_on TEXT, valid_until TEXT, is_revoked INTEGER NOT NULL DEFAULT 0, kept BLOB NOT NULL,
                        PRIMARY KEY (case_id, output)
                    ) WITHOUT ROWID;
                    INSERT INTO once SELECT case_id, service, output, number, holder, issued_on, valid_until, is_revoked, kept
                        FROM issued_outputs;
                    DROP TABLE issued_outputs;
                    ALTER TABLE once RENAME TO issued_outputs;
                    CREATE INDEX issued_outputs_by_number ON issued_outputs(service, output, number);
                    CREATE INDEX issued_outputs_by_holder ON issued_outputs(holder, service, output);
                    CREATE INDEX issued_outputs_by_letter ON issued_outputs(number);
                    CREATE INDEX issued_outputs_by_day ON issued_outputs(service, output, issued_on);
                    DROP INDEX output_numbers_by_case;
                    CREATE UNIQUE INDEX output_numbers_by_case ON output_numbers(case_id, output);
                    DELETE FROM grdb_migrations WHERE identifier IN ('issues', 'outputs of rows');
                    """)
        }
        let later = try await Trial(service: Self.service, folder: trial.folder)
        try await expect(Self.register(later), equals: rows)
        try await later.test { client in
            try await expect(client.call(.get, first.path).text.contains("Surat ini terdaftar dan berlaku."))
            let counter = try await client.logIn("loket")
            try await expect(client.act(number, "serah", "salah", counter, reason: "Salah").status, equals: 200)
            try await expect(client.act(number, "tanda_tangan", "done", try await client.logIn("kepala")).status, equals: 200)
            try await expect(Self.letter(client, number, own).text.contains("002/UJI/2026"))
        }
        try await expect(Self.register(later), equals: ["1 001/UJI/2026 2026-03-09 true", "2 002/UJI/2026 2026-03-09 false"])
        try await expect(later.faults(), equals: [])
    }
}
