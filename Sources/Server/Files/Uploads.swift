import Foundation
import NIOCore
import ServiceIR

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

/// Uploaded files: streamed to disk, sealed where there is a key, named by their content, in the folder of the store.
package struct Uploads: Sendable {
    package enum Failure: Error, Hashable {
        case tooLarge(limit: Int)
        case empty
        /// By its content none of the kinds that are taken.
        case unknownKind
        /// By the scanner's name for what is in it.
        case infected(String)
        /// The scanner did not say what it thinks.
        case notScanned
    }

    /// An upload that no case and no draft took is swept after so long.
    package static let orphanSeconds: Int64 = 24 * 3600

    let store: Store
    package let limit: Int
    /// By which files are sealed; plain without.
    let keys: FileKeys?
    /// Scans each upload before it is taken.
    let scanner: VirusScanner?

    package init(store: Store, limit: Int, keys: FileKeys? = nil, scanner: VirusScanner? = nil) {
        self.store = store
        self.limit = limit
        self.keys = keys
        self.scanner = scanner
    }

    func incoming() throws -> IncomingFile { try IncomingFile(folder: store.filesFolder, limit: limit, keys: keys) }

    /// Takes a whole stream; nothing of it stays unless it is whole, small enough and of a known kind.
    package func take(
        _ chunks: some AsyncSequence<ByteBuffer, any Error>, name: String, at now: Instant
    ) async throws -> Result<Upload, Failure> {
        let file = try incoming()
        for try await chunk in chunks {
            do throws(Failure) { try file.append(chunk.readableBytesView) } catch { return .failure(error) }
        }
        return try await keep(file, name: name, at: now)
    }

    /// Keeps a file that has come whole.
    func keep(_ file: IncomingFile, name: String, at now: Instant) async throws -> Result<Upload, Failure> {
        let whole: IncomingFile.Whole
        switch try file.finish() {
        case .failure(let failure): return .failure(failure)
        case .success(let file): whole = file
        }
        if let scanner, let failure = try await scan(file, whole, scanner) { return .failure(failure) }
        try file.name(whole.sha256)
        let upload = Upload(
            id: Secret.make(), sha256: whole.sha256, size: whole.size, kind: whole.kind,
            name: Uploads.safeName(name, kind: whole.kind), caseID: nil)
        let path = path(of: upload)
        try await store.write { db in
            try db.execute(
                sql: "INSERT INTO uploads (id, sha256, size, type, name, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [upload.id, upload.sha256, upload.size, upload.kind.rawValue, upload.name, now.seconds])
            // The same content may just have been taken away with its last name.
            guard FileManager.default.fileExists(atPath: path) else { throw StoreError.unavailable }
        }
        return .success(upload)
    }

    /// Why a file is not taken; nothing where the scanner says that it is clean.
    private func scan(_ file: IncomingFile, _ whole: IncomingFile.Whole, _ scanner: VirusScanner) async throws -> Failure? {
        let stored = try StoredFile(path: file.temporary, sha256: whole.sha256, size: whole.size, keys: keys)
        do {
            switch try await scanner.scan(stored) {
            case .clean: return nil
            case .infected(let name): return .infected(name)
            }
        } catch { return .notScanned }
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
            sql: "UPDATE uploads SET case_id = ?, draft_id = NULL WHERE id = ? AND (case_id IS NULL OR case_id = ?)",
            arguments: [caseID, id, caseID])
        return db.changesCount == 1
    }

    package func path(of upload: Upload) -> String { Uploads.path(folder: store.filesFolder, sha256: upload.sha256) }

    /// The file as it is read.
    func open(_ upload: Upload) throws -> StoredFile {
        try StoredFile(path: path(of: upload), sha256: upload.sha256, size: upload.size, keys: keys)
    }

    static func path(folder: String, sha256: String) -> String { "\(folder)/\(sha256.prefix(2))/\(sha256.dropFirst(2))" }

    /// Takes away uploads that no case and no draft took, and files that no upload names any more.
    package func sweep(at now: Instant) async throws {
        try await store.write { db in
            let old = now.seconds - Uploads.orphanSeconds
            let digests = try String.fetchAll(
                db, sql: "SELECT DISTINCT sha256 FROM uploads WHERE case_id IS NULL AND draft_id IS NULL AND created_at < ?",
                arguments: [old])
            try db.execute(sql: "DELETE FROM uploads WHERE case_id IS NULL AND draft_id IS NULL AND created_at < ?", arguments: [old])
            try UnnamedFiles.add(db, digests)
        }
        try await UnnamedFiles.remove(from: store)
    }

    /// The last part of a name, without control characters and those that turn the order of others, and not too long, with the ending that its content has.
    static func safeName(_ name: String, kind: FileKind) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var text = String.UnicodeScalarView(Text.kept(last.withoutControls).unicodeScalars.filter { $0 != "\"" }.prefix(100))
        if text.isEmpty { text = "berkas".unicodeScalars }
        let result = String(text)
        let ending = result.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return kind.endings.contains(ending) ? result : "\(result).\(kind.endings[0])"
    }
}
