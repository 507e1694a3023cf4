import ServiceIR

/// Documents: of each whether it is handed in as a file or on paper, and the file.
extension XLSForm {
    /// When something must be handed in.
    private struct Need {
        /// By what is asked around it; `nil` = that cannot be said.
        var required: XPath?
        /// Because something else of its group was: no `required`, which would go in a circle from one to the other.
        var begun = XPath.never
    }

    /// A document, or a member of a group, where it is asked.
    private struct Place {
        let name: String
        let path: String
        /// What the name of the section adds.
        var label: LocalText?
        let translator: XPathTranslator
    }

    mutating func addDocuments() {
        let all = service.documents.filter { !$0.value.isFetched }
        let place = questions.count
        begin("group", "documents", word("documents"))
        for (id, requirement) in all {
            let name = "documents.\(id)"
            if requirement.per.isEmpty {
                add(requirement, Place(name: name, path: id.rawValue, translator: translator), nil, needed: Need(required: .always))
            }
            for section in requirement.per {
                guard let definition = service.form.sections[section], definition.many == nil else { continue }
                add(
                    requirement,
                    Place(
                        name: "\(name).\(section)", path: id.rawValue, label: definition.name,
                        translator: translator.inside(section.rawValue, definition.fields)), definition.when,
                    needed: Need(required: .always))
            }
        }
        if questions.count == place + 1 { questions.removeLast() } else { end("group") }
    }

    /// Those asked for each row of a section stand in the row.
    mutating func addDocuments(ofRowsOf section: SectionID, _ translator: XPathTranslator) {
        for (id, requirement) in service.documents where requirement.per.contains(section) && !requirement.isFetched {
            let place = Place(name: "documents.\(id).\(section)", path: id.rawValue, translator: translator)
            add(requirement, place, nil, needed: Need(required: .always))
        }
    }

    /// - Parameter needed: when it must be handed in, as far as what is around it decides.
    private mutating func add(_ requirement: Requirement, _ place: Place, _ around: Expression?, needed: Need) {
        if requirement.isFetched { return }
        let (name, codes) = (place.name, [SubmissionFault.Code.documentMissing, .noneOfDocuments, .required])
        var relevant = self.relevant(requirement.when, place.translator, name, codes)
        var isExact = place.translator.truth(requirement.when).holdsIsExact
        if around != nil {
            let outer = self.relevant(around, translator, name, codes)
            isExact = isExact && translator.truth(around).holdsIsExact
            relevant = relevant.map { own in outer.map { $0 && own } ?? own } ?? outer
        }
        let before = isSure
        defer { isSure = before }
        isSure = isSure && isExact
        let needed = isSure ? self.needed(requirement, place, needed) : Need()
        if requirement.members.isEmpty {
            addEvidence(requirement, place, relevant, needed)
        } else {
            begin("group", name, label(requirement, place), relevant: relevant)
            addMembers(requirement, place, needed)
            end("group")
        }
    }

    private mutating func needed(_ requirement: Requirement, _ place: Place, _ needed: Need) -> Need {
        if requirement.from?.output != nil, requirement.members.isEmpty {
            leave(place.name, .output, [.documentMissing, .outputMissing, .documentTooOld])
            return Need()
        }
        guard requirement.isOptional else { return needed }
        guard let optional = requirement.optionalWhen else { return Need(required: .never) }
        let truth = place.translator.truth(optional)
        if !truth.failsIsExact { leave(place.name, .optional, [.documentMissing, .noneOfDocuments], optional) }
        guard truth.failsIsExact, let fails = truth.fails else { return Need() }
        return Need(required: needed.required.map { $0 && fails }, begun: needed.begun && fails)
    }

    private mutating func addMembers(_ requirement: Requirement, _ place: Place, _ needed: Need) {
        let members = requirement.members.filter { !$0.value.isFetched }
        func name(_ id: DocumentID) -> String { "\(place.name).\(id)" }
        let questions = members.flatMap { self.questions(of: $0.value, name($0.key)) }
        let begun = questions.map { XPath("${\($0)} != ''", .comparison) }.reduce(.never) { $0 || $1 }
        // What is begun of an optional group is handed in whole; of alternatives none is needed by itself.
        let inner =
            !isSure
            ? Need()
            : requirement.group == .anyOf ? Need(required: .never) : Need(required: needed.required, begun: needed.begun || begun)
        for (id, member) in members {
            let own = Place(name: name(id), path: "\(place.path).\(id)", translator: place.translator)
            add(member, own, nil, needed: inner)
        }
        let needed = needed.required.map { $0 || needed.begun }
        guard requirement.group == .anyOf, needed != .never else { return }
        let whens = members.compactMap(\.value.when).map { place.translator.truth($0) }
        let isKnown = whens.allSatisfy(\.isExact) && !members.contains { $0.value.from?.output != nil }
        guard let needed, isKnown else { return leave(place.name, .group, [.noneOfDocuments, .documentMissing]) }
        // Each of them must be known to be asked or not, and one must be.
        let decided = whens.map { ($0.holds ?? .never) || ($0.fails ?? .never) }.reduce(.always) { $0 && $1 }
        let open = whens.count < members.count ? XPath.always : whens.map { $0.holds ?? .never }.reduce(.never) { $0 || $1 }
        stop("\(place.name)-none", sentence(.noneOfDocuments), where: needed && decided && open && begun.negated)
    }

