/// The tables of a service, ready to be looked up.
public struct TableBook: Sendable {
    private let tables: OrderedMap<TableID, Table>
    public init(_ tables: OrderedMap<TableID, Table>) { self.tables = tables }

    public func value(of id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> {
        guard let table = tables[ID(id)] else { return .failure(.unknownFunction(id)) }
        switch table.look(up: inputs) {
        case .number(let number): return .success(number)
        case .notOffered: return .failure(.notOffered(table: id))
        case .noRow: return .failure(.noTableRow(table: id))
        }
    }
}
