import ServiceIR

/// Reads a machine into boxes, arrows and frames, in the author's order.
struct DiagramBuilder {
    typealias Box = WorkflowDiagram.Box
    typealias Frame = WorkflowDiagram.Frame

    let service: CompiledService
    let catalog: CompiledCatalog
    let words: DiagramWords
    private(set) var arrows: [WorkflowDiagram.Arrow] = []

    init(service: CompiledService, catalog: CompiledCatalog, words: DiagramWords) {
        self.service = service
        self.catalog = catalog
        self.words = words
    }

    mutating func frame(id: String, title: String, steps: OrderedMap<StepID, Step>, join: String?) -> Frame {
        var boxes: [Box] = []
        var frames: [Frame] = []
        for (stepID, step) in steps where isDrawn(stepID, step) {
            boxes.append(box(stepID, step))
            if step.kind == .parallel {
                let meeting = Self.joinID(stepID)
                let text = step.join.map { words.join($0, of: step.branches.count) } ?? words.joined
                boxes.append(Box(id: meeting, shape: .join, lines: [text]))
                for (branchID, branch) in step.branches {
                    let name = branch.steps[branch.initial].flatMap { self.name(of: $0) } ?? branchID.rawValue
                    frames.append(frame(id: "\(stepID)_\(branchID)", title: name, steps: branch.steps, join: meeting))
                    arrow(from: Self.stepID(stepID), to: branch.initial, in: meeting, "")
                }
            }
            addArrows(stepID, step, join: join)
        }
        return Frame(id: id, title: title, boxes: boxes, frames: frames)
    }

    /// The ends that nobody wrote are drawn only where something leads to them.
    private func isDrawn(_ id: StepID, _ step: Step) -> Bool {
        let machine = service.machine
        guard step.kind == .end, id == machine.lapsedEnd || id == machine.withdrawnEnd, step.name == nil else { return true }
        return Self.targets(of: machine.steps).contains(id)
    }

    private static func targets(of steps: OrderedMap<StepID, Step>) -> Set<StepID> {
        var found: Set<StepID> = []
        for (_, step) in steps {
            found.formUnion(step.routes.map(\.to))
            for (_, action) in step.actions {
                found.formUnion(action.routes.map(\.to))
                if let to = action.repair?.lateTo { found.insert(to) }
            }
            if let to = step.late?.to { found.insert(to) }
            for (_, branch) in step.branches { found.formUnion(targets(of: branch.steps)) }
        }
        return found
    }

    private func box(_ id: StepID, _ step: Step) -> Box {
        let named = name(of: step)
        var lines: [String] = []
        let shape: WorkflowDiagram.Shape
        switch step.kind {
        case .end:
            let end = step.end ?? .granted
            shape = .end(end)
            let name = named ?? id.rawValue
            return Box(id: Self.stepID(id), shape: shape, lines: name == words.end(end) ? [name] : [name, words.end(end)])
        case .task:
            shape = .task
            lines += step.pays.compactMap { service.payable($0)?.name.rows.last?.value[words.language] }
        case .payment:
            shape = .payment
            lines += step.pays.compactMap { service.fee.items[$0]?.name.rows.last?.value[words.language] }
        case .release:
            shape = .release
            lines += step.releases.compactMap { service.outputs[$0]?.name.rows.last?.value[words.language] }
        case .automatic: shape = .automatic
        case .parallel: shape = .block
        case .wait: shape = .wait
        case .notice:
            shape = .notice
            lines.append(words.notice)
        }
        if let performers = step.performers {
            let rows = performers.rows.rows.map { row in
                let roles = row.value.map(role).joined(separator: ", ")
                guard row.value.count > 1, let join = performers.join else { return roles }
                return "\(roles) (\(words.join(join, of: row.value.count)))"
            }
            lines.append(rows.joined(separator: " / "))
        }
        if let within = step.within?.rows.map({ $0.value.text(in: words.language, of: service) }), !within.isEmpty {
            lines.append(within.joined(separator: " / "))
        }
        if let until = step.until { lines.append(until.rows.map { "\(words.until) \($0.value.text)" }.joined(separator: " / ")) }
        if let call = step.call { lines.append(catalog.systems[call]?.name[words.language] ?? call.rawValue) }
        return Box(id: Self.stepID(id), shape: shape, lines: [named ?? id.rawValue] + lines)
    }

    private mutating func addArrows(_ id: StepID, _ step: Step, join: String?) {
        let from = step.kind == .parallel ? Self.joinID(id) : Self.stepID(id)
        for (index, route) in step.routes.enumerated() {
            let isElse = route.when == nil && step.routes.count > 1 && index == step.routes.count - 1
            arrow(from: from, to: route.to, in: join, route.when?.text ?? (isElse ? words.otherwise : ""))
        }
        if let when = step.when {
            for route in step.routes {
                arrow(from: Self.stepID(id), to: route.to, in: join, "\(words.passed): !(\(when.text))", isExceptional: true)
            }
        }
        for (actionID, action) in step.actions {
            var caption = action.name.rows.last?.value[words.language] ?? actionID.rawValue
            if let times = action.atMost { caption += " (\(words.atMost(times)))" }
            for route in action.routes {
                let when = route.when.map { "\(caption): \($0.text)" } ?? caption
                arrow(from: Self.stepID(id), to: route.to, in: join, when, isExceptional: action.goesBack)
            }
            guard let repair = action.repair else { continue }
            if let within = repair.within?.rows.last?.value { caption += ", \(within.text(in: words.language, of: service))" }
            arrow(from: Self.stepID(id), to: id, in: join, "\(caption): \(words.repair)", isExceptional: true)
            if let to = repair.lateTo { arrow(from: Self.stepID(id), to: to, in: join, words.late, isExceptional: true) }
        }
        if let late = step.late, let to = late.to {
            arrow(from: Self.stepID(id), to: to, in: join, late.deemed.map(words.deemed) ?? words.late, isExceptional: true)
        }
        if let extend = step.extend {
            let more = extend.within?.rows.last?.value.text(in: words.language, of: service) ?? extend.until?.rows.last?.value.text ?? ""
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
