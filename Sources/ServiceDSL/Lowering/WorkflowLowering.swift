import ServiceIR

extension ServiceLowering {
    func machine() -> Machine? {
        let steps = declarations.steps
        guard let first = steps.first else { return nil }
        if let name = syntax.name(.firstStep) {
            if declarations.stepPlaces[name.value] == nil { sink.report(.unknownName(name, .step, known: topSteps)) }
        }
        let toGranted = graph.reachesGranted(declarations)
        var lowered: [Int: Step] = [:]
        for step in steps.reversed() { lowered[step.place] = self.step(step, toGranted: toGranted, inner: lowered) }
        var top = OrderedMap<StepID, Step>()
        for step in steps where step.block == nil { top[StepID(step.id)] = lowered[step.place] }
        let initial = graph.initial.map { steps[$0].id } ?? first.id
        let lapsed = end(.lapsed, into: &top)
        let withdrawn = end(.withdrawn, into: &top)
        var isWithdrawable = true
        if let map = syntax.map(.withdraw) {
            isWithdrawable = map.flag(.allowed) ?? true
            _ = laws(map)
            if !isWithdrawable, !map.has(.legalBasis) {
                sink.report(.missingKey(.legalBasis, of: Keywords.shape(.withdraw).noun, at: map[.allowed]?.span ?? map.span))
            }
        }
        return Machine(
            initial: StepID(initial), steps: top, lapsedEnd: lapsed, withdrawnEnd: withdrawn, isWithdrawable: isWithdrawable)
    }

    private var topSteps: [String] { declarations.steps.filter { $0.block == nil }.map(\.id) }

    /// The single written end of this kind, else one that is added.
    private func end(_ kind: Step.End, into steps: inout OrderedMap<StepID, Step>) -> StepID {
        let written = steps.indices.filter { steps.values[$0].end == kind }
        if written.count == 1 {
            let id = steps.keys[written[0]]
            return kind == .lapsed && isOfOthers(id, steps.values[written[0]]) && lapsesByRepair(steps) ? notMended(into: &steps) : id
        }
        return add(kind, as: kind.rawValue, into: &steps)
    }

    /// Whether an end is of something else than a repair that is over time: steps lead there by name, and it gives their reason or makes outputs
    /// invalid.
    private func isOfOthers(_ id: StepID, _ end: Step) -> Bool {
        guard end.endReason != nil || !end.revokes.isEmpty || !end.replaces.isEmpty else { return false }
        let place = declarations.stepPlaces[id.rawValue]
        return graph.ways.contains { $0.contains { $0.to == place } }
    }

    /// Whether a repair is over time somewhere and nothing is said of what follows.
    private func lapsesByRepair(_ steps: OrderedMap<StepID, Step>) -> Bool {
        steps.values.contains { step in
            step.actions.values.contains { action in
                guard let repair = action.repair, repair.lateTo == nil else { return false }
                return repair.within != nil || repair.until != nil
            } || step.branches.values.contains { lapsesByRepair($0.steps) }
        }
    }

    /// An end that says what befell a case whose repair is over time, and nothing else.
    private func notMended(into steps: inout OrderedMap<StepID, Step>) -> StepID {
        let id = add(.lapsed, as: "not_mended", into: &steps)
        let text = LocalText([ID("en"): "Not mended in time", ID("id"): "Tidak diperbaiki pada waktunya"])
        steps[id]?.name = Rows(always: text)
        steps[id]?.endReason = text
        return id
    }

    private func add(_ kind: Step.End, as name: String, into steps: inout OrderedMap<StepID, Step>) -> StepID {
        var id = name
        while declarations.stepPlaces[id] != nil { id += "_end" }
        var step = Step(kind: .end)
        step.end = kind
        steps[StepID(id)] = step
        return StepID(id)
    }

    // MARK: One step

