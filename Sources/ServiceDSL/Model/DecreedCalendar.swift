import ServiceIR

/// The free days of a calendar, each where it is written.
struct DecreedCalendar {
    var calendar: WorkingCalendar
    var places: [CivilDate: SourceSpan]
    /// Those in which it stands.
    var files: [Int]

    /// All as one; of two that name a day, the first.
    static func merged(_ all: [DecreedCalendar]) -> DecreedCalendar? {
        guard var result = all.first else { return nil }
        for next in all.dropFirst() {
            let before = result.calendar
            let days = next.calendar.days.filter { result.places[$0.date] == nil }
            result.calendar = WorkingCalendar(
                from: min(before.from, next.calendar.from), until: max(before.until, next.calendar.until), days: before.days + days)
            result.places.merge(next.places) { first, _ in first }
            result.files += next.files
        }
        return result
    }
}
