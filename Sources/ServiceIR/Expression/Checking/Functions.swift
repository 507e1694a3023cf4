/// The closed list of functions and macros.
extension ExpressionChecker {
    /// Functions called as `f(x)`.
    public static let functions = [
        "has", "size", "date", "age", "year", "days", "working_days", "months", "years", "hours", "quotient", "round", "ceil", "floor",
        "distance", "held",
    ]
    /// Functions called as `x.f()`.
    public static let methods = [
        "all", "exists", "exists_one", "filter", "map", "sum", "min", "max", "size", "contains", "startsWith", "endsWith", "matches",
    ]

    mutating func inferCall(_ function: String, _ arguments: [Node], _ node: Node, _ hint: Hint) -> Typed {
        if let signature = scope.tables[TableID(function)] { return inferTable(function, signature, arguments, node) }
        switch function {
        case "has":
            guard count(arguments, 1, function, node) else { return Typed(node, .bool) }
            guard let argument = readPresence(arguments[0]) else { return Typed(node, .bool) }
            return Typed(Node(.call("has", [argument]), range: node.range), .bool)
        case "size": return call(function, arguments, ["list"], node, .integer(.none)) { $0.isText || $0.element != nil }
        case "date": return inferDate(arguments, node)
        case "age": return call(function, arguments, ["date"], node, .integer(.none)) { $0 == .date }
        case "year": return call(function, arguments, ["date"], node, .integer(.none)) { $0 == .date }
        case "working_days", "months", "years": return inferPeriod(function, arguments, node)
        case "days", "hours": return inferSpan(function, arguments, node)
        case "quotient": return inferQuotient(arguments, node)
        case "round", "ceil", "floor":
            guard count(arguments, 1, function, node) else { return Typed(node, .any) }
            let inner = infer(arguments[0], Hint(nil, isRounded: true))
            let result = Node(.call(function, [inner.node]), range: node.range)
            guard let unit = inner.type.unit else {
                expected("number", inner, function)
                return Typed(result, .any)
            }
            return Typed(result, .integer(unit), isFlexible: inner.isFlexible)
        case "held": return inferHeld(arguments, node)
        case "distance":
            let metres = ValueType.integer(Unit("m") ?? .none)
            return call(function, arguments, ["location", "location"], node, metres) { $0 == .location }
        default:
            let known = ExpressionChecker.functions + scope.tables.keys.map(\.rawValue)
            report(.unknownFunction(function, known: known), node.nameRange)
            return Typed(node, .any)
        }
    }

    mutating func inferMethod(_ target: Node, _ function: String, _ arguments: [Node], _ node: Node, _ hint: Hint) -> Typed {
        switch function {
        case "all", "exists", "exists_one", "filter", "map": return inferMacro(target, function, arguments, node)
        case "contains", "startsWith", "endsWith", "matches": return inferTextTest(target, function, arguments, node)
        case "size", "sum", "min", "max":
            let list = infer(target, .none)
            let result = Node(.method(list.node, function, []), range: node.range)
            guard count(arguments, 0, function, node) else { return Typed(result, .any) }
            if list.type == .any { return Typed(result, function == "size" ? .integer(.none) : .any) }
            if function == "size", list.type.isText || list.type.element != nil { return Typed(result, .integer(.none)) }
            guard let element = list.type.element else {
                expected("list", list, function)
                return Typed(result, .any)
            }
            if function == "min" || function == "max" {
                // What is worked out from each row is as many as the rows.
                var rows = list.node
                while case .method(let target, "map", let arguments) = rows.kind, arguments.count == 2 { rows = target }
                let size = Node(.call("size", [rows]))
                note(risk: .emptyList, where: Node(.binary(.equal, size, Node(.literal(.integer(0))))), node.range)
            }
            let fits = function == "size" || element == .any || element.isNumber || (function != "sum" && element.isOrdered)
            if !fits { expected(function == "sum" ? "list of numbers" : "list of numbers or dates", list, function) }
            return Typed(result, element, isFlexible: list.isFlexible)
        default:
            report(.unknownFunction(function, known: ExpressionChecker.methods), node.nameRange)
            return Typed(node, .any)
        }
    }

    // MARK: Arguments

    /// Whether there are so many; a fault otherwise.
    private mutating func count(_ arguments: [Node], _ expected: Int, _ function: String, _ node: Node) -> Bool {
        if arguments.count == expected { return true }
        report(.wrongNumberOfArguments(of: function, expected: expected, found: arguments.count), node.range)
        return false
    }

