import ServiceIR

/// How many rows of a list meet a condition, as numbers: what `exists`, `all`, `exists_one` and the size of a list or a `filter` say.
///
/// Of two conditions of which one implies the other, no more rows meet the first: so that predicates are compared, and not only their texts.
struct RowCounts {
    private struct Count {
        let list: [String]
        /// A condition over the fields of `row`.
        let test: Node
    }

    /// By which name the conditions call a row.
    static let row = "this_row"
    /// So many conditions over one list are looked at together.
    private static let most = 8

    private let rows: ([String]) -> RecordType?
    private var counts: [[String]: Count] = [:]

    /// `rows` says of what the rows of a list are made.
    init(rows: @escaping ([String]) -> RecordType?) { self.rows = rows }

    var isEmpty: Bool { counts.isEmpty }

    /// Whether this is the name of such a number.
    static func isCount(_ path: [String]) -> Bool { path.count == 3 && path[0] == "rows" }

    // MARK: Numbers for macros

    /// The condition with numbers in the place of what it says of rows.
    mutating func counted(_ node: Node) -> Node {
        node.mapped { part in
            switch part.kind {
            case .call("size", let arguments, _) where arguments.count == 1: return size(arguments[0])
            case .method(let target, "size", let arguments) where arguments.isEmpty: return size(target)
            case .method(let target, let name, let arguments):
                guard arguments.count == 2, case .name(let variable, isRooted: false) = arguments[0].kind,
                    let (list, held) = selection(target), let test = arguments[1].ofRow(variable)
                else { return nil }
                switch name {
                case "exists": return Node(.binary(.greaterOrEqual, count(list, held + [test]), .number(1)))
                case "exists_one": return Node(.binary(.equal, count(list, held + [test]), .number(1)))
                case "all": return Node(.binary(.equal, count(list, held + [test.negated]), .number(.zero)))
                default: return nil
                }
            default: return nil
            }
        }
    }

    private mutating func size(_ node: Node) -> Node? { selection(node).map { count($0.list, $0.tests) } }

    /// A list, or what `filter` leaves of it.
    private func selection(_ node: Node) -> (list: [String], tests: [Node])? {
        guard let selection = node.selection, rows(selection.list) != nil else { return nil }
        return selection
    }

    private mutating func count(_ list: [String], _ tests: [Node]) -> Node {
        let test = Node.all(tests)
        let path = ["rows", list.joined(separator: "."), test.canonicalText]
        counts[path] = Count(list: list, test: test)
        return Node(path: path)
    }

    // MARK: What is known of them

    /// Declares the numbers that `nodes` read, and gives what holds between them.
    mutating func declare(in scope: inout Scope, reading nodes: [Node]) -> [Node] {
        for list in Set(counts.values.map(\.list)) { _ = count(list, []) }
        let sorted = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (path, count) in sorted {
            let range = scope[count.list]?.range
            let low = count.test == .truth(true) ? range?.low : nil
            scope.declare(path, .init(.integer(.none), range: Interval(low: low ?? .zero, high: range?.high)))
        }
        let numbers = nodes.reduce(into: Set<Decimal128>([.zero, 1])) { $0.formUnion($1.numbersBeside(RowCounts.isCount)) }
        var known: [Node] = []
        for (path, count) in sorted {
            let others = sorted.filter { $0.value.list == count.list && $0.key != path }
            guard others.count < Self.most, let row = rows(count.list) else { continue }
            var inside = scope
            inside.declare(row, as: Self.row)
            for (other, wider) in others {
                guard case .impossible = PresenceProof.possibility(of: [count.test, wider.test.negated], in: inside) else { continue }
                for number in numbers.sorted() {
                    for op in [BinaryOperator.greaterOrEqual, .greater] {
                        func reaches(_ path: [String]) -> Node { Node(.binary(op, Node(path: path), .number(number))) }
                        known.append(Node.any([reaches(path).negated, reaches(other)]))
                    }
                }
            }
            if case .impossible = PresenceProof.possibility(of: [count.test], in: inside) {
                known.append(Node(.binary(.equal, Node(path: path), .number(.zero))))
            }
        }
        return known
    }
}

extension Node {
    /// A list, or what `filter` leaves of it, with the conditions on its rows.
    var selection: (list: [String], tests: [Node])? {
        if let path { return (path, []) }
        guard case .method(let target, "filter", let arguments) = kind, arguments.count == 2,
            case .name(let variable, isRooted: false) = arguments[0].kind, let (list, tests) = target.selection,
            let test = arguments[1].ofRow(variable)
        else { return nil }
        return (list, tests + [test])
    }

    /// A condition on the variable of a macro, as one on `RowCounts.row`; `nil` where a macro inside it takes the same name.
    func ofRow(_ variable: String) -> Node? {
        if takes(variable) { return nil }
        return mapped { part in
            guard let path = part.path, path.first == variable else { return nil }
            return Node(path: [RowCounts.row] + path.dropFirst())
        }
    }

    private func takes(_ variable: String) -> Bool {
        if case .method(_, _, let arguments) = kind, arguments.count > 1, arguments[0].path == [variable] { return true }
        return children.contains { $0.takes(variable) }
    }

    /// The numbers with which something that reads such names is compared.
    func numbersBeside(_ isName: ([String]) -> Bool) -> Set<Decimal128> {
        if case .binary(let op, _, _) = kind, ![.and, .or].contains(op) { return paths.contains(where: isName) ? allNumbers : [] }
        return children.reduce(into: []) { $0.formUnion($1.numbersBeside(isName)) }
    }

    /// Every number in it.
    fileprivate var allNumbers: Set<Decimal128> {
        children.reduce(into: Set([plainNumber].compactMap(\.self))) { $0.formUnion($1.allNumbers) }
    }
}
