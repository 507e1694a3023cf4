/// Types of the parts of an expression, and their canonical form.
extension ExpressionChecker {
    mutating func infer(_ node: Node, _ hint: Hint) -> Typed {
        switch node.kind {
        case .literal(let literal): return infer(literal, node, hint)
        case .name(let name, isRooted: false) where isOption(name, of: hint.type):
            report(.unquotedOption(name), node.range)
            return Typed(node, .any)
        case .name(_, isRooted: false), .select(_, _, isOptional: false):
            if let path = node.path { return read(path, node) }
            return inferSelection(node)
        case .name, .select: return refuse(".", node)
        case .index: return refuse("[ ]", node)
        case .map, .message: return refuse("{ }", node)
        case .list(let elements): return inferList(elements, node, hint)
        case .not(let operand):
            let inner = require(infer(operand, Hint(.bool)), .condition)
            return Typed(Node(.not(inner.node), range: node.range), .bool)
        case .negate(let operand):
            let inner = infer(operand, hint)
            if !inner.type.isNumber, inner.type != .duration, inner.type != .any {
                report(.wrongType(expected: "number", found: inner.type.description, of: "-"), operand.range)
            }
            return Typed(Node(.negate(inner.node), range: node.range), inner.type, isFlexible: inner.isFlexible)
        case .conditional(let condition, let yes, let no): return inferConditional(condition, yes, no, node, hint)
        case .binary(let op, let left, let right):
            switch op {
            case .and, .or:
                let (a, b) = inferSides(left, right, of: op)
                return Typed(Node(.binary(op, a.node, b.node), range: node.range), .bool)
            case .isIn: return inferMembership(left, right, node)
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return inferComparison(op, left, right, node)
            case .add, .subtract, .multiply, .divide, .remainder: return inferArithmetic(op, left, right, node, hint)
            }
        case .call(let function, let arguments, let isRooted):
            return isRooted ? refuse(".", node) : inferCall(function, arguments, node, hint)
        case .method(let target, let function, let arguments): return inferMethod(target, function, arguments, node, hint)
        }
    }

    /// Whether a name that nothing has is one of the options that are wanted there.
    private func isOption(_ name: String, of type: ValueType?) -> Bool {
        switch type {
        case .code(.choice(let options))?, .code(.agency(let options))?: options.contains(name) && !isKnown(name)
        default: false
        }
    }

    mutating func refuse(_ what: String, _ node: Node) -> Typed {
        report(.notInLanguage(what), node.range)
        return Typed(node, .any)
    }

    /// A member of something that is no name: nothing of the language has one.
    private mutating func inferSelection(_ node: Node) -> Typed {
        guard case .select(let operand, let member, _) = node.kind else { return Typed(node, .any) }
        let inner = infer(operand, .none)
        guard case .record(let record) = inner.type else {
            if inner.type != .any { report(.unknownMember(member, of: inner.type.description, known: []), node.nameRange) }
            return Typed(node, .any)
        }
        guard let found = record.members[ID(member)] else {
            report(.unknownMember(member, of: operand.canonicalText, known: record.members.keys.map(\.rawValue)), node.nameRange)
            return Typed(node, .any)
        }
        return Typed(Node(.select(inner.node, member), range: node.range), found.type)
    }

    private mutating func inferConditional(_ condition: Node, _ yes: Node, _ no: Node, _ node: Node, _ hint: Hint) -> Typed {
        let test = require(infer(condition, Hint(.bool)), .condition)
        context.append(test.node)
        let a = infer(yes, hint)
        context[context.count - 1] = test.node.negated
        let b = infer(no, hint)
        context.removeLast()
        let result = Node(.conditional(test.node, a.node, b.node), range: node.range)
        guard let type = common(a, b) else {
            unlike("?:", a, b, node)
            return Typed(result, .any)
        }
        return Typed(result, type, isFlexible: a.isFlexible && b.isFlexible)
    }

    private mutating func inferList(_ elements: [Node.Element], _ node: Node, _ hint: Hint) -> Typed {
        var type: Typed?
        var result: [Node.Element] = []
        for element in elements {
            if element.isOptional { report(.notInLanguage("?"), element.value.range) }
            let inner = infer(element.value, Hint(hint.type?.element))
            result.append(Node.Element(inner.node))
            guard let before = type else {
                type = inner
                continue
            }
            if let both = common(before, inner) {
                type = Typed(before.node, both, isFlexible: before.isFlexible && inner.isFlexible)
            } else {
                unlike("[ ]", before, inner, element.value)
                type = Typed(before.node, .any)
            }
        }
        let element = type?.type ?? hint.type?.element ?? .any
        return Typed(Node(.list(result), range: node.range), .list(element), isFlexible: type?.isFlexible ?? false)
    }

    /// The type that both have: numbers widen, literals take the other's unit.
    func common(_ a: Typed, _ b: Typed) -> ValueType? {
        if a.type == b.type { return a.type }
        if a.type == .any { return b.type }
        if b.type == .any { return a.type }
        if let left = a.type.unit, let right = b.type.unit {
            let unit = a.isFlexible ? right : left
            guard left == right || a.isFlexible || b.isFlexible else { return nil }
            return a.type.isDecimal || b.type.isDecimal ? .decimal(unit) : .integer(unit)
        }
        if case .code(.choice(let x)) = a.type, case .code(.choice(let y)) = b.type {
            return .code(.choice(x + y.filter { !x.contains($0) }))
        }
        if case .code(.agency(let x)) = a.type, case .code(.agency(let y)) = b.type {
            return .code(.agency(x + y.filter { !x.contains($0) }))
        }
        if a.type.isText, b.type.isText { return .text }
        if let x = a.type.element, let y = b.type.element {
            return common(Typed(a.node, x, isFlexible: a.isFlexible), Typed(b.node, y, isFlexible: b.isFlexible)).map { .list($0) }
        }
        return nil
    }

    mutating func unlike(_ op: String, _ a: Typed, _ b: Typed, _ node: Node) {
        if let left = a.type.unit, let right = b.type.unit, left != right {
            report(.unlikeUnits(op, left: left.description, right: right.description), node.range)
        } else {
            report(.unlikeTypes(op, left: a.type.description, right: b.type.description), node.range)
        }
    }
}
