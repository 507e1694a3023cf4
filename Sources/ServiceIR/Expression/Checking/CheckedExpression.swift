/// What a place asks of its expression.
public struct ExpectedValue: Hashable, Sendable {
    /// The type wanted; `nil` = whatever it is. A literal takes the unit, and the code, of the type wanted.
    public var type: ValueType?
    /// Whether the value is rounded afterwards (`round:` stands beside it), so that `/` and fractions are allowed.
    public var isRounded: Bool
    public init(_ type: ValueType? = nil, isRounded: Bool = false) {
        self.type = type
        self.isRounded = isRounded
    }
    /// A condition, guard or rule.
    public static let condition = ExpectedValue(.bool)
    /// An amount of money.
    public static func money(isRounded: Bool) -> ExpectedValue { ExpectedValue(.integer(.rupiah), isRounded: isRounded) }
    public static let any = ExpectedValue()
}

/// An expression after checking: canonical names, its type, and what is wrong with it.
public struct CheckedExpression: Sendable {
    /// Canonical: every name written out, texts in NFC; its ranges still are those of the author's text.
    public var node: Node
    public var type: ValueType
    public var faults: [ExpressionFault]
    /// Canonical names of all that is read, joined by points, each once, in the order of the text; tables as `ID()`.
    public var reads: [String]
    /// Where it may have no value, for some answers.
    package var risks: [ComputationRisk] = []
    /// What is stored.
    public var expression: Expression { Expression(node.canonicalText) }
    /// Whether there is no fault.
    public var isSound: Bool { faults.isEmpty }
}

/// A part of an expression that has no value for some answers.
package struct ComputationRisk: Sendable {
    package enum Kind: Hashable, Sendable { case zeroDivisor, emptyList, noDate, belowZero }
    package var kind: Kind
    /// Canonical: where this holds there is no value.
    package var goal: Node
    /// What holds where the part is evaluated.
    package var context: [Node]
    package var scope: Scope
    package var range: Range<Int>

    package init(_ kind: Kind, _ goal: Node, context: [Node], scope: Scope, range: Range<Int>) {
        self.kind = kind
        self.goal = goal
        self.context = context
        self.scope = scope
        self.range = range
    }
}

/// A fault of an expression that parses; `range` is in bytes of the author's text.
public struct ExpressionFault: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// No such name; `known` are those that may stand there.
        /// `elsewhere` are the paths, behind other names, of what has this one.
        case unknownName(String, known: [String], elsewhere: [String] = [])
        /// An option without its quotes.
        case unquotedOption(String)
        /// A table that is named and not called with its inputs, of which there are so many.
        case tableNotCalled(String, inputs: Int)
        /// `member` is not one of `of`'s.
        case unknownMember(String, of: String, known: [String], elsewhere: [String] = [])
        /// The name alone could be several: write one of these.
        case ambiguousName(String, choices: [String])
        /// A group of names, not a value: a section, `fee`, `documents`.
        case notAValue(String, members: [String])
        case unknownFunction(String, known: [String])
        /// CEL has it, the service language does not: null, maps, `uint`, bytes, messages, optional members.
        case notInLanguage(String)
        case wrongNumberOfArguments(of: String, expected: Int, found: Int)
        /// `expected` and `found` are types in words of the language.
        case wrongType(expected: String, found: String, of: String?)
        /// The two sides of an operator do not fit: `+` of a text and a number.
        case unlikeTypes(String, left: String, right: String)
        /// The two sides have the same type but unlike units.
        case unlikeUnits(String, left: String, right: String)
        /// A text literal that is none of the options.
        case unknownOption(String, known: [String])
        /// A text literal that is no value of the type beside it: a region, a time, an identity number.
        case invalidLiteral(String, type: String)
        /// A date is written `date(2026, 1, 31)`: `suggestion`.
        case dateAsText(String, suggestion: String?)
        case invalidPattern(String)
        case invalidDate(String)
        /// `/` between two integers; the replacement is `quotient(a, b)`.
        case integerDivision(suggestion: String)
        /// `/` where no rounding is stated.
        case divisionWithoutRounding
        /// An amount of money that may have a fraction and is not rounded.
        case notProvablyWhole
        /// The value may be absent here; `has(name) &&` before `root` mends it.
        case mayBeAbsent(name: String, written: String, root: Range<Int>)
        /// Whether the value is there could not be decided within the budget.
        case presenceNotProved(name: String, written: String, root: Range<Int>)
        /// The variable of a macro has the name of something else.
        case shadowingVariable(String)
        /// A constant that leaves 64 bits.
        case neverComputable(String)
        /// The operation by its name.
        case dividesByZero(String)
    }
    public var kind: Kind
    public var range: Range<Int>
    public init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}
