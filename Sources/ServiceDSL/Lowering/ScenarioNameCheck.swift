import ServiceIR

/// Checks the names of a scenario against the compiled service: what nobody could do or fill in is found where it is written, before anything
/// is run. A class: what the names are held against is large, and gathered once.
final class ScenarioNameCheck {
    private let service: CompiledService
    private let catalog: CompiledCatalog?
    /// What the catalog declares to be booked, well or not.
    private let resources: [String]
    /// The ids of the services of the catalog.
    private let services: [String]
    /// Of one of them, what its outputs keep where it could be read.
    private let outputs: (String) -> OrderedMap<OutputID, [String]>??
    private let sink: DiagnosticSink
    private let steps: [Step]
    /// Their ids, each at the place of its step.
    private let stepIDs: [String]
    /// The sections of the applicants, where there are several.
    private let parties: [String]
    /// What steps and their actions ask, each by itself.
    private let recorded: [OrderedMap<FieldID, Field>]
    /// Every document of the service, those of its steps among them.
    private let documents: OrderedMap<DocumentID, Requirement>
    private let formFields: Set<String>

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
    private func checkWord(_ submit: SyntaxMap, _ key: Key, among known: [String]) {
        guard !submit.has(.refused), let word = submit.string(key), let span = submit[key]?.span, !known.isEmpty, !known.contains(word)
        else { return }
        sink.report(.notOfService(Located(word, span), key, known: known))
    }

