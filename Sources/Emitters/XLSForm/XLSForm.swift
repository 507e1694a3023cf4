import ServiceIR

extension Target {
    static let xlsForm = Target(
        "xlsform",
        en: "XLSForm: SERVICE/form.xlsx, for collecting applications offline (ODK, KoboToolbox)",
        id: "XLSForm: SERVICE/form.xlsx, untuk mengumpulkan permohonan secara luring (ODK, KoboToolbox)",
        ofDigested: { service, catalog in XLSForm(service, catalog).emission })
}

/// The form of a service as an XLSForm: what a mobile unit fills in without a network, and an officer files afterwards.
///
/// Questions bear the canonical names of what they ask, `SECTION.FIELD`, `documents.ID`; what stands beside them has a `-` in its name, which
/// no id has. Source: https://xlsform.org/en/, https://getodk.github.io/xforms-spec/.
struct XLSForm {
    /// A row of the sheet `survey`.
    struct Question {
        var type: String
        var name = ""
        var label: LocalText?
        var hint: LocalText?
        var required: XPath?
        var relevant: XPath?
        var constraint: XPath?
        var messages: [LocalText] = []
        var calculation: XPath?
        /// The answer that stands there before anybody gives one.
        var preset = ""
        var isReadOnly = false
        var appearance = ""
        var parameters = ""
        var repeatCount = ""
    }

    let service: CompiledService
    let digest: String
    let catalog: CompiledCatalog
    let translator: XPathTranslator
    var questions: [Question] = []
    var leftOut: [LeftOut] = []
    /// Whether what is written now is asked whenever it is shown; else nothing of it is required or refused.
    var isSure = true
    /// By language and path of a document, what is said of it.
    let documentNotes: [LanguageID: [String: [String]]]
    /// The columns of what is said in each language, in their order.
    private let labels: [String]
    private let hints: [String]
    private let messages: [String]
    private let reasons: [String]
    private var choices = Workbook.Sheet(name: "choices", columns: [])
    private var lists: Set<String> = []

    init(_ digested: DigestedService, _ catalog: CompiledCatalog) {
        let service = digested.service
        self.service = service
        digest = digested.whole
        self.catalog = catalog
        translator = XPathTranslator(service)
        func columns(_ name: String) -> [String] { catalog.languages.map { XLSFormText.column(name, $0) } }
        labels = columns("label")
        hints = columns("hint")
        messages = columns("constraint_message")
        reasons = columns("left_out")
        documentNotes = [LanguageID: [String: [String]]](
            catalog.languages.map { ($0, Self.notes(StandardProse(service, in: catalog, $0).documents)) }
        ) { first, _ in first }
    }

    var languages: [LanguageID] { catalog.languages }

    var emission: Emission {
        // A case that only the clock opens is filled in by nobody.
        if let openedBy = service.openedBy, openedBy.rows.allSatisfy({ $0.value.timer != nil }) {
            return Emission(notes: [
                EmissionNote(
                    en: "Opened by the clock: nobody fills it in, there is no form.",
                    id: "Dibuka oleh jadwal: tidak diisi siapa pun, tanpa formulir.")
            ])
        }
        var writer = self
        writer.addHead()
        for (id, section) in service.form.sections { writer.add(id, section) }
        writer.addParty()
        writer.addDocuments()
        writer.addDeliveries()
        writer.addRules()
        for (id, table) in service.tables where table.hasCombinationsNotOffered {
            writer.leave("", .table, [.notOffered], Expression(id.rawValue))
        }
        let file = BuiltFile(path: "form.xlsx", bytes: Workbook(sheets: writer.sheets).bytes)
        return Emission(files: [file], notes: writer.notes)
    }

    // MARK: What all parts use

    mutating func leave(_ question: String, _ reason: Reason, _ codes: [SubmissionFault.Code], _ condition: Expression? = nil) {
        leftOut.append(LeftOut(question: question, reason: reason, codes: codes, condition: condition?.text ?? ""))
    }

    func text(_ before: LocalText, _ name: LocalText) -> LocalText { each { "\(before[$0]) \(name[$0])" } }

