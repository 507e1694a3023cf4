import Foundation
import Runtime
import ServiceIR

/// A case whose time of keeping is over, in whole or of some fields.
package struct DueErasure: Sendable {
    var caseID: Int64
    package var number: String
    package var service: String
    package var endedOn: CivilDate
    /// As the service says it: `keep_for 5 years`.
    package var rule: String
    /// The fields with that time of their own; empty = the whole case.
    package var fields: [String]
    fileprivate var stage: Int
    fileprivate var isWhole: Bool { fields.isEmpty }
}

/// What erases by the rules of the services: each case by the definition that it was filed under.
///
/// Needs no published service: definitions are in the store.
package struct ErasureTurn: Sendable {
    let store: Store
    let timeZone: TimeZoneID
    /// So many cases at most in one turn, so that nothing waits long for it.
    package static let mostCases = 50

    package init(store: Store, timeZone: TimeZoneID) {
        self.store = store
        self.timeZone = timeZone
    }

    private func today(_ now: Instant) -> CivilDate { SubmissionMoment(now, in: timeZone).today }

    /// What is due now, but not more than `limit`.
    package func due(at now: Instant, limit: Int) async throws -> [DueErasure] {
        let today = today(now)
        return try await store.read { db in
            var found: [DueErasure] = []
            var known: Set<Int64> = []
            let definitions = try Row.fetchCursor(
                db,
                sql: """
                    SELECT whole, service, json FROM definitions d WHERE EXISTS (
                        SELECT 1 FROM cases WHERE whole = d.whole AND ended_at IS NOT NULL AND erased_at IS NULL) ORDER BY whole
                    """)
            while let definition = try definitions.next(), found.count < limit {
                let stages = try ErasureTurn.retention(definition).stages
                // The last stage that is due says what goes; a case that is past several takes them at once.
                for (place, stage) in stages.enumerated().reversed() {
                    let end = Retention.end(of: stage.keepFor, on: today, in: timeZone)
                    for done in 0...place where found.count < limit {
                        let rows = try Row.fetchAll(
                            db,
                            sql: """
                                SELECT id, number, ended_at FROM cases
                                WHERE whole = ? AND erased_stage = ? AND ended_at < ? AND erased_at IS NULL AND ended_at IS NOT NULL
                                ORDER BY ended_at, id LIMIT ?
                                """,
                            arguments: [definition["whole"] as String, done, end.seconds, limit - found.count])
                        for row in rows where known.insert(row["id"]).inserted {
                            found.append(
                                DueErasure(
                                    caseID: row["id"], number: row["number"], service: definition["service"],
                                    endedOn: SubmissionMoment(Instant(seconds: row["ended_at"]), in: timeZone).today, rule: stage.rule,
                                    fields: stage.isWhole ? [] : stages[done...place].flatMap(\.fields).map(\.name), stage: place))
                        }
                    }
                }
            }
            return found
        }
    }

    private static func retention(_ definition: Row) throws -> Retention {
        Retention(try JSONCoder.decode(CompiledService.self, from: JSONValue(parsing: Array(definition["json"] as Data))))
    }

    /// Erases what is due, each case in a transaction of its own, and what was kept of cases erased before and is needed no more.
    ///
    /// Of several processes each case is done by one.
    ///
    /// - Returns: how many; 0 when nothing is left.
    @discardableResult
    package func run(at now: Instant, by actor: String = "system") async throws -> Int {
        var count = 0
        for due in try await due(at: now, limit: ErasureTurn.mostCases) where try await erase(due, at: now, by: actor) { count += 1 }
        for id in try await rests(at: now, limit: ErasureTurn.mostCases) where try await eraseRest(id, at: now, by: actor) { count += 1 }
        try await removeFiles()
        return count
    }

    /// Takes away the files that no upload names any more.
    package func removeFiles() async throws { try await UnnamedFiles.remove(from: store) }

    private func erase(_ due: DueErasure, at now: Instant, by actor: String) async throws -> Bool {
        let today = today(now)
        return try await store.write { db in
            // Another process may have been here.
            guard let subject = try ErasureTurn.subject(db, due.caseID, "erased_stage <= \(due.stage) AND erased_at IS NULL"),
                let definition = try Row.fetchOne(
                    db, sql: "SELECT json FROM definitions WHERE whole = (SELECT whole FROM cases WHERE id = ?)", arguments: [due.caseID])
            else { return false }
            let cause = Erasure.Cause(rule: due.rule, actor: actor)
            if due.isWhole {
                try Erasure.whole(db, subject, cause, on: today, at: now)
            } else {
                let service = try JSONCoder.decode(
                    CompiledService.self, from: JSONValue(parsing: Array(definition["json"] as Data)))
                let fields = Retention(service).stages[subject.stage...due.stage].flatMap(\.fields)
                try Erasure.fields(db, subject, fields, of: service, cause, stage: due.stage, at: now)
            }
            return true
        }
    }

    private static func subject(_ db: Database, _ id: Int64, _ condition: String) throws -> Erasure.Subject? {
        try Row.fetchOne(
            db, sql: "SELECT \(Erasure.Subject.columns) FROM cases WHERE id = ? AND \(condition)\(db.dialect.passingOver)", arguments: [id]
        ).map(Erasure.Subject.init)
    }

    /// Erased cases with something that was kept for an output or a slot, and is over now.
    private func rests(at now: Instant, limit: Int) async throws -> [Int64] {
        let today = today(now)
        return try await store.read { db in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT c.id FROM cases c WHERE c.keeps_output = 1 AND (EXISTS (SELECT 1 FROM issued_outputs o WHERE o.case_id = c.id
                        AND (o.is_revoked = 1 OR o.valid_until < ?) AND (o.holder IS NOT NULL OR length(o.kept) > 2
                            OR EXISTS (SELECT 1 FROM output_signatures s WHERE s.case_id = o.case_id AND s.output = o.output
                                AND s.list_row = o.list_row AND s.issue = o.issue)))
                        OR EXISTS (SELECT 1 FROM slots t WHERE t.case_id = c.id AND t.until <= ?))
                    ORDER BY c.id LIMIT ?
                    """,
                arguments: [today.description, now.seconds, limit])
        }
    }

    private func eraseRest(_ id: Int64, at now: Instant, by actor: String) async throws -> Bool {
        let today = today(now)
        return try await store.write { db in
            guard let subject = try ErasureTurn.subject(db, id, "keeps_output = 1") else { return false }
            try Erasure.rest(db, subject, Erasure.Cause(rule: Erasure.validity, actor: actor), on: today, at: now)
            return true
        }
    }

    /// Takes what was erased out of the database's own files too, where that was not done since the last erasure.
    package func scrub() async throws {
        let (erased, scrubbed) = try await store.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM erasures") ?? 0,
                try Int.fetchOne(db, sql: "SELECT last FROM sequences WHERE name = 'scrubbed' AND year = 0") ?? 0
            )
        }
        guard erased > scrubbed else { return }
        try await store.scrub()
        try await store.write { db in
            try db.execute(
                sql:
                    "INSERT INTO sequences (name, year, last) VALUES ('scrubbed', 0, ?) ON CONFLICT (name, year) DO UPDATE SET last = excluded.last",
                arguments: [erased])
        }
    }
}

extension Portal {
    /// Erases some of what is due. Whoever keeps the log elsewhere has there which cases were erased.
    ///
    /// - Returns: whether there may be more.
    package func eraseDue() async throws -> Bool {
        let turn = ErasureTurn(store: store, timeZone: catalog.timeZone)
        let count = try await turn.run(at: configuration.now())
        if count > 0 {
            logger.notice("erased", metadata: ["cases": "\(count)"])
            return true
        }
        try await turn.scrub()
        return false
    }
}
