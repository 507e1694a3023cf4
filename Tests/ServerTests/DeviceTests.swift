import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// The site as an app of a phone: what it is called, what may be kept there, which scripts run, and that a key files once.
@Suite struct DeviceTests {
    private static let form = "/layanan/izin-uji/ajukan?applicant=person&channel=online"

    @Test func theAppIsCalledAsTheRegionAndHasIcons() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let manifest = try await client.call(.get, "/manifest.webmanifest")
            expect(manifest.status == 200 && manifest.header("Content-Type") == "application/manifest+json", "\(manifest.text)")
            expect(manifest.json["name"]?.string, equals: "Daerah Uji")
            try await expect(client.call(.get, "/manifest.webmanifest?lang=en").json["name"]?.string, equals: "Test Region")
            expect(manifest.json["start_url"]?.string == "/" && manifest.json["display"]?.string == "standalone")
            let icons = manifest.json["icons"]?.array ?? []
            expect(icons.count >= 3, "\(manifest.text)")
            for icon in icons {
                let answer = try await client.call(.get, try #require(icon["src"]?.string))
                expect(answer.status == 200 && answer.header("Content-Type") == icon["type"]?.string, "\(icon)")
                guard icon["type"]?.string == "image/png" else { continue }
                expect(answer.body.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
                let width = answer.body[16..<20].reduce(0) { $0 << 8 | Int($1) }
                expect(icon["sizes"]?.string, equals: "\(width)x\(width)")
            }
            let page = try await client.call(.get, "/").text
            expect(page.contains("<link rel=\"manifest\" href=\"/manifest.webmanifest\">") && page.contains("rel=\"apple-touch-icon\""))
            try await expect(client.call(.get, "/assets/ikon-7.png").status, equals: 404)
        }
    }

    /// What is the same for everybody, and never a page on which somebody is logged in.
    @Test func onlyWhatIsEverybodysMayBeKept() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let everybodys = ["/", "/layanan/izin-uji", "/layanan/izin-uji/ajukan", Self.form, "/perangkat"]
            let files = ["/assets/mpp.css", "/assets/perangkat.js", "/assets/ikon.svg"]
            for path in everybodys + files { try await expect(client.call(.get, path).header("X-MPP-Keep") != nil, "\(path)") }
            let (number, own) = try await client.file()
            let secret = try #require(own["Authorization"]?.dropFirst(7))
            let receipt = try await client.call(.get, "/diterima/\(number)", ["Cookie": "mpp_tanda_terima=\(secret)"])
            expect(receipt.isReceipt && receipt.header("X-MPP-Keep") == nil, "\(receipt.text)")
            let officer = try await client.logIn("loket")
            for path in everybodys + ["/petugas", "/petugas/register", "/petugas/berkas/\(number)", "/lacak", "/masuk", "/draf"] {
                let answer = try await client.call(.get, path, officer)
                expect(answer.header("X-MPP-Keep") == nil, "\(path)")
            }
            // Who is logged in is told why nothing of it is shown.
            let told = "Keluar dulu dari akun untuk melihat dan mengirim yang tersimpan di ponsel ini."
            let device = try await client.call(.get, "/perangkat", officer).text
            PageTests.judge(device, "/perangkat")
            expect(device.contains(told) && !device.contains("JavaScript dimatikan"), "\(device)")
            try await expect(client.call(.get, "/perangkat?lang=en", officer).text.contains("Log out of the account first"))
            try await expect(client.call(.get, "/perangkat").text.contains(told), equals: false)
            for path in ["/lacak", "/lacak/\(number)", "/masuk", "/draf", "/tidak-ada", "/layanan/tidak-ada"] {
                try await expect(client.call(.get, path).header("X-MPP-Keep") == nil, "\(path)")
            }
            let (type, body) = PageTests.multipart(PageTests.answers + [("tombol", "perbarui")])
            try await expect(client.apply(type, body).header("X-MPP-Keep") == nil, "a form with answers in it")
            expect(PageScripts.worker.contains("petugas|lacak|diterima|draf"), "the worker refuses them too")
        }
    }

    @Test func aScriptRunsWhereItIsNeededAndNowhereElse() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let officer = try await client.logIn("loket")
            let scripted: [(String, [String: String])] = [(Self.form, [:]), ("/perangkat", [:])]
            let plain: [(String, [String: String])] =
                [(Self.form, officer)] + ["/", "/layanan/izin-uji", "/lacak", "/masuk", "/draf", "/periksa"].map { ($0, [:]) }
            for (path, headers) in scripted + plain {
                let answer = try await client.call(.get, path, headers)
                let policy = answer.header("Content-Security-Policy") ?? ""
                let isScripted = answer.text.contains("<script")
                expect(isScripted, equals: scripted.contains { $0.0 == path && headers.isEmpty }, "\(path)")
                expect(policy.contains("script-src 'self'"), equals: isScripted, "\(path)")
                expect(policy.contains("default-src 'none'") && !policy.contains("unsafe") && !policy.contains("*"), "\(path)")
                expect(isScripted, equals: path == "/perangkat" || answer.text.contains("id=\"di-ponsel\""), "\(path)")
            }
            for path in ["/sw.js", "/assets/perangkat.js"] {
                let script = try await client.call(.get, path)
                expect(script.status == 200 && script.header("Content-Type")?.hasPrefix("text/javascript") == true)
                expect(!script.text.contains("innerHTML") && !script.text.contains("eval("), "\(path)")
            }
            try await expect(client.call(.get, "/sw.js").header("Cache-Control"), equals: "no-cache")
        }
    }

    /// A phone says an application again when no answer came: with its key it is the first case, whatever it says the second time.
    @Test func whatAPhoneSendsAgainIsTheSameCase() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            func send(_ name: String, key: String) async throws -> Answer {
                let answers = PageTests.answers.filter { !["kunci", "f.pemohon.nama"].contains($0.0) }
                let (type, body) = PageTests.multipart(
                    answers + [("f.pemohon.nama", name), ("kunci", key), ("tombol", "kirim")],
                    files: [(name: "d.ktp", file: "ktp.pdf", bytes: "%PDF-1.7 ktp")])
                return try await client.apply(type, body)
            }
            let key = Secret.make()
            let receipts = [try await send("Sitti", key: key), try await send("Sitti", key: key), try await send("Lain", key: key)]
            let numbers = receipts.map { $0.text.firstMatch(of: /id="nomor">([0-9-]+)</).map { String($0.output.1) } }
            expect(receipts.allSatisfy(\.isReceipt) && Set(numbers).count == 1, "\(numbers)")
            try await expect(send("Sitti", key: Secret.make()).text.contains(numbers[0] ?? "-"), equals: false)
            let cases = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }
            expect(cases, equals: 2)
        }
    }
}
