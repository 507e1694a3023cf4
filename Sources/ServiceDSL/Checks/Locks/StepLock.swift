import ServiceIR

/// `workflow.STEP: required`: carried out on every way to *granted* whenever the standard carries it out, as the standard does it.
enum StepLock {
    static func breaches(_ step: StepID, _ comparison: LockComparison) -> [LockBreach] {
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
        return passed + StepWork.breaches(place, known, comparison) + DeadlineLock.breaches(of: step, comparison)
    }

    static func tooMany(_ path: [String]) -> LockBreach {
        LockBreach(
            path, Words(en: "whether the workflow keeps the lock is not proved", id: "belum terbukti bahwa alur kerja menaati kunci ini"),
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
