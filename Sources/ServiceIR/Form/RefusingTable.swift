/// A table with combinations that are not offered: choosing one is refused as soon as all its inputs are known.
struct RefusingTable: Sendable {
    let id: TableID
    let table: Table
    /// The canonical names of its inputs.
    let inputs: [[String]]

    static func all(of tables: OrderedMap<TableID, Table>) -> [RefusingTable] {
        tables.compactMap { id, table in
            guard table.hasCombinationsNotOffered else { return nil }
            let inputs = table.of.map { $0.text.split(separator: ".").map(String.init) }
            return RefusingTable(id: id, table: table, inputs: inputs)
        }
    }

    func fault(in judgement: Judgement, pointer: ([String]) -> JSONPointer) -> SubmissionFault? {
        guard let first = inputs.first else { return nil }
        // Read by a field of a list's rows: any row may choose what is not offered.
        if let rowInput = inputs.first(where: { $0.count == 3 }) {
            let list = Array(rowInput.prefix(2))
            guard case .list(let rows)? = judgement.value(of: list) else { return nil }
            for (place, row) in rows.enumerated() {
                let values = inputs.compactMap { input -> Value? in
                    guard input.count == 3 else { return judgement.value(of: input) }
                    return input.prefix(2) == list[...] ? row.member(input[2]) : nil
                }
                if values.count == inputs.count, table.look(up: values) == .notOffered {
                    judgement.tables.note(id.rawValue, table, values)
                    return SubmissionFault(
                        .notOffered, at: pointer(list).appending(place).appending(rowInput[2]), facts: ["table": .string(id.rawValue)])
                }
            }
            return nil
        }
        let values = inputs.compactMap { judgement.value(of: $0) }
        guard values.count == inputs.count, table.look(up: values) == .notOffered else { return nil }
        judgement.tables.note(id.rawValue, table, values)
        return SubmissionFault(.notOffered, at: pointer(first), facts: ["table": .string(id.rawValue)])
    }
}
