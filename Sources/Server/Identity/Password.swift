import CArgon2
import CryptoExtras
import Foundation
import NIOPosix

/// Passwords of local accounts, kept as Argon2id in the PHC string form `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`.
package struct Passwords: Sendable {
    /// What it costs to try one password.
    package struct Cost: Sendable {
        package var passes: UInt32
        package var kibibytes: UInt32
        package var lanes: UInt32

        /// What OWASP recommends for Argon2id: 19 MiB, two passes, one thread.
        package static let recommended = Cost(passes: 2, kibibytes: 19 << 10, lanes: 1)

        package init(passes: UInt32, kibibytes: UInt32, lanes: UInt32) {
            self.passes = passes
            self.kibibytes = kibibytes
            self.lanes = lanes
        }

        var head: String { "$argon2id$v=\(ARGON2_VERSION_13.rawValue)$m=\(kibibytes),t=\(passes),p=\(lanes)$" }
    }

    package enum Failure: Error { case cannotHash(String) }

    private static let saltSize = 16
    private static let hashSize = 32

    /// One thread for the whole process: hashing is slow on purpose, and must neither fill the memory nor hold up the event loops.
    package final class HashThread: Sendable {
        private let thread = NIOThreadPool(numberOfThreads: 1)
        private let gate = FairGate(atOnce: 1)

        package init() { thread.start() }

        deinit { thread.shutdownGracefully { _ in } }

        fileprivate func run<T: Sendable>(for region: String, _ body: @escaping @Sendable () throws -> T) async throws -> T {
            try await gate.run(for: region) { try await thread.runIfActive(body) }
        }
    }

    private let thread: HashThread
    private let region: String
    private let cost: Cost

    /// - Parameter region: whose accounts these are; of several that share a thread none waits behind another's crowd.
    package init(cost: Cost = .recommended, thread: HashThread = HashThread(), region: String = "") {
        self.cost = cost
        self.thread = thread
        self.region = region
    }

    package func hash(_ password: String) async throws -> String {
        let cost = cost
        return try await thread.run(for: region) { try Passwords.derive(password, salt: Secret.randomBytes(Passwords.saltSize), cost) }
    }

    /// Whether `password` is the one of `stored`; without an account takes the same time and says no.
    package func matches(_ password: String, _ stored: String?) async throws -> Bool {
        let cost = cost
        return try await thread.run(for: region) {
            if let stored, stored.hasPrefix("$argon2id$") {
                return argon2id_verify(stored, password, password.utf8.count) == ARGON2_OK.rawValue
            }
            if let stored, let older = OlderPassword(stored) { return try older.matches(password) }
            _ = try Passwords.derive(password, salt: [UInt8](repeating: 0, count: Passwords.saltSize), cost)
            return false
        }
    }

    /// Whether `stored` is of another kind or another cost than one made now.
    package func isOutdated(_ stored: String) -> Bool { !stored.hasPrefix(cost.head) }

    private static func derive(_ password: String, salt: [UInt8], _ cost: Cost) throws(Failure) -> String {
        let length = argon2_encodedlen(
            cost.passes, cost.kibibytes, cost.lanes, UInt32(salt.count), UInt32(hashSize), Argon2_id)
        var text = [CChar](repeating: 0, count: length)
        let status = argon2id_hash_encoded(
            cost.passes, cost.kibibytes, cost.lanes, password, password.utf8.count, salt, salt.count, hashSize, &text, length)
        guard status == ARGON2_OK.rawValue else { throw .cannotHash(String(cString: argon2_error_message(status))) }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// What earlier versions kept: scrypt as `$scrypt$ln=15,r=8,p=1$SALT$HASH`; replaced at the next login.
private struct OlderPassword {
    let cost: Int
    let salt: [UInt8]
    let key: [UInt8]

    init?(_ stored: String) {
        let parts = stored.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt", let cost = Int(parts[1].dropFirst(3).prefix { $0 != "," }), (4...22).contains(cost),
            let salt = Data(base64Encoded: String(parts[2])), let key = Data(base64Encoded: String(parts[3]))
        else { return nil }
        self.cost = cost
        self.salt = Array(salt)
        self.key = Array(key)
    }

    func matches(_ password: String) throws -> Bool {
        let derived = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8, parallelism: 1)
        return Secret.equal(derived.withUnsafeBytes { Array($0) }, key)
    }
}
