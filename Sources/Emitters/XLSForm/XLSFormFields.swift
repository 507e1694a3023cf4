import ServiceIR

/// Sections and their fields as groups, repeats and questions.
extension XLSForm {
    mutating func add(_ id: SectionID, _ section: Section) {
        let group = "form-\(id)"
        if let list = section.asList {
            begin("group", group, section.name)
            addList(list, id.rawValue, translator, documentsOf: id)
            return end("group")
        }
        let before = isSure
        defer { isSure = before }
        isSure = isSure && translator.truth(section.when).holdsIsExact
        begin("group", group, section.name, relevant: relevant(section.when, translator, group, []))
        if let hint = section.hint { questions.append(Question(type: "note", name: "\(id)-hint", label: hint)) }
        for (field, definition) in section.fields { add(definition, "\(id).\(field)", translator) }
        end("group")
    }

    mutating func begin(_ type: String, _ name: String, _ label: LocalText, relevant: XPath? = nil, count: String = "") {
        questions.append(Question(type: "begin_\(type)", name: name, label: label, relevant: relevant, repeatCount: count))
    }

    mutating func end(_ type: String) { questions.append(Question(type: "end_\(type)")) }

    /// Shown exactly where the condition holds; where that cannot be said, wherever it does not surely fail.
    mutating func relevant(
        _ when: Expression?, _ translator: XPathTranslator, _ name: String, _ codes: [SubmissionFault.Code]
    ) -> XPath? {
        let truth = translator.truth(when)
        if truth.holdsIsExact { return truth.holds }
        leave(name, .when, codes, when)
        return truth.fails?.negated
    }

    /// Required unless it is optional; where it is shown without need, never.
    private mutating func required(_ field: Field, _ name: String, _ translator: XPathTranslator) -> XPath {
        guard isSure else { return .never }
        guard field.isOptional else { return .always }
        guard let optional = field.optionalWhen else { return .never }
        let truth = translator.truth(optional)
        if !truth.failsIsExact { leave(name, .optional, [.required, .tooFewRows], optional) }
        return truth.fails ?? .never
    }

    private mutating func add(_ field: Field, _ name: String, _ translator: XPathTranslator) {
        if field.type == .list { return addList(field, name, translator, documentsOf: nil) }
        let before = isSure
        defer { isSure = before }
        isSure = isSure && translator.asked(name, field).holdsIsExact
        var question = Question(type: "text", name: name, label: label(field), hint: hint(field))
        question.relevant = relevant(field.when, translator, name, [.required, .tooFewRows])
        if field.value != nil { return addComputed(field, question, translator) }
        let required = self.required(field, name, translator)
        if !field.type.parts.isEmpty && field.type != .location || field.type == .account {
            return addParts(field, question, required, translator)
        }
        question.required = required
        drawn(field, &question)
        constrain(&question, checks(of: field, name) + rule(field, name, translator))
        questions.append(question)
    }

    private func label(_ field: Field) -> LocalText {
        let unit = field.type == .money ? "rupiah" : field.unit?.description ?? ""
        return unit.isEmpty ? field.name : each { "\(field.name[$0]) (\(unit))" }
    }

    private func hint(_ field: Field) -> LocalText? {
        if field.hint == nil && field.example == nil { return nil }
        return each { language in
            let example = field.example.map { "\(XLSFormText.Before.example[language]) \($0[language])" }
            return [field.hint?[language], example].compactMap(\.self).joined(by: " ")
        }
    }

    /// How it is asked: its type, and how that looks.
    private mutating func drawn(_ field: Field, _ question: inout Question) {
        switch field.type {
        case .text, .url, .email, .phone, .nik, .kk, .npwp, .nib, .nop, .kbli, .region, .issued, .address, .account, .list: break
        case .longText: question.appearance = "multiline"
        case .integer, .money, .decimal:
            question.type = isShortInteger(field) ? "integer" : "decimal"
            if field.type == .money { question.appearance = "thousands-sep" }
        case .date: question.type = "date"
        case .time: question.type = "time"
        case .datetime, .booking: question.type = "dateTime"
        case .yesNo: question.type = selectYesNo()
        case .choice, .choices, .agency:
            let list = question.name.split(separator: ".").joined(by: "-")
            question.type = select(list, field.options.map { ($0.key.rawValue, $0.value.name) }, isSeveral: field.type == .choices)
        case .location: question.type = "geopoint"
        case .document: attached(field.accept, &question)
        }
    }

