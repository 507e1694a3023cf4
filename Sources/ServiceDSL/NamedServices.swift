import Synchronization

/// The services of a catalog that others refer to, each decoded once for all that ask, from whatever thread.
final class NamedServices: Sendable {
    struct Entry: Sendable {
        /// With all that it extends; absent where it cannot be read.
        let syntax: SyntaxMap?
        /// What it extends; absent where that leads nowhere.
        let ancestors: [Standard]?
    }

    private let known = Mutex<[String: Entry]>([:])

    func entry(_ id: String, decode: () -> Entry) -> Entry {
        if let entry = known.withLock({ $0[id] }) { return entry }
        let entry = decode()
        known.withLock { $0[id] = entry }
        return entry
    }
}
