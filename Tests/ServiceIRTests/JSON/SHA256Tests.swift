import Expectations
import ServiceIR
import Testing

@Suite struct SHA256Tests {
    // FIPS 180-4 examples and NIST's CAVS vectors.
    @Test func vectors() {
        let rows: [(String, String)] = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ]
        for (text, hash) in rows {
            expect(SHA256.hexadecimal(text.utf8), equals: hash, "\(text)")
        }
    }

    @Test func longMessage() {
        let hash = SHA256.hexadecimal(repeatElement(UInt8(ascii: "a"), count: 1_000_000))
        expect(hash, equals: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func inParts() {
        for length in [54, 55, 56, 57, 63, 64, 65, 119, 120] {
            let message = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
            var parts = SHA256()
            parts.update(message.prefix(33))
            parts.update(message.dropFirst(33))
            expect(parts.finish(), equals: SHA256.hash(message))
        }
    }
}
