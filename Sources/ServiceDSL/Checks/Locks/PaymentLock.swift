import ServiceIR

/// `benefit: at_least`: what the standard pays on every way to *granted* is paid out there too.
struct PaymentLock {
    private let ways: LockWays

    static func breaches(_ comparison: LockComparison) -> [LockBreach] {
        let (standard, region) = (comparison.standard, comparison.region)
        if standard.machine == region.machine, standard.conditions == region.conditions, standard.form == region.form { return [] }
        if standard.benefit.isEmpty { return [] }
        guard var ways = LockWays(comparison) else { return [StepLock.tooMany(["benefit"])] }
        let due = standard.benefit.map { ways.truth(of: $1.when, .standard) }
        let lock = PaymentLock(ways: ways)
        let ofRegion = region.benefit.keys.filter { standard.benefit[$0] == nil }
        let diagrams = ways.diagrams
        let found = zip(standard.benefit.keys, due).flatMap { item, due in
            // Under another name it is what only the region pays.
            let items = region.benefit[item] == nil ? ofRegion : [item]
            let there = diagrams.and(due, diagrams.not(lock.unpaid(item, ways.standard)))
            return items.compactMap { own in
                let words = Words(
                    en: "there is a way to *granted* on which `\(own)` is not paid, and by the standard it is",
                    id: "ada jalur menuju *granted* tanpa pembayaran `\(own)`, padahal menurut standar dibayar")
                return LockBreach(
                    lock.place(of: own, item), words, ways.search(diagrams.and(there, lock.unpaid(own, ways.region))))
            }
        }
        return diagrams.isOverBudget ? [StepLock.tooMany(["benefit"])] : found
    }

    private func pays(_ node: MachineGraph.Node, _ item: FeeItemID) -> Bool {
        !node.isJoin && node.step.kind == .task && node.step.pays.contains(item)
    }

    /// Whether a step is left without being done.
    private func isUndone(_ edge: MachineGraph.Edge) -> Bool {
        switch edge.cause {
        case .action, .late, .repairLate: true
        case .done, .finish, .route, .elapsed, .passed, .branch: false
        }
    }

    /// Where a case can be granted without this being paid.
    private func unpaid(_ item: FeeItemID, _ sided: LockWays.Sided) -> LockWays.Truth {
        let nodes = sided.graph.nodes
        let reached = ways.reached(sided, isBarred: { pays(nodes[$0], item) }, escapes: { isUndone($0) })
        return nodes.indices.filter { nodes[$0].step.end == .granted }.reduce(.no) { ways.diagrams.or($0, reached[$1]) }
    }

    /// What lets it go unpaid: a way past the payment, a condition of it, else the step that pays.
    private func place(of own: FeeItemID, _ item: FeeItemID) -> [String] {
        let graph = ways.region.graph
        let payers = graph.nodes.indices.filter { pays(graph.nodes[$0], own) }
        let past = payers.flatMap { graph.leaving[$0] }.map { graph.edges[$0] }.first {
            isUndone($0) && !ways.isOfStandard($0, in: ways.region)
        }
        if let past { return past.path }
        let steps = ways.comparison.standard.allSteps
        if let node = payers.first.map({ graph.nodes[$0] }) {
            return node.step.when == steps[node.id]?.when ? node.path : node.path + ["when"]
        }
        let known = ways.standard.graph.nodes.first { pays($0, item) }
        return known?.path ?? ["benefit", item.rawValue]
    }
}
