import Runtime
import ServiceDSL
import ServiceIR

/// One case on the real engine, in which everybody acts whose turn it is: at random, or along a way that a finding tells.
struct Player {
    let engine: Engine
    let sampler: SubmissionSampler
    /// When whoever has a step acts.
    enum Pace { case atOnce, atTheLastMoment }
    var pace = Pace.atOnce
    private(set) var dice: Walk.Dice
    private(set) var now: Instant
    private(set) var filer: Actor
    private(set) var sent: JSONValue
    private(set) var subject: Case
    /// All that happened, from the beginning.
    private(set) var events: [(event: Event, at: Instant)] = []
    /// The last refusal that is the definition's own fault.
    private(set) var broken: Refusal?

    /// What somebody can do, or what the clock brings.
    fileprivate struct Move {
        var event: Event
        var at: Instant
        var step: StepID?
        var cause: Diagnostic.Move.Cause
        var action: String?
        var isTimer: Bool { if case .timer = event { true } else { false } }
    }

    /// A case that was accepted; `nil` where the engine refuses it, whose refusal stays in `refusal`.
    init?(
        _ engine: Engine, _ sampler: SubmissionSampler, _ submission: JSONValue, by filer: Actor, at now: Instant, seed: UInt64,
        refusal: inout Refusal?
    ) {
        let moment = engine.moment(at: now, register: sampler.moment.register)
        guard case .success(let checked) = engine.submissions.validate(submission, at: moment) else { return nil }
        switch engine.begin(submission: checked, by: filer, at: now) {
        case .failure(let no):
            refusal = no
            return nil
        case .success(let (opened, _)): subject = opened
        }
        (self.engine, self.sampler, self.filer, self.now, sent) = (engine, sampler, filer, now, submission)
        dice = Walk.Dice(seed: seed)
    }

    /// The same case, going on otherwise.
    func copy(seed: UInt64) -> Player {
        var copy = self
        copy.dice = Walk.Dice(seed: seed)
        return copy
    }

    /// Nobody acts until the next timer; false where none is set.
    mutating func letTimePass() -> Bool {
        guard events.count < 200, let next = subject.timers.min(by: { $0.value < $1.value }) else { return false }
        return apply(.timer(next.key), at: max(now, next.value))
    }

    // MARK: Playing

    /// Somebody, or the clock, does something that is possible now; false where nothing is.
    ///
    /// - Parameter allows: by step, and the action where a person takes one.
    mutating func playOn(where allows: (StepID?, String?) -> Bool = { _, _ in true }) -> Bool {
        var moves = moves().filter { allows($0.step, $0.action) }
        moves.shuffle(using: &dice)
        // Mostly people act before time is over.
        let isPatient = dice.chance(20)
        for isTimer in isPatient ? [true, false] : [false, true] {
            for move in moves where move.isTimer == isTimer {
                if take(move) { return true }
            }
        }
        return false
    }

    /// Goes on at random until `isThere`, at most so many events.
    mutating func playOn(most: Int, where allows: (StepID?, String?) -> Bool = { _, _ in true }, until isThere: (Player) -> Bool) -> Bool {
        for _ in 0..<most {
            if isThere(self) { return true }
            if subject.end != nil || !playOn(where: allows) { return false }
        }
        return isThere(self)
    }

    /// Goes the way, from wherever the case is now; false where it did not come to its end.
    ///
    /// A move is made only if it leads to the step that the way names next. What others do in other branches is done between.
    mutating func go(_ way: [Diagnostic.Move]) -> Bool {
        guard let first = way.first else { return false }
        if !playOn(most: 40, until: { $0.isAt(first.step) || $0.hasPassed(way) }) { return false }
        var place = 0
        // It begins where nobody waits, and the case has gone on already, or is in the branches of the block.
        if !isAt(first.step) || first.cause == .branch { _ = follow(way, from: &place, before: nil) }
        return finish(way, &place)
    }

    private mutating func finish(_ way: [Diagnostic.Move], _ place: inout Int) -> Bool {
        var left = 40
        while place + 1 < way.count {
            left -= 1
            guard left >= 0, subject.end == nil else { return false }
            let move = way[place]
            let before = self
            if move.cause?.isEvent == true, isAt(move.step) {
                guard make(move, on: way, &place) else { return false }
            } else {
                let ahead = Set(way[place...].map(\.step))
                guard playOn(where: { step, _ in step.map { !ahead.contains($0.rawValue) } ?? true }) || playOn() else { return false }
                _ = follow(way, from: &place, before: before.subject)
            }
        }
        return true
    }

