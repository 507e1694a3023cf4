import ServiceIR

/// The questions that decide what one needs, as a page asks them: of a list of whose rows nothing else is asked, how many there are.
struct DecidingForm {
    let questions: DecidingQuestions
    private(set) var form = Form()
    /// The lists that are counted, with the most rows that each may have: `[SECTION]`, `[SECTION, LIST]`.
    private var counted: [(path: [String], most: Int)] = []

    init(_ questions: DecidingQuestions) {
        self.questions = questions
        for (id, section) in questions.service.form.sections {
            var asked = section
            if let list = section.asList, !DecidingForm.asks(list) {
                asked.many = nil
                asked.fields = [FieldID(id.rawValue): DecidingForm.count(list)]
                counted.append(([id.rawValue], (list.many ?? Field.rowsUnsaid).upper))
            } else if section.many == nil {
                for (field, list) in section.fields where list.type == .list && !DecidingForm.asks(list) {
                    asked.fields[field] = DecidingForm.count(list)
                    counted.append(([id.rawValue, field.rawValue], (list.many ?? Field.rowsUnsaid).upper))
                }
            }
            form.sections[id] = asked
        }
    }

    /// Whether anything is asked.
    var isEmpty: Bool { form.sections.values.allSatisfy { $0.fields.values.allSatisfy { $0.value != nil } } }

    private static func asks(_ list: Field) -> Bool { list.fields.values.contains { $0.value == nil } }

    private static func count(_ list: Field) -> Field {
        var count = Field(name: list.name, type: .integer)
        count.hint = list.hint
        count.when = list.when
        return count
    }

    func isCounted(_ section: SectionID) -> Bool { counted.contains { $0.path == [section.rawValue] } }

    /// The id of the input of what a fault is at.
    func target(_ target: String?) -> String? {
        guard let target, let list = counted.first(where: { "f.\($0.path[0])" == target && $0.path.count == 1 }) else { return target }
        return "\(target).\(list.path[0])"
    }

    /// The answers as a sending has them: a row for each that was counted.
    func sending(_ answers: JSONObject) -> JSONObject {
        var sections = answers
        for (path, most) in counted {
            let section = ID<JSONValue>(path[0])
            let number = sections[section]?[path.last ?? ""]?.int64
            guard let number else { continue }
            let rows = JSONValue.array(Array(repeating: [:], count: Int(min(max(number, 0), Int64(most) + 1))))
            if path.count == 1 {
                sections[section] = rows
            } else {
                var members = sections[section]?.object ?? [:]
                members[ID(path[1])] = rows
                sections[section] = .object(members)
            }
        }
        return sections
    }

    /// The inputs of the application that say the same.
    func carried(_ form: PostedForm, _ answers: JSONObject) -> [(name: String, value: String)] {
        let counts = Set(counted.map { "f.\($0.path.count == 1 ? $0.path[0] + "." + $0.path[0] : $0.path.joined(separator: "."))" })
        var inputs = form.texts.filter { $0.name.hasPrefix("f.") && !counts.contains($0.name) }
        let rows = sending(answers)
        for (path, _) in counted {
            let value = rows[ID(path[0])]
            let count = (path.count == 1 ? value : value?[path[1]])?.array?.count ?? 0
            inputs += (0..<count).map { ("f.\(path.joined(separator: ".")).\($0)", "") }
        }
        return inputs
    }
}
