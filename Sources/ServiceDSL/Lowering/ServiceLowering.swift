import ServiceIR

/// Lowers one service: every default written out, every name resolved, every expression in canonical text.
///
/// A fault leaves out what it stands in; whether the whole is sound is said by `CompiledServiceUnit`.
final class ServiceLowering {
    let catalog: Catalog?
    let syntax: SyntaxMap
    let sink: DiagnosticSink
    let declarations: Declarations
    let outputs: OutputBook
    let elders: ElderNames
    /// A standard, in which what is to be filled in may be anything.
    let isStandard: Bool
    let graph: StepGraph
    let sure: SureValues
    let scopes: Scopes
    let reader: ExpressionReader
    /// What each field, condition and fee item is worked out from.
    var circles = Circles()
    /// Roles, agencies and laws that the service names.
    var namedRoles: Set<String> = []
    var namedAgencies: Set<String> = []
    var namedLaws: Set<String> = []
    var namedGroups: Set<String> = []
    /// By item of a fee or benefit, the steps at which it is paid.
    private(set) lazy var payers: [String: [StepDeclaration]] = {
        var result: [String: [StepDeclaration]] = [:]
        for step in declarations.steps { for item in Set(paid(at: step).map(\.value)) { result[item, default: []].append(step) } }
        return result
    }()
    private let checkedConditions: [String: CheckedExpression]
    private var scopesByFacts: [FactSet: Scope] = [:]

    init(
        _ syntax: SyntaxMap, catalog: Catalog?, origins: Origins = Origins(), outputs: OutputBook? = nil, sink: DiagnosticSink
    ) {
        self.syntax = syntax
        let id = syntax.name(syntax.shape == .standard ? .standard : .service)?.value ?? ""
        self.outputs = outputs ?? OutputBook(catalog: catalog, services: [id]) { $0 == id ? syntax : nil }
        isStandard = syntax.shape == .standard
        self.catalog = catalog
        self.sink = sink
        var names = DeclarationReader(catalog: catalog, origins: origins, outputs: self.outputs, sink: sink)
        declarations = names.read(syntax)
        elders = ElderNames(declarations, origins)
        graph = StepGraph(declarations, first: syntax.name(.firstStep)?.value)
        sure = SureValues(declarations, graph)
        reader = ExpressionReader(sink: sink)
        reader.elders = elders
        reader.isFormUnread =
            syntax.isFaulty(.form)
            || declarations.sections.contains {
                $0.map.isFaulty(.fields) || $0.map.isFaulty(.use) || $0.map.isFaulty(.many) || (catalog == nil && $0.map.has(.use))
            }
        // Whom a faulty list leaves out is nobody's condition.
        let isOfferRead = [Key.applicants, .channels].allSatisfy { key in
            !syntax.isFaulty(key) && syntax.list(key).allSatisfy { item in if case .faulty = item.value { false } else { true } }
        }
        reader.offer =
            !isOfferRead
            ? nil
            : ServiceOffer(
                file: (syntax[isStandard ? .standard : .service]?.span ?? syntax.span).file, isStandard: isStandard,
                applicants: syntax.strings(.applicants).map(\.value), channels: syntax.strings(.channels).map(\.value))
        reader.unreadWhen = declarations.unreadWhen
        for field in declarations.allFields where field.type == nil { reader.lose(field.id) }
        let deciding: [Key] = [.issue, .signs, .to, .by, .pay, .parallel, .actions, .wait, .notice, .end]
        reader.unreadTables = Set(declarations.tables.filter { $0.map?.isFaulty(.of) ?? true }.map(\.id.value))
        if syntax.isFaulty(.workflow) || declarations.hasUnknownWay
            || declarations.steps.contains(where: { step in deciding.contains(where: step.map.isFaulty) })
        {
            reader.unreadSteps = Set(declarations.steps.map(\.id))
        }
        scopes = Scopes(
            declarations, sure: sure, elders: elders, held: self.outputs.held(in: syntax, of: id, sink: sink), reader: reader)
        checkedConditions = reader.settle(declarations.conditions, in: scopes.base)
    }

    func lower() -> CompiledService? {
        let machine = machine()
        // A standard may leave its name and its agency to whoever extends it.
        let agency = agency(syntax.name(.agency)) ?? (isStandard ? "" : nil)
        let name = syntax.text(.name) ?? (isStandard ? LocalText([:]) : nil)
        guard let id = syntax.name(isStandard ? .standard : .service)?.value, let version = syntax.count(.version), let name,
            let machine, let agency
        else {
            // Parts that stand by themselves are still checked.
            _ = parts(of: CompiledService(service: "", version: 0, name: LocalText([:]), agency: "", machine: .empty))
            return nil
        }
        return parts(of: CompiledService(service: ServiceID(id), version: version, name: name, agency: agency, machine: machine))
    }

