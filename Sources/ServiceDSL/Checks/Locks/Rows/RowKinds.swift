import ServiceIR

/// The kinds of rows that a list can have, by which of some conditions each meets, and whether so many rows can meet each condition at once.
struct RowKinds {
    /// What is to be had of one kind of row after the other; `impossible` is sure.
    enum Numbers {
        case impossible, overBudget
        case found([Int64])
    }

    private struct Kind {
        var held: [Node] = []
        /// By condition, whether its rows meet it.
        var meets: [Bool] = []
        var world: PossibleWorld?
    }

    /// So many kinds are looked at, so many ways to share rows out among them tried.
    private static let most = 64
    private static let mostTried = 2000
    private static let mostRounds = 20

    private var kinds = [Kind()]

    /// Of rows for which all of `given` holds, in the names of `scope`; `nil` where there are too many.
    init?(_ tests: [Node], given: [Node], in scope: Scope) {
        for test in tests {
            var parted: [Kind] = []
            for kind in kinds {
                for holds in [true, false] {
                    let held = kind.held + [holds ? test : test.negated]
                    switch PresenceProof.possibility(of: given + held, in: scope) {
                    case .impossible: continue
                    case .overBudget: return nil
                    case .perhaps(let world): parted.append(Kind(held: held, meets: kind.meets + [holds], world: world))
                    }
                }
            }
            if parted.count > Self.most { return nil }
            kinds = parted
        }
    }

    /// How many rows of each kind there are where each condition is met by a number of rows within its bounds.
    func numbers(_ bounds: [ClosedRange<Int64>]) -> Numbers {
        let most = bounds.map(\.upperBound).max() ?? 0
        var pending = [Array(repeating: 0...max(0, most), count: kinds.count)]
        for _ in 0..<Self.mostTried {
            guard let next = pending.popLast() else { return .impossible }
            guard let ranges = narrowed(next, bounds) else { continue }
            guard let open = ranges.indices.first(where: { ranges[$0].count > 1 }) else { return .found(ranges.map(\.lowerBound)) }
            let (low, high) = (ranges[open].lowerBound, ranges[open].upperBound)
            let middle = low + (high - low) / 2
            var (lower, upper) = (ranges, ranges)
            lower[open] = low...middle
            upper[open] = middle + 1...high
            // Few rows are looked at first.
            pending += [upper, lower]
        }
        return .overBudget
    }

    /// What is left of how many rows there may be of each kind; `nil` where some condition cannot be met by so many.
    private func narrowed(_ ranges: [ClosedRange<Int64>], _ bounds: [ClosedRange<Int64>]) -> [ClosedRange<Int64>]? {
        var ranges = ranges
        for _ in 0..<Self.mostRounds {
            let before = ranges
            for (test, bound) in bounds.enumerated() {
                let members = kinds.indices.filter { kinds[$0].meets[test] }
                let low = members.reduce(0) { $0 + ranges[$1].lowerBound }
                let high = members.reduce(0) { $0 + ranges[$1].upperBound }
                if low > bound.upperBound || high < bound.lowerBound { return nil }
                for kind in members {
                    let range = ranges[kind]
                    let least = max(range.lowerBound, bound.lowerBound - (high - range.upperBound))
                    let most = min(range.upperBound, bound.upperBound - (low - range.lowerBound))
                    if least > most { return nil }
                    ranges[kind] = least...most
                }
            }
            if ranges == before { break }
        }
        return ranges
    }

    /// A list with so many rows of each kind.
    func list(_ numbers: [Int64]) -> Value {
        .list(
            zip(kinds, numbers).flatMap { kind, number in
                var row: OrderedMap<ID<ValueKind>, Value> = [:]
                for (path, value) in kind.world?.values ?? [] where path.count == 2 && path[0] == RowCounts.row { row[ID(path[1])] = value }
                return Array(repeating: Value.record(row), count: Int(number))
            })
    }
}
