import ServiceIR

/// The citizen's own time: nobody has less of it than by the standard, and where it is over nothing more is lost.
///
/// `fee` guards the time to pay, `form` that to answer and to mend, how often one may mend, and that an application can be taken back.
struct DeadlineLock {
    enum Area { case payment, answers }

    /// How long a citizen has, and whether nothing can be granted any more once that is over.
    private struct Deadline {
        let time: StatedTime
        let loses: Bool
        /// While a repair is open it stands, and a last day comes all the same.
        var stands = false
    }

    private struct Side {
        let service: CompiledService
        let graph: MachineGraph
        let granting: [Bool]

        init(_ service: CompiledService, _ graph: MachineGraph) {
            self.service = service
            self.graph = graph
            granting = graph.reaching(graph.nodes.indices.filter { graph.nodes[$0].step.end == .granted })
        }

        func loses(_ target: StepID, from node: Int) -> Bool {
            guard granting[node] else { return false }
            if target == .join { return graph.nodes[node].block.map { !granting[$0.join] } ?? false }
            return graph.index(of: target).map { !granting[$0] } ?? false
        }

        func deadline(of node: Int) -> Deadline {
            let step = graph.nodes[node].step
            let to = step.late?.to
            return Deadline(
                time: step.time, loses: to.map { loses($0, from: node) } ?? false,
                stands: step.actions.values.contains { $0.repair != nil })
        }

        func deadline(of repair: Repair, at node: Int) -> Deadline {
            Deadline(time: repair.time, loses: loses(repair.lateTo ?? service.machine.lapsedEnd, from: node))
        }

        /// Whether somebody who acts here or afterwards can turn the application away.
        func canTurnAway(from node: Int) -> Bool {
            let after = graph.reached(from: [node])
            return graph.edges.contains { after[$0.from] && $0.cause.isAct && granting[$0.from] && !granting[$0.to] }
        }
    }

    private let comparison: LockComparison
    private let standard: Side
    private let region: Side

    private init(_ comparison: LockComparison) {
        self.comparison = comparison
        standard = Side(comparison.standard, comparison.standardGraph)
        region = Side(comparison.region, comparison.regionGraph)
    }

    static func breaches(_ area: Area, _ comparison: LockComparison) -> [LockBreach] {
        let lock = DeadlineLock(comparison)
        let nodes = lock.region.graph.nodes
        let found = nodes.indices.filter { !nodes[$0].isJoin }.flatMap { lock.breaches(area, at: $0) }
        return area == .answers ? found + lock.withdrawal() : found
    }

    /// In which units the citizen's own time is counted.
    static func units(_ area: Area, _ comparison: LockComparison) -> Set<Period.Unit> {
        let times = comparison.regionGraph.nodes.filter { !$0.isJoin }.flatMap { node -> [StatedTime] in
            let isCitizens = node.step.performers?.namesCitizens == true
            switch area {
            case .payment: return node.step.kind == .payment ? [node.step.time] : []
            case .answers: return (isCitizens ? [node.step.time] : []) + node.step.actions.values.compactMap { $0.repair?.time }
            }
        }
        return Set(times.flatMap { $0.periods(comparison) }.map(\.unit))
    }

    /// The citizen's time in one step.
    static func breaches(of step: StepID, _ comparison: LockComparison) -> [LockBreach] {
        let lock = DeadlineLock(comparison)
        guard let node = lock.region.graph.index(of: step) else { return [] }
        return lock.breaches(.payment, at: node) + lock.breaches(.answers, at: node)
    }

    private func breaches(_ area: Area, at node: Int) -> [LockBreach] {
        let place = region.graph.nodes[node]
        let other = standard.graph.index(of: place.id)
        var found: [LockBreach] = []
        let isCitizens = place.step.performers?.namesCitizens == true
        if area == .payment ? place.step.kind == .payment : place.step.kind == .task && isCitizens {
            let known = other.flatMap { standard.graph.nodes[$0].step.kind == place.step.kind ? standard.deadline(of: $0) : nil }
            found += compare(region.deadline(of: node), known, at: place)
        }
        if area == .answers, let other { found += repairs(at: node, other) }
        if area == .answers, place.isEnd { found += nexts(place) }
        return found
    }

    // MARK: How long

