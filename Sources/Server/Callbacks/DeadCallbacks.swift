import Foundation
import Runtime
import ServiceIR

/// A callback that could not be taken: the case is not there, or is elsewhere by now, or what is said does not fit it.
///
/// The system is told so, and may give up; whoever runs the server finds it here, and takes it again or settles it otherwise.
package struct DeadCallback: Sendable {
    package enum State: String, CaseIterable, Sendable { case dead, taken, settled }

    package var id: Int64
    package var system: String
    package var number: String
    package var step: String
    package var reference: String
    package var amount: Int64?
    package var state: State
    /// Why it was not taken: the last part of the problem's type.
    package var reason: String
    /// How often it came.
    package var tries: Int
    package var firstAt: Instant
    package var lastAt: Instant
    /// Who took it again or settled it, and why.
    package var handledBy: String?
    package var note: String?
}

/// The table of callbacks that were not taken. What they said goes once they are done with, and with the case.
package enum DeadCallbacks {
    /// So many of a system are kept that nobody has done anything about.
    static let mostOfSystem = 1000
    /// What is done with is kept so long; what is not, a year.
    private static let keptSeconds: Int64 = 90 * 86_400
    private static let deadSeconds: Int64 = 366 * 86_400

    /// Keeps one, once however often it comes.
    ///
    /// - Returns: whether it is kept: of a system that sends without end no more are.
    static func keep(_ db: Database, _ callback: Callback, reason: String, at now: Instant) throws -> Bool {
        let hash = Data(callback.hash)
        try db.execute(
            sql: "UPDATE callbacks SET reason = ?, tries = tries + 1, last_at = ? WHERE hash = ?", arguments: [reason, now.seconds, hash])
        if db.changesCount > 0 { return true }
        let waiting = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM callbacks WHERE system = ? AND state = 'dead'", arguments: [callback.system.rawValue])
        guard waiting ?? 0 < mostOfSystem else { return false }
        let known = try Row.fetchOne(db, sql: "SELECT id, erased_at FROM cases WHERE number = ?", arguments: [callback.number])
        // Of a person whose case was erased nothing comes back by this way.
        let isErased = known?["erased_at"] as Int64? != nil
        try db.execute(
            sql: """
                INSERT INTO callbacks (system, number, step, reference, amount, key, body, hash, state, reason, tries, first_at, last_at, case_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'dead', ?, 1, ?, ?, ?)
                """,
            arguments: [
                callback.system.rawValue, callback.number, callback.step, callback.reference, callback.amount, callback.key,
                isErased ? nil : Data(callback.body), hash, reason, now.seconds, now.seconds, isErased ? nil : known?["id"] as Int64?,
            ])
        return true
    }

    /// Whether one was not taken when it came before.
    static func isDead(_ db: Database, _ callback: Callback) throws -> Bool {
        try Int.fetchOne(
            db, sql: "SELECT 1 FROM callbacks WHERE hash = ? AND state = 'dead'", arguments: [Data(callback.hash)]) != nil
    }

    /// Notes that one was taken after all.
    static func markTaken(_ db: Database, _ callback: Callback, by actor: String, at now: Instant) throws {
        try db.execute(
            sql: "UPDATE callbacks SET state = 'taken', handled_by = ?, last_at = ?, body = NULL WHERE hash = ? AND state = 'dead'",
            arguments: [actor, now.seconds, Data(callback.hash)])
    }

    static func sweep(_ db: Database, at now: Instant) throws {
        try db.execute(
            sql: "DELETE FROM callbacks WHERE last_at < ? OR state <> 'dead' AND last_at < ?",
            arguments: [now.seconds - deadSeconds, now.seconds - keptSeconds])
    }

    // MARK: For the operator

    private static let columns =
        "id, system, number, step, reference, amount, state, reason, tries, first_at, last_at, handled_by, note"

    /// The oldest of these states, at most `limit`; what they said is not read.
    package static func list(_ db: Database, _ states: [DeadCallback.State], limit: Int) throws -> [DeadCallback] {
        try Row.fetchAll(
            db, sql: "SELECT \(columns) FROM callbacks WHERE state IN (\(Registry.marks(states.count))) ORDER BY id LIMIT ?",
            arguments: StatementArguments(states.map(\.rawValue)) + [limit]
        ).compactMap { row in
            DeadCallback.State(rawValue: row["state"]).map {
                DeadCallback(
                    id: row["id"], system: row["system"], number: row["number"], step: row["step"], reference: row["reference"],
                    amount: row["amount"], state: $0, reason: row["reason"], tries: row["tries"],
                    firstAt: Instant(seconds: row["first_at"]), lastAt: Instant(seconds: row["last_at"]), handledBy: row["handled_by"],
                    note: row["note"])
            }
        }
    }

    /// All that can be taken again, the oldest first: of an erased case nothing is there to be taken.
    package static func dead(_ db: Database) throws -> [Int64] {
        try Int64.fetchAll(db, sql: "SELECT id FROM callbacks WHERE state = 'dead' AND body IS NOT NULL ORDER BY id")
    }

    /// Notes that one needs nothing more here, and why.
    ///
    /// - Returns: whether it was there, and nobody had done anything about it.
    package static func settle(_ db: Database, _ id: Int64, because reason: String, by actor: String, at now: Instant) throws -> Bool {
        try db.execute(
            sql: """
                UPDATE callbacks SET state = 'settled', handled_by = ?, note = ?, last_at = ?, body = NULL WHERE id = ? AND state = 'dead'
                """,
            arguments: [actor, WrittenReason.kept(reason), now.seconds, id])
        return db.changesCount == 1
    }

    fileprivate static func callback(_ db: Database, _ id: Int64) throws -> Callback? {
        let row = try Row.fetchOne(
            db, sql: "SELECT system, number, key, body FROM callbacks WHERE id = ? AND state = 'dead' AND body IS NOT NULL", arguments: [id]
        )
        return row.map {
            Callback(system: SystemID($0["system"] as String), number: $0["number"], key: $0["key"], body: Array($0["body"] as Data))
        }
    }
}

