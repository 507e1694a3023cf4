import ServiceIR

extension ProofLedger {
    // MARK: Data

    var data: [ServiceProof.Property] {
        var requirements = property(
            "requirements_can_be_met", .data,
            Words(
                en: "Every document and every question with a condition can come to be asked, and whoever is asked can be accepted.",
                id: "Setiap dokumen dan setiap pertanyaan bersyarat bisa sampai diminta, dan yang diminta bisa diterima."),
            by: Words(
                en: "For each a filled-in form was sent to the real engine which is asked for it and accepted.",
                id: "Untuk masing-masing dikirim formulir terisi ke mesin yang sesungguhnya, yang dimintai itu dan diterima."),
            checks: [OptionNeverOffered.find, OwnDocumentAsked.find], rules: [.ruleNeverMet, .tooFewValues])
        show(in: &requirements, of: asked.count, Words(en: "documents and conditional questions", id: "dokumen dan pertanyaan bersyarat")) {
            asked.contains($0)
        }
        var conditions = property(
            "conditions_decide", .data,
            Words(
                en: "Every condition decides something: some meet it and some do not.",
                id: "Setiap syarat membedakan: ada yang memenuhinya dan ada yang tidak."),
            by: Words(
                en:
                    "The conditions are decided over options, yes and no, numbers and dates; and for each way a case was played on the real engine.",
                id:
                    "Syarat diputuskan atas pilihan, ya/tidak, bilangan, dan tanggal; dan untuk tiap arah dijalankan permohonan pada mesin yang sesungguhnya."
            ),
            rules: [.conditionDecidesNothing, .rowNeverReached, .optionalDecidesNothing])
        if played.conditions == 0 {
            conditions.outcome = .notApplicable
        } else {
            let shown = played.conditions - played.oneWay.count
            conditions.facts.insert(
                Words(
                    en: "\(shown) of \(played.conditions) ways of conditions shown by played cases",
                    id: "\(shown) dari \(played.conditions) arah syarat ditunjukkan oleh permohonan yang dijalankan"), at: 0)
            if !played.oneWay.isEmpty, conditions.outcome == .proved { conditions.outcome = .notProved }
            conditions.facts += played.oneWay.map { Words(en: "not shown: \($0.en)", id: "belum ditunjukkan: \($0.id)") }
        }
        var tables = property(
            "tables_complete", .data,
            Words(
                en: "Every table has exactly one row for each combination of what it is read by.",
                id: "Setiap tabel punya tepat satu baris untuk tiap gabungan yang dibacanya."),
            by: Words(
                en: "All combinations of options and all ranges of numbers were compared.",
                id: "Semua gabungan pilihan dan semua rentang bilangan dibandingkan."),
            rules: [.tableGap, .tableOverlap, .tableKey])
        if service.tables.isEmpty {
            tables.outcome = .notApplicable
        } else {
            let rows = service.tables.values.reduce(0) { $0 + $1.rows.count }
            tables.facts.insert(
                Words(en: "\(service.tables.count) tables, \(rows) rows", id: "\(service.tables.count) tabel, \(rows) baris"), at: 0)
        }
        let present = property(
            "values_exist", .data,
            Words(
                en: "No value is read before it was filled in, and none needs itself.",
                id: "Tidak ada nilai yang dibaca sebelum diisi, dan tidak ada yang memerlukan dirinya sendiri."),
            by: Words(
                en:
                    "For each expression it is proved that what it reads is there wherever it is read; what is not proved does not compile.",
                id: "Untuk tiap ekspresi dibuktikan bahwa yang dibacanya ada di tempat itu; yang tidak terbukti tidak lolos kompilasi."),
            rules: [.mayBeAbsent, .circularDefinition, .neverComputable])
        return [requirements, conditions, tables, present, reckoned]
    }

    /// Every document, and every question whose asking depends on something.
    private var asked: Set<ServiceElement> {
        Set(
            service.elements.map(\.element).filter { element in
                switch element {
                case .document(let path): Requirement.at(path, in: service.documents)?.isFetched == false
                case .field(let path): path.count == 2 && service.isConditional(path)
                default: false
                }
            })
    }

