import ServiceIR

/// Words beside the parts of a form that have no name in the definition, in the languages of its own name.
struct FormWords {
    private let languages: [LanguageID]

    init(_ service: CompiledService) { languages = service.name.byLanguage.keys.map(\.rawValue) }

    func callAsFunction(_ word: (LanguageID) -> String) -> LocalText {
        LocalText(OrderedMap(languages.map { (ID<LocalText>($0), word($0)) }))
    }

    func callAsFunction(_ id: String, _ en: String) -> LocalText { self { $0 == "en" ? en : id } }

    func text(of delivery: Output.Delivery) -> LocalText {
        switch delivery {
        case .download: self("unduh", "download")
        case .counter: self("ambil di loket", "collect at the counter")
        case .post: self("pos", "post")
        case .email: self("surel", "e-mail")
        }
    }

    /// A condition as a sentence of its own.
    static func only(_ clause: String, in language: LanguageID) -> String { language == "en" ? "Only \(clause)." : "Hanya \(clause)." }

    /// Something that there is several of, with its number.
    func row(_ row: Int, of name: LocalText) -> LocalText { self { "\(name[$0]) \(row)" } }

    /// The name with the unit of its answer.
    func name(of field: Field) -> LocalText {
        guard let unit = field.unit.map(\.description) ?? (field.type == .money ? "Rp" : nil) else { return field.name }
        return self { "\(field.name[$0]) (\(unit))" }
    }

    /// The hint, and how a region's code is written, for renderers know no names of regions.
    func hint(of field: Field) -> LocalText? {
        guard field.type == .region else { return field.hint }
        let code =
            switch field.level {
            case .province: "73"
            case .regency, nil: "73.07"
            case .district: "73.07.01"
            case .village: "73.07.01.1001"
            }
        let written = self("Kode wilayah Kemendagri, seperti \(code).", "The region code of Kemendagri, such as \(code).")
        return self { language in [field.hint?[language], written[language]].compactMap { $0 }.joined(separator: " ") }
    }

    /// Which rows the members of a document are for.
    func rows(of name: LocalText) -> LocalText {
        self {
            $0 == "en"
                ? "One for each row of “\(name[$0])”, by its number."
                : "Satu tiap baris “\(name[$0])”, menurut nomornya."
        }
    }

    /// Who of several applicants may file, as `party` says it.
    func parties(of form: Form) -> [(id: String, name: LocalText)] {
        form.sections.flatMap { id, section -> [(id: String, name: LocalText)] in
            guard section.party == .applicant else { return [] }
            guard let many = section.many else { return [(id.rawValue, section.name)] }
            return (1...many.upper).map { ("\(id).\($0)", row($0, of: section.name)) }
        }
    }
}
