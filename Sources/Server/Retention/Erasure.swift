import Foundation
import Runtime
import ServiceIR

/// Personal data erased from a store: in one transaction for each case, with a row of the case's journal that says what, when, by which rule and by
/// whom. Rows and hashes of the journal stay, so that the chain still verifies.
package enum Erasure {
    /// The kind of the journal's row.
    static let event = "erased"
    /// The rule where a person asked for it.
    package static let request = "request"
    /// The rule by which the register's entry of an output goes once that is valid no more.
    static let validity = "validity"

    /// Of these tables everything that belongs to the case goes.
    package static let emptied = [
        "payloads", "tasks", "timers", "deliveries", "outbox", "applicant_names", "notices", "sessions", "slot_lines", "uploads", "drafts",
        "citizen_cases", "callbacks",
    ]
    /// Of these some columns, or some rows, as `register` and `whole` do it.
    package static let redacted = ["cases", "issued_outputs", "output_signatures", "slots"]
    /// These hold no personal data: who acted by account number, numbers, days, hashes.
    package static let kept = [
        "journal", "output_numbers", "case_roles", "opened_cases", "checkpoint_heads", "changed_cases", "erasures", "reads",
        "surveyed_cases", "erasure_requests",
    ]

    /// Why, and by whom.
    struct Cause: Sendable {
        var rule: String
        /// Of a request: as the operator words it.
        var reason: String?
        /// As the journal's rows name people: `system`, or `operator:NAME`.
        var actor: String
    }

    /// A case as an erasure needs it.
    struct Subject {
        var id: Int64
        var revision: Int
        var head: [UInt8]
        var state: Case
        var stage: Int

        init(_ row: Row) throws {
            id = row["id"]
            revision = row["revision"]
            head = Array(row["head"] as Data)
            state = try JSONCoder.decode(Case.self, from: JSONValue(parsing: Array(row["state"] as Data)))
            stage = row["erased_stage"]
        }

        static let columns = "id, number, service, whole, revision, head, state, ended_at, erased_stage"
    }

    /// Erases all that is personal, but what the register needs of outputs that are still valid, and slots that are still to come.
    static func whole(_ db: Database, _ subject: Subject, _ cause: Cause, on today: CivilDate, at now: Instant) throws {
        let contents = try String.fetchAll(db, sql: "SELECT DISTINCT sha256 FROM uploads WHERE case_id = ?", arguments: [subject.id])
        let citizen = try Citizens.holder(db, of: subject.id)
        for table in emptied { try db.execute(sql: "DELETE FROM \(table) WHERE case_id = ?", arguments: [subject.id]) }
        // Some came before there was the case.
        try db.execute(sql: "DELETE FROM callbacks WHERE number = (SELECT number FROM cases WHERE id = ?)", arguments: [subject.id])
        try Citizens.sweep(db, [citizen].compactMap { $0 })
        try UnnamedFiles.add(db, contents)
        _ = try register(db, subject.id, on: today, at: now)
        try AskedErasure.close(db, case: subject.id, because: cause.reason, by: cause.actor, at: now)
        try finish(db, subject, subject.state.redacted, cause, ["case"], at: now)
        try db.execute(
            sql: "UPDATE cases SET erased_at = ?, keeps_output = ? WHERE id = ?",
            arguments: [now.seconds, try isNeeded(db, subject.id), subject.id])
    }

    /// Erases what some fields hold: from the case, and whole the payloads of the events that brought any of it, and what was called back and
    /// not taken.
    ///
    /// What a letter was issued with stays with the letter.
    static func fields(
        _ db: Database, _ subject: Subject, _ fields: [KeptField], of service: CompiledService, _ cause: Cause, stage: Int, at now: Instant
    ) throws {
        let (state, removed) = subject.state.without(fields)
        let names = Set(fields.compactMap { $0.path.last?.rawValue })
        let payloads = try Row.fetchAll(
            db, sql: "SELECT number, payload FROM payloads WHERE case_id = ? ORDER BY number", arguments: [subject.id]
        ).filter { try JSONValue(parsing: Array($0["payload"] as Data)).hasMember(named: names) }
        if !removed.isEmpty || !payloads.isEmpty {
            for row in payloads {
                try db.execute(
                    sql: "DELETE FROM payloads WHERE case_id = ? AND number = ?", arguments: [subject.id, row["number"] as Int])
            }
            try db.execute(sql: "DELETE FROM outbox WHERE case_id = ?", arguments: [subject.id])
            try ApplicantNames.keep(db, state.submission, service, caseID: subject.id)
            try files(db, removed, leaving: state, caseID: subject.id)
            try finish(db, subject, state, cause, fields.map(\.name), at: now)
        }
        // What a system called back and nobody took may hold them, under whatever name.
        try db.execute(
            sql: "UPDATE callbacks SET body = NULL WHERE number = (SELECT number FROM cases WHERE id = ?)", arguments: [subject.id])
        try db.execute(sql: "UPDATE cases SET erased_stage = ? WHERE id = ?", arguments: [stage + 1, subject.id])
    }

    /// The uploads that erased values named, and nothing else of the case does.
    private static func files(_ db: Database, _ removed: [JSONValue], leaving state: Case, caseID: Int64) throws {
        let named = removed.reduce(into: Set<String>()) { $0.formUnion($1.texts) }.subtracting(JSONCoder.encode(state).texts)
        let uploads = try Row.fetchAll(db, sql: "SELECT id, sha256 FROM uploads WHERE case_id = ?", arguments: [caseID])
            .filter { named.contains($0["id"]) }
        for upload in uploads { try db.execute(sql: "DELETE FROM uploads WHERE id = ?", arguments: [upload["id"] as String]) }
        try UnnamedFiles.add(db, uploads.map { $0["sha256"] })
    }

    /// What the register says beyond number, days and standing of outputs that are valid no more, and slots that are over.
    ///
    /// - Returns: whether there was any of it.
    private static func register(_ db: Database, _ caseID: Int64, on today: CivilDate, at now: Instant) throws -> Bool {
        let over = "case_id = ? AND (is_revoked = 1 OR valid_until < ?)"
        var changes = 0
        try db.execute(
            sql: """
                DELETE FROM output_signatures WHERE case_id = ? AND EXISTS (SELECT 1 FROM issued_outputs o
                    WHERE o.case_id = output_signatures.case_id AND o.output = output_signatures.output
                    AND o.list_row = output_signatures.list_row AND o.issue = output_signatures.issue
                    AND (o.is_revoked = 1 OR o.valid_until < ?))
                """,
            arguments: [caseID, today.description])
        changes += db.changesCount
        try db.execute(
            sql: "UPDATE issued_outputs SET holder = NULL, kept = ? WHERE \(over) AND (holder IS NOT NULL OR length(kept) > 2)",
            arguments: [Data("{}".utf8), caseID, today.description])
        changes += db.changesCount
        try db.execute(sql: "DELETE FROM slots WHERE case_id = ? AND until <= ?", arguments: [caseID, now.seconds])
        return changes + db.changesCount > 0
    }

    /// Whether anything is left that goes later.
    private static func isNeeded(_ db: Database, _ caseID: Int64) throws -> Bool {
        try Int.fetchOne(
            db,
            sql: """
                SELECT (SELECT count(*) FROM slots WHERE case_id = ?) + (SELECT count(*) FROM output_signatures WHERE case_id = ?)
                + (SELECT count(*) FROM issued_outputs WHERE case_id = ? AND (holder IS NOT NULL OR length(kept) > 2))
                """,
            arguments: [caseID, caseID, caseID]) != 0
    }

    /// Of a case that was erased before: what its outputs and slots needed until now.
    static func rest(_ db: Database, _ subject: Subject, _ cause: Cause, on today: CivilDate, at now: Instant) throws {
        guard try register(db, subject.id, on: today, at: now) else { return }
        try finish(db, subject, subject.state, cause, ["outputs"], at: now)
        try db.execute(
            sql: "UPDATE cases SET keeps_output = ? WHERE id = ?", arguments: [try isNeeded(db, subject.id), subject.id])
    }

    /// The erasure as the case's last event, chained as every other.
    private static func finish(
        _ db: Database, _ subject: Subject, _ state: Case, _ cause: Cause, _ what: [String], at now: Instant
    ) throws {
        var event: JSONObject = [
            "kind": .string(Erasure.event), "rule": .string(cause.rule), "what": .array(what.map { .string($0) }),
        ]
        if let reason = cause.reason { event["reason"] = .string(reason) }
        let number = subject.revision + 1
        let head = try Journal.append(
            db, caseID: subject.id, number: number, at: now, actor: cause.actor, event: Erasure.event, previous: subject.head,
            payload: JSONValue.object(["event": .object(event)]).bytes(.compact))
        try db.execute(
            sql: "UPDATE cases SET revision = ?, head = ?, state = ?, changed_at = ? WHERE id = ? AND revision = ?",
            arguments: [
                number, Data(head), Data(JSONCoder.bytes(state)), now.seconds, subject.id, subject.revision,
            ])
        guard db.changesCount == 1 else { throw Problem.conflict }
        try db.execute(sql: "INSERT INTO erasures (case_id, number) VALUES (?, ?)", arguments: [subject.id, number])
        try Checkpoints.mark(db, caseID: subject.id)
    }
}
