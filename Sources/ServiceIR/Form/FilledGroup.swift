/// One group of fields as sent, while it is judged: each slot is judged when it is first read, once.
///
/// A class, because judging one field may need the value of any other, in any order.
final class FilledGroup {
    enum Slot {
        case untouched
        /// Being judged: reached again only through a circle, which the compiler refuses.
        case busy
        case value(Value)
        /// Not asked, or optional and not given.
        case absent
        /// Its own fault is recorded, or that of something it depends on: nothing follows from it.
        case faulty
    }

    let group: FieldGroup
    let path: JSONPointer
    /// The row around this row's list, or the group around this row.
    let outer: FilledGroup?
    let when: Program?
    var isAsked: Judgement.Truth?
    private(set) var sent: [JSONValue?]
    var slots: [Slot]
    var faults: [[SubmissionFault]]
    var warnings: [[SubmissionFault]]
    var rows: [[FilledGroup]]
    /// The fields that had their slot before this sending.
    var kept: Set<Int> = []
    /// Faults of the group itself: not an object, unknown keys, its own condition.
    var groupFaults: [SubmissionFault] = []

    init(_ group: FieldGroup, sent json: JSONValue?, at path: JSONPointer, when: Program? = nil, inside outer: FilledGroup? = nil) {
        self.group = group
        self.path = path
        self.when = when
        self.outer = outer
        let count = group.slots.count
        sent = Array(repeating: nil, count: count)
        slots = Array(repeating: .untouched, count: count)
        faults = Array(repeating: [], count: count)
        warnings = Array(repeating: [], count: count)
        rows = Array(repeating: [], count: count)
        guard let json else { return }
        guard case .object(let members) = json else {
            groupFaults.append(SubmissionFault(.wrongType, at: path, facts: ["expected": "object"]))
            slots = Array(repeating: .faulty, count: count)
            return
        }
        for (key, value) in members {
            if let slot = group.slot(named: key.rawValue) {
                sent[slot] = value
            } else {
                groupFaults.append(
                    SubmissionFault(.unknownKey, at: path.appending(key.rawValue), facts: ["key": .string(key.rawValue)]))
            }
        }
    }

    /// What was filled in before, and is judged no more.
    convenience init(_ group: FieldGroup, kept values: OrderedMap<ID<ValueKind>, Value>, inside outer: FilledGroup? = nil) {
        self.init(group, sent: nil, at: .root, inside: outer)
        slots = group.slots.map { slot in values[ID(slot.id.rawValue)].map(Slot.value) ?? .absent }
    }

    /// The values there are, in the order of the definition.
    var record: OrderedMap<ValueID, Value> {
        var record = OrderedMap<ValueID, Value>()
        for index in slots.indices {
            if case .value(let value) = slots[index] { record[ID(group.slots[index].id.rawValue)] = value }
        }
        return record
    }

    var hasFaultySlot: Bool {
        slots.contains { if case .faulty = $0 { true } else { false } }
    }

    /// Every fault below, in the order of the definition.
    var allFaults: [SubmissionFault] {
        groupFaults + slots.indices.flatMap { index in faults[index] + rows[index].flatMap(\.allFaults) }
    }

    var allWarnings: [SubmissionFault] {
        slots.indices.flatMap { index in warnings[index] + rows[index].flatMap(\.allWarnings) }
    }
}
