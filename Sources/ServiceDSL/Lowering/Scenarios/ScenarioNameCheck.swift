import ServiceIR

/// Checks the names of a scenario against the compiled service: what nobody could do or fill in is found where it is written, before anything
/// is run. A class: what the names are held against is large, and gathered once.
final class ScenarioNameCheck {
    let service: CompiledService
    let catalog: CompiledCatalog?
    /// What the catalog declares to be booked, well or not.
    let resources: [String]
    /// The ids of the services of the catalog.
    let services: [String]
    /// Of one of them, what its outputs keep where it could be read.
    let outputs: (String) -> OrderedMap<OutputID, [String]>??
    let sink: DiagnosticSink
    let steps: [Step]
    /// Their ids, each at the place of its step.
    let stepIDs: [String]
    /// The sections of the applicants, where there are several.
    let parties: [String]
    /// What steps and their actions ask, each by itself.
    let recorded: [OrderedMap<FieldID, Field>]
    /// Every document of the service, those of its steps among them.
    let documents: OrderedMap<DocumentID, Requirement>
    let formFields: Set<String>

    init(
        service: CompiledService, catalog: CompiledCatalog?, resources: [String], services: [String], sink: DiagnosticSink,
        outputs: @escaping (String) -> OrderedMap<OutputID, [String]>??
    ) {
        self.service = service
        self.catalog = catalog
        self.resources = resources
        self.services = services
        self.outputs = outputs
        self.sink = sink
        var steps: [Step] = []
        var ids: [String] = []
        func collect(_ map: OrderedMap<StepID, Step>) {
            for place in map.indices {
                let step = map.values[place]
                steps.append(step)
                ids.append(map.keys[place].rawValue)
                for branch in step.branches.values { collect(branch.steps) }
            }
        }
        collect(service.machine.steps)
        self.steps = steps
        stepIDs = ids
        parties = service.form.sections.filter { $0.value.party == .applicant }.map(\.key.rawValue)
        recorded = steps.flatMap { [$0.fields] + $0.actions.values.map(\.fields) }.filter { !$0.isEmpty }
        var documents = service.documents
        for step in steps where !step.documents.isEmpty || !step.actions.isEmpty {
            for (id, requirement) in step.documents { documents[id] = requirement }
            for action in step.actions.values { for (id, requirement) in action.documents { documents[id] = requirement } }
        }
        self.documents = documents
        formFields = Set(service.form.sections.values.flatMap { $0.fields.keys.map(\.rawValue) })
    }

    /// What all cases of the file have in common.
    func checkGiven(_ file: SyntaxMap) {
        checkAnswers(of: file.map(.given))
        checkOutputs(of: file.map(.given))
    }

    func checkCase(_ map: SyntaxMap, in file: SyntaxMap) {
        checkAnswers(of: map.map(.given))
        checkOutputs(of: map.map(.given))
        if let submit = map.map(.submit) {
            checkAnswers(of: submit)
            if let by = submit.name(.by) { checkPerformer(by) }
            if let party = submit.string(.party), let span = submit[.party]?.span {
                if !isParty(party) { check(Located(party, span), .section, parties) }
            }
            if let variant = submit.string(.variant), let span = submit[.variant]?.span {
                check(Located(variant, span), .variant, service.variants.keys.map(\.rawValue))
            }
            checkWord(submit, .applicant, among: service.applicants.map(\.rawValue))
            checkWord(submit, .channel, among: service.channels.map(\.rawValue))
            for entry in entries(submit, .delivery) { checkDelivery(entry, isRefused: submit.has(.refused)) }
            checkRefusal(submit)
        }
        let numbers = numbers(in: map, and: file)
        for item in map.list(.steps) { if case .map(let entry) = item.value { checkEntry(entry, numbers) } }
    }

    /// One of the service's own words; whoever expects a refusal may say another. What a timer opens has none to choose from.
    func checkWord(_ submit: SyntaxMap, _ key: Key, among known: [String]) {
        guard !submit.has(.refused), let word = submit.string(key), let span = submit[key]?.span, !known.isEmpty, !known.contains(word)
        else { return }
        sink.report(.notOfService(Located(word, span), key, known: known))
    }

    /// An output of the service, in one of the ways in which it is handed over.
    func checkDelivery(_ entry: YAMLEntry, isRefused: Bool) {
        check(Located(entry.name, entry.key.span), .output, service.outputs.keys.map(\.rawValue))
        guard entry.value.kind == .scalar else { return }
        let words = Output.Delivery.allCases.map(\.rawValue)
        guard words.contains(entry.value.text) else { return sink.report(.unknownWord(entry.value, known: words)) }
        guard !isRefused, let output = service.outputs[OutputID(entry.name)] else { return }
        let ways = (output.delivery?.rows ?? []).flatMap(\.value).map(\.rawValue)
        if ways.contains(entry.value.text) { return }
        sink.report(.notDelivered(Located(entry.value.text, entry.value.span), output: entry.name, ways: ways))
    }