    func each(_ text: (LanguageID) -> String) -> LocalText {
        LocalText(OrderedMap(languages.map { (ID($0), text($0)) }))
    }

    private func capitalised(_ word: (LanguageID) -> String) -> LocalText {
        each { language in
            let text = word(language)
            return text.prefix(1).uppercased() + text.dropFirst()
        }
    }

    /// The runtime's own words.
    func sentence(_ code: SubmissionFault.Code, _ facts: OrderedMap<ID<FactKind>, JSONValue> = [:]) -> LocalText {
        each { FaultWords.standard.sentence(for: SubmissionFault(code, at: .root, facts: facts), language: $0) }
    }

    func word(_ word: String) -> LocalText { XLSFormText.words[word] ?? LocalText([:]) }

    /// `select_one LIST`, the list added where it is new.
    mutating func select(_ list: String, _ options: [(String, LocalText)], isSeveral: Bool = false) -> String {
        if lists.insert(list).inserted {
            for (id, name) in options {
                var row = ["list_name": list, "name": id]
                for (language, column) in zip(languages, labels) { row[column] = XLSFormText.shown(name[language]) }
                choices.rows.append(row)
            }
        }
        return "\(isSeveral ? "select_multiple" : "select_one") \(list)"
    }

    mutating func selectYesNo() -> String { select("yes_no", ["yes", "no"].map { ($0, word($0)) }) }

    /// A note that stops whoever reads it, as long as it is relevant.
    mutating func stop(_ name: String, _ message: LocalText, where relevant: XPath, isWarning: Bool = false) {
        if relevant == .never { return }
        questions.append(Question(type: "note", name: name, label: message, required: isWarning ? nil : .always, relevant: relevant))
    }

    // MARK: Head, delivery, rules

    private mutating func addHead() {
        if !service.variants.isEmpty {
            let type = select("variant", service.variants.map { ($0.key.rawValue, $0.value.name) })
            questions.append(Question(type: type, name: "variant", label: word("variant"), required: .always))
        }
        if service.applicants.count > 1 {
            let type = select("applicant", service.applicants.map { one in (one.rawValue, capitalised { one.text(in: $0) }) })
            questions.append(Question(type: type, name: "applicant", label: word("applicant"), required: .always))
        }
        if service.channels.count > 1 {
            let type = select("channel", service.channels.map { one in (one.rawValue, capitalised { one.text(in: $0) }) })
            var question = Question(type: type, name: "channel", label: word("channel"), required: .always)
            if service.channels.contains(.mobileUnit) { question.preset = Channel.mobileUnit.rawValue }
            questions.append(question)
        }
    }

    /// Who of several applicants fills it in, asked where there are several.
    private mutating func addParty() {
        guard service.form.mayHaveSeveralApplicants else { return }
        var options: [(String, LocalText)] = []
        var counts: [String] = []
        var isExact = true
        for (id, section) in service.form.sections where section.party == .applicant {
            let asked = translator.truth(section.when)
            isExact = isExact && asked.holdsIsExact
            guard let many = section.many else {
                options.append((id.rawValue, section.name))
                counts.append(asked.holds == .always ? "1" : "if(\(asked.holds?.text ?? "false()"), 1, 0)")
                continue
            }
            options += (1...many.upper).map { row in ("\(id).\(row)", each { "\(section.name[$0]) \(row)" }) }
            let isFixed = section.asList?.isFixedList ?? false
            counts.append(
                isFixed ? "if(\(asked.holds?.text ?? "false()"), \(many.lower), 0)" : "coalesce(${\(id)-count}, 0)")
        }
        var question = Question(type: select("party", options), name: "party", label: word("party"))
        if isExact {
            question.required = .always
            question.relevant = XPath("\(counts.joined(by: " + ")) > 1", .comparison)
            leave("party", .party, [.notAnOption])
        } else {
            leave("party", .when, [.required, .notAnOption])
        }
        questions.append(question)
    }

