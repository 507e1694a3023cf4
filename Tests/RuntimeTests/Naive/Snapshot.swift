import Runtime
import ServiceIR

/// A case as sorted lines of text, so that engine and naive interpreter can be compared and a difference be read.
enum Snapshot {
    static func lines(_ subject: Case, _ engine: Engine) -> [String] {
        var lines: [String] = []
        func show(_ position: Position) {
            let done = position.done.map(shown).joined(separator: ",")
            let clock = position.clock.map { $0.stands ? "stands" : "\($0.due.seconds)" } ?? "-"
            let repair = position.repair.map { "\($0.action) \($0.due?.seconds ?? -1)" } ?? "-"
            lines.append(
                "open \(position.step) \(position.visit) done=[\(done)] clock=\(clock) repair=\(repair) back=\(position.returnsTo.map(shown) ?? "-") "
                    + "by=\((position.roles ?? engine.step(position.step)?.performers?.roles ?? []).map(\.rawValue)) "
                    + "of=\(position.of ?? "-") proof=\(position.hasProof) late=\(position.isLate) warned=\(position.warned?.seconds ?? 0) escalated=\(position.escalatedTo?.rawValue ?? "-") posted=\(position.posted != nil)"
            )
            for branch in position.finished { lines.append("finished \(position.step)/\(branch)") }
            for inner in position.branches.values { show(inner) }
        }
        if let position = subject.position { show(position) }
        for (id, promise) in subject.promises {
            lines.append(
                "promise \(id) \(promise.clock.stands ? "stands" : "\(promise.clock.due.seconds)") met=\(promise.met?.seconds ?? -1)")
        }
        for (id, fee) in subject.fees { lines.append("fee \(id) due=\(fee.due) paid=\(fee.paid)") }
        for (id, number, output) in subject.outputs.flatMap({ entry in entry.value.issues.enumerated().map { (entry.key, $0 + 1, $1) } }) {
            let signatures = output.signatures.map { "\($0.step) \(shown($0.by))\($0.isInitial ? " initial" : "")" }.joined(separator: ",")
            lines.append(
                "output \(id) \(number) number=\(output.isNumbered ? "drawn" : output.number ?? "-") rendered=\(output.isRendered) [\(signatures)] released=\(output.issuedOn?.description ?? "-") "
                    + "until=\(output.validUntil?.description ?? "-") cancelled=\(output.isCancelled) "
                    + "revoked=\(output.revokedOn.map { "\($0) \(output.isReplaced ? "replaced" : "revoked")" } ?? "-") file=\(output.file ?? "-")"
            )
        }
        for (id, due) in subject.timers { lines.append("timer \(id) \(due.seconds)") }
        for (id, record) in subject.records {
            if record.visits > 0 { lines.append("visits \(id) \(record.visits)") }
            for (action, count) in record.taken { lines.append("taken \(id).\(action) \(count)") }
            if let action = record.lastAction { lines.append("action \(id) \(action)") }
            if let reason = record.lastReason { lines.append("reason \(id) \(reason)") }
            if let reference = record.reference { lines.append("reference \(id) \(reference)") }
            for objection in record.objections { lines.append("objection \(id) \(objection.contact) \(objection.filled.values.keys)") }
        }
        if let deemed = subject.deemed { lines.append("deemed \(deemed.decision.rawValue) at \(deemed.step)") }
        lines.append(
            "end \(subject.end.map { "\($0.kind.rawValue) at \($0.step)\($0.nextUntil.map { " next \($0)" } ?? "")" } ?? "-") reason \(subject.reason ?? "-") filers \(subject.filers.map(\.rawValue))"
        )
        return lines.sorted()
    }

