import ServiceIR

/// Turns a machine into a BPMN process, step by step in the author's order.
struct BPMNBuilder {
    private let service: CompiledService
    private let digest: String
    private let catalog: CompiledCatalog
    private let language: LanguageID
    private var nodes: [BPMNProcess.Node] = []
    private var placeOf: [String: Int] = [:]
    private var flows: [BPMNProcess.Flow] = []
    private var errors: [String] = []
    private var notes: [EmissionNote] = []
    private var lanes: [String] = []
    /// Whether some condition is beyond plain CEL.
    private var isGiving = false

    /// What of the whole workflow stands around a step.
    private struct Place {
        var block: StepID?
        /// The steps of the branch, or of the machine.
        var steps: Set<StepID>
        /// Where `join` leads.
        var join: String?
    }

    init(_ digested: DigestedService, _ catalog: CompiledCatalog) {
        service = digested.service
        digest = digested.meaning
        self.catalog = catalog
        language = catalog.languages.first ?? "id"
    }

    private func say(_ en: String, _ id: String) -> String { language == "en" ? en : id }

    /// The process; `nil` where BPMN 2.0, as engines have it, cannot say it.
    mutating func process() -> BPMNProcess? {
        let place = Place(steps: Set(service.machine.steps.keys))
        let opening = OpeningWords(service, in: language)
        add("_start", .start, opening.name, lane: lane(opening.roles.first.map(role) ?? nobody), in: place)
        flow("_start", entry(service.machine.initial))
        for (id, step) in service.machine.steps where service.machine.isDrawn(id, step) {
            guard add(id, step, in: place) else { return nil }
        }
        tellWhatDiffers()
        return BPMNProcess(
            service: service.service, catalog: catalog.catalog, version: service.version, digest: digest,
            name: service.name[language], lanes: lanes, nodes: nodes, flows: flows, errors: errors, notes: notes)
    }

    // MARK: Steps

    private mutating func add(_ id: StepID, _ step: Step, in place: Place) -> Bool {
        let (name, lane) = (name(of: id), lane(of: step))
        if let when = step.when {
            add("\(id).when", .exclusive, "\(name)?", lane: lane, in: place)
            flow("\(id).when", own(id, step), name: say("yes", "ya"), condition: cel(when))
            leave("\(id).when", step.routes, in: place, isSkipping: true)
        }
        if !step.pays.isEmpty {
            // Nothing due = passed.
            add("\(id).due", .exclusive, say("Due?", "Ada yang terutang?"), lane: lane, in: place)
            flow("\(id).due", id.rawValue, name: say("yes", "ya"), condition: "\(id).outstanding > 0")
            leave("\(id).due", step.routes, in: place, isSkipping: true)
        }
        switch step.kind {
        case .end: add(id.rawValue, .end(step.end ?? .granted), name, lane: lane, in: place, step: id)
        case .automatic:
            add(id.rawValue, .exclusive, name, lane: lane, in: place)
            leave(id.rawValue, step.routes, in: place)
        case .release:
            let outputs = step.releases.map(\.rawValue).joined(separator: " ")
            let node = add(id.rawValue, .passes, name, lane: lane, in: place)
            nodes[node].marks = [("releases", outputs)]
            leave(id.rawValue, step.routes, in: place)
        case .wait:
            add(id.rawValue, .timer(deadline(step.within, step.until)), name, lane: lane, in: place, step: id)
            leave(id.rawValue, step.routes, in: place)
        case .notice:
            let open = step.performers == nil ? id.rawValue : "\(id).open"
            if step.performers != nil {
                task(id, step, name, lane, in: place)
                flow(id.rawValue, open)
            }
            add(open, .timer(deadline(step.within, step.until)), say("Objections", "Keberatan"), lane: lane, in: place, step: id)
            leave(open, step.routes, in: place)
        case .task, .payment:
            task(id, step, name, lane, in: place)
            choose(id, step, lane, in: place)
        case .parallel: guard addBlock(id, step, name, lane, in: place) else { return false }
        }
        if step.kind != .wait && step.kind != .notice && step.kind != .end { addLate(id, step, in: place) }
        return true
    }

