/// Reads the whole syntax of CEL; which of it a service may use is the checker's business.
///
/// Any text ends in a node or in one located fault; neither depth nor length can exhaust memory or stack.
public struct ExpressionParser {
    /// Bytes of one expression.
    public static let lengthLimit = 65_536
    /// Height of the tree, and nesting of brackets.
    public static let depthLimit = 160
    /// Words that CEL keeps for itself: they are no names, though they may stand behind a point.
    public static let reservedWords: Set<String> = [
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "namespace",
        "null", "package", "return", "true", "var", "void", "while",
    ]

    /// Words that people write for a sign.
    private static let signs = [
        "and": "&&", "dan": "&&", "or": "||", "atau": "||", "is": "==", "adalah": "==", "yaitu": "==", "equals": "==", "sama": "==",
        "x": "*", "kali": "*", "bagi": "/", "tambah": "+", "kurang": "-",
    ]

    /// The same in several words, the longer ones first.
    private static let phrases: [(words: [String], sign: String)] = [
        (["lebih", "besar", "sama", "dengan"], ">="), (["lebih", "kecil", "sama", "dengan"], "<="),
        (["lebih", "besar", "dari"], ">"), (["lebih", "kecil", "dari"], "<"), (["tidak", "sama", "dengan"], "!="),
        (["kurang", "dari"], "<"), (["lebih", "dari"], ">"), (["sama", "dengan"], "=="), (["paling", "sedikit"], ">="),
        (["paling", "banyak"], "<="), (["less", "than"], "<"), (["more", "than"], ">"), (["greater", "than"], ">"),
        (["bukan"], "!="), (["minimal"], ">="), (["maksimal"], "<="),
    ]
    /// Words that begin a condition in speech.
    private static let openings = ["jika", "bila", "kalau", "apabila", "ketika", "when"]

    private var lexer: Lexer
    private var token: Token
    private var end = 0
    private var depth = 0

    /// The expression that `text` writes.
    public static func parse(_ text: String) throws(ExpressionSyntaxFault) -> Node {
        let bytes = Array(text.utf8)
        guard bytes.count <= lengthLimit else {
            throw ExpressionSyntaxFault(.tooLong(limit: lengthLimit), 0..<bytes.count)
        }
        var parser = try ExpressionParser(bytes)
        let node = try parser.expression()
        try parser.refuseRest(after: node)
        return node
    }

    private init(_ bytes: [UInt8]) throws(ExpressionSyntaxFault) {
        lexer = Lexer(bytes)
        token = try lexer.next()
    }

    private mutating func advance() throws(ExpressionSyntaxFault) {
        end = token.range.upperBound
        token = try lexer.next()
    }

    private mutating func accept(_ sign: String) throws(ExpressionSyntaxFault) -> Bool {
        guard token.isSign(sign) else { return false }
        try advance()
        return true
    }

    private mutating func expect(_ sign: String, closing opening: Range<Int>? = nil) throws(ExpressionSyntaxFault) {
        if try accept(sign) { return }
        throw ExpressionSyntaxFault(.missing(sign, opening: opening), token.range)
    }

    private func make(_ kind: Node.Kind, _ range: Range<Int>, name: Range<Int>? = nil) throws(ExpressionSyntaxFault) -> Node {
        let node = Node(kind, range: range, nameRange: name)
        if node.height > ExpressionParser.depthLimit {
            throw ExpressionSyntaxFault(.tooDeep(limit: ExpressionParser.depthLimit), range)
        }
        return node
    }

    private mutating func deeper<T>(
        _ body: (inout ExpressionParser) throws(ExpressionSyntaxFault) -> T
    ) throws(ExpressionSyntaxFault) -> T {
        depth += 1
        defer { depth -= 1 }
        if depth > ExpressionParser.depthLimit {
            throw ExpressionSyntaxFault(.tooDeep(limit: ExpressionParser.depthLimit), token.range)
        }
        return try body(&self)
    }

    private func refuseRest(after node: Node) throws(ExpressionSyntaxFault) {
        if token.kind == .end { return }
        throw unexpected(after: node)
    }

    /// A sign that the words from here on say.
    private func phrase() -> ExpressionSyntaxFault? {
        var words: [(text: String, end: Int)] = []
        var ahead = lexer
        var next: Token? = token
        while let present = next, case .identifier(let word) = present.kind, words.count < 4 {
            words.append((word.lowercased(), present.range.upperBound))
            next = try? ahead.next()
        }
        for (phrase, sign) in ExpressionParser.phrases where words.count >= phrase.count && words.prefix(phrase.count).map(\.text) == phrase
        {
            let range = token.range.lowerBound..<words[phrase.count - 1].end
            return ExpressionSyntaxFault(.spelledOtherwise(phrase.joined(separator: " "), expected: sign), range)
        }
        return nil
    }

