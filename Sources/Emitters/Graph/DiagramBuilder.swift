import ServiceIR

/// Reads a machine into boxes, arrows and frames, in the author's order.
struct DiagramBuilder {
    typealias Box = WorkflowDiagram.Box
    typealias Frame = WorkflowDiagram.Frame

    let service: CompiledService
    let catalog: CompiledCatalog
    let words: DiagramWords
    private let numbers: StepNumbers
    private(set) var arrows: [WorkflowDiagram.Arrow] = []

    init(service: CompiledService, catalog: CompiledCatalog, words: DiagramWords) {
        self.service = service
        self.catalog = catalog
        self.words = words
        numbers = StepNumbers(service.machine)
    }

    mutating func frame(id: String, title: String, steps: OrderedMap<StepID, Step>, join: String?) -> Frame {
        var boxes: [Box] = []
        var frames: [Frame] = []
        for (stepID, step) in steps where service.machine.isDrawn(stepID, step) {
            boxes.append(box(stepID, step))
            if step.kind == .parallel {
                let meeting = Self.joinID(stepID)
                boxes.append(
                    Box(id: meeting, shape: .join, name: words.meeting(step.join, of: step.branches.count), number: numbers[stepID]))
                for (branchID, branch) in step.branches {
                    let name = branch.steps[branch.initial].flatMap { self.name(of: $0) } ?? branchID.rawValue
                    frames.append(frame(id: "\(stepID)_\(branchID)", title: name, steps: branch.steps, join: meeting))
                    frames[frames.count - 1].block = Self.stepID(stepID)
                    arrow(from: Self.stepID(stepID), to: branch.initial, in: meeting, "")
                }
            }
            addArrows(stepID, step, join: join)
        }
        return Frame(id: id, title: title, boxes: boxes, frames: frames)
    }

    private func box(_ id: StepID, _ step: Step) -> Box {
        let own = name(of: step)
        let name = own ?? (words.prose == nil ? id.rawValue : service.stepName(id, in: words.language))
        var box = Box(id: Self.stepID(id), shape: shape(of: step), name: name, number: numbers[id])
        switch step.kind {
        case .end:
            let end = words.end(step.end ?? .granted)
            if name != end { box.details = [end] }
            return box
        case .task: box.details = step.pays.compactMap { service.payable($0)?.name.rows.last?.value[words.language] }
        case .payment: box.details = step.pays.compactMap { service.fee.items[$0]?.name.rows.last?.value[words.language] }
        // Without a name of its own it is called by what it releases.
        case .release where own == nil && words.prose != nil: break
        case .release: box.details = step.releases.compactMap { service.outputs[$0]?.name.rows.last?.value[words.language] }
        case .notice: box.details = [words.notice]
        case .parallel where words.prose != nil: box.details = [words.block]
        case .automatic, .parallel, .wait: break
        }
        if let when = step.when, words.prose != nil { box.details.insert(words.only(when), at: 0) }
        if let performers = step.performers {
            box.roles = performers.roles
            let rows = performers.rows.rows.map { row in
                let roles = row.value.map(role).joined(separator: ", ")
                let several = row.value.count > 1 ? performers.join.map { " (\(words.join($0, of: row.value.count)))" } ?? "" : ""
                let isOneOfSeveral = words.prose != nil && performers.rows.rows.count > 1
                let condition = isOneOfSeveral ? " \(row.when.map(words.condition) ?? words.otherwise)" : ""
                return roles + several + condition
            }
            box.join = performers.areSeveral ? performers.join : nil
            box.performers = [rows.joined(separator: " / ")]
        }
        if let within = step.within?.rows.map({ $0.value.spoken(in: words.language, of: service) }), !within.isEmpty {
            box.times.append(within.joined(separator: " / "))
        }
        if let until = step.until { box.times.append(until.rows.map { words.until($0.value) }.joined(separator: " / ")) }
        if let call = step.call { box.system = [catalog.systems[call]?.name[words.language] ?? call.rawValue] }
        return box
    }

    private func shape(of step: Step) -> WorkflowDiagram.Shape {
        switch step.kind {
        case .end: .end(step.end ?? .granted)
        case .task: .task
        case .payment: .payment
        case .release: .release
        case .automatic: .automatic
        case .parallel: .block
        case .wait: .wait
        case .notice: .notice
        }
    }

    private mutating func addArrows(_ id: StepID, _ step: Step, join: String?) {
        let from = step.kind == .parallel ? Self.joinID(id) : Self.stepID(id)
        for (index, route) in step.routes.enumerated() {
            let isElse = route.when == nil && step.routes.count > 1 && index == step.routes.count - 1
            arrow(from: from, to: route.to, in: join, route.when.map(words.condition) ?? (isElse ? words.otherwise : ""))
        }
        if let when = step.when, words.prose == nil {
            for route in step.routes {
                arrow(from: Self.stepID(id), to: route.to, in: join, "\(words.passed): !(\(when.text))", isExceptional: true)
            }
        }
        for (actionID, action) in step.actions {
            var caption = action.name.rows.last?.value[words.language] ?? actionID.rawValue
            if let times = action.atMost { caption += " (\(words.atMost(times)))" }
            for route in action.routes {
                let when = route.when.map { "\(caption): \(words.condition($0))" } ?? caption
                arrow(from: Self.stepID(id), to: route.to, in: join, when, isExceptional: action.goesBack)
            }
            guard let repair = action.repair else { continue }
            if let within = repair.within?.rows.last?.value { caption += ", \(within.text(in: words.language, of: service))" }
            arrow(from: Self.stepID(id), to: id, in: join, "\(caption): \(words.repair)", isExceptional: true)
            if let to = service.machine.lateTarget(of: repair) {
                arrow(from: Self.stepID(id), to: to, in: join, words.unmended, isExceptional: true)
            }
        }
        if let late = step.late, let to = late.to {
            let time = step.within?.constant?.text(in: words.language, of: service) ?? ""
            arrow(
                from: Self.stepID(id), to: to, in: join, late.deemed.map(words.deemed) ?? words.late(step, after: time), isExceptional: true
            )
        }
        if let extend = step.extend {
            let more =
                extend.within?.rows.last?.value.text(in: words.language, of: service) ?? extend.until?.rows.last.map {
                    words.date($0.value)
                } ?? ""
            arrow(from: Self.stepID(id), to: id, in: join, "\(words.extend): \(more) (\(words.atMost(extend.atMost)))", isExceptional: true)
        }
    }

    mutating func arrow(from: String, to: StepID, in join: String?, _ caption: String, isExceptional: Bool = false) {
        let target = to == .join ? join ?? Self.stepID(to) : Self.stepID(to)
        arrows.append(.init(from: from, to: target, caption: caption, isExceptional: isExceptional))
    }

    private func name(of step: Step) -> String? { step.name?.rows.last?.value[words.language] }

    private func role(_ id: RoleID) -> String {
        if id == .applicant || id == .filer { return words.applicant }
        return catalog.roles[id]?.name[words.language] ?? id.rawValue
    }

    // Prefixed, since both languages of drawings have words of their own (`end`, `graph`, `node`).
    private static func stepID(_ id: StepID) -> String { "l_\(id)" }
    private static func joinID(_ id: StepID) -> String { "k_\(id)" }
}

extension TimeLimit {
    /// As people say it: no time at all is the same day.
    func spoken(in language: LanguageID, of service: CompiledService) -> String {
        guard range.promised.amount == 0 else { return text(in: language, of: service) }
        return language == "en" ? "on the same day" : "pada hari yang sama"
    }
}
