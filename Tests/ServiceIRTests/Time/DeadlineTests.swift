import Expectations
import ServiceIR
import Testing

@Suite struct DeadlineTests {
    // MARK: the calendars of the examples

    private static let holidays = [
        "2025-01-01", "2025-01-27", "2025-01-29", "2025-03-29", "2025-03-31", "2025-04-01", "2025-04-18", "2025-04-20", "2025-05-01",
        "2025-05-12", "2025-05-29", "2025-06-01", "2025-06-06", "2025-06-27", "2025-08-17", "2025-09-05", "2025-12-25", "2026-01-01",
        "2026-01-16", "2026-02-17", "2026-03-19", "2026-03-21", "2026-03-22", "2026-04-03", "2026-04-05", "2026-05-01", "2026-05-14",
        "2026-05-27", "2026-05-31", "2026-06-01", "2026-06-16", "2026-08-17", "2026-08-25", "2026-12-25",
    ]
    private static let leave = [
        "2025-01-28", "2025-03-28", "2025-04-02", "2025-04-03", "2025-04-04", "2025-04-07", "2025-05-13", "2025-05-30", "2025-06-09",
        "2025-08-18", "2025-12-26", "2026-02-16", "2026-03-18", "2026-03-20", "2026-03-23", "2026-03-24", "2026-05-15", "2026-05-28",
        "2026-12-24",
    ]