    /// A photograph, where what it becomes is taken; else a file.
    func attached(_ accept: [String], _ question: inout Question) {
        let isPhotograph = accept.isEmpty || accept.contains("jpg") || accept.contains("jpeg")
        question.type = isPhotograph ? "image" : "file"
        if isPhotograph { question.parameters = "max-pixels=2500" }
    }

    private mutating func addComputed(_ field: Field, _ question: Question, _ translator: XPathTranslator) {
        var question = question
        guard let calculation = translator.calculation(of: field) else {
            leave(question.name, .value, [.belowMin, .aboveMax, .notJudged], field.value)
            question.type = "note"
            questions.append(question)
            return
        }
        drawn(field, &question)
        question.calculation = calculation
        question.isReadOnly = true
        if translator.isExact(field) {
            constrain(&question, bounds(of: field))
        } else if field.type != .yesNo && field.type != .choice {
            leave(question.name, .near, [.belowMin, .aboveMax], field.value)
        }
        questions.append(question)
    }

    /// Several answers as a group: of an address its parts, of an account bank and number.
    private mutating func addParts(_ field: Field, _ question: Question, _ required: XPath, _ translator: XPathTranslator) {
        let name = question.name
        begin("group", "\(name)-parts", field.name, relevant: question.relevant)
        if let hint = question.hint { questions.append(Question(type: "note", name: "\(name)-hint", label: hint)) }
        var parts = field.type.parts
        if field.type == .account {
            parts = ["bank": Field(name: word("bank"), type: .text), "number": Field(name: word("number"), type: .text)]
        }
        for (id, part) in parts {
            var own = Question(type: "text", name: "\(name).\(id)", label: part.name)
            if isSure, !part.isOptional { own.required = required }
            var checks = self.checks(of: part, own.name)
            if field.type == .account, id == "number" {
                checks = [check("^[ .-]*(?:[0-9][ .-]*){5,20}$", sentence(.wrongForm, ["type": "account"]))].compactMap(\.self)
            }
            constrain(&own, checks)
            questions.append(own)
            // Begun, it is given in full.
            guard own.required != .always, own.required != nil else { continue }
            let begun = parts.keys.map { XPath("${\(name).\($0)} != ''", .comparison) }.reduce(.never) { $0 || $1 }
            let missing = XPath("${\(own.name)} = ''", .comparison) && begun
            stop("\(own.name)-missing", each { "\(part.name[$0]): \(sentence(.required)[$0])" }, where: missing)
        }
        if let rule = field.rule {
            let truth = translator.truth(rule.rule)
            if !truth.failsIsExact { leave(name, .rule, [.rule], rule.rule) }
            if isSure, let fails = truth.fails { stop("\(name)-rule", rule.message, where: fails) }
        }
        end("group")
    }

    /// How many rows there are is a question of its own, which makes them.
    private mutating func addList(_ field: Field, _ name: String, _ translator: XPathTranslator, documentsOf section: SectionID?) {
        let many = field.many ?? Bounds(1, 9999)
        let before = isSure
        defer { isSure = before }
        isSure = isSure && translator.asked(name, field).holdsIsExact
        let relevant = self.relevant(field.when, translator, "\(name)-count", [.required, .tooFewRows])
        var count = "\(many.lower)"
        if !field.isFixedList {
            var question = Question(
                type: "integer", name: "\(name)-count", label: text(XLSFormText.Before.count, field.name), hint: hint(field))
            question.required = required(field, name, translator)
            question.relevant = relevant
            constrain(
                &question,
                [
                    (XPath(". >= \(many.lower)", .comparison), sentence(.tooFewRows, ["min": .integer(Int64(many.lower))])),
                    (XPath(". <= \(many.upper)", .comparison), sentence(.tooManyRows, ["max": .integer(Int64(many.upper))])),
                ])
            questions.append(question)
            count = "${\(name)-count}"
        }
        begin("repeat", "\(name)-row", field.name, relevant: relevant, count: count)
        let inner = translator.inside(name, field.fields)
        for (id, definition) in field.fields { add(definition, "\(name).\(id)", inner) }
        if let section { addDocuments(ofRowsOf: section, inner) }
        end("repeat")
        for fields in field.unique where fields.first != nil { leave("\(name).\(fields[0])", .unique, [.repeatedRow]) }
    }
}
