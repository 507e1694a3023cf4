import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What is published, who objects, and what another system answers.
@Suite struct BoardTests {
    static let serviceYAML = """
        service: izin-uji
        version: 1
        name: { id: Izin Uji, en: Test permit }
        agency: dinas
        legal_basis: { perda: Perda Uji 1/2026 }
        applicants: [person]
        channels: [online, counter]
        form:
          pemohon: { name: Pemohon, party: applicant, fields: { nama: { name: Nama, type: text, purpose: Identitas } } }
          usaha: { name: Usaha, fields: { luas: { name: Luas, type: decimal, unit: m2, purpose: Pengumuman }, bising: { name: Bising, type: yes_no } } }
        documents: { ktp: KTP }
        fee: free
        sla: 30 working days
        workflow:
          berkas:
            name: Berkas
            by: pemeriksa
            call: simbg
            within: 3 working days
            extend: { within: 2 working days, at_most: 1 }
            fields: { nomor: { name: Nomor SIMBG, type: text } }
            to: umum
          umum:
            name: Pengumuman
            notice: 3 working days
            by: loket
            shows: [usaha.luas]
            fields: { alasan: { name: Alasan, type: text, purpose: Rapat } }
            documents: { foto: { name: Foto, optional: true } }
            to: rapat
          rapat: { name: Rapat, by: kepala, to: selesai, actions: { tolak: { name: Tolak, to: ditolak } } }
          selesai: { end: granted }
          ditolak: { end: refused, next: { name: Banding, within: 10 working days } }
        product: Jawaban
        privacy: { basis: public_service, keep_for: 5 years }
        """

    private static func callBack(
        _ client: PortalClient, _ number: String, _ body: JSONValue, secret: String = "rahasia-simbg"
    ) async throws -> Answer {
        let path = "/api/v1/systems/simbg/cases/\(number)"
        let key = Secret.make()
        let signature = Secret.signature(of: Array("\(path)\n\(key)\n".utf8) + body.bytes(.compact), by: secret)
        return try await client.post(path, body, ["Idempotency-Key": key, "X-MPP-Signature": signature])
    }

    @Test func aNoticeIsPublishedAndObjectedTo() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let answer: JSONValue = ["step": "berkas", "reference": "R-1", "fields": ["nomor": "S-7"]]
            try await expect(Self.callBack(client, number, answer, secret: "salah").status, equals: 403)
            try await expect(Self.callBack(client, number, ["step": "umum", "reference": "R-1"]).status, equals: 404)
            try await expect(Self.callBack(client, number, ["step": "berkas", "fields": ["nomor": "S-7"]]).status, equals: 422)
            try await expect(Self.callBack(client, number, answer).status, equals: 200)

            let objections = "/api/v1/notices/\(number)/umum/objections"
            let objection: JSONValue = ["name": "Budi", "contact": "0812-3456-7890", "fields": ["alasan": "Bising"]]
            try await expect(client.post(objections, objection).status, equals: 409, "nothing is published yet")
            let counter = try await client.logIn("loket")
            try await expect(client.act(number, "umum", "done", counter).status, equals: 200)
            let board = try await client.call(.get, "/api/v1/notices").json["notices"]
            expect(board?[0]?["case"]?.string == number && board?[0]?["shows"]?.array?.count == 1)
            let page = try await client.call(.get, "/pengumuman/\(number)/umum")
            expect(page.status == 200 && page.text.contains("Luas") && !page.text.contains("Sitti"), "only what it shows")

            try await expect(client.post(objections, ["name": "Budi", "contact": "siapa"]).status, equals: 422)
            try await expect(client.post(objections, ["name": "Budi", "contact": "0812-3456-7890"]).status, equals: 422)
            try await expect(client.post(objections, objection).status, equals: 201)
            try await expect(client.post(objections, objection).status, equals: 409, "once for each contact")
            try await expect(client.call(.get, "/petugas/berkas/\(number)", counter).text.contains("+6281234567890"))
            let seen = try await client.call(.get, "/api/v1/cases/\(number)", own)
            expect(!seen.text.contains("+6281234567890") && !seen.text.contains("Budi"), "only officers read who it was")

