import ServiceIR

/// `outputs…: fixed` and `text_only`: who gets the output by the standard on every way to *granted* gets it here.
enum IssueLock {
    static func breaches(_ path: [String], _ comparison: LockComparison) -> [LockBreach] {
        let (standard, region) = (comparison.standard, comparison.region)
        guard path.first == Key.outputs.rawValue, path.count < 3, standard.machine != region.machine else { return [] }
        let outputs = standard.outputs.keys.filter { path.count == 1 || path[1] == $0.rawValue }
        guard let ways = LockWays(comparison) else { return [StepLock.tooMany(["workflow"])] }
        return outputs.compactMap { output in
            let words = Words(
                en: "there is a way to *granted* on which `\(output)` is not issued, and by the standard it is",
                id: "ada jalur menuju dikabulkan tanpa penerbitan `\(output)`, padahal menurut standar diterbitkan")
            let without = ways.diagrams.and(
                unissued(output, ways.region, ways), ways.diagrams.not(unissued(output, ways.standard, ways)))
            let known = ways.standard.graph.nodes.first { $0.step.releases.contains(output) }
            return LockBreach(known?.path ?? ["outputs", output.rawValue], words, ways.search(without))
        }
    }

    /// Where a case can be granted without it.
    private static func unissued(_ output: OutputID, _ sided: LockWays.Sided, _ ways: LockWays) -> LockWays.Truth {
        let nodes = sided.graph.nodes
        let reached = ways.reached(sided, allows: { !nodes[$0.from].step.releases.contains(output) })
        return nodes.indices.filter { nodes[$0].step.end == .granted }.reduce(.no) { ways.diagrams.or($0, reached[$1]) }
    }
}
