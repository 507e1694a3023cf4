/// A name as the key of a dictionary in which names are looked up at every turn, such as those of a scope. Compared by scalars.
///
/// Swift's own hash of a text takes some hundred instructions, made to withstand whoever chooses the keys: never this one for what comes from
/// outside of a definition.
public struct Name: Hashable, Sendable {
    @usableFromInline let text: String

    @inlinable public init(_ text: String) { self.text = text }

    @inlinable public static func == (a: Self, b: Self) -> Bool { Text.equal(a.text, b.text) }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
    /// What a dictionary asks in the place of `hash(into:)`.
    public func _rawHashValue(seed: Int) -> Int { hash(UInt64(truncatingIfNeeded: seed)) }

    /// A hash of the bytes: as many at once as a word holds, the last of them again where there are no whole words.
    func hash(_ seed: UInt64) -> Int {
        var hash = seed
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
        }
        var text = text
        text.withUTF8 { bytes in
            let (bytes, count) = (UnsafeRawBufferPointer(bytes), bytes.count)
            func word(_ place: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
            func half(_ place: Int) -> UInt64 { UInt64(bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)) }
            switch count {
            case 0: mix(0)
            case 1...3: mix(UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]) << 16 | UInt64(count) << 24)
            case 4...7: mix(half(0) | half(count - 4) << 32)
            default:
                for place in stride(from: 0, to: count - 7, by: 8) { mix(word(place)) }
                if count % 8 != 0 { mix(word(count - 8)) }
            }
        }
        mix(UInt64(truncatingIfNeeded: text.utf8.count))
        return Int(truncatingIfNeeded: hash)
    }
}
