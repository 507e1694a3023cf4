import ServiceIR

/// A day on which what is begun is due later by a region's hours and calendar than by the standard's.
enum LaterDue {
    /// The first of `days` on which that is so, in words; `nil` where there is none among them.
    static func example(
        _ period: Period, here: OfficeCalendar, there: OfficeCalendar, begun days: some Sequence<CivilDate>
    ) -> Words? {
        for begun in days {
            let clock = Clock(start: here.instant(begun, TimeOfDay(minutes: 0)))
            let (due, known) = (here.due(period, clock).date, there.due(period, clock).date)
            if due > known {
                return Words(
                    en: "\(period.words.en) begun on \(begun): due \(due) here, \(known) by the standard",
                    id: "\(period.words.id) mulai \(begun): jatuh tempo \(due) di sini, \(known) menurut standar")
            }
        }
        return nil
    }
}
