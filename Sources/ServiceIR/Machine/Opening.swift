/// Who or what opens a case, where it is not the applicant: exactly one of the two.
public struct Opening: Hashable, Sendable, Codable {
    public var role: RoleID?
    public var timer: OpeningTimer?
    public init(role: RoleID) { self.role = role }
    public init(timer: OpeningTimer) { self.timer = timer }
}

/// Opens one case for each output of a kind: on one day of every month or year, or on days counted from its own issue. Its holder is the applicant.
public struct OpeningTimer: Hashable, Sendable, Codable {
    public enum Interval: String, Hashable, Sendable, Codable, CaseIterable { case month, year }
    /// With `day`; exactly one of this and `after`.
    public var every: Interval?
    /// A day that a month lacks is its last.
    public var day: Int?
    /// Of `year`.
    public var month: Int?
    /// In days, weeks, months or years: due whenever so much more has passed since the output was issued.
    public var after: Period?
    /// Which outputs, and in which states.
    public var forEach: IssuedOutput
    public init(every: Interval, day: Int, month: Int? = nil, forEach: IssuedOutput) {
        self.every = every
        self.day = day
        self.month = month
        self.forEach = forEach
    }
    public init(after: Period, forEach: IssuedOutput) {
        self.after = after
        self.forEach = forEach
    }

    /// Whether cases are opened on this day for some output.
    public func mayBeDue(on date: CivilDate) -> Bool { after != nil || isDue(on: date, issuedOn: nil) }

    /// Whether a case is opened on this day for an output that was issued then.
    public func isDue(on date: CivilDate, issuedOn: CivilDate?) -> Bool {
        if let after { return issuedOn.map { after.divides($0, date) } ?? false }
        guard let every, let wanted = self.day else { return false }
        let (year, month, day) = date.components
        if every == .year, month != self.month { return false }
        let next = month == 12 ? CivilDate(year: year + 1, month: 1, day: 1) : CivilDate(year: year, month: month + 1, day: 1)
        let last = next.map { CivilDate(dayNumber: $0.dayNumber - 1).components.day } ?? 31
        return day == min(wanted, last)
    }
}

extension Period {
    /// Whether `end` is a whole number of such periods, one or more, after `start`, each counted from `start` itself.
    fileprivate func divides(_ start: CivilDate, _ end: CivilDate) -> Bool {
        guard amount > 0, start < end else { return false }
        let passed: Int
        switch unit {
        case .days: passed = end.dayNumber - start.dayNumber
        case .weeks: passed = (end.dayNumber - start.dayNumber) / 7
        case .months, .years:
            let (from, to) = (start.components, end.components)
            let months = (to.year - from.year) * 12 + to.month - from.month
            passed = unit == .years ? months / 12 : months
        case .workingDays, .hours, .minutes: return false
        }
        return passed > 0 && passed % amount == 0 && start.adding(Period(passed, unit)) == end
    }
}

extension CompiledService {
    /// The timers that open its cases, each with the variant that it opens.
    public var openingTimers: [(variant: VariantID?, timer: OpeningTimer)] {
        guard let openedBy else { return [] }
        if let timer = openedBy.constant?.timer { return variants.isEmpty ? [(nil, timer)] : variants.keys.map { ($0, timer) } }
        return variants.keys.compactMap { variant in
            let chosen = openedBy.rows.first { row in
                guard let when = row.when, let program = try? Program(when) else { return true }
                if case .success(true) = program.holds(VariantAlone(variant: variant)) { return true }
                return false
            }
            return chosen?.value.timer.map { (variant, $0) }
        }
    }

    /// The day on which the output was issued for which a timer opens a case, as the form says it.
    public func issueDate(of output: IssuedOutput, in submission: Submission) -> CivilDate? {
        for (id, section) in form.sections where section.many == nil {
            for (field, question) in section.fields {
                guard let issued = question.issued, issued.names.contains(where: output.names.contains),
                    case .date(let day)? = submission.values[ID("\(id).\(field)")]?.member(at: ["issued_on"])
                else { continue }
                return day
            }
        }
        return nil
    }

    /// What a timer sends for an output: its number, what it keeps and what its own case was told, wherever a field has the name; files stay there.
    ///
    /// - Parameter earlier: the submission of the case that the output came from, as it was sent.
    public func sending(for fact: IssuedFact, from earlier: JSONValue, variant: VariantID?) -> JSONValue {
        var known = JSONObject()
        for (_, section) in earlier["form"]?.object ?? [:] { for (field, value) in section.object ?? [:] { known[field] = value } }
        for (id, value) in fact.values { known[ID(id.rawValue)] = value }
        var form = JSONObject()
        for (id, section) in self.form.sections {
            var members = JSONObject()
            for (field, question) in section.fields where question.value == nil {
                if let issued = question.issued {
                    if issued.names.contains(fact.name) { members[ID(field.rawValue)] = .string(fact.number) }
                } else if question.resource == nil, let value = known[ID(field.rawValue)],
                    UploadedFile.all(in: [ID(field.rawValue): value], [field: question]).isEmpty
                {
                    members[ID(field.rawValue)] = value
                }
            }
            if !members.isEmpty { form[ID(id.rawValue)] = .object(members) }
        }
        var sending: JSONObject = ["form": .object(form)]
        if let variant { sending["variant"] = .string(variant.rawValue) }
        return .object(sending)
    }
}

/// All that a `when` of `opened_by` may read.
private struct VariantAlone: ExpressionEnvironment {
    let variant: VariantID
    var today: CivilDate { CivilDate(dayNumber: 0) }
    func value(of name: [String]) -> Value? { name == ["variant"] ? .text(variant.rawValue) : nil }
    func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> { .failure(.unknownFunction(id)) }
    func adding(_ period: Period, to date: CivilDate) -> CivilDate? { nil }
}
