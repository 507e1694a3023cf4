import ServiceIR

/// Ways that a case takes only so often because of a count: the guard compares how often a step was entered, which every round enters, with
/// a number or with what was sent.
///
/// What was sent changes only by a repair, and how often there is one is bounded by itself: so the count passes it at last.
struct CountedWays {
    private let service: CompiledService
    private let graph: MachineGraph
    private let sections: Set<String>
    /// Whether a condition reads a count, so that a guard may do it by a name.
    private let hasCountingCondition: Bool
    /// Places of the ways in the graph.
    private(set) var ways: Set<Int> = []

    init(_ service: CompiledService, in graph: MachineGraph) {
        self.service = service
        self.graph = graph
        sections = Set(service.form.sections.keys.map(\.rawValue))
        hasCountingCondition = service.conditions.values.contains(where: CountedWays.readsCount)
        var rounds: [Int: [Int]] = [:]
        for edge in graph.edges where mayCount(edge) {
            for step in counted(by: edge) { rounds[step, default: []].append(edge.index) }
        }
        for (step, edges) in rounds {
            let component = graph.components { $0.from != step && $0.to != step }.of
            for edge in edges.map({ graph.edges[$0] }) {
                let isAround = edge.from != step && edge.to != step && component[edge.from] == component[edge.to]
                if !isAround { ways.insert(edge.index) }
            }
        }
    }

    /// Whether a guard on the way may read a count at all.
    func mayCount(_ edge: MachineGraph.Edge) -> Bool {
        let guards = [edge.when].compactMap(\.self) + edge.refused
        return !guards.isEmpty && (hasCountingCondition || guards.contains(where: CountedWays.readsCount))
    }

    private static func readsCount(_ expression: Expression) -> Bool { expression.text.firstRange(of: ".count") != nil }

    /// The steps whose counts bound a way.
    private func counted(by edge: MachineGraph.Edge) -> [Int] {
        var parts: [Node] = []
        for (guards, holds) in [([edge.when].compactMap(\.self), true), (edge.refused, false)] {
            for text in guards {
                if let node = try? ExpressionParser.parse(text.text) { collect(node, holds, into: &parts, depth: 0) }
            }
        }
        return parts.compactMap(step)
    }

    /// What surely holds where the condition does, or where it does not.
    private func collect(_ node: Node, _ holds: Bool, into parts: inout [Node], depth: Int) {
        // Conditions in a circle have a finding of their own.
        guard depth < 64 else { return }
        switch node.kind {
        case .not(let inner): collect(inner, !holds, into: &parts, depth: depth + 1)
        case .binary(.and, let a, let b) where holds, .binary(.or, let a, let b) where !holds:
            collect(a, holds, into: &parts, depth: depth + 1)
            collect(b, holds, into: &parts, depth: depth + 1)
        case .binary(let op, let a, let b):
            if let op = holds ? op : op.negated { parts.append(Node(.binary(op, a, b))) }
        case .name(let name, _):
            guard let condition = service.conditions[ConditionID(name)], let inner = try? ExpressionParser.parse(condition.text) else {
                return
            }
            collect(inner, holds, into: &parts, depth: depth + 1)
        default: break
        }
    }

    /// The step of `STEP.count < LIMIT`, if each round that enters it is counted and the limit does not grow.
    private func step(_ part: Node) -> Int? {
        guard case .binary(let op, let a, let b) = part.kind else { return nil }
        for (op, count, limit) in [(op, a, b), (op.mirrored ?? op, b, a)] {
            guard [.less, .lessOrEqual, .equal].contains(op), let path = count.path, path.count == 2, path[1] == "count",
                let index = graph.index(of: StepID(path[0])), isFixed(limit, [])
            else { continue }
            let step = graph.nodes[index].step
            if step.when == nil, step.pays.isEmpty { return index }
        }
        return nil
    }

    /// Whether it reads nothing but what was sent.
    private func isFixed(_ node: Node, _ variables: Set<String>) -> Bool {
        if let path = node.path {
            return sections.contains(path[0]) || variables.contains(path[0])
                || ["variant", "applicant", "channel", "submitted"].contains(path[0])
        }
        switch node.kind {
        case .call("age", _, _), .call("held", _, _): return false
        case .method(let target, let macro, let arguments)
        where ["all", "exists", "exists_one", "filter", "map"].contains(macro):
            guard case .name(let variable, _)? = arguments.first?.kind else { return false }
            return isFixed(target, variables) && arguments.dropFirst().allSatisfy { isFixed($0, variables.union([variable])) }
        default: return node.children.allSatisfy { isFixed($0, variables) }
        }
    }
}

extension BinaryOperator {
    /// What holds where a comparison does not.
    fileprivate var negated: BinaryOperator? {
        switch self {
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .equal: .notEqual
        case .notEqual: .equal
        default: nil
        }
    }
}
