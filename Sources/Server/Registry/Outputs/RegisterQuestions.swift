import Foundation
import Runtime
import ServiceIR

/// What is to be known of the registers of outputs and slots before something is judged.
struct RegisterQuestions: Sendable {
    var slots: [SlotQuery] = []
    var found: [IssuedQuery] = []
    /// Whether also what is found of another holder is told.
    var findsAnybodys = true
    var held: [IssuedOutput] = []
    var holder: Data?

    /// The answer where nothing has to be looked up for it.
    var answer: Register? { slots.isEmpty && found.isEmpty && (held.isEmpty || holder == nil) ? register() : nil }

    func answer(_ db: Database, _ catalog: CompiledCatalog) throws -> Register {
        try answer
            ?? register(
                found: OutputRegister.find(db, found, for: findsAnybodys ? nil : holder), held: OutputRegister.held(db, held, by: holder),
                slots: SlotRegister.facts(db, slots, catalog))
    }

    private func register(found: [IssuedFact] = [], held: [IssuedFact] = [], slots: [SlotFact] = []) -> Register {
        var register = Register(found: found, held: held, slots: slots)
        register.isVerified = holder != nil
        return register
    }
}

extension Registry {
    /// What the registers may say to whoever sends: of slots everything; of outputs everything to an officer, who has seen who it is, and nothing to
    /// anybody else.
    func questions(of sending: JSONValue, _ definition: Definition, by actor: Actor?) -> RegisterQuestions {
        var questions = RegisterQuestions()
        if definition.engine.takesSlots { questions.slots = definition.validator.slotQueries(in: sending, in: catalog.timeZone) }
        guard let actor, actor.kind != .applicant else { return questions }
        questions.holder = OutputRegister.holder(sending, definition.service)
        questions.findsAnybodys = false
        questions.found = definition.validator.queries(in: sending)
        questions.held = definition.service.outputsLookedUp
        return questions
    }

    func register(_ db: Database, for sending: JSONValue, _ definition: Definition, by actor: Actor?) throws -> Register {
        try questions(of: sending, definition, by: actor).answer(db, catalog)
    }

    /// What is to be known of the outputs and slots that an event names.
    func questions(of event: Event, in dossier: Dossier) -> RegisterQuestions {
        var questions = RegisterQuestions()
        switch event {
        case .acted(let act):
            guard let step = dossier.definition.step(act.step) else { break }
            if dossier.definition.engine.takesSlots { questions.slots = SlotQuery.all(in: act, at: step, catalog.timeZone) }
            guard act.by.kind != .applicant else { break }
            var fields = step.fields
            for (id, field) in step.actions[act.action]?.fields ?? [:] { fields[id] = field }
            questions.found = IssuedQuery.all(in: act.values, fields)
            questions.held = dossier.definition.service.outputsLookedUp
            questions.holder = OutputRegister.holder(dossier.state.submission, dossier.definition.service)
        case .repaired(let completion):
            let form: JSONValue = ["form": .object(completion.form)]
            questions = self.questions(of: form, dossier.definition, by: completion.by)
            // What the applicant has was looked up when the case was filed.
            questions.held = []
        default: break
        }
        return questions
    }

    /// The event with what the registers say, and with its reason as it is kept.
    ///
    /// Here, not where events are applied: those of the journal give what they gave.
    func known(_ event: Event, by register: Register) -> Event {
        switch event {
        case .acted(var act):
            act.reason = act.reason.map(Text.kept)
            act.register = register
            return .acted(act)
        case .repaired(var completion):
            completion.register = Register(found: register.found, slots: register.slots)
            return .repaired(completion)
        case .withdrawn(var withdrawal):
            withdrawal.reason = withdrawal.reason.map(Text.kept)
            return .withdrawn(withdrawal)
        default: return event
        }
    }

    func lookingUp(_ db: Database, _ event: Event, in dossier: Dossier) throws -> Event {
        known(event, by: try questions(of: event, in: dossier).answer(db, catalog))
    }
}