    private static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private static func span(_ from: String, _ to: String) throws -> OfficeHours.Span {
        OfficeHours.Span(try #require(TimeOfDay(from)), try #require(TimeOfDay(to)))
    }

    /// Mondays to Thursdays 08–12 and 13–16, Fridays 08–12 and 13–15.
    private static func office(
        holidays: Bool = true, leave: Bool = true, sixDays: Bool = false, zone: TimeZoneID = .wib
    ) throws -> OfficeCalendar {
        let days =
            (holidays ? Self.holidays : []).map { ($0, WorkingCalendar.Kind.holiday) }
            + (leave ? Self.leave : []).map { ($0, .collectiveLeave) }
        let calendar = WorkingCalendar(
            from: try date("2025-01-01"), until: try date("2026-12-31"),
            days: try days.map { WorkingCalendar.Day(date: try date($0.0), name: LocalText("id", "Libur"), kind: $0.1) })
        let usual = try [span("08:00", "12:00"), span("13:00", "16:00")]
        let friday = try [span("08:00", "12:00"), span("13:00", "15:00")]
        return OfficeCalendar(
            hours: OfficeHours(week: [usual, usual, usual, usual, friday, sixDays ? [try span("08:00", "12:00")] : [], []]),
            calendar: calendar,
            timeZone: zone)
    }

    /// `2026-03-16T09:00`, local.
    private static func at(_ text: String, _ office: OfficeCalendar) throws -> Instant {
        let parts = text.split(separator: "T")
        return office.instant(try date(String(parts[0])), try #require(TimeOfDay(String(parts[1]))))
    }

    private static func text(_ instant: Instant, _ office: OfficeCalendar) -> String {
        "\(office.localDate(of: instant))T\(office.localTime(of: instant))"
    }

    private func due(_ period: Period, _ start: String, _ pauses: [(String, String?)], _ office: OfficeCalendar) throws -> String {
        let clock = Clock(
            start: try Self.at(start, office),
            pauses: try pauses.map { Pause(from: try Self.at($0, office), to: try $1.map { try Self.at($0, office) }) })
        return Self.text(office.due(period, clock).instant, office)
    }

    /// A period from a start, the times at which its clock stood, and when it is due.
    private struct Row {
        let period: Period
        let start: String
        let pauses: [(String, String?)]
        let due: String

        init(_ amount: Int, _ unit: Period.Unit, _ start: String, _ due: String, stood pauses: [(String, String?)] = []) {
            self.period = Period(amount, unit)
            self.start = start
            self.pauses = pauses
            self.due = due
        }
    }

    private func check(_ rows: [Row], _ office: OfficeCalendar) throws {
        for row in rows {
            let found = try due(row.period, row.start, row.pauses, office)
            expect(found, equals: row.due, "\(row)")
        }
    }

    // MARK: working days

    /// Back over Idulfitri 2026 (18 to 24 March are free) and a weekend; 14 working days before is as far as 14 after it.
    @Test func workingDaysCountBackToo() throws {
        let office = try Self.office()
        let rows: [(Int, String, String)] = [
            (-1, "2026-03-25", "2026-03-17"), (-3, "2026-03-27", "2026-03-17"), (-1, "2026-03-22", "2026-03-17"),
            (0, "2026-03-22", "2026-03-22"),
        ]
        for (amount, from, to) in rows {
            let found = office.adding(Period(amount, .workingDays), to: try Self.date(from))
            expect(found?.description, equals: to, "\(amount) from \(from)")
        }
        let start = try Self.date("2026-04-15")
        for amount in 1...30 {
            let back = office.adding(Period(-amount, .workingDays), to: start) ?? start
            expect(office.workingDays(after: back, upTo: start), equals: amount)
        }
        expect(office.adding(Period(Int.min + 1, .workingDays), to: start) == nil)
    }

    /// By all free days, without the collective leave, and by weekends alone.
    @Test func publishedExamples() throws {
        let rows: [(start: String, amount: Int, due: [String])] = [
            ("2026-03-16", 5, ["2026-03-30", "2026-03-24", "2026-03-23"]), ("2026-03-17", 1, ["2026-03-25", "2026-03-18", "2026-03-18"]),
            ("2026-05-13", 3, ["2026-05-20", "2026-05-19", "2026-05-18"]), ("2026-05-26", 5, ["2026-06-05", "2026-06-04", "2026-06-02"]),
            ("2025-03-26", 5, ["2025-04-11", "2025-04-04", "2025-04-02"]), ("2025-08-15", 3, ["2025-08-21", "2025-08-20", "2025-08-20"]),
            ("2026-02-13", 2, ["2026-02-19", "2026-02-18", "2026-02-17"]), ("2026-08-14", 10, ["2026-09-01", "2026-09-01", "2026-08-28"]),
        ]
        let offices = try [Self.office(), Self.office(leave: false), Self.office(holidays: false, leave: false)]
        for row in rows {
            for (office, expected) in zip(offices, row.due) {
                let period = Period(row.amount, .workingDays)
                let deadline = office.due(period, Clock(start: try Self.at(row.start + "T10:00", office)))
                let counted = office.adding(period, to: try Self.date(row.start))
                let told = "\(deadline.date) \(office.localDate(of: deadline.instant)) \(counted ?? .first) \(deadline.isProvisional)"
                expect(told, equals: "\(expected) \(expected) \(expected) false", "\(row)")
            }
        }
    }

    @Test func workingDaysOfTheYear() throws {
        let offices = try [Self.office(), Self.office(leave: false)]
        for (year, expected) in [(2025, [237, 248]), (2026, [240, 248])] as [(Int, [Int])] {
            let (first, last) = (try Self.date("\(year - 1)-12-31"), try Self.date("\(year)-12-31"))
            expect(offices.map { $0.workingDays(after: first, upTo: last) }, equals: expected, "\(year)")
        }
    }

    @Test func dueAtClosingTimeOfTheLastDay() throws {
        let rows = [
            Row(3, .workingDays, "2026-09-07T23:59", "2026-09-10T16:00"), Row(4, .workingDays, "2026-09-07T00:00", "2026-09-11T15:00"),
            // The event on a free day is day zero too.
            Row(1, .workingDays, "2026-09-12T10:00", "2026-09-14T16:00"),
        ]
        try check(rows, Self.office())
        try check([Row(5, .workingDays, "2026-09-07T10:00", "2026-09-12T12:00")], Self.office(sixDays: true))
    }

    @Test func workingDaysThatStandStill() throws {
        let rows = [
            // Stopped Tuesday, on again Thursday: Wednesday and Thursday do not count.
            Row(3, .workingDays, "2026-09-07T09:00", "2026-09-14T16:00", stood: [("2026-09-08T10:00", "2026-09-10T09:00")]),
            // Stop and restart on one date lose nothing.
            Row(3, .workingDays, "2026-09-07T09:00", "2026-09-10T16:00", stood: [("2026-09-08T08:00", "2026-09-08T16:00")]),
            // Over a weekend: Friday counted, Monday does not.
            Row(3, .workingDays, "2026-09-10T09:00", "2026-09-16T16:00", stood: [("2026-09-11T10:00", "2026-09-14T09:00")]),
            // Two pauses that overlap are one; one before the start is none.
            Row(
                3, .workingDays, "2026-09-07T09:00", "2026-09-14T16:00",
                stood: [
                    ("2026-09-08T10:00", "2026-09-09T09:00"), ("2026-09-08T12:00", "2026-09-10T09:00"),
                    ("2026-09-01T10:00", "2026-09-02T09:00"),
                ]),
            // A pause after the due time changes nothing, though it has no end.
            Row(3, .workingDays, "2026-09-07T09:00", "2026-09-10T16:00", stood: [("2026-09-10T16:00", nil)]),
            // Stopped on the last day and standing at closing time: the rest of the day is given back.
            Row(3, .workingDays, "2026-09-07T09:00", "2026-09-15T16:00", stood: [("2026-09-10T10:00", "2026-09-15T09:00")]),
            Row(3, .workingDays, "2026-09-07T09:00", "2026-09-16T16:00", stood: [("2026-09-10T10:00", "2026-09-15T17:00")]),
        ]
        try check(rows, Self.office())
    }

    @Test func aClockThatStandsIsNotDue() throws {
        let office = try Self.office()
        for unit in Period.Unit.allCases {
            let clock = Clock(
                start: try Self.at("2026-09-07T09:00", office), pauses: [Pause(from: try Self.at("2026-09-07T09:00", office))])
            expect(clock.stands)
            expect(office.due(Period(1, unit), clock).isNever, "\(unit)")
        }
    }

    @Test func countsAsAWalkOverDaysWould() throws {
        var lottery = SampleSource(seed: 3)
        let office = try Self.office(sixDays: true)
        for _ in 0..<300 {
            let start = try #require(try Self.date("2025-01-01").adding(days: Int.random(in: 0..<700, using: &lottery)))
            let amount = Int.random(in: 1...40, using: &lottery)
            var stopped: [ClosedRange<Int>] = []
            var pauses: [Pause] = []
            var day = start.dayNumber
            for _ in 0..<Int.random(in: 0...3, using: &lottery) {
                let from = day + Int.random(in: 1...9, using: &lottery)
                day = from + Int.random(in: 1...9, using: &lottery)
                stopped.append(from + 1...day)
                // At night: no pause begins before closing time of a last day.
                pauses.append(
                    Pause(
                        from: office.instant(CivilDate(dayNumber: from), TimeOfDay(minutes: 20 * 60)),
                        to: office.instant(CivilDate(dayNumber: day), TimeOfDay(minutes: 10 * 60))))
            }
            func walk(counting: (CivilDate) -> Bool) -> Int {
                var left = amount
                var day = start.dayNumber
                while left > 0 {
                    day += 1
                    if !stopped.contains(where: { $0.contains(day) }), counting(CivilDate(dayNumber: day)) { left -= 1 }
                }
                return day
            }
            let clock = Clock(start: office.instant(start, TimeOfDay(minutes: 600)), pauses: pauses)
            expect(office.due(Period(amount, .workingDays), clock).date.dayNumber, equals: walk { office.isWorkingDay($0) })
            let days = office.due(Period(amount, .days), clock).date.dayNumber
            // A calendar day runs on to midnight, so a pause from 20:00 on a last day is still before it.
            let walked = walk { _ in true }
            let givenBack = stopped.first { $0.lowerBound == walked + 1 }.map { $0.upperBound } ?? walked
            expect(days, equals: givenBack)
        }
    }

    // MARK: days, weeks, months, years

    @Test func civilDaysEndAtMidnight() throws {
        let office = try Self.office()
        let rows = [
            Row(7, .days, "2026-03-16T09:00", "2026-03-24T00:00"), Row(2, .weeks, "2026-03-16T09:00", "2026-03-31T00:00"),
            Row(1, .months, "2026-01-31T09:00", "2026-03-01T00:00"), Row(1, .years, "2028-02-29T09:00", "2029-03-01T00:00"),
            Row(1, .months, "2026-01-31T09:00", "2026-03-04T00:00", stood: [("2026-02-03T09:00", "2026-02-06T09:00")]),
            Row(7, .days, "2026-03-16T09:00", "2026-03-24T00:00", stood: [("2026-03-17T09:00", "2026-03-17T23:00")]),
            Row(1, .days, "2026-03-16T09:00", "2026-03-21T00:00", stood: [("2026-03-17T09:00", "2026-03-20T10:00")]),
        ]
        try check(rows, office)
        let deadline = office.due(Period(7, .days), Clock(start: try Self.at("2026-03-16T09:00", office)))
        expect(deadline.date.description, equals: "2026-03-23")
        let onADate = office.due(on: try Self.date("2026-03-21"))
        expect(Self.text(onADate.instant, office), equals: "2026-03-22T00:00")
    }

    // MARK: hours and minutes

    @Test func officeHours() throws {
        let rows = [
            Row(2, .hours, "2026-09-07T09:00", "2026-09-07T11:00"),
            // Over the break, over the night, over the weekend.
            Row(4, .hours, "2026-09-07T09:00", "2026-09-07T14:00"), Row(7, .hours, "2026-09-07T09:00", "2026-09-08T09:00"),
            Row(90, .minutes, "2026-09-11T14:00", "2026-09-14T08:30"),
            // To the very closing time, and to the very beginning of the break.
            Row(1, .hours, "2026-09-07T15:00", "2026-09-07T16:00"), Row(60, .minutes, "2026-09-07T11:00", "2026-09-07T12:00"),
            // From an event outside office hours: from the next opening.
            Row(30, .minutes, "2026-09-07T05:00", "2026-09-07T08:30"), Row(30, .minutes, "2026-09-07T12:20", "2026-09-07T13:30"),
            Row(30, .minutes, "2026-09-11T15:00", "2026-09-14T08:30"), Row(30, .minutes, "2026-09-12T10:00", "2026-09-14T08:30"),
            Row(0, .minutes, "2026-09-07T09:00", "2026-09-07T09:00"), Row(0, .hours, "2026-09-07T12:30", "2026-09-07T13:00"),
            Row(0, .hours, "2026-09-11T17:00", "2026-09-14T08:00"),
        ]
        try check(rows, Self.office())
    }

    @Test func officeHoursStandToTheMinute() throws {
        let rows = [
            Row(2, .hours, "2026-09-07T09:00", "2026-09-07T11:17", stood: [("2026-09-07T09:30", "2026-09-07T09:47")]),
            // Only open time is lost: the break within the pause is none.
            Row(2, .hours, "2026-09-07T10:30", "2026-09-07T14:30", stood: [("2026-09-07T11:30", "2026-09-07T13:30")]),
            Row(2, .hours, "2026-09-07T15:00", "2026-09-08T09:00", stood: [("2026-09-07T18:00", "2026-09-07T20:00")]),
            Row(2, .hours, "2026-09-07T15:00", "2026-09-09T10:30", stood: [("2026-09-07T15:30", "2026-09-09T09:00")]),
        ]
        try check(rows, Self.office())
    }

    // MARK: zones, provisional dates, limits

    @Test func zonesShiftTheDay() throws {
        let instant = Instant(seconds: 1_788_724_800)  // 2026-09-06T20:00:00Z
        let offices = try [Self.office(zone: .wib), Self.office(zone: .wita), Self.office(zone: .wit)]
        expect(offices.map { Self.text(instant, $0) }, equals: ["2026-09-07T03:00", "2026-09-07T04:00", "2026-09-07T05:00"])
        // The same instant is Sunday in the west and Monday in the east.
        let late = Clock(start: Instant(seconds: 1_788_724_800 - 4 * 3600))
        let due = offices.map { $0.due(Period(1, .workingDays), late).date.description }
        expect([due[0], due[2]], equals: ["2026-09-07", "2026-09-08"])
        expect(offices[0].localTime(of: Instant(seconds: -1)).description, equals: "06:59")
    }

    @Test func beyondTheDecreeIsProvisional() throws {
        let office = try Self.office()
        let rows: [(Int, Period.Unit, String, isProvisional: Bool)] = [
            (1, .workingDays, "2026-12-30T09:00", false), (2, .workingDays, "2026-12-30T09:00", true),
            (20, .hours, "2026-12-30T09:00", true), (1, .workingDays, "2024-12-27T09:00", true),
            (1, .workingDays, "2024-12-31T09:00", false),
            // Days need no decree.
            (30, .days, "2026-12-30T09:00", false),
        ]
        for (amount, unit, start, isProvisional) in rows {
            let deadline = office.due(Period(amount, unit), Clock(start: try Self.at(start, office)))
            expect(deadline.isProvisional, equals: isProvisional, "\(amount) \(unit) from \(start)")
        }
        let beyond = office.due(Period(2, .workingDays), Clock(start: try Self.at("2026-12-30T09:00", office)))
        expect(beyond.date.description, equals: "2027-01-01", "nothing is decreed for 2027 yet")
    }

    @Test func hugeAmountsEnd() throws {
        let office = try Self.office()
        let clock = Clock(start: try Self.at("2026-09-07T09:00", office))
        for unit in Period.Unit.allCases {
            for amount in [1_000_000_000, Int.max, Int.min, -1] {
                expect(office.due(Period(amount, unit), clock).isNever, "\(amount) \(unit)")
                expect(office.adding(Period(amount, unit), to: CivilDate.last) == nil || amount < 0)
            }
            // A start or pause at the ends of time neither.
            for seconds in [Int64.min, .max] {
                let odd = Clock(start: Instant(seconds: seconds), pauses: [Pause(from: Instant(seconds: .min), to: Instant(seconds: .max))])
                _ = office.due(Period(3, unit), odd)
            }
        }
        expect(office.due(Period(2_000_000, .workingDays), clock).date.components.year > 9000)
    }

    @Test func anOfficeThatNeverOpensPromisesNothing() throws {
        let shut = OfficeCalendar(
            hours: OfficeHours(week: []),
            calendar: WorkingCalendar(from: try Self.date("2026-01-01"), until: try Self.date("2026-12-31"), days: []),
            timeZone: .wib)
        let clock = Clock(start: Instant(seconds: 1_788_739_200))
        for period in [Period(1, .workingDays), Period(0, .minutes), Period(1, .hours)] {
            expect(shut.due(period, clock).isNever, "\(period)")
        }
        expect(shut.opening(at: clock.start) == nil)
        expect(shut.due(Period(1, .days), clock).date.description, equals: "2026-09-08")
    }
}

@Suite struct CivilDateTests {
    @Test func isReadFromTenBytes() {
        expect(CivilDate("2026-02-28")?.components.day, equals: 28)
        for text in [
            "", "2026-2-28", "2026-02-28 ", "+026-02-28", "2026-02--8", "2026/02-28", "2026-02/28", "2026-02-30", "２026-02-28", "20é-02-28",
        ] {
            expect(CivilDate(text) == nil, "\(text)")
        }
    }

    @Test func addsMonthsToTheLastDay() throws {
        let date = try #require(CivilDate("2024-01-31"))
        let rows: [(String, CivilDate?, String?)] = [
            ("a month", date.adding(months: 1), "2024-02-29"), ("13 months", date.adding(months: 13), "2025-02-28"),
            ("2 months back", date.adding(months: -2), "2023-11-30"), ("a year", date.adding(Period(1, .years)), "2025-01-31"),
            ("2 weeks", date.adding(Period(2, .weeks)), "2024-02-14"), ("2 hours", date.adding(Period(2, .hours)), nil),
            ("the last", CivilDate.last, "9999-12-31"), ("behind it", CivilDate.last.adding(days: 1), nil),
            ("the first", CivilDate.first, "0001-01-01"), ("before it", CivilDate.first.adding(days: -1), nil),
            ("months without end", date.adding(months: .max), nil), ("days without end", date.adding(days: .min), nil),
        ]
        for (what, found, expected) in rows { expect(found?.description, equals: expected, "\(what)") }
    }

    @Test func age() throws {
        let rows: [(born: String, on: String, years: Int)] = [
            ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18), ("2009-09-07", "2026-09-06", 16),
            ("2009-09-07", "2026-09-07", 17),
        ]
        for row in rows {
            let (born, on) = (try #require(CivilDate(row.born)), try #require(CivilDate(row.on)))
            expect(born.fullYears(until: on), equals: row.years, "\(row)")
        }
    }

    @Test func everyDayComesBackFromItsText() throws {
        for day in stride(from: CivilDate.first.dayNumber, through: CivilDate.last.dayNumber, by: 577) {
            let date = CivilDate(dayNumber: day)
            expect(CivilDate(date.description), equals: date)
        }
    }
}
