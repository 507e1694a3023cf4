import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files that no upload names any more: noted in the transaction that took the last name away, so that none is left behind however the process ends.
enum UnnamedFiles {
    static func add(_ db: Database, _ contents: [String]) throws {
        for sha256 in contents where try !isNamed(db, sha256) {
            try db.execute(sql: "INSERT INTO unnamed_files (sha256) VALUES (?) ON CONFLICT DO NOTHING", arguments: [sha256])
        }
    }

    private static func isNamed(_ db: Database, _ sha256: String) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT 1 FROM uploads WHERE sha256 = ? LIMIT 1", arguments: [sha256]) != nil
    }

    /// Takes the noted files away, but those that somebody has handed in again meanwhile.
    ///
    /// Alone, so that no upload gets its row between the question and the removal; one that comes after it misses its file, and is refused.
    static func remove(from store: Store) async throws {
        guard try await store.read({ try Int.fetchOne($0, sql: "SELECT 1 FROM unnamed_files LIMIT 1") }) != nil else { return }
        let folder = store.filesFolder
        try await store.write(as: .alone) { db in
            for sha256 in try String.fetchAll(db, sql: "SELECT sha256 FROM unnamed_files ORDER BY sha256") {
                if try !isNamed(db, sha256) { unlink(Uploads.path(folder: folder, sha256: sha256)) }
            }
            try db.execute(sql: "DELETE FROM unnamed_files")
        }
    }
}