    private mutating func task(_ id: StepID, _ step: Step, _ name: String, _ lane: Int, in place: Place) {
        // The second and third who act have no lane: they stand in the name.
        let others = (step.performers?.roles.dropFirst() ?? []).map(role)
        let acting = others.isEmpty ? name : "\(name) (\(say("with", "bersama")) \(others.joined(separator: ", ")))"
        let node = add(id.rawValue, .userTask, acting, lane: lane, in: place, step: id)
        nodes[node].documentation = step.hint?[language]
        nodes[node].roles = step.performers?.roles.map(role) ?? (step.kind == .payment ? [applicant] : [])
        let join = (step.performers?.areSeveral ?? false) ? step.performers?.join.map { "\($0)" } : nil
        let marks: [(String, String?)] = [
            ("join", join), ("signs", Self.list(step.signs)), ("pays", Self.list(step.pays)), ("call", step.call?.rawValue),
            ("within", deadlineText(step.within, step.until)),
        ]
        nodes[node].marks = marks.compactMap { name, text in text.map { (name, $0) } }
    }

    private static func list<Kind>(_ ids: [ID<Kind>]) -> String? { ids.isEmpty ? nil : ids.map(\.rawValue).joined(separator: " ") }

    /// What whoever holds a task may do: `done`, or one of its actions, as the variable `action` says once the task is completed.
    private mutating func choose(_ id: StepID, _ step: Step, _ lane: Int, in place: Place) {
        guard !step.actions.isEmpty || step.routes.count > 1 else { return leave(id.rawValue, step.routes, in: place) }
        let gateway = "\(id).next"
        add(gateway, .exclusive, "", lane: lane, in: place)
        flow(id.rawValue, gateway)
        for (actionID, action) in step.actions {
            let name = action.name.rows.last?.value[language] ?? actionID.rawValue
            let isTaken = "action == '\(actionID)'"
            for route in action.routes {
                let guarded = route.when.map { "\(isTaken) && (\(cel($0)))" } ?? isTaken
                flow(gateway, target(route.to, from: id, in: place), name: name, condition: guarded)
            }
            guard let repair = action.repair else { continue }
            let mending = "\(id).repair.\(actionID)"
            flow(gateway, mending, name: name, condition: isTaken)
            let node = add(
                mending, .userTask, say("Repair by the applicant", "Perbaikan oleh pemohon"), lane: self.lane(applicant), in: place,
                step: id)
            nodes[node].roles = [applicant]
            if let most = action.atMost { nodes[node].marks = [("atMost", "\(most)")] }
            flow(mending, id.rawValue)
            if let to = service.machine.lateTarget(of: repair) {
                let late = "\(mending).late"
                let due = deadline(repair.within, repair.until)
                add(late, .late(due, host: mending, isInterrupting: true), due.text, lane: self.lane(applicant), in: place)
                flow(late, target(to, from: id, in: place))
            }
        }
        let isOnly = step.actions.isEmpty
        for (position, route) in step.routes.enumerated() {
            let isLast = position == step.routes.count - 1 && route.when == nil
            let name = step.routes.count > 1 && isLast ? say("otherwise", "selain itu") : ""
            let goal = target(route.to, from: id, in: place)
            if isLast {
                flow(gateway, goal, name: name, isDefault: true)
            } else {
                let guarded = route.when.map { isOnly ? cel($0) : "action == 'done' && (\(cel($0)))" } ?? "action == 'done'"
                flow(gateway, goal, name: name, condition: guarded)
            }
        }
    }

    private mutating func addLate(_ id: StepID, _ step: Step, in place: Place) {
        guard let late = step.late else { return }
        let due = deadline(step.within, step.until)
        let host = id.rawValue
        let lane = lane(of: step)
        if let to = late.to {
            add("\(id).late", .late(due, host: host, isInterrupting: true), due.text, lane: lane, in: place)
            flow(
                "\(id).late", target(to, from: id, in: place),
                name: late.deemed.map { say("deemed \($0.text(in: "en"))", "dianggap \($0.text(in: "id"))") } ?? "")
        } else if !late.notify.isEmpty || late.escalate != nil {
            let told = (late.notify + [late.escalate].compactMap(\.self)).map(role).joined(separator: ", ")
            add("\(id).late", .late(due, host: host, isInterrupting: false), due.text, lane: lane, in: place)
            add(
                "\(id).told", .told,
                late.escalate == nil ? say("Tell: \(told)", "Beri tahu: \(told)") : say("Pass to: \(told)", "Alihkan ke: \(told)"),
                lane: lane, in: place)
            flow("\(id).late", "\(id).told")
        }
    }

    // MARK: Blocks

