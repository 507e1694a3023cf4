import ServiceIR

/// What the way of a case counts: how often a step was entered, and who objected to a notice.
///
/// It is the same on both sides where the same ways lead to the step.
struct VisitCounts {
    static let names = ["count", "objections"]

    let comparison: LockComparison

    /// Of what an amount of the standard counts, and of every notice, the names that may say something else here.
    var differing: [[String]] {
        let objections = comparison.standardSteps.filter { $0.value.kind == .notice }.map { [$0.key.rawValue, "objections"] }
        return (counted + objections).filter { path in
            let id = StepID(path[0])
            return path[1] == "count" ? !isEnteredAlike(id) : !isObjectedToAlike(id)
        }
    }

    private var counted: [[String]] {
        let items: [any Payable] = Array(comparison.standard.fee.items.values) + Array(comparison.standard.benefit.values)
        var read = items.flatMap { [$0.when] + $0.amount.rows.flatMap { [$0.when, $0.value] } }
        if read.isEmpty { return [] }
        read += comparison.standardFields.places.values.map(\.field.value)
        let nodes = read.compactMap(\.self).map { comparison.inlined($0, .standard) }
        return nodes.reduce(into: Set<[String]>()) { $0.formUnion($1.paths) }.filter { $0.count == 2 && $0[1] == "count" }
            .sorted { $0[0] < $1[0] }
    }

    private func isEnteredAlike(_ id: StepID) -> Bool {
        let (standard, region) = (comparison.standardGraph, comparison.regionGraph)
        let (paidThere, paidHere) = (payments(behind: id, standard), payments(behind: id, region))
        if paidThere.isEmpty, paidHere.isEmpty { return true }
        return paidThere == paidHere && ways(to: id, standard, .standard) == ways(to: id, region, .region)
    }

    private func isObjectedToAlike(_ id: StepID) -> Bool {
        guard let known = comparison.standardSteps[id], let own = comparison.regionSteps[id], own.kind == .notice else { return false }
        let fields = own.fields.filter { known.fields[$0.key] != nil || !$0.value.isOptional }
        let documents = own.documents.filter { known.documents[$0.key] != nil || !$0.value.isOptional }
        return own.within == known.within && own.shows == known.shows && own.performers == known.performers
            && fields.map { plain($0.value) } == known.fields.map { plain($0.value) }
            && documents.map { plain($0.value) } == known.documents.map { plain($0.value) }
            && ways(to: id, comparison.standardGraph, .standard) == ways(to: id, comparison.regionGraph, .region)
    }

    private func plain(_ field: Field) -> Field {
        var field = field
        (field.name, field.hint) = (LocalText([:]), nil)
        return field
    }

    private func plain(_ document: Requirement) -> Requirement {
        var document = document
        (document.name, document.hint) = (Rows([]), nil)
        return document
    }

    /// Where something is paid after a step was entered.
    private func payments(behind id: StepID, _ graph: MachineGraph) -> Set<StepID> {
        guard let index = graph.index(of: id) else { return [] }
        let after = graph.reached(from: [index])
        return Set(graph.nodes.indices.filter { after[$0] && graph.nodes[$0].step.kind == .payment }.map { graph.nodes[$0].id })
    }

    /// Every way that leads to a step, with what it depends on.
    private func ways(to id: StepID, _ graph: MachineGraph, _ side: LockComparison.Side) -> Set<String> {
        guard let index = graph.index(of: id) else { return [] }
        let leading = graph.reaching([index])
        func text(_ expression: Expression?) -> String { comparison.node(expression, side).canonicalText }
        let edges = graph.edges.filter { leading[$0.to] }.map { edge in
            let from = graph.nodes[edge.from]
            var most = ""
            if case .action(let action) = edge.cause { most = from.step.actions[action]?.atMost.map(String.init) ?? "" }
            let guards = [from.step.when, edge.when] + edge.refused
            return "\(LockWays.way(edge, graph)) \(from.isJoin) \(most) \(guards.map(text))"
        }
        return Set(edges + [text(graph.nodes[index].step.when)])
    }
}
