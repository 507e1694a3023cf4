import Crypto
import Foundation

/// SHA-256 over parts of different kinds: each after its length, so that no two lists of parts have the same bytes.
struct HashedParts {
    private var hasher = Crypto.SHA256()

    /// - Parameter purpose: what is hashed, so that a hash of one thing is none of another.
    init(_ purpose: String) { add(purpose.utf8) }

    mutating func add(_ bytes: some Collection<UInt8>) {
        withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { hasher.update(bufferPointer: $0) }
        hasher.update(data: Array(bytes))
    }

    mutating func add(_ number: Int64) { withUnsafeBytes(of: number.bigEndian) { hasher.update(bufferPointer: $0) } }

    func finish() -> [UInt8] { Array(hasher.finalize()) }
}
