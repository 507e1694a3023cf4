import ServiceIR

/// Draws fields and documents as inputs, with what was entered and what is wrong with it.
struct FieldDrawing {
    let prose: Prose
    /// By the id of the input.
    var faults: [String: String] = [:]
    /// Whether what is asked depends on answers: then only what `inquiry` names is drawn.
    var inquiry: Inquiry?
    /// Names of kept uploads by id.
    var uploadNames: [String: String] = [:]
    var mayBePaper = false
    /// Whether an officer asked for another file in the place of what was handed in.
    var isToBeReplaced = false
    /// The largest file that is taken, in bytes.
    let uploadLimit: Int
    /// The list that gets one more empty row.
    var addedRow: String?
    /// Where the form is sent, for what comes back at the row that was added.
    var action = ""
    /// By the list that another one is `per`: what tells each of its rows from the others.
    var rowNames: [Expression: [String]] = [:]
    /// The row that is drawn, and the rows around it: `Anak 1, Keluarga 2`.
    private var place = ""
    /// The region of the catalog.
    var region: String?
    /// The free slots of what can be booked, and from which day on they are shown.
    var slots = SlotOffer()
    /// The form's sections, by whose names documents are told apart that are asked for each of some.
    var sections: OrderedMap<SectionID, Section> = [:]
    /// The answers that the case holds, where a step asks documents for each of its sections.
    var kept: JSONObject?

    /// The inputs of a section, called `f.SECTION.FIELD`; a section with several is one list.
    func section(_ id: SectionID, _ section: Section, _ value: JSONValue?) -> [View] {
        guard let list = section.asList else {
            return fields(section.fields, value?.object ?? [:], prefix: "f.\(id)", canonical: id.rawValue)
        }
        if let inquiry, !inquiry.asked.contains(id.rawValue) { return [] }
        return [field(list, value, name: "f.\(id)", canonical: id.rawValue, isConditional: list.when != nil && inquiry == nil)]
    }

    /// Which of several applicants it is.
    func party(_ name: String, _ parties: [PartyID], chosen: String?) -> View {
        choice(
            name, label: prose.word("party"), parties.map { ($0.rawValue, partyName($0), "") }, chosen: chosen,
            error: faults[name] ?? "")
    }

    private func partyName(_ party: PartyID) -> String {
        let parts = party.rawValue.split(separator: ".").map(String.init)
        let name = sections[SectionID(parts[0])]?.name[prose.language] ?? parts[0]
        return parts.count > 1 ? "\(name) \(parts[1])" : name
    }

    /// The inputs of a group, called `PREFIX.FIELD`.
    func fields(_ fields: OrderedMap<FieldID, Field>, _ values: JSONObject, prefix: String, canonical: String) -> [View] {
        fields.compactMap { id, field in
            let name = "\(canonical).\(id)"
            if let inquiry, !inquiry.asked.contains(name) { return nil }
            if field.value != nil { return nil }
            return self.field(
                field, values[ID(id.rawValue)], name: "\(prefix).\(id)", canonical: name,
                isConditional: inquiry == nil && (field.when != nil || field.optionalWhen != nil)
            )
        }
    }

    init(prose: Prose, region: String? = nil, uploadLimit: Int) {
        self.prose = prose
        self.uploadLimit = uploadLimit
        self.region = region
    }

    /// Whether it may be left empty; by a condition on what is answered, as the form stands now.
    private func isOptional(_ field: Field, _ canonical: String) -> Bool {
        guard field.optionalWhen != nil, let inquiry else { return field.isOptional }
        return inquiry.optional.contains(canonical)
    }

    private func isOptional(_ requirement: Requirement, _ path: String) -> Bool {
        guard requirement.optionalWhen != nil, let inquiry else { return requirement.isOptional }
        return inquiry.optionalDocuments.contains(path)
    }

