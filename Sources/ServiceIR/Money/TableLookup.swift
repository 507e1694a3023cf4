extension Table {
    public enum Answer: Hashable, Sendable {
        case number(Value)
        /// The service is not offered for this combination.
        case notOffered
        /// No row and no `else`: the compiler refuses such a table.
        case noRow
    }

    /// The row whose keys fit all `inputs`, in the order of `of`. Numbers are whole where every number of the table is.
    public func look(up inputs: [Value]) -> Answer {
        guard inputs.count == of.count else { return .noRow }
        guard let value = row(for: inputs).map({ rows[$0].value }) ?? otherwise else { return .noRow }
        guard let number = value.number else { return .notOffered }
        return .number(isWhole ? number.int64.map(Value.integer) ?? .decimal(number) : .decimal(number))
    }

    /// The place of the row whose keys fit all `inputs`.
    func row(for inputs: [Value]) -> Int? { rows.firstIndex { row in zip(row.keys, inputs).allSatisfy { $0.fits($1) } } }

    /// Whether the table's values are integers: the same for all its rows, as its type is.
    public var isWhole: Bool {
        rows.allSatisfy { $0.value.number.map { $0.int64 != nil } ?? true } && (otherwise?.number.map { $0.int64 != nil } ?? true)
    }

    public var hasCombinationsNotOffered: Bool { rows.contains { $0.value.number == nil } || otherwise.map { $0.number == nil } ?? false }
}

extension TableKey {
    /// Whether an input is this key's option, or lies in its range.
    public func fits(_ input: Value) -> Bool {
        switch input {
        case .text(let text): return option.map { $0.utf8.elementsEqual(text.utf8) } ?? false
        case .bool(let flag): return option == (flag ? "true" : "false")
        case .integer, .decimal, .ratio:
            guard option == nil else { return false }
            if let from, let order = input.order(to: .decimal(from)), order < 0 || (fromIsExclusive && order == 0) { return false }
            if let to, let order = input.order(to: .decimal(to)), order > 0 { return false }
            return true
        default: return false
        }
    }
}

extension Value {
    /// Any number.
    var number: Decimal128? {
        switch self {
        case .integer(let number): Decimal128(number)
        case .decimal(let number): number
        default: nil
        }
    }
}
