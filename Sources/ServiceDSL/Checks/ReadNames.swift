import ServiceIR

/// The names that stand in the expressions of a service.
struct ReadNames: Sendable {
    /// Those that stand bare: not a member of something, not the variable of a macro; not those of a condition that only its own definition reads.
    private(set) var bare: Set<String> = []
    /// The last part of every name, bare or a member of something, wherever it stands.
    private(set) var last: Set<String> = []

    init(of service: CompiledService) {
        for occurrence in ServiceExpressions.all(of: service) {
            guard let node = try? ExpressionParser.parse(occurrence.expression.text) else { continue }
            visit(node, defining: occurrence.definesCondition?.rawValue)
        }
    }

    private mutating func visit(_ node: Node, defining condition: String?) {
        switch node.kind {
        case .name(let name, _):
            if name != condition { bare.insert(name) }
            last.insert(name)
        case .call(let name, _, _): if name != condition { bare.insert(name) }
        case .select(_, let member, _): last.insert(member)
        default: break
        }
        for child in node.children { visit(child, defining: condition) }
    }
}