    private func parts(of service: CompiledService) -> CompiledService {
        var service = service
        service.summary = syntax.text(.summary)
        service.sector = syntax.string(.sector)
        service.lifeEvents = words(.lifeEvents)
        for entry in syntax.entries(.legalBasis) {
            guard let map = entry.map, let name = map.text(.name) else { continue }
            if !name.namesSomething { sink.report(.lawWithoutName(entry)) }
            service.legalBasis[LawID(entry.id.value)] = Law(name: name, url: map.string(.url))
        }
        service.applicants = words(.applicants)
        service.channels = words(.channels)
        for entry in syntax.entries(.variants) {
            guard let option = option(entry) else { continue }
            service.variants[VariantID(entry.id.value)] = option
        }
        service.openedBy = opening()
        service.form = form()
        checkApplicant()
        service.conditions = conditions()
        service.rules = rules()
        service.documents = documents(syntax.entries(.documents), in: scopes.base, areReadable: true)
        service.tables = tables()
        reader.tables = service.tables
        service.fee = fee()
        service.benefit = benefit()
        promises(into: &service)
        service.outputs = loweredOutputs()
        service.product = syntax.text(.product)
        if let product = syntax[.product], !syntax.isFaulty(.product), let outputs = syntax[.outputs],
            declarations.outputs.contains(where: { $0.map?.isFaulty(.product) == false && $0.map?.flag(.product) != false })
        {
            sink.report(.productBesideOutputs(product.name, outputs: outputs.name))
        }
        service.privacy = privacy()
        service.complaints = complaintsOrDefault()
        service.internalStandard = internalStandard()
        service.held = reader.reads.sorted().compactMap { outputs.held($0) }
        circles.report(to: sink)
        reader.reportDoubts()
        return service
    }

    /// Of a form that asks somebody's NIK, some section is the applicant's own; the others say that they are not.
    private func checkApplicant() {
        guard !isStandard, !syntax.has(.openedBy), !reader.isFormUnread,
            syntax.strings(.applicants).contains(where: { $0.value == "person" }),
            !declarations.sections.contains(where: { $0.map.string(.party) == "applicant" || $0.map.isFaulty(.party) }),
            let section = declarations.sections.first(where: { section in
                // Whose a standard's section is, its locks watch.
                section.idSpan.file == syntax.span.file && !section.map.has(.party) && !section.isList
                    && section.fields.contains { $0.type == .nik && !$0.map.has(.value) }
            })
        else { return }
        sink.report(.nobodyApplies(Located(section.id, section.idSpan)))
    }

    var languages: [String] { catalog?.languages ?? ["id"] }

    // MARK: Small parts

    private func words<Word: RawRepresentable>(_ key: Key) -> [Word] where Word.RawValue == String {
        syntax.strings(key).compactMap { Word(rawValue: $0.value) }
    }

    func option(_ entry: SyntaxEntry) -> Option? {
        guard let map = entry.map, let name = map.text(.name) else { return nil }
        return Option(name: name, hint: map.text(.hint))
    }

    private func conditions() -> OrderedMap<ConditionID, Expression> {
        var result = OrderedMap<ConditionID, Expression>()
        for (id, _) in declarations.conditions {
            guard let checked = checkedConditions[id.value] else { continue }
            circles.note(id.value, at: id.span, reads: checked.reads)
            result[ConditionID(id.value)] = checked.expression
        }
        return result
    }

    private func rules() -> [SubmissionRule] {
        var before: [Node] = []
        return syntax.list(.rules).compactMap { item in
            guard case .map(let map) = item.value else { return nil }
            let legalBasis = laws(map)
            let referTo = agency(map.name(.referTo))
            let isWarning = map.flag(.warn) ?? false
            let checked = reader.check(map.expression(.rule), in: scopes.base, expecting: .condition)
            if let checked, let text = map.expression(.rule) {
                reader.judge(checked, text, in: scopes.base, assuming: before, as: isWarning ? .warning : .rule)
                if checked.isSound, !isWarning {
                    before.append(checked.node)
                    reader.rules.append(checked.node)
                }
            }
            guard let rule = checked?.expression, let message = map.text(.message) else { return nil }
            var result = SubmissionRule(rule: rule, message: message)
            result.referTo = referTo
            result.legalBasis = legalBasis
            result.warn = isWarning
            return result
        }
    }

    private func privacy() -> Privacy? {
        guard let map = syntax.map(.privacy) else { return nil }
        let legalBasis = laws(map)
        guard let basis = map.word(.basis, as: Privacy.Basis.self), let keepFor = map.duration(.keepFor) else { return nil }
        var result = Privacy(basis: basis, keepFor: keepFor.promised)
        result.legalBasis = legalBasis
        return result
    }

