import Foundation
import ServiceIR

/// Where a case's chain stood after an event: whoever keeps it can show later that the journal was changed, or that it was not.
package struct JournalReceipt: Sendable, Hashable {
    package var number: String
    package var revision: Int
    /// The hash of that row of the journal.
    package var head: [UInt8]

    /// `NUMBER/REVISION/HASH`
    var plain: String { "\(number)/\(revision)/\(Secret.hex(head))" }

    /// Reads what was given: a JWS with these claims, or `plain`. Whose signature it is says `OutputSigner.signedBy`.
    package init?(_ text: String) {
        let text = text.split(whereSeparator: \.isWhitespace).joined()
        let signed = text.split(separator: ".", omittingEmptySubsequences: false)
        if signed.count == 3 {
            guard let payload = Base64URL.decoded(signed[1]), let claims = try? JSONValue(parsing: payload) else { return nil }
            guard let number = claims["sub"]?.string, let revision = claims["revision"]?.int, let head = claims["head"]?.string else {
                return nil
            }
            self.init(number: number, revision: revision, hex: head)
        } else {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let revision = Int(parts[1]) else { return nil }
            self.init(number: parts[0], revision: revision, hex: parts[2])
        }
    }

    private init?(number: String, revision: Int, hex: String) {
        guard revision > 0, let head = Secret.bytes(hex: hex), head.count == 32 else { return nil }
        self.init(number: number, revision: revision, head: head)
    }

    init(number: String, revision: Int, head: [UInt8]) {
        self.number = number
        self.revision = revision
        self.head = head
    }

    /// When the journal wrote that row; `nil` where it holds no such row. Of a case that is not there it says no more than of a wrong hash.
    package func written(_ db: Database) throws -> Instant? {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT j.at AS at, j.hash AS hash FROM journal j JOIN cases c ON c.id = j.case_id WHERE c.number = ? AND j.number = ?",
            arguments: [number, revision])
        guard let row, Secret.equal(row["hash"] as Data, head) else { return nil }
        return Instant(seconds: row["at"])
    }
}

/// A receipt with the text that is given out.
struct IssuedReceipt: Sendable {
    var receipt: JournalReceipt
    var at: Instant
    /// Signed where the region has a key.
    var text: String
}

extension Registry {
    /// The receipt of a row of a case's journal.
    ///
    /// - Parameter revision: absent = the last.
    func receipt(of dossier: Dossier, revision: Int? = nil) async throws -> IssuedReceipt? {
        let revision = revision ?? dossier.revision
        let (head, at): ([UInt8], Instant)
        if revision == dossier.revision, let headAt = dossier.headAt {
            (head, at) = (dossier.head, headAt)
        } else {
            let row = try await store.read { db in
                try Row.fetchOne(
                    db, sql: "SELECT at, hash FROM journal WHERE case_id = ? AND number = ?", arguments: [dossier.id, revision])
            }
            guard let row else { return nil }
            (head, at) = (Array(row["hash"] as Data), Instant(seconds: row["at"]))
        }
        let receipt = JournalReceipt(number: dossier.number, revision: revision, head: head)
        guard let signer else { return IssuedReceipt(receipt: receipt, at: at, text: receipt.plain) }
        let claims: JSONObject = [
            "iss": .string("urn:mpp:\(catalog.region ?? catalog.catalog.rawValue)"), "iat": .integer(at.seconds),
            "sub": .string(receipt.number), "revision": .integer(Int64(revision)), "head": .string(Secret.hex(receipt.head)),
        ]
        return IssuedReceipt(receipt: receipt, at: at, text: try signer.sign(claims))
    }
}
