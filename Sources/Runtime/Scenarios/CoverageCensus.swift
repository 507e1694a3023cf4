import ServiceIR

/// Where the engine evaluates a condition: it knows expressions by their text, and the step at which it stands.
enum ConditionPlace {
    static func anywhere(_ expression: Expression) -> String { "= \(expression.text)" }
    static func at(_ step: StepID, _ expression: Expression) -> String { "\(step) = \(expression.text)" }
}

/// One thing of a service that scenarios can reach.
public struct CoverageItem: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable { case step, action, condition, row }
    public var kind: Kind
    /// Where it is written, as a source map has it: `workflow.survei.actions.lulus`.
    public var path: String
    /// A step's id, `STEP.ACTION`, a condition's text, `TABLE(KEY, KEY)`.
    public var name: String
    /// The names under which it is noted.
    var marks: [String]
}

/// All that scenarios of a service can reach, in the order of its parts.
public enum CoverageCensus {
    public static func items(of engine: Engine) -> [CoverageItem] {
        var census = Census(service: engine.service)
        census.form()
        census.money()
        census.outputs()
        for id in engine.layout.order { if let step = engine.layout[id] { census.step(id, step) } }
        return census.items
    }
}

private struct Census {
    let service: CompiledService
    var items: [CoverageItem] = []

    private mutating func condition(_ expression: Expression?, _ path: String, _ marks: String...) {
        // What is always so has one way only.
        guard let expression, expression.text != "true", expression.text != "false" else { return }
        items.append(CoverageItem(kind: .condition, path: path, name: expression.text, marks: marks))
    }

    private mutating func guards<V>(_ rows: Rows<V>?, _ path: String, _ mark: (Expression, Int) -> String) {
        for (place, row) in (rows?.rows ?? []).enumerated() {
            guard let when = row.when else { continue }
            condition(when, "\(path).\(place)", mark(when, place))
        }
    }

    private func anywhere(_ expression: Expression, _: Int) -> String { ConditionPlace.anywhere(expression) }

    // MARK: Parts

    mutating func form() {
        for (id, section) in service.form.sections {
            condition(section.when, "form.\(id).when", "form.\(id).when")
            fields(section.fields, path: "form.\(id).fields", marks: ["form.\(id)" + (section.many == nil ? "" : ".fields")])
        }
        for (id, expression) in service.conditions {
            condition(expression, "conditions.\(id)", "conditions.\(id)", ConditionPlace.anywhere(expression))
        }
        for (place, rule) in service.rules.enumerated() { condition(rule.rule, "rules.\(place).rule", "rules.\(place)") }
        documents(service.documents, path: "documents", mark: "documents")
    }

    private mutating func fields(_ fields: OrderedMap<FieldID, Field>, path: String, marks: [String]) {
        for (id, field) in fields {
            let own = marks.map { "\($0).\(id)" }
            conditions(field.when, "\(path).\(id).when", own.map { $0 + ".when" })
            conditions(field.optionalWhen, "\(path).\(id).optional", own.map { $0 + ".optional" })
            conditions(field.rule?.rule, "\(path).\(id).rule", own.map { $0 + ".rule" })
            self.fields(field.fields, path: "\(path).\(id).fields", marks: own.map { $0 + ".fields" })
        }
    }

    private mutating func conditions(_ expression: Expression?, _ path: String, _ marks: [String]) {
        condition(expression, path)
        if expression != nil, items.last?.path == path { items[items.count - 1].marks = marks }
    }

    private mutating func documents(_ documents: OrderedMap<DocumentID, Requirement>, path: String, mark: String) {
        for (id, document) in documents {
            condition(document.when, "\(path).\(id).when", "\(mark).\(id).when")
            condition(document.optionalWhen, "\(path).\(id).optional", "\(mark).\(id).optional")
            let group = document.group.map { ".\($0.rawValue)" } ?? ""
            self.documents(document.members, path: "\(path).\(id)\(group)", mark: "\(mark).\(id)")
        }
    }

