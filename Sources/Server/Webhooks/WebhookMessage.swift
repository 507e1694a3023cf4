import Crypto
import Foundation
import ServiceIR

/// A message of the outbox as it is sent: body, id and signature in the way of Standard Webhooks 1.0.
package struct WebhookMessage: Sendable {
    /// The same at every try and for every receiver, and never another message's: a receiver that has seen it does nothing more.
    package let id: String
    package let kind: MessageKind
    package let body: [UInt8]

    /// Reads a message; `nil` where it is gone.
    static func find(_ db: Database, id: Int64, in zone: TimeZoneID) throws -> WebhookMessage? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT o.kind AS kind, o.payload AS payload, o.created_at AS at, o.event AS revision, c.number AS number, c.service AS service,
                    (SELECT hash FROM journal WHERE case_id = o.case_id AND number = o.event) AS hash
                FROM outbox o JOIN cases c ON c.id = o.case_id WHERE o.id = ?
                """,
            arguments: [id])
        guard let row, let kind = MessageKind(rawValue: row["kind"]) else { return nil }
        let hash: Data? = row["hash"]
        // By the journal's own hash, which has salt in it: also after a restore no other message is called so.
        let name = "msg_" + Secret.base32(Array(Secret.sha256(Array("\(Secret.hex(hash ?? Data())) \(id)".utf8)).prefix(20)))
        // What was erased is told as such.
        let payload = (try? JSONValue(parsing: Array(row["payload"] as Data))) ?? .null
        let body: JSONObject = [
            "id": .string(name), "type": .string(kind.rawValue),
            "timestamp": .string(Instant(seconds: row["at"]).iso(in: zone)), "case": .string(row["number"]),
            "service": .string(row["service"]), "revision": .integer(row["revision"]), "data": kind.data(payload),
        ]
        return WebhookMessage(id: name, kind: kind, body: JSONValue.object(body).bytes(.compact))
    }

    /// The value of `webhook-signature`: one signature for each secret, `v1,` and HMAC-SHA256 over id, time and body.
    ///
    /// - Parameter at: when it is sent, in seconds since 1970.
    func signature(at: Int64, by secrets: [[UInt8]]) -> String {
        let signed = Array("\(id).\(at).".utf8) + body
        return secrets.map { secret in
            let code = HMAC<Crypto.SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret))
            return "v1," + Data(code).base64EncodedString()
        }.joined(separator: " ")
    }
}

extension MessageKind {
    /// The payload under names, so that more can stand beside it one day.
    fileprivate func data(_ payload: JSONValue) -> JSONValue {
        if payload == .null { return .null }
        return switch self {
        case .release: ["outputs": payload]
        case .end: ["end": payload]
        case .notice, .bill, .payout, .revoke, .call, .alarm: payload
        }
    }
}
