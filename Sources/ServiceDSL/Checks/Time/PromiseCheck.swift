import ServiceIR

/// Compares each promise with the longest way forward under it, in every world of its conditions.
enum PromiseCheck {
    /// What is decided of one promise.
    enum Verdict {
        /// Its start never happens, which has its own finding.
        case notStarted
        case notProved(Unproved)
        case infeasible(PromiseMeasure.Outcome)
        /// No way forward is longer; the longest there is, where any leads to the end.
        case kept(PromiseMeasure.Outcome?)
    }

    struct Judged {
        let id: PromiseID
        let verdict: Verdict
    }

    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        verdicts(in: subject).compactMap { judged in
            let path = path(of: judged.id, in: subject)
            switch judged.verdict {
            case .notStarted: return nil
            // A standard's days are those of the region that extends it.
            case .notProved(.noDays) where subject.catalog.region == nil: return nil
            case .notProved(let reason): return subject.finding(.promiseNotProved, at: path, message: reason.words)
            // One that is over after no time is told as such.
            case .infeasible where subject.service.promises[judged.id]?.promisesNothing == true: return nil
            case .infeasible(let worst):
                return subject.service.promises[judged.id]?.within.map { infeasible(worst, promised: $0, at: path, in: subject) }
            case .kept(let worst): return worst.flatMap { $0.verdict == .exact ? withoutSlack($0, at: path, in: subject) : nil }
            }
        }
    }

    /// What is decided of each promise, in the order of the file.
    static func verdicts(in subject: CheckSubject) -> [Judged] {
        guard subject.graph.initial != nil else { return [] }
        return subject.service.promises.map { Judged(id: $0.key, verdict: verdict(of: $0.value, in: subject)) }
    }

    /// Where a promise is written: one alone may stand without an id.
    static func path(of id: PromiseID, in subject: CheckSubject) -> [String] {
        let named = ["sla", id.rawValue]
        return subject.isWritten(named) ? named : ["sla"]
    }

    private static func verdict(of promise: Promise, in subject: CheckSubject) -> Verdict {
        let graph = subject.graph
        guard let within = promise.within else { return promise.until == nil ? .notStarted : .notProved(.untilDate) }
        let span = PromiseSpan(promise, in: graph)
        guard !span.entries.isEmpty else { return .notStarted }
        let timed = graph.nodes.indices.filter {
            span.running[$0] && !graph.nodes[$0].step.standsStill && graph.nodes[$0].step.within != nil
        }
        guard !timed.isEmpty else { return .notProved(.noTimes) }

        let limits = within.rows.map(\.value) + timed.flatMap { graph.nodes[$0].step.within?.rows.map(\.value) ?? [] }
        let counting = limits.compactMap(\.per).reduce(into: [Expression]()) { if !$0.contains($1) { $0.append($1) } }
        let ways = ForwardWays(promise, span: span, in: graph)
        let start = PromiseStart(promise, along: ways, timed: timed, service: subject.service)
        // Where all times add up, it does not matter at which hour the promise starts.
        let isMixed = Set(limits.map(\.range.promised.inSmallest.unit)).count > 1
        let conditions = ConditionSpace(
            conditions(on: span, within: within, in: graph) + (isMixed ? start.conditions : []), counting: counting, in: subject.service)
        let measure = PromiseMeasure(
            promise, within: within, along: ways, from: start, timed: timed, service: subject.service, catalog: subject.catalog,
            scope: subject.scope, conditions: conditions)
        let (worst, extent) = measure.worst()
        switch worst?.verdict {
        case .tooLong?: return worst.map(Verdict.infeasible) ?? .kept(nil)
        case .perhapsTooLong?: return .notProved(.dependentCases)
        case .runsToEnd?: return .notProved(.runsToEnd)
        case .conditionsChange?: return .notProved(.changingCases)
        case .leavesBlock?: return .notProved(.leavesBlock)
        case .blockIsLate?: return .notProved(.blockIsLate)
        case .citizensAreLate?: return .notProved(.citizensAreLate)
        case .standsBetween?: return .notProved(.standsBetween)
        case .standsBeside?: return .notProved(.standsBeside)
        case .isLengthened?: return .notProved(.isLengthened)
        case _ where extent == .noDays: return .notProved(.noDays)
        case _ where extent == .noWay: return .notProved(.noWay)
        case _ where extent == .some: return .notProved(.tooManyCases)
        case _ where !measure.ways.areReturnsKnown: return .notProved(.unknownReturns)
        case _ where measure.ways.goRoundByCount(through: timed, counted: CountedWays(subject.service, in: graph)):
            return .notProved(.counted)
        case _ where promise.starts != nil && span.startsBesideOthers(in: graph): return .notProved(.startsInBlock)
        case _ where graph.nodes.indices.contains { span.running[$0] && graph.nodes[$0].isLengthenedToDate }:
            return .notProved(.isLengthened)
        case _ where citizensAreLateWithoutTime(under: span, timed: timed, in: graph): return .notProved(.lateWhenDue)
        case .exact?, .fits?, nil:
            // A step that ends on a date takes as long as it takes.
            let isDated = graph.nodes.indices.contains {
                span.running[$0] && !graph.nodes[$0].step.standsStill && graph.nodes[$0].step.until != nil
            }
            return isDated ? .notProved(.stepUntilDate) : .kept(worst)
        }
    }

    /// Whether steps with a time follow where the citizen is late at one without: that is when the promise itself is due.
    private static func citizensAreLateWithoutTime(under span: PromiseSpan, timed: [Int], in graph: MachineGraph) -> Bool {
        let both = graph.awaitingBoth
        let late = graph.edges.filter { edge in
            let node = graph.nodes[edge.from]
            return edge.cause == .late && span.running[edge.from] && !node.step.standsStill && node.step.until == nil
                && !(node.step.within?.rows.contains { $0.when == nil } ?? false) && (node.isCitizens || both.contains(edge.from))
                && !span.isOver(on: edge, in: graph)
        }
        let after = graph.reached(from: late.map(\.to)) { !span.isOver(on: $0, in: graph) }
        return timed.contains { after[$0] }
    }

    private static func conditions(on span: PromiseSpan, within: Rows<TimeLimit>, in graph: MachineGraph) -> [Expression] {
        var found = within.rows.compactMap(\.when)
        for (index, node) in graph.nodes.enumerated() where span.running[index] && !node.isJoin {
            found += [node.step.when].compactMap { $0 } + (node.step.within?.rows.compactMap(\.when) ?? [])
        }
        for edge in graph.edges where span.running[edge.from] { found += [edge.when].compactMap { $0 } }
        return found
    }
}

