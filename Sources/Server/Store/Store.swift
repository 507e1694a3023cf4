import Foundation
import ServiceIR
import Synchronization

/// The database of a region, and the folder of its uploaded files.
///
/// All that an event changes is written in one transaction by `write`; readers never wait for it.
package final class Store: Sendable {
    private let driver: any StoreDriver
    /// The folder of uploaded files.
    package let filesFolder: String
    /// What is read now for those who do not wait long.
    private let glances = Mutex<[Glance]>([])

    /// Opens or creates the database and brings its tables up to date.
    ///
    /// - Parameter crews: the connections of the process, where several regions share them.
    package init(_ address: StoreAddress, crews: PostgresCrews? = nil) throws(StoreError) {
        switch address {
        case .file(let path): driver = try SQLiteDriver(path: path)
        case .server(let server, _): driver = try PostgresDriver(server, crews ?? PostgresCrews())
        }
        filesFolder = address.filesFolder
    }

    /// The database of a server, whose tables are as this program keeps them.
    package init(existing server: PostgresAddress, files: String) throws(StoreError) {
        driver = try PostgresDriver(server, PostgresCrews(connections: 2), migrates: false)
        filesFolder = files
    }

    /// Gives the database back.
    package func close() throws(StoreError) { try driver.close() }

    /// Runs `body` in one transaction; what it throws rolls everything back.
    ///
    /// It may be run more than once, where other processes were faster: what it does outside of the database waits for `afterCommit`.
    ///
    /// - Parameter isShort: a few rows that are found by their keys, as an event of a case takes: it may be run on the thread of the request.
    package func write<T: Sendable>(
        as turn: Turn = .beside, isShort: Bool = false, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        try await driver.write(as: turn, isShort: isShort, body)
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T { try await driver.read(body) }

    /// Reads a few rows that are found by their keys, as nearly every request does first (and a definition, at its first use); what may go through
    /// many rows is `read`. Each statement may see the database as it is by then, with what others have committed since the one before.
    package func lookUp<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T { try await driver.lookUp(body) }

    /// Whether the database answers a question now.
    package func isReady() async -> Bool { await promptly(.readiness) { db in try Int.fetchOne(db, sql: "SELECT 1") } == 1 }

    /// What a reading gives, for who asks how the store is and does not wait long: nothing where it fails, or takes longer. The reading itself goes
    /// on to its own end; once it has taken longer, none of the same kind begins before that, so that a store that hangs costs no further
    /// connections.
    package func promptly<T: Sendable>(
        _ kind: GlanceKind, within limit: Duration = .seconds(5), _ body: @escaping @Sendable (Database) throws -> T
    ) async -> T? {
        await promptly(kind, within: limit) { try await self.read(body) }
    }

    private func promptly<T: Sendable>(
        _ kind: GlanceKind, within limit: Duration = .seconds(5), _ body: @escaping @Sendable () async throws -> T
    ) async -> T? {
        let glance = Glance(kind: kind, until: .now + limit)
        let isTaken = glances.withLock { glances in
            if glances.contains(where: { $0.kind == kind && $0.until <= .now }) { return false }
            glances.append(glance)
            return true
        }
        guard isTaken else { return nil }
        let (answers, told) = AsyncStream.makeStream(of: T?.self)
        Task {
            let answer = try? await body()
            glances.withLock { $0.removeAll { $0 === glance } }
            told.yield(answer)
        }
        let waiting = Task {
            try? await Task.sleep(for: limit)
            told.yield(nil)
        }
        defer { waiting.cancel() }
        for await answer in answers { return answer }
        return nil
    }

    /// How large the store is, as far as it says so promptly.
    func sizes() async -> StoreSizes? { await promptly(.sizes) { await self.driver.sizes() } }

    /// Takes the bytes of what was deleted out of the database's files, as far as the program can.
    func scrub() async throws { try await driver.scrub() }
}

/// What is asked of a store by who does not wait long.
package enum GlanceKind: Sendable {
    case readiness, contents, sizes
}

/// A reading for who does not wait long.
private final class Glance: Sendable {
    let kind: GlanceKind
    /// So long somebody waits for it.
    let until: ContinuousClock.Instant

    init(kind: GlanceKind, until: ContinuousClock.Instant) {
        self.kind = kind
        self.until = until
    }
}

/// Where a store is.
package enum StoreAddress: Sendable, Hashable, CustomStringConvertible {
    /// SQLite's, with its files beside it.
    case file(String)
    /// PostgreSQL's, and the folder of files that all processes of the region share.
    case server(PostgresAddress, files: String)

    /// As it was named.
    package var description: String {
        switch self {
        case .file(let path): path
        case .server(let server, _): server.description
        }
    }

    package var filesFolder: String {
        switch self {
        case .file(let path): SQLiteDriver.filesFolder(of: path)
        case .server(_, let files): files
        }
    }
}

/// Beside which other transactions one may run, where several processes write; with one writer it says nothing.
package enum Turn: Sendable {
    /// Beside all others that do not ask for more: most do not touch the same rows.
    case beside
    /// One after another: those that draw the number of a case would all wait for its row, and lose.
    case drawing
    case alone
}

/// A kind of database.
protocol StoreDriver: Sendable {
    func close() throws(StoreError)
    func write<T: Sendable>(as turn: Turn, isShort: Bool, _ body: @escaping @Sendable (Database) throws -> T) async throws -> T
    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T
    func lookUp<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T
    func sizes() async -> StoreSizes
    func scrub() async throws
}

/// In bytes, as far as they are known.
struct StoreSizes: Sendable {
    var database: Int64?
    /// Of the log beside the database.
    var log: Int64?
}

/// What may go wrong between the server and its database.
package enum StoreError: Error, CustomStringConvertible {
    /// No room left on the disk: nothing was written; works again by itself when there is room.
    case full
    /// The database's server let nobody in, in its own words; may help later.
    case unreachable(String)
    /// Locked or unreachable for now: nothing was written; trying again may help.
    case unavailable
    /// It is no database of ours, or what it holds contradicts itself.
    case damaged(String)
    /// Written by a later version of this program.
    case isNewer
    /// Written by an earlier version of this program.
    case isOlder
    /// Something else's.
    case isForeign
    /// Another program serves it now.
    case isServed

    init(_ error: any Error) { self = error as? StoreError ?? (error as? DatabaseError)?.meaning ?? .damaged("\(error)") }

    package var description: String {
        switch self {
        case .full: "the disk is full"
        case .unavailable: "the database cannot be reached"
        case .unreachable(let why): "the database cannot be reached: \(why)"
        case .damaged(let what): "the database is damaged (\(what))"
        case .isNewer: "the database was written by a later version of mppd"
        case .isOlder: "the database was written by an earlier version of mppd"
        case .isForeign: "it is no database of mppd"
        case .isServed: "the database is served by another mppd"
        }
    }
}
