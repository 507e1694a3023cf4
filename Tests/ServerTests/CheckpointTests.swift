import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// A chain that is cut and closed again is whole by itself: the checkpoint that saw it longer tells.
@Suite struct CheckpointTests {
    private static let first = "7307-2026-000001"
    private static let second = "7307-2026-000002"

    /// How a case stands, as a hand that tampers would put it back.
    private struct Standing: Sendable {
        var revision: Int
        var head: Data
        var state: Data

        init(_ trial: Trial) async throws {
            let found = try await trial.portal.store.read { db in
                try Row.fetchOne(db, sql: "SELECT revision, head, state FROM cases WHERE id = 1").map(Standing.init)
            }
            self = try #require(found)
        }

        private init(_ row: Row) { (revision, head, state) = (row["revision"], row["head"], row["state"]) }
    }

    /// Two cases and a checkpoint; how the first stood before its second event; one more checkpoint.
    private static func filled() async throws -> (trial: Trial, before: Standing) {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            expect(try await client.file().number, equals: first)
            expect(try await client.file().number, equals: second)
        }
        try await trial.portal.checkpoint()
        let before = try await Standing(trial)
        try await act(trial)
        try await trial.portal.checkpoint()
        try await expect(trial.faults(), equals: [])
        return (trial, before)
    }

    private static func act(_ trial: Trial) async throws {
        try await trial.test { client in
            let officer = try await client.logIn("pemeriksa")
            try await expect(client.act(first, "pemeriksaan", "kembalikan", officer, reason: "Kurang jelas").status, equals: 200)
        }
    }

    private static func heads(_ trial: Trial) async throws -> [Int] {
        try await trial.portal.store.read { try Int.fetchAll($0, sql: "SELECT heads FROM checkpoints ORDER BY number") }
    }

    @Test func itHoldsWhatChangedAndNoMore() async throws {
        let (trial, _) = try await Self.filled()
        try await expect(Self.heads(trial), equals: [2, 1])
        try await trial.portal.checkpoint()
        try await expect(Self.heads(trial), equals: [2, 1], "nothing changed")
    }

    @Test func oneOfManyCasesIsWrittenInParts() async throws {
        let trial = try await Trial()
        try await trial.test { client in for _ in 0..<3 { _ = try await client.file() } }
        for expected in [2, 1] {
            let made = try await trial.portal.store.write { try Checkpoints.write($0, at: Trial.start, atMost: 2) }
            expect(made?.heads, equals: expected)
        }
        try await expect(trial.portal.store.write { try Checkpoints.write($0, at: Trial.start) == nil })
        try await expect(trial.faults(), equals: [])
    }

    /// The chain ends earlier, and the case stands where it ends: only the checkpoint knows better.
    @Test func aRowThatWasRemovedIsMissed() async throws {
        let (trial, before) = try await Self.filled()
        try await trial.tamper(
            "DELETE FROM payloads WHERE case_id = 1 AND number = 2; DELETE FROM journal WHERE case_id = 1 AND number = 2")
        try await trial.tamper(
            "UPDATE cases SET revision = ?, head = ?, state = ? WHERE id = 1", [before.revision, before.head, before.state])
        try await expect(
            trial.faults(), equals: [JournalFault(caseNumber: Self.first, row: 2, kind: .removedRow, checkpoint: 2)])
    }

    /// The row names another officer, and all hashes after it are made anew.
    @Test func aHeadThatWasRewrittenIsMissed() async throws {
        let (trial, _) = try await Self.filled()
        let found = try await trial.portal.store.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM journal WHERE case_id = 1 AND number = 2").map { row in
                JournalRow(
                    caseID: 1, number: 2, format: row["format"], at: Instant(seconds: row["at"]), actor: "officer:99",
                    event: row["event"], previous: Array(row["previous"] as Data), payloadHash: Array(row["payload_hash"] as Data))
            }
        }
        let forged = try #require(found)
        try await trial.tamper(
            "UPDATE journal SET actor = ?, hash = ? WHERE case_id = 1 AND number = 2", [forged.actor, Data(forged.hash)])
        try await trial.tamper("UPDATE cases SET head = ? WHERE id = 1", [Data(forged.hash)])
        try await expect(
            trial.faults(), equals: [JournalFault(caseNumber: Self.first, row: 2, kind: .rewrittenRow, checkpoint: 2)])
    }

    @Test func aCaseThatWasRemovedIsMissed() async throws {
        let (trial, _) = try await Self.filled()
        for table in ["payloads", "journal", "timers", "tasks", "outbox", "applicant_names", "case_roles", "uploads"] {
            try await trial.tamper("DELETE FROM \(table) WHERE case_id = 1")
        }
        try await trial.tamper("DELETE FROM cases WHERE id = 1")
        try await expect(
            trial.faults(), equals: [JournalFault(caseNumber: Self.first, row: 0, kind: .removedCase, checkpoint: 1)])
    }

    @Test(arguments: [
        ("UPDATE checkpoints SET at = at + 1 WHERE number = 1", [1]),
        ("UPDATE checkpoints SET previous = zeroblob(32) WHERE number = 2", [2]),
        ("UPDATE checkpoints SET heads = 1 WHERE number = 1", [1]),
        ("UPDATE checkpoints SET format = 2 WHERE number = 2", [2]),
        ("UPDATE checkpoint_heads SET number = 'lain' WHERE checkpoint = 1 AND case_id = 2", [1]),
        ("DELETE FROM checkpoint_heads WHERE checkpoint = 2", [2]),
        ("DELETE FROM checkpoint_heads WHERE checkpoint = 1; DELETE FROM checkpoints WHERE number = 1", [2]),
    ])
    func aCheckpointThatWasChangedIsFound(sql: String, checkpoints: [Int]) async throws {
        let (trial, _) = try await Self.filled()
        try await trial.tamper(sql)
        let expected = checkpoints.map { JournalFault(caseNumber: "checkpoint \($0)", row: 0, kind: .checkpoint) }
        try await expect(trial.faults().filter { $0.kind == .checkpoint }, equals: expected)
    }

    /// Whoever writes all checkpoints anew has other hashes than those that stand in the log.
    @Test func aHashThatWasNotedElsewhereIsMissed() async throws {
        let (trial, _) = try await Self.filled()
        let report = try await trial.portal.store.read { try Verification.run($0) }
        let noted = Secret.hex(try #require(report.lastCheckpoint).hash)
        try await expect(trial.portal.store.read { try Verification.run($0, noted: noted.uppercased()).faults }, equals: [])
        try await trial.tamper("DELETE FROM checkpoint_heads; DELETE FROM checkpoints; INSERT INTO changed_cases SELECT id FROM cases")
        trial.now = Instant(seconds: Trial.start.seconds + 60)
        try await trial.portal.checkpoint()
        try await expect(trial.faults(), equals: [])
        try await expect(
            trial.portal.store.read { try Verification.run($0, noted: noted).faults },
            equals: [JournalFault(caseNumber: noted, row: 0, kind: .unknownCheckpoint)])
    }

    /// A hand that keeps a case out of the checkpoints to come is found before the next one.
    @Test func aCaseThatNoCheckpointWouldTakeUpIsFound() async throws {
        let (trial, _) = try await Self.filled()
        let third = try await trial.test { try await $0.file().number }
        try await expect(trial.faults(), equals: [], "it waits for the next one")
        try await trial.tamper("DELETE FROM changed_cases")
        try await expect(trial.faults(), equals: [JournalFault(caseNumber: third, row: 1, kind: .unmarked)])
    }

    @Test func itIsWrittenByTheHour() async throws {
        let trial = try await Trial()
        try await trial.officers()
        for (seconds, count) in [(0, 1), (3599, 1), (3600, 2), (3660, 2), (-60, 3)] {
            trial.now = Instant(seconds: Trial.start.seconds + Int64(seconds))
            try await trial.test { _ = try await $0.file() }
            try await trial.portal.checkpoint(onlyWhenDue: true)
            try await expect(Self.heads(trial).count, equals: count, "\(seconds)")
        }
        try await expect(trial.faults(), equals: [])
    }

    @Test(.enabled(if: Trial.isEmbedded, "a server's database never had that form")) func aDatabaseOfBeforeIsTakenUpWhole() async throws {
        let trial = try await Trial()
        try await trial.test { client in for _ in 0..<2 { _ = try await client.file() } }
        try await StoreCopyTests.makeOlder(trial)
        let later = try await Trial(sources: Trial.sources([Trial.serviceYAML]), folder: trial.folder)
        try await later.portal.checkpoint()
        try await expect(Self.heads(later), equals: [2])
        try await expect(later.faults(), equals: [])
    }
}
