import ServiceIR
import Synchronization

/// What a region has published now.
///
/// Each request, and each round of the timers, sees one portal from its beginning to its end; what is published meanwhile is seen by the next.
package final class Publication: Sendable {
    private let current: Mutex<Portal>

    package init(_ portal: Portal) { current = Mutex(portal) }

    package var portal: Portal { current.withLock { $0 } }

    /// Puts other definitions in the place of those that are published. Running cases keep the one that they began with.
    ///
    /// - Returns: what differs from before.
    @discardableResult
    package func publish(_ source: DefinitionSource, systemSecrets: [String: String]) async throws -> [PublishedChange] {
        let before = portal
        let next = try await Portal(before, source, systemSecrets: systemSecrets)
        current.withLock { $0 = next }
        return PublishedChange.all(from: before.registry, to: next.registry)
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

    static func all(from before: Registry, to after: Registry) -> [PublishedChange] {
        let removed = before.services.keys.filter { after.services[$0] == nil }.map(PublishedChange.removed)
        return removed
            + after.services.compactMap { id, now in
                guard let was = before.services[id] else { return .added(id, version: now.version) }
                if was.meaning != now.meaning { return .changed(id, from: was.version, to: now.version) }
                return was.whole == now.whole ? nil : .reworded(id)
            }
    }
}
