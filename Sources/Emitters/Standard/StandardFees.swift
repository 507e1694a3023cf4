import ServiceIR

/// A sum to be paid, or that is paid out, in people's words.
struct ToldSum {
    let name: String
    let amount: String
    let notes: [String]
    var line: String { "\(name): \(amount)" + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))") }
}

/// A table of numbers that sums are worked out by.
struct ToldTable {
    let id: TableID
    let caption: String
    let header: [String]
    let rows: [[String]]
}

extension StandardProse {
    var isFree: Bool { service.fee.isFree && !service.fee.isUnstated }

    /// What is said where no sum stands.
    var freeText: String? {
        if service.fee.isUnstated { return say("Tidak dinyatakan dalam sumbernya.", "Not stated.") }
        return service.fee.isFree ? say("Tidak dipungut biaya.", "Free of charge.") : nil
    }

    var fees: [ToldSum] { service.fee.items.values.map { sum($0, $0.legalBasis) } }
    var benefits: [ToldSum] { service.benefit.values.map { sum($0, $0.legalBasis) } }

    private func sum(_ item: some Payable, _ basis: [LawID]) -> ToldSum {
        var notes: [String] = []
        if let condition = item.when { notes.append(when(condition)) }
        notes += basis.map(law)
        let amount: String
        if item.isUnstated {
            amount = say("ditetapkan petugas", "set by the officer")
        } else if let estimate = item.estimate {
            amount = estimate[language]
        } else {
            amount = rows(item.amount) { self.amount($0) }
        }
        return ToldSum(name: name(item.name), amount: amount, notes: notes)
    }

    func amount(_ expression: Expression) -> String {
        if let amount = Int64(expression.text) { return amount.rupiahText(in: language) }
        guard let node = try? ExpressionParser.parse(expression.text) else { return conditions.amount(expression) }
        return AmountProse(self, conditions).text(node)
    }

    /// The tables that sums read, in the order of the service, numbered from 1 as `AmountProse` calls them.
    var tables: [ToldTable] {
        service.tables.enumerated().map { place, entry in
            let (id, table) = entry
            let unit = unitText(table.unit)
            let caption = "\(say("Tabel", "Table")) \(place + 1). \(words(of: id.rawValue))"
            let header = table.of.map { columnName($0) } + [unit]
            var rows = table.rows.map { row in zip(row.keys, table.of).map { key($0, $1) } + [value(row.value, table)] }
            if let otherwise = table.otherwise {
                let rest = table.of.indices.map { $0 == 0 ? say("Lainnya", "All others") : "" }
                rows.append(rest + [value(otherwise, table)])
            }
            return ToldTable(id: id, caption: caption, header: header, rows: rows)
        }
    }

    private func unitText(_ unit: Unit) -> String {
        let text = unit.description
        return unit.isNone ? say("Nilai", "Value") : text.prefix(1).uppercased() + text.dropFirst()
    }

    private func columnName(_ input: Expression) -> String {
        let name = conditions.name(of: input) ?? input.text
        return name.hasPrefix("“") && name.hasSuffix("”") && !name.dropFirst().contains("“") ? String(name.dropFirst().dropLast()) : name
    }

    private func key(_ key: TableKey, _ input: Expression) -> String {
        guard let option = key.option else {
            switch (key.from, key.to) {
            case (let from?, let to?):
                return key.fromIsExclusive
                    ? say("lebih dari \(number(from)) sampai \(number(to))", "over \(number(from)) to \(number(to))")
                    : say("\(number(from)) sampai \(number(to))", "\(number(from)) to \(number(to))")
            case (let from?, nil):
                return key.fromIsExclusive
                    ? say("lebih dari \(number(from))", "over \(number(from))") : say("\(number(from)) ke atas", "\(number(from)) and more")
            case (nil, let to?): return say("sampai \(number(to))", "up to \(number(to))")
            case (nil, nil): return say("semua", "all")
            }
        }
        // `“Jenis”: papan` without the question.
        let said = conditions.text(Expression("\(input.text) == '\(option)'"))
        guard option != "true", option != "false" else { return option == "true" ? say("ya", "yes") : say("tidak", "no") }
        return said.firstRange(of: ": ").map { String(said[$0.upperBound...]) } ?? words(of: option)
    }

