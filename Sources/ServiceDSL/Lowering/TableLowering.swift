import ServiceIR

extension ServiceLowering {
    func tables() -> OrderedMap<TableID, Table> {
        var result = OrderedMap<TableID, Table>()
        for (id, map) in declarations.tables {
            guard let map else { continue }
            if let rate = map[.rate] {
                if let rows = map[.rows] { sink.report(.contradiction(.rate, rate.name, .rows, rows.name)) }
                guard case .rate(let number, let unit) = rate.value else { continue }
                result[TableID(id.value)] = Table(of: [], unit: unit, rows: [TableRow(keys: [], value: TableValue(number))])
                continue
            }
            guard let unit = map.unit(.unit), !map.isFaulty(.of) else { continue }
            var inputs: [(expression: Expression, domain: Domain)] = []
            for name in map.names(.of) { if let input = input(name) { inputs.append(input) } }
            guard inputs.count == map.names(.of).count, case .node(let node)? = map.value(.rows) else { continue }
            var rows: [TableRow] = []
            var cells: [(value: TableValue, node: YAMLNode)] = []
            var otherwise: TableValue?
            if case .node(let other)? = map.value(.else) {
                otherwise = TableRows.value(other)
                if otherwise == nil { sink.report(.tableValue(other)) }
                if let finding = ThousandsPoint.find(in: other) { sink.report(finding) }
                if let otherwise { cells.append((otherwise, other)) }
            }
            read(node, inputs[...], [], into: &rows, &cells, isOpen: map.has(.else))
            checkUnits(of: cells, unit, at: map[.unit]?.span)
            result[TableID(id.value)] = Table(of: inputs.map(\.expression), unit: unit, rows: rows, otherwise: otherwise)
        }
        return result
    }

    /// What the keys of a level can be.
    private enum Domain {
        case options([String])
        /// Whole numbers have no values between two neighbours.
        case numbers(isWhole: Bool)
        case unknown

        var isOfOptions: Bool { if case .options = self { true } else { false } }
    }

    private func input(_ name: Located<String>) -> (expression: Expression, domain: Domain)? {
        guard let node = try? ExpressionParser.parse(name.value), node.path != nil else {
            unknown(name)
            return nil
        }
        if let (path, field) = scopes.rowField(node.path ?? []) {
            guard let domain = domain(of: field.valueType, name) else { return nil }
            return (Expression(path.joined(separator: ".")), domain)
        }
        let checked = ExpressionChecker.check(node, in: elders.view(scopes.base, from: name.span))
        for fault in checked.faults where !fault.kind.isAbsence {
            switch fault.kind {
            case .ambiguousName(_, let choices):
                let list = choices.map { "`\($0)`" }.joined(separator: ", ")
                sink.report(
                    Diagnostic(
                        .ambiguousName, at: name.span,
                        message: Words(en: "`\(name.value)` could be several", id: "`\(name.value)` bisa berarti beberapa hal"),
                        helps: [Words(en: "write one of \(list)", id: "tulis salah satu dari \(list)")]))
            default: unknown(name)
            }
            return nil
        }
        for read in checked.reads { reader.note(read: read) }
        guard let domain = domain(of: checked.type, name) else { return nil }
        return (checked.expression, domain)
    }

    private func unknown(_ name: Located<String>) {
        if !reader.isFormUnread { sink.report(.unknownName(name, .tableInput, known: scopes.base.firstNames)) }
    }

    private func domain(of type: ValueType, _ name: Located<String>) -> Domain? {
        switch type.ofOneAnswer {
        case .bool: return .options(["true", "false"])
        case .code(.choice(let options)):
            return .options(name.value == "applicant" ? syntax.strings(.applicants).map(\.value) : options)
        case .integer: return .numbers(isWhole: true)
        case .decimal: return .numbers(isWhole: false)
        case .any: return .unknown
        default:
            let found = Diagnostic.typeName("\(type)")
            sink.report(
                Diagnostic(
                    .tableInput, at: name.span,
                    message: Words(
                        en: "`\(name.value)` is \(found.en): a table has its rows by choices, yes/no or numbers only",
                        id: "`\(name.value)` berupa \(found.id): baris tabel hanya bisa menurut pilihan, ya-tidak, atau bilangan")))
            return nil
        }
    }

