import Expectations
import Server
import ServiceIR
import Testing

/// Services closed and opened by the head of their agency.
@Suite struct AvailabilityTests {
    private static let path = "/api/v1/services/izin-uji/availability"

    private func put(_ client: PortalClient, _ body: JSONValue, _ headers: [String: String]) async throws -> Answer {
        try await client.call(
            .put, Self.path, headers.merging(["Content-Type": "application/json"]) { $1 }, body: body.bytes(.compact))
    }

    @Test func aClosedServiceTakesNothingAndWhatRunsGoesOn() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let number = try await client.file().number
            let head = try await client.logIn("kepala")
            try await expect(client.call(.get, Self.path).json, equals: ["open": true])
            let closed = try await put(client, ["open": false, "reason": "Server <pusat> diperbaiki"], head)
            expect(closed.status == 200 && closed.json["reason"]?.string == "Server <pusat> diperbaiki", "\(closed.text)")

            let submission = try await client.submission()
            for path in ["/api/v1/services/izin-uji/cases", "/api/v1/services/izin-uji/cases/check"] {
                let refused = try await client.post(path, submission)
                expect(refused.status == 403 && refused.text.contains("service-closed") && refused.text.contains("diperbaiki"), "\(path)")
            }
            let page = try await client.call(.get, "/layanan/izin-uji").text
            PageTests.judge(page, "closed")
            expect(page.contains("Server &lt;pusat&gt; diperbaiki") && !page.contains("/layanan/izin-uji/ajukan"), "\(page)")
            try await expect(client.call(.get, "/layanan/izin-uji/ajukan").status, equals: 403)
            try await expect(client.call(.get, "/").text.contains("ditutup sementara: Server &lt;pusat&gt; diperbaiki"))
            let needs = try await client.call(.get, "/layanan/izin-uji/keperluan?applicant=person").text
            PageTests.judge(needs, "needs of a closed service")
            expect(needs.contains("Server &lt;pusat&gt; diperbaiki") && !needs.contains("/layanan/izin-uji/ajukan"), "\(needs)")
            let inbox = try await client.call(.get, "/petugas", try await client.logIn("loket")).text
            expect(inbox.contains("Server &lt;pusat&gt; diperbaiki") && !inbox.contains("/layanan/izin-uji/ajukan"), "\(inbox)")
            try await expect(client.call(.get, "/api/v1/catalog").json["services"]?.array?.first?["closed"]?.string != nil)
            // What was filed before goes on.
            try await expect(client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).status, equals: 200)

            try await expect(put(client, ["open": true], head).json, equals: ["open": true])
            try await expect(client.post("/api/v1/services/izin-uji/cases", submission).status, equals: 201)
            let kept = try await trial.portal.store.read {
                try Row.fetchAll($0, sql: "SELECT is_open, actor FROM service_switches ORDER BY id").map { $0["is_open"] as Bool }
            }
            expect(kept, equals: [false, true])
        }
    }

    /// What was typed while it closed is shown again and can be saved; a draft opens and says so.
    @Test func nothingThatWasFilledInIsLost() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let draft = try await client.post("/api/v1/services/izin-uji/drafts", try await client.submission())
            let (number, secret) = (draft.json["draft"]?.string ?? "", draft.json["secret"]?.string ?? "")
            let head = try await client.logIn("kepala")
            _ = try await put(client, ["open": false, "reason": "Banjir"], head)
            let answers = [
                ("kunci", "kunci-dari-halaman-uji"), ("applicant", "person"), ("channel", "online"), ("f.pemohon.nama", "Sitti A"),
            ]
            let (type, body) = PageTests.multipart(
                answers + [("f.usaha.luas", "12"), ("f.usaha.bising", "false"), ("tombol", "kirim")],
                files: [(name: "d.ktp", file: "ktp.pdf", bytes: "%PDF-1.7 ktp")])
            let shown = try await client.apply(type, body)
            expect(shown.status == 403 && shown.text.contains("Banjir") && shown.text.contains("value=\"Sitti A\""), "\(shown.status)")
            PageTests.judge(shown.text, "closed form")
            let form = ["Content-Type": "application/x-www-form-urlencoded"]
            let opened = try await client.call(.post, "/draf", form, body: Array("nomor=\(number)&kunci=\(secret)".utf8))
            expect(opened.status == 200 && opened.text.contains("Banjir"), "\(opened.text)")
            let filed = try await client.post("/api/v1/drafts/\(number)/file", [:], ["Authorization": "Bearer \(secret)"])
            expect(filed.status, equals: 403)
        }
    }

    @Test func onlyTheHeadSwitchesAndSaysWhy() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            try await expect(put(client, ["open": false, "reason": "x"], [:]).status, equals: 401)
            try await expect(put(client, ["open": false, "reason": "x"], try await client.logIn("loket")).status, equals: 403)
            let head = try await client.logIn("kepala")
            try await expect(put(client, ["open": false], head).status, equals: 400)
            try await expect(client.call(.get, "/petugas/layanan", try await client.logIn("loket")).status, equals: 403)
            let page = try await client.call(.get, "/petugas/layanan", head)
            PageTests.judge(page.text, "switches")
            let token = try #require(PageTests.inputs("csrf", in: page.text).first)
            var headers = head
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            let unsaid = try await client.call(
                .post, "/petugas/layanan/izin-uji", headers, body: Array("csrf=\(token)&tombol=tutup&alasan=".utf8))
            expect(unsaid.status == 422 && unsaid.text.contains("Wajib diisi."), "\(unsaid.status)")
            // As long by a program as by a page, and not cut off without a word.
            let long = String(repeating: "x", count: 501)
            try await expect(put(client, ["open": false, "reason": .string(long)], head).status, equals: 400)
            let tooLong = try await client.call(
                .post, "/petugas/layanan/izin-uji", headers, body: Array("csrf=\(token)&tombol=tutup&alasan=\(long)".utf8))
            PageTests.judge(tooLong.text, "a reason that is too long")
            expect(tooLong.status == 422 && tooLong.text.contains("Paling banyak 500 huruf."), "\(tooLong.status)")
            expect(tooLong.text.contains("\(long)</textarea>"), "\(tooLong.text)")
            let closed = try await client.call(
                .post, "/petugas/layanan/izin-uji", headers, body: Array("csrf=\(token)&tombol=tutup&alasan=Libur%0D%0Abersama%1B%00".utf8))
            expect(closed.status, equals: 303)
            try await expect(client.call(.get, Self.path).json["reason"]?.string, equals: "Libur bersama")
            // The stand-in of the head may, too.
            try await expect(put(client, ["open": true], try await client.logIn("sekretaris")).status, equals: 200)
        }
    }
}
