import ServiceIR

/// A row of the list that an output is `per`: its fields stand bare in what the output says.
struct OutputRow {
    let fields: OrderedMap<FieldID, Field>
    let value: Value
}

/// What the names of an expression mean in one case at one moment.
final class CaseEnvironment: EngineEnvironment {
    private let engine: Engine
    private let subject: Case
    private let submission: Submission
    let today: CivilDate
    /// The step at which the engine evaluates, for a probe.
    private let step: StepID?
    /// The row of a list whose fields stand bare.
    private let row: OutputRow?
    /// Conditions and fees that are being evaluated: a circle has no value.
    private var busy: Set<String> = []

    init(_ engine: Engine, _ subject: Case, _ submission: Submission, today: CivilDate, step: StepID? = nil, row: OutputRow? = nil) {
        self.engine = engine
        self.subject = subject
        self.submission = submission
        self.today = today
        self.step = step
        self.row = row
    }

    func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> {
        guard id == "held" else { return engine.tables.value(of: id, inputs) }
        let list = Register.list(
            inputs.first, of: engine.service.held, among: submission.held, on: today, in: engine.catalog.timeZone)
        return list.map(Result.success) ?? .failure(.unknownFunction(id))
    }

    func adding(_ period: Period, to date: CivilDate) -> CivilDate? { engine.deadlines.day(period, after: date) }
    func date(of instant: Instant) -> CivilDate? { engine.deadlines.calendar.localDate(of: instant) }

    func value(of name: [String]) -> Value? {
        guard let first = name.first else { return nil }
        if let row, row.fields[ID(first)] != nil { return row.value.member(at: name[...]) }
        switch (first, name.count) {
        case ("variant", 1): return submission.variant.map { .text($0.rawValue) }
        case ("applicant", 1): return submission.applicant.map { .text($0.rawValue) }
        case ("channel", 1): return submission.channel.map { .text($0.rawValue) }
        case ("today", 1): return .date(today)
        case ("submitted", 1): return .instant(subject.submitted)
        case ("fee", 2): return fee(name[1]).map { .integer($0) }
        case ("delivery", 2): return submission.delivery[ID(name[1])].map { .text($0.rawValue) }
        case ("documents", 2...): return isHandedIn(name.dropFirst()).map { .bool($0) }
        case (_, 1): return condition(first) ?? section(first)
        default: break
        }
        if engine.service.form.sections[ID(first)] != nil {
            return submission.values[ID("\(first).\(name[1])")]?.member(at: name.dropFirst(2))
        }
        return engine.layout[ID(first)].flatMap { recorded(StepID(first), $0, name.dropFirst()) }
    }

    // MARK: Evaluation

    func evaluate(_ expression: Expression) throws(Refusal) -> Value {
        guard let program = engine.programs[expression.text], case .success(let value) = program.evaluate(self)
        else { throw .valueMissing(expression.text) }
        if let probe = engine.probe, case .bool(let holds) = value {
            probe.note(ConditionPlace.anywhere(expression), holds)
            if let step { probe.note(ConditionPlace.at(step, expression), holds) }
        }
        return value
    }

    // MARK: Names

    /// The rows of a list as they are now, each with what the rows say to which it belongs, where the list is `per` another one.
    func rows(of list: Expression) -> [OrderedMap<ID<ValueKind>, Value>] {
        Value.joinedRows(engine.service.lists(behind: list).map { value(of: $0.path) })
    }

    /// The value of a canonical name; of a field in rows that of each row that has one, in order.
    ///
    /// - Parameter only: of these lists, by canonical name, the rows that are meant, from 1.
    func values(at path: [String], only: [String: Set<Int>] = [:]) -> [Value] {
        for length in 1..<path.count {
            let list = Array(path.prefix(length))
            guard case .list(let rows)? = value(of: list) else { continue }
            let meant = only[list.joined(separator: ".")]
            return rows.enumerated().flatMap { place, row in
                meant?.contains(place + 1) == false ? [] : row.values(at: path.dropFirst(length))
            }
        }
        return value(of: path).map { [$0] } ?? []
    }

    private func condition(_ name: String) -> Value? {
        guard let expression = engine.service.conditions[ID(name)], busy.insert(name).inserted else { return nil }
        defer { busy.remove(name) }
        return try? evaluate(expression)
    }