    private mutating func addBlock(_ id: StepID, _ step: Step, _ name: String, _ lane: Int, in place: Place) -> Bool {
        let isTerminating: Bool
        switch step.join {
        case .any: isTerminating = true
        case .count(let n) where n < step.branches.count: return false
        default: isTerminating = false
        }
        add(id.rawValue, .subProcess, name, lane: lane, in: place)
        let join = isTerminating ? "\(id).done" : "\(id).join"
        var inner = Place(block: id, steps: [], join: join)
        add("\(id).start", .start, "", lane: lane, in: inner)
        add("\(id).fork", .fork, "", lane: lane, in: inner)
        flow("\(id).start", "\(id).fork")
        for (branchID, branch) in step.branches {
            inner.steps = Set(branch.steps.keys)
            if !isTerminating { inner.join = "\(join).\(branchID)" }
            flow("\(id).fork", entry(branch.initial))
            for (stepID, step) in branch.steps { guard add(stepID, step, in: inner) else { return false } }
            if let merge = inner.join, merge != join { finish(merge, join, lane, in: inner) }
        }
        if !isTerminating {
            add(join, .join, "", lane: lane, in: inner)
            flow(join, "\(id).done")
        }
        add("\(id).done", .blockEnd(isTerminating: isTerminating), "", lane: lane, in: inner)
        leave(id.rawValue, step.routes, in: place)
        return true
    }

    /// A join waits for each of its flows: a branch that finishes in several places comes to it by one.
    private mutating func finish(_ merge: String, _ join: String, _ lane: Int, in place: Place) {
        let finishing = flows.indices.filter { flows[$0].to == merge }
        if finishing.count == 1 {
            flows[finishing[0]].to = join
        } else if finishing.count > 1 {
            add(merge, .exclusive, "", lane: lane, in: place)
            flow(merge, join)
        }
    }

    /// The node that a way from a step leads to: within a branch, out of its block by an error caught at the block's edge, or the join.
    private mutating func target(_ to: StepID, from: StepID, in place: Place) -> String {
        if to == .join { return place.join ?? to.rawValue }
        guard let block = place.block, !place.steps.contains(to) else { return entry(to) }
        let error = "\(block).to.\(to)"
        let end = "\(from).leaves.\(to)"
        if !errors.contains(error) {
            errors.append(error)
            // Blocks do not stand in blocks of other steps than their own: the block's own place is where its steps' siblings are.
            add("\(block).left.\(to)", .caught(error: error, host: block.rawValue), "", lane: lane(applicant), in: outer(of: block))
            flow("\(block).left.\(to)", outerTarget(to, of: block))
        }
        if placeOf[end] == nil {
            add(
                end, .leaves(error: error), name(of: to), lane: placeOf[from.rawValue].map { nodes[$0].lane } ?? 0,
                in: place)
        }
        return end
    }

    private func outer(of block: StepID) -> Place {
        let owner = service.machine.owner(of: block)
        return Place(block: owner?.block, steps: Set(owner?.steps ?? service.machine.steps.keys), join: owner.map { "\($0.block).join" })
    }

    private mutating func outerTarget(_ to: StepID, of block: StepID) -> String {
        let place = outer(of: block)
        return place.steps.contains(to) || place.block == nil ? entry(to) : target(to, from: block, in: place)
    }

    // MARK: Ways

    private mutating func leave(_ from: String, _ routes: [Route], in place: Place, isSkipping: Bool = false) {
        let step = StepID(from.split(separator: ".").first.map(String.init) ?? from)
        guard routes.count > 1 || isSkipping || routes.first?.when != nil else {
            if let route = routes.first { flow(from, target(route.to, from: step, in: place)) }
            return
        }
        var from = from
        if !isSkipping, let node = placeOf[from].map({ nodes[$0] }), node.kind != .exclusive {
            add("\(step).next", .exclusive, "", lane: node.lane, in: place)
            flow(from, "\(step).next")
            from = "\(step).next"
        }
        for (position, route) in routes.enumerated() {
            let goal = target(route.to, from: step, in: place)
            let isLast = position == routes.count - 1 && route.when == nil
            if isLast {
                flow(from, goal, name: say("otherwise", "selain itu"), isDefault: true)
            } else {
                flow(from, goal, condition: route.when.map { cel($0) } ?? "true")
            }
        }
    }

    /// The node by which a step is entered.
    private func entry(_ id: StepID) -> String {
        guard let step = service.step(id) else { return id.rawValue }
        if step.when != nil { return "\(id).when" }
        return own(id, step)
    }

    private func own(_ id: StepID, _ step: Step) -> String { step.pays.isEmpty ? id.rawValue : "\(id).due" }

    private mutating func flow(_ from: String, _ to: String, name: String = "", condition: String? = nil, isDefault: Bool = false) {
        flows.append(BPMNProcess.Flow(from: from, to: to, name: name, condition: condition, isDefault: isDefault))
    }

    private mutating func cel(_ condition: Expression) -> String {
        let (text, isGiven) = CELCondition.text(condition)
        if isGiven { isGiving = true }
        return text
    }

