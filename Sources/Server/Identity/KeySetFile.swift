import Foundation
import ServiceIR
import Synchronization

/// The public keys of the region's identity provider, in a file that something else keeps fresh.
///
/// Read anew when a token names a key that is not in it, and now and then; never more often than `shortestPause`, whatever is sent.
final class KeySetFile: Sendable {
    enum Failure: Error {
        case unreadable
        case noKeySet
        /// None for signatures that is known here.
        case noKeys
    }

    private struct State {
        var keys: [String: JSONWebKey]
        var readAt: Instant
    }

    static let shortestPause: Int64 = 10
    /// So long a key that was taken out of the file is believed at most.
    static let longestPause: Int64 = 60

    let path: String
    private let state: Mutex<State>

    init(path: String, at now: Instant) throws(Failure) {
        self.path = path
        state = Mutex(State(keys: try KeySetFile.read(path), readAt: now))
    }

    /// The key of that id; what cannot be read leaves the keys as they were.
    func key(_ id: String, at now: Instant) -> JSONWebKey? {
        state.withLock { state in
            let age = now.seconds - state.readAt.seconds
            if age >= KeySetFile.longestPause || age < 0 || (state.keys[id] == nil && age >= KeySetFile.shortestPause) {
                state.readAt = now
                if let keys = try? KeySetFile.read(path) { state.keys = keys }
            }
            return state.keys[id]
        }
    }

    private static func read(_ path: String) throws(Failure) -> [String: JSONWebKey] {
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable }
        guard let keys = JSONWebKey.set(Array(data)) else { throw .noKeySet }
        if keys.isEmpty { throw .noKeys }
        return keys
    }
}