    /// An output of the service, in one of the ways in which it is handed over.
    private func checkDelivery(_ entry: YAMLEntry, isRefused: Bool) {
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
    private func numbers(in map: SyntaxMap, and file: SyntaxMap) -> [String] {
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
    private func checkOutputs(of given: SyntaxMap?) {
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

    private func checkEntry(_ map: SyntaxMap, _ numbers: [String]) {
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

    private func checkExpectation(_ map: SyntaxMap, _ numbers: [String]) {
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
    private func checkRevoked(_ name: Located<String>) {
        let id = OutputID(name.value)
        if let row = id.row, row > 0, service.outputs[id.declared]?.per != nil { return }
        check(name, .output, service.outputs.map { $0.value.per == nil ? $0.key.rawValue : $0.key.row(1).rawValue })
    }

    /// What the outputs of all rows bear: one value for each that was issued.
    private func checkRows(_ node: YAMLNode, of output: OutputID, _ field: Field) {
        guard node.kind == .sequence else {
            sink.report(.valueOfRows(node, output))
            return
        }
        for one in node.items {
            if let fault = field.misfits(JSONValue(answers: one)).first { sink.report(.answerOfOtherType(one, field, fault)) }
        }
    }

    /// The field whose value a scenario expects: `STEP.FIELD`, `STEP.ROLE.FIELD`, `STEP.ACTION.FIELD` or `SECTION.FIELD`.
    private func field(at path: String) -> Field? {
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

    // MARK: Answers

    private func checkAnswers(of map: SyntaxMap?) {
        guard let map else { return }
        let isRefused = map.has(.refused)
        for entry in entries(map, .form) { checkAnswer(entry, isRefused: isRefused) }
        for document in map.strings(.documents) { checkDocument(document, among: service.documents, isRefused: isRefused) }
    }

    private func checkAnswer(_ entry: YAMLEntry, isRefused: Bool) {
        if let section = service.form.sections[SectionID(entry.name)], section.many != nil || entry.value.kind == .mapping {
            for one in entry.value.kind == .sequence ? Array(entry.value.items) : [entry.value] {
                for inner in one.entries { checkField(inner, among: section.fields, isRefused: isRefused) }
            }
            return
        }
        let sections = service.form.sections.values
        let owners = sections.indices.filter {
            sections[$0].many == nil && sections[$0].fields.firstIndex(of: FieldID(entry.name)) != nil
        }
        guard let owner = owners.first else {
            let fields = service.form.sections.values.flatMap { $0.fields.keys.map(\.rawValue) }
            check(Located(entry.name, entry.key.span), .field, fields + service.form.sections.keys.map(\.rawValue))
            return
        }
        if owners.count == 1 { checkField(entry, among: sections[owner].fields, isRefused: isRefused) }
    }

    private func checkField(_ entry: YAMLEntry, among fields: OrderedMap<FieldID, Field>, isRefused: Bool) {
        guard let field = fields[FieldID(entry.name)] else {
            check(Located(entry.name, entry.key.span), .field, fields.keys.map(\.rawValue))
            return
        }
        checkValue(entry.value, field, isRefused: isRefused)
    }

    /// The answer to a field; whoever expects a refusal may write what is none.
    private func checkValue(_ node: YAMLNode, _ field: Field, isRefused: Bool) {
        let parts = field.type == .list ? field.fields : field.type.parts
        for one in node.kind == .sequence ? Array(node.items) : [node] {
            for inner in one.entries where !parts.isEmpty { checkField(inner, among: parts, isRefused: isRefused) }
        }
        // What is worked out is never taken from what is given.
        guard !isRefused, field.value == nil, !node.isFaulty else { return }
        if let fault = field.misfits(JSONValue(answers: node)).first {
            sink.report(.answerOfOtherType(node, field, fault))
            return
        }
        let options = field.options.keys.map(\.rawValue)
        for one in node.kind == .sequence ? Array(node.items) : [node] where !options.isEmpty && !options.contains(one.text) {
            sink.report(.unknownWord(one, known: options))
        }
        if let resource = field.resource, let start = LocalMoment(node.text) {
            checkBooking(Located(resource.rawValue, node.span), Located(start, node.span))
        }
    }

    /// What is recorded by an act: fields of a step or of an action, and answers that a repair changes.
    private func checkRecord(_ map: SyntaxMap) {
        for entry in entries(map, .with) {
            let form = service.form.sections
            let fields = recorded.compactMap { $0[FieldID(entry.name)] }
            if let field = fields.first {
                // Where several have the name, and unlike ones, the run tells which is meant.
                if !formFields.contains(entry.name), fields.allSatisfy({ $0 == field }) {
                    checkValue(entry.value, field, isRefused: map.has(.refused))
                }
                continue
            }
            if form[SectionID(entry.name)] != nil || formFields.contains(entry.name) {
                checkAnswer(entry, isRefused: map.has(.refused))
            } else {
                let known = recorded.flatMap { $0.keys.map(\.rawValue) } + form.values.flatMap { $0.fields.keys.map(\.rawValue) }
                check(Located(entry.name, entry.key.span), .field, known)
            }
        }
        // What an officer ticks on a repair may be an answer too.
        for document in map.strings(.documents) where !formFields.contains(document.value) {
            checkDocument(document, among: documents, isRefused: true)
        }
    }

    /// `ktp`, `lahan.sewa`; of a group, one of its documents is handed in.
    private func checkDocument(_ path: Located<String>, among documents: OrderedMap<DocumentID, Requirement>, isRefused: Bool) {
        // Behind the id may stand the dates of the document.
        let path = Located(String(path.value.prefix { $0 != " " }), path.span)
        let parts = path.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let requirement = Requirement.at(parts, in: documents) else {
            check(path, .document, paths(documents))
            return
        }
        guard !requirement.members.isEmpty, requirement.per.isEmpty, !isRefused else { return }
        let known = requirement.members.keys.map { "`\(path.value).\($0)`" }.joined(separator: ", ")
        sink.report(
            Diagnostic(
                .unknownName, at: path.span,
                message: Words(
                    en: "`\(path.value)` is a group of documents, of which one is named",
                    id: "`\(path.value)` sekelompok berkas, yang disebut salah satunya"),
                helps: [Words(en: "one of \(known)", id: "salah satu dari \(known)")]))
    }

    private func paths(_ documents: OrderedMap<DocumentID, Requirement>) -> [String] {
        documents.flatMap { id, requirement -> [String] in
            var below = requirement.members.isEmpty ? [""] : paths(requirement.members).map { ".\($0)" }
            if !requirement.per.isEmpty {
                below = requirement.per.flatMap { section in
                    let isSeveral = service.form.sections[section]?.many != nil
                    return below.map { isSeveral ? ".\(section).1\($0)" : ".\(section)\($0)" }
                }
            }
            return below.map { "\(id)\($0)" }
        }
    }

    /// No more units of a slot are taken than there are.
    func checkUnits(_ units: Located<Int>, of resource: String) {
        guard let most = catalog?.resources[ResourceID(resource)]?.units, units.value > most else { return }
        sink.report(
            Diagnostic(
                .outOfRange, at: units.span,
                message: Words(
                    en: "\(units.value) units are taken, and `\(resource)` has \(most)",
                    id: "\(units.value) unit terpakai, padahal `\(resource)` hanya punya \(most)")))
    }

    /// A slot of the catalog; nothing is known of those of a resource at fault.
    func checkBooking(_ resource: Located<String>, _ start: Located<LocalMoment>) {
        guard let catalog else { return }
        guard let plan = SlotPlan(ResourceID(resource.value), in: catalog) else {
            return check(resource, .resource, resources)
        }
        if plan.slot(at: start.value.instant(in: catalog.timeZone)) != nil { return }
        sink.report(
            Diagnostic(
                .badDate, at: start.span,
                message: Words(
                    en: "no slot of `\(resource.value)` begins on \(start.value)",
                    id: "tidak ada jadwal `\(resource.value)` yang mulai \(start.value)")))
    }

    // MARK: Others

    private func checkPerformer(_ name: Located<String>) {
        guard let catalog, !catalog.roles.isEmpty else { return }
        if isParty(name.value) || catalog.roles[RoleID(name.value)] != nil { return }
        let known = ["applicant", "filer"] + parties + catalog.roles.keys.map(\.rawValue) + catalog.systems.keys.map(\.rawValue)
        check(name, .role, known)
    }

    /// Of several applicants each acts by the name of its section, and of its row.
    private func isParty(_ name: String) -> Bool {
        !parties.isEmpty && parties.contains(String(name.prefix { $0 != "." }))
    }

    private func checkRefusal(_ map: SyntaxMap) {
        guard let slug = map.string(.refused), let span = map[.refused]?.span else { return }
        check(Located(slug, span), .refusal, Self.refusals)
    }

    private static let refusals = RefusalRule.allCases.map(\.slug) + SubmissionFault.Code.allCases.map(\.slug)

    /// `STEP.FIELD`, `STEP.ROLE.FIELD`, `STEP.ACTION.FIELD` or `SECTION.FIELD`; of several applicants `STEP.PARTY.FIELD`; of an output
    /// `OUTPUT.VALUE`, or a word of every output.
    private func checkPath(_ path: Located<String>) {
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

    private lazy var feeItems = service.fee.items.keys.map(\.rawValue) + service.benefit.keys.map(\.rawValue)

    /// What is recorded by anybody, and what outputs bear.
    private lazy var valuePaths: [String] = {
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
    private lazy var valuePathsByRole: [String] = {
        let sections = service.form.sections.keys.map(\.rawValue)
        return zip(stepIDs, steps).flatMap { id, step in
            ((step.performers?.roles.map(\.rawValue) ?? []) + sections).flatMap { role in
                step.fields.keys.map { "\(id).\(role).\($0)" }
            }
        }
    }()

    private func check(_ name: Located<String>, _ kind: NameKind, _ known: [String]) {
        if !known.contains(name.value) { sink.report(.unknownName(name, kind, known: known)) }
    }

    private func entries(_ map: SyntaxMap, _ key: Key) -> [YAMLEntry] {
        guard case .node(let node)? = map[key]?.value else { return [] }
        return Array(node.entries)
    }
}

extension Diagnostic {
    /// A word of the language that this service does not take.
    fileprivate static func notOfService(_ word: Located<String>, _ key: Key, known: [String]) -> Diagnostic {
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        let near = Suggestions.nearest(to: word.value, in: known, limit: 1).first ?? (known.count == 1 ? known[0] : nil)
        return Diagnostic(
            .unknownWord, at: word.span,
            message: key == .channel
                ? Words(en: "the service has no channel `\(word.value)`", id: "layanan ini tidak punya saluran `\(word.value)`")
                : Words(
                    en: "the service has no applicants of the kind `\(word.value)`",
                    id: "layanan ini tidak menerima pemohon jenis `\(word.value)`"),
            helps: [
                near.map { Words(en: "did you mean `\($0)`?", id: "maksudnya `\($0)`?") }
                    ?? Words(en: "one of \(list)", id: "salah satu dari \(list)")
            ],
            fixes: near.map { [.replacing(word.span, with: $0, .maybe)] } ?? [])
    }

    /// A way of handing over that the output does not have.
    fileprivate static func notDelivered(_ way: Located<String>, output: String, ways: [String]) -> Diagnostic {
        let list = ways.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownWord, at: way.span,
            message: Words(
                en: "`\(output)` is not handed over by `\(way.value)`", id: "`\(output)` tidak diserahkan dengan cara `\(way.value)`"),
            helps: [
                ways.isEmpty
                    ? Words(en: "it says no `delivery`: leave this out", id: "produk ini tanpa `delivery`: hapus ini")
                    : Words(en: "one of \(list)", id: "salah satu dari \(list)")
            ])
    }

    /// A field's id alone, where a value is told by the step or section as well.
    static func valueWithoutHome(_ field: Located<String>, homes: [String]) -> Diagnostic {
        let list = homes.map { "`\($0)`" }
        return Diagnostic(
            .unknownName, at: field.span,
            message: Words(
                en: "`\(field.value)` does not say where the field stands", id: "`\(field.value)` tidak menyebut tempat isiannya"),
            helps: [
                Words(
                    en: "did you mean \(list.joined(separator: " or "))? values here are STEP.FIELD, SECTION.FIELD or OUTPUT.VALUE",
                    id:
                        "maksudnya \(list.joined(separator: " atau "))? nilai di sini ditulis LANGKAH.ISIAN, BAGIAN.ISIAN, atau PRODUK.NILAI"
                )
            ],
            fixes: homes.count == 1 ? [.replacing(field.span, with: homes[0], .maybe)] : [])
    }

    /// One value where each row of a list has its own output.
    static func valueOfRows(_ node: YAMLNode, _ output: OutputID) -> Diagnostic {
        Diagnostic(
            .answerOfOtherType, at: node.span, pointer: node.pointer,
            message: Words(
                en: "`\(output)` is issued for each row: there is one value for each",
                id: "`\(output)` terbit untuk tiap baris: nilainya satu untuk masing-masing"),
            helps: [
                Words(
                    en: "write a list, in the order of the rows: `[\(node.kind == .scalar ? node.text : "…")]`",
                    id: "tulis daftar, menurut urutan baris: `[\(node.kind == .scalar ? node.text : "…")]`")
            ])
    }

    /// In the words that the applicant would read.
    static func answerOfOtherType(_ node: YAMLNode, _ field: Field, _ fault: SubmissionFault) -> Diagnostic {
        var why = Words(
            en: FaultWords.standard.sentence(for: fault, language: "en"), id: FaultWords.standard.sentence(for: fault, language: "id"))
        let written = node.kind == .scalar && node.utf8.count <= 40 ? "`\(node.text)`: " : ""
        // "`tidak`: answer yes or no" would contradict itself.
        if node.kind == .scalar, case .string = JSONValue(answers: node), let wanted = fault.wantedForText {
            why = Words(en: "this is a text, not \(wanted.en)", id: "ini teks, bukan \(wanted.id)")
        }
        // A number is one only where it stands bare, a text only where it cannot be read as one.
        var helps: [Words] = []
        if field.type == .yesNo {
            helps = [Words(en: "write `true` or `false`", id: "tulis `true` atau `false`")]
        } else if let form = field.writtenForm {
            helps = [Words(en: "write `\(form)`", id: "tulis `\(form)`")]
        } else if node.kind == .scalar, node.isPlain, fault.facts["expected"] == "text" {
            helps = [Words(en: "put it in quotes: `\"\(node.text)\"`", id: "apit dengan tanda kutip: `\"\(node.text)\"`")]
        } else if node.kind == .scalar, !node.isPlain, field.misfits(JSONValue(plain: node.text)).isEmpty {
            helps = [Words(en: "write it without quotes", id: "tulis tanpa tanda kutip")]
        }
        let isBareText = node.kind == .scalar && node.isPlain && fault.facts["expected"] == "text"
        return Diagnostic(
            .answerOfOtherType, at: node.kind == .scalar ? node.span : node.span.firstPoint(in: node), pointer: node.pointer,
            message: Words(en: written + why.en, id: written + why.id), helps: helps,
            fixes: isBareText ? [.replacing(node.span, with: "\"\(node.text)\"", .safe)] : [])
    }
}

extension SubmissionFault {
    /// What a text was given for that is none.
    fileprivate var wantedForText: Words? {
        if code != .wrongType { return nil }
        return switch facts["expected"]?.string {
        case "boolean": Words(en: "a yes or no", id: "ya atau tidak")
        case "integer": Words(en: "a whole number", id: "bilangan bulat")
        case "number": Words(en: "a number", id: "bilangan")
        default: nil
        }
    }
}

extension Field {
    /// How an answer of several parts is written; `nil` for one that is a single value.
    fileprivate var writtenForm: String? {
        switch type {
        case .choices: "[\(options.keys.first?.rawValue ?? "…")]"
        case .list: "[ { … } ]"
        case .account: "{ bank: …, number: \"…\" }"
        case .address, .location: "{ " + type.parts.filter { !$0.value.isOptional }.map { "\($0.key): …" }.joined(separator: ", ") + " }"
        case .document: "{ file: surat.pdf }"
        default: nil
        }
    }
}
