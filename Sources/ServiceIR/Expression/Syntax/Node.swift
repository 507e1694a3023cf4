/// A part of an expression as it is written, with the bytes of the text that it covers.
///
/// Macros (`all`, `has`, …) stay calls: what they mean is decided by the checker and by `Program`. Two nodes with the same
/// `canonicalText` say the same.
public struct Node: Hashable, Sendable {
    public indirect enum Kind: Hashable, Sendable {
        case literal(Literal)
        /// An identifier; rooted when written with a point before it (`.x`), which general CEL knows.
        case name(String, isRooted: Bool = false)
        /// `operand.member`, or `operand.?member`.
        case select(Node, String, isOptional: Bool = false)
        /// `operand[index]`, or `operand[?index]`.
        case index(Node, Node, isOptional: Bool = false)
        case call(String, [Node], isRooted: Bool = false)
        /// `target.function(arguments)`.
        case method(Node, String, [Node])
        case not(Node)
        case negate(Node)
        case binary(BinaryOperator, Node, Node)
        case conditional(Node, Node, Node)
        case list([Element])
        case map([Entry])
        /// `Name{field: value}`: protobuf messages, which only the parser knows.
        case message([String], [Entry])
    }
    /// An element of a list; optional when written with `?` before it.
    public struct Element: Hashable, Sendable {
        public var value: Node
        public var isOptional: Bool
        public init(_ value: Node, isOptional: Bool = false) {
            self.value = value
            self.isOptional = isOptional
        }
    }
    /// An entry of a map or message.
    public struct Entry: Hashable, Sendable {
        public var key: Node
        public var value: Node
        public var isOptional: Bool
        public init(_ key: Node, _ value: Node, isOptional: Bool = false) {
            self.key = key
            self.value = value
            self.isOptional = isOptional
        }
    }

    public var kind: Kind
    /// Bytes of the text (UTF-8), without parentheses around the node itself.
    public var range: Range<Int>
    /// Of a selection or call, the bytes of the member's or function's name; of any other node, all of it.
    public var nameRange: Range<Int>
    /// Height of the tree below and with this node; never more than `ExpressionParser.depthLimit` in what the parser returns.
    public let height: Int

    public init(_ kind: Kind, range: Range<Int> = 0..<0, nameRange: Range<Int>? = nil) {
        self.kind = kind
        self.range = range
        self.nameRange = nameRange ?? range
        height = 1 + Node.height(below: kind)
    }

    /// Without a list of the parts: a node is made for every word of an expression.
    private static func height(below kind: Kind) -> Int {
        switch kind {
        case .literal, .name: 0
        case .select(let operand, _, _), .not(let operand), .negate(let operand): operand.height
        case .index(let a, let b, _), .binary(_, let a, let b): max(a.height, b.height)
        default: children(of: kind).lazy.map(\.height).max() ?? 0
        }
    }

    /// The parts of the node, in the order of the text.
    public var children: [Node] { Node.children(of: kind) }

    private static func children(of kind: Kind) -> [Node] {
        switch kind {
        case .literal, .name: []
        case .select(let operand, _, _), .not(let operand), .negate(let operand): [operand]
        case .index(let a, let b, _), .binary(_, let a, let b): [a, b]
        case .call(_, let arguments, _): arguments
        case .method(let target, _, let arguments): [target] + arguments
        case .conditional(let a, let b, let c): [a, b, c]
        case .list(let elements): elements.map(\.value)
        case .map(let entries), .message(_, let entries): entries.flatMap { [$0.key, $0.value] }
        }
    }
}

public enum Literal: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case decimal(Decimal128)
    case text(String)
    /// `5u` and `b'…'`: read, so that the checker can say that there is no such thing here.
    case unsigned(UInt64)
    case bytes([UInt8])
}

public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
    case or = "||", and = "&&"
    case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">=", equal = "==", notEqual = "!=", isIn = "in"
    case add = "+", subtract = "-", multiply = "*", divide = "/", remainder = "%"

    /// The higher binds the closer; `?:` is 1.
    public var precedence: Int {
        switch self {
        case .or: 2
        case .and: 3
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .isIn: 4
        case .add, .subtract: 5
        case .multiply, .divide, .remainder: 6
        }
    }
}

extension Node {
    /// The name that a chain of selections from an identifier spells: `a.b.c`; `nil` for anything else.
    public var path: [String]? {
        path(leaving: 0)
    }

    /// The same, with room for so many more words.
    private func path(leaving count: Int) -> [String]? {
        switch kind {
        case .name(let name, isRooted: false):
            var path: [String] = []
            path.reserveCapacity(count + 1)
            path.append(name)
            return path
        case .select(let operand, let member, isOptional: false):
            var path = operand.path(leaving: count + 1)
            path?.append(member)
            return path
        default: return nil
        }
    }

    /// The chain of selections that spells `path`.
    public init(path: [String], range: Range<Int> = 0..<0) {
        var node = Node(.name(path.first ?? ""), range: range)
        for member in path.dropFirst() { node = Node(.select(node, member), range: range) }
        self = node
    }

    /// The chain without its last `count` members.
    func dropping(members count: Int) -> Node {
        guard count > 0, case .select(let operand, _, _) = kind else { return self }
        return operand.dropping(members: count - 1)
    }

    /// What holds where this does not.
    public var negated: Node { Node(.not(self), range: range) }

    /// What holds where all of `nodes` hold.
    public static func all(_ nodes: [Node]) -> Node {
        guard let first = nodes.first else { return Node(.literal(.bool(true))) }
        return nodes.dropFirst().reduce(first) { Node(.binary(.and, $0, $1), range: $0.range) }
    }
}
