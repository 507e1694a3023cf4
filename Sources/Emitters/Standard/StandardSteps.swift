import ServiceIR

/// A step of the procedure, in people's words.
struct ToldStep {
    /// As the flow chart numbers it: `2`, or `2a` inside a block.
    let number: String
    let name: String
    let who: String
    let time: String
    let notes: [String]

    /// The line of a list.
    var line: String {
        let facts = [who, time].filter { !$0.isEmpty } + notes
        return "\(number). \(name)" + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
    }
}

extension StandardProse {
    func toldSteps() -> [ToldStep] {
        let opening = OpeningWords(service, in: language)
        let who = opening.roles.isEmpty ? byItself : opening.roles.map(role).joined(separator: ", ")
        let filing = ToldStep(number: StepNumbers.filing, name: opening.name, who: who, time: "", notes: [])
        return [filing] + StandardWalk(self).steps
    }

    fileprivate var byItself: String { say("otomatis", "by itself") }
    fileprivate var joins: DiagramWords { DiagramWords(language: language) }

    func stepName(_ id: StepID, _ step: Step) -> String {
        if let name = step.name { return self.name(name) }
        switch step.kind {
        case .notice: return say("Pengumuman", "Public notice")
        case .automatic, .parallel, .task: return words(of: id.rawValue)
        case .payment, .wait, .release, .end: return service.stepName(id, in: language)
        }
    }
}

/// Goes through the machine and tells its steps.
private struct StandardWalk {
    private let prose: StandardProse
    private let numbers: StepNumbers
    /// Of each step, the ways that lead to it.
    private let ways: [StepID: [Way]]
    private var machine: Machine { prose.service.machine }

    /// What leads to a step.
    private struct Way {
        enum Kind: Hashable {
            case next, chosen
            case action(ActionID)
            case late, repairLate
        }
        let from: StepID
        let kind: Kind
    }

    init(_ prose: StandardProse) {
        self.prose = prose
        numbers = StepNumbers(prose.service.machine)
        var ways: [StepID: [Way]] = [:]
        Self.collect(prose.service.machine.steps, prose.service.machine, &ways)
        self.ways = ways
    }

    private static func collect(_ steps: OrderedMap<StepID, Step>, _ machine: Machine, _ ways: inout [StepID: [Way]]) {
        for (id, step) in steps {
            func add(_ to: StepID, _ kind: Way.Kind) { ways[to, default: []].append(Way(from: id, kind: kind)) }
            for route in step.routes { add(route.to, step.routes.count > 1 || route.when != nil ? .chosen : .next) }
            for (action, taken) in step.actions {
                for route in taken.routes { add(route.to, .action(action)) }
                if let repair = taken.repair, let to = machine.lateTarget(of: repair) { add(to, .repairLate) }
            }
            if let to = step.late?.to { add(to, .late) }
            for branch in step.branches.values {
                add(branch.initial, .next)
                collect(branch.steps, machine, &ways)
            }
        }
    }

    var steps: [ToldStep] { told(machine.steps, isInBlock: false) }

    private func told(_ steps: OrderedMap<StepID, Step>, isInBlock: Bool) -> [ToldStep] {
        let entries = steps.filter { $0.value.kind != .end && prose.when($0.value.when) != nil }
        return entries.enumerated().flatMap { place, entry in
            let following = place + 1 < entries.count ? entries[place + 1].key : isInBlock ? .join : nil
            let own = step(entry.key, entry.value, before: following)
            return [own] + entry.value.branches.values.flatMap { told($0.steps, isInBlock: true) }
        }
    }

    private func say(_ id: String, _ en: String) -> String { prose.say(id, en) }

    // MARK: one step

