/// Follows what expressions read through named conditions, computed fields, fees and the conditions of what is read.
struct Reach {
    private let service: CompiledService
    /// Of `variant`, `applicant` and `channel` those that are read.
    private(set) var words: Set<String> = []
    /// Paths of fields: `[SECTION, FIELD]`, of a row `[SECTION, LIST, FIELD]`; of a section with several `[SECTION]` too.
    private(set) var fields: Set<[String]> = []
    /// What else is read, by its first name: `documents`, `delivery`, `held`, a step.
    private(set) var others: Set<String> = []
    private var seen: Set<String> = []

    init(_ service: CompiledService) { self.service = service }

    /// - Parameter scopes: paths of the sections and lists whose fields stand bare, the inmost first.
    mutating func read(_ expression: Expression?, in scopes: [[String]] = []) {
        guard let expression, seen.insert("\(scopes) \(expression.text)").inserted,
            let node = try? ExpressionParser.parse(expression.text)
        else { return }
        var members: Set<String> = []
        Reach.collectMembers(of: node, into: &members)
        visit(node, members, scopes)
    }

    /// Every name after a point: what may be read of the rows of a list, by whatever name a macro gives a row.
    private static func collectMembers(of node: Node, into members: inout Set<String>) {
        if case .select(_, let member, _) = node.kind { members.insert(member) }
        for child in node.children { collectMembers(of: child, into: &members) }
    }

    private mutating func visit(_ node: Node, _ members: Set<String>, _ scopes: [[String]]) {
        if let path = node.path { return resolve(path, members, scopes) }
        if case .call("held", _, _) = node.kind { others.insert("held") }
        for child in node.children { visit(child, members, scopes) }
    }

    private mutating func resolve(_ path: [String], _ members: Set<String>, _ scopes: [[String]]) {
        for scope in scopes where fields(at: scope)[FieldID(path[0])] != nil {
            return mark(scope + path, members, scopes)
        }
        switch path[0] {
        case "variant", "applicant", "channel": words.insert(path[0])
        case "today", "submitted": break
        case "fee":
            for (id, item) in service.fee.items where path.count < 2 || path[1] == "total" || path[1] == id.rawValue {
                read(item.when)
                for row in item.amount.rows {
                    read(row.when)
                    read(row.value)
                }
            }
        case let first:
            if path.count == 1, let condition = service.conditions[ConditionID(first)] { return read(condition) }
            if service.form.sections[SectionID(first)] != nil { return mark(path, members, scopes) }
            // The names that macros give are nobody's; of steps and documents nothing is known before.
            if first == "documents" || first == "delivery" || service.hasStep(StepID(first)) { others.insert(first) }
        }
    }

    private func fields(at path: [String]) -> OrderedMap<FieldID, Field> {
        path.count == 1 ? service.form.sections[SectionID(path[0])]?.fields ?? [:] : service.askedField(at: path)?.fields ?? [:]
    }

    /// A field, with what decides whether it is asked; of a list or a section read as a whole, those of its fields that are named somewhere.
    private mutating func mark(_ path: [String], _ members: Set<String>, _ scopes: [[String]]) {
        guard let section = service.form.sections[SectionID(path[0])] else { return }
        read(section.when)
        if path.count == 1 || section.many != nil {
            if section.many != nil { fields.insert([path[0]]) }
            return markRows(section.fields, [path[0]], members, scopes)
        }
        // What follows a field is a part of its value, or a field of its rows.
        guard let field = section.fields[FieldID(path[1])] else { return }
        mark(field, Array(path.prefix(2)), members, scopes)
        if path.count > 2, let inner = field.fields[FieldID(path[2])] {
            mark(inner, Array(path.prefix(3)), members, [Array(path.prefix(2))] + scopes)
        }
    }

    private mutating func mark(_ field: Field, _ path: [String], _ members: Set<String>, _ scopes: [[String]]) {
        fields.insert(path)
        read(field.when, in: scopes)
        read(field.value, in: scopes)
        if field.type == .list { markRows(field.fields, path, members, scopes) }
    }

    private mutating func markRows(
        _ rows: OrderedMap<FieldID, Field>, _ path: [String], _ members: Set<String>, _ scopes: [[String]]
    ) {
        for (id, field) in rows where members.contains(id.rawValue) {
            mark(field, path + [id.rawValue], members, [path] + scopes)
        }
    }
}

extension CompiledService {
    /// Whether it has a step of this id, inside a block too.
    fileprivate func hasStep(_ id: StepID) -> Bool {
        func isIn(_ steps: OrderedMap<StepID, Step>) -> Bool {
            steps[id] != nil || steps.values.contains { $0.branches.values.contains { isIn($0.steps) } }
        }
        return isIn(machine.steps)
    }
}
