import ServiceIR

/// Outputs: numbered and rendered when first signed, released, or cancelled.
extension Run {
    /// An output that is issued by itself: one of the service, or one row's of an output for each row of a list.
    private struct Single {
        let id: OutputID
        let output: Output
        let row: OutputRow?
    }

    /// What outputs of the service come to now: of one for each row of a list as many as it has rows, in order.
    private func singles(_ outputs: [OutputID]) -> [Single] {
        outputs.flatMap { id -> [Single] in
            guard let output = engine.service.outputs[id] else { return [] }
            guard let list = output.per else { return [Single(id: id, output: output, row: nil)] }
            guard let fields = engine.rowFields[id] else { return [] }
            return environment.rows(of: list).enumerated().map { place, row in
                Single(id: id.row(place + 1), output: output, row: OutputRow(fields: fields, value: .record(row)))
            }
        }
    }

    /// The records of an output of the service, in the order of the rows.
    private func records(of output: OutputID) -> [OutputID] {
        subject.outputs.keys.filter { $0.declared == output }.sorted { ($0.row ?? 0) < ($1.row ?? 0) }
    }

    /// The record of an output that a step deals with: a new one, where it was released and the step that is entered leads to a release of it.
    private func record(of output: OutputID, entering step: StepID?) -> OutputRecord {
        let record = subject.outputs[output] ?? OutputRecord()
        guard record.released != nil, let step else { return record }
        func releases(_ step: Step) -> Bool { step.releases.contains(output.declared) }
        return engine.layout[step].map(releases) == true || engine.layout.canReach(from: step, releases) ? record.anew : record
    }

    /// Numbers, at their own step, outputs that are to be issued.
    mutating func number(_ outputs: [OutputID], entering step: StepID) throws(Refusal) {
        for single in singles(outputs) where try environment(in: single.row).holds(single.output.when) {
            var record = record(of: single.id, entering: step)
            if record.released != nil { continue }
            try number(single, &record)
            subject.outputs[single.id] = record
        }
    }

    /// A number is drawn once; one that the case gives follows the case.
    private mutating func number(_ single: Single, _ record: inout OutputRecord) throws(Refusal) {
        let environment = environment(in: single.row)
        guard !record.isNumbered, let pattern = try environment.choose(single.output.number) else { return }
        if let carried = try number(carriedBy: NumberPattern(pattern), environment) {
            record.number = carried
        } else {
            record.number = nil
            record.isNumbered = true
            effects.append(.number(single.id, pattern: pattern, on: today))
        }
    }

    /// Numbers an output, unless a step of its own does and it is not released yet, and renders it where it is not, or no more, up to date.
    ///
    /// - Parameter step: the one that is being entered, if any.
    mutating func prepare(_ outputs: [OutputID], entering step: StepID? = nil, isReleasing: Bool = false) throws(Refusal) {
        for single in singles(outputs) { try prepare(single, entering: step, isReleasing: isReleasing) }
    }

    private mutating func prepare(_ single: Single, entering step: StepID?, isReleasing: Bool) throws(Refusal) {
        let environment = environment(in: single.row)
        guard try environment.holds(single.output.when) else { return }
        var record = record(of: single.id, entering: step)
        if record.released != nil { return }
        let waits = engine.numberedAtSteps.contains(single.id.declared)
        if waits ? isReleasing && record.number == nil : record.number == nil || !record.isRendered { try number(single, &record) }
        if !record.isRendered {
            record.values = [:]
            for (name, expression) in single.output.values {
                record.values[name] = try environment.evaluate(expression).json(in: engine.catalog.timeZone)
            }
            record.isRendered = true
            record.signatures = []
            effects.append(.render(single.id))
        }
        subject.outputs[single.id] = record
    }

    /// The number that values of the case give; `nil` where one is to be drawn.
    private func number(carriedBy pattern: NumberPattern, _ environment: CaseEnvironment) throws(Refusal) -> String? {
        var values: [String: String] = [:]
        for name in pattern.names {
            guard case .text(let text)? = environment.value(of: name.split(separator: ".").map(String.init)) else {
                throw .valueMissing(name)
            }
            values[name] = text
        }
        return values.isEmpty ? nil : pattern.number(with: values, on: today)
    }

    /// After a return, what was rendered no longer holds, nor do its signatures; numbers stay.
    mutating func voidOutputs() {
        for (id, record) in subject.outputs where record.released == nil {
            subject.outputs[id]?.isRendered = false
            subject.outputs[id]?.signatures = []
        }
    }

    mutating func sign(_ step: Step, at id: StepID, _ place: Done, isInitial: Bool) {
        for single in singles(step.signs) {
            guard let record = subject.outputs[single.id], record.released == nil else { continue }
            let signature = Signature(step: id, by: place, at: at, isInitial: isInitial)
            subject.outputs[single.id]?.signatures.append(signature)
            effects.append(.sign(single.id, signature))
        }
    }