    private func read(
        _ node: YAMLNode, _ inputs: ArraySlice<(expression: Expression, domain: Domain)>, _ keys: [TableKey], into rows: inout [TableRow],
        _ cells: inout [(value: TableValue, node: YAMLNode)], isOpen: Bool
    ) {
        if node.isFaulty { return }
        guard let input = inputs.first else {
            if let finding = ThousandsPoint.find(in: node) { sink.report(finding) }
            guard let value = TableRows.value(node) else { return sink.report(.tableValue(node)) }
            rows.append(TableRow(keys: keys, value: value))
            cells.append((value, node))
            return
        }
        guard node.kind == .mapping else {
            sink.report(
                .wrongType(wanted: Words(en: "rows such as `{ papan: 5000 }`", id: "baris tabel seperti `{ papan: 5000 }`"), at: node))
            return
        }
        var written: [(key: TableKey, node: YAMLNode)] = []
        var isWhole = true
        for entry in node.entries {
            if entry.key.isFaulty {
                isWhole = false
                continue
            }
            let points = input.domain.isOfOptions ? [] : ThousandsPoint.find(inWordsOf: entry.key)
            if !points.isEmpty {
                isWhole = false
                for finding in points { sink.report(finding) }
                continue
            }
            let key: TableKey?
            switch input.domain {
            case .options(let options): key = options.contains(entry.name) ? TableKey(option: entry.name) : nil
            case .numbers: key = TableRows.range(entry.name)
            case .unknown: key = TableRows.range(entry.name) ?? TableKey(option: entry.name)
            }
            guard let key else {
                isWhole = false
                if case .options(let options) = input.domain {
                    sink.report(.tableKey(entry.key, of: input.expression.text, known: options))
                } else {
                    sink.report(.tableKey(entry.key, of: input.expression.text, known: []))
                }
                continue
            }
            written.append((key, entry.key))
            read(entry.value, inputs.dropFirst(), keys + [key], into: &rows, &cells, isOpen: isOpen)
        }
        if isWhole { checkCoverage(written, input.domain, at: node, isOpen: isOpen) }
    }

    /// Units that mean one thing everywhere; any other word, as `satuan`, stands for what each row says.
    private static let fixedWords: Set<String> = [
        "mm", "cm", "m", "km", "are", "ha", "hektar", "l", "liter", "g", "gram", "kg", "kwintal", "ton", "kwh", "kva", "watt",
        "menit", "jam", "hari", "minggu", "bulan", "tahun", "minute", "hour", "day", "week", "month", "year", "orang", "lembar",
    ]

    /// Where one row says what it is per, every other one does that is a price, and the unit leaves room for it.
    private func checkUnits(of cells: [(value: TableValue, node: YAMLNode)], _ unit: Unit, at span: SourceSpan?) {
        guard let first = cells.first(where: { $0.value.per != nil }), let per = first.value.per else { return }
        for cell in cells where cell.value.per == nil && cell.value.number.map({ $0.coefficient != 0 }) == true {
            sink.report(.perNothing(cell.node, first.node))
        }
        let under = unit.powers.filter { $0.exponent < 0 }
        guard under.count == 1 else {
            if let span { sink.report(.unitPerNothing(unit, per: per, at: span, first.node)) }
            return
        }
        let one = Unit.none.divided(by: Unit(powers: under))
        for cell in cells {
            guard let per = cell.value.per else { continue }
            if per.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) == true {
                sink.report(.perSeveral(cell.node, per))
            } else if Self.fixedWords.contains(under[0].word.lowercased()), Unit(per) != one {
                sink.report(.perOther(cell.node, per: per, unit: unit, one: one))
            }
        }
    }

    /// What lies between two rows, in the words of a row where it can be one.
    private func gap(_ end: Decimal128, _ next: TableKey, isWhole: Bool) -> String {
        guard let start = next.from else { return "\(end) …" }
        guard isWhole, let first = end.adding(Decimal128(1)), let last = next.fromIsExclusive ? start : start.subtracting(Decimal128(1))
        else {
            return "\(end) … \(start)"
        }
        return first == last ? "\(first)" : "\(first) to \(last)"
    }

    /// Every input has exactly one row.
    private func checkCoverage(_ written: [(key: TableKey, node: YAMLNode)], _ domain: Domain, at node: YAMLNode, isOpen: Bool) {
        switch domain {
        case .options(let options):
            let missing = options.filter { option in !written.contains { $0.key.option == option } }
            if !missing.isEmpty, !isOpen { sink.report(.tableGap(missing, at: node)) }
        case .numbers(let isWhole):
            let sorted = written.sorted { a, b in
                guard let x = a.key.from, let y = b.key.from else { return a.key.from == nil }
                return x == y ? !a.key.fromIsExclusive && b.key.fromIsExclusive : x < y
            }
            for (a, b) in zip(sorted, sorted.dropFirst()) {
                guard let end = a.key.to, let start = b.key.from else {
                    sink.report(.tableOverlap(b.node, a.node))
                    continue
                }
                if start < end || (start == end && !b.key.fromIsExclusive) {
                    sink.report(.tableOverlap(b.node, a.node))
                } else if !isOpen, start > end {
                    let next = isWhole ? end.adding(Decimal128(1)) : nil
                    let touches = !b.key.fromIsExclusive && next == start
                    if !touches { sink.report(.tableGap([gap(end, b.key, isWhole: isWhole)], at: node)) }
                }
            }
        case .unknown: break
        }
    }
}

