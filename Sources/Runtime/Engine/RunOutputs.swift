import ServiceIR

/// Outputs: numbered and rendered when first signed, released, or cancelled.
extension Run {
    /// The record of an output that a step deals with: a new one, where it was released and the step that is entered leads to a release of it.
    private func record(of output: OutputID, entering step: StepID?) -> OutputRecord {
        let record = subject.outputs[output] ?? OutputRecord()
        guard record.released != nil, let step else { return record }
        func releases(_ step: Step) -> Bool { step.releases.contains(output) }
        return engine.layout[step].map(releases) == true || engine.layout.canReach(from: step, releases) ? record.anew : record
    }

    /// Numbers, at their own step, outputs that are to be issued.
    mutating func number(_ outputs: [OutputID], entering step: StepID) throws(Refusal) {
        for id in outputs {
            guard let output = engine.service.outputs[id], try environment.holds(output.when) else { continue }
            var record = record(of: id, entering: step)
            if record.released != nil { continue }
            try number(id, output, &record)
            subject.outputs[id] = record
        }
    }

    /// A number is drawn once; one that the case gives follows the case.
    private mutating func number(_ id: OutputID, _ output: Output, _ record: inout OutputRecord) throws(Refusal) {
        guard !record.isNumbered, let pattern = try environment.choose(output.number) else { return }
        if let carried = try number(carriedBy: NumberPattern(pattern)) {
            record.number = carried
        } else {
            record.number = nil
            record.isNumbered = true
            effects.append(.number(id, pattern: pattern, on: today))
        }
    }

    /// Numbers an output, unless a step of its own does and it is not released yet, and renders it where it is not, or no more, up to date.
    ///
    /// - Parameter step: the one that is being entered, if any.
    mutating func prepare(_ outputs: [OutputID], entering step: StepID? = nil, isReleasing: Bool = false) throws(Refusal) {
        for id in outputs {
            guard let output = engine.service.outputs[id], try environment.holds(output.when) else { continue }
            var record = record(of: id, entering: step)
            if record.released != nil { continue }
            let waits = engine.numberedAtSteps.contains(id)
            if waits ? isReleasing && record.number == nil : record.number == nil || !record.isRendered { try number(id, output, &record) }
            if !record.isRendered {
                record.values = [:]
                for (name, expression) in output.values {
                    record.values[name] = try environment.evaluate(expression).json(in: engine.catalog.timeZone)
                }
                record.isRendered = true
                record.signatures = []
                effects.append(.render(id))
            }
            subject.outputs[id] = record
        }
    }

    /// The number that values of the case give; `nil` where one is to be drawn.
    private func number(carriedBy pattern: NumberPattern) throws(Refusal) -> String? {
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
        for output in step.signs {
            guard let record = subject.outputs[output], record.released == nil else { continue }
            let signature = Signature(step: id, by: place, at: at, isInitial: isInitial)
            subject.outputs[output]?.signatures.append(signature)
            effects.append(.sign(output, signature))
        }
    }

    /// What a release or an end makes invalid: each once, and of this case only what was released.
    ///
    /// - Parameter mayReplace: false where the step issued nothing of what it names: nothing is replaced by nothing.
    mutating func revoke(_ step: Step, mayReplace: Bool = true) throws(Refusal) {
        for (name, isReplaced) in step.revokes.map({ ($0, false) }) + (mayReplace ? step.replaces : []).map({ ($0, true) }) {
            var revoked = Revoked(service: name.service, output: name.output, number: nil, isReplaced: isReplaced)
            if let field = name.field {
                var told: Set<Revoked> = []
                for value in environment.values(at: field.text.split(separator: ".").map(String.init)) {
                    guard let named = revoked.named(by: value), told.insert(named).inserted else { continue }
                    effects.append(.revoke(named))
                }
            } else {
                guard let issue = takeBack(name.output, isReplaced: isReplaced) else { continue }
                revoked.issue = issue
                effects.append(.revoke(revoked))
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

    /// What was issued anew takes the place of the issue before it.
    private mutating func replaceEarlier(_ output: OutputID) {
        guard let issue = takeBack(output, isReplaced: true, isAnew: true) else { return }
        let number = subject.outputs[output]?.issues[issue - 1].number
        effects.append(
            .revoke(Revoked(service: engine.service.service, output: output, number: number, issue: issue, isReplaced: true)))
    }

    /// Issues what a step names, anew what was issued already; which of them.
    mutating func release(_ step: Step, at id: StepID) throws(Refusal) -> [OutputID] {
        var released: [OutputID] = []
        for output in step.releases {
            guard let definition = engine.service.outputs[output], try environment.holds(definition.when) else { continue }
            try prepare([output], entering: id, isReleasing: true)
            let environment = environment
            var validUntil: CivilDate?
            if let period = try environment.choose(definition.validFor) { validUntil = today.adding(period) }
            if let date = try environment.choose(definition.validUntil) { validUntil = try environment.date(date) }
            if let from = definition.from {
                let path = from.text.split(separator: ".").map(String.init)
                guard case .text(let file)? = environment.value(of: path + ["file"]) else { throw .valueMissing(from.text) }
                subject.outputs[output]?.file = file
            }
            subject.outputs[output]?.released = at
            subject.outputs[output]?.issuedOn = today
            subject.outputs[output]?.validUntil = validUntil
            subject.outputs[output]?.delivery = submission.delivery[output]
            released.append(output)
        }
        note(.released, id)
        if !released.isEmpty {
            effects.append(.release(released))
            effects.append(.notify(Notice(to: .applicant, subject: .released, step: id)))
        }
        for output in released { replaceEarlier(output) }
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
        return result
    }
}
