import Crypto
import Foundation
import ServiceIR

/// One row of a case's journal; the rows of a case are a chain of hashes.
package struct JournalRow: Sendable {
    /// The number of this row's shape; every number ever released is still verified.
    package static let formatNumber = 1

    package var caseID: Int64
    /// From 1, without gaps.
    package var number: Int
    package var format: Int
    package var at: Instant
    package var actor: String
    package var event: String
    package var previous: [UInt8]
    /// SHA-256 over salt and payload.
    package var payloadHash: [UInt8]

    package init(
        caseID: Int64, number: Int, format: Int, at: Instant, actor: String, event: String, previous: [UInt8], payloadHash: [UInt8]
    ) {
        self.caseID = caseID
        self.number = number
        self.format = format
        self.at = at
        self.actor = actor
        self.event = event
        self.previous = previous
        self.payloadHash = payloadHash
    }

    /// What the row before the first one would have.
    package static let root = [UInt8](repeating: 0, count: 32)

    /// SHA-256 over the row.
    package var hash: [UInt8] {
        var parts = HashedParts("mpp.journal")
        parts.add(Int64(format))
        parts.add(caseID)
        parts.add(Int64(number))
        parts.add(at.seconds)
        parts.add(actor.utf8)
        parts.add(event.utf8)
        parts.add(previous)
        parts.add(payloadHash)
        return parts.finish()
    }

    static func payloadHash(salt: [UInt8], payload: [UInt8]) -> [UInt8] {
        var hasher = Crypto.SHA256()
        hasher.update(data: salt)
        hasher.update(data: payload)
        return Array(hasher.finalize())
    }
}