    /// What a release or an end makes invalid: each once, and of this case only what was released.
    ///
    /// - Parameter released: what the step has issued now: nothing is replaced by nothing.
    mutating func revoke(_ step: Step, released: [OutputID] = []) throws(Refusal) {
        let mayReplace = step.releases.isEmpty || !released.isEmpty
        // Where a row's output was not issued, nothing takes the place of what that row names.
        var issued: [String: Set<Int>] = [:]
        for output in step.releases {
            guard let list = engine.service.outputs[output]?.per else { continue }
            // A row that belongs to one of another list speaks for that one too.
            for one in engine.service.lists(behind: list) {
                issued[one.path.joined(separator: "."), default: []].formUnion(
                    released.filter { $0.declared == output }.compactMap(\.row))
            }
        }
        for (name, isReplaced) in step.revokes.map({ ($0, false) }) + (mayReplace ? step.replaces : []).map({ ($0, true) }) {
            var revoked = Revoked(service: name.service, output: name.output, number: nil, isReplaced: isReplaced)
            if let field = name.field {
                var told: Set<Revoked> = []
                let path = field.text.split(separator: ".").map(String.init)
                for value in environment.values(at: path, only: isReplaced ? issued : [:]) {
                    guard let named = revoked.named(by: value), told.insert(named).inserted else { continue }
                    effects.append(.revoke(named))
                }
            } else {
                for output in records(of: name.output) {
                    guard let issue = takeBack(output, isReplaced: isReplaced) else { continue }
                    (revoked.output, revoked.issue) = (output, issue)
                    effects.append(.revoke(revoked))
                }
            }
        }
    }

    /// Takes back the issue of an own output that is valid, of which there is one at most; which it was, from 1.
    ///
    /// - Parameter isAnew: whether the last one, which was just released, is to stay.
    private mutating func takeBack(_ output: OutputID, isReplaced: Bool, isAnew: Bool = false) -> Int? {
        guard var record = subject.outputs[output] else { return nil }
        let issues = isAnew ? record.earlier : record.issues
        guard let place = issues.lastIndex(where: { $0.released != nil && $0.revokedOn == nil }) else { return nil }
        if place < record.earlier.count {
            record.earlier[place].revokedOn = today
            record.earlier[place].isReplaced = isReplaced
        } else {
            record.revokedOn = today
            record.isReplaced = isReplaced
        }
        subject.outputs[output] = record
        return place + 1
    }

    /// What was issued anew takes the place of the issue before it; so too of what a row had that is there no more (`isAnew` false).
    private mutating func replaceEarlier(_ output: OutputID, isAnew: Bool = true) {
        guard let issue = takeBack(output, isReplaced: true, isAnew: isAnew) else { return }
        let number = subject.outputs[output]?.issues[issue - 1].number
        effects.append(
            .revoke(Revoked(service: engine.service.service, output: output, number: number, issue: issue, isReplaced: true)))
    }

    /// Issues what a step names, anew what was issued already; which of them.
    mutating func release(_ step: Step, at id: StepID) throws(Refusal) -> [OutputID] {
        var released: [OutputID] = []
        for single in singles(step.releases) where try environment(in: single.row).holds(single.output.when) {
            try prepare(single, entering: id, isReleasing: true)
            let environment = environment(in: single.row)
            var validUntil: CivilDate?
            if let period = try environment.choose(single.output.validFor) { validUntil = today.adding(period) }
            if let date = try environment.choose(single.output.validUntil) { validUntil = try environment.date(date) }
            if let from = single.output.from {
                let path = from.text.split(separator: ".").map(String.init)
                guard case .text(let file)? = environment.value(of: path + ["file"]) else { throw .valueMissing(from.text) }
                subject.outputs[single.id]?.file = file
            }
            subject.outputs[single.id]?.released = at
            subject.outputs[single.id]?.issuedOn = today
            subject.outputs[single.id]?.validUntil = validUntil
            subject.outputs[single.id]?.delivery = submission.delivery[single.id.declared]
            released.append(single.id)
        }
        note(.released, id)
        if !released.isEmpty {
            effects.append(.release(released))
            effects.append(.notify(Notice(to: .applicant, subject: .released, step: id)))
        }
        for output in released { replaceEarlier(output) }
        for output in Set(released.filter { $0.row != nil }.map(\.declared)).sorted() {
            let count = singles([output]).count
            for record in records(of: output) where (record.row ?? 0) > count { replaceEarlier(record, isAnew: false) }
        }
        if engine.service.releasesProduct(at: step) {
            for (promise, clock) in subject.promises where clock.met == nil && engine.service.promises[promise]?.ends == nil {
                meet(promise)
            }
        }
        return released
    }
}

extension Revoked {
    /// The output that the value of a field of type `issued` names; where the field names several, the one that it is.
    fileprivate func named(by value: Value) -> Revoked? {
        guard case .text(let number)? = value.member(at: ["number"]) else { return nil }
        var result = self
        result.number = number
        if case .text(let found)? = value.member(at: ["output"]), let name = OutputName(found) {
            (result.service, result.output) = (name.service, name.output)
        }
        if case .text(let state)? = value.member(at: ["state"]) { result.isUnverified = state == IssuedState.unknown.rawValue }
        return result
    }
}
