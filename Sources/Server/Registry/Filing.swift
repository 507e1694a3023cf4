import Foundation
import Runtime
import ServiceIR

/// What the applicant gets on filing.
package struct Filed: Sendable {
    package var number: String
    /// Shown once; the store keeps its hash.
    package var secret: String
    package var revision: Int
    /// The case as it was filed; none of a repeated request.
    package var dossier: Dossier?
    var json: JSONValue { ["case": .string(number), "secret": .string(secret), "revision": .integer(Int64(revision))] }
}

/// An answer to a change: either the first one, or the same again.
package enum Outcome<Value: Sendable>: Sendable {
    case done(Value)
    /// By the engine; and what else is wrong with what was handed in.
    case refused(Refusal, [Problem.Entry])
    /// The definition, the files or the request itself stand in the way.
    case problem(Problem)
}

extension Registry {
    /// Files a case: number, secret, journal, timers and everything else in one transaction.
    ///
    /// - Parameters:
    ///   - request: what makes a repeated request the same one.
    ///   - draft: the saved draft that it was, which is filed once.
    ///   - owner: the citizen whose own case it is from then on, beside whoever has its secret.
    package func file(
        _ service: ServiceID, _ submission: JSONValue, by actor: Actor?, key: String, caller: String, request: [UInt8],
        draft: SavedDraft? = nil, owner: CaseOwner? = nil
    ) async throws -> Outcome<Filed> {
        guard let definition = try await definition(of: service) else { return .problem(.notFound) }
        let at = now()
        let answers = Answers(
            key: key, caller: caller, others: actor?.otherAccounts ?? [], request: Array("file \(service)\n".utf8) + request)
        let questions = questions(of: submission, definition, by: actor)
        // Judged before the turn to write, which all wait for, where that asks nothing of the store.
        let judged = questions.answer.map { definition.judge(submission, register: $0, at: at) }
        return try await store.write(as: .drawing, isShort: true) { db in
            switch try answers.find(db) {
            case .otherRequest: return .problem(.keyReused)
            case .answer(let answer):
                let json = try JSONValue(parsing: answer.body)
                guard let number = json["case"]?.string, let secret = json["secret"]?.string, let revision = json["revision"]?.int else {
                    throw StoreError.damaged("an answer")
                }
                // What went out as nobody's and is sent again by who has logged in meanwhile becomes whose the page said.
                if let owner, let filed = try self.dossier(db, number: number), filed.erasedAt == nil {
                    try Citizens.give(db, case: filed.id, to: owner, at: at)
                }
                return .done(Filed(number: number, secret: secret, revision: revision))
            case .none: break
            }
            if let draft, try Drafts.isFiled(db, draft) { return .problem(.draftFiled) }
            if let closure = try ServiceClosure.find(db, of: service) { return .problem(.closed(closure)) }
            // The engine judges before anything is drawn, so that a refused sending uses up no number.
            let number = try self.peekNumber(db, at: at)
            let by = actor ?? .applicant(PersonID("applicant:\(number)"))
            let stepped: Stepped
            let checked = try judged ?? definition.judge(submission, register: questions.answer(db, self.catalog), at: at)
            switch checked.flatMap({ definition.open($0, id: CaseID(number), by: by, at: at) }) {
            case .failure(let refusal):
                let faults = try self.faults(db, in: Registry.handed(submission, for: definition.service), of: nil, by: by)
                return .refused(refusal, faults)
            case .success(let value): stepped = value
            }
            // Only what is asked is kept: a file for a document that is not asked for is nobody's.
            let handed = Registry.handed(stepped.state.submission, for: definition.service)
            let faults = try self.faults(db, in: handed, of: nil, by: by)
            if !faults.isEmpty { return .problem(.invalidInput(faults)) }
            try self.drawNumber(db, at: at)
            let secret = Secret.make()
            var dossier = try self.row(db, number, definition, stepped, secretHash: Data(Secret.hash(secret)), at: at)
            try self.attach(db, handed, to: dossier.id)
            try self.commit(db, &dossier, stepped, JournalEvent(submission: stepped.state.submission, by: by), by: by, at: at)
            if let draft { try Drafts.close(db, draft, caseID: dossier.id) }
            if let owner { try Citizens.give(db, case: dossier.id, to: owner, at: at) }
            let filed = Filed(number: number, secret: secret, revision: dossier.revision, dossier: dossier)
            try answers.keep(db, StoredAnswer(status: 201, body: filed.json.bytes(.compact)), at: at)
            return .done(filed)
        }
    }