extension PromiseCheck {
    /// Why nothing is proved of a promise.
    enum Unproved {
        case noTimes, untilDate, stepUntilDate, tooManyCases, dependentCases, changingCases
        case runsToEnd, leavesBlock, blockIsLate, citizensAreLate, lateWhenDue, startsInBlock, standsBetween, standsBeside, isLengthened
        case noDays, noWay, unknownReturns, counted

        var words: Words {
            switch self {
            case .noTimes:
                Words(
                    en: "no step under this promise states a time, so nothing can be proved",
                    id: "tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan")
            case .untilDate:
                Words(
                    en: "the promise ends on a computed date, so nothing can be proved",
                    id: "janji berakhir pada tanggal yang dihitung, sehingga tidak ada yang bisa dibuktikan")
            case .stepUntilDate:
                Words(
                    en: "a step under this promise ends on a computed date, so nothing can be proved",
                    id:
                        "ada langkah yang dicakup janji waktu ini dan berakhir pada tanggal yang dihitung, sehingga tidak ada yang bisa dibuktikan"
                )
            case .tooManyCases:
                Words(
                    en: "the ways under this promise depend on too many conditions to be proved",
                    id: "jalur yang dicakup janji waktu ini bergantung pada terlalu banyak syarat untuk dibuktikan")
            case .dependentCases:
                Words(
                    en: "a way may be longer than this promise, if conditions that read the same field can hold together",
                    id:
                        "ada jalur yang mungkin lebih panjang dari janji ini, bila syarat-syarat yang membaca isian yang sama bisa terpenuhi "
                        + "bersamaan")
            case .changingCases:
                Words(
                    en:
                        "a way may be longer than this promise, if a condition on it changes with the date, a count or what is recorded by then",
                    id:
                        "ada jalur yang mungkin lebih panjang dari janji ini, bila syarat padanya berubah menurut tanggal, hitungan, atau yang "
                        + "sudah dicatat saat itu")
            case .runsToEnd:
                Words(
                    en:
                        "a way on which the event that ends this promise does not happen is longer than the promise, which then runs to "
                        + "the end of the case",
                    id:
                        "ada jalur tanpa peristiwa yang mengakhiri janji ini, yang lebih panjang dari janjinya: di situ janji berjalan "
                        + "sampai permohonan berakhir"
                )
            case .leavesBlock:
                Words(
                    en: "a way out of steps side by side is longer than this promise, if the other branches have not ended them before",
                    id: "ada jalur keluar dari langkah bersamaan yang lebih panjang dari janji ini, bila cabang lain belum mengakhirinya")
            case .blockIsLate:
                Words(
                    en:
                        "steps side by side may be late although each of them is on time, and whether what follows then is within this promise is not known",
                    id:
                        "langkah bersamaan bisa terlambat meskipun masing-masing tepat waktu, dan belum tentu kelanjutannya masih dalam janji ini"
                )
            case .citizensAreLate:
                Words(
                    en: "the citizen may delay a step that the office shares, and what follows then takes longer than this promise",
                    id:
                        "warga bisa memperlambat langkah yang dikerjakannya bersama kantor, dan kelanjutannya lebih lama dari janji ini"
                )
            case .lateWhenDue:
                Words(
                    en:
                        "at a step without a time the citizen may take until this promise is due, and steps that take time follow",
                    id:
                        "di langkah tanpa batas waktu, warga bisa memakai waktu sampai janji ini jatuh tempo, padahal masih ada langkah yang butuh waktu sesudahnya"
                )
            case .noDays:
                Words(
                    en: "no calendar says which days are worked, and times in several units cannot be compared without",
                    id: "tidak ada kalender yang menyebut hari kerja, dan tanpanya waktu dalam beberapa satuan tidak bisa dibandingkan")
            case .noWay:
                Words(
                    en: "the end of this promise is reached only by going through some step twice",
                    id: "akhir janji ini hanya tercapai dengan melewati suatu langkah dua kali")
            case .unknownReturns:
                Words(
                    en:
                        "some steps lead round to each other, and a case may come into that circle at more than one of them, so it is not clear which way leads back",
                    id:
                        "beberapa langkah saling menuju dan berputar, dan permohonan bisa masuk ke putaran itu di lebih dari satu langkah, jadi tidak jelas jalur mana yang kembali"
                )
            case .counted:
                Words(
                    en: "how often some steps repeat depends on a count, so nobody can add up beforehand how long they take",
                    id: "berapa kali sebagian langkah diulang bergantung pada suatu hitungan, jadi waktunya tidak bisa dijumlah di muka")
            case .startsInBlock:
                Words(
                    en: "the promise starts in one of several branches side by side, and how far the others are then is not known",
                    id: "janji mulai di salah satu cabang yang bersamaan, dan sejauh mana cabang lain saat itu tidak diketahui")
            case .standsBetween:
                Words(
                    en: "the times are in unlike units and may not fit after the clock stood still, or begun at another hour",
                    id: "satuan waktunya berlainan, dan mungkin tidak cukup setelah jam berhenti, atau bila dimulai pada jam lain")
            case .standsBeside:
                Words(
                    en: "a way beside a wait is longer than this promise, which stands still during the wait",
                    id:
                        "ada jalur di samping penantian yang lebih panjang dari janji ini, sedangkan selama penantian itu jam janji berhenti"
                )
            case .isLengthened:
                Words(
                    en: "a step may be lengthened by more than this promise is with it",
                    id: "ada langkah yang bisa diperpanjang lebih lama daripada janji ini ikut diperpanjang")
            }
        }
    }

