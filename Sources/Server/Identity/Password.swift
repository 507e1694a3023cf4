import Crypto
import CryptoExtras
import Foundation
import NIOPosix

/// Passwords of local accounts, kept as scrypt in the PHC string form `$scrypt$ln=15,r=8,p=1$SALT$HASH`.
package struct Passwords: Sendable {
    /// One thread: hashing is slow on purpose, and must neither fill the memory nor hold up the event loops.
    private let thread: NIOThreadPool
    /// The cost exponent: 15 takes 32 MiB and about a tenth of a second.
    private let cost: Int

    package init(cost: Int = 15) {
        self.cost = cost
        thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
    }

    package func hash(_ password: String) async throws -> String {
        let cost = cost
        return try await thread.runIfActive {
            let salt = Secret.randomBytes(16)
            let key = try Passwords.derive(password, salt: salt, cost: cost)
            return "$scrypt$ln=\(cost),r=8,p=1$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
        }
    }

    /// Whether `password` is the one of `stored`; without an account takes the same time and says no.
    package func matches(_ password: String, _ stored: String?) async throws -> Bool {
        let cost = cost
        return try await thread.runIfActive {
            guard let stored, let parts = Passwords.parse(stored) else {
                _ = try Passwords.derive(password, salt: [UInt8](repeating: 0, count: 16), cost: cost)
                return false
            }
            return Secret.equal(try Passwords.derive(password, salt: parts.salt, cost: parts.cost), parts.key)
        }
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Int) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8, parallelism: 1)
        return key.withUnsafeBytes { Array($0) }
    }

    private static func parse(_ stored: String) -> (cost: Int, salt: [UInt8], key: [UInt8])? {
        let parts = stored.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt", let cost = Int(parts[1].dropFirst(3).prefix { $0 != "," }), (4...22).contains(cost),
            let salt = Data(base64Encoded: String(parts[2])), let key = Data(base64Encoded: String(parts[3]))
        else { return nil }
        return (cost, Array(salt), Array(key))
    }
}
