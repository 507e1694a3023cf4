import ServiceIR

/// What holds something up that does not by the standard: a wait, the citizen's own steps, and where no promise runs the officers' too.
struct Delays {
    let ways: LockWays
    /// What holds up a promise is the other lock's to say.
    let isPromiseLocked: Bool
    /// That it comes only after a step.
    let after: (StepID) -> Words
    let later: Words
    let unproved: Words
    /// Steps that by the standard come only behind it: not before it here, whatever is promised.
    var behind: Set<StepID> = []

    typealias IsIt = (MachineGraph.Node) -> Bool

    /// Of what is done in the steps that `here` and `there` admit.
    func breaches(here: IsIt, there: IsIt) -> [LockBreach] {
        let diagrams = ways.diagrams
        let graph = ways.region.graph
        let spans = ways.comparison.region.promises.values.map { PromiseSpan($0, in: graph) }
        let known = ways.standard.graph
        let promisesNothing = ways.comparison.standard.promises.isEmpty
        var before: [StepID: LockWays.Truth] = [:]
        for (node, truth) in waiting(there, ways.standard).enumerated() {
            before[known.nodes[node].id] = diagrams.or(before[known.nodes[node].id] ?? .no, truth)
        }
        return waiting(here, ways.region).enumerated().flatMap { node, waits -> [LockBreach] in
            let place = graph.nodes[node]
            let isBehind = behind.contains(place.id)
            let isPromised = promisesNothing || spans.contains { $0.running[node] }
            let isHeldUp =
                switch place.step.kind {
                case .wait, .notice, .payment: true
                case .task: place.step.standsStill || !isPromised || isBehind
                default: false
                }
            guard waits != .no, isHeldUp, isBehind || !isPromised || !isPromiseLocked else { return [] }
            let newly = diagrams.and(waits, diagrams.not(before[place.id] ?? .no))
            if let breach = LockBreach(place.path, after(place.id), ways.search(newly)) { return [breach] }
            guard !isBehind, let other = ways.comparison.standardSteps[place.id] else { return [] }
            return longer(place, other)
        }
    }

    private func longer(_ place: MachineGraph.Node, _ other: Step) -> [LockBreach] {
        let comparison = ways.comparison
        let (own, known) = (place.step.time, other.time)
        let path = place.path + [[.wait, .notice].contains(place.step.kind) ? "\(place.step.kind)" : own.key.rawValue]
        let asked = comparison.node(place.step.when, .region)
        if !known.isNone, own.isNone {
            let words = Words(en: "the step `\(place.id)` has no time any more", id: "langkah `\(place.id)` tidak lagi punya waktu")
            return LockBreach(place.path, words, comparison.search([asked])).map { [$0] } ?? []
        }
        // A last day stays, whatever stood; a length is lengthened by what stood.
        if own.within != nil, known.until != nil {
            return [LockBreach(path, unproved, obstacles: [DueComparison.computed])]
        }
        let times = DueComparison(comparison, .longer, isWaitedFor: place.step.kind == .wait)
        let breach = times.breach(own, known, at: path, inside: [asked], unproved: unproved) { here, there in
            Words(
                en: "\(later.en): the step `\(place.id)` takes \(here.words.en), by the standard \(there.words.en)",
                id: "\(later.id): langkah `\(place.id)` makan waktu \(here.words.id), menurut standar \(there.words.id)")
        }
        return breach.map { [$0] } ?? []
    }

    /// By node, where a case waits there before it is done.
    private func waiting(_ isIt: IsIt, _ sided: LockWays.Sided) -> [LockWays.Truth] {
        let graph = sided.graph
        let doers = graph.nodes.indices.filter { isIt(graph.nodes[$0]) }
        let toIt = graph.reaching(doers)
        let reached = ways.reached(sided, allows: { !isIt(graph.nodes[$0.from]) })
        return graph.nodes.indices.map { node in
            guard toIt[node], !graph.nodes[node].isJoin else { return .no }
            return ways.diagrams.and(reached[node], ways.diagrams.not(sided.passed[node]))
        }
    }
}