extension Diagnostic {
    static func tableValue(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .tableValue, at: node,
            message: Words(en: "`\(node.text)` is neither a number nor `none`", id: "`\(node.text)` bukan bilangan dan bukan `none`"),
            helps: Quantities.meantRupiah(node.text).map {
                node.reads($0)
                    ? [Words(en: "remove the quotes: `\($0)`", id: "hapus tanda kutipnya: `\($0)`")]
                    : [Words(en: "write the number alone: `\($0)`", id: "tulis bilangannya saja: `\($0)`")]
            } ?? [])
    }

    static func perNothing(_ node: YAMLNode, _ other: YAMLNode) -> Diagnostic {
        Diagnostic(
            .tableValue, at: node,
            message: Words(
                en: "`\(node.text)` does not say per what, as another row does",
                id: "`\(node.text)` tidak menyebut per apa, padahal baris lain menyebutnya"),
            labels: [.init(other.span, Words(en: "the other row", id: "baris yang lain"))],
            helps: [Words(en: "write `\(node.text) per …`", id: "tulis `\(node.text) per …`")])
    }

    static func perSeveral(_ node: YAMLNode, _ per: String) -> Diagnostic {
        let one = per.drop { $0 != " " }.drop { $0 == " " }
        return Diagnostic(
            .tableValue, at: node,
            message: Words(
                en: "`\(node.text)`: a price is per one, and no number stands behind `per`",
                id: "`\(node.text)`: harga selalu per satu, tanpa bilangan sesudah `per`"),
            helps: [
                Words(
                    en: "write the price of one: `… per \(one.isEmpty ? "…" : one)`",
                    id: "tulis harga satunya: `… per \(one.isEmpty ? "…" : one)`")
            ])
    }

    static func perOther(_ node: YAMLNode, per: String, unit: Unit, one: Unit) -> Diagnostic {
        Diagnostic(
            .tableValue, at: node,
            message: Words(
                en: "`per \(per)` in a table with `unit: \(unit)`: it is charged per \(one)",
                id: "`per \(per)` pada tabel dengan `unit: \(unit)`: yang dikenakan per \(one)"),
            helps: [
                Words(
                    en: "write `per \(one)`; where each row is per something else, `unit: rupiah/satuan`",
                    id: "tulis `per \(one)`; bila tiap baris per hal yang berbeda, `unit: rupiah/satuan`")
            ])
    }

    static func unitPerNothing(_ unit: Unit, per: String, at span: SourceSpan, _ row: YAMLNode) -> Diagnostic {
        Diagnostic(
            .tableValue, at: span,
            message: Words(
                en: "rows are `per \(per)` and the like, but `unit: \(unit)` is per nothing that each of them could name",
                id: "baris menyebut `per \(per)` dan sebagainya, tetapi `unit: \(unit)` tidak per sesuatu yang bisa disebut tiap baris"),
            labels: [.init(row.span, Words(en: "this row", id: "baris ini"))],
            helps: [
                Words(
                    en: "write `unit: rupiah/satuan`, and give the field of the quantity `unit: satuan`",
                    id: "tulis `unit: rupiah/satuan`, dan beri isian jumlahnya `unit: satuan`")
            ])
    }

    static func tableKey(_ key: YAMLNode, of input: String, known: [String]) -> Diagnostic {
        let near = Suggestions.nearest(to: key.text, in: known, limit: 1).first
        var finding = Diagnostic(
            .tableKey, at: key,
            message: known.isEmpty
                ? Words(en: "`\(key.text)` is no range of numbers", id: "`\(key.text)` bukan rentang bilangan")
                : Words(en: "`\(key.text)` is no option of `\(input)`", id: "`\(key.text)` bukan pilihan pada `\(input)`"),
            helps: near.map { [.didYouMean($0)] } ?? [])
        if ["else", "lainnya", "lain"].contains(key.text) {
            finding.helps = [
                Words(en: "write `else: …` beside `rows:`, not in it", id: "tulis `else: …` di samping `rows:`, bukan di dalamnya")
            ]
        } else if known.isEmpty, let meant = TableRows.meantRange(key.text) {
            finding.helps = [Words(en: "write `\(meant)`", id: "tulis `\(meant)`")]
            finding.fixes = [.replacing(key.span, with: meant, .maybe)]
        } else if known.isEmpty {
            finding.helps = [
                Words(
                    en: "a range is written `0 to 10`, `over 10 to 25`, `over 25`, or `25` alone",
                    id: "rentang ditulis `0 sampai 10`, `over 10 to 25`, `over 25` (lebih dari 25), atau `25` saja")
            ]
        }
        if !known.isEmpty { finding.unknown = UnknownName(name: key.text, kinds: []) }
        return finding
    }
    static func tableGap(_ missing: [String], at node: YAMLNode) -> Diagnostic {
        let list = missing.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .tableGap, at: node.span.firstPoint(in: node), pointer: node.pointer,
            message: Words(en: "no row for \(list)", id: "tidak ada baris untuk \(list)"),
            helps: [Words(en: "add a row, `none`, or `else`", id: "tambahkan baris, `none`, atau `else`")])
    }
    static func tableOverlap(_ key: YAMLNode, _ other: YAMLNode) -> Diagnostic {
        Diagnostic(
            .tableOverlap, at: key,
            message: Words(en: "`\(key.text)` overlaps `\(other.text)`", id: "`\(key.text)` tumpang tindih dengan `\(other.text)`"),
            labels: [.init(other.span, Words(en: "the other row", id: "baris yang lain"))])
    }
}
