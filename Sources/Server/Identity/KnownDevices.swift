import Foundation
import ServiceIR

/// Browsers from which an officer has logged in: strangers' wrong passwords do not hold up who comes from one.
enum KnownDevices {
    static let keptSeconds: Int64 = 180 * 86_400

    static func has(_ db: Database, _ token: String?, account: Int64, at now: Instant) throws -> Bool {
        guard let token else { return false }
        return try Bool.fetchOne(
            db, sql: "SELECT 1 FROM known_devices WHERE token_hash = ? AND account_id = ? AND expires_at > ?",
            arguments: [Data(Secret.hash(token)), account, now.seconds]) ?? false
    }

    /// Remembers that an officer logged in there.
    ///
    /// - Returns: the browser's token: its own, where it is one that was given out here.
    static func remember(_ db: Database, _ token: String?, account: Int64, at now: Instant) throws -> String {
        try db.execute(sql: "DELETE FROM known_devices WHERE expires_at <= ?", arguments: [now.seconds])
        let isOurs =
            try token.map { token in
                try Bool.fetchOne(db, sql: "SELECT 1 FROM known_devices WHERE token_hash = ?", arguments: [Data(Secret.hash(token))])
                    ?? false
            } ?? false
        let kept = isOurs ? token ?? "" : Secret.make()
        try db.execute(
            sql: """
                INSERT INTO known_devices (token_hash, account_id, expires_at) VALUES (?, ?, ?)
                ON CONFLICT (token_hash, account_id) DO UPDATE SET expires_at = excluded.expires_at
                """,
            arguments: [Data(Secret.hash(kept)), account, now.seconds + keptSeconds])
        return kept
    }
}