    private func step(_ step: StepDeclaration, toGranted: [Bool], inner: [Int: Step]) -> Step {
        let map = step.map
        let facts = sure.onEntry[step.place]
        let entry = scope(at: facts)
        var result = Step(kind: step.kind)
        let when = reader.check(map.expression(.when), in: entry, expecting: .condition, as: .asks)
        let entered = when.map { [$0.node] } ?? []
        result.when = when?.expression
        result.name = textRows(map, .name, in: entry, assuming: entered)
        result.hint = map.text(.hint)
        result.message = map.text(.message)
        result.late = late(step)
        result.performers = performers(step, late: result.late, in: entry, assuming: entered)
        let open = scope(at: sure.during(step))
        let own = scopes.own(step, of: open)
        for field in step.fields {
            let asked = scopes.when(of: [step.id, field.id]).map { [$0] } ?? []
            let place = FieldPlace(
                name: "\(step.id).\(field.id)", path: [step.id, field.id], around: entered, asked: entered + asked)
            if let lowered = self.field(field, in: own, at: place) { result.fields[FieldID(field.id)] = lowered }
        }
        result.documents = documents(map.entries(.documents), in: own, assuming: entered, ofObjectors: step.kind == .notice)
        result.within = timeRows(map, .within, in: entry, assuming: entered)
        result.until = dateRows(map, .until, in: entry, assuming: entered)
        if step.kind == .wait { wait(map, in: entry, assuming: entered, into: &result) }
        if step.kind == .notice {
            result.within = map.duration(.notice).map { Rows(always: TimeLimit($0)) }
        }
        result.shows = map.names(.shows).compactMap { shown($0, on: step) }
        result.extend = extend(map, in: entry, assuming: entered)
        result.call = map.name(.call).flatMap(system)
        result.routes = routes(map, of: step, in: scope(at: sure.after(step, declarations)), own: own, assuming: entered)
        result.signs = outputNames(map, .signs)
        result.numbers = outputNames(map, .numbers)
        checkNumbering(step)
        checkReleases(step)
        result.releases = outputNames(map, .issue)
        result.pays = paidItems(step)
        result.revokes = revocations(map, .revokes, in: entry)
        result.replaces = revocations(map, .replaces, in: entry)
        result.standsStill = standsStill(step, result)
        if step.kind == .parallel {
            if case .join(let join)? = map.value(.join) { result.join = checkedJoin(join, of: step.branches.count, at: map[.join]) }
            result.branches = branches(step, inner)
        }
        if let word = map.string(.end) { result.end = Step.End(rawValue: word) }
        if step.kind == .end {
            result.endReason = reasonText(map)
            result.next = next(map, in: entry)
        }
        result.reason = reasonOptions(map)
        let isPerson = step.kind == .task
        if isPerson, losesGranted(result.routes, from: step, toGranted) { result.reason.isRequired = true }
        for (number, action) in step.actions.enumerated() {
            let own = scopes.own(step, action: action.id, of: open)
            if let lowered = self.action(action, number, of: step, in: own, entered: entered, toGranted) {
                result.actions[ActionID(action.id)] = lowered
            }
        }
        return result
    }

    private func branches(_ step: StepDeclaration, _ inner: [Int: Step]) -> OrderedMap<BranchID, Branch> {
        var result = OrderedMap<BranchID, Branch>()
        for branch in step.branches {
            guard let first = branch.steps.first else { continue }
            var steps = OrderedMap<StepID, Step>()
            for place in branch.steps { steps[StepID(declarations.steps[place].id)] = inner[place] }
            result[BranchID(branch.id)] = Branch(initial: StepID(declarations.steps[first].id), steps: steps)
        }
        return result
    }

    // MARK: Outputs and fees

    private func outputNames(_ map: SyntaxMap, _ key: Key) -> [OutputID] {
        map.names(key).compactMap { name in
            let known = declarations.outputs.map(\.id.value)
            if known.contains(name.value) { return OutputID(name.value) }
            if !syntax.isFaulty(.outputs) { sink.report(.unknownName(name, .output, known: known)) }
            return nil
        }
    }

    /// Where a step that has surely been carried out names the same output under the same key.
    func surelyBefore(_ step: StepDeclaration, _ key: Key, _ output: String) -> Located<String>? {
        // Of a step that nothing reaches everything is sure.
        if sure.onEntry[step.place].contains(sure.fact(of: step.place)) { return nil }
        for other in declarations.steps where other.place != step.place && sure.onEntry[step.place].contains(sure.fact(of: other.place)) {
            if let name = other.map.names(key).first(where: { $0.value == output }) { return name }
        }
        return nil
    }

    /// What is released is released once on each way.
    private func checkReleases(_ step: StepDeclaration) {
        for name in step.map.names(.issue) {
            guard let earlier = surelyBefore(step, .issue, name.value) else { continue }
            sink.report(.doneTwice(name, first: earlier, Words(en: "is released", id: "diterbitkan")))
        }
    }

