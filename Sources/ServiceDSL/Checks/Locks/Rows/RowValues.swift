import ServiceIR

/// Lists whose rows both sides ask alike, with what either side works out in a row: a macro over one is compared with that written out.
struct RowValues {
    private typealias Values = [FieldID: Node]
    private static let macros: Set<String> = ["all", "exists", "exists_one", "filter", "map"]
    private static let depth = 8

    private var standard: [[String]: Values] = [:]
    private var region: [[String]: Values] = [:]
    private var fields: [[String]: Set<String>] = [:]

    init() {}

    /// `isAskedAlike` says of two fields, or of two lists without their rows, whether they ask the same; `node` reads an expression of one side.
    init(
        standard: CompiledService, region: CompiledService, isAskedAlike: (Field, Field) -> Bool,
        node: (Expression, LockComparison.Side) -> Node
    ) {
        func add(_ path: [String], _ known: Field, _ own: Field) {
            var (list, other) = (known, own)
            (list.fields, other.fields) = ([:], [:])
            if isAskedAlike(list, other) { self.add(path, known.fields, own.fields, isAskedAlike, node) }
        }
        for (id, section) in standard.form.sections {
            guard let other = region.form.sections[id] else { continue }
            if let known = section.asList, let own = other.asList { add([id.rawValue], known, own) }
            guard section.many == nil, other.many == nil else { continue }
            for (name, field) in section.fields where field.type == .list && field.value == nil {
                guard let own = other.fields[name], own.type == .list, own.value == nil else { continue }
                // Where the section is asked, so is the list.
                var (list, theirs) = (field, own)
                list.optionalWhen = list.optionalWhen ?? section.when
                theirs.optionalWhen = theirs.optionalWhen ?? other.when
                add([id.rawValue, name.rawValue], list, theirs)
            }
        }
    }

    private mutating func add(
        _ path: [String], _ known: OrderedMap<FieldID, Field>, _ own: OrderedMap<FieldID, Field>, _ isAskedAlike: (Field, Field) -> Bool,
        _ node: (Expression, LockComparison.Side) -> Node
    ) {
        for (id, field) in known {
            guard let other = own[id], (field.value == nil) == (other.value == nil) else { return }
            // Where it is worked out for some rows alone, both must do so alike.
            let isPlain = field.value != nil && field.when == nil && other.when == nil
            guard isPlain || isAskedAlike(field, other) else { return }
        }
        func values(_ fields: OrderedMap<FieldID, Field>, _ side: LockComparison.Side) -> Values {
            var found: Values = [:]
            for (id, field) in fields where field.when == nil {
                if let value = field.value { found[id] = Node.rounded(node(value, side), field.round) }
            }
            return found
        }
        standard[path] = values(known, .standard)
        region[path] = values(own, .region)
        fields[path] = Set((known.keys + own.keys).map(\.rawValue))
    }

    /// Whether the rows of this list are asked alike.
    func areAlike(_ list: [String]) -> Bool { fields[list] != nil }

    /// The list that a macro or a size is about, where its rows are asked alike.
    func list(of node: Node) -> [String]? {
        if let path = node.path { return areAlike(path) ? path : nil }
        guard case .method(let target, "filter", _) = node.kind else { return nil }
        return list(of: target)
    }

    /// A macro, or the size of a list, with what is worked out in a row written out; `inner` changes what stands around the rows.
    func writtenOut(_ node: Node, _ side: LockComparison.Side, _ inner: (Node) -> Node) -> Node? {
        func target(_ node: Node) -> Node { node.path == nil ? inner(node) : node }
        switch node.kind {
        case .call("size", let arguments, let isRooted) where arguments.count == 1:
            guard list(of: arguments[0]) != nil else { return nil }
            return Node(.call("size", [target(arguments[0])], isRooted: isRooted))
        case .method(let list, "size", let arguments) where arguments.isEmpty:
            return self.list(of: list) == nil ? nil : Node(.method(target(list), "size", []))
        case .method(let list, let name, let arguments):
            guard Self.macros.contains(name), arguments.count > 1, let path = self.list(of: list), let variable = arguments[0].path?.first
            else { return nil }
            let values = (side == .standard ? standard : region)[path] ?? [:]
            let bodies = arguments.dropFirst().map { inner(write($0, variable, values, fields[path] ?? [], Self.depth)) }
            return Node(.method(target(list), name, [arguments[0]] + bodies))
        default: return nil
        }
    }

    private func write(_ node: Node, _ variable: String, _ values: Values, _ fields: Set<String>, _ depth: Int) -> Node {
        node.mapped { part in
            guard depth > 0, let path = part.path, path.count == 2, path[0] == variable, let value = values[FieldID(path[1])] else {
                return nil
            }
            let named = value.mapped { part in
                guard let path = part.path, let first = path.first, fields.contains(first) else { return nil }
                return Node(path: [variable] + path)
            }
            return write(named, variable, values, fields, depth - 1)
        }
    }
}
