import Emitters
import Expectations
import ServiceIR
import Testing

/// Patterns that stand in schemas mean there what they mean in a service.
@Suite struct SchemaTextTests {
    @Test func aRangeOfDatesIsTheOrderOfDates() throws {
        let rows: [String] = ["2026-03-16", "2026-01-01", "2025-12-31", "1999-10-09"]
        for bound in rows {
            let day = try #require(CivilDate(bound))
            let less = try Pattern(try #require(TextRange.pattern(.less, bound)))
            let atLeast = try Pattern(try #require(TextRange.pattern(.greaterOrEqual, bound)))
            for step in [-40_000, -800, -366, -31, -10, -1, 0, 1, 9, 30, 365, 4000, 90_000] {
                let other = CivilDate(dayNumber: day.dayNumber + step)
                expect(less.matches(other.description), equals: (other < day), "\(other) < \(day)")
                expect(atLeast.matches(other.description), equals: (other >= day), "\(other) >= \(day)")
            }
        }
    }

    @Test func nothingIsLaterThanTheLast() { expect(TextRange.pattern(.greater, "99:99") == nil) }

    @Test func whatDialectsReadDifferentlyIsWrittenOut() throws {
        let rows: [(String, String)] = [
            (#"\d{2}\.\d+"#, #"^(?:[0-9]{2}\.[0-9]+)$"#), (#"[\w-]+/[IVX]+"#, "^(?:[A-Za-z0-9_-]+/[IVX]+)$"),
            (#"a.b"#, "^(?:a[^\\n\\r\u{2028}\u{2029}]b)$"), (#"\x41\u{1F600}\x2e"#, "^(?:A\u{1F600}\\.)$"), (#"[[a]"#, #"^(?:[\[a])$"#),
        ]
        for (pattern, portable) in rows {
            expect(PortablePattern.text(of: pattern), equals: portable, "\(pattern)")
            _ = try Pattern(portable)
        }
    }

    @Test func whatNotAllCanSayIsLeftToTheRuntime() {
        let rows: [String] = [#"\bA"#, #"\p{L}+"#, #"[^\W]"#, "[a&&b]"]
        for pattern in rows {
            expect(PortablePattern.text(of: pattern) == nil, "\(pattern)")
        }
    }
}
