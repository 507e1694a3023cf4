/// One unit of a resource that a case has taken, for one slot; or its place in the line for one.
public struct Booking: Hashable, Sendable {
    public var resource: ResourceID
    /// From 1; absent = it stands in line for the slot.
    public var unit: Int?
    public var start: Instant
    public var end: Instant
    /// Of slots that have names.
    public var slot: SlotID?

    public init(resource: ResourceID, unit: Int?, _ slot: Slot) {
        self.resource = resource
        self.unit = unit
        start = slot.start
        end = slot.end
        self.slot = slot.id
    }

    /// The value of a field of type `booking`: `start`, `end`, `slot` where slots have names, whether it waits, and the unit taken.
    public var value: Value {
        var members: OrderedMap<ID<ValueKind>, Value> = ["start": .instant(start), "end": .instant(end)]
        if let slot { members["slot"] = .text(slot.rawValue) }
        members["waits"] = .bool(unit == nil)
        if let unit { members["unit"] = .integer(Int64(unit)) }
        return .record(members)
    }

    /// Reads the stored form of a field's value back.
    public init?(_ json: JSONValue, of resource: ResourceID, in timeZone: TimeZoneID) {
        func moment(_ key: String) -> Instant? { json[key]?.string.flatMap { LocalMoment($0) }?.instant(in: timeZone) }
        guard let start = moment("start"), let end = moment("end") else { return nil }
        self.init(resource: resource, unit: json["unit"]?.int, Slot(start: start, end: end, id: json["slot"]?.string.map { SlotID($0) }))
    }

    /// What stored values of a form, a step or an action say is taken.
    public static func all(in stored: JSONObject, _ fields: OrderedMap<FieldID, Field>, in timeZone: TimeZoneID) -> [Booking] {
        fields.compactMap { id, field in
            guard let resource = field.resource, let json = stored[ID(id.rawValue)] else { return nil }
            return Booking(json, of: resource, in: timeZone)
        }
    }
}

/// A slot that a sending names: what the caller has to look up before it is judged.
public struct SlotQuery: Hashable, Sendable {
    public var resource: ResourceID
    public var start: Instant
    public init(resource: ResourceID, start: Instant) {
        self.resource = resource
        self.start = start
    }

    /// The slots that the fields of a section, a step or an action name.
    public static func all(in values: JSONObject, _ fields: OrderedMap<FieldID, Field>, in timeZone: TimeZoneID) -> [SlotQuery] {
        fields.indices.compactMap { place in
            guard let resource = fields.values[place].resource,
                let moment = values[ID(fields.keys[place].rawValue)]?.string.flatMap({ LocalMoment($0) })
            else { return nil }
            return SlotQuery(resource: resource, start: moment.instant(in: timeZone))
        }
    }
}

extension [SlotQuery] {
    /// Each slot once, with how many fields name it: so many units of it are looked up, and no more.
    public var counted: [(query: SlotQuery, fields: Int)] {
        var counts: [SlotQuery: Int] = [:]
        for query in self { counts[query, default: 0] += 1 }
        return compactMap { query in counts.removeValue(forKey: query).map { (query, $0) } }
    }
}

/// What the caller has found of a slot. It is written into the event, and never looked up again for it; a slot without a fact is none.
public struct SlotFact: Hashable, Sendable, Codable {
    public var resource: ResourceID
    public var start: Instant
    public var end: Instant
    public var slot: SlotID?
    /// The units that may be taken, in the order in which they are.
    public var units: [Int]
    /// The very field that is sent had it before: it stays, also once it has begun.
    public var isHeld = false
    /// Who finds no unit may stand in line.
    public var hasWaitingList = false

    public init(resource: ResourceID, _ slot: Slot, units: [Int]) {
        self.resource = resource
        start = slot.start
        end = slot.end
        self.slot = slot.id
        self.units = units
    }

    /// One that the sender holds already.
    public init(held booking: Booking) {
        self.init(
            resource: booking.resource, Slot(start: booking.start, end: booking.end, id: booking.slot),
            units: booking.unit.map { [$0] } ?? [])
        isHeld = true
        hasWaitingList = booking.unit == nil
    }
}

extension CompiledService {
    /// Whether a canonical name is a slot, or something of one.
    public func readsSlot(_ name: [String]) -> Bool {
        name.indices.dropFirst().contains { field(at: Array(name[...$0]))?.resource != nil }
    }
}

extension SubmissionValidator {
    /// The slots that a sending names, for the caller to look up before it is judged.
    public func slotQueries(in json: JSONValue, in timeZone: TimeZoneID) -> [SlotQuery] {
        service.form.sections.flatMap { id, section in
            SlotQuery.all(in: json["form"]?[id.rawValue]?.object ?? [:], section.fields, in: timeZone)
        }
    }
}

extension Judgement {
    /// Takes a unit of the slot that begins when the citizen says, as far as the caller has found one.
    func book(_ resource: ResourceID, _ json: JSONValue, _ slot: Int, in filled: FilledGroup, at path: JSONPointer) {
        let definition = filled.group.slots[slot]
        let finding = definition.check.read(json, at: path, in: moment)
        filled.faults[slot] += finding.faults
        filled.slots[slot] = .faulty
        guard case .instant(let start)? = finding.value else { return }
        func refuse(_ code: SubmissionFault.Code) {
            filled.faults[slot].append(
                SubmissionFault(code, at: path, of: definition.field.name, facts: ["start": .string(start.localText(in: moment.timeZone))]))
        }
        let facts = moment.register.slots.filter { $0.resource == resource && $0.start == start }
        guard let first = facts.first else { return refuse(.notASlot) }
        if !first.isHeld {
            if start <= moment.instant { return refuse(.slotBegun) }
            if SubmissionMoment(start, in: moment.timeZone).today > moment.today.lastBookable { return refuse(.notASlot) }
        }
        for fact in facts where fact.isHeld || start > moment.instant {
            // A place in the line is kept; who has none looks for a unit first.
            let units: [Int?] = fact.isHeld && fact.hasWaitingList ? [nil] : fact.units
            for unit in units {
                let booking = Booking(resource: resource, unit: unit, Slot(start: start, end: fact.end, id: fact.slot))
                guard !booked.contains(booking) else { continue }
                booked.insert(booking)
                if fact.isHeld { filled.kept.insert(slot) }
                return filled.slots[slot] = .value(booking.value)
            }
        }
        let inLine = Booking(resource: resource, unit: nil, Slot(start: start, end: first.end, id: first.slot))
        guard start > moment.instant, facts.contains(where: \.hasWaitingList), booked.insert(inLine).inserted else {
            return refuse(.noFreeSlot)
        }
        filled.slots[slot] = .value(inLine.value)
    }
}
