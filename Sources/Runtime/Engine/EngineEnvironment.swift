import ServiceIR

/// Where the engine's rules are evaluated: in a case, or by the answers of somebody who has not filed one yet. One code for both.
protocol EngineEnvironment: ExpressionEnvironment {
    /// The value of an expression of the service; refuses where it has none.
    func evaluate(_ expression: Expression) throws(Refusal) -> Value
}

extension EngineEnvironment {
    /// An absent condition holds.
    func holds(_ condition: Expression?) throws(Refusal) -> Bool {
        guard let condition else { return true }
        guard case .bool(let flag) = try evaluate(condition) else { throw .valueMissing(condition.text) }
        return flag
    }

    /// The value of the first row that holds.
    func choose<V>(_ rows: Rows<V>?) throws(Refusal) -> V? {
        for row in rows?.rows ?? [] where try holds(row.when) { return row.value }
        return nil
    }

    /// The time of the row that holds, for as many as there are now.
    func period(_ rows: Rows<TimeLimit>?) throws(Refusal) -> Period? {
        guard let limit = try choose(rows) else { return nil }
        guard let per = limit.per else { return limit.range.promised }
        guard case .integer(let count) = try evaluate(per) else { throw .valueMissing(per.text) }
        return limit.promised(for: Int(clamping: count))
    }

    /// What an item comes to now, 0 where its `when` does not hold; an amount below zero is none.
    func amount(_ id: FeeItemID, _ item: some Payable) throws(Refusal) -> Int64 {
        guard try holds(item.when) else { return 0 }
        guard let expression = try choose(item.amount) else { throw .valueMissing("fee.\(id)") }
        guard let rupiah = try evaluate(expression).rounded(item.round)?.int64 else { throw .valueMissing(expression.text) }
        if rupiah < 0 { throw .valueMissing(expression.text, belowZero: rupiah) }
        return rupiah
    }

    func date(_ expression: Expression) throws(Refusal) -> CivilDate {
        guard case .date(let date) = try evaluate(expression) else { throw .valueMissing(expression.text) }
        return date
    }
}
