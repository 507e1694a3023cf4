import Crypto
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// All uploads of a store brought under the current key, also while it is served: plain ones are sealed, of sealed ones the head alone is written.
package struct Rekeying: Sendable {
    package private(set) var sealed = 0
    package private(set) var rewrapped = 0
    package private(set) var current = 0
    /// Those that no key opens, that are missing, or are not what was handed in; by SHA-256.
    package private(set) var failed: [String] = []

    package static func run(_ store: Store, _ keys: FileKeys) async throws -> Rekeying {
        var made = Rekeying()
        // From now on also those that this run seals need the key.
        try await store.write { db in
            try db.execute(
                sql: "INSERT INTO file_keys (id, since) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                arguments: [Data(keys.current), Portal.systemTime().seconds])
        }
        let digests = try await store.read { try String.fetchAll($0, sql: "SELECT DISTINCT sha256 FROM uploads ORDER BY sha256") }
        for digest in digests {
            let isDone = try made.bring(digest, in: store.filesFolder, keys)
            // What was swept meanwhile is not brought back, nor is it missed.
            let isGone = try await store.write { db in
                try UnnamedFiles.add(db, [digest])
                return try Int.fetchOne(db, sql: "SELECT 1 FROM unnamed_files WHERE sha256 = ?", arguments: [digest]) != nil
            }
            if !isDone, !isGone { made.failed.append(digest) }
        }
        try await UnnamedFiles.remove(from: store)
        if made.failed.isEmpty {
            try await store.write { try $0.execute(sql: "DELETE FROM file_keys WHERE id <> ?", arguments: [Data(keys.current)]) }
        }
        return made
    }

    private mutating func bring(_ sha256: String, in folder: String, _ keys: FileKeys) throws -> Bool {
        let descriptor = open(Uploads.path(folder: folder, sha256: sha256), O_RDWR | O_CLOEXEC)
        guard descriptor >= 0, let content = Secret.bytes(hex: sha256) else { return false }
        defer { close(descriptor) }
        let head = try SystemFile.read(descriptor, at: 0, count: SealedForm.headLength)
        guard SealedForm.isSealed(head), head.count == SealedForm.headLength else { return try seal(descriptor, sha256, in: folder, keys) }
        guard let key = SealedForm.key(head, keys, for: content) else { return false }
        let slots = SealedForm.slots(head)
        guard let old = slots.firstIndex(where: { keys.unwrap($0.wrapped, by: $0.id, for: content) != nil && $0.id != keys.current }) else {
            current += 1
            return true
        }
        // One of both holds at every moment, whatever interrupts this.
        let new = 1 - old
        if slots[new].id != keys.current || keys.unwrap(slots[new].wrapped, by: slots[new].id, for: content) == nil {
            try SystemFile.write(SealedForm.slot(keys, key, for: content)[...], to: descriptor, at: SealedForm.offset(of: new))
            guard fsync(descriptor) == 0 else { throw StoreError.ofSystem }
        }
        try SystemFile.write([UInt8](repeating: 0, count: SealedForm.slotLength)[...], to: descriptor, at: SealedForm.offset(of: old))
        guard fsync(descriptor) == 0 else { throw StoreError.ofSystem }
        rewrapped += 1
        return true
    }

    private mutating func seal(_ descriptor: Int32, _ sha256: String, in folder: String, _ keys: FileKeys) throws -> Bool {
        let file = try IncomingFile(folder: folder, limit: .max, keys: keys)
        var offset = 0
        while true {
            let bytes = try SystemFile.read(descriptor, at: offset, count: 1 << 20)
            if bytes.isEmpty { break }
            offset += bytes.count
            do throws(Uploads.Failure) { try file.append(bytes) } catch { return false }
        }
        guard case .success(let whole) = try file.finish(), whole.sha256 == sha256 else { return false }
        try file.name(sha256)
        sealed += 1
        return true
    }
}
