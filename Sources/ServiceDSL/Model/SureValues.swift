import ServiceIR

/// Which steps and actions have surely been carried out on every way to a step: their values are there.
///
/// A fact is "`done` of step i asked its fields", "step i released" or "action k of step i did"; facts never become untrue, since a second visit keeps the
/// last values. Beside each stands another that does: that nothing was mended since, so that what was asked then would be asked now.
/// The analysis is forward, over all ways, and near-linear for the depth of loops that workflows have.
struct SureValues {
    /// For each step, the facts that hold when it is entered.
    private(set) var onEntry: [FactSet]
    private var firstAction: [Int] = []
    /// Where the form may be mended while the step is open, in the step itself or in one beside it in a block.
    private let isMendable: [Bool]
    /// How many facts there are; that fact i is fresh has the number `count + i`.
    private let count: Int
    /// The steps that send back to the applicant.
    private let mendingSteps: [(place: Int, id: String)]

    init(_ declarations: Declarations, _ graph: StepGraph) {
        let steps = declarations.steps
        var next = steps.count
        for step in steps {
            firstAction.append(next)
            next += step.actions.count
        }
        let (count, size) = (next, 2 * next)
        let mending = MendedBranches(steps)
        let isMendable = steps.map(mending.isMendable)
        (self.count, self.isMendable) = (count, isMendable)
        mendingSteps = steps.filter(MendedBranches.mends).map { ($0.place, $0.id) }
        var state = [FactSet?](repeating: nil, count: steps.count)
        /// What is known once the branches of a block are joined.
        var joined = [[FactSet?]](repeating: [], count: steps.count)
        for step in steps { joined[step.place] = Array(repeating: nil, count: step.branches.count) }
        var queue: [Int] = []
        /// Blocks to whose join a branch has come: looked at once all branches were gone through.
        var joins: Set<Int> = []
        func arrive(_ place: Int, _ facts: FactSet) {
            if let known = state[place] {
                let merged = known.intersection(facts)
                if merged == known { return }
                state[place] = merged
            } else {
                state[place] = facts
            }
            queue.append(place)
        }
        if let initial = graph.initial { arrive(initial, FactSet(size: size)) }
        func nextPlace() -> (place: Int, isEntered: Bool)? {
            queue.popLast().map { ($0, true) } ?? joins.popFirst().map { ($0, false) }
        }
        while let (place, isEntered) = nextPlace() {
            guard let entry = state[place] else { continue }
            let step = steps[place]
            if isEntered { for branch in step.branches { if let first = branch.steps.first { arrive(first, entry) } } }
            for way in graph.ways[place] {
                var facts = isMendable[place] ? entry.below(count) : entry
                switch way.leaving {
                case .done:
                    if !step.branches.isEmpty {
                        // Only what every join guarantees: all branches, or none of them.
                        guard let after = Self.afterJoin(step, entry, joined[place]) else { continue }
                        if let fresh = mending.unmended(joined[place], of: step) {
                            // Of branches that are not all awaited none is surely there.
                            facts = Self.awaitsAll(step) ? fresh.reduce(after.below(count)) { $0.union($1) } : after.below(count)
                        } else {
                            facts = after
                        }
                        // Until the last of them has come, a branch beside the block may have mended.
                        if isMendable[place] { facts = facts.below(count) }
                    } else if Self.asksOnDone(step) || step.kind == .release {
                        facts.insert(place, fresh: count)
                    }
                case .action(let number):
                    let action = step.actions[number]
                    if Self.asks(action, of: step, declarations), !step.isFilledByEach { facts.insert(place, fresh: count) }
                    facts.insert(firstAction[place] + number, fresh: count)
                case .passed, .late, .repairLate: break
                }
                if let to = way.to {
                    arrive(to, facts)
                } else if let block = step.block, let branch = step.branch, branch < joined[block].count {
                    let merged = joined[block][branch].map { $0.intersection(facts) } ?? facts
                    if joined[block][branch] != merged {
                        joined[block][branch] = merged
                        joins.insert(block)
                    }
                }
            }
        }
        // A step that nothing reaches is a finding of its own; everything is sure there, so that it causes no second one.
        onEntry = state.map { $0 ?? FactSet(size: size, isFull: true) }
    }

    private static func afterJoin(_ step: StepDeclaration, _ entry: FactSet, _ branches: [FactSet?]) -> FactSet? {
        let reached = branches.compactMap(\.self)
        guard !reached.isEmpty else { return nil }
        if awaitsAll(step) {
            guard reached.count == branches.count else { return nil }
            return reached.reduce(entry) { $0.union($1) }
        }
        return reached.dropFirst().reduce(reached[0]) { $0.intersection($1) }
    }

    private static func awaitsAll(_ block: StepDeclaration) -> Bool {
        switch block.map.value(.join) {
        case .join(.all)?: true
        case .join(.count(let awaited))?: awaited >= block.branches.count
        default: false
        }
    }

