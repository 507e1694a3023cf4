import ServiceIR

extension SyntaxDecoder {
    /// Where an entry of a map of ids is a key of the map around it, or of what its entries are: nobody names a thing so and gives it
    /// that key's own kind of value.
    func keyAmongIDs(_ entry: YAMLEntry, of ids: Key, _ inner: SyntaxKind) -> Diagnostic? {
        guard let key = Key.named(entry.name), entry.value.kind == .scalar || entry.value.kind == .sequence else { return nil }
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
        case .duration, .promises, .durationOrDate: return (try? DurationWords.read(text).get()) != nil
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
