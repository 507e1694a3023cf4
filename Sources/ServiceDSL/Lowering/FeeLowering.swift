import ServiceIR

extension ServiceLowering {
    func fee() -> Fee {
        var fee = Fee()
        for (id, map) in declarations.feeItems {
            guard let map else { continue }
            let scope = self.scope(at: factsWherePaid(id.value))
            let when = reader.check(map.expression(.when), in: scope, expecting: .condition)
            let name = "fee.\(id.value)"
            if let when { noteFee(name, at: id.span, when.reads) }
            let asked = when.map { [$0.node] } ?? []
            let round = map.rounding(.round)
            let amount = rows(map, .amount, in: scope, assuming: asked) { value, holding -> Expression? in
                guard case .expression(let text) = value else { return nil }
                let checked = reader.check(text, in: scope, expecting: .money(isRounded: round != nil), assuming: holding)
                if let checked { noteFee(name, at: id.span, checked.reads) }
                checkAmount(checked, text)
                return checked?.expression
            }
            let legalBasis = laws(map)
            guard let title = textRows(map, .name, in: scope, assuming: asked), let amount else { continue }
            var item = FeeItem(name: title, kind: map.word(.kind) ?? .charge, amount: amount)
            item.when = when?.expression
            item.round = round
            item.legalBasis = legalBasis
            item.estimate = map.text(.estimate)
            fee.items[FeeItemID(id.value)] = item
        }
        return fee
    }

    /// An amount that is below zero whatever the case.
    func checkAmount(_ checked: CheckedExpression?, _ text: ExpressionText) {
        guard case .success(let value)? = checked?.node.constant, value.isBelowZero else { return }
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

extension Value {
    fileprivate var isBelowZero: Bool {
        switch self {
        case .integer(let number): number < 0
        case .decimal(let number): number.coefficient < 0
        default: false
        }
    }
}
