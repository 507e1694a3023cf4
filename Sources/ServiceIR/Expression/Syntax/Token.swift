/// A word, number, text or sign of an expression.
struct Token: Sendable {
    enum Kind: Hashable, Sendable {
        case identifier(String)
        /// A member between back quotes.
        case quotedMember(String)
        case literal(Literal)
        /// A sign: an operator, bracket or comma.
        case sign(String)
        case end
    }
    var kind: Kind
    var range: Range<Int>
    /// Whether a sign may join with the number after it: `-` directly before it.
    func isSign(_ text: String) -> Bool { kind == .sign(text) }
}
