import ServiceIR

/// JSON Schema 2020-12 of the whole submission of one service.
///
/// What it refuses the runtime refuses; what the runtime refuses beyond it stands in `x-mpp-rules`, and nothing else.
/// A value that is not asked is free, so the schema of such a value stands under its condition, never beside it.
public enum SubmissionSchema {
    public static func emit(_ service: CompiledService) -> JSONValue { emit(DigestedService(service)) }

    static func emit(_ service: DigestedService) -> JSONValue {
        var builder = SubmissionSchemaBuilder(service)
        return builder.build()
    }

    /// The same for those who draw forms: what is asked under a condition has its type in any case, documents are plain questions, names have
    /// their units, and no `$schema` frightens renderers that know older drafts only.
    static func form(_ service: DigestedService) -> JSONValue {
        var builder = SubmissionSchemaBuilder(service, isForm: true)
        var object = builder.build().object ?? [:]
        object["$schema"] = nil
        object["$id"] = .string("urn:mpp:form:\(service.service.service):\(service.service.version):\(service.whole)")
        return .object(PlainQuestions(service.service).plain(object))
    }
}

struct SubmissionSchemaBuilder {
    let service: CompiledService
    private let digested: DigestedService
    private let base = SchemaTree(["type": "object", "additionalProperties": false])
    /// What holds under conditions, by the conditions, in the order in which they are first met.
    private var conditional: [(whens: [Expression], tree: SchemaTree)] = []
    private var placeOfConditions: [[Expression]: Int] = [:]
    /// Further schemas of the whole sending.
    private var whole: [JSONValue] = []
    private var rules: [RuntimeRule] = []
    private var definitions: JSONObject = [:]
    private let translator: ConditionTranslator
    /// Whether each answer has its type whatever its conditions.
    private let isForm: Bool
    private let words: FormWords
    /// The places that have one.
    private var typed: Set<String> = []

    init(_ digested: DigestedService, isForm: Bool = false) {
        self.digested = digested
        service = digested.service
        self.isForm = isForm
        words = FormWords(service)
        translator = ConditionTranslator(scope: SchemaScope(service: service))
    }

    mutating func build() -> JSONValue {
        addHead()
        addForm()
        addDocuments()
        if isForm { addShapes() }
        addDelivery()
        addTables()
        addRules()
        return document()
    }

