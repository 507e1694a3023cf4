import ServiceIR
import Synchronization

/// What a region has published now.
///
/// Each request, and each round of the timers, sees one portal from its beginning to its end; what is published meanwhile is seen by the next.
package final class Publication: Sendable {
    private struct State {
        var portal: Portal
        /// The last publication that this process knows of; 0 before the first. What an officer decided before it is followed no more.
        var last: Int64
    }
    private let state: Mutex<State>
    /// One is published after another.
    private let turns = FairGate(atOnce: 1)
    /// Where officers publish from; nothing is published by a page without.
    let folder: DefinitionFolder?

    package init(_ portal: Portal, folder: DefinitionFolder? = nil) {
        state = Mutex(State(portal: portal, last: 0))
        self.folder = folder
    }

    package var portal: Portal { state.withLock { $0.portal } }

    /// What is published when a region opens with what its folder holds: that, unless an officer has decided about just that.
    package static func open(_ portal: Portal, folder: DefinitionFolder) async throws -> Publication {
        let publication = Publication(portal, folder: folder)
        if try await publication.isDecidedAgainst(portal.registry.digest, marks: portal.registry.marks) {
            try await publication.follow()
        } else {
            let (changes, parts) = try await publication.changesSinceLast(portal.registry)
            let id = try await publication.note(portal.registry, changes, parts)
            publication.state.withLock { $0.last = max($0.last, id) }
        }
        return publication
    }

    /// Puts other definitions in the place of those that are published, as the operator says. Running cases keep the one that they began with.
    ///
    /// - Returns: what differs from before.
    @discardableResult
    package func publish(_ source: DefinitionSource, systemSecrets: [String: String]) async throws -> [PublishedChange] {
        try await turns.run {
            let before = portal
            let next = try await Portal(before, source, systemSecrets: systemSecrets)
            let changes = PublishedChange.all(from: before.registry, to: source)
            let id = try await note(next.registry, changes, CatalogPart.differing(before.catalog, source.catalog))
            // What an officer decided later, and this process has followed meanwhile, stands.
            state.withLock { if id >= $0.last { $0 = State(portal: next, last: id) } }
            return changes
        }
    }

    /// Whether an officer published something else when the folder held just this, and nothing was published since: then that holds, also after
    /// a start.
    package func isDecidedAgainst(_ source: DefinitionSource) async throws -> Bool {
        try await isDecidedAgainst(source.digest, marks: source.marks)
    }

    private func isDecidedAgainst(_ digest: String, marks: Set<String>) async throws -> Bool {
        try await portal.store.read { db in
            guard let last = try PublicationRecord.all(db, limit: 1).first, last.actor != nil else { return false }
            // What came out of the folder itself is no decision against it, though another release may compile it otherwise.
            return last.digest != digest && !last.folder.contains(last.digest) && !last.folder.isDisjoint(with: marks)
        }
    }

    /// Publishes what an officer decided last, here or in another process over the same store.
    package func follow() async throws {
        let (before, known) = state.withLock { ($0.portal, $0.last) }
        guard let last = try await before.store.read({ try PublicationRecord.lastDecision($0) }), last.id > known else { return }
        var next = before
        if before.registry.digest != last.digest {
            let source = try await before.store.read { try DefinitionSource($0, last) }
            next = try await Portal(before, source, systemSecrets: secrets(of: source.catalog))
        }
        set(next, last.id)
    }

    /// Publishes what an officer has looked at, whole or not at all, and keeps who did it.
    ///
    /// - Parameters:
    ///   - served: the digest of what was published when it was looked at.
    ///   - held: by what the folder is known again; empty where it could not be read.
    ///   - earlier: the publication that is put back.
    func publish(
        _ source: DefinitionSource, inPlaceOf served: String, held: Set<String>, earlier: Int64? = nil, by officer: Officer
    ) async throws {
        try await turns.run {
            let (before, known) = state.withLock { ($0.portal, $0.last) }
            guard before.registry.digest == served else { throw Problem.otherPublished }
            let next = try await Portal(before, source, systemSecrets: secrets(of: source.catalog))
            // What is in the store can be put back, whatever becomes of the folder.
            try await before.keepDefinitions()
            try await next.keepDefinitions()
            var record = PublicationRecord(next.registry, at: before.configuration.now())
            record.actor = officer.person
            record.folder = held
            record.earlier = earlier
            record.changes = PublishedChange.all(from: before.registry, to: source)
            record.catalogParts = CatalogPart.differing(before.catalog, source.catalog)
            let made = record
            let id = try await before.store.write(as: .alone) { db in
                guard try PublicationRecord.lastDecision(db)?.id ?? 0 <= known else { throw Problem.otherPublished }
                guard try made.isWhole(db) else { throw Problem.notPublishable }
                return try made.insert(db)
            }
            set(next, id)
        }
    }

    private func secrets(of catalog: CompiledCatalog) -> [String: String] {
        folder?.secrets(catalog) ?? portal.configuration.systemSecrets
    }

    private func set(_ next: Portal, _ last: Int64) {
        state.withLock { if last > $0.last { $0 = State(portal: next, last: last) } }
    }

    /// Keeps what the operator published, by a start or a reload, where it is other than the last.
    ///
    /// - Returns: the number of the record that says so.
    private func note(_ registry: Registry, _ changes: [PublishedChange], _ parts: [CatalogPart]) async throws -> Int64 {
        var record = PublicationRecord(registry, at: registry.now())
        (record.changes, record.catalogParts) = (changes, parts)
        let made = record
        return try await registry.store.write(as: .alone) { db in
            if let last = try PublicationRecord.all(db, limit: 1).first, last.digest == made.digest { return last.id }
            return try made.insert(db)
        }
    }

    /// What a start publishes otherwise than was published last. No service is read for it.
    private func changesSinceLast(_ registry: Registry) async throws -> ([PublishedChange], [CatalogPart]) {
        let entries = Array(registry.services.values)
        return try await registry.store.read { db in
            guard let last = try PublicationRecord.all(db, limit: 1).first, last.digest != registry.digest else { return ([], []) }
            // What the store does not hold, or holds in a form that is read no more, is not known to differ, and holds up no start.
            let catalog = (try? last.keptCatalog(db)) ?? nil
            let parts = catalog.map { CatalogPart.differing($0, registry.catalog) } ?? []
            guard let before = try last.keptServices(db, besides: entries) else { return ([], parts) }
            return (PublishedChange.all(from: before, to: entries.map(PublishedService.init)), parts)
        }
    }
}

