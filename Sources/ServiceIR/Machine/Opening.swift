/// Who or what opens a case, where it is not the applicant: exactly one of the two.
public struct Opening: Hashable, Sendable, Codable {
    public var role: RoleID?
    public var timer: OpeningTimer?
    public init(role: RoleID) { self.role = role }
    public init(timer: OpeningTimer) { self.timer = timer }
}

/// Opens one case for each output of a kind, on one day of every month or year: its holder is the applicant.
public struct OpeningTimer: Hashable, Sendable, Codable {
    public enum Interval: String, Hashable, Sendable, Codable, CaseIterable { case month, year }
    public var every: Interval
    /// A day that a month lacks is its last.
    public var day: Int
    /// Of `year`.
    public var month: Int?
    /// Which outputs, and in which states.
    public var forEach: IssuedOutput
    public init(every: Interval, day: Int, month: Int? = nil, forEach: IssuedOutput) {
        self.every = every
        self.day = day
        self.month = month
        self.forEach = forEach
    }

    /// Whether cases are opened on this day.
    public func isDue(on date: CivilDate) -> Bool {
        let (year, month, day) = date.components
        if every == .year, month != self.month { return false }
        let next = month == 12 ? CivilDate(year: year + 1, month: 1, day: 1) : CivilDate(year: year, month: month + 1, day: 1)
        let last = next.map { CivilDate(dayNumber: $0.dayNumber - 1).components.day } ?? 31
        return day == min(self.day, last)
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
                    if issued.service == fact.service, issued.output == fact.output { members[ID(field.rawValue)] = .string(fact.number) }
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
