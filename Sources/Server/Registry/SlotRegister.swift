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
        try queries.counted.compactMap { query, fields in
            guard let plan = SlotPlan(query.resource, in: catalog), let slot = plan.slot(at: query.start) else { return nil }
            let taken = try taken(db, query.resource, from: slot.start, to: slot.end).units(during: slot)
            return plan.fact(slot, of: query.resource, taken: taken, atMost: fields)
        }
    }

    /// A slot that can be asked for.
    struct Offered: Sendable {
        var slot: Slot
        /// How many units of it are free; none where one stands in line for it.
        var free: Int
    }

    /// The slots of a resource on some days that begin after an instant and can be asked for then, in order.
    ///
    /// - Parameter most: no day is begun after so many.
    static func offered(
        _ db: Database, _ resource: ResourceID, on days: ClosedRange<CivilDate>, after instant: Instant, _ catalog: CompiledCatalog,
        most: Int = .max
    ) throws -> [Offered] {
        guard let plan = SlotPlan(resource, in: catalog) else { return [] }
        let last = min(days.upperBound, SubmissionMoment(instant, in: catalog.timeZone).today.lastBookable)
        var offered: [Offered] = []
        for day in plan.days(from: days.lowerBound, through: last) where offered.count < most {
            offered += try self.offered(db, resource, plan, plan.slots(on: day).filter { $0.start > instant })
        }
        return offered
    }

    /// Those of one day: both its slots and what is taken are gone through once.
    private static func offered(_ db: Database, _ resource: ResourceID, _ plan: SlotPlan, _ slots: [Slot]) throws -> [Offered] {
        guard let first = slots.first, let last = slots.last else { return [] }
        var ahead = try taken(db, resource, from: first.start, to: last.end)[...]
        var near: [Taken] = []
        return slots.compactMap { slot in
            near.removeAll { $0.until <= slot.start.seconds }
            while let next = ahead.first, next.start < slot.end.seconds { near.append(ahead.removeFirst()) }
            let units = near.units(during: slot)
            let free = plan.resource.units - units.count { $0 <= plan.resource.units }
            // Of what has a waiting list, a full slot is offered too: one stands in line for it.
            return free > 0 || plan.resource.hasWaitingList ? Offered(slot: slot, free: max(free, 0)) : nil
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

    /// A unit, or a place in the line, that is the case's no more.
    static func giveBack(_ db: Database, _ booking: Booking, caseID: Int64) throws {
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
                return try commit(db, &dossier, stepped, JournalEvent(event), by: nil, at: at)
            case .failure: try SlotRegister.giveBack(db, place, caseID: caseID)
            }
        }
    }
}
