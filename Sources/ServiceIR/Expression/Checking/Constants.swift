/// Parts of an expression that no case changes.
extension Node {
    /// What the node comes to in every case; `nil` where it reads a name, or a table, or is of nothing but text.
    public var constant: Result<Value, EvaluationFault>? {
        guard isConstant else { return nil }
        return Program(self).evaluate(NoNames())
    }

    private var isConstant: Bool {
        switch kind {
        case .literal: true
        case .negate(let operand): operand.isConstant
        case .binary(let op, let a, let b): op.isArithmetic && a.isConstant && b.isConstant
        default: false
        }
    }

    /// The largest constant parts that never have a value, in the order of the text.
    func neverComputable() -> [Node] {
        switch kind {
        case .literal, .name: return []
        case .select(let operand, _, _): return operand.neverComputable()
        default: break
        }
        guard let constant else { return children.flatMap { $0.neverComputable() } }
        switch constant {
        case .failure(.overflow), .failure(.outOfRange): return [self]
        default: return []
        }
    }
}

extension BinaryOperator {
    fileprivate var isArithmetic: Bool {
        switch self {
        case .add, .subtract, .multiply, .divide, .remainder: true
        default: false
        }
    }
}

private struct NoNames: ExpressionEnvironment {
    func value(of canonicalName: [String]) -> Value? { nil }
    var today: CivilDate { CivilDate(dayNumber: 0) }
}
