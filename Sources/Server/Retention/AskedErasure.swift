import Foundation
import Runtime
import ServiceIR

/// A person's request that the personal data of a case be erased (UU 27/2022), and what the head of the agency made of it.
package struct AskedErasure: Sendable {
    package enum State: String, CaseIterable, Sendable { case open, done, refused }

    package var number: String
    package var service: ServiceID
    package var state: State
    package var askedAt: Instant
    package var answeredAt: Instant?
    /// Why it was refused, or on what grounds it was done.
    package var reason: String?

    private static let columns =
        "r.state AS state, r.asked_at AS asked_at, r.answered_at AS answered_at, r.reason AS reason, c.number AS number, c.service AS service"

    private init?(_ row: Row) {
        guard let state = State(rawValue: row["state"]) else { return nil }
        self.state = state
        number = row["number"]
        service = ServiceID(row["service"] as String)
        askedAt = Instant(seconds: row["asked_at"])
        answeredAt = (row["answered_at"] as Int64?).map { Instant(seconds: $0) }
        reason = row["reason"]
    }

    /// The last one about a case.
    static func last(_ db: Database, of caseID: Int64) throws -> AskedErasure? {
        try Row.fetchOne(
            db,
            sql:
                "SELECT \(columns) FROM erasure_requests r JOIN cases c ON c.id = r.case_id WHERE r.case_id = ? ORDER BY r.id DESC LIMIT 1",
            arguments: [caseID]
        ).flatMap(AskedErasure.init)
    }

    static let mostShown = 200

    /// Those of these agencies' cases: open ones with the oldest first, answered ones with the last first.
    static func list(_ db: Database, of agencies: [AgencyID], isOpen: Bool) throws -> [AskedErasure] {
        guard !agencies.isEmpty else { return [] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT \(columns) FROM erasure_requests r JOIN cases c ON c.id = r.case_id
                WHERE r.agency IN (\(Registry.marks(agencies.count))) AND r.state \(isOpen ? "=" : "<>") 'open'
                ORDER BY r.id \(isOpen ? "" : "DESC") LIMIT \(mostShown)
                """,
            arguments: StatementArguments(agencies.map(\.rawValue))
        ).compactMap(AskedErasure.init)
    }

    /// Notes that the case is erased, for whatever reason that was.
    static func close(_ db: Database, case caseID: Int64, because reason: String?, by actor: String, at now: Instant) throws {
        try db.execute(
            sql: """
                UPDATE erasure_requests SET state = 'done', answered_at = ?, answered_by = ?, reason = ? WHERE case_id = ? AND state = 'open'
                """,
            arguments: [now.seconds, actor, reason, caseID])
    }
}

extension Registry {
    /// What the head of an agency answers.
    enum ErasureAnswer: String, Sendable { case erase, refuse }

    /// Asks for a case to be erased, once: while the request is open it is the same one.
    func askErasure(of caseID: Int64) async throws -> Result<AskedErasure, Problem> {
        let at = now()
        return try await store.write { db in
            guard let dossier = try self.dossier(db, id: caseID) else { return .failure(.noSuchCase) }
            if dossier.erasedAt != nil { return .failure(.erased) }
            if dossier.state.end == nil { return .failure(.underWay) }
            if let last = try AskedErasure.last(db, of: caseID), last.state == .open { return .success(last) }
            let agency = dossier.definition.service.agency
            guard let head = self.catalog.agencies[agency]?.head else { return .failure(.nobodyErases) }
            try db.execute(
                sql: "INSERT INTO erasure_requests (case_id, agency, state, asked_at) VALUES (?, ?, 'open', ?)",
                arguments: [caseID, agency.rawValue, at.seconds])
            let notice: JSONValue = ["subject": "erasure_asked", "step": "", "to": .string(head.rawValue)]
            try self.post(db, .notice, notice, caseID: caseID, revision: dossier.revision, at: at)
            return try AskedErasure.last(db, of: caseID).map { .success($0) } ?? .failure(.internalFault)
        }
    }

    /// Whether somebody answers a request for a case's erasure here: the head of its agency.
    func answersErasures(of dossier: Dossier) -> Bool { catalog.agencies[dossier.definition.service.agency]?.head != nil }

    func askedErasure(of caseID: Int64) async throws -> AskedErasure? { try await store.read { try AskedErasure.last($0, of: caseID) } }

    func askedErasures(for officer: Officer, isOpen: Bool) async throws -> [AskedErasure] {
        let agencies = headed(by: officer)
        return try await store.read { try AskedErasure.list($0, of: agencies, isOpen: isOpen) }
    }

    /// Answers the open request of a case; what is erased is erased with the answer.
    func answer(_ answer: ErasureAnswer, of number: String, because reason: String, by officer: Officer) async throws -> Result<
        AskedErasure, Problem
    > {
        let (at, reason) = (now(), WrittenReason.kept(reason))
        let today = SubmissionMoment(at, in: catalog.timeZone).today
        let agencies = headed(by: officer)
        return try await store.write { db in
            guard let dossier = try self.dossier(db, number: number), let asked = try AskedErasure.last(db, of: dossier.id) else {
                return .failure(.noSuchCase)
            }
            guard agencies.contains(dossier.definition.service.agency) else { return .failure(.notYourRole) }
            guard asked.state == .open else {
                let isSame = asked.state == (answer == .erase ? .done : .refused)
                return isSame ? .success(asked) : .failure(.answeredAlready)
            }
            let at = max(at, dossier.state.updated)
            switch answer {
            case .erase:
                guard
                    let row = try Row.fetchOne(
                        db, sql: "SELECT \(Erasure.Subject.columns) FROM cases WHERE id = ?", arguments: [dossier.id])
                else { return .failure(.noSuchCase) }
                let cause = Erasure.Cause(rule: Erasure.request, reason: reason, actor: officer.person)
                try Erasure.whole(db, Erasure.Subject(row), cause, on: today, at: at)
            case .refuse:
                try db.execute(
                    sql: """
                        UPDATE erasure_requests SET state = 'refused', answered_at = ?, answered_by = ?, reason = ?
                        WHERE case_id = ? AND state = 'open'
                        """,
                    arguments: [at.seconds, officer.person, reason, dossier.id])
                let languages = self.catalog.languages.isEmpty ? ["id"] : self.catalog.languages
                let notice: JSONValue = [
                    "subject": "erasure_refused", "step": "", "to": "applicant",
                    "text": .object(JSONObject(languages.map { (ID($0), .string(reason)) })),
                ]
                try self.post(db, .notice, notice, caseID: dossier.id, revision: dossier.revision, at: at)
            }
            return try AskedErasure.last(db, of: dossier.id).map { .success($0) } ?? .failure(.internalFault)
        }
    }
}

extension Problem {
    static let underWay = Problem(
        .conflict, "under-way",
        .both(
            "Permohonan ini masih berjalan; penghapusan diminta sesudah selesai",
            "This case is still under way; its erasure is asked for once it has ended"))
    static let nobodyErases = Problem(
        .conflict, "no-head",
        .both(
            "Badan ini tidak punya kepala di katalog; tidak ada yang dapat menjawab permintaan ini di sini",
            "This agency has no head in the catalog; nobody could answer this request here"),
        detail: .both(
            "Mintalah di kantornya: pengelola server yang menghapusnya.", "Ask for it at its office: the operator of the server erases it.")
    )
    static let answeredAlready = Problem(
        .conflict, "answered-already", .both("Permintaan ini sudah dijawab lain", "This request has been answered otherwise"))
}