    private mutating func addDeliveries() {
        for (id, output) in service.outputs {
            guard let delivery = output.delivery else { continue }
            var ways: [Output.Delivery] = []
            for way in delivery.rows.flatMap(\.value) where !ways.contains(way) { ways.append(way) }
            guard ways.count > 1 else { continue }
            let name = "delivery.\(id)"
            let type = select("output-delivery-\(id)", ways.map { ($0.rawValue, word($0.rawValue)) })
            var question = Question(
                type: type, name: name, label: text(XLSFormText.Before.delivery, output.name.rows.last?.value ?? LocalText([:])))
            let when = translator.truth(service.mayBeIssued(output))
            question.relevant = when.holdsIsExact ? when.holds : when.fails?.negated
            if delivery.constant != nil, when.holdsIsExact {
                question.required = .always
            } else {
                leave(name, .delivery, [.required, .notAnOption], service.mayBeIssued(output))
            }
            questions.append(question)
        }
    }

    private mutating func addRules() {
        for (index, rule) in service.rules.enumerated() {
            let name = "rule-\(index + 1)"
            let truth = translator.truth(rule.rule)
            if !truth.failsIsExact, !rule.warn { leave(truth.fails == nil ? "" : name, .rule, [.rule], rule.rule) }
            if let fails = truth.fails { stop(name, rule.message, where: fails, isWarning: rule.warn) }
        }
    }

    // MARK: Sheets

    private var sheets: [Workbook.Sheet] {
        let asked = ["type", "name"] + labels + hints + ["required", "relevant", "constraint"] + messages
        var survey = Workbook.Sheet(
            name: "survey", columns: asked + ["calculation", "default", "read_only", "appearance", "parameters", "repeat_count"])
        survey.rows = questions.map(row)
        var choices = Workbook.Sheet(name: "choices", columns: ["list_name", "name"] + labels)
        choices.rows = self.choices.rows
        var settings = Workbook.Sheet(
            name: "settings", columns: ["form_title", "form_id", "version", "default_language", "clean_text_values"])
        let language = languages.first ?? "id"
        settings.rows = [
            [
                "form_title": XLSFormText.message(service.name[language]), "form_id": service.service.rawValue,
                "version": "\(service.version)-\(digest.prefix(12))", "default_language": XLSFormText.name(of: language),
                "clean_text_values": "no",
            ]
        ]
        var own = Workbook.Sheet(name: "mpp", columns: ["question", "codes"] + reasons + ["condition"])
        own.rows = leftOut.map { entry in
            var row = ["question": entry.question, "codes": entry.codes.map(\.rawValue).joined(by: " "), "condition": entry.condition]
            for (language, column) in zip(languages, reasons) { row[column] = entry.reason.text[language] }
            return row
        }
        return [survey, choices, settings, own]
    }

    private func row(_ question: Question) -> [String: String] {
        var row = [
            "type": question.type, "name": question.name, "required": question.required?.text ?? "", "relevant": "",
            "constraint": question.constraint?.text ?? "", "calculation": question.calculation?.text ?? "",
            "default": question.preset, "read_only": question.isReadOnly ? "true()" : "", "appearance": question.appearance,
            "parameters": question.parameters,
            "repeat_count": question.repeatCount,
        ]
        if let relevant = question.relevant, relevant != .always { row["relevant"] = relevant.text }
        if question.required == .never { row["required"] = "" }
        for (place, language) in languages.enumerated() {
            if let label = question.label { row[labels[place]] = XLSFormText.shown(label[language]) }
            if let hint = question.hint { row[hints[place]] = XLSFormText.shown(hint[language]) }
            row[messages[place]] = question.messages.map { XLSFormText.message($0[language]) }.joined(by: " ")
        }
        return row
    }

    /// What is left out, each reason once, with the questions.
    private var notes: [EmissionNote] {
        Reason.allCases.compactMap { reason in
            let entries = leftOut.filter { $0.reason == reason }
            if entries.isEmpty { return nil }
            var seen: Set<String> = []
            let names = entries.map { $0.question.isEmpty ? $0.condition : $0.question }.filter { seen.insert($0).inserted }
            let list = names.joined(by: ", ")
            return EmissionNote("form", en: "\(reason.text["en"]) (\(list))", id: "\(reason.text["id"]) (\(list))")
        }
    }
}
