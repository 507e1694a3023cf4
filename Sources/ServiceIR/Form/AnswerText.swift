extension JSONValue {
    /// How an answer reads, in one line: an option by its name, a sum in rupiah, a date in words.
    package func answerText(of field: Field?, in language: LanguageID) -> String {
        let isEnglish = language == "en"
        switch (field?.type, self) {
        case (_, .bool(let flag)): return flag ? (isEnglish ? "yes" : "ya") : (isEnglish ? "no" : "tidak")
        case (.choice?, .string(let id)), (.agency?, .string(let id)): return field?.options[OptionID(id)]?.name[language] ?? id
        case (.money?, _): return int64.map { $0.rupiahText(in: language) } ?? ""
        case (.date?, .string(let text)): return CivilDate(text)?.text(in: language) ?? text
        case (_, .string(let text)): return text
        case (_, .integer(let number)): return "\(number)" + (field?.unit.map { $0.isNone ? "" : " \($0)" } ?? "")
        case (_, .decimal(let number)): return "\(number)" + (field?.unit.map { $0.isNone ? "" : " \($0)" } ?? "")
        case (.choices?, .array(let items)):
            return items.map { $0.string.map { field?.options[OptionID($0)]?.name[language] ?? $0 } ?? "" }.joined(separator: ", ")
        case (_, .array(let items)): return items.map { "(\($0.answerText(of: field, in: language)))" }.joined(separator: " ")
        case (_, .object(let members)):
            return members.map { key, value in
                let inner = field?.fields[FieldID(key.rawValue)]
                return "\(inner?.name[language] ?? key.rawValue): \(value.answerText(of: inner, in: language))"
            }.joined(separator: "; ")
        case (_, .null): return ""
        }
    }
}
