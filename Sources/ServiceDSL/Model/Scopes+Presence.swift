import ServiceIR

/// When each field has a value.
extension Scopes {
    /// Second pass: with every name known, the conditions under which values exist.
    mutating func settle(_ reader: ExpressionReader) {
        let names = base.nested()
        for section in declarations.sections {
            let outer = reader.canonical(section.map.expression(.when), in: self.section(section, of: names))
            let inner = self.section(section, of: names)
            if let outer { whens[[section.id]] = outer }
            if section.isList { continue }
            for field in section.fields {
                let own = reader.canonical(field.map.expression(.when), in: inner)
                let all = [outer, own].compactMap(\.self)
                if !all.isEmpty { whens[[section.id, field.id]] = Node.all(all) }
                optionals[[section.id, field.id]] = reader.canonical(field.optional, in: inner)
            }
        }
        for step in declarations.steps {
            for field in step.fields where field.map.has(.when) || field.optional != nil {
                let inner = own(step, of: names)
                whens[[step.id, field.id]] = reader.canonical(field.map.expression(.when), in: inner)
                optionals[[step.id, field.id]] = reader.canonical(field.optional, in: inner)
            }
            for action in step.actions {
                for field in action.fields where field.map.has(.when) || field.optional != nil {
                    let inner = own(step, action: action.id, of: names)
                    whens[[step.id, action.id, field.id]] = reader.canonical(field.map.expression(.when), in: inner)
                    optionals[[step.id, action.id, field.id]] = reader.canonical(field.optional, in: inner)
                }
            }
        }
        let definitions = declarations.conditions.compactMap { id, text in
            reader.canonical(text, in: names).map { (id: id.value, node: $0) }
        }
        // A circle is told once; that its values may be absent is no second fault.
        var reads = Dictionary(definitions.map { ($0.id, $0.node.namesBelow) }) { first, _ in first }
        for (path, node) in Array(whens) + Array(optionals) { reads[path.joined(by: "."), default: []] += node.namesBelow }
        let circular = Circles.members(reads)
        for path in Set(whens.keys).union(optionals.keys) where circular.contains(path.joined(by: ".")) {
            whens[path] = nil
            optionals[path] = nil
            circularFields.insert(path)
        }
        settleRanges(reader, names)
        declareForm(presence: true)
        for (id, node) in definitions where !circular.contains(id) { base.declareCondition(ConditionID(id), definition: node) }
        settleRecorded()
    }

    /// Bounds as they are written, then those of what is computed from them, in the order of the file.
    mutating func settleRanges(_ reader: ExpressionReader, _ names: Scope) {
        for section in declarations.sections where !section.isList {
            for field in section.fields { ranges[[section.id, field.id]] = field.range }
        }
        var known = names
        for (path, range) in ranges {
            if var symbol = known[path] {
                symbol.range = range
                known.declare(path, symbol)
            }
        }
        for section in declarations.sections where !section.isList {
            let inner = self.section(section, of: known)
            for field in section.fields {
                guard field.valueType.isNumber, let value = reader.canonical(field.map.expression(.value), in: inner) else { continue }
                var range = known.interval(of: value)
                if let round = field.map.rounding(.round) { range = range.widened(by: Decimal128(Int64(round.multiple))) }
                // What breaks its own bounds is refused.
                if let bounds = field.range { range = range.intersection(bounds) }
                guard !range.isUnbounded else { continue }
                let path = [section.id, field.id]
                ranges[path] = range
                known.declare(path, .init(field.valueType, range: range))
            }
        }
    }

    func presence(of field: FieldDeclaration, at path: [String]) -> Scope.Presence {
        let when = whens[path]
        if circularFields.contains(path) { return .always }
        // What each of several roles fills in under a condition of its own answers.
        if when == nil, field.map.has(.when) { return .perhaps() }
        if field.isOptional { return .perhaps(only: when, unless: optionals[path]) }
        return when.map { .when($0) } ?? .always
    }

    /// What holds where a section's or field's own expressions are read.
    func asked(section: String, field: String? = nil) -> [Node] {
        let node = field.map { whens[[section, $0]] } ?? whens[[section]]
        return node.map { [$0] } ?? []
    }

    func when(of path: [String]) -> Node? { whens[path] }

    /// Whether a field's `when` or `optional` needs itself, which is told where it stands.
    func isCircular(_ path: [String]) -> Bool { circularFields.contains(path) }
}

extension Node {
    /// The names that it reads, members of them left out.
    fileprivate var namesBelow: [String] {
        if let path { return (1...path.count).map { path.prefix($0).joined(by: ".") } }
        return children.flatMap(\.namesBelow)
    }
}
