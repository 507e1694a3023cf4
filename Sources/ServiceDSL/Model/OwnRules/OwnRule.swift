import ServiceIR

/// A rule of a region's own, read and checked: what it asks, of which things.
struct OwnRule: Sendable {
    /// As it is listed, explained and told.
    var rule: Rule
    /// The kind of thing that it is judged on.
    var subject: ShapeName
    /// Where this does not hold, nothing is asked.
    var when: Part?
    /// What must hold.
    var check: Part
    /// Where its code is written.
    var code: SourceSpan
    /// Where its id is written.
    var name: SourceSpan
    /// Its examples bear it out.
    var isSound = true

    /// An expression ready to be judged.
    struct Part: Sendable {
        var text: ExpressionText
        /// Canonical.
        var node: Node
        var program: Program
        /// The canonical names that it reads.
        var reads: [String]
    }

    /// What a rule comes to on one thing.
    enum Verdict {
        /// It holds, or asks nothing of this thing.
        case kept
        /// It is broken by these parts, as far as that can be told.
        case broken([ModelValue])
        /// One of its expressions has no value.
        case unjudged(EvaluationFault, Part)
    }

    /// Judges the rule on a thing.
    ///
    /// - Parameter budget: how many elements of lists may still be visited; it is lessened.
    func judge(_ thing: ModelValue, of service: ModelValue, budget: inout Int) -> Verdict {
        let environment = ModelEnvironment(thing: thing, service: service)
        if let when {
            switch when.program.holds(environment, budget: &budget) {
            case .success(false): return .kept
            case .success(true): break
            case .failure(let fault): return .unjudged(fault, when)
            }
        }
        switch check.program.holds(environment, budget: &budget) {
        case .success(true): return .kept
        case .success(false): return .broken(environment.culprits(of: check.node, being: false))
        case .failure(let fault): return .unjudged(fault, check)
        }
    }
}

/// What the names of an own rule's expression are, for one thing.
struct ModelEnvironment: ExpressionEnvironment {
    let thing: ModelValue
    let service: ModelValue
    /// The variable of a macro, where a part of an expression is judged by itself.
    var local: (name: String, value: ModelValue)?

    func part(_ path: [String]) -> ModelValue? {
        if let local, path.first == local.name { return local.value[path.dropFirst()] }
        return path.first == "service" ? service[path.dropFirst()] : thing[path[...]]
    }

    func value(of canonicalName: [String]) -> Value? { part(canonicalName)?.value }
    /// No expression of a rule can ask for the day.
    var today: CivilDate { CivilDate(dayNumber: 0) }

    /// The parts because of which an expression is true or false: elements of lists that `exists` found or `all` did not.
    func culprits(of node: Node, being truth: Bool) -> [ModelValue] {
        switch node.kind {
        case .not(let inner): return culprits(of: inner, being: !truth)
        case .binary(.and, let a, let b): return culprits(of: [a, b], being: truth, areAllNeeded: truth)
        case .binary(.or, let a, let b): return culprits(of: [a, b], being: truth, areAllNeeded: !truth)
        case .method(let target, let macro, let arguments)
        where arguments.count == 2 && (macro == "exists" && truth || macro == "all" && !truth):
            guard case .name(let variable, isRooted: false) = arguments[0].kind, local == nil, let list = target.path.flatMap(part) else {
                return []
            }
            let program = Program(arguments[1])
            var budget = OwnRuleLimit.steps
            return list.items.filter { item in
                let inner = ModelEnvironment(thing: thing, service: service, local: (variable, item))
                return program.holds(inner, budget: &budget) == .success(truth)
            }
        case .method(let target, "exists", _) where !truth:
            // None of them: the list itself.
            return target.path.flatMap(part).map { [$0] } ?? []
        default: return []
        }
    }

    private func culprits(of sides: [Node], being truth: Bool, areAllNeeded: Bool) -> [ModelValue] {
        sides.flatMap { side -> [ModelValue] in
            var budget = OwnRuleLimit.steps
            guard areAllNeeded || Program(side).holds(self, budget: &budget) == .success(truth) else { return [] }
            return culprits(of: side, being: truth)
        }
    }
}