    /// Makes the one move, filled in so that it leads where the way leads.
    private mutating func make(_ wanted: Diagnostic.Move, on way: [Diagnostic.Move], _ place: inout Int) -> Bool {
        for _ in 0..<24 {
            var trial = self
            trial.dice = Walk.Dice(seed: dice.next())
            let fitting = trial.moves().filter { $0.step?.rawValue == wanted.step && $0.fits(wanted) }
            guard let move = trial.dice.pick(fitting), trial.take(move) else {
                broken = trial.broken ?? broken
                continue
            }
            var reached = place
            if trial.follow(way, from: &reached, before: subject) || trial.stays(at: wanted.step, since: subject) {
                (self, place) = (trial, reached)
                return true
            }
        }
        return false
    }

    /// Moves on along the way as far as the last event has led; whether it has led on at all.
    private func follow(_ way: [Diagnostic.Move], from place: inout Int, before: Case?) -> Bool {
        let start = place
        while place + 1 < way.count, hasEntered(way[place + 1].step, since: before, leaving: way[place].step) {
            place += 1
            // Beyond this somebody has to do something.
            if way[place].cause?.isEvent == true, isAt(way[place].step) { break }
        }
        return place > start
    }

    /// Whether one of several who must say done did.
    private func stays(at step: String, since before: Case) -> Bool {
        guard let now = open(step), let then = before.position?.all.first(where: { $0.step.rawValue == step }) else { return false }
        return now.visit == then.visit && (now.done.count > then.done.count || now.repair != nil || now.hasProof != then.hasProof)
    }

    private func hasEntered(_ step: String, since before: Case?, leaving last: String) -> Bool {
        let id = StepID(step)
        if subject.end?.step == id, before?.end == nil { return true }
        let visits = subject.records[id]?.visits ?? 0
        if visits > before?.records[id]?.visits ?? 0 { return true }
        if engine.step(id)?.kind == .parallel {
            // A join: its branch is finished, or the block is over.
            return open(step)?.finished.count ?? 99 > before?.position?.all.first { $0.step == id }?.finished.count ?? 0
        }
        let passed = { (subject: Case) in subject.history.count { $0.kind == .passed && $0.step == id } }
        return passed(subject) > before.map(passed) ?? 0
    }

    private func hasPassed(_ way: [Diagnostic.Move]) -> Bool {
        way.first.map { hasEntered($0.step, since: nil, leaving: "") } ?? false
    }

    /// The clock that says when a step is due: its own, or that of the block around it.
    private func clock(of step: StepID) -> VisitClock? {
        let open = subject.position?.all ?? []
        if let own = open.first(where: { $0.step == step })?.clock { return own }
        let block = open.first { place in engine.step(place.step)?.branches.values.contains { $0.steps[step] != nil } ?? false }
        return block.flatMap { clock(of: $0.step) }
    }

    private func open(_ step: String) -> Position? { subject.position?.all.first { $0.step.rawValue == step } }
    func isAt(_ step: String) -> Bool { open(step) != nil || subject.end?.step.rawValue == step }

    /// All moves that the engine offers now, each filled in at random.
    private mutating func moves() -> [Move] {
        var moves: [Move] = []
        for task in engine.tasks(of: subject) {
            guard let step = engine.step(task.step) else { continue }
            let clock = clock(of: task.step)
            let at = pace == .atTheLastMoment && clock?.stands == false ? max(now, clock?.due ?? now) : now
            switch task.waiting {
            case .time, .notice: continue
            case .repair:
                let completion = Completion(step: task.step, by: filer)
                moves.append(Move(event: .repaired(completion), at: now, step: task.step, cause: .done))
            case .payment:
                let payer = Actor.system(PersonID(step.call?.rawValue ?? "payment"))
                let receipt = Receipt(step: task.step, receipt: "kuitansi", by: task.roles.first.map { actor($0, task) } ?? payer)
                moves.append(Move(event: .paid(receipt), at: now, step: task.step, cause: .done))
                var proof = Act(step: task.step, action: .done, by: .applicant(filer.person))
                fill(step.fields, step.documents, &proof)
                if !step.fields.isEmpty || !step.documents.isEmpty {
                    moves.append(Move(event: .acted(proof), at: now, step: task.step, cause: .done))
                }
                fallthrough
            case .action:
                for offer in task.offers where offer.action != .extend {
                    guard let role = task.roles.first else { continue }
                    var act = Act(step: task.step, action: offer.action, by: actor(role, task))
                    if offer.action == .done { act.by.party = engine.partiesLeft(of: subject, at: task).first }
                    if act.by.kind == .system { act.reference = "rujukan" }
                    if offer.reason.isRequired || !offer.reason.options.isEmpty {
                        act.reason = dice.pick(offer.reason.options.keys.map(\.rawValue)) ?? "sebab"
                    }
                    if offer.asksStepFields { fill(step.fields, step.documents, &act) }
                    if let action = step.actions[offer.action], !offer.isRepair { fill(action.fields, action.documents, &act) }
                    moves.append(
                        Move(
                            event: .acted(act), at: at, step: task.step, cause: offer.action == .done ? .done : .action,
                            action: offer.action.rawValue))
                }
            }
        }
        for (timer, due) in subject.timers {
            let parts = timer.rawValue.split(separator: ":").map(String.init)
            let step = parts.count == 2 ? StepID(parts[1]) : nil
            let isOver = step.flatMap { engine.step($0) }.map { $0.kind == .wait || $0.kind == .notice } ?? false
            moves.append(
                Move(
                    event: .timer(timer), at: max(now, due), step: step,
                    cause: parts[0] == "repair" ? .repairLate : isOver ? .elapsed : .late))
        }
        return moves
    }

