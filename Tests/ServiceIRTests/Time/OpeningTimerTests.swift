import Expectations
import ServiceIR
import Testing

/// The days on which a timer opens a case for an output, counted from its issue.
@Suite struct OpeningTimerTests {
    static let output = IssuedOutput(service: "izin", output: "izin")

    /// The days of so many years after the issue, one by one.
    static func days(_ period: Period, issuedOn issued: String, years: Int = 3) throws -> [String] {
        let issued = try #require(CivilDate(issued))
        let timer = OpeningTimer(after: period, forEach: output)
        return (0...(years * 366)).map { CivilDate(dayNumber: issued.dayNumber + $0) }
            .filter { timer.isDue(on: $0, issuedOn: issued) }.map(\.description)
    }

    @Test func countedFromTheIssueItself() throws {
        try expect(
            Self.days(Period(6, .months), issuedOn: "2025-08-31", years: 2),
            equals: [
                "2026-02-28", "2026-08-31", "2027-02-28", "2027-08-31",
            ])
        try expect(Self.days(Period(1, .years), issuedOn: "2024-02-29"), equals: ["2025-02-28", "2026-02-28", "2027-02-28"])
        try expect(Self.days(Period(2, .weeks), issuedOn: "2026-12-28", years: 0), equals: [])
        try expect(Self.days(Period(100, .days), issuedOn: "2026-01-01", years: 1), equals: ["2026-04-11", "2026-07-20", "2026-10-28"])
    }

    /// As one finds by going on period by period.
    @Test func asByGoingOn() throws {
        for period in [Period(1, .months), Period(5, .months), Period(1, .years), Period(3, .weeks), Period(45, .days)] {
            for issued in ["2026-01-31", "2024-02-29", "2025-12-30", "2026-06-15"] {
                let start = try #require(CivilDate(issued))
                var expected: [String] = []
                var times = 1
                while let due = start.adding(Period(period.amount * times, period.unit)), due.dayNumber <= start.dayNumber + 3 * 366 {
                    expected.append(due.description)
                    times += 1
                }
                try expect(Self.days(period, issuedOn: issued), equals: expected, "\(period) from \(issued)")
            }
        }
    }

    @Test func notWithoutAnIssue() throws {
        let timer = OpeningTimer(after: Period(6, .months), forEach: Self.output)
        let day = try #require(CivilDate("2026-02-28"))
        expect(timer.mayBeDue(on: day) && !timer.isDue(on: day, issuedOn: nil) && !timer.isDue(on: day, issuedOn: day))
        let stored = JSONCoder.encode(timer)
        expect(stored["after"] == "6 months" && stored["every"] == nil && stored["day"] == nil)
        try expect(JSONCoder.decode(OpeningTimer.self, from: stored), equals: timer)
        let old: JSONValue = [
            "every": "year", "day": 31, "month": 2, "forEach": ["service": "izin", "output": "izin", "accept": ["valid"]],
        ]
        try expect(JSONCoder.decode(OpeningTimer.self, from: old).isDue(on: day, issuedOn: nil))
    }
}
