import ServiceIR

extension Machine {
    /// All steps, those of branches behind their block.
    var allSteps: [Step] { Self.all(steps) }

    private static func all(_ steps: OrderedMap<StepID, Step>) -> [Step] {
        steps.values.flatMap { step in [step] + step.branches.values.flatMap { all($0.steps) } }
    }

    /// Where a repair leads that is over time; `nil` where it has all the time.
    func lateTarget(of repair: Repair) -> StepID? {
        repair.lateTo ?? (repair.within != nil || repair.until != nil ? lapsedEnd : nil)
    }

    /// Whether the step stands in a drawing: an end that nobody wrote only where something leads to it.
    func isDrawn(_ id: StepID, _ step: Step) -> Bool {
        guard step.kind == .end, step.name == nil, id == lapsedEnd || id == withdrawnEnd else { return true }
        return leads(steps, to: id)
    }

    private func leads(_ steps: OrderedMap<StepID, Step>, to id: StepID) -> Bool {
        steps.values.contains { step in
            step.routes.contains { $0.to == id } || step.late?.to == id
                || step.actions.values.contains { action in
                    action.routes.contains { $0.to == id } || action.repair.map { lateTarget(of: $0) == id } ?? false
                } || step.branches.values.contains { leads($0.steps, to: id) }
        }
    }

    /// The block and the branch that a step stands in; `nil` outside any.
    func owner(of id: StepID) -> (block: StepID, steps: [StepID])? { Self.owner(of: id, in: steps) }

    private static func owner(of id: StepID, in steps: OrderedMap<StepID, Step>) -> (block: StepID, steps: [StepID])? {
        for (block, step) in steps {
            for branch in step.branches.values {
                if branch.steps[id] != nil { return (block, branch.steps.keys) }
                if let found = owner(of: id, in: branch.steps) { return found }
            }
        }
        return nil
    }
}
