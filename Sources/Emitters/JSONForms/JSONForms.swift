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
    private let words: FormWords
    /// Of what the conditions are that are being said: of the whole, or of a row.
    private var scope: SchemaScope
    /// What is told beside an answer, by its key.
    private var told: [String: [LocalText]] = [:]
    private let language: LanguageID
    private let languages: [LanguageID]
    private var notes: [EmissionNote] = []
    /// By key, in the order of the languages.
    private var texts: [JSONObject]

    init(_ digested: DigestedService, _ catalog: CompiledCatalog) {
        self.digested = digested
        service = digested.service
        words = FormWords(service)
        scope = SchemaScope(service: service)
        languages = catalog.languages
        language = catalog.languages.first ?? "id"
        texts = languages.map { _ in [:] }
    }

    var emission: Emission {
        let (schema, ui, texts, notes) = written
        let files = [("form.schema.json", schema), ("form.ui.json", ui), ("form.i18n.json", texts)]
        return Emission(files: files.map { BuiltFile(path: $0.0, bytes: BuiltFiles.bytes(of: $0.1)) }, notes: notes)
    }

    /// All of it as one value.
    var whole: JSONValue {
        let (schema, ui, texts, _) = written
        return ["schema": schema, "ui": ui, "texts": texts]
    }

    private var written: (schema: JSONValue, ui: JSONValue, texts: JSONValue, notes: [EmissionNote]) {
        var writer = self
        let ui = writer.ui()
        let schema = writer.keyed(SubmissionSchema.form(digested), "")
        let texts = JSONObject(zip(languages, writer.texts).map { (ID($0), .object($1)) })
        return (schema, ui, .object(texts), writer.notes)
    }

    // MARK: Keys of texts

    /// The schema with `i18n` at each answer, whose texts by language are collected on the way.
    private mutating func keyed(_ schema: JSONValue, _ key: String) -> JSONValue {
        guard var object = schema.object else { return schema }
        if !key.isEmpty {
            for sentence in told[key] ?? [] { describe(&object, sentence) }
            // A box that is not ticked is no answer yet: yes and no are two.
            if object["x-mpp-type"]?.string == FieldType.yesNo.rawValue, object["readOnly"] == nil {
                object["oneOf"] = [option(true, words("Ya", "Yes")), option(false, words("Tidak", "No"))]
            }
            object["i18n"] = .string(key)
            collect(object, "title", as: key + ".label")
            collect(object, "description", as: key + ".description")
            if let options = object["oneOf"]?.array { object["oneOf"] = .array(options.map { keyed(option: $0, key) }) }
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

    private mutating func keyed(option: JSONValue, _ key: String) -> JSONValue {
        guard var one = option.object, let const = one["const"] else { return option }
        let key = "\(key).\(const.string ?? (const == true ? "yes" : "no"))"
        one["i18n"] = .string(key)
        collect(one, "title", as: key)
        return .object(one)
    }

    private func option(_ value: Bool, _ name: LocalText) -> JSONValue {
        var one = Annotation.of(name: name)
        one["const"] = .bool(value)
        return .object(one)
    }

    /// Adds a sentence to what is told of an answer.
    private func describe(_ object: inout JSONObject, _ sentence: LocalText) {
        let described = object["x-mpp-description"]?.object ?? [:]
        let text = words { language in
            let before = described[ID(language)]?.string ?? object["description"]?.string
            return [before, sentence[language]].compactMap { $0 }.joined(separator: " ")
        }
        for (key, value) in Annotation.of(name: LocalText([:]), description: text) { object[key] = value }
    }

    private mutating func collect(_ object: JSONObject, _ keyword: String, as key: String) {
        guard let text = object[ID(keyword)]?.string else { return }
        let others = object[ID("x-mpp-" + keyword)]?.object ?? [:]
        for (place, language) in languages.enumerated() { texts[place][ID(key)] = others[ID(language)] ?? .string(text) }
    }

    // MARK: UI schema

    private mutating func ui() -> JSONValue {
        var categories: [JSONValue] = []
        var head: [JSONValue] = []
        if !service.variants.isEmpty { head.append(control(["variant"])) }
        if service.applicants.count > 1 { head.append(control(["applicant"])) }
        if service.channels.count > 1 { head.append(control(["channel"])) }
        if service.form.mayHaveSeveralApplicants { head.append(control(["party"])) }
        add(head, LocalText(en: "Filing", id: "Pengajuan"), to: &categories)
        for (id, section) in service.form.sections { addSection(id, section, to: &categories) }
        let documents = service.documents.compactMap { document($0.key, $0.value, ["documents"]) }
        add(documents, LocalText(en: "Documents", id: "Dokumen"), to: &categories)
        let deliveries = service.outputs.compactMap { id, output -> JSONValue? in
            guard let delivery = output.delivery, delivery.rows.contains(where: { $0.value.count > 1 }) else { return nil }
            let when = [service.mayBeIssued(output)].compactMap { $0 }
            return control(["delivery", id.rawValue], whens: when, element: "outputs.\(id)", key: "delivery.\(id)")
        }
        add(deliveries, LocalText(en: "Delivery", id: "Penyerahan"), to: &categories)
        return ["type": "Categorization", "elements": .array(categories)]
    }

    private mutating func add(_ elements: [JSONValue], _ name: LocalText, to categories: inout [JSONValue]) {
        if !elements.isEmpty { categories.append(["type": "Category", "label": .string(label(name)), "elements": .array(elements)]) }
    }

    private mutating func addSection(_ id: SectionID, _ section: Section, to categories: inout [JSONValue]) {
        let path = ["form", id.rawValue]
        var category: JSONObject = ["type": "Category", "label": .string(label(section.name))]
        var elements = [section.hint.map { text($0) }].compactMap { $0 }
        elements += condition(&category, [section.when].compactMap { $0 }, "form.\(id)").map { text(only($0, [:])) }
        if let list = section.asList {
            elements.append(control(path, options(list, at: "form.\(id)")))
        } else {
            elements += controls(section.fields, path, inside: "form.\(id)")
        }
        guard section.asList != nil || !section.fields.isEmpty else { return }
        category["elements"] = .array(elements)
        categories.append(.object(category))
    }

    private mutating func controls(_ fields: OrderedMap<FieldID, Field>, _ path: [String], inside place: String) -> [JSONValue] {
        fields.map { id, field in
            let element = "\(place).\(id)"
            return control(path + [id.rawValue], options(field, at: element), whens: [field.when].compactMap { $0 }, element: element)
        }
    }

    /// What a row asks, laid out as a section is; its conditions are of the row.
    private mutating func row(_ fields: OrderedMap<FieldID, Field>, _ place: String) -> JSONValue {
        let outer = scope
        scope = SchemaScope(service: service, row: fields)
        defer { scope = outer }
        return ["type": "VerticalLayout", "elements": .array(controls(fields, [], inside: place))]
    }

    private mutating func document(
        _ id: DocumentID, _ document: Requirement, _ path: [String], isOfWhole: Bool = true
    ) -> JSONValue? {
        guard !document.isFetched else { return nil }
        let path = path + [id.rawValue]
        var group: JSONObject = ["type": "Group"]
        let isOfWhole = isOfWhole && ConditionalAnswer.isOfWhole(document, service)
        let name = document.name.rows.last?.value ?? LocalText([:])
        let row = document.per.first.flatMap { service.form.sections[$0] }?.fields ?? [:]
        let unsaid = condition(&group, [document.when].compactMap { $0 }, path.joined(by: "."), isOfWhole: isOfWhole)
        let sentences = [document.hint].compactMap { $0 } + unsaid.map { only($0, row) }
        if document.per.isEmpty && document.members.isEmpty {
            return self.group(&group, name, questions(document, path, isOfWhole, told: sentences))
        }
        var elements = sentences.map { text($0) }
        if document.per.isEmpty { elements += questions(document, path, isOfWhole) }
        for id in document.per {
            guard let section = service.form.sections[id] else { continue }
            elements += parts(document, for: section, path + [id.rawValue])
        }
        return self.group(&group, name, elements)
    }

    /// A document for one section: where that has rows, for each of them.
    private mutating func parts(_ document: Requirement, for section: Section, _ path: [String]) -> [JSONValue] {
        let whens = [section.when].compactMap { $0 }
        let element = path.joined(by: ".")
        if let list = section.asList, !list.isFixedList {
            return [text(words.rows(of: section.name)), control(path, whens: whens, element: element)]
        }
        var group: JSONObject = ["type": "Group"]
        var elements = condition(&group, whens, element).map { text(only($0, [:])) }
        if let many = section.many {
            for row in 1...many.upper {
                var one: JSONObject = ["type": "Group"]
                elements.append(self.group(&one, words.row(row, of: section.name), questions(document, path + ["\(row)"], false)))
            }
        } else {
            elements += questions(document, path, false)
        }
        return [self.group(&group, section.name, elements)]
    }

    /// Which upload it is, whether it is handed in on paper, its dates; of a group what its members ask.
    private mutating func questions(
        _ document: Requirement, _ path: [String], _ isOfWhole: Bool, told sentences: [LocalText] = []
    ) -> [JSONValue] {
        guard document.members.isEmpty else {
            return document.members.compactMap { self.document($0.key, $0.value, path, isOfWhole: isOfWhole) }
        }
        let dates = (document.maxAge == nil ? [] : ["issued_on"]) + (document.mustBeValid ? ["valid_until"] : [])
        // A hint is broken into lines, which a label is not.
        if !sentences.isEmpty { told[(path + ["file"]).joined(by: ".")] = sentences }
        let file = control(path + ["file"], sentences.isEmpty ? [:] : Self.alwaysDescribed)
        return [file, control(path + ["paper"])] + dates.map { control(path + [$0], Self.date) }
    }

    private mutating func group(_ group: inout JSONObject, _ name: LocalText, _ elements: [JSONValue]) -> JSONValue {
        group["label"] = .string(label(name))
        group["elements"] = .array(elements)
        return .object(group)
    }

    private mutating func control(
        _ path: [String], _ options: JSONObject = [:], whens: [Expression] = [], element: String = "", key: String? = nil
    ) -> JSONValue {
        var object: JSONObject = ["type": "Control", "scope": .string("#/properties/" + path.joined(by: "/properties/"))]
        if !options.isEmpty { object["options"] = .object(options) }
        let unsaid = condition(&object, whens, element)
        if !unsaid.isEmpty { told[key ?? element] = unsaid.map { only($0, scope.row ?? [:]) } }
        return .object(object)
    }

    private static let date: JSONObject = ["format": "date", "dateFormat": "DD/MM/YYYY"]
    /// Else a hint is seen only while the answer is being given.
    private static let alwaysDescribed: JSONObject = ["showUnfocusedDescription": true]

    private mutating func options(_ field: Field, at place: String) -> JSONObject {
        if field.value != nil { return ["readonly": true] }
        var options: JSONObject =
            switch field.type {
            case .longText: ["multi": true]
            // The renderers for Vue show as many decimals as a step has.
            case .decimal: ["step": Decimal128(coefficient: 1, scale: 2).map(JSONValue.decimal) ?? 1]
            case .date: Self.date
            case .time: ["format": "time", "timeFormat": "HH:mm", "timeSaveFormat": "HH:mm", "ampm": false]
            case .datetime, .booking:
                ["format": "date-time", "dateTimeFormat": "DD/MM/YYYY HH:mm", "dateTimeSaveFormat": "YYYY-MM-DDTHH:mm", "ampm": false]
            case .choice where field.options.count <= 4: ["format": "radio"]
            case .yesNo: ["format": "radio"]
            case .list: ["detail": row(field.fields, place)]
            default: [:]
            }
        if words.hint(of: field) != nil { for (key, value) in Self.alwaysDescribed { options[key] = value } }
        return options
    }

    /// Has an element shown exactly where the conditions hold. Where a schema cannot say that, it is hidden where they surely fail and else shown;
    /// then that is noted, and they are given back, to be said to people.
    private mutating func condition(
        _ object: inout JSONObject, _ whens: [Expression], _ element: String, isOfWhole: Bool = true
    ) -> [Expression] {
        guard !whens.isEmpty else { return [] }
        let truth = isOfWhole ? ConditionTranslator(scope: scope).translate(all: whens) : .unknown
        func rule(_ effect: JSONValue, _ schema: JSONValue) -> JSONValue {
            ["effect": effect, "condition": ["scope": "#", "schema": schema, "failWhenUndefined": true]]
        }
        if truth.holdsIsExact, let holds = truth.holds {
            if holds != true { object["rule"] = rule("SHOW", holds) }
            return []
        }
        let said = whens.map(\.text).joined(by: " && ")
        notes.append(
            EmissionNote(
                element, en: "Shown also where it is not asked: no schema says `\(said)`.",
                id: "Tampil juga saat tidak ditanyakan: tidak ada skema yang menyatakan `\(said)`."))
        var options = object["options"]?.object ?? [:]
        if let fails = truth.fails, fails != false {
            object["rule"] = rule("HIDE", fails)
        } else {
            options["x-mpp-when"] = .array(whens.map { .string($0.text) })
        }
        if object["type"] == "Control" { for (key, value) in Self.alwaysDescribed { options[key] = value } }
        if !options.isEmpty { object["options"] = .object(options) }
        return whens
    }

    private func only(_ when: Expression, _ row: OrderedMap<FieldID, Field>) -> LocalText {
        words { FormWords.only(ConditionProse(service, in: $0, row: row).clause(when), in: $0) }
    }

    private mutating func text(_ text: LocalText) -> JSONValue { ["type": "Label", "text": .string(label(text))] }

    /// A label is its own key.
    private mutating func label(_ name: LocalText) -> String {
        let label = name[language]
        for (place, language) in languages.enumerated() { texts[place][ID(label)] = .string(name[language]) }
        return label
    }
}
