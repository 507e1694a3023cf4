import ServiceIR

// What one may do on a step besides `done`: actions, repairs, reasons, and what follows when it is late.
extension ServiceLowering {
    func action(
        _ action: ActionDeclaration, _ number: Int, of step: StepDeclaration, in own: Scope, entered: [Node], _ toGranted: [Bool]
    ) -> Action? {
        let map = action.map
        let name = textRows(map, .name, in: own, assuming: entered)
        var result = Action(name: name ?? Rows([]))
        let after = scope(at: sure.after(step, action: number, declarations))
        result.goesBack = SureValues.goesBack(action, of: step, declarations)
        result.asksStepFields =
            SureValues.asks(action, of: step, declarations) && (!step.fields.isEmpty || !step.map.entries(.documents).isEmpty)
        for field in action.fields {
            let asked = scopes.when(of: [step.id, action.id, field.id]).map { [$0] } ?? []
            let place = FieldPlace(
                name: "\(step.id).\(action.id).\(field.id)", path: [step.id, action.id, field.id], around: entered, asked: entered + asked)
            if let lowered = self.field(field, in: own, at: place) { result.fields[FieldID(field.id)] = lowered }
        }
        result.documents = documents(map.entries(.documents), in: own, assuming: entered)
        var scope = after.nested()
        for field in step.fields + action.fields {
            let path = action.fields.contains { $0.id == field.id } ? [step.id, action.id, field.id] : [step.id, field.id]
            scope.alias(field.id, to: path)
        }
        result.routes = routes(map.value(.to), of: step, in: scope, assuming: entered, reason: nil)
        result.message = map.text(.message)
        result.shows = map.names(.shows).compactMap { shown($0, on: step, action) }
        result.atMost = map.count(.atMost)
        result.reason = reasonOptions(map)
        if let repair = map.map(.repair) {
            result.repair = self.repair(repair, of: step, in: own)
            result.atMost = repair.count(.atMost) ?? result.atMost ?? catalog?.returnsAtMost
            result.reason.isRequired = true
        } else if result.goesBack {
            result.atMost = result.atMost ?? catalog?.returnsAtMost
            result.reason.isRequired = true
        }
        if losesGranted(result.routes, from: step, toGranted) { result.reason.isRequired = true }
        return name == nil ? nil : result
    }

    func repair(_ map: SyntaxMap, of step: StepDeclaration, in scope: Scope) -> Repair {
        var result = Repair(within: timeRows(map, .within, in: scope))
        result.until = dateRows(map, .until, in: scope)
        if !map.has(.within), !map.has(.until) { result.within = catalog?.repairWithin.map { Rows(always: TimeLimit($0)) } }
        guard let late = map.map(.late) else { return result }
        for member in late.members where member.key != .to && member.key != .reason {
            sink.report(.misplaced(member.key, at: member.name, in: Words(en: "a repair's `late`", id: "`late` pada perbaikan")))
        }
        if let to = late.name(.to) { result.lateTo = target(to, from: step) }
        result.lateReason = late.text(.reason)
        return result
    }

    /// Whether an act may lead where `granted` can no longer be reached, without a reason that stands beside that way.
    func losesGranted(_ routes: [Route], from step: StepDeclaration, _ toGranted: [Bool]) -> Bool {
        guard toGranted[step.place] else { return false }
        return routes.contains { $0.reason == nil && declarations.stepPlaces[$0.to.rawValue].map { !toGranted[$0] } ?? false }
    }

    func reasonText(_ map: SyntaxMap) -> LocalText? { map.text(.reason) }

    func reasonOptions(_ map: SyntaxMap) -> ReasonPolicy {
        guard let written = map.map(.reason) else {
            if let reason = map[.reason], case .text = reason.value, map.has(.by) {
                sink.report(.wrongReason(at: reason.span))
            }
            return ReasonPolicy()
        }
        var options = OrderedMap<ReasonID, LocalText>()
        for entry in written.entries(.options) { if case .text(let text) = entry.value { options[ReasonID(entry.id.value)] = text } }
        return ReasonPolicy(isRequired: true, options: options)
    }

    /// The step's own, else its role's, else the catalog's, where the step has a clock of its own or of an officer's work.
    func late(_ step: StepDeclaration) -> Late? {
        let map = step.map
        if let own = map.map(.late) {
            var late = Late()
            late.notify = own.names(.notify).compactMap { role($0) }
            late.escalate = own.name(.escalate).flatMap { role($0) }
            late.to = own.name(.to).flatMap { target($0, from: step) }
            late.reason = own.text(.reason)
            if let a = own[.escalate], let b = own[.to] { sink.report(.contradiction(.escalate, a.name, .to, b.name)) }
            if let reason = own[.reason], own[.to] == nil, own[.deemed] == nil {
                sink.report(.misplaced(.reason, at: reason.name, in: Words(en: "`late` without `to`", id: "`late` tanpa `to`")))
            }
            deemed(own, into: &late)
            return late
        }
        let rows = map.performerRows.map { row in
            row.filter { $0.value != "applicant" && $0.value != "filer" }.map { RoleID($0.value) }
        }
        let isOffice = step.kind == .task && rows.contains { !$0.isEmpty }
        guard map.has(.within) || map.has(.until) || isOffice, step.kind != .end else { return nil }
        let late = catalog?.late(of: rows.first ?? [])
        if let catalog, rows.contains(where: { catalog.late(of: $0) != late }), let by = map[.by] {
            sink.report(
                Diagnostic(
                    .unlikeLate, at: by.name,
                    helps: [
                        Words(
                            en: "write `late` on the step, or a step for each of them",
                            id: "tulis `late` pada langkah, atau satu langkah untuk masing-masing")
                    ]))
        }
        return late
    }
}

extension Diagnostic {
    static func wrongReason(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongType, at: span,
            message: Words(
                en: "where a person acts, `reason` lists the answers to choose from",
                id: "bila orang yang bertindak, `reason` mendaftar pilihan alasan"),
            helps: [Words(en: "write `reason: { options: { ID: NAME } }`", id: "tulis `reason: { options: { ID: NAMA } }`")])
    }
}
