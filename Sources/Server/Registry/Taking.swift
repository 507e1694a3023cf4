import Foundation
import Runtime
import ServiceIR

/// A change that somebody asks of a case.
package struct Change: Sendable {
    package var event: Event
    package var actor: Actor
    /// The revision that the asker saw; absent = whatever it is now.
    package var revision: Int?
    /// A repeated request with this key gets the first answer.
    package var key: String
    package var caller: String
    package var request: [UInt8]
    /// The sum that a receipt is over, in rupiah; absent = not said. Compared with what is due once it is sure that the request is new.
    package var amount: Int64?

    package init(
        event: Event, actor: Actor, revision: Int? = nil, key: String, caller: String, request: [UInt8], amount: Int64? = nil
    ) {
        self.event = event
        self.actor = actor
        self.revision = revision
        self.key = key
        self.caller = caller
        self.request = request
        self.amount = amount
    }
}

extension Registry {
    /// Takes an event: what was due before it happens first; then journal, state and effects in the same transaction.
    ///
    /// - Parameter seen: the case as the asker read it.
    /// - Returns: the case after the event; of a repeated request, as it is now.
    package func take(_ change: Change, of seen: Dossier) async throws -> Outcome<Dossier> {
        let (at, caseID) = (now(), seen.id)
        let answers = Answers(
            key: change.key, caller: change.caller, others: change.actor.otherAccounts ?? [],
            request: Array("case \(caseID)\n".utf8) + change.request)
        let foreseen = foresee(change.event, in: seen, at: at)
        return try await store.write(isShort: true) { db in
            switch try answers.find(db) {
            case .otherRequest: return .problem(.keyReused)
            case .answer:
                guard let dossier = try self.dossier(db, since: seen) else { return .problem(.noSuchCase) }
                // Nothing is changed, and it is shown as it is now.
                try Reads.record(db, .case, by: Registry.name(of: change.actor), case: dossier.number, at: at)
                return .done(dossier)
            case .none: break
            }
            guard var dossier = try self.dossier(db, since: seen) else { return .problem(.noSuchCase) }
            if dossier.erasedAt != nil { return .problem(.erased) }
            if let revision = change.revision, revision != dossier.revision { return .problem(.conflict) }
            // In the store a timer stands as the case has set it, or later.
            if dossier.state.timers.values.contains(where: { $0 <= at }) { try self.fireDue(db, &dossier, until: at) }
            let at = max(at, dossier.state.updated)
            let handed = self.handed(change.event, in: dossier.definition)
            let faults = try self.faults(db, in: handed, of: caseID, by: change.actor)
            let foresight =
                if let foreseen, foreseen.holds(of: dossier) { foreseen } else {
                    Foresight(of: try self.lookingUp(db, change.event, in: dossier), in: dossier, at: at)
                }
            let stepped: Stepped
            switch foresight.outcome {
            case .failure(let refusal): return .refused(refusal, faults)
            case .success(let value): stepped = value
            }
            if case .paid(let receipt) = change.event, let amount = change.amount {
                let due = dossier.outstanding(receipt)
                if amount != due { return .problem(.wrongAmount(due: due)) }
            }
            if !faults.isEmpty { return .problem(.invalidInput(faults)) }
            if case .repaired(let completion) = change.event {
                let unmended = self.unmended(completion, of: dossier, after: stepped.state.submission, at: at)
                if !unmended.isEmpty { return .problem(.invalidInput(unmended)) }
            }
            try self.attach(db, handed, to: caseID)
            try self.commit(db, &dossier, stepped, foresight.event, by: change.actor, at: at)
            let answer: JSONValue = ["revision": .integer(Int64(dossier.revision))]
            try answers.keep(db, StoredAnswer(status: 200, body: answer.bytes(.compact)), at: at)
            try dossier.findTakenBack(db)
            return .done(dossier)
        }
    }

    /// Why the event would be refused as the case stands now; nothing happens by asking.
    func refusal(of event: Event, in dossier: Dossier) async throws -> Refusal? {
        let at = max(now(), dossier.state.updated)
        let event = try await store.read { try self.lookingUp($0, event, in: dossier) }
        if case .failure(let refusal) = dossier.definition.apply(event, to: dossier.state, at: at) { return refusal }
        return nil
    }

