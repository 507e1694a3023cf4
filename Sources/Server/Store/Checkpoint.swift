import Foundation
import ServiceIR

/// The heads of the chains that changed since the checkpoint before it; the checkpoints are a chain of their own.
///
/// A chain that is cut and closed again at an earlier row is whole by itself; the checkpoint that saw the later row tells. Whoever noted the hash
/// of a checkpoint elsewhere can tell, too, whether all checkpoints up to it were written anew.
package struct Checkpoint: Sendable {
    /// The number of this shape; every number ever released is still verified.
    static let formatNumber = 1

    /// From 1, without gaps.
    package var number: Int
    var format = Checkpoint.formatNumber
    package var at: Instant
    /// How many heads it holds.
    package var heads: Int
    var headsHash: [UInt8]
    var previous: [UInt8]

    package var hash: [UInt8] {
        var parts = HashedParts("mpp.checkpoint")
        parts.add(Int64(format))
        parts.add(Int64(number))
        parts.add(at.seconds)
        parts.add(Int64(heads))
        parts.add(headsHash)
        parts.add(previous)
        return parts.finish()
    }

    /// Where the chain of a case stood.
    struct Head {
        var caseID: Int64
        var caseNumber: String
        var revision: Int
        var head: [UInt8]
    }

    /// The hash of its heads, taken in the order of their cases.
    struct HeadsHash {
        private var parts = HashedParts("mpp.heads")
        private(set) var count = 0

        mutating func add(_ head: Head) {
            parts.add(head.caseID)
            parts.add(head.caseNumber.utf8)
            parts.add(Int64(head.revision))
            parts.add(head.head)
            count += 1
        }

        func finish() -> [UInt8] { parts.finish() }
    }
}

