import Expectations
import Foundation
import Server
import Testing

/// Writes that come at once are committed together; each is judged by itself.
struct CommitTogetherTests {
    private struct Refused: Error {}

    private static func store() async throws -> (Trial, Store) {
        let trial = try await Trial(service: Trial.serviceYAML)
        let store = trial.portal.store
        try await store.write { try $0.execute(sql: "CREATE TABLE tried (number INTEGER PRIMARY KEY, size INTEGER NOT NULL)") }
        return (trial, store)
    }

    private static func kept(_ store: Store) async throws -> [Int] {
        try await store.read { try Int.fetchAll($0, sql: "SELECT number FROM tried ORDER BY number") }
    }

    /// Runs `body` for so many numbers at once; gives those whose writing was acknowledged.
    private static func acknowledged(_ count: Int, _ body: @escaping @Sendable (Int) async throws -> Void) async -> [Int] {
        await withTaskGroup(of: Int?.self) { group in
            for number in 1...count {
                group.addTask {
                    do { try await body(number) } catch { return nil }
                    return number
                }
            }
            return await group.reduce(into: []) { all, number in if let number { all.append(number) } }.sorted()
        }
    }

    @Test func whatOneThrowsTakesBackThatOneAlone() async throws {
        let (trial, store) = try await Self.store()
        let sure = await Self.acknowledged(200) { number in
            try await store.write { db in
                try db.execute(sql: "INSERT INTO tried (number, size) VALUES (?, 1)", arguments: [number])
                if number.isMultiple(of: 7) { throw Refused() }
                // The statement fails, and nothing else does.
                if number.isMultiple(of: 11) {
                    try db.execute(sql: "INSERT INTO tried (number, size) VALUES (?, NULL)", arguments: [-number])
                }
            }
        }
        let expected = (1...200).filter { !$0.isMultiple(of: 7) && !$0.isMultiple(of: 11) }
        expect(sure, equals: expected)
        try await expect(Self.kept(store), equals: expected)
        withExtendedLifetime(trial) {}
    }

    /// Each sees what was done before it, in whichever transaction.
    @Test func noneIsLostThatReadsWhatItWrites() async throws {
        let (trial, store) = try await Self.store()
        try await store.write { try $0.execute(sql: "INSERT INTO tried (number, size) VALUES (0, 0)") }
        let seen = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<300 {
                group.addTask {
                    try await store.write(as: .alone) { db in
                        let size = try Int.fetchOne(db, sql: "SELECT size FROM tried WHERE number = 0")!
                        try db.execute(sql: "UPDATE tried SET size = ? WHERE number = 0", arguments: [size + 1])
                        return size
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        expect(seen.sorted(), equals: Array(0..<300))
        withExtendedLifetime(trial) {}
    }

    /// A full disk: what was acknowledged is there, what was refused is not, and there is room again as soon as there is room.
    @Test(.enabled(if: Trial.isEmbedded, "of a file it can be said how large it may grow"))
    func aFullDiskRefusesAndKeepsWhatItAcknowledged() async throws {
        let (trial, store) = try await Self.store()
        try await store.write { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count")!
            try db.execute(sql: "CREATE TABLE loads (number INTEGER PRIMARY KEY, load BLOB NOT NULL)")
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages + 300)")
        }
        @Sendable func put(_ number: Int) async throws {
            try await store.write { db in
                try db.execute(sql: "INSERT INTO tried (number, size) VALUES (?, 1)", arguments: [number])
                try db.execute(
                    sql: "INSERT INTO loads (number, load) VALUES (?, ?)", arguments: [number, Data(repeating: 1, count: 40_000)])
            }
        }
        let sure = await Self.acknowledged(100) { number in
            do { try await put(number) } catch StoreError.full { throw StoreError.full } catch {
                Issue.record("number \(number): \(error)")
                throw error
            }
        }
        expect(sure.count > 10 && sure.count < 100, "\(sure.count) of 100 found room")
        try await expect(Self.kept(store), equals: sure)
        try await store.write { _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = 1000000") }
        try await put(1000)
        try await expect(Self.kept(store), equals: sure + [1000])
        withExtendedLifetime(trial) {}
    }

    /// Each commit is forced to disk: 2 is `FULL`.
    @Test(.enabled(if: Trial.isEmbedded, "a server forces its own")) func whatIsAcknowledgedIsOnDisk() async throws {
        let (trial, store) = try await Self.store()
        try await expect(store.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }, equals: 2)
        withExtendedLifetime(trial) {}
    }

    /// The log beside the file begins anew, also where the writer never rests; closed, it is gone and nothing with it.
    @Test(.enabled(if: Trial.isEmbedded, "a server keeps its log itself")) func theLogIsEmptiedBesideTheWriter() async throws {
        let trial = try await Trial(service: Trial.serviceYAML)
        let path = trial.folder + "/written.sqlite"
        let store = try Store(.file(path))
        try await store.write { try $0.execute(sql: "CREATE TABLE loads (number INTEGER PRIMARY KEY, load BLOB NOT NULL)") }
        let load = Data(repeating: 1, count: 16_000)
        let writers = 4
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    for number in 0..<750 {
                        try await store.write { db in
                            try db.execute(
                                sql: "INSERT INTO loads (number, load) VALUES (?, ?)", arguments: [number * writers + writer, load])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let log = try #require(try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int)
        let written = 3000 * load.count
        expect(log < written * 3 / 4, "\(log) bytes of log for \(written) written")
        try store.close()
        expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        let again = try Store(.file(path))
        try await expect(again.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM loads") }, equals: 3000)
        try again.close()
        withExtendedLifetime(trial) {}
    }
}