    private static func infeasible(
        _ worst: PromiseMeasure.Outcome, promised: Rows<TimeLimit>, at path: [String], in subject: CheckSubject
    ) -> Diagnostic {
        let nodes = subject.graph.nodes
        let labels = worst.steps.compactMap { step -> Diagnostic.Label? in
            guard let period = step.period, let limit = step.limit else { return nil }
            let span = subject.value(of: nodes[step.node].path + ["within"])
            let each = limit.per == nil ? Words("") : Words(en: " (\(limit.words.en))", id: " (\(limit.words.id))")
            return .init(span, Words(en: "+\(period.words.en)\(each.en)", id: "+\(period.words.id)\(each.id)"))
        }
        let way = worst.steps.map { step -> Words in
            let id = nodes[step.node].id
            return Words(
                en: step.period.map { "\(id) \($0.words.en)" } ?? "\(id)", id: step.period.map { "\(id) \($0.words.id)" } ?? "\(id)")
        }
        var notes = [
            Words(
                en: "way: " + way.map(\.en).joined(separator: " → "), id: "jalur: " + way.map(\.id).joined(separator: " → "))
        ]
        notes += worst.told
        let needs: Words
        switch worst.need {
        case .period(let period):
            needs = Words(en: "the longest way needs \(period.words.en)", id: "jalur terpanjang butuh \(period.words.id)")
        case .dates(let start, let due, let done, let hours):
            if due == done {
                notes.append(
                    Words(
                        en: "on that day the promise is due at \(hours.due), and the steps last until \(hours.done)",
                        id: "pada hari itu janji jatuh tempo pukul \(hours.due), sedangkan langkahnya sampai pukul \(hours.done)"))
            }
            needs = Words(
                en: "the longest way begun on \(start) is done on \(done), and promised for \(due)",
                id: "jalur terpanjang yang dimulai \(start) selesai \(done), padahal dijanjikan \(due)")
        }
        let (plain, each) = (worst.promised.words, worst.limit.words)
        let isPromisedEach = worst.limit.per != nil
        let title = isPromisedEach ? Words(en: "\(each.en) (\(plain.en))", id: "\(each.id) (\(plain.id))") : plain
        // Of several rows, the one that promised it.
        let row = promised.rows.count > 1 ? promised.rows.firstIndex { $0.value == worst.limit } : nil
        var finding = Diagnostic(
            .promiseInfeasible, at: subject.value(of: path + ["within"] + (row.map { ["\($0)"] } ?? [])),
            pointer: CheckSubject.pointer(path),
            message: Words(en: "the promise of \(title.en) is too short: \(needs.en)", id: "janji \(title.id) tidak cukup: \(needs.id)"),
            label: Words(en: "promised here", id: "dijanjikan di sini"), labels: labels, notes: notes)
        if let first = worst.edges.first {
            let way = worst.edges.map { subject.graph.edges[$0] }
            finding.way = subject.graph.moves(along: way, from: subject.graph.edges[first].from)
        }
        finding.shownBy = .init(holding: worst.facts.compactMap { try? ExpressionParser.parse($0) })
        if case .period(let period) = worst.need {
            finding.helps = [
                isPromisedEach
                    ? Words(
                        en: "promise longer for each, or make the steps on this way shorter",
                        id: "perpanjang waktu untuk masing-masing, atau persingkat langkah di jalur ini")
                    : Words(
                        en: "make the promise \(period.words.en), or the steps on this way shorter",
                        id: "perpanjang janji menjadi \(period.words.id), atau persingkat langkah di jalur ini")
            ]
        }
        return finding
    }

