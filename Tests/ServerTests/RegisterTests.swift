import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What officers find in the register, and what they do not.
@Suite struct RegisterTests {
    private static func search(_ client: PortalClient, _ query: JSONValue, _ officer: [String: String]) async throws -> Answer {
        try await client.post("/api/v1/cases/search", query, officer)
    }

    private static func numbers(_ answer: Answer) -> [String] {
        answer.json["cases"]?.array?.compactMap { $0["case"]?.string } ?? []
    }

    private static func file(_ client: PortalClient, _ name: String) async throws -> (number: String, own: [String: String]) {
        var submission = try await client.submission().object ?? [:]
        submission["form"] = ["pemohon": ["nama": .string(name)], "usaha": ["luas": 12, "bising": false]]
        let answer = try await client.post("/api/v1/services/izin-uji/cases", .object(submission))
        expect(answer.status, equals: 201, "\(answer.text)")
        return (answer.json["case"]?.string ?? "", ["Authorization": "Bearer \(answer.json["secret"]?.string ?? "")"])
    }

    @Test func aCaseIsFoundByNumberNameAndState() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (first, _) = try await Self.file(client, "Sitti Aminah")
            let (second, own) = try await Self.file(client, "Andi 100% Baso")
            let officer = try await client.logIn("pemeriksa")
            try await expect(Self.numbers(Self.search(client, [:], officer)), equals: [second, first], "the last one first")
            try await expect(Self.numbers(Self.search(client, ["number": "000001"], officer)), equals: [first])
            try await expect(Self.numbers(Self.search(client, ["name": "AMIN sit"], officer)), equals: [first], "parts, in any order")
            try await expect(Self.numbers(Self.search(client, ["name": "100"], officer)), equals: [second])
            try await expect(Self.numbers(Self.search(client, ["name": "%%%a"], officer)), equals: [], "too short: only letters count")
            try await expect(Self.search(client, ["name": "ab"], officer).status, equals: 422)
            try await expect(Self.search(client, ["state": "gone"], officer).status, equals: 400)
            try await expect(Self.search(client, ["nama": "Sitti"], officer).status, equals: 400)