    /// The numbers of earlier outputs that a case may speak of: those given, and whatever is answered.
    func numbers(in map: SyntaxMap, and file: SyntaxMap) -> [String] {
        var found: [String] = []
        func collect(_ node: YAMLNode) {
            if node.kind == .scalar { found.append(node.text) }
            for item in node.items { collect(item) }
            for entry in node.entries { collect(entry.value) }
        }
        for given in [file.map(.given), map.map(.given), map.map(.submit)].compactMap(\.self) {
            for item in given.list(.outputs) {
                if case .map(let output) = item.value, let number = output.string(.number) { found.append(number) }
            }
            if case .node(let form)? = given.value(.form) { collect(form) }
        }
        return found
    }

    /// What the register knows: outputs of this service or another of the catalog, and what they keep.
    func checkOutputs(of given: SyntaxMap?) {
        for item in given?.list(.outputs) ?? [] {
            guard case .map(let map) = item.value, let written = map.string(.output), let span = map[.output]?.span else { continue }
            let parts = written.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let home = parts.count == 2 ? parts[0] : service.service.rawValue
            guard let kept = outputs(home) else {
                check(Located(home, span), .service, services.sorted())
                continue
            }
            // A service with faults of its own is known by its name alone.
            guard let kept else { continue }
            let id = parts[parts.count - 1]
            guard let values = kept[OutputID(id)] else {
                check(Located(id, span), .output, kept.keys.map(\.rawValue))
                continue
            }
            for entry in entries(map, .values) { check(Located(entry.name, entry.key.span), .field, values) }
        }
    }

    func checkEntry(_ map: SyntaxMap, _ numbers: [String]) {
        for name in map.names(.by) { checkPerformer(name) }
        let named = map.string(.step).flatMap { name in map[.step].map { Located(name, $0.span) } }
        if let named { check(named, .step, stepIDs) }
        if let action = map.string(.do), let span = map[.do]?.span {
            let own = steps.indices.filter { named == nil || stepIDs[$0] == named?.value }.flatMap { place in
                steps[place].actions.keys.map(\.rawValue)
            }
            check(Located(action, span), .action, ["done", "extend", "withdraw"] + own)
        }
        for item in map.names(.pay) where item.value != "all" { check(item, .feeItem, feeItems) }
        checkRecord(map)
        if let object = map.map(.object) { checkRecord(object) }
        checkRefusal(map)
        if let expected = map.map(.expect) { checkExpectation(expected, numbers) }
    }

    func checkExpectation(_ map: SyntaxMap, _ numbers: [String]) {
        for step in map.names(.step) { check(step, .step, stepIDs) }
        for output in map.names(.outputs) { check(output, .output, service.outputs.keys.map(\.rawValue)) }
        if let catalog { for role in map.names(.notified) { check(role, .role, catalog.roles.keys.map(\.rawValue)) } }
        for output in map.strings(.revoked) where !numbers.contains(output.value) { checkRevoked(output) }
        for entry in map.entries(.fee) { check(entry.id, .feeItem, service.fee.items.keys.map(\.rawValue)) }
        for entry in map.entries(.benefit) { check(entry.id, .feeItem, service.benefit.keys.map(\.rawValue)) }
        for entry in entries(map, .promiseDue) {
            check(Located(entry.name, entry.key.span), .promise, service.promises.keys.map(\.rawValue))
        }
        for entry in entries(map, .values) {
            checkPath(Located(entry.name, entry.key.span))
            guard let field = field(at: entry.name), !entry.value.isFaulty else { continue }
            let output = OutputID(entry.name).declared
            if service.outputs[output]?.per != nil, service.form.sections[SectionID(output.rawValue)] == nil {
                checkRows(entry.value, of: output, field)
                continue
            }
            if let fault = field.misfits(JSONValue(answers: entry.value)).first {
                sink.report(.answerOfOtherType(entry.value, field, fault))
            }
        }
    }

    /// What was taken back: an output, of one for each row of a list that of a row.
    func checkRevoked(_ name: Located<String>) {
        let id = OutputID(name.value)
        if let row = id.row, row > 0, service.outputs[id.declared]?.per != nil { return }
        check(name, .output, service.outputs.map { $0.value.per == nil ? $0.key.rawValue : $0.key.row(1).rawValue })
    }

    /// What the outputs of all rows bear: one value for each that was issued.
    func checkRows(_ node: YAMLNode, of output: OutputID, _ field: Field) {
        guard node.kind == .sequence else {
            sink.report(.valueOfRows(node, output))
            return
        }
        for one in node.items {
            if let fault = field.misfits(JSONValue(answers: one)).first { sink.report(.answerOfOtherType(one, field, fault)) }
        }
    }

