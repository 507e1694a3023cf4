// The standard library's own normalisation: exact, without Foundation. It stands behind an underscore until it has a public name.
@_spi(_Unicode) import Swift

/// Text as citizens write it: compared, counted and ordered by Unicode scalars, never by Swift's canonical equivalence.
///
/// JSON Schema, CEL, SQL and JavaScript see scalars (or code units) too: only so do schema, server and store agree.
public enum Text {
    /// Whether both hold the same scalars.
    public static func equal(_ a: String, _ b: String) -> Bool {
        // Swift's own comparison has the fast paths, but takes canonically equivalent texts for equal.
        a == b && a.utf8.elementsEqual(b.utf8)
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

    /// Without white space at both ends.
    public static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
