import Foundation
import Runtime
import ServiceIR

extension Registry {
    /// Writes one event: facts drawn, journal row, state, timers, tasks and outbox.
    func commit(
        _ db: Database, _ dossier: inout Dossier, _ stepped: Stepped, _ event: JournalEvent, by actor: Actor?, at: Instant
    ) throws {
        var stepped = stepped
        let facts = try draw(db, for: &stepped, dossier: dossier, at: at)
        let number = dossier.revision + 1
        let head = try Journal.append(
            db, caseID: dossier.id, number: number, at: at, actor: Registry.name(of: actor), event: event.kind, previous: dossier.head,
            payload: event.payload(catalog: catalogDigest, definition: dossier.definition.whole, facts: facts))
        try write(db, stepped, number, head, of: dossier, at: at)
        try Checkpoints.mark(db, caseID: dossier.id)
        count(db, dossier, stepped, kind: event.kind)
        dossier.state = stepped.state
        dossier.revision = number
        dossier.head = head
        dossier.headAt = at
        for effect in stepped.effects { try carryOut(db, effect, dossier, at: at) }
        // Before its first event nothing is kept of a case.
        let isFirst = number == 1
        try writeTasks(db, dossier, isFirst: isFirst)
        if isFirst || event.kind.hasPrefix("repaired ") {
            try ApplicantNames.keep(
                db, dossier.state.submission, dossier.definition.service, caseID: dossier.id, isFirst: isFirst)
        }
        // The case stands as it is: what it has given up goes to who waits for it.
        let freed = stepped.effects.compactMap { if case .free(let booking) = $0, booking.unit != nil { booking } else { nil } }
        for booking in freed { try giveOn(db, booking, at: at) }
        // It may have come back to this very case.
        if !freed.isEmpty, let now = try self.dossier(db, id: dossier.id) { dossier = now }
    }

    /// The case's row as it is after its event `number`.
    private func write(_ db: Database, _ stepped: Stepped, _ number: Int, _ head: [UInt8], of dossier: Dossier, at: Instant) throws {
        // Only columns that change are named: an index is written anew for each of its own that is, also where the value stays.
        var columns = "revision = ?, head = ?, state = ?, changed_at = ?"
        var values: StatementArguments = [number, Data(head), Data(stepped.bytes), at.seconds]
        if let end = stepped.state.end {
            columns += ", ended = ?, ended_at = ?"
            values += [end.kind.rawValue, end.at.seconds]
        } else if dossier.state.end != nil {
            columns += ", ended = NULL, ended_at = NULL"
        }
        try db.execute(
            sql: "UPDATE cases SET \(columns) WHERE id = ? AND revision = ?", arguments: values + [dossier.id, dossier.revision])
        guard db.changesCount == 1 else { throw Problem.conflict }
    }

    /// Counts the event and the promises that it ends, once it is on disk.
    private func count(_ db: Database, _ before: Dossier, _ stepped: Stepped, kind: String) {
        let service = before.definition.service.service
        let ended = stepped.state.promises.compactMap { id, promise -> (PromiseID, Bool)? in
            // Before its first event a case is only the one that the event makes.
            let hadEnded = before.revision > 0 && before.state.promises[id]?.met != nil
            guard let met = promise.met, !hadEnded else { return nil }
            return (id, met <= promise.clock.due)
        }
        db.afterCommit { [metrics] in
            metrics.countEvent(service, kind: kind)
            for (promise, isKept) in ended { metrics.countPromise(service, promise, isKept: isKept) }
        }
    }

    /// Who, as the journal's rows name people: by account, never by name.
    static func name(of actor: Actor?) -> String {
        guard let actor else { return "system" }
        switch actor.kind {
        case .applicant: return "applicant"
        case .anyone: return "anyone"
        case .officer, .system: return actor.person.rawValue
        }
    }

    /// The name of the sequence by which an output's numbers are drawn.
    static func sequence(of output: OutputID, _ service: ServiceID) -> String { "output \(service) \(output)" }

    /// Draws what only the store can know, and tells the engine.
    private func draw(_ db: Database, for stepped: inout Stepped, dossier: Dossier, at: Instant) throws -> [JSONValue] {
        var facts: [JSONValue] = []
        for effect in stepped.effects {
            guard case .number(let output, let pattern, let day) = effect else { continue }
            let year = day.components.year
            let service = dossier.definition.service.service
            let sequence = try Registry.next(db, sequence: Registry.sequence(of: output.declared, service), year: year)
            let text = dossier.definition.number(pattern: pattern, sequence: sequence, on: day)
            try db.execute(
                sql: """
                    INSERT INTO output_numbers (service, output, year, seq, case_id, number, state, at) VALUES (?, ?, ?, ?, ?, ?, 'drawn', ?)
                    """,
                arguments: [service.rawValue, output.declared.rawValue, year, sequence, dossier.id, text, at.seconds])
            stepped.state = dossier.definition.record(.numbered(output, text), in: stepped.state)
            facts.append(["numbered": .string(output.rawValue), "number": .string(text)])
        }
        return facts
    }

