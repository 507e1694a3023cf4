import ServiceIR

/// Somebody for whom one sum of amounts comes to more than another, found by trying the answers that both read.
struct AmountWitness {
    /// One amount with everything that it can come to; the first whose condition holds.
    typealias Item = (cases: [(when: Node, amount: Node)], round: Rounding?)

    private static let mostTried = 1500
    private static let mostSearches = 20

    private struct Ready {
        let cases: [(when: Program, amount: Program)]
        let round: Rounding?

        init(_ item: Item) {
            cases = item.cases.map { (Program($0.when), Program($0.amount)) }
            round = item.round
        }

        /// What it comes to; nothing where that is not known.
        func amount(_ answers: LockAnswers) -> Decimal128? {
            for one in cases {
                guard case .success(let holds) = one.when.holds(answers) else { return nil }
                guard holds else { continue }
                guard case .success(let value) = one.amount.evaluate(answers), let number = value.rounded(round) else { return nil }
                // An amount below zero is no amount.
                return max(number, .zero)
            }
            return .zero
        }
    }

    let comparison: LockComparison

    /// What both come to, and who it is; nothing where nobody was found.
    func find(_ lower: [Item], above higher: [Item]) -> (lower: Decimal128, higher: Decimal128, facts: [Words])? {
        let nodes = (lower + higher).flatMap(\.cases).flatMap { [$0.when, $0.amount] }
        let choices = AnswerChoices(comparison, reading: nodes)
        let paths = choices.paths
        var values: [[Value]] = []
        for path in paths {
            guard let own = choices.candidates(path), !own.isEmpty else { return nil }
            values.append(own)
        }
        let (here, there) = (lower.map(Ready.init), higher.map(Ready.init))
        let accepted = comparison.accepted(nodes).filter(\.readsRows).map { Program($0) }
        var searches = 0
        for choice in AnswerChoices.mixed(values.map(\.count), atMost: Self.mostTried) {
            let taken = zip(paths, zip(values, choice)).map { ($0, $1.0[$1.1]) }
            let answers = LockAnswers(comparison: comparison, values: Dictionary(taken) { first, _ in first })
            guard let own = sum(here, answers), let known = sum(there, answers), own > known, accepted.allSatisfy(answers.holds) else {
                continue
            }
            searches += 1
            if searches > Self.mostSearches { return nil }
            guard case .found(let facts, let obstacles) = comparison.search(taken.compactMap { equality($0, $1) }), obstacles.isEmpty else {
                continue
            }
            return (own, known, facts + taken.flatMap { AnswerChoices.told($0, $1) })
        }
        return nil
    }

    private func sum(_ items: [Ready], _ answers: LockAnswers) -> Decimal128? {
        items.reduce(Decimal128.zero) { sum, item in sum.flatMap { sum in item.amount(answers).flatMap { sum.adding($0) } } }
    }

    private func equality(_ path: [String], _ value: Value) -> Node? {
        let name = Node(path: path)
        switch value {
        case .bool(let truth): return truth ? name : name.negated
        case .text(let text): return Node(.binary(.equal, name, Node(.literal(.text(text)))))
        case .integer(let number): return Node(.binary(.equal, name, .number(Decimal128(number))))
        case .decimal(let number): return Node(.binary(.equal, name, .number(number)))
        default: return nil
        }
    }
}
