import ServiceIR

extension ServiceLowering {
    func form() -> Form {
        var form = Form()
        for section in declarations.sections {
            let map = section.map
            if let use = map.name(.use) { namedGroups.insert(use.value) }
            let scope = scopes.section(section)
            let when = reader.check(map.expression(.when), in: scope, expecting: .condition, as: .asks)
            let outer = scopes.asked(section: section.id)
            var fields = OrderedMap<FieldID, Field>()
            if section.isList {
                if let when { circles.note(section.id, at: section.idSpan, reads: when.reads) }
                let row = scopes.row(section.fields, of: scope, reader: reader)
                fields = rowFields(section.fields, of: section.id, in: row, name: section.id, around: outer)
            }
            for field in section.fields where !section.isList {
                let name = "\(section.id).\(field.id)"
                if let when { circles.note(name, at: field.idSpan, reads: when.reads) }
                let asked = scopes.asked(section: section.id, field: field.id)
                let place = FieldPlace(name: name, path: [section.id, field.id], around: outer, asked: asked.isEmpty ? outer : asked)
                if let lowered = self.field(field, in: scope, at: place) { fields[FieldID(field.id)] = lowered }
            }
            guard let name = map.text(.name) else { continue }
            var result = Section(
                name: name, hint: map.text(.hint), when: when?.expression, party: map.word(.party), fields: fields)
            if case .bounds(let bounds)? = map.value(.many) { result.many = bounds }
            result.unique = unique(map, among: section.fields)
            form.sections[SectionID(section.id)] = result
        }
        return form
    }

    /// The fields of a row, whose expressions see its own fields bare.
    ///
    /// - Parameter list: the path of the list, as its circles are told.
    private func rowFields(
        _ fields: [FieldDeclaration], of list: String, in row: Scope, name: String?, around: [Node]
    ) -> OrderedMap<FieldID, Field> {
        var result = OrderedMap<FieldID, Field>()
        for field in fields {
            let when = reader.canonical(field.map.expression(.when), in: row)
            let place = FieldPlace(
                name: name, list: list, path: [field.id], around: around, asked: around + (when.map { [$0] } ?? []))
            if let lowered = self.field(field, in: row, at: place) { result[FieldID(field.id)] = lowered }
        }
        return result
    }

    /// Where a field's own expressions stand.
    struct FieldPlace {
        /// For what depends on what; absent inside rows.
        var name: String?
        /// The list whose row it stands in.
        var list: String?
        var path: [String]
        /// What holds around it, without and with its own `when`.
        var around: [Node]
        var asked: [Node]
    }

