import Foundation
import Runtime
import ServiceIR

/// What was published when and by whom: kept whenever it became another, and never changed.
struct PublicationRecord: Sendable {
    /// From 1; 0 before it is kept.
    var id: Int64 = 0
    var at: Instant
    /// The officer; `nil` for the operator, by a start or a reload.
    var actor: String?
    /// Of catalog and services together.
    var digest: String
    /// The catalog's.
    var catalog: String
    /// The services' `whole` digests, in their order.
    var services: [String]
    /// By what the folder is known again that an officer decided about; empty where it could not be read.
    var folder: Set<String> = []
    /// The earlier publication that was put back.
    var earlier: Int64?
    var changes: [PublishedChange] = []
    var catalogParts: [CatalogPart] = []

    init(_ registry: Registry, at: Instant) {
        self.at = at
        digest = registry.digest
        catalog = registry.catalogDigest
        services = registry.services.values.map(\.whole)
    }

    private init(_ row: Row) throws {
        id = row["id"]
        at = Instant(seconds: row["at"])
        let actor = row["actor"] as String
        self.actor = actor.isEmpty ? nil : actor
        digest = row["digest"]
        catalog = row["catalog"]
        services = (row["services"] as String).split(separator: "\n").map(String.init)
        folder = Set((row["folder"] as String? ?? "").split(separator: " ").map(String.init))
        earlier = row["earlier"]
        let kept = try JSONValue(parsing: Array((row["changes"] as String).utf8))
        changes = kept["services"]?.array?.compactMap(PublishedChange.init) ?? []
        catalogParts = kept["catalog"]?.array?.compactMap { $0.string.flatMap(CatalogPart.init) } ?? []
    }

    private static let columns = "id, at, actor, digest, catalog, services, folder, earlier, changes"

    /// The last ones, the newest first.
    static func all(_ db: Database, limit: Int) throws -> [PublicationRecord] {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM publications ORDER BY id DESC LIMIT ?", arguments: [limit])
            .map { try PublicationRecord($0) }
    }

    static func find(_ db: Database, id: Int64) throws -> PublicationRecord? {
        try Row.fetchOne(db, sql: "SELECT \(columns) FROM publications WHERE id = ?", arguments: [id]).map { try PublicationRecord($0) }
    }

    /// The last one that an officer made.
    static func lastDecision(_ db: Database) throws -> PublicationRecord? {
        try Row.fetchOne(db, sql: "SELECT \(columns) FROM publications WHERE actor <> '' ORDER BY id DESC LIMIT 1")
            .map { try PublicationRecord($0) }
    }

    /// - Returns: its number.
    func insert(_ db: Database) throws -> Int64 {
        let changes: JSONValue = [
            "services": .array(changes.map(\.json)), "catalog": .array(catalogParts.map { .string($0.rawValue) }),
        ]
        let id = try Int64.fetchOne(
            db,
            sql: """
                INSERT INTO publications (at, actor, digest, catalog, services, folder, earlier, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING id
                """,
            arguments: [
                at.seconds, actor ?? "", digest, catalog, services.joined(separator: "\n"),
                folder.isEmpty ? nil : folder.sorted().joined(separator: " "), earlier,
                String(decoding: changes.bytes(.compact), as: UTF8.self),
            ])
        guard let id else { throw StoreError.damaged("publications") }
        return id
    }

    /// Whether the store holds all that it consists of, so that it can be published again.
    func isWhole(_ db: Database) throws -> Bool {
        guard try Int.fetchOne(db, sql: "SELECT 1 FROM catalogs WHERE digest = ?", arguments: [catalog]) != nil else { return false }
        let kept = Set(try String.fetchAll(db, sql: "SELECT whole FROM definitions"))
        return services.allSatisfy(kept.contains)
    }

    /// Its catalog; `nil` where the store does not hold it.
    func keptCatalog(_ db: Database) throws -> CompiledCatalog? {
        try Data.fetchOne(db, sql: "SELECT json FROM catalogs WHERE digest = ?", arguments: [catalog])
            .map { try JSONCoder.decode(CompiledCatalog.self, from: JSONValue(parsing: Array($0))) }
    }

    /// Its services, as far as they can be told from others; `nil` where the store does not hold all of them.
    ///
    /// - Parameter entries: what is known besides.
    func keptServices(_ db: Database, besides entries: [ServiceEntry]) throws -> [PublishedService]? {
        var known = Dictionary(entries.map { ($0.whole, PublishedService($0)) }) { first, _ in first }
        for row in try Row.fetchAll(db, sql: "SELECT whole, meaning, service, version FROM definitions") {
            let one = PublishedService(
                service: ServiceID(row["service"] as String), version: row["version"], meaning: row["meaning"], whole: row["whole"])
            known[one.whole] = one
        }
        let found = services.compactMap { known[$0] }
        return found.count == services.count ? found : nil
    }
}

extension DefinitionSource {
    /// What was published before, out of the store.
    init(_ db: Database, _ record: PublicationRecord) throws {
        guard let catalog = try record.keptCatalog(db) else { throw Problem.notPublishable }
        let entries = try record.services.map { whole in
            let row = try Row.fetchOne(db, sql: "SELECT meaning, json FROM definitions WHERE whole = ?", arguments: [whole])
            guard let row else { throw Problem.notPublishable }
            let bytes = Array(row["json"] as Data)
            guard Secret.hex(Secret.sha256(bytes)) == whole else { throw StoreError.damaged("the definition \(whole)") }
            let service = try JSONCoder.decode(CompiledService.self, from: JSONValue(parsing: bytes))
            var entry = ServiceEntry(DigestedService(service))
            // Another release of this program may write it otherwise: it goes by the digests that it was kept under.
            (entry.whole, entry.meaning) = (whole, row["meaning"])
            return entry
        }
        self.init(stored: catalog, digest: record.catalog, entries)
    }
}

extension PublishedChange {
    /// `["changed", "situ", 1, 2]`
    fileprivate var json: JSONValue {
        switch self {
        case .added(let id, let version): ["added", .string(id.rawValue), .integer(Int64(version))]
        case .removed(let id): ["removed", .string(id.rawValue)]
        case .changed(let id, let from, let to): ["changed", .string(id.rawValue), .integer(Int64(from)), .integer(Int64(to))]
        case .reworded(let id): ["reworded", .string(id.rawValue)]
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let items = json.array, items.count > 1, let id = items[1].string.map({ ServiceID($0) }) else { return nil }
        let versions = items.dropFirst(2).compactMap { $0.int64.flatMap { Int(exactly: $0) } }
        switch (items[0].string, versions.count) {
        case ("added"?, 1): self = .added(id, version: versions[0])
        case ("removed"?, 0): self = .removed(id)
        case ("changed"?, 2): self = .changed(id, from: versions[0], to: versions[1])
        case ("reworded"?, 0): self = .reworded(id)
        default: return nil
        }
    }
}

extension Registry {
    /// The catalog that was published last; of a store in which nothing was yet the one that was kept last, and `nil` where none was.
    package static func servedCatalog(_ db: Database) throws -> CompiledCatalog? {
        let published = "SELECT json FROM catalogs WHERE digest = (SELECT catalog FROM publications ORDER BY id DESC LIMIT 1)"
        let kept = "SELECT json FROM catalogs ORDER BY stored_at DESC, digest LIMIT 1"
        return try (Data.fetchOne(db, sql: published) ?? Data.fetchOne(db, sql: kept)).map {
            try JSONCoder.decode(CompiledCatalog.self, from: JSONValue(parsing: Array($0)))
        }
    }
}