            try await expect(client.post("/api/v1/cases/\(second)/withdraw", [:], own).status, equals: 200)
            let ended = try await Self.search(client, ["state": "ended"], officer)
            expect(Self.numbers(ended) == [second] && ended.json["cases"]?[0]?["end"]?.string == "withdrawn")
            expect(ended.json["cases"]?[0]?["applicants"]?[0]?.string, equals: "Andi 100% Baso")
            try await expect(Self.numbers(Self.search(client, ["state": "withdrawn", "service": "izin-uji"], officer)), equals: [second])
            try await expect(Self.numbers(Self.search(client, ["state": "granted"], officer)), equals: [])
            let open = try await Self.search(client, ["state": "open"], officer)
            expect(Self.numbers(open) == [first] && open.json["cases"]?[0]?["open"]?[0]?["name"]?.string == "Pemeriksaan")
        }
    }

    @Test func aCaseIsFoundByTheNumberOfItsLetter() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await LetterTests.granted(client)
            _ = try await Self.file(client, "Andi")
            let officer = try await client.logIn("loket")
            try await expect(Self.numbers(Self.search(client, ["number": "001/UJI"], officer)), equals: [number])
        }
    }

    /// A mended name is found, and the one before it no more.
    @Test func aMendedNameTakesThePlaceOfTheFormer() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.file(client, "Sitti Aminah")
            let officer = try await client.logIn("pemeriksa")
            _ = try await client.act(number, "pemeriksaan", "kembalikan", officer, reason: "Nama salah")
            let mended: JSONValue = ["step": "pemeriksaan", "form": ["pemohon": ["nama": "Hasanuddin"]]]
            try await expect(client.post("/api/v1/cases/\(number)/repair", mended, own).status, equals: 200)
            try await expect(Self.numbers(Self.search(client, ["name": "hasanuddin"], officer)), equals: [number])
            try await expect(Self.numbers(Self.search(client, ["name": "aminah"], officer)), equals: [])
        }
    }

    @Test func nobodyFindsWhatIsNotOfTheOwnRoles() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.file(client, "Sitti Aminah")
            try await expect(Self.search(client, [:], [:]).status, equals: 401)
            try await expect(Self.search(client, [:], own).status, equals: 401)
            try await expect(Self.numbers(Self.search(client, [:], client.logIn("orang_luar"))), equals: [])
            // Who stands in for a role of a step finds it; without the token nobody does.
            let deputy = try await client.logIn("sekretaris")
            try await expect(Self.numbers(Self.search(client, [:], deputy)), equals: [number])
            try await expect(Self.search(client, [:], ["Cookie": deputy["Cookie"]!]).status, equals: 403)
            try await expect(client.call(.get, "/petugas/register").status, equals: 303)
        }
    }

    /// Whoever holds a role for one part of the region finds, and reads, only what has been before the role there.
    @Test func aRoleOfAVillageFindsThatVillageAlone() async throws {
        let trial = try await Trial(service: Self.villageYAML)
        try await trial.officers()
        for role in ["lurah", "seklur"] {
            for village in ["73.07.01.1001", "73.07.01.1002"] {
                let login = "\(role)-\(village.suffix(4))"
                try await trial.portal.accounts.set(
                    login: login, name: "Nama", roles: ["\(role)@\(village)"], password: "rahasia-\(login)", at: trial.now)
            }
        }
        try await trial.test { client in
            var submission = try await client.submission().object ?? [:]
            submission["form"] = ["pemohon": ["nama": "Sitti"], "usaha": ["luas": 12, "bising": false, "desa": "73.07.01.1001"]]
            let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(submission))
            let number = try #require(filed.json["case"]?.string)
            let (here, there) = (try await client.logIn("lurah-1001"), try await client.logIn("lurah-1002"))
            try await expect(Self.numbers(Self.search(client, [:], here)), equals: [number])
            try await expect(Self.numbers(Self.search(client, [:], there)), equals: [])
            try await expect(client.call(.get, "/api/v1/cases/\(number)", here).status, equals: 200)
            try await expect(client.call(.get, "/petugas/berkas/\(number)", there).status, equals: 404)
            // Who stands in does so for the own village alone.
            for (login, count) in [("lurah-1001", 1), ("lurah-1002", 0), ("seklur-1001", 1), ("seklur-1002", 0)] {
                let officer = try await client.logIn(login)
                try await expect(client.call(.get, "/api/v1/inbox", officer).json["tasks"]?.array?.count, equals: count, "\(login)")
                try await expect(Self.numbers(Self.search(client, [:], officer)).count, equals: count, "\(login)")
            }
            // What is past stays in the register.
            try await expect(client.act(number, "keterangan", "done", here).status, equals: 200)
            try await expect(Self.numbers(Self.search(client, [:], here)), equals: [number])
            try await expect(client.call(.get, "/petugas/berkas/\(number)", here).status, equals: 200)
        }
    }

    private static let villageYAML = Trial.serviceYAML
        .replacingOccurrences(
            of: "      luas: {", with: "      desa: { name: Desa, type: region, level: village, purpose: Lurah }\n      luas: {"
        )
        .replacingOccurrences(
            of: "  pemeriksaan:\n    name: Pemeriksaan\n",
            with:
                "  keterangan: { name: Keterangan lurah, by: lurah, of: usaha.desa, within: 1 working day, to: pemeriksaan }\n  pemeriksaan:\n    name: Pemeriksaan\n"
        )

    @Test(.enabled(if: Trial.isEmbedded, "a server's database never had that form")) func whatWasFiledBeforeThereWasASearchIsFound()
        async throws
    {
        let trial = try await Trial()
        try await trial.officers()
        let (number, _) = try await trial.test { try await Self.file($0, "Sitti Aminah") }
        try await trial.portal.store.write { db in
            try db.execute(sql: "DROP TABLE applicant_names; DROP TABLE case_roles; DROP INDEX issued_outputs_by_letter")
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier IN ('search', 'order of names')")
        }
        let later = try await Trial(folder: trial.folder)
        try await later.test { client in
            let officer = try await client.logIn("pemeriksa")
            try await expect(Self.numbers(Self.search(client, ["name": "aminah"], officer)), equals: [number])
        }
    }

    @Test func thePageShowsAPageAtATimeAndKeepsNamesOutOfItsAddress() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            for number in 1...27 { _ = try await Self.file(client, "Sitti Nomor \(number)") }
            let officer = try await client.logIn("pemeriksa")
            let first = try await client.call(.get, "/petugas/register", officer).text
            func found(_ page: String) -> [String] {
                page.matches(of: /\/petugas\/berkas\/([0-9-]+)/).map { String($0.output.1) }
            }
            expect(found(first).count == 25 && found(first).first == "7307-2026-000027")
            let token = try #require(PageTests.inputs("csrf", in: first).last)
            func look(_ answers: [(String, String)], _ token: String) async throws -> Answer {
                let (type, body) = PageTests.multipart([("csrf", token)] + answers)
                return try await client.call(.post, "/petugas/register", ["Content-Type": type, "Cookie": officer["Cookie"]!], body: body)
            }
            let before = try #require(PageTests.inputs("sebelum", in: first).first)
            let next = try await look([("sebelum", before)], token)
            expect(next.status == 200 && found(next.text) == ["7307-2026-000002", "7307-2026-000001"])
            expect(PageTests.inputs("sebelum", in: next.text).isEmpty, "the last page")
            let named = try await look([("nama", "nomor 27")], token)
            expect(found(named.text) == ["7307-2026-000027"] && named.text.contains("Sitti Nomor 27"))
            expect(named.text.matches(of: /(?:href|action)="[^"]*"/).allSatisfy { !$0.output.contains("omor") })
            let short = try await look([("nama", "a")], token)
            expect(short.status == 422 && short.text.contains("href=\"#nama\"") && !short.text.contains("Tidak ada permohonan"))
            try await expect(look([("nama", "nomor 27")], "0").status, equals: 403)
            try await expect(look([("nomor", "tidak-ada")], token).text.contains("Tidak ada permohonan seperti itu."))
        }
    }
}
