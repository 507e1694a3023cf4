/// Checks an expression of a service: names, types, units, money, code literals, and that nothing is read where it may be absent.
///
/// What it returns is canonical and, where it is sound, never fails at run time but by overflow, by a division by zero, or by a choice
/// that a table does not offer.
public struct ExpressionChecker {
    let scope: Scope
    var faults: [ExpressionFault] = []
    var reads: [String] = []
    /// Variables of the macros around, innermost last.
    var locals: [(name: String, type: ValueType)] = []
    /// The scope with what is known of the members of those variables.
    var known: Scope
    /// What holds where the checker is.
    var context: [Node] = []
    var obligations: [Obligation] = []
    var risks: [ComputationRisk] = []
    /// What a `has(…) &&` would have to be put before.
    var root: Range<Int>

    /// A value is read that has to be there.
    struct Obligation {
        var path: [String]
        var context: [Node]
        var scope: Scope
        var written: String
        var range: Range<Int>
        var root: Range<Int>
    }

    /// Checks `node` as written at a place whose names are `scope`, where all of `assuming` (canonical) hold.
    public static func check(
        _ node: Node, in scope: Scope, expecting expectation: ExpectedValue = .any, assuming: [Node] = []
    ) -> CheckedExpression {
        var checker = ExpressionChecker(scope: scope, root: node.range)
        checker.context = assuming
        var typed = checker.infer(node, Hint(expectation.type, isRounded: expectation.isRounded))
        typed = checker.require(typed, expectation)
        checker.prove()
        if checker.faults.isEmpty {
            for part in typed.node.neverComputable() { checker.report(.neverComputable(part.canonicalText), part.range) }
        }
        // Found in the order of the text, whatever the order of the search.
        let faults = checker.faults.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        return CheckedExpression(
            node: typed.node, type: typed.type, faults: faults.map(\.element), reads: checker.reads, risks: checker.risks)
    }

    private init(scope: Scope, root: Range<Int>) {
        self.scope = scope
        known = scope
        self.root = root
    }

    mutating func report(_ kind: ExpressionFault.Kind, _ range: Range<Int>) {
        faults.append(ExpressionFault(kind, range))
    }

    mutating func note(risk kind: ComputationRisk.Kind, where goal: Node, _ range: Range<Int>) {
        risks.append(ComputationRisk(kind, goal, context: context, scope: known, range: range))
    }

    mutating func note(read name: String) { if !reads.contains(name) { reads.append(name) } }

    // MARK: Presence

    private mutating func prove() {
        for obligation in obligations {
            let name = obligation.path.joined(separator: ".")
            switch PresenceProof.isPresent(obligation.path, given: obligation.context, in: obligation.scope) {
            case .proved: continue
            case .notProved:
                report(.mayBeAbsent(name: name, written: obligation.written, root: obligation.root), obligation.range)
            case .overBudget:
                report(.presenceNotProved(name: name, written: obligation.written, root: obligation.root), obligation.range)
            }
        }
    }

    /// Infers both sides of `&&` (`truth`) or `||`: each is read as if the other had not decided, as the evaluator absorbs it.
    mutating func inferSides(_ left: Node, _ right: Node, of op: BinaryOperator) -> (Typed, Typed) {
        let depth = context.count
        let start = obligations.count
        let a = require(infer(left, Hint(.bool)), .condition)
        let middle = obligations.count
        context.append(op == .and ? a.node : a.node.negated)
        let b = require(infer(right, Hint(.bool)), .condition)
        context.removeLast()
        // The right side may guard the left where it needs nothing of it: `usia < 17 && has(usia)`.
        let isOpen = obligations[start..<middle].contains { !isProved($0, $0.context) }
        if isOpen {
            let standsAlone = obligations[middle...].allSatisfy { obligation in
                var alone = obligation.context
                alone.remove(at: depth)
                return isProved(obligation, alone)
            }
            if standsAlone {
                for i in start..<middle { obligations[i].context.insert(op == .and ? b.node : b.node.negated, at: depth) }
                // From now on the left leans on the right, and never the right on the left too: neither would stand.
                for i in middle..<obligations.count { obligations[i].context.remove(at: depth) }
            }
        }
        return (a, b)
    }

    private func isProved(_ obligation: Obligation, _ context: [Node]) -> Bool {
        if case .proved = PresenceProof.isPresent(obligation.path, given: context, in: obligation.scope) { return true }
        return false
    }
}

/// What is known of a part after inference.
struct Typed {
    /// Canonical.
    var node: Node
    var type: ValueType
    /// A number made of literals alone: it takes the unit of whatever it meets.
    var isFlexible = false
    init(_ node: Node, _ type: ValueType, isFlexible: Bool = false) {
        self.node = node
        self.type = type
        self.isFlexible = isFlexible
    }
}

/// What the place of a part suggests: how a literal is to be read, and whether a division is rounded.
struct Hint {
    var type: ValueType?
    var isRounded: Bool
    init(_ type: ValueType? = nil, isRounded: Bool = false) {
        self.type = type
        self.isRounded = isRounded
    }
    static let none = Hint()
}
