import Expectations
import Foundation
import Server
import ServiceIR
import Testing

@Suite struct JournalTests {
    /// A trial with one case of three events.
    private func filled() async throws -> Trial {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            let officer = try await client.logIn("pemeriksa")
            try await expect(client.act(number, "pemeriksaan", "kembalikan", officer, reason: "Kurang jelas").status, equals: 200)
        }
        return trial
    }

    @Test func anUntouchedJournalVerifies() async throws {
        let trial = try await filled()
        let report = try await trial.portal.store.read { try Verification.run($0) }
        expect(report.cases == 1 && report.rows == 2 && report.faults.isEmpty)
    }

    @Test(arguments: [
        ("UPDATE journal SET at = at + 1 WHERE number = 1", JournalFault.Kind.changed),
        ("UPDATE journal SET actor = 'officer:99' WHERE number = 2", .changed),
        ("UPDATE journal SET event = 'acted pemeriksaan.lengkap' WHERE number = 2", .changed),
        ("UPDATE journal SET previous = zeroblob(32) WHERE number = 2", .broken),
        ("UPDATE payloads SET payload = '{}' WHERE number = 2", .payload),
        ("UPDATE payloads SET salt = zeroblob(16) WHERE number = 1", .payload),
        ("DELETE FROM payloads WHERE number = 2", .missing),
        ("UPDATE cases SET revision = 1", .head),
        ("UPDATE journal SET format = 2 WHERE number = 2", .format),
        ("DELETE FROM payloads WHERE number = 1; DELETE FROM journal WHERE number = 1", .gap),
        ("UPDATE cases SET state = '{}'", .state),
        ("UPDATE cases SET state = replace(state, '\"pemeriksaan\"', '\"bayar\"')", .state),
        ("UPDATE cases SET ended = 'granted'", .state),
        ("UPDATE cases SET number = '7307-2026-000009'", .state),
        ("UPDATE definitions SET json = replace(json, '1500', '1')", .definition),
        ("DELETE FROM timers; DELETE FROM tasks; DELETE FROM outbox; DELETE FROM cases", .orphan),
        (
            """
            INSERT INTO output_numbers (service, output, year, seq, case_id, number, state, at)
            VALUES ('izin-uji', 'izin', 2026, 1, 1, '001/UJI/2026', 'released', 0)
            """, .number
        ),
        ("DELETE FROM payloads WHERE number = 2; DELETE FROM journal WHERE number = 2", .head),
    ])
    func whatIsChangedIsFound(sql: String, kind: JournalFault.Kind) async throws {
        let trial = try await filled()
        try await trial.tamper(sql)
        let report = try await trial.portal.store.read { try Verification.run($0) }
        expect(report.faults.contains { $0.kind == kind }, "\(report.faults)")
    }

    /// The server's library and our own implementation say the same.
    @Test func bothImplementationsOfSHA256Agree() {
        for length in [0, 1, 55, 56, 63, 64, 65, 1000] {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            expect(ServiceIR.SHA256.hash(bytes), equals: Secret.sha256(bytes))
        }
    }
}
