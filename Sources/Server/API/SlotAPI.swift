import Runtime
import ServiceIR

/// What can be booked, and when it is free.
extension Call {
    func resourcesJSON() -> JSONValue {
        [
            "resources": .array(
                portal.catalog.resources.map { id, resource in
                    var members: JSONObject = ["resource": .string(id.rawValue), "name": JSONCoder.encode(resource.name)]
                    if let agency = resource.agency { members["agency"] = .string(agency.rawValue) }
                    members["units"] = .integer(Int64(resource.units))
                    if let dates = SlotPlan(resource, in: portal.catalog).dates {
                        members["dates"] = .array(dates.map { .string($0.description) })
                    }
                    return .object(members)
                })
        ]
    }

    /// How many days may be asked for at once.
    private static let mostDays = 62

    func slotsJSON() async throws -> JSONValue {
        let id = ResourceID(parameter("resource"))
        let catalog = portal.catalog
        guard catalog.resources[id] != nil else { throw Problem.notFound }
        let today = SubmissionMoment(now, in: catalog.timeZone).today
        let first = try day("from") ?? today
        let last = try day("until") ?? first.adding(days: 6) ?? first
        guard first <= last, last.dayNumber - first.dayNumber < Self.mostDays else {
            throw Problem.malformed(
                "until mulai dari from, paling banyak 62 hari", "until is not before from, and at most 62 days are asked for")
        }
        let now = now
        let slots = try await portal.store.read { try SlotRegister.offered($0, id, on: first...last, after: now, catalog) }
        return [
            "resource": .string(id.rawValue), "from": .string(first.description), "until": .string(last.description),
            "slots": .array(
                slots.map { offered in
                    let slot = offered.slot
                    var members: JSONObject = ["start": .string(slot.start.localText(in: catalog.timeZone))]
                    members["end"] = .string(slot.end.localText(in: catalog.timeZone))
                    if let name = slot.id { members["slot"] = .string(name.rawValue) }
                    members["free"] = .integer(Int64(offered.free))
                    if offered.free == 0 { members["waiting_list"] = true }
                    return .object(members)
                }),
        ]
    }

    private func day(_ key: String) throws -> CivilDate? {
        guard let text = query(key) else { return nil }
        guard let day = CivilDate(text) else { throw Problem.malformed("\(key) bukan tanggal", "\(key) is no date") }
        return day
    }
}
