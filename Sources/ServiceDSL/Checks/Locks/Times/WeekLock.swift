import ServiceIR

/// `sla: at_most`: a time in working days, hours or minutes is not drawn out by an office that is closed oftener than the standard reckons with.
///
/// That is the week of the standard's own catalog; where it has none, one of five working days, of which the hours are the region's own.
enum WeekLock {
    private static let usual = 5

    static func breaches(_ comparison: LockComparison) -> [LockBreach] {
        guard comparison.officeHours != nil else { return [] }
        let here = comparison.catalog.officeHours
        let units = promised(comparison)
        let (days, known) = (openDays(here), comparison.standardHours.map(openDays) ?? usual)
        if units.contains(.workingDays), days > 0, days < known {
            return [
                LockBreach(
                    ["extends"],
                    Words(
                        en: "the office works on \(days) days a week, the standard reckons with \(known)",
                        id: "kantor bekerja \(days) hari seminggu, standar menghitung \(known) hari"),
                    facts: witness(comparison).map { [$0] } ?? [], labels: labels(comparison))
            ]
        }
        guard units.contains(.hours) || units.contains(.minutes), let standard = comparison.standardHours else { return [] }
        let (open, before) = (openMinutes(here), openMinutes(standard))
        if open >= before { return [] }
        return [
            LockBreach(
                ["extends"],
                Words(
                    en: "the office is open for \(open / 60) hours a week, the standard reckons with \(before / 60)",
                    id: "kantor buka \(open / 60) jam seminggu, standar menghitung \(before / 60) jam"),
                labels: labels(comparison))
        ]
    }

    private static func labels(_ comparison: LockComparison) -> [Diagnostic.Label] {
        comparison.officeHours.map { [.init($0, Words(en: "the office hours here", id: "jam kantor di sini"))] } ?? []
    }

    private static func openDays(_ hours: OfficeHours) -> Int { hours.week.count { !$0.isEmpty } }

    private static func openMinutes(_ hours: OfficeHours) -> Int {
        hours.week.joined().reduce(0) { $0 + $1.to.minutes - $1.from.minutes }
    }

    /// The units in which something is promised.
    static func promised(_ comparison: LockComparison) -> Set<Period.Unit> {
        let service = comparison.region
        let times =
            service.promiseIsBySteps
            ? comparison.regionSteps.values.filter { !$0.standsStill }.map(\.time) : service.promises.values.map(\.time)
        return Set(times.flatMap { $0.periods(comparison) }.map(\.unit))
    }

    /// Every time of a promise and of a step, of those that count something the time for one.
    static func periods(_ comparison: LockComparison) -> [Period] {
        let times = comparison.region.promises.values.map(\.time) + comparison.regionSteps.values.map(\.time)
        return times.flatMap { $0.periods(comparison) }
    }

    /// When the first promise in working days is due, here and in the week that the standard reckons with.
    private static func witness(_ comparison: LockComparison) -> Words? {
        let catalog = comparison.catalog
        let promised = periods(comparison).filter { $0.unit == .workingDays && $0.amount > 0 }
        guard let period = promised.min(by: { $0.amount < $1.amount }) else { return nil }
        let day = [OfficeHours.Span(TimeOfDay(minutes: 480), TimeOfDay(minutes: 960))]
        let week = comparison.standardHours ?? OfficeHours(week: (0..<7).map { $0 < usual ? day : [] })
        func calendar(_ hours: OfficeHours) -> OfficeCalendar {
            OfficeCalendar(hours: hours, calendar: catalog.calendar, timeZone: catalog.timeZone)
        }
        let first = catalog.calendar.from.dayNumber
        return LaterDue.example(
            period, here: calendar(catalog.officeHours), there: calendar(week),
            begun: (0..<14).lazy.map { CivilDate(dayNumber: first + $0) })
    }
}
