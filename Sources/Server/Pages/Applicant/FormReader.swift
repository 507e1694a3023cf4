import ServiceIR

/// Reads a posted form as the JSON that the validator judges: what is no number stays a text, and the validator says so.
package struct FormReader {
    let form: PostedForm
    /// The list that the person asked one more row of.
    package let addedRow: String?
    /// Whether the form is only shown again: then every row that was there is there still, empty or not.
    private let isShownAgain: Bool
    /// The region of the catalog: codes may be given below it.
    private let region: String?
    /// What was said of regions and means none, or several.
    private var unknownRegions: [(input: String, name: LocalText, found: RegionChoice.Found)] = []
    /// Of each list the rows that were filled in: an empty one between others is left out, with its documents.
    private var filledRows: [String: [Int]] = [:]
    /// What each file input is called.
    private var fileNames: [String: LocalText] = [:]
    /// The values of each input, in the order sent.
    private var texts: [String: [String]] = [:]
    /// Of each list how many rows were sent.
    private var rowCounts: [String: Int] = [:]

    package init(form: PostedForm, region: String? = nil) {
        self.form = form
        self.region = region
        addedRow = form.addedRow
        isShownAgain = form.isShownAgain
        for (name, value) in form.texts { texts[name, default: []].append(value) }
        for name in form.texts.map(\.name) + form.files.map(\.name) {
            // `f.keluarga.anak.0.nama` is of row 0 of the list `f.keluarga.anak`.
            var list = ""
            for part in name.split(separator: ".") {
                if !list.isEmpty, let index = Int(part), index >= 0 { rowCounts[list] = max(rowCounts[list] ?? 0, min(index, 199) + 1) }
                list += list.isEmpty ? String(part) : ".\(part)"
            }
        }
    }

    /// The last value of that name, without blanks around it; `nil` when absent or empty.
    private func text(_ name: String) -> String? {
        guard let trimmed = texts[name]?.last?.trimmingSpaces() else { return nil }
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Takes the rows of sections as the case holds them, for documents that a step asks for each.
    mutating func keep(_ answers: JSONObject, of form: Form) {
        for (id, section) in form.sections where section.many != nil {
            filledRows["f.\(id)"] = Array(0..<(answers[ID(id.rawValue)]?.array?.count ?? 0))
        }
    }

    /// The answers of every section.
    package mutating func sections(_ form: Form) -> JSONObject {
        var result = JSONObject()
        for (id, section) in form.sections {
            let name = "f.\(id)"
            if let list = section.asList {
                if let rows = value(list, name: name, shown: name) { result[ID(id.rawValue)] = rows }
            } else {
                let values = values(section.fields, prefix: name)
                if !values.isEmpty { result[ID(id.rawValue)] = .object(values) }
            }
        }
        return result
    }

    /// The values of a group of fields, whose inputs are called `PREFIX.FIELD`.
    ///
    /// - Parameter shown: how they are called when the form is shown again, where rows before them are left out.
    mutating func values(_ fields: OrderedMap<FieldID, Field>, prefix: String, shown: String? = nil) -> JSONObject {
        var result = JSONObject()
        for (id, field) in fields where field.value == nil {
            if let value = value(field, name: "\(prefix).\(id)", shown: "\(shown ?? prefix).\(id)") { result[ID(id.rawValue)] = value }
        }
        return result
    }

    private mutating func value(_ field: Field, name: String, shown: String) -> JSONValue? {
        switch field.type {
        case .choices:
            let chosen = (texts[name] ?? []).filter { !$0.isEmpty }
            return chosen.isEmpty ? nil : .array(chosen.map { .string($0) })
        case .list:
            let rows = rows(field, name: name, shown: shown)
            return rows.isEmpty ? nil : .array(rows)
        case .address, .location:
            let parts = values(field.type.parts, prefix: name, shown: shown)
            return parts.isEmpty ? nil : .object(parts)
        case .account:
            var members = JSONObject()
            for key in ["bank", "number"] { if let text = text("\(name).\(key)") { members[ID(key)] = .string(text) } }
            return members.isEmpty ? nil : .object(members)
        case .document:
            fileNames[name] = field.name
            for file in form.files where file.name == name {
                if case .success(let upload) = file.result { return Evidence.file(upload.id).json }
            }
            // The one kept from before.
            return text(name).map { Evidence.file($0).json }
        case .yesNo:
            switch text(name) {
            case "true": return true
            case "false": return false
            default: return nil
            }
        case .integer, .money: return text(name).map { text in FormReader.whole(text).map { .integer($0) } ?? .string(text) }
        case .decimal: return text(name).map { text in FormReader.decimal(text).map { JSONValue($0) } ?? .string(text) }
        case .region: return text(name).map { .string(code(ofRegion: $0, field, shown: shown)) }
        default: return text(name).map { .string($0) }
        }
    }

    /// The code of the region that was named; what means none stays as it is.
    private mutating func code(ofRegion text: String, _ field: Field, shown: String) -> String {
        switch RegionChoice.find(text, level: field.level, in: region) {
        case .code(let code): return code
        case let found:
            unknownRegions.append((shown, field.name, found))
            return text
        }
    }

    /// The rows of a list: empty ones are left out of what is sent, and stay in a form that is shown again.
    private mutating func rows(_ list: Field, name: String, shown: String) -> [JSONValue] {
        var rows: [JSONValue] = []
        var filled: [Int] = []
        let most = (list.many ?? Field.rowsUnsaid).upper
        for index in 0..<(rowCounts[name] ?? 0) {
            let row = values(list.fields, prefix: "\(name).\(index)", shown: "\(shown).\(rows.count)")
            // One for each row of another list stands in its place, also where nothing was asked in it.
            if row.isEmpty, list.per == nil, !isShownAgain || rows.count >= most { continue }
            rows.append(.object(row))
            filled.append(index)
        }
        filledRows[name] = filled
        if list.per != nil, list.isOptional, !isShownAgain, rows.allSatisfy({ $0.object?.isEmpty == true }) { return [] }
        return rows
    }

    /// `1.500.000`, `Rp 1500000`, `Rp1.500.000,00`: thousands may be apart by points or blanks.
    static func whole(_ text: String) -> Int64? {
        var text = text.hasPrefix("Rp") ? text.dropFirst(2).description.trimmingSpaces() : text
        if text.hasSuffix(",00") || text.hasSuffix(",-") { text = text.split(separator: ",").dropLast().joined(separator: ",") }
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
    mutating func documents(_ documents: OrderedMap<DocumentID, Requirement>, path: String = "") -> JSONObject {
        var result = JSONObject()
        for (id, requirement) in documents {
            let name = path.isEmpty ? id.rawValue : "\(path).\(id)"
            fileNames["d.\(name)"] = requirement.name.rows.last?.value
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
    private mutating func parts(of requirement: Requirement, path: String) -> JSONObject {
        var one = requirement
        one.per = []
        var result = JSONObject()
        for section in requirement.per {
            guard let rows = filledRows["f.\(section)"] else {
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
        if medium == nil { medium = text("u.\(name)").map { .file($0) } ?? (text("p.\(name)") == "true" ? .paper : nil) }
        return medium.map {
            Evidence(
                $0, issuedOn: text("t.\(name).issued_on").flatMap { CivilDate($0) },
                validUntil: text("t.\(name).valid_until").flatMap { CivilDate($0) })
        }
    }

    /// The files that were not taken, and the regions that nobody knows by that name.
    func faults(_ language: LanguageID) -> [PageFault] {
        form.files.compactMap { file in
            guard case .failure(let failure) = file.result else { return nil }
            return PageFault(target: file.name, subject: fileNames[file.name]?[language], text: Problem(failure).title[language])
        } + unknownRegions.map { PageFault(target: $0.input, subject: $0.name[language], text: $0.found.words[language]) }
    }
}
