import ServiceIR

/// The combinations of answers that a table does not offer, as far as a schema can name them.
enum TableSchema {
    static func refused(by table: Table, translator: ConditionTranslator) -> (schemas: [JSONValue], isExact: Bool) {
        // `else: none` refuses whatever has no row: the rows would have to be told apart from all else.
        var isExact = table.otherwise.map { $0.number != nil } ?? true
        var schemas: [JSONValue] = []
        for (index, row) in table.rows.enumerated() where row.value.number == nil {
            let conditions = zip(table.of, row.keys).map { input, key in TableSchema.condition(input, key) }
            let truth = translator.translate(all: conditions.compactMap { $0 })
            // The first row that fits counts: an earlier one may fit the same answers where ranges overlap.
            let isFirst = !table.rows[..<index].contains { earlier in earlier.keys.contains { $0.option == nil } }
            guard conditions.allSatisfy({ $0 != nil }), isFirst, truth.holdsIsExact, let holds = truth.holds else {
                isExact = false
                continue
            }
            schemas.append(["not": holds])
        }
        return (schemas, isExact)
    }

    /// The key of a row as a condition on its input.
    private static func condition(_ input: Expression, _ key: TableKey) -> Expression? {
        if let option = key.option {
            return option == "true" || option == "false"
                ? Expression("\(input.text) == \(option)") : Expression("\(input.text) == '\(option)'")
        }
        var parts: [String] = []
        if let from = key.from { parts.append("\(input.text) \(key.fromIsExclusive ? ">" : ">=") \(from)") }
        if let to = key.to { parts.append("\(input.text) <= \(to)") }
        return parts.isEmpty ? nil : Expression(parts.joined(separator: " && "))
    }
}
