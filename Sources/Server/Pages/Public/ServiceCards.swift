import ServiceIR
import Synchronization

/// What the list of services says of one beside its entry: its time and its fee, in one language.
struct ServiceCard: Sendable {
    var promise: String
    var fee: String
}

/// The cards that were made, for as long as their definitions are published: each service is read for it once.
final class ServiceCards: Sendable {
    struct Key: Hashable {
        var whole: String
        var language: LanguageID
    }

    private let made = Mutex<[Key: ServiceCard]>([:])

    subscript(key: Key) -> ServiceCard? {
        get { made.withLock { $0[key] } }
        set { made.withLock { $0[key] = newValue } }
    }
}

extension Call {
    /// The card of each service, in their order; of one that cannot be read it says nothing.
    func cards(of services: [ServiceEntry]) async throws -> [ServiceCard] {
        let (cards, language) = (portal.cards, language)
        @Sendable func key(_ service: ServiceEntry) -> ServiceCards.Key { ServiceCards.Key(whole: service.whole, language: language) }
        let missing = services.filter { cards[key($0)] == nil }
        if !missing.isEmpty {
            try await portal.store.read { db in
                for service in missing {
                    do {
                        let definition = try portal.registry.glance(db, at: service)
                        cards[key(service)] = ServiceCard(
                            promise: promises(definition).joined(separator: "; "), fee: fees(definition.service)[0])
                    } catch {
                        switch StoreError(error) {
                        case .full, .unavailable, .unreachable: throw error
                        // Until it is published anew, so that not every visitor has it read again.
                        default: cards[key(service)] = ServiceCard(promise: "–", fee: "–")
                        }
                        logFault(error)
                    }
                }
            }
        }
        return services.map { cards[key($0)] ?? ServiceCard(promise: "–", fee: "–") }
    }
}
