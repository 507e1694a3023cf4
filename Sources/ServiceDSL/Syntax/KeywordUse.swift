import ServiceIR

/// One key of the language in one kind of map, or one word of its closed list: `step.within`, `field.type: nik`.
public struct KeywordUse: Hashable, Sendable, CustomStringConvertible {
    public var shape: ShapeName
    public var key: Key
    /// Of a key that takes one of a few words.
    public var word: String?

    public var description: String { "\(shape.rawValue).\(key.rawValue)" + (word.map { ": \($0)" } ?? "") }

    /// All that this version carries out, in the order of the table.
    public static let all: [KeywordUse] = Keywords.shapes.flatMap { shape in
        shape.keywords.flatMap { keyword -> [KeywordUse] in
            let use = KeywordUse(shape: shape.name, key: keyword.key)
            // A standard's keys are those of a service.
            if use.asOfService != use { return [] }
            return [use]
                + words(of: keyword.value).map { KeywordUse(shape: shape.name, key: keyword.key, word: $0) }
        }
    }

    /// Whether a scenario can execute it: what the compiler alone goes by is none of the engine's.
    public var isExecutable: Bool { ![.configuration, .rules, .check, .examples].contains(shape) }

    /// What the table says of it.
    public var summary: Keyword.Summary { Keywords.shape(shape).keyword(key)?.summary ?? Keyword.Summary(en: "", id: "") }

    /// What a file uses, by its first key; nothing of a file that is none of ours.
    public static func uses(in file: SourceFile) -> Set<KeywordUse> {
        let sink = DiagnosticSink()
        guard let root = YAMLParser.parse(file, into: sink).root, let first = root.entries.first(where: { _ in true })?.name,
            LanguageSchema.kinds.contains(first), let shape = ShapeName(rawValue: first)
        else { return [] }
        var decoder = SyntaxDecoder(languages: [], sink: sink)
        var uses: Set<KeywordUse> = []
        if let map = decoder.decode(root, as: shape) { collect(map, into: &uses) }
        return uses
    }

    private static func collect(_ map: SyntaxMap, into uses: inout Set<KeywordUse>) {
        for member in map.members {
            let use = KeywordUse(shape: map.shape, key: member.key).asOfService
            uses.insert(use)
            let known = Keywords.shape(map.shape).keyword(member.key).map { words(of: $0.value) } ?? []
            collect(member.value, use, known, into: &uses)
        }
    }

    private static func collect(_ value: SyntaxValue, _ use: KeywordUse, _ words: [String], into uses: inout Set<KeywordUse>) {
        switch value {
        case .map(let map): collect(map, into: &uses)
        case .entries(let entries): for entry in entries { collect(entry.value, use, [], into: &uses) }
        case .list(let items): for item in items { collect(item.value, use, words, into: &uses) }
        case .rows(let rows): for row in rows { collect(row.value, use, words, into: &uses) }
        case .string(let text):
            if words.contains(text) { uses.insert(KeywordUse(shape: use.shape, key: use.key, word: text)) }
        default: break
        }
    }

    private var asOfService: KeywordUse {
        guard shape == .standard, Keywords.shape(.service).keyword(key) != nil else { return self }
        return KeywordUse(shape: .service, key: key, word: word)
    }

    private static func words(of kind: SyntaxKind) -> [String] {
        switch kind {
        case .word(let words), .words(let words): words
        case .either(let first, let second): words(of: first) + words(of: second)
        default: []
        }
    }
}