    func field(_ field: FieldDeclaration, in scope: Scope, at place: FieldPlace) -> Field? {
        let map = field.map
        func note(_ checked: CheckedExpression?) -> Expression? {
            guard let checked else { return nil }
            if let name = place.name { circles.note(name, at: field.idSpan, reads: checked.reads) }
            if let list = place.list {
                // What it reads of its own row.
                let reads = checked.reads.map { read in "\(list).\(read.prefix { $0 != "." })" }
                circles.note("\(list).\(field.id)", at: field.idSpan, reads: reads)
            }
            return checked.expression
        }
        let when = note(reader.check(map.expression(.when), in: scope, expecting: .condition, assuming: place.around, as: .asks))
        let optional = optional(map, in: scope, asked: place.asked, of: place.path)
        _ = note(optional)
        let round = map.rounding(.round)
        let value = note(
            reader.check(
                map.expression(.value), in: scope, expecting: expectation(of: field, isRounded: round != nil), assuming: place.asked))
        let isExact = map.has(.value) && round == nil && place.name != nil && !map.has(.when)
        let computed = isExact ? reader.canonical(map.expression(.value), in: scope) : nil
        // The rule is judged on an answer that is there.
        var answered = scope
        if map.has(.rule) {
            answered = scope.nested()
            answered.declare(place.path, .init(field.valueType, range: field.range))
        }
        let rule = reader.check(
            map.expression(.rule), in: answered, expecting: .condition, assuming: place.asked, as: .rule)
        if place.list == nil {
            reader.answers[place.path] = AnswerFacts(
                value: computed, isComputed: map.has(.value), rule: rule?.isSound == true ? rule?.node : nil)
        }
        let paired = pairedList(field, at: place)
        if let paired, let name = place.name { circles.note(name, at: field.idSpan, reads: [paired.name.text]) }
        var row = OrderedMap<FieldID, Field>()
        // Of a list that is none nothing more is known.
        let isKnown = !field.map.has(.per) || paired != nil
        if !field.row.isEmpty, isKnown {
            // A row sees the one that it belongs to.
            let inner = scopes.row((paired?.fields ?? []) + field.row, of: scope, reader: reader)
            let list = ((place.list.map { [$0] } ?? []) + place.path).joined(separator: ".")
            row = rowFields(field.row, of: list, in: inner, name: nil, around: place.asked)
        }
        checkPattern(map)
        checkRetention(map)
        guard let type = field.type, let name = map.text(.name) else { return nil }
        var result = Field(name: name, type: type)
        result.hint = map.text(.hint)
        result.example = map.text(.example)
        result.purpose = map.text(.purpose)
        result.when = when
        result.isOptional = field.isOptional
        result.optionalWhen = optional?.expression
        result.value = value
        result.round = round
        result.issued = field.issued
        result.resource = field.resource.map { ResourceID($0) }
        if let rule, let message = map.text(.message) { result.rule = FieldRule(rule: rule.expression, message: message) }
        if case .constant(let min)? = map.value(.min), FieldTyping.fits(min, type) { result.min = min }
        if case .constant(let max)? = map.value(.max), FieldTyping.fits(max, type) { result.max = max }
        // Money that is entered is an amount, never a debt, unless the author says so.
        if type == .money, value == nil, !map.has(.min), result.max.flatMap(\.number).map({ $0.coefficient >= 0 }) ?? true {
            result.min = 0
        }
        result.pattern = map.string(.pattern)
        result.unit = map.unit(.unit)
        for entry in map.entries(.options) { if let option = option(entry) { result.options[OptionID(entry.id.value)] = option } }
        if type == .agency {
            for (id, agency) in catalog?.compiled.agencies ?? [:] { result.options[OptionID(id.rawValue)] = Option(name: agency.name) }
        }
        if type == .region { result.level = map.word(.level) ?? .village }
        result.fields = row
        result.many = type == .list ? field.many : nil
        result.per = paired?.name
        result.unique = unique(map, among: field.row)
        if type == .document {
            result.accept = map.strings(.accept).map(\.value).filter(FileKind.allEndings.contains)
            if case .size(let bytes)? = map.value(.maxSize) { result.maxSize = bytes }
        }
        result.dataClass = map.word(.class)
        result.keepFor = map.duration(.keepFor)?.promised
        return result
    }

    /// While a field or a document that is asked may be left out; a condition that decides nothing is told.
    ///
    /// - Parameter path: of a field; where it needs itself, that is told instead.
    func optional(_ map: SyntaxMap, in scope: Scope, asked: [Node], of path: [String] = []) -> CheckedExpression? {
        guard let text = map.expression(.optional),
            let checked = reader.check(text, in: scope, expecting: .condition, assuming: asked)
        else { return nil }
        guard checked.isSound, !scopes.isCircular(path), !checked.node.paths.contains(path) else { return checked }
        for (node, always) in [(checked.node, false), (checked.node.negated, true)] {
            guard case .impossible = PresenceProof.possibility(of: asked + [node], in: scope) else { continue }
            // Nothing is asked at all: that is another fault.
            if case .impossible = PresenceProof.possibility(of: asked, in: scope) { break }
            sink.report(.optionalDecidesNothing(at: text.span, always: always))
            break
        }
        return checked
    }