    private mutating func take(_ move: Move) -> Bool {
        // What is due before comes before.
        while let due = subject.timers.min(by: { $0.value < $1.value }), due.value < move.at {
            guard apply(.timer(due.key), at: max(now, due.value)) else { return false }
        }
        return apply(move.event, at: move.at)
    }

    private mutating func apply(_ event: Event, at instant: Instant) -> Bool {
        switch engine.step(subject, event, at: instant) {
        case .success(let (next, _)):
            (subject, now) = (next, instant)
            events.append((event, instant))
            return true
        case .failure(let refusal):
            if refusal.isOfDefinition { broken = refusal }
            return false
        }
    }

    private func actor(_ role: RoleID, _ task: OpenTask) -> Actor {
        switch role {
        case .applicant: .applicant(filer.kind == .applicant ? filer.person : "warga")
        case .filer: filer
        default:
            engine.catalog.roles[role] == nil && engine.catalog.systems[SystemID(role.rawValue)] != nil
                ? .system(PersonID(role.rawValue))
                : Actor(
                    kind: .officer, person: PersonID(role.rawValue),
                    roles: [HeldRole(role, of: engine.catalog.part(of: task.of, for: role))])
        }
    }

    private mutating func fill(_ fields: OrderedMap<FieldID, Field>, _ documents: OrderedMap<DocumentID, Requirement>, _ act: inout Act) {
        var rows: [String: Int] = [:]
        for per in fields.values.compactMap(\.per) { rows[per.text] = engine.rows(of: per, in: subject, at: now).count }
        let form = subject.submission["form"]?.object ?? [:]
        let record = sampler.record(of: fields, documents, form: form, rows: rows, seed: dice.next())
        for (id, value) in record.values { act.values[id] = value }
        for path in record.documents {
            act.documents.hand(in: path.split(separator: ".").map(String.init), as: "unggah-\(dice.next() % 1000)")
        }
        act.register = sampler.moment.register
    }
}

extension Player {
    /// Whether the plain interpreter, told the same from the beginning, comes to the same.
    func disagreement() throws -> String? {
        let naive = Naive(try NaiveBook(engine.service, engine.catalog))
        let moment = engine.moment(at: begun, register: sampler.moment.register)
        try naive.begin(try engine.submissions.validate(sent, at: moment).get(), filer, begun)
        for (event, at) in events { try naive.apply(event, at) }
        let (own, other) = (Snapshot.lines(subject, engine), Snapshot.lines(naive))
        return own == other ? nil : "engine \(own.filter { !other.contains($0) }), naive \(other.filter { !own.contains($0) })"
    }

    private var begun: Instant { subject.submitted }
}

extension JSONObject {
    fileprivate mutating func hand(in path: [String], as name: String) {
        guard let first = path.first else { return }
        if path.count == 1 {
            self[ID(first)] = ["file": .string(name)]
            return
        }
        var inner = self[ID(first)]?.object ?? [:]
        inner.hand(in: Array(path.dropFirst()), as: name)
        self[ID(first)] = .object(inner)
    }
}

extension Diagnostic.Move.Cause {
    /// Whether something has to happen: else the case goes on by itself.
    fileprivate var isEvent: Bool {
        switch self {
        case .done, .action, .elapsed, .late, .repairLate: true
        case .route, .passed, .branch: false
        }
    }
}

extension Player.Move {
    fileprivate func fits(_ wanted: Diagnostic.Move) -> Bool {
        guard let cause = wanted.cause else { return false }
        switch (cause, self.cause) {
        case (.done, .done), (.late, .late), (.elapsed, .elapsed), (.repairLate, .repairLate): return true
        case (.action, .action): return wanted.name == action
        default: return false
        }
    }
}

extension Refusal {
    /// Not who acts is at fault, but what was defined.
    var isOfDefinition: Bool {
        switch self {
        case .noWayOn, .valueMissing: true
        default: false
        }
    }
}
