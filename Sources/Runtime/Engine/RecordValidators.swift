import ServiceIR

/// The checks of what is filled in on steps and with actions, by step, by place of a join, by action.
struct RecordValidators: Sendable {
    private struct Key: Hashable {
        var step: StepID
        var role: RoleID?
        var action: ActionID?
    }
    private let validators: [Key: RecordValidator]

    init(_ service: CompiledService, probe: EvaluationProbe?) throws {
        var validators: [Key: RecordValidator] = [:]
        try RecordValidators.collect(service.machine.steps, service, RowLists(service), probe, into: &validators)
        self.validators = validators
    }

    private static func collect(
        _ steps: OrderedMap<StepID, Step>, _ service: CompiledService, _ lists: RowLists, _ probe: EvaluationProbe?,
        into validators: inout [Key: RecordValidator]
    ) throws {
        for (id, step) in steps {
            for branch in step.branches.values { try collect(branch.steps, service, lists, probe, into: &validators) }
            guard step.kind == .task || step.kind == .payment || step.kind == .notice else { continue }
            // What asks nothing takes nothing.
            for action in [ActionID.done, .extend] {
                validators[Key(step: id, action: action)] = try RecordValidator(
                    fields: [:], documents: [:], names: [], tables: service.tables, probe: probe)
            }
            validators[Key(step: id)] = try RecordValidator(
                fields: step.fields, documents: step.documents, names: [[id.rawValue]], form: service.form, lists: lists,
                tables: service.tables, probe: probe)
            if step.recordsByRole {
                for role in step.performers?.roles ?? [] {
                    validators[Key(step: id, role: role)] = try RecordValidator(
                        fields: step.fields, documents: step.documents, names: [[id.rawValue, role.rawValue], [id.rawValue]],
                        form: service.form, lists: lists, tables: service.tables, probe: probe
                    )
                }
            }
            for (name, action) in step.actions {
                validators[Key(step: id, action: name)] = try RecordValidator(
                    fields: action.fields, documents: action.documents, names: [[id.rawValue, name.rawValue]], form: service.form,
                    lists: lists, tables: service.tables, probe: probe)
            }
        }
    }

    func ofStep(_ step: StepID, role: RoleID?) -> RecordValidator? {
        validators[Key(step: step, role: role)] ?? validators[Key(step: step)]
    }
    func ofAction(_ step: StepID, _ action: ActionID) -> RecordValidator? { validators[Key(step: step, action: action)] }
}

extension Step {
    /// Whether what is recorded here is read by role: several roles, of which more than one fills it in.
    public var recordsByRole: Bool {
        guard let performers, performers.areSeveral else { return false }
        return performers.join != .any
    }
    var asksAnything: Bool { !fields.isEmpty || !documents.isEmpty }
}