    static func lines(_ naive: Naive) -> [String] {
        var lines: [String] = []
        for (id, visit) in naive.open {
            let clock = visit.clock.map { naive.dueOf($0).map { "\($0.seconds)" } ?? "stands" } ?? "-"
            let repair = visit.repairAction.map { "\($0) \(visit.repairDue?.seconds ?? -1)" } ?? "-"
            lines.append(
                "open \(id) \(visit.number) done=[\(visit.done.map(\.shown).joined(separator: ","))] clock=\(clock) repair=\(repair) "
                    + "back=\(visit.back?.shown ?? "-") by=\(visit.roles) of=\(visit.of ?? "-") proof=\(visit.hasProof) late=\(visit.isLate) warned=\(visit.warned?.seconds ?? 0) "
                    + "escalated=\(visit.escalated ?? "-") posted=\(visit.isPosted)")
            for branch in naive.steps[id]?.branches.keys ?? [] where naive.finished.contains("\(id)/\(branch)") {
                lines.append("finished \(id)/\(branch)")
            }
        }
        for (id, promise) in naive.promises {
            lines.append(
                "promise \(id) \(naive.dueOf(promise.clock).map { "\($0.seconds)" } ?? "stands") met=\(promise.met?.seconds ?? -1)")
        }
        for (id, due) in naive.due { lines.append("fee \(id) due=\(due) paid=\(naive.paid[id] ?? 0)") }
        for (id, number, paper) in naive.papers.flatMap({ entry in
            ((naive.olderPapers[entry.key] ?? []) + [entry.value]).enumerated().map { (entry.key, $0 + 1, $1) }
        }) {
            lines.append(
                "output \(id) \(number) number=\(paper.isNumbered ? "drawn" : paper.number ?? "-") rendered=\(paper.isRendered) [\(paper.signatures.joined(separator: ","))] "
                    + "released=\(paper.released?.description ?? "-") until=\(paper.validUntil?.description ?? "-") cancelled=\(paper.isCancelled) revoked=\(paper.revoked ?? "-") file=\(paper.file ?? "-")"
            )
        }
        for (id, due) in naive.timers { lines.append("timer \(id) \(due.seconds)") }
        for (id, count) in naive.visits { lines.append("visits \(id) \(count)") }
        for (id, count) in naive.taken { lines.append("taken \(id) \(count)") }
        for (id, action) in naive.lastAction { lines.append("action \(id) \(action)") }
        for (id, reason) in naive.lastReason { lines.append("reason \(id) \(reason)") }
        for (id, reference) in naive.references { lines.append("reference \(id) \(reference)") }
        for (id, all) in naive.objections {
            for one in all { lines.append("objection \(id) \(one.contact) \(one.values.keys)") }
        }
        if let deemed = naive.deemed { lines.append("deemed \(deemed)") }
        lines.append("end \(naive.end ?? "-") reason \(naive.reason ?? "-") filers \(naive.filers)")
        return lines.sorted()
    }

    /// The engine's effects in the naive interpreter's words; of notices only what the service itself says, those of timers sorted.
    static func lines(_ effects: [Effect]) -> [String] {
        effects.compactMap { effect in
            switch effect {
            case .setTimer(let id, let due): "set \(id) \(due.seconds)"
            case .cancelTimer(let id): "stop \(id)"
            case .notify(let notice): notice.text.map { "message \(notice.step) \($0["id"])" }
            case .bill(let step, let amounts, _): "bill \(step) \(amounts.map { "\($0.key)=\($0.value)" }.joined(separator: ","))"
            case .payOut(let step, let amounts, let accounts):
                "payout \(step) \(amounts.map { "\($0.key)=\($0.value) to \(accounts[$0.key]?.text ?? "nowhere")" }.joined(separator: ","))"
            case .number(let id, let pattern, let date): "number \(id) \(pattern) \(date)"
            case .render(let id): "render \(id)"
            case .sign(let id, let signature): "sign \(id) \(signature.step) \(shown(signature.by))\(signature.isInitial ? " initial" : "")"
            case .free(let booking): "free \(shown(booking))"
            case .book(let booking): "book \(shown(booking))"
            case .release(let ids): "release \(ids.map(\.rawValue).joined(separator: ","))"
            case .cancelOutput(let id): "cancel \(id)"
            case .revoke(let gone):
                "revoke \(gone.service).\(gone.output)\(gone.issue.map { " issue \($0)" } ?? "") \(gone.number ?? "own") \(gone.isReplaced ? "replaced" : "revoked")\(gone.isUnverified ? " of the same holder" : "")"
            case .end(let kind): "end \(kind.rawValue)"
            case .call(let system, let step): "call \(system) \(step)"
            }
        }
    }

    private static func shown(_ booking: Booking) -> String { "\(booking.resource) \(booking.unit ?? 0) \(booking.start.seconds)" }

    private static func shown(_ done: Done) -> String {
        "\(done.role)=\(done.person)" + (done.standIn.map { "(\($0))" } ?? "") + (done.party.map { "/\($0)" } ?? "")
    }
}
