import Foundation

/// A whole region moved from a database file to a server: every row of every table, and the uploaded files.
///
/// It is there whole or not at all: all rows are written in one transaction, which ends only where both sides verify and count the same.
package struct StoreMove: Sendable {
    package enum Failure: Error {
        case source(StoreError)
        case target(StoreError)
        /// The target has a region already.
        case isTaken
        /// What `mppd verify` finds in the source is not carried elsewhere; and files that are missing.
        case faults(JournalReport)
        /// The target does not hold what the source does.
        case differs(table: String)
    }

    package private(set) var report = JournalReport()
    package private(set) var files = 0
    package private(set) var rows = 0

    /// - Parameter path: a database file that nobody serves meanwhile.
    package static func run(_ path: String, to server: PostgresAddress, files folder: String) async throws -> StoreMove {
        let source: StoreFile
        do throws(StoreError) { source = try StoreFile(path: path) } catch { throw Failure.source(error) }
        defer { try? source.close() }
        let target: Store
        do throws(StoreError) { target = try Store(.server(server, files: folder)) } catch { throw Failure.target(error) }
        defer { try? target.close() }
        var made = StoreMove()
        do throws(StoreError) {
            let report = try source.read { try Verification.run($0) }
            made.report = report
        } catch { throw Failure.source(error) }
        try made.copyFiles(source, to: folder)
        guard made.report.faults.isEmpty else { throw Failure.faults(made.report) }
        let expected = made.report
        made.rows = try await target.write(as: .alone) { db in
            let rows = try source.read { from in Result { try copyTables(from, to: db) } }.get()
            let found = try Verification.run(db)
            guard found.faults.isEmpty, found.cases == expected.cases, found.rows == expected.rows,
                found.lastCheckpoint?.hash == expected.lastCheckpoint?.hash
            else { throw Failure.faults(found) }
            return rows
        }
        return made
    }

    /// The files first: where the rows are, they are.
    private mutating func copyFiles(_ source: StoreFile, to folder: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            for digest in try source.read({ try String.fetchAll($0, sql: "SELECT DISTINCT sha256 FROM uploads ORDER BY sha256") }) {
                // An interrupted move left it there, whole: by its name it is the same.
                if FileManager.default.fileExists(atPath: Uploads.path(folder: folder, sha256: digest)) {
                    files += 1
                    continue
                }
                if try UploadCopy.copy(digest, from: source.filesFolder, to: folder) {
                    files += 1
                } else {
                    report.faults.append(JournalFault(caseNumber: "file \(digest)", row: 0, kind: .file))
                }
            }
            try Folder.synchronize(folder)
        } catch let error as StoreError { throw Failure.target(error) }
    }

    /// - Returns: how many rows there are.
    private static func copyTables(_ source: Database, to target: Database) throws -> Int {
        var count = 0
        let tables = try StoreTables.names(source)
        guard try StoreTables.isEmpty(target) else { throw Failure.isTaken }
        // What its migrations put there.
        for table in tables.reversed() { try target.execute(sql: "DELETE FROM \(table)") }
        for table in tables {
            let rows = "SELECT count(*) FROM \(table)"
            try copy(table, source, to: target)
            let (there, here) = (try Int.fetchOne(target, sql: rows), try Int.fetchOne(source, sql: rows))
            guard let there, there == here else { throw Failure.differs(table: table) }
            count += there
        }
        return count
    }

    private static func copy(_ table: String, _ source: Database, to target: Database) throws {
        let columns = try StoreTables.columns(source, of: table)
        var writer = TableWriter(table, columns: columns)
        let rows = try Row.fetchCursor(source, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
        while let row = try rows.next() { try writer.add(row.values, to: target) }
        try writer.finish(target)
    }
}
