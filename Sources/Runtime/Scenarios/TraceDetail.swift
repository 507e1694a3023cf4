import ServiceIR

/// What one event of a scenario did to its case, so that another engine can be given the same event and be compared.
public struct TraceDetail: Hashable, Sendable {
    /// The lines of the history that the event wrote.
    public var moments: [Moment]
    /// How many visits of each step began.
    public var visits: OrderedMap<StepID, Int> = [:]
    /// How many places of a step the event filled.
    public var places = 0
    /// What the names in the conditions of the workflow are worth after it, the conditions themselves, and `STEP.outstanding`, what is still to be
    /// paid there; those that have a value.
    public var values: JSONObject = [:]
    public var end: StepID?

    init(_ engine: Engine, from before: Case?, to after: Case, at instant: Instant) {
        moments = Array(after.history.dropFirst(before?.history.count ?? 0))
        for (id, record) in after.records {
            let began = record.visits - (before?.records[id]?.visits ?? 0)
            if began > 0 { visits[id] = began }
        }
        end = after.end?.step
        if let before { places = engine.placesFilled(moments, from: before, to: after) }
        guard let submission = engine.submissions.restore(after.submission, in: engine.catalog.timeZone) else { return }
        for id in engine.layout.order {
            guard let step = engine.layout[id], !step.pays.isEmpty else { continue }
            values[ID("\(id).outstanding")] = .integer(step.pays.reduce(0) { $0 + (after.fees[$1]?.outstanding ?? 0) })
        }
        let environment = Run(engine, after, submission, at: instant).environment
        let zone = engine.catalog.timeZone
        for condition in engine.layout.conditions {
            if let holds = try? environment.holds(condition) { values[ID(condition.text)] = .bool(holds) }
            for name in engine.programs[condition.text]?.names ?? [] {
                values[ID(name.joined(separator: "."))] = environment.value(of: name)?.json(in: zone)
            }
        }
    }
}

extension Engine {
    /// How many places of the step on which somebody said `done` are filled by that: where the step was left, all that were missing.
    fileprivate func placesFilled(_ moments: [Moment], from before: Case, to after: Case) -> Int {
        guard let act = moments.first(where: { $0.kind == .acted && $0.action == .done }), let id = act.step, let step = layout[id],
            let path = layout.path(of: id), let old = before.position(at: path)
        else { return 0 }
        let places = old.places(of: step, applicants(of: before))
        guard let new = after.position(at: path), new.step == id, new.visit == old.visit else {
            return max(1, places.needed - places.filled)
        }
        return new.places(of: step, applicants(of: after)).filled - places.filled
    }
}

extension Layout {
    /// The conditions that decide which way a case goes, and how many must say `done`.
    fileprivate var conditions: [Expression] {
        order.compactMap { self[$0] }.flatMap { step in
            let routes = step.routes + step.actions.values.flatMap(\.routes)
            return [step.when].compactMap(\.self) + routes.compactMap(\.when) + (step.performers?.by?.guards ?? [])
        }
    }
}