    /// What is wrong with the present token, said as helpfully as possible: `and` is `&&`.
    private func unexpected(after node: Node? = nil) -> ExpressionSyntaxFault {
        switch token.kind {
        case .end: return ExpressionSyntaxFault(.unexpectedEnd, token.range)
        case .identifier(let word):
            if let node, case .name(let before, _) = node.lastOperand.kind, ["not", "bukan", "tidak"].contains(before.lowercased()) {
                return ExpressionSyntaxFault(.spelledOtherwise(before, expected: "!"), node.lastOperand.range)
            }
            if let node, case .name(let before, _) = node.lastOperand.kind, ExpressionParser.openings.contains(before.lowercased()) {
                return ExpressionSyntaxFault(.needlessWord(before), node.lastOperand.range)
            }
            if node != nil, let phrase = phrase() { return phrase }
            if node != nil, let sign = ExpressionParser.signs[word.lowercased()] {
                return ExpressionSyntaxFault(.spelledOtherwise(word, expected: sign), token.range)
            }
            return ExpressionSyntaxFault(.unexpected(word), token.range)
        case .quotedMember(let word): return ExpressionSyntaxFault(.unexpected("`\(word)`"), token.range)
        case .literal(let literal): return ExpressionSyntaxFault(.unexpected(literal.canonicalText), token.range)
        case .sign(let sign): return ExpressionSyntaxFault(.unexpected(sign), token.range)
        }
    }
}

extension ExpressionParser {
    private mutating func expression() throws(ExpressionSyntaxFault) -> Node {
        try deeper { parser throws(ExpressionSyntaxFault) in
            let start = parser.token.range.lowerBound
            let condition = try parser.binary(above: 1)
            guard try parser.accept("?") else { return condition }
            let yes = try parser.binary(above: 1)
            try parser.expect(":")
            let no = try parser.expression()
            return try parser.make(.conditional(condition, yes, no), start..<parser.end)
        }
    }

    private mutating func binary(above precedence: Int) throws(ExpressionSyntaxFault) -> Node {
        let start = token.range.lowerBound
        var left = try unary()
        while case .sign(let sign) = token.kind, let op = BinaryOperator(rawValue: sign), op.precedence > precedence {
            try advance()
            let right = try binary(above: op.precedence)
            left = try make(.binary(op, left, right), start..<end)
        }
        return left
    }

    private mutating func unary() throws(ExpressionSyntaxFault) -> Node {
        let start = token.range.lowerBound
        if token.isSign("!") {
            try advance()
            let operand = try deeper { parser throws(ExpressionSyntaxFault) in try parser.unary() }
            return try make(.not(operand), start..<end)
        }
        if token.isSign("-") {
            try advance()
            if case .literal(let literal) = token.kind, let negative = literal.negative {
                let literalEnd = token.range.upperBound
                try advance()
                return try members(of: make(.literal(negative), start..<literalEnd), from: start)
            }
            let operand = try deeper { parser throws(ExpressionSyntaxFault) in try parser.unary() }
            return try make(.negate(operand), start..<end)
        }
        let operand = try primary()
        return try members(of: operand, from: start)
    }

    private mutating func primary() throws(ExpressionSyntaxFault) -> Node {
        let start = token.range
        switch token.kind {
        case .literal(let literal):
            if literal == .integer(.min) { throw ExpressionSyntaxFault(.numberOutOfRange("9223372036854775808"), start) }
            try advance()
            return try make(.literal(literal), start)
        case .identifier(let name):
            return try named(name, isRooted: false, from: start)
        case .sign("."):
            try advance()
            guard case .identifier(let name) = token.kind else { throw unexpected() }
            return try named(name, isRooted: true, from: start)
        case .sign("("):
            try advance()
            let node = try expression()
            if !token.isSign(")"), token.kind != .end { throw unexpected(after: node) }
            try expect(")", closing: start)
            return node
        case .sign("["):
            try advance()
            let elements = try self.elements(closing: start)
            return try make(.list(elements), start.lowerBound..<end)
        case .sign("{"):
            try advance()
            let entries = try self.entries(closing: start, areFields: false)
            return try make(.map(entries), start.lowerBound..<end)
        default: throw unexpected()
        }
    }

