import ServiceIR

/// A condition in plain CEL, as any evaluator has it, over variables by the canonical names.
///
/// A named condition is a variable of its own. What plain CEL cannot say alike (dates, exact arithmetic, tables, counts of visits) is given by the host
/// as a truth value under the condition's own text: `given['…']`.
enum CELCondition {
    private static let depthLimit = 32

    static func text(_ condition: Expression) -> (text: String, isGiven: Bool) {
        if let node = try? ExpressionParser.parse(condition.text), let plain = plain(node, 0) { return (plain.canonicalText, false) }
        return ("given[\(Node(.literal(.text(condition.text))).canonicalText)]", true)
    }

    private static func plain(_ node: Node, _ depth: Int) -> Node? {
        guard depth < depthLimit else { return nil }
        switch node.kind {
        case .literal(.bool), .literal(.integer), .literal(.decimal), .literal(.text): return node
        case .name(let name, isRooted: false):
            return ["today", "now", "submitted"].contains(name) ? nil : node
        case .select(_, let member, isOptional: false):
            // Counts of visits and of objections are the runtime's.
            return node.path != nil && member != "count" && member != "objections" ? node : nil
        case .not(let operand): return plain(operand, depth + 1).map { Node(.not($0)) }
        case .binary(let relation, let a, let b):
            guard relation.precedence <= 4, let a = plain(a, depth + 1), let b = plain(b, depth + 1) else { return nil }
            return Node(.binary(relation, a, b))
        case .conditional(let a, let b, let c):
            guard let a = plain(a, depth + 1), let b = plain(b, depth + 1), let c = plain(c, depth + 1) else { return nil }
            return Node(.conditional(a, b, c))
        case .list(let items):
            let values = items.compactMap { $0.isOptional ? nil : plain($0.value, depth + 1) }
            return values.count == items.count ? Node(.list(values.map { Node.Element($0) })) : nil
        case .call("has", let operands, isRooted: false): return operands.count == 1 && operands[0].path?.count ?? 0 > 1 ? node : nil
        case .call("size", let operands, isRooted: false):
            return operands.count == 1 ? plain(operands[0], depth + 1).map { Node(.call("size", [$0])) } : nil
        default: return nil
        }
    }
}
