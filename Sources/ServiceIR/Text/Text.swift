// The standard library's own normalisation: exact, without Foundation. It stands behind an underscore until it has a public name.
@_spi(_Unicode) import Swift

/// Text as citizens write it: compared, counted and ordered by Unicode scalars, never by Swift's canonical equivalence.
///
/// JSON Schema, CEL, SQL and JavaScript see scalars (or code units) too: only so do schema, server and store agree.
public enum Text {
    /// Whether both hold the same scalars.
    public static func equal(_ a: String, _ b: String) -> Bool {
        let (a, b) = (a.utf8, b.utf8)
        guard a.count == b.count else { return false }
        let same = a.withContiguousStorageIfAvailable { x in
            b.withContiguousStorageIfAvailable { y in
                let (x, y) = (UnsafeRawBufferPointer(x), UnsafeRawBufferPointer(y))
                var i = 0
                // Eight bytes at a time.
                while i + 8 <= x.count {
                    if x.loadUnaligned(fromByteOffset: i, as: UInt64.self) != y.loadUnaligned(fromByteOffset: i, as: UInt64.self) {
                        return false
                    }
                    i += 8
                }
                while i < x.count, x[i] == y[i] { i += 1 }
                return i == x.count
            }
        }
        return (same ?? nil) ?? a.elementsEqual(b)
    }

    /// Order by scalars, which is the order of the UTF-8 bytes.
    public static func less(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

    /// How many scalars.
    public static func count(_ text: String) -> Int { text.unicodeScalars.count }

    /// The text in Unicode's normal form C: the shape in which answers are kept, counted and compared.
    public static func nfc(_ text: String) -> String {
        // Below U+0300 (first byte of two under 0xCC) nothing composes: names, addresses and ids are done here.
        if text.utf8.allSatisfy({ $0 < 0xCC }) { return text }
        var normal = String.UnicodeScalarView()
        normal.append(contentsOf: text._nfc)
        return String(normal)
    }

    /// Whether a byte of the text in UTF-8 is one that is asked for: what has none needs no look at its characters.
    @inlinable @inline(__always) public static func has(_ text: String, byte isAskedFor: (UInt8) -> Bool) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.contains(where: isAskedFor) } ?? text.utf8.contains(where: isAskedFor)
    }

    /// Without white space at both ends.
    public static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension Sequence where Element: StringProtocol {
    /// As `joined(separator:)`, compiled for each type that uses it: that one finds its types at run time, which took 150,000 instructions
    /// for the first use of each.
    @inlinable public func joined(by separator: String) -> String {
        var text = ""
        var isFirst = true
        for part in self {
            if !isFirst { text += separator }
            isFirst = false
            text += String(part)
        }
        return text
    }
}