    private func step(_ id: StepID, _ step: Step, before following: StepID?) -> ToldStep {
        var notes = [comesAbout(id)].compactMap(\.self) + (prose.when(step.when) ?? [])
        if step.kind == .parallel { notes.append(block(step, id)) }
        if step.standsStill { notes.append(say("jangka waktu layanan berhenti", "the time of the service stands still")) }
        if let system = step.call, step.performers != nil || step.kind == .payment {
            notes.append("\(say("melalui sistem", "through the system")) \(name(of: system))")
        }
        for (_, document) in step.documents { notes.append("\(say("dokumen", "document")): \(prose.name(document.name))") }
        if step.kind == .payment {
            let items = step.pays.compactMap { prose.service.fee.items[$0] }.filter { prose.when($0.when) != nil }
            if !items.isEmpty { notes.append(prose.list(items.map { prose.name($0.name) })) }
        }
        if !step.actions.isEmpty {
            let others = step.asksDone ? say("keputusan lain", "other decisions") : say("keputusan", "decisions")
            notes.append("\(others): \(step.actions.values.map { told($0, at: id) }.joined(separator: ", "))")
        }
        if let extend = step.extend {
            let time = prose.time(within: extend.within, until: extend.until) ?? ""
            notes.append(
                say(
                    "dapat diperpanjang \(time), paling banyak \(extend.atMost) kali",
                    "may be extended by \(time), at most \(extend.atMost) times"))
        }
        if let late = step.late?.deemed {
            notes.append(self.late(late))
        } else if let to = step.late?.to {
            notes.append(say("lewat waktu: \(goal(to))", "out of time: \(goal(to))"))
        }
        notes += afterwards(step, following)
        return ToldStep(
            number: numbers[id], name: prose.stepName(id, step), who: who(step),
            time: prose.time(within: step.within, until: step.until) ?? "", notes: notes)
    }

    private func name(of system: SystemID) -> String {
        prose.catalog.systems[system]?.name[prose.language] ?? prose.words(of: system.rawValue)
    }

    private func who(_ step: Step) -> String {
        if let performers = step.performers {
            return prose.rows(performers.rows) { roles in
                let names = roles.map(prose.role).joined(separator: ", ")
                guard roles.count > 1, let join = performers.join else { return names }
                return "\(names) (\(prose.joins.join(join, of: roles.count)))"
            }
        }
        if step.kind == .payment { return prose.role(.applicant) }
        if let system = step.call { return "\(say("Sistem", "System")) \(name(of: system))" }
        return step.kind == .parallel ? "" : prose.byItself
    }

    /// What runs side by side, and when it is over.
    private func block(_ step: Step, _ id: StepID) -> String {
        let letters = step.branches.indices.map { numbers[id] + StepNumbers.letter($0) }
        let finished = prose.joins.join(step.join ?? .all, of: step.branches.count)
        guard letters.count > 1 else { return say("dikerjakan di langkah \(letters.joined())", "done at step \(letters.joined())") }
        return say(
            "\(prose.list(letters)) serentak; selesai bila \(finished) selesai",
            "\(prose.list(letters)) at the same time; over when \(finished) finished")
    }

    // MARK: where it leads

    /// `langkah 5`; an end by what it means.
    private func goal(_ to: StepID) -> String {
        if let end = machine.anyStep(to)?.end { return say("selesai (\(end.text(in: "id")))", "over (\(end.text(in: "en")))") }
        return "\(say("langkah", "step")) \(numbers[to])"
    }

    /// `gugur`, `langkah 5`.
    private func lapse(_ to: StepID) -> String { machine.anyStep(to)?.end?.text(in: prose.language) ?? goal(to) }

    /// Where it leads, unless to what is told next.
    private func afterwards(_ step: Step, _ following: StepID?) -> [String] {
        var parts: [String] = []
        for route in step.routes {
            guard let conditions = prose.when(route.when) else { continue }
            let isLast = conditions.isEmpty
            let isNext = route.to == following || (following == nil && machine.anyStep(route.to)?.end == .granted)
            if isLast, parts.isEmpty, isNext { return [] }
            let goal = route.to == .join ? say("bagian ini selesai", "this part is over") : goal(route.to)
            parts.append(isLast && parts.isEmpty ? goal : "\(goal) \(conditions.first ?? say("dalam hal lain", "otherwise"))")
            if isLast { break }
        }
        return parts.isEmpty ? [] : ["\(say("sesudah ini", "after this")) \(parts.joined(separator: ", "))"]
    }

