import Runtime
import ServiceIR

/// What an event makes of a case as it stands, and all of it that the journal and the store keep as they keep it.
///
/// It asks nothing of the store, so it is worked out before the turn to write, which all wait for; in that turn it holds where the case is still the
/// one that was seen.
struct Foresight: Sendable {
    /// Where the journal of the case ended.
    private let head: [UInt8]
    let event: JournalEvent
    let outcome: Result<Stepped, Refusal>

    /// - Parameter event: with what the registers say.
    init(of event: Event, in dossier: Dossier, at: Instant) {
        head = dossier.head
        self.event = JournalEvent(event)
        outcome = dossier.definition.apply(event, to: dossier.state, at: max(at, dossier.state.updated)).map { stepped in
            var stepped = stepped
            stepped.write()
            return stepped
        }
    }

    func holds(of dossier: Dossier) -> Bool { dossier.head == head }
}

extension Registry {
    /// Nothing where the registers are to be asked first.
    func foresee(_ event: Event, in seen: Dossier, at: Instant) -> Foresight? {
        guard seen.erasedAt == nil, let register = questions(of: event, in: seen).answer else { return nil }
        return Foresight(of: known(event, by: register), in: seen, at: at)
    }
}
