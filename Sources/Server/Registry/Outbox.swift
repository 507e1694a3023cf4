import Foundation
import ServiceIR

/// What an event leaves to be told to other systems, by its kind.
package enum MessageKind: String, CaseIterable, Sendable {
    case notice, bill, payout, release, revoke, end, call, alarm
}

extension Registry {
    /// Puts a message into the outbox, and a delivery for each receiver that wants its kind; in the event's own transaction.
    func post(_ db: Database, _ kind: MessageKind, _ payload: JSONValue, caseID: Int64, revision: Int, at: Instant) throws {
        let message = try Int64.fetchOne(
            db, sql: "INSERT INTO outbox (case_id, event, kind, payload, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
            arguments: [caseID, revision, kind.rawValue, Data(payload.bytes(.compact)), at.seconds])
        guard let message else { throw StoreError.damaged("outbox") }
        for receiver in receivers where receiver.kinds.contains(kind) {
            try Deliveries.add(db, message: message, caseID: caseID, to: receiver.name, at: at)
        }
    }
}

/// The outbox as a whole.
enum Outbox {
    /// A message is kept so long, and longer while it waits to be sent.
    static let keptSeconds: Int64 = 90 * 86_400
    private static let mostRows = 1000

    /// The first message that is not past its time: none behind it is looked at. Messages stand in the order of their time, but where a clock went
    /// wrong: one that is dated ahead is not it.
    static func firstToStay(_ db: Database, at now: Instant) throws -> Int64 {
        let first = try Int64.fetchOne(
            db, sql: "SELECT id FROM outbox WHERE created_at >= ? AND created_at <= ? ORDER BY id LIMIT 1",
            arguments: [now.seconds - keptSeconds, now.seconds])
        return first ?? .max
    }

    /// Takes away what stands before that message, is past its time and waits for nobody; of what is left more may be.
    ///
    /// - Returns: whether to go on.
    static func sweep(_ db: Database, before first: Int64, at now: Instant) throws -> Bool {
        try db.execute(
            sql: """
                DELETE FROM outbox WHERE id IN (
                    SELECT id FROM outbox WHERE id < ? AND created_at < ?
                        AND NOT EXISTS (SELECT 1 FROM deliveries WHERE message = outbox.id AND state = 'waiting')
                    ORDER BY id LIMIT \(mostRows))
                """,
            arguments: [first, now.seconds - keptSeconds])
        return db.changesCount == mostRows
    }
}
