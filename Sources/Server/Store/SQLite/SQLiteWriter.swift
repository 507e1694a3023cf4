import GRDB
import Synchronization

/// The one writer of a file. What waits while it writes is committed together: one forced write to disk then serves all of it.
///
/// Each body runs in a savepoint of its own, sees what those before it did, and is answered once all of it is on disk. What one throws takes
/// back that one alone; where the transaction itself fails, each is run again by itself.
final class SQLiteWriter: Sendable {
    /// So many together at most: the first of them waits for the last.
    private static let mostTogether = 64

    private let pool: DatabasePool
    private let checkpointer: SQLiteCheckpointer
    private let queue = Mutex(Queue())

    private struct Queue {
        var waiting: [Body] = []
        var isServed = false
        /// So many have something long to do with the connection.
        var holders = 0
    }

    /// What somebody waits for.
    private struct Body: Sendable {
        /// Gives what is to be done once it is on disk.
        var run: @Sendable (Database) throws -> @Sendable () -> Void
        var fail: @Sendable (any Error) -> Void
    }

    init(_ pool: DatabasePool, _ checkpointer: SQLiteCheckpointer) {
        self.pool = pool
        self.checkpointer = checkpointer
    }

    /// - Parameter isShort: where nobody writes now, it is run on the caller's own thread: to wake another and be woken by it takes longer than many
    ///   an event. Who is faster may be another process, for which that thread waits; one thread is always left.
    func write<T: Sendable>(isShort: Bool, _ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
            let waiting = Body(
                run: { db in
                    let value = try body(db)
                    return { continuation.resume(returning: value) }
                },
                fail: { continuation.resume(throwing: StoreError.keeping($0)) })
            let (isFirst, isFree) = queue.withLock { queue in
                queue.waiting.append(waiting)
                defer { queue.isServed = true }
                return (!queue.isServed, queue.holders == 0)
            }
            guard isFirst else { return }
            if isShort, isFree, RequestThreads.enter() {
                serveHere()
                RequestThreads.leave()
            } else {
                pool.asyncWriteWithoutTransaction(serve)
            }
        }
    }

    /// Runs what has something long to do with the connection: what is written meanwhile waits, but no request's thread with it.
    func holding<T>(_ body: () async throws -> T) async rethrows -> T {
        queue.withLock { $0.holders += 1 }
        defer { queue.withLock { $0.holders -= 1 } }
        return try await body()
    }

    /// Runs what waits now; what comes meanwhile is for the connection's own thread.
    private func serveHere() {
        pool.writeWithoutTransaction { db in
            if let bodies = next() { run(bodies, db) }
        }
        let isServed = queue.withLock { queue in
            queue.isServed = !queue.waiting.isEmpty
            return queue.isServed
        }
        if isServed { pool.asyncWriteWithoutTransaction(serve) }
    }

    private func next() -> [Body]? {
        queue.withLock { queue in
            let bodies = Array(queue.waiting.prefix(SQLiteWriter.mostTogether))
            queue.waiting.removeFirst(bodies.count)
            queue.isServed = !bodies.isEmpty
            return bodies.isEmpty ? nil : bodies
        }
    }

    /// One group at a time: what else waits for the connection has its turn between two.
    private func serve(_ db: GRDB.Database) {
        guard let bodies = next() else { return }
        run(bodies, db)
        pool.asyncWriteWithoutTransaction(serve)
    }

    private func run(_ bodies: [Body], _ db: GRDB.Database) {
        var hasBegun = false
        do { try commit(bodies, db, &hasBegun) } catch {
            if hasBegun, bodies.count > 1 {
                for body in bodies { run([body], db) }
            } else {
                // Where another process holds the file, no other body would fare better.
                for body in bodies { body.fail(error) }
            }
        }
    }

    /// - Throws: where the transaction failed, and nobody was answered.
    private func commit(_ bodies: [Body], _ db: GRDB.Database, _ hasBegun: inout Bool) throws {
        var answers: [() -> Void] = []
        try db.inTransaction(.immediate) {
            hasBegun = true
            for body in bodies {
                let connection = SQLiteConnection(db)
                if bodies.count == 1 {
                    let answer = try body.run(Database(connection))
                    answers.append { connection.finish(answer) }
                    continue
                }
                do {
                    var answer: (@Sendable () -> Void)?
                    try db.inSavepoint {
                        answer = try body.run(Database(connection))
                        return .commit
                    }
                    answers.append { connection.finish(answer) }
                } catch {
                    // Some faults, a full disk for one, end the whole transaction.
                    guard db.isInsideTransaction else { throw error }
                    answers.append { body.fail(error) }
                }
            }
            return .commit
        }
        for answer in answers { answer() }
        // Not here, where a request's own thread may be: its answer would wait for it.
        if checkpointer.note(bodies.count) { pool.asyncWriteWithoutTransaction(checkpointer.moveRest) }
    }
}

extension SQLiteConnection {
    /// What waits for the disk, and then who waits for it.
    fileprivate func finish(_ answer: (@Sendable () -> Void)?) {
        for hook in afterCommit { hook() }
        answer?()
    }
}