    private func document() -> JSONValue {
        var object: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("urn:mpp:submission:\(service.service):\(service.version):\(digested.whole)"),
        ]
        for (key, value) in Annotation.of(name: service.name, description: service.summary) { object[key] = value }
        object["x-mpp-service"] = .string(service.service.rawValue)
        object["x-mpp-version"] = .integer(Int64(service.version))
        object["x-mpp-digest"] = digested.json
        for (key, value) in base.object { object[key] = value }
        var all: [JSONValue] = []
        for part in conditional {
            guard let holds = translator.translate(all: part.whens).holds, holds != false else { continue }
            all.append(holds == true ? part.tree.json : ["if": holds, "then": part.tree.json])
        }
        all += whole
        if !all.isEmpty { object["allOf"] = .array(all) }
        if !definitions.isEmpty { object["$defs"] = .object(definitions) }
        object["x-mpp-rules"] = .array(rules.map(\.json))
        object["x-mpp-messages"] = Self.messages
        return .object(object)
    }

    /// Of all services the same.
    private static let messages = JSONValue.object(
        JSONObject(FaultWords.standard.sentences.map { (ID($0.key.rawValue), $0.value.json) }))

    // MARK: Adding

    /// Says that the value at `path` is as `schema` whenever `whens` all hold, as far as a schema can say when they do.
    private mutating func require(
        _ schema: JSONObject, at path: [String], whens: [Expression], isRequired: Bool, codes: [SubmissionFault.Code]
    ) {
        if isForm, typed.insert(pointer(path)).inserted { base.add(schema, at: path[...], isRequired: false) }
        guard !whens.isEmpty else { return base.add(schema, at: path[...], isRequired: isRequired) }
        let asked = translator.translate(all: whens)
        if asked.holds != nil {
            let place = placeOfConditions[whens] ?? conditional.count
            if place == conditional.count {
                placeOfConditions[whens] = place
                conditional.append((whens, SchemaTree()))
            }
            conditional[place].tree.add(schema, at: path[...], isRequired: isRequired)
        }
        guard !asked.holdsIsExact else { return }
        // A document that is not there is `document_missing`, which is among its codes.
        let isMissing = isRequired && path.first != "documents" && !codes.contains(.required)
        let all = (isMissing ? [.required] : []) + codes
        rules.append(RuntimeRule(at: pointer(path), within: true, codes: all, whens: whens, schema: .object(schema)))
    }

    private func pointer(_ path: [String]) -> String { path.map { "/" + $0 }.joined() }

    private mutating func addHead() {
        addWord("variant", service.variants.map { ($0.key.rawValue, $0.value.name) }, isRequired: true)
        addWord(
            "applicant", service.applicants.map { one in (one.rawValue, isForm ? words { one.text(in: $0) } : nil) },
            isRequired: service.applicants.count > 1)
        addWord(
            "channel", service.channels.map { one in (one.rawValue, isForm ? words { one.text(in: $0) } : nil) },
            isRequired: service.channels.count > 1)
        rules.append(RuntimeRule(at: "", within: true, codes: [.notJudged]))
        if service.form.mayHaveSeveralApplicants {
            // Which of them there are depends on the answers; where there is one only, what is said here counts for nothing.
            base.add(isForm ? OptionSchema.one(of: words.parties(of: service.form)) : [:], at: ["party"], isRequired: false)
            rules.append(RuntimeRule(at: "/party", codes: [.required, .notAnOption, .wrongType]))
        }
        if isForm { nameParts() }
    }

    /// The parts of a sending that have no name in the definition.
    private mutating func nameParts() {
        var names = [("form", words("Formulir", "Form"))]
        if !service.variants.isEmpty { names.append(("variant", words("Jenis permohonan", "Kind of application"))) }
        if !service.applicants.isEmpty { names.append(("applicant", words("Pemohon adalah", "The applicant is a"))) }
        if !service.channels.isEmpty { names.append(("channel", words("Saluran", "Channel"))) }
        if service.form.mayHaveSeveralApplicants { names.append(("party", words("Siapa yang mengisi ini", "Who fills this in"))) }
        // What a form has nothing of has no heading either.
        if !service.documents.isEmpty { names.append(("documents", words("Dokumen", "Documents"))) }
        if service.outputs.contains(where: { $0.value.delivery != nil }) {
            names.append(("delivery", words("Cara menerima hasil", "How to receive the result")))
        }
        for (part, name) in names { base.add(Annotation.of(name: name), at: [part], isRequired: false) }
    }

    private mutating func addWord(_ key: String, _ options: [(String, LocalText?)], isRequired: Bool) {
        guard !options.isEmpty else { return }
        base.add(OptionSchema.one(of: options), at: [key], isRequired: isRequired)
    }

    // MARK: Form

    private mutating func addForm() {
        base.add(["type": "object", "additionalProperties": false], at: ["form"], isRequired: false)
        for (id, section) in service.form.sections {
            let path = ["form", id.rawValue]
            if let list = section.asList {
                addField(list, at: path, whens: [])
                continue
            }
            var own: JSONObject = Annotation.of(name: section.name, description: section.hint)
            if let when = section.when { own["x-mpp-when"] = .string(when.text) }
            own["type"] = "object"
            own["additionalProperties"] = false
            base.add(own, at: path[...], isRequired: false)
            for (fieldID, field) in section.fields {
                addField(field, at: path + [fieldID.rawValue], whens: [section.when].compactMap { $0 })
            }
        }
    }

    private mutating func addField(_ field: Field, at path: [String], whens outer: [Expression]) {
        base.add(Annotation.of(field, in: isForm ? words : nil), at: path[...], isRequired: false)
        let whens = outer + [field.when].compactMap { $0 }
        if field.value != nil {
            // What is sent for a computed field is dropped; only its own bounds can refuse.
            if isForm {
                base.add(["type": TypeSchema.schema(of: field.type, level: nil)["type"] ?? "string"], at: path[...], isRequired: false)
            }
            let codes: [SubmissionFault.Code] = (field.min != nil ? [.belowMin] : []) + (field.max != nil ? [.aboveMax] : [])
            if !codes.isEmpty { rules.append(RuntimeRule(at: pointer(path), codes: codes, whens: whens, rule: field.value)) }
        } else {
            var rows = RowSchemaBuilder(service: service, pointer: pointer(path) + "/*", isForm: isForm)
            let own = FieldSchema.of(field, rows: &rows)
            let mayBeLeftOut = field.isOptional || (field.type == .list && field.many?.lower == 0)
            require(own.schema, at: path, whens: whens, isRequired: !mayBeLeftOut, codes: own.schemaCodes)
            if let optional = field.optionalWhen, field.type != .list || field.many?.lower != 0 {
                // No answer among several is one left empty.
                let isSeveral = field.type == .choices
                require(
                    isSeveral ? ["minItems": 1] : [:], at: path, whens: whens + [optional.negated], isRequired: true,
                    codes: isSeveral ? [.tooFewRows] : [])
            }
            if !own.codes.isEmpty { rules.append(RuntimeRule(at: pointer(path), codes: own.codes, whens: whens)) }
            rules += rows.rules
        }
        if let rule = field.rule {
            rules.append(RuntimeRule(at: pointer(path), codes: [.rule], whens: whens, rule: rule.rule, message: rule.message))
        }
    }

    // MARK: Documents

    private mutating func addDocuments() {
        if isForm && service.documents.isEmpty { return }
        base.add(["type": "object", "additionalProperties": false], at: ["documents"], isRequired: false)
        if service.documents.isEmpty { return }
        definitions["evidence"] = DocumentSchema.evidence
        for (id, requirement) in service.documents {
            let path = ["documents", id.rawValue]
            base.add(Annotation.of(requirement), at: path[...], isRequired: false)
            // What the office gets by itself is free: it is dropped.
            if requirement.isFetched { continue }
            if !requirement.per.isEmpty {
                addParts(of: requirement, at: path)
                continue
            }
            let whens = [requirement.when].compactMap { $0 }
            let own = DocumentSchema.of(requirement)
            let isRequired = !requirement.isOptional && DocumentSchema.mustBeThere(requirement)
            require(own.schema, at: path, whens: whens, isRequired: isRequired, codes: own.schemaCodes)
            requireWhole(requirement, at: path, whens: whens)
            for var rule in own.rules(below: pointer(path)) {
                rule.whens = whens + rule.whens
                rules.append(rule)
            }
        }
    }

    /// What must be there of a document while it may not be left out.
    private mutating func requireWhole(_ requirement: Requirement, at path: [String], whens: [Expression]) {
        guard let optional = requirement.optionalWhen else { return }
        var whole = requirement
        whole.isOptional = false
        whole.optionalWhen = nil
        let own = DocumentSchema.of(whole)
        require(
            own.schema, at: path, whens: whens + [optional.negated], isRequired: DocumentSchema.mustBeThere(whole), codes: own.schemaCodes)
    }

    /// A document for each of some sections: an object by section, of a section with several by row.
    private mutating func addParts(of requirement: Requirement, at path: [String]) {
        var one = requirement
        one.per = []
        let sections = requirement.per.map { id in (id: id, section: service.form.sections[id]) }
        if one.when == nil, sections.contains(where: { $0.section?.when == nil && $0.section?.many == nil }) {
            base.add(["type": "object", "additionalProperties": false], at: path[...], isRequired: false)
        } else {
            rules.append(RuntimeRule(at: pointer(path), within: true, codes: [.wrongType, .unknownKey]))
        }
        for (id, section) in sections {
            let place = path + [id.rawValue]
            let whens = [section?.when, one.when].compactMap { $0 }
            base.add(section.map { Annotation.of(name: $0.name) } ?? [:], at: place[...], isRequired: false)
            let own = DocumentSchema.of(one)
            guard section?.many == nil else {
                rules.append(
                    RuntimeRule(at: pointer(place), within: true, codes: own.schemaCodes + [.unknownKey], whens: whens))
                continue
            }
            let isRequired = !one.isOptional && DocumentSchema.mustBeThere(one)
            require(own.schema, at: place, whens: whens, isRequired: isRequired, codes: own.schemaCodes)
            requireWhole(one, at: place, whens: whens)
            for var rule in own.rules(below: pointer(place)) {
                rule.whens = whens + rule.whens
                rules.append(rule)
            }
        }
    }

    /// Every document with all that may stand under it.
    private mutating func addShapes() {
        for (id, requirement) in service.documents where !requirement.isFetched {
            let path = ["documents", id.rawValue]
            let shape = DocumentSchema.shape(of: requirement)
            guard !requirement.per.isEmpty else {
                base.add(shape, at: path[...], isRequired: false)
                continue
            }
            base.add(["type": "object", "additionalProperties": false], at: path[...], isRequired: false)
            for id in requirement.per {
                guard let section = service.form.sections[id] else { continue }
                let place = path + [id.rawValue]
                guard let list = section.asList else {
                    base.add(shape, at: place[...], isRequired: false)
                    continue
                }
                guard list.isFixedList else {
                    var part = Annotation.of(name: section.name, description: words.rows(of: section.name))
                    part["type"] = "object"
                    part["additionalProperties"] = .object(shape)
                    base.add(part, at: place[...], isRequired: false)
                    continue
                }
                base.add(["type": "object", "additionalProperties": false], at: place[...], isRequired: false)
                for row in 1...(section.many?.upper ?? 1) {
                    var part = Annotation.of(name: words.row(row, of: section.name))
                    for (key, value) in shape { part[key] = value }
                    base.add(part, at: (place + ["\(row)"])[...], isRequired: false)
                }
            }
        }
    }

    // MARK: Delivery

    private mutating func addDelivery() {
        if isForm && !service.outputs.contains(where: { $0.value.delivery != nil }) { return }
        base.add(["type": "object", "additionalProperties": false], at: ["delivery"], isRequired: false)
        for (id, output) in service.outputs {
            guard let delivery = output.delivery else { continue }
            let path = ["delivery", id.rawValue]
            var all: [Output.Delivery] = []
            for way in delivery.rows.flatMap(\.value) where !all.contains(way) { all.append(way) }
            if let name = output.name.constant { base.add(Annotation.of(name: name), at: path[...], isRequired: false) }
            let constant = delivery.constant
            let whens = [service.mayBeIssued(output)].compactMap { $0 }
            require(
                OptionSchema.one(of: all.map { ($0.rawValue, isForm ? words.text(of: $0) : nil) }), at: path, whens: whens,
                isRequired: (constant?.count ?? 0) > 1, codes: [.notAnOption, .wrongType])
            if constant == nil {
                rules.append(RuntimeRule(at: pointer(path), codes: [.required, .notAnOption], whens: whens))
            }
        }
    }

    // MARK: Tables and rules

    private mutating func addTables() {
        for (_, table) in service.tables where table.hasCombinationsNotOffered {
            let paths = table.of.map(service.answers)
            // Read by a row's field or by several answers: a schema of the whole cannot speak of one of them.
            if let path = paths.first(where: { $0.contains("*") }) {
                rules.append(RuntimeRule(at: pointer(path), codes: [.notOffered]))
                continue
            }
            guard let path = paths.first else { continue }
            let refused = TableSchema.refused(by: table, translator: translator)
            whole += refused.schemas
            if !refused.isExact { rules.append(RuntimeRule(at: pointer(path), codes: [.notOffered])) }
        }
    }

    private mutating func addRules() {
        for rule in service.rules where !rule.warn {
            rules.append(RuntimeRule(at: "", codes: [.rule], rule: rule.rule, message: rule.message, referTo: rule.referTo))
        }
    }
}
