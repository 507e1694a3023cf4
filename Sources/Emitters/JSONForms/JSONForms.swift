import ServiceIR

extension Target {
    static let jsonForms = Target(
        "json-forms",
        en: "JSON Forms: SERVICE/form.schema.json (for renderers of any draft), form.ui.json and form.i18n.json",
        id: "JSON Forms: SERVICE/form.schema.json (bagi penampil draf mana pun), form.ui.json dan form.i18n.json",
        ofDigested: { service, catalog in JSONForms(service, catalog).emission })
}

/// The form of a service for JSON Forms: a schema without `$schema`, a UI schema with a category for each section, and its texts by language.
///
/// Source: https://jsonforms.io/docs/uischema, rules https://jsonforms.io/docs/uischema/rules, keys https://jsonforms.io/docs/i18n.
struct JSONForms {
    private let digested: DigestedService
    private let service: CompiledService
    private let translator: ConditionTranslator
    private let language: LanguageID
    private let languages: [LanguageID]
    private var notes: [EmissionNote] = []
    private var texts: OrderedMap<ID<JSONValue>, JSONObject> = [:]

    init(_ digested: DigestedService, _ catalog: CompiledCatalog) {
        self.digested = digested
        service = digested.service
        translator = ConditionTranslator(scope: SchemaScope(service: service))
        languages = catalog.languages
        language = catalog.languages.first ?? "id"
    }

    var emission: Emission {
        var writer = self
        for language in languages { writer.texts[ID(language)] = [:] }
        let schema = writer.keyed(SubmissionSchema.form(digested), "")
        let ui = writer.ui()
        let texts = JSONObject(writer.texts.map { ($0.key, .object($0.value)) })
        let files = [("form.schema.json", schema), ("form.ui.json", ui), ("form.i18n.json", .object(texts))]
        return Emission(files: files.map { BuiltFile(path: $0.0, bytes: BuiltFiles.bytes(of: $0.1)) }, notes: writer.notes)
    }

    // MARK: Keys of texts

    /// The schema with `i18n` at each answer, whose texts by language are collected on the way.
    private mutating func keyed(_ schema: JSONValue, _ key: String) -> JSONValue {
        guard var object = schema.object else { return schema }
        if !key.isEmpty {
            object["i18n"] = .string(key)
            collect(object, "title", as: key + ".label")
            collect(object, "description", as: key + ".description")
            if let options = object["oneOf"]?.array, options.contains(where: { $0["const"] != nil }) {
                object["oneOf"] = .array(
                    options.map { option in
                        guard var one = option.object, let id = one["const"]?.string else { return option }
                        one["i18n"] = .string("\(key).\(id)")
                        collect(one, "title", as: "\(key).\(id)")
                        return .object(one)
                    })
            }
        }
        if let members = object["properties"]?.object {
            var named = JSONObject()
            for (id, member) in members { named[id] = keyed(member, key.isEmpty ? id.rawValue : "\(key).\(id)") }
            object["properties"] = .object(named)
        }
        if let items = object["items"], items.object?["properties"] != nil {
            // The list has the key of its own; those of its rows follow it.
            var rows = keyed(items, key).object ?? [:]
            rows["i18n"] = nil
            object["items"] = .object(rows)
        }
        return .object(object)
    }

    private mutating func collect(_ object: JSONObject, _ keyword: String, as key: String) {
        guard let text = object[ID(keyword)]?.string else { return }
        let others = object[ID("x-mpp-" + keyword)]?.object ?? [:]
        for language in languages { texts[ID(language)]?[ID(key)] = others[ID(language)] ?? .string(text) }
    }

    // MARK: UI schema

    private mutating func ui() -> JSONValue {
        var categories: [JSONValue] = []
        var head: [JSONValue] = []
        if !service.variants.isEmpty { head.append(control(["variant"])) }
        if service.applicants.count > 1 { head.append(control(["applicant"])) }
        if service.channels.count > 1 { head.append(control(["channel"])) }
        if service.form.mayHaveSeveralApplicants { head.append(control(["party"])) }
        add(head, LocalText(en: "Application", id: "Permohonan"), to: &categories)
        for (id, section) in service.form.sections { addSection(id, section, to: &categories) }
        let documents = service.documents.compactMap { document($0.key, $0.value, ["documents"]) }
        add(documents, LocalText(en: "Documents", id: "Dokumen"), to: &categories)
        let deliveries = service.outputs.compactMap { id, output -> JSONValue? in
            guard let delivery = output.delivery, delivery.rows.contains(where: { $0.value.count > 1 }) else { return nil }
            let when = [service.mayBeIssued(output)].compactMap { $0 }
            return control(["delivery", id.rawValue], whens: when, element: "outputs.\(id)")
        }
        add(deliveries, LocalText(en: "Delivery", id: "Penyerahan"), to: &categories)
        return ["type": "Categorization", "elements": .array(categories)]
    }

