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

extension Words {
    /// Ids joined for people: `a`, `b` and `c`.
    static func list(_ ids: [String]) -> Words {
        let quoted = ids.map { "`\($0)`" }
        guard quoted.count > 1, let last = quoted.last else { return Words(quoted.first ?? "") }
        let head = quoted.dropLast().joined(separator: ", ")
        return Words(en: "\(head) and \(last)", id: "\(head) dan \(last)")
    }
}
