import ServiceIR

/// One question of the form, with where it stands.
struct AskedField {
    let section: Section
    let field: Field
    let id: FieldID
    let path: [String]

    /// The questions of a form in their order, each list before those of its rows; what is computed is not asked.
    static func all(of service: CompiledService) -> [AskedField] {
        var found: [AskedField] = []
        for (id, section) in service.form.sections { collect(section.fields, of: section, at: ["form", id.rawValue], &found) }
        return found
    }

    private static func collect(
        _ fields: OrderedMap<FieldID, Field>, of section: Section, at path: [String], _ found: inout [AskedField]
    ) {
        // By place: a field is large, and is copied once.
        for place in fields.indices where fields.values[place].value == nil {
            let id = fields.keys[place]
            let own = path + ["fields", id.rawValue]
            found.append(AskedField(section: section, field: fields.values[place], id: id, path: own))
            let rows = fields.values[place].fields
            if !rows.isEmpty { collect(rows, of: section, at: own, &found) }
        }
    }

    /// Whether its very type, or its class, says that it is about a person.
    var isPersonal: Bool {
        switch field.type {
        case .nik, .kk, .npwp, .email, .phone, .account, .address, .location: true
        default: field.dataClass != nil
        }
    }

    /// Whether it is of those data whose misuse harms most: stated, or the number of an account.
    var isSpecific: Bool { field.dataClass == .specific || field.type == .account && field.dataClass != .general }
}
