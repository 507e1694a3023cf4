import Expectations
import Server
import ServiceIR
import Testing

/// The reason that a case shows is the one of where it stands now.
@Suite struct ReasonTests {
    /// A case that was returned for a reason and mended since; its number and the applicant's header.
    private static func mended(_ client: PortalClient) async throws -> (number: String, own: [String: String]) {
        let (number, own) = try await client.file()
        let returned = try await client.post(
            "/api/v1/cases/\(number)/acts",
            ["step": "pemeriksaan", "action": "kembalikan", "reason": "Denah tidak terbaca", "ticked": ["usaha.luas"]],
            try await client.logIn("pemeriksa"))
        expect(returned.status, equals: 200, "\(returned.text)")
        let waiting = try await client.call(.get, "/api/v1/cases/\(number)", own).json
        expect(waiting["reason"]?.string == "Denah tidak terbaca" && waiting["open"]?[0]?["waiting"]?.string == "repair")
        let repaired = try await client.post(
            "/api/v1/cases/\(number)/repair", ["step": "pemeriksaan", "form": ["usaha": ["luas": 20]]], own)
        expect(repaired.status == 200 && repaired.json["reason"] == nil, "\(repaired.text)")
        return (number, own)
    }

    @Test func whatIsGrantedHasNoneOfAnEarlierReturn() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.mended(client)
            try await expect(client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).json["reason"] == nil)
            let counter = try await client.logIn("loket")
            _ = try await client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter)
            let signed = try await client.act(number, "tanda_tangan", "done", try await client.logIn("kepala"))
            expect(signed.json["end"]?.string == "granted" && signed.json["reason"] == nil, "\(signed.text)")
            let history = try await client.call(.get, "/api/v1/cases/\(number)", own).json["history"]?.array ?? []
            expect(history.compactMap { $0["reason"]?.string }, equals: ["Denah tidak terbaca"], "what was said then stays in the history")
        }
    }

    @Test func whatIsRefusedHasTheReasonOfItsRefusal() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.mended(client)
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(number, "pemeriksaan", "tolak", examiner, reason: "Luas melebihi batas").status, equals: 200)
            let seen = try await client.call(.get, "/api/v1/cases/\(number)", own).json
            expect(seen["end"]?.string == "refused" && seen["reason"]?.string == "Luas melebihi batas")
        }
    }

    /// Marks that turn the order of what is read are kept neither in a reason nor, by the journal, of it; the case is still as its journal says.
    @Test func noReasonTurnsTheOrderOfWhatIsRead() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let examiner = try await client.logIn("pemeriksa")
            let (number, own) = try await client.file()
            let returned = try await client.post(
                "/api/v1/cases/\(number)/acts",
                [
                    "step": "pemeriksaan", "action": "kembalikan", "reason": "Denah \u{202E}tidak\u{202C} terbaca",
                    "ticked": ["usaha.luas"],
                ], examiner)
            expect(returned.status, equals: 200, "\(returned.text)")
            let withdrawn = try await client.post("/api/v1/cases/\(number)/withdraw", ["reason": "Pindah \u{2066}kota\u{2069}"], own)
            expect(withdrawn.status, equals: 200, "\(withdrawn.text)")
            let seen = try await client.call(.get, "/api/v1/cases/\(number)", own)
            let reasons = seen.json["history"]?.array?.compactMap { $0["reason"]?.string } ?? []
            expect(reasons.contains("Denah tidak terbaca") && reasons.contains("Pindah kota"), "\(seen.text)")
            for mark in ["\u{202E}", "\u{202C}", "\u{2066}", "\u{2069}"] { expect(!seen.text.contains(mark), "\(seen.text)") }
        }
        try await expect(trial.faults(), equals: [])
    }

    @Test func whatLapsesHasTheReasonOfItsEnd() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await Self.mended(client)
            _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            trial.now = Trial.instant(2026, 4, 30, 9)
            while try await trial.portal.registry.fireNextDue() {}
            let seen = try await client.call(.get, "/api/v1/cases/\(number)", own).json
            expect(seen["end"]?.string == "lapsed" && seen["reason"]?.string == "Waktu terlewat", "\(seen)")
        }
    }
}
