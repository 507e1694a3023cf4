import ServiceIR

extension ServiceLowering {
    func fee() -> Fee {
        var fee = Fee()
        if syntax.string(.fee) == "unstated", let span = syntax[.fee]?.span {
            fee.isUnstated = true
            sink.report(.unstated(.cost, at: span))
        }
        for (id, map) in declarations.feeItems {
            guard let map else { continue }
            let scope = self.scope(at: factsWherePaid(id.value))
            let when = reader.check(map.expression(.when), in: scope, expecting: .condition, as: .asks)
            let name = "fee.\(id.value)"
            if let when { noteFee(name, at: id.span, when.reads) }
            let asked = when.map { [$0.node] } ?? []
            let round = map.rounding(.round)
            let amount = rows(map, .amount, in: scope, assuming: asked) { value, holding -> Expression? in
                guard case .expression(let text) = value else { return nil }
                let checked = reader.check(text, in: scope, expecting: .money(isRounded: round != nil), assuming: holding)
                if let checked { noteFee(name, at: id.span, checked.reads) }
                checkAmount(checked, text, in: scope, assuming: holding)
                return checked?.expression
            }
            let legalBasis = laws(map)
            guard let title = textRows(map, .name, in: scope, assuming: asked), let amount else { continue }
            var item = FeeItem(name: title, kind: map.word(.kind) ?? .charge, amount: amount)
            item.when = when?.expression
            item.round = round
            item.legalBasis = legalBasis
            item.estimate = map.text(.estimate)
            item.isUnstated = isUnstated(id.value, map, reads: amount.rows.map(\.value))
            fee.items[FeeItemID(id.value)] = item
        }
        return fee
    }

    /// Whether nothing is stated of an amount: an officer's record decides it, and before that nobody can say what it will be.
    func isUnstated(_ item: String, _ map: SyntaxMap, reads amount: [Expression]) -> Bool {
        guard map.string(.estimate) == "unstated", let estimate = map[.estimate] else { return false }
        let names = amount.compactMap { try? Program($0) }.flatMap(\.names)
        guard names.contains(where: { $0.count > 1 && declarations.stepPlaces[$0[0]] != nil }) else {
            sink.report(
                .misplaced(
                    .estimate, at: estimate.span,
                    in: Words(
                        en: "an amount that no officer records: `unstated` says that it is known only then",
                        id: "jumlah yang tidak dicatat petugas: `unstated` berarti baru diketahui saat itu")))
            return false
        }
        sink.report(.unstated(.item(item), at: estimate.span))
        return true
    }

    /// An amount that is below zero, whatever the case or for some answers.
    func checkAmount(_ checked: CheckedExpression?, _ text: ExpressionText, in scope: Scope, assuming: [Node]) {
        if let checked, reader.withRates(checked.node).constant == nil { reader.noteAmount(checked, text, in: scope, assuming: assuming) }
        guard case .success(let value)? = checked.flatMap({ reader.withRates($0.node).constant }), value.isBelowZero else { return }
        sink.report(
            Diagnostic(
                .neverComputable, at: text.span,
                message: Words(en: "an amount below zero: it is never due", id: "jumlah di bawah nol: tidak pernah terutang")))
    }

    /// The total reads every item.
    private func noteFee(_ name: String, at span: SourceSpan, _ reads: [String]) {
        guard reads.contains("fee.total") else { return circles.note(name, at: span, reads: reads) }
        circles.note(name, at: span, reads: reads + declarations.feeItems.map { "fee.\($0.id.value)" })
    }

    /// What is sure at every step where the item is paid; where none is, as at the submission.
    func factsWherePaid(_ item: String) -> FactSet {
        common(payers[item] ?? [])
    }

    /// What is sure on entering each of these steps.
    func common(_ steps: [StepDeclaration]) -> FactSet {
        guard let first = steps.first else { return sure.none }
        return steps.dropFirst().reduce(sure.onEntry[first.place]) { $0.intersection(sure.onEntry[$1.place]) }
    }

    /// The items that a step asks; `all` written out.
    func paid(at step: StepDeclaration) -> [Located<String>] {
        let names = step.map.names(.pay)
        guard names.count == 1, names[0].value == "all" else { return names }
        return declarations.feeItems.map { Located($0.id.value, names[0].span) }
    }
}

/// What a published standard may leave open.
enum Unstated {
    case cost
    case item(String)
    case validity(String)
}

extension Rule {
    static let unstated = Rule(
        code: 537, slug: "unstated", severity: .note,
        summary: Words(en: "the standard does not state it", id: "standar tidak menyebutnya"),
        explanation: Words(
            en: """
                What a standard leaves open is said so, never made up: `unstated`. Of a service's fee: nothing is charged, and nobody reads that it is \
                free. Of an item: what the officer records is charged, and nobody can say before what it will be. Of an output's validity: it has no last \
                day. The public page says that the standard does not state it. Write the figure as soon as the office has decided it.
                """,
            id: """
                Yang dibiarkan terbuka oleh standar dikatakan demikian, tidak dikarang: `unstated`. Untuk biaya layanan: tidak ada yang dipungut, dan tidak \
                tertulis gratis. Untuk satu biaya: yang dicatat petugas itulah yang dipungut, sebelumnya tidak ada yang tahu. Untuk masa berlaku produk: \
                tidak ada hari terakhirnya. Halaman umum menyebut bahwa standar tidak menyebutnya. Tulis angkanya begitu kantor menetapkannya.
                """),
        failing: "valid_for: unstated", passing: "valid_for: 1 year")
}

extension Diagnostic {
    static func unstated(_ what: Unstated, at span: SourceSpan) -> Diagnostic {
        let message =
            switch what {
            case .cost:
                Words(
                    en: "the standard does not state what the service costs: nothing is charged, and the page says so",
                    id: "standar tidak menyebut biaya layanan: tidak ada yang dipungut, dan halamannya mengatakan demikian")
            case .item(let id):
                Words(
                    en: "the standard does not state `\(id)`: it is what the officer records, and the page says so",
                    id: "standar tidak menyebut `\(id)`: jumlahnya yang dicatat petugas, dan halamannya mengatakan demikian")
            case .validity(let id):
                Words(
                    en: "the standard does not state how long `\(id)` is valid: it has no last day, and the page says so",
                    id: "standar tidak menyebut masa berlaku `\(id)`: tidak ada hari terakhirnya, dan halamannya mengatakan demikian")
            }
        return Diagnostic(.unstated, at: span, message: message)
    }
}

extension Value {
    fileprivate var isBelowZero: Bool {
        switch self {
        case .integer(let number): number < 0
        case .decimal(let number): number.coefficient < 0
        default: false
        }
    }
}
