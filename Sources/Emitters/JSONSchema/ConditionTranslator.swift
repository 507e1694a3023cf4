import ServiceIR

/// Translates conditions into JSON Schema: the part of the language that schemas can say exactly, and no more.
///
/// Equality and `in` over options, booleans, comparisons of one field with a constant, `has`, `size`, documents handed in, named
/// conditions, and what `&&`, `||`, `!` and `?:` make of them. All else is unknown and stands in `x-mpp-rules`.
struct ConditionTranslator {
    let scope: SchemaScope
    /// How often one condition may lead into another; the compiler refuses circles, this keeps a damaged file from hanging.
    private let depth: Int

    init(scope: SchemaScope, depth: Int = 0) {
        self.scope = scope
        self.depth = depth
    }

    /// All of `expressions` together.
    func translate(all expressions: [Expression]) -> SchemaTruth {
        expressions.map(translate).reduce(.constant(true)) { $0 && $1 }
    }

    func translate(_ expression: Expression) -> SchemaTruth {
        guard depth < 32, let node = try? ExpressionParser.parse(expression.text) else { return .unknown }
        return ConditionTranslator(scope: scope, depth: depth + 1).truth(of: node)
    }

    private func truth(of node: Node) -> SchemaTruth {
        switch node.kind {
        case .literal(.bool(let flag)): return .constant(flag)
        case .not(let operand): return truth(of: operand).negated
        case .binary(.and, let a, let b): return truth(of: a) && truth(of: b)
        case .binary(.or, let a, let b): return truth(of: a) || truth(of: b)
        case .conditional(let condition, let yes, let no):
            let test = truth(of: condition)
            return (test && truth(of: yes)) || (test.negated && truth(of: no))
        case .binary(let op, let left, let right): return comparison(op, left, right)
        case .call("has", let arguments, _) where arguments.count == 1: return presence(of: arguments[0])
        case .method(let target, "startsWith", let arguments): return prefix(target, arguments)
        case .name, .select: return node.path.map(truth(ofName:)) ?? .unknown
        default: return .unknown
        }
    }

    // MARK: Names

    private func truth(ofName name: [String]) -> SchemaTruth {
        switch scope.meaning(of: name) {
        case .condition(_, let expression): return translate(expression)
        case .field(let field, let path, let whens):
            if let value = field.value { return computed(value, whens) }
            guard field.type == .yesNo else { return .unknown }
            return leaf(path, ["const": true], ["const": false], whens: whens)
        case .document(let requirement, let path):
            let asked = translate(all: [requirement.when].compactMap { $0 })
            let given = SchemaTruth(holds: present(path, true), fails: ["not": present(path, true)])
            return asked && given
        case .word, .other: return .unknown
        }
    }

    /// A computed answer has a value only where it is asked.
    private func computed(_ value: Expression, _ whens: [Expression]) -> SchemaTruth {
        let asked = translate(all: whens)
        let truth = translate(value)
        return SchemaTruth(
            holds: SchemaTruth.both(asked.holds, truth.holds), fails: SchemaTruth.both(asked.holds, truth.fails),
            holdsIsExact: asked.holdsIsExact && truth.holdsIsExact, failsIsExact: asked.holdsIsExact && truth.failsIsExact)
    }

    private func presence(of node: Node) -> SchemaTruth {
        guard let name = node.path, case .field(let field, let path, let whens) = scope.meaning(of: name), field.value == nil else {
            return .unknown
        }
        if field.mayCountAsEmpty { return field.isOptional ? .unknown : translate(all: whens) }
        return translate(all: whens) && SchemaTruth(holds: present(path, true), fails: ["not": present(path, true)])
    }

    // MARK: Comparisons

    private func comparison(_ op: BinaryOperator, _ left: Node, _ right: Node) -> SchemaTruth {
        switch op {
        case .notEqual: return comparison(.equal, left, right).negated
        case .isIn: return membership(left, right)
        case .equal, .less, .lessOrEqual, .greater, .greaterOrEqual: break
        default: return .unknown
        }
        if let flag = right.constant?.bool, op == .equal { return flag ? truth(of: left) : truth(of: left).negated }
        if let flag = left.constant?.bool, op == .equal { return flag ? truth(of: right) : truth(of: right).negated }
        if let constant = right.constant { return compare(left, op, constant) }
        if let constant = left.constant { return compare(right, op.mirrored, constant) }
        return .unknown
    }

    private func compare(_ node: Node, _ op: BinaryOperator, _ constant: Constant) -> SchemaTruth {
        if let counted = countedField(node), let number = constant.number {
            return count(counted.field, counted.path, counted.whens, op, number)
        }
        guard let name = node.path else { return .unknown }
        switch scope.meaning(of: name) {
        case .word(let path, let options, let isSayable):
            guard op == .equal, let text = constant.text else { return .unknown }
            guard isSayable else { return .constant(options == [text]) }
            return leaf(path, ["const": .string(text)], ["not": ["const": .string(text)]], whens: [])
        case .field(let field, let path, let whens) where field.value == nil:
            guard let (yes, no) = constant.schemas(op, field) else { return .unknown }
            return leaf(path, yes, no, whens: whens)
        default: return .unknown
        }
    }

