import ServiceIR

/// `sla: at_most`: each promise runs over the same events and is due no later, from any day, and stands still no oftener.
struct PromiseLock {
    private let comparison: LockComparison
    private let periods: PeriodComparison

    private init(_ comparison: LockComparison) {
        self.comparison = comparison
        periods = PeriodComparison(comparison)
    }

    static func breaches(_ comparison: LockComparison) -> [LockBreach] {
        let lock = PromiseLock(comparison)
        let (standard, region) = (comparison.standard, comparison.region)
        if standard.promiseIsBySteps { return lock.steps() }
        return lock.silence()
            + standard.promises.flatMap { id, promise -> [LockBreach] in
                guard let own = region.promises[id] else {
                    return [LockBreach(["sla"], Words(en: "the promise `\(id)` is gone", id: "janji `\(id)` tidak ada lagi"))]
                }
                let path = region.promises.count == 1 && id == "sla" ? ["sla"] : ["sla", id.rawValue]
                return lock.compare(own, promise, at: path)
            }
    }

    private func compare(_ own: Promise, _ known: Promise, at path: [String]) -> [LockBreach] {
        // Begun at the submission it is due no later than begun afterwards; a step is left no later than by one of its actions.
        if own.starts != known.starts, own.starts.map({ $0.action != nil || $0.step != known.starts?.step }) ?? false {
            return [
                LockBreach(
                    path + ["starts"],
                    Words(
                        en: "the clock starts at \(event(own.starts).en), by the standard at \(event(known.starts).en)",
                        id: "waktu mulai dihitung pada \(event(own.starts).id), menurut standar pada \(event(known.starts).id)"))
            ]
        }
        if own.ends != known.ends, !isOnlyRelease(known.ends, for: own) {
            return [
                LockBreach(
                    path + ["ends"],
                    Words(
                        en:
                            "the promise ends at \(event(own.ends, isEnd: true).en), by the standard at \(event(known.ends, isEnd: true).en)",
                        id:
                            "janji berakhir pada \(event(own.ends, isEnd: true).id), menurut standar pada \(event(known.ends, isEnd: true).id)"
                    ))
            ]
        }
        return times(own, known, at: path) + ways((own, known), at: path)
    }

    /// Whether the promise ends with the first release, and that is this very step.
    private func isOnlyRelease(_ event: StepEvent?, for own: Promise) -> Bool {
        guard own.ends == nil, let event, event.action == nil else { return false }
        let releases = comparison.regionGraph.nodes.filter(\.releasesProduct)
        return releases.map(\.id) == [event.step] && releases.allSatisfy { $0.step.when == nil }
    }

    private func event(_ event: StepEvent?, isEnd: Bool = false) -> Words {
        guard let event else {
            return isEnd ? Words(en: "the first release", id: "penerbitan pertama") : Words(en: "the submission", id: "pengajuan")
        }
        return Words("`\(event.step)\(event.action.map { ".\($0)" } ?? "")`")
    }

    // MARK: How long

    private func times(_ own: Promise, _ known: Promise, at path: [String]) -> [LockBreach] {
        let other = Words(en: "the promise is counted otherwise", id: "janji dihitung dengan cara lain")
        let found = compare(own.time, known.time, at: path + [own.time.key.rawValue], unproved: other)
        return found.isEmpty ? slots(own, at: path) : found
    }

    /// A last day that a slot decides follows the slot: it is chosen anew at no step that the standard does not come back to.
    private func slots(_ own: Promise, at path: [String]) -> [LockBreach] {
        let region = comparison.region
        let names = (own.until?.rows ?? []).flatMap { (try? ExpressionParser.parse($0.value.text))?.paths ?? [] }
        let steps = Set(names.filter(region.readsSlot).compactMap(\.first).filter { comparison.regionSteps[StepID($0)] != nil })
        return steps.sorted().compactMap { name in
            let id = StepID(name)
            guard comparison.regionGraph.comesBack(to: id), !comparison.standardGraph.comesBack(to: id) else { return nil }
            let words = Words(
                en: "the slot that decides the last day is chosen anew at `\(id)`, to which no way leads back by the standard",
                id: "jadwal yang menentukan hari terakhir dipilih lagi pada `\(id)`, "
                    + "padahal menurut standar tidak ada jalur kembali ke sana")
            return LockBreach(path + ["until"], words, comparison.search([]))
        }
    }

