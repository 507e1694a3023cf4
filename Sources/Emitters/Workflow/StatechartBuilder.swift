import ServiceIR

/// Writes a machine as a statechart. What stands where is said in `docs/targets.md`.
struct StatechartBuilder {
    typealias State = Statechart.State
    typealias Transition = Statechart.Transition
    typealias Guard = Statechart.Guard

    /// A branch, as `join` finishes it.
    struct Region {
        let block: StepID
        let branch: BranchID
        var id: String { "\(block).\(branch)" }
        var finished: String { "\(id).is-finished" }
    }

    private let service: CompiledService
    private let language: LanguageID
    private let steps: [StepID: Step]
    private var notes: [EmissionNote] = []
    private var sent: [EmissionNote] = []
    private var isWhole = true
    private var counted: [String] = []

    static func chart(of service: CompiledService, in catalog: CompiledCatalog) -> Statechart {
        var builder = StatechartBuilder(service, catalog)
        return builder.chart()
    }

    private init(_ service: CompiledService, _ catalog: CompiledCatalog) {
        self.service = service
        language = catalog.languages.first ?? "id"
        var steps: [StepID: Step] = [:]
        func collect(_ part: OrderedMap<StepID, Step>) {
            for (id, step) in part {
                steps[id] = step
                for branch in step.branches.values { collect(branch.steps) }
            }
        }
        collect(service.machine.steps)
        self.steps = steps
    }

    private mutating func chart() -> Statechart {
        let machine = service.machine
        var opening = State(id: "new-case")
        opening.transitions = [event("case-submitted", to: entry(of: machine.initial))]
        var open = State(id: "open-case", states: states(of: machine.steps.filter { $0.value.kind != .end }, in: nil))
        open.initial = entry(of: machine.initial)
        if machine.isWithdrawable {
            let isReleased = steps.values.contains(where: service.releasesProduct)
            let guarded = isReleased ? Guard(meaning: .known, script: "count('product-released') === 0") : nil
            open.transitions.append(event("case-withdrawn", guarded, to: entry(of: machine.withdrawnEnd)))
        }
        let ends = states(of: machine.steps.filter { $0.value.kind == .end }, in: nil)
        notes.insert(
            EmissionNote(
                en: "time, amounts, who may act, promises and outputs are not in the machine: they come from outside, with the events",
                id: "waktu, jumlah uang, wewenang, janji, dan keluaran tidak ada di mesin ini: semuanya datang dari luar, bersama kejadian"),
            at: 0)
        return Statechart(states: isWhole ? [opening, open] + ends : [], counted: counted, notes: notes, sent: sent)
    }

    // MARK: Ways

    /// The state by which a step is entered.
    private func entry(of id: StepID, in region: Region? = nil) -> String {
        if id == .join, let region { return region.finished }
        return steps[id].map(decidesOnEntry) == true ? "\(id).on-entry" : "\(id)"
    }

    private func decidesOnEntry(_ step: Step) -> Bool { step.when != nil || !step.pays.isEmpty }

    /// The state in which the way on is decided, or the only way.
    private func way(_ id: StepID, _ action: ActionID, _ routes: [Route], _ region: Region?) -> String {
        routes.count == 1 && routes[0].when == nil ? entry(of: routes[0].to, in: region) : "\(id).\(action)"
    }

    private mutating func decision(_ id: StepID, _ action: ActionID, _ routes: [Route], _ region: Region?) -> [State] {
        if routes.isEmpty || way(id, action, routes, region) != "\(id).\(action)" { return [] }
        var state = State(id: "\(id).\(action)")
        for route in routes {
            state.transitions.append(Transition(guards: condition(route.when, at: id), target: entry(of: route.to, in: region)))
        }
        return [state]
    }

    private mutating func condition(_ condition: Expression?, at id: StepID) -> Guard? {
        guard let condition else { return nil }
        guard let said = ChartCondition(condition, isStep: { steps[StepID($0)] != nil }) else {
            isWhole = false
            note(
                id, in: &notes, en: "left out: `\(condition.text)` counts visits in a way that the machine cannot say",
                indonesian: "tidak ditulis: `\(condition.text)` menghitung kunjungan dengan cara yang tidak bisa dikatakan mesin ini")
            return nil
        }
        for step in said.counted where !counted.contains("\(step).count") { counted.append("\(step).count") }
        if said.isSent {
            note(
                id, in: &sent, en: "`\(condition.text)` is decided outside: the events bring whether it holds",
                indonesian: "`\(condition.text)` diputuskan di luar: kejadian membawa jawabannya")
        }
        return Guard(meaning: .holds(condition), script: said.script)
    }

    private func note(_ id: StepID, in notes: inout [EmissionNote], en: String, indonesian: String) {
        let note = EmissionNote("workflow.\(id)", en: en, id: indonesian)
        if !notes.contains(note) { notes.append(note) }
    }

    private func event(_ name: String, _ guards: Guard? = nil, to target: String? = nil, doing scripts: [String] = []) -> Transition {
        Transition(event: name, guards: guards, target: target, scripts: ["take(_event.data)"] + scripts)
    }

    // MARK: Steps