    /// Appends a node, and says where it is.
    @discardableResult
    private mutating func add(_ id: String, _ kind: BPMNProcess.Kind, _ name: String, lane: Int, in place: Place, step: StepID? = nil)
        -> Int
    {
        var node = BPMNProcess.Node(id: id, kind: kind, name: name)
        node.lane = lane
        node.block = place.block?.rawValue
        node.step = step
        placeOf[id] = nodes.count
        nodes.append(node)
        return nodes.count - 1
    }

    // MARK: Who and when

    private var applicant: String { say("Applicant", "Pemohon") }

    private func role(_ id: RoleID) -> String {
        id == .applicant || id == .filer ? applicant : catalog.roles[id]?.name[language] ?? id.rawValue
    }

    private mutating func lane(of step: Step) -> Int {
        if step.kind == .end { return lane(applicant) }
        if let first = step.performers?.roles.first { return lane(role(first)) }
        if step.kind == .payment { return lane(applicant) }
        // A system that a person acts through has no lane.
        if let call = step.call { return lane(catalog.systems[call]?.name[language] ?? call.rawValue) }
        return lane(nobody)
    }

    private var nobody: String { say("By itself", "Otomatis") }

    /// What the author named by an id alone is read as words.
    private func name(of id: StepID) -> String {
        let name = service.stepName(id, in: language)
        return name == id.rawValue ? name.idAsWords : name.prefix(1).uppercased() + name.dropFirst()
    }

    private mutating func lane(_ name: String) -> Int {
        if let place = lanes.firstIndex(of: name) { return place }
        lanes.append(name)
        return lanes.count - 1
    }

    private func deadlineText(_ within: Rows<TimeLimit>?, _ until: Rows<Expression>?) -> String? {
        if let within { return within.rows.map { $0.value.text(in: language, of: service) }.joined(separator: " / ") }
        return until.map { $0.rows.map(\.value.text).joined(separator: " / ") }
    }

    private func deadline(_ within: Rows<TimeLimit>?, _ until: Rows<Expression>?) -> BPMNProcess.Deadline {
        let text = deadlineText(within, until) ?? say("the promise", "janji layanan")
        guard let limit = within?.constant, limit.per == nil else { return BPMNProcess.Deadline(duration: nil, text: text) }
        return BPMNProcess.Deadline(duration: limit.range.promised.iso8601, text: text)
    }

    // MARK: What is said otherwise

    private mutating func tellWhatDiffers() {
        let steps = service.machine.allSteps
        func note(_ holds: Bool, _ en: String, _ id: String) { if holds { notes.append(EmissionNote("workflow", en: en, id: id)) } }
        note(
            isGiving, "conditions beyond plain CEL are given by the host as `given['…']`",
            "syarat di luar CEL biasa diberikan oleh sistem induk sebagai `given['…']`")
        note(
            nodes.contains { if case .timer = $0.kind { true } else if case .late = $0.kind { true } else { false } },
            "timers count days of the clock, weekends added for working days, holidays not; the host moves them by the region's calendar",
            "pengatur waktu menghitung hari jam dinding, akhir pekan ditambahkan untuk hari kerja, hari libur tidak; sistem induk menggesernya menurut kalender daerah"
        )
        note(
            steps.contains { step in step.actions.values.contains { $0.atMost != nil } },
            "how often an action may be taken is told (mpp:atMost) and not enforced",
            "batas berapa kali suatu tindakan boleh diambil disebut (mpp:atMost) dan tidak dipaksakan")
        note(
            steps.contains { ($0.performers?.roles.count ?? 0) > 1 },
            "where several roles act, one user task waits until the host says that all have",
            "bila beberapa peran bertindak, satu tugas menunggu sampai sistem induk menyatakan semuanya selesai")
        note(
            service.machine.isWithdrawable, "withdrawal is not drawn: the host ends the process",
            "penarikan tidak digambar: sistem induk mengakhiri proses")
        note(steps.contains { $0.extend != nil }, "a time is lengthened by the host", "perpanjangan waktu dilakukan sistem induk")
    }
}

extension Period {
    /// As ISO 8601 has it, in days of the clock: for five working days a week, so that no timer is early by a weekend.
    var iso8601: String {
        switch unit {
        case .workingDays: "P\(amount + 2 * ((amount + 4) / 5))D"
        case .hours: "PT\(amount)H"
        case .minutes: "PT\(amount)M"
        case .days: "P\(amount)D"
        case .weeks: "P\(amount * 7)D"
        case .months: "P\(amount)M"
        case .years: "P\(amount)Y"
        }
    }
}
