import Crypto
import Foundation
import ServiceIR

/// One-time codes by counter (HOTP, RFC 4226) and by time (TOTP, RFC 6238).
package enum OneTimeCode {
    /// Seconds that one code is the code of now; what every authenticator takes for granted.
    package static let stepSeconds: Int64 = 30
    package static let digits = 6
    /// 160 bits, as RFC 4226 recommends.
    package static let secretSize = 20

    package static func step(at now: Instant) -> Int64 { now.seconds / stepSeconds }

    /// The code of a counter, as authenticators show it.
    package static func code(_ secret: [UInt8], counter: Int64) -> String {
        code(secret, counter: counter, digits: digits, by: Insecure.SHA1.self)
    }

    package static func code<Hash: HashFunction>(
        _ secret: [UInt8], counter: Int64, digits: Int, by hash: Hash.Type
    ) -> String {
        let message = withUnsafeBytes(of: counter.bigEndian) { Array($0) }
        let mac = Array(HMAC<Hash>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        var modulus: UInt32 = 1
        for _ in 0..<digits { modulus *= 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// The step whose code this is, within one step of now: clocks differ, and typing takes time.
    static func step(of code: String, _ secret: [UInt8], at now: Instant) -> Int64? {
        let typed = code.utf8.filter { $0 != UInt8(ascii: " ") }
        var found: Int64?
        for step in step(at: now) - 1...step(at: now) + 1
        where Secret.equal(typed, Array(OneTimeCode.code(secret, counter: step).utf8)) { found = step }
        return found
    }

    /// As authenticators read it from a QR code.
    static func address(secret: [UInt8], account: String, issuer: String) -> String {
        let (issuer, account) = (issuer.percentEncoded(), account.percentEncoded())
        return
            "otpauth://totp/\(issuer):\(account)?secret=\(base32(secret))&issuer=\(issuer)&algorithm=SHA1&digits=\(digits)&period=\(stepSeconds)"
    }

    /// RFC 4648, without padding.
    package static func base32(_ bytes: [UInt8]) -> String {
        Secret.base32(bytes, alphabet: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8))
    }
}
