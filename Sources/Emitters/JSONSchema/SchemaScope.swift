import ServiceIR

/// What a name of an expression means in a sending: where it stands and when it is asked.
struct SchemaScope {
    let service: CompiledService
    /// The fields of the row around the expression, and the place of the row's list; `nil` outside any list.
    let row: OrderedMap<FieldID, Field>?

    init(service: CompiledService, row: OrderedMap<FieldID, Field>? = nil) {
        self.service = service
        self.row = row
    }

    enum Meaning {
        /// A field: its path from the sending (or from the row), and all that must hold for it to be asked.
        case field(Field, path: [String], whens: [Expression])
        case word([String], options: [String], isSayable: Bool)
        case condition(ConditionID, Expression)
        case document(Requirement, path: [String])
        case other
    }

    func meaning(of name: [String]) -> Meaning {
        if let row {
            // A row's schema sees only the row.
            guard name.count == 1, let field = row[ID(name[0])] else { return .other }
            return .field(field, path: name, whens: [field.when].compactMap { $0 })
        }
        if name.count == 1 {
            switch name[0] {
            case "variant": return .word(name, options: service.variants.keys.map(\.rawValue), isSayable: true)
            case "applicant": return word(name, service.applicants.map(\.rawValue))
            case "channel": return word(name, service.channels.map(\.rawValue))
            default: break
            }
            if let list = service.form.sections[ID(name[0])]?.asList {
                return .field(list, path: ["form"] + name, whens: [list.when].compactMap { $0 })
            }
            let id = ConditionID(name[0])
            return service.conditions[id].map { .condition(id, $0) } ?? .other
        }
        guard name.count == 2 else { return .other }
        if let section = service.form.sections[ID(name[0])], section.many == nil, let field = section.fields[ID(name[1])] {
            return .field(field, path: ["form"] + name, whens: [section.when, field.when].compactMap { $0 })
        }
        if name[0] == "documents", let requirement = service.documents[ID(name[1])], requirement.members.isEmpty,
            requirement.per.isEmpty
        {
            return .document(requirement, path: name)
        }
        return .other
    }

    private func word(_ name: [String], _ options: [String]) -> Meaning {
        .word(name, options: options, isSayable: options.count > 1)
    }

    /// Whether the row's own fields are all that is read.
    func readsOnlyRow(_ reads: [[String]]) -> Bool {
        guard let row else { return false }
        return reads.allSatisfy { $0.count == 1 && row[ID($0[0])] != nil }
    }
}