    /// The field whose value a scenario expects: `STEP.FIELD`, `STEP.ROLE.FIELD`, `STEP.ACTION.FIELD` or `SECTION.FIELD`.
    func field(at path: String) -> Field? {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let last = parts.last, (2...3).contains(parts.count) else { return nil }
        if parts.count == 2, let section = service.form.sections[SectionID(first)] { return section.fields[FieldID(last)] }
        guard let step = stepIDs.firstIndex(of: first).map({ steps[$0] }) else {
            // What every output bears has a type of its own; of what it keeps only the run knows it.
            guard parts.count == 2, let word = OutputWord(rawValue: last), let output = service.outputs[OutputID(first)] else { return nil }
            return Field(name: output.name.rows.first?.value ?? LocalText("id", last), type: word == .number ? .text : .date)
        }
        if parts.count == 2 { return step.fields[FieldID(last)] }
        // Below a field stands a part of it.
        if step.fields[FieldID(parts[1])] != nil { return nil }
        return (step.actions[ActionID(parts[1])]?.fields ?? step.fields)[FieldID(last)]
    }

    // MARK: Others

    func checkPerformer(_ name: Located<String>) {
        guard let catalog, !catalog.roles.isEmpty else { return }
        if isParty(name.value) || catalog.roles[RoleID(name.value)] != nil { return }
        let known = ["applicant", "filer"] + parties + catalog.roles.keys.map(\.rawValue) + catalog.systems.keys.map(\.rawValue)
        check(name, .role, known)
    }

    /// Of several applicants each acts by the name of its section, and of its row.
    func isParty(_ name: String) -> Bool {
        !parties.isEmpty && parties.contains(String(name.prefix { $0 != "." }))
    }

    func checkRefusal(_ map: SyntaxMap) {
        guard let slug = map.string(.refused), let span = map[.refused]?.span else { return }
        check(Located(slug, span), .refusal, Self.refusals)
    }

    static let refusals = RefusalRule.allCases.map(\.slug) + SubmissionFault.Code.allCases.map(\.slug)

    /// `STEP.FIELD`, `STEP.ROLE.FIELD`, `STEP.ACTION.FIELD` or `SECTION.FIELD`; of several applicants `STEP.PARTY.FIELD`; of an output
    /// `OUTPUT.VALUE`, or a word of every output.
    func checkPath(_ path: Located<String>) {
        let parts = path.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var known = valuePaths
        let homes = known.filter { $0.hasSuffix(".\(path.value)") }
        if parts.count == 1, !homes.isEmpty { return sink.report(.valueWithoutHome(path, homes: homes)) }
        // Where the value itself is known, by whom it may be given need not be.
        if !known.contains(path.value) { known += valuePathsByRole }
        // Below a field, be it of an action or of a role, stands what it gives: a row, a bank, a slot.
        if known.contains(path.value) { return }
        if [2, 3].contains(where: { $0 < parts.count && known.contains(parts.prefix($0).joined(separator: ".")) }) { return }
        check(path, .field, known)
    }

    lazy var feeItems = service.fee.items.keys.map(\.rawValue) + service.benefit.keys.map(\.rawValue)

    /// What is recorded by anybody, and what outputs bear.
    lazy var valuePaths: [String] = {
        var known = service.form.sections.flatMap { section, value in value.fields.keys.map { "\(section).\($0)" } }
        for (id, step) in zip(stepIDs, steps) {
            known += step.fields.keys.map { "\(id).\($0)" }
            for (action, value) in step.actions { known += value.fields.keys.map { "\(id).\(action).\($0)" } }
        }
        for (id, output) in service.outputs {
            var words: [OutputWord] = [.issuedOn]
            if output.number != nil { words.append(.number) }
            if output.validFor != nil || output.validUntil != nil { words.append(.validUntil) }
            known += (words.map(\.rawValue) + output.values.keys.map(\.rawValue)).map { "\(id).\($0)" }
        }
        return known
    }()

    /// What each role records, and each of several applicants.
    lazy var valuePathsByRole: [String] = {
        let sections = service.form.sections.keys.map(\.rawValue)
        return zip(stepIDs, steps).flatMap { id, step in
            ((step.performers?.roles.map(\.rawValue) ?? []) + sections).flatMap { role in
                step.fields.keys.map { "\(id).\(role).\($0)" }
            }
        }
    }()

    func check(_ name: Located<String>, _ kind: NameKind, _ known: [String]) {
        if !known.contains(name.value) { sink.report(.unknownName(name, kind, known: known)) }
    }

    func entries(_ map: SyntaxMap, _ key: Key) -> [YAMLEntry] {
        guard case .node(let node)? = map[key]?.value else { return [] }
        return Array(node.entries)
    }
}
