/// One key of the language in one kind of map: `step.within`.
public struct KeywordUse: Hashable, Sendable, CustomStringConvertible {
    public var shape: ShapeName
    public var key: Key

    public var description: String { "\(shape.rawValue).\(key.rawValue)" }

    /// All that this version carries out, in the order of the table.
    public static let all: [KeywordUse] = Keywords.shapes.flatMap { shape in
        shape.keywords.map { KeywordUse(shape: shape.name, key: $0.key) }.filter { !$0.isOfService }
    }

    /// What the table says of it.
    public var summary: Keyword.Summary { Keywords.shape(shape).keyword(key)?.summary ?? Keyword.Summary(en: "", id: "") }

    /// A standard's keys are those of a service.
    private var isOfService: Bool { shape == .standard && Keywords.shape(.service).keyword(key) != nil }
}
