import ServiceIR

/// A rule of the region that refuses a submission, as a whole or in one field.
struct LockRefusal {
    let path: [String]
    /// Where it is asked: nothing for a rule of the whole submission.
    let asked: [Node]
    /// What it demands, with the region's computed fields written out.
    let rule: Node
    /// What of it is so of whom it refuses.
    let refused: [Node]
    /// What is so of whom it lets pass.
    let taken: [Node]
}

extension LockComparison {
    /// The rules with which the region refuses, without those that the standard has too.
    func refusals() -> [LockRefusal] {
        let computed = ComputedFields(self)
        let known = Set(standard.rules.filter { !$0.warn }.map { inlined($0.rule, .standard).canonicalText })
        var found: [LockRefusal] = []
        for (place, rule) in region.rules.enumerated() where !rule.warn {
            if known.contains(inlined(rule.rule, .region).canonicalText), isAlike(rule.rule) { continue }
            found.append(refusal(["rules", "\(place)"], rule.rule, asked: [], bounds: [], computed))
        }
        for (sectionID, section) in region.form.sections {
            let around = [section.when].compactMap { $0 }.map { computed.writtenOut(node($0, .region)).node }
            let path = ["form", sectionID.rawValue, "fields"]
            let isOne = section.many == nil
            let known = standard.form.sections[sectionID]?.fields ?? [:]
            found += refusals(section.fields, known, around, at: path, of: isOne ? sectionID.rawValue : nil, computed)
        }
        return found
    }

    /// Of the fields of a section, of each row of a list; `owner` is the section where it is one.
    private func refusals(
        _ fields: OrderedMap<FieldID, Field>, _ others: OrderedMap<FieldID, Field>, _ around: [Node], at path: [String],
        of owner: String?, _ computed: ComputedFields
    ) -> [LockRefusal] {
        var found: [LockRefusal] = []
        for (fieldID, field) in fields {
            let other = others[fieldID]
            var asked = around + [field.when].compactMap { $0 }.map { computed.writtenOut(node($0, .region)).node }
            // What only the region asks may be left out where it is optional.
            if other == nil, field.isOptional, field.optionalWhen == nil { continue }
            if other == nil { asked.append(required(isOptional: field.isOptional, field.optionalWhen, .region)) }
            let place = path + [fieldID.rawValue]
            found += refusals(field.fields, other?.fields ?? [:], asked, at: place + ["fields"], of: nil, computed)
            guard let rule = field.rule?.rule else { continue }
            let text = inlined(rule, .region).canonicalText
            if isAlike(rule), other?.rule.map({ inlined($0.rule, .standard).canonicalText }) == text { continue }
            let limits = owner.map { self.bounds(of: field, at: [$0, fieldID.rawValue]) } ?? []
            found.append(refusal(place + ["rule"], rule, asked: asked, bounds: limits, computed))
        }
        return found
    }

    private func refusal(
        _ path: [String], _ rule: Expression, asked: [Node], bounds: [Node], _ computed: ComputedFields
    ) -> LockRefusal {
        let plain = node(rule, .region)
        let whole = computed.writtenOut(plain)
        var refused = asked + whole.asked + [whole.node.negated]
        if whole.node.canonicalText != plain.canonicalText { refused.append(plain.negated) }
        return LockRefusal(path: path, asked: asked, rule: whole.node, refused: refused, taken: asked + bounds + [whole.node])
    }

    private func bounds(of field: Field, at path: [String]) -> [Node] {
        [(field.min, BinaryOperator.greaterOrEqual), (field.max, .lessOrEqual)].compactMap { bound, op in
            guard let number = bound?.number else { return nil }
            let literal: Literal = number.scale == 0 ? number.int64.map { .integer($0) } ?? .decimal(number) : .decimal(number)
            return Node(.binary(op, Node(path: path), Node(.literal(literal))))
        }
    }

    /// Whether the answers that it reads mean the same on both sides; which papers there are does not matter.
    private func isAlike(_ rule: Expression) -> Bool {
        inlined(rule, .region).paths.allSatisfy { $0.first == "documents" || $0.first == "fee" || !differs($0) }
    }
}

/// The computed fields of the region's form, to be written out where something reads them.
private struct ComputedFields {
    private var values: [[String]: (value: Node, asked: [Node])] = [:]
    /// So many are written out in one condition.
    private static let most = 100

    init(_ comparison: LockComparison) {
        for (sectionID, section) in comparison.region.form.sections where section.many == nil {
            for (fieldID, field) in section.fields {
                guard let value = field.value else { continue }
                let asked = [section.when, field.when].compactMap { $0 }.map { comparison.node($0, .region) }
                values[[sectionID.rawValue, fieldID.rawValue]] = (comparison.node(value, .region), asked)
            }
        }
    }

    /// The condition with the fields written out, and where all of these are asked.
    func writtenOut(_ node: Node) -> (node: Node, asked: [Node]) {
        var left = Self.most
        var asked: [Node] = []
        func written(_ node: Node, depth: Int) -> Node {
            node.mapped { part in
                if case .call("has", _, _) = part.kind { return part }
                guard let path = part.path, let field = values[path], depth > 0, left > 0 else { return nil }
                left -= 1
                asked += field.asked
                return written(field.value, depth: depth - 1)
            }
        }
        return (written(node, depth: 16), asked)
    }
}