    private mutating func expected(_ type: String, _ found: Typed, _ function: String) {
        if found.type == .any { return }
        report(.wrongType(expected: type, found: found.type.description, of: function), found.node.range)
    }

    private mutating func call(
        _ function: String, _ arguments: [Node], _ expectedTypes: [String], _ node: Node, _ result: ValueType,
        fits: (ValueType) -> Bool
    ) -> Typed {
        guard count(arguments, expectedTypes.count, function, node) else { return Typed(node, result) }
        var inferred: [Node] = []
        for (argument, type) in zip(arguments, expectedTypes) {
            let inner = infer(argument, .none)
            if inner.type != .any, !fits(inner.type) { expected(type, inner, function) }
            inferred.append(inner.node)
        }
        return Typed(Node(.call(function, inferred), range: node.range), result)
    }

    /// `date(2026, 1, 31)`, or the day of a datetime: `date(submitted)`.
    private mutating func inferDate(_ arguments: [Node], _ node: Node) -> Typed {
        if arguments.count == 1 { return call("date", arguments, ["datetime"], node, .date) { $0 == .instant } }
        let parts = arguments.compactMap { argument -> Int? in
            if case .literal(.integer(let part)) = argument.kind { return Int(part) }
            return nil
        }
        if arguments.count == 3, parts.count == 3, CivilDate(year: parts[0], month: parts[1], day: parts[2]) == nil {
            report(.invalidDate(node.canonicalText), node.range)
            return Typed(node, .date)
        }
        let result = call("date", arguments, ["integer", "integer", "integer"], node, .date) { $0 == .integer(.none) }
        if case .call(_, let inner, _) = result.node.kind, inner.count == 3 {
            for (part, last) in zip(inner, [9999, 12, 31] as [Int64]) { noteOutside(1...last, part, node.range) }
        }
        return result
    }

    /// An answer that makes a date which no calendar has.
    private mutating func noteOutside(_ bounds: ClosedRange<Int64>, _ part: Node, _ range: Range<Int>) {
        if case .literal = part.kind { return }
        let low = Node(.binary(.less, part, Node(.literal(.integer(bounds.lowerBound)))))
        let high = Node(.binary(.greater, part, Node(.literal(.integer(bounds.upperBound)))))
        note(risk: .noDate, where: Node(.binary(.or, low, high)), range)
    }

    private mutating func inferPeriod(_ function: String, _ arguments: [Node], _ node: Node) -> Typed {
        let result = call(function, arguments, ["integer"], node, .period) { $0 == .integer(.none) }
        if case .call(_, let inner, _) = result.node.kind, inner.count == 1 { notePeriod(function, inner[0], node.range) }
        return result
    }

    /// So many of them lead out of every calendar, whatever the day.
    private mutating func notePeriod(_ unit: String, _ count: Node, _ range: Range<Int>) {
        let most: Int64 = unit == "years" ? 10_000 : unit == "months" ? 120_000 : 4_000_000
        noteOutside(-most...most, count, range)
    }

    /// `days(3)` is a period, `days(b - a)` the whole days between; `hours(b - a)` a decimal.
    private mutating func inferSpan(_ function: String, _ arguments: [Node], _ node: Node) -> Typed {
        guard count(arguments, 1, function, node) else { return Typed(node, .any) }
        let inner = infer(arguments[0], .none)
        let result = Node(.call(function, [inner.node]), range: node.range)
        switch inner.type {
        case .duration: return Typed(result, function == "days" ? .integer(.none) : .decimal(.none))
        case .integer(.none) where function == "days":
            notePeriod(function, inner.node, node.range)
            return Typed(result, .period)
        case .any: return Typed(result, .any)
        default:
            expected(function == "days" ? "integer or difference" : "difference", inner, function)
            return Typed(result, .any)
        }
    }

    private mutating func inferQuotient(_ arguments: [Node], _ node: Node) -> Typed {
        guard count(arguments, 2, "quotient", node) else { return Typed(node, .any) }
        let a = infer(arguments[0], .none)
        let b = infer(arguments[1], .none)
        let result = Node(.call("quotient", [a.node, b.node]), range: node.range)
        for side in [a, b] where side.type != .any {
            if case .integer = side.type { continue }
            expected("integer", side, "quotient")
            return Typed(result, .any)
        }
        noteDivisor(b.node, arguments[1], "quotient")
        let unit = (a.type.unit ?? .none).divided(by: b.type.unit ?? .none)
        return Typed(result, .integer(unit), isFlexible: a.isFlexible && b.isFlexible)
    }

