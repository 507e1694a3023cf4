import ServiceIR

/// What can be booked in a region, and when.
extension CatalogLowering {
    /// Those without a fault of their own.
    ///
    /// - Parameter officeHours: those of the catalog, where it says any.
    func resources(_ syntax: SyntaxMap, _ agencies: [String], officeHours: OfficeHours?) -> OrderedMap<ResourceID, Resource> {
        var resources = OrderedMap<ResourceID, Resource>()
        for entry in syntax.entries(.resources) {
            guard let map = entry.map else { continue }
            let agency = map.name(.agency).flatMap { self.agency($0, agencies, syntax) }
            var resource = Resource(name: map.text(.name) ?? LocalText("id", entry.id.value), units: map.count(.units) ?? 1)
            resource.agency = agency
            resource.hasWaitingList = map.flag(.waitingList) ?? false
            switch map[.hours]?.value {
            case .officeHours(let hours)?: resource.hours = hours
            case .timeSpan(let span)?:
                resource.hours = OfficeHours(week: Array(repeating: [span], count: 7))
                resource.isOpenOnFreeDays = true
            default: break
            }
            resource.slotLength = slotLength(map)
            for entry in map.entries(.slots) {
                guard let slot = entry.map, let name = slot.text(.name), case .timeSpan(let hours)? = slot[.hours]?.value else { continue }
                resource.slots[SlotID(entry.id.value)] = NamedSlot(name: name, hours: hours)
            }
            var isSound = ![Key.units, .hours, .slots, .agency, .waitingList].contains(where: map.isFaulty)
            isSound = checkOverlaps(map) && isSound && (resource.slotLength != nil || !resource.slots.isEmpty)
            let own = agency.flatMap { agency in
                syntax.entries(.agencies).first { $0.id.value == agency.rawValue }?.map.flatMap { $0[.officeHours]?.value }
            }
            var open = resource.hours ?? officeHours
            if resource.hours == nil, case .officeHours(let hours)? = own { open = hours }
            guard let open, !map.isFaulty(.hours), checkRoom(resource, open, map), isSound else { continue }
            resources[ResourceID(entry.id.value)] = resource
        }
        return resources
    }

    /// Hours or minutes: a slot begins and ends on one day.
    private func slotLength(_ map: SyntaxMap) -> Period? {
        guard let written = map.duration(.slots), let span = map[.slots]?.span else { return nil }
        let length = written.promised
        if length.minutes != nil { return length }
        sink.report(
            Diagnostic(
                .slotTimes, at: span,
                message: Words(
                    en: "a slot of \(length.words.en) does not fit into a day", id: "jadwal \(length.words.id) tidak muat dalam sehari"),
                helps: [Words(en: "write hours or minutes: `1 hour`, `30 minutes`", id: "tulis jam atau menit: `1 jam`, `30 menit`")]))
        return nil
    }

    private func checkOverlaps(_ map: SyntaxMap) -> Bool {
        var isSound = true
        var before: [(id: Located<String>, hours: OfficeHours.Span)] = []
        for entry in map.entries(.slots) {
            guard case .timeSpan(let hours)? = entry.map?[.hours]?.value, let span = entry.map?[.hours]?.span else { continue }
            if let other = before.first(where: { $0.hours.from < hours.to && hours.from < $0.hours.to }) {
                isSound = false
                sink.report(
                    Diagnostic(
                        .slotTimes, at: span,
                        message: Words(
                            en: "the slot `\(entry.id.value)` overlaps `\(other.id.value)`",
                            id: "jadwal `\(entry.id.value)` bertumpang tindih dengan `\(other.id.value)`"),
                        labels: [.init(other.id.span, Words(en: "the other", id: "yang lain"))]))
            }
            before.append((entry.id, hours))
        }
        return isSound
    }

    /// Each slot fits into the hours of some day.
    private func checkRoom(_ resource: Resource, _ open: OfficeHours, _ map: SyntaxMap) -> Bool {
        var isSound = true
        let days = open.week.map { day in day.filter { $0.from < $0.to } }.filter { !$0.isEmpty }
        if let length = resource.slotLength?.minutes, let span = map[.slots]?.span,
            !days.contains(where: { day in day.contains { $0.to.minutes - $0.from.minutes >= length } })
        {
            isSound = false
            sink.report(
                Diagnostic(
                    .slotTimes, at: span,
                    message: Words(
                        en: "a slot is longer than any opening hours: nobody could ever book one",
                        id: "satu jadwal lebih panjang dari jam buka mana pun: tidak pernah ada yang bisa dipesan")))
        }
        for entry in map.entries(.slots) {
            guard let hours = resource.slots[SlotID(entry.id.value)]?.hours, let span = entry.map?[.hours]?.span else { continue }
            if days.contains(where: { hours.fits(into: $0) }) { continue }
            isSound = false
            sink.report(
                Diagnostic(
                    .slotTimes, at: span,
                    message: Words(
                        en: "the slot `\(entry.id.value)` begins or ends outside the opening hours of every day",
                        id: "jadwal `\(entry.id.value)` mulai atau berakhir di luar jam buka setiap hari")))
        }
        return checkAmount(resource, days, map) && isSound
    }

    /// How many bookings a day takes at most.
    private static let mostBookings = 20_000

    /// What is offered is gone through slot by slot.
    private func checkAmount(_ resource: Resource, _ days: [[OfficeHours.Span]], _ map: SyntaxMap) -> Bool {
        var slots = resource.slots.count
        if let length = resource.slotLength?.minutes {
            slots = days.map { day in day.reduce(0) { $0 + ($1.to.minutes - $1.from.minutes) / length } }.max() ?? 0
        }
        guard slots * resource.units > Self.mostBookings, let span = map[.slots]?.span else { return true }
        sink.report(
            Diagnostic(
                .slotTimes, at: span,
                message: Words(
                    en: "\(slots) slots of \(resource.units) units are more than \(Self.mostBookings) bookings a day",
                    id: "\(slots) jadwal dengan \(resource.units) unit lebih dari \(Self.mostBookings) pesanan sehari"),
                labels: map[.units].map { [.init($0.span, Words(en: "the units", id: "jumlah unit"))] } ?? [],
                helps: [Words(en: "write longer slots or fewer units", id: "tulis jadwal yang lebih panjang atau unit yang lebih sedikit")])
        )
        return false
    }
}
