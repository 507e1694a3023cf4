import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What an officer named to be mended is mended, and seen to be.
@Suite struct MendingTests {
    /// A case that was sent back with these places named; its number, the applicant's header and the officer's.
    private static func returned(
        _ client: PortalClient, _ named: [String]
    ) async throws -> (number: String, own: [String: String], officer: [String: String]) {
        let (number, own) = try await client.file()
        let officer = try await client.logIn("pemeriksa")
        let answer = try await client.post(
            "/api/v1/cases/\(number)/acts",
            [
                "step": "pemeriksaan", "action": "kembalikan", "reason": "Tidak terbaca",
                "ticked": .array(named.map { .string($0) }),
            ], officer)
        expect(answer.status, equals: 200, "\(answer.text)")
        return (number, own, officer)
    }

    private static func repair(
        _ client: PortalClient, _ number: String, _ own: [String: String], _ change: JSONObject
    ) async throws -> Answer {
        var body: JSONObject = ["step": "pemeriksaan"]
        for (key, value) in change { body[key] = value }
        return try await client.post("/api/v1/cases/\(number)/repair", .object(body), own)
    }

    @Test func anAnswerThatChangesNothingOfItIsRefused() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own, _) = try await Self.returned(client, ["usaha.luas", "ktp"])
            for change in [[:], ["form": ["usaha": ["luas": 12]]], ["form": ["pemohon": ["nama": "Sitti Aminah"]]]] as [JSONObject] {
                let refused = try await Self.repair(client, number, own, change)
                let errors = refused.json["errors"]?.array ?? []
                expect(refused.status == 422 && errors.compactMap { $0["pointer"]?.string } == ["/form/usaha/luas", "/documents/ktp"])
                expect(errors.allSatisfy { $0["code"]?.string == "unchanged" })
                expect(errors.compactMap { $0["subject"]?.string }, equals: ["Luas", "KTP"], "\(refused.text)")
            }
            // One of several is enough: the officer looks again.
            let file: JSONValue = ["file": .string(try await client.upload())]
            try await expect(Self.repair(client, number, own, ["documents": ["ktp": file]]).status, equals: 200)
        }
        try await expect(trial.faults(), equals: [])
    }

    @Test func whatCannotBeMendedStopsNobody() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            // Nothing named; what the service does not know; what is not asked of this case.
            for named in [[], ["tidak.ada"], ["usaha.alasan"]] {
                let (number, own, _) = try await Self.returned(client, named)
                let answer = try await Self.repair(client, number, own, [:])
                expect(answer.status, equals: 200, "\(named): \(answer.text)")
            }
        }
    }

    @Test func paperThatIsLaidAnewIsMended() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let desk = try await client.logIn("loket")
            var sending = try await client.submission().object ?? [:]
            sending["channel"] = "counter"
            sending["documents"] = ["ktp": ["paper": true]]
            let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(sending), desk)
            let number = try #require(filed.json["case"]?.string, "\(filed.text)")
            let act: JSONValue = ["step": "pemeriksaan", "action": "kembalikan", "reason": "Tidak terbaca", "ticked": ["ktp"]]
            try await expect(client.post("/api/v1/cases/\(number)/acts", act, try await client.logIn("pemeriksa")).status, equals: 200)
            let own = ["Authorization": "Bearer \(filed.json["secret"]?.string ?? "")"]
            try await expect(Self.repair(client, number, own, [:]).status, equals: 422)
            try await expect(Self.repair(client, number, desk, [:]).status, equals: 200)
        }
    }

    @Test func thePageRefusesItAtItsFieldAndTheDeskSeesWhatChanged() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own, officer) = try await Self.returned(client, ["ktp"])
            let secret = own["Authorization"]?.dropFirst(7) ?? ""
            let opened = try await client.call(.get, "/lacak/\(number)/\(secret)")
            let cookie = try #require(opened.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            let page = "/lacak/\(number)"
            func send(_ files: [(name: String, file: String, bytes: String)]) async throws -> Answer {
                let form = try await client.call(.get, page, ["Cookie": cookie]).text
                let hidden = ["csrf", "kunci", "revisi", "langkah", "u.ktp"].compactMap { name in
                    PageTests.inputs(name, in: form).first.map { (name, $0) }
                }
                let kept = [("f.pemohon.nama", "Sitti"), ("f.usaha.luas", "12"), ("f.usaha.bising", "false")]
                let (type, body) = PageTests.multipart(hidden + kept + [("tindakan", "done")], files: files)
                return try await client.call(.post, page + "/perbaikan", ["Content-Type": type, "Cookie": cookie], body: body)
            }
            let refused = try await send([])
            expect(refused.status == 422 && refused.text.contains("<a href=\"#d.ktp\">KTP: Belum diubah"), "\(refused.text)")
            expect(refused.text.contains("id=\"d.ktp-error\""))
            trial.now = Trial.instant(2026, 3, 9, 10, 30)
            let taken = try await send([("d.ktp", "ktp-baru.pdf", "%PDF-1.4 baru")])
            expect(taken.status, equals: 303, "\(taken.text)")
            let desk = try await client.call(.get, "/petugas/berkas/\(number)", officer).text
            expect(desk.contains(">ktp-baru.pdf</a> <span class=\"note\">diperbaiki 9 Maret 2026 10:30 WITA</span>"), "\(desk)")
            expect(desk.components(separatedBy: "diperbaiki 9 Maret").count, equals: 2, "of what stayed as it was nothing is said")
        }
    }

    /// The applicant reads what was sent, in the words of the form, and nothing that an officer wrote.
    @Test func theApplicantSeesWhatWasSent() async throws {
        let yaml = Trial.serviceYAML.replacingOccurrences(
            of: "by: pemeriksa\n", with: "by: pemeriksa\n    fields: { catatan: { name: Catatan petugas, type: text, optional: true } }\n")
        let trial = try await Trial(service: yaml)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let act: JSONValue = ["step": "pemeriksaan", "action": "lengkap", "fields": ["catatan": "hanya untuk kantor"]]
            let officer = try await client.logIn("pemeriksa")
            try await expect(client.post("/api/v1/cases/\(number)/acts", act, officer).status, equals: 200)
            let opened = try await client.call(.get, "/lacak/\(number)/\(own["Authorization"]?.dropFirst(7) ?? "")")
            let cookie = try #require(opened.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            let page = try await client.call(.get, "/lacak/\(number)?lang=en", ["Cookie": cookie]).text
            PageTests.judge(page, "track")
            let sent = try #require(page.firstMatch(of: /(?s)<details id="dikirim"><summary>What you sent<\/summary>(.*?)<\/details>/))
                .output.1
            expect(sent.contains("<dt>Full name</dt><dd>Sitti</dd>") && sent.contains("<dt>Luas</dt><dd>12 m2</dd>"), "\(sent)")
            let link = try #require(sent.firstMatch(of: /<dt>KTP<\/dt><dd><a href="([^"]+)">ktp.pdf<\/a>/)).output.1
            try await expect(client.call(.get, String(link), ["Cookie": cookie]).text, equals: "%PDF-1.7 uji")
            expect(!page.contains("hanya untuk kantor"))
            try await expect(client.call(.get, "/petugas/berkas/\(number)", officer).text.contains("hanya untuk kantor"))
        }
    }

    /// What an officer filed for somebody is not called what that one sent.
    @Test func whatAnOfficerFiledIsNotWhatTheApplicantSent() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            var sending = try await client.submission().object ?? [:]
            sending["channel"] = .string("counter")
            let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(sending), officer)
            let number = try #require(filed.json["case"]?.string, "\(filed.text)")
            let secret = try #require(filed.json["secret"]?.string)
            let browser = try await client.openCase(number, ["Authorization": "Bearer \(secret)"])
            let page = try await client.call(.get, "/lacak/\(number)", browser).text
            expect(page.contains("<details id=\"dikirim\"><summary>Isi permohonan</summary>") && !page.contains("Yang Anda kirim"))
        }
    }
}
