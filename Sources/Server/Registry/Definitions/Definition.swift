import Foundation
import Runtime
import ServiceIR

/// A compiled service, ready to run: its digests, its validator and its engine.
///
/// One object, however many cases are pinned to it: nothing of it is copied with them.
package final class Definition: Sendable {
    package let service: CompiledService
    /// What a running case is pinned to: machine, constraints, fees, promises.
    package let meaning: String
    /// Texts too.
    package let whole: String
    package let engine: Engine
    /// Every role that some step names.
    let performingRoles: [RoleID]
    /// Whether some step publishes a notice.
    let hasNotices: Bool
    let timeZone: TimeZoneID

    /// - Parameters:
    ///   - meaning, whole: its digests.
    init(_ service: CompiledService, meaning: String, whole: String, catalog: CompiledCatalog) throws {
        self.service = service
        self.meaning = meaning
        self.whole = whole
        let engine = try Engine(service: service, catalog: catalog)
        self.engine = engine
        performingRoles = service.performingRoles
        hasNotices = engine.allSteps.contains { engine.step($0)?.kind == .notice }
        timeZone = catalog.timeZone
    }

    var validator: SubmissionValidator { engine.submissions }
}

/// A case after a step of the engine, and what is to be done about it.
struct Stepped: Sendable {
    var state: Case { didSet { written = nil } }
    let effects: [Effect]
    /// The state as the store keeps it, where it was written before it is kept.
    private var written: [UInt8]?

    init(state: Case, effects: [Effect]) {
        self.state = state
        self.effects = effects
    }

    /// The state as the store keeps it.
    var bytes: [UInt8] { written ?? JSONCoder.bytes(state) }

    /// Writes it now, unless a number is still to be drawn for it.
    mutating func write() {
        if !effects.contains(where: { if case .number = $0 { true } else { false } }) { written = bytes }
    }
}

extension Definition {
    /// Judges a sending.
    func judge(_ sending: JSONValue, register: Register, at: Instant) -> Result<Submission, Refusal> {
        validator.validate(sending, at: engine.moment(at: at, register: register)).mapError { .invalid($0.faults) }
    }

    /// Opens the case of a sending that was judged.
    func open(_ submission: Submission, id: CaseID, by actor: Actor, at: Instant) -> Result<Stepped, Refusal> {
        engine.begin(submission: submission, by: actor, at: at).map { opened in
            var state = opened.0
            state.id = id
            state.digest = meaning
            return Stepped(state: state, effects: opened.1)
        }
    }

    /// Judges a sending and opens its case.
    func open(_ sending: JSONValue, register: Register, id: CaseID, by actor: Actor, at: Instant) -> Result<Stepped, Refusal> {
        judge(sending, register: register, at: at).flatMap { open($0, id: id, by: actor, at: at) }
    }

    func apply(_ event: Event, to state: Case, at: Instant) -> Result<Stepped, Refusal> {
        engine.step(state, event, at: at).map { Stepped(state: $0.0, effects: $0.1) }
    }

    func record(_ fact: Fact, in state: Case) -> Case {
        var state = state
        Engine.record([fact], in: &state)
        return state
    }

    func number(pattern: String, sequence: Int, on day: CivilDate) -> String { NumberPattern(pattern).number(sequence, on: day) }

    package func step(_ id: StepID) -> Step? { engine.step(id) }

    /// The submission as it was checked.
    func submission(of state: Case) -> Submission? { validator.restore(state.submission, in: timeZone) }
}

extension Definition {
    /// In whose inbox an open task lies; empty = the applicant's turn.
    func holders(of task: OpenTask, in state: Case, _ catalog: CompiledCatalog) -> [HeldRole] {
        guard let step = step(task.step) else { return [] }
        switch task.waiting {
        // The office that filed at the counter may complete it there.
        case .repair: return state.filedBy.roles.map { HeldRole($0) }
        case .payment:
            if isApplicantsTurn(task, in: state) { return [] }
            // Nobody is named: whoever sits at the agency may record the receipt that the payment system would have confirmed.
            if step.performers == nil {
                return catalog.roles.filter { $0.value.agency == service.agency }.map { HeldRole($0.key) }
            }
            return task.roles.map { HeldRole($0, of: catalog.part(of: task.of, for: $0)) }
        case .time, .notice: return []
        case .action:
            return task.roles.flatMap { role -> [HeldRole] in
                switch role {
                case .applicant: []
                case .filer: state.filedBy.roles.map { HeldRole($0) }
                default: [HeldRole(role, of: catalog.part(of: task.of, for: role))]
                }
            }
        }
    }

    /// Whether the case waits for the applicant here.
    func isApplicantsTurn(_ task: OpenTask, in state: Case) -> Bool {
        guard let step = step(task.step) else { return false }
        switch task.waiting {
        case .repair: return true
        case .payment: return step.asksOfApplicant && state.position?.visit(of: task.step)?.hasProof != true
        case .time, .notice: return false
        case .action: return task.roles.contains(.applicant) || (task.roles.contains(.filer) && state.filedBy.roles.isEmpty)
        }
    }
}

extension Step {
    /// Of a fee's step: whether the applicant hands in a proof.
    var asksOfApplicant: Bool { !fields.isEmpty || !documents.isEmpty }
}

extension Position {
    /// The open visit of a step, also inside a block.
    func visit(of id: StepID) -> Position? {
        if step == id { return self }
        for branch in branches.values { if let found = branch.visit(of: id) { return found } }
        return nil
    }
}
