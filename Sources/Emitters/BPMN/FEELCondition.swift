import ServiceIR

/// A condition that BPMN has as plain CEL, in FEEL over the same variables.
///
/// Where the CEL has a value, this has the same: what is absent is `null`, and neither `and` nor `or` waits for it where the other side decides. Names
/// that FEEL keeps for itself, and what is neither comparison nor logic, are given by the host, as other conditions are.
///
/// Source: OMG formal/24-01-01 (DMN 1.5), 10.3.1 and 10.3.2.
enum FEELCondition {
    static let language = "https://www.omg.org/spec/DMN/20191111/FEEL/"
    private static let reserved: Set<String> = [
        "for", "return", "if", "then", "else", "some", "every", "satisfies", "instance", "of", "in", "function", "between", "and", "or",
        "not",
        "null", "true", "false", "external",
    ]

    static func text(ofCEL condition: String) -> String {
        (try? ExpressionParser.parse(condition)).flatMap { text(of: $0, within: 0) } ?? given(condition)
    }

    private static func given(_ name: String) -> String { "get value(given, \(literal(name)))" }

    private static func text(of node: Node, within outer: Int) -> String? {
        switch node.kind {
        case .literal(.text(let text)): return literal(text)
        case .literal(.bool), .literal(.integer), .literal(.decimal): return node.canonicalText
        case .name, .select:
            guard let path = node.path, path.allSatisfy({ !reserved.contains($0) }) else { return nil }
            return path.joined(by: ".")
        case .index(let operand, let key, isOptional: false):
            guard operand.path == ["given"], case .literal(.text(let name)) = key.kind else { return nil }
            return given(name)
        case .not(let operand): return text(of: operand, within: 0).map { "not(\($0))" }
        case .call("has", let operands, isRooted: false):
            guard operands.count == 1, let path = text(of: operands[0], within: 5) else { return nil }
            return grouped("\(path) != null", 4, outer)
        case .binary(.isIn, let value, let list):
            if case .list(let options) = list.kind {
                let alternatives = options.map { Node(.binary(.equal, value, $0.value)) }
                guard let first = alternatives.first else { return "false" }
                return text(of: alternatives.dropFirst().reduce(first) { Node(.binary(.or, $0, $1)) }, within: outer)
            }
            guard let list = text(of: list, within: 5), let value = text(of: value, within: 0) else { return nil }
            return "list contains(\(list), \(value))"
        case .binary(let relation, let a, let b):
            let sign: String
            switch relation {
            case .and: sign = "and"
            case .or: sign = "or"
            case .equal: sign = "="
            case .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: sign = relation.rawValue
            default: return nil
            }
            let own = relation.precedence
            guard let a = text(of: a, within: own == 4 ? 5 : own), let b = text(of: b, within: own == 4 ? 5 : own) else { return nil }
            return grouped("\(a) \(sign) \(b)", own, outer)
        default: return nil
        }
    }

    private static func grouped(_ text: String, _ own: Int, _ outer: Int) -> String { own < outer ? "(\(text))" : text }

    private static func literal(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
