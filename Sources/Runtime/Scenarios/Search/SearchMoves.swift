import ServiceIR

/// What may be done next in a case, and the entry of a scenario that it becomes.
extension ScenarioSearch {
    struct Move {
        /// `STEP.ACTION`; of a wait and the like nothing.
        var name: String?
        var kind: ScenarioEntry.Kind
        /// Neither back nor out nor into time.
        var leadsOn = true
        var fields: OrderedMap<FieldID, Field> = [:]
        var documents: OrderedMap<DocumentID, Requirement> = [:]
        var isFilled: Bool { !fields.isEmpty || !documents.isEmpty }
    }

    /// What one try is after.
    struct Aims {
        /// The actions that no scenario has taken, and this one neither.
        var news: Set<String>
        let isWithdrawalWanted: Bool

        init(_ gaps: [CoverageGap], withdrawnEnd: StepID) {
            news = Set(gaps.filter { $0.item.kind == .action }.map(\.item.name))
            isWithdrawalWanted = gaps.contains { $0.item.kind == .step && $0.item.name == withdrawnEnd.rawValue }
        }
    }

    func moves(in subject: Case, at now: Instant, _ source: inout SampleSource) -> [Move] {
        var moves: [Move] = []
        let tasks = engine.tasks(of: subject)
        for task in tasks {
            guard let step = engine.step(task.step) else { continue }
            let named = tasks.count > 1 ? task.step : nil
            switch task.waiting {
            case .time: continue
            case .notice:
                var objection = ScenarioObjection(name: "Warga", contact: "08123456789\(source.choice(of: 0..<10) ?? 0)")
                objection.step = named
                moves.append(Move(kind: .object(objection), leadsOn: false, fields: step.fields, documents: step.documents))
            case .repair:
                var act = ScenarioAct(by: [.applicant], action: .done)
                act.step = named
                moves.append(Move(kind: .act(act)))
            case .payment:
                var payment = ScenarioPayment(items: [], by: task.roles.first)
                payment.step = named
                moves.append(Move(name: "\(task.step).\(ActionID.done)", kind: .pay(payment)))
                if step.asksAnything {
                    var proof = ScenarioAct(by: [.applicant], action: .done)
                    proof.step = named
                    moves.append(
                        Move(name: "\(task.step).\(ActionID.done)", kind: .act(proof), fields: step.fields, documents: step.documents))
                }
                fallthrough
            case .action:
                for offer in task.offers {
                    guard let role = task.roles.first else { continue }
                    // Of several applicants the next one that has not said done.
                    let party = offer.action == .done ? engine.partiesLeft(of: subject, at: task).first : nil
                    var act = ScenarioAct(by: [party.map { RoleID($0.rawValue) } ?? role], action: offer.action)
                    act.step = named
                    if offer.reason.isRequired || !offer.reason.options.isEmpty {
                        act.reason =
                            source.choice(of: offer.reason.options.keys)?.rawValue
                            ?? (engine.language == "id" ? "Contoh alasan" : "An example")
                    }
                    let action = step.actions[offer.action]
                    var move = Move(name: "\(task.step).\(offer.action)", kind: .act(act))
                    if offer.asksStepFields { (move.fields, move.documents) = (step.fields, step.documents) }
                    for (id, field) in action?.fields ?? [:] { move.fields[id] = field }
                    for (id, document) in action?.documents ?? [:] { move.documents[id] = document }
                    if offer.isRepair { move.documents = [:] }
                    move.leadsOn = !offer.isRepair && !offer.goesBack
                    moves.append(move)
                }
            }
        }
        if let next = subject.timers.values.min() {
            let days = Swift.max(1, (next.seconds - now.seconds + 86_399) / 86_400)
            moves.append(Move(kind: .wait(Period(Int(days), .days)), leadsOn: false))
        }
        return moves
    }

    /// A move with answers and documents drawn for it.
    func filled(_ move: Move, _ subject: Case, _ source: inout SampleSource) -> ScenarioEntry.Kind {
        guard move.isFilled else { return move.kind }
        if case .object(var objection) = move.kind {
            let record = sampler.record(
                of: move.fields, move.documents, form: subject.submission["form"]?.object ?? [:], seed: source.next())
            objection.with = record.values
            objection.documents = record.documents
            return .object(objection)
        }
        guard case .act(var act) = move.kind else { return move.kind }
        let record = sampler.record(
            of: move.fields, move.documents, form: subject.submission["form"]?.object ?? [:],
            rows: rowCounts(of: move.fields, subject), seed: source.next())
        act.with = record.values
        act.documents = record.documents
        return .act(act)
    }

    /// How many rows the lists have of which others have one for each.
    func rowCounts(of fields: OrderedMap<FieldID, Field>, _ subject: Case) -> [String: Int] {
        Dictionary(
            fields.values.compactMap(\.per).map { ($0.text, engine.rows(of: $0, in: subject, at: subject.updated).count) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Without the answers that were not asked.
    func kept(_ entry: ScenarioEntry, in play: ScenarioPlay) -> ScenarioEntry {
        guard case .act(var act) = entry.kind, !act.with.isEmpty,
            let step = act.step ?? play.subject?.history.last(where: { $0.kind == .acted || $0.kind == .proved })?.step,
            let record = play.subject?.records[step]
        else { return entry }
        let known = Set((record.last.values.keys + (record.byAction[act.action]?.values.keys ?? [])).map(\.rawValue))
        act.with = JSONObject(act.with.filter { known.contains($0.key.rawValue) }.map { ($0.key, $0.value) })
        return ScenarioEntry(.act(act), place: entry.place)
    }

    /// What several do on one step, one after the other, is one entry.
    static func joined(_ entries: [ScenarioEntry]) -> [ScenarioEntry] {
        var result: [ScenarioEntry] = []
        for entry in entries {
            if case .act(let act) = entry.kind, act.action == .done, act.by != [.applicant], act.with.isEmpty, act.documents.isEmpty,
                act.reason == nil, case .act(var before)? = result.last?.kind, before.action == .done, before.by != [.applicant],
                before.step == act.step, before.with.isEmpty, before.documents.isEmpty, before.reason == nil
            {
                before.by += act.by
                result[result.count - 1].kind = .act(before)
            } else {
                result.append(entry)
            }
        }
        return result
    }
}
