import ServiceIR

extension ServiceLowering {
    func promises(into service: inout CompiledService) {
        switch syntax.value(.sla) {
        case .string?: service.promiseIsBySteps = true
        case .map(let map)?:
            if case .string("none")? = map.value(.within) {
                service.promiseIsNone = true
                if !map.has(.legalBasis), let within = map[.within] {
                    sink.report(.missingKey(.legalBasis, of: Keywords.shape(.promise).noun, at: within.span))
                }
                _ = laws(map)
            } else if let promise = promise(map) {
                service.promises[.sla] = promise
            }
        case .entries(let entries)?:
            for entry in entries {
                guard let map = entry.map, let promise = promise(map) else { continue }
                service.promises[PromiseID(entry.id.value)] = promise
            }
        default: break
        }
    }

    private func promise(_ map: SyntaxMap) -> Promise? {
        var result = Promise()
        result.name = map.text(.name)
        let legalBasis = laws(map)
        var facts = sure.none
        if let (event, after) = event(map, .starts) {
            result.starts = event
            facts = after
        }
        result.ends = event(map, .ends)?.event
        result.legalBasis = legalBasis
        let scope = self.scope(at: facts)
        if case .string? = map.value(.within), let within = map[.within] {
            sink.report(
                .misplaced(
                    .within, at: within.name,
                    in: Words(en: "one of several promises as `none`", id: "salah satu dari beberapa janji sebagai `none`")))
        }
        result.within = promisedRows(map, in: scope)
        result.until = dateRows(map, .until, in: scope)
        if !map.has(.within), !map.has(.until) {
            sink.report(.missingKey(.within, of: Keywords.shape(.promise).noun, at: map.members.first?.name ?? map.span))
            return nil
        }
        return result.within == nil && result.until == nil ? nil : result
    }

    /// The rows of `within`. Where the last is `none`, nothing is promised to whoever meets no other: it is left out, and no row holds.
    private func promisedRows(_ map: SyntaxMap, in scope: Scope) -> Rows<TimeLimit>? {
        guard case .rows(let written)? = map.value(.within) else { return timeRows(map, .within, in: scope) }
        func isNone(_ row: SyntaxRow) -> Bool { if case .string = row.value { true } else { false } }
        for row in written.dropLast() where isNone(row) {
            sink.report(.misplacedRow("none", at: row.span))
        }
        let all = rows(map, .within, in: scope) { value, holding -> TimeLimit?? in
            if case .string = value { .some(nil) } else { timeLimit(value, in: scope, assuming: holding).map { .some($0) } }
        }
        guard let all, let last = written.last else { return nil }
        if isNone(last), !map.has(.legalBasis) {
            sink.report(
                .missingKey(
                    .legalBasis, of: Keywords.shape(.promise).noun, at: last.span,
                    says: Keyword.Summary(en: "the law by which no time is promised", id: "dasar hukum tidak adanya janji waktu")))
        }
        let promised = all.rows.compactMap { row in row.value.map { Rows<TimeLimit>.Row(when: row.when, $0) } }
        return promised.isEmpty ? nil : Rows(promised)
    }

    /// An event with what is sure right after it.
    private func event(_ map: SyntaxMap, _ key: Key) -> (event: StepEvent, after: FactSet)? {
        guard case .event(let step, let action)? = map[key]?.value else { return nil }
        guard let declaration = declarations.step(step.value) else {
            if !syntax.isFaulty(.workflow) {
                sink.report(.unknownStep(step, known: declarations.steps.map(\.id), among: declarations.steps))
            }
            return nil
        }
        guard let action, action.value != "done" else {
            let id = action.map { ActionID($0.value) }
            return (StepEvent(step: StepID(step.value), action: id), sure.after(declaration, declarations))
        }
        guard let number = declaration.actions.firstIndex(where: { $0.id == action.value }) else {
            if !declaration.map.isFaulty(.actions) {
                sink.report(.unknownName(action, .action, known: declaration.actions.map(\.id)))
            }
            return nil
        }
        return (
            StepEvent(step: StepID(step.value), action: ActionID(action.value)), sure.after(declaration, action: number, declarations)
        )
    }
}

extension ID where Kind == Promise {
    /// The id of the one promise of a service that names none.
    public static var sla: PromiseID { "sla" }
}
