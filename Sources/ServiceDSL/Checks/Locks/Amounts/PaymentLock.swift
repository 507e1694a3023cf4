import ServiceIR

/// `benefit: at_least`: what the standard pays on every way to *granted* is paid out there too.
struct PaymentLock {
    private let ways: LockWays
    /// What holds up a promise is the other lock's to say.
    private let isPromiseLocked: Bool

    static func breaches(_ comparison: LockComparison, isPromiseLocked: Bool) -> [LockBreach] {
        let (standard, region) = (comparison.standard, comparison.region)
        if standard.machine == region.machine, standard.conditions == region.conditions, standard.form == region.form { return [] }
        if standard.benefit.isEmpty { return [] }
        guard var ways = LockWays(comparison) else { return [StepLock.tooMany(["benefit"])] }
        let due = standard.benefit.mapValues { ways.truth(of: $0.when, .standard) }
        let dueHere = region.benefit.mapValues { ways.truth(of: $0.when, .region) }
        let lock = PaymentLock(ways: ways, isPromiseLocked: isPromiseLocked)
        let ofRegion = region.benefit.keys.filter { standard.benefit[$0] == nil }
        // Where the standard's items alone come to less, the region's own are part of what the standard pays.
        let isSplit = !ofRegion.isEmpty && !AmountLock.benefit(comparison, without: ofRegion).isEmpty
        let diagrams = ways.diagrams
        let found = due.flatMap { item, due -> [LockBreach] in
            // Under another name it is what only the region pays.
            let items = region.benefit[item] == nil ? ofRegion : [item] + (isSplit ? ofRegion : [])
            let there = diagrams.and(due, diagrams.not(lock.unpaid(item, ways.standard)))
            return items.flatMap { own -> [LockBreach] in
                let words = Words(
                    en: "there is a way to *granted* on which `\(own)` is not paid, and by the standard it is",
                    id: "ada jalur menuju dikabulkan tanpa pembayaran `\(own)`, padahal menurut standar dibayar")
                let isDue = diagrams.and(there, own == item ? .yes : dueHere[own] ?? .yes)
                let unpaid = LockBreach(
                    lock.place(of: own, item), words, ways.search(diagrams.and(isDue, lock.unpaid(own, ways.region))))
                return unpaid.map { [$0] } ?? lock.delays(of: own, item)
            }
        }
        if diagrams.isOverBudget { return [StepLock.tooMany(["benefit"])] }
        var seen: Set<[String]> = []
        return found.filter { seen.insert($0.path).inserted }
    }

    /// What holds a payment up that does not by the standard.
    private func delays(of own: FeeItemID, _ item: FeeItemID) -> [LockBreach] {
        let delays = Delays(
            ways: ways, isPromiseLocked: isPromiseLocked,
            after: { step in
                Words(
                    en: "`\(own)` is paid only after the step `\(step)`, and by the standard without it",
                    id: "`\(own)` baru dibayar setelah langkah `\(step)`, padahal menurut standar tanpa itu")
            },
            later: Words(en: "`\(own)` is paid later", id: "`\(own)` dibayar lebih lambat"),
            unproved: Words(
                en: "whether `\(own)` is paid no later is not proved", id: "belum terbukti bahwa `\(own)` tidak dibayar lebih lambat"))
        return delays.breaches(here: { pays($0, own) }, there: { pays($0, item) })
    }

    // MARK: Whether

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
        let steps = ways.comparison.standardSteps
        if let node = payers.first.map({ graph.nodes[$0] }) {
            return node.step.when == steps[node.id]?.when ? node.path : node.path + ["when"]
        }
        let known = ways.standard.graph.nodes.first { pays($0, item) }
        return own == item ? known?.path ?? ["benefit", item.rawValue] : ["benefit", own.rawValue]
    }
}
