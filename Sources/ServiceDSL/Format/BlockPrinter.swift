/// Writes a tree as lines, with the bytes of its scalars as they stand in the file.
struct BlockPrinter {
    private let file: SourceFile
    private let order: KeyOrder
    private let comments: CommentOwners
    private var out: [UInt8] = []
    /// Where the line that is being written begins.
    private var lineStart = 0
    /// The blank lines before the next row are written already, as part of a text.
    private var hasBlank = false

    init(_ tree: YAMLTree, _ order: KeyOrder, _ comments: CommentOwners) {
        file = tree.file
        self.order = order
        self.comments = comments
        out.reserveCapacity(tree.file.bytes.count + 64)
    }

    mutating func text(_ root: YAMLNode) -> [UInt8] {
        let head = comments.head
        for (place, comment) in head.enumerated() { line(comment, 0, isFirst: place == 0) }
        if !head.isEmpty, let first = root.entries.first(where: { _ in true }), isAfterBlank(first.span) { newline() }
        rows(of: root, 0, continuing: false)
        return out
    }

    // MARK: Rows

    /// One entry of a map, or one item of a list.
    private struct Row {
        /// The key, or the item.
        var name: YAMLNode
        var isItem: Bool
        var value: YAMLNode
    }

    private func written(_ collection: YAMLNode) -> [Row] {
        collection.kind == .mapping
            ? order.entries(of: collection).map { Row(name: $0.key, isItem: false, value: $0.value) }
            : collection.items.map { Row(name: $0, isItem: true, value: $0) }
    }

    /// - Parameter continuing: whether the first row stands on the line that is begun.
    private mutating func rows(of collection: YAMLNode, _ indent: Int, continuing: Bool) {
        for (place, row) in written(collection).enumerated() {
            var owned = comments[row.name]
            if place > 0 || !continuing {
                if movesComment(of: row, indent) {
                    owned.leading += owned.trailing
                    owned.trailing = []
                }
                var isFirst = place == 0
                for comment in owned.leading + owned.trailing.dropFirst() {
                    line(comment, indent, isFirst: isFirst)
                    isFirst = false
                }
                if !isFirst, isAfterBlank(row.name.span) { blank() }
                pad(indent)
            }
            hasBlank = false
            if row.isItem {
                out.append(ch("-"))
            } else {
                out += bytes(row.name.span)
                out.append(ch(":"))
            }
            value(row, indent, owned.trailing.first)
        }
        for comment in comments.tail(of: collection) { line(comment, indent, isFirst: false) }
    }

    /// Whether the comment behind an item goes before it: its entries are written as lines, and behind the dash alone it would be taken for
    /// theirs.
    private func movesComment(of row: Row, _ indent: Int) -> Bool {
        let value = row.value
        guard row.isItem, !comments[row.name].trailing.isEmpty, !value.isAlias, value.style == .flow,
            value.kind == .mapping || value.kind == .sequence
        else { return false }
        guard let inline = inline(value, isNamed: true) else { return true }
        return indent + 1 + (value.anchor.map { $0.count + 2 } ?? 0) + 1 + inline.count { $0 & 0xC0 != 0x80 } > SourceFormatter.width
    }

    private mutating func value(_ row: Row, _ indent: Int, _ comment: YAMLComment?) {
        let value = row.value
        guard !value.isAlias, value.kind == .mapping || value.kind == .sequence else {
            scalar(row, indent, comment)
            return
        }
        if let anchor = value.anchor { out += Array(" &\(anchor)".utf8) }
        if value.style == .flow, let inline = inline(value, isNamed: true), fits(inline) {
            out.append(ch(" "))
            out += inline
            end(comment)
            return
        }
        let inner = written(value)
        if row.isItem, comment == nil, value.anchor == nil, let first = inner.first, !movesComment(of: first, indent + 2),
            first.isItem || comments[first.name].leading.isEmpty && comments[first.name].trailing.count < 2
        {
            out.append(ch(" "))
            rows(of: value, indent + 2, continuing: true)
            return
        }
        end(comment)
        rows(of: value, indent + 2, continuing: false)
    }

    // MARK: Scalars

    private mutating func scalar(_ row: Row, _ indent: Int, _ comment: YAMLComment?) {
        let value = row.value
        let written = bytes(value.span)
        if !value.isAlias, value.style == .literal || value.style == .folded {
            block(value, written, indent, comment, under: row)
            return
        }
        if !written.isEmpty {
            let lines = written.split(separator: 0x0A, omittingEmptySubsequences: false)
            let isBelow = !row.isItem && file.lines.line(at: value.span.start) > file.lines.line(at: row.name.span.start)
            if isBelow, lines.count > 1 || !fits(written) {
                newline()
                pad(indent + 2)
            } else {
                out.append(ch(" "))
            }
            out += Self.withoutEnd(lines[0])
            for line in lines.dropFirst() {
                let text = Self.withoutEnd(line.drop { $0.isBlank })
                newline()
                if !text.isEmpty { pad(indent + 2) }
                out += text
            }
        }
        end(comment)
    }