/// What is published otherwise than before.
package enum PublishedChange: Sendable, Hashable {
    case added(ServiceID, version: Int)
    /// Nobody applies for it any more; its running cases go on.
    case removed(ServiceID)
    /// What is asked, decided or promised is another: new cases go by it.
    case changed(ServiceID, from: Int, to: Int)
    /// Its texts alone, for running cases too.
    case reworded(ServiceID)

    static func all(from before: Registry, to after: DefinitionSource) -> [PublishedChange] {
        all(from: before.services.values.map(PublishedService.init), to: after.entries.map(PublishedService.init))
    }

    fileprivate static func all(from before: [PublishedService], to after: [PublishedService]) -> [PublishedChange] {
        let known = Dictionary(before.map { ($0.service, $0) }) { first, _ in first }
        let still = Set(after.map(\.service))
        let removed = before.map(\.service).filter { !still.contains($0) }.map(PublishedChange.removed)
        return removed
            + after.compactMap { now in
                let id = now.service
                guard let was = known[id] else { return .added(id, version: now.version) }
                if was.meaning != now.meaning { return .changed(id, from: was.version, to: now.version) }
                return was.whole == now.whole ? nil : .reworded(id)
            }
    }

    var service: ServiceID {
        switch self {
        case .added(let id, _), .removed(let id), .changed(let id, _, _), .reworded(let id): id
        }
    }
}

/// A service that is published, as far as another can be told from it.
struct PublishedService: Sendable {
    var service: ServiceID
    var version: Int
    /// The digest of what is asked, decided or promised.
    var meaning: String
    /// The digest of all of it.
    var whole: String
}

extension PublishedService {
    init(_ entry: ServiceEntry) {
        self.init(service: entry.service, version: entry.version, meaning: entry.meaning, whole: entry.whole)
    }
}

/// What services of a region share, as far as one catalog can differ from another.
enum CatalogPart: String, CaseIterable, Sendable {
    case names, hours, agencies, roles, systems, resources, counters, branding

    static func differing(_ one: CompiledCatalog, _ other: CompiledCatalog) -> [CatalogPart] {
        allCases.filter { part in
            switch part {
            case .names:
                one.name != other.name || one.region != other.region || one.edition != other.edition || one.languages != other.languages
            case .hours:
                one.officeHours != other.officeHours || one.calendar != other.calendar || one.timeZone != other.timeZone
            case .agencies: one.agencies != other.agencies
            case .roles: one.roles != other.roles
            case .systems: one.systems != other.systems
            case .resources: one.resources != other.resources
            case .counters: one.counters != other.counters
            case .branding: one.branding != other.branding
            }
        }
    }
}

extension Problem {
    static let otherPublished = Problem(
        .conflict, "published-meanwhile",
        .both(
            "Yang tayang atau isi folder baru saja berubah; lihat lagi lalu ulangi",
            "What is published, or what the folder holds, has just changed; look again and repeat"))
    static let notPublishable = Problem(
        .conflict, "definitions-unreadable",
        .both("Ada definisi yang tidak terbaca; tidak ada yang diterbitkan", "A definition cannot be read; nothing was published"))
}
