import ServiceIR

/// Reads a posted form as the JSON that the validator judges: what is no number stays a text, and the validator says so.
struct FormReader {
    let form: PostedForm
    /// Of each section with several the rows that were filled in: an empty one between others is left out, with its documents.
    var filledRows: [SectionID: [Int]] = [:]

    init(form: PostedForm) { self.form = form }

    /// The answers of every section.
    mutating func sections(_ form: Form) -> JSONObject {
        var result = JSONObject()
        for (id, section) in form.sections {
            let name = "f.\(id)"
            if let list = section.asList {
                filledRows[id] = (0..<rowCount(name)).filter { !values(section.fields, prefix: "\(name).\($0)").isEmpty }
                if let rows = value(list, name: name) { result[ID(id.rawValue)] = rows }
            } else {
                let values = values(section.fields, prefix: name)
                if !values.isEmpty { result[ID(id.rawValue)] = .object(values) }
            }
        }
        return result
    }

    /// The values of a group of fields, whose inputs are called `PREFIX.FIELD`.
    func values(_ fields: OrderedMap<FieldID, Field>, prefix: String) -> JSONObject {
        var result = JSONObject()
        for (id, field) in fields where field.value == nil {
            if let value = value(field, name: "\(prefix).\(id)") { result[ID(id.rawValue)] = value }
        }
        return result
    }

    private func value(_ field: Field, name: String) -> JSONValue? {
        switch field.type {
        case .choices:
            let chosen = form.all(name).filter { !$0.isEmpty }
            return chosen.isEmpty ? nil : .array(chosen.map { .string($0) })
        case .list:
            var rows: [JSONValue] = []
            for index in 0..<rowCount(name) {
                let row = values(field.fields, prefix: "\(name).\(index)")
                if !row.isEmpty { rows.append(.object(row)) }
            }
            return rows.isEmpty ? nil : .array(rows)
        case .address, .location:
            let parts = values(field.type.parts, prefix: name)
            return parts.isEmpty ? nil : .object(parts)
        case .account:
            var members = JSONObject()
            for key in ["bank", "number"] { if let text = form["\(name).\(key)"] { members[ID(key)] = .string(text) } }
            return members.isEmpty ? nil : .object(members)
        case .yesNo:
            switch form[name] {
            case "true": return true
            case "false": return false
            default: return nil
            }
        case .integer, .money: return form[name].map { text in FormReader.whole(text).map { .integer($0) } ?? .string(text) }
        case .decimal: return form[name].map { text in FormReader.decimal(text).map { JSONValue($0) } ?? .string(text) }
        default: return form[name].map { .string($0) }
        }
    }

    /// How many rows of a list were sent.
    func rowCount(_ name: String) -> Int {
        let mark = "\(name)."
        let indices = form.texts.compactMap { entry -> Int? in
            guard entry.name.hasPrefix(mark) else { return nil }
            return entry.name.dropFirst(mark.count).split(separator: ".").first.flatMap { Int($0) }
        }
        return min((indices.max() ?? -1) + 1, 200)
    }

    /// `1.500.000`, `Rp 1500000`: thousands may be apart by points or blanks.
    static func whole(_ text: String) -> Int64? {
        var text = text.hasPrefix("Rp") ? text.dropFirst(2).description.trimmingSpaces() : text
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        if groups.count > 1, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) { text = groups.joined() }
        text = text.split(separator: " ").joined()
        return Int64(text)
    }

    /// `3,5` and `3.5` are the same number; with a comma, points are thousands.
    static func decimal(_ text: String) -> Decimal128? {
        let text = text.split(separator: " ").joined()
        guard text.contains(",") else { return Decimal128(text) }
        return Decimal128(
            text.split(separator: ".").joined().split(separator: ",", omittingEmptySubsequences: false).joined(separator: "."))
    }

    /// What was handed in of `documents`, whose inputs end in `.PATH`: a new file, one kept from before, or paper.
    func documents(_ documents: OrderedMap<DocumentID, Requirement>, path: String = "") -> JSONObject {
        var result = JSONObject()
        for (id, requirement) in documents {
            let name = path.isEmpty ? id.rawValue : "\(path).\(id)"
            if !requirement.per.isEmpty {
                let parts = parts(of: requirement, path: name)
                if !parts.isEmpty { result[ID(id.rawValue)] = .object(parts) }
            } else if !requirement.members.isEmpty {
                let members = self.documents(requirement.members, path: name)
                if !members.isEmpty { result[ID(id.rawValue)] = .object(members) }
            } else if let evidence = evidence(name) {
                result[ID(id.rawValue)] = evidence.json
            }
        }
        return result
    }

    /// A document for each section and each of its filled rows, numbered anew.
    private func parts(of requirement: Requirement, path: String) -> JSONObject {
        var one = requirement
        one.per = []
        var result = JSONObject()
        for section in requirement.per {
            guard let rows = filledRows[section] else {
                for (key, value) in documents([DocumentID(section.rawValue): one], path: path) { result[key] = value }
                continue
            }
            var numbered = JSONObject()
            for (number, row) in rows.enumerated() {
                let found = documents([DocumentID("\(row + 1)"): one], path: "\(path).\(section)")
                if let value = found.values.first { numbered[ID("\(number + 1)")] = value }
            }
            if !numbered.isEmpty { result[ID(section.rawValue)] = .object(numbered) }
        }
        return result
    }

    private func evidence(_ name: String) -> Evidence? {
        var medium: Evidence.Medium?
        for file in form.files where file.name == "d.\(name)" {
            if medium == nil, case .success(let upload) = file.result { medium = .file(upload.id) }
        }
        if medium == nil { medium = form["u.\(name)"].map { .file($0) } ?? (form["p.\(name)"] == "true" ? .paper : nil) }
        return medium.map {
            Evidence(
                $0, issuedOn: form["t.\(name).issued_on"].flatMap { CivilDate($0) },
                validUntil: form["t.\(name).valid_until"].flatMap { CivilDate($0) })
        }
    }

    /// The files that were not taken.
    func fileFaults(_ language: LanguageID) -> [PageFault] {
        form.files.compactMap { file in
            guard case .failure(let failure) = file.result else { return nil }
            return PageFault(target: file.name, subject: nil, text: Problem(failure).title[language])
        }
    }
}
