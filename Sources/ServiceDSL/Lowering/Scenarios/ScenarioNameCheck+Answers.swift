import ServiceIR

/// What a scenario fills in and hands over, against what is asked.
extension ScenarioNameCheck {
    func checkAnswers(of map: SyntaxMap?) {
        guard let map else { return }
        let isRefused = map.has(.refused)
        for entry in entries(map, .form) { checkAnswer(entry, isRefused: isRefused) }
        for document in map.strings(.documents) { checkDocument(document, among: service.documents, isRefused: isRefused) }
    }

    func checkAnswer(_ entry: YAMLEntry, isRefused: Bool) {
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

    func checkField(_ entry: YAMLEntry, among fields: OrderedMap<FieldID, Field>, isRefused: Bool) {
        guard let field = fields[FieldID(entry.name)] else {
            check(Located(entry.name, entry.key.span), .field, fields.keys.map(\.rawValue))
            return
        }
        checkValue(entry.value, field, isRefused: isRefused)
    }

    /// The answer to a field; whoever expects a refusal may write what is none.
    func checkValue(_ node: YAMLNode, _ field: Field, isRefused: Bool) {
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
    func checkRecord(_ map: SyntaxMap) {
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
    func checkDocument(_ path: Located<String>, among documents: OrderedMap<DocumentID, Requirement>, isRefused: Bool) {
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

    func paths(_ documents: OrderedMap<DocumentID, Requirement>) -> [String] {
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
}
