public typealias ResourceID = ID<Resource>
public typealias SlotID = ID<NamedSlot>

/// What can be booked: a court, a hall, the places of one session at a counter. Dated state of the catalog, part of no service's digest.
public struct Resource: Hashable, Sendable, Codable {
    public var name: LocalText
    public var agency: AgencyID?
    /// How many bookings of one slot it takes.
    public var units: Int
    /// Absent = the office hours of its agency or of the region.
    public var hours: OfficeHours?
    /// One span for every day, free days too.
    public var isOpenOnFreeDays = false
    /// In order: it is open on these days alone, free days too, each at the hours of its weekday; empty = on every day that the hours name.
    public var dates: [CivilDate] = []
    /// Who finds no unit free may stand in line for the slot.
    public var hasWaitingList = false
    /// How long a slot is, in hours or minutes; absent where they have names.
    public var slotLength: Period?
    /// The slots of a day by name; empty where they have one length.
    public var slots: OrderedMap<SlotID, NamedSlot> = [:]

    public init(name: LocalText, units: Int = 1, slotLength: Period? = nil) {
        self.name = name
        self.units = units
        self.slotLength = slotLength
    }
}

/// A slot that has a name of its own, the same on each day on which the resource is open for the whole of it, or on its own dates.
public struct NamedSlot: Hashable, Sendable, Codable {
    public var name: LocalText
    /// Absent = it is the whole day, from its beginning to its end (24:00), whatever the opening hours.
    public var hours: OfficeHours.Span?
    /// In order: it stands on these days alone, free days too; empty = on every day on which the resource is open.
    public var dates: [CivilDate] = []
    public init(name: LocalText, hours: OfficeHours.Span?) {
        self.name = name
        self.hours = hours
    }
}

/// A piece of time that is booked as a whole.
public struct Slot: Hashable, Sendable {
    public var start: Instant
    public var end: Instant
    /// Of slots that have names.
    public var id: SlotID?
    public init(start: Instant, end: Instant, id: SlotID? = nil) {
        self.start = start
        self.end = end
        self.id = id
    }

    /// Whether it is a day from its beginning to its end: no hours are told of it.
    public static func isWholeDay(from start: Instant, to end: Instant, in zone: TimeZoneID) -> Bool {
        end.seconds - start.seconds == 86_400 && (start.seconds + zone.secondsFromUTC) % 86_400 == 0
    }
}

/// The slots of one resource, day by day, by the region's calendar.
public struct SlotPlan: Sendable {
    public let resource: Resource
    private let calendar: OfficeCalendar
    private let hours: OfficeHours
    /// Of the resource as a whole.
    private let openDates: Set<CivilDate>
    /// The named slots that have dates of their own, by date.
    private let datedSlots: [CivilDate: [SlotID]]

    /// `nil` where the catalog has no such resource.
    public init?(_ id: ResourceID, in catalog: CompiledCatalog) {
        guard let resource = catalog.resources[id] else { return nil }
        self.init(resource, in: catalog)
    }

    public init(_ resource: Resource, in catalog: CompiledCatalog) {
        self.resource = resource
        let hours = resource.hours ?? resource.agency.flatMap { catalog.agencies[$0]?.officeHours } ?? catalog.officeHours
        var decreed = catalog.calendar
        if resource.isOpenOnFreeDays { decreed.days = [] }
        calendar = OfficeCalendar(hours: hours, calendar: decreed, timeZone: catalog.timeZone)
        self.hours = hours
        openDates = Set(resource.dates)
        var dated: [CivilDate: [SlotID]] = [:]
        for (id, slot) in resource.slots { for date in slot.dates { dated[date, default: []].append(id) } }
        datedSlots = dated
    }

    /// The only days on which it has slots, in order; absent where the week decides.
    public var dates: [CivilDate]? {
        guard resource.dates.isEmpty else { return resource.dates }
        guard resource.slotLength == nil, !resource.slots.isEmpty, resource.slots.allSatisfy({ !$0.value.dates.isEmpty }) else {
            return nil
        }
        return datedSlots.keys.sorted()
    }

