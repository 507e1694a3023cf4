import ServiceIR

/// Fees: what is due, the applicant's proof, and the receipt. Benefits: what is due, and paid out.
extension Run {
    /// Makes the items of a step due as they stand now, and tells the sum still to pay.
    mutating func makeDue(_ step: Step) throws(Refusal) -> Int64 {
        var outstanding: Int64 = 0
        for id in step.pays {
            guard let item = engine.service.payable(id) else { throw .valueMissing("fee.\(id)") }
            let amount = try environment.amount(id, item)
            var account = subject.fees[id] ?? FeeAccount(due: 0)
            account.due = amount
            subject.fees[id] = account
            let (sum, overflow) = outstanding.addingReportingOverflow(account.outstanding)
            if overflow { throw .valueMissing("fee.\(id)") }
            outstanding = sum
        }
        return outstanding
    }

    /// `done` on a fee's step: the applicant hands in what the step asks; from then on the office's clock runs.
    mutating func handInProof(_ act: Act, _ position: Position, _ step: Step) throws(Refusal) {
        if position.repair != nil { throw .waitsForRepair(act.step) }
        guard speaksForApplicant(act.by) else { throw .waitsForPayment(act.step) }
        guard step.asksAnything else { throw .actionUnknown(act.step, .done) }
        var faults: [SubmissionFault] = []
        let held = Booking.all(in: subject.records[act.step]?.last.values ?? [:], step.fields, in: engine.catalog.timeZone)
        let filled = check(
            engine.records.ofStep(act.step, role: nil), Array(act.values), Array(act.documents), act.register.holding(held), &faults)
        if !faults.isEmpty { throw .invalid(faults) }
        subject.records[act.step]?.last = filled
        change(act.step) { $0.hasProof = true }
        note(.proved, act.step, by: Done(role: .applicant, person: act.by.person))
        invite(act.step, step)
        try leaveIfSettled(act.step, step)
    }

    mutating func pay(_ receipt: Receipt) throws(Refusal) {
        guard let position = open(receipt.step), let step = engine.layout[receipt.step] else { throw .stepNotOpen(receipt.step) }
        guard step.kind == .payment else { throw .notAPayment(receipt.step) }
        if position.repair != nil { throw .waitsForRepair(receipt.step) }
        var place = Done(role: .filer, person: receipt.by.person)
        if receipt.by.kind != .system {
            place = try self.place(of: receipt.by, at: receipt.step, position, step)
        } else if step.call != nil, !isCallback(receipt.by, step) {
            throw .roleRequired(receipt.step, position.turns(of: step, submission.applicants))
        }
        if step.performers != nil, step.asksAnything, !position.hasProof { throw .proofMissing(receipt.step) }
        let outstanding = step.pays.filter { subject.fees[$0]?.outstanding ?? 0 > 0 }
        for item in receipt.items where !outstanding.contains(item) { throw .nothingDue(receipt.step, item) }
        for item in receipt.items.isEmpty ? outstanding : receipt.items {
            guard var account = subject.fees[item] else { continue }
            account.paid += account.outstanding
            account.receipts.append(receipt.receipt)
            subject.fees[item] = account
        }
        note(.paid, receipt.step, by: place)
        try leaveIfSettled(receipt.step, step)
    }

    /// `done` of a step that pays benefits: all that it owes is paid out, each to its account.
    mutating func payOut(_ step: Step, at id: StepID) throws(Refusal) {
        var amounts = OrderedMap<FeeItemID, Int64>()
        var accounts = OrderedMap<FeeItemID, Expression>()
        for item in step.pays {
            guard var account = subject.fees[item], account.outstanding > 0 else { continue }
            amounts[item] = account.outstanding
            accounts[item] = try environment.choose(engine.service.benefit[item]?.to.rows)
            account.paid += account.outstanding
            subject.fees[item] = account
        }
        if amounts.isEmpty { return }
        effects.append(.payOut(step: id, amounts: amounts, accounts: accounts))
        effects.append(.notify(Notice(to: .applicant, subject: .paidOut, step: id)))
    }

    private mutating func leaveIfSettled(_ id: StepID, _ step: Step) throws(Refusal) {
        guard step.pays.allSatisfy({ subject.fees[$0]?.outstanding ?? 0 == 0 }) else { return }
        if step.asksAnything, open(id)?.hasProof != true { return }
        subject.records[id]?.lastAction = .done
        try happened(StepEvent(step: id, action: .done))
        try leave(id, by: step.routes)
    }
}
