/// An expression of XPath as XLSForm has it, and how closely its outermost operator binds.
struct XPath: Hashable {
    enum Strength: Int { case or, and, comparison, sum, product, atom }
    let text: String
    let strength: Strength

    init(_ text: String, _ strength: Strength = .atom) {
        self.text = text
        self.strength = strength
    }

    static let always = XPath("true()")
    static let never = XPath("false()")

    /// In parentheses where the operator around it binds more closely.
    func inside(_ other: Strength) -> String { strength.rawValue < other.rawValue ? "(\(text))" : text }

    var negated: XPath { self == .always ? .never : self == .never ? .always : XPath("not(\(text))") }

    static func && (a: XPath, b: XPath) -> XPath {
        if a == .never || b == .never { return .never }
        if a == .always { return b }
        if b == .always || a == b { return a }
        return XPath("\(a.inside(.and)) and \(b.inside(.and))", .and)
    }

    static func || (a: XPath, b: XPath) -> XPath {
        if a == .always || b == .always { return .always }
        if a == .never { return b }
        if b == .never || a == b { return a }
        return XPath("\(a.text) or \(b.text)", .or)
    }

    /// A text as XPath writes it; `nil` for what does not come unharmed through the readers of the form.
    static func literal(_ text: String) -> XPath? {
        guard text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), !text.contains("${"), !text.contains("  ") else { return nil }
        if !text.utf8.contains(UInt8(ascii: "'")) { return XPath("'\(text)'") }
        if !text.utf8.contains(UInt8(ascii: "\"")) { return XPath("\"\(text)\"") }
        return XPath(
            "concat(" + text.split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }.joined(by: ", \"'\", ") + ")")
    }
}

/// When a condition surely holds and when it surely fails; where a value is absent, neither.
///
/// `nil`: XPath cannot say it. What is said is never more than is sure.
struct XPathTruth {
    let holds: XPath?
    let fails: XPath?
    /// Whether `holds` is so wherever the condition holds, and `fails` wherever it fails.
    let holdsIsExact: Bool
    let failsIsExact: Bool

    /// Beyond this many bytes nobody reads an expression, and none is written.
    private static let limit = 4000

    init(holds: XPath?, fails: XPath?, holdsIsExact: Bool = true, failsIsExact: Bool = true) {
        func short(_ xpath: XPath?) -> XPath? { xpath.flatMap { $0.text.utf8.count > Self.limit ? nil : $0 } }
        self.holds = short(holds)
        self.fails = short(fails)
        self.holdsIsExact = self.holds != nil && holdsIsExact
        self.failsIsExact = self.fails != nil && failsIsExact
    }

    static let unknown = XPathTruth(holds: nil, fails: nil)
    static func constant(_ flag: Bool) -> XPathTruth { XPathTruth(holds: flag ? .always : .never, fails: flag ? .never : .always) }

    var isExact: Bool { holdsIsExact && failsIsExact }
    var negated: XPathTruth { XPathTruth(holds: fails, fails: holds, holdsIsExact: failsIsExact, failsIsExact: holdsIsExact) }

    static func && (a: XPathTruth, b: XPathTruth) -> XPathTruth {
        XPathTruth(
            holds: both(a.holds, b.holds), fails: either(a.fails, b.fails),
            holdsIsExact: a.holdsIsExact && b.holdsIsExact, failsIsExact: a.failsIsExact && b.failsIsExact)
    }

    static func || (a: XPathTruth, b: XPathTruth) -> XPathTruth { (a.negated && b.negated).negated }

    private static func both(_ a: XPath?, _ b: XPath?) -> XPath? {
        guard let a, let b else { return nil }
        return a && b
    }

    private static func either(_ a: XPath?, _ b: XPath?) -> XPath? {
        guard let a else { return b }
        guard let b else { return a }
        return a || b
    }
}

/// A value as XPath reads it.
struct XPathValue {
    enum Kind: Hashable {
        /// Whole or not, as exact as the runtime's.
        case integer, decimal
        /// Worked out in floating point: near enough to be shown, not to be compared.
        case near(isWhole: Bool)
        case date
        /// So many months after the date that is read.
        case monthsAfter(Int)
        /// Kept as it is written.
        case code
        /// A text that is composed, or an identity number that is stripped, before it is compared.
        case text, identity

        var isNumber: Bool { self == .integer || self == .decimal }
    }
    var xpath: XPath
    var kind: Kind
    var exists = XPath.always
    /// Whether it is an answer itself, which is empty where there is none.
    var isAnswer = false
    var isConstant = false
}
