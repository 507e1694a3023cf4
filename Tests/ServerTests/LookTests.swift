import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// Documents looked at inside the page of the case.
@Suite struct LookTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0]
    private static let heic = [0, 0, 0, 24] + Array("ftypheic".utf8) + [UInt8](repeating: 0, count: 16)

    private func file(_ client: PortalClient, _ name: String, _ bytes: [UInt8]) async throws -> (number: String, upload: String) {
        var submission = try await client.submission().object ?? [:]
        let upload = try await client.upload(name, bytes)
        submission["documents"] = ["ktp": ["file": .string(upload)]]
        let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(submission))
        return (try #require(filed.json["case"]?.string, "\(filed.text)"), upload)
    }

    /// Sealed or plain, it is shown as it was handed in, by headers under which nothing in it runs; and the look is written down.
    @Test(arguments: [false, true]) func picturesAndPDFAreShownInThePage(isSealed: Bool) async throws {
        let path = NSTemporaryDirectory() + "mpp-look-keys-\(Secret.make())"
        let key = Data([UInt8](repeating: 7, count: 32)).base64EncodedString()
        expect(FileManager.default.createFile(atPath: path, contents: Data(key.utf8), attributes: [.posixPermissions: 0o600]))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let keys = isSealed ? try FileKeys(path: path) : nil
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML]), fileKeys: keys)
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("pemeriksa")
            for (name, bytes, type, mark) in [
                ("ktp.png", Self.png, "image/png", "<img src"), ("ktp.pdf", Array("%PDF-1.7 uji".utf8), "application/pdf", "<iframe src"),
            ] {
                let (number, upload) = try await file(client, name, bytes)
                let desk = "/petugas/berkas/\(number)"
                let page = try await client.call(.get, desk, officer)
                PageTests.judge(page.text, name)
                expect(page.text.contains("\(mark)=\"\(desk)/unggahan/\(upload)/lihat\""), "\(page.text)")
                expect(page.header("Content-Security-Policy")?.contains("frame-src 'self'") == true)
                let look = try await client.call(.get, "\(desk)/unggahan/\(upload)/lihat", officer)
                expect(look.status == 200 && look.body == bytes && look.header("Content-Type") == type)
                expect(look.header("Content-Disposition"), equals: "inline")
                expect(look.header("X-Content-Type-Options"), equals: "nosniff")
                let policy = look.header("Content-Security-Policy") ?? ""
                expect(policy.hasPrefix("default-src 'none';") && !policy.contains("script"), "\(policy)")
                let isPicture = type.hasPrefix("image/")
                expect(policy.contains("sandbox") == isPicture && (look.header("X-Frame-Options") == "DENY") == isPicture)
                var query = Reads.Query()
                query.number = number
                let asked = query
                let reads = try await trial.portal.store.read { try Reads.find($0, asked, limit: 10) }
                expect(reads.map { "\($0.login ?? "") \($0.kind)" }, equals: ["pemeriksa upload", "pemeriksa case"])
            }
        }
    }

    @Test func whoMayNotReadTheCaseSeesNothingOfIt() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, upload) = try await file(client, "ktp.png", Self.png)
            let look = "/petugas/berkas/\(number)/unggahan/\(upload)/lihat"
            try await expect(client.call(.get, look).status, equals: 303)
            try await expect(client.call(.get, look, try await client.logIn("orang_luar")).status, equals: 404)
            let (other, _) = try await file(client, "lain.png", Self.png)
            let officer = try await client.logIn("pemeriksa")
            try await expect(client.call(.get, "/petugas/berkas/\(other)/unggahan/\(upload)/lihat", officer).status, equals: 404)
            // No browser shows it: it is there to be downloaded.
            let (photo, kept) = try await file(client, "ktp.heic", Self.heic)
            let page = try await client.call(.get, "/petugas/berkas/\(photo)", officer)
            expect(page.text.contains("/unggahan/\(kept)\"") && !page.text.contains("/lihat"))
            try await expect(client.call(.get, "/petugas/berkas/\(photo)/unggahan/\(kept)/lihat", officer).status, equals: 404)
        }
    }
}
