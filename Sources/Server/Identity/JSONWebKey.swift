import Crypto
import CryptoExtras
import Foundation
import ServiceIR

/// A public key of a key set (RFC 7517), with the one algorithm that it is for.
struct JSONWebKey: Sendable {
    enum Algorithm: String, Sendable {
        case es256 = "ES256"
        case es384 = "ES384"
        case es512 = "ES512"
        case rs256 = "RS256"
        case rs384 = "RS384"
        case rs512 = "RS512"
        case ps256 = "PS256"
        case ps384 = "PS384"
        case ps512 = "PS512"
        case edDSA = "EdDSA"
    }

    private enum Key: Sendable {
        case p256(P256.Signing.PublicKey)
        case p384(P384.Signing.PublicKey)
        case p521(P521.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
        case rsa(_RSA.Signing.PublicKey)
    }

    let id: String
    let algorithm: Algorithm
    private let key: Key

    private static let shortestModulus = 2048 / 8

    /// - Returns: nothing where it is no key for signatures by an algorithm above: secret keys are none, nor are keys for encryption.
    init?(_ json: JSONValue) {
        guard let id = json["kid"]?.string, !id.isEmpty, json["use"]?.string ?? "sig" == "sig" else { return nil }
        func bytes(_ member: String) -> [UInt8]? { json[member]?.string.flatMap(Base64URL.decoded) }
        let said = json["alg"]?.string
        let key: Key
        let standard: Algorithm
        switch (json["kty"]?.string, json["crv"]?.string) {
        case ("EC", "P-256"):
            guard let x = bytes("x"), let y = bytes("y"), x.count == 32, y.count == 32,
                let read = try? P256.Signing.PublicKey(rawRepresentation: x + y)
            else { return nil }
            (key, standard) = (.p256(read), .es256)
        case ("EC", "P-384"):
            guard let x = bytes("x"), let y = bytes("y"), x.count == 48, y.count == 48,
                let read = try? P384.Signing.PublicKey(rawRepresentation: x + y)
            else { return nil }
            (key, standard) = (.p384(read), .es384)
        case ("EC", "P-521"):
            guard let x = bytes("x"), let y = bytes("y"), x.count == 66, y.count == 66,
                let read = try? P521.Signing.PublicKey(rawRepresentation: x + y)
            else { return nil }
            (key, standard) = (.p521(read), .es512)
        case ("OKP", "Ed25519"):
            guard let x = bytes("x"), let read = try? Curve25519.Signing.PublicKey(rawRepresentation: x) else { return nil }
            (key, standard) = (.ed25519(read), .edDSA)
        case ("RSA", nil):
            guard let n = bytes("n"), let e = bytes("e"), n.count >= JSONWebKey.shortestModulus,
                let read = try? _RSA.Signing.PublicKey(n: n, e: e)
            else { return nil }
            // What OpenID Connect takes for granted where a key says none.
            (key, standard) = (.rsa(read), .rs256)
        default: return nil
        }
        guard let algorithm = said.map(Algorithm.init(rawValue:)) ?? standard else { return nil }
        switch (key, algorithm) {
        case (.rsa, .rs256), (.rsa, .rs384), (.rsa, .rs512), (.rsa, .ps256), (.rsa, .ps384), (.rsa, .ps512): break
        default: guard algorithm == standard else { return nil }
        }
        self.id = id
        self.algorithm = algorithm
        self.key = key
    }

    /// The keys of a key set by their ids, those for signatures that are known here; nothing where it is no key set.
    static func set(_ bytes: [UInt8]) -> [String: JSONWebKey]? {
        guard let json = try? JSONValue(parsing: bytes), let list = json["keys"]?.array else { return nil }
        var keys: [String: JSONWebKey] = [:]
        // Two of one id leave it open which is meant.
        for (id, same) in Dictionary(grouping: list.compactMap(JSONWebKey.init), by: \.id) where same.count == 1 { keys[id] = same[0] }
        return keys
    }

    /// Whether `signature` is one of `bytes` by this key and its algorithm (RFC 7518).
    func isSignature(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        switch key {
        case .p256(let key):
            return (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map { key.isValidSignature($0, for: bytes) } ?? false
        case .p384(let key):
            return (try? P384.Signing.ECDSASignature(rawRepresentation: signature)).map { key.isValidSignature($0, for: bytes) } ?? false
        case .p521(let key):
            return (try? P521.Signing.ECDSASignature(rawRepresentation: signature)).map { key.isValidSignature($0, for: bytes) } ?? false
        case .ed25519(let key): return key.isValidSignature(signature, for: bytes)
        case .rsa(let key):
            let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
            let isPSS = [.ps256, .ps384, .ps512].contains(algorithm)
            let padding = isPSS ? _RSA.Signing.Padding.PSS : .insecurePKCS1v1_5
            switch algorithm {
            case .rs384, .ps384: return key.isValidSignature(signature, for: SHA384.hash(data: bytes), padding: padding)
            case .rs512, .ps512: return key.isValidSignature(signature, for: SHA512.hash(data: bytes), padding: padding)
            default: return key.isValidSignature(signature, for: Crypto.SHA256.hash(data: bytes), padding: padding)
            }
        }
    }
}

/// Bytes in the letters of RFC 4648, 5, without padding, as JOSE writes them.
package enum Base64URL {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    package static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        String(
            decoding: Data(bytes).base64EncodedData().compactMap { byte -> UInt8? in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                case UInt8(ascii: "="): nil
                default: byte
                }
            }, as: UTF8.self)
    }

    /// - Returns: nothing where any other letter stands in it, or bits that mean nothing.
    package static func decoded(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for letter in text.utf8 {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            buffer = (buffer << 6 | UInt32(value)) & 0xffff
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        guard bits < 6, buffer & (1 << UInt32(bits) - 1) == 0 else { return nil }
        return bytes
    }
}
