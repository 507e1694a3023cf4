import Crypto

/// How a sealed file lies on disk.
///
/// A head with the file's own random key, wrapped, in one of two places, so that another wrapping is written while the first still holds; then
/// the content in parts of 64 KiB, each AES-256-GCM under a nonce of its number and whether it is the last, so that no part can be left out, moved
/// or taken from another file; then the SHA-256 of those parts, by which a copy is checked without any key.
enum SealedForm {
    /// No kind of file that is taken begins so.
    static let magic = Array("MPPDFILE".utf8) + [1]
    static let slotLength = FileKeys.idLength + FileKeys.wrappedLength
    static let headLength = magic.count + 2 * slotLength
    static let partLength = 64 << 10
    static let tagLength = 16
    static let sumLength = 32

    static func isSealed(_ head: some Collection<UInt8>) -> Bool { head.starts(with: magic) }

    /// The length on disk of a content of so many bytes, which are some.
    static func length(of size: Int) -> Int {
        headLength + size + (size + partLength - 1) / partLength * tagLength + sumLength
    }

    /// - Parameter place: 0 or 1.
    static func offset(of place: Int) -> Int { magic.count + place * slotLength }

    /// The two places of a head: the id of a key, and what it wraps.
    static func slots(_ head: [UInt8]) -> [(id: FileKeys.KeyID, wrapped: [UInt8])] {
        (0..<2).map { place in
            let slot = head[offset(of: place)..<(offset(of: place) + slotLength)]
            return (Array(slot.prefix(FileKeys.idLength)), Array(slot.dropFirst(FileKeys.idLength)))
        }
    }

    static func slot(_ keys: FileKeys, _ key: SymmetricKey, for content: [UInt8]) throws -> [UInt8] {
        try keys.current + keys.wrap(key, for: content)
    }

    static func key(_ head: [UInt8], _ keys: FileKeys, for content: [UInt8]) -> SymmetricKey? {
        slots(head).lazy.compactMap { keys.unwrap($0.wrapped, by: $0.id, for: content) }.first
    }

    /// A file's key is its own: the number of the part makes the nonce.
    static func nonce(_ number: Int, isLast: Bool) throws -> AES.GCM.Nonce {
        let count = (0..<8).map { UInt8(truncatingIfNeeded: UInt64(number) >> UInt64(8 * (7 - $0))) }
        return try AES.GCM.Nonce(data: [0, 0, 0] + count + [isLast ? 1 : 0])
    }
}

/// Seals a content as it comes.
struct Sealer {
    let key = SymmetricKey(size: .bits256)
    private var waiting: [UInt8] = []
    private var number = 0
    private var sum = Crypto.SHA256()

    /// - Returns: what is to be written now.
    mutating func append(_ bytes: [UInt8]) throws -> [UInt8] {
        waiting += bytes
        var written: [UInt8] = []
        var start = 0
        // The last part is known as such only at the end.
        while waiting.count - start > SealedForm.partLength {
            written += try part(waiting[start..<(start + SealedForm.partLength)], isLast: false)
            start += SealedForm.partLength
        }
        waiting.removeFirst(start)
        return written
    }

    mutating func finish() throws -> [UInt8] {
        let last = try part(waiting[...], isLast: true)
        return last + Array(sum.finalize())
    }

    private mutating func part(_ bytes: ArraySlice<UInt8>, isLast: Bool) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, nonce: SealedForm.nonce(number, isLast: isLast))
        let sealed = Array(box.ciphertext) + Array(box.tag)
        number += 1
        sum.update(data: sealed)
        return sealed
    }
}