    /// What else may be decided there, and where that leads.
    private func told(_ action: Action, at id: StepID) -> String {
        let name = "“\(prose.name(action.name))”"
        if let repair = action.repair {
            let time = prose.time(within: repair.within, until: repair.until).map { " \(say("dalam", "within")) \($0)" } ?? ""
            let most = action.atMost.map { say(", paling banyak \($0) kali", ", at most \($0) times") } ?? ""
            let late = machine.lateTarget(of: repair).map { say("; lewat itu \(lapse($0))", "; past that \(lapse($0))") } ?? ""
            return say("\(name) (pemohon melengkapi\(time)\(most)\(late))", "\(name) (the applicant mends it\(time)\(most)\(late))")
        }
        let goals = action.routes.compactMap { route in
            prose.when(route.when).map { conditions in
                let goal =
                    machine.anyStep(route.to)?.end?.text(in: prose.language)
                    ?? (route.to == .join
                        ? say("bagian ini selesai", "this part is over")
                        : action.goesBack || route.to == id
                            ? say("kembali ke langkah \(numbers[route.to])", "back to step \(numbers[route.to])")
                            : say("lanjut ke langkah \(numbers[route.to])", "on to step \(numbers[route.to])"))
                return ([goal] + conditions).joined(separator: " ")
            }
        }
        return goals.isEmpty ? name : "\(name) (\(goals.joined(separator: "; ")))"
    }

    /// How it comes to a step that is not simply the next: by a decision, by what is found on the way, or because time is over.
    private func comesAbout(_ id: StepID) -> String? {
        guard id != machine.initial, let ways = ways[id], !ways.contains(where: { $0.kind == .next || isUsual($0) }) else { return nil }
        var reasons: [String] = []
        for way in ways {
            let at = "\(say("di langkah", "at step")) \(numbers[way.from])"
            let reason: String? =
                switch way.kind {
                case .next: nil
                case .chosen: say("langkah \(numbers[way.from]) menentukannya", "step \(numbers[way.from]) leads here")
                case .action(let action):
                    machine.anyStep(way.from)?.actions[action].map { "“\(prose.name($0.name))” \(at)" }
                case .late: say("langkah \(numbers[way.from]) lewat waktu", "step \(numbers[way.from]) is out of time")
                case .repairLate: say("pemohon tidak melengkapi pada waktunya \(at)", "the applicant does not mend in time \(at)")
                }
            if let reason, !reasons.contains(reason) { reasons.append(reason) }
        }
        guard !reasons.isEmpty else { return nil }
        return "\(say("hanya bila", "only if")) \(reasons.joined(separator: say(" atau ", " or ")))"
    }

    /// Where there is no `done`, the first action that leads on is what happens if all goes well.
    private func isUsual(_ way: Way) -> Bool {
        guard case .action(let action) = way.kind, let step = machine.anyStep(way.from), !step.asksDone else { return false }
        return step.actions.first { leadsOn($0.value, from: way.from) }?.key == action
    }

    /// Whether it leads neither back, nor nowhere, nor to an end without a grant.
    private func leadsOn(_ action: Action, from id: StepID) -> Bool {
        action.repair == nil && !action.goesBack
            && action.routes.contains { route in
                guard route.to != id, prose.when(route.when) != nil else { return false }
                return (machine.anyStep(route.to)?.end ?? .granted) == .granted
            }
    }

    private func late(_ end: Step.End) -> String {
        switch end {
        case .granted: say("lewat waktu: dianggap dikabulkan", "out of time: deemed granted")
        case .refused: say("lewat waktu: dianggap ditolak", "out of time: deemed refused")
        default: say("lewat waktu: dianggap selesai", "out of time: deemed closed")
        }
    }
}
