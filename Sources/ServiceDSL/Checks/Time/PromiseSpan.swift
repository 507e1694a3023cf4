import ServiceIR

/// The part of a workflow over which a promise runs: from the event that starts it to the one that ends it.
struct PromiseSpan {
    /// Where a case is just after the start.
    let entries: [Int]
    /// Nodes at which the promise can be running.
    let running: [Bool]
    private let ends: StepEvent?
    private let hasRelease: Bool

    init(_ promise: Promise, in graph: MachineGraph) {
        if let starts = promise.starts {
            entries = graph.edges.filter { PromiseSpan.happens(starts, on: $0, in: graph) }.map(\.to)
        } else {
            entries = graph.initial.map { [$0] } ?? []
        }
        ends = promise.ends
        let after = graph.reached(from: entries)
        // Without a stated end it is the first release of a product, and only where none comes the end of the case.
        hasRelease = graph.nodes.indices.contains { after[$0] && graph.nodes[$0].releasesProduct }
        let (ends, hasRelease) = (ends, hasRelease)
        running = graph.reached(from: entries) { !PromiseSpan.isOver(ends, hasRelease, on: $0, in: graph) }
    }

    /// From the submission to the ends.
    init(whole graph: MachineGraph) {
        entries = graph.initial.map { [$0] } ?? []
        ends = nil
        hasRelease = false
        running = graph.reached(from: entries)
    }

    /// Whether a promise that runs is over when a case takes this way.
    func isOver(on edge: MachineGraph.Edge, in graph: MachineGraph) -> Bool {
        PromiseSpan.isOver(ends, hasRelease, on: edge, in: graph)
    }

    private static func isOver(
        _ ends: StepEvent?, _ hasRelease: Bool, on edge: MachineGraph.Edge, in graph: MachineGraph
    ) -> Bool {
        if let ends { return happens(ends, on: edge, in: graph) }
        return hasRelease && graph.nodes[edge.from].releasesProduct
    }

    /// Whether it starts where other branches of a block are under way.
    func startsBesideOthers(in graph: MachineGraph) -> Bool { entries.contains { graph.nodes[$0].block != nil || graph.nodes[$0].isJoin } }

    /// Whether taking this way is the event: the step is left or passed, or the action is taken.
    static func happens(_ event: StepEvent, on edge: MachineGraph.Edge, in graph: MachineGraph) -> Bool {
        let node = graph.nodes[edge.from]
        guard node.id == event.step else {
            // A block also ends when a way leads out of it from the inside.
            return event.action == nil && graph.blocksLeft(by: edge).contains { graph.nodes[$0.entry].id == event.step }
        }
        if let action = event.action {
            if action == .done { return edge.cause == .done || edge.cause == .finish }
            return edge.cause == .action(action)
        }
        // A block is left by its join, not by entering its branches.
        if case .branch = edge.cause { return false }
        return true
    }
}

extension MachineGraph {
    /// The blocks out of which this way leads from the inside, from the inmost; coming to its join leaves none.
    func blocksLeft(by edge: Edge) -> [BlockPlace] {
        var found: [BlockPlace] = []
        var place = nodes[edge.from].block
        while let block = place, block.join != edge.to, !isInside(edge.to, block: block.entry) {
            found.append(block)
            place = nodes[block.entry].block
        }
        return found
    }

    /// The blocks in a branch of which a node stands, from the inmost.
    func blocks(around node: Int) -> [BlockPlace] {
        var found: [BlockPlace] = []
        var place = nodes[node].block
        while let block = place {
            found.append(block)
            place = nodes[block.entry].block
        }
        return found
    }

    /// Whether a node stands in a branch of a block, or of one in it.
    func isInside(_ node: Int, block entry: Int) -> Bool { blocks(around: node).contains { $0.entry == entry } }
}
