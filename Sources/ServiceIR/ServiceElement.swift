/// A part of a service of which one can ask when it comes about: something asked, a step, an action, an amount, an output, a condition.
public enum ServiceElement: Hashable, Sendable {
    case section(SectionID)
    /// A question of the form, of a row too: `SECTION.FIELD`, `SECTION.LIST.FIELD`.
    case field([String])
    /// By its path: `lahan`, `lahan.sewa`.
    case document([String])
    case step(StepID)
    /// `done` and `extend` among them.
    case action(StepID, ActionID)
    /// What is filled in at a step; with an action, by that action.
    case stepField(StepID, ActionID?, FieldID)
    case stepDocument(StepID, ActionID?, DocumentID)
    /// An item of a fee or of a benefit.
    case item(FeeItemID)
    /// One row of its amount, counted from 0.
    case amount(FeeItemID, Int)
    case output(OutputID)
    case condition(ConditionID)
}

extension CompiledService {
    /// Every part that has a name, with the name by which one asks for it, in the order of the service's parts.
    public var elements: [(name: String, element: ServiceElement)] {
        var found: [(name: String, element: ServiceElement)] = []
        func fields(_ fields: OrderedMap<FieldID, Field>, behind path: [String]) {
            for (id, field) in fields where field.value == nil {
                let own = path + [id.rawValue]
                found.append(("form.\(own.joined(by: "."))", .field(own)))
                self.fieldsOfRows(field, own, into: &found)
            }
        }
        for (id, section) in form.sections {
            found.append(("form.\(id)", .section(id)))
            fields(section.fields, behind: [id.rawValue])
        }
        func collect(_ documents: OrderedMap<DocumentID, Requirement>, behind path: [String]) {
            for (id, document) in documents {
                let own = path + [id.rawValue]
                found.append(("documents.\(own.joined(by: "."))", .document(own)))
                collect(document.members, behind: own)
            }
        }
        collect(documents, behind: [])
        for (items, kind) in [(fee.items.keys, "fee"), (benefit.keys, "benefit")] {
            for id in items {
                found.append(("\(kind).\(id)", .item(id)))
                let rows = payable(id)?.amount.rows.count ?? 0
                if rows > 1 { for row in 0..<rows { found.append(("\(kind).\(id).amount.\(row)", .amount(id, row))) } }
            }
        }
        steps(machine.steps, into: &found)
        for id in outputs.keys { found.append(("outputs.\(id)", .output(id))) }
        for id in conditions.keys { found.append(("conditions.\(id)", .condition(id))) }
        return found
    }

    /// A question of the form, of a row too, by its path.
    package func formField(_ path: [String]) -> Field? {
        guard let section = path.first.flatMap({ form.sections[SectionID($0)] }) else { return nil }
        var fields = section.fields
        var found: Field?
        for id in path.dropFirst() {
            found = fields[FieldID(id)]
            fields = found?.fields ?? [:]
        }
        return found
    }

    private func fieldsOfRows(_ field: Field, _ path: [String], into found: inout [(name: String, element: ServiceElement)]) {
        for (id, inner) in field.fields where inner.value == nil {
            let own = path + [id.rawValue]
            found.append(("form.\(own.joined(by: "."))", .field(own)))
            fieldsOfRows(inner, own, into: &found)
        }
    }

    private func steps(_ steps: OrderedMap<StepID, Step>, into found: inout [(name: String, element: ServiceElement)]) {
        for (id, step) in steps {
            let path = "workflow.\(id)"
            found.append((path, .step(id)))
            if step.asksDone { found.append(("\(path).done", .action(id, .done))) }
            for (field, question) in step.fields where question.value == nil {
                found.append(("\(path).\(field)", .stepField(id, nil, field)))
            }
            for document in step.documents.keys { found.append(("\(path).\(document)", .stepDocument(id, nil, document))) }
            for (name, action) in step.actions {
                found.append(("\(path).\(name)", .action(id, name)))
                for (field, question) in action.fields where question.value == nil {
                    found.append(("\(path).\(name).\(field)", .stepField(id, name, field)))
                }
                for document in action.documents.keys { found.append(("\(path).\(name).\(document)", .stepDocument(id, name, document))) }
            }
            if step.extend != nil { found.append(("\(path).extend", .action(id, .extend))) }
            for branch in step.branches.values { self.steps(branch.steps, into: &found) }
        }
    }
}

extension Step {
    /// Whether whoever holds it can say `done`.
    package var asksDone: Bool {
        let isPosted = kind == .notice && performers != nil
        return (kind == .task || kind == .payment || isPosted) && !routes.isEmpty
    }
}