    /// A text in lines: its header, then each line as it stands, as far to the right as it stood beside the others.
    private mutating func block(_ value: YAMLNode, _ written: ArraySlice<UInt8>, _ indent: Int, _ comment: YAMLComment?, under row: Row) {
        let header = written.prefix { !$0.isBreak && !$0.isBlank }
        out.append(ch(" "))
        out += header
        end(comment)
        var line = file.lines.line(at: value.span.start) + 2
        var lines: [ArraySlice<UInt8>] = []
        var old: Int?
        if let digit = header.last(where: { ch("1") <= $0 && $0 <= ch("9") }) { old = column(of: row) + Int(digit - ch("0")) }
        let shift = header.contains { ch("1") <= $0 && $0 <= ch("9") } ? indent + (old ?? 0) - column(of: row) : indent + 2
        while line <= file.lines.starts.count {
            let text = file.bytes[file.lineRange(line)]
            let depth = text.prefix { $0 == ch(" ") }.count
            let isEmpty = depth == text.count
            if old == nil, !isEmpty { old = depth }
            if !isEmpty, depth < old ?? 0 || old == 0 { break }
            lines.append(text)
            line += 1
        }
        // What ends the file is no line.
        if line > file.lines.starts.count, lines.last?.isEmpty == true { lines.removeLast() }
        let keepsEnd = header.contains(ch("+"))
        if !keepsEnd { while let last = lines.last, last.allSatisfy(\.isBlank) { lines.removeLast() } }
        for text in lines {
            let rest = text.dropFirst(old ?? 0)
            if !rest.isEmpty { pad(shift) }
            out += rest
            newline()
        }
        hasBlank = keepsEnd
    }

    private func column(of row: Row) -> Int {
        let start = row.name.span.start
        let lineStart = Int(file.lines.starts[file.lines.line(at: start)])
        guard row.isItem else { return start - lineStart }
        return file.bytes[lineStart..<start].lastIndex(of: ch("-")).map { $0 - lineStart } ?? 0
    }

    // MARK: Brackets

    /// A value on one line; `nil` where it holds what needs several.
    ///
    /// - Parameter isNamed: whether its anchor, if it has one, is written already.
    private func inline(_ node: YAMLNode, isNamed: Bool = false) -> [UInt8]? {
        if node.isAlias || node.kind == .scalar || node.kind == .empty {
            let written = bytes(node.span)
            return written.contains(where: \.isBreak) ? nil : Array(written)
        }
        if comments.isBroken(node) || node.anchor != nil && !isNamed { return nil }
        var text: [UInt8] = []
        for row in written(node) {
            guard let value = inline(row.value) else { return nil }
            if !text.isEmpty { text += [ch(","), ch(" ")] }
            if !row.isItem {
                guard let name = inline(row.name) else { return nil }
                text += name
                text.append(ch(":"))
                if !value.isEmpty { text.append(ch(" ")) }
            }
            text += value
        }
        if node.kind == .sequence { return [ch("[")] + text + [ch("]")] }
        return text.isEmpty ? [ch("{"), ch("}")] : [ch("{"), ch(" ")] + text + [ch(" "), ch("}")]
    }

    // MARK: Lines

    private func bytes(_ span: SourceSpan) -> ArraySlice<UInt8> { Self.withoutEnd(file.bytes[span.start..<span.end]) }

    private static func withoutEnd(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let last = text.lastIndex(where: { !$0.isBlank && !$0.isBreak }) else { return [] }
        return text[...last]
    }

    private func fits(_ text: some Sequence<UInt8>) -> Bool {
        let count = out[lineStart...].count { $0 & 0xC0 != 0x80 } + 1 + text.count { $0 & 0xC0 != 0x80 }
        return count <= SourceFormatter.width
    }

    private mutating func newline() {
        out.append(0x0A)
        lineStart = out.count
    }

    private mutating func blank() {
        if !hasBlank { newline() }
        hasBlank = true
    }

    private mutating func pad(_ count: Int) { out += repeatElement(ch(" "), count: count) }

    /// Ends a line, with the comment that stands on it: where it stood, or two blanks on.
    private mutating func end(_ comment: YAMLComment?) {
        if let comment {
            let start = comment.span.start
            let column = file.position(at: start).column - 1
            let length = out[lineStart...].count { $0 & 0xC0 != 0x80 }
            pad(length + 1 <= column && length > 0 && column - length <= Self.furthest ? max(column - length, 1) : 2)
            out += bytes(comment.span)
        }
        newline()
    }

    /// Comments further behind the end of their line than so many blanks are moved to it.
    private static let furthest = 40

    private mutating func line(_ comment: YAMLComment, _ indent: Int, isFirst: Bool) {
        if !isFirst, !comment.isTrailing, isAfterBlank(comment.span) { blank() }
        hasBlank = false
        pad(indent)
        out += bytes(comment.span)
        newline()
    }

    /// Whether the line before the one on which this stands is blank.
    private func isAfterBlank(_ span: SourceSpan) -> Bool {
        let line = file.lines.line(at: span.start)
        return line > 0 && file.bytes[file.lineRange(line)].allSatisfy(\.isBlank)
    }
}
