import ServiceIR

/// `form: at_most`: no table of the region refuses a combination (`none`) that the standard takes.
struct TableRefusal {
    private let comparison: LockComparison

    static func breaches(_ comparison: LockComparison) -> [LockBreach] {
        let lock = TableRefusal(comparison: comparison)
        let there = comparison.standard.tables.values.flatMap { lock.refused(by: $0, .standard) }.map(\.negated)
        return comparison.region.tables.compactMap { id, table in
            guard table.hasCombinationsNotOffered, comparison.standard.tables[id] != table else { return nil }
            let words = Words(
                en: "the table `\(id)` refuses whom the standard accepts", id: "tabel `\(id)` menolak warga yang diterima standar")
            for refused in lock.refused(by: table, .region) {
                let outcome = lock.inRows(of: table).search([refused] + there)
                if let breach = LockBreach(["tables", id.rawValue], words, outcome) { return breach }
            }
            return nil
        }
    }

    /// Where an input is a field of a section's rows, it is read through the section.
    private func inRows(of table: Table) -> LockComparison {
        let lists = Set(table.of.compactMap { $0.text.split(separator: ".").first.map(String.init) })
        return lists.sorted().reduce(comparison) { $0.inRows(of: [$1], as: $1) }
    }

    /// The combinations that a table does not offer.
    private func refused(by table: Table, _ side: LockComparison.Side) -> [Node] {
        let inputs = table.of.map { comparison.node($0, side) }
        func taken(_ row: TableRow) -> Node { .all(zip(row.keys, inputs).map { node($0, $1) }) }
        var found = table.rows.filter { $0.value.number == nil }.map(taken)
        if let rest = table.otherwise, rest.number == nil { found.append(.all(table.rows.map { taken($0).negated })) }
        return found
    }

    private func node(_ key: TableKey, _ input: Node) -> Node {
        func compared(_ op: BinaryOperator, _ literal: Literal) -> Node { Node(.binary(op, input, Node(.literal(literal)))) }
        if let option = key.option {
            let isTruth =
                input.path.flatMap { path in
                    path.count == 2 ? comparison.region.form.sections[SectionID(path[0])]?.fields[FieldID(path[1])]?.type : nil
                } == .yesNo
            return isTruth ? (option == "true" ? input : input.negated) : compared(.equal, .text(option))
        }
        func literal(_ number: Decimal128) -> Literal { number.int64.map { .integer($0) } ?? .decimal(number) }
        var bounds: [Node] = []
        if let from = key.from { bounds.append(compared(key.fromIsExclusive ? .greater : .greaterOrEqual, literal(from))) }
        if let to = key.to { bounds.append(compared(.lessOrEqual, literal(to))) }
        return .all(bounds)
    }
}
