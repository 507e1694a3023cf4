import ServiceIR

/// `workflow.STEP: required`: carried out on every way to *granted* whenever the standard carries it out, as the standard does it.
enum StepLock {
    static func breaches(_ step: StepID, _ comparison: LockComparison, isPromiseLocked: Bool) -> [LockBreach] {
        let path = ["workflow", step.rawValue]
        let place = comparison.regionGraph[step]
        guard let place, let known = comparison.standardSteps[step] else {
            return [LockBreach(path, Words(en: "the step `\(step)` is gone", id: "langkah `\(step)` tidak ada lagi"))]
        }
        if place.step.kind != known.kind {
            return [LockBreach(path, Words(en: "the step `\(step)` is of another kind", id: "langkah `\(step)` menjadi jenis lain"))]
        }
        guard let ways = LockWays(comparison) else { return [tooMany(path)] }
        let around = ways.diagrams.and(
            isAvoidable(step, ways.region, ways), ways.diagrams.not(isAvoidable(step, ways.standard, ways)))
        let words = Words(
            en: "there is a way to *granted* around the step `\(step)`", id: "ada jalur menuju dikabulkan yang melewati langkah `\(step)`")
        let passed = LockBreach(path, words, ways.search(around)).map { [$0] } ?? []
        return passed + RecordedLock.step(step, comparison) + StepWork.breaches(place, known, comparison)
            + DeadlineLock.breaches(of: step, comparison) + delays(of: step, ways, isPromiseLocked: isPromiseLocked)
    }

    /// What is released is released no later: not behind a step that by the standard follows, nor behind one that waits and does not there.
    private static func delays(of step: StepID, _ ways: LockWays, isPromiseLocked: Bool) -> [LockBreach] {
        let graph = ways.standard.graph
        guard let index = graph.index(of: step), graph.nodes[index].step.kind == .release else { return [] }
        let (before, after) = (graph.reaching([index]), graph.reached(from: [index]))
        var delays = Delays(
            ways: ways, isPromiseLocked: isPromiseLocked,
            after: { other in
                Words(
                    en: "`\(step)` comes only after the step `\(other)`, and by the standard without it",
                    id: "`\(step)` baru terjadi setelah langkah `\(other)`, padahal menurut standar tanpa itu")
            },
            later: Words(en: "`\(step)` comes later", id: "`\(step)` terjadi lebih lambat"),
            unproved: Words(
                en: "whether `\(step)` comes no later is not proved", id: "belum terbukti bahwa `\(step)` tidak terjadi lebih lambat"))
        delays.behind = Set(graph.nodes.indices.filter { after[$0] && !before[$0] && $0 != index }.map { graph.nodes[$0].id })
        func isIt(_ node: MachineGraph.Node) -> Bool { node.id == step && !node.isJoin }
        return delays.breaches(here: isIt, there: isIt)
    }

    static func tooMany(_ path: [String]) -> LockBreach {
        LockBreach(
            path,
            Words(en: "whether the workflow keeps the lock is not proved", id: "belum terbukti bahwa alur kerja menaati penguncian ini"),
            obstacles: [
                Words(
                    en: "its ways depend on too many conditions at once",
                    id: "jalurnya bergantung pada terlalu banyak syarat sekaligus")
            ])
    }

    /// Where a case can be granted without the step. A step that ran out of time was not carried out, on a way that the standard does not have.
    private static func isAvoidable(_ step: StepID, _ sided: LockWays.Sided, _ ways: LockWays) -> LockWays.Truth {
        let nodes = sided.graph.nodes
        let reached = ways.reached(
            sided, isBarred: { nodes[$0].id == step && !nodes[$0].isJoin },
            escapes: { edge in
                switch edge.cause {
                case .late, .repairLate: !ways.isOfStandard(edge, in: sided)
                default: false
                }
            })
        return nodes.indices.filter { nodes[$0].step.end == .granted }.reduce(.no) { ways.diagrams.or($0, reached[$1]) }
    }
}