    /// Those by which something of it is handed in.
    private func questions(of requirement: Requirement, _ name: String) -> [String] {
        if requirement.isFetched { return [] }
        return requirement.members.isEmpty ? [name] : requirement.members.flatMap { questions(of: $0.value, "\(name).\($0.key)") }
    }

    private mutating func addEvidence(_ requirement: Requirement, _ place: Place, _ relevant: XPath?, _ needed: Need) {
        let (name, label) = (place.name, self.label(requirement, place))
        let type = select("medium", ["file", "paper"].map { ($0, word($0)) })
        questions.append(
            Question(type: type, name: name, label: label, hint: hint(requirement, place), required: needed.required, relevant: relevant))
        var file = Question(
            type: "file", name: "\(name)-file", label: text(XLSFormText.Before.file, label), required: isSure ? .always : nil)
        file.relevant = XPath("${\(name)} = 'file'", .comparison)
        attached(requirement.accept, &file)
        questions.append(file)
        func date(_ key: String, _ before: LocalText) -> Question {
            var date = Question(type: "date", name: "\(name)-\(key)", label: text(before, label), required: isSure ? .always : nil)
            date.relevant = XPath("${\(name)} != ''", .comparison)
            return date
        }
        if needed.required != .always {
            let missing = (relevant ?? .always) && XPath("${\(name)} = ''", .comparison) && needed.begun
            stop("\(name)-missing", each { "\(label[$0]): \(sentence(.documentMissing)[$0])" }, where: missing)
        }
        if let limit = requirement.maxAge {
            var issued = date("issued_on", XLSFormText.Before.issued)
            var checks: [Check] = [
                (XPath(". <= today()", .comparison), sentence(.aboveMax, ["max": ["id": "hari ini", "en": "today"], "type": "date"]))
            ]
            let amount = Node(.literal(.integer(Int64(limit.unit == .weeks ? limit.amount * 7 : limit.amount))))
            let unit: String? =
                switch limit.unit {
                case .days, .weeks: "days"
                case .months: "months"
                case .years: "years"
                case .workingDays, .hours, .minutes: nil
                }
            // The last day on which it may be sent: the name stands for the answer itself.
            var moment = Field(name: label, type: .date)
            moment.rule = unit.map { unit in
                let last = Node(.binary(.add, Node(path: ["issued"]), Node(.call(unit, [amount]))))
                let rule = Node(.binary(.greaterOrEqual, last, Node(path: ["today"])))
                return FieldRule(
                    rule: Expression(rule.canonicalText), message: sentence(.documentTooOld, ["limit": .string(limit.description)]))
            }
            if unit == nil { leave(issued.name, .age, [.documentTooOld]) }
            let inner = translator.inside("\(name)-", ["issued": moment])
            checks += rule(moment, "\(name)-.issued", inner).map { ($0.holds, $0.message) }
            constrain(&issued, checks)
            questions.append(issued)
        }
        if requirement.mustBeValid {
            var valid = date("valid_until", XLSFormText.Before.valid)
            constrain(&valid, [(XPath(". >= today()", .comparison), sentence(.documentExpired))])
            questions.append(valid)
        }
    }

    // MARK: Words

    private func label(_ requirement: Requirement, _ place: Place) -> LocalText {
        each { language in
            var names: [String] = []
            for name in requirement.name.rows.map({ $0.value[language] }) where !names.contains(name) { names.append(name) }
            return [names.joined(by: " / "), place.label?[language]].compactMap(\.self).joined(by: " – ")
        }
    }

    /// What it must be and how it is brought, as the printed standard says it.
    private func hint(_ requirement: Requirement, _ place: Place) -> LocalText? {
        let hint = each { language in
            ([requirement.hint?[language]].compactMap(\.self) + (documentNotes[language]?[place.path] ?? [])).joined(by: "; ")
        }
        return hint.byLanguage.values.allSatisfy(\.isEmpty) ? nil : hint
    }

    static func notes(_ documents: [AskedDocument]) -> [String: [String]] {
        var notes: [String: [String]] = [:]
        for document in documents {
            notes[document.path] = document.notes
            notes.merge(Self.notes(document.members)) { first, _ in first }
        }
        return notes
    }
}
