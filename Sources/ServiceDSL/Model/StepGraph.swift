import ServiceIR

/// The ways between the steps of a service, by their places in `Declarations.steps`; guards are left out.
struct StepGraph {
    enum Leaving: Hashable {
        case done
        case action(Int)
        /// The step's `when` did not hold.
        case passed
        case late
        case repairLate(Int)
    }
    struct Way {
        var from: Int
        /// Absent = the branch is finished.
        var to: Int?
        var leaving: Leaving
    }

    private(set) var ways: [[Way]]
    /// The first step; a block's branches begin at the first of theirs.
    private(set) var initial: Int?

    init(_ declarations: Declarations, first: String?) {
        let steps = declarations.steps
        ways = Array(repeating: [], count: steps.count)
        initial = first.flatMap { declarations.stepPlaces[$0] } ?? (steps.isEmpty ? nil : 0)
        for step in steps {
            let place = step.place
            func add(_ targets: [String], _ leaving: Leaving) {
                for target in targets {
                    if target == "join", step.block != nil {
                        ways[place].append(Way(from: place, to: nil, leaving: leaving))
                    } else if let to = declarations.stepPlaces[target] {
                        ways[place].append(Way(from: place, to: to, leaving: leaving))
                    }
                }
            }
            let own = step.map.targets(.to).map(\.value)
            if step.map.has(.when) { add(own, .passed) }
            add(own, .done)
            for (number, action) in step.actions.enumerated() {
                add(action.map.targets(.to).map(\.value), .action(number))
                if let late = action.map.map(.repair)?.map(.late) { add(late.names(.to).map(\.value), .repairLate(number)) }
            }
            if let late = step.map.map(.late) { add(late.names(.to).map(\.value), .late) }
        }
    }

    /// For each step, whether `granted` can still be reached from it.
    func reachesGranted(_ declarations: Declarations) -> [Bool] {
        let steps = declarations.steps
        var before: [[Int]] = Array(repeating: [], count: steps.count)
        for step in steps {
            for way in ways[step.place] {
                // A finished branch goes on after its block.
                if let to = way.to {
                    before[to].append(step.place)
                } else if let block = step.block {
                    before[afterNode(block)].append(step.place)
                }
            }
            for branch in step.branches { if let first = branch.steps.first { before[first].append(step.place) } }
        }
        // A block reaches what lies behind it only through its branches; for reaching an end it is enough that it does at all.
        var reached = steps.map { $0.kind == .end && $0.map.string(.end) == Step.End.granted.rawValue }
        var queue = reached.indices.filter { reached[$0] }
        while let place = queue.popLast() {
            for previous in before[place] where !reached[previous] {
                reached[previous] = true
                queue.append(previous)
            }
        }
        return reached
    }

    /// The node that stands for "the block's branches are joined": the block itself, whose ways lead on.
    private func afterNode(_ block: Int) -> Int { block }
}

extension SyntaxMap {
    /// All that a `to` may lead to.
    func targets(_ key: Key) -> [Located<String>] {
        switch self[key]?.value {
        case .names(let names)?: return names
        case .rows(let rows)?:
            return rows.flatMap { row -> [Located<String>] in if case .names(let names) = row.value { names } else { [] } }
        default: return []
        }
    }
}
