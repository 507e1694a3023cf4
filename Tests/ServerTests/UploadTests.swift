import Expectations
import Foundation
import Server
import ServiceIR
import Testing

@Suite struct UploadTests {
    @Test(arguments: [
        ([UInt8]("%PDF-1.4".utf8), "application/pdf"),
        ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        (Array("RIFF0000WEBPVP8 ".utf8), "image/webp"),
    ])
    func aKindIsToldByContent(bytes: [UInt8], type: String) { expect(FileKind(head: bytes)?.rawValue, equals: type) }

    @Test(arguments: [
        "<html>", "MZ", "#!/bin/sh", "GIF89a", "PK\u{3}\u{4}", "%PD", "RIFF0000WAVE", "", "\u{FEFF}%PDF-2.0", "--X\r\n\r\n%PDF-1.4",
    ])
    func whatIsNoneOfThemIsRefused(text: String) { expect(FileKind(head: Array(text.utf8)) == nil) }

    @Test func theNameSaysNothing() async throws {
        let trial = try await Trial(uploadLimit: 1000)
        try await trial.test { client in
            try await expect(client.call(.post, "/api/v1/uploads?name=foto.pdf", body: Array("<script>".utf8)).status, equals: 415)
            try await expect(client.call(.post, "/api/v1/uploads?name=foto.pdf", body: []).status, equals: 400)
            let large = Array("%PDF-1.4".utf8) + [UInt8](repeating: 32, count: 993)
            try await expect(client.call(.post, "/api/v1/uploads", body: large).status, equals: 413)
            let kept = try await client.call(.post, "/api/v1/uploads?name=..%2F..%2Fetc%2Fpasswd", body: Array(large.dropLast()))
            expect(kept.status == 201 && kept.json["name"]?.string == "passwd.pdf" && kept.json["size"]?.int == 1000, "\(kept.text)")
            // By a mark of direction it would read `suratfdp.exe`.
            let turned = try await client.call(
                .post, "/api/v1/uploads?name=surat%E2%80%AEexe.pdf", body: Array(large.dropLast()))
            expect(turned.status == 201 && turned.json["name"]?.string == "suratexe.pdf", "\(turned.text)")
        }
        let left = FileManager.default.subpaths(atPath: trial.folder + "/mpp.sqlite.files") ?? []
        expect(left.filter { $0.hasPrefix(".") }.isEmpty, "nothing half stays: \(left)")
    }