    private mutating func named(_ name: String, isRooted: Bool, from start: Range<Int>) throws(ExpressionSyntaxFault) -> Node {
        if ExpressionParser.reservedWords.contains(name) {
            throw ExpressionSyntaxFault(.reservedWord(name), token.range)
        }
        let nameRange = token.range
        try advance()
        let opening = token.range
        if try accept("(") {
            let arguments = try self.arguments(closing: opening)
            return try make(.call(name, arguments, isRooted: isRooted), start.lowerBound..<end, name: nameRange)
        }
        return try make(.name(name, isRooted: isRooted), start.lowerBound..<end)
    }

    private mutating func members(of operand: Node, from start: Int) throws(ExpressionSyntaxFault) -> Node {
        var node = operand
        while true {
            let opening = token.range
            if try accept(".") {
                let isOptional = try accept("?")
                let member: String
                switch token.kind {
                case .identifier(let name), .quotedMember(let name): member = name
                case .sign("in"): member = "in"
                default: throw unexpected()
                }
                let nameRange = token.range
                try advance()
                let bracket = token.range
                if !isOptional, try accept("(") {
                    let arguments = try self.arguments(closing: bracket)
                    node = try make(.method(node, member, arguments), start..<end, name: nameRange)
                } else {
                    node = try make(.select(node, member, isOptional: isOptional), start..<end, name: nameRange)
                }
            } else if try accept("[") {
                let isOptional = try accept("?")
                let index = try expression()
                try expect("]", closing: opening)
                node = try make(.index(node, index, isOptional: isOptional), start..<end)
            } else if token.isSign("{"), let name = node.messageName {
                try advance()
                let entries = try self.entries(closing: opening, areFields: true)
                node = try make(.message(name, entries), start..<end)
            } else {
                return node
            }
        }
    }

    private mutating func arguments(closing opening: Range<Int>) throws(ExpressionSyntaxFault) -> [Node] {
        var arguments: [Node] = []
        if try accept(")") { return arguments }
        while true {
            arguments.append(try expression())
            if try accept(")") { return arguments }
            if !token.isSign(","), token.kind != .end { throw unexpected(after: arguments.last) }
            guard try accept(",") else { throw ExpressionSyntaxFault(.missing(")", opening: opening), token.range) }
        }
    }

    private mutating func elements(closing opening: Range<Int>) throws(ExpressionSyntaxFault) -> [Node.Element] {
        var elements: [Node.Element] = []
        while true {
            if try accept("]") { return elements }
            let isOptional = try accept("?")
            elements.append(Node.Element(try expression(), isOptional: isOptional))
            if try accept("]") { return elements }
            if !token.isSign(","), token.kind != .end { throw unexpected(after: elements.last?.value) }
            guard try accept(",") else { throw ExpressionSyntaxFault(.missing("]", opening: opening), token.range) }
        }
    }

    private mutating func entries(closing opening: Range<Int>, areFields: Bool) throws(ExpressionSyntaxFault) -> [Node.Entry] {
        var entries: [Node.Entry] = []
        while true {
            if try accept("}") { return entries }
            let isOptional = try accept("?")
            let key: Node
            if areFields {
                switch token.kind {
                case .identifier(let name), .quotedMember(let name): key = try make(.literal(.text(name)), token.range)
                default: throw unexpected()
                }
                try advance()
            } else {
                key = try expression()
            }
            try expect(":")
            entries.append(Node.Entry(key, try expression(), isOptional: isOptional))
            if try accept("}") { return entries }
            guard try accept(",") else { throw ExpressionSyntaxFault(.missing("}", opening: opening), token.range) }
        }
    }
}

extension Literal {
    /// The literal behind a minus; `nil` for what is no number.
    fileprivate var negative: Literal? {
        switch self {
        case .integer(let number): .integer(0 &- number)
        case .decimal(let number): number.negated.map(Literal.decimal)
        default: nil
        }
    }
}

extension Node {
    /// The operand at the right end: of `a && not`, the name `not`.
    fileprivate var lastOperand: Node {
        if case .binary(_, _, let right) = kind { return right.lastOperand }
        return self
    }

    /// The name that may stand before `{`: of `a.b.C`, its parts.
    fileprivate var messageName: [String]? {
        switch kind {
        case .name(let name, let isRooted): isRooted ? ["", name] : [name]
        case .select(let operand, let member, isOptional: false): operand.messageName.map { $0 + [member] }
        default: nil
        }
    }
}
