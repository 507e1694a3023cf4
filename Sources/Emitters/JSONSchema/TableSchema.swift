import ServiceIR

/// The combinations of answers that a table does not offer, as far as a schema can name them.
enum TableSchema {
    static func refused(by table: Table, translator: ConditionTranslator) -> (schemas: [JSONValue], isExact: Bool) {
        var isExact = true
        var schemas: [JSONValue] = []
        let truths = table.rows.map { row in
            translator.translate(all: zip(table.of, row.keys).map { input, key in TableSchema.condition(input, key) })
        }
        // Every combination has one row at most, so no row takes anything from another.
        for (row, truth) in zip(table.rows, truths) where row.value.number == nil { add(truth) }
        if let otherwise = table.otherwise, otherwise.number == nil {
            let known = translator.translate(all: table.of.map { TableSchema.isKnown($0) })
            // A schema that names every row of a large table helps nobody.
            add(truths.count > 64 ? .unknown : truths.reduce(known) { $0 && $1.negated })
        }
        return (schemas, isExact)

        func add(_ truth: SchemaTruth) {
            if let holds = truth.holds, holds != false { schemas.append(["not": holds]) }
            if !truth.holdsIsExact { isExact = false }
        }
    }

    /// That an input has a value: it is a word of the head, or `has` says so.
    private static func isKnown(_ input: Expression) -> Expression {
        Expression(input.text.contains(".") ? "has(\(input.text))" : "true")
    }

    /// The key of a row as a condition on its input.
    private static func condition(_ input: Expression, _ key: TableKey) -> Expression {
        if let option = key.option {
            return option == "true" || option == "false"
                ? Expression("\(input.text) == \(option)") : Expression("\(input.text) == '\(option)'")
        }
        var parts: [String] = []
        if let from = key.from { parts.append("\(input.text) \(key.fromIsExclusive ? ">" : ">=") \(from)") }
        if let to = key.to { parts.append("\(input.text) <= \(to)") }
        return Expression(parts.isEmpty ? "true" : parts.joined(separator: " && "))
    }
}
