import Foundation
import Runtime
import ServiceIR

/// The register of released outputs: what fields of type `issued`, `held('…')` and timers find.
enum OutputRegister {
    /// Who holds what a case released, as a hash of an identity number of the applicant's; none where the case asks for none.
    static func holder(_ submission: JSONValue, _ service: CompiledService) -> Data? {
        for (id, section) in service.form.sections where section.party == .applicant {
            for (field, question) in section.fields where [.nik, .nib, .npwp].contains(question.type) {
                guard let number = submission["form"]?[id.rawValue]?[field.rawValue]?.string else { continue }
                return Data(Secret.hash("\(question.type.rawValue):\(number)"))
            }
        }
        return nil
    }

    /// Enters what a case has just released: every issue that does not stand there yet.
    static func enter(_ db: Database, _ outputs: [OutputID], of dossier: Dossier) throws {
        let holder = holder(dossier.state.submission, dossier.definition.service)
        for id in outputs {
            for (number, issue) in (dossier.state.outputs[id]?.issues ?? []).numbered where issue.released != nil {
                try db.execute(
                    sql: """
                        INSERT INTO issued_outputs
                            (case_id, service, output, list_row, issue, number, holder, issued_on, valid_until, is_revoked, kept)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """,
                    arguments: [
                        dossier.id, dossier.definition.service.service.rawValue, id.declared.rawValue, id.row ?? 0, number,
                        issue.number ?? "", holder,
                        issue.issuedOn?.description, issue.validUntil?.description, issue.revokedOn != nil, kept(issue),
                    ])
            }
        }
    }

    private static func kept(_ record: OutputRecord) -> Data {
        Data(JSONValue.object(JSONObject(record.values.map { (ID($0.key.rawValue), $0.value) })).bytes(.compact))
    }

    /// Enters what was released before there was a register, into its first form; of these no holder is known.
    static func fill(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, service, state FROM cases WHERE revision > 0") {
            let state = try JSONCoder.decode(Case.self, from: JSONValue(parsing: Array(row["state"] as Data)))
            for (id, record) in state.outputs where record.released != nil {
                try db.execute(
                    sql: """
                        INSERT INTO issued_outputs (case_id, service, output, number, issued_on, valid_until, is_revoked, kept)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        row["id"] as Int64, row["service"] as String, id.rawValue, record.number ?? "", record.issuedOn?.description,
                        record.validUntil?.description, record.revokedOn != nil, kept(record),
                    ])
            }
        }
    }

    /// Takes back what an effect names; whether anything was there to take back.
    static func revoke(_ db: Database, _ revoked: Revoked, of dossier: Dossier) throws -> Bool {
        if let issue = revoked.issue {
            try db.execute(
                sql: "UPDATE issued_outputs SET is_revoked = 1 WHERE case_id = ? AND output = ? AND list_row = ? AND issue = ?",
                arguments: [dossier.id, revoked.output.declared.rawValue, revoked.output.row ?? 0, issue])
            return true
        }
        guard let number = revoked.number else { return true }
        let holder = holder(dossier.state.submission, dossier.definition.service)
        if revoked.isUnverified, holder == nil { return false }
        // What this case has just released may bear the same number.
        try db.execute(
            sql: """
                UPDATE issued_outputs SET is_revoked = 1 WHERE service = ? AND output = ? AND number = ? AND case_id <> ?
                \(revoked.isUnverified ? "AND holder = ?" : "")
                """,
            arguments: [revoked.service.rawValue, revoked.output.rawValue, number, dossier.id]
                + (revoked.isUnverified ? [holder] : []))
        return db.changesCount > 0 || !revoked.isUnverified
    }

    /// The issues of a case that are not valid any more, whoever took them back.
    static func revoked(_ db: Database, caseID: Int64) throws -> Set<Dossier.IssueName> {
        let rows = try Row.fetchAll(
            db, sql: "SELECT output, list_row, issue FROM issued_outputs WHERE case_id = ? AND is_revoked = 1", arguments: [caseID])
        return Set(
            rows.map { row in
                let output = OutputID(row["output"] as String)
                let listRow: Int = row["list_row"]
                return Dossier.IssueName(output: listRow > 0 ? output.row(listRow) : output, issue: row["issue"])
            })
    }

    static func fact(_ row: Row) throws -> IssuedFact {
        var fact = IssuedFact(
            service: ServiceID(row["service"] as String), output: OutputID(row["output"] as String), number: row["number"])
        fact.isRevoked = row["is_revoked"]
        fact.issuedOn = (row["issued_on"] as String?).flatMap { CivilDate($0) }
        fact.validUntil = (row["valid_until"] as String?).flatMap { CivilDate($0) }
        fact.values = try JSONValue(parsing: Array(row["kept"] as Data)).object ?? [:]
        return fact
    }

    /// What is known of the outputs that are named; of another's, whose identity is known, nothing. Of those that bear one number the newest that
    /// was not revoked.
    static func find(_ db: Database, _ queries: [IssuedQuery], for holder: Data?) throws -> [IssuedFact] {
        try queries.compactMap { query in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM issued_outputs WHERE service = ? AND output = ? AND number = ?
                    ORDER BY is_revoked, case_id DESC, issue DESC, list_row
                    """,
                arguments: [query.service.rawValue, query.output.rawValue, query.number])
            let row = rows.first { row in
                guard let owner = row["holder"] as Data?, let holder else { return true }
                return owner == holder
            }
            return try row.map(fact)
        }
    }

