/// A ZIP archive of uncompressed entries, all of one fixed date: the same entries always give the same bytes.
///
/// Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.
struct StoredZip {
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Parameter name: ASCII.
    mutating func add(_ name: String, _ content: String) {
        let (name, content) = (Array(name.utf8), Array(content.utf8))
        let size = UInt32(content.count)
        // Version 1.0, no flags, stored, 1 January 1980 at midnight.
        let common = Self.words(10, 0, 0, 0, 0x21) + Self.longs(CRC32.of(content), size, size) + Self.words(UInt16(name.count), 0)
        directory += Self.longs(0x0201_4B50) + Self.words(10) + common + Self.words(0, 0, 0) + Self.longs(0, UInt32(bytes.count)) + name
        bytes += Self.longs(0x0403_4B50) + common + name + content
        count += 1
    }

    /// The archive with its directory; nothing is added behind it.
    mutating func finish() {
        let (start, count) = (UInt32(bytes.count), UInt16(count))
        let size = UInt32(directory.count)
        bytes += directory + Self.longs(0x0605_4B50) + Self.words(0, 0, count, count) + Self.longs(size, start) + Self.words(0)
    }

    private static func words(_ numbers: UInt16...) -> [UInt8] {
        numbers.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    private static func longs(_ numbers: UInt32...) -> [UInt8] {
        numbers.flatMap { number in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) } }
    }
}

/// The check sum of ZIP (ISO 3309).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { place in
        (0..<8).reduce(UInt32(place)) { value, _ in value & 1 == 0 ? value >> 1 : 0xEDB8_8320 ^ (value >> 1) }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    }
}
