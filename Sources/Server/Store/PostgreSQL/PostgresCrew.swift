import Foundation
import NIOPosix
import Synchronization

/// The connections that a process has to databases of servers, so many at most for all its regions together, and the threads on which they block.
///
/// A connection belongs to one region from its beginning to its end: none is ever given to another.
package struct PostgresCrews: Sendable {
    let writers: PostgresCrew
    let readers: PostgresCrew
    /// How many of each one region may use at once, so that one that waits for its database leaves some to the others.
    let writersOfOne: Int
    let readersOfOne: Int

    /// - Parameters:
    ///   - connections: how many there are at most, half of them for those that write.
    ///   - regions: how many share them.
    package init(connections: Int = 8, regions: Int = 1) {
        writers = PostgresCrew(size: max(1, connections - connections / 2))
        readers = PostgresCrew(size: max(1, connections / 2))
        func share(_ size: Int) -> Int { regions == 1 ? size : min(4, max(1, size / 2)) }
        (writersOfOne, readersOfOne) = (share(writers.size), share(readers.size))
    }
}

/// Some threads, and no more connections than these.
final class PostgresCrew: Sendable {
    private struct State {
        /// In use or idle.
        var open = 0
        /// That which was used last stands last.
        var idle: [(owner: ObjectIdentifier, connection: PostgresConnection)] = []
    }

    let size: Int
    private let threads: NIOThreadPool
    private let state = Mutex(State())

    init(size: Int) {
        self.size = size
        threads = NIOThreadPool(numberOfThreads: size)
        threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T { try await threads.runIfActive(body) }

    /// A connection of the pool, an idle one or a new one; where there are too many, the one goes that has been idle for longest.
    func take(for pool: PostgresPool) throws -> PostgresConnection {
        let owner = ObjectIdentifier(pool)
        var waited = 0
        while true {
            let (found, old, mayOpen) = state.withLock { state -> (PostgresConnection?, PostgresConnection?, Bool) in
                if let place = state.idle.lastIndex(where: { $0.owner == owner }) {
                    return (state.idle.remove(at: place).connection, nil, false)
                }
                if state.open < size {
                    state.open += 1
                    return (nil, nil, true)
                }
                return state.idle.isEmpty ? (nil, nil, false) : (nil, state.idle.removeFirst().connection, true)
            }
            if let found { return found }
            if mayOpen {
                // Ended before another one begins.
                _ = consume old
                do { return try PostgresConnection(pool.address) } catch {
                    state.withLock { $0.open -= 1 }
                    throw error
                }
            }
            // Whoever opens a store does so on no thread of ours.
            guard waited < 1000 else { throw StoreError.unavailable }
            waited += 1
            usleep(10_000)
        }
    }

    /// One that was lost goes, and one in whose tables or statements something is amiss begins anew.
    func giveBack(_ connection: PostgresConnection, of pool: PostgresPool) {
        let isUsable = connection.isUsable
        state.withLock { state in
            if isUsable { state.idle.append((ObjectIdentifier(pool), connection)) } else { state.open -= 1 }
        }
    }

    /// Ends the idle connections of a pool.
    func end(_ pool: PostgresPool) {
        let owner = ObjectIdentifier(pool)
        let ended = state.withLock { state in
            let ended = state.idle.filter { $0.owner == owner }
            state.idle.removeAll { $0.owner == owner }
            state.open -= ended.count
            return ended
        }
        _ = consume ended
    }
}
