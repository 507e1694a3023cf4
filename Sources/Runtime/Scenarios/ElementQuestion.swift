import ServiceIR

/// Whether a case that was played has a part of its service.
struct ElementQuestion {
    private let element: ServiceElement
    private let engine: Engine
    /// What a search is after, to come near to an answer.
    let items: [CoverageItem]

    init(_ element: ServiceElement, in engine: Engine) {
        self.element = element
        self.engine = engine
        items = CoverageCensus.items(of: engine).filter { Self.isWay($0, to: element) }
    }

    /// Whether the submission alone decides it.
    var isOfForm: Bool {
        switch element {
        case .section, .field, .document: true
        default: false
        }
    }

    /// Actions lead on, and conditions have two ways.
    private static func isWay(_ item: CoverageItem, to element: ServiceElement) -> Bool {
        switch element {
        case .section, .field, .document, .condition, .amount: item.kind == .condition
        case .step, .action, .stepField, .stepDocument, .item, .output: item.kind != .row
        }
    }

    /// Whether the case has it; `nil` where it says nothing of it: it was refused, or it never came so far.
    func answer(_ play: ScenarioPlay) -> Bool? {
        guard play.failures.isEmpty, let subject = play.subject else { return nil }
        switch element {
        case .section(let id):
            if engine.service.form.sections[id]?.many != nil {
                return play.inquiry.map { inquiry in inquiry.asked.contains { $0 == id.rawValue || $0.hasPrefix("\(id).") } }
            }
            return play.inquiry?.asked.contains(id.rawValue)
        case .field(let path): return play.inquiry.map { inquiry in inquiry.asked.contains { Self.withoutRows($0) == path } }
        case .document(let path): return play.inquiry.map { inquiry in inquiry.documents.contains { isPart($0, of: path) } }
        case .step(let id): return isReached(id, in: subject)
        case .action(let step, let action):
            let isTaken = play.coverage.actions.contains("\(step).\(action)")
            return isTaken || subject.end != nil || isReached(step, in: subject) ? isTaken : nil
        case .stepField(let step, let action, let field):
            guard let record = subject.records[step] else { return subject.end == nil ? nil : false }
            return records(record, action).contains { $0.values[ID(field.rawValue)] != nil }
        case .stepDocument(let step, let action, let document):
            guard let record = subject.records[step] else { return subject.end == nil ? nil : false }
            return records(record, action).contains { $0.documents[ID(document.rawValue)] != nil }
        case .item(let id):
            if let account = subject.fees[id] { return account.due > 0 }
            return subject.end == nil ? nil : false
        case .amount(let id, let row): return isChosen(id, row, play)
        case .output(let id):
            if subject.outputs.contains(where: { $0.key.declared == id && $0.value.issues.contains { $0.released != nil } }) { return true }
            return subject.end == nil ? nil : false
        case .condition(let id):
            return engine.service.conditions[id].flatMap(play.holds)
        }
    }

    private func isReached(_ id: StepID, in subject: Case) -> Bool {
        if subject.end?.step == id { return true }
        let moments = subject.history.filter { $0.step == id }
        if moments.contains(where: { $0.kind == .passed }), !moments.contains(where: { $0.kind != .passed }) { return false }
        return (subject.records[id]?.visits ?? 0) > 0 || !moments.isEmpty
    }

    private func records(_ record: StepRecord, _ action: ActionID?) -> [FilledJSON] {
        if let action { return record.byAction[action].map { [$0] } ?? [] }
        return [record.last] + record.byRole.values
    }

    /// Whether an amount is worked out by this row: the first whose guard holds.
    private func isChosen(_ id: FeeItemID, _ row: Int, _ play: ScenarioPlay) -> Bool? {
        guard let item = engine.service.payable(id), row < item.amount.rows.count else { return nil }
        if let when = item.when, play.holds(when) != true { return play.holds(when) }
        for (place, guarded) in item.amount.rows.enumerated() {
            guard let when = guarded.when else { return place == row }
            guard let isMet = play.holds(when) else { return nil }
            if isMet { return place == row }
        }
        return nil
    }

    /// A name without the numbers of rows: `saksi.2.nama` as `saksi.nama`.
    private static func withoutRows(_ name: String) -> [String] {
        name.split(separator: ".").map(String.init).filter { Int($0) == nil }
    }

    /// Whether what is asked is the document at a path, perhaps for one section or row of several.
    private func isPart(_ asked: String, of path: [String]) -> Bool {
        let parts = Self.withoutRows(asked)
        if parts == path { return true }
        let per = engine.service.documents[DocumentID(path[0])]?.per.map(\.rawValue) ?? []
        return parts.count > 1 && parts[0] == path[0] && per.contains(parts[1]) && parts.dropFirst(2).elementsEqual(path.dropFirst())
    }
}
