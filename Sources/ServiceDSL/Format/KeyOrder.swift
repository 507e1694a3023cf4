/// The order in which the entries of each map are written: the language's keys as the reference lists them, ids of the author's as he wrote them.
struct KeyOrder {
    /// The kind of each map with the language's keys, by where it begins.
    private var shapes: [Int: Shape] = [:]

    /// - Parameter root: the map that a whole file is.
    init(_ root: YAMLNode, isConfiguration: Bool) {
        let shape = isConfiguration ? .configuration : Self.fileShapes.first { root.entry($0.key) != nil }?.shape
        // What an alias stands for must be said before it.
        guard !root.tree.hasAnchors, let shape else { return }
        var decoder = SyntaxDecoder(languages: [], sink: DiagnosticSink())
        if let map = decoder.decode(root, as: shape) { note(map) }
    }

    private static let fileShapes: [(key: String, shape: ShapeName)] = [
        ("catalog", .catalog), ("calendar", .calendar), ("scenarios", .scenarios), ("standard", .standard), ("service", .service),
        ("rules", .rules),
    ]

    private mutating func note(_ map: SyntaxMap) {
        shapes[map.span.start] = Keywords.shape(map.shape)
        for member in map.members { note(member.value) }
    }

    private mutating func note(_ value: SyntaxValue) {
        switch value {
        case .map(let map): note(map)
        case .entries(let entries): for entry in entries { note(entry.value) }
        case .list(let items): for item in items { note(item.value) }
        case .rows(let rows): for row in rows { note(row.value) }
        default: break
        }
    }

    /// The entries of a map in the order in which they are written. A key that is none of the language's stays behind the one before it.
    func entries(of map: YAMLNode) -> [YAMLEntry] {
        let entries = Array(map.entries)
        guard let shape = shapes[map.span.start] else { return entries }
        var rank = -1
        let ranks = entries.map { entry in
            if let place = shape.keywords.firstIndex(where: { entry.key.reads($0.key.rawValue) }) { rank = place }
            return rank
        }
        return entries.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { entries[$0] }
    }

    /// Whether what was written reads as what was read.
    func isKept(_ old: YAMLNode, _ new: YAMLNode) -> Bool {
        guard old.kind == new.kind, old.isPlain == new.isPlain, old.isAlias == new.isAlias, old.anchor == new.anchor else { return false }
        switch old.kind {
        case .scalar: return old.utf8 == new.utf8
        case .empty: return true
        case .sequence:
            return old.count == new.count && zip(old.items, new.items).allSatisfy { isKept($0, $1) }
        case .mapping:
            return old.count == new.count
                && zip(entries(of: old), new.entries).allSatisfy { isKept($0.key, $1.key) && isKept($0.value, $1.value) }
        }
    }
}

extension YAMLTree {
    fileprivate var hasAnchors: Bool { properties.contains { $0.anchor != nil } }
}