    mutating func money() {
        for (id, item) in service.fee.items {
            if let when = item.when { condition(when, "fee.\(id).when", ConditionPlace.anywhere(when)) }
            guards(item.amount, "fee.\(id).amount", anywhere)
        }
        for (id, item) in service.benefit {
            if let when = item.when { condition(when, "benefit.\(id).when", ConditionPlace.anywhere(when)) }
            guards(item.amount, "benefit.\(id).amount", anywhere)
            guards(item.to.rows, "benefit.\(id).to", anywhere)
        }
        for (id, table) in service.tables {
            for (place, row) in table.rows.enumerated() {
                let keys = row.keys.map(\.written)
                items.append(
                    CoverageItem(
                        kind: .row, path: "tables.\(id).rows.\(keys.joined(separator: "."))",
                        name: "\(id)(\(keys.joined(separator: ", ")))",
                        marks: ["tables.\(id).\(place)"]))
            }
            if table.otherwise != nil {
                items.append(CoverageItem(kind: .row, path: "tables.\(id).else", name: "\(id)(else)", marks: ["tables.\(id).else"]))
            }
        }
        for (id, promise) in service.promises {
            let path = service.promises.count == 1 ? "sla" : "sla.\(id)"
            guards(promise.within, "\(path).within", anywhere)
            guards(promise.until, "\(path).until", anywhere)
        }
    }

    mutating func outputs() {
        for (id, output) in service.outputs {
            if let when = output.when { condition(when, "outputs.\(id).when", "outputs.\(id).when", ConditionPlace.anywhere(when)) }
            guards(output.delivery, "outputs.\(id).delivery") { "outputs.\(id).delivery.\($1)" }
            guards(output.number, "outputs.\(id).number", anywhere)
            guards(output.validFor, "outputs.\(id).valid_for", anywhere)
            guards(output.validUntil, "outputs.\(id).valid_until", anywhere)
        }
    }

    mutating func step(_ id: StepID, _ step: Step) {
        let path = "workflow.\(id)"
        items.append(CoverageItem(kind: .step, path: path, name: id.rawValue, marks: [id.rawValue]))
        let here = { (expression: Expression, _: Int) in ConditionPlace.at(id, expression) }
        if let when = step.when { condition(when, "\(path).when", ConditionPlace.at(id, when)) }
        guards(step.within, "\(path).within", here)
        guards(step.performers?.by, "\(path).by", here)
        guards(step.performers?.of, "\(path).of", here)
        fields(step.fields, path: "\(path).fields", marks: marks(of: id, step, ".fields"))
        documents(step.documents, path: "\(path).documents", mark: "\(id).documents")
        let isPosted = step.kind == .notice && step.performers != nil
        if step.kind == .task || step.kind == .payment || isPosted, !step.routes.isEmpty {
            items.append(CoverageItem(kind: .action, path: "\(path).to", name: "\(id).\(ActionID.done)", marks: ["\(id).\(ActionID.done)"]))
        }
        if step.extend != nil {
            items.append(
                CoverageItem(kind: .action, path: "\(path).extend", name: "\(id).\(ActionID.extend)", marks: ["\(id).\(ActionID.extend)"]))
        }
        guards(step.until, "\(path).until", here)
        guards(step.extend?.within, "\(path).extend.within", here)
        guards(step.extend?.until, "\(path).extend.until", here)
        guards(step.next?.within, "\(path).next.within", here)
        guards(step.next?.until, "\(path).next.until", here)
        guards(step.routes.rows, "\(path).to", here)
        for (name, action) in step.actions {
            let own = "\(path).actions.\(name)"
            items.append(CoverageItem(kind: .action, path: own, name: "\(id).\(name)", marks: ["\(id).\(name)"]))
            guards(action.routes.rows, "\(own).to", here)
            guards(action.repair?.within, "\(own).repair.within", here)
            guards(action.repair?.until, "\(own).repair.until", here)
            fields(action.fields, path: "\(own).fields", marks: ["\(id).\(name).fields"])
            documents(action.documents, path: "\(own).documents", mark: "\(id).\(name).documents")
        }
    }

    private func marks(of id: StepID, _ step: Step, _ suffix: String) -> [String] {
        let roles = step.recordsByRole ? step.performers?.roles ?? [] : []
        return ["\(id)\(suffix)"] + roles.map { "\(id).\($0)\(suffix)" }
    }
}

extension [Route] {
    fileprivate var rows: Rows<StepID> { Rows(map { Rows.Row(when: $0.when, $0.to) }) }
}

extension TableKey {
    /// As an author writes it.
    fileprivate var written: String {
        if let option { return option }
        switch (from, to) {
        case (let from?, nil): return "over \(from)"
        case (let from?, let to?): return from == to ? "\(from)" : "\(fromIsExclusive ? "over " : "")\(from) to \(to)"
        case (nil, let to?): return "to \(to)"
        case (nil, nil): return "-"
        }
    }
}
