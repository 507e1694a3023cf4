import Foundation
import Runtime
import ServiceIR

extension Registry {
    /// What becomes of a person's request that a case be erased (UU 27/2022).
    package enum RequestedErasure: Sendable {
        case erased
        case noSuchCase
        case isErased
        /// It is under way, and nobody said that it ends by this.
        case isOpen
        /// The service lets nobody withdraw it as it stands.
        case notWithdrawable
    }

    /// Erases one case on a person's request.
    ///
    /// - Parameters:
    ///   - reason: as the operator words it; it stays, and names nobody.
    ///   - withdraws: whether a case under way is withdrawn first, as its applicant could.
    ///   - isMeant: whether it is done; else only what would become of it is told.
    ///   - actor: `operator:NAME`
    package func erase(
        case number: String, reason: String, withdraws: Bool, isMeant: Bool, by actor: String
    ) async throws -> RequestedErasure {
        let (at, reason) = (now(), WrittenReason.kept(reason))
        let today = SubmissionMoment(at, in: catalog.timeZone).today
        return try await store.write { db in
            guard var dossier = try self.dossier(db, number: number) else { return .noSuchCase }
            if dossier.erasedAt != nil { return .isErased }
            if dossier.state.end == nil, !withdraws { return .isOpen }
            // What was due while nobody served comes first, as before any event.
            if isMeant { try self.fireDue(db, &dossier, until: at) }
            if dossier.state.end == nil {
                let at = max(at, dossier.state.updated)
                // Who asks is the applicant; who carries it out stands in the journal.
                let event = Event.withdrawn(Withdrawal(by: .applicant(PersonID("applicant:\(number)"))))
                guard case .success(let stepped) = dossier.definition.apply(event, to: dossier.state, at: at) else {
                    return .notWithdrawable
                }
                if !isMeant { return .erased }
                try self.commit(db, &dossier, stepped, JournalEvent(event), by: .system(PersonID(actor)), at: at)
            }
            if !isMeant { return .erased }
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT \(Erasure.Subject.columns) FROM cases WHERE id = ?", arguments: [dossier.id])
            else { return .noSuchCase }
            let cause = Erasure.Cause(rule: Erasure.request, reason: reason, actor: actor)
            try Erasure.whole(db, Erasure.Subject(row), cause, on: today, at: max(at, dossier.state.updated))
            return .erased
        }
    }

    /// A registry over the definitions that the store holds, for what needs no service published: its catalog is the one that was served last.
    ///
    /// - Parameters:
    ///   - signer, receivers: as they serve, where what is done may release a letter or tell somebody.
    package convenience init?(
        stored store: Store, signer: OutputSigner? = nil, receivers: [WebhookReceiver] = [], now: @escaping @Sendable () -> Instant
    ) async throws {
        guard let catalog = try await store.read(Registry.servedCatalog) else { return nil }
        try await self.init(DefinitionSource(catalog, []), store: store, signer: signer, receivers: receivers, now: now)
    }
}

/// An erasure as the case's journal holds it.
package struct ErasureRecord: Sendable {
    package var number: String
    package var at: Instant
    package var actor: String
    package var rule: String
    package var reason: String?
    /// `case`, `outputs`, or the names of fields.
    package var what: [String]

    /// Those of a store, the first first.
    package static func all(_ db: Database, onlyRequests: Bool = false) throws -> [ErasureRecord] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT c.number AS number, j.at AS at, j.actor AS actor, p.payload AS payload FROM erasures e
                JOIN cases c ON c.id = e.case_id JOIN journal j ON j.case_id = e.case_id AND j.number = e.number
                LEFT JOIN payloads p ON p.case_id = e.case_id AND p.number = e.number ORDER BY j.at, c.id, e.number
                """)
        return try rows.compactMap { row in
            let event = try (row["payload"] as Data?).map { try JSONValue(parsing: Array($0)) }?["event"]
            let record = ErasureRecord(
                number: row["number"], at: Instant(seconds: row["at"]), actor: row["actor"], rule: event?["rule"]?.string ?? "",
                reason: event?["reason"]?.string, what: event?["what"]?.array?.compactMap(\.string) ?? [])
            return onlyRequests && record.rule != Erasure.request ? nil : record
        }
    }
}