    private func expectation(of field: FieldDeclaration, isRounded: Bool) -> ExpectedValue {
        switch field.type {
        case .money?: .money(isRounded: isRounded)
        case nil: ExpectedValue(nil, isRounded: true)
        default: ExpectedValue(field.valueType, isRounded: isRounded)
        }
    }

    private func unique(_ map: SyntaxMap, among fields: [FieldDeclaration]) -> [[FieldID]] {
        let names = map.names(.unique)
        for name in names where !fields.contains(where: { $0.id == name.value }) {
            sink.report(.unknownName(name, .field, known: fields.map(\.id)))
        }
        if case .bounds(let many)? = map.value(.many), let first = names.first, let span = map[.unique]?.span ?? Optional(first.span) {
            let counts = names.map { name in fields.first { $0.id == name.value }?.valueCount }
            let values = counts.reduce(Optional(1)) { product, count in
                product.flatMap { a in count.flatMap { a.multipliedReportingOverflow(by: $0).overflow ? nil : a * $0 } }
            }
            if let values, values < many.lower { sink.report(.tooFewValues(names, values: values, rows: many.lower, at: span)) }
        }
        return names.isEmpty ? [] : [names.map { FieldID($0.value) }]
    }

    private func checkPattern(_ map: SyntaxMap) {
        guard let pattern = map.string(.pattern), let span = map[.pattern]?.span else { return }
        do {
            _ = try Pattern(pattern)
        } catch {
            sink.report(
                Diagnostic(.invalidPattern, at: span, message: Words(en: "invalid pattern `\(pattern)`", id: "pola `\(pattern)` tidak sah"))
            )
        }
    }

    /// A field's own `keep_for` may only be shorter than the service's.
    private func checkRetention(_ map: SyntaxMap) {
        guard let own = map.duration(.keepFor), let whole = syntax.map(.privacy)?.duration(.keepFor), let span = map[.keepFor]?.span,
            own.promised.days > whole.promised.days
        else { return }
        let (kept, longest) = (own.promised.words, whole.promised.words)
        sink.report(
            Diagnostic(
                .keptTooLong, at: span,
                message: Words(
                    en: "the field is kept \(kept.en), longer than its case (\(longest.en))",
                    id: "isian disimpan \(kept.id), lebih lama daripada perkaranya (\(longest.id))"),
                helps: [
                    Words(
                        en: "write \(longest.en) at most, or delete this `keep_for`",
                        id: "tulis paling lama \(longest.id), atau hapus `keep_for` ini")
                ]))
    }
}

extension Period {
    /// A length for comparing retentions: months of 30.4 days.
    var days: Double {
        switch unit {
        case .hours: Double(amount) / 24
        case .minutes: Double(amount) / 1440
        case .days, .workingDays: Double(amount)
        case .weeks: Double(amount) * 7
        case .months: Double(amount) * 30.4
        case .years: Double(amount) * 365
        }
    }
}

extension Diagnostic {
    static func optionalDecidesNothing(at span: SourceSpan, always: Bool) -> Diagnostic {
        Diagnostic(
            .optionalDecidesNothing, at: span,
            message: always
                ? Words(
                    en: "this condition holds for everybody who is asked: it is always optional",
                    id: "syarat ini berlaku bagi semua yang ditanya: isian atau berkas ini selalu boleh kosong")
                : Words(
                    en: "this condition holds for nobody who is asked: it is never optional",
                    id: "syarat ini tidak berlaku bagi siapa pun yang ditanya: isian atau berkas ini selalu wajib"),
            helps: [
                always
                    ? Words(en: "write `optional: true`, or mend the condition", id: "tulis `optional: true`, atau perbaiki syaratnya")
                    : Words(en: "leave `optional` out, or mend the condition", id: "hapus `optional`, atau perbaiki syaratnya")
            ])
    }
}
