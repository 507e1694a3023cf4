import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// Letters as PDF, by a command of the operator's that is kept within bounds.
@Suite struct PDFTests {
    /// A command that a shell runs.
    private static func command(_ script: String, seconds: Int = 20, output: Int = 1 << 20) throws -> PDFCommand {
        let path = NSTemporaryDirectory() + "mpp-pdf-\(Secret.make()).sh"
        let text = "#!/bin/sh\n\(script)\n"
        expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o755]))
        var limits = PDFCommand.Limits()
        limits.seconds = seconds
        limits.output = output
        return try #require(PDFCommand("/bin/sh \(path)", limits: limits))
    }

    private static func trial(_ command: PDFCommand?) async throws -> Trial {
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML]), pdfCommand: command)
        try await trial.officers()
        return trial
    }

    @Test func aLetterIsGivenAsPDF() async throws {
        // What it reads comes back behind the head of a PDF; so does what it was given beside it.
        let command = try Self.command("printf '%%PDF-1.7\\n'; cat; env | sort | cut -d= -f1 | tr '\\n' ' '; echo $MPPD_UJI")
        let trial = try await Self.trial(command)
        try await trial.test { client in
            let (number, own) = try await LetterTests.granted(client)
            let path = "/api/v1/cases/\(number)/outputs/izin?format=pdf"
            let answer = try await client.call(.get, path, own)
            expect(answer.status == 200 && answer.header("Content-Type") == "application/pdf", "\(answer.text)")
            expect(answer.header("Content-Disposition")?.hasSuffix("001%2FUJI%2F2026.pdf") == true, "\(answer.headers)")
            for part in [
                "%PDF-1.7\n<!doctype html>", "<strong>001/UJI/2026</strong>", "<dd>Sitti</dd>", "<style>", "@page{size:A4", "href=\"http",
            ] {
                expect(answer.text.contains(part), "\(part)")
            }
            // It needs nothing from elsewhere, and is told nothing of this process.
            expect(!answer.text.contains("<link") && !answer.text.contains("href=\"/"))
            expect(answer.text.contains("HOME LANG "), "\(answer.text.suffix(200))")
            expect(!answer.text.contains("MPP_SERVER_TESTS"))
            // Its page leads there.
            let page = "/petugas/berkas/\(number)/keluaran/izin"
            let desk = try await client.logIn("kepala")
            try await expect(client.call(.get, page, desk).text.contains("href=\"\(page)?format=pdf\""))
            try await expect(client.call(.get, page + "?format=pdf", desk).text.hasPrefix("%PDF-"))
            // Nobody else's.
            try await expect(client.call(.get, path).status, equals: 404)
        }
    }

    @Test func withoutACommandThereIsNone() async throws {
        let trial = try await Self.trial(nil)
        try await trial.test { client in
            let (number, own) = try await LetterTests.granted(client)
            let refused = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin?format=pdf", own)
            expect(refused.status == 404 && refused.json["type"]?.string == "urn:mpp:problem:no-pdf", "\(refused.text)")
            let page = "/petugas/berkas/\(number)/keluaran/izin"
            try await expect(!client.call(.get, page, client.logIn("kepala")).text.contains("format=pdf"))
        }
        #expect(PDFCommand("") == nil && PDFCommand("/tidak/ada - -") == nil)
    }

    /// Each ends within its bounds, and none of what it left behind runs on.
    @Test(arguments: [
        "exit 3", "echo halo", "sleep 60", "sleep 60 & sleep 60", "printf '%%PDF-1.7'; yes", "printf '%%PDF-1.7'; exit 1",
        "python3 -c 'print(\"%PDF-1.7\", len(bytearray(3 << 30)))'", "exec <&-; printf '%%PDF-1.7'; exit 1",
    ]) func whatOverstepsIsEnded(script: String) async throws {
        let trial = try await Self.trial(try Self.command(script, seconds: 2))
        try await trial.test { client in
            let (number, own) = try await LetterTests.granted(client)
            let refused = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin?format=pdf", own)
            expect(
                refused.status == 503 && refused.json["type"]?.string == "urn:mpp:problem:pdf-failed",
                "\(script): \(refused.text.prefix(300))")
            expect(refused.header("Retry-After") == "10")
            // The page is there all the same.
            try await expect(client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own).status, equals: 200)
        }
    }

    @Test func itSeesNoNetwork() async throws {
        let command = try Self.command("printf '%%PDF-1.7\\n'; cat /proc/net/dev")
        guard command.isAlone else { return }
        let trial = try await Self.trial(command)
        try await trial.test { client in
            let (number, own) = try await LetterTests.granted(client)
            let seen = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin?format=pdf", own).text
            let devices = seen.split(separator: "\n").compactMap {
                $0.split(separator: ":").first.map { $0.trimmingCharacters(in: .whitespaces) }
            }
            expect(Array(devices.dropFirst(3)), equals: ["lo"])
        }
    }
}
