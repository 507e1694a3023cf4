import NIOPosix
import Synchronization

/// Connections that are used again, and the threads on which they block: never an event loop.
final class PostgresPool: Sendable {
    private let address: PostgresAddress
    private let threads: NIOThreadPool
    private let idle = Mutex<[PostgresConnection]>([])

    /// - Parameter size: how many connections there are at most.
    init(_ address: PostgresAddress, size: Int) {
        self.address = address
        threads = NIOThreadPool(numberOfThreads: size)
        threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    func close() {
        try? threads.syncShutdownGracefully()
        idle.withLock { $0 = [] }
    }

    /// Runs `body` on a thread of its own.
    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        do { return try await threads.runIfActive(body) } catch is NIOThreadPoolError.ThreadPoolInactive { throw StoreError.unavailable }
    }

    /// Runs `body` in a transaction that the statements of `begin` open.
    func transact<T>(_ begin: String, _ body: (Database) throws -> T) throws -> T {
        let connection = try idle.withLock { $0.popLast() } ?? PostgresConnection(address)
        // One that was lost goes, and one in whose tables or statements something is amiss begins anew.
        defer { if connection.isUsable { idle.withLock { $0.append(connection) } } }
        let value: T
        do {
            try connection.begin(begin)
            value = try body(Database(connection))
        } catch {
            connection.rollBack()
            throw error
        }
        do { try connection.commit() } catch {
            connection.rollBack()
            throw error
        }
        return value
    }
}
