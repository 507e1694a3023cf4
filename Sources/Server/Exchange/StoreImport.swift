import Foundation
import ServiceIR

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An exported region taken into an empty database of either kind.
///
/// It is there whole or not at all: every sum is compared before anything is written, and all rows are written in one transaction, which ends only where
/// the journals verify and the counts are those of the manifest.
package struct StoreImport: Sendable {
    package enum Failure: Error {
        /// No export, or one that was changed: what of it.
        case damaged(String)
        /// Of another version of the tables.
        case otherVersion
        /// The database has a region already.
        case isTaken
        /// What was written would not be what the manifest says.
        case faults(JournalReport)
        case target(StoreError)
    }

    package private(set) var report = JournalReport()
    package private(set) var rows = 0
    package private(set) var files = 0

    package static func run(_ folder: String, to address: StoreAddress) async throws -> StoreImport {
        let manifest = try check(folder)
        var isNew = false
        if case .file(let path) = address {
            var facts = stat()
            isNew = lstat(path, &facts) != 0
        }
        var copied: [String] = []
        do {
            let target = try Store(address)
            defer { try? target.close() }
            try await target.read { try refuseTaken($0) }
            var made = StoreImport()
            for sha256 in try contents(folder) {
                let path = Uploads.path(folder: target.filesFolder, sha256: sha256)
                if !FileManager.default.fileExists(atPath: path) {
                    try FileManager.default.createDirectory(
                        atPath: target.filesFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                    guard try UploadCopy.copy(sha256, from: "\(folder)/files", to: target.filesFolder) else {
                        throw Failure.damaged("files: \(sha256)")
                    }
                    copied.append(path)
                }
                made.files += 1
            }
            made.report = try await target.write(as: .alone) { db in try write(db, folder, manifest) }
            made.rows = manifest.tables.values.reduce(0, +)
            return made
        } catch {
            // What was there before stays.
            for path in copied { unlink(path) }
            if isNew, case .file(let path) = address {
                for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
                rmdir(address.filesFolder)
            }
            throw (error as? StoreError).map(Failure.target) ?? error
        }
    }

    /// Compares every sum.
    private static func check(_ folder: String) throws -> ExportManifest {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(ExportFormat.manifest)"),
            let manifest = try? JSONDecoder().decode(ExportManifest.self, from: data)
        else { throw Failure.damaged(ExportFormat.manifest) }
        guard manifest.format == ExportFormat.number, manifest.migrations == Schema.migrations.map(\.name) else {
            throw Failure.otherVersion
        }
        let sums = "\(folder)/\(ExportFormat.sums)"
        guard (try? LineReader.sum(sums)) == manifest.sums else { throw Failure.damaged(ExportFormat.sums) }
        var known: Set<String> = []
        let lines = try LineReader(sums)
        while let line = try lines.next() {
            let text = String(decoding: line, as: UTF8.self)
            let (sum, path) = (String(text.prefix(64)), String(text.dropFirst(66)))
            guard (try? LineReader.sum("\(folder)/\(path)")) == sum else { throw Failure.damaged(path) }
            known.insert(path)
        }
        for table in manifest.tables.keys where !known.contains(ExportFormat.path(of: table)) {
            throw Failure.damaged(ExportFormat.path(of: table))
        }
        return manifest
    }

    /// The uploads that the rows name, by their content.
    private static func contents(_ folder: String) throws -> [String] {
        let lines = try LineReader("\(folder)/\(ExportFormat.path(of: "uploads"))")
        var contents: Set<String> = []
        while let line = try lines.next() {
            guard let sha256 = (try? JSONValue(parsing: line))?["sha256"]?.string, Secret.bytes(hex: sha256)?.count == 32 else {
                throw Failure.damaged(ExportFormat.path(of: "uploads"))
            }
            contents.insert(sha256)
        }
        return contents.sorted()
    }

    private static func refuseTaken(_ db: Database) throws {
        guard try StoreTables.isEmpty(db) else { throw Failure.isTaken }
    }

    private static func write(_ db: Database, _ folder: String, _ manifest: ExportManifest) throws -> JournalReport {
        try refuseTaken(db)
        let tables = try StoreTables.names(db).filter { !ExportFormat.leftOut.contains($0) }
        guard Set(tables) == Set(manifest.tables.keys) else { throw Failure.otherVersion }
        // What its migrations put there.
        for table in tables.reversed() { try db.execute(sql: "DELETE FROM \(table)") }
        for table in tables {
            let columns = try StoreTables.columns(db, of: table).sorted()
            var writer = TableWriter(table, columns: columns)
            let lines = try LineReader("\(folder)/\(ExportFormat.path(of: table))")
            while let line = try lines.next() {
                guard let values = ExportFormat.values(line, columns) else { throw Failure.damaged(ExportFormat.path(of: table)) }
                try writer.add(values, to: db)
            }
            try writer.finish(db)
            guard try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") == manifest.tables[table] else {
                throw Failure.damaged(ExportFormat.path(of: table))
            }
        }
        let report = try Verification.run(db)
        guard report.faults.isEmpty, report.cases == manifest.cases, report.rows == manifest.rows,
            report.lastCheckpoint.map({ Secret.hex($0.hash) }) == manifest.checkpoint
        else { throw Failure.faults(report) }
        return report
    }
}
