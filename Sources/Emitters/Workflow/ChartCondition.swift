import ServiceIR

/// A condition of the workflow as a script of a statechart, over values by name and the counts that the chart keeps itself.
///
/// Only what needs no library beyond `functions` and means the same over numbers, texts and lists of JSON; all else (exact decimals, dates, tables) is
/// decided by whoever sends the values, under the condition's own text as the name.
struct ChartCondition {
    let script: String
    /// Whether it is a mere name to which the answer is sent.
    let isSent: Bool
    /// The steps whose visits it reads.
    let counted: [StepID]

    /// `nil` where an answer that is sent would be too early, for it counts visits.
    init?(_ condition: Expression, isStep: (String) -> Bool) {
        guard let node = try? ExpressionParser.parse(condition.text) else { return nil }
        func counts(_ node: Node) -> [StepID] {
            guard let path = node.path else { return node.children.flatMap(counts) }
            return path.count == 2 && path[1] == "count" && isStep(path[0]) ? [StepID(path[0])] : []
        }
        counted = counts(node)
        isSent = !Self.isPlain(node)
        if isSent && !counted.isEmpty { return nil }
        var writer = JavaScriptExpression()
        writer.hasBigIntegers = false
        script = isSent ? "$.get(\(JavaScriptText.literal(condition.text)))" : writer.text(node)
    }

    private static func isPlain(_ node: Node) -> Bool {
        switch node.kind {
        case .literal(let literal): isConstant(literal)
        case .name: true
        case .select(let operand, _, let isOptional): !isOptional && isPlain(operand)
        case .not(let operand): isPlain(operand)
        case .binary(let relation, let a, let b):
            switch relation {
            case .and, .or, .less, .lessOrEqual, .greater, .greaterOrEqual: isPlain(a) && isPlain(b)
            // Lists and records are equal by what is in them.
            case .equal, .notEqual: isPlain(a) && isPlain(b) && (isConstant(a) || isConstant(b) || isNumber(a) || isNumber(b))
            case .isIn: isPlain(a) && isPlain(b)
            case .add, .subtract, .multiply, .divide, .remainder: false
            }
        case .conditional, .list: node.children.allSatisfy(isPlain)
        case .call("has", let operands, _): operands.allSatisfy(isPlain)
        case .method(let list, "exists", let operands), .method(let list, "all", let operands):
            operands.count == 2 && isPlain(list) && isPlain(operands[1])
        default: node.sizePath != nil
        }
    }

    private static func isConstant(_ literal: Literal) -> Bool {
        switch literal {
        case .bool, .integer, .decimal, .text: true
        case .null, .unsigned, .bytes: false
        }
    }

    private static func isConstant(_ node: Node) -> Bool {
        if case .literal(let literal) = node.kind { return isConstant(literal) }
        return false
    }

    private static func isNumber(_ node: Node) -> Bool { node.sizePath != nil || node.path?.last == "count" }

    /// What the scripts use: `n` counts, `v` are the values that events bring.
    static let functions = """
        function take(data) { if (data) v = data; }
        function count(name) { return n[name] || 0; }
        function add(name) { n[name] = count(name) + 1; }
        function read(record, name) { if (!(name in record)) throw new Error(name + " has no value"); return record[name]; }
        var $ = {
          get: (...path) => read(path.join(".") in n ? n : v, path.join(".")),
          has: (...path) => path.join(".") in v,
        };
        var m = {
          truth: (a) => { if (typeof a !== "boolean") throw new Error(a + " is not true or false"); return a; },
          and: (a, b) => a() && b(), or: (a, b) => a() || b(),
          equal: (a, b) => a === b, order: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
          int: Number, dec: Number, size: (a) => Array.from(a).length, contains: (list, a) => list.indexOf(a) >= 0,
          member: read, hasMember: (record, name) => name in record,
          exists: (list, holds) => list.some(holds), all: (list, holds) => list.every(holds),
        };
        """
}
