import Foundation
import ServiceIR

/// An application that is not sent yet, as it was saved.
package struct SavedDraft: Sendable {
    var id: Int64
    package var number: String
    package var service: ServiceID
    /// The digests of the definition under which it was saved last.
    var meaning: String
    var whole: String
    /// A sending, as far as it is filled in; empty once it was filed.
    package var sending: JSONValue
    /// Counts the times that it was saved, from 1.
    package var revision: Int
    package var savedAt: Instant
    package var expiresAt: Instant
    /// The case that it became.
    package var caseID: Int64?
}

/// The drafts of a region, each opened by its number and secret: never part of a journal, and gone with their files when their time is over.
package struct Drafts: Sendable {
    /// So long a draft is kept after it was saved last.
    package static let keptSeconds: Int64 = 30 * 24 * 3600
    /// The most that a region keeps at once.
    static let most = 100_000
    /// The longest sending, in bytes of JSON.
    static let longest = 512 * 1024
    /// The most files of one.
    static let mostFiles = PostedForm.fileCountLimit

    let store: Store

    /// What whoever saves gets, once.
    struct Made: Sendable {
        var number: String
        /// Of 128 random bits; the store keeps its hash.
        var secret: String
        var expiresAt: Instant
        /// False where the key made it before: what it says may be something else.
        var isNew = true
    }

    private static let columns =
        "id, number, service, meaning, whole, sending, revision, saved_at, expires_at, case_id, secret_hash"

    /// Keeps a new draft; repeated with the same key it is kept once.
    ///
    /// - Parameter request: what makes a repeated request the same one.
    func make(
        _ sending: JSONValue, for definition: Definition, files: [String], key: String, request: [UInt8], at now: Instant
    ) async throws -> Made {
        let bytes = try Drafts.bytes(of: sending, files)
        let answers = Answers(key: key, caller: "draft", request: Array("\(definition.service.service)\n".utf8) + request)
        return try await store.write { db in
            switch try answers.find(db) {
            case .otherRequest: throw Problem.keyReused
            case .answer(let answer):
                let json = try JSONValue(parsing: answer.body)
                guard let number = json["draft"]?.string, let secret = json["secret"]?.string, let until = json["until"]?.int64 else {
                    throw StoreError.damaged("an answer")
                }
                return Made(number: number, secret: secret, expiresAt: Instant(seconds: until), isNew: false)
            case .none: break
            }
            guard try Int.fetchOne(db, sql: "SELECT count(*) FROM drafts") ?? 0 < Drafts.most else { throw Problem.draftsFull }
            let secret = Secret.make()
            // 40 random bits: nobody counts drafts by their numbers.
            let number = "D-" + Secret.grouped(Secret.base32(Secret.randomBytes(5)))
            let expiresAt = Instant(seconds: now.seconds + Drafts.keptSeconds)
            let id = try Int64.fetchOne(
                db,
                sql: """
                    INSERT INTO drafts (number, service, meaning, whole, sending, revision, saved_at, expires_at, secret_hash)
                    VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?) RETURNING id
                    """,
                arguments: [
                    number, definition.service.service.rawValue, definition.meaning, definition.whole, Data(bytes), now.seconds,
                    expiresAt.seconds, Data(Secret.hash(secret)),
                ])
            guard let id else { throw StoreError.damaged("a new draft") }
            try Drafts.attach(db, files, to: id)
            let answer: JSONValue = ["draft": .string(number), "secret": .string(secret), "until": .integer(expiresAt.seconds)]
            try answers.keep(db, StoredAnswer(status: 201, body: answer.bytes(.compact)), at: now)
            return Made(number: number, secret: secret, expiresAt: expiresAt)
        }
    }

    /// Keeps what a draft says now. Its number stands beside its id: SQLite gives the id of an erased draft again.
    ///
    /// - Parameter revision: the one that the writer has seen; absent = whatever it is.
    func save(
        _ draft: SavedDraft, _ sending: JSONValue, for definition: Definition, files: [String], revision: Int?, at now: Instant
    ) async throws -> SavedDraft {
        let bytes = try Drafts.bytes(of: sending, files)
        if let revision, revision != draft.revision { throw draft.caseID == nil ? Problem.draftChanged : .draftFiled }
        var saved = draft
        (saved.sending, saved.meaning, saved.whole) = (sending, definition.meaning, definition.whole)
        (saved.savedAt, saved.expiresAt) = (now, Instant(seconds: now.seconds + Drafts.keptSeconds))
        saved.revision = draft.revision + 1
        let next = saved
        return try await store.write { db in
            try db.execute(
                sql: """
                    UPDATE drafts SET meaning = ?, whole = ?, sending = ?, revision = ?, saved_at = ?, expires_at = ?
                    WHERE id = ? AND number = ? AND case_id IS NULL AND revision = ?
                    """,
                arguments: [
                    next.meaning, next.whole, Data(bytes), next.revision, next.savedAt.seconds, next.expiresAt.seconds, next.id,
                    next.number, draft.revision,
                ])
            guard db.changesCount == 1 else { throw try Drafts.isFiled(db, next) ? Problem.draftFiled : .draftChanged }
            try Drafts.attach(db, files, to: next.id)
            return next
        }
    }

    private static func bytes(of sending: JSONValue, _ files: [String]) throws -> [UInt8] {
        let bytes = sending.bytes(.compact)
        guard bytes.count <= longest, files.count <= mostFiles else { throw Problem.bodyTooLarge }
        return bytes
    }

    /// The draft of that number and secret, unless its time is over. Takes the same time whether the number or the secret is wrong.
    package func find(number: String, secret: String, at now: Instant) async throws -> SavedDraft? {
        let hash = Secret.hash(Secret.normalized(secret))
        return try await store.read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT \(Drafts.columns) FROM drafts WHERE number = ? AND expires_at > ?",
                arguments: [Drafts.normalized(number), now.seconds])
            let expected = row.map { Array($0["secret_hash"] as Data) } ?? [UInt8](repeating: 0, count: 32)
            guard Secret.equal(expected, hash), let row else { return nil }
            return SavedDraft(
                id: row["id"], number: row["number"], service: ServiceID(row["service"] as String), meaning: row["meaning"],
                whole: row["whole"], sending: try JSONValue(parsing: Array(row["sending"] as Data)), revision: row["revision"],
                savedAt: Instant(seconds: row["saved_at"]), expiresAt: Instant(seconds: row["expires_at"]), caseID: row["case_id"])
        }
    }

    /// `D-abcd-efgh`, however it was typed.
    private static func normalized(_ typed: String) -> String {
        let bare = Secret.normalized(typed)
        return "D-" + Secret.grouped(bare.hasPrefix("d") && bare.utf8.count == 9 ? String(bare.dropFirst()) : bare)
    }

    // MARK: Files

    /// Gives the draft these files and no others; what it had before is nobody's then.
    private static func attach(_ db: Database, _ files: [String], to draft: Int64) throws {
        let held = try String.fetchAll(db, sql: "SELECT id FROM uploads WHERE draft_id = ?", arguments: [draft])
        for id in held where !files.contains(id) {
            try db.execute(sql: "UPDATE uploads SET draft_id = NULL WHERE id = ?", arguments: [id])
        }
        // One file may be named in several places.
        for id in Set(files).subtracting(held) {
            try db.execute(
                sql: "UPDATE uploads SET draft_id = ? WHERE id = ? AND case_id IS NULL AND draft_id IS NULL", arguments: [draft, id])
            guard db.changesCount == 1 else { throw Problem.draftFile }
        }
    }

    // MARK: Its end

    static func isFiled(_ db: Database, _ draft: SavedDraft) throws -> Bool {
        try Int64.fetchOne(db, sql: "SELECT case_id FROM drafts WHERE id = ? AND number = ?", arguments: [draft.id, draft.number]) != nil
    }

    /// Leads a draft to the case that it became, once: what it said lies in the case now.
    static func close(_ db: Database, _ draft: SavedDraft, caseID: Int64) throws {
        try db.execute(
            sql: "UPDATE drafts SET case_id = ?, sending = ? WHERE id = ? AND number = ? AND revision = ? AND case_id IS NULL",
            arguments: [caseID, Data(JSONValue.object([:]).bytes(.compact)), draft.id, draft.number, draft.revision])
        guard db.changesCount == 1 else { throw try isFiled(db, draft) ? Problem.draftFiled : .draftChanged }
        // What the case did not take is nobody's.
        try db.execute(sql: "UPDATE uploads SET draft_id = NULL WHERE draft_id = ?", arguments: [draft.id])
    }

    func erase(_ draft: SavedDraft) async throws {
        try await store.write { db in try Drafts.erase(db, where: "id = ? AND number = ?", [draft.id, draft.number]) }
    }

    /// Erases the drafts whose time is over.
    static func sweep(_ db: Database, at now: Instant) throws {
        try erase(db, where: "expires_at <= ?", [now.seconds])
    }

    /// Drafts and their hold on files: the sweep of uploads takes these at once.
    private static func erase(_ db: Database, where condition: String, _ arguments: StatementArguments) throws {
        try db.execute(
            sql: "UPDATE uploads SET draft_id = NULL, created_at = 0 WHERE draft_id IN (SELECT id FROM drafts WHERE \(condition))",
            arguments: arguments)
        try db.execute(sql: "DELETE FROM drafts WHERE \(condition)", arguments: arguments)
    }
}

