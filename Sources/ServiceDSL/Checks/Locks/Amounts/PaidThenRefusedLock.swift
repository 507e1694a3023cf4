import ServiceIR

/// `fee: at_most`: nobody pays before a decision that by the standard comes before the payment, and may turn the application away.
enum PaidThenRefusedLock {
    static func breaches(_ comparison: LockComparison) -> [LockBreach] {
        let (standard, region) = (comparison.standardGraph, comparison.regionGraph)
        let there = refusals(in: standard)
        let (paidThere, paidHere) = (afterPayment(in: standard), afterPayment(in: region))
        return refusals(in: region).compactMap { index -> LockBreach? in
            guard let payment = paidHere[index] else { return nil }
            let id = region.nodes[index].id
            guard let other = standard.index(of: id), there.contains(other), paidThere[other] == nil else { return nil }
            let words = Words(
                en: "who is refused in `\(id)` has paid before, and has not by the standard",
                id: "yang ditolak pada `\(id)` sudah membayar, padahal menurut standar belum")
            let step = region.nodes[payment].step
            var breach = LockBreach(region.nodes[payment].path, words, comparison.search([comparison.node(step.when, .region)]))
            breach?.facts.append(Words(en: "who is refused in `\(id)`", id: "yang ditolak pada `\(id)`"))
            return breach
        }
    }

    /// Where the office's own decision, or its time, takes away what could still be granted.
    private static func refusals(in graph: MachineGraph) -> [Int] {
        let granting = graph.reaching(graph.nodes.indices.filter { graph.nodes[$0].step.end == .granted })
        return graph.nodes.indices.filter { node in
            let step = graph.nodes[node].step
            guard granting[node], !step.standsStill else { return false }
            return graph.leaving[node].contains { index in
                if case .repairLate = graph.edges[index].cause { return false }
                return !granting[graph.edges[index].to]
            }
        }
    }

    /// By node that comes after a payment of a fee, which.
    private static func afterPayment(in graph: MachineGraph) -> [Int?] {
        var found = [Int?](repeating: nil, count: graph.nodes.count)
        for payment in graph.nodes.indices where graph.nodes[payment].step.kind == .payment {
            let leaving: [MachineGraph.Edge] = graph.leaving[payment].map { graph.edges[$0] }
            let next = leaving.filter { $0.cause == .done || $0.cause == .finish }.map(\.to)
            for (node, isAfter) in graph.reached(from: next).enumerated() where isAfter && found[node] == nil && node != payment {
                found[node] = payment
            }
        }
        return found
    }
}
