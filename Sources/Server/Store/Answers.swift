import Crypto
import Foundation
import Runtime
import ServiceIR

/// The first answer to each request that carried an idempotency key, so that a repeated request gets it again.
///
/// An answer may hold a case's secret, so it lies sealed under the key itself, of which only the hash is kept.
struct Answers {
    enum Found {
        case none
        case answer(StoredAnswer)
        /// The key was used for a request that said something else.
        case otherRequest
    }

    /// How long a key is remembered.
    static let keptSeconds: Int64 = 30 * 24 * 3600

    let key: SymmetricKey
    let keyHash: [UInt8]
    let requestHash: [UInt8]
    /// Of the same request by the caller's other accounts, which may have asked before it was known whose they are.
    private let byOthers: [Answers]

    /// - Parameters:
    ///   - key: as the client sent it.
    ///   - caller: who asks, so that one caller's key says nothing about another's.
    ///   - others: the caller's other accounts.
    ///   - request: all that makes a request the same one.
    init(key text: String, caller: String, others: [PersonID] = [], request: [UInt8]) {
        let material = SymmetricKey(data: Array("\(caller)\n\(text)".utf8))
        key = HKDF<Crypto.SHA256>.deriveKey(inputKeyMaterial: material, info: Array("mpp answer".utf8), outputByteCount: 32)
        keyHash = Secret.hash("mpp answer\n\(caller)\n\(text)")
        requestHash = Array(HMAC<Crypto.SHA256>.authenticationCode(for: request, using: material))
        byOthers = others.map { Answers(key: text, caller: $0.rawValue, request: request) }
    }

    func find(_ db: Database) throws -> Found {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT request_hash, sealed FROM answers WHERE key_hash = ?", arguments: [Data(keyHash)])
        else {
            for one in byOthers {
                let found = try one.find(db)
                if case .none = found { continue }
                return found
            }
            return .none
        }
        guard Secret.equal(row["request_hash"] as Data, requestHash) else { return .otherRequest }
        let sealed = try AES.GCM.SealedBox(combined: row["sealed"] as Data)
        let opened = try AES.GCM.open(sealed, using: key)
        guard opened.count > 2 else { throw StoreError.damaged("an answer of no length") }
        let bytes = Array(opened)
        return .answer(StoredAnswer(status: Int(bytes[0]) << 8 | Int(bytes[1]), body: Array(bytes[2...])))
    }

    func keep(_ db: Database, _ answer: StoredAnswer, at now: Instant) throws {
        let plain = [UInt8(truncatingIfNeeded: answer.status >> 8), UInt8(truncatingIfNeeded: answer.status)] + answer.body
        guard let sealed = try AES.GCM.seal(plain, using: key).combined else { throw StoreError.damaged("sealing") }
        try db.execute(
            sql: "INSERT INTO answers (key_hash, request_hash, sealed, at) VALUES (?, ?, ?, ?)",
            arguments: [Data(keyHash), Data(requestHash), sealed, now.seconds])
    }

    static func sweep(_ db: Database, at now: Instant) throws {
        try db.execute(sql: "DELETE FROM answers WHERE at < ?", arguments: [now.seconds - keptSeconds])
    }
}

/// An answer as it was first given.
struct StoredAnswer: Sendable {
    var status: Int
    var body: [UInt8]
}
