import ServiceIR

/// Whether amounts can be worked out, by the bounds of all that they read: the fields that are computed, and what these read, among it.
struct AmountProof {
    struct Verdict {
        var isNeverNegative = true
        var isNeverTooLarge = true
        var isNeverDividedByZero = true
        var hasDivision = false
    }

    private let service: CompiledService
    private let scope: Scope
    private let rules: [Node]
    private let effort: Effort
    private static let greatest = Decimal128(Int64.max)

    init(_ unit: CompiledServiceUnit, _ graph: MachineGraph, within effort: Effort) {
        service = unit.service
        self.effort = effort
        var scope = unit.names
        // What officers fill in has bounds too.
        for node in graph.nodes where !node.isJoin {
            scope.bound(node.step.fields, behind: [node.id.rawValue])
            for (id, action) in node.step.actions { scope.bound(action.fields, behind: [node.id.rawValue, id.rawValue]) }
        }
        self.scope = scope
        rules = unit.service.refusingRules
    }

    /// What an amount and its conditions are for every answer that the form takes.
    func verdict(of amount: Expression, where conditions: [Expression]) -> Verdict {
        var verdict = Verdict()
        let guards = conditions.compactMap { try? ExpressionParser.parse($0.text) }
        guard let node = try? ExpressionParser.parse(amount.text), guards.count == conditions.count else {
            return Verdict(isNeverNegative: false, isNeverTooLarge: false, isNeverDividedByZero: false)
        }
        var seen: Set<[String]> = []
        for condition in guards { walk(condition, in: scope, knowing: rules, &seen, &verdict) }
        let known = guards + rules
        walk(node, in: scope, knowing: known, &seen, &verdict)
        let isAtLeastZero = scope.interval(of: node).low.map { !$0.isNegative } ?? false
        verdict.isNeverNegative = isAtLeastZero || isImpossible(Node(.binary(.less, node, Self.zero)), known, scope)
        return verdict
    }

    private static let zero = Node(.literal(.integer(0)))

    private func isImpossible(_ node: Node, _ known: [Node], _ scope: Scope) -> Bool {
        if effort.isSpent { return false }
        effort.spend(ElementProof.question)
        if case .impossible = PresenceProof.possibility(of: known + [node], in: scope) { return true }
        return false
    }

    // MARK: All that is worked out

    /// Judges every part of an expression, and what is worked out before it; `known` holds wherever the part is reached.
    private func walk(_ node: Node, in scope: Scope, knowing known: [Node], _ seen: inout Set<[String]>, _ verdict: inout Verdict) {
        if let path = node.path {
            follow(path, in: scope, &seen, &verdict)
            return
        }
        if scope.isWorkedOut(node), !isBounded(node, in: scope) { verdict.isNeverTooLarge = false }
        switch node.kind {
        case .conditional(let condition, let a, let b):
            walk(condition, in: scope, knowing: known, &seen, &verdict)
            walk(a, in: scope, knowing: known + [condition], &seen, &verdict)
            walk(b, in: scope, knowing: known + [condition.negated], &seen, &verdict)
            return
        case .binary(.and, let a, let b), .binary(.or, let a, let b):
            // Either side may be worked out first.
            for part in [a, b] { walk(part, in: scope, knowing: known, &seen, &verdict) }
            return
        case .binary(.divide, _, let divisor), .binary(.remainder, _, let divisor): judge(divisor, in: scope, known, &verdict)
        case .call("quotient", let arguments, _) where arguments.count > 1: judge(arguments[1], in: scope, known, &verdict)
        case .method(let list, _, let arguments) where arguments.count > 1:
            walk(list, in: scope, knowing: known, &seen, &verdict)
            // Of a row nothing is known but the bounds of its parts.
            let inner = arguments[0].path.map { scope.row(of: list, as: $0) } ?? scope
            for part in arguments.dropFirst() { walk(part, in: inner, knowing: [], &seen, &verdict) }
            return
        default: break
        }
        for part in node.children { walk(part, in: scope, knowing: known, &seen, &verdict) }
    }

    private func judge(_ divisor: Node, in scope: Scope, _ known: [Node], _ verdict: inout Verdict) {
        verdict.hasDivision = true
        let interval = scope.interval(of: divisor)
        if let low = interval.low, !low.isNegative, !low.isZero { return }
        if let high = interval.high, high.isNegative { return }
        if isImpossible(Node(.binary(.equal, divisor, Self.zero)), known, scope) { return }
        verdict.isNeverDividedByZero = false
    }

    private func isBounded(_ node: Node, in scope: Scope) -> Bool {
        let interval = scope.interval(of: node)
        guard let low = interval.low, let high = interval.high, let opposite = low.negated else { return false }
        return high <= Self.greatest && opposite <= Self.greatest
    }

