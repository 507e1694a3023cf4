// Who acts on a step, as written: roles, or rows of them.
extension SyntaxMap {
    /// The roles of each row of `by`; one row where it depends on nothing.
    var performerRows: [[Located<String>]] {
        switch self.value(.by) {
        case .names(let names)?: [names]
        case .rows(let rows)?: rows.map { if case .names(let names) = $0.value { names } else { [] } }
        default: []
        }
    }

    /// Every role that `by` names, each once.
    var performerNames: [Located<String>] {
        var seen: Set<String> = []
        return performerRows.joined().filter { seen.insert($0.value).inserted }
    }

    /// Whether several roles act, at least in one row.
    var namesSeveralRoles: Bool {
        switch value(.by) {
        case .names(let names)?: names.count > 1
        case .rows(let rows)?: rows.contains { if case .names(let names) = $0.value { names.count > 1 } else { false } }
        default: false
        }
    }
}
