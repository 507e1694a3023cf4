import GRDB
import Synchronization

/// Moves what was committed from the log beside a file into the file (SQLite's checkpoints, which have nothing to do with the journal's), while the
/// writer goes on. Were all of it the writer's, one commit in a hundred would wait until a thousand pages are written and forced to disk.
///
/// Almost all is moved by a connection and a thread of its own, a little at a time: what the disk is given at once, the next commit waits for. Once the
/// log is long, the few pages that were committed meanwhile are the writer's, so that it begins anew: beside a writer who never rests it would grow
/// without end.
final class SQLiteCheckpointer: Sendable {
    /// After so many bodies what is new in the log is moved: with 600 at once, one commit in a hundred took half as long again.
    private static let pause = 50

    /// A log of so many pages, 16 MB, is to begin anew.
    private static let long = 4000

    /// So many pages at most may a long reading keep in the log: else it would not begin anew yet.
    private static let rest = 500

    private enum Phase {
        case waits(written: Int)
        case moves
        case leavesTheRest
    }
    private enum Part { case most, rest }

    private let queue: DatabaseQueue
    private let phase = Mutex(Phase.waits(written: 0))

    init(path: String, _ configuration: Configuration) throws { queue = try DatabaseQueue(path: path, configuration: configuration) }

    /// Once nobody else has the file: what is in the log goes into it, and the log goes.
    func close() throws {
        try queue.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try queue.close()
    }

    /// So many bodies were committed by the writer. True where it is now to move the rest.
    func note(_ count: Int) -> Bool {
        let due: Part? = phase.withLock { phase in
            switch phase {
            case .waits(let written) where written + count >= SQLiteCheckpointer.pause:
                phase = .moves
                return .most
            case .waits(let written): phase = .waits(written: written + count)
            case .moves: break
            case .leavesTheRest:
                phase = .waits(written: 0)
                return .rest
            }
            return nil
        }
        if due == .most { queue.asyncWriteWithoutTransaction(moveMost) }
        return due == .rest
    }

    /// What fails leaves the log as it is, with all that was committed in it; the next time tries again.
    private func moveMost(_ own: GRDB.Database) {
        let pages = try? own.checkpoint(.passive)
        let mayBeginAnew = pages.map { pages in
            pages.walFrameCount >= SQLiteCheckpointer.long && pages.walFrameCount - pages.checkpointedFrameCount <= SQLiteCheckpointer.rest
        }
        phase.withLock { $0 = mayBeginAnew == true ? .leavesTheRest : .waits(written: 0) }
    }

    /// By the writer's own connection, beside which nothing is committed.
    func moveRest(_ writer: GRDB.Database) { _ = try? writer.checkpoint(.passive) }
}
