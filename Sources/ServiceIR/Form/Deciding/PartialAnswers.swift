/// What the answers so far decide, while others are still missing.
///
/// What was not answered is not taken as left empty: an expression that needs it has no value yet.
public final class PartialAnswers: ExpressionEnvironment {
    /// The questions that are asked now.
    public let inquiry: Inquiry
    /// What is wrong with what was answered.
    public let faults: [SubmissionFault]
    /// Of what is asked, what was not answered: `variant`, `SECTION.FIELD`, of a row `SECTION.LIST.FIELD`.
    public let unanswered: Set<String>
    private let questions: DecidingQuestions
    private let judgement: Judgement
    private let documents: FilledDocuments

    /// - Parameter json: a sending as a whole one would be, with or without answers that decide nothing.
    public init(_ json: JSONValue, to questions: DecidingQuestions, at moment: SubmissionMoment) throws(UnreadableDefinition) {
        self.questions = questions
        let validator = try SubmissionValidator(service: questions.service)
        var reading = Reading(service: questions.service, members: questions.reduced(json).object ?? [:])
        let judgement = Judgement(at: moment, tables: validator.tables)
        judgement.isUnfinished = true
        reading.readHead(into: judgement)
        let frames = validator.frames(of: reading.object("form"), judgement: judgement, reading: &reading)
        let documents = FilledDocuments(validator.documents.items, sent: nil, at: JSONPointer.root.appending("documents"))
        inquiry = validator.inquiry(of: frames, documents, judgement)
        var missing = Set(questions.words.filter { judgement.words[$0] == nil })
        for frame in frames where judgement.isAsked(frame.filled) == .yes {
            PartialAnswers.collectUnanswered(of: frame.filled, prefix: frame.prefixes[0].map { $0 + "." }.joined(), into: &missing)
        }
        unanswered = missing
        (self.judgement, self.documents) = (judgement, documents)
        faults =
            reading.faults.filter { $0.code != .required } + frames.flatMap(\.filled.allFaults)
            + validator.refusingTables.compactMap { $0.fault(in: judgement, pointer: validator.pointer) }
    }

    private static func collectUnanswered(of filled: FilledGroup, prefix: String, into missing: inout Set<String>) {
        for (index, slot) in filled.group.slots.enumerated() {
            let name = prefix + slot.id.rawValue
            for row in filled.rows[index] { collectUnanswered(of: row, prefix: name + ".", into: &missing) }
            guard slot.value == nil, filled.sent[index] == nil, case .faulty = filled.slots[index] else { continue }
            missing.insert(name)
        }
    }

    /// Of what these expressions read, what was not answered yet, and what nobody is asked here.
    public func open(in expressions: [Expression], scopes: [SectionID] = []) -> (questions: Set<String>, others: Set<String>) {
        let read = questions.read(by: expressions, in: scopes)
        return (read.questions.intersection(unanswered), read.others)
    }

    /// What has to be handed in, so far as it is known; what may yet have to be keeps its condition.
    public var needed: OrderedMap<DocumentID, Requirement> { needed(documents) }

    private func needed(_ filled: FilledDocuments) -> OrderedMap<DocumentID, Requirement> {
        var found = OrderedMap<DocumentID, Requirement>()
        for (index, item) in filled.items.enumerated() {
            let truth = filled.isAsked(index, judgement, report: { _ in })
            guard truth != .no else { continue }
            var one = item.entry.requirement
            if truth == .yes { one.when = nil }
            if one.isOptional, one.optionalWhen != nil {
                switch judgement.holds(item.entry.optional, bareIn: item.place, report: {}) {
                case .yes: one.optionalWhen = nil
                case .no: (one.isOptional, one.optionalWhen) = (false, nil)
                case .undecided: break
                }
            }
            // What one of several sections says is not said of all of them.
            if one.per.isEmpty {
                one.name = one.name.narrowed(holds)
                one.bring = one.bring.narrowed(holds)
                one.copies = one.copies?.narrowed(holds)
                one.receivers = one.receivers?.narrowed(holds)
                if let members = filled.inner(index, judgement) { one.members = needed(members) }
            }
            found[item.entry.id] = one
        }
        return found
    }

    /// Whether a condition holds; `nil` where that is not known yet.
    private func holds(_ condition: Expression) -> Bool? {
        guard let program = try? Program(condition), case .value(.bool(let flag)) = judgement.run(program, in: judgement) else {
            return nil
        }
        return flag
    }

    // MARK: Names

    public var today: CivilDate { judgement.today }
    public func value(of name: [String]) -> Value? { judgement.value(of: name) }
    public func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> { judgement.table(id, inputs) }
    public func adding(_ period: Period, to date: CivilDate) -> CivilDate? { judgement.adding(period, to: date) }
    public func date(of instant: Instant) -> CivilDate? { judgement.date(of: instant) }
}
