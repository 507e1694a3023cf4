/// Proves that a value exists wherever given conditions hold.
///
/// Sound, not complete: Boolean structure, options, texts by equality and linear comparisons are seen through, everything else is a condition
/// of which nothing is known. A condition can be true, false or (where it reads what is absent) neither; only what is true is built upon.
package struct PresenceProof {
    enum Verdict { case proved, notProved, overBudget }

    static let budget = 40_000
    private static let variableLimit = 64

    private let scope: Scope
    private var variables: [Variable] = []
    private var indices: [Key: Int] = [:]
    private var pending: [Node] = []
    private var axioms: [(variable: Int, presence: Scope.Presence)] = []
    /// What is worked out of other values, and there exactly where they all are.
    private var sums: [ValueTheory.Sum] = []
    private var pairs: [ValueTheory.Pair] = []
    private var isOverBudget = false
    /// Parts of formulas that were made: conditions that are compared with each other double at each turn.
    private var made = 0

    private enum Key: Hashable {
        case value([String])
        case sum(LinearSum)
        case areSame([String], [String])
        case opaque(String)
    }

    /// Whether `path` has a value wherever all of `context` holds; all names canonical.
    static func isPresent(_ path: [String], given context: [Node], in scope: Scope) -> Verdict {
        switch scope[path]?.presence {
        case .some(.always): return .proved
        case .some, .none: break
        }
        var proof = PresenceProof(scope: scope)
        return proof.decide(path, context.map { $0.counted(in: scope) })
    }

    private init(scope: Scope) { self.scope = scope }

    private mutating func decide(_ path: [String], _ context: [Node]) -> Verdict {
        let goal = register(.value(path))
        context.forEach { note($0) }
        guard let (constraints, domains) = constraints(context, and: [.member(goal, 1)]) else { return .overBudget }
        // A constant that is a conjunction of many is easier to use in parts.
        var search = DomainSearch(constraints.flatMap { $0.conjuncts }, theory: theory, budget: PresenceProof.budget)
        switch search.run(domains) {
        case .unsatisfiable: return .proved
        case .satisfiable: return .notProved
        case .overBudget: return .overBudget
        }
    }

    /// That the conditions hold and `others`, and what is known of the presence of what they read; `nil` where that is too much.
    private mutating func constraints(_ conditions: [Node], and others: [Formula] = []) -> (constraints: [Formula], domains: [UInt64])? {
        while let next = pending.popLast() { note(next) }
        shareTexts()
        if isOverBudget || variables.contains(where: \.isCrowded) { return nil }
        for i in variables.indices { variables[i].thresholds.sort() }
        var constraints = others
        for condition in conditions { constraints.append(holds(condition)) }
        for axiom in axioms {
            let absent = Formula.member(axiom.variable, 1)
            switch axiom.presence {
            case .always: continue
            case .when(let condition): constraints.append(.iff(.not(absent), holds(condition)))
            case .perhaps(let only, let unless):
                if let only { constraints.append(.or([absent, holds(only)])) }
                guard let unless else { continue }
                let isDue = [formula(unless, is: false)] + (only.map { [holds($0)] } ?? [])
                constraints.append(.not(.and([absent] + isDue)))
            }
        }
        for (at, operands) in sums.map({ ($0.at, $0.terms.map(\.at)) }) + pairs.map({ ($0.at, [$0.first, $0.second]) })
        where variables[at].mayBeAbsent {
            constraints.append(.iff(.not(.member(at, 1)), .and(operands.map { .not(.member($0, 1)) })))
        }
        if isOverBudget { return nil }
        return (constraints, variables.map(\.domain))
    }

    /// What domains do not say: that sums add up, and which texts are the same.
    private var theory: ValueTheory? {
        guard !sums.isEmpty || !pairs.isEmpty else { return nil }
        return ValueTheory(
            sums: sums, pairs: pairs,
            numbers: variables.map { ($0.thresholds, !$0.isDecimal, $0.domain & ~1) }, texts: variables.map(\.texts))
    }

    /// Texts that are compared with each other are told apart by the same constants, and options by all there are.
    private mutating func shareTexts() {
        for pair in pairs {
            for at in [pair.first, pair.second] {
                guard case .code(.choice(let options)) = variables[at].type else { continue }
                for option in options where !variables[at].texts.contains(option) { variables[at].texts.append(option) }
            }
        }
        var isGrowing = !pairs.isEmpty
        while isGrowing {
            isGrowing = false
            for pair in pairs {
                for (from, to) in [(pair.first, pair.second), (pair.second, pair.first)] {
                    for text in variables[from].texts where !variables[to].texts.contains(text) {
                        variables[to].texts.append(text)
                        isGrowing = true
                    }
                }
            }
        }
    }

    // MARK: Which values are distinguished

    private mutating func register(_ key: Key) -> Int {
        if let known = indices[key] { return known }
        var variable = Variable()
        if case .value(let path) = key {
            variable.path = path
            let symbol = scope.symbol(behind: path)
            variable.type = symbol?.type ?? .any
            variable.range = symbol?.range
            if variable.isNumeric {
                for end in [symbol?.range?.low, symbol?.range?.high] {
                    if let end, !variable.thresholds.contains(end) { variable.thresholds.append(end) }
                }
            }
            variable.mayBeAbsent = symbol?.presence != .always
            if let presence = symbol?.presence {
                axioms.append((variables.count, presence))
                switch presence {
                case .when(let condition): pending.append(condition)
                case .perhaps(let only, let unless): pending += [only, unless].compactMap { $0 }
                case .always: break
                }
            }
        }
        let at = variables.count
        indices[key] = at
        variables.append(variable)
        switch key {
        case .sum(let sum): settle(sum, at)
        case .areSame(let a, let b):
            let (first, second) = (register(.value(a)), register(.value(b)))
            variables[at].mayBeAbsent = variables[first].mayBeAbsent || variables[second].mayBeAbsent
            pairs.append(.init(at: at, first: first, second: second))
        case .value, .opaque: break
        }
        if variables.count > PresenceProof.variableLimit { isOverBudget = true }
        return at
    }

    /// What a sum is by the values that it reads.
    private mutating func settle(_ sum: LinearSum, _ at: Int) {
        var terms: [(at: Int, factor: Decimal128)] = []
        var range = Interval.point(0)
        for path in sum.paths {
            guard let factor = sum.factors[path] else { continue }
            let operand = register(.value(path))
            terms.append((operand, factor))
            range = range.adding((variables[operand].range ?? .unbounded).scaled(by: factor))
        }
        let isWhole = !terms.contains { variables[$0.at].isDecimal }
        variables[at].type = isWhole ? .integer(.none) : .decimal(.none)
        variables[at].mayBeAbsent = terms.contains { variables[$0.at].mayBeAbsent }
        if !range.isUnbounded {
            variables[at].range = range
            for end in [range.low, range.high] {
                if let end, !variables[at].thresholds.contains(end) { variables[at].thresholds.append(end) }
            }
        }
        sums.append(.init(at: at, terms: terms))
    }

    /// Registers what the condition distinguishes.
    private mutating func note(_ node: Node) {
        if isOverBudget { return }
        switch node.kind {
        case .literal(.bool): return
        case .not(let inner): note(inner)
        case .binary(.and, let a, let b), .binary(.or, let a, let b):
            note(a)
            note(b)
        case .conditional(let a, let b, let c):
            note(a)
            note(b)
            note(c)
        case .binary(.equal, let a, let b) where areTruths(a, b), .binary(.notEqual, let a, let b) where areTruths(a, b):
            note(a)
            note(b)
        case .binary(.notEqual, let a, let b) where isEquality(a, b): note(Node(.binary(.equal, a, b), range: node.range))
        default:
            switch Atom(node, in: scope) {
            case .present(let path): _ = register(.value(path))
            case .isTrue(let path):
                if let definition = scope[path]?.definition {
                    if indices[.value(path)] == nil {
                        _ = register(.value(path))
                        pending.append(definition)
                    }
                } else {
                    _ = register(.value(path))
                }
            case .isIn(let path, let constants):
                let at = register(.value(path))
                if variables[at].isCrowded { return isOverBudget = true }
                for constant in constants {
                    switch constant {
                    case .text(let text): if !variables[at].texts.contains(text) { variables[at].texts.append(text) }
                    case .number(let number): if !variables[at].thresholds.contains(number) { variables[at].thresholds.append(number) }
                    case .bool: break
                    }
                }
            case .compares(let path, _, let number): tellApart(register(.value(path)), by: number)
            case .sums(let sum, _, let number): tellApart(register(.sum(sum)), by: number)
            case .areSame(let a, let b): _ = register(.areSame(a, b))
            case .opaque(let text): _ = register(.opaque(text))
            case .fleeting: break
            }
        }
    }

    private mutating func tellApart(_ at: Int, by number: Decimal128) {
        if variables[at].isCrowded { return isOverBudget = true }
        if !variables[at].thresholds.contains(number) { variables[at].thresholds.append(number) }
    }

    /// Whether `a == b` compares two conditions; beside a constant it is one atom.
    private func areTruths(_ a: Node, _ b: Node) -> Bool {
        if case .literal = a.kind { return false }
        if case .literal = b.kind { return false }
        return isTruth(a) && isTruth(b)
    }

    private func isTruth(_ node: Node) -> Bool {
        if let path = node.path { return scope[path]?.type == .bool }
        switch node.kind {
        case .not, .call("has", _, _): return true
        case .binary(let op, _, _): return op.precedence <= 4
        default: return false
        }
    }

    /// Whether `a != b` is the exact negation of an equality that proofs see through.
    private func isEquality(_ a: Node, _ b: Node) -> Bool {
        switch Atom(Node(.binary(.equal, a, b)), in: scope) {
        case .isIn, .areSame: true
        default: false
        }
    }

    // MARK: Conditions as formulas

    /// Where the condition is true.
    private mutating func holds(_ node: Node) -> Formula { formula(node, is: true) }

    /// Where the condition is certainly `truth`; between the two lies where it reads what is absent.
    private mutating func formula(_ node: Node, is truth: Bool) -> Formula {
        made += 1
        if made > PresenceProof.budget { isOverBudget = true }
        if isOverBudget { return .constant(truth) }
        switch node.kind {
        case .literal(.bool(let value)): return .constant(value == truth)
        case .not(let inner): return formula(inner, is: !truth)
        case .binary(.and, let a, let b):
            let parts = [formula(a, is: truth), formula(b, is: truth)]
            return truth ? .and(parts) : .or(parts)
        case .binary(.or, let a, let b):
            let parts = [formula(a, is: truth), formula(b, is: truth)]
            return truth ? .or(parts) : .and(parts)
        case .conditional(let a, let b, let c):
            return .or([
                .and([formula(a, is: true), formula(b, is: truth)]), .and([formula(a, is: false), formula(c, is: truth)]),
            ])
        case .binary(.equal, let a, let b) where areTruths(a, b): return formula(a, isAs: b, truth)
        case .binary(.notEqual, let a, let b) where areTruths(a, b): return formula(a, isAs: b, !truth)
        case .binary(.notEqual, let a, let b) where isEquality(a, b):
            return formula(Node(.binary(.equal, a, b), range: node.range), is: !truth)
        default: return formula(Atom(node, in: scope), node, is: truth)
        }
    }

    /// Where both are true or both false, or one is and the other not.
    private mutating func formula(_ a: Node, isAs b: Node, _ truth: Bool) -> Formula {
        .or([.and([formula(a, is: true), formula(b, is: truth)]), .and([formula(a, is: false), formula(b, is: !truth)])])
    }

    private mutating func formula(_ atom: Atom, _ node: Node, is truth: Bool) -> Formula {
        switch atom {
        case .present(let path):
            guard let at = indices[.value(path)] else { return unknown() }
            return truth ? .not(.member(at, 1)) : .member(at, 1)
        case .isTrue(let path):
            if let definition = scope[path]?.definition { return formula(definition, is: truth) }
            return member(.value(path), truth: truth) { $0.type == .bool ? 0b10 : nil }
        case .isIn(let path, let constants): return member(.value(path), truth: truth) { $0.mask(constants) }
        case .compares(let path, let op, let number): return member(.value(path), truth: truth) { $0.mask(op, number) }
        case .sums(let sum, let op, let number): return member(.sum(sum), truth: truth) { $0.mask(op, number) }
        case .areSame(let a, let b): return member(.areSame(a, b), truth: truth) { _ in 0b10 }
        case .opaque(let text):
            guard let at = indices[.opaque(text)] else { return unknown() }
            return .member(at, truth ? 0b10 : 0b100)
        case .fleeting: return unknown()
        }
    }

    /// A condition of its own, of which nothing is known.
    private mutating func unknown() -> Formula {
        variables.append(Variable())
        return .member(variables.count - 1, 0b10)
    }

    private mutating func member(_ key: Key, truth: Bool, mask: (Variable) -> UInt64?) -> Formula {
        guard let at = indices[key] else { return unknown() }
        let values = variables[at].domain & ~1
        // What cannot be told apart still tells that the value is there.
        guard let mask = mask(variables[at]) else { return .and([.member(at, values), unknown()]) }
        return .member(at, truth ? mask & values : values & ~mask)
    }
}