    /// What stands behind a name: a condition, a field that is computed, a list with such fields.
    private func follow(_ path: [String], in scope: Scope, _ seen: inout Set<[String]>, _ verdict: inout Verdict) {
        guard seen.insert(path).inserted else { return }
        if let definition = scope[path]?.definition {
            walk(definition, in: self.scope, knowing: rules, &seen, &verdict)
        } else if path.count == 1, let section = service.form.sections[SectionID(path[0])] {
            followRows(section.fields, path, &seen, &verdict)
        } else if path == ["fee", "total"] {
            // Each item is judged by itself; their sum is one more.
            if !isBounded(Node(path: path), in: scope) { verdict.isNeverTooLarge = false }
        } else if let field = service.field(at: path) ?? service.formField(path) {
            guard let value = field.value else {
                followRows(field.fields, path, &seen, &verdict)
                return
            }
            let asked = [field.when, service.form.sections[SectionID(path[0])]?.when].compactMap(\.self)
            walk(value, in: self.scope, knowing: asked.compactMap { try? ExpressionParser.parse($0.text) } + rules, &seen, &verdict)
        }
    }

    /// The computed fields of a list's rows, which read each other bare.
    private func followRows(_ fields: OrderedMap<FieldID, Field>, _ path: [String], _ seen: inout Set<[String]>, _ verdict: inout Verdict) {
        var inner = scope
        inner.declare(fields)
        for (id, field) in fields {
            if let value = field.value { walk(value, in: inner, knowing: [], &seen, &verdict) }
            followRows(field.fields, path + [id.rawValue], &seen, &verdict)
        }
    }

    private func walk(_ value: Expression, in scope: Scope, knowing known: [Node], _ seen: inout Set<[String]>, _ verdict: inout Verdict) {
        guard let node = try? ExpressionParser.parse(value.text) else {
            verdict = Verdict(isNeverNegative: false, isNeverTooLarge: false, isNeverDividedByZero: false)
            return
        }
        walk(node, in: scope, knowing: known, &seen, &verdict)
    }
}

extension Scope {
    /// Bounds the declared names by what the fields say.
    fileprivate mutating func bound(_ fields: OrderedMap<FieldID, Field>, behind path: [String]) {
        for (id, field) in fields {
            let own = path + [id.rawValue]
            guard var symbol = self[own], symbol.range == nil, let range = field.range else { continue }
            symbol.range = range
            declare(own, symbol)
        }
    }

    /// Declares a row's own fields, bare.
    fileprivate mutating func declare(_ fields: OrderedMap<FieldID, Field>) {
        for (id, field) in fields {
            let type: ValueType =
                switch field.type {
                case .integer, .money: .integer(.none)
                case .decimal: .decimal(.none)
                default: .any
                }
            declare([id.rawValue], Symbol(type, presence: .perhaps(), range: field.range))
        }
    }

    /// The scope within a macro over a list, where each row is called `name`.
    fileprivate func row(of list: Node, as name: [String]) -> Scope {
        guard let path = list.path, case .list(.record(let record))? = self[path]?.type else { return self }
        var inner = self
        for (id, member) in record.members {
            inner.declare(name + [id.rawValue], Symbol(member.type, presence: .perhaps(), range: member.range))
        }
        return inner
    }

    /// Whether a number is worked out at this node; what is only read, looked up or counted always fits.
    fileprivate func isWorkedOut(_ node: Node) -> Bool {
        switch node.kind {
        case .negate: true
        case .binary(let op, let a, let b):
            [.add, .subtract, .multiply, .divide, .remainder].contains(op) && !isNoNumber(a) && !isNoNumber(b)
        case .call(let name, _, _): ["quotient", "round", "ceil", "floor"].contains(name)
        case .method(_, let name, _): name == "sum"
        default: false
        }
    }

    /// Dates, times, spans and texts are added too.
    private func isNoNumber(_ node: Node) -> Bool {
        if let path = node.path {
            switch self[path]?.type {
            case .date?, .time?, .instant?, .period?, .duration?, .text?, .code?: return true
            default: return path == ["today"] || path == ["submitted"]
            }
        }
        switch node.kind {
        case .literal(.text): return true
        case .binary(_, let a, let b): return isNoNumber(a) || isNoNumber(b)
        case .call(let name, _, _): return ["date", "days", "working_days", "months", "years", "hours"].contains(name)
        default: return false
        }
    }
}

extension Field {
    fileprivate var range: Interval? {
        let range = Interval(low: min?.number, high: max?.number)
        return range.isUnbounded ? nil : range
    }
}

extension JSONValue {
    fileprivate var number: Decimal128? {
        switch self {
        case .integer(let number): Decimal128(number)
        case .decimal(let number): number
        default: nil
        }
    }
}