    /// The days, from the first to the last of some, on which it may have slots, in order; none where the last is before the first.
    public func days(from first: CivilDate, through last: CivilDate) -> [CivilDate] {
        guard first <= last else { return [] }
        return dates?.filter { (first...last).contains($0) } ?? (first.dayNumber...last.dayNumber).map { CivilDate(dayNumber: $0) }
    }

    /// In the order of the day; none on a day on which it is closed. Slots of one length follow each other from each opening; one with a name
    /// stands on every day on which it begins and ends within the opening hours, over a break too. A date that is named is open at the hours
    /// of its weekday, whatever the calendar says, and for a whole day whatever these are.
    public func slots(on date: CivilDate) -> [Slot] {
        let named = hours.spans(on: date.weekday)
        let spans = resource.dates.isEmpty ? calendar.openSpans(on: date) : openDates.contains(date) ? named : []
        func slot(_ from: TimeOfDay, _ to: TimeOfDay, _ id: SlotID? = nil) -> Slot {
            Slot(start: calendar.instant(date, from), end: calendar.instant(date, to), id: id)
        }
        if let length = resource.slotLength?.minutes {
            return spans.flatMap { span in
                stride(from: span.from.minutes, through: span.to.minutes - length, by: length).map {
                    slot(TimeOfDay(minutes: $0), TimeOfDay(minutes: $0 + length))
                }
            }
        }
        let dated = Set(datedSlots[date] ?? [])
        let isOpen = resource.dates.isEmpty ? !spans.isEmpty : openDates.contains(date)
        return resource.slots.filter { id, slot in
            guard let hours = slot.hours else { return slot.dates.isEmpty ? isOpen : dated.contains(id) }
            return slot.dates.isEmpty ? hours.fits(into: spans) : dated.contains(id) && hours.fits(into: named)
        }
        .map { id, named in
            let hours = named.hours ?? .wholeDay
            return slot(hours.from, hours.to, id)
        }
        .sorted { $0.start < $1.start }
    }

    /// The slot that begins at that very moment.
    public func slot(at start: Instant) -> Slot? { slots(on: calendar.localDate(of: start)).first { $0.start == start } }

    /// What a caller tells the engine of a slot; `nil` where none begins then.
    ///
    /// - Parameters:
    ///   - taken: the units of it that are booked.
    ///   - count: how many units a sending may take at most.
    public func fact(_ query: SlotQuery, taken: Set<Int>, atMost count: Int = 1) -> SlotFact? {
        slot(at: query.start).map { fact($0, of: query.resource, taken: taken, atMost: count) }
    }

    /// What a caller tells the engine of one of its slots.
    public func fact(_ slot: Slot, of id: ResourceID, taken: Set<Int>, atMost count: Int = 1) -> SlotFact {
        let free = resource.units < 1 ? [] : Array((1...resource.units).lazy.filter { !taken.contains($0) }.prefix(count))
        var fact = SlotFact(resource: id, slot, units: free)
        fact.hasWaitingList = resource.hasWaitingList
        return fact
    }
}

extension OfficeHours.Span {
    /// Whether it begins and ends within opening hours, in the order of a day: a break may lie between.
    public func fits(into spans: [OfficeHours.Span]) -> Bool {
        spans.contains { $0.from <= from && from < $0.to } && spans.contains { $0.from < to && to <= $0.to }
    }

    public func overlaps(_ other: OfficeHours.Span) -> Bool { from < other.to && other.from < to }

    public static let wholeDay = OfficeHours.Span(TimeOfDay(minutes: 0), TimeOfDay(minutes: 24 * 60))
}

extension CivilDate {
    /// Of a day of sending, the last day whose slots can be booked.
    public var lastBookable: CivilDate { adding(Period(1, .years)) ?? self }
}

extension Period {
    /// The whole minutes of hours and minutes, more than none; `nil` for longer units.
    public var minutes: Int? {
        guard (1...100_000).contains(amount) else { return nil }
        return switch unit {
        case .minutes: amount
        case .hours: amount * 60
        default: nil
        }
    }
}