    private func field(_ field: Field, _ value: JSONValue?, name: String, canonical: String, isConditional: Bool) -> View {
        let error = faults[name] ?? ""
        var hints: [String] = []
        if let hint = field.hint { hints.append(hint[prose.language]) }
        if let example = field.example { hints.append("\(prose.word("example")) \(example[prose.language])") }
        if field.type == .region { hints.append(regionHint(field.level)) }
        if field.type == .document {
            hints.append(
                field.accept.isEmpty
                    ? "\(prose.word("documents_hint")) \(Prose.size(min(field.maxSize ?? uploadLimit, uploadLimit)))"
                    : "\(onlyKinds(field.accept)), \(atMost(field.maxSize ?? uploadLimit))")
        }
        if field.optionalWhen != nil {
            hints.append(prose.word("optional_by_answers"))
        } else if isConditional {
            hints.append(prose.word("when_needed"))
        }
        if let purpose = field.purpose { hints.append("\(prose.word("purpose")) \(purpose[prose.language])") }
        let hint = hints.joined(separator: ". ")
        var view = View([
            "fid": name, "fname": name, "label": field.name[prose.language], "hint_text": hint, "error_text": error,
            "is_optional": isOptional(field, canonical) || isConditional, "is_group": false, "is_long": false, "is_select": false,
            "is_line": false,
            "is_file": false,
            "described": described(name, hint: !hint.isEmpty, error: !error.isEmpty), "options": false, "rows": false,
            "field_value": text(value), "unit": false, "input_mode": false, "autocomplete": false,
            "is_slots": false, "add_name": false, "add_label": field.name[prose.language], "add_place": place, "add_action": "",
            "list_id": false,
        ])
        switch field.type {
        case .yesNo:
            view["is_group"] = true
            view["options"] = [("true", "yes"), ("false", "no")].map { key, word in
                option(name, key, prose.word(word), "", "radio", isChecked: value?.bool.map { "\($0)" } == key)
            }
        case .choice where field.options.count <= 7, .agency where field.options.count <= 7:
            view["is_group"] = true
            view["options"] = field.options.map { id, choice in
                option(
                    name, id.rawValue, choice.name[prose.language], choice.hint?[prose.language] ?? "", "radio",
                    isChecked: value?.string == id.rawValue)
            }
        case .choice, .agency:
            view["is_select"] = true
            view["select_options"] = field.options.map { id, choice in
                option(name, id.rawValue, choice.name[prose.language], "", "", isChecked: value?.string == id.rawValue)
            }
        case .choices:
            view["is_group"] = true
            let chosen = value?.array?.compactMap(\.string) ?? []
            view["options"] = field.options.map { id, choice in
                option(
                    name, id.rawValue, choice.name[prose.language], choice.hint?[prose.language] ?? "", "checkbox",
                    isChecked: chosen.contains(id.rawValue))
            }
        case .list: list(&view, field, value, name: name, canonical: canonical)
        case .address, .location: parts(&view, field, value, name: name)
        case .account: account(&view, field, value, name: name)
        case .document: file(&view, field, value)
        case .longText: view["is_long"] = true
        case .booking: slots(&view, field, value, name: name)
        case .region:
            line(&view, field)
            guard let level = field.level, level == .province || level == .regency else { break }
            view["list_id"] = FieldDrawing.listID(level)
            view["field_value"] = value?.string.flatMap { RegionChoice.name(of: $0, level: level) } ?? text(value)
        default: line(&view, field)
        }
        return view
    }

    static func listID(_ level: RegionLevel) -> String { "wilayah-\(level.rawValue)" }

    /// How a region is given: by name where there is a list, else by its code, of which the own beginning may be left out.
    private func regionHint(_ level: RegionLevel?) -> String {
        switch level {
        case .province, .regency: return prose.word("region_by_name")
        case .district, .village, nil:
            let own = region.flatMap { RegionCode($0)?.level == .regency ? $0 : nil }
            let code = "\(own ?? "73.07").01" + (level == .district ? "" : ".1001")
            let example = "\(prose.word("region_by_code")). \(prose.word("example")) \(code)"
            guard let own, let name = RegionTable.name(of: own) else { return example }
            return "\(example) (\(prose.word("region_inside")) \(name): \(code.dropFirst(own.utf8.count + 1)))"
        }
    }

