import ServiceIR

/// Outputs: numbered and rendered when first signed, released, or cancelled.
extension Run {
    /// Numbers, at their own step, outputs that are to be issued.
    mutating func number(_ outputs: [OutputID]) throws(Refusal) {
        for id in outputs {
            guard let output = engine.service.outputs[id], try environment.holds(output.when) else { continue }
            var record = subject.outputs[id] ?? OutputRecord()
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
            record.isNumbered = true
            effects.append(.number(id, pattern: pattern, on: today))
        }
    }

    /// Numbers an output, unless a step of its own does and it is not released yet, and renders it where it is not, or no more, up to date.
    mutating func prepare(_ outputs: [OutputID], isReleasing: Bool = false) throws(Refusal) {
        for id in outputs {
            guard let output = engine.service.outputs[id], try environment.holds(output.when) else { continue }
            var record = subject.outputs[id] ?? OutputRecord()
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
    mutating func revoke(_ step: Step) throws(Refusal) {
        for (name, isReplaced) in step.revokes.map({ ($0, false) }) + step.replaces.map({ ($0, true) }) {
            let revoked = Revoked(service: name.service, output: name.output, number: nil, isReplaced: isReplaced)
            if let field = name.field {
                var told: Set<Revoked> = []
                for value in environment.values(at: field.text.split(separator: ".").map(String.init)) {
                    guard let named = revoked.named(by: value), told.insert(named).inserted else { continue }
                    effects.append(.revoke(named))
                }
            } else {
                guard let record = subject.outputs[name.output], record.released != nil, record.revokedOn == nil else { continue }
                subject.outputs[name.output]?.revokedOn = today
                subject.outputs[name.output]?.isReplaced = isReplaced
                effects.append(.revoke(revoked))
            }
        }
    }

    mutating func release(_ step: Step, at id: StepID) throws(Refusal) {
        var released: [OutputID] = []
        for output in step.releases {
            guard let definition = engine.service.outputs[output], try environment.holds(definition.when) else { continue }
            if subject.outputs[output]?.released != nil { continue }
            try prepare([output], isReleasing: true)
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
        guard engine.service.releasesProduct(at: step) else { return }
        for (promise, clock) in subject.promises where clock.met == nil && engine.service.promises[promise]?.ends == nil { meet(promise) }
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
