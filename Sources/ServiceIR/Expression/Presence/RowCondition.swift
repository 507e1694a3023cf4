extension Node {
    /// The condition under which a field of a row is asked, as one reads it through the variable of a macro: `jenis == 'gilas'` of `a` is
    /// `a.jenis == 'gilas'`; without a variable as it stands. `nil` where it reads anything beside the row's own fields.
    func through(_ variable: String?, of row: RecordType) -> Node? {
        switch kind {
        case .literal: return self
        case .name(let name, isRooted: false):
            if row.members[ID(name)] == nil { return nil }
            return variable.map { Node(.select(Node(.name($0)), name), range: range) } ?? self
        case .select(let operand, let member, isOptional: false):
            return operand.through(variable, of: row).map { Node(.select($0, member), range: range) }
        case .not(let inner): return inner.through(variable, of: row).map { Node(.not($0), range: range) }
        case .binary(let op, let left, let right):
            guard let left = left.through(variable, of: row), let right = right.through(variable, of: row) else { return nil }
            return Node(.binary(op, left, right), range: range)
        case .call("has", let arguments, isRooted: false):
            guard arguments.count == 1, let argument = arguments[0].through(variable, of: row) else { return nil }
            return Node(.call("has", [argument]), range: range)
        case .list(let elements):
            return elements.allSatisfy { if case .literal = $0.value.kind { !$0.isOptional } else { false } } ? self : nil
        default: return nil
        }
    }
}

extension Scope {
    /// What is known of the presence of a row's fields, read through the variable of a macro, or without one inside the row.
    package mutating func declare(_ row: RecordType, as variable: String?) {
        for (id, member) in row.members {
            let asked = member.asked?.through(variable, of: row)
            // What it may be left out by says nothing where it is not known when it is asked.
            let isSeen = member.asked == nil || asked != nil
            let presence: Presence =
                switch asked {
                case _ where member.isSure: .always
                case let asked? where !member.isOptional: .when(asked)
                default: .perhaps(only: asked, unless: isSeen ? member.unless?.through(variable, of: row) : nil)
                }
            declare([variable, id.rawValue].compactMap(\.self), Symbol(member.type, presence: presence, range: member.range))
        }
    }
}
