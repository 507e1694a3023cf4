import ServiceIR

/// What can be booked in a region, and when.
extension CatalogLowering {
    /// Those without a fault of their own.
    ///
    /// - Parameters:
    ///   - officeHours: those of the catalog, where it says any.
    ///   - calendar: its free days, where they are known.
    func resources(
        _ syntax: SyntaxMap, _ agencies: [String], officeHours: OfficeHours?, calendar: WorkingCalendar?
    ) -> OrderedMap<ResourceID, Resource> {
        let freeDays = Dictionary((calendar?.days ?? []).map { ($0.date, $0.name) }, uniquingKeysWith: { first, _ in first })
        var resources = OrderedMap<ResourceID, Resource>()
        for entry in syntax.entries(.resources) {
            guard let map = entry.map else { continue }
            let agency = map.name(.agency).flatMap { self.agency($0, agencies, syntax) }
            var resource = Resource(name: map.text(.name) ?? LocalText("id", entry.id.value), units: map.count(.units) ?? 1)
            resource.agency = agency
            resource.hasWaitingList = map.flag(.waitingList) ?? false
            switch map.value(.hours) {
            case .officeHours(let hours)?: resource.hours = hours
            case .timeSpan(let span)?:
                resource.hours = OfficeHours(week: Array(repeating: [span], count: 7))
                resource.isOpenOnFreeDays = true
            default: break
            }
            resource.slotLength = slotLength(map)
            let dates = OpenDates(map, sink)
            resource.dates = dates.all
            for entry in map.entries(.slots) {
                guard let slot = entry.map, let name = slot.text(.name), !slot.isFaulty(.hours) else { continue }
                var named = NamedSlot(name: name, hours: slot.hours)
                named.dates = dates.own(entry.id.value)
                resource.slots[SlotID(entry.id.value)] = named
            }
            var isSound = ![Key.units, .hours, .dates, .slots, .agency, .waitingList].contains(where: map.isFaulty) && dates.isSound
            dates.check(calendar, freeDays: freeDays)
            let own = agency.flatMap { agency in
                syntax.entries(.agencies).first { $0.id.value == agency.rawValue }?.map.flatMap { $0.value(.officeHours) }
            }
            var open = resource.hours ?? officeHours
            if resource.hours == nil, case .officeHours(let hours)? = own { open = hours }
            guard let open, !map.isFaulty(.hours) else { continue }
            isSound = checkOverlaps(map, resource, open, freeDays) && isSound && (resource.slotLength != nil || !resource.slots.isEmpty)
            guard checkRoom(resource, open, map, dates), isSound else { continue }
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
                helps: [
                    length.unit == .days
                        ? Words(
                            en: "the whole day is a slot that has a name and no `hours`: `slots: { sehari: { name: … } }`",
                            id: "sehari penuh adalah jadwal yang bernama dan tanpa `hours`: `slots: { sehari: { name: … } }`")
                        : Words(en: "write hours or minutes: `1 hour`, `30 minutes`", id: "tulis jam atau menit: `1 jam`, `30 menit`")
                ]))
        return nil
    }

    /// No two slots stand on one day at one time.
    private func checkOverlaps(_ map: SyntaxMap, _ resource: Resource, _ open: OfficeHours, _ freeDays: [CivilDate: LocalText]) -> Bool {
        typealias Standing = (id: Located<String>, hours: OfficeHours.Span?)
        var isSound = true
        func report(_ slot: Standing, at span: SourceSpan, over other: Standing) {
            isSound = false
            sink.report(
                Diagnostic(
                    .slotTimes, at: span,
                    message: Words(
                        en: "the slot `\(slot.id.value)` overlaps `\(other.id.value)`",
                        id: "jadwal `\(slot.id.value)` bertumpang tindih dengan `\(other.id.value)`"),
                    labels: [.init(other.id.span, Words(en: "the other", id: "yang lain"))]))
        }
        func overlap(_ one: Standing, _ other: Standing) -> Bool {
            guard let hours = one.hours, let others = other.hours else { return true }
            return hours.overlaps(others)
        }
        let slots = map.entries(.slots).compactMap { entry -> (slot: Standing, span: SourceSpan, dates: [CivilDate])? in
            guard let map = entry.map, !map.isFaulty(.hours) else { return nil }
            return ((entry.id, map.hours), map[.hours]?.span ?? entry.id.span, resource.slots[SlotID(entry.id.value)]?.dates ?? [])
        }
        var ofEveryDay: [Standing] = []
        for (slot, span, dates) in slots where dates.isEmpty {
            if let other = ofEveryDay.first(where: { overlap($0, slot) }) { report(slot, at: span, over: other) }
            ofEveryDay.append(slot)
        }
        // Those of every day stand on a date too, where its weekday is open for them.
        let ofWeekday = (0..<7).map { day in
            ofEveryDay.filter { $0.hours?.fits(into: open.spans(on: day)) ?? !open.spans(on: day).isEmpty }
        }
        var ofDate: [CivilDate: [Standing]] = [:]
        for (slot, span, dates) in slots where !dates.isEmpty {
            let other = dates.lazy.compactMap { date -> Standing? in
                // On a free day only what names it is open.
                let standing = freeDays[date] == nil || resource.isOpenOnFreeDays ? ofWeekday[date.weekday] : []
                return (ofDate[date] ?? []).first { overlap($0, slot) } ?? standing.first { overlap($0, slot) }
            }.first
            if let other { report(slot, at: span, over: other) }
            for date in dates { ofDate[date, default: []].append(slot) }
        }
        return isSound
    }

    /// Each slot fits into the hours of some day, and each date is open for what stands on it.
    private func checkRoom(_ resource: Resource, _ open: OfficeHours, _ map: SyntaxMap, _ dates: OpenDates) -> Bool {
        var isSound = true
        func fault(_ en: String, _ id: String, at span: SourceSpan, helps: [Words] = []) {
            isSound = false
            sink.report(Diagnostic(.slotTimes, at: span, message: Words(en: en, id: id), helps: helps))
        }
        func spans(on date: CivilDate) -> [OfficeHours.Span] { open.spans(on: date.weekday) }
        let isWhole = resource.slotLength == nil && resource.slots.allSatisfy { $0.value.hours == nil }
        let closed = isWhole ? [] : dates.ofAll.filter { spans(on: $0.value).isEmpty }
        if isWhole, !dates.isWeeklyToo, let written = map[.hours] {
            isSound = false
            sink.report(.hoursUnread(written.name))
        }
        if let first = closed.first {
            fault(
                "there are no opening hours on \(Weekday.en[first.value.weekday]), \(first.value)",
                "tidak ada jam buka pada hari \(Weekday.id[first.value.weekday]), \(first.value)", at: first.span,
                helps: [
                    Words(
                        en: "say `hours` of that day, or one span for every day",
                        id: "sebut `hours` hari itu, atau satu rentang untuk setiap hari")
                ])
        }
        let days = (dates.ofAll.isEmpty ? (0..<7).map(open.spans) : dates.ofAll.map { spans(on: $0.value) }).filter { !$0.isEmpty }
        if let length = resource.slotLength?.minutes, let span = map[.slots]?.span {
            func hasRoom(_ day: [OfficeHours.Span]) -> Bool { day.contains { $0.to.minutes - $0.from.minutes >= length } }
            if closed.count < dates.ofAll.count || dates.ofAll.isEmpty, !days.contains(where: hasRoom) {
                fault(
                    "a slot is longer than any opening hours: nobody could ever book one",
                    "satu jadwal lebih panjang dari jam buka mana pun: tidak pernah ada yang bisa dipesan", at: span)
            } else if let date = dates.ofAll.first(where: { !spans(on: $0.value).isEmpty && !hasRoom(spans(on: $0.value)) }) {
                fault(
                    "a slot is longer than the opening hours on \(Weekday.en[date.value.weekday]), \(date.value)",
                    "satu jadwal lebih panjang dari jam buka pada hari \(Weekday.id[date.value.weekday]), \(date.value)", at: date.span)
            }
        }
        for entry in map.entries(.slots) {
            guard let hours = resource.slots[SlotID(entry.id.value)]?.hours, let span = entry.map?[.hours]?.span else { continue }
            let own = dates.bySlot[entry.id.value] ?? []
            if let date = own.first(where: { !hours.fits(into: spans(on: $0.value)) }) {
                fault(
                    "the slot `\(entry.id.value)` begins or ends outside the opening hours on \(Weekday.en[date.value.weekday]), \(date.value)",
                    "jadwal `\(entry.id.value)` mulai atau berakhir di luar jam buka pada hari \(Weekday.id[date.value.weekday]), \(date.value)",
                    at: date.span)
            }
            if !own.isEmpty || closed.count == dates.ofAll.count && !closed.isEmpty { continue }
            if days.contains(where: { hours.fits(into: $0) }) { continue }
            fault(
                "the slot `\(entry.id.value)` begins or ends outside the opening hours of every day",
                "jadwal `\(entry.id.value)` mulai atau berakhir di luar jam buka setiap hari", at: span)
        }
        return checkAmount(resource, days, map) && isSound
    }

    /// How many bookings a day takes at most.
    private static let mostBookings = 20_000

    /// What is offered is gone through slot by slot.
    private func checkAmount(_ resource: Resource, _ days: [[OfficeHours.Span]], _ map: SyntaxMap) -> Bool {
        var ofDate: [CivilDate: Int] = [:]
        for slot in resource.slots.values { for date in slot.dates { ofDate[date, default: 0] += 1 } }
        var slots = resource.slots.count { $0.value.dates.isEmpty } + (ofDate.values.max() ?? 0)
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

extension SyntaxMap {
    /// Of a named slot; without them it is the whole day.
    fileprivate var hours: OfficeHours.Span? {
        guard case .timeSpan(let hours)? = value(.hours) else { return nil }
        return hours
    }
}

extension Diagnostic {
    fileprivate static func hoursUnread(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .misplacedKey, at: span,
            message: Words(
                en: "these hours say nothing: every slot is the whole day, on given dates",
                id: "jam ini tidak berarti apa-apa: setiap jadwal sehari penuh, pada tanggal tertentu"),
            helps: [
                Words(
                    en: "write `hours` at the slot if it has hours; else leave these out",
                    id: "tulis `hours` pada jadwalnya bila ada jamnya; bila tidak, hapus jam ini")
            ])
    }
}
