import ServiceIR

extension SyntaxDecoder {
    /// Where an entry of a map of ids is a key of the map around it, or of what its entries are: nobody names a thing so and gives it
    /// that key's own kind of value.
    func keyAmongIDs(_ entry: YAMLEntry, of ids: Key, _ inner: SyntaxKind) -> Diagnostic? {
        guard let key = entry.named, entry.value.kind == .scalar || entry.value.kind == .sequence else { return nil }
        var own: Shape?
        var isText = true
        switch inner {
        case .map(let name): own = Keywords.shape(name)
        case .expression: isText = false
        default: break
        }
        func holds(_ shape: Shape?) -> Bool { shape?.keyword(key).map { reads(entry.value, as: $0.value, isText: isText) } ?? false }
        let isInside = holds(own)
        let isAround = holds(around?.shape)
        guard isInside || isAround, let shape = isAround ? around?.shape : own else { return nil }
        // What stands there already is not said twice.
        let isBeside = isAround && (around.map { $0.node.entry(entry.name) == nil } ?? false)
        return .keyAmongIDs(
            entry, of: ids, in: isInside && !isBeside ? own ?? shape : shape, isBeside: isBeside, isInside: isInside)
    }

    /// Where an entry of a map of ids is a whole block that belongs to a map around, one or more levels to the left, or into the entry
    /// before it: it says nothing that such an entry says.
    ///
    /// - Returns: `home` is where the map around begins; absent for a key of the entries themselves.
    func blockAmongIDs(_ entry: YAMLEntry, of ids: Key, _ inner: SyntaxKind) -> (finding: Diagnostic, key: Key, home: Int?)? {
        guard let key = entry.named, entry.value.count > 0, !entry.value.entries.allSatisfy({ languages.contains($0.name) })
        else {
            return nil
        }
        var own: Shape?
        if case .map(let name) = inner { own = Keywords.shape(name) }
        if case .entries = inner { return nil }
        if let own, entry.value.entries.contains(where: { own.keyword(of: $0) != nil }) { return nil }
        if let home = home(of: entry) {
            return (.blockAmongIDs(entry, of: ids, in: home.shape, isInside: false), key, home.node.span.start)
        }
        guard let own, let keyword = own.keyword(key), holds(entry.value, keyword.value) else { return nil }
        return (.blockAmongIDs(entry, of: ids, in: own, isInside: true), key, nil)
    }

    /// The nearest map around that lacks this entry and could have it.
    func home(of entry: YAMLEntry) -> (shape: Shape, node: YAMLNode, key: Key)? {
        guard let key = entry.named else { return nil }
        for (shape, node) in enclosing.reversed() {
            guard let keyword = shape.keyword(key), node.entry(entry.name) == nil, holds(entry.value, keyword.value) else { continue }
            return (shape, node, key)
        }
        return nil
    }

    /// Of a step, a section or an output where none can stand, the key that a map around lacks and that should stand above it.
    func lostHead(of entry: YAMLEntry, in shape: Shape) -> (map: Int, key: Key, noun: Keyword.Summary)? {
        guard entry.value.kind == .mapping, let root = enclosing.first, enclosing.count > 1, root.shape.keyword(.workflow) != nil else {
            return nil
        }
        for (name, key) in [(ShapeName.step, Key.workflow), (.section, .form), (.output, .outputs)] where shape.name != name {
            guard root.node.entry(key.rawValue) == nil, Shape.signs(of: name).contains(where: { entry.value.entry($0.rawValue) != nil })
            else {
                continue
            }
            return (root.node.span.start, key, Keywords.shape(name).noun)
        }
        return nil
    }

    /// Where all that stands among ids are keys of one entry, whose own line is lost.
    func lostEntry(_ node: YAMLNode, of ids: Key, _ inner: SyntaxKind) -> Diagnostic? {
        guard case .map(let name) = inner, node.count > 1, let first = node.entries.first(where: { _ in true }) else { return nil }
        let shape = Keywords.shape(name)
        guard
            node.entries.allSatisfy({ entry in
                guard !entry.key.isFaulty, let keyword = shape.keyword(of: entry) else { return false }
                return holds(entry.value, keyword.value)
            })
        else { return nil }
        return .lostEntry(first, of: ids, in: shape)
    }

    /// Among the entries of a block of the service, those of another block that stands nowhere: the line with its key is lost.
    func lostHead(in node: YAMLNode, of key: Key, _ inner: SyntaxKind) -> (start: Int, map: Int, key: Key)? {
        guard enclosing.count == 1, let root = enclosing.first, root.shape.keyword(.workflow) != nil, node.count > 1 else { return nil }
        let entries = node.entries.filter { !$0.key.isFaulty }
        guard let from = entries.firstIndex(where: { !isOne($0.value, of: inner) }), from > 0 else { return nil }
        for keyword in root.shape.keywords where keyword.key != key && root.node.entry(keyword.key.rawValue) == nil {
            let isBlock =
                switch keyword.value.ofBlock {
                case .entries(_, let other): entries[from...].allSatisfy { isOne($0.value, of: other) }
                case .map(let name):
                    entries[from...].allSatisfy { entry in
                        Keywords.shape(name).keyword(of: entry).map { holds(entry.value, $0.value) } ?? false
                    }
                default: false
                }
            if isBlock { return (entries[from].key.span.start, root.node.span.start, keyword.key) }
        }
        return nil
    }