    /// In no case longer.
    private func compare(
        _ own: StatedTime, _ known: StatedTime, at path: [String], inside: [Node] = [], isWaitedFor: Bool = false, unproved: Words
    ) -> [LockBreach] {
        let times = DueComparison(comparison, .longer, isWaitedFor: isWaitedFor)
        // Where no row holds here, nothing is promised.
        let silence = times.silence(own, known, at: path, inside: inside) { there in
            Words(
                en: "nothing is promised here, \(there.words.en) by the standard",
                id: "tidak ada janji di sini, \(there.words.id) menurut standar")
        }
        if let silence { return [silence] }
        // A last day stays, whatever stood; a length is lengthened by what stood.
        if own.within != nil, known.until != nil {
            guard comparison.search(inside).isPossible else { return [] }
            return [LockBreach(path, unproved, obstacles: [DueComparison.computed])]
        }
        let breach = times.breach(own, known, at: path, inside: inside, unproved: unproved) { here, there in
            Words(
                en: "\(here.words.en) here, \(there.words.en) by the standard",
                id: "\(here.words.id) di sini, \(there.words.id) menurut standar")
        }
        return breach.map { [$0] } ?? []
    }

    // MARK: Standing still, and a later start

    /// Of one promise, or of the steps where only they promise.
    private func ways(_ promise: (own: Promise, known: Promise)?, at path: [String]) -> [LockBreach] {
        let (standard, region) = (comparison.standard, comparison.region)
        if standard.machine == region.machine, standard.conditions == region.conditions, standard.form == region.form,
            standard.fee == region.fee
        {
            return []
        }
        guard let ways = LockWays(comparison) else { return [StepLock.tooMany(path)] }
        let graph = ways.region.graph
        let running = promise.map { PromiseSpan($0.own, in: graph).running } ?? graph.nodes.map { !$0.isJoin }
        let found = breaches(promise, running, ways)
        if ways.diagrams.isOverBudget { return [StepLock.tooMany(path)] }
        return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { path, breach in
            LockBreach(path, breach.words, ways.search(breach.truth))
        } + early(promise, ways)
    }

    /// What the case waits for before the clock starts takes no longer than by the standard; of his own time a citizen may have more.
    private func early(_ promise: (own: Promise, known: Promise)?, _ ways: LockWays) -> [LockBreach] {
        guard let promise, promise.own.starts != nil else { return [] }
        return waiting(until: promise.own.starts, ways.region, ways).enumerated().flatMap { node, waits -> [LockBreach] in
            let place = ways.region.graph.nodes[node]
            guard waits != .no, let other = comparison.standardSteps[place.id], other.kind == place.step.kind, !place.step.isOfCitizen
            else {
                return []
            }
            let asked = comparison.node(place.step.when, .region)
            if isLonger(place.step.extend, other.extend) {
                let words = Words(
                    en: "the time of the step `\(place.id)`, before the clock starts, can be lengthened, and not so by the standard",
                    id: "waktu langkah `\(place.id)`, sebelum waktu dihitung, bisa diperpanjang, padahal menurut standar tidak begitu")
                if let breach = LockBreach(place.path + ["extend"], words, comparison.search([asked])) { return [breach] }
            }
            return clock(place, other, asked)
        }
    }

    /// By the place of what makes the promise worse: what to say of it, and where it does.
    private func breaches(
        _ promise: (own: Promise, known: Promise)?, _ running: [Bool], _ ways: LockWays
    ) -> [[String]: (words: Words, truth: LockWays.Truth)] {
        let diagrams = ways.diagrams
        let steps = comparison.standardSteps
        let nodes = ways.region.graph.nodes
        var found: [[String]: (words: Words, truth: LockWays.Truth)] = [:]
        func add(_ path: [String], _ truth: LockWays.Truth, _ words: Words) {
            guard truth != .no else { return }
            found[path] = (found[path]?.words ?? words, diagrams.or(found[path]?.truth ?? .no, truth))
        }
        let there = ways.reached(ways.standard)
        let standing = byStep(there.indices.map { diagrams.and(there[$0], stands($0, ways.standard, ways)) }, ways.standard, ways)
        let here = ways.reached(ways.region)
        for (node, place) in nodes.enumerated() where here[node] != .no {
            let isDone = place.isJoin ? .no : diagrams.and(here[node], diagrams.not(ways.region.passed[node]))
            if running[node] {
                let newly = diagrams.and(stands(node, ways.region, ways), diagrams.not(standing[place.id] ?? .no))
                add(
                    place.path, diagrams.and(here[node], newly),
                    Words(
                        en: "the clock stands still in the step `\(place.id)`, and not by the standard",
                        id: "waktu berhenti pada langkah `\(place.id)`, padahal menurut standar tidak"))
            }
            if repairs(place.step) > repairs(steps[place.id]) {
                add(
                    place.path + ["actions"], isDone,
                    Words(
                        en: "more repairs hold up the step `\(place.id)` than by the standard",
                        id: "langkah `\(place.id)` tertahan lebih banyak perbaikan daripada menurut standar"))
            }
            if running[node], isLonger(place.step.extend, steps[place.id]?.extend) {
                add(
                    place.path + ["extend"], isDone,
                    Words(
                        en: "the promise can be lengthened in the step `\(place.id)`, and not so by the standard",
                        id: "janji bisa diperpanjang pada langkah `\(place.id)`, padahal menurut standar tidak begitu"))
            }
            // The first release meets the promise: another one in front of it would meet it with nothing.
            let released = steps[place.id].map(comparison.standard.products(of:)) ?? []
            let isKept = !released.isEmpty && released.allSatisfy(comparison.region.products(of: place.step).contains)
            if let promise, promise.own.ends == nil, place.releasesProduct, !isKept {
                add(
                    place.path, here[node],
                    Words(
                        en: "`\(place.id)` ends the promise with a release that the standard does not know",
                        id: "`\(place.id)` mengakhiri janji dengan penerbitan yang tidak ada di standar"))
            }
        }
        if let promise { for (path, late) in lateReleases(promise, here, ways) { add(path, late.truth, late.words) } }
        guard let promise, promise.own.starts != nil else { return found }
        let earlier = byStep(waiting(until: promise.known.starts, ways.standard, ways), ways.standard, ways)
        for (node, waits) in waiting(until: promise.own.starts, ways.region, ways).enumerated() {
            add(
                nodes[node].path, diagrams.and(waits, diagrams.not(earlier[nodes[node].id] ?? .no)),
                Words(
                    en: "the case waits in the step `\(nodes[node].id)` before the clock starts, and not by the standard",
                    id: "perkara menunggu pada langkah `\(nodes[node].id)` sebelum waktu dihitung, padahal menurut standar tidak"))
        }
        return found
    }

