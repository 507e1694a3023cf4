/// Resolution of what is written to canonical names.
extension ExpressionChecker {
    /// What a path resolves to.
    struct Resolution {
        var path: [String]
        var type: ValueType
        /// What has to be proved to be there, where anything is.
        var owed: [String]?
    }

    /// A path that is read: a value, whose presence is owed.
    mutating func read(_ path: [String], _ node: Node) -> Typed {
        if let rate = scope.tables[TableID(path[0])], rate.inputs.isEmpty, path.count == 1, !isValue(path[0]) {
            return inferTable(path[0], rate, [], node)
        }
        guard let found = resolve(path, node) else { return Typed(node, .any) }
        if let owed = found.owed {
            obligations.append(
                Obligation(
                    path: owed, context: context, scope: known, written: path.joined(by: "."), range: node.range, root: root))
        }
        return Typed(Node(path: found.path, range: node.range), found.type)
    }

    /// The argument of `has`: a value, present or not.
    mutating func readPresence(_ argument: Node) -> Node? {
        guard let path = argument.path else {
            report(.wrongType(expected: "name", found: argument.canonicalText, of: "has"), argument.range)
            return nil
        }
        return resolve(path, argument).map { Node(path: $0.path, range: argument.range) }
    }

    mutating func resolve(_ path: [String], _ node: Node) -> Resolution? {
        let first = path[0]
        if let local = locals.last(where: { $0.name == first }) {
            return member(of: Resolution(path: [first], type: local.type), path.dropFirst(), node)
        }
        guard var canonical = meaning(of: first, node) else { return nil }
        var rest = path.dropFirst()
        while let next = rest.first, scope.isKnown(canonical + [next]) {
            canonical.append(next)
            rest.removeFirst()
        }
        let name = canonical.joined(by: ".")
        guard let symbol = scope[canonical] else {
            let members = scope.members(of: canonical)
            if let missing = rest.first {
                let elsewhere = scope.paths(to: missing, behind: canonical)
                report(
                    .unknownMember(missing, of: name, known: members, elsewhere: elsewhere),
                    node.dropping(members: rest.count - 1).nameRange)
            } else {
                report(.notAValue(name, members: members), node.range)
            }
            return nil
        }
        note(read: name)
        if let missing = rest.first, scope.hasMembers(canonical), !symbol.type.isRecord {
            report(.unknownMember(missing, of: name, known: scope.members(of: canonical)), node.dropping(members: rest.count - 1).nameRange)
            return nil
        }
        let whole = Resolution(path: canonical, type: symbol.type, owed: symbol.presence == .always ? nil : canonical)
        return rest.isEmpty ? whole : member(of: whole, rest, node)
    }

    private mutating func meaning(of first: String, _ node: Node) -> [String]? {
        switch scope.meaning(of: first) {
        case .path(let path): return path
        case .ambiguous(let paths):
            report(.ambiguousName(first, choices: paths.map { $0.joined(by: ".") }), node.firstRange)
            return nil
        case .none: break
        }
        if scope.isKnown([first]) { return [first] }
        if let table = scope.tables[TableID(first)] {
            report(.tableNotCalled(first, inputs: table.inputs.count), node.firstRange)
            return nil
        }
        report(
            .unknownName(first, known: locals.map(\.name) + scope.firstNames, elsewhere: scope.paths(to: first, behind: [])),
            node.firstRange)
        return nil
    }

    /// A member of a record, of a row or of what a field gives (`.start` of a booking).
    private mutating func member(of whole: Resolution, _ rest: ArraySlice<String>, _ node: Node) -> Resolution? {
        var result = whole
        for (position, name) in rest.enumerated() {
            let range = node.dropping(members: rest.count - 1 - position).nameRange
            guard case .record(let record) = result.type else {
                if result.type != .any { report(.unknownMember(name, of: result.path.joined(by: "."), known: []), range) }
                return nil
            }
            guard let member = record.members[ID(name)] else {
                let known = record.members.keys.map(\.rawValue)
                report(.unknownMember(name, of: result.path.joined(by: "."), known: known), range)
                return nil
            }
            result.path.append(name)
            result.type = member.type
            if !member.isSure { result.owed = result.path }
        }
        return result
    }

    private func isValue(_ name: String) -> Bool {
        locals.contains { $0.name == name } || scope.meaning(of: name) != nil || scope.isKnown([name])
    }

    /// Whether a macro's variable would hide something.
    func isKnown(_ name: String) -> Bool { isValue(name) || scope.tables[TableID(name)] != nil }
}

extension Node {
    /// The bytes of the name that a chain begins with.
    fileprivate var firstRange: Range<Int> {
        if case .select(let operand, _, _) = kind { return operand.firstRange }
        return range
    }
}

extension ValueType {
    fileprivate var isRecord: Bool { if case .record = self { true } else { false } }
}
