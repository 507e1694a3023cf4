import ServiceIR

/// Two values that should come to the same.
struct ValueComparison {
    private let comparison: LockComparison
    private let isTruth: Bool

    init(_ comparison: LockComparison, isTruth: Bool) { (self.comparison, self.isTruth) = (comparison, isTruth) }

    /// Where the first is something else than the second, or that is not excluded.
    func breaches(_ here: Node, _ there: Node, inside: [Node], _ path: [String], _ words: Words) -> [LockBreach] {
        var found: [LockBreach] = []
        for own in AmountOrder.split(here) {
            for known in AmountOrder.split(there) {
                guard let differ = differ(own.node, known.node) else { continue }
                let nodes = inside + own.when + known.when + differ
                if let breach = LockBreach(path, words, comparison.search(nodes)) { found.append(breach) }
            }
        }
        guard !found.isEmpty, !found.contains(where: \.obstacles.isEmpty) else { return found }
        // Numbers that are not seen through are tried.
        let witness = AmountWitness(comparison: comparison)
        let (a, b): (AmountWitness.Item, AmountWitness.Item) = (([(Node.all(inside), here)], nil), ([(Node.all(inside), there)], nil))
        guard !isTruth, let facts = (witness.find([a], above: [b]) ?? witness.find([b], above: [a]))?.facts else { return found }
        return [LockBreach(path, words, facts: facts)]
    }

    /// That they are not the same; nothing where they always are.
    private func differ(_ own: Node, _ known: Node) -> [Node]? {
        let (here, there) = (own.canonicalText, known.canonicalText)
        if here == there { return nil }
        if isTruth { return [Node.any([Node.all([own, known.negated]), Node.all([known, own.negated])])] }
        if AmountOrder.isNeverMore(here, there, comparison), AmountOrder.isNeverMore(there, here, comparison) { return nil }
        let differ = Node(.binary(.notEqual, own, known))
        guard differ.paths.isEmpty else { return [differ] }
        // Of two that are written out it is known.
        return switch Program(differ).holds(LockAnswers(comparison: comparison, values: [:])) {
        case .success(true): []
        case .success(false): nil
        case .failure: [differ]
        }
    }
}
