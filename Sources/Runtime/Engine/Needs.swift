import ServiceIR

/// What an applicant needs by the answers that she has given so far; what is not decided yet stays open, with the questions that decide it.
public struct Needs {
    public struct FeeLine {
        public let id: FeeItemID
        /// As far as it is narrowed: with a condition, it may or may not be due.
        public let item: FeeItem
        /// Rupiah; `nil` where that is not known yet.
        public let amount: Int64?
        public let open: [String]
    }
    public struct NeededDocument {
        public let id: DocumentID
        /// Without a condition it is needed; with one it may be.
        public let requirement: Requirement
        public let open: [String]
    }
    public struct Time {
        public let id: PromiseID
        /// Without rows nothing is promised for these answers.
        public let promise: Promise
        public let open: [String]
    }

    public let answers: PartialAnswers
    public fileprivate(set) var documents: [NeededDocument] = []
    /// The items that are or may be due.
    public fileprivate(set) var fee: [FeeLine] = []
    /// Of all that is due; `nil` while an item is open.
    public var total: Int64? {
        var sum: Int64 = 0
        for line in fee {
            guard let amount = line.amount, case let (next, overflow) = sum.addingReportingOverflow(amount), !overflow else { return nil }
            sum = next
        }
        return sum
    }
    public fileprivate(set) var promises: [Time] = []
    /// Who signs what is issued; where nothing is signed, who lets the case pass to its release.
    public fileprivate(set) var deciders: [(step: StepID, roles: Rows<[RoleID]>)] = []
}

extension Engine {
    /// What one needs by these answers, if one filed at that instant.
    ///
    /// - Parameter json: a sending as a whole one would be, as far as it is filled in.
    public func needs(_ json: JSONValue, _ questions: DecidingQuestions, at instant: Instant) throws -> Needs {
        let answers = try PartialAnswers(json, to: questions, at: moment(at: instant))
        let environment = AnswersEnvironment(self, answers)
        var needs = Needs(answers: answers)
        /// The questions that are to be answered still, and by their first name what nobody can answer before.
        func open(_ expressions: [Expression], scopes: [SectionID] = []) -> [String] {
            let (left, others) = answers.open(in: expressions, scopes: scopes)
            return left.sorted(by: Text.less) + others.sorted(by: Text.less)
        }
        for (id, requirement) in answers.needed {
            let expressions = requirement.expressions + requirement.members.values.flatMap(\.expressions)
            needs.documents.append(Needs.NeededDocument(id: id, requirement: requirement, open: open(expressions, scopes: requirement.per)))
        }
        for (id, item) in service.fee.items {
            var left = item
            switch item.when.map(environment.truth) ?? .some(true) {
            case .some(false): continue
            case .some(true): left.when = nil
            case nil: break
            }
            left.amount = item.amount.narrowed(environment.truth)
            let amount = item.isUnstated ? nil : try? environment.amount(id, item)
            let expressions = [left.when].compactMap(\.self) + left.amount.guards + left.amount.rows.map(\.value)
            needs.fee.append(Needs.FeeLine(id: id, item: left, amount: amount, open: amount == nil ? open(expressions) : []))
        }
        for (id, promise) in service.promises {
            var left = promise
            left.within = promise.within?.narrowed(environment.truth)
            if let only = left.within?.constant, only.per != nil, let period = try? environment.period(promise.within) {
                left.within = Rows(always: TimeLimit(PeriodRange(period)))
            }
            left.until = promise.until?.narrowed(environment.truth)
            let limits = (left.within?.guards ?? []) + (left.within?.rows.compactMap(\.value.per) ?? [])
            needs.promises.append(Needs.Time(id: id, promise: left, open: open(limits + (left.until?.guards ?? []))))
        }
        needs.deciders = deciders.map { id, roles in (id, roles.narrowed(environment.truth)) }.filter { !$0.1.rows.isEmpty }
        return needs
    }

    private var deciders: [(StepID, Rows<[RoleID]>)] {
        let steps = allSteps.compactMap { id in step(id).map { (id, $0) } }
        func performers(_ isMeant: (Step) -> Bool) -> [(StepID, Rows<[RoleID]>)] {
            steps.filter { isMeant($0.1) }.compactMap { id, step in step.performers.map { (id, $0.rows) } }
        }
        let signers = performers { !$0.signs.isEmpty }
        guard signers.isEmpty else { return signers }
        return performers { step in
            (step.routes + step.actions.values.flatMap(\.routes)).contains { route in
                guard let next = self.step(route.to) else { return false }
                return next.kind == .release || next.end == .granted
            }
        }
    }
}

/// The engine's rules by answers alone, without a case.
private final class AnswersEnvironment: EngineEnvironment {
    private let engine: Engine
    private let answers: PartialAnswers
    /// Fees that are being evaluated: a circle has no value.
    private var busy: Set<String> = []

    init(_ engine: Engine, _ answers: PartialAnswers) {
        self.engine = engine
        self.answers = answers
    }

    var today: CivilDate { answers.today }
    func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> { answers.table(id, inputs) }
    func adding(_ period: Period, to date: CivilDate) -> CivilDate? { answers.adding(period, to: date) }
    func date(of instant: Instant) -> CivilDate? { answers.date(of: instant) }

    func value(of name: [String]) -> Value? {
        guard name.count == 2, name[0] == "fee" else { return answers.value(of: name) }
        guard name[1] != "total" else {
            return engine.service.fee.items.keys.reduce(Value?.some(.integer(0))) { sum, id in
                guard case .integer(let sum)? = sum, case .integer(let one)? = self.fee(id),
                    case let (next, overflow) = sum.addingReportingOverflow(one), !overflow
                else { return nil }
                return .integer(next)
            }
        }
        return fee(FeeItemID(name[1]))
    }

    private func fee(_ id: FeeItemID) -> Value? {
        guard let item = engine.service.fee.items[id], busy.insert(id.rawValue).inserted else { return nil }
        defer { busy.remove(id.rawValue) }
        return (try? amount(id, item)).map { .integer($0) }
    }

    func evaluate(_ expression: Expression) throws(Refusal) -> Value {
        guard let program = engine.programs[expression.text], case .success(let value) = program.evaluate(self)
        else { throw .valueMissing(expression.text) }
        return value
    }

    /// `nil` where it is not known yet.
    func truth(_ condition: Expression) -> Bool? {
        guard case .bool(let holds)? = try? evaluate(condition) else { return nil }
        return holds
    }
}
