import Crypto
import Foundation
import ServiceIR

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A whole region written into a folder, also while it is served, from either kind of database.
///
/// It has its name only once it is whole.
package struct StoreExport: Sendable {
    package enum Failure: Error {
        case exists(String)
        /// The folder cannot be written.
        case target(StoreError)
        /// What `mppd verify` finds, and files that are missing: that is not carried elsewhere.
        case faults(JournalReport)
    }

    package private(set) var report = JournalReport()
    package private(set) var rows = 0
    package private(set) var files = 0

    package static func run(_ store: Store, to folder: String, at now: Instant) async throws -> StoreExport {
        var facts = stat()
        guard lstat(folder, &facts) != 0 else { throw Failure.exists(folder) }
        let partial = "\(folder).partial-\(Secret.make().prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: partial) }
        for path in [partial, "\(partial)/tables", "\(partial)/files"] {
            guard mkdir(path, 0o700) == 0 else { throw Failure.target(.ofSystem) }
        }
        var made = StoreExport()
        let (report, manifest, sums) = try await store.read { db in try Result { try writeTables(db, to: partial, at: now) }.get() }
        made.report = report
        guard report.faults.isEmpty else { throw Failure.faults(report) }
        made.rows = manifest.tables.values.reduce(0, +)
        try await made.finish(store, manifest, sums, in: partial)
        guard rename(partial, folder) == 0 else { throw Failure.target(.ofSystem) }
        return made
    }

    /// All tables as they are at one moment.
    private static func writeTables(
        _ db: Database, to folder: String, at now: Instant
    ) throws -> (JournalReport, ExportManifest, [String: String]) {
        let report = try Verification.run(db)
        var manifest = ExportManifest(
            at: now.seconds, migrations: Schema.migrations.map(\.name), tables: [:], cases: report.cases, rows: report.rows,
            checkpoint: report.lastCheckpoint.map { Secret.hex($0.hash) }, sums: "")
        var sums: [String: String] = [:]
        for table in try StoreTables.names(db) where !ExportFormat.leftOut.contains(table) {
            let columns = try StoreTables.columns(db, of: table).sorted()
            let keys = try StoreTables.keys(db, of: table)
            let file = try WrittenFile("\(folder)/\(ExportFormat.path(of: table))")
            var count = 0
            let found = try Row.fetchCursor(
                db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table) ORDER BY \(keys.joined(separator: ", "))")
            while let row = try found.next() {
                try file.append(ExportFormat.line(columns, row.values))
                count += 1
            }
            manifest.tables[table] = count
            sums[ExportFormat.path(of: table)] = try file.finish()
        }
        return (report, manifest, sums)
    }

    /// The files that the tables name, then the sums, then the manifest.
    private mutating func finish(_ store: Store, _ manifest: ExportManifest, _ sums: [String: String], in folder: String) async throws {
        var (manifest, sums) = (manifest, sums)
        let lines = try LineReader("\(folder)/\(ExportFormat.path(of: "uploads"))")
        var contents: Set<String> = []
        while let line = try lines.next() {
            guard let sha256 = try JSONValue(parsing: line)["sha256"]?.string else { continue }
            contents.insert(sha256)
        }
        for sha256 in contents.sorted() {
            guard try UploadCopy.copy(sha256, from: store.filesFolder, to: "\(folder)/files") else {
                report.faults.append(JournalFault(caseNumber: "file \(sha256)", row: 0, kind: .file))
                continue
            }
            let path = Uploads.path(folder: "files", sha256: sha256)
            sums[path] = try LineReader.sum("\(folder)/\(path)")
            files += 1
        }
        guard report.faults.isEmpty else { throw Failure.faults(report) }
        let list = try WrittenFile("\(folder)/\(ExportFormat.sums)")
        for (path, sum) in sums.sorted(by: { $0.key < $1.key }) { try list.append(Array("\(sum)  \(path)\n".utf8)) }
        manifest.sums = try list.finish()
        let file = try WrittenFile("\(folder)/\(ExportFormat.manifest)")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try file.append(Array(encoder.encode(manifest)) + [UInt8(ascii: "\n")])
        _ = try file.finish()
        for path in ["tables", "files", ""] { try Folder.synchronize("\(folder)/\(path)") }
    }
}

/// A new file, hashed as it is written and forced to disk at its end.
private final class WrittenFile {
    private static let partSize = 1 << 20
    private let descriptor: Int32
    private var hasher = Crypto.SHA256()
    private var waiting: [UInt8] = []

    init(_ path: String) throws(StoreError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .ofSystem }
    }

    deinit { close(descriptor) }

    func append(_ bytes: [UInt8]) throws(StoreError) {
        waiting += bytes
        if waiting.count >= WrittenFile.partSize { try flush() }
    }

    private func flush() throws(StoreError) {
        hasher.update(data: waiting)
        try SystemFile.write(waiting[...], to: descriptor)
        waiting.removeAll(keepingCapacity: true)
    }

    /// Its SHA-256.
    func finish() throws(StoreError) -> String {
        try flush()
        guard fsync(descriptor) == 0 else { throw .ofSystem }
        return Secret.hex(Array(hasher.finalize()))
    }
}