    /// Where a promise ends with a step: what is released by then by the standard is not released afterwards here.
    private func lateReleases(
        _ promise: (own: Promise, known: Promise), _ here: [LockWays.Truth], _ ways: LockWays
    ) -> [(path: [String], late: (words: Words, truth: LockWays.Truth))] {
        guard let end = promise.own.ends, promise.known.ends != nil else { return [] }
        func afterwards(_ graph: MachineGraph) -> [Bool] {
            graph.reached(from: graph.edges.filter { PromiseSpan.happens(end, on: $0, in: graph) }.map(\.to))
        }
        let (there, later) = (ways.standard.graph, afterwards(ways.standard.graph))
        /// By output, the steps that release it once the promise is over.
        var known: [OutputID: Set<StepID>] = [:]
        var inTime: Set<OutputID> = []
        for (index, node) in there.nodes.enumerated() {
            for output in comparison.standard.products(of: node.step) {
                if later[index] { known[output, default: []].insert(node.id) }
                if !later[index] || node.id == end.step { inTime.insert(output) }
            }
        }
        let graph = ways.region.graph
        let own = afterwards(graph)
        return graph.nodes.enumerated().compactMap { index, node in
            guard own[index] else { return nil }
            let late = comparison.region.products(of: node.step).first {
                inTime.contains($0) && !(known[$0] ?? []).contains(node.id)
            }
            guard let late else { return nil }
            let truth = ways.diagrams.and(here[index], ways.diagrams.not(ways.region.passed[index]))
            let words = Words(
                en: "`\(late)` is issued in `\(node.id)`, when the promise is already over; by the standard it is issued by then",
                id: "`\(late)` terbit pada `\(node.id)`, ketika janji sudah berakhir; menurut standar terbit sebelum itu")
            return (node.path, (words, truth))
        }
    }

    private func byStep(_ truths: [LockWays.Truth], _ sided: LockWays.Sided, _ ways: LockWays) -> [StepID: LockWays.Truth] {
        var result: [StepID: LockWays.Truth] = [:]
        for (node, truth) in truths.enumerated() {
            let id = sided.graph.nodes[node].id
            result[id] = ways.diagrams.or(result[id] ?? .no, truth)
        }
        return result
    }

    private func stands(_ node: Int, _ sided: LockWays.Sided, _ ways: LockWays) -> LockWays.Truth {
        let place = sided.graph.nodes[node]
        return !place.isJoin && place.step.standsStill ? ways.diagrams.not(sided.passed[node]) : .no
    }

    /// Whether an extension gives more than the standard's, or is not seen to give less.
    private func isLonger(_ own: Extension?, _ known: Extension?) -> Bool {
        guard let own else { return false }
        guard let known, own.atMost <= known.atMost else { return true }
        if own.within == known.within, own.until == known.until { return false }
        guard let here = own.within?.constant, let there = known.within?.constant else { return true }
        return !periods.isNeverLater(here, there)
    }

    /// How often a case can be sent back from a step; without bound, as often as can be counted.
    private func repairs(_ step: Step?) -> Int {
        (step?.actions ?? [:]).reduce(0) { sum, entry in
            entry.value.repair == nil ? sum : min(sum + (entry.value.atMost ?? 1_000_000), 1_000_000)
        }
    }

