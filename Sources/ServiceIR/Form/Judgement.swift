/// The evaluation of one sending: what each name means in it, judged when first read.
///
/// A fault silences its own consequences: an expression that fails because it read a value which is itself at fault is *undecided* and says nothing.
final class Judgement: ExpressionEnvironment {
    enum Truth { case yes, no, undecided }

    /// A group of fields and the names under which its fields are read.
    struct Frame {
        let prefixes: [[String]]
        let filled: FilledGroup
    }

    let moment: SubmissionMoment
    let tables: TableBook
    /// Reserved words and their values; a word that was not given stands here with no value.
    var words: [String: Value] = [:]
    var faultyWords: Set<String> = []
    var frames: [Frame] = []
    var conditions: [String: Program] = [:]
    private var judgedConditions: [String: Value?] = [:]
    private var busyConditions: Set<String> = []
    var documents: FilledDocuments?
    var delivery: [String: Value] = [:]
    /// The outputs that `held('…')` lists.
    var held: [IssuedOutput] = []
    /// What this sending has taken so far: two fields never get the same unit.
    var booked: Set<Booking> = []
    /// Names that belong to the case, not to what is sent.
    let beyond: (any ExpressionEnvironment)?
    /// Whether answers are still missing: what is not there is not known, and at no fault.
    var isUnfinished = false
    /// Whether something at fault was read since the flag was last cleared.
    var hasReadFault = false

    init(at moment: SubmissionMoment, tables: TableBook, beyond: (any ExpressionEnvironment)? = nil) {
        self.moment = moment
        self.tables = tables
        self.beyond = beyond
    }

    var today: CivilDate { moment.today }

    func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> {
        guard id == "held" else { return tables.value(of: id, inputs) }
        if let beyond { return beyond.table(id, inputs) }
        if isUnfinished { return .failure(.absent(id)) }
        let list = Register.list(inputs.first, of: held, among: moment.register.held, on: today, in: moment.timeZone)
        return list.map(Result.success) ?? .failure(.unknownFunction(id))
    }
    func adding(_ period: Period, to date: CivilDate) -> CivilDate? {
        moment.calendar.map { $0.adding(period, to: date) } ?? date.adding(period)
    }
    func date(of instant: Instant) -> CivilDate? { moment.timeZone.localDate(of: instant) }

    func value(of name: [String]) -> Value? {
        guard let first = name.first else { return nil }
        if name.count == 1, let word = words[first] { return word }
        if name.count == 1, faultyWords.contains(first) {
            hasReadFault = true
            return nil
        }
        for frame in frames {
            for prefix in frame.prefixes where name.starts(with: prefix) {
                if name.count == prefix.count { return record(of: frame.filled) }
                if let slot = frame.filled.group.slot(named: name[prefix.count]) {
                    return value(ofSlot: slot, in: frame.filled)?.member(at: name.dropFirst(prefix.count + 1))
                }
            }
        }
        if name.count == 1, let condition = conditions[first] { return conditionValue(first, condition) }
        if name.count >= 2, first == "documents", let documents { return documents.isHandedIn(name.dropFirst(), self).map(Value.bool) }
        if name.count == 2, first == "delivery", let choice = delivery[name[1]] { return choice }
        return beyond?.value(of: name)
    }

    private func conditionValue(_ name: String, _ program: Program) -> Value? {
        if let known = judgedConditions[name] {
            if known == nil { hasReadFault = hasReadFault || faultyWords.contains(name) }
            return known
        }
        guard busyConditions.insert(name).inserted else { return nil }
        defer { busyConditions.remove(name) }
        let outcome = run(program, in: self)
        let value: Value? = if case .value(let value) = outcome { value } else { nil }
        if case .undecided = outcome { faultyWords.insert(name) }
        judgedConditions[name] = .some(value)
        return value
    }

    private func record(of filled: FilledGroup) -> Value? {
        guard isAsked(filled) == .yes else { return nil }
        for slot in filled.group.slots.indices { judge(slot, in: filled) }
        if filled.hasFaultySlot { hasReadFault = true }
        return .record(filled.record)
    }