    /// What an event hands in, by what its step asks.
    private func handed(_ event: Event, in definition: Definition) -> Handed {
        switch event {
        case .acted(let act):
            let step = definition.step(act.step)
            var (fields, documents) = (step?.fields ?? [:], step?.documents ?? [:])
            for (id, field) in step?.actions[act.action]?.fields ?? [:] { fields[id] = field }
            for (id, requirement) in step?.actions[act.action]?.documents ?? [:] { documents[id] = requirement }
            return Handed(
                documents: .object(act.documents), requirements: documents, answers: UploadedFile.all(in: act.values, fields))
        case .repaired(let completion):
            return Registry.handed(
                ["form": .object(completion.form), "documents": .object(completion.documents)], for: definition.service)
        case .objected(let objection):
            let step = definition.step(objection.step)
            return Handed(
                documents: .object(objection.documents), requirements: step?.documents ?? [:],
                answers: UploadedFile.all(in: objection.values, step?.fields ?? [:]))
        case .paid, .timer, .withdrawn, .given: return Handed()
        }
    }

    /// Fires what was due by `until`, in order of time, each as of its own time: being late changes nothing.
    func fireDue(_ db: Database, _ dossier: inout Dossier, until: Instant) throws {
        for _ in 0..<1000 {
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT id, key, at FROM timers WHERE case_id = ? AND at <= ? ORDER BY at, id LIMIT 1",
                    arguments: [dossier.id, until.seconds])
            else { return }
            try fire(db, &dossier, timerID: row["id"], key: TimerID(row["key"] as String), due: Instant(seconds: row["at"]))
        }
    }

    private func fire(_ db: Database, _ dossier: inout Dossier, timerID: Int64, key: TimerID, due: Instant) throws {
        // It goes before its effects come: they may set it anew.
        try db.execute(sql: "DELETE FROM timers WHERE id = ?", arguments: [timerID])
        let at = max(due, dossier.state.updated)
        switch dossier.definition.apply(.timer(key), to: dossier.state, at: at) {
        case .success(let stepped):
            try commit(db, &dossier, stepped, JournalEvent(.timer(key)), by: nil, at: at)
        case .failure(.timerNotSet): return
        case .failure(.timerNotDue(_, let later)): try postpone(db, dossier, key, to: later)
        case .failure(let refusal):
            // The definition gives no way on: tried again later, so that the case goes on by itself once that is mended.
            try postpone(db, dossier, key, to: Instant(seconds: now().seconds + 3600))
            let alarm: JSONValue = ["timer": .string(key.rawValue), "refusal": .string("\(refusal)")]
            try post(db, .alarm, alarm, caseID: dossier.id, revision: dossier.revision, at: at)
        }
    }

    private func postpone(_ db: Database, _ dossier: Dossier, _ key: TimerID, to later: Instant) throws {
        try db.execute(
            sql: "INSERT INTO timers (case_id, key, at, payload, failures) VALUES (?, ?, ?, ?, 1)",
            arguments: [dossier.id, key.rawValue, later.seconds, Data()])
    }

    /// Fires the timers of the case whose timer is due first. False when none is due.
    package func fireNextDue() async throws -> Bool {
        let until = now()
        return try await store.write { db in
            guard
                let caseID = try Int64.fetchOne(
                    db, sql: "SELECT case_id FROM timers WHERE at <= ? ORDER BY at, id LIMIT 1\(db.dialect.passingOver)",
                    arguments: [until.seconds]),
                var dossier = try self.dossier(db, id: caseID)
            else { return false }
            try self.fireDue(db, &dossier, until: until)
            return true
        }
    }
}

extension Dossier {
    /// What is still due of the items of a receipt, in rupiah.
    fileprivate func outstanding(_ receipt: Receipt) -> Int64 {
        let items = receipt.items.isEmpty ? definition.step(receipt.step)?.pays ?? [] : receipt.items
        return items.compactMap { state.fees[$0]?.outstanding }.reduce(0, +)
    }
}
