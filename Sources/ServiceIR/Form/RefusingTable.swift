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
        let values = inputs.compactMap { judgement.value(of: $0) }
        guard values.count == inputs.count, let first = inputs.first, table.look(up: values) == .notOffered else { return nil }
        judgement.tables.note(id.rawValue, table, values)
        return SubmissionFault(.notOffered, at: pointer(first), facts: ["table": .string(id.rawValue)])
    }
}