            // Three working days from Monday 9 March end on Thursday the 12th.
            trial.now = Trial.instant(2026, 3, 12, 16, 1)
            try await expect(trial.portal.registry.fireNextDue())
            try await expect(client.call(.get, "/api/v1/notices").json["notices"]?.array?.isEmpty, equals: true)
            try await expect(client.call(.get, "/pengumuman/\(number)/umum").status, equals: 404)
            let head = try await client.logIn("kepala")
            let refused = try await client.act(number, "rapat", "tolak", head, reason: "Terlalu bising")
            expect(refused.json["end"]?.string == "refused" && refused.json["next"]?["until"]?.string == "2026-03-26")
        }
    }

    /// Who objects and why are asked on one page: all that is wrong with them is said at once, each at its place.
    @Test func allThatIsWrongWithAnObjectionIsSaidAtOnce() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            let answer: JSONValue = ["step": "berkas", "reference": "R-1", "fields": ["nomor": "S-7"]]
            try await expect(Self.callBack(client, number, answer).status, equals: 200)
            let counter = try await client.logIn("loket")
            try await expect(client.act(number, "umum", "done", counter).status, equals: 200)

            let cases: [(JSONValue, [String], String)] = [
                ([:], ["/name", "/contact", "/fields/alasan"], "contact-required"),
                (["name": " ", "contact": "siapa"], ["/name", "/contact", "/fields/alasan"], "contact-required"),
                (["name": "Budi", "contact": "siapa", "fields": ["alasan": "Bising"]], ["/contact"], "contact-required"),
                (["name": "Budi", "contact": "0812-3456-7890"], ["/fields/alasan"], "invalid-input"),
            ]
            for (objection, places, slug) in cases {
                let answer = try await client.post("/api/v1/notices/\(number)/umum/objections", objection)
                expect(answer.status == 422 && answer.json["type"]?.string == "urn:mpp:problem:\(slug)", "\(answer.text)")
                expect(answer.json["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? [], equals: places)
            }

            func send(_ answers: [(String, String)], _ files: [(name: String, file: String, bytes: String)] = []) async throws -> [String] {
                let (type, body) = PageTests.multipart(answers, files: files)
                let page = try await client.call(.post, "/pengumuman/\(number)/umum", ["Content-Type": type], body: body)
                expect(page.status, equals: 422)
                PageTests.judge(page.text, "an objection with faults")
                return page.text.matches(of: /<li><a href="#([^"]+)">/).map { String($0.output.1) }
            }
            try await expect(send([]), equals: ["p.nama", "p.kontak", "f.umum.alasan"])
            try await expect(send([("p.nama", "Budi"), ("p.kontak", "siapa")]), equals: ["p.kontak", "f.umum.alasan"])
            // A file that is not taken is no reason to be silent about all else.
            let paper = [(name: "d.foto", file: "foto.jpg", bytes: "halo")]
            try await expect(send([("p.kontak", "0812-3456-7890")], paper), equals: ["p.nama", "f.umum.alasan", "d.foto"])
            let english = try await client.call(
                .post, "/pengumuman/\(number)/umum?lang=en", ["Content-Type": "application/x-www-form-urlencoded"],
                body: Array("p.nama=Budi&p.kontak=siapa&f.umum.alasan=Bising".utf8))
            expect(english.text.contains("neither a telephone number nor an e-mail address"), "\(english.text)")
        }
    }

    @Test func aStepIsLengthened() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(number, "berkas", "extend", examiner).status, equals: 422)
            let longer = try await client.act(number, "berkas", "extend", examiner, reason: "SIMBG padam")
            expect(longer.json["open"]?[0]?["due"]?.string?.hasPrefix("2026-03-16T16:00"), equals: true)
            try await expect(client.act(number, "berkas", "extend", examiner, reason: "Lagi").status, equals: 409)
            let history = try await client.call(.get, "/api/v1/cases/\(number)", own).json["history"]?.array ?? []
            expect(history.contains { $0["kind"]?.string == "extended" && $0["reason"]?.string == "SIMBG padam" })
        }
    }
}
