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
        let written = steps.filter { $0.value.end == kind }
        if written.count == 1 { return written[0].key }
        var id = kind.rawValue
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
        let when = reader.check(map.expression(.when), in: entry, expecting: .condition)
        let entered = when.map { [$0.node] } ?? []
        result.when = when?.expression
        result.name = textRows(map, .name, in: entry, assuming: entered)
        result.hint = map.text(.hint)
        result.performers = performers(step, in: entry, assuming: entered)
        let own = scopes.own(step, of: entry)
        for field in step.fields {
            let asked = scopes.when(of: [step.id, field.id]).map { [$0] } ?? []
            let place = FieldPlace(
                name: "\(step.id).\(field.id)", path: [step.id, field.id], around: entered, asked: entered + asked)
            if let lowered = self.field(field, in: own, at: place) { result.fields[FieldID(field.id)] = lowered }
        }
        result.documents = documents(map.entries(.documents), in: own, assuming: entered)
        result.within = durationRows(map, .within, in: entry, assuming: entered)
        result.until = dateRows(map, .until, in: entry, assuming: entered)
        if step.kind == .wait { wait(map, in: entry, assuming: entered, into: &result) }
        if step.kind == .notice {
            result.within = map.duration(.notice).map { Rows(always: $0) }
            result.shows = map.names(.shows).compactMap(shown)
        }
        result.extend = extend(map, in: entry, assuming: entered)
        result.call = map.name(.call).flatMap(system)
        result.routes = routes(map, of: step, in: scope(at: sure.after(step, declarations)), own: own, assuming: entered)
        result.signs = outputNames(map, .signs)
        result.releases = outputNames(map, .issue)
        result.pays = paidItems(step)
        result.revokes = revocations(map, .revokes, in: entry)
        result.replaces = revocations(map, .replaces, in: entry)
        result.late = late(step)
        result.standsStill = standsStill(step, result)
        if step.kind == .parallel {
            if case .join(let join)? = map[.join]?.value { result.join = checkedJoin(join, of: step.branches.count, at: map[.join]) }
            result.branches = branches(step, inner)
        }
        if let word = map.string(.end) { result.end = Step.End(rawValue: word) }
        if step.kind == .end {
            result.endReason = reasonText(map)
            result.next = next(map, in: entry)
        }
        result.reason = reasonOptions(map)
        let isPerson = step.kind == .task
        if isPerson, losesGranted(map.targets(.to).map(\.value), from: step, toGranted) { result.reason.isRequired = true }
        for (number, action) in step.actions.enumerated() {
            let own = scopes.own(step, action: action.id, of: entry)
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

    // MARK: Who

    private func performers(_ step: StepDeclaration, in scope: Scope, assuming: [Node]) -> Performers? {
        let map = step.map
        guard let by = map[.by] else { return nil }
        if case .rows = by.value {
            sink.report(.notYet(Words(en: "`by` in rows", id: "`by` dalam baris"), at: by.name))
            return nil
        }
        let names = map.names(.by)
        let roles = names.compactMap { role($0, citizens: true) }
        let citizens = names.filter { $0.value == "applicant" || $0.value == "filer" }
        if step.kind == .task, map.has(.pay), let citizen = citizens.first {
            sink.report(Diagnostic(.benefitPaidByCitizen, at: citizen.span))
        }
        if !citizens.isEmpty, citizens.count < names.count {
            sink.report(Diagnostic(.contradictingPerformers, at: citizens[0].span))
        }
        guard !roles.isEmpty else { return nil }
        var result = Performers(roles: roles)
        if names.count > 1, case .join(let join)? = map[.join]?.value {
            result.join = checkedJoin(join, of: names.count, at: map[.join])
        }
        let per = names.lazy.compactMap { self.catalog?.compiled.roles[RoleID($0.value)]?.per }.first
        result.of = rows(map, .of, in: scope, assuming: assuming) { value, holding in
            guard case .expression(let text) = value else { return nil }
            let checked = reader.check(text, in: scope, expecting: ExpectedValue(per.flatMap(scopeType)), assuming: holding)
            if let per, let checked { self.checkLevel(checked, text, of: per) }
            return checked?.expression
        }
        if catalog != nil, per == nil, let of = map[.of], !roles.isEmpty {
            sink.report(
                .misplaced(
                    .of, at: of.name,
                    in: Words(
                        en: "a step whose roles are not `per` region or agency",
                        id: "langkah yang perannya tidak `per` wilayah atau instansi")))
        }
        if let catalog, !map.has(.of), let scoped = names.first(where: { catalog.compiled.roles[RoleID($0.value)]?.per != nil }) {
            sink.report(
                Diagnostic(
                    .scopedRole, at: scoped.span,
                    message: Words(
                        en: "`\(scoped.value)` has one holder for each region or agency, and `of` does not say of which",
                        id: "`\(scoped.value)` punya satu pemegang untuk tiap wilayah atau instansi, dan `of` tidak menyebut yang mana")))
        }
        if let same = map.map(.samePerson), same.flag(.allowed) == true { result.samePersonReason = same.text(.reason) }
        return result
    }

    /// What says of which the holder of a role is.
    private func scopeType(_ per: Role.Scope) -> ValueType? {
        RegionLevel(rawValue: per.rawValue).map { .code(.region($0)) } ?? catalog.map { .code(.agency($0.agencies)) }
    }

    /// A region of the role's level or below it: a village says of which district, never the other way.
    private func checkLevel(_ checked: CheckedExpression, _ text: ExpressionText, of per: Role.Scope) {
        guard case .code(.region(let level)) = checked.type, let wanted = RegionLevel(rawValue: per.rawValue),
            let found = RegionLevel.allCases.firstIndex(of: level), let least = RegionLevel.allCases.firstIndex(of: wanted), found < least
        else { return }
        sink.report(
            Diagnostic(
                .scopedRole, at: text.span,
                message: Words(
                    en: "a \(level.rawValue) does not say of which \(wanted.rawValue) the role's holder is",
                    id: "wilayah tingkat `\(level.rawValue)` tidak menyebut `\(wanted.rawValue)` pemegang peran ini")))
    }

    /// A number of people is at most all of them.
    private func checkedJoin(_ join: Join, of count: Int, at member: SyntaxMap.Member?) -> Join {
        if case .count(let number) = join, number > count, let member {
            sink.report(
                Diagnostic(
                    .outOfRange, at: member.span,
                    message: Words(en: "`join: \(number)` of only \(count)", id: "`join: \(number)` dari hanya \(count)")))
        }
        return join
    }

    /// The citizen's time never runs on the office's clock.
    private func standsStill(_ step: StepDeclaration, _ lowered: Step) -> Bool {
        switch step.map.string(.clock) {
        case "stops"?: return true
        case "runs"?: return false
        default: break
        }
        switch step.kind {
        case .payment, .wait: return true
        case .notice: return false
        case .task, .release, .automatic, .parallel, .end: break
        }
        guard let roles = lowered.performers?.roles else { return false }
        return roles.allSatisfy { $0 == .applicant || $0 == .filer }
    }

    // MARK: Where to

    private func routes(
        _ map: SyntaxMap, of step: StepDeclaration, in after: Scope, own: Scope, assuming: [Node]
    ) -> [Route] {
        // Where own fields are asked by `done`, the guard names them bare as the step's other expressions do.
        var scope = after.nested()
        for field in step.fields { scope.alias(field.id, to: [step.id, field.id]) }
        // Without a person's act, the reason stands beside the `to`.
        let stepReason = step.kind == .task ? nil : reasonText(map)
        return routes(map[.to]?.value, of: step, in: scope, assuming: step.map.has(.when) ? [] : assuming, reason: stepReason)
    }

    private func routes(
        _ value: SyntaxValue?, of step: StepDeclaration, in scope: Scope, assuming: [Node], reason: LocalText?
    ) -> [Route] {
        switch value {
        case .names(let names)?:
            guard let name = names.first, let to = target(name, from: step) else { return [] }
            return [Route(to: to, reason: reason)]
        case .rows(let rows)?:
            var result: [Route] = []
            var holding = assuming
            for row in rows {
                let when = reader.check(row.when, in: scope, expecting: .condition, assuming: holding)
                if let when { holding.append(when.node.negated) }
                guard case .names(let names) = row.value, let name = names.first, let to = target(name, from: step) else { continue }
                result.append(Route(when: when?.expression, to: to, reason: row.reason ?? reason))
            }
            return result
        default: return []
        }
    }

    /// A step that can be gone to from here: in the same branch, outside the block, or `join`.
    func target(_ name: Located<String>, from step: StepDeclaration) -> StepID? {
        if name.value == "join" {
            if step.block == nil {
                sink.report(Diagnostic(.joinOutsideBlock, at: name.span))
                return nil
            }
            return .join
        }
        guard let target = declarations.step(name.value) else {
            let known = declarations.steps.filter { canGo(from: step, to: $0) }.map(\.id) + (step.block == nil ? [] : ["join"])
            if !syntax.isFaulty(.workflow) { sink.report(.unknownName(name, .step, known: known)) }
            return nil
        }
        if canGo(from: step, to: target) { return StepID(name.value) }
        let isSibling = target.block == step.block
        let label = Diagnostic.Label(target.idSpan, Words(en: "here", id: "di sini"))
        sink.report(
            Diagnostic(
                isSibling ? .targetOfOtherBranch : .targetInsideBlock, at: name.span,
                message: isSibling
                    ? Words(en: "`\(name.value)` stands in another branch", id: "`\(name.value)` berada di cabang lain")
                    : Words(en: "`\(name.value)` stands inside a block", id: "`\(name.value)` berada di dalam blok"),
                labels: [label]))
        return nil
    }

    /// The same branch, or around it.
    private func canGo(from step: StepDeclaration, to target: StepDeclaration) -> Bool {
        var block = step.block
        var branch = step.branch
        while true {
            if target.block == block, target.branch == branch { return true }
            guard let around = block else { return false }
            block = declarations.steps[around].block
            branch = declarations.steps[around].branch
        }
    }

    // MARK: Actions

    private func action(
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
        result.routes = routes(map[.to]?.value, of: step, in: scope, assuming: entered, reason: nil)
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
        if losesGranted(map.targets(.to).map(\.value), from: step, toGranted) { result.reason.isRequired = true }
        return name == nil ? nil : result
    }

    private func repair(_ map: SyntaxMap, of step: StepDeclaration, in scope: Scope) -> Repair {
        var result = Repair(within: durationRows(map, .within, in: scope))
        result.until = dateRows(map, .until, in: scope)
        if !map.has(.within), !map.has(.until) { result.within = catalog?.repairWithin.map { Rows(always: $0) } }
        guard let late = map.map(.late) else { return result }
        for member in late.members where member.key != .to && member.key != .reason {
            sink.report(.misplaced(member.key, at: member.name, in: Words(en: "a repair's `late`", id: "`late` pada perbaikan")))
        }
        if let to = late.name(.to) { result.lateTo = target(to, from: step) }
        result.lateReason = late.text(.reason)
        return result
    }

    // MARK: Reasons

    /// The act after which `granted` can no longer be reached.
    private func losesGranted(_ targets: [String], from step: StepDeclaration, _ toGranted: [Bool]) -> Bool {
        guard toGranted[step.place] else { return false }
        return targets.contains { target in declarations.stepPlaces[target].map { !toGranted[$0] } ?? false }
    }

    private func reasonText(_ map: SyntaxMap) -> LocalText? { map.text(.reason) }

    private func reasonOptions(_ map: SyntaxMap) -> ReasonPolicy {
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

    // MARK: Late

    /// The step's own, else its role's, else the catalog's, where the step has a clock of its own or of an officer's work.
    private func late(_ step: StepDeclaration) -> Late? {
        let map = step.map
        if let own = map.map(.late) {
            var late = Late()
            late.notify = own.names(.notify).compactMap { role($0) }
            late.escalate = own.name(.escalate).flatMap { role($0) }
            late.to = own.name(.to).flatMap { target($0, from: step) }
            late.reason = own.text(.reason)
            if let a = own[.escalate], let b = own[.to] { sink.report(.contradiction(.escalate, a.name, .to, b.name)) }
            deemed(own, into: &late)
            return late
        }
        let roles = map.names(.by).filter { $0.value != "applicant" && $0.value != "filer" }.map { RoleID($0.value) }
        guard map.has(.within) || map.has(.until) || (step.kind == .task && !roles.isEmpty), step.kind != .end else { return nil }
        return catalog?.late(of: roles)
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

    /// Outputs of this case, and fields of type `issued`.
    private func revocations(_ map: SyntaxMap, _ key: Key, in scope: Scope) -> [Revocation] {
        map.names(key).compactMap { name in
            let own = ServiceID(syntax.name(isStandard ? .standard : .service)?.value ?? "")
            if declarations.outputs.contains(where: { $0.id.value == name.value }) {
                return Revocation(service: own, output: OutputID(name.value))
            }
            if let node = try? ExpressionParser.parse(name.value), node.path != nil {
                let checked = ExpressionChecker.check(node, in: elders.view(scope, from: name.span))
                if let field = declaration(of: checked.node.path ?? []), let issued = field.issued {
                    for read in checked.reads { reader.note(read: read) }
                    return Revocation(service: issued.service, output: issued.output, field: checked.expression)
                }
                // A field whose own type or output is at fault has its finding already.
                if let field = declaration(of: checked.node.path ?? []), field.type == nil || field.type == .issued { return nil }
            }
            if !syntax.isFaulty(.outputs) {
                sink.report(.unknownName(name, .output, known: declarations.outputs.map(\.id.value) + issuedFields))
            }
            return nil
        }
    }

    private var issuedFields: [String] {
        (declarations.sections.flatMap(\.fields) + declarations.steps.flatMap { $0.fields + $0.actions.flatMap(\.fields) })
            .filter { $0.type == .issued }.map(\.id)
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