    private mutating func add(_ elements: [JSONValue], _ name: LocalText, to categories: inout [JSONValue]) {
        if !elements.isEmpty { categories.append(["type": "Category", "label": .string(label(name)), "elements": .array(elements)]) }
    }

    private mutating func addSection(_ id: SectionID, _ section: Section, to categories: inout [JSONValue]) {
        let path = ["form", id.rawValue]
        var controls: [JSONValue] = []
        if section.many != nil {
            controls = [control(path)]
            noteRows(section.fields, "form.\(id)")
        } else {
            for (field, definition) in section.fields {
                let (whens, element) = ([definition.when].compactMap { $0 }, "form.\(id).\(field)")
                controls.append(control(path + [field.rawValue], options(definition), whens: whens, element: element))
                if definition.type == .list { noteRows(definition.fields, element) }
            }
        }
        guard !controls.isEmpty else { return }
        var category: JSONObject = ["type": "Category", "label": .string(label(section.name)), "elements": .array(controls)]
        category["rule"] = rule([section.when].compactMap { $0 }, "form.\(id)")
        categories.append(.object(category))
    }

    private mutating func document(_ id: DocumentID, _ document: Requirement, _ path: [String]) -> JSONValue? {
        guard !document.isFetched else { return nil }
        let path = path + [id.rawValue]
        let element = path.joined(by: ".")
        let whens = [document.when].compactMap { $0 }
        guard document.per.isEmpty, !document.members.isEmpty else {
            return control(path, whens: whens, element: element, isOfWhole: ConditionalAnswer.isOfWhole(document, service))
        }
        let members = document.members.compactMap { self.document($0.key, $0.value, path) }
        let name = document.name.rows.last?.value ?? LocalText([:])
        var group: JSONObject = ["type": "Group", "label": .string(label(name)), "elements": .array(members)]
        group["rule"] = rule(whens, element)
        return .object(group)
    }

    private mutating func control(
        _ path: [String], _ options: JSONObject = [:], whens: [Expression] = [], element: String = "", isOfWhole: Bool = true
    ) -> JSONValue {
        var object: JSONObject = ["type": "Control", "scope": .string("#/properties/" + path.joined(by: "/properties/"))]
        let rule = rule(whens, element, isOfWhole)
        var options = options
        if !whens.isEmpty, rule == nil { options["x-mpp-when"] = .array(whens.map { .string($0.text) }) }
        if !options.isEmpty { object["options"] = .object(options) }
        object["rule"] = rule
        return .object(object)
    }

    private func options(_ field: Field) -> JSONObject {
        if field.value != nil { return ["readonly": true] }
        return switch field.type {
        case .longText: ["multi": true]
        case .date: ["format": "date"]
        case .choice where field.options.count <= 4: ["format": "radio"]
        default: [:]
        }
    }

    /// Shown exactly where the conditions hold; where a schema cannot say that, hidden where they surely fail; else shown always, and noted.
    private mutating func rule(_ whens: [Expression], _ element: String, _ isOfWhole: Bool = true) -> JSONValue? {
        guard !whens.isEmpty else { return nil }
        let truth = isOfWhole ? translator.translate(all: whens) : .unknown
        if truth.holdsIsExact, let holds = truth.holds {
            return holds == true ? nil : ["effect": "SHOW", "condition": ["scope": "#", "schema": holds, "failWhenUndefined": true]]
        }
        notes.append(
            EmissionNote(
                element, en: "Shown also where it is not asked: no schema says `\(whens.map(\.text).joined(by: " && "))`.",
                id: "Tampil juga saat tidak ditanyakan: tidak ada skema yang menyatakan `\(whens.map(\.text).joined(by: " && "))`."))
        guard let fails = truth.fails, fails != false else { return nil }
        return ["effect": "HIDE", "condition": ["scope": "#", "schema": fails, "failWhenUndefined": true]]
    }

    /// Rows are laid out by the renderer.
    private mutating func noteRows(_ fields: OrderedMap<FieldID, Field>, _ element: String) {
        guard fields.values.contains(where: { $0.when != nil }) else { return }
        notes.append(
            EmissionNote(
                element, en: "In a row everything is shown; what is asked under a condition is told by the schema.",
                id: "Di dalam baris semua isian tampil; yang ditanyakan bersyarat dinyatakan oleh skema."))
    }

    /// A label is its own key.
    private mutating func label(_ name: LocalText) -> String {
        let label = name[language]
        for language in languages { texts[ID(language)]?[ID(label)] = .string(name[language]) }
        return label
    }
}