    private func value(_ value: TableValue, _ table: Table) -> String {
        guard let number = value.number else { return say("tidak dilayani", "not offered") }
        let isMoney = table.unit.powers.contains { $0.word == "rupiah" && $0.exponent == 1 }
        let text = isMoney ? number.int64.map { $0.rupiahText(in: language) } ?? self.number(number) : self.number(number)
        return value.per.map { "\(text) \(say("per", "per")) \($0)" } ?? text
    }

    func number(_ number: Decimal128) -> String {
        language == "en" ? number.description : number.description.split(separator: ".").joined(separator: ",")
    }
}

/// How a sum is worked out: `Tabel 1 menurut “Jenis” × “Jumlah”`.
struct AmountProse {
    private let prose: StandardProse
    private var conditions: ConditionProse

    init(_ prose: StandardProse, _ conditions: ConditionProse) {
        self.prose = prose
        self.conditions = conditions
    }

    func text(_ node: Node) -> String { words(node, 0) }

    private func words(_ node: Node, _ outer: Int) -> String {
        switch node.kind {
        case .literal(.integer(let amount)) where amount >= 1000: return amount.rupiahText(in: prose.language)
        case .binary(let op, let a, let b) where op.precedence >= BinaryOperator.add.precedence:
            let sign =
                switch op {
                case .add: "+"
                case .subtract: "−"
                case .multiply: "×"
                case .divide: "÷"
                default: prose.say("sisa bagi", "modulo")
                }
            let own = op.precedence
            let text = "\(words(a, own)) \(sign) \(words(b, own + (op == .add || op == .multiply ? 0 : 1)))"
            return own < outer ? "(\(text))" : text
        case .conditional(let condition, let a, let b):
            if case .literal(.integer(0)) = b.kind { return "(\(words(a, 0)), \(prose.say("bila", "if")) \(conditions.text(condition)))" }
            let otherwise = prose.say("dalam hal lain", "otherwise")
            return "(\(words(a, 0)) \(prose.say("bila", "if")) \(conditions.text(condition)); \(otherwise) \(words(b, 0)))"
        case .call(let name, let inputs, _):
            guard let place = prose.service.tables.firstIndex(of: TableID(name)) else { break }
            let table = "\(prose.say("Tabel", "Table")) \(place + 1)"
            if inputs.isEmpty { return rate(TableID(name)) ?? table }
            return "\(table) \(prose.say("menurut", "by")) \(prose.list(inputs.map { words($0, 0) }))"
        case .method(let inner, "sum", let none) where none.isEmpty:
            guard case .method(let list, "map", let parts) = inner.kind, parts.count == 2, case .name(let variable, _) = parts[0].kind,
                let path = list.path, let field = prose.service.list(at: path)
            else { break }
            var inRow = self
            inRow.conditions = conditions.inRow(variable, of: field)
            return prose.say(
                "jumlah, untuk setiap “\(field.name[prose.language])”, dari \(inRow.words(parts[1], 0))",
                "the sum, for each of “\(field.name[prose.language])”, of \(inRow.words(parts[1], 0))")
        case .call("size", let arguments, _) where arguments.count == 1: return counted(arguments[0]) ?? fallback(node)
        case .method(let list, "size", let none) where none.isEmpty: return counted(list) ?? fallback(node)
        default: break
        }
        return fallback(node)
    }

    /// A table without inputs is one number.
    private func rate(_ id: TableID) -> String? {
        guard let table = prose.service.tables[id], let number = table.rows.first?.value.number?.int64 else { return nil }
        let under = Unit(powers: table.unit.powers.filter { $0.exponent < 0 }).raised(to: -1)
        return number.rupiahText(in: prose.language) + (under.isNone ? "" : "/\(under)")
    }

    /// `banyaknya “Sampel” dengan …`.
    private func counted(_ list: Node) -> String? {
        guard case .method(let all, "filter", let parts) = list.kind, parts.count == 2, case .name(let variable, _) = parts[0].kind,
            let path = all.path, let field = prose.service.list(at: path)
        else { return nil }
        let condition = conditions.inRow(variable, of: field).text(parts[1])
        return prose.say(
            "banyaknya “\(field.name[prose.language])” dengan \(condition)",
            "the number of “\(field.name[prose.language])” with \(condition)")
    }

    private func fallback(_ node: Node) -> String { conditions.amount(node) }
}

extension CompiledService {
    /// The list of this canonical name, a section with several entries too.
    fileprivate func list(at path: [String]) -> Field? {
        path.count == 1 ? form.sections[SectionID(path[0])]?.asList : field(at: path)
    }
}