/// The journal: appended to in the transaction of the event, never changed.
package enum Journal {
    /// Appends an event after the row `previous` with number `number - 1`; gives the new head of the chain.
    ///
    /// The primary key refuses a second row of the same number, whoever else writes.
    static func append(
        _ db: Database, caseID: Int64, number: Int, at: Instant, actor: String, event: String, previous: [UInt8], payload: [UInt8]
    ) throws -> [UInt8] {
        let salt = Secret.randomBytes(16)
        let row = JournalRow(
            caseID: caseID, number: number, format: JournalRow.formatNumber, at: at, actor: actor, event: event, previous: previous,
            payloadHash: JournalRow.payloadHash(salt: salt, payload: payload))
        let hash = row.hash
        try db.execute(
            sql: """
                INSERT INTO journal (case_id, number, format, at, actor, event, previous, payload_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                caseID, number, row.format, at.seconds, actor, event, Data(previous), Data(row.payloadHash), Data(hash),
            ])
        try db.execute(
            sql: "INSERT INTO payloads (case_id, number, salt, payload) VALUES (?, ?, ?, ?)",
            arguments: [caseID, number, Data(salt), Data(payload)])
        return hash
    }
}

/// A place where the journal contradicts itself.
package struct JournalFault: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, Hashable {
        case gap = "a row is missing or stands twice"
        case broken = "the row does not follow from the one before it"
        case changed = "the row was changed"
        case payload = "the payload was changed"
        case missing = "the payload is missing, and no erasure tells why"
        case head = "the case does not stand where its journal ends"
        case format = "the row has a format that this program does not know"
        case orphan = "there are rows of a case that is not there"
        case definition = "the definition was changed"
        case state = "the case is not what its events make it"
        case number = "the register of numbers does not hold what the case holds"
        case counter = "the numbers given are not all from 1 to the last that was drawn"
        case slot = "the register of slots does not hold what the case holds"
        case file = "a file that was handed in is missing or changed"
        case removedCase = "the case was removed after this checkpoint"
        case removedRow = "the row was removed after this checkpoint"
        case rewrittenRow = "the row was changed after this checkpoint"
        case checkpoint = "the checkpoint was changed, or one before it is missing"
        case unmarked = "no checkpoint holds this row, and the next one would not"
        case receipt = "the journal does not hold what the receipt says"
        case unknownCheckpoint = "no checkpoint has this hash"
    }
    /// The number of a case; of what belongs to none, what it is.
    package var caseNumber: String
    /// Of the journal; 0 = of what is in none.
    package var row: Int
    package var kind: Kind
    /// The checkpoint that tells it.
    package var checkpoint: Int?

    package init(caseNumber: String, row: Int, kind: Kind, checkpoint: Int? = nil) {
        self.caseNumber = caseNumber
        self.row = row
        self.kind = kind
        self.checkpoint = checkpoint
    }

    package var description: String {
        let place = row == 0 ? caseNumber : "\(caseNumber) row \(row)"
        return "\(place)\(checkpoint.map { ", checkpoint \($0)" } ?? ""): \(kind.rawValue)"
    }
}

/// What `mppd verify` found.
package struct JournalReport: Sendable {
    package var cases = 0
    package var rows = 0
    /// Payloads that are gone, as an erasure tells.
    package var erased = 0
    package var erasures = 0
    /// Of these those that a person asked for.
    package var requests = 0
    package var lastCheckpoint: Checkpoint?
    package var faults: [JournalFault] = []
}

extension Journal {
    /// Follows every chain from its root to the case's head.
    package static func verify(_ db: Database) throws -> JournalReport {
        var report = JournalReport()
        let cases = try Row.fetchCursor(db, sql: "SELECT id, number, revision, head FROM cases ORDER BY id")
        while let entry = try cases.next() {
            report.cases += 1
            try verify(db, caseID: entry["id"], caseNumber: entry["number"], revision: entry["revision"], head: entry["head"], &report)
        }
        let orphans = try Int64.fetchAll(
            db, sql: "SELECT DISTINCT case_id FROM journal WHERE case_id NOT IN (SELECT id FROM cases) ORDER BY case_id")
        for orphan in orphans { report.faults.append(JournalFault(caseNumber: "case \(orphan)", row: 1, kind: .orphan)) }
        return report
    }

    private static func verify(
        _ db: Database, caseID: Int64, caseNumber: String, revision: Int, head: Data, _ report: inout JournalReport
    ) throws {
        func fault(_ row: Int, _ kind: JournalFault.Kind) {
            report.faults.append(JournalFault(caseNumber: caseNumber, row: row, kind: kind))
        }
        var previous = JournalRow.root
        var expected = 1
        var missing: [Int] = []
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT j.*, p.salt AS salt, p.payload AS payload FROM journal j
                LEFT JOIN payloads p ON p.case_id = j.case_id AND p.number = j.number WHERE j.case_id = ? ORDER BY j.number
                """,
            arguments: [caseID])
        while let entry = try rows.next() {
            report.rows += 1
            let row = JournalRow(
                caseID: caseID, number: entry["number"], format: entry["format"], at: Instant(seconds: entry["at"]), actor: entry["actor"],
                event: entry["event"], previous: Array(entry["previous"] as Data), payloadHash: Array(entry["payload_hash"] as Data))
            if row.number != expected { fault(row.number, .gap) }
            if row.format != JournalRow.formatNumber { fault(row.number, .format) }
            if row.previous != previous { fault(row.number, .broken) }
            let stored = Array(entry["hash"] as Data)
            if row.hash != stored { fault(row.number, .changed) }
            if let salt = entry["salt"] as Data?, let payload = entry["payload"] as Data? {
                if JournalRow.payloadHash(salt: Array(salt), payload: Array(payload)) != row.payloadHash { fault(row.number, .payload) }
            } else {
                missing.append(row.number)
            }
            if row.event == Erasure.event {
                report.erased += missing.count
                missing = []
            }
            previous = stored
            expected = row.number + 1
        }
        for row in missing { fault(row, .missing) }
        if expected - 1 != revision || previous != Array(head) { fault(expected - 1, .head) }
    }
}