    /// What is numbered has a number, and nobody has signed it as a file that the number would change.
    private func checkNumbering(_ step: StepDeclaration) {
        let performers = step.map.performerNames
        if let numbers = step.map[.numbers], !performers.isEmpty, performers.allSatisfy({ $0.value == "applicant" || $0.value == "filer" })
        {
            sink.report(.misplaced(.numbers, at: numbers.name, in: Words(en: "a step of the applicant", id: "langkah pemohon")))
            return
        }
        for name in step.map.names(.numbers) {
            guard let output = declarations.outputs.first(where: { $0.id.value == name.value }), let map = output.map else { continue }
            if !map.has(.number) { sink.report(.missingKey(.number, of: Keywords.shape(.output).noun, at: name.span)) }
            if let earlier = surelyBefore(step, .numbers, name.value) {
                sink.report(.doneTwice(name, first: earlier, Words(en: "is numbered", id: "diberi nomor")))
                continue
            }
            guard map.string(.signature) == "electronic" else { continue }
            for signing in declarations.steps where signing.map.names(.signs).contains(where: { $0.value == name.value }) {
                if signing.place == step.place || sure.onEntry[signing.place].contains(sure.fact(of: step.place)) { continue }
                sink.report(.numberedAfterSignature(name, step: step.id, signing: signing))
            }
        }
    }

    /// Outputs of this case, and fields of type `issued`.
    private func revocations(_ map: SyntaxMap, _ key: Key, in scope: Scope) -> [Revocation] {
        map.names(key).compactMap { name in
            let own = ServiceID(syntax.name(isStandard ? .standard : .service)?.value ?? "")
            if declarations.outputs.contains(where: { $0.id.value == name.value }) {
                return Revocation(service: own, output: OutputID(name.value))
            }
            if let node = try? ExpressionParser.parse(name.value), node.path != nil {
                let checked = ExpressionChecker.check(node, in: elders.view(scope, from: name.span))
                var path = checked.node.path ?? []
                var field = declaration(of: path)
                if checked.faults.contains(where: { !$0.kind.isAbsence }), let row = scopes.rowField(path, withSteps: true) {
                    (path, field) = row
                    for length in 1..<path.count { reader.note(read: path.prefix(length).joined(separator: ".")) }
                }
                if let issued = field?.issued {
                    for read in checked.reads { reader.note(read: read) }
                    return Revocation(
                        service: issued.service, output: issued.output, field: Expression(path.joined(separator: ".")))
                }
                if let field {
                    // A field whose own type or output is at fault has its finding already.
                    if let type = field.type, type != .issued { sink.report(.notIssued(name, type, key)) }
                    return nil
                }
            }
            let rows = scopes.rowFields([name.value], withSteps: true).filter { $0.field.type == .issued }.map(\.path)
            if !rows.isEmpty {
                sink.report(.fieldOfRows(name, rows, key))
            } else if !syntax.isFaulty(.outputs) {
                sink.report(.unknownName(name, .output, known: declarations.outputs.map(\.id.value) + issuedFields))
            }
            return nil
        }
    }

    /// Fields that name an earlier output, as they are written here.
    private var issuedFields: [String] {
        func names(_ fields: [FieldDeclaration], _ prefix: String = "") -> [String] {
            fields.filter { $0.type == .issued }.map { prefix + $0.id }
        }
        var known = declarations.sections.filter { !$0.isList }.flatMap { names($0.fields) }
        for step in declarations.steps {
            known += names(step.fields, step.id + ".")
            for action in step.actions { known += names(action.fields, "\(step.id).\(action.id).") }
        }
        let rows = scopes.rowFields([], withSteps: true).filter { $0.field.type == .issued }
        return known + rows.map { $0.path.suffix(2).joined(separator: ".") }
    }

    /// The field at a canonical path of the form or of a step.
    func declaration(of path: [String]) -> FieldDeclaration? {
        guard path.count > 1, let first = path.first, let last = path.last else { return nil }
        if let section = declarations.sections.first(where: { $0.id == first }) { return section.fields.first { $0.id == last } }
        guard let step = declarations.step(first) else { return nil }
        let fields = path.count == 3 ? step.actions.first { $0.id == path[1] }?.fields ?? step.fields : step.fields
        return fields.first { $0.id == last }
    }

    private func paidItems(_ step: StepDeclaration) -> [FeeItemID] {
        let named = step.map.names(.pay)
        if named.count == 1, named[0].value == "all", declarations.feeItems.isEmpty, !syntax.isFaulty(.fee) {
            sink.report(Diagnostic(.nothingToPay, at: named[0].span))
        }
        let items = paid(at: step)
        guard !items.isEmpty else { return [] }
        let benefits = Set(declarations.benefitItems.map(\.id.value))
        let known = declarations.feeItems.map(\.id.value) + declarations.benefitItems.map(\.id.value)
        let payable = Set(known)
        return items.compactMap { name in
            if step.kind == .payment, benefits.contains(name.value) {
                sink.report(.feeBesideBenefit(name))
                return nil
            }
            if payable.contains(name.value) { return FeeItemID(name.value) }
            if !syntax.isFaulty(.fee), !syntax.isFaulty(.benefit) { sink.report(.unknownName(name, .feeItem, known: known)) }
            return nil
        }
    }
}
