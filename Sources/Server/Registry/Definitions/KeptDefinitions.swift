import Emitters
import Foundation
import Runtime
import ServiceIR
import Synchronization

/// Services that are published and not in the store yet: they are taken from where they were built, until they are.
final class UnkeptDefinitions: Sendable {
    private struct State {
        /// Those that nobody has tried to keep, the next one last.
        var waiting: [ServiceEntry]
        var byDigest: [String: ServiceEntry]
    }
    private let state: Mutex<State>
    /// All that were not in the store at the start: whose view of the store is older than their keeping finds them here.
    private let published: [String: ServiceEntry]
    let bytes: @Sendable (ServiceEntry) throws -> [UInt8]

    init(_ entries: [ServiceEntry], bytes: @escaping @Sendable (ServiceEntry) throws -> [UInt8]) {
        published = Dictionary(entries.map { ($0.whole, $0) }) { first, _ in first }
        state = Mutex(State(waiting: entries.reversed(), byDigest: published))
        self.bytes = bytes
    }

    func entry(_ whole: String) -> ServiceEntry? { published[whole] }

    subscript(whole: String) -> ServiceEntry? { state.withLock { $0.byDigest[whole] } }

    /// Some that are to be kept now, each once.
    func take(_ count: Int) -> [ServiceEntry] {
        state.withLock { state in
            let some = Array(state.waiting.suffix(count).reversed())
            state.waiting.removeLast(some.count)
            return some.filter { state.byDigest[$0.whole] != nil }
        }
    }

    /// The store did not take them: they wait again.
    func giveBack(_ entries: [ServiceEntry]) { state.withLock { $0.waiting += entries.reversed() } }

    func remove(_ wholes: [String]) { state.withLock { state in for whole in wholes { state.byDigest[whole] = nil } } }
}

extension Registry {
    /// Puts a definition into the store, so that its cases outlive the file that it came from.
    static func keep(_ db: Database, _ entry: ServiceEntry, _ bytes: [UInt8], at: Instant) throws {
        try db.execute(
            sql:
                "INSERT INTO definitions (whole, meaning, service, version, format, json, stored_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [
                entry.whole, entry.meaning, entry.service.rawValue, entry.version, CompiledService.formatNumber, Data(bytes), at.seconds,
            ])
    }

    /// Puts what a case or a draft goes by into the store, where it is not there yet.
    func keep(_ db: Database, _ definition: Definition) throws {
        guard let entry = unkept[definition.whole] else { return }
        let encoded = JSONCoder.bytes(definition.service)
        // Another release of this program may have written it otherwise: what is kept are the bytes of the digest.
        let bytes = Secret.hex(Secret.sha256(encoded)) == entry.whole ? encoded : try unkept.bytes(entry)
        try Registry.keep(db, entry, bytes, at: now())
        db.afterCommit { [unkept] in unkept.remove([entry.whole]) }
    }

    /// The same for what is written elsewhere.
    func keep(_ definition: Definition) async throws {
        guard unkept[definition.whole] != nil else { return }
        try await store.write { db in try self.keep(db, definition) }
    }

    /// Puts some of the definitions that are published into the store, held against their digests.
    ///
    /// - Returns: those that cannot be read, each once; `nil` when none is left.
    func keepSome() async throws -> [UnreadableService]? {
        let some = unkept.take(50)
        guard !some.isEmpty else { return nil }
        var faults: [UnreadableService] = []
        var read: [(entry: ServiceEntry, bytes: [UInt8])] = []
        for entry in some {
            do { read.append((entry, try unkept.bytes(entry))) } catch {
                faults.append(UnreadableService(service: entry.service, reason: "\(error)"))
            }
        }
        let (kept, at) = (read, now())
        do {
            try await store.write { db in for one in kept { try Registry.keep(db, one.entry, one.bytes, at: at) } }
        } catch {
            unkept.giveBack(some)
            throw error
        }
        unkept.remove(kept.map(\.entry.whole))
        return faults
    }
}

extension Registry {
    /// A service that is published; `nil` where none has that id.
    package func definition(of service: ServiceID) async throws -> Definition? {
        guard let entry = services[service] else { return nil }
        return try await definition(of: entry)
    }

    package func definition(of entry: ServiceEntry) async throws -> Definition {
        if let known = cache[key(entry.whole)] { return known }
        return try await store.read { try self.definition($0, of: entry) }
    }

    func definition(_ db: Database, of entry: ServiceEntry) throws -> Definition {
        if let known = cache[key(entry.whole)] { return known }
        let definition = try read(db, whole: entry.whole, meaning: entry.meaning)
        cache.keep(definition, as: key(entry.whole))
        return definition
    }

    /// The definition that a case goes by: the running one where only texts were changed since, else the one it was filed under.
    func definition(_ db: Database, service: ServiceID, meaning: String, whole: String) throws -> Definition {
        if let current = services[service], current.meaning == meaning {
            do { return try definition(db, of: current) } catch let error as UnreadableService {
                // Its own words are in the store, where they are others.
                if whole == current.whole { throw error }
            }
        }
        if let known = cache[key(whole)] { return known }
        let definition = try read(db, whole: whole, meaning: meaning)
        cache.keep(definition, as: key(whole))
        return definition
    }

    /// Looked at once, and not put in the place of what is used.
    func glance(_ db: Database, at entry: ServiceEntry) throws -> Definition {
        try cache[key(entry.whole)] ?? read(db, whole: entry.whole, meaning: entry.meaning)
    }

    private func key(_ whole: String) -> DefinitionCache.Key { DefinitionCache.Key(catalog: catalogDigest, whole: whole) }

    private func read(_ db: Database, whole: String, meaning: String) throws -> Definition {
        let bytes: [UInt8]
        if let kept = try Data.fetchOne(db, sql: "SELECT json FROM definitions WHERE whole = ?", arguments: [whole]) {
            bytes = Array(kept)
            guard Secret.hex(Secret.sha256(bytes)) == whole else { throw StoreError.damaged("the definition \(whole)") }
        } else if let entry = unkept.entry(whole) {
            do { bytes = try unkept.bytes(entry) } catch { throw UnreadableService(service: entry.service, reason: "\(error)") }
        } else {
            throw StoreError.damaged("no definition \(whole)")
        }
        let service = try JSONCoder.decode(CompiledService.self, from: JSONValue(parsing: bytes))
        return try Definition(service, meaning: meaning, whole: whole, catalog: catalog)
    }
}
