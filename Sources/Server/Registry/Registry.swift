import Foundation
import Runtime
import ServiceIR
import Synchronization

/// The register of cases: files them, takes events, fires timers; each in one transaction with its journal and its effects.
///
/// The engine decides, the store keeps; neither knows the other.
package final class Registry: Sendable {
    package let catalog: CompiledCatalog
    /// The digest of the catalog as it is now: each event records it.
    let catalogDigest: String
    /// The digest of all that is published.
    let digest: String
    /// By what the folder is known again that it was read from; empty where it was read from none.
    let marks: Set<String>
    /// What may be applied for, in the order of the files.
    package let services: OrderedMap<ServiceID, ServiceEntry>
    /// Those whose `version` was published before with another meaning: nobody can tell the two apart by it.
    package let reusedVersions: [ServiceID]
    let store: Store
    let metrics: Metrics
    let signer: OutputSigner?
    /// Who is told by webhooks.
    let receivers: [WebhookReceiver]
    let now: @Sendable () -> Instant
    let cache: DefinitionCache
    /// What is published and not in the store yet.
    let unkept: UnkeptDefinitions
    /// Who takes part in cases of definitions that are published no more, by `whole` digest.
    let olderRoles = Mutex<[String: [RoleID]]>([:])
    /// The services that were closed when it was read last, and when that was.
    let lastClosures = Mutex<(at: ContinuousClock.Instant, all: [ServiceID: ServiceClosure])?>(nil)

    package init(
        _ source: DefinitionSource, store: Store, metrics: Metrics = Metrics(), signer: OutputSigner? = nil,
        receivers: [WebhookReceiver] = [], cache: DefinitionCache = DefinitionCache(), now: @escaping @Sendable () -> Instant
    ) async throws {
        let catalog = source.catalog
        self.catalog = catalog
        self.store = store
        self.metrics = metrics
        self.signer = signer
        self.receivers = receivers
        self.cache = cache
        self.now = now
        let (catalogJSON, catalogDigest) = (JSONCoder.encode(catalog), source.catalogDigest)
        self.catalogDigest = catalogDigest
        digest = source.digest
        marks = source.marks
        services = OrderedMap(source.entries.map { ($0.service, $0) })
        let at = now()
        let (reused, unkept) = try await store.write { db in
            try db.execute(
                sql:
                    "INSERT INTO catalogs (digest, catalog, format, json, stored_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET stored_at = excluded.stored_at",
                arguments: [catalogDigest, catalog.catalog.rawValue, catalog.format, Data(catalogJSON.bytes(.compact)), at.seconds])
            let kept = try Row.fetchAll(db, sql: "SELECT whole, meaning, service, version FROM definitions")
            let wholes = Set(kept.map { $0["whole"] as String })
            var unkept = source.entries.filter { !wholes.contains($0.whole) }
            if source.isCompiled {
                for entry in unkept { try Registry.keep(db, entry, try source.bytes(entry), at: at) }
                unkept = []
            }
            var meanings: [String: Set<String>] = [:]
            for row in kept { meanings["\(row["service"] as String) \(row["version"] as Int)", default: []].insert(row["meaning"]) }
            let reused = source.entries.filter { entry in
                meanings["\(entry.service) \(entry.version)"]?.contains { $0 != entry.meaning } ?? false
            }
            return (reused.map(\.service), unkept)
        }
        reusedVersions = reused
        self.unkept = UnkeptDefinitions(unkept, bytes: source.bytes)
    }
}

/// A case as the store holds it.
package struct Dossier: Sendable {
    package var id: Int64
    package var number: String
    package var revision: Int
    package var state: Case
    package var definition: Definition
    var head: [UInt8]
    /// When the last row of its journal was written, where that was just now.
    var headAt: Instant?
    /// Since when its personal data is gone: then nobody takes up anything about it any more.
    package var erasedAt: Instant?
    /// Issues of its outputs that another case took back, which its own state does not know.
    var takenBack: Set<IssueName> = []

    mutating func findTakenBack(_ db: Database) throws {
        guard state.outputs.values.contains(where: { $0.lastIssued != nil }) else { return }
        takenBack = try OutputRegister.revoked(db, caseID: id)
    }

    /// One issue of an output, from 1.
    struct IssueName: Hashable, Sendable {
        var output: OutputID
        var issue: Int
    }
}

extension Registry {
    package static let columns = "id, number, service, meaning, whole, revision, head, state, erased_at"

    /// So many places for values in a statement.
    static func marks(_ count: Int) -> String { repeatElement("?", count: count).joined(separator: ", ") }

    func dossier(_ db: Database, _ row: Row) throws -> Dossier {
        let definition = try definition(db, service: ServiceID(row["service"] as String), meaning: row["meaning"], whole: row["whole"])
        let state = try JSONCoder.decode(Case.self, from: JSONValue(parsing: Array(row["state"] as Data)))
        var dossier = Dossier(
            id: row["id"], number: row["number"], revision: row["revision"], state: state, definition: definition,
            head: Array(row["head"] as Data))
        dossier.erasedAt = (row["erased_at"] as Int64?).map { Instant(seconds: $0) }
        try dossier.findTakenBack(db)
        return dossier
    }

    func dossier(_ db: Database, number: String) throws -> Dossier? {
        try Row.fetchOne(db, sql: "SELECT \(Registry.columns) FROM cases WHERE number = ?", arguments: [number]).map { try dossier(db, $0) }
    }

    func dossier(_ db: Database, id: Int64) throws -> Dossier? {
        try Row.fetchOne(db, sql: "SELECT \(Registry.columns) FROM cases WHERE id = ?", arguments: [id]).map { try dossier(db, $0) }
    }

    /// A case that was read before, as it is now. Each change of a case is a row of its journal, whose hash no other has: where the case still ends in
    /// the one that was seen, nothing of it is read anew.
    func dossier(_ db: Database, since seen: Dossier) throws -> Dossier? {
        let head = try Data.fetchOne(db, sql: "SELECT head FROM cases WHERE id = ?", arguments: [seen.id])
        guard let head, head.elementsEqual(seen.head) else { return try dossier(db, id: seen.id) }
        var dossier = seen
        try dossier.findTakenBack(db)
        return dossier
    }

    /// The case of that number and secret. Takes the same time whether the number or the secret is wrong.
    package func caseID(number: String, secret: String) async throws -> Int64? {
        let hash = Secret.hash(Secret.normalized(secret))
        return try await store.lookUp { db in
            let row = try Row.fetchOne(db, sql: "SELECT id, secret_hash FROM cases WHERE number = ?", arguments: [number])
            let expected = row.map { Array($0["secret_hash"] as Data) } ?? [UInt8](repeating: 0, count: 32)
            let isRight = Secret.equal(expected, hash)
            return isRight ? row?["id"] : nil
        }
    }

    package func dossier(number: String) async throws -> Dossier? { try await store.lookUp { try self.dossier($0, number: number) } }
    package func dossier(id: Int64) async throws -> Dossier? { try await store.lookUp { try self.dossier($0, id: id) } }

    /// What was handed in with a case.
    package func uploads(of caseID: Int64) async throws -> [Upload] {
        try await store.read { db in
            try String.fetchAll(db, sql: "SELECT id FROM uploads WHERE case_id = ? ORDER BY created_at, id", arguments: [caseID])
                .compactMap { try Uploads.find(db, id: $0) }
        }
    }
}
