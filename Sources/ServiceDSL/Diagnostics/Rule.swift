/// One rule of the compiler: what it refuses, why, and an example of each side.
///
/// Codes, slugs and JSON keys never change once published. The examples are what `mppc explain` prints,
/// and run as tests.
public struct Rule: Sendable {
    /// The number in its block: 401 is printed `MPP0401`.
    public let number: Int
    /// The rule's name in words: `unreachable-state`.
    public let slug: String
    public let severity: Severity
    /// What is wrong, in one short line.
    public let summary: Words
    /// Why it matters and what to do about it, in a few sentences.
    public let explanation: Words
    /// The smallest file, or piece of one, that breaks the rule.
    public let failing: String
    /// The same piece, mended.
    public let passing: String
    /// The regulation the rule comes from, where it has one.
    public let source: String?

    public init(
        code number: Int, slug: String, severity: Severity = .error, summary: Words, explanation: Words,
        failing: String = "", passing: String = "", source: String? = nil
    ) {
        self.number = number
        self.slug = slug
        self.severity = severity
        self.summary = summary
        self.explanation = explanation
        self.failing = failing
        self.passing = passing
        self.source = source
    }

    /// The code as printed: `MPP0401`.
    public var code: String {
        let digits = String(number)
        return "MPP" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension Rule: Hashable {
    public static func == (a: Rule, b: Rule) -> Bool { a.number == b.number }
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