    @Test func aFormIsNoFile() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let (type, body) = PageTests.multipart([], files: [("file", "ktp.pdf", "%PDF-1.4 ktp")])
            let refused = try await client.call(.post, "/api/v1/uploads?name=ktp.pdf", ["Content-Type": type], body: body)
            expect(refused.status == 415 && refused.json["detail"]?.string?.contains("--data-binary") == true, "\(refused.text)")
            try await expect(client.call(.post, "/api/v1/uploads?name=ktp.pdf", body: body).status, equals: 415, "nor under another name")
            // What curl says of it by itself.
            let plain = ["Content-Type": "application/x-www-form-urlencoded"]
            try await expect(client.call(.post, "/api/v1/uploads", plain, body: Array("%PDF-1.4 ktp".utf8)).status, equals: 201)
        }
    }

    @Test func aFileBelongsToOneCase() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let submission = try await client.submission()
            try await expect(client.post("/api/v1/services/izin-uji/cases", submission).status, equals: 201)
            let second = try await client.post("/api/v1/services/izin-uji/cases", submission)
            expect(second.status == 422 && second.json["errors"]?[0]?["pointer"]?.string == "/documents/ktp")
            try await expect(trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }, equals: 1)
            // A refused sending uses up no number.
            try await expect(client.file().number, equals: "7307-2026-000002")
        }
    }

    @Test func aDocumentSaysWhichKindsItAccepts() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let photo = try await client.upload("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0])
            var submission = try await client.submission().object ?? [:]
            submission["form"] = ["pemohon": ["nama": "Sitti"], "usaha": ["luas": 12, "bising": true, "alasan": "Mesin"]]
            var documents = submission["documents"]?.object ?? [:]
            documents["tetangga"] = ["file": .string(photo)]
            submission["documents"] = .object(documents)
            let answer = try await client.post("/api/v1/services/izin-uji/cases", .object(submission))
            expect(answer.status == 422 && answer.json["errors"]?[0]?["code"]?.string == "file_kind", "\(answer.text)")
        }
    }

    /// The service of the trials, with files among its answers, and a letter whose text an officer uploads.
    static let letterYAML = Trial.serviceYAML
        .replacing(
            "alasan: { name: Alasan kebisingan, type: long_text, when: bising, purpose: Lingkungan }",
            with: """
                alasan: { name: Alasan kebisingan, type: long_text, when: bising, purpose: Lingkungan }
                      denah: { name: Denah, type: document, accept: [pdf], max_size: 1 KB, purpose: Lokasi }
                      tampak: { name: Tampak, type: list, many: 0 to 3, purpose: Lokasi, fields: { gambar: { name: Gambar, type: document, accept: [jpg, png], purpose: Lokasi } } }
                """
        )
        .replacing(
            "tanda_tangan: { name: Tanda tangan, by: kepala,",
            with: "tanda_tangan: { name: Tanda tangan, by: kepala, fields: { naskah: { name: Naskah, type: document, accept: [pdf] } },"
        )
        .replacing("valid_for: 1 year,", with: "from: tanda_tangan.naskah, valid_for: 1 year,")

    @Test func anAnswerMayBeAFile() async throws {
        let trial = try await Trial(service: Self.letterYAML)
        try await trial.test { client in
            let photo = try await client.upload("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0])
            let large = try await client.upload("b.pdf", Array("%PDF-1.7".utf8) + [UInt8](repeating: 32, count: 2000))
            var submission = try await client.submission().object ?? [:]
            func send(_ plan: String, _ views: [String]) async throws -> Answer {
                let rows = views.map { JSONValue.object(["gambar": ["file": .string($0)]]) }
                submission["form"] = [
                    "pemohon": ["nama": "Sitti"],
                    "usaha": ["luas": 12, "bising": false, "denah": ["file": .string(plan)], "tampak": .array(rows)],
                ]
                return try await client.post("/api/v1/services/izin-uji/cases", .object(submission))
            }
            func faults(_ answer: Answer) -> [String] {
                (answer.json["errors"]?.array ?? []).map { "\($0["pointer"]?.string ?? "") \($0["code"]?.string ?? "")" }
            }
            expect(
                faults(try await send(photo, [large])), equals: ["/form/usaha/denah file_kind", "/form/usaha/tampak/0/gambar file_kind"])
            expect(
                faults(try await send(large, ["tidak-ada"])),
                equals: [
                    "/form/usaha/denah file_too_large", "/form/usaha/tampak/0/gambar unknown_file",
                ])
            let plan = try await client.upload("denah.pdf")
            let filed = try await send(plan, [photo])
            expect(filed.status, equals: 201, "\(filed.text)")
            let own = ["Authorization": "Bearer \(filed.json["secret"]?.string ?? "")"]
            let number = filed.json["case"]?.string ?? ""
            try await expect(client.call(.get, "/api/v1/cases/\(number)/files/\(plan)", own).text, equals: "%PDF-1.7 uji")
            // It is this case's from now on.
            submission["documents"] = ["ktp": ["file": .string(try await client.upload())]]
            expect(faults(try await send(plan, [])), equals: ["/form/usaha/denah unknown_file"])
        }
    }

    @Test func anUploadedFileIsTheLetter() async throws {
        let yaml = Self.letterYAML.replacing(
            "terbit: { issue: [izin], to: selesai }",
            with: """
                terbit: { issue: [izin], to: pantau }
                  pantau: { name: Pemantauan, by: kepala, to: selesai, actions: { cabut: { name: Cabut, to: dicabut } } }
                  dicabut: { end: granted, revokes: [izin] }
                """)
        let trial = try await Trial(service: yaml)
        try await trial.officers()
        try await trial.test { client in
            var submission = try await client.submission().object ?? [:]
            submission["form"] = [
                "pemohon": ["nama": "Sitti"],
                "usaha": ["luas": 12, "bising": false, "denah": ["file": .string(try await client.upload())]],
            ]
            let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(submission))
            let number = try #require(filed.json["case"]?.string, "\(filed.text)")
            let own = ["Authorization": "Bearer \(filed.json["secret"]?.string ?? "")"]
            let (examiner, desk, head) = (
                try await client.logIn("pemeriksa"), try await client.logIn("loket"), try await client.logIn("kepala")
            )
            try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)
            let paid = try await client.post(
                "/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "K-1", "amount": 12_000], desk)
            expect(paid.status, equals: 200, "\(paid.text)")
            func sign(_ file: String) async throws -> Answer {
                let act: JSONValue = ["step": "tanda_tangan", "action": "done", "fields": ["naskah": ["file": .string(file)]]]
                return try await client.post("/api/v1/cases/\(number)/acts", act, head)
            }
            let photo = try await client.upload("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0])
            let refused = try await sign(photo)
            expect(refused.status == 422 && refused.json["errors"]?[0]?["pointer"]?.string == "/fields/naskah", "\(refused.text)")
            let text = try await client.upload("surat.pdf", Array("%PDF-1.7 naskah".utf8))
            let signed = try await sign(text)
            expect(signed.status, equals: 200, "\(signed.text)")
            let letter = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own)
            expect(letter.status == 200 && letter.text == "%PDF-1.7 naskah", "\(letter.text)")
            expect(letter.header("Content-Disposition")?.hasSuffix("surat.pdf"), equals: true)
            // Once it is not valid any more, a page says so first, with the number and the way to the file.
            func page() async throws -> String { try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own).text }
            let link = "/api/v1/cases/\(number)/files/\(text)"
            trial.now = Trial.instant(2027, 6, 1, 9)
            let expired = try await page()
            expect(expired.contains("sudah lewat") && expired.contains("001/UJI/2026") && expired.contains(link), "\(expired)")
            trial.now = Trial.start
            try await expect(client.act(number, "pantau", "cabut", head).status, equals: 200)
            let revoked = try await page()
            expect(revoked.contains("sudah dicabut") && revoked.contains("001/UJI/2026") && revoked.contains(link), "\(revoked)")
            try await expect(client.call(.get, link, own).text, equals: "%PDF-1.7 naskah")
        }
    }

    /// A document that the register of outputs gives, where an officer files who has seen who it is.
    @Test func anOutputServesAsADocument() async throws {
        let yaml = Trial.serviceYAML
            .replacing(
                "nama: { name: { id: Nama", with: "nik: { name: NIK, type: nik, purpose: Identitas }\n      nama: { name: { id: Nama"
            )
            .replacing("  ktp: KTP\n", with: "  ktp: KTP\n  lama: { name: Izin lama, when: bising, from: izin-uji.izin }\n")
            .replacing("when: bising, accept: [pdf]", with: "optional: true, accept: [pdf]")
        let trial = try await Trial(service: yaml)
        try await trial.officers()
        try await trial.test { client in
            func sending(_ channel: String, noisy: Bool) -> JSONValue {
                [
                    "applicant": "person", "channel": .string(channel),
                    "form": [
                        "pemohon": ["nik": "7307014501900001", "nama": "Sitti"],
                        "usaha": noisy ? ["luas": 12, "bising": true, "alasan": "Mesin"] : ["luas": 12, "bising": false],
                    ],
                    "documents": ["ktp": ["paper": true]],
                ]
            }
            let desk = try await client.logIn("loket")
            let path = "/api/v1/services/izin-uji/cases"
            // Nobody has one yet: the refusal says where to get it.
            let refused = try await client.post(path, sending("counter", noisy: true), desk)
            expect(refused.status == 422 && refused.json["errors"]?[0]?["code"]?.string == "output_missing", "\(refused.text)")
            expect(refused.json["errors"]?[0]?["service"]?.string, equals: "izin-uji")
            expect(refused.json["errors"]?[0]?["detail"]?.string?.contains("Izin Uji"), equals: true)
            // The first permit, which asks for none.
            let first = try await client.post(path, sending("counter", noisy: false), desk)
            let number = try #require(first.json["case"]?.string, "\(first.text)")
            try await expect(client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).status, equals: 200)
            try await expect(
                client.post(
                    "/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "K-1", "amount": 12_000], desk
                ).status, equals: 200)
            try await expect(client.act(number, "tanda_tangan", "done", try await client.logIn("kepala")).status, equals: 200)
            // Now it is taken, and said so.
            let second = try await client.post(path, sending("counter", noisy: true), desk)
            let renewed = try #require(second.json["case"]?.string, "\(second.text)")
            let own = ["Authorization": "Bearer \(second.json["secret"]?.string ?? "")"]
            let taken = try await client.call(.get, "/api/v1/cases/\(renewed)", own).json["submission"]?["documents"]?["lama"]
            expect(taken?["output"]?.string == "izin-uji.izin" && taken?["number"]?.string == "001/UJI/2026", "\(taken ?? .null)")
            let page = try await client.call(.get, "/petugas/berkas/\(renewed)", try await client.logIn("pemeriksa"))
            expect(page.text.contains("001/UJI/2026"))
            // Who applies from afar may say so of nobody: that one uploads it.
            var online = sending("online", noisy: true).object ?? [:]
            online["documents"] = ["ktp": ["file": .string(try await client.upload())]]
            let missing = try await client.post(path, .object(online))
            expect(missing.json["errors"]?[0]?["code"]?.string, equals: "document_missing", "\(missing.text)")
            online["documents"] = [
                "ktp": ["file": .string(try await client.upload())], "lama": ["output": "izin-uji.izin", "number": "001/UJI/2026"],
            ]
            let forged = try await client.post(path, .object(online))
            expect(forged.json["errors"]?[0]?["code"]?.string, equals: "wrong_type", "\(forged.text)")
        }
    }

    @Test func whatNobodyTookIsSwept() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            _ = try await client.upload("a.pdf", Array("%PDF-1.4 yatim".utf8))
            let (number, own) = try await client.file()
            let file = try #require(
                try await client.call(.get, "/api/v1/cases/\(number)", own).json["submission"]?["documents"]?["ktp"]?["file"]?.string)
            trial.now = Instant(seconds: trial.now.seconds + Uploads.orphanSeconds + 1)
            try await trial.portal.sweep()
            try await expect(trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM uploads") }, equals: 1)
            let kept = try await client.call(.get, "/api/v1/cases/\(number)/files/\(file)", own)
            expect(kept.status == 200 && kept.text == "%PDF-1.7 uji")
            expect(kept.header("Content-Disposition")?.hasPrefix("attachment"), equals: true)
        }
    }

    /// However the bytes are cut, the same parts come out.
    @Test(arguments: [1, 2, 3, 7, 64, 4096]) func partsDoNotDependOnTheCuts(size: Int) throws {
        let body =
            "--BATAS\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nsatu\r\n--batas bukan\r\n--BATAS\r\n"
            + "Content-Disposition: form-data; name=\"f\"; filename=\"x.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n\r\n"
            + "--BATAS\r\nContent-Disposition: form-data; name=\"kosong\"\r\n\r\n\r\n--BATAS--\r\n"
        var reader = MultipartReader(boundary: "BATAS")
        var parts: [(String, String?, [UInt8])] = []
        let bytes = Array(body.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            try reader.feed(bytes[start..<min(start + size, bytes.count)]) { event in
                switch event {
                case .head(let head): parts.append((head.name, head.fileName, []))
                case .content(let content): parts[parts.count - 1].2 += content
                case .partEnd: break
                }
            }
        }
        expect(reader.isWhole)
        expect(parts.map(\.0), equals: ["a", "f", "kosong"])
        expect(parts.map { String(decoding: $0.2, as: UTF8.self) }, equals: ["satu\r\n--batas bukan", "%PDF\r\n", ""])
        expect(parts[1].1, equals: "x.pdf")
    }
}
