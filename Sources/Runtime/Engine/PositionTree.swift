import ServiceIR

extension Case {
    /// What stands at the end of a path of branches: the innermost position there.
    func position(at path: [Layout.Frame]) -> Position? {
        var found = position
        for frame in path {
            guard let block = found, block.step == frame.block else { return nil }
            found = block.branches[frame.branch]
        }
        return found
    }

    mutating func change(_ path: [Layout.Frame], _ body: (inout Position?) -> Void) { Case.change(&position, path[...], body) }

    private static func change(_ position: inout Position?, _ path: ArraySlice<Layout.Frame>, _ body: (inout Position?) -> Void) {
        guard let frame = path.first else { return body(&position) }
        guard position?.step == frame.block else { return }
        var inner = position?.branches[frame.branch]
        change(&inner, path.dropFirst(), body)
        position?.branches[frame.branch] = inner
    }
}

extension Position {
    /// This position and all inside it, a block before its branches.
    public var all: [Position] {
        var found: [Position] = []
        func visit(_ position: Position) {
            found.append(position)
            for branch in position.branches.values { visit(branch) }
        }
        visit(self)
        return found
    }

    /// The roles whose turn it is to say `done`.
    ///
    /// Of several applicants each has a turn of its own.
    func turns(of step: Step, _ applicants: [PartyID]) -> [RoleID] {
        if let escalatedTo { return [escalatedTo] }
        let left = performers(of: step).filter { !isFilled($0, applicants) }
        return step.performers?.join == .inOrder ? Array(left.prefix(1)) : left
    }

    /// Who acts in this visit.
    private func performers(of step: Step) -> [RoleID] { roles ?? step.performers?.roles ?? [] }

    /// Whether people may act on it: a notice only until it is published.
    func waitsForActs(of step: Step) -> Bool {
        switch step.kind {
        case .task, .payment: true
        case .notice: step.performers != nil && posted == nil
        case .release, .automatic, .parallel, .wait, .end: false
        }
    }

    private func isFilled(_ role: RoleID, _ applicants: [PartyID]) -> Bool {
        guard role == .applicant, !applicants.isEmpty else { return done.contains { $0.role == role } }
        return applicants.allSatisfy { party in done.contains { $0.role == role && $0.party == party } }
    }

    /// Whether enough have said `done`.
    func isDone(of step: Step, _ applicants: [PartyID]) -> Bool {
        let places = places(of: step, applicants)
        return places.filled >= places.needed
    }

    /// How many places are filled, and how many must be.
    func places(of step: Step, _ applicants: [PartyID]) -> (filled: Int, needed: Int) {
        let roles = performers(of: step)
        let filled = roles.count { isFilled($0, applicants) }
        if escalatedTo != nil || roles.isEmpty { return (filled, 0) }
        return switch step.performers?.join {
        case .any, nil: (filled, 1)
        case .all, .inOrder: (filled, roles.count)
        case .count(let number): (filled, min(number, roles.count))
        }
    }
}
