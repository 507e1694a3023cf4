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
}