    /// Whether a value says all that an entry of this kind must say, and nothing else.
    private func isOne(_ node: YAMLNode, of kind: SyntaxKind) -> Bool {
        switch kind {
        case .expression: return node.kind == .scalar && reads(node, as: .expression, isText: true)
        case .map(let name):
            let shape = Keywords.shape(name)
            if let short = shape.shortForm, let keyword = shape.keyword(short), fits(node, keyword.value) {
                guard case .rate = keyword.value else { return true }
                return node.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
            }
            guard node.kind == .mapping, node.count > 0 else { return false }
            var keys: [Key] = []
            for entry in node.entries {
                guard let keyword = shape.keyword(of: entry) else { return false }
                keys.append(keyword.key)
            }
            return !shape.keywords.contains { $0.isMissing(in: keys.contains) }
        default: return true
        }
    }

    /// The key of the map of ids right above an unknown key that may belong to it, one level too far to the left. A key that only one letter
    /// tells from `near` is that.
    func mapAbove(_ entry: YAMLEntry, near: String, in node: YAMLNode, _ shape: Shape) -> Key? {
        guard node.style != .flow, !Suggestions.isOneLetterOff(entry.name, near) else { return nil }
        var above: YAMLEntry?
        for other in node.entries where other.span.start < entry.span.start { above = other }
        guard let above, above.value.kind == .mapping, above.value.style != .flow, let keyword = shape.keyword(of: above),
            case .entries(_, let inner) = keyword.value.ofBlock, holds(entry.value, inner)
        else { return nil }
        return keyword.key
    }

    /// Whether what stands among ids is a key of such an entry, or an entry of such a map.
    func belongsBelow(_ entry: YAMLEntry, _ inner: SyntaxKind) -> Bool {
        switch inner {
        case .map(let name): Keywords.shape(name).keyword(of: entry) != nil
        case .entries(_, .map(let name)): entry.value.entries.contains { Keywords.shape(name).keyword(of: $0) != nil }
        default: false
        }
    }

    /// Whether a value has the form that a key takes, as far as one level shows it.
    private func holds(_ node: YAMLNode, _ kind: SyntaxKind) -> Bool {
        switch kind {
        case .map(let name):
            let shape = Keywords.shape(name)
            return node.kind == .mapping
                ? node.entries.contains { shape.keyword(of: $0) != nil } : shape.shortForm != nil && node.kind == .scalar
        case .entries: return node.kind == .mapping
        case .promises:
            return node.kind == .scalar || node.kind == .mapping
        case .either(let first, let second): return holds(node, first) || holds(node, second)
        case .list, .words: return node.kind == .sequence
        case .text, .names, .turns: return node.kind == .scalar || fits(node, kind)
        case .officeHours, .tableRows, .anything: return node.kind == .mapping
        default: return node.kind == .scalar
        }
    }

    /// Whether a value may be an entry of a map that a key without its value should hold.
    func mayStand(_ node: YAMLNode, in kind: SyntaxKind) -> Bool {
        switch kind {
        case .entries: return true
        case .map(let name): return !Keywords.shape(name).keywords.isEmpty
        case .either(let first, let second): return mayStand(node, in: first) || mayStand(node, in: second)
        default: return false
        }
    }

    /// Whether a value reads as this kind does.
    ///
    /// - Parameter isText: a text, an expression and a number tell nothing where the ids themselves are given such values.
    private func reads(_ node: YAMLNode, as kind: SyntaxKind, isText: Bool) -> Bool {
        switch kind {
        case .list, .words: return node.kind == .sequence
        case .either(let first, let second): return reads(node, as: first, isText: isText) || reads(node, as: second, isText: isText)
        default: break
        }
        guard node.kind == .scalar else {
            if case .names = kind { return node.kind == .sequence }
            return false
        }
        let text = node.text
        switch kind {
        case .word(let words): return words.contains(text)
        case .duration, .durationOrDate: return (try? DurationWords.read(text).get()) != nil
        case .timeLimit, .promises: return (try? DurationWords.read(DurationWords.parts(of: text)?.duration ?? text).get()) != nil
        case .date: return CivilDate(text) != nil
        case .size: return Quantities.bytes(text) != nil
        case .rounding: return Quantities.rounding(text) != nil
        case .bounds: return Quantities.bounds(text) != nil
        default: break
        }
        guard isText else { return false }
        if case .text = kind { return true }
        // Ids, expressions and the like begin with no capital letter, as the name of a thing does.
        guard let first = text.unicodeScalars.first, !("A"..."Z").contains(first) else { return false }
        switch kind {
        case .string: return true
        case .expression: return (try? ExpressionParser.parse(text)) != nil
        case .flagOrCondition: return WordsForTruth.meaning(of: text) != nil || (try? ExpressionParser.parse(text)) != nil
        case .flag: return WordsForTruth.meaning(of: text) != nil
        case .name, .names, .turns, .event, .kebabID: return text.utf8.allSatisfy { $0 != UInt8(ascii: " ") }
        case .count: return Int(text) != nil
        case .constant: return PlainScalar(node.utf8).constant(isPlain: node.isPlain) != nil
        case .unit: return Unit(text) != nil
        case .join: return ["any", "all", "in_order"].contains(text) || Int(text) != nil
        default: return false
        }
    }
}