    /// The value of a slot for an expression that reads it.
    func value(ofSlot slot: Int, in filled: FilledGroup) -> Value? {
        judge(slot, in: filled)
        switch filled.slots[slot] {
        case .value(let value): return value
        case .faulty, .busy: hasReadFault = true
        case .absent, .untouched: break
        }
        return nil
    }

    // MARK: Expressions

    enum Outcome {
        case value(Value)
        /// It read something at fault.
        case undecided
        case failed
    }

    func run(_ program: Program, in environment: some ExpressionEnvironment) -> Outcome {
        let before = hasReadFault
        hasReadFault = false
        defer { hasReadFault = hasReadFault || before }
        switch program.evaluate(environment) {
        case .success(let value):
            hasReadFault = false
            if let probe = tables.probe, let place = program.place, case .bool(let holds) = value { probe.note(place, holds) }
            return .value(value)
        case .failure: return hasReadFault ? .undecided : .failed
        }
    }

    /// Evaluates in the place of `filled`: a row sees its own fields first.
    func run(_ program: Program, at filled: FilledGroup) -> Outcome {
        filled.outer == nil ? run(program, in: self) : run(program, in: RowView(row: filled, judgement: self))
    }

    /// Whether a condition holds; a fault of the definition is recorded by `report`.
    func holds(_ program: Program?, at filled: FilledGroup?, report: () -> Void) -> Truth {
        guard let program else { return .yes }
        switch filled.map({ run(program, at: $0) }) ?? run(program, in: self) {
        case .value(.bool(let flag)): return flag ? .yes : .no
        case .undecided: return .undecided
        case .value, .failed:
            report()
            return .undecided
        }
    }

    /// Whether a condition holds in a section or row whose fields stand bare.
    func holds(_ program: Program?, bareIn place: FilledGroup?, report: () -> Void) -> Truth {
        guard let program, let place else { return holds(program, at: nil, report: report) }
        switch run(program, in: RowView(row: place, judgement: self)) {
        case .value(.bool(let flag)): return flag ? .yes : .no
        case .undecided: return .undecided
        case .value, .failed:
            report()
            return .undecided
        }
    }

    /// The section of that name as it is filled in, and whether it is a list.
    func section(_ id: SectionID) -> (filled: FilledGroup, slot: Int?)? {
        for frame in frames {
            if frame.prefixes.contains([id.rawValue]) { return (frame.filled, nil) }
            if frame.prefixes.contains([]), let slot = frame.filled.group.slot(named: id.rawValue) { return (frame.filled, slot) }
        }
        return nil
    }

    /// Of each section that is asked how many there are.
    var sections: [SectionID: Int] {
        var counts: [SectionID: Int] = [:]
        for frame in frames {
            if let name = frame.prefixes.first?.first {
                if isAsked(frame.filled) == .yes { counts[SectionID(name)] = 1 }
            } else {
                for (index, slot) in frame.filled.group.slots.enumerated() {
                    judge(index, in: frame.filled)
                    counts[SectionID(slot.id.rawValue)] = frame.filled.rows[index].count
                }
            }
        }
        return counts
    }

    func isAsked(_ filled: FilledGroup) -> Truth {
        if let known = filled.isAsked { return known }
        // A circle through the group's own condition: the compiler refuses it.
        filled.isAsked = .undecided
        let truth = holds(filled.when, at: nil) {
            filled.groupFaults.append(SubmissionFault(.notJudged, at: filled.path))
        }
        filled.isAsked = truth
        return truth
    }
}

/// What an expression inside a row, or of a document asked for a section, sees: the own fields first, then what is around.
struct RowView: ExpressionEnvironment {
    let row: FilledGroup
    let judgement: Judgement

    var today: CivilDate { judgement.today }
    func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> { judgement.table(id, inputs) }
    func adding(_ period: Period, to date: CivilDate) -> CivilDate? { judgement.adding(period, to: date) }
    func date(of instant: Instant) -> CivilDate? { judgement.date(of: instant) }
    func value(of name: [String]) -> Value? {
        var place: FilledGroup? = row
        while let filled = place, filled === row || filled.outer != nil {
            if let slot = filled.group.slot(named: name[0]) {
                return judgement.value(ofSlot: slot, in: filled)?.member(at: name.dropFirst())
            }
            place = filled.outer
        }
        return judgement.value(of: name)
    }
}
