/// The tables of a service, ready to be looked up.
public struct TableBook: Sendable {
    private let tables: OrderedMap<TableID, Table>
    /// Who watches the evaluations that read these tables.
    let probe: EvaluationProbe?
    public init(_ tables: OrderedMap<TableID, Table>, probe: EvaluationProbe? = nil) {
        self.tables = tables
        self.probe = probe
    }

    public func value(of id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> {
        guard let table = tables[ID(id)] else { return .failure(.unknownFunction(id)) }
        note(id, table, inputs)
        switch table.look(up: inputs) {
        case .number(let number): return .success(number)
        case .notOffered: return .failure(.notOffered(table: id))
        case .noRow: return .failure(.noTableRow(table: id))
        }
    }

    func note(_ id: String, _ table: Table, _ inputs: [Value]) {
        guard let probe, inputs.count == table.of.count else { return }
        probe.note(row: "tables.\(id).\(table.row(for: inputs).map { "\($0)" } ?? "else")")
    }
}
