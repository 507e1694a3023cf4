import Crypto
import Foundation
import ServiceIR

/// The operator's keys for uploads: AES-256, each wraps the keys of files. The first one is used, older ones are read by.
package struct FileKeys: Sendable {
    package enum Fault: Error {
        case unreadable
        /// Everybody on the machine may read it.
        case isOpen
        /// Not 32 bytes in Base64 on each line.
        case noKey
    }

    /// By what a file says which key it needs; tells nothing of the key.
    typealias KeyID = [UInt8]
    static let idLength = 8
    /// Nonce, the file's key and the tag.
    static let wrappedLength = 12 + 32 + 16

    private let keys: [(id: KeyID, key: SymmetricKey)]
    var current: KeyID { keys[0].id }
    var ids: [KeyID] { keys.map(\.id) }

    /// Reads a file with a key on each line, as `openssl rand -base64 32` writes one.
    package init(path: String) throws(Fault) {
        switch OwnFile.read(path) {
        case .failure(.unreadable): throw .unreadable
        case .failure(.isOpen): throw .isOpen
        case .success(let bytes):
            let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            let keys = lines.compactMap { Data(base64Encoded: String($0)) }.filter { $0.count == 32 }
            guard !keys.isEmpty, keys.count == lines.count else { throw .noKey }
            self.keys = keys.map { (FileKeys.id(of: $0), SymmetricKey(data: $0)) }
        }
    }

    private static func id(of key: Data) -> KeyID {
        Array(HMAC<Crypto.SHA256>.authenticationCode(for: Array("mppd file key".utf8), using: SymmetricKey(data: key)).prefix(idLength))
    }

    /// Wraps the key of one file with the current one, for this content alone.
    func wrap(_ key: SymmetricKey, for content: [UInt8]) throws -> [UInt8] {
        let sealed = try AES.GCM.seal(key.withUnsafeBytes { Array($0) }, using: keys[0].key, authenticating: content)
        guard let bytes = sealed.combined else { throw StoreError.damaged("file key") }
        return Array(bytes)
    }

    /// - Returns: nothing where the key is not one of these, or what was wrapped is not this content's.
    func unwrap(_ wrapped: [UInt8], by id: KeyID, for content: [UInt8]) -> SymmetricKey? {
        guard let key = keys.first(where: { $0.id == id })?.key, let box = try? AES.GCM.SealedBox(combined: wrapped),
            let bytes = try? AES.GCM.open(box, using: key, authenticating: content)
        else { return nil }
        return SymmetricKey(data: bytes)
    }
}

/// Uploads of a store are sealed by keys that nobody has given.
package struct MissingFileKeys: Error {
    /// In hexadecimal.
    package let ids: [String]
}

extension FileKeys {
    /// Holds the keys against those by which the store's uploads are sealed, and notes the one that is used from now on.
    static func check(_ keys: FileKeys?, of store: Store, at now: Instant) async throws {
        let given = keys?.ids ?? []
        let missing = try await store.write { db in
            let used = try Data.fetchAll(db, sql: "SELECT id FROM file_keys ORDER BY since")
            let missing = used.map(Array.init).filter { !given.contains($0) }
            if missing.isEmpty, let keys {
                try db.execute(
                    sql: "INSERT INTO file_keys (id, since) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                    arguments: [Data(keys.current), now.seconds])
            }
            return missing
        }
        if !missing.isEmpty { throw MissingFileKeys(ids: missing.map { Secret.hex($0) }) }
    }
}
