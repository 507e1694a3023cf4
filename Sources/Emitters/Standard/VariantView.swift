import ServiceIR

/// What a condition comes to where the variant is known and nothing else.
enum ConditionAtVariant {
    case holds, fails
    /// What is still to be known.
    case depends(Node)

    init(_ condition: Expression?, of service: CompiledService, at variant: VariantID?) {
        guard let condition, let node = try? ExpressionParser.parse(condition.text) else {
            self = .holds
            return
        }
        self.init(node, service, variant)
    }

    private init(_ node: Node, _ service: CompiledService, _ variant: VariantID?) {
        switch node.kind {
        case .literal(.bool(let value)): self = value ? .holds : .fails
        case .not(let inner): self = ConditionAtVariant(inner, service, variant).negated
        case .binary(let op, let a, let b) where op == .and || op == .or:
            let (first, second) = (ConditionAtVariant(a, service, variant), ConditionAtVariant(b, service, variant))
            switch (first, second) {
            case (.holds, let other), (let other, .holds): self = op == .and ? other : .holds
            case (.fails, let other), (let other, .fails): self = op == .and ? .fails : other
            case (.depends(let a), .depends(let b)): self = .depends(Node(.binary(op, a, b)))
            }
        case .binary(let op, let a, let b):
            self = ConditionAtVariant.comparison(op, a, b, variant).map { $0 ? .holds : .fails } ?? .depends(node)
        default:
            if let path = node.path, path.count == 1, let named = service.conditions[ConditionID(path[0])],
                let inner = try? ExpressionParser.parse(named.text)
            {
                let found = ConditionAtVariant(inner, service, variant)
                if case .depends = found, !inner.reads("variant") { self = .depends(node) } else { self = found }
            } else {
                self = .depends(node)
            }
        }
    }

    private var negated: ConditionAtVariant {
        switch self {
        case .holds: .fails
        case .fails: .holds
        case .depends(let node): .depends(node.negated)
        }
    }

    private static func comparison(_ op: BinaryOperator, _ a: Node, _ b: Node, _ variant: VariantID?) -> Bool? {
        guard let variant = variant?.rawValue else { return nil }
        func text(_ node: Node) -> String? { if case .literal(.text(let text)) = node.kind { text } else { nil } }
        switch op {
        case .equal, .notEqual:
            guard let other = a.path == ["variant"] ? text(b) : b.path == ["variant"] ? text(a) : nil else { return nil }
            return (other == variant) == (op == .equal)
        case .isIn:
            guard a.path == ["variant"], case .list(let elements) = b.kind else { return nil }
            let words = elements.compactMap { text($0.value) }
            return words.count == elements.count ? words.contains(variant) : nil
        default: return nil
        }
    }
}

extension Node {
    /// Whether it names this anywhere.
    fileprivate func reads(_ name: String) -> Bool { path == [name] || children.contains { $0.reads(name) } }
}
