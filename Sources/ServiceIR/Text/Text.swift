/// Text as citizens write it: compared, counted and ordered by Unicode scalars, never by Swift's canonical equivalence.
///
/// JSON Schema, CEL, SQL and JavaScript see scalars (or code units) too: only so do schema, server and store agree.
public enum Text {
    /// Whether both hold the same scalars.
    public static func equal(_ a: String, _ b: String) -> Bool {
        // Swift's own comparison has the fast paths, but takes canonically equivalent texts for equal.
        a == b && (a.utf8.elementsEqual(b.utf8))
    }

    /// Order by scalars, which is the order of the UTF-8 bytes.
    public static func less(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

    /// How many scalars.
    public static func count(_ text: String) -> Int { text.unicodeScalars.count }
}