    private mutating func states(of part: some Sequence<(key: StepID, value: Step)>, in region: Region?) -> [State] {
        part.flatMap { states($0.key, $0.value, region) }
    }

    private mutating func states(_ id: StepID, _ step: Step, _ region: Region?) -> [State] {
        var before: [State] = []
        let onward = way(id, .done, step.routes, region)
        if decidesOnEntry(step) {
            var entry = State(id: "\(id).on-entry")
            if let when = step.when, let holds = condition(when, at: id) {
                let not = Guard(meaning: .fails(when), script: "!(\(holds.script))")
                entry.transitions.append(Transition(guards: not, target: onward))
            }
            if !step.pays.isEmpty { entry.transitions.append(Transition(guards: nothingDue(id), target: onward)) }
            entry.transitions.append(Transition(target: "\(id)"))
            before = [entry]
        }
        var state = State(id: "\(id)", visits: id, facts: facts(step), time: constant(step.within))
        switch step.kind {
        case .end: state.kind = .final
        case .automatic: state.transitions = [Transition(target: onward)]
        case .release:
            if service.releasesProduct(at: step) { state.scripts.append("add('product-released')") }
            state.transitions = [Transition(target: onward)]
        case .parallel: block(&state, id, step, onward)
        case .wait:
            state.transitions = [event("\(id).time-up", to: onward)]
            if let when = condition(step.when, at: id) {
                // The values come with the event, so the condition is asked once they are taken.
                state.scripts.append("n['\(id).is-over'] = 0")
                state.transitions += [
                    event("slot-given", doing: ["n['\(id).is-over'] = (\(when.script)) ? 0 : 1"]),
                    Transition(guards: Guard(meaning: .known, script: "count('\(id).is-over') === 1"), target: onward),
                ]
            }
        case .task, .payment, .notice: held(&state, id, step, onward, region)
        }
        var after = decision(id, .done, step.routes, region)
        for (action, definition) in step.actions { after += decision(id, action, definition.routes, region) }
        return before + [state] + after
    }

    private func nothingDue(_ id: StepID) -> Guard { Guard(meaning: .nothingDue(id), script: "v['\(id).outstanding'] === 0") }

    private mutating func block(_ state: inout State, _ id: StepID, _ step: Step, _ onward: String) {
        state.kind = .parallel
        let regions = step.branches.map { Region(block: id, branch: $0.key) }
        for (region, branch) in zip(regions, step.branches.values) {
            var inner = State(id: region.id, states: states(of: branch.steps, in: region))
            inner.initial = entry(of: branch.initial, in: region)
            inner.states.append(State(id: region.finished, kind: .final))
            state.states.append(inner)
        }
        let finished = regions.map { "In('\($0.finished)')" }
        let needed = places(step.join ?? .all, of: finished)
        let joined =
            switch step.join {
            case .any: finished.joined(separator: " || ")
            case .count: finished.joined(separator: " + ") + " >= \(needed)"
            case .all, .inOrder, nil: finished.joined(separator: " && ")
            }
        state.transitions = [Transition(guards: Guard(meaning: .joined(needed), script: joined), target: onward)] + late(id, step)
        if mayEndOnEntry(step) {
            note(
                id, in: &notes, en: "all branches are entered at once, even where the first ends the block without waiting",
                indonesian: "semua cabang dimasuki bersamaan, juga bila yang pertama mengakhiri blok tanpa menunggu")
        }
    }

    /// Whether a branch may end the block before the next is entered.
    private func mayEndOnEntry(_ block: Step) -> Bool {
        let joinsEarly = block.join != nil && block.join != .all
        return block.branches.values.dropLast().contains { branch in
            var seen: Set<StepID> = []
            func ends(_ id: StepID) -> Bool {
                if id == .join { return joinsEarly }
                guard let step = branch.steps[id] else { return true }
                guard seen.insert(id).inserted else { return false }
                let passes = decidesOnEntry(step) || [.automatic, .release, .wait].contains(step.kind)
                return passes && step.routes.contains { ends($0.to) }
            }
            return ends(branch.initial)
        }
    }

    /// What happens when a step's time is over and its people have not acted.
    private func late(_ id: StepID, _ step: Step) -> [Transition] {
        guard let late = step.late else { return [] }
        if let target = late.to { return [event("\(id).time-up", to: entry(of: target))] }
        return late.escalate != nil && needsSeveral(step) ? [event("\(id).time-up", doing: ["n['\(id).times-needed'] = 0"])] : []
    }