    /// What was made due, before that what it would be now.
    private func fee(_ name: String) -> Int64? {
        if name == "total" {
            var sum: Int64 = 0
            for id in engine.service.fee.items.keys {
                guard let one = fee(id.rawValue), case let (next, overflow) = sum.addingReportingOverflow(one), !overflow else {
                    return nil
                }
                sum = next
            }
            return sum
        }
        if let account = subject.fees[ID(name)] { return account.due }
        guard let item = engine.service.fee.items[ID(name)], busy.insert("fee." + name).inserted else { return nil }
        defer { busy.remove("fee." + name) }
        return try? amount(ID(name), item)
    }

    private func section(_ name: String) -> Value? {
        guard let section = engine.service.form.sections[ID(name)] else { return nil }
        if section.many != nil { return submission.values[ID(name)] }
        var members = OrderedMap<ID<ValueKind>, Value>()
        for id in section.fields.keys { members[ID(id.rawValue)] = submission.values[ID("\(name).\(id)")] }
        return members.isEmpty ? nil : .record(members)
    }

    private func isHandedIn(_ path: ArraySlice<String>) -> Bool? {
        Requirement.at(path, in: engine.service.documents).map { isHandedIn($0, at: path) }
    }

    private func isHandedIn(_ requirement: Requirement, at names: ArraySlice<String>) -> Bool {
        let path = names.joined(separator: ".")
        // By all sections and rows that were asked for it, or all rows of one section.
        if !requirement.per.isEmpty || engine.service.form.sections[ID(names.last ?? "")]?.many != nil {
            func isBelow(_ id: DocumentID) -> Bool { id.rawValue.hasPrefix(path + ".") }
            return submission.documents.keys.contains(where: isBelow) && !submission.missing.contains(where: isBelow)
        }
        return isHandedIn(requirement, at: path)
    }

    private func isHandedIn(_ requirement: Requirement, at path: String) -> Bool {
        switch requirement.group {
        case nil: submission.documents[ID(path)] != nil
        case .anyOf: requirement.members.contains { isHandedIn($0.value, at: "\(path).\($0.key)") }
        case .allOf: requirement.members.allSatisfy { !isDue($0.value) || isHandedIn($0.value, at: "\(path).\($0.key)") }
        }
    }

    /// Whether a member is asked and may not be left out; a condition on the answers of one section alone is not known here.
    private func isDue(_ member: Requirement) -> Bool {
        if (try? holds(member.when)) == false { return false }
        return !member.isOptional || (try? holds(member.optionalWhen)) == false
    }

    /// `STEP.FIELD`, `STEP.ROLE.FIELD`, `STEP.ACTION.FIELD`, `STEP.count`, `STEP.reason`, `STEP.action`, `STEP.objections`.
    private func recorded(_ id: StepID, _ step: Step, _ name: ArraySlice<String>) -> Value? {
        guard let word = name.first else { return nil }
        let record = subject.records[id]
        switch word {
        case "count": return .integer(Int64(record?.visits ?? 0))
        case "reason": return record?.lastReason.map { .text($0) }
        case "action": return record?.lastAction.map { .text($0.rawValue) }
        case "objections" where step.kind == .notice: return .list((record?.objections ?? []).map { row($0, step) })
        default: break
        }
        let rest = name.dropFirst()
        if let action = step.actions[ID(word)], let field = rest.first {
            return value(record?.byAction[ID(word)], field, action.fields)?.member(at: rest.dropFirst())
        }
        if step.performers?.roles.contains(RoleID(word)) == true, let field = rest.first {
            return value(record?.byRole[ID(word)], field, step.fields)?.member(at: rest.dropFirst())
        }
        return value(record?.last, word, step.fields)?.member(at: rest)
    }

    private func row(_ objection: ObjectionRecord, _ step: Step) -> Value {
        .record(FilledRecord.restore(objection.filled.values, step.fields, in: engine.catalog.timeZone) ?? [:])
    }

    private func value(_ stored: FilledJSON?, _ name: String, _ fields: OrderedMap<FieldID, Field>) -> Value? {
        guard let stored, let field = fields[ID(name)] else { return nil }
        return FilledRecord.restore(stored.values, [FieldID(name): field], in: engine.catalog.timeZone)?[ID(name)]
    }
}