/// Values under which conditions hold together.
package struct PossibleWorld {
    /// By canonical path, in the order in which the conditions read them; `nil` = there is no such value.
    package var values: [(path: [String], value: Value?)] = []
    /// Conditions of which nothing is known, as the search took them.
    package var taken: [(text: String, holds: Bool)] = []
}

extension PresenceProof {
    package enum Possibility {
        case impossible
        case perhaps(PossibleWorld)
        case overBudget
    }

    /// Whether all of `conditions` can be true together; all names canonical. *Impossible* is sure, what is possible may not be.
    package static func possibility(of conditions: [Node], in scope: Scope) -> Possibility {
        var proof = PresenceProof(scope: scope)
        let conditions = conditions.map { $0.counted(in: scope) }
        conditions.forEach { proof.note($0) }
        guard let (constraints, domains) = proof.constraints(conditions) else { return .overBudget }
        var search = DomainSearch(constraints.flatMap { $0.conjuncts }, theory: proof.theory, budget: PresenceProof.budget)
        switch search.run(domains) {
        case .unsatisfiable: return .impossible
        case .overBudget: return .overBudget
        case .satisfiable: return .perhaps(proof.world(search.model, search.solution))
        }
    }

    /// Whether a condition by itself plainly holds for some and fails for others: it asks one value that is always there for one answer of
    /// several. Most conditions are such, and need no search.
    package static func isOpen(_ condition: Node, in scope: Scope) -> Bool {
        switch condition.kind {
        case .not(let inner): return isOpen(inner, in: scope)
        case .name, .select:
            guard let path = condition.path, let symbol = scope[path] else { return false }
            return symbol.type == .bool && symbol.presence == .always && symbol.definition == nil
        case .binary(.equal, let left, let right), .binary(.notEqual, let left, let right):
            guard let path = left.path, case .literal(.text(let answer)) = right.kind, let symbol = scope[path],
                case .code(.choice(let options)) = symbol.type
            else { return false }
            return symbol.presence == .always && options.contains(answer) && options.contains { $0 != answer }
        default: return false
        }
    }

    private func world(_ model: [UInt64], _ solution: [Int: ValueTheory.Solved]) -> PossibleWorld {
        var world = PossibleWorld()
        let opaque = Dictionary(
            uniqueKeysWithValues: indices.compactMap { key, at in if case .opaque(let text) = key { (at, text) } else { nil } })
        let isSeenThrough = Set(sums.map(\.at) + pairs.map(\.at))
        for (at, variable) in variables.enumerated() where at < model.count {
            if let path = variable.path, path.last == "size()" {
                world.taken.append(("size(\(path.dropLast().joined(separator: ".")))", true))
            } else if let path = variable.path {
                world.values.append((path, solution[at].flatMap(variable.value) ?? variable.value(model[at])))
            } else if !isSeenThrough.contains(at) {
                world.taken.append((opaque[at] ?? "…", model[at] & 0b10 != 0))
            }
        }
        return world
    }
}

extension Formula {
    /// The parts that all have to hold.
    fileprivate var conjuncts: [Formula] {
        if case .and(let parts) = self { return parts.flatMap(\.conjuncts) }
        return [self]
    }
}