    private func compare(
        _ own: Deadline, _ known: Deadline?, at place: MachineGraph.Node, path: [String]? = nil
    ) -> [LockBreach] {
        if own.time.isNone { return [] }
        let path = path ?? place.path
        let asked = comparison.node(place.step.when, .region)
        guard let known, !known.time.isNone else {
            guard own.loses else { return [] }
            let words = Words(
                en: "whoever lets the time of `\(place.id)` pass can be granted nothing more, and the standard sets no such time",
                id: "siapa yang melewatkan waktu `\(place.id)` tidak lagi bisa dikabulkan, padahal standar tidak menetapkan waktu itu")
            return LockBreach(path + [own.time.key.rawValue], words, comparison.search([asked])).map { [$0] } ?? []
        }
        if own.loses, !known.loses {
            let words = Words(
                en: "whoever lets the time of `\(place.id)` pass can be granted nothing more, and by the standard can",
                id: "siapa yang melewatkan waktu `\(place.id)` tidak lagi bisa dikabulkan, padahal menurut standar masih bisa")
            if let breach = LockBreach(path + ["late"], words, comparison.search([asked])) { return [breach] }
        }
        let keyed = path + [own.time.key.rawValue]
        let unproved = Words(
            en: "whether the citizen has no less time for `\(place.id)` is not proved",
            id: "belum terbukti bahwa waktu warga untuk `\(place.id)` tidak berkurang")
        if own.time.until != nil, known.time.within != nil, known.stands, comparison.search([asked]).isPossible {
            return [LockBreach(keyed, unproved, obstacles: [DueComparison.computed])]
        }
        let times = DueComparison(comparison, .shorter)
        let breach = times.breach(own.time, known.time, at: keyed, inside: [asked], unproved: unproved) { here, there in
            Words(
                en: "the citizen has \(here.words.en) for `\(place.id)`, by the standard \(there.words.en)",
                id: "waktu warga untuk `\(place.id)` \(here.words.id), menurut standar \(there.words.id)")
        }
        return breach.map { [$0] } ?? []
    }

    // MARK: Mending, and taking back

    private func repairs(at node: Int, _ other: Int) -> [LockBreach] {
        let (place, there) = (region.graph.nodes[node], standard.graph.nodes[other])
        let known = there.step.actions.compactMap { id, action in
            action.repair.map { (id: id, deadline: standard.deadline(of: $0, at: other)) }
        }
        if known.isEmpty { return [] }
        var found: [LockBreach] = []
        for (id, action) in place.step.actions {
            guard let repair = action.repair else { continue }
            let own = region.deadline(of: repair, at: node)
            let path = place.path + ["actions", id.rawValue, "repair"]
            // Under another name it is one of the standard's.
            let alike = known.filter { $0.id == id }.isEmpty ? known : known.filter { $0.id == id }
            let worse = alike.map { compare(own, $0.deadline, at: place, path: path) }
            if worse.allSatisfy({ !$0.isEmpty }) { found += worse.first ?? [] }
        }
        let (own, before) = (times(place.step), times(there.step))
        if own < before, region.canTurnAway(from: node) {
            let known = Words(
                en: before == Self.unbounded ? "any number" : "\(before)", id: before == Self.unbounded ? "tanpa batas" : "\(before)")
            let words = Words(
                en: "repairs at `\(place.id)`: at most \(own), by the standard \(known.en)",
                id: "perbaikan pada `\(place.id)`: paling banyak \(own), menurut standar \(known.id)")
            let outcome = comparison.search([comparison.node(place.step.when, .region)])
            if let breach = LockBreach(place.path + ["actions"], words, outcome) { found.append(breach) }
        }
        return found
    }

    /// What may follow an end that grants nothing can follow it here too, for as long.
    private func nexts(_ place: MachineGraph.Node) -> [LockBreach] {
        guard let end = place.step.end, end != .granted else { return [] }
        let ends = standard.graph.nodes.filter { $0.step.end == end }
        let same = ends.filter { $0.id == place.id }
        let known = (same.isEmpty ? ends : same).map(\.step.next)
        // Where some such end of the standard leads nowhere, so may one that only the region has.
        if known.isEmpty || known.contains(nil) { return [] }
        let path = place.path + ["next"]
        func time(_ next: Next) -> Deadline { Deadline(time: next.time, loses: true) }
        let worse = known.compactMap(\.self).map { other -> [LockBreach] in
            guard let own = place.step.next, own.service == other.service else {
                let words = Words(
                    en: "what the standard lets follow on `\(place.id)` does not follow here",
                    id: "yang menurut standar bisa menyusul `\(place.id)` tidak bisa menyusul di sini")
                return [LockBreach(path, words)]
            }
            return compare(time(own), time(other), at: place, path: path)
        }
        return worse.allSatisfy { !$0.isEmpty } ? worse.first ?? [] : []
    }

    private static let unbounded = 1_000_000

    /// How often a case can be sent back from a step.
    private func times(_ step: Step) -> Int {
        step.actions.reduce(0) { sum, entry in
            entry.value.repair == nil ? sum : min(sum + (entry.value.atMost ?? Self.unbounded), Self.unbounded)
        }
    }

    private func withdrawal() -> [LockBreach] {
        guard comparison.standard.machine.isWithdrawable, !comparison.region.machine.isWithdrawable else { return [] }
        return [
            LockBreach(
                ["withdraw"],
                Words(
                    en: "the application cannot be taken back here, and by the standard it can",
                    id: "permohonan tidak bisa dicabut di sini, padahal menurut standar bisa"))
        ]
    }
}
