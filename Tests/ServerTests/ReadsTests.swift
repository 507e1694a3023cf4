import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// Who read whose data is written down before anything is shown.
@Suite struct ReadsTests {
    private func kinds(_ trial: Trial, _ number: String? = nil) async throws -> [String] {
        var query = Reads.Query()
        query.number = number
        let asked = query
        return try await trial.portal.store.read { try Reads.find($0, asked, limit: 100) }.map { "\($0.login ?? $0.reader) \($0.kind)" }
            .reversed()
    }

    @Test func everyReadIsWrittenWithWhoAndWhatAndNothingElse() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let officer = try await client.logIn("pemeriksa")
            let seen = try await client.call(.get, "/api/v1/cases/\(number)", own)
            let file = try #require(seen.json["submission"]?["documents"]?["ktp"]?["file"]?.string)
            _ = try await client.call(.get, "/api/v1/inbox", officer)
            _ = try await client.call(.get, "/petugas/berkas/\(number)", officer)
            _ = try await client.call(.get, "/petugas/berkas/\(number)/unggahan/\(file)", officer)
            _ = try await client.post("/api/v1/cases/search", ["name": "Sitti"], officer)
            // What is refused was not read; nor is a header of somebody else's taken for a case's secret.
            var outsider = try await client.logIn("orang_luar")
            _ = try await client.call(.get, "/petugas/berkas/\(number)", outsider)
            outsider["Authorization"] = "Bearer x"
            _ = try await client.call(.get, "/petugas", outsider)
            try await expect(
                kinds(trial),
                equals: [
                    "applicant case", "pemeriksa list", "pemeriksa case", "pemeriksa upload", "pemeriksa search", "orang_luar list",
                ])
            try await expect(kinds(trial, number), equals: ["applicant case", "pemeriksa case", "pemeriksa upload"])
            let values = try await trial.portal.store.read { db in
                try Row.fetchAll(db, sql: "SELECT * FROM reads").flatMap { row in
                    row.values.compactMap { if case .text(let text) = $0 { text } else { nil } }
                }
            }
            expect(values.allSatisfy { !$0.contains("Sitti") && !$0.contains(number) })
        }
    }

    /// A list beside a fault, and an answer that is given again, show as much as any other.
    @Test func whatIsShownAnywayIsWrittenToo() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let number = try await client.file().number
            let officer = try await client.logIn("pemeriksa")
            let list = try await client.call(.get, "/petugas/bersama/izin-uji/pemeriksaan?pertama=x", officer)
            expect(list.status == 422 && list.text.contains(number), "\(list.status)")
            let act = JSONValue.object(["step": "pemeriksaan", "action": "lengkap"]).bytes(.compact)
            let headers = officer.merging(["Content-Type": "application/json", "Idempotency-Key": "kunci-uji-berulang-1"]) { $1 }
            for _ in 0..<2 {
                try await expect(client.call(.post, "/api/v1/cases/\(number)/acts", headers, body: act).status, equals: 200)
            }
            try await expect(kinds(trial), equals: ["pemeriksa list", "pemeriksa case"])
        }
    }

    @Test func theHeadReadsWhoRead() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            _ = try await client.call(.get, "/petugas/berkas/\(number)", try await client.logIn("pemeriksa"))
            _ = try await client.call(.get, "/petugas", try await client.logIn("orang_luar"))
            let head = try await client.logIn("kepala")
            let reads = try await client.call(.get, "/api/v1/reads", head).json["reads"]?.array ?? []
            // Of another agency's officers nothing.
            expect(reads.compactMap { $0["login"]?.string } == ["pemeriksa"] && reads[0]["case"]?.string == number, "\(reads)")
            let none = try await client.call(.get, "/api/v1/reads?officer=loket&from=2026-03-09&until=2026-03-09", head).json
            expect(none["reads"] == [])
            try await expect(client.call(.get, "/api/v1/reads?from=x", head).status, equals: 400)
            try await expect(client.call(.get, "/api/v1/reads", client.logIn("pemeriksa")).status, equals: 403)
            let page = try await client.call(.get, "/petugas/pembacaan?nomor=\(number)", head)
            expect(page.status == 200 && page.text.contains("pemeriksa"), "\(page.text)")
            PageTests.judge(page.text, "/petugas/pembacaan")
        }
    }

    @Test func readsAreKeptForTwoYears() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let (number, own) = try await client.file()
            _ = try await client.call(.get, "/api/v1/cases/\(number)", own)
            trial.now = Trial.instant(2028, 3, 8, 9)
            try await trial.portal.sweep()
            try await expect(kinds(trial), equals: ["applicant case"])
            trial.now = Trial.instant(2028, 3, 12, 9)
            try await trial.portal.sweep()
            try await expect(kinds(trial), equals: [])
        }
    }
}
