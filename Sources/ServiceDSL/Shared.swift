import Synchronization

/// What is made once for all that ask, from whatever thread.
final class Shared<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let known = Mutex<[Key: Value]>([:])

    /// - Parameter make: made outside of the lock: where two threads ask at once, both make the same.
    func value(_ key: Key, make: () -> Value) -> Value {
        if let value = known.withLock({ $0[key] }) { return value }
        let value = make()
        known.withLock { $0[key] = value }
        return value
    }
}
