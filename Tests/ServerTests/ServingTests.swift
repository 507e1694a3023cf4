import Expectations
import Foundation
import Server
import Testing

/// One program serves a database at a time.
@Suite struct ServingTests {
    private static func folder() throws -> String {
        let folder = NSTemporaryDirectory() + "mpp-serving-\(Secret.make())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    private static func isServed(_ path: String) throws -> Bool {
        do throws(StoreError) {
            try ServingLock(database: path).release()
            return false
        } catch {
            guard case .isServed = error else { throw error }
            return true
        }
    }

    @Test func aServedDatabaseIsNotServedTwice() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/mpp.sqlite"
        let lock = try ServingLock(database: path)
        try expect(Self.isServed(path))
        expect(try !Self.isServed(folder + "/lain.sqlite"))
        lock.release()
        expect(try !Self.isServed(path))
    }

    @Test func anotherNameOfTheDatabaseIsTheSameDatabase() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/mpp.sqlite"
        expect(FileManager.default.createFile(atPath: path, contents: nil))
        try FileManager.default.createSymbolicLink(atPath: folder + "/tautan.sqlite", withDestinationPath: path)
        let lock = try ServingLock(database: path)
        try expect(Self.isServed(folder + "/tautan.sqlite"))
        lock.release()
    }

    /// Of a link to a database that is not there yet the lock is the same by either name.
    @Test func aLinkToNothingYetIsTheSameDatabase() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (path, link) = (folder + "/mpp.sqlite", folder + "/tautan.sqlite")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let lock = try ServingLock(database: link)
        try expect(Self.isServed(path))
        try expect(Self.isServed(link))
        lock.release()
    }

    /// Whoever makes it first, the server or `mppd account add`: personal data lie in it and in the log beside it.
    @Test(arguments: [true, false]) func aNewDatabaseIsItsOwnersAlone(isServed: Bool) throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/mpp.sqlite"
        let lock = isServed ? try ServingLock(database: path) : nil
        let store = try Store(.file(path))
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
            expect((attributes[.posixPermissions] as? NSNumber)?.intValue, equals: 0o600, file)
        }
        expect(FileManager.default.fileExists(atPath: path + "-wal"))
        try store.close()
        lock?.release()
    }

    @Test func aFolderThatIsNotThereIsNoLock() {
        #expect(throws: StoreError.self) { try ServingLock(database: "/tidak/ada/mpp.sqlite") }
    }
}