    /// `done` of a step that pays may be the passing of one where nothing is due; of several roles, all must have filled in.
    private static func asksOnDone(_ step: StepDeclaration) -> Bool {
        guard step.kind == .task, !step.map.has(.pay) else { return false }
        guard step.map.namesSeveralRoles else { return true }
        switch step.map.value(.join) {
        case .join(.all)?, .join(.inOrder)?, .join(.any)?: return true
        default: return false
        }
    }

    /// Whether an action asks the step's own fields besides its own.
    static func asks(_ action: ActionDeclaration, of step: StepDeclaration, _ declarations: Declarations) -> Bool {
        !action.map.has(.repair) && !goesBack(action, of: step, declarations)
    }

    /// Whether a target of the action stands earlier in the file.
    static func goesBack(_ action: ActionDeclaration, of step: StepDeclaration, _ declarations: Declarations) -> Bool {
        action.map.targets(.to).contains { target in declarations.stepPlaces[target.value].map { $0 < step.place } ?? false }
    }

    // MARK: Reading

    /// "`done` of the step asked its fields", or "the action was taken", as numbers of a `FactSet`.
    func fact(of step: Int) -> Int { step }
    func fact(of step: Int, action: Int) -> Int { firstAction[step] + action }

    /// The facts while a step is open: before it is left the form may be mended.
    func during(_ step: StepDeclaration) -> FactSet {
        isMendable[step.place] ? onEntry[step.place].below(count) : onEntry[step.place]
    }

    /// The facts after leaving a step by `done`, and after one of its actions.
    func after(_ step: StepDeclaration, action number: Int? = nil, _ declarations: Declarations) -> FactSet {
        var facts = during(step)
        if let number {
            if Self.asks(step.actions[number], of: step, declarations), !step.isFilledByEach { facts.insert(step.place, fresh: count) }
            facts.insert(firstAction[step.place] + number, fresh: count)
        } else if Self.asksOnDone(step) {
            facts.insert(step.place, fresh: count)
        }
        return facts
    }

    /// Whether a fact came about after the last time that something may have been mended.
    func isFresh(_ fact: Int, in facts: FactSet) -> Bool { facts.contains(count + fact) }

    /// The steps where the form may be mended once one of these facts is there; all such steps where none is surely behind it.
    func mended(after facts: [Int]) -> [String] {
        let behind = mendingSteps.filter { step in facts.contains { onEntry[step.place].contains($0) } }
        return (behind.isEmpty ? mendingSteps : behind).map(\.id)
    }

    var none: FactSet { FactSet(size: onEntry.first?.size ?? 0) }
}

/// In which branches of blocks a step sends back to the applicant.
private struct MendedBranches {
    /// By the place of a block.
    private var branches: [Int: Set<Int>] = [:]
    private let steps: [StepDeclaration]

    init(_ steps: [StepDeclaration]) {
        self.steps = steps
        for step in steps where Self.mends(step) {
            var step = step
            while let block = step.block, let branch = step.branch {
                branches[block, default: []].insert(branch)
                step = steps[block]
            }
        }
    }

    static func mends(_ step: StepDeclaration) -> Bool { step.actions.contains { $0.map.has(.repair) } }

    func isMendable(_ step: StepDeclaration) -> Bool {
        if Self.mends(step) { return true }
        var step = step
        while let block = step.block, let branch = step.branch {
            if branches[block]?.contains(where: { $0 != branch }) ?? false { return true }
            step = steps[block]
        }
        return false
    }

    /// What the branches bring that no other branch mends; `nil` where none of them does.
    func unmended(_ facts: [FactSet?], of block: StepDeclaration) -> [FactSet]? {
        guard let mended = branches[block.place], !mended.isEmpty else { return nil }
        return facts.enumerated().compactMap { branch, facts in mended.contains { $0 != branch } ? nil : facts }
    }
}

/// A set of small numbers.
struct FactSet: Hashable {
    private var words: [UInt64]
    let size: Int

    init(size: Int, isFull: Bool = false) {
        self.size = size
        words = Array(repeating: isFull ? .max : 0, count: size / 64 + 1)
    }

    /// A fact that has just come about, and that it is fresh.
    mutating func insert(_ fact: Int, fresh count: Int) {
        insert(fact)
        insert(count + fact)
    }
    private mutating func insert(_ fact: Int) { words[fact >> 6] |= 1 << UInt64(fact & 63) }
    /// Without the numbers from `limit` on.
    func below(_ limit: Int) -> FactSet {
        var result = self
        for i in words.indices where (i + 1) << 6 > limit {
            result.words[i] &= limit <= i << 6 ? 0 : (1 << UInt64(limit & 63)) - 1
        }
        return result
    }
    func contains(_ fact: Int) -> Bool { words[fact >> 6] & (1 << UInt64(fact & 63)) != 0 }
    func intersection(_ other: FactSet) -> FactSet { combined(other, &) }
    func union(_ other: FactSet) -> FactSet { combined(other, |) }
    private func combined(_ other: FactSet, _ operation: (UInt64, UInt64) -> UInt64) -> FactSet {
        var result = self
        for i in words.indices { result.words[i] = operation(words[i], other.words[i]) }
        return result
    }
}
