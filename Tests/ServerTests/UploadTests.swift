import Foundation
import GRDB
import Server
import ServiceIR
import Testing

@Suite struct UploadTests {
    @Test(arguments: [
        ([UInt8]("%PDF-1.4".utf8), "application/pdf"), ([0xEF, 0xBB, 0xBF] + Array("%PDF-2.0".utf8), "application/pdf"),
        ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        (Array("RIFF0000WEBPVP8 ".utf8), "image/webp"),
    ])
    func aKindIsToldByContent(bytes: [UInt8], type: String) { #expect(FileKind(head: bytes)?.rawValue == type) }

    @Test(arguments: ["<html>", "MZ", "#!/bin/sh", "GIF89a", "PK\u{3}\u{4}", "%PD", "RIFF0000WAVE", ""])
    func whatIsNoneOfThemIsRefused(text: String) { #expect(FileKind(head: Array(text.utf8)) == nil) }

    @Test func theNameSaysNothing() async throws {
        let trial = try await Trial(uploadLimit: 1000)
        try await trial.test { client in
            #expect(try await client.call(.post, "/api/v1/uploads?name=foto.pdf", body: Array("<script>".utf8)).status == 415)
            #expect(try await client.call(.post, "/api/v1/uploads?name=foto.pdf", body: []).status == 400)
            let large = Array("%PDF-1.4".utf8) + [UInt8](repeating: 32, count: 993)
            #expect(try await client.call(.post, "/api/v1/uploads", body: large).status == 413)
            let kept = try await client.call(.post, "/api/v1/uploads?name=..%2F..%2Fetc%2Fpasswd", body: Array(large.dropLast()))
            #expect(kept.status == 201 && kept.json["name"]?.string == "passwd.pdf" && kept.json["size"]?.int == 1000, "\(kept.text)")
        }
        let left = FileManager.default.subpaths(atPath: trial.folder + "/mpp.sqlite.files") ?? []
        #expect(left.filter { $0.hasPrefix(".") }.isEmpty, "nothing half stays: \(left)")
    }

    @Test func aFileBelongsToOneCase() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let submission = try await client.submission()
            #expect(try await client.post("/api/v1/services/izin-uji/cases", submission).status == 201)
            let second = try await client.post("/api/v1/services/izin-uji/cases", submission)
            #expect(second.status == 422 && second.json["errors"]?[0]?["pointer"]?.string == "/documents/ktp")
            #expect(try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") } == 1)
            // A refused sending uses up no number.
            #expect(try await client.file().number == "7307-2026-000002")
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
            #expect(answer.status == 422 && answer.json["errors"]?[0]?["code"]?.string == "file_kind", "\(answer.text)")
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
            #expect(try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM uploads") } == 1)
            let kept = try await client.call(.get, "/api/v1/cases/\(number)/files/\(file)", own)
            #expect(kept.status == 200 && kept.text == "%PDF-1.7 uji")
            #expect(kept.header("Content-Disposition")?.hasPrefix("attachment") == true)
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
        #expect(reader.isWhole)
        #expect(parts.map(\.0) == ["a", "f", "kosong"])
        #expect(parts.map { String(decoding: $0.2, as: UTF8.self) } == ["satu\r\n--batas bukan", "%PDF\r\n", ""])
        #expect(parts[1].1 == "x.pdf")
    }
}
