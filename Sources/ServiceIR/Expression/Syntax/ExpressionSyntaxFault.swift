/// Why a text is no expression, and where.
public struct ExpressionSyntaxFault: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// A character that no expression has.
        case unknownCharacter(String)
        /// Something that cannot stand here.
        case unexpected(String)
        /// The text ends where something must follow.
        case unexpectedEnd
        /// `missing` is `)`, `]`, `}`, `:` or `,`; `opening` the bytes of what it should close.
        case missing(String, opening: Range<Int>?)
        /// Written as in another language or in words (`=`, `and`, `dan`): what CEL writes.
        case spelledOtherwise(String, expected: String)
        /// A word that stands before a condition in speech (`jika`, `bila`): CEL writes the condition alone.
        case needlessWord(String)
        /// A text without its closing quote; the range is its opening.
        case unterminatedText
        case invalidEscape(String)
        /// A number outside 64 bits, or a decimal with more than 18 places or too many digits.
        case numberOutOfRange(String)
        case tooLong(limit: Int)
        case tooDeep(limit: Int)
        /// A word that CEL keeps for itself (`if`, `for`, …) as a name.
        case reservedWord(String)
    }
    public var kind: Kind
    /// Bytes of the text (UTF-8).
    public var range: Range<Int>
    public init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}
