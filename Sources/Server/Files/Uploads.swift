import Crypto
import Foundation
import NIOCore
import ServiceIR
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that somebody handed in.
package struct Upload: Sendable {
    /// 128 random bits: who knows it may attach the file to one case.
    package var id: String
    package var sha256: String
    package var size: Int
    package var kind: FileKind
    /// As the sender called it, without a path.
    package var name: String
    package var caseID: Int64?
}

/// Uploaded files: streamed to disk, named by their content, in the folder of the store.
package struct Uploads: Sendable {
    package enum Failure: Error, Hashable {
        case tooLarge(limit: Int)
        case empty
        /// By its content none of the kinds that are taken.
        case unknownKind
    }

    /// An upload that no case took is swept after so long.
    package static let orphanSeconds: Int64 = 24 * 3600

    let store: Store
    package let limit: Int

    package init(store: Store, limit: Int) {
        self.store = store
        self.limit = limit
    }

    /// Takes a whole stream; nothing of it stays unless it is whole, small enough and of a known kind.
    package func take(
        _ chunks: some AsyncSequence<ByteBuffer, any Error>, name: String, at now: Instant
    ) async throws -> Result<Upload, Failure> {
        let file = try IncomingFile(folder: store.filesFolder, limit: limit)
        for try await chunk in chunks {
            do throws(Failure) { try file.append(chunk.readableBytesView) } catch { return .failure(error) }
        }
        return try await keep(file, name: name, at: now)
    }

    /// Keeps a file that has come whole.
    func keep(_ file: IncomingFile, name: String, at now: Instant) async throws -> Result<Upload, Failure> {
        let (sha256, size, kind): (String, Int, FileKind)
        switch try file.finish() {
        case .failure(let failure): return .failure(failure)
        case .success(let whole): (sha256, size, kind) = whole
        }
        let upload = Upload(
            id: Secret.make(), sha256: sha256, size: size, kind: kind, name: Uploads.safeName(name, kind: kind), caseID: nil)
        try await store.write { db in
            try db.execute(
                sql: "INSERT INTO uploads (id, sha256, size, type, name, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [upload.id, upload.sha256, upload.size, upload.kind.rawValue, upload.name, now.seconds])
        }
        return .success(upload)
    }

    package static func find(_ db: Database, id: String) throws -> Upload? {
        try Row.fetchOne(db, sql: "SELECT * FROM uploads WHERE id = ?", arguments: [id]).flatMap { row in
            FileKind(rawValue: row["type"]).map {
                Upload(id: row["id"], sha256: row["sha256"], size: row["size"], kind: $0, name: row["name"], caseID: row["case_id"])
            }
        }
    }

    /// Gives an upload to a case, once and for all. False when it is unknown or another case's.
    static func attach(_ db: Database, id: String, caseID: Int64) throws -> Bool {
        try db.execute(
            sql: "UPDATE uploads SET case_id = ? WHERE id = ? AND (case_id IS NULL OR case_id = ?)", arguments: [caseID, id, caseID])
        return db.changesCount == 1
    }

    package func path(of upload: Upload) -> String { Uploads.path(folder: store.filesFolder, sha256: upload.sha256) }

    static func path(folder: String, sha256: String) -> String { "\(folder)/\(sha256.prefix(2))/\(sha256.dropFirst(2))" }

    /// Takes away uploads that no case took, and files that no upload names any more.
    package func sweep(at now: Instant) async throws {
        let gone = try await store.write { db in
            let old = now.seconds - Uploads.orphanSeconds
            let digests = try String.fetchAll(
                db, sql: "SELECT DISTINCT sha256 FROM uploads WHERE case_id IS NULL AND created_at < ?", arguments: [old])
            try db.execute(sql: "DELETE FROM uploads WHERE case_id IS NULL AND created_at < ?", arguments: [old])
            return try digests.filter { try Int.fetchOne(db, sql: "SELECT 1 FROM uploads WHERE sha256 = ?", arguments: [$0]) == nil }
        }
        for digest in gone { unlink(Uploads.path(folder: store.filesFolder, sha256: digest)) }
    }

    /// The last part of a name, without control characters and not too long, with the ending that its content has.
    static func safeName(_ name: String, kind: FileKind) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var text = String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 32 && $0 != "\"" && $0.value != 127 }.prefix(100))
        if text.isEmpty { text = "berkas".unicodeScalars }
        let result = String(text)
        let ending = result.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return kind.endings.contains(ending) ? result : "\(result).\(kind.endings[0])"
    }
}

/// A file that is still coming: written to a temporary name, hashed as it comes.
final class IncomingFile: Sendable {
    private struct State {
        var descriptor: Int32
        var hasher = Crypto.SHA256()
        var head: [UInt8] = []
        var size = 0
    }
    private let state: Mutex<State>
    private let folder: String
    private let temporary: String
    private let limit: Int

    init(folder: String, limit: Int) throws {
        self.folder = folder
        self.limit = limit
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        temporary = "\(folder)/.\(Secret.make())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.ofSystem }
        state = Mutex(State(descriptor: descriptor))
    }

    deinit {
        state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } }
        unlink(temporary)
    }

    var size: Int { state.withLock { $0.size } }

    func append(_ bytes: some Sequence<UInt8>) throws(Uploads.Failure) {
        let array = Array(bytes)
        let limit = limit
        let isWritten: Bool? = state.withLock { state in
            state.size += array.count
            if state.size > limit { return nil }
            state.hasher.update(data: array)
            if state.head.count < FileKind.headLength { state.head += array.prefix(FileKind.headLength - state.head.count) }
            var offset = 0
            while offset < array.count {
                let count = array.withUnsafeBytes { write(state.descriptor, $0.baseAddress! + offset, array.count - offset) }
                if count < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                offset += count
            }
            return true
        }
        guard let isWritten else { throw .tooLarge(limit: limit) }
        if !isWritten {
            state.withLock {
                $0.head = []; $0.size = -1
            }
        }
    }

    /// Forces the file to disk and gives it its name.
    func finish() throws -> Result<(String, Int, FileKind), Uploads.Failure> {
        let (descriptor, digest, head, size) = state.withLock { state in
            (state.descriptor, Array(state.hasher.finalize()), state.head, state.size)
        }
        guard size >= 0 else { throw StoreError.full }
        guard size > 0 else { return .failure(.empty) }
        guard let kind = FileKind(head: head) else { return .failure(.unknownKind) }
        guard fsync(descriptor) == 0 else { throw StoreError.ofSystem }
        let sha256 = Secret.hex(digest)
        let target = Uploads.path(folder: folder, sha256: sha256)
        let subfolder = "\(folder)/\(sha256.prefix(2))"
        try FileManager.default.createDirectory(
            atPath: subfolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard rename(temporary, target) == 0 else { throw StoreError.ofSystem }
        for path in [subfolder, folder] { try Folder.synchronize(path) }
        return .success((sha256, size, kind))
    }
}