    /// All that this holder has of what a service asks for, the newest first.
    static func held(_ db: Database, _ outputs: [IssuedOutput], by holder: Data?) throws -> [IssuedFact] {
        guard let holder else { return [] }
        return try outputs.flatMap { output in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM issued_outputs WHERE holder = ? AND service = ? AND output = ?
                    ORDER BY case_id DESC, issue DESC, list_row
                    """,
                arguments: [holder, output.service.rawValue, output.output.rawValue]
            ).map(fact)
        }
    }
}

extension Registry {
    /// Opens the cases that are due today by timer and not opened yet, one in each call. False when none is left.
    package func openNextDue() async throws -> Bool {
        let now = now()
        let today = SubmissionMoment(now, in: catalog.timeZone).today
        // Days on which nothing ran are made up for, in order, each as of its own end.
        let last = try await store.read { try Int.fetchOne($0, sql: "SELECT last FROM sequences WHERE name = 'openings' AND year = 0") }
        var unreadable: UnreadableService?
        for number in min(today.dayNumber, max(last.map { $0 + 1 } ?? today.dayNumber, today.dayNumber - 400))...today.dayNumber {
            let day = CivilDate(dayNumber: number)
            let end = Instant(seconds: Int64(number + 1) * 86_400 - catalog.timeZone.secondsFromUTC - 1)
            for (id, entry) in services {
                for opening in entry.openings where opening.timer.mayBeDue(on: day) {
                    let definition: Definition
                    do { definition = try await self.definition(of: entry) } catch let error as UnreadableService {
                        // The others open theirs; the day is come back to until this one can be read.
                        unreadable = error
                        continue
                    }
                    let opened = try await store.write(as: .drawing) { db in
                        try self.openNext(db, id, definition, opening.variant, opening.timer, on: day, at: min(now, end))
                    }
                    if opened { return true }
                }
            }
        }
        if let unreadable { throw unreadable }
        // Today may still bring outputs that are released later in the day.
        try await store.write { db in
            try db.execute(
                sql:
                    "INSERT INTO sequences (name, year, last) VALUES ('openings', 0, ?) ON CONFLICT (name, year) DO UPDATE SET last = excluded.last",
                arguments: [today.dayNumber - 1])
        }
        return false
    }

    private func openNext(
        _ db: Database, _ id: ServiceID, _ definition: Definition, _ variant: VariantID?, _ timer: OpeningTimer, on today: CivilDate,
        at: Instant
    ) throws -> Bool {
        for name in timer.forEach.names {
            if try openNext(db, id, definition, variant, timer, for: name, on: today, at: at) { return true }
        }
        return false
    }

    private func openNext(
        _ db: Database, _ id: ServiceID, _ definition: Definition, _ variant: VariantID?, _ timer: OpeningTimer, for name: OutputName,
        on today: CivilDate, at: Instant
    ) throws -> Bool {
        let days = try issueDays(db, timer, of: name, due: today)
        if days == [] { return false }
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT o.* FROM issued_outputs o WHERE o.service = ? AND o.output = ?
                \(days == nil ? "" : "AND o.issued_on IN (\(db.dialect.textsOfList))") AND NOT EXISTS (SELECT 1 FROM opened_cases d LEFT JOIN cases c ON c.id = d.case_id
                    WHERE d.service = ? AND d.variant = ? AND d.source_case = o.case_id AND d.output = o.output AND d.list_row = o.list_row
                    AND (d.period = ? OR (c.id IS NOT NULL AND c.ended IS NULL)))
                ORDER BY o.case_id, o.list_row, o.issue
                """,
            arguments: [name.service.rawValue, name.output.rawValue]
                + (days.map { [String(decoding: JSONValue.array($0.map { .string($0.description) }).bytes(.compact), as: UTF8.self)] } ?? [])
                + [id.rawValue, variant?.rawValue ?? "", today.description])
        while let row = try rows.next() {
            let issuedOn = (row["issued_on"] as String?).flatMap { CivilDate($0) }
            guard timer.isDue(on: today, issuedOn: issuedOn) else { continue }
            let fact = try OutputRegister.fact(row)
            guard timer.forEach.accept.contains(fact.state(on: today)) else { continue }
            try openCase(
                db, id, definition, variant, fact, holder: row["holder"], source: row["case_id"], row: row["list_row"], on: today, at: at)
            return true
        }
        return false
    }

