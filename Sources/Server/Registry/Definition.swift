import Foundation
import GRDB
import Runtime
import ServiceIR

/// A compiled service, ready to run: its digests, its validator and its engine.
package struct Definition: Sendable {
    package let service: CompiledService
    /// What a running case is pinned to: machine, constraints, fees, promises.
    package let meaning: String
    /// Texts too.
    package let whole: String
    package let engine: Engine
    let timeZone: TimeZoneID

    init(_ service: CompiledService, catalog: CompiledCatalog) throws {
        self.service = service
        meaning = service.meaningDigest
        whole = service.wholeDigest
        engine = try Engine(service: service, catalog: catalog)
        timeZone = catalog.timeZone
    }

    var validator: SubmissionValidator { engine.submissions }

    /// Puts the definition into the store, so that its cases outlive the file that it came from.
    func keep(_ db: Database, at: Instant) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO definitions (whole, meaning, service, version, format, json, stored_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                whole, meaning, service.service.rawValue, service.version, service.format, Data(JSONCoder.encode(service).bytes(.compact)),
                at.seconds,
            ])
    }
}

/// A case after a step of the engine, and what is to be done about it.
struct Stepped: Sendable {
    var state: Case
    var effects: [Effect]
}

extension Definition {
    /// Judges a sending and opens its case.
    func open(_ sending: JSONValue, id: CaseID, by actor: Actor, at: Instant) -> Result<Stepped, Refusal> {
        switch validator.validate(sending, at: SubmissionMoment(at, in: timeZone)) {
        case .failure(let refused): .failure(.invalid(refused.faults))
        case .success(let submission):
            engine.begin(submission: submission, by: actor, at: at).map { opened in
                var state = opened.0
                state.id = id
                state.digest = meaning
                return Stepped(state: state, effects: opened.1)
            }
        }
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

/// Something that waits for somebody.
package struct OpenTask: Sendable {
    package var step: StepID
    package var position: Position
    /// Whose turn it is; several = any of them.
    package var roles: [RoleID]
    package var since: Instant
    package var due: Instant?

    package var repair: OpenRepair? { position.repair }
    package var isForApplicant: Bool { roles == [.applicant] }
}

extension Definition {
    /// What waits now, in the order of the branches.
    package func tasks(of state: Case) -> [OpenTask] {
        guard let position = state.position, state.end == nil else { return [] }
        return tasks(at: position, of: state)
    }

    private func tasks(at position: Position, of state: Case) -> [OpenTask] {
        guard let step = step(position.step) else { return [] }
        if step.kind == .parallel { return position.branches.values.flatMap { tasks(at: $0, of: state) } }
        guard step.kind == .task || step.kind == .payment else { return [] }
        if let repair = position.repair {
            let roles = state.filedBy.roles.isEmpty ? [RoleID.applicant] : state.filedBy.roles
            return [OpenTask(step: position.step, position: position, roles: roles, since: repair.since, due: repair.due)]
        }
        let due = position.clock.map(\.due) ?? promiseDue(of: state)
        return [OpenTask(step: position.step, position: position, roles: roles(of: step, at: position, state), since: position.since, due: due)]
    }

    /// A step without its own time shares the promise: the earliest that runs.
    private func promiseDue(of state: Case) -> Instant? {
        state.promises.values.filter { $0.met == nil && !$0.clock.stands }.map(\.clock.due).min()
    }

    private func roles(of step: Step, at position: Position, _ state: Case) -> [RoleID] {
        if let escalated = position.escalatedTo { return [escalated] }
        guard let performers = step.performers else { return [.applicant] }
        let done = position.done.map(\.role)
        let open = performers.roles.filter { !done.contains($0) }
        let turn = performers.join == .inOrder ? Array(open.prefix(1)) : open
        return turn.flatMap { role in
            role == .filer ? (state.filedBy.roles.isEmpty ? [RoleID.applicant] : state.filedBy.roles) : [role]
        }
    }
}