    private func list(_ view: inout View, _ field: Field, _ value: JSONValue?, name: String, canonical: String) {
        let rows = value?.array ?? []
        // A list with a row for each of another has as many, and each is called by the one that it belongs to.
        let names = field.per.map { rowNames[$0] ?? [] }
        let bounds = names.map { Bounds($0.count, $0.count) } ?? field.many ?? Field.rowsUnsaid
        let count = min(max(rows.count + (addedRow == name ? 1 : 0), max(bounds.lower, 1)), bounds.upper)
        // A row without answers has none that could decide what it asks.
        var blank = self
        blank.inquiry = nil
        view["is_group"] = true
        view["rows"] = (0..<count).map { index in
            let row = rows.indices.contains(index) ? rows[index].object ?? [:] : [:]
            let rowName = names?[index] ?? "\(field.name[prose.language]) \(index + 1)"
            var drawing = row.isEmpty ? blank : self
            drawing.place = place.isEmpty ? rowName : "\(rowName), \(place)"
            return View([
                "row_name": rowName, "row_place": place, "row_id": "\(name).\(index)",
                "row_fields": drawing.fields(field.fields, row, prefix: "\(name).\(index)", canonical: "\(canonical).\(index)"),
            ])
        }
        guard count < bounds.upper else { return }
        view["add_name"] = "tambah:\(name)"
        // The page comes back where the new row stands.
        view["add_action"] = action.isEmpty ? "" : "\(action)#\(name).\(count)"
    }

    /// A value of several answers: a line for each.
    private func parts(_ view: inout View, _ field: Field, _ value: JSONValue?, name: String) {
        var own = self
        own.inquiry = nil
        view["is_group"] = true
        view["rows"] = [
            View([
                "row_name": field.name[prose.language], "row_place": "", "row_id": "",
                "row_fields": own.fields(field.type.parts, value?.object ?? [:], prefix: name, canonical: name),
            ])
        ]
    }

    /// A file to upload, or the one kept from before.
    private func file(_ view: inout View, _ field: Field, _ value: JSONValue?) {
        let upload = value?["file"]?.string ?? ""
        view["is_file"] = true
        view["upload_id"] = upload
        view["upload_name"] = uploadNames[upload] ?? upload
        view["to_be_replaced"] = isToBeReplaced
        view["accept"] = accept(field.accept)
    }

    /// A bank and a number, as two lines.
    private func account(_ view: inout View, _ field: Field, _ value: JSONValue?, name: String) {
        view["is_group"] = true
        let parts: [(key: String, type: FieldType)] = [("bank", .text), ("number", .nop)]
        view["rows"] = [
            View([
                "row_name": field.name[prose.language], "row_place": "", "row_id": "",
                "row_fields": parts.map { key, type in
                    self.field(
                        Field(name: LocalText(prose.language, prose.word("account_\(key)")), type: type), value?[key],
                        name: "\(name).\(key)", canonical: "\(name).\(key)", isConditional: false)
                },
            ])
        ]
    }

    /// A choice of free slots, day by day; what was chosen before stands first.
    private func slots(_ view: inout View, _ field: Field, _ value: JSONValue?, name: String) {
        guard let resource = field.resource else { return }
        let chosen = value?.string ?? value?["start"]?.string
        var days: [(day: CivilDate, slots: [View])] = []
        let offered = slots.from[name]?.free ?? slots.free[resource] ?? []
        func option(_ start: Instant, _ label: String) -> View {
            let text = start.localText(in: prose.timeZone)
            return View(["option_value": text, "option_label": label, "checked": text == chosen])
        }
        if let chosen, let moment = LocalMoment(chosen), !offered.contains(where: { $0.slot.start == moment.instant(in: prose.timeZone) }) {
            let start = moment.instant(in: prose.timeZone)
            days.append((moment.date, [option(start, "\(prose.date(moment.date)), \(moment.time) (\(prose.word("chosen_before")))")]))
        }
        for one in offered {
            let slot = one.slot
            let day = prose.local(slot.start).date
            // A closed choice shows the option alone, without the day that its group names.
            var label = prose.slot(prose.date(day), from: slot.start, to: slot.end)
            if one.free == 0 { label += " (\(prose.word("in_line")))" }
            if let id = slot.id { label += " \(slots.names[resource]?[id]?[prose.language] ?? id.rawValue)" }
            if days.last?.day == day {
                days[days.count - 1].slots.append(option(slot.start, label))
            } else {
                days.append((day, [option(slot.start, label)]))
            }
        }
        view["is_slots"] = true
        view["slot_days"] = days.map { View(["day": prose.weekday($0.day), "day_slots": $0.slots]) }
        view["no_slots"] = offered.isEmpty
        view["slots_from"] = slots.isAskedByForm ? (slots.from[name]?.day ?? slots.first).description : ""
        view["later_link"] =
            slots.isAskedByForm || slots.more[resource] == nil ? "" : "\(slots.page)?mulai=\(slots.more[resource] ?? slots.first)"
    }

