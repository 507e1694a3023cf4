import ServiceIR

extension MachineGraph.Node {
    /// Whether the citizen alone is to act or to pay here.
    var isOfCitizens: Bool { step.kind == .payment || step.performers?.isCitizens == true }
    /// Whether the citizen is awaited here, alone or beside others, and the clock runs.
    var isOnCitizensTime: Bool {
        isWaiting && !step.standsStill && (step.kind == .payment || step.performers?.namesCitizens == true)
    }
    /// Whether the citizen is awaited here, or whoever stops the clock: what follows when he is late is nobody else's lateness.
    var isCitizens: Bool { step.standsStill || isOfCitizens }
    /// Whether a payment is awaited whose proof is asked for: once that is handed in, the clock runs until the payment is recorded.
    var runsFromProof: Bool { step.kind == .payment && step.standsStill && !(step.fields.isEmpty && step.documents.isEmpty) }

    /// Whether something here takes time, the clock running, for which none is stated.
    ///
    /// - Parameter isTimed: whether a time is stated for the step.
    func isUntimed(isTimed: Bool) -> Bool {
        if isJoin { return false }
        if step.standsStill { return runsFromProof }
        return switch step.kind {
        case .task, .payment: !isTimed && step.until == nil
        case .parallel: !isTimed
        // Its time is that of what is published, and begins when it is posted.
        case .notice: step.performers != nil
        case .automatic, .release, .wait, .end: false
        }
    }
}

extension MachineGraph {
    /// Where the citizen is awaited beside the office while the clock runs, so that either may be the one who is late: steps that both do, and
    /// blocks in which the citizen acts.
    var awaitingBoth: Set<Int> {
        var found: Set<Int> = []
        for (index, node) in nodes.enumerated() where node.isOnCitizensTime {
            if !node.isCitizens { found.insert(index) }
            var block = node.block
            while let place = block {
                if !nodes[place.entry].isCitizens { found.insert(place.entry) }
                block = nodes[place.entry].block
            }
        }
        return found
    }
}

extension Performers {
    /// The applicant, or whoever filed for him, and nobody else.
    var isCitizens: Bool { roles.allSatisfy(\.isCitizen) }
    /// The applicant, or whoever filed for him, be it beside others.
    var namesCitizens: Bool { roles.contains(where: \.isCitizen) }
}

extension RoleID {
    fileprivate var isCitizen: Bool { self == .applicant || self == .filer }
}