    /// Judges a submission as filing it would; draws and keeps nothing.
    func preview(_ definition: Definition, _ submission: JSONValue, by actor: Actor?) async throws -> Outcome<Case> {
        let at = now()
        let by = actor ?? .applicant("applicant:-")
        return try await store.read { db in
            if let closure = try ServiceClosure.find(db, of: definition.service.service) { return .problem(.closed(closure)) }
            let register = try self.register(db, for: submission, definition, by: actor)
            switch definition.open(submission, register: register, id: "-", by: by, at: at) {
            case .failure(let refusal):
                return .refused(refusal, try self.faults(db, in: Registry.handed(submission, for: definition.service), of: nil, by: by))
            case .success(let stepped):
                let handed = Registry.handed(stepped.state.submission, for: definition.service)
                let faults = try self.faults(db, in: handed, of: nil, by: by)
                return faults.isEmpty ? .done(stepped.state) : .problem(.invalidInput(faults))
            }
        }
    }

    /// The row of a new case, before its first event.
    private func row(
        _ db: Database, _ number: String, _ definition: Definition, _ stepped: Stepped, secretHash: Data, at: Instant
    ) throws -> Dossier {
        try keep(db, definition)
        let id = try Int64.fetchOne(
            db,
            sql: """
                INSERT INTO cases (number, service, meaning, whole, secret_hash, revision, head, state, filed_at, changed_at)
                VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?) RETURNING id
                """,
            arguments: [
                number, definition.service.service.rawValue, definition.meaning, definition.whole, secretHash, Data(JournalRow.root),
                Data(), at.seconds, at.seconds,
            ])
        guard let id else { throw StoreError.damaged("a new case") }
        return Dossier(id: id, number: number, revision: 0, state: stepped.state, definition: definition, head: JournalRow.root)
    }

    /// A case that nobody filed: its row and its first event.
    func insert(
        _ db: Database, _ number: String, _ definition: Definition, _ stepped: Stepped, secretHash: Data, by actor: Actor, at: Instant
    ) throws -> Dossier {
        var dossier = try row(db, number, definition, stepped, secretHash: secretHash, at: at)
        try commit(db, &dossier, stepped, JournalEvent(submission: stepped.state.submission, by: actor), by: actor, at: at)
        return dossier
    }

    private func year(_ at: Instant) -> Int {
        let seconds = at.seconds + catalog.timeZone.secondsFromUTC
        return CivilDate(dayNumber: Int(seconds / 86_400)).components.year
    }

    /// The number that the next case gets: region, year, and a sequence from 1 each year.
    func peekNumber(_ db: Database, at: Instant) throws -> String {
        let year = year(at)
        let last = try Int.fetchOne(db, sql: "SELECT last FROM sequences WHERE name = 'case' AND year = ?", arguments: [year]) ?? 0
        let digits = String(last + 1)
        let region = catalog.region.map { $0.split(separator: ".").joined() } ?? catalog.catalog.rawValue
        return "\(region)-\(year)-\(String(repeating: "0", count: max(0, 6 - digits.utf8.count)))\(digits)"
    }

    func drawNumber(_ db: Database, at: Instant) throws {
        _ = try Registry.next(db, sequence: "case", year: year(at))
    }

    /// Draws the next number of a sequence; part of the transaction, so that none is lost or given twice.
    static func next(_ db: Database, sequence: String, year: Int) throws -> Int {
        let last = try Int.fetchOne(
            db,
            sql: """
                INSERT INTO sequences (name, year, last) VALUES (?, ?, 1)
                ON CONFLICT (name, year) DO UPDATE SET last = sequences.last + 1 RETURNING last
                """,
            arguments: [sequence, year])
        guard let last else { throw StoreError.damaged("a sequence") }
        return last
    }
}
