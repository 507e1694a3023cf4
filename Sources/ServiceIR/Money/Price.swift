/// One line of a price list: so many rupiah per something.
public struct Price: Hashable, Sendable {
    /// What it is the price of, where the list has several.
    public var of: LocalText?
    public var rupiah: Int64
    /// `hari`, `km`: in the author's words.
    public var per: String
}

extension CompiledService {
    /// The prices per something that the amount of an item reads itself: rates, and the rows of tables that say per what.
    public func prices(of item: some Payable) -> [Price] {
        let amounts = item.amount.rows.compactMap { try? ExpressionParser.parse($0.value.text) }
        return tables.flatMap { id, table -> [Price] in
            guard table.isOfRupiah, amounts.contains(where: { $0.calls(id.rawValue) }) else { return [] }
            let options = table.of.first.map { self.options(readBy: $0) } ?? [:]
            return table.rows.compactMap { row in
                guard let rupiah = row.value.number?.int64, rupiah > 0, row.keys.count < 2,
                    let per = row.value.per ?? (table.of.isEmpty ? table.divisor : nil)
                else { return nil }
                let key = row.keys.first.map { key in
                    key.option.map { options[OptionID($0)]?.name ?? LocalText("id", $0) } ?? LocalText("id", key.rangeText)
                }
                return Price(of: key, rupiah: rupiah, per: per)
            }
        }
    }

    /// The options of the field that an input of a table names.
    private func options(readBy input: Expression) -> OrderedMap<OptionID, Option> {
        let path = input.text.split(separator: ".").map(String.init)
        var fields = form.sections[SectionID(path[0])]?.fields ?? [:]
        for (place, part) in path.enumerated().dropFirst() {
            guard let field = fields[FieldID(part)] else { break }
            if place == path.count - 1 { return field.options }
            fields = field.fields
        }
        return [:]
    }
}

extension Table {
    fileprivate var isOfRupiah: Bool { unit.powers.contains { $0.word == "rupiah" && $0.exponent == 1 } }

    /// The one thing that its unit is per.
    fileprivate var divisor: String? {
        let under = unit.powers.filter { $0.exponent < 0 }
        return under.count == 1 ? Unit(powers: under).raised(to: -1).description : nil
    }
}

extension TableKey {
    /// `0–10`, `> 25`.
    fileprivate var rangeText: String {
        switch (from, to) {
        case (let from?, let to?): "\(from)–\(to)"
        case (let from?, nil): "> \(from)"
        case (nil, let to?): "≤ \(to)"
        case (nil, nil): ""
        }
    }
}

extension Node {
    /// Whether it calls this table or function.
    fileprivate func calls(_ name: String) -> Bool {
        if case .call(let function, _, _) = kind, function == name { return true }
        return children.contains { $0.calls(name) }
    }
}
