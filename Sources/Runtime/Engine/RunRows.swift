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
        for list in engine.pairedLists where names.contains(list.per) && subject.hasRecord(of: list) {
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

    /// The rows of a list of the form stay as they are while something is recorded for each of them.
    func refuseChangedRows(_ mended: Submission) throws(Refusal) {
        for list in engine.fixedLists(of: subject) {
            let path = list.text.split(separator: ".").map(String.init)
            // None, and not asked, are the same.
            func rows(_ environment: CaseEnvironment) -> [Value] {
                if case .list(let rows)? = environment.value(of: path) { rows } else { [] }
            }
            if rows(environment) != rows(CaseEnvironment(engine, subject, mended, today: today)) { throw .rowsFixed(list.text) }
        }
    }
}

extension Case {
    /// Whether it has a record of the list.
    fileprivate func hasRecord(of list: PairedList) -> Bool {
        guard let record = records[list.step] else { return false }
        let key = ID<JSONValue>(list.field.rawValue)
        if let action = list.action { return record.byAction[action]?.values[key] != nil }
        return record.last.values[key] != nil || record.byRole.values.contains { $0.values[key] != nil }
    }
}

extension Engine {
    /// The lists of the form that no repair changes any more, each once: something is recorded for each of their rows.
    public func fixedLists(of subject: Case) -> [Expression] {
        var result: [Expression] = []
        for list in pairedLists where subject.hasRecord(of: list) && !result.contains(list.per) {
            let first = String(list.per.text.prefix { $0 != "." })
            if service.form.sections[SectionID(first)] != nil { result.append(list.per) }
        }
        return result
    }

    /// The rows of a list as a case has them, each with what the rows say to which it belongs; none where the list has no value.
    public func rows(of list: Expression, in subject: Case, at instant: Instant) -> [OrderedMap<ID<ValueKind>, Value>] {
        guard let submission = submissions.restore(subject.submission, in: catalog.timeZone) else { return [] }
        return Run(self, subject, submission, at: instant).environment.rows(of: list)
    }
}
