import ServiceIR

/// Where each step of a machine stands: inside which branches of which blocks.
struct Layout: Sendable {
    /// One block on the way from the outside in, and the branch taken there.
    struct Frame: Hashable, Sendable {
        var block: StepID
        var branch: BranchID
    }
    struct Place: Sendable {
        var step: Step
        var path: [Frame]
    }

    private let places: [StepID: Place]
    /// In the order of the file, blocks before their branches.
    let order: [StepID]

    init(_ machine: Machine) {
        var places: [StepID: Place] = [:]
        var order: [StepID] = []
        Layout.collect(machine.steps, path: [], into: &places, &order)
        self.places = places
        self.order = order
    }

    private static func collect(
        _ steps: OrderedMap<StepID, Step>, path: [Frame], into places: inout [StepID: Place], _ order: inout [StepID]
    ) {
        for (id, step) in steps {
            places[id] = Place(step: step, path: path)
            order.append(id)
            for (branch, part) in step.branches {
                collect(part.steps, path: path + [Frame(block: id, branch: branch)], into: &places, &order)
            }
        }
    }

    subscript(id: StepID) -> Step? { places[id]?.step }
    func path(of id: StepID) -> [Frame]? { places[id]?.path }

    /// The outputs that a step numbers.
    var numberedOutputs: Set<OutputID> { Set(places.values.flatMap(\.step.numbers)) }

    /// Whether somebody books something at a step.
    var takesSlots: Bool {
        places.values.contains { $0.step.fields.takesSlots || $0.step.actions.values.contains { $0.fields.takesSlots } }
    }

    /// Whether some way from `start`, after leaving it, comes to a step that `isWanted`.
    func canReach(from start: StepID, _ isWanted: (Step) -> Bool) -> Bool {
        var seen: Set<StepID> = []
        var open = targets(of: start)
        while let id = open.popLast() {
            guard seen.insert(id).inserted, let step = self[id] else { continue }
            if isWanted(step) { return true }
            open += targets(of: id)
        }
        return false
    }

    /// Where a step can lead, a finished branch to where its block leads.
    private func targets(of id: StepID) -> [StepID] {
        guard let place = places[id] else { return [] }
        let step = place.step
        var targets = step.routes.map(\.to) + [step.late?.to].compactMap { $0 } + step.branches.values.map(\.initial)
        for action in step.actions.values {
            targets += action.routes.map(\.to)
            if let late = action.repair?.lateTo { targets.append(late) }
        }
        return targets.flatMap { $0 == .join ? exits(of: place.path) : [$0] }
    }

    /// Where the innermost block of a path leads once it is joined, from the block around it on where that is finished too.
    private func exits(of path: [Frame]) -> [StepID] {
        guard let block = path.last?.block, let step = self[block] else { return [] }
        return step.routes.flatMap { $0.to == .join ? exits(of: path.dropLast()) : [$0.to] }
    }
}
