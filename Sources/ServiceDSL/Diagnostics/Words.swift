/// The languages that the compiler speaks.
public enum MessageLanguage: String, Sendable, CaseIterable {
    case id, en
}

/// A text of the compiler in both of its languages: they stand together, so that neither can be forgotten.
public struct Words: Hashable, Sendable {
    public var en: String
    public var id: String

    public init(en: String, id: String) {
        self.en = en
        self.id = id
    }

    /// The same in both languages: a name, a path, a piece of source.
    public init(_ both: String) { self.init(en: both, id: both) }

    public subscript(language: MessageLanguage) -> String { language == .id ? id : en }
}
