import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// An application saved before it is finished: found again by number and secret, filed once, erased when its time is over.
@Suite struct DraftTests {
    private static let path = "/api/v1/services/izin-uji/drafts"

    private func page(_ client: PortalClient, _ path: String, _ fields: [(String, String)]) async throws -> Answer {
        let body = fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }.joined(separator: "&")
        return try await client.call(.post, path, ["Content-Type": "application/x-www-form-urlencoded"], body: Array(body.utf8))
    }

    /// The inputs of the form as a browser sends them.
    private func inputs(_ page: Answer) -> [(String, String)] {
        page.text.matches(of: /<input [^>]*>/).compactMap { match in
            let tag = match.output
            guard let name = tag.firstMatch(of: /\ name="([^"]+)"/), let value = tag.firstMatch(of: /\ value="([^"]*)"/) else { return nil }
            let isChoice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"")
            return isChoice && !tag.contains(" checked") ? nil : (String(name.output.1), String(value.output.1))
        }
    }

    private func count(_ trial: Trial, _ table: String) async throws -> Int? {
        try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
    }

    private func make(_ client: PortalClient, _ sending: JSONValue) async throws -> (path: String, own: [String: String], json: JSONValue) {
        let made = try await client.post(Self.path, sending)
        expect(made.status, equals: 201, "\(made.text)")
        let number = try #require(made.json["draft"]?.string)
        expect(made.header("Location"), equals: "/api/v1/drafts/\(number)")
        return ("/api/v1/drafts/\(number)", ["Authorization": "Bearer \(try #require(made.json["secret"]?.string))"], made.json)
    }

    @Test func savedWithoutAnAccountAndFiledOnceFromAnotherDevice() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let answers = [("kunci", "kunci-dari-halaman-uji"), ("applicant", "person"), ("channel", "online"), ("f.usaha.luas", "12,5")]
            let (type, body) = PageTests.multipart(
                answers + [("tombol", "simpan")], files: [(name: "d.ktp", file: "ktp.pdf", bytes: "%PDF-1.7 ktp")])
            let saved = try await client.apply(type, body)
            expect(saved.status, equals: 200, "\(saved.text)")
            PageTests.judge(saved.text, "saved")
            expect(saved.text.contains("Draf tersimpan") && saved.text.contains("<svg class=\"qr\"") && saved.text.contains("id=\"kunci\""))
            let number = try #require(PageTests.inputs("nomor", in: saved.text).first)
            let secret = try #require(PageTests.inputs("kunci", in: saved.text).first)
            // Sent twice, with another answer, it is one draft that says the last.
            let changed = PageTests.multipart(
                answers.dropLast() + [("f.usaha.luas", "13,5"), ("tombol", "simpan")],
                files: [(name: "d.ktp", file: "ktp.pdf", bytes: "%PDF-1.7 ktp")])
            let again = try await client.apply(type, changed.body)
            expect(PageTests.inputs("nomor", in: again.text) == [number] && PageTests.inputs("kunci", in: again.text) == [secret])
            try await expect(count(trial, "drafts"), equals: 1)
            try await expect(count(trial, "journal"), equals: 0)

            // From another device, by what was written down.
            let scanned = try await client.call(.get, "/draf/\(number)/\(secret)")
            PageTests.judge(scanned.text, "/draf")
            expect(!scanned.text.contains("ke=/draf/"), "a link holds the secret")
            let form = try await page(client, "/draf", [("nomor", number.lowercased()), ("kunci", Secret.normalized(secret).uppercased())])
            PageTests.judge(form.text, "opened")
            expect(form.status == 200 && form.text.contains("value=\"13,5\"") && form.text.contains("Berkas tersimpan"), "\(form.text)")
            expect(!form.text.contains("Formulir ini berubah"))
            var fields = inputs(form).filter { !["f.pemohon.nama", "tombol"].contains($0.0) }
            fields += [("f.pemohon.nama", "Sitti"), ("f.usaha.bising", "false")]
            let (_, whole) = PageTests.multipart(fields + [("tombol", "kirim")])
            let receipt = try await client.apply(type, whole)
            expect(receipt.isReceipt, "\(receipt.text)")

            // Once filed it leads to its case, from wherever it is opened or sent.
            let late = PageTests.multipart(fields.filter { $0.0 != "kunci" } + [("kunci", "kunci-lain-dari-halaman"), ("tombol", "kirim")])
            let answers2 = [
                try await page(client, "/draf", [("nomor", number), ("kunci", secret)]),
                try await client.call(.post, "/layanan/izin-uji/ajukan", ["Content-Type": type], body: late.body),
            ]
            for answer in answers2 {
                expect(answer.status, equals: 303, "\(answer.text)")
                expect(answer.header("Location"), equals: "/lacak/\(PageTests.inputs("nomor", in: receipt.text)[0])")
            }
            try await expect(count(trial, "cases"), equals: 1)
            try await expect(trial.faults().isEmpty)
            let wrong = try await page(client, "/draf", [("nomor", number), ("kunci", "0")])
            expect(wrong.status == 404 && wrong.text.contains("Tidak ada draf"))
        }
    }

    @Test func theInterfaceKeepsReplacesFilesAndErases() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let whole = try await client.submission(luas: 12)
            let file = try #require(whole["documents"]?["ktp"]?["file"]?.string)
            let key = Secret.make()
            let first = try await client.post(Self.path, whole, ["Idempotency-Key": key])
            try await expect(client.post(Self.path, whole, ["Idempotency-Key": key]).text, equals: first.text)
            let (path, own, _) = (
                "/api/v1/drafts/\(first.json["draft"]?.string ?? "")", ["Authorization": "Bearer \(first.json["secret"]?.string ?? "")"], 0
            )
            let read = try await client.call(.get, path, own)
            expect(read.json["submission"] == whole && read.json["changes"] == [] && read.header("ETag") == "\"1\"", "\(read.text)")

            // Not by another's secret, nor without one; and no draft holds another's file.
            let other = try await make(client, ["form": [:]])
            for headers in [other.own, [:]] { try await expect(client.call(.get, path, headers).status, equals: 404) }
            let stolen = try await client.call(
                .put, other.path, other.own, body: JSONValue.object(["documents": ["ktp": ["file": .string(file)]]]).bytes(.compact))
            expect(stolen.status == 422 && stolen.text.contains("draft-file"), "\(stolen.text)")
            try await expect(client.post(Self.path, ["lain": 1]).status, equals: 400)
            try await expect(client.post(Self.path, ["form": 1]).status, equals: 400)

            // Of two devices the slower is told.
            var half = whole.object ?? [:]
            half["form"] = ["usaha": ["luas": 40]]
            let bytes = JSONValue.object(half).bytes(.compact)
            let seen = own.merging(["If-Match": "\"1\""]) { $1 }
            try await expect(client.call(.put, path, seen, body: bytes).header("ETag"), equals: "\"2\"")
            for stale in ["\"1\"", "\"9223372036854775807\"", "\"-9223372036854775808\""] {
                let headers = own.merging(["If-Match": stale]) { $1 }
                try await expect(client.call(.put, path, headers, body: bytes).status, equals: 409, stale)
            }

            let unfinished = try await client.post("\(path)/file", [:], own)
            expect(unfinished.status == 422 && unfinished.text.contains("/form/pemohon/nama"), "\(unfinished.text)")
            try await expect(client.call(.put, path, own, body: whole.bytes(.compact)).status, equals: 200)
            let filed = try await client.post("\(path)/file", [:], own)
            expect(filed.status, equals: 201, "\(filed.text)")
            try await expect(client.post("\(path)/file", [:], own).status, equals: 409)
            try await expect(client.call(.put, path, own, body: whole.bytes(.compact)).status, equals: 409)
            let led = try await client.call(.get, path, own)
            expect(led.json["case"] == filed.json["case"] && led.json["submission"] == nil, "\(led.text)")
            try await expect(count(trial, "cases"), equals: 1)

            // Erased with its files, at once; one file may stand in several places.
            let upload = try await client.upload("lain.pdf", Array("%PDF-1.7 lain".utf8))
            let gone = try await make(client, ["documents": ["ktp": ["file": .string(upload)], "lain": ["file": .string(upload)]]])
            try await expect(client.call(.delete, gone.path, gone.own).status, equals: 204)
            try await expect(client.call(.get, gone.path, gone.own).status, equals: 404)
            let left = try await trial.portal.store.read { try String.fetchAll($0, sql: "SELECT id FROM uploads") }
            expect(left, equals: [file])
        }
    }

    @Test func whatNobodyComesBackToIsErased() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let file = try await client.upload()
            let draft = try await make(client, ["documents": ["ktp": ["file": .string(file)]]])
            trial.now = Instant(seconds: trial.now.seconds + Drafts.keptSeconds - 1)
            try await trial.portal.sweep()
            try await expect(client.call(.get, draft.path, draft.own).status, equals: 200)
            try await expect(count(trial, "uploads"), equals: 1)
            trial.now = Instant(seconds: trial.now.seconds + 1)
            // Also before the sweep.
            try await expect(client.call(.get, draft.path, draft.own).status, equals: 404)
            try await trial.portal.sweep()
            try await expect(count(trial, "drafts"), equals: 0)
            try await expect(count(trial, "uploads"), equals: 0)
            let files =
                FileManager.default.enumerator(atPath: trial.portal.store.filesFolder)?.allObjects.compactMap { $0 as? String } ?? []
            expect(files.allSatisfy { $0.count <= 2 }, "\(files)")
        }
    }

    @Test func anOlderDraftIsCarriedOverAndToldWhatChanged() async throws {
        let trial = try await Trial()
        let publication = Publication(trial.portal)
        let client = PortalClient(publication)
        let draft = try await make(
            client,
            [
                "applicant": "person", "channel": "online",
                "form": ["pemohon": ["nama": "Sitti"], "usaha": ["luas": 800, "bising": true, "alasan": "Mesin"]],
            ])
        let next = Trial.serviceYAML.replacing("version: 1", with: "version: 2").replacing("max: 1000", with: "max: 500")
            .replacing(
                "alasan: { name: Alasan kebisingan, type: long_text, when: bising, purpose: Lingkungan }",
                with: "jam: { name: { id: Jam kerja, en: Working hours }, type: integer, when: bising, purpose: Lingkungan }")
        let (catalog, services) = try Trial.compile(Trial.sources([next]))
        try await publication.publish(DefinitionSource(catalog, services), systemSecrets: [:])
        let carried = try await client.call(.get, draft.path, draft.own.merging(["Accept-Language": "en"]) { $1 })
        let changes = carried.json["changes"]?.array ?? []
        expect(
            changes.map { "\($0["change"]?.string ?? "") \($0["pointer"]?.string ?? "")" },
            equals: ["gone /form/usaha/alasan", "refused /form/usaha/luas", "new /form/usaha/jam"], "\(carried.text)")
        expect(changes.last?["subject"]?.string, equals: "Working hours")
        expect(
            carried.json["submission"]?["form"]?["usaha"]?["alasan"] == nil && carried.json["submission"]?["form"]?["usaha"]?["luas"] == 800
        )
        let number = try #require(draft.json["draft"]?.string)
        let secret = try #require(draft.json["secret"]?.string)
        let opened = try await page(client, "/draf", [("nomor", number), ("kunci", secret)])
        PageTests.judge(opened.text, "carried over")
        for part in ["Formulir ini berubah", "Tidak ditanya lagi, jawabannya dihapus: Alasan kebisingan", "Ditanya sekarang: Jam kerja"] {
            expect(opened.text.contains(part), "\(part)")
        }
        // Saved anew it is a draft of today.
        try await expect(
            client.call(.put, draft.path, draft.own, body: (carried.json["submission"] ?? .null).bytes(.compact)).json["changes"],
            equals: [])
        // Nothing is offered any more.
        try await publication.publish(DefinitionSource(catalog, []), systemSecrets: [:])
        try await expect(client.call(.get, draft.path, draft.own).status, equals: 410)
    }
}