    /// `x in ['a', 'b']`, or `'a' in choices`.
    private func membership(_ left: Node, _ right: Node) -> SchemaTruth {
        if case .list(let elements) = right.kind {
            let constants = elements.compactMap { $0.isOptional ? nil : $0.value.constant?.text }
            guard constants.count == elements.count, let name = left.path else { return .unknown }
            let values = JSONValue.array(constants.map(JSONValue.string))
            switch scope.meaning(of: name) {
            case .word(let path, let options, let isSayable):
                guard isSayable else { return .constant(options.contains { constants.contains($0) }) }
                return leaf(path, ["enum": values], ["not": ["enum": values]], whens: [])
            case .field(let field, let path, let whens) where field.value == nil && field.type.isWrittenOneWay:
                return leaf(path, ["enum": values], ["not": ["enum": values]], whens: whens)
            default: return .unknown
            }
        }
        guard let text = left.constant?.text, let name = right.path,
            case .field(let field, let path, let whens) = scope.meaning(of: name), field.type == .choices, field.value == nil
        else { return .unknown }
        let contains: JSONValue = ["contains": ["const": .string(text)]]
        return leaf(path, contains, ["not": contains], whens: whens)
    }

    private func prefix(_ target: Node, _ arguments: [Node]) -> SchemaTruth {
        guard let name = target.path, arguments.count == 1, let text = arguments[0].constant?.text,
            case .field(let field, let path, let whens) = scope.meaning(of: name), field.value == nil, field.type == .region
        else { return .unknown }
        let pattern = "^" + text.unicodeScalars.map(TextRange.escaped).joined()
        return leaf(path, ["pattern": .string(pattern)], ["not": ["pattern": .string(pattern)]], whens: whens)
    }

    private func countedField(_ node: Node) -> (field: Field, path: [String], whens: [Expression])? {
        var counted: Node?
        if case .call("size", let arguments, _) = node.kind, arguments.count == 1 { counted = arguments[0] }
        if case .method(let target, "size", let arguments) = node.kind, arguments.isEmpty { counted = target }
        guard let name = counted?.path, case .field(let field, let path, let whens) = scope.meaning(of: name), field.value == nil,
            field.type == .list || field.type == .choices
        else { return nil }
        return (field, path, whens)
    }

    private func count(
        _ field: Field, _ path: [String], _ whens: [Expression], _ op: BinaryOperator, _ number: Decimal128
    ) -> SchemaTruth {
        // A list that may be empty counts as empty when it is left out.
        guard let whole = number.int64, whole >= 0, !field.mayCountAsEmpty else { return .unknown }
        func atLeast(_ n: Int64) -> JSONValue { n <= 0 ? true : ["minItems": .integer(n)] }
        func atMost(_ n: Int64) -> JSONValue { n < 0 ? false : ["maxItems": .integer(n)] }
        switch op {
        case .equal:
            return leaf(
                path, ["minItems": .integer(whole), "maxItems": .integer(whole)],
                ["anyOf": [atMost(whole - 1), atLeast(whole + 1)]], whens: whens)
        case .greater: return leaf(path, atLeast(whole + 1), atMost(whole), whens: whens)
        case .greaterOrEqual: return leaf(path, atLeast(whole), atMost(whole - 1), whens: whens)
        case .less: return leaf(path, atMost(whole - 1), atLeast(whole), whens: whens)
        case .lessOrEqual: return leaf(path, atMost(whole), atLeast(whole + 1), whens: whens)
        default: return .unknown
        }
    }

    // MARK: Schemas

    /// The value at `path` is there, asked, and fits `yes` (or `no`).
    private func leaf(_ path: [String], _ yes: JSONValue, _ no: JSONValue, whens: [Expression]) -> SchemaTruth {
        let asked = translate(all: whens)
        return SchemaTruth(
            holds: SchemaTruth.both(asked.holds, present(path, yes)), fails: SchemaTruth.both(asked.holds, present(path, no)),
            holdsIsExact: asked.holdsIsExact, failsIsExact: asked.holdsIsExact)
    }

    private func present(_ path: [String], _ schema: JSONValue) -> JSONValue {
        if schema == false { return false }
        return path.reversed().reduce(schema) { inner, key in
            inner == true
                ? ["required": [.string(key)]]
                : ["properties": .object([ID(key): inner]), "required": [.string(key)]]
        }
    }
}

extension FieldType {
    /// Whether a value is kept exactly as it was sent.
    var isWrittenOneWay: Bool { self == .choice || self == .region }
}

extension Field {
    /// Whether it is a list that counts as empty when it is left out, always or while it is not optional.
    fileprivate var mayCountAsEmpty: Bool {
        type == .list && (many?.lower ?? 1) == 0 && (!isOptional || optionalWhen != nil)
    }
}

extension Expression {
    /// What holds where this fails.
    var negated: Expression { Expression((try? ExpressionParser.parse(text))?.negated.canonicalText ?? "!(\(text))") }
}

extension BinaryOperator {
    /// The operator with its sides changed.
    var mirrored: BinaryOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }
}
