extension CompiledService {
    /// Every role that some step names, each once, escalation included.
    public var performingRoles: [RoleID] {
        var seen: Set<RoleID> = []
        return CompiledService.roles(in: machine.steps).filter { seen.insert($0).inserted }
    }

    private static func roles(in steps: OrderedMap<StepID, Step>) -> [RoleID] {
        steps.values.flatMap { step in
            (step.performers?.roles ?? []) + [step.late?.escalate].compactMap(\.self) + step.branches.values.flatMap { roles(in: $0.steps) }
        }
    }
}
