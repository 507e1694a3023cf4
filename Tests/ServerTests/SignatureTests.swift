import Crypto
import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What is released is signed, so that anybody can check it by the published key alone.
@Suite struct SignatureTests {
    private static func signer(_ pem: String) throws(OutputSigner.Fault) -> OutputSigner {
        let path = NSTemporaryDirectory() + "mpp-key-\(Secret.make()).pem"
        _ = FileManager.default.createFile(atPath: path, contents: Data(pem.utf8), attributes: [.posixPermissions: 0o600])
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try OutputSigner(path: path)
    }

    static func trial(_ pem: String, folder: String? = nil) async throws -> Trial {
        try await Trial(sources: Trial.sources([Trial.serviceYAML]), folder: folder, signer: try signer(pem))
    }

    /// The API's answer about the letter of a case, and the address of its page.
    private static func check(_ client: PortalClient, _ number: String, _ own: [String: String]) async throws -> (JSONValue, page: String) {
        let letter = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own).text
        let path = String(try #require(letter.firstMatch(of: /href="(\/periksa\/[^"]+)"/)).output.1)
        return (try await client.call(.get, path.replacingOccurrences(of: "/periksa/", with: "/api/v1/checks/")).json, path)
    }

    /// The claims of a signature, verified with nothing but the published keys.
    static func verified(_ jws: String, _ keys: JSONValue) throws -> JSONValue {
        let parts = jws.split(separator: ".").map(String.init)
        let head = try JSONValue(parsing: try #require(Base64URL.decoded(parts[0])))
        let key = try #require(keys["keys"]?.array?.first { $0["kid"]?.string == head["kid"]?.string })
        let point = try ["x", "y"].flatMap { try #require(Base64URL.decoded(key[$0]?.string ?? "")) }
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: try #require(Base64URL.decoded(parts[2])))
        let isRight = try P256.Signing.PublicKey(rawRepresentation: point).isValidSignature(
            signature, for: Data("\(parts[0]).\(parts[1])".utf8))
        expect(isRight && head["alg"]?.string == "ES256")
        return try JSONValue(parsing: try #require(Base64URL.decoded(parts[1])))
    }

    @Test func aReleasedLetterIsSignedAndItsKeyPublished() async throws {
        let trial = try await Self.trial(P256.Signing.PrivateKey().pemRepresentation)
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await LetterTests.granted(client)
            let (answer, page) = try await Self.check(client, number, own)
            let jws = try #require(answer["signature"]?.string)
            let published = try await client.call(.get, "/.well-known/jwks.json")
            expect(published.header("Content-Type"), equals: "application/jwk-set+json")
            expect(!published.text.contains("\"d\""), "the private key is not published")
            let claims = try Self.verified(jws, published.json)
            expect(claims["iss"]?.string, equals: "urn:mpp:73.07")
            expect(claims["jti"]?.string, equals: "\(number)/izin/1")
            for member in ["service", "output", "number", "holders", "issued_on", "valid_until"] {
                expect(claims[member] == answer[member], "\(member)")
            }
            expect(claims["iat"]?.int64, equals: trial.now.seconds)
            expect(!claims.bytes(.compact).contains(Array("Sitti".utf8)), "no name stands in it in full")
            let text = try await client.call(.get, page).text
            PageTests.judge(text, page)
            expect(text.contains(jws) && text.contains("/.well-known/jwks.json"))
            // Made once.
            try await expect(Self.check(client, number, own).0["signature"]?.string, equals: jws)
        }
    }

    @Test func anOlderKeyIsPublishedOnAndAWithdrawnOneIsNot() async throws {
        let (older, newer) = (P256.Signing.PrivateKey(), P256.Signing.PrivateKey())
        let folder = NSTemporaryDirectory() + "mpp-rotation-\(Secret.make())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try await Self.trial(older.pemRepresentation, folder: folder)
        try await first.officers()
        let (number, own) = try await first.test { try await LetterTests.granted($0) }
        let (before, page) = try await first.test { try await Self.check($0, number, own) }
        try first.portal.store.close()

        let second = try await Self.trial(newer.pemRepresentation + "\n" + older.publicKey.pemRepresentation, folder: folder)
        try await second.test { client in
            let keys = try await client.call(.get, "/.well-known/jwks.json").json
            expect(keys["keys"]?.array?.count, equals: 2)
            let (after, _) = try await Self.check(client, number, own)
            expect(after["signature"] == before["signature"])
            _ = try Self.verified(try #require(after["signature"]?.string), keys)
            let (next, mine) = try await LetterTests.granted(client)
            let jws = try #require(try await Self.check(client, next, mine).0["signature"]?.string)
            let head = try JSONValue(parsing: try #require(Base64URL.decoded(jws.prefix { $0 != "." })))
            expect(head["kid"] == keys["keys"]?[0]?["kid"], "the first key signs")
        }
        try second.portal.store.close()

        let third = try await Self.trial(newer.pemRepresentation, folder: folder)
        try await third.test { client in
            let text = try await client.call(.get, page).text
            expect(text.contains("Surat ini terdaftar dan berlaku.") && !text.contains("Tanda tangan digital"))
        }
        try third.portal.store.close()
    }

    @Test func withoutAKeyNothingIsSigned() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await LetterTests.granted(client)
            try await expect(Self.check(client, number, own).0["signature"] == nil)
            try await expect(client.call(.get, "/.well-known/jwks.json").json, equals: ["keys": []])
        }
    }

    @Test func aFileThatIsNoKeyIsRefused() throws {
        let (one, other) = (P256.Signing.PrivateKey(), P256.Signing.PrivateKey())
        for pem in [
            "", "kunci", one.publicKey.pemRepresentation, one.pemRepresentation + "\n" + other.pemRepresentation,
            P384.Signing.PrivateKey().pemRepresentation,
            one.pemRepresentation + "\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ] {
            #expect(throws: OutputSigner.Fault.noKey, "\(pem.prefix(40))") { try Self.signer(pem) }
        }
        let path = NSTemporaryDirectory() + "mpp-open-\(Secret.make()).pem"
        _ = FileManager.default.createFile(atPath: path, contents: Data(one.pemRepresentation.utf8), attributes: [.posixPermissions: 0o644])
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: OutputSigner.Fault.isOpen) { try OutputSigner(path: path) }
        #expect(throws: OutputSigner.Fault.unreadable) { try OutputSigner(path: path + ".tidak-ada") }
    }

    /// RFC 4648 in the letters of JOSE: one way to write each.
    @Test(arguments: [([], ""), ([0xfb], "-w"), ([0xff, 0xff], "__8"), ([1, 2, 3], "AQID")] as [([UInt8], String)])
    func bytesAreWrittenInOneWay(bytes: [UInt8], text: String) {
        expect(Base64URL.encoded(bytes), equals: text)
        expect(Base64URL.decoded(text), equals: bytes)
    }

    @Test(arguments: ["A", "-x", "__9", "AQID=", "AQ ID", "AQ+D", "AAAAA"])
    func whatIsWrittenOtherwiseIsNotRead(text: String) { expect(Base64URL.decoded(text) == nil) }
}
