/// A regular expression of the subset on which ECMAScript (flag `u`, as JSON Schema reads it) and RE2 (as CEL reads it) agree.
///
/// Characters, `.`, classes `[a-z]` `[^…]`, `\d \w \s` and their opposites, `\p{L}` (general categories), `|`, `( )` and `(?: )`,
/// `* + ? {n} {n,} {n,m}` (also lazy), `^ $ \b \B`, escapes `\n \t \r \f \v \xHH \uHHHH \u{H…}`. No look-around, no references back:
/// matching takes time in proportion to text × pattern, whatever the text. Reads Unicode scalars.
public struct Pattern: Sendable, Hashable {
    public let text: String
    let program: PatternProgram

    public init(_ text: String) throws(PatternError) {
        self.text = text
        var parser = PatternParser(text)
        program = try PatternProgram(try parser.pattern())
    }

    /// Whether the whole text is matched, as for a field's `pattern`.
    public func matchesWhole(_ text: String) -> Bool { program.run(text, isWhole: true) }

    /// Whether some part of the text is matched, as for CEL's `matches`.
    public func matches(_ text: String) -> Bool { program.run(text, isWhole: false) }

    public static func == (a: Self, b: Self) -> Bool { Text.equal(a.text, b.text) }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// Why a text is no pattern of ours.
public struct PatternError: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// `[`, `(` or an escape without its end.
        case unfinished
        case unexpected(Unicode.Scalar)
        /// `*` with nothing before it.
        case nothingToRepeat
        /// `{3,2}`, or more than 1000 times.
        case wrongCount
        /// `[z-a]`, or a range with a class at an end.
        case wrongRange
        case emptyClass
        case unknownEscape(Unicode.Scalar)
        /// `(?=`, `(?<name>`, `\1`: not regular, or not in both dialects.
        case notSupported
        /// Repetitions that multiply, or groups too deep.
        case tooLarge
    }
    public var kind: Kind
    /// Bytes of the text in UTF-8.
    public var range: Range<Int>
}

/// What a pattern is made of.
indirect enum PatternNode {
    case empty
    case set(ScalarSet)
    case sequence([PatternNode])
    case choice([PatternNode])
    case repeated(PatternNode, Int, Int?)
    case assertion(PatternAssertion)
}

/// A condition on a place between two scalars.
enum PatternAssertion: Sendable { case start, end, wordBoundary, notWordBoundary }