    private static func withoutSlack(_ worst: PromiseMeasure.Outcome, at path: [String], in subject: CheckSubject) -> Diagnostic? {
        let nodes = subject.graph.nodes
        let timed = worst.steps.filter { $0.period != nil }.map(\.node)
        let sharing = worst.steps.filter { step in
            guard nodes[step.node].isWaiting, !nodes[step.node].step.standsStill else { return false }
            // Of a block that takes its own time, the steps in it take that.
            return !timed.contains { $0 == step.node || subject.graph.isInside(step.node, block: $0) }
        }
        guard !sharing.isEmpty else { return nil }
        let ids = Words.list(sharing.map { nodes[$0.node].id.rawValue })
        return subject.finding(
            .promiseWithoutSlack, at: path,
            message: Words(
                en: "the stated times use up the whole promise: nothing is left for \(ids.en)",
                id: "waktu yang disebut menghabiskan seluruh janji: tidak ada sisa untuk \(ids.id)"),
            labels: sharing.map {
                .init(subject.name(of: nodes[$0.node].path), Words(en: "states no time", id: "tidak menyebut waktu"))
            }, notes: worst.isCounted ? worst.told : [])
    }
}

extension MachineGraph.Node {
    /// Whether its time, or a promise that runs here, can be lengthened to a date.
    fileprivate var isLengthenedToDate: Bool {
        step.extend?.until != nil && (!step.standsStill || step.within != nil || step.until != nil)
    }
}

extension PromiseMeasure.Outcome {
    /// In which case it is so.
    fileprivate var told: [Words] {
        let list = facts.joined(separator: ", ")
        return facts.isEmpty ? [] : [Words(en: "where: \(list)", id: "bila: \(list)")]
    }

    /// Whether it depends on how many there are of something.
    fileprivate var isCounted: Bool { limit.per != nil || steps.contains { $0.limit?.per != nil } }
}
