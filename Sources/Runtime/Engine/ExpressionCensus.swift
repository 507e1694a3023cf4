import ServiceIR

/// Every expression that the engine may have to evaluate, compiled once.
enum ExpressionCensus {
    static func programs(of service: CompiledService) throws -> [String: Program] {
        var texts: [Expression] = Array(service.conditions.values)
        for item in service.fee.items.values { texts += [item.when].compactMap { $0 } + item.amount.expressions }
        for item in service.benefit.values {
            texts += [item.when].compactMap { $0 } + item.amount.expressions + item.to.rows.guards
        }
        texts += service.openedBy?.guards ?? []
        for promise in service.promises.values { texts += (promise.within?.expressions ?? []) + (promise.until?.expressions ?? []) }
        for output in service.outputs.values {
            texts += [output.when].compactMap { $0 } + Array(output.values.values)
            texts += (output.number?.guards ?? []) + (output.validFor?.guards ?? []) + (output.validUntil?.expressions ?? [])
        }
        collect(service.machine.steps, into: &texts)
        collect(service.documents, into: &texts)
        var programs: [String: Program] = [:]
        for expression in texts where programs[expression.text] == nil { programs[expression.text] = try Program(expression) }
        return programs
    }

    /// Whether a group of documents was handed in depends on which of its members are due.
    private static func collect(_ documents: OrderedMap<DocumentID, Requirement>, into texts: inout [Expression]) {
        for document in documents.values {
            for member in document.members.values { texts += [member.when, member.optionalWhen].compactMap { $0 } }
            collect(document.members, into: &texts)
        }
    }

    private static func collect(_ steps: OrderedMap<StepID, Step>, into texts: inout [Expression]) {
        for step in steps.values {
            texts += [step.when].compactMap { $0 } + step.routes.compactMap(\.when) + (step.within?.expressions ?? [])
            texts += (step.performers?.by?.guards ?? []) + (step.performers?.of?.expressions ?? [])
            texts += (step.until?.expressions ?? []) + step.shows
            texts += (step.extend?.within?.expressions ?? []) + (step.extend?.until?.expressions ?? [])
            texts += (step.next?.within?.expressions ?? []) + (step.next?.until?.expressions ?? [])
            for action in step.actions.values {
                texts +=
                    action.shows + action.routes.compactMap(\.when) + (action.repair?.within?.expressions ?? [])
                    + (action.repair?.until?.expressions ?? [])
            }
            for branch in step.branches.values { collect(branch.steps, into: &texts) }
        }
    }
}

extension Rows where Value == TimeLimit {
    var expressions: [Expression] { guards + rows.compactMap(\.value.per) }
}

extension Rows where Value == Expression {
    var expressions: [Expression] { guards + rows.map(\.value) }
}