    private func carryOut(_ db: Database, _ effect: Effect, _ dossier: Dossier, at: Instant) throws {
        func post(_ kind: MessageKind, _ payload: JSONValue) throws {
            try self.post(db, kind, payload, caseID: dossier.id, revision: dossier.revision, at: at)
        }
        func mark(_ output: OutputID, _ issue: OutputRecord, _ state: String) throws {
            try db.execute(
                sql: "UPDATE output_numbers SET state = ?, at = ? WHERE case_id = ? AND output = ? AND number = ? AND state = 'drawn'",
                arguments: [state, at.seconds, dossier.id, output.declared.rawValue, issue.number])
        }
        switch effect {
        case .setTimer(let timer, let due):
            try db.execute(
                sql: """
                    INSERT INTO timers (case_id, key, at, payload) VALUES (?, ?, ?, ?)
                    ON CONFLICT (case_id, key) DO UPDATE SET at = excluded.at, failures = 0
                    """,
                arguments: [dossier.id, timer.rawValue, due.seconds, Data()])
        case .cancelTimer(let timer):
            try db.execute(sql: "DELETE FROM timers WHERE case_id = ? AND key = ?", arguments: [dossier.id, timer.rawValue])
        case .notify(let notice): try post(.notice, Registry.json(notice))
        case .bill(let step, let amounts, let due):
            var bill: JSONObject = ["step": .string(step.rawValue)]
            bill["amounts"] = .object(JSONObject(amounts.map { (ID($0.key.rawValue), .integer($0.value)) }))
            if let due { bill["due"] = .integer(due.seconds) }
            try post(.bill, .object(bill))
        case .payOut(let step, let amounts, let accounts):
            try post(
                .payout,
                [
                    "step": .string(step.rawValue),
                    "amounts": .object(JSONObject(amounts.map { (ID($0.key.rawValue), .integer($0.value)) })),
                    "accounts": .object(JSONObject(accounts.map { (ID($0.key.rawValue), .string($0.value.text)) })),
                ])
        // Its number is drawn already; a page is made from the case whenever somebody reads it.
        case .number, .render, .sign: break
        case .free(let booking): try SlotRegister.giveBack(db, booking, caseID: dossier.id)
        case .book(let booking): try SlotRegister.book(db, booking, caseID: dossier.id)
        case .release(let outputs):
            for output in outputs {
                for issue in dossier.state.outputs[output]?.issues ?? [] where issue.released != nil {
                    try mark(output, issue, "released")
                }
            }
            try OutputRegister.enter(db, outputs, of: dossier)
            try sign(db, outputs, of: dossier, at: at)
            try post(.release, .array(outputs.map { .string($0.rawValue) }))
        case .revoke(let revoked):
            guard try OutputRegister.revoke(db, revoked, of: dossier) else { break }
            var payload: JSONObject = ["service": .string(revoked.service.rawValue), "output": .string(revoked.output.rawValue)]
            if let number = revoked.number { payload["number"] = .string(number) }
            if let issue = revoked.issue { payload["issue"] = .integer(Int64(issue)) }
            payload["replaced"] = .bool(revoked.isReplaced)
            try post(.revoke, .object(payload))
        case .cancelOutput(let output):
            if let issue = dossier.state.outputs[output] { try mark(output, issue, "cancelled") }
        case .end(let end): try post(.end, .string(end.rawValue))
        case .call(let system, let step):
            try post(.call, ["system": .string(system.rawValue), "step": .string(step.rawValue), "case": .string(dossier.number)])
        }
    }

    private static func json(_ notice: Notice) -> JSONValue {
        var members: JSONObject = ["subject": .string(notice.subject.rawValue), "step": .string(notice.step.rawValue)]
        if let text = notice.text {
            members["text"] = .object(JSONObject(text.byLanguage.map { (ID($0.key.rawValue), .string($0.value)) }))
        }
        switch notice.to {
        case .applicant: members["to"] = "applicant"
        case .role(let role, let of):
            members["to"] = .string(role.rawValue)
            if let of { members["of"] = .string(of) }
        }
        return .object(members)
    }

    /// What officers find in their inboxes: derived from the state, in the event's own transaction.
    private func writeTasks(_ db: Database, _ dossier: Dossier, isFirst: Bool) throws {
        if !isFirst {
            try db.execute(sql: "DELETE FROM tasks WHERE case_id = ?", arguments: [dossier.id])
            if dossier.definition.hasNotices {
                try db.execute(sql: "DELETE FROM notices WHERE case_id = ?", arguments: [dossier.id])
            }
        }
        for task in dossier.definition.engine.tasks(of: dossier.state) {
            if task.waiting == .notice, let due = task.due {
                try db.execute(
                    sql: "INSERT INTO notices (case_id, step, until) VALUES (?, ?, ?)",
                    arguments: [dossier.id, task.step.rawValue, due.seconds])
            }
            for holder in dossier.definition.holders(of: task, in: dossier.state, catalog) {
                try db.execute(
                    sql: "INSERT INTO tasks (case_id, step, role, scope, since, due) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    arguments: [
                        dossier.id, task.step.rawValue, holder.role.rawValue, holder.of ?? "", task.since.seconds, task.due?.seconds,
                    ])
                try db.execute(
                    sql: "INSERT INTO case_roles (case_id, role, scope) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    arguments: [dossier.id, holder.role.rawValue, holder.of ?? ""])
            }
        }
    }
}
