/// One key of a map: what may stand there and what it says. A class, as its shape is: it is taken in hand for every key that is read.
public final class Keyword: Sendable {
    public let key: Key
    public let value: SyntaxKind
    public let isRequired: Bool
    /// Where this stands, it need not stand.
    public let unless: Key?
    /// Whether rows `- { when: C, K: value }` may stand in place of the value.
    public let allowsRows: Bool
    /// One line for hover and documentation.
    public let summary: Summary

    private init(key: Key, value: SyntaxKind, isRequired: Bool, unless: Key? = nil, allowsRows: Bool, summary: Summary) {
        self.key = key
        self.value = value
        self.isRequired = isRequired
        self.unless = unless
        self.allowsRows = allowsRows
        self.summary = summary
    }

    public struct Summary: Hashable, Sendable {
        public var en: String
        public var id: String
    }

    /// Whether it names a way on, whose rows may give the reason for which it is gone; `to` of a benefit names an account.
    var isRoute: Bool {
        if case .expression = value { return false }
        return key == .to
    }

    /// A key that may be left out.
    static func may(_ key: Key, _ value: SyntaxKind, rows: Bool = false, _ en: String, _ id: String) -> Keyword {
        Keyword(key: key, value: value, isRequired: false, allowsRows: rows, summary: Summary(en: en, id: id))
    }
    /// The same, not required where another key stands.
    func unless(_ key: Key) -> Keyword {
        Keyword(key: self.key, value: value, isRequired: isRequired, unless: key, allowsRows: allowsRows, summary: summary)
    }
    func isMissing(in map: (Key) -> Bool) -> Bool { isRequired && !map(key) && !(unless.map(map) ?? false) }
    /// A key that must stand.
    static func must(_ key: Key, _ value: SyntaxKind, rows: Bool = false, _ en: String, _ id: String) -> Keyword {
        Keyword(key: key, value: value, isRequired: true, allowsRows: rows, summary: Summary(en: en, id: id))
    }
}

/// A kind of map: which keys it has. Each is there once; the decoder has one in its hands for every key that it reads.
public final class Shape: Sendable {
    public let name: ShapeName
    public let keywords: [Keyword]
    /// The key whose bare value may stand for the whole map: `ktp: KTP` is `{ name: KTP }`.
    public let shortForm: Key?
    /// Whether `{}` says something.
    public let mayBeEmpty: Bool
    /// What an author calls such a map.
    public let noun: Keyword.Summary
    /// As in `keywords`: a row of bytes is searched faster than a dictionary of them is made.
    private let keys: [Key]

    init(_ name: ShapeName, en: String, id: String, short: Key? = nil, mayBeEmpty: Bool = false, _ keywords: [Keyword]) {
        self.name = name
        self.keywords = keywords
        self.shortForm = short
        self.mayBeEmpty = mayBeEmpty
        self.noun = Keyword.Summary(en: en, id: id)
        keys = keywords.map(\.key)
    }

    public func keyword(_ key: Key) -> Keyword? { keys.firstIndex(of: key).map { keywords[$0] } }
}

/// The kinds of map that the language knows.
public enum ShapeName: String, Hashable, Sendable, CaseIterable {
    case catalog, agency, role, system, resource, slot, returns, complaints, counter, branding, colours, contact
    case calendar, day, law
    case service, standard, option, section, field, rule, document
    case table, feeItem, benefitItem, promise
    case step, late, repair, extend, next, action, reasonOptions, samePerson, withdraw
    case output, opening, privacy, internalStandard
    case configuration, rules, check, examples
    case scenarios, given, givenOutput, givenBooking, scenarioCase, submission, act, objection, expectation
}
