import ServiceIR

/// Every expression of a service with the place of what holds it, for the questions about what is read.
enum ServiceExpressions {
    struct Occurrence {
        let expression: Expression
        /// The condition whose own definition this is.
        let definesCondition: ConditionID?
    }

    static func all(of service: CompiledService) -> [Occurrence] {
        var walk = Walk()
        for (_, section) in service.form.sections {
            walk.add(section.when)
            walk.add(section.fields)
        }
        for (id, condition) in service.conditions { walk.found.append(.init(expression: condition, definesCondition: id)) }
        for rule in service.rules { walk.add(rule.rule) }
        walk.add(service.documents)
        for (_, item) in service.fee.items {
            walk.add(item.when)
            walk.whens(of: item.name)
            walk.expressions(of: item.amount)
        }
        for (_, item) in service.benefit {
            walk.add(item.when)
            walk.whens(of: item.name)
            walk.expressions(of: item.amount)
            walk.expressions(of: item.to.rows)
        }
        for (_, promise) in service.promises {
            walk.expressions(of: promise.within)
            walk.expressions(of: promise.until)
        }
        walk.add(service.machine.steps)
        for (_, output) in service.outputs {
            walk.add(output.per)
            walk.whens(of: output.name)
            walk.whens(of: output.number)
            walk.whens(of: output.validFor)
            walk.expressions(of: output.validUntil)
            walk.whens(of: output.delivery)
            walk.whens(of: output.copies)
            walk.add(output.when)
            for (_, value) in output.values { walk.add(value) }
        }
        return walk.found
    }

    private struct Walk {
        var found: [Occurrence] = []

        mutating func add(_ expression: Expression?) {
            if let expression { found.append(Occurrence(expression: expression, definesCondition: nil)) }
        }

        mutating func whens<T>(of rows: Rows<T>?) { for row in rows?.rows ?? [] { add(row.when) } }

        mutating func expressions(of rows: Rows<Expression>?) {
            for row in rows?.rows ?? [] {
                add(row.when)
                add(row.value)
            }
        }

        mutating func expressions(of rows: Rows<TimeLimit>?) {
            for row in rows?.rows ?? [] {
                add(row.when)
                add(row.value.per)
            }
        }

        mutating func add(_ fields: OrderedMap<FieldID, Field>) {
            for (_, field) in fields {
                add(field.when)
                add(field.optionalWhen)
                add(field.value)
                add(field.rule?.rule)
                add(field.per)
                add(field.fields)
            }
        }

        mutating func add(_ documents: OrderedMap<DocumentID, Requirement>) {
            for (_, document) in documents {
                add(document.when)
                add(document.optionalWhen)
                whens(of: document.name)
                whens(of: document.bring)
                whens(of: document.copies)
                add(document.members)
            }
        }

        mutating func add(_ steps: OrderedMap<StepID, Step>) {
            for (_, step) in steps {
                add(step.when)
                whens(of: step.name)
                for route in step.routes { add(route.when) }
                whens(of: step.performers?.by)
                expressions(of: step.performers?.of)
                for (_, action) in step.actions {
                    whens(of: action.name)
                    for shown in action.shows { add(shown) }
                    for route in action.routes { add(route.when) }
                    add(action.fields)
                    add(action.documents)
                    expressions(of: action.repair?.within)
                    expressions(of: action.repair?.until)
                }
                expressions(of: step.until)
                for shown in step.shows { add(shown) }
                expressions(of: step.extend?.within)
                expressions(of: step.extend?.until)
                expressions(of: step.next?.within)
                expressions(of: step.next?.until)
                add(step.fields)
                add(step.documents)
                expressions(of: step.within)
                for (_, branch) in step.branches { add(branch.steps) }
            }
        }
    }
}