    /// A step that people hold: acts, `done`, repairs, lateness.
    private mutating func held(_ state: inout State, _ id: StepID, _ step: Step, _ onward: String, _ region: Region?) {
        let isPosted = step.kind == .notice && step.performers != nil
        let objections = [event("\(id).objection-made"), event("\(id).time-up", to: onward)]
        var work = State(id: "\(id).at-work")
        var repairs: [State] = []
        switch step.kind {
        case .payment:
            let asks = !step.fields.isEmpty || !step.documents.isEmpty
            if asks {
                state.scripts.append("n['\(id).has-proof'] = 0")
                work.transitions.append(event("\(id).done", doing: ["n['\(id).has-proof'] = 1"]))
            }
            work.transitions.append(event("\(id).fee-paid"))
            let proof = asks ? " && count('\(id).has-proof') === 1" : ""
            work.transitions.append(Transition(guards: Guard(meaning: .known, script: nothingDue(id).script + proof), target: onward))
        case .notice: work.transitions = isPosted ? [event("\(id).done", to: "\(id).is-posted")] : objections
        default:
            if step.routes.isEmpty { break }
            if needsSeveral(step) {
                state.scripts += ["n['\(id).times-said'] = 0", "n['\(id).times-needed'] = \(needed(step, at: id))"]
                let isLast = Guard(meaning: .known, script: "count('\(id).times-said') + 1 >= count('\(id).times-needed')")
                work.transitions = [event("\(id).done", isLast, to: onward), event("\(id).done", doing: ["add('\(id).times-said')"])]
            } else {
                work.transitions = [event("\(id).done", to: onward)]
            }
        }
        if step.kind != .notice { work.transitions += late(id, step) }
        for (action, definition) in step.actions {
            let name = "\(id).\(action)"
            let bound = definition.atMost.map { below(name, $0) }
            let counted = bound == nil ? [] : ["add('\(name).times-taken')"]
            guard let repair = definition.repair else {
                work.transitions.append(event(name, bound, to: way(id, action, definition.routes, region), doing: counted))
                continue
            }
            let void = step.kind == .payment ? ["n['\(id).has-proof'] = 0"] : []
            work.transitions.append(event(name, bound, to: "\(name).in-repair", doing: counted + void))
            var mending = State(id: "\(name).in-repair", facts: times(repair.within, repair.until), time: constant(repair.within))
            mending.transitions = [
                event("\(id).repair-sent", to: work.id),
                event("\(id).repair-time-up", to: entry(of: repair.lateTo ?? service.machine.lapsedEnd)),
            ]
            repairs.append(mending)
        }
        if let extend = step.extend {
            let name = "\(id).extend"
            work.transitions.append(event(name, below(name, extend.atMost), doing: ["add('\(name).times-taken')"]))
        }
        if repairs.isEmpty && !isPosted {
            state.transitions = work.transitions
        } else {
            state.initial = work.id
            state.states = [work] + repairs
            if isPosted { state.states.append(State(id: "\(id).is-posted", transitions: objections)) }
        }
    }

    private func below(_ act: String, _ most: Int) -> Guard {
        let counter = "\(act).times-taken"
        return Guard(meaning: .below(counter: counter, most), script: "count('\(counter)') < \(most)")
    }

    // MARK: Who

    private func places<Part>(_ join: Join?, of parts: [Part]) -> Int {
        switch join {
        case .any, nil: 1
        case .all, .inOrder: parts.count
        case .count(let number): min(number, parts.count)
        }
    }

    private func needsSeveral(_ step: Step) -> Bool {
        step.kind == .task && step.performers?.rows.rows.contains { places(step.performers?.join, of: $0.value) > 1 } == true
    }

    /// How many must say `done`, by the row that holds on entering.
    private mutating func needed(_ step: Step, at id: StepID) -> String {
        guard let performers = step.performers else { return "1" }
        var text = ""
        for row in performers.rows.rows {
            let number = places(performers.join, of: row.value)
            guard let when = condition(row.when, at: id) else { return text + "\(number)" }
            text += "(\(when.script)) ? \(number) : "
        }
        return text + "\(places(performers.join, of: performers.roles))"
    }

    // MARK: Facts

    private func facts(_ step: Step) -> [(name: String, text: String)] {
        var facts = [(name: "kind", text: step.kind.rawValue)]
        if let end = step.end, step.kind == .end { facts.append(("end", end.rawValue)) }
        if let name = step.name?.rows.last?.value[language] { facts.append(("name", name)) }
        if let roles = step.performers?.roles { facts.append(("by", roles.map(\.rawValue).joined(separator: " "))) }
        if let call = step.call { facts.append(("call", call.rawValue)) }
        facts += times(step.within, step.until)
        if let late = step.late {
            if !late.notify.isEmpty { facts.append(("late-notify", late.notify.map(\.rawValue).joined(separator: " "))) }
            if let role = late.escalate { facts.append(("late-escalate", role.rawValue)) }
            if let end = late.deemed { facts.append(("late-deemed", end.rawValue)) }
        }
        return facts
    }

    private func constant(_ within: Rows<TimeLimit>?) -> Period? {
        guard let limit = within?.constant, limit.per == nil else { return nil }
        return limit.range.promised
    }

    /// Times in the words of the compiled form, the first row that holds.
    private func times(_ within: Rows<TimeLimit>?, _ until: Rows<Expression>?) -> [(name: String, text: String)] {
        func said<V>(_ rows: Rows<V>, _ text: (V) -> String) -> String {
            rows.rows.map { row in text(row.value) + (row.when.map { " if \($0.text)" } ?? "") }.joined(separator: "; ")
        }
        return [within.map { ("within", said($0, \.description)) }, until.map { ("until", said($0, \.text)) }].compactMap(\.self)
    }
}
