import Foundation
import ServiceIR

/// A message on its way to one receiver.
package struct Delivery: Sendable {
    package enum State: String, CaseIterable, Sendable { case waiting, sent, dead }

    package var id: Int64
    package var receiver: String
    package var kind: String
    package var caseNumber: String
    package var state: State
    package var tries: Int
    /// Waiting: when it is tried next; else when it was sent or given up.
    package var at: Instant
    /// Why the last try failed.
    package var reason: String?
}

/// The table of deliveries: which messages wait for which receiver, in the order of each case.
package enum Deliveries {
    static func add(_ db: Database, message: Int64, caseID: Int64, to receiver: String, at: Instant) throws {
        try db.execute(
            sql: "INSERT INTO deliveries (message, case_id, receiver, state, tries, at) VALUES (?, ?, ?, 'waiting', 0, ?)",
            arguments: [message, caseID, receiver, at.seconds])
    }

    /// What may be sent to a receiver now: of each case the first message that waits, unless it waits for a later time.
    static func due(_ db: Database, for receiver: String, at now: Instant, limit: Int) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM deliveries d WHERE receiver = ? AND state = 'waiting' AND at <= ? AND NOT EXISTS (
                    SELECT 1 FROM deliveries e WHERE e.receiver = d.receiver AND e.case_id = d.case_id AND e.state = 'waiting' AND e.message < d.message)
                ORDER BY at, id LIMIT ?
                """,
            arguments: [receiver, now.seconds, limit])
    }

    /// Takes a delivery for one try: until `until` nobody else does, and after it somebody will if this process has ended.
    ///
    /// - Returns: the message and which try it is; nothing where another process has it.
    static func claim(
        _ db: Database, id: Int64, at now: Instant, until: Instant, in zone: TimeZoneID
    ) throws -> (message: WebhookMessage, number: Int)? {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT message, tries FROM deliveries WHERE id = ? AND state = 'waiting' AND at <= ?\(db.dialect.passingOver)",
            arguments: [id, now.seconds])
        guard let row, let message = try WebhookMessage.find(db, id: row["message"], in: zone) else { return nil }
        let number: Int = row["tries"] + 1
        try db.execute(sql: "UPDATE deliveries SET tries = ?, at = ? WHERE id = ?", arguments: [number, until.seconds, id])
        return (message, number)
    }

    /// Writes how a try ended, unless its time was over and another process has begun the next.
    static func settle(_ db: Database, id: Int64, number: Int, _ state: Delivery.State, at: Instant, reason: String?) throws {
        try db.execute(
            sql: "UPDATE deliveries SET state = ?, at = ?, reason = ? WHERE id = ? AND tries = ? AND state = 'waiting'",
            arguments: [state.rawValue, at.seconds, reason, id, number])
    }

    // MARK: For the operator

    /// The oldest of a state, at most `limit`.
    package static func list(_ db: Database, _ states: [Delivery.State], limit: Int) throws -> [Delivery] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT d.id AS id, receiver, kind, number, d.state AS state, tries, at, reason FROM deliveries d
                JOIN outbox o ON o.id = d.message JOIN cases c ON c.id = d.case_id
                WHERE d.state IN (\(Registry.marks(states.count))) ORDER BY d.id LIMIT ?
                """,
            arguments: StatementArguments(states.map(\.rawValue)) + [limit]
        ).compactMap { row in
            Delivery.State(rawValue: row["state"]).map {
                Delivery(
                    id: row["id"], receiver: row["receiver"], kind: row["kind"], caseNumber: row["number"], state: $0, tries: row["tries"],
                    at: Instant(seconds: row["at"]), reason: row["reason"])
            }
        }
    }

    /// Has dead or sent ones sent again from their first try; without ids, all dead ones.
    ///
    /// - Returns: how many.
    package static func sendAgain(_ db: Database, _ ids: [Int64]?, at now: Instant) throws -> Int {
        guard let ids else {
            try db.execute(
                sql: "UPDATE deliveries SET state = 'waiting', tries = 0, at = ?, reason = NULL WHERE state = 'dead'",
                arguments: [now.seconds])
            return db.changesCount
        }
        return try ids.reduce(0) { count, id in
            try db.execute(
                sql: "UPDATE deliveries SET state = 'waiting', tries = 0, at = ?, reason = NULL WHERE id = ? AND state <> 'waiting'",
                arguments: [now.seconds, id])
            return count + db.changesCount
        }
    }

    /// Has a receiver sent what came into the outbox since then, of the kinds that it wants, and was never meant for it.
    ///
    /// - Returns: how many.
    package static func addOlder(_ db: Database, to receiver: WebhookReceiver, since: Instant, at now: Instant) throws -> Int {
        let kinds = receiver.kinds.map(\.rawValue).sorted()
        try db.execute(
            sql: """
                INSERT INTO deliveries (message, case_id, receiver, state, tries, at)
                SELECT id, case_id, CAST(? AS TEXT), 'waiting', 0, CAST(? AS BIGINT) FROM outbox
                WHERE created_at >= ? AND kind IN (\(Registry.marks(kinds.count)))
                    AND NOT EXISTS (SELECT 1 FROM deliveries WHERE message = outbox.id AND receiver = ?)
                ORDER BY id
                """,
            arguments: [receiver.name, now.seconds, since.seconds] + StatementArguments(kinds) + [receiver.name])
        return db.changesCount
    }
}
