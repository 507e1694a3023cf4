import Foundation
import GRDB
import ServiceIR

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A whole store copied to another place: the database, and beside it the folder of its files.
///
/// A copy has its name only once it is whole, forced to disk and read again; nothing that is there is ever written over.
package struct StoreCopy: Sendable {
    package enum Failure: Error {
        case source(StoreError)
        case target(StoreError)
        /// Something has this name already.
        case exists(String)
    }

    /// What `mppd verify` finds in the copy, and the files that were missing or are not what was handed in.
    package var report = JournalReport()
    package private(set) var files = 0

    /// Copies a store while it is served.
    ///
    /// Its chains are closed by a checkpoint before, so that nothing can be taken away from what the copy holds without being missed in either.
    package static func backUp(_ database: String, to target: String, at now: Instant) throws(Failure) -> StoreCopy {
        try refuse(target)
        let source: StoreFile
        do {
            source = try StoreFile(path: database)
            while try source.write({ try Checkpoints.write($0, at: now) }) != nil {}
        } catch { throw .source(error) }
        return try StoreCopy(of: source, at: target)
    }

    /// Puts a copy in a place where no database is, and brings its tables up to date.
    package static func restore(_ copy: String, to target: String) throws(Failure) -> StoreCopy {
        try refuse(target)
        let source: StoreFile
        do { source = try StoreFile(path: copy, acceptsOlder: true) } catch { throw .source(error) }
        return try StoreCopy(of: source, at: target)
    }

    /// The log of a database that is gone would be taken for the new one's.
    private static func refuse(_ target: String) throws(Failure) {
        for name in [target, "\(target)-wal", "\(target)-shm", "\(target)-journal", SQLiteDriver.filesFolder(of: target)] {
            var status = stat()
            if lstat(name, &status) == 0 { throw .exists(name) }
        }
    }

    private init(of source: StoreFile, at target: String) throws(Failure) {
        let folder = "\(target).partial-\(Secret.make().prefix(8))"
        defer {
            try? source.close()
            try? FileManager.default.removeItem(atPath: folder)
        }
        let (database, filesFolder) = ("\(folder)/database", "\(folder)/files")
        for path in [folder, filesFolder] {
            guard mkdir(path, 0o700) == 0 else { throw .target(.ofSystem) }
        }
        let copy = try StoreCopy.copy(source, to: database)
        do {
            try copyFiles(copy, from: source.filesFolder, to: filesFolder)
            let faults = report.faults
            report = try copy.read { try Verification.run(Database(SQLiteConnection($0))) }
            report.faults += faults.sorted { $0.caseNumber < $1.caseNumber }
            try copy.close()
        } catch { throw StoreCopy.blame(error) }
        // The files first: where the database has its name, the copy is whole.
        guard rename(filesFolder, SQLiteDriver.filesFolder(of: target)) == 0 else { throw .target(.ofSystem) }
        do throws(Failure) { try StoreCopy.name(database, target) } catch {
            rename(SQLiteDriver.filesFolder(of: target), filesFolder)
            throw error
        }
        do throws(StoreError) { try Folder.synchronize(StoreCopy.parent(of: target)) } catch { throw .target(error) }
    }

    private static func blame(_ error: any Error) -> Failure {
        switch StoreError.sqlite(error) {
        case .full: .target(.full)
        case .unavailable: .target(.unavailable)
        case let error: .source(error)
        }
    }

    /// The database by SQLite's own backup: as it is at one moment, whoever writes meanwhile. One file, without a log beside it.
    private static func copy(_ source: StoreFile, to path: String) throws(Failure) -> DatabaseQueue {
        let copy: DatabaseQueue
        do {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StoreError.ofSystem }
            close(descriptor)
            copy = try DatabaseQueue(path: path, configuration: SQLiteDriver.configuration)
            try source.queue.backup(to: copy)
            try copy.writeWithoutTransaction { db in
                let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
                let found = try String.fetchAll(db, sql: "PRAGMA integrity_check(1)")
                guard mode == "delete", found == ["ok"] else { throw StoreError.damaged(found.first ?? "") }
            }
            try SQLiteSchema.migrator().migrate(copy)
        } catch { throw blame(error) }
        return copy
    }

    /// The files that the copied database names. What no case took may be swept meanwhile: then it goes from the copy too.
    private mutating func copyFiles(_ copy: DatabaseQueue, from folder: String, to target: String) throws {
        let digests = try copy.read { try String.fetchAll($0, sql: "SELECT DISTINCT sha256 FROM uploads ORDER BY sha256") }
        for digest in digests {
            if try UploadCopy.copy(digest, from: folder, to: target) {
                files += 1
                continue
            }
            let cases = try copy.write { db in
                try db.execute(sql: "DELETE FROM uploads WHERE sha256 = ? AND case_id IS NULL", arguments: [digest])
                return try String.fetchAll(
                    db,
                    sql: "SELECT DISTINCT c.number FROM uploads u JOIN cases c ON c.id = u.case_id WHERE u.sha256 = ? ORDER BY c.number",
                    arguments: [digest])
            }
            report.faults += cases.map { JournalFault(caseNumber: $0, row: 0, kind: .file) }
        }
        try Folder.synchronize(target)
    }

    /// Gives the copy its name, where nothing has it yet.
    private static func name(_ database: String, _ target: String) throws(Failure) {
        let descriptor = open(database, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .target(.ofSystem) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .target(.ofSystem) }
        guard link(database, target) == 0 else { throw errno == EEXIST ? .exists(target) : .target(.ofSystem) }
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
