/// The fields of a section, a step, an action or a row, compiled: programs instead of texts, slots instead of names.
struct FieldGroup: Sendable {
    struct Slot: Sendable {
        let id: FieldID
        let field: Field
        let when: Program?
        /// While it may be left empty, where the field is optional; absent = always.
        let optional: Program?
        let value: Program?
        let rule: Program?
        let check: ValueCheck
        /// Of a list, and of a type that has parts.
        let row: FieldGroup?
        /// Of a list `per` another one.
        let pairing: RowPairing?
        /// The slot of a NIK's own birth date, for the officer's warning.
        let birthDate: Int?
    }
    let slots: [Slot]
    private let places: [String: Int]

    init(_ fields: OrderedMap<FieldID, Field>, at element: String, lists: RowLists = RowLists()) throws(UnreadableDefinition) {
        var slots: [Slot] = []
        for (id, field) in fields {
            let place = element + "." + id.rawValue
            slots.append(
                Slot(
                    id: id, field: field,
                    when: try Program.compiled(field.when, at: place + ".when"),
                    optional: try Program.compiled(field.optionalWhen, at: place + ".optional"),
                    value: try Program.compiled(field.value, at: place + ".value"),
                    rule: try Program.compiled(field.rule?.rule, at: place + ".rule"),
                    check: try ValueCheck(field, at: place),
                    row: field.type == .list || !field.type.parts.isEmpty
                        ? try FieldGroup(field.type == .list ? field.fields : field.type.parts, at: place + ".fields") : nil,
                    pairing: try lists.pairing(of: field, at: place),
                    birthDate: field.type == .nik ? FieldGroup.birthDate(beside: id, in: fields) : nil))
        }
        self.slots = slots
        places = Dictionary(slots.enumerated().map { ($1.id.rawValue, $0) }) { first, _ in first }
    }

    func slot(named name: String) -> Int? { places[name] }

    /// `nik_anak` is compared with `tanggal_lahir_anak`: a date whose id has the same words besides.
    private static func birthDate(beside nik: FieldID, in fields: OrderedMap<FieldID, Field>) -> Int? {
        let own = Set(nik.rawValue.split(separator: "_")).subtracting(["nik"])
        let birth: Set<Substring> = ["tanggal", "tgl", "lahir", "birth", "date", "of"]
        return fields.indices.first { index in
            let words = Set(fields[index].key.rawValue.split(separator: "_"))
            return fields[index].value.type == .date && (words.contains("lahir") || words.contains("birth"))
                && words.subtracting(birth) == own
        }
    }
}

extension Program {
    /// The program of a stored expression.
    static func compiled(_ expression: Expression?, at element: String) throws(UnreadableDefinition) -> Program? {
        guard let expression else { return nil }
        do {
            var program = try Program(expression)
            program.place = element
            return program
        } catch {
            throw UnreadableDefinition(element: element, text: expression.text)
        }
    }
}