    /// What is worked out, where some answers might leave it without a value.
    private var reckoned: ServiceProof.Property {
        var property = property(
            "values_computable", .data,
            Words(
                en: "Whatever is worked out has a value: no division by zero, no least or greatest of no rows, no impossible date.",
                id:
                    "Semua yang dihitung punya nilai: tidak ada pembagian dengan nol, nilai terkecil atau terbesar dari daftar kosong, atau tanggal yang tidak ada."
            ),
            by: Words(
                en: "Each computation that might have none is decided over the bounds of the answers that it reads.",
                id: "Tiap perhitungan yang mungkin tidak bernilai diputuskan atas batas isian yang dibacanya."),
            rules: [.mayNotCompute])
        let risks = unit.risks.filter { $0.kind != .belowZero }
        let undecided = risks.filter { $0.outcome == .notDecided }
        if !undecided.isEmpty {
            if property.outcome == .proved { property.outcome = .notProved }
            property.facts += undecided.map { Words(en: "not decided: \($0.text)", id: "belum diputuskan: \($0.text)") }
        }
        return property
    }

    // MARK: Money

    var fees: [ServiceProof.Property] {
        let items = service.fee.items.map { ($0.key, $0.value as any Payable) } + service.benefit.map { ($0.key, $0.value as any Payable) }
        let claims = (
            Words(en: "No amount is ever below zero.", id: "Tidak ada jumlah uang di bawah nol."),
            Words(
                en: "No amount is ever too large to be worked out.", id: "Tidak ada jumlah uang yang terlalu besar untuk dihitung."),
            Words(en: "No amount is ever divided by zero.", id: "Tidak ada jumlah uang yang dibagi nol."),
            Words(
                en: "Every amount is in whole rupiah, and how it is rounded is stated.",
                id: "Setiap jumlah uang dalam rupiah penuh, dan cara membulatkannya disebut.")
        )
        let method = Words(
            en: "Interval arithmetic from the bounds of the answers and the rows of the tables.",
            id: "Aritmetika selang dari batas isian dan baris tabel.")
        guard !items.isEmpty else {
            return [
                ServiceProof.Property(
                    id: "amounts_not_negative", group: .fees, claim: claims.0, method: method, outcome: .notApplicable,
                    facts: [
                        service.fee.isUnstated
                            ? Words(en: "what it costs is not stated", id: "biayanya tidak disebut")
                            : Words(en: "nothing is charged or paid out", id: "tidak ada biaya atau bantuan")
                    ])
            ]
        }
        let intervals = AmountIntervals(unit)
        var negative = property("amounts_not_negative", .fees, claims.0, by: method)
        var large = property("amounts_not_too_large", .fees, claims.1, by: method)
        var divided = property("amounts_never_divided_by_zero", .fees, claims.2, by: method)
        for (id, item) in items {
            for row in item.amount.rows {
                let judged = intervals.judged(row.value, where: [item.when, row.when].compactMap(\.self))
                let place = "\(id): `\(row.value.text)`"
                if !judged.isNeverNegative { Self.miss(place, in: &negative) }
                if !judged.isNeverTooLarge { Self.miss(place, in: &large) }
                if !judged.isNeverDividedByZero { Self.miss(place, in: &divided) }
            }
        }
        if !negative.facts.isEmpty || !large.facts.isEmpty {
            let stop = Words(
                en: "should it happen, the engine stops the case rather than charge a wrong amount",
                id: "kalau itu terjadi, mesin menghentikan perkara dan tidak menagih jumlah yang salah")
            if !negative.facts.isEmpty { negative.facts.append(stop) }
            if !large.facts.isEmpty { large.facts.append(stop) }
        }
        let risks = findings.filter { $0.rule == .mayNotCompute }.map(Self.told)
        if !risks.isEmpty { (negative.outcome, negative.facts) = (.found, risks + negative.facts) }
        let whole = property(
            "amounts_whole", .fees, claims.3,
            by: Words(
                en: "The types of all expressions: an amount that may be a fraction does not compile without its rounding.",
                id: "Tipe semua ekspresi: jumlah yang bisa pecahan tidak lolos kompilasi tanpa pembulatan."),
            rules: [.unroundedMoney, .unroundedDivision])
        let paid = property(
            "amounts_paid", .fees,
            Words(
                en: "What is published as a fee or benefit is paid at some step.",
                id: "Biaya dan bantuan yang diumumkan dibayar di suatu langkah."),
            by: Words(en: "Each item is looked for at the steps.", id: "Tiap butir dicari di langkah-langkahnya."),
            checks: [FeeNeverPaid.find])
        return [negative, large, divided, whole, paid]
    }

    private static func miss(_ place: String, in property: inout ServiceProof.Property) {
        property.outcome = .notProved
        property.facts.append(Words(en: "not proved of \(place)", id: "belum terbukti untuk \(place)"))
    }
}

