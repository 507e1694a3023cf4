import ServiceIR

/// The pages' own words by key and language; a region adds a language by a file.
package struct Words: Sendable {
    private var texts: OrderedMap<ID<Words>, LocalText>
    /// What each language calls itself.
    private var names = ["id": "Bahasa Indonesia", "en": "English"]

    package static let standard = Words(texts: table)

    private init(texts: OrderedMap<ID<Words>, LocalText>) { self.texts = texts }

    /// The words with those of files in their place, or beside them; what a file leaves out stays Indonesian.
    init(_ files: [WordFile]) {
        self = Words.standard
        for file in files {
            names[file.language] = file.name
            for (key, text) in file.words { texts[ID(key)]?.byLanguage[ID(file.language)] = text }
        }
    }

    func name(of language: LanguageID) -> String { names[language] ?? language }

    /// All of one language, as a file holds them.
    func json(_ language: LanguageID) -> JSONValue {
        let words = JSONObject(texts.map { (ID($0.key.rawValue), .string($0.value[language])) })
        return ["language": .string(language), "name": .string(name(of: language)), "words": .object(words)]
    }

    package var keys: [String] { texts.keys.map(\.rawValue) }

    package subscript(key: String, language: LanguageID) -> String { texts[ID(key)]?[language] ?? key }

    /// All words in one language, for the templates.
    func view(_ language: LanguageID) -> View {
        var view = View()
        for (key, text) in texts { view[key.rawValue] = text[language] }
        return view
    }

    private static let lifeEventRows = LifeEvent.allCases.map {
        ("life_event_\($0.rawValue)", $0.text(in: "id"), $0.text(in: "en"))
    }
    private static let table: OrderedMap<ID<Words>, LocalText> = OrderedMap(
        (sharedRows + lifeEventRows + citizenRows + officeRows).map { (ID<Words>($0.0), LocalText(["id": $0.1, "en": $0.2])) })
}
