import ServiceIR

/// What is late although nobody of the office is.
extension PromiseMeasure {
    /// What follows lateness that is not the office's.
    mutating func addLateWays(_ promise: Promise) {
        let (graph, span) = (ways.graph, ways.span)
        func leadsOn(_ node: Int) -> Bool {
            span.running[node] && !graph.nodes[node].isJoin && !graph.nodes[node].isCitizens && graph.nodes[node].step.late?.to != nil
        }
        outlasted = Set(graph.nodes.indices.filter { leadsOn($0) && isOutlasted($0) })
        if !outlasted.isEmpty {
            perhaps.append((ForwardWays(promise, span: span, toEnds: true, mayBeLate: outlasted, in: graph), .blockIsLate))
        }
        let late = graph.awaitingBoth.filter(leadsOn)
        timedBlocks.formUnion(outlasted.union(late.filter { graph.nodes[$0].step.kind == .parallel }))
        if !late.isEmpty {
            let mayBeLate = late.union(outlasted)
            perhaps.append((ForwardWays(promise, span: span, toEnds: true, mayBeLate: mayBeLate, in: graph), .citizensAreLate))
        }
    }

    /// Whether the steps in a block, each on time, may last longer than the block may.
    private func isOutlasted(_ block: Int) -> Bool {
        let graph = ways.graph
        guard graph.nodes[block].step.kind == .parallel,
            let join = graph.nodes.indices.lazy.compactMap({ graph.nodes[$0].block }).first(where: { $0.entry == block })?.join
        else { return false }
        return (graph.nodes[block].step.within?.rows ?? []).contains { row in
            let own = least(row.value).inSmallest
            let inside = ways.way(
                .longest, from: [block], at: 0, to: { $0 == join || graph.nodes[$0].isEnd }, holds: { $0 == nil ? true : nil },
                untimed: mayBeUntimed
            ) { sum, node in
                guard graph.isInside(node, block: block) else { return sum }
                return sum.addingClamped(limits(of: node).map { taken(greatest($0), own.unit, isMost: true) }.max() ?? 0)
            }
            return inside.map { $0.time > own.amount } ?? false
        }
    }
}