extension CompiledService {
    /// Whether a question of the form is asked only under a condition.
    func isConditional(_ path: [String]) -> Bool {
        guard let section = form.sections[SectionID(path[0])] else { return false }
        return section.when != nil || formField(path)?.when != nil
    }
}

/// Between what amounts lie, by the bounds of all that they read.
private struct AmountIntervals {
    struct Judged {
        var isNeverNegative: Bool
        var isNeverTooLarge: Bool
        var isNeverDividedByZero: Bool
    }

    private let scope: Scope
    private let rules: [Node]
    private static let greatest = Decimal128(Int64.max)

    init(_ unit: CompiledServiceUnit) {
        var scope = unit.names
        // What officers fill in has bounds too.
        func declare(_ fields: OrderedMap<FieldID, Field>, behind path: [String]) {
            for (id, field) in fields {
                let own = path + [id.rawValue]
                guard var symbol = scope[own], symbol.range == nil else { continue }
                let range = Interval(low: field.min?.number, high: field.max?.number)
                guard !range.isUnbounded else { continue }
                symbol.range = range
                scope.declare(own, symbol)
            }
        }
        for node in MachineGraph(unit.service).nodes where !node.isJoin {
            declare(node.step.fields, behind: [node.id.rawValue])
            for (id, action) in node.step.actions { declare(action.fields, behind: [node.id.rawValue, id.rawValue]) }
        }
        self.scope = scope
        rules = unit.service.rules.compactMap { $0.warn ? nil : try? ExpressionParser.parse($0.rule.text) }
    }

    func judged(_ amount: Expression, where conditions: [Expression]) -> Judged {
        guard let node = try? ExpressionParser.parse(amount.text) else {
            return Judged(isNeverNegative: false, isNeverTooLarge: false, isNeverDividedByZero: false)
        }
        let known = conditions.compactMap { try? ExpressionParser.parse($0.text) } + rules
        let zero = Node(.literal(.integer(0)))
        let isNeverNegative =
            scope.interval(of: node).low.map { !$0.isNegative } ?? false || isImpossible(Node(.binary(.less, node, zero)), known)
        return Judged(
            isNeverNegative: isNeverNegative, isNeverTooLarge: node.path != nil || isBounded(node),
            isNeverDividedByZero: divisors(of: node).allSatisfy { divisor in
                let interval = scope.interval(of: divisor)
                if let low = interval.low, !low.isNegative, !low.isZero { return true }
                return isImpossible(Node(.binary(.equal, divisor, zero)), known)
            })
    }

    private func isImpossible(_ node: Node, _ known: [Node]) -> Bool {
        if case .impossible = PresenceProof.possibility(of: known + [node], in: scope) { true } else { false }
    }

    /// Whether neither the amount nor any part of it leaves what can be reckoned with.
    private func isBounded(_ node: Node) -> Bool {
        guard scope.isNumber(node) else { return node.children.allSatisfy { !scope.isNumber($0) || isBounded($0) } }
        let interval = scope.interval(of: node)
        guard let low = interval.low, let high = interval.high, high <= Self.greatest, let opposite = low.negated, opposite <= Self.greatest
        else { return false }
        return node.path != nil || node.children.allSatisfy { !scope.isNumber($0) || isBounded($0) }
    }

    private func divisors(of node: Node) -> [Node] {
        var found = node.children.flatMap(divisors)
        switch node.kind {
        case .binary(.divide, _, let divisor), .binary(.remainder, _, let divisor): found.append(divisor)
        case .call("quotient", let arguments, _): found += arguments.dropFirst().prefix(1)
        default: break
        }
        return found
    }
}

extension Scope {
    /// Whether a part of an expression is reckoned with as a number.
    fileprivate func isNumber(_ node: Node) -> Bool {
        if let path = node.path {
            switch self[path]?.type {
            case .integer?, .decimal?: return true
            default: return false
            }
        }
        switch node.kind {
        case .literal(.integer), .literal(.decimal), .negate: return true
        case .binary(let op, _, _): return [.add, .subtract, .multiply, .divide, .remainder].contains(op)
        case .conditional(_, let a, let b): return isNumber(a) || isNumber(b)
        case .call(let name, _, _):
            return !["has", "date", "days", "working_days", "months", "years", "hours", "held"].contains(name)
        case .method(_, let name, _): return ["sum", "min", "max", "size"].contains(name)
        default: return false
        }
    }
}

extension JSONValue {
    fileprivate var number: Decimal128? {
        switch self {
        case .integer(let number): Decimal128(number)
        case .decimal(let number): number
        default: nil
        }
    }
}
