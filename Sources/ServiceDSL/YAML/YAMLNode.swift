/// A view of one node of a `YAMLTree`. An alias shows what it stands for, at the place where the alias was written.
public struct YAMLNode: Sendable {
    public let tree: YAMLTree
    /// The place of the node as written, an alias included.
    let index: Int
    private let record: YAMLRecord
    private let written: YAMLRecord
    private let target: Int

    init(tree: YAMLTree, index: Int) {
        self.tree = tree
        self.index = index
        written = tree.nodes[index]
        if written.flags.contains(.alias) {
            target = Int(written.first)
            record = tree.nodes[target]
        } else {
            target = index
            record = written
        }
    }

    public var kind: YAMLKind { record.kind }
    public var style: YAMLStyle { record.style }
    /// A scalar without quotes and not in a block: the only kind that may be a number, a Boolean or a date.
    public var isPlain: Bool { record.kind == .scalar && record.style == .plain }
    /// A scalar that the author put in quotes: a text, whatever it looks like.
    public var isQuoted: Bool { record.kind == .scalar && (record.style == .singleQuoted || record.style == .doubleQuoted) }
    /// A finding already says what is wrong with this value: the reader stays silent about it.
    public var isFaulty: Bool { written.flags.contains(.faulty) || record.flags.contains(.faulty) }

    /// Another name for a value that stands elsewhere.
    public var isAlias: Bool { written.flags.contains(.alias) }

    /// Where the value was written, quotes and brackets included; for an alias, the alias.
    public var span: SourceSpan { tree.file.span(Int(written.start), Int(written.end)) }
    public var anchor: String? { record.properties == 0 ? nil : tree.properties[Int(record.properties) - 1].anchor }

    /// The text of a scalar with quotes and escapes resolved; empty for anything else.
    public var text: String {
        guard record.kind == .scalar else { return "" }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// The bytes of a scalar's text.
    public var utf8: ArraySlice<UInt8> {
        guard record.kind == .scalar else { return [] }
        return tree.text[Int(record.first)..<Int(record.first) + Int(record.second)]
    }

    /// The scalar's text is exactly `word`.
    public func reads(_ word: String) -> Bool {
        record.kind == .scalar && Int(record.second) == word.utf8.count && utf8.elementsEqual(word.utf8)
    }

    /// The span of a part of a scalar's text, counted in bytes of `utf8`; the whole value where the text was not written as it reads
    /// (escapes, folded lines).
    public func span(ofText range: Range<Int>) -> SourceSpan {
        guard record.kind == .scalar, !written.flags.contains(.alias) else { return span }
        var start = Int(record.start)
        if isQuoted {
            start += 1
        } else if style != .plain {
            return span
        }
        if record.properties != 0 { start = Int(record.end) - Int(record.second) - (isQuoted ? 1 : 0) }
        let end = start + Int(record.second)
        guard start >= 0, end <= tree.file.bytes.count, tree.file.bytes[start..<end].elementsEqual(utf8) else { return span }
        let range = range.clamped(to: 0..<Int(record.second))
        return tree.file.span(start + range.lowerBound, start + range.upperBound)
    }

    /// How many items a sequence has, or entries a mapping.
    public var count: Int {
        switch record.kind {
        case .sequence: Int(record.first)
        case .mapping: Int(record.first) / 2
        case .scalar, .empty: 0
        }
    }

    /// The items of a sequence; nothing for anything else.
    public var items: YAMLItems { YAMLItems(tree: tree, first: target + 1, count: record.kind == .sequence ? Int(record.first) : 0) }

    /// The entries of a mapping, in order; nothing for anything else.
    public var entries: YAMLEntries { YAMLEntries(tree: tree, first: target + 1, count: record.kind == .mapping ? count : 0) }

    /// The entry of a mapping whose key reads `key`; of a key that stands twice (a fault already reported), the first.
    public func entry(_ key: String) -> YAMLEntry? {
        for entry in entries where entry.key.reads(key) { return entry }
        return nil
    }

    public subscript(key: String) -> YAMLNode? { entry(key)?.value }
}

/// One key of a mapping with its value.
public struct YAMLEntry: Sendable {
    public let key: YAMLNode
    public let value: YAMLNode

    /// The key's text.
    public var name: String { key.text }
    /// From the key to the end of the value.
    public var span: SourceSpan { key.span.through(value.span) }
}

/// The items of a sequence.
public struct YAMLItems: Sequence, IteratorProtocol {
    let tree: YAMLTree
    var first: Int
    var count: Int

    public mutating func next() -> YAMLNode? {
        guard count > 0 else { return nil }
        count -= 1
        let node = YAMLNode(tree: tree, index: first)
        first = tree.after(first)
        return node
    }
}

/// The entries of a mapping.
public struct YAMLEntries: Sequence, IteratorProtocol {
    let tree: YAMLTree
    var first: Int
    var count: Int

    public mutating func next() -> YAMLEntry? {
        guard count > 0 else { return nil }
        count -= 1
        let key = YAMLNode(tree: tree, index: first)
        let valueIndex = tree.after(first)
        first = tree.after(valueIndex)
        return YAMLEntry(key: key, value: YAMLNode(tree: tree, index: valueIndex))
    }
}

extension YAMLTree {
    /// The node that follows `index` and all that is below it.
    func after(_ index: Int) -> Int {
        let record = nodes[index]
        let isCollection = record.kind == .mapping || record.kind == .sequence
        return isCollection && !record.flags.contains(.alias) ? Int(record.second) : index + 1
    }
}
