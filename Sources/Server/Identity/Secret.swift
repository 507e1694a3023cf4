import Crypto
import Foundation

/// Random secrets, their hashes, and comparing without telling by time.
package enum Secret {
    /// Bytes of the system's cryptographic generator.
    package static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        // Each word is asked of the kernel.
        while bytes.count < count { withUnsafeBytes(of: generator.next() as UInt64) { bytes.append(contentsOf: $0) } }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// A secret of 128 random bits, written so that it can be read aloud and typed: 26 letters and digits without those that look alike.
    package static func make() -> String { base32(randomBytes(16)) }

    /// Crockford's alphabet, lower case.
    private static let crockford = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func base32(_ bytes: [UInt8]) -> String { base32(bytes, alphabet: crockford) }

    static func base32(_ bytes: [UInt8], alphabet: [UInt8]) -> String {
        var text: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8) | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int((buffer >> UInt32(bits)) & 31)])
            }
        }
        if bits > 0 { text.append(alphabet[Int((buffer << UInt32(5 - bits)) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// In groups of four, to be read off paper.
    static func grouped(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: 4).map { String(decoding: bytes[$0..<min($0 + 4, bytes.count)], as: UTF8.self) }
            .joined(separator: "-")
    }

    /// What people make of a secret when they type it: capitals, spaces, hyphens, O for 0, I and L for 1.
    package static func normalized(_ typed: String) -> String {
        var bytes: [UInt8] = []
        for byte in typed.utf8 {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "-"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            default: bytes.append(byte)
            }
        }
        for at in bytes.indices {
            if bytes[at] == UInt8(ascii: "o") { bytes[at] = UInt8(ascii: "0") }
            if bytes[at] == UInt8(ascii: "i") || bytes[at] == UInt8(ascii: "l") { bytes[at] = UInt8(ascii: "1") }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func hash(_ secret: String) -> [UInt8] { sha256(Array(secret.utf8)) }

    package static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(Crypto.SHA256.hash(data: bytes)) }

    /// HMAC-SHA256 in hexadecimal, by which who knows the secret signs.
    package static func signature(of bytes: [UInt8], by secret: String) -> String {
        hex(Array(HMAC<Crypto.SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: Array(secret.utf8)))))
    }

    /// Compares in a time that depends on the lengths alone.
    package static func equal(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        var difference: UInt8 = 0
        for (x, y) in zip(a, b) { difference |= x ^ y }
        return difference == 0
    }

    /// What hexadecimal digits say; nothing where they are not some.
    static func bytes(hex text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    package static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
