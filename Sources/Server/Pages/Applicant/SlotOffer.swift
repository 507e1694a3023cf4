import Runtime
import ServiceIR

/// The free slots that a page offers.
struct SlotOffer: Sendable {
    var free: [ResourceID: [SlotRegister.Offered]] = [:]
    /// The names of slots that have some.
    var names: [ResourceID: [SlotID: LocalText]] = [:]
    /// The day after the last one that is offered.
    var more: [ResourceID: CivilDate] = [:]
    /// The first day, unless an input says another.
    var first = CivilDate(dayNumber: 0)
    /// By input, the day that was asked for, and what is offered from then on.
    var from: [String: (day: CivilDate, free: [SlotRegister.Offered])] = [:]
    /// Whether the form itself asks for another first day; else a link to the page does.
    var isAskedByForm = false
    /// The page's own address.
    var page = ""
    /// How many slots of one thing are offered at most, on whole days, and how many days are looked through; of what is open on given dates
    /// alone, all that can be booked.
    static let most = 150
    static let days = 60
}

extension Call {
    /// The free slots of what these fields book, from a day on.
    func slotOffer(_ fields: [OrderedMap<FieldID, Field>], from asked: CivilDate? = nil, page: String = "") async throws -> SlotOffer {
        let catalog = portal.catalog
        let now = now
        let today = SubmissionMoment(now, in: catalog.timeZone).today
        let first = max(today, asked ?? today)
        var offer = SlotOffer(first: first, page: page)
        var resources: [ResourceID] = []
        for field in fields.flatMap(\.values) { if let id = field.resource, !resources.contains(id) { resources.append(id) } }
        if resources.isEmpty { return offer }
        let wanted = resources
        let dated = Set(resources.filter { SlotPlan($0, in: catalog)?.dates != nil })
        let found = try await portal.store.read { db in
            try wanted.map { id in
                let last = dated.contains(id) ? max(first, today.lastBookable) : CivilDate(dayNumber: first.dayNumber + SlotOffer.days)
                return (id, try SlotRegister.offered(db, id, on: first...last, after: now, catalog, most: SlotOffer.most + 1))
            }
        }
        for (id, slots) in found {
            let shown = SlotOffer.wholeDays(slots, catalog.timeZone)
            offer.free[id] = shown
            offer.names[id] = Dictionary(
                (catalog.resources[id]?.slots ?? [:]).map { ($0.key, $0.value.name) }, uniquingKeysWith: { first, _ in first })
            offer.more[id] =
                shown.count < slots.count
                ? shown.last.map { CivilDate(dayNumber: SubmissionMoment($0.slot.start, in: catalog.timeZone).today.dayNumber + 1) }
                : dated.contains(id) ? nil : CivilDate(dayNumber: first.dayNumber + SlotOffer.days + 1)
            if let next = offer.more[id], next > today.lastBookable { offer.more[id] = nil }
        }
        return offer
    }

    /// What the form of an application offers: each booking from the day that its own input asks for.
    func slotOffer(_ form: Form, asked: (String) -> String?) async throws -> SlotOffer {
        var offer = try await slotOffer(form.sections.values.map(\.fields))
        offer.isAskedByForm = true
        for (section, content) in form.sections {
            for (id, field) in content.fields {
                guard let resource = field.resource, let day = asked("m.f.\(section).\(id)").flatMap({ CivilDate($0) }), day > offer.first
                else {
                    continue
                }
                offer.from["f.\(section).\(id)"] = (day, try await slotOffer([[id: field]], from: day).free[resource] ?? [])
            }
        }
        return offer
    }

    /// What the open steps of a case that are drawn offer, and its form where it is mended.
    func slotOffer(_ dossier: Dossier, _ drawn: [OpenTask], page: String) async throws -> SlotOffer {
        var fields: [OrderedMap<FieldID, Field>] = []
        for task in drawn {
            if task.waiting == .repair {
                fields += dossier.definition.service.form.sections.values.map(\.fields)
            } else if let step = dossier.definition.step(task.step) {
                fields += [step.fields] + step.actions.values.map(\.fields)
            }
        }
        return try await slotOffer(fields, from: query("mulai").flatMap { CivilDate($0) }, page: page)
    }
}

extension SlotOffer {
    /// The first slots, cut after a whole day; at least the first one.
    fileprivate static func wholeDays(_ slots: [SlotRegister.Offered], _ zone: TimeZoneID) -> [SlotRegister.Offered] {
        guard slots.count > most else { return slots }
        let day = SubmissionMoment(slots[most].slot.start, in: zone).today
        let before = slots.filter { SubmissionMoment($0.slot.start, in: zone).today < day }
        return before.isEmpty ? slots.filter { SubmissionMoment($0.slot.start, in: zone).today == day } : before
    }
}
