import Foundation
import Runtime
import ServiceIR

/// Derives cases anew from their journals: the engine is pure, so what the store holds must be what the events make.
///
/// Each event is replayed under the definition and the catalog that its row names.
struct Replay {
    private var engines: [String: Engine] = [:]

    /// The state that the journal of a case makes, and the slots that it has; `nil` where a payload was erased.
    mutating func state(_ db: Database, caseID: Int64, number: String, meaning: String) throws -> (state: Case, bookings: [Booking])? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT j.at AS at, p.payload AS payload FROM journal j
                LEFT JOIN payloads p ON p.case_id = j.case_id AND p.number = j.number WHERE j.case_id = ? ORDER BY j.number
                """,
            arguments: [caseID])
        var state: Case?
        var bookings: [Booking] = []
        for row in rows {
            guard let bytes = row["payload"] as Data? else { return nil }
            let payload = try JSONValue(parsing: Array(bytes))
            if payload["event"]?["kind"]?.string == Erasure.event { return nil }
            guard let event = payload["event"], let whole = payload["definition"]?.string, let catalog = payload["catalog"]?.string else {
                throw StoreError.damaged("a payload")
            }
            let engine = try engine(db, whole: whole, catalog: catalog)
            let at = Instant(seconds: row["at"])
            var next = try Replay.apply(event, to: state, engine, at: at)
            next.id = CaseID(number)
            next.digest = meaning
            Engine.record(Registry.facts(in: payload), in: &next)
            state = next
            bookings = engine.fieldBookings(of: next)
        }
        return state.map { ($0, bookings) }
    }

    private static func apply(_ event: JSONValue, to state: Case?, _ engine: Engine, at: Instant) throws -> Case {
        let outcome: Result<(Case, [Effect]), Refusal>
        if let state {
            outcome = engine.step(state, try JSONCoder.decode(Event.self, from: event), at: at)
        } else {
            guard let by = event["by"], let filed = event["submission"],
                let submission = engine.submissions.restore(filed, in: engine.catalog.timeZone)
            else { throw StoreError.damaged("a filing") }
            outcome = engine.begin(submission: submission, by: try JSONCoder.decode(Actor.self, from: by), at: at)
        }
        guard case .success(let stepped) = outcome else { throw StoreError.damaged("an event that is refused") }
        return stepped.0
    }

    private mutating func engine(_ db: Database, whole: String, catalog: String) throws -> Engine {
        let key = "\(whole) \(catalog)"
        if let known = engines[key] { return known }
        let engine = try Engine(
            service: Replay.stored(db, "SELECT json FROM definitions WHERE whole = ?", whole),
            catalog: Replay.stored(db, "SELECT json FROM catalogs WHERE digest = ?", catalog))
        engines[key] = engine
        return engine
    }

    /// What the store holds under a digest.
    private static func stored<T: Decodable>(_ db: Database, _ sql: String, _ digest: String) throws -> T {
        guard let json = try Data.fetchOne(db, sql: sql, arguments: [digest]) else {
            throw StoreError.damaged("nothing of digest \(digest)")
        }
        return try JSONCoder.decode(T.self, from: JSONValue(parsing: Array(json)))
    }
}

extension Registry {
    /// The facts that were drawn for an event, as `commit` wrote them into its payload.
    static func facts(in payload: JSONValue) -> [Fact] {
        (payload["facts"]?.array ?? []).compactMap { fact in
            guard let output = fact["numbered"]?.string, let number = fact["number"]?.string else { return nil }
            return .numbered(OutputID(output), number)
        }
    }
}