extension Registry {
    /// What became of a callback that was to be taken again.
    package enum Retaken: Sendable {
        case taken
        /// There is none of that id any more about which something could be done.
        case absent
        /// For this reason, which is kept with it.
        case refused(String)
    }

    /// Takes a callback, or keeps it for the operator where that cannot be.
    ///
    /// - Parameter actor: who has it taken: the system itself, or an operator.
    func takeOrKeep(_ callback: Callback, by actor: String) async throws -> (
        outcome: Outcome<Dossier>, definition: Definition?, isKept: Bool
    ) {
        let (outcome, definition) = try await take(callback)
        let at = now()
        guard let slug = Registry.slug(outcome) else {
            // Most are taken when they first come.
            if try await store.read({ try DeadCallbacks.isDead($0, callback) }) {
                try await store.write { try DeadCallbacks.markTaken($0, callback, by: actor, at: at) }
            }
            return (outcome, definition, true)
        }
        let isKept = try await store.write { try DeadCallbacks.keep($0, callback, reason: slug, at: at) }
        return (outcome, definition, isKept)
    }

    /// Takes one again that could not be taken when it came.
    package func takeAgain(callback id: Int64, by actor: String) async throws -> Retaken {
        guard let callback = try await store.read({ try DeadCallbacks.callback($0, id) }) else { return .absent }
        let (outcome, _, _) = try await takeOrKeep(callback, by: actor)
        return Registry.slug(outcome).map { .refused($0) } ?? .taken
    }

    /// Why something was not done; nothing where it was.
    private static func slug(_ outcome: Outcome<Dossier>) -> String? {
        switch outcome {
        case .done: nil
        case .refused(let refusal, _): refusal.slug
        case .problem(let problem): problem.slug
        }
    }
}