/// The checkpoints of a store. Their cost goes by the cases that changed, not by all there are.
package enum Checkpoints {
    /// So long after one the next is due.
    static let interval: Int64 = 3600
    /// A checkpoint takes no more, so that no request waits long for it; what is left goes into the next one.
    package static let mostHeads = 10_000

    /// Has the next checkpoint take up the case's head.
    static func mark(_ db: Database, caseID: Int64) throws {
        try db.execute(sql: "INSERT INTO changed_cases (case_id) VALUES (?) ON CONFLICT DO NOTHING", arguments: [caseID])
    }

    /// A clock that was set back does not put it off.
    static func isDue(_ db: Database, at now: Instant) throws -> Bool {
        guard let last = try Int64.fetchOne(db, sql: "SELECT at FROM checkpoints ORDER BY number DESC LIMIT 1") else { return true }
        return now.seconds < last || now.seconds - last >= interval
    }

    /// Writes a checkpoint of the cases that changed; `nil` where none did.
    package static func write(_ db: Database, at now: Instant, atMost limit: Int = mostHeads) throws -> Checkpoint? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT c.id AS case_id, c.number AS number, c.revision AS revision, c.head AS head
                FROM changed_cases x JOIN cases c ON c.id = x.case_id ORDER BY x.case_id LIMIT ?
                """,
            arguments: [limit])
        let heads = rows.map(head)
        guard let last = heads.last else { return nil }
        var hash = Checkpoint.HeadsHash()
        for head in heads { hash.add(head) }
        let before = try Row.fetchOne(db, sql: "SELECT number, hash FROM checkpoints ORDER BY number DESC LIMIT 1")
        let made = Checkpoint(
            number: (before?["number"] ?? 0) + 1, at: now, heads: heads.count, headsHash: hash.finish(),
            previous: before.map { Array($0["hash"] as Data) } ?? JournalRow.root)
        try db.execute(
            sql: "INSERT INTO checkpoints (number, format, at, heads, heads_hash, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [made.number, made.format, now.seconds, made.heads, Data(made.headsHash), Data(made.previous), Data(made.hash)])
        // Many rows in one statement: over PostgreSQL all other writers wait meanwhile.
        for start in stride(from: 0, to: heads.count, by: 500) {
            let some = heads[start..<min(start + 500, heads.count)]
            let rows = repeatElement("(?, ?, ?, ?, ?)", count: some.count).joined(separator: ", ")
            try db.execute(
                sql: "INSERT INTO checkpoint_heads (checkpoint, case_id, number, revision, head) VALUES \(rows)",
                arguments: StatementArguments(
                    some.flatMap { head -> [SQLValue] in
                        [
                            .integer(Int64(made.number)), .integer(head.caseID), .text(head.caseNumber), .integer(Int64(head.revision)),
                            .blob(Data(head.head)),
                        ]
                    }))
        }
        try db.execute(sql: "DELETE FROM changed_cases WHERE case_id <= ?", arguments: [last.caseID])
        return made
    }

    /// Whether all the heads that were ever held are in the journal still, and the checkpoints themselves are as they were written.
    static func verify(_ db: Database, noted: String?, _ report: inout JournalReport) throws {
        if let noted = noted?.lowercased(),
            try !Data.fetchAll(db, sql: "SELECT hash FROM checkpoints").contains(where: { Secret.hex($0) == noted })
        {
            report.faults.append(JournalFault(caseNumber: noted, row: 0, kind: .unknownCheckpoint))
        }
        try verifyChain(db, &report)
        try verifyMarks(db, &report)
        let heads = try Row.fetchCursor(
            db,
            sql: """
                SELECT h.checkpoint AS checkpoint, h.number AS number, h.revision AS revision, h.head AS head, j.hash AS hash, c.id AS found
                FROM checkpoint_heads h LEFT JOIN journal j ON j.case_id = h.case_id AND j.number = h.revision
                LEFT JOIN cases c ON c.id = h.case_id ORDER BY h.checkpoint, h.case_id
                """)
        var removed: Set<String> = []
        while let row = try heads.next() {
            let hash = row["hash"] as Data?
            if hash == row["head"] as Data { continue }
            let number = row["number"] as String
            let isThere = row["found"] as Int64? != nil
            // A case that is gone is told once.
            if !isThere, !removed.insert(number).inserted { continue }
            let kind: JournalFault.Kind = !isThere ? .removedCase : hash == nil ? .removedRow : .rewrittenRow
            report.faults.append(
                JournalFault(caseNumber: number, row: isThere ? row["revision"] : 0, kind: kind, checkpoint: row["checkpoint"]))
        }
    }

    /// How a case stands is in a checkpoint, or will be in the next one.
    private static func verifyMarks(_ db: Database, _ report: inout JournalReport) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT c.number AS number, c.revision AS revision FROM cases c
                LEFT JOIN (SELECT case_id, max(revision) AS revision FROM checkpoint_heads GROUP BY case_id) h ON h.case_id = c.id
                WHERE coalesce(h.revision, 0) < c.revision AND c.id NOT IN (SELECT case_id FROM changed_cases) ORDER BY c.id
                """)
        while let row = try rows.next() {
            report.faults.append(JournalFault(caseNumber: row["number"], row: row["revision"], kind: .unmarked))
        }
    }

    private static func verifyChain(_ db: Database, _ report: inout JournalReport) throws {
        var previous = JournalRow.root
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM checkpoints ORDER BY number")
        while let row = try rows.next() {
            let checkpoint = Checkpoint(
                number: row["number"], format: row["format"], at: Instant(seconds: row["at"]), heads: row["heads"],
                headsHash: Array(row["heads_hash"] as Data), previous: Array(row["previous"] as Data))
            var hash = Checkpoint.HeadsHash()
            let heads = try Row.fetchCursor(
                db, sql: "SELECT case_id, number, revision, head FROM checkpoint_heads WHERE checkpoint = ? ORDER BY case_id",
                arguments: [checkpoint.number])
            while let entry = try heads.next() { hash.add(head(entry)) }
            let stored = Array(row["hash"] as Data)
            let isWhole =
                checkpoint.format == Checkpoint.formatNumber && checkpoint.number == (report.lastCheckpoint?.number ?? 0) + 1
                && checkpoint.previous == previous && checkpoint.hash == stored && checkpoint.headsHash == hash.finish()
                && checkpoint.heads == hash.count
            if !isWhole { report.faults.append(JournalFault(caseNumber: "checkpoint \(checkpoint.number)", row: 0, kind: .checkpoint)) }
            report.lastCheckpoint = checkpoint
            previous = stored
        }
    }

    private static func head(_ row: Row) -> Checkpoint.Head {
        Checkpoint.Head(
            caseID: row["case_id"], caseNumber: row["number"], revision: row["revision"], head: Array(row["head"] as Data))
    }
}
