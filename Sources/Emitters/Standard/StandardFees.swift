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
    var line: String {
        "\(caption) (\(header.dropLast().joined(separator: ", "))): "
            + rows.map { $0.dropLast().filter { !$0.isEmpty }.joined(separator: ", ") + " = " + ($0.last ?? "") }.joined(separator: "; ")
    }
}

extension StandardProse {
    var isFree: Bool { service.fee.isFree && !service.fee.isUnstated }

    /// What is said where no sum stands.
    var freeText: String? {
        if service.fee.isUnstated {
            return say("Belum diisi: tarif tidak ditemukan dalam peraturan.", "Not filled in yet: no sum is found in the regulations.")
        }
        return service.fee.isFree ? say("Tidak dipungut biaya.", "Free of charge.") : nil
    }

    var fees: [ToldSum] { service.fee.items.values.compactMap { sum($0, $0.legalBasis) } }
    var benefits: [ToldSum] { service.benefit.values.compactMap { sum($0, $0.legalBasis) } }

    private func sum(_ item: some Payable, _ laws: [LawID]) -> ToldSum? {
        guard var notes = when(item.when) else { return nil }
        notes += laws.map(law)
        let amount: String
        if item.isUnstated {
            amount = say("ditetapkan petugas", "set by the officer")
        } else if let estimate = item.estimate {
            let isByTable = !basis(of: [item]).tables.isEmpty
            amount = estimate[language] + (isByTable ? "; " + rows(item.amount) { self.amount($0) } : "")
        } else {
            amount = rows(item.amount) { self.amount($0) }
        }
        return ToldSum(name: name(item.name), amount: amount, notes: notes)
    }

    /// The lines of the component, with the workings and tables that sums are said by.
    var feeLines: [String] {
        if let freeText { return [freeText] }
        let basis = basis(of: service.fee.items.values)
        return fees.map(\.line) + basis.workings + basis.tables.map(\.line)
    }

    /// What is paid out stands with what one gets.
    var productLines: [String] {
        let basis = basis(of: service.benefit.values)
        let paid = benefits.map { "\(say("Dibayarkan", "Paid out")): \($0.line)" }
        return products + paid + basis.workings + basis.tables.map(\.line)
    }

    /// What sums are worked out by: what is worked out on the way (`“Biaya”: …`), and the tables that are read, in the order of the service.
    func basis(of items: [any Payable]) -> (workings: [String], tables: [ToldTable]) {
        var workings: [String] = []
        var read: Set<TableID> = []
        var seen: Set<[String]> = []
        func visit(_ node: Node, _ rows: [String: Field], _ bare: Field?) {
            if let path = node.path {
                let owner = path.count == 2 ? rows[path[0]] : path.count == 1 ? bare : nil
                let field = owner.map { $0.fields[FieldID(path[path.count - 1])] } ?? service.field(at: path)
                guard let field, [.integer, .decimal, .money].contains(field.type), let value = field.value,
                    seen.insert([owner?.name[language] ?? "", field.name[language]]).inserted,
                    let inner = try? ExpressionParser.parse(value.text)
                else { return }
                let conditions = ConditionProse(service, in: language, row: owner?.fields ?? [:])
                workings.append("“\(field.name[language])”: \(AmountProse(self, conditions).text(inner))")
                visit(inner, [:], owner)
            } else if case .method(let list, _, let parts) = node.kind, parts.count == 2, case .name(let variable, _) = parts[0].kind,
                let path = list.path, let field = service.list(at: path)
            {
                visit(parts[1], rows.merging([variable: field]) { $1 }, bare)
            } else {
                if case .call(let name, _, _) = node.kind { read.insert(TableID(name)) }
                for child in node.children { visit(child, rows, bare) }
            }
        }
        for item in items where !item.isUnstated && when(item.when) != nil {
            for row in item.amount.rows where when(row.when) != nil {
                if let node = try? ExpressionParser.parse(row.value.text) { visit(node, [:], nil) }
            }
        }
        return (workings, tables.filter { read.contains($0.id) })
    }

    func amount(_ expression: Expression) -> String {
        if let amount = Int64(expression.text) { return amount.rupiahText(in: language) }
        guard let node = try? ExpressionParser.parse(expression.text) else { return conditions.amount(expression) }
        return AmountProse(self, conditions).text(node)
    }

    /// As `AmountProse` calls it; a table without inputs is one number and stands where it is read.
    func number(of table: TableID) -> Int? { service.tables.filter { !$0.value.of.isEmpty }.firstIndex { $0.key == table }.map { $0 + 1 } }

    func toldTables() -> [ToldTable] {
        service.tables.filter { !$0.value.of.isEmpty }.enumerated().map { place, entry in
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
        let bare =
            name.hasPrefix("“") && name.hasSuffix("”") && !name.dropFirst().contains("“") ? String(name.dropFirst().dropLast()) : name
        // Its cells are numbers alone.
        let unit = service.input(at: input.text.split(separator: ".").map(String.init))?.unit?.description ?? ""
        return unit.isEmpty || bare.hasSuffix("(\(unit))") ? bare : "\(bare) (\(unit))"
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
        switch option {
        case "true": return say("ya", "yes")
        case "false": return say("tidak", "no")
        default: break
        }
        let path = input.text.split(separator: ".").map(String.init)
        switch path {
        case ["variant"]: return service.variants[VariantID(option)]?.name[language] ?? option
        case ["applicant"]: return Applicant(rawValue: option)?.text(in: language) ?? option
        case ["channel"]: return Channel(rawValue: option)?.text(in: language) ?? option
        default: return service.input(at: path)?.options[OptionID(option)]?.name[language] ?? words(of: option)
        }
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
        case .call("size", let arguments, _) where arguments.count == 1: return counted(arguments[0]) ?? fallback(node)
        case .method(let list, "size", let none) where none.isEmpty: return counted(list) ?? fallback(node)
        case .call(let name, let inputs, _):
            if inputs.isEmpty, let rate = rate(TableID(name)) { return rate }
            guard let number = prose.number(of: TableID(name)) else { break }
            let table = "\(prose.say("Tabel", "Table")) \(number)"
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

    /// The field of this canonical name, of a row too.
    fileprivate func input(at path: [String]) -> Field? {
        let first = path.count > 1 ? form.sections[SectionID(path[0])]?.fields[FieldID(path[1])] : nil
        let inner = path.dropFirst(2).reduce(first) { $0?.fields[FieldID($1)] }
        return inner ?? field(at: path)
    }
}