    mutating func inferTable(_ name: String, _ signature: Scope.Signature, _ arguments: [Node], _ node: Node) -> Typed {
        note(read: "\(name)()")
        guard count(arguments, signature.inputs.count, name, node) else { return Typed(node, .any) }
        var inferred: [Node] = []
        for (argument, type) in zip(arguments, signature.inputs) {
            inferred.append(require(infer(argument, Hint(type)), ExpectedValue(type), of: name).node)
        }
        return Typed(Node(.call(name, inferred), range: node.range), signature.result)
    }

    /// `held('izin')`: the applicant's own valid ones, as a list.
    private mutating func inferHeld(_ arguments: [Node], _ node: Node) -> Typed {
        guard count(arguments, 1, "held", node) else { return Typed(node, .any) }
        guard case .literal(.text(let written)) = arguments[0].kind else {
            report(.wrongType(expected: "text literal", found: arguments[0].canonicalText, of: "held"), arguments[0].range)
            return Typed(node, .any)
        }
        guard let held = scope.held[written] else {
            report(.unknownOption(written, known: scope.held.keys.sorted()), arguments[0].range)
            return Typed(node, .any)
        }
        note(read: "held(\(held.name))")
        let name = Node(.literal(.text(held.name)), range: arguments[0].range)
        return Typed(Node(.call("held", [name]), range: node.range), .list(.record(held.record)))
    }

    // MARK: Lists and texts

    private mutating func inferTextTest(_ target: Node, _ function: String, _ arguments: [Node], _ node: Node) -> Typed {
        let text = infer(target, .none)
        if !text.type.isText { expected("text", text, function) }
        guard count(arguments, 1, function, node) else { return Typed(node, .bool) }
        // A part of a code is no code: `kelurahan.startsWith('36.01')`.
        let part = infer(arguments[0], .none)
        if !part.type.isText { expected("text", part, function) }
        if case .code(.region) = text.type, function == "startsWith", case .literal(.text(let start)) = part.node.kind,
            !RegionTable.hasCodes(beginningWith: start)
        {
            report(.invalidLiteral(start, type: "beginning of a region code"), arguments[0].range)
        }
        if function == "matches" {
            if case .literal(.text(let pattern)) = part.node.kind {
                if (try? Pattern(pattern)) == nil { report(.invalidPattern(pattern), arguments[0].range) }
            } else {
                report(.wrongType(expected: "text literal", found: part.type.description, of: function), arguments[0].range)
            }
        }
        return Typed(Node(.method(text.node, function, [part.node]), range: node.range), .bool)
    }

    private mutating func inferMacro(_ target: Node, _ function: String, _ arguments: [Node], _ node: Node) -> Typed {
        let list = infer(target, .none)
        guard arguments.count == 2 || (function == "map" && arguments.count == 3) else {
            report(.wrongNumberOfArguments(of: function, expected: 2, found: arguments.count), node.range)
            return Typed(node, function == "filter" ? list.type : function == "map" ? .any : .bool)
        }
        if list.type.element == nil { expected("list", list, function) }
        guard case .name(let variable, isRooted: false) = arguments[0].kind else {
            report(.wrongType(expected: "name", found: arguments[0].canonicalText, of: function), arguments[0].range)
            return Typed(node, .any)
        }
        if isKnown(variable) { report(.shadowingVariable(variable), arguments[0].range) }
        locals.append((variable, list.type.element ?? .any))
        let outerKnown = known
        if case .record(let row)? = list.type.element { known.declare(row, as: variable) }
        let outerRoot = root
        let depth = context.count
        var bodies: [Node] = []
        var last = Typed(node, .any)
        for (position, argument) in arguments.dropFirst().enumerated() {
            root = argument.range
            let isTest = function != "map" || (arguments.count == 3 && position == 0)
            last = infer(argument, Hint(isTest ? .bool : nil))
            if isTest {
                last = require(last, .condition)
                context.append(last.node)
            }
            bodies.append(last.node)
        }
        context.removeSubrange(depth...)
        root = outerRoot
        known = outerKnown
        locals.removeLast()
        let result = Node(.method(list.node, function, [arguments[0]] + bodies), range: node.range)
        switch function {
        case "filter": return Typed(result, list.type, isFlexible: list.isFlexible)
        case "map": return Typed(result, .list(last.type), isFlexible: last.isFlexible)
        default: return Typed(result, .bool)
        }
    }
}
