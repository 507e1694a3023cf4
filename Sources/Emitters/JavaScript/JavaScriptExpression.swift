import ServiceIR

/// An expression of a service as JavaScript.
///
/// Whatever JavaScript's own operators say otherwise than CEL is a function of a library, `LIBRARY.add(a, b)`; what is read is asked of
/// `ENVIRONMENT`: `.get("pemohon", "umur")` (which throws where it is absent), `.has(…)`, `.today`, `.table("tarif", a)`, `.held("x.y")`.
/// `docs/targets.md` says what each of them does.
struct JavaScriptExpression {
    /// The object whose members are the functions.
    var library = "m"
    /// The object that knows the values.
    var environment = "$"
    /// Whole numbers as `5n`; else as `LIBRARY.int("5")`, for engines without them.
    var hasBigIntegers = true
    /// The variables of the macros around.
    private var locals: Set<String> = []

    init() {}

    /// `($) => …`.
    static func function(_ expression: Expression) -> String? {
        guard let node = try? ExpressionParser.parse(expression.text) else { return nil }
        let writer = JavaScriptExpression()
        return "(\(writer.environment)) => " + writer.text(node)
    }

    /// The JavaScript of one expression; what general CEL has besides is no part of a service.
    func text(_ node: Node) -> String {
        switch node.kind {
        case .literal(let literal): self.literal(literal)
        case .name, .select(_, _, isOptional: false): path(node)
        case .index(let operand, let index, isOptional: false): call("at", text(operand), text(index))
        case .not(let operand): "!" + truth(operand)
        case .negate(let operand): call("negate", text(operand))
        case .conditional(let a, let b, let c): "(\(truth(a)) ? \(text(b)) : \(text(c)))"
        case .binary(let op, let a, let b): binary(op, a, b)
        case .list(let elements): "[" + elements.map { text($0.value) }.joined(by: ", ") + "]"
        case .call(let name, let arguments, _): call(name, arguments)
        case .method(let target, let name, let arguments): method(target, name, arguments)
        case .select, .index, .map, .message: call("none")
        }
    }

    private func call(_ name: String, _ arguments: String...) -> String { "\(library).\(name)(\(arguments.joined(by: ", ")))" }

    private func literal(_ literal: Literal) -> String {
        switch literal {
        case .bool(let value): value ? "true" : "false"
        case .integer(let number): hasBigIntegers ? (number < 0 ? "(\(number)n)" : "\(number)n") : call("int", "\"\(number)\"")
        case .decimal(let number): call("dec", "\"\(number)\"")
        case .text(let text): JavaScriptText.literal(text)
        case .null, .unsigned, .bytes: call("none")
        }
    }

    private func binary(_ op: BinaryOperator, _ a: Node, _ b: Node) -> String {
        switch op {
        // The absorbing value decides, whichever side has it, even beside a fault: both sides wait.
        case .and: call("and", "() => " + truth(a), "() => " + truth(b))
        case .or: call("or", "() => " + truth(a), "() => " + truth(b))
        case .equal: call("equal", text(a), text(b))
        case .notEqual: "!" + call("equal", text(a), text(b))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: "(\(call("order", text(a), text(b))) \(op.rawValue) 0)"
        // The list first: where both fail, its fault is the one that counts.
        case .isIn: call("contains", text(b), text(a))
        case .add: call("add", text(a), text(b))
        case .subtract: call("subtract", text(a), text(b))
        case .multiply: call("multiply", text(a), text(b))
        case .divide: call("divide", text(a), text(b))
        case .remainder: call("remainder", text(a), text(b))
        }
    }

    /// What must be true or false: where that is not sure from its form, the library makes sure of it.
    private func truth(_ node: Node) -> String {
        switch node.kind {
        case .not, .literal(.bool): return text(node)
        case .binary(let op, _, _):
            switch op {
            case .and, .or, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .isIn: return text(node)
            default: return call("truth", text(node))
            }
        case .call("has", _, _): return text(node)
        default: return call("truth", text(node))
        }
    }

    // MARK: Names

    private func variable(_ name: String) -> String { "$" + name }

    /// The whole path where the chain begins with a name of the environment.
    private func environmentPath(_ node: Node) -> [String]? {
        guard let path = node.path, let first = path.first, !locals.contains(first) else { return nil }
        return path
    }

    private func path(_ node: Node) -> String {
        if case .name(let name, _) = node.kind, locals.contains(name) { return variable(name) }
        if let path = environmentPath(node) {
            return path == ["today"] ? "\(environment).today" : "\(environment).get(\(names(path)))"
        }
        guard case .select(let operand, let member, _) = node.kind else { return call("none") }
        return call("member", text(operand), JavaScriptText.literal(member))
    }

    private func names(_ path: [String]) -> String { path.map(JavaScriptText.literal).joined(by: ", ") }

    // MARK: Calls

    private func call(_ name: String, _ arguments: [Node]) -> String {
        let texts = arguments.map { text($0) }
        switch (name, arguments.count) {
        case ("has", 1):
            if let path = environmentPath(arguments[0]) { return "\(environment).has(\(names(path)))" }
            guard case .select(let operand, let member, _) = arguments[0].kind else { return call("none") }
            return call("hasMember", text(operand), JavaScriptText.literal(member))
        case ("date", 1): return call("dateOf", texts[0])
        case ("age", 1): return call("age", texts[0], "\(environment).today")
        case ("working_days", 1): return call("workingDays", texts[0])
        case ("date", 3), ("size", 1), ("year", 1), ("days", 1), ("months", 1), ("years", 1), ("hours", 1), ("quotient", 2),
            ("distance", 2), ("round", 1), ("ceil", 1), ("floor", 1):
            return "\(library).\(name)(\(texts.joined(by: ", ")))"
        case ("held", _): return "\(environment).held(\(texts.joined(by: ", ")))"
        default: return "\(environment).table(\(([JavaScriptText.literal(name)] + texts).joined(by: ", ")))"
        }
    }

    private func method(_ target: Node, _ name: String, _ arguments: [Node]) -> String {
        let list = text(target)
        if ["all", "exists", "exists_one", "filter", "map"].contains(name), case .name(let variable, false)? = arguments.first?.kind {
            var inside = self
            inside.locals.insert(variable)
            let head = "(\(self.variable(variable))) => "
            let function = name == "exists_one" ? "existsOne" : name
            if name == "map" {
                let body = head + inside.text(arguments[arguments.count - 1])
                return arguments.count == 2 ? call("map", list, body) : call("map", list, body, head + inside.truth(arguments[1]))
            }
            return arguments.count == 2 ? call(function, list, head + inside.truth(arguments[1])) : call("none")
        }
        switch (name, arguments.count) {
        case ("matches", 1):
            guard case .literal(.text(let pattern)) = arguments[0].kind, let expression = JavaScriptText.pattern(pattern) else {
                return call("none")
            }
            return call("matches", list, expression)
        case ("size", 0), ("sum", 0), ("min", 0), ("max", 0): return "\(library).\(name)(\(list))"
        case ("contains", 1): return call("includes", list, text(arguments[0]))
        case ("startsWith", 1), ("endsWith", 1): return "\(library).\(name)(\(list), \(text(arguments[0])))"
        default: return call("none")
        }
    }
}
