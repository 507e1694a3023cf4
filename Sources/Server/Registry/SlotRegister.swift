import GRDB
import Runtime
import ServiceIR

/// The register of slots: which units of what can be booked are taken, and by which case.
///
/// A unit is taken for a slot where any booking of it overlaps the slot: a resource whose slots have changed takes nobody's time twice.
enum SlotRegister {
    /// No slot goes over midnight.
    private static let longest: Int64 = 86_400

    /// What is known of the slots that somebody names: nothing of a moment at which none begins.
    static func facts(_ db: Database, _ queries: [SlotQuery], _ catalog: CompiledCatalog) throws -> [SlotFact] {
        try queries.compactMap { query in
            guard let plan = SlotPlan(query.resource, in: catalog), let slot = plan.slot(at: query.start) else { return nil }
            return plan.fact(query, taken: try taken(db, query.resource, from: slot.start, to: slot.end).units(during: slot))
        }
    }

    /// The slots of a resource on some days that begin after an instant and can be asked for, in order.
    static func free(
        _ db: Database, _ resource: ResourceID, on days: ClosedRange<CivilDate>, after instant: Instant, _ catalog: CompiledCatalog
    ) throws -> [SlotFact] {
        guard let plan = SlotPlan(resource, in: catalog) else { return [] }
        let slots = (days.lowerBound.dayNumber...days.upperBound.dayNumber).flatMap { plan.slots(on: CivilDate(dayNumber: $0)) }
            .filter { $0.start > instant }
        guard let first = slots.first, let last = slots.last else { return [] }
        let taken = try taken(db, resource, from: first.start, to: last.end)
        return slots.compactMap { slot in
            let fact = plan.fact(SlotQuery(resource: resource, start: slot.start), taken: taken.units(during: slot))
            // Of what has a waiting list, a full slot is offered too: one stands in line for it.
            return fact?.units.isEmpty == false || plan.resource.hasWaitingList ? fact : nil
        }
    }

    /// All bookings that touch a time, by their beginning.
    private static func taken(_ db: Database, _ resource: ResourceID, from: Instant, to: Instant) throws -> [Taken] {
        try Row.fetchAll(
            db, sql: "SELECT unit, start, until FROM slots WHERE resource = ? AND start > ? AND start < ? AND until > ? ORDER BY start",
            arguments: [resource.rawValue, from.seconds - longest, to.seconds, from.seconds]
        ).map { Taken(unit: $0["unit"], start: $0["start"], until: $0["until"]) }
    }

    struct Taken {
        var unit: Int
        var start: Int64
        var until: Int64
    }

    /// Who stands in line for a slot that a unit has become free for: case and slot, the first to come first.
    static func first(
        _ db: Database, freed booking: Booking, after instant: Instant, _ catalog: CompiledCatalog
    ) throws -> (caseID: Int64, fact: SlotFact)? {
        guard let freed = booking.unit, let plan = SlotPlan(booking.resource, in: catalog), freed <= plan.resource.units else { return nil }
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT start, until, case_id FROM slot_lines WHERE resource = ? AND start < ? AND until > ? AND start > ? ORDER BY id",
            arguments: [booking.resource.rawValue, booking.end.seconds, booking.start.seconds, instant.seconds])
        for row in rows {
            let slot = Slot(start: Instant(seconds: row["start"]), end: Instant(seconds: row["until"]))
            let taken = try taken(db, booking.resource, from: slot.start, to: slot.end).units(during: slot)
            guard !taken.contains(freed) else { continue }
            var fact = SlotFact(resource: booking.resource, slot, units: [freed])
            fact.slot = plan.slot(at: slot.start)?.id
            return (row["case_id"], fact)
        }
        return nil
    }

    /// Takes a unit for a case, or the last place in the line: part of the transaction in which it was found free, and never twice by the table's own key.
    static func book(_ db: Database, _ booking: Booking, caseID: Int64) throws {
        guard let unit = booking.unit else {
            try db.execute(
                sql: "INSERT INTO slot_lines (resource, start, until, case_id) VALUES (?, ?, ?, ?)",
                arguments: [booking.resource.rawValue, booking.start.seconds, booking.end.seconds, caseID])
            return
        }
        try db.execute(
            sql: "INSERT INTO slots (resource, unit, start, until, case_id) VALUES (?, ?, ?, ?, ?)",
            arguments: [booking.resource.rawValue, unit, booking.start.seconds, booking.end.seconds, caseID])
    }

    static func free(_ db: Database, _ booking: Booking, caseID: Int64) throws {
        guard let unit = booking.unit else {
            try db.execute(
                sql: "DELETE FROM slot_lines WHERE resource = ? AND start = ? AND case_id = ?",
                arguments: [booking.resource.rawValue, booking.start.seconds, caseID])
            return
        }
        try db.execute(
            sql: "DELETE FROM slots WHERE resource = ? AND unit = ? AND start = ? AND case_id = ?",
            arguments: [booking.resource.rawValue, unit, booking.start.seconds, caseID])
    }
}

extension [SlotRegister.Taken] {
    fileprivate func units(during slot: Slot) -> Set<Int> {
        Set(filter { $0.start < slot.end.seconds && $0.until > slot.start.seconds }.map(\.unit))
    }
}

extension Registry {
    /// A unit is free: the first in the line gets it, in the same transaction. A case that cannot take it any more leaves the line.
    func giveOn(_ db: Database, _ booking: Booking, at: Instant) throws {
        while let (caseID, fact) = try SlotRegister.first(db, freed: booking, after: at, catalog) {
            let place = Booking(resource: fact.resource, unit: nil, Slot(start: fact.start, end: fact.end, id: fact.slot))
            guard var dossier = try dossier(db, id: caseID) else { throw StoreError.damaged("a line for a slot") }
            try fireDue(db, &dossier, until: at)
            let at = max(at, dossier.state.updated)
            let event = Event.given(fact)
            switch dossier.definition.apply(event, to: dossier.state, at: at) {
            case .success(let stepped):
                return try commit(db, &dossier, stepped, kind: Registry.kind(of: event), event: JSONCoder.encode(event), actor: nil, at: at)
            case .failure: try SlotRegister.free(db, place, caseID: caseID)
            }
        }
    }
}
