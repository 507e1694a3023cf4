import ServiceIR

/// Which units of which slots are booked in a scenario: by others, as it is given, and by its own case.
struct SlotBook: Sendable {
    private let catalog: CompiledCatalog
    private var taken: [SlotQuery: Set<Int>] = [:]

    init(_ catalog: CompiledCatalog, given: [ScenarioBooking]) {
        self.catalog = catalog
        for booking in given {
            let units = booking.units ?? catalog.resources[booking.resource]?.units ?? 0
            let slot = SlotQuery(resource: booking.resource, start: booking.start.instant(in: catalog.timeZone))
            taken[slot, default: []].formUnion(units < 1 ? [] : Set(1...units))
        }
    }

    func facts(_ queries: [SlotQuery]) -> [SlotFact] {
        queries.counted.compactMap { query, fields in
            SlotPlan(query.resource, in: catalog)?.fact(query, taken: taken[query] ?? [], atMost: fields)
        }
    }

    mutating func carryOut(_ effect: Effect) {
        switch effect {
        case .free(let booking):
            if let unit = booking.unit { taken[SlotQuery(resource: booking.resource, start: booking.start)]?.remove(unit) }
        case .book(let booking):
            if let unit = booking.unit { taken[SlotQuery(resource: booking.resource, start: booking.start), default: []].insert(unit) }
        default: break
        }
    }

    /// Somebody else gives back a unit: which one, where one is taken by others.
    mutating func giveBack(_ slot: SlotQuery, own: [Booking]) -> Int? {
        let mine = Set(own.filter { $0.resource == slot.resource && $0.start == slot.start }.compactMap(\.unit))
        guard let unit = taken[slot]?.subtracting(mine).min() else { return nil }
        taken[slot]?.remove(unit)
        return unit
    }
}