extension Problem {
    /// Also said of one whose time is over, and to whom has a wrong secret.
    static let noSuchDraft = Problem(
        .notFound, "no-such-draft",
        .both("Tidak ada draf dengan nomor dan kunci itu", "There is no draft with this number and secret"),
        detail: .both(
            "Draf dihapus \(Drafts.keptSeconds / 86_400) hari sesudah terakhir disimpan.",
            "A draft is erased \(Drafts.keptSeconds / 86_400) days after it was saved last."))
    static let draftFiled = Problem(
        .conflict, "draft-filed", .both("Draf ini sudah diajukan", "This draft has been filed already"),
        detail: .both("Bukalah permohonannya.", "Open its case."))
    static let draftChanged = Problem(
        .conflict, "draft-changed",
        .both("Draf ini sudah disimpan dari tempat lain", "This draft was saved from elsewhere meanwhile"),
        detail: .both("Buka lagi drafnya untuk melihat isinya.", "Open the draft again to see what it says."))
    static let draftFile = Problem(
        .unprocessableContent, "draft-file",
        .both("Sebuah berkas tidak ditemukan; unggah lagi", "A file was not found; upload it again"))
    static let draftsFull: Problem = {
        var problem = Problem(
            .serviceUnavailable, "drafts-full",
            .both("Tempat draf sedang penuh; isian belum tersimpan", "There is no room for more drafts; nothing was saved"))
        problem.retryAfter = 3600
        return problem
    }()
    static let draftServiceGone = Problem(
        .gone, "draft-service-gone",
        .both("Layanan draf ini tidak dibuka lagi", "The service of this draft is not offered any more"))
}
