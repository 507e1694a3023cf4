import ServiceIR

/// Lists `per` another one: what is recorded for rows stands and falls with them.
extension Run {
    /// Lists that were recorded anew take with them what was recorded for each of their rows before.
    ///
    /// - Parameter places: the canonical names in front of the fields.
    mutating func forgetPaired(_ fields: OrderedMap<FieldID, Field>, of places: [[String]]) {
        guard !engine.pairedLists.isEmpty else { return }
        for (id, field) in fields where field.type == .list { forgetPaired(per: places.map { $0 + [id.rawValue] }) }
    }

    private mutating func forgetPaired(per paths: [[String]]) {
        let names = paths.map { Expression($0.joined(separator: ".")) }
        for list in engine.pairedLists where names.contains(list.per) && holds(list) {
            if let action = list.action {
                subject.records[list.step]?.byAction[action]?.values[ID(list.field.rawValue)] = nil
            } else {
                subject.records[list.step]?.last.values[ID(list.field.rawValue)] = nil
                for role in subject.records[list.step]?.byRole.keys ?? [] {
                    subject.records[list.step]?.byRole[role]?.values[ID(list.field.rawValue)] = nil
                }
            }
            forgetPaired(per: list.paths)
        }
    }

    /// Whether the case has a record of it.
    private func holds(_ list: PairedList) -> Bool {
        guard let record = subject.records[list.step] else { return false }
        let key = ID<JSONValue>(list.field.rawValue)
        if let action = list.action { return record.byAction[action]?.values[key] != nil }
        return record.last.values[key] != nil || record.byRole.values.contains { $0.values[key] != nil }
    }

    /// The rows of a list of the form stay as they are while something is recorded for each of them.
    func refuseChangedRows(_ mended: Submission) throws(Refusal) {
        for list in engine.pairedLists where holds(list) {
            let path = list.per.text.split(separator: ".").map(String.init)
            guard engine.service.form.sections[SectionID(path[0])] != nil else { continue }
            // None, and not asked, are the same.
            func rows(_ environment: CaseEnvironment) -> [Value] {
                if case .list(let rows)? = environment.value(of: path) { rows } else { [] }
            }
            if rows(environment) != rows(CaseEnvironment(engine, subject, mended, today: today)) { throw .rowsFixed(list.per.text) }
        }
    }
}

extension Engine {
    /// The rows of a list as a case has them, each with what the rows say to which it belongs; none where the list has no value.
    public func rows(of list: Expression, in subject: Case, at instant: Instant) -> [OrderedMap<ID<ValueKind>, Value>] {
        guard let submission = submissions.restore(subject.submission, in: catalog.timeZone) else { return [] }
        return Run(self, subject, submission, at: instant).environment.rows(of: list)
    }
}
