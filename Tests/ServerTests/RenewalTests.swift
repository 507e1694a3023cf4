import Expectations
import Server
import ServiceIR
import Testing

/// Letters that an application replaces by their numbers, whoever writes these down.
@Suite struct RenewalTests {
    private static let renewedYAML = Trial.serviceYAML
        .replacingOccurrences(
            of: "      nama: {", with: "      nik: { name: NIK, type: nik, purpose: Identitas }\n      nama: {"
        )
        .replacingOccurrences(
            of: "      luas: {",
            with:
                "      lama: { name: Nomor izin lama, type: issued, output: izin, accept: [valid, expired, unknown], optional: true, purpose: Perpanjangan }\n      luas: {"
        )
        .replacingOccurrences(of: "issue: [izin],", with: "issue: [izin], replaces: usaha.lama,")

    /// Files as `nik`, naming an earlier letter or none, and has it granted.
    private static func granted(
        _ client: PortalClient, nik: String, naming old: String? = nil, by officer: [String: String] = [:]
    ) async throws {
        var usaha: JSONObject = ["luas": 12, "bising": false]
        if let old { usaha["lama"] = .string(old) }
        var submission = try await client.submission().object ?? [:]
        submission["form"] = ["pemohon": ["nik": .string(nik), "nama": "Sitti"], "usaha": .object(usaha)]
        if !officer.isEmpty { submission["channel"] = "counter" }
        let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(submission), officer)
        expect(filed.status, equals: 201, "\(filed.text)")
        let number = try #require(filed.json["case"]?.string)
        _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
        _ = try await client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], try await client.logIn("loket"))
        try await expect(client.act(number, "tanda_tangan", "done", try await client.logIn("kepala")).status, equals: 200)
    }

    private static func revoked(_ trial: Trial) async throws -> [String] {
        try await trial.portal.store.read { db in
            try String.fetchAll(db, sql: "SELECT number FROM issued_outputs WHERE is_revoked = 1 ORDER BY number")
        }
    }

    @Test func anotherOnesLetterIsWorthNothingToWhoeverNamesIt() async throws {
        let trial = try await Trial(service: Self.renewedYAML)
        try await trial.officers()
        try await trial.test { client in
            try await Self.granted(client, nik: "7307014501900001")
            try await Self.granted(client, nik: "7307014501900002", naming: "001/UJI/2026")
            try await expect(Self.revoked(trial), equals: [], "filed online by another")
            let counter = try await client.logIn("loket")
            try await Self.granted(client, nik: "7307014501900002", naming: "001/UJI/2026", by: counter)
            try await expect(Self.revoked(trial), equals: [], "filed by an officer for another")
            try await Self.granted(client, nik: "7307014501900002", naming: "999/UJI/2020", by: counter)
            try await expect(Self.revoked(trial), equals: [], "from before there was a register")

            try await Self.granted(client, nik: "7307014501900001", naming: "001/UJI/2026")
            try await expect(Self.revoked(trial), equals: ["001/UJI/2026"], "the holder's own renewal, filed online")
            try await Self.granted(client, nik: "7307014501900002", naming: "002/UJI/2026", by: counter)
            try await expect(Self.revoked(trial), equals: ["001/UJI/2026", "002/UJI/2026"], "the holder's own, at the counter")
        }
        try await expect(trial.faults(), equals: [])
    }
}
