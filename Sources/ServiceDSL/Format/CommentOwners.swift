/// Which entry or item each comment of a file belongs to, so that it goes where that goes.
struct CommentOwners {
    /// What stands at one entry of a map or one item of a list.
    struct Owned {
        /// On lines of their own before it.
        var leading: [YAMLComment] = []
        /// Behind it on its line; of several, the others are written before it.
        var trailing: [YAMLComment] = []
    }

    /// Before the first entry of the file.
    private(set) var head: [YAMLComment] = []
    private var owned: [Int: Owned] = [:]
    /// After the last entry of a map or item of a list, by its node.
    private var tails: [Int: [YAMLComment]] = [:]
    /// Collections in brackets that hold a comment: these are written as lines.
    private var broken: Set<Int> = []

    /// An entry or an item of a collection that is written as lines.
    private struct Row {
        /// The node of the key, or of the item.
        var node: Int
        var start: Int
        var line: Int
        var column: Int
        var value: YAMLNode
        /// The collection in which it stands, and the row around that.
        var home: Int
        var outer: Int?
    }

    init(_ tree: YAMLTree, _ root: YAMLNode, _ comments: [YAMLComment]) {
        guard !comments.isEmpty else { return }
        var rows: [Row] = []
        findRows(of: root, outer: nil, comments.map(\.span.start), &rows)
        for comment in comments { place(comment, rows, in: tree) }
    }

    /// What stands at the row of this key or item.
    subscript(node: YAMLNode) -> Owned { owned[node.index] ?? Owned() }
    func tail(of collection: YAMLNode) -> [YAMLComment] { tails[collection.index] ?? [] }
    func isBroken(_ collection: YAMLNode) -> Bool { broken.contains(collection.index) }

    // MARK: Rows

    private mutating func findRows(of node: YAMLNode, outer: Int?, _ comments: [Int], _ rows: inout [Row]) {
        guard !node.isAlias, node.kind == .mapping || node.kind == .sequence else { return }
        if node.style == .flow {
            guard Self.holds(comments, within: node.span) else { return }
            broken.insert(node.index)
        }
        for entry in node.entries { add(entry.key, entry.value, in: node, outer, comments, &rows) }
        for item in node.items { add(item, item, in: node, outer, comments, &rows) }
    }

    private mutating func add(
        _ name: YAMLNode, _ value: YAMLNode, in home: YAMLNode, _ outer: Int?, _ comments: [Int], _ rows: inout [Row]
    ) {
        let file = name.tree.file
        let start = name.span.start
        let line = file.lines.line(at: start)
        let lineStart = Int(file.lines.starts[line])
        var column = start - lineStart
        if home.kind == .sequence, home.style == .block {
            // The dash before the item, where it stands on the same line.
            column = file.bytes[lineStart..<start].lastIndex(of: ch("-")).map { $0 - lineStart } ?? max(column - 2, 0)
        }
        let place = rows.count
        rows.append(Row(node: name.index, start: start, line: line, column: column, value: value, home: home.index, outer: outer))
        findRows(of: value, outer: place, comments, &rows)
    }

    private static func holds(_ comments: [Int], within span: SourceSpan) -> Bool {
        let first = comments.partition { $0 >= span.start }
        return first < comments.count && comments[first] < span.end
    }

    // MARK: Comments

    private mutating func place(_ comment: YAMLComment, _ rows: [Row], in tree: YAMLTree) {
        let start = comment.span.start
        let next = rows.partition { $0.start > start }
        guard next > 0 else {
            head.append(comment)
            return
        }
        let line = tree.file.lines.line(at: start)
        if comment.isTrailing, let row = Self.row(endingBefore: start, on: line, rows, upTo: next, in: tree) {
            owned[rows[row].node, default: Owned()].trailing.append(comment)
            return
        }
        let previous = rows[next - 1]
        if previous.value.kind == .scalar, previous.value.span.start > start {
            owned[previous.node, default: Owned()].leading.append(comment)
            return
        }
        let column = start - Int(tree.file.lines.starts[line])
        if next < rows.count, comment.isTrailing || column <= rows[next].column || rows[next].outer == next - 1 {
            owned[rows[next].node, default: Owned()].leading.append(comment)
            return
        }
        // Further to the right than what comes next: the end of a map or list before that.
        var row = next - 1
        while rows[row].column > column, let outer = rows[row].outer { row = outer }
        if next < rows.count, rows[next].home == rows[row].home {
            owned[rows[next].node, default: Owned()].leading.append(comment)
        } else {
            tails[rows[row].home, default: []].append(comment)
        }
    }

    /// The row that ends on a line before a comment: the last that begins on it, else the outermost whose value ends there.
    private static func row(endingBefore start: Int, on line: Int, _ rows: [Row], upTo next: Int, in tree: YAMLTree) -> Int? {
        if rows[next - 1].line == line { return next - 1 }
        var row = next - 1
        var found: Int?
        while true {
            let value = rows[row].value
            let isEnding = value.kind == .scalar || value.style == .flow
            if isEnding, value.span.end <= start, tree.file.lines.line(at: max(value.span.end - 1, 0)) == line { found = row }
            guard let outer = rows[row].outer else { return found }
            row = outer
        }
    }
}

extension Array {
    /// Where the elements begin for which this holds; it holds for all behind the first.
    fileprivate func partition(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
