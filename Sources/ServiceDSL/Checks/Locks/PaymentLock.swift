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

    // MARK: When

    /// What holds a payment up that does not by the standard: a wait, the citizen's own steps, and where no promise runs the officers' too.
    private func delays(of own: FeeItemID, _ item: FeeItemID) -> [LockBreach] {
        let diagrams = ways.diagrams
        let graph = ways.region.graph
        let periods = PeriodComparison(ways.comparison)
        let spans = ways.comparison.region.promises.values.map { PromiseSpan($0, in: graph) }
        let known = ways.standard.graph
        let promisesNothing = ways.comparison.standard.promises.isEmpty
        var before: [StepID: LockWays.Truth] = [:]
        for (node, truth) in waiting(for: item, ways.standard).enumerated() {
            before[known.nodes[node].id] = diagrams.or(before[known.nodes[node].id] ?? .no, truth)
        }
        return waiting(for: own, ways.region).enumerated().flatMap { node, waits -> [LockBreach] in
            let place = graph.nodes[node]
            let isPromised = promisesNothing || spans.contains { $0.running[node] }
            let isHeldUp =
                switch place.step.kind {
                case .wait, .notice, .payment: true
                case .task: place.step.standsStill || !isPromised
                default: false
                }
            guard waits != .no, isHeldUp, !isPromised || !isPromiseLocked else { return [] }
            let words = Words(
                en: "`\(own)` is paid only after the step `\(place.id)`, and by the standard without it",
                id: "`\(own)` baru dibayar setelah langkah `\(place.id)`, padahal menurut standar tanpa itu")
            let newly = diagrams.and(waits, diagrams.not(before[place.id] ?? .no))
            if let breach = LockBreach(place.path, words, ways.search(newly)) { return [breach] }
            guard let other = ways.comparison.standardSteps[place.id] else { return [] }
            return longer(place, other, own, periods)
        }
    }

    private func longer(_ place: MachineGraph.Node, _ other: Step, _ own: FeeItemID, _ periods: PeriodComparison) -> [LockBreach] {
        let comparison = ways.comparison
        let path = place.path + [[.wait, .notice].contains(place.step.kind) ? "\(place.step.kind)" : "within"]
        let asked = comparison.node(place.step.when, .region)
        if place.step.until != nil || other.until != nil {
            func texts(_ step: Step, _ side: LockComparison.Side) -> [String] {
                comparison.cases(step.until, side).map { comparison.node($0.value, side).canonicalText + " " + $0.when.canonicalText }
            }
            if texts(place.step, .region) == texts(other, .standard) { return [] }
            return [
                LockBreach(
                    path,
                    Words(
                        en: "whether `\(own)` is paid no later is not proved",
                        id: "belum terbukti bahwa `\(own)` tidak dibayar lebih lambat"),
                    obstacles: [Words(en: "a computed last day", id: "hari terakhir yang dihitung")])
            ]
        }
        if other.within != nil, place.step.within == nil {
            let words = Words(en: "the step `\(place.id)` has no time any more", id: "langkah `\(place.id)` tidak lagi punya waktu")
            return LockBreach(place.path, words, comparison.search([asked])).map { [$0] } ?? []
        }
        let breach = periods.breach(place.step.within, other.within, .longer, at: path, inside: [asked]) { here, there in
            Words(
                en: "`\(own)` is paid later: the step `\(place.id)` takes \(here.words.en), by the standard \(there.words.en)",
                id: "`\(own)` dibayar lebih lambat: langkah `\(place.id)` makan waktu \(here.words.id), menurut standar \(there.words.id)")
        }
        return breach.map { [$0] } ?? []
    }

    /// By node, where a case waits there before this is paid.
    private func waiting(for item: FeeItemID, _ sided: LockWays.Sided) -> [LockWays.Truth] {
        let graph = sided.graph
        let payers = graph.nodes.indices.filter { pays(graph.nodes[$0], item) }
        let toPayment = graph.reaching(payers)
        let reached = ways.reached(sided, allows: { !pays(graph.nodes[$0.from], item) })
        return graph.nodes.indices.map { node in
            guard toPayment[node], !graph.nodes[node].isJoin else { return .no }
            return ways.diagrams.and(reached[node], ways.diagrams.not(sided.passed[node]))
        }
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