    private func internalStandard() -> InternalStandard? {
        guard let map = syntax.map(.internal) else { return nil }
        var result = InternalStandard()
        result.facilities = map.text(.facilities)
        result.competence = map.text(.competence)
        result.supervision = map.text(.supervision)
        result.staff = map.count(.staff)
        result.guarantee = map.text(.guarantee)
        result.safety = map.text(.safety)
        result.evaluation = map.text(.evaluation)
        return result
    }

    // MARK: Expressions and rows

    /// A condition, guard or rule at a place with these names.
    func condition(_ text: ExpressionText?, in scope: Scope, assuming: [Node] = []) -> Expression? {
        reader.check(text, in: scope, expecting: .condition, assuming: assuming)?.expression
    }

    /// The rows of a key, or its one value; each row is read where the rows before it did not hold.
    func rows<T>(_ map: SyntaxMap, _ key: Key, in scope: Scope, assuming: [Node] = [], _ read: (SyntaxValue, [Node]) -> T?) -> Rows<T>? {
        switch map[key]?.value {
        case nil, .faulty?: return nil
        case .rows(let written)?:
            var result: [Rows<T>.Row] = []
            var conditions = RowConditions(assuming: assuming)
            for row in written {
                let before = conditions.holding
                let when = conditions.read(row, in: scope, by: reader, sink: sink)
                if let value = read(row.value, before + (when.map { [$0.node] } ?? [])) {
                    result.append(.init(when: when?.expression, value))
                }
            }
            return result.count == written.count && !result.isEmpty ? Rows(result) : nil
        case let value?: return read(value, assuming).map { Rows(always: $0) }
        }
    }

    func textRows(_ map: SyntaxMap, _ key: Key, in scope: Scope, assuming: [Node] = []) -> Rows<LocalText>? {
        rows(map, key, in: scope, assuming: assuming) { value, _ in if case .text(let text) = value { text } else { nil } }
    }

    func stringRows(_ map: SyntaxMap, _ key: Key, in scope: Scope, assuming: [Node] = []) -> Rows<String>? {
        rows(map, key, in: scope, assuming: assuming) { value, _ in if case .string(let text) = value { text } else { nil } }
    }

    func countRows(_ map: SyntaxMap, _ key: Key, in scope: Scope, assuming: [Node] = []) -> Rows<Int>? {
        rows(map, key, in: scope, assuming: assuming) { value, _ in if case .count(let number) = value { number } else { nil } }
    }

    func timeRows(_ map: SyntaxMap, _ key: Key, in scope: Scope, assuming: [Node] = []) -> Rows<TimeLimit>? {
        rows(map, key, in: scope, assuming: assuming) { timeLimit($0, in: scope, assuming: $1) }
    }

    /// The names at a place where these facts are sure.
    func scope(at facts: FactSet) -> Scope {
        if let known = scopesByFacts[facts] { return known }
        let scope = scopes.at(facts)
        scopesByFacts[facts] = scope
        return scope
    }

    // MARK: Names of the catalog

    func agency(_ name: Located<String>?) -> AgencyID? {
        guard let name else { return nil }
        namedAgencies.insert(name.value)
        if let catalog, !catalog.agencies.contains(name.value) {
            if catalog.unread.contains(.agencies) { return nil }
            sink.report(.unknownName(name, .agency, known: catalog.agencies))
            return nil
        }
        return AgencyID(name.value)
    }

    /// A role of the catalog; `applicant` and `filer` where people who are no officers may act.
    func role(_ name: Located<String>, citizens: Bool = false) -> RoleID? {
        if citizens, name.value == "applicant" || name.value == "filer" { return RoleID(name.value) }
        namedRoles.insert(name.value)
        if let catalog, !catalog.roles.contains(name.value) {
            if catalog.unread.contains(.roles) { return nil }
            sink.report(.unknownName(name, .role, known: catalog.roles + (citizens ? ["applicant", "filer"] : [])))
            return nil
        }
        return RoleID(name.value)
    }

    func laws(_ map: SyntaxMap) -> [LawID] {
        map.names(.legalBasis).compactMap { name in
            namedLaws.insert(name.value)
            guard declarations.laws.contains(name.value) else {
                if !syntax.isFaulty(.legalBasis) { sink.report(.unknownName(name, .law, known: declarations.laws)) }
                return nil
            }
            return LawID(name.value)
        }
    }
}

extension Machine {
    /// Stands where the workflow could not be read at all.
    static var empty: Machine { Machine(initial: "", steps: [:], lapsedEnd: "", withdrawnEnd: "", isWithdrawable: false) }
}

extension Diagnostic {
    static func namedTwice(_ name: Located<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .namedTwice, at: name.span,
            message: Words(en: "`\(name.value)` is named twice", id: "`\(name.value)` disebut dua kali"),
            labels: [.init(first, Words(en: "first here", id: "pertama di sini"))])
    }
}
