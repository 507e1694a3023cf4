import Expectations
import Runtime
import ServiceIR
import Testing

/// One row of a trace: at a moment somebody does something; where the case is then, what it caused, what is due.
struct Row {
    var at: String
    var event: Event
    /// `survei`; in a block `pendapat(dinkes: kesehatan, …)`; `end granted`; `refused SLUG`.
    var state: String
    /// In the words of `Trace.words`, in order.
    var effects: [String] = []
    /// By step or `sla:PROMISE`; `-` = none, it stands or has none.
    var due: [String: String] = [:]
    init(_ at: String, _ event: Event, _ state: String, _ effects: [String] = [], due: [String: String] = [:]) {
        self.at = at
        self.event = event
        self.state = state
        self.effects = effects
        self.due = due
    }
}

/// Walks one case through rows worked out by hand.
struct Trace {
    let engine: Engine
    var subject: Case

    init(
        _ service: CompiledService, luas: Int, applicant: String = "person", channel: String = "online",
        by actor: Actor = .applicant("warga"),
        at: String, _ state: String, _ effects: [String] = [], due: [String: String] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        engine = try Engine(service: service, catalog: Fixtures.catalog())
        let now = Fixtures.instant(at)
        let json = Fixtures.submission(luas: luas, applicant: applicant, channel: channel)
        let submission = try engine.submissions.validate(json, at: SubmissionMoment(now, in: .wib)).get()
        let (opened, told) = try engine.begin(submission: submission, by: actor, at: now).get()
        subject = opened
        check(state, told, effects, due, now, sourceLocation)
    }

    mutating func walk(_ rows: [Row], sourceLocation: SourceLocation = #_sourceLocation) throws {
        for (number, row) in rows.enumerated() {
            let now = Fixtures.instant(row.at)
            switch engine.step(subject, row.event, at: now) {
            case .failure(let refusal):
                expect("refused \(refusal.slug)", equals: row.state, "row \(number + 1) at \(row.at)", sourceLocation: sourceLocation)
            case .success(let (next, told)):
                subject = next
                check(row.state, told, row.effects, row.due, now, sourceLocation, "row \(number + 1) at \(row.at)")
                // What is stored is what is read back.
                let stored = JSONCoder.bytes(next)
                expect(stored, equals: JSONCoder.encode(next).bytes(.compact), sourceLocation: sourceLocation)
                try expect(JSONCoder.decode(Case.self, parsing: stored), equals: next, sourceLocation: sourceLocation)
            }
            let event = JSONCoder.bytes(row.event)
            expect(event, equals: JSONCoder.encode(row.event).bytes(.compact), sourceLocation: sourceLocation)
            try expect(JSONCoder.decode(Event.self, parsing: event), equals: row.event, sourceLocation: sourceLocation)
        }
    }

    private func check(
        _ state: String, _ told: [Effect], _ effects: [String], _ due: [String: String], _ now: Instant, _ place: SourceLocation,
        _ row: String = "submission"
    ) {
        expect(Trace.state(of: subject), equals: state, row, sourceLocation: place)
        expect(told.map(Trace.words), equals: effects, row, sourceLocation: place)
        for (name, date) in due.sorted(by: { $0.key < $1.key }) {
            let promise = engine.promises(of: subject, at: now).first { "sla:\($0.promise)" == name }
            let instant = name.hasPrefix("sla:") ? promise?.due : engine.stepDue(of: subject, step: StepID(name))
            expect("\(name) \(instant.map(Trace.local) ?? "-")", equals: "\(name) \(date)", row, sourceLocation: place)
        }
    }

    static func state(of subject: Case) -> String {
        if let end = subject.end { return "end \(end.kind.rawValue)" }
        func shown(_ position: Position) -> String {
            if position.branches.isEmpty { return position.step.rawValue }
            return "\(position.step)(\(position.branches.map { "\($0.key): \(shown($0.value))" }.joined(separator: ", ")))"
        }
        return subject.position.map(shown) ?? "nowhere"
    }

    /// Local time; the end of a day belongs to that day.
    static func local(_ instant: Instant) -> String {
        let text = instant.localText(in: .wib)
        guard text.hasSuffix("T00:00"), let moment = LocalMoment(text) else { return text }
        return "\(CivilDate(dayNumber: moment.date.dayNumber - 1))T24:00"
    }

    static func words(_ effect: Effect) -> String {
        switch effect {
        case .setTimer(let id, let due): return "set \(id) \(local(due))"
        case .cancelTimer(let id): return "stop \(id)"
        case .notify(let notice):
            if case .role(let role, let of) = notice.to { return "tell \(role)\(of.map { " of \($0)" } ?? "") \(notice.subject.rawValue)" }
            return "tell applicant \(notice.subject.rawValue)" + (notice.text.map { ": \($0["id"])" } ?? "")
        case .bill(_, let amounts, let due):
            return "bill \(amounts.map { "\($0.key)=\($0.value)" }.joined(separator: " ")) \(due.map(local) ?? "-")"
        case .payOut(_, let amounts, let accounts):
            return "pay out " + amounts.map { "\($0.key)=\($0.value) to \(accounts[$0.key]?.text ?? "-")" }.joined(separator: " ")
        case .number(let id, let pattern, let date): return "number \(id) \(NumberPattern(pattern).number(7, on: date))"
        case .render(let id): return "render \(id)"
        case .sign(let id, let signature):
            return "\(signature.isInitial ? "initial" : "sign") \(id) \(signature.by.standIn ?? signature.by.role)"
        case .free(let booking): return "free \(booking.resource) \(booking.unit ?? 0) \(local(booking.start))"
        case .book(let booking): return "book \(booking.resource) \(booking.unit ?? 0) \(local(booking.start))"
        case .release(let ids): return "release \(ids.map(\.rawValue).joined(separator: " "))"
        case .revoke(let gone):
            return "\(gone.isReplaced ? "replace" : "revoke") \(gone.service).\(gone.output) \(gone.number ?? "own")"
        case .cancelOutput(let id): return "cancel \(id)"
        case .end(let kind): return "end \(kind.rawValue)"
        case .call(let system, let step): return "call \(system) \(step)"
        }
    }
}

extension Event {
    /// The one person who holds the role acts.
    static func act(
        _ role: RoleID, _ step: StepID, _ action: ActionID = .done, _ values: JSONObject = [:], documents: JSONObject = [:],
        reason: String? = nil,
        person: PersonID? = nil, others: [PersonID]? = nil, of: String? = nil
    ) -> Event {
        var actor = Actor(kind: .officer, person: person ?? PersonID("si_\(role)"), roles: [HeldRole(role, of: of)])
        actor.otherAccounts = others
        var act = Act(step: step, action: action, by: role == .applicant ? .applicant("warga") : actor)
        act.values = values
        act.documents = documents
        act.reason = reason
        return .acted(act)
    }
    static func mend(_ step: StepID, _ form: JSONObject = [:], by actor: Actor = .applicant("warga")) -> Event {
        var completion = Completion(step: step, by: actor)
        if !form.isEmpty { completion.form["reklame"] = .object(form) }
        return .repaired(completion)
    }
    static func pay(_ step: StepID, _ items: FeeItemID..., by actor: Actor = .system("bank")) -> Event {
        .paid(Receipt(step: step, items: items, receipt: "K-1", by: actor))
    }
    static func due(_ step: StepID) -> Event { .timer(.step(step)) }
    static func repairDue(_ step: StepID) -> Event { .timer(.repair(at: step)) }
    static func withdraw(_ reason: String? = nil) -> Event { .withdrawn(Withdrawal(by: .applicant("warga"), reason: reason)) }
}
