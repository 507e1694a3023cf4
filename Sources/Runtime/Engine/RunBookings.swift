import ServiceIR

/// Slots that a case takes and gives back: what its answers and its last records name, until an end without what was asked for.
extension Run {
    /// Tells what this event has changed: what is free again stands first.
    mutating func settleBookings() {
        let after = engine.bookings(of: subject)
        for booking in held where !after.contains(booking) { effects.append(.free(booking)) }
        for booking in after where !held.contains(booking) { effects.append(.book(booking)) }
    }
}

extension Run {
    /// The first in a line gets the slot. What waited only as long as it stood in line goes on.
    mutating func give(_ fact: SlotFact) throws(Refusal) {
        let slot = Slot(start: fact.start, end: fact.end, id: fact.slot)
        let place = held.first { $0.resource == fact.resource && $0.start == fact.start && $0.unit == nil }
        guard let place, at < fact.start, let unit = fact.units.first, let position = subject.position else {
            throw .slotNotAwaited(fact.resource)
        }
        let zone = engine.catalog.timeZone
        guard let given = Booking(resource: fact.resource, unit: unit, slot).value.json(in: zone) else {
            throw .slotNotAwaited(fact.resource)
        }
        func replace(_ values: inout JSONObject, _ fields: OrderedMap<FieldID, Field>) {
            for (id, field) in fields where field.resource == fact.resource {
                let key = ID<JSONValue>(id.rawValue)
                if let json = values[key], Booking(json, of: fact.resource, in: zone) == place { values[key] = given }
            }
        }
        if var whole = subject.submission.object, var form = whole["form"]?.object {
            for (id, section) in engine.service.form.sections {
                guard var values = form[ID(id.rawValue)]?.object else { continue }
                replace(&values, section.fields)
                form[ID(id.rawValue)] = .object(values)
            }
            whole["form"] = .object(form)
            subject.submission = .object(whole)
        }
        for id in subject.records.keys {
            guard let step = engine.layout[id], var record = subject.records[id] else { continue }
            replace(&record.last.values, step.fields)
            for role in record.byRole.keys where !record.left.contains(role) {
                record.byRole[role].map { _ in replace(&record.byRole[role, default: FilledJSON()].values, step.fields) }
            }
            for action in record.byAction.keys {
                replace(&record.byAction[action, default: FilledJSON()].values, step.actions[action]?.fields ?? [:])
            }
            subject.records[id] = record
        }
        guard let restored = engine.submissions.restore(subject.submission, in: zone) else { throw .wrongDefinition }
        submission = restored
        note(.given)
        effects.append(.notify(Notice(to: .applicant, subject: .given, step: position.step)))
        for waiting in position.all where engine.layout[waiting.step]?.kind == .wait && open(waiting.step)?.visit == waiting.visit {
            guard let step = engine.layout[waiting.step], try !environment.holds(step.when) else { continue }
            note(.elapsed, waiting.step)
            try leave(waiting.step, by: step.routes)
        }
    }
}

extension Register {
    /// With slots that the sender holds already, which stand before what is free.
    func holding(_ bookings: [Booking]) -> Register {
        var register = self
        register.slots = bookings.map { SlotFact(held: $0) } + slots
        return register
    }
}

extension Engine {
    /// The slots that a case has taken, in the order of the form and of the steps; none once it was refused, withdrawn or has lapsed.
    public func bookings(of subject: Case) -> [Booking] {
        var bookings: [Booking] = []
        for booking in fieldBookings(of: subject) where !bookings.contains(booking) { bookings.append(booking) }
        return bookings
    }

    /// The slot of each field that has one. Two fields have the same unit only where they stood in line together.
    public func fieldBookings(of subject: Case) -> [Booking] {
        guard takesSlots else { return [] }
        switch subject.end?.kind {
        case .refused?, .lapsed?, .withdrawn?: return []
        case .granted?, .referred?, nil: break
        }
        let zone = catalog.timeZone
        var bookings: [Booking] = []
        func add(_ values: JSONObject, _ fields: OrderedMap<FieldID, Field>) {
            bookings += Booking.all(in: values, fields, in: zone)
        }
        for (id, section) in service.form.sections { add(subject.submission["form"]?[id.rawValue]?.object ?? [:], section.fields) }
        for (id, record) in subject.records {
            guard let step = layout[id] else { continue }
            if step.recordsByRole {
                for (role, filled) in record.byRole where !record.left.contains(role) { add(filled.values, step.fields) }
            } else {
                add(record.last.values, step.fields)
            }
            for (action, filled) in record.byAction { add(filled.values, step.actions[action]?.fields ?? [:]) }
        }
        return bookings
    }

    /// How many slots of one thing are made up at most.
    private static let mostSlots = 1500

    /// The slots that begin after an instant, for so many days, of everything that the service books, the first 1500 of each: all free, as a
    /// caller would find them who knows of no booking, with a unit for each field that books it. Of what is open on given dates alone, all
    /// that can be booked.
    public func slots(after instant: Instant, days: Int) -> [SlotFact] {
        guard takesSlots else { return [] }
        var fields: OrderedMap<ResourceID, Int> = [:]
        func add(_ all: OrderedMap<FieldID, Field>) {
            for field in all.values { if let resource = field.resource { fields[resource, default: 0] += 1 } }
        }
        for section in service.form.sections.values { add(section.fields) }
        for id in allSteps {
            add(layout[id]?.fields ?? [:])
            for action in layout[id]?.actions.values ?? [] { add(action.fields) }
        }
        let first = deadlines.today(at: instant)
        return fields.flatMap { id, count -> [SlotFact] in
            guard let plan = SlotPlan(id, in: catalog) else { return [] }
            let last = plan.dates == nil ? first.adding(days: days) ?? first : first.lastBookable
            var facts: [SlotFact] = []
            for day in plan.days(from: first, through: last) where facts.count < Engine.mostSlots {
                let slots = plan.slots(on: day).filter { $0.start > instant }
                facts += slots.prefix(Engine.mostSlots - facts.count).map { plan.fact($0, of: id, taken: [], atMost: count) }
            }
            return facts
        }
    }
}

extension OrderedMap<FieldID, Field> {
    var takesSlots: Bool { values.contains { $0.resource != nil } }
}
