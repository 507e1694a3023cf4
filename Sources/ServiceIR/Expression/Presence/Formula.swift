/// A Boolean formula over variables with finite domains; a set of values is a bit mask.
indirect enum Formula {
    case constant(Bool)
    /// The variable has one of the values in the mask.
    case member(Int, UInt64)
    case not(Formula)
    case and([Formula])
    case or([Formula])

    static func implies(_ a: Formula, _ b: Formula) -> Formula { .or([.not(a), b]) }
    static func iff(_ a: Formula, _ b: Formula) -> Formula { .and([implies(a, b), implies(b, a)]) }
}

/// Looks for an assignment under which all constraints hold, by splitting domains, within a budget of steps.
struct DomainSearch {
    enum Outcome { case satisfiable, unsatisfiable, overBudget }

    let constraints: [Formula]
    /// Where all constraints hold, for every choice of values in these domains.
    private(set) var model: [UInt64] = []
    /// Values that fit the model and each other, where some depend on others.
    private(set) var solution: [Int: ValueTheory.Solved] = [:]
    private var steps = 0
    private let theory: ValueTheory?
    private let budget: Int

    init(_ constraints: [Formula], theory: ValueTheory? = nil, budget: Int) {
        self.constraints = constraints
        self.theory = theory
        self.budget = budget
    }

    mutating func run(_ domains: [UInt64]) -> Outcome { search(domains, depth: 0) }

    private mutating func search(_ start: [UInt64], depth: Int) -> Outcome {
        if depth > 64 { return .overBudget }
        var domains = start
        // Constraints that fix a variable by themselves are applied until nothing changes.
        while true {
            var changed = false
            var undecided: (Int, UInt64)?
            for constraint in constraints {
                switch value(constraint, domains) {
                case .some(true): continue
                case .some(false): return .unsatisfiable
                case .none: break
                }
                if steps > budget { return .overBudget }
                if case .member(let variable, let mask) = constraint {
                    domains[variable] &= mask
                    changed = true
                } else if undecided == nil {
                    undecided = open(constraint, domains)
                }
            }
            if changed { continue }
            guard let (variable, mask) = undecided else { return settle(domains) }
            if theory?.isRefuted(domains, &steps, within: budget) ?? false { return .unsatisfiable }
            var isOver = false
            for part in [domains[variable] & mask, domains[variable] & ~mask] {
                var branch = domains
                branch[variable] = part
                switch search(branch, depth: depth + 1) {
                case .satisfiable: return .satisfiable
                case .overBudget: isOver = true
                case .unsatisfiable: continue
                }
                if isOver { return .overBudget }
            }
            return .unsatisfiable
        }
    }

    /// Whether values can be found where all constraints hold for every choice in the domains.
    private mutating func settle(_ domains: [UInt64]) -> Outcome {
        if let theory {
            do throws(TooMuch) {
                guard let found = try theory.solution(in: domains, &steps, within: budget) else { return .unsatisfiable }
                solution = found
            } catch {
                return .overBudget
            }
        }
        model = domains
        return .satisfiable
    }

    /// What the formula is for every assignment in the domains; `nil` = it depends.
    private mutating func value(_ formula: Formula, _ domains: [UInt64]) -> Bool? {
        steps += 1
        switch formula {
        case .constant(let value): return value
        case .member(let variable, let mask):
            if domains[variable] & mask == 0 { return false }
            return domains[variable] & ~mask == 0 ? true : nil
        case .not(let inner): return value(inner, domains).map { !$0 }
        case .and(let parts): return combine(parts, domains, absorbing: false)
        case .or(let parts): return combine(parts, domains, absorbing: true)
        }
    }

    private mutating func combine(_ parts: [Formula], _ domains: [UInt64], absorbing: Bool) -> Bool? {
        var isOpen = false
        for part in parts {
            switch value(part, domains) {
            case .some(absorbing): return absorbing
            case .none: isOpen = true
            default: continue
            }
        }
        return isOpen ? nil : !absorbing
    }

    /// The first undecided variable in the formula, and how to split it.
    private mutating func open(_ formula: Formula, _ domains: [UInt64]) -> (Int, UInt64)? {
        switch formula {
        case .constant: return nil
        case .member(let variable, let mask): return value(formula, domains) == nil ? (variable, mask) : nil
        case .not(let inner): return open(inner, domains)
        case .and(let parts), .or(let parts):
            for part in parts { if let found = open(part, domains) { return found } }
            return nil
        }
    }
}
