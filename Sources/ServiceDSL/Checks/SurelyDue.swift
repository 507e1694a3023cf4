import ServiceIR

extension Scope {
    /// Whether a step that pays always finds something to pay: an item that depends on nothing, is paid nowhere else, and is above zero by the
    /// bounds of all that its amount reads.
    func isAlwaysDue(at step: Step, payers: [FeeItemID], in service: CompiledService) -> Bool {
        step.pays.contains { item in
            guard let payable = service.payable(item), payable.when == nil, payers.count(where: { $0 == item }) == 1 else { return false }
            return payable.amount.rows.allSatisfy { row in
                guard let node = try? ExpressionParser.parse(row.value.text), let low = interval(of: node).low else { return false }
                return !low.isNegative && !low.isZero
            }
        }
    }
}

extension MachineGraph {
    /// The items paid at its steps, once for each step.
    var paidItems: [FeeItemID] { nodes.filter { !$0.isJoin }.flatMap(\.step.pays) }
}
