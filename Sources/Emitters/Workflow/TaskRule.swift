import ServiceIR

/// A condition in the few words that engines without an expression language know: comparisons with constants, and, or, not.
indirect enum TaskRule {
    enum Variable {
        /// The event that the last task was answered with.
        case event
        case counter(String)
        /// Asked for under this key.
        case value(String)
    }

    enum Relation { case equal, less, lessOrEqual, greater, greaterOrEqual }

    case test(Variable, Relation, JSONValue)
    case isGiven(Variable)
    case all([TaskRule])
    case any([TaskRule])
    case not(TaskRule)

    static func isEvent(_ name: String) -> TaskRule { .test(.event, .equal, .string(name)) }
    static func isTrue(_ value: String) -> TaskRule { .test(.value(value), .equal, true) }

    /// `nil` where the condition needs more.
    init?(_ node: Node, isCounter: (String) -> Bool) {
        func variable(_ node: Node) -> Variable? {
            guard let name = node.path?.joined(separator: ".") else { return nil }
            return isCounter(name) ? .counter(name) : .value(name)
        }
        func compared(_ a: Node, _ relation: Relation, _ b: Node) -> TaskRule? {
            guard let variable = variable(a), let constant = Self.constant(b) else { return nil }
            switch (relation, constant) {
            case (.equal, _), (_, .integer), (_, .decimal): return .test(variable, relation, constant)
            // How texts follow one another is not the same everywhere.
            default: return nil
            }
        }
        func rules(_ nodes: [Node]) -> [TaskRule]? {
            let said = nodes.compactMap { TaskRule($0, isCounter: isCounter) }
            return said.count == nodes.count ? said : nil
        }
        let found: TaskRule?
        switch node.kind {
        case .name, .select(_, _, isOptional: false): found = variable(node).map { .test($0, .equal, true) }
        case .not(let operand): found = TaskRule(operand, isCounter: isCounter)?.opposite
        case .binary(.and, let a, let b): found = rules([a, b]).map { .all($0) }
        case .binary(.or, let a, let b): found = rules([a, b]).map { .any($0) }
        case .binary(.equal, let a, let b): found = compared(a, .equal, b) ?? compared(b, .equal, a)
        case .binary(.notEqual, let a, let b): found = (compared(a, .equal, b) ?? compared(b, .equal, a)).map { .not($0) }
        case .binary(.less, let a, let b): found = compared(a, .less, b) ?? compared(b, .greater, a)
        case .binary(.lessOrEqual, let a, let b): found = compared(a, .lessOrEqual, b) ?? compared(b, .greaterOrEqual, a)
        case .binary(.greater, let a, let b): found = compared(a, .greater, b) ?? compared(b, .less, a)
        case .binary(.greaterOrEqual, let a, let b): found = compared(a, .greaterOrEqual, b) ?? compared(b, .lessOrEqual, a)
        case .binary(.isIn, let a, let list):
            guard case .list(let items) = list.kind, !items.isEmpty else { return nil }
            let equal = items.compactMap { $0.isOptional ? nil : compared(a, .equal, $0.value) }
            found = equal.count == items.count ? .any(equal) : nil
        case .call("has", let operands, isRooted: false): found = operands.first.flatMap(variable).map { .isGiven($0) }
        default: found = nil
        }
        guard let found else { return nil }
        self = found
    }

    private static func constant(_ node: Node) -> JSONValue? {
        guard case .literal(let literal) = node.kind else { return nil }
        switch literal {
        case .bool(let flag): return .bool(flag)
        case .integer(let number): return .integer(number)
        case .decimal(let number): return JSONValue(number)
        case .text(let text): return .string(text)
        case .null, .unsigned, .bytes: return nil
        }
    }

    var opposite: TaskRule {
        if case .not(let rule) = self { return rule }
        return .not(self)
    }

    /// The values that it reads, by name.
    var values: [String] {
        switch self {
        case .test(.value(let name), _, _), .isGiven(.value(let name)): [name]
        case .test, .isGiven: []
        case .all(let rules), .any(let rules): rules.flatMap(\.values)
        case .not(let rule): rule.values
        }
    }
}