    /// By node, where a case can wait there before an event has happened.
    private func waiting(until event: StepEvent?, _ sided: LockWays.Sided, _ ways: LockWays) -> [LockWays.Truth] {
        let graph = sided.graph
        guard let event else { return Array(repeating: .no, count: graph.nodes.count) }
        let reached = ways.reached(sided, allows: { !PromiseSpan.happens(event, on: $0, in: graph) })
        return graph.nodes.enumerated().map { node, place in
            guard [.task, .payment, .wait, .notice].contains(place.step.kind) else { return .no }
            return ways.diagrams.and(reached[node], ways.diagrams.not(sided.passed[node]))
        }
    }

    // MARK: Where only the steps promise

    private func steps() -> [LockBreach] {
        guard comparison.region.promiseIsBySteps else {
            return [
                LockBreach(
                    ["sla"], Words(en: "the steps no longer promise", id: "langkah-langkahnya tidak lagi menjanjikan waktu"),
                    obstacles: [
                        Words(
                            en: "one promise is not compared with the steps' own",
                            id: "satu janji tidak dibandingkan dengan waktu tiap langkah")
                    ])
            ]
        }
        let known = comparison.standardSteps
        let times = comparison.regionGraph.nodes.filter {
            [.task, .payment, .wait, .notice].contains($0.step.kind) && !$0.step.standsStill
        }.flatMap {
            node -> [LockBreach] in
            let asked = comparison.node(node.step.when, .region)
            guard let other = known[node.id] else {
                let words = Words(
                    en: "the step `\(node.id)` takes time that the standard does not know",
                    id: "langkah `\(node.id)` memakan waktu yang tidak ada di standar")
                return LockBreach(node.path, words, comparison.search([asked])).map { [$0] } ?? []
            }
            if isWeaker(node.step.late, other.late), !other.standsStill {
                let words = Words(
                    en: "what happens by the standard when the time of the step `\(node.id)` is over does not happen here",
                    id: "yang menurut standar terjadi bila waktu langkah `\(node.id)` habis tidak terjadi di sini")
                if let breach = LockBreach(node.path + ["late"], words, comparison.search([asked])) { return [breach] }
            }
            return clock(node, other, asked)
        }
        return times + ways(nil, at: ["sla"])
    }

    /// Where by law the office's silence decides, it does so here, and no later.
    private func silence() -> [LockBreach] {
        let known = comparison.standardSteps
        let gone = comparison.standardGraph.nodes.filter {
            !$0.isJoin && $0.step.late?.deemed != nil && comparison.regionSteps[$0.id] == nil
        }.compactMap { node -> LockBreach? in
            let words = Words(
                en: "the step `\(node.id)`, at which silence decides by the standard, is gone",
                id: "langkah `\(node.id)`, yang menurut standar diputuskan oleh diamnya kantor, tidak ada lagi")
            return LockBreach(node.path, words, comparison.search([comparison.node(node.step.when, .standard)]))
        }
        return gone
            + comparison.regionGraph.nodes.filter { !$0.isJoin }.flatMap { node -> [LockBreach] in
                guard let other = known[node.id], let deemed = other.late?.deemed else { return [] }
                let asked = comparison.node(node.step.when, .region)
                guard node.step.late?.deemed == deemed, !node.step.time.isNone else {
                    let words = Words(
                        en: "silence at the step `\(node.id)` decides by the standard, and not here",
                        id: "diamnya kantor pada langkah `\(node.id)` menurut standar memutuskan, di sini tidak")
                    return LockBreach(node.path + ["late"], words, comparison.search([asked])).map { [$0] } ?? []
                }
                return clock(node, other, asked)
            }
    }

    /// A step's own time is over no later.
    private func clock(_ node: MachineGraph.Node, _ other: Step, _ asked: Node) -> [LockBreach] {
        let own = node.step
        if other.time.isNone { return [] }
        if own.time.isNone {
            let words = Words(en: "the step `\(node.id)` has no time any more", id: "langkah `\(node.id)` tidak lagi punya waktu")
            return LockBreach(node.path, words, comparison.search([asked])).map { [$0] } ?? []
        }
        let path = node.path + [[.wait, .notice].contains(own.kind) ? "\(own.kind)" : own.time.key.rawValue]
        let words = Words(
            en: "whether the time of the step `\(node.id)` is over no later is not proved",
            id: "belum terbukti bahwa waktu langkah `\(node.id)` habis tidak lebih lambat")
        return compare(own.time, other.time, at: path, inside: [asked], isWaitedFor: own.kind == .wait, unproved: words)
    }

    /// Whether nothing happens any more, or no decision by silence, when an officer is late.
    private func isWeaker(_ own: Late?, _ known: Late?) -> Bool {
        guard let known else { return false }
        return own == nil || (known.deemed != nil && own?.deemed != known.deemed)
    }
}
