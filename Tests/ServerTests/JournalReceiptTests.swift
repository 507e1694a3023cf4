import Crypto
import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What an applicant was given shows later whether the journal is still what it was.
@Suite struct JournalReceiptTests {
    private func check(_ client: PortalClient, _ receipt: String) async throws -> JSONValue {
        try await client.post("/api/v1/receipts/check", ["receipt": .string(receipt)]).json
    }

    @Test func eachEventHasItsReceiptAndAChangedJournalIsFound() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let filed = try await client.post("/api/v1/services/izin-uji/cases", try await client.submission()).json
            let first = try #require(filed["receipt"]?.string)
            let number = try #require(filed["case"]?.string)
            let own = ["Authorization": "Bearer \(filed["secret"]?.string ?? "")"]
            let acted = try await client.act(number, "pemeriksaan", "kembalikan", try await client.logIn("pemeriksa"), reason: "Kurang")
                .json
            let second = try #require(acted["receipt"]?.string)
            for receipt in [first, second, " \(first)\n"] {
                try await expect(check(client, receipt)["holds"] == true, "\(receipt)")
                let report = try await trial.portal.store.read { try Verification.run($0, receipt: JournalReceipt(receipt)) }
                expect(report.faults.isEmpty)
            }
            let shown = try await client.call(.get, "/api/v1/cases/\(number)/receipt?revision=1", own).json
            expect(shown["receipt"]?.string == first && shown["revision"]?.int == 1, "\(shown)")
            try await expect(client.call(.get, "/api/v1/cases/\(number)/receipt?revision=9", own).status, equals: 404)
            // Another hash, another row, another case: one answer.
            let parts = second.split(separator: "/").map(String.init)
            let wrong = [
                "\(parts[0])/1/\(parts[2])", "7307-2026-000099/2/\(parts[2])", "\(parts[0])/2/\(String(repeating: "0", count: 64))",
            ]
            for receipt in wrong { try await expect(check(client, receipt), equals: ["holds": false]) }
            // Digits that are none of sixteen letters, as many as bytes are wanted.
            let wide = String(repeating: "０", count: 16) + String(repeating: "0", count: 16)
            for text in ["\(parts[0])/1/\(wide)", "", "x", "a.b.c", "\(parts[0])/0/\(parts[2])", "\(parts[0])/2/zz"] {
                let answer = try await client.post("/api/v1/receipts/check", ["receipt": .string(text)])
                expect(answer.status, equals: 400, text)
            }
            let form = ["Content-Type": "application/x-www-form-urlencoded"]
            let page = try await client.call(.post, "/periksa/tanda-bukti", form, body: Array("bukti=\(first)".utf8))
            expect(page.status == 200 && page.text.contains("masih persis"), "\(page.text)")
            PageTests.judge(page.text, "/periksa/tanda-bukti")

            // Whoever writes the last row anew, with all its hashes, is found out by the receipt.
            try await trial.tamper("UPDATE journal SET hash = zeroblob(32) WHERE number = 2")
            try await expect(check(client, second), equals: ["holds": false])
            let report = try await trial.portal.store.read { try Verification.run($0, receipt: JournalReceipt(second)) }
            expect(report.faults.contains { $0.kind == .receipt && $0.row == 2 })
        }
    }

    @Test func aRegionWithAKeySignsIt() async throws {
        let trial = try await SignatureTests.trial(P256.Signing.PrivateKey().pemRepresentation)
        try await trial.test { client in
            let filed = try await client.post("/api/v1/services/izin-uji/cases", try await client.submission()).json
            let receipt = try #require(filed["receipt"]?.string)
            let keys = try await client.call(.get, "/.well-known/jwks.json").json
            let claims = try SignatureTests.verified(receipt, keys)
            expect(claims["sub"] == filed["case"] && claims["revision"]?.int == 1 && claims["iss"]?.string == "urn:mpp:73.07")
            let checked = try await check(client, receipt)
            expect(checked["holds"] == true && checked["signed_by"] == keys["keys"]?[0]?["kid"], "\(checked)")
        }
    }
}
