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

    /// The slots of a resource on some days that begin after an instant and have a unit left, in order.
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
            return fact?.units.isEmpty == false ? fact : nil
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

    /// Takes a unit for a case: part of the transaction in which it was found free, and never twice by the table's own key.
    static func book(_ db: Database, _ booking: Booking, caseID: Int64) throws {
        try db.execute(
            sql: "INSERT INTO slots (resource, unit, start, until, case_id) VALUES (?, ?, ?, ?, ?)",
            arguments: [booking.resource.rawValue, booking.unit, booking.start.seconds, booking.end.seconds, caseID])
    }

    static func free(_ db: Database, _ booking: Booking, caseID: Int64) throws {
        try db.execute(
            sql: "DELETE FROM slots WHERE resource = ? AND unit = ? AND start = ? AND case_id = ?",
            arguments: [booking.resource.rawValue, booking.unit, booking.start.seconds, caseID])
    }
}

extension [SlotRegister.Taken] {
    fileprivate func units(during slot: Slot) -> Set<Int> {
        Set(filter { $0.start < slot.end.seconds && $0.until > slot.start.seconds }.map(\.unit))
    }
}
