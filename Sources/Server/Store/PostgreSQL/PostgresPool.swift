import Foundation
import Synchronization

/// The connections of one region, out of those of the process: never on an event loop.
final class PostgresPool: Sendable {
    let address: PostgresAddress
    private let crew: PostgresCrew
    private let gate: FairGate
    private let use = Mutex((isClosed: false, running: 0))

    /// - Parameter atMost: how many are used at once.
    init(_ address: PostgresAddress, _ crew: PostgresCrew, atMost size: Int) {
        self.address = address
        self.crew = crew
        gate = FairGate(atOnce: size)
    }

    deinit { crew.end(self) }

    /// Ends the connections once nothing uses them.
    func close() {
        use.withLock { $0.isClosed = true }
        for _ in 0..<3000 where use.withLock({ $0.running }) > 0 { usleep(10_000) }
        crew.end(self)
    }

    /// Runs `body` on a thread of the crew's.
    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await gate.run {
            let isOpen = self.use.withLock { use in
                if !use.isClosed { use.running += 1 }
                return !use.isClosed
            }
            guard isOpen else { throw StoreError.unavailable }
            defer { self.use.withLock { $0.running -= 1 } }
            return try await self.crew.run(body)
        }
    }

    /// Runs `body` in a transaction that the statements of `begin` open.
    func transact<T>(_ begin: String, _ body: (Database) throws -> T) throws -> T {
        let connection = try crew.take(for: self)
        defer { crew.giveBack(connection, of: self) }
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