    private func line(_ view: inout View, _ field: Field) {
        view["is_line"] = true
        view["unit"] = field.type == .money ? "rupiah" : field.unit?.description ?? ""
        let (type, mode, complete): (String, String, String) =
            switch field.type {
            case .date: ("date", "", "")
            case .time: ("time", "", "")
            case .datetime: ("datetime-local", "", "")
            case .email: ("email", "email", "email")
            case .phone: ("tel", "tel", "tel")
            case .url: ("url", "url", "")
            case .integer, .money, .nik, .kk, .npwp, .nib, .nop, .kbli: ("text", "numeric", "")
            case .decimal: ("text", "decimal", "")
            default: ("text", "", "")
            }
        view["input_type"] = type
        view["input_mode"] = mode
        view["autocomplete"] = complete
    }

    func choice(_ name: String, label: String, _ options: [(String, String, String)], chosen: String?, error: String = "") -> View {
        View([
            "fid": name, "fname": name, "label": label, "hint_text": "", "error_text": error, "is_optional": false, "is_group": true,
            "described": described(name, hint: false, error: !error.isEmpty), "rows": false, "add_name": false,
            "options": options.map { option(name, $0.0, $0.1, $0.2, "radio", isChecked: $0.0 == chosen) },
        ])
    }

    private func option(_ name: String, _ value: String, _ label: String, _ hint: String, _ type: String, isChecked: Bool) -> View {
        View([
            "oid": "\(name)-\(value)", "fname": name, "option_value": value, "option_label": label, "option_hint": hint,
            "option_type": type,
            "checked": isChecked,
        ])
    }

