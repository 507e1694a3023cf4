import ServiceIR

/// What may be read at each place.
extension Scopes {
    /// Inside a section: its own fields come first.
    func section(_ section: SectionDeclaration) -> Scope { self.section(section, of: base) }

    func section(_ section: SectionDeclaration, of scope: Scope) -> Scope {
        if section.isList { return scope }
        var scope = scope.nested()
        for field in section.fields { scope.alias(field.id, to: [section.id, field.id]) }
        return scope
    }

    /// Inside a row of a list: the row's own fields stand bare.
    func row(_ fields: [FieldDeclaration], of scope: Scope, reader: ExpressionReader) -> Scope {
        var scope = scope.nested()
        for field in fields {
            scope.alias(field.id, to: [field.id])
            scope.declare([field.id], .init(field.valueType))
        }
        let names = scope
        for field in fields {
            let when = reader.canonical(field.map.expression(.when), in: names)
            let unless = reader.canonical(field.optional, in: names)
            var presence: Scope.Presence = field.isOptional ? .perhaps(only: when, unless: unless) : when.map { .when($0) } ?? .always
            // That it needs itself is told once.
            if [when, unless].contains(where: { $0?.paths.contains([field.id]) ?? false }) { presence = .always }
            scope.declare([field.id], .init(field.valueType, presence: presence, range: field.range))
        }
        return scope
    }

    /// Of a step, whether or not it was ever come to.
    static let alwaysKnown: Set<String> = ["count", "objections"]

    /// Where `facts` are sure: the values of steps and actions left on every way are there.
    func at(_ facts: FactSet) -> Scope {
        let (recorded, feeReads, sure) = (recorded, feeReads, sure)
        @Sendable func isSure(_ read: [String]) -> Bool {
            if Self.alwaysKnown.contains(read[1]) { return true }
            let known = (2...max(2, read.count)).lazy.compactMap { recorded[Array(read.prefix($0))] }.first
            return known?.facts.contains(where: facts.contains) ?? false
        }
        return base.nested { path in
            // An amount is known where all that it reads of steps is recorded.
            if let reads = feeReads[path] { return !reads.isEmpty && reads.allSatisfy(isSure) ? .init(.integer(.rupiah)) : nil }
            guard let value = recorded[path], value.facts.contains(where: facts.contains) else { return nil }
            // What decided whether it was asked may have been mended since.
            if value.isOfForm, !value.facts.contains(where: { sure.isFresh($0, in: facts) }) {
                var symbol = value.symbol
                symbol.presence = .perhaps()
                symbol.mendedAt = sure.mended(after: value.facts)
                return symbol
            }
            return value.symbol
        }
    }

    /// By path, what is recorded in steps: there for sure where one of the facts is.
    mutating func settleRecorded() {
        for step in declarations.steps where step.kind == .task || step.kind == .payment {
            let done = sure.fact(of: step.place)
            let rows = step.map.performerRows
            for (path, field) in values(of: step, ofActions: false) {
                // A role that only some of the rows name may have recorded nothing.
                if step.isFilledByEach, !rows.allSatisfy({ row in row.contains { $0.value == path[1] } }) { continue }
                recorded[path] = Recorded(
                    facts: [done], symbol: .init(field.valueType, presence: presence(of: field, at: path), range: field.range),
                    isOfForm: isOfForm(path))
            }
            var left = [done]
            for (number, action) in step.actions.enumerated() {
                let taken = sure.fact(of: step.place, action: number)
                left.append(taken)
                for field in action.fields {
                    let path = [step.id, action.id, field.id]
                    recorded[path] = Recorded(
                        facts: [taken], symbol: .init(field.valueType, presence: presence(of: field, at: path), range: field.range),
                        isOfForm: isOfForm(path))
                }
            }
            if let symbol = base[[step.id, "action"]] {
                recorded[[step.id, "action"]] = Recorded(facts: left, symbol: .init(symbol.type))
            }
        }
    }

    /// Whether what is read by the `when` or `optional` of a step's field can be mended.
    func isOfForm(_ path: [String]) -> Bool {
        [whens[path], optionals[path]].contains { node in
            node?.paths.contains { name in
                let first = name.first ?? ""
                return !Self.neverMended.contains(first) && declarations.stepPlaces[first] == nil
            } ?? false
        }
    }

    static let neverMended: Set<String> = ["variant", "applicant", "channel", "submitted"]

    /// Inside a step: its own fields come first and are being filled in.
    func own(_ step: StepDeclaration, action: String? = nil, of scope: Scope) -> Scope {
        var scope = scope.nested()
        let declaration = action.flatMap { id in step.actions.first { $0.id == id } }
        let isAsked = declaration.map { SureValues.asks($0, of: step, declarations) } ?? true
        for field in step.fields {
            // On a step of several roles, a field's own expressions speak of whoever fills it in.
            let path = [step.id, field.id]
            if isAsked || scope[path] == nil {
                scope.declare(
                    path, .init(field.valueType, presence: isAsked ? presence(of: field, at: path) : .perhaps(), range: field.range))
            }
            scope.alias(field.id, to: path)
        }
        guard let action, let declaration else { return scope }
        for field in declaration.fields {
            let path = [step.id, action, field.id]
            scope.declare(path, .init(field.valueType, presence: presence(of: field, at: path), range: field.range))
            scope.alias(field.id, to: path)
        }
        return scope
    }
}
