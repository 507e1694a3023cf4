import Expectations
import Runtime
import ServiceIR
import Testing

struct WordsTests {
    static let refusals: [Refusal] = [
        .invalid([SubmissionFault(.required, at: .root)]), .invalid([SubmissionFault(.rule, at: .root)]), .caseEnded(.granted),
        .stepNotOpen("loket"), .actionUnknown("loket", "x"), .actionSpent("loket", "kembalikan", atMost: 2),
        .roleRequired("loket", ["loket"]),
        .alreadyDone("ttd", "kasi"), .filerCannotApprove("ttd"), .samePersonTwice("ttd"), .heldByAnother("loket"),
        .reasonRequired("loket", "tolak"), .reasonUnknown("loket", "tolak", "z"), .waitsForRepair("loket"), .notInRepair("loket"),
        .applicantRequired("loket"), .feeFixed("pajak"), .waitsForPayment("bayar"), .notAPayment("loket"), .proofMissing("bayar"),
        .nothingDue("bayar", "pajak"), .withdrawalNotAllowed, .alreadyReleased, .channelNotAssisted, .timerNotSet(.step("loket")),
        .timerNotDue(.step("loket"), Instant(seconds: 0)), .valueMissing("a"), .noWayOn("loket"), .wrongDefinition,
    ]

    /// Every refusal has a code and slug of its own, and a sentence in both languages.
    @Test func everyRefusalHasWords() throws {
        let engine = try Engine(service: Fixtures.permit(), catalog: Fixtures.catalog())
        expect(Self.refusals.map(\.code), equals: Array(1001...1029))
        expect(Set(Self.refusals.map(\.slug)).count, equals: Self.refusals.count)
        for refusal in Self.refusals {
            let words = refusal.words(engine)
            expect(!words["id"].isEmpty && !words["en"].isEmpty && words["id"] != words["en"], "\(refusal.slug)")
        }
    }

    @Test func anAmountBelowZeroIsTold() throws {
        let engine = try Engine(service: Fixtures.permit(), catalog: Fixtures.catalog())
        let words = Refusal.valueMissing("luas * 5 - potongan", belowZero: -85000).words(engine)
        expect(words["id"], equals: "definisi layanan salah: `luas * 5 - potongan` di bawah nol: -85000")
        expect(words["en"], equals: "the definition is at fault: `luas * 5 - potongan` is below zero: -85000")
    }

    @Test func numbers() throws {
        let rows: [(String, Int, String, String)] = [
            ("{seq:4}/IR/{roman_month}/{year}", 12, "2026-09-05", "0012/IR/IX/2026"),
            ("{day}-{month}-{year} no. {seq:1}", 107, "2026-01-31", "31-01-2026 no. 107"),
            ("503/{seq:3}", 1000, "2026-12-01", "503/1000"), ("{lain}{", 1, "2026-12-01", "{lain}{"),
        ]
        for (pattern, sequence, date, expected) in rows {
            expect(NumberPattern(pattern).number(sequence, on: try #require(CivilDate(date))), equals: expected, "\(pattern) \(date)")
        }
    }
}
