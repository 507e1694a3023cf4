import ServiceIR

extension ServiceLowering {
    /// What the office pays to the citizen, item by item, each to a field of type `account`.
    func benefit() -> OrderedMap<FeeItemID, BenefitItem> {
        var result = OrderedMap<FeeItemID, BenefitItem>()
        for (id, map) in declarations.benefitItems {
            if let fee = declarations.feeItems.first(where: { $0.id.value == id.value }) {
                let noun = Words(en: "a benefit", id: "manfaat")
                sink.report(.nameTaken(id, as: noun, first: fee.id.span, firstNoun: Words(en: "a fee", id: "biaya")))
            }
            guard let map else { continue }
            let scope = self.scope(at: factsWherePaid(id.value))
            let when = reader.check(map.expression(.when), in: scope, expecting: .condition, as: .asks)
            let asked = when.map { [$0.node] } ?? []
            let round = map.rounding(.round)
            let amount = rows(map, .amount, in: scope, assuming: asked) { value, holding -> Expression? in
                guard case .expression(let text) = value else { return nil }
                let checked = reader.check(text, in: scope, expecting: .money(isRounded: round != nil), assuming: holding)
                checkAmount(checked, text, in: scope, assuming: holding)
                return checked?.expression
            }
            let to = rows(map, .to, in: scope, assuming: asked) { value, holding -> Expression? in
                guard case .expression(let text) = value else { return nil }
                return account(text, in: scope, assuming: holding)
            }
            let legalBasis = laws(map)
            guard let name = textRows(map, .name, in: scope, assuming: asked), let amount, let to else { continue }
            var item = BenefitItem(name: name, amount: amount, to: to)
            item.when = when?.expression
            item.round = round
            item.legalBasis = legalBasis
            item.estimate = map.text(.estimate)
            item.isUnstated = isUnstated(id.value, map, reads: amount.rows.map(\.value))
            result[FeeItemID(id.value)] = item
        }
        return result
    }

    /// The name of a field of type `account`, of the form or of a step.
    private func account(_ text: ExpressionText, in scope: Scope, assuming: [Node]) -> Expression? {
        guard let checked = reader.check(text, in: scope, expecting: .any, assuming: assuming) else { return nil }
        if !checked.isSound { return nil }
        let path = checked.expression.text.split(separator: ".").map(String.init)
        let field = declaration(of: path)
        if field?.type == .account { return checked.expression }
        // What type it has could not be read.
        if let field, field.type == nil { return nil }
        sink.report(.notAnAccount(text))
        return nil
    }
}

extension Diagnostic {
    static func notAnAccount(_ text: ExpressionText) -> Diagnostic {
        Diagnostic(
            .notAnAccount, at: text.span,
            message: Words(en: "`\(text.text)` is no field of type `account`", id: "`\(text.text)` bukan isian jenis `account`"),
            helps: [
                Words(
                    en: "name one of the form, or as STEP.FIELD one that is recorded at a step",
                    id: "sebut isian formulir, atau sebagai LANGKAH.ISIAN yang dicatat pada sebuah langkah")
            ])
    }

    static func feeBesideBenefit(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .feeBesideBenefit, at: name.span,
            message: Words(
                en: "`\(name.value)` is a benefit, and this step also asks for a fee",
                id: "`\(name.value)` adalah manfaat, padahal langkah ini juga menagih biaya"))
    }
}
