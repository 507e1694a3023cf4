import Crypto
import Foundation
import ServiceIR

/// The region's key by which released outputs are signed: JWS (RFC 7515) by ES256, which any library of JOSE verifies without asking us.
package struct OutputSigner: Sendable {
    package enum Fault: Error {
        case unreadable
        /// Everybody on the machine may read it.
        case isOpen
        /// Not one private key on the curve P-256, and public ones.
        case noKey
    }

    private let key: P256.Signing.PrivateKey
    /// The thumbprint of RFC 7638.
    let id: String
    /// The keys by which signatures are verified, older ones too, as RFC 7517 writes them.
    let keySet: JSONValue
    private let keys: [JSONWebKey]

    /// Reads a file of PEM: the private key that signs, then the public keys of earlier ones.
    package init(path: String) throws(Fault) {
        switch OwnFile.read(path) {
        case .failure(.unreadable): throw .unreadable
        case .failure(.isOpen): throw .isOpen
        case .success(let bytes): try self.init(pem: String(decoding: bytes, as: UTF8.self))
        }
    }

    init(pem: String) throws(Fault) {
        var signing: [P256.Signing.PrivateKey] = []
        var published: [P256.Signing.PublicKey] = []
        for block in pem.components(separatedBy: "-----BEGIN ").dropFirst() {
            let text = "-----BEGIN " + block
            if let key = try? P256.Signing.PrivateKey(pemRepresentation: text) {
                signing.append(key)
            } else if let key = try? P256.Signing.PublicKey(pemRepresentation: text) {
                published.append(key)
            } else if !block.hasPrefix("EC PARAMETERS") {
                throw .noKey
            }
        }
        guard signing.count == 1 else { throw .noKey }
        key = signing[0]
        let all = ([key.publicKey] + published).map(OutputSigner.webKey)
        id = all[0]["kid"]?.string ?? ""
        keySet = ["keys": .array(all)]
        keys = all.compactMap(JSONWebKey.init)
    }

    private static func webKey(_ key: P256.Signing.PublicKey) -> JSONValue {
        let point = key.rawRepresentation
        var members: JSONObject = [
            "crv": "P-256", "kty": "EC", "x": .string(Base64URL.encoded(point.prefix(32))),
            "y": .string(Base64URL.encoded(point.suffix(32))),
        ]
        members["kid"] = .string(Base64URL.encoded(Secret.sha256(JSONValue.object(members).bytes(.canonical))))
        members["alg"] = "ES256"
        members["use"] = "sig"
        return .object(members)
    }

    /// In the compact form.
    func sign(_ claims: JSONObject) throws -> String {
        let head: JSONObject = ["alg": "ES256", "kid": .string(id), "typ": "JWT"]
        let text = [head, claims].map { Base64URL.encoded(JSONValue.object($0).bytes(.compact)) }.joined(separator: ".")
        return text + "." + Base64URL.encoded(try key.signature(for: Data(text.utf8)).rawRepresentation)
    }

    /// The id of the key that made a signature, if it is one of these.
    func signedBy(_ signed: String) -> String? {
        let parts = signed.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Base64URL.decoded(parts[0]), let signature = Base64URL.decoded(parts[2]),
            let id = (try? JSONValue(parsing: head))?["kid"]?.string
        else { return nil }
        let text = Array(signed.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))
        return keys.contains { $0.id == id && $0.isSignature(signature, of: text) } ? id : nil
    }
}
