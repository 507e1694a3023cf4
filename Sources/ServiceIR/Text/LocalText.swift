/// A text for people, by language; never empty. The first language is the one to fall back on.
public struct LocalText: Hashable, Sendable {
    public var byLanguage: OrderedMap<ID<LocalText>, String>

    public init(_ byLanguage: OrderedMap<ID<LocalText>, String>) { self.byLanguage = byLanguage }
    public init(_ language: LanguageID, _ text: String) { byLanguage = [ID(language): text] }

    /// The text in `language`, else in the first language there is.
    public subscript(language: LanguageID) -> String {
        byLanguage[ID(language)] ?? byLanguage.first?.value ?? ""
    }
}

extension LocalText: Codable {
    public init(from decoder: any Decoder) throws { byLanguage = try OrderedMap(from: decoder) }
    public func encode(to encoder: any Encoder) throws { try byLanguage.encode(to: encoder) }
}