    private func described(_ name: String, hint: Bool, error: Bool) -> String {
        [hint ? "\(name)-hint" : "", error ? "\(name)-error" : ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func text(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .decimal(let number):
            prose.language == "id" ? number.description.split(separator: ".").joined(separator: ",") : number.description
        default: ""
        }
    }

    /// The inputs of documents, called `d.PATH`.
    func documents(
        _ documents: OrderedMap<DocumentID, Requirement>, _ sent: JSONObject, path: String = "", isMember: Bool = false,
        label: String? = nil
    ) -> [View] {
        documents.compactMap { id, requirement in
            let path = path.isEmpty ? id.rawValue : "\(path).\(id)"
            if let inquiry, !inquiry.documents.contains(path) { return nil }
            if requirement.isFetched { return nil }
            let name = label ?? inquiry?.documentNames[path]?[prose.language] ?? prose.name(requirement.name)
            let fid = "d.\(path)"
            let error = faults[fid] ?? ""
            var view = View([
                "fid": fid, "dpath": path, "label": name, "error_text": error, "is_optional": isOptional(requirement, path) && !isMember,
                "is_document_group": !requirement.members.isEmpty || !requirement.per.isEmpty,
                "hint_text": requirement.hint?[prose.language] ?? "", "bring_text": "",
                "upload_id": "", "upload_name": "", "may_be_paper": mayBePaper, "is_paper": false, "accept": accept(requirement.accept),
                "described": described(fid, hint: false, error: !error.isEmpty), "members": false, "group_text": "", "dates": false,
            ])
            let value = sent[ID(id.rawValue)]
            if !requirement.per.isEmpty {
                view["members"] = parts(of: requirement, value?.object ?? [:], path: path)
                return view
            }
            if !requirement.members.isEmpty {
                let depends = requirement.optionalWhen == nil ? "" : " \(prose.word("optional_by_answers"))."
                view["group_text"] = prose.word(requirement.group == .allOf ? "all_of" : "any_of") + depends
                view["members"] = self.documents(
                    requirement.members, value?.object ?? [:], path: path, isMember: requirement.group == .anyOf)
                return view
            }
            var notes: [String] = []
            if requirement.optionalWhen != nil { notes.append(prose.word("optional_by_answers")) }
            if let bring = requirement.bring.constant, bring != .copy { notes.append(prose.word("bring_\(bring.rawValue)")) }
            if let copies = requirement.copies { notes.append(prose.rows(copies) { "\($0) \(prose.word("copies"))" }) }
            if let receivers = requirement.receivers?.constant {
                notes.append("\(prose.word("copies_for")) \(prose.list(receivers.map { $0[prose.language] }))")
            }
            if let limit = requirement.maxAge { notes.append("\(prose.word("max_age")) \(prose.period(limit))") }
            if requirement.mustBeValid { notes.append(prose.word("not_expired")) }
            if let from = requirement.from { notes.append("\(prose.word("from_output")) \(prose.service(from))") }
            if requirement.stampDuty { notes.append(prose.word("stamp_duty")) }
            // What holds for every file stands above them all.
            if !requirement.accept.isEmpty { notes.append(onlyKinds(requirement.accept)) }
            if let size = requirement.maxSize, size < uploadLimit { notes.append(atMost(size)) }
            view["bring_text"] = prose.list(notes)
            let evidence = value.flatMap { Evidence($0) }
            switch evidence?.medium {
            case .file(let id)?:
                view["upload_id"] = id
                view["upload_name"] = uploadNames[id] ?? id
                view["to_be_replaced"] = isToBeReplaced
            case .paper?: view["is_paper"] = true
            case .output?, nil: break
            }
            var dates: [View] = []
            func date(_ key: String, _ word: String, _ value: CivilDate?) {
                dates.append(
                    View([
                        "date_id": "\(fid).\(key)", "date_name": "t.\(path).\(key)", "date_label": "\(prose.word(word)): \(name)",
                        "date_value": value?.description ?? "", "date_error": faults["\(fid).\(key)"] ?? "",
                    ]))
            }
            if requirement.maxAge != nil { date("issued_on", "issued_on", evidence?.issuedOn) }
            if requirement.mustBeValid { date("valid_until", "valid_until", evidence?.validUntil) }
            view["dates"] = dates
            return view
        }
    }

    /// A document for each section and each of its rows.
    private func parts(of requirement: Requirement, _ sent: JSONObject, path: String) -> [View] {
        var one = requirement
        one.per = []
        return requirement.per.flatMap { section -> [View] in
            let key = DocumentID(section.rawValue)
            guard sections[section]?.many != nil else {
                if let kept, kept[ID(section.rawValue)] == nil, sections[section]?.when != nil { return [] }
                return documents([key: one], sent, path: path, label: partyName(PartyID(section.rawValue)))
            }
            let rows = sent[ID(section.rawValue)]?.object ?? [:]
            let count = kept.map { $0[ID(section.rawValue)]?.array?.count ?? 0 } ?? rows.count
            var views: [View] = []
            var number = 1
            while inquiry?.documents.contains("\(path).\(section).\(number)") ?? (number <= count) {
                views += documents(
                    [DocumentID("\(number)"): one], rows, path: "\(path).\(section)",
                    label: partyName(PartyID("\(section).\(number)")))
                number += 1
            }
            return views
        }
    }

    private func onlyKinds(_ endings: [String]) -> String {
        "\(prose.word("only_kinds")) \(prose.list(endings.map { $0.uppercased() }))"
    }

    private func atMost(_ size: Int) -> String { "\(prose.word("at_most")) \(Prose.size(min(size, uploadLimit)))" }

    private func accept(_ endings: [String]) -> String {
        (endings.isEmpty ? FileKind.allEndings : endings).map { ".\($0)" }.joined(separator: ",")
    }

    /// The id of the input that a fault's JSON Pointer means; `step` for what is filled in at a step.
    static func target(_ pointer: String, step: String? = nil) -> String? {
        let parts = pointer.split(separator: "/").map(String.init)
        guard let first = parts.first else { return nil }
        let rest = parts.dropFirst().joined(separator: ".")
        switch first {
        case "form": return "f.\(rest)"
        case "fields": return step.map { "f.\($0).\(rest)" }
        case "documents": return "d.\(rest)"
        case "party", "variant", "applicant": return first
        case "delivery": return "g.\(rest)"
        default: return nil
        }
    }
}

extension Field {
    /// How many rows a list has that does not say it.
    static let rowsUnsaid = Bounds(1, 20)
}