    /// The days of issue for which something is due today, none of them before the first that there is; absent where it does not count.
    private func issueDays(_ db: Database, _ timer: OpeningTimer, of name: OutputName, due today: CivilDate) throws -> [CivilDate]? {
        guard timer.after != nil else { return nil }
        let first = try String.fetchOne(
            db, sql: "SELECT min(issued_on) FROM issued_outputs WHERE service = ? AND output = ?",
            arguments: [name.service.rawValue, name.output.rawValue])
        guard let first = first.flatMap({ CivilDate($0) }), first < today else { return [] }
        return (first.dayNumber..<today.dayNumber).map { CivilDate(dayNumber: $0) }.filter { timer.isDue(on: today, issuedOn: $0) }
    }

    private func openCase(
        _ db: Database, _ id: ServiceID, _ definition: Definition, _ variant: VariantID?, _ fact: IssuedFact, holder: Data?,
        source: Int64, row: Int, on today: CivilDate, at: Instant
    ) throws {
        let earlier = try dossier(db, id: source)
        let sent = earlier.map { $0.definition.validator.asSent($0.state.submission, in: catalog.timeZone).json } ?? [:]
        let sending = definition.service.sending(for: fact, from: sent, variant: variant)
        let actor = Actor.system("timer")
        let number = try peekNumber(db, at: at)
        var register = Register(found: [fact], held: try OutputRegister.held(db, definition.service.outputsLookedUp, by: holder))
        register.isVerified = holder != nil
        var opened: Int64?
        switch definition.open(sending, register: register, id: CaseID(number), by: actor, at: at) {
        case .success(let stepped):
            try drawNumber(db, at: at)
            // The holder opens it with the secret of the case that the output came from.
            let secret = try Data.fetchOne(db, sql: "SELECT secret_hash FROM cases WHERE id = ?", arguments: [source])
            opened = try insert(db, number, definition, stepped, secretHash: secret ?? Data(Secret.hash(Secret.make())), by: actor, at: at)
                .id
        case .failure(let refusal):
            // Told once for the day; the next period tries again.
            let alarm: JSONValue = ["opening": .string(id.rawValue), "number": .string(fact.number), "refusal": .string(refusal.slug)]
            try post(db, .alarm, alarm, caseID: source, revision: earlier?.revision ?? 0, at: at)
        }
        try db.execute(
            sql: "INSERT INTO opened_cases (service, variant, source_case, output, list_row, period, case_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [id.rawValue, variant?.rawValue ?? "", source, fact.output.rawValue, row, today.description, opened])
    }
}
