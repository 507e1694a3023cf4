import ServiceIR

/// A sum over the rows of a list, or over those that meet conditions: `isi.map(r, r.biaya).sum()`, `size(isi)`.
struct RowSum {
    let list: [String]
    let tests: [Node]
    /// What each row adds, in the names of `RowCounts.row`.
    let body: Node

    init(list: [String], tests: [Node], body: Node) {
        self.list = list
        self.tests = tests
        self.body = body
    }

    init?(_ node: Node) {
        switch node.kind {
        case .call("size", let arguments, _) where arguments.count == 1: self.init(arguments[0], Node.number(1))
        case .method(let target, "size", let arguments) where arguments.isEmpty: self.init(target, Node.number(1))
        case .method(let mapped, "sum", let arguments) where arguments.isEmpty:
            guard case .method(let target, "map", let parts) = mapped.kind, parts.count == 2,
                case .name(let variable, isRooted: false) = parts[0].kind, let body = parts[1].ofRow(variable)
            else { return nil }
            self.init(target, body)
        default: return nil
        }
    }

    private init?(_ target: Node, _ body: Node) {
        guard let (list, tests) = target.selection else { return nil }
        self.init(list: list, tests: tests, body: body)
    }

    /// The same sum, written in one way.
    var node: Node {
        let row = Node(.name(RowCounts.row))
        let rows = tests.isEmpty ? Node(path: list) : Node(.method(Node(path: list), "filter", [row, Node.all(tests)]))
        if body == .number(1) { return Node(.call("size", [rows])) }
        return Node(.method(Node(.method(rows, "map", [row, body])), "sum", []))
    }

    /// Whether something reads the row.
    static func reads(_ node: Node) -> Bool { node.freePaths.contains { $0.first == RowCounts.row } }
}
