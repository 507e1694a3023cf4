import Expectations
import ServiceIR
import Testing

@Suite struct Decimal128Tests {
    private func d(_ text: String) -> Decimal128 { Decimal128(text)! }

    /// What is reckoned, what comes out and what ought to; `-` where nothing does.
    private typealias Row = (what: String, found: Decimal128?, expected: String)

    private func check(_ rows: [Row]) {
        for row in rows { expect(row.found?.description ?? "-", equals: row.expected, "\(row.what)") }
    }

    @Test func readsAndWrites() {
        let rows: [(String, String)] = [
            ("0", "0"), ("-0", "0"), ("007", "7"), ("12.50", "12.5"), ("-12.50", "-12.5"), ("0.000000000000000001", "0.000000000000000001"),
            ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
            ("-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"), ("-0.05", "-0.05"),
        ]
        for (text, written) in rows { expect(Decimal128(text)?.description, equals: written, "\(text)") }
    }

    @Test func refuses() {
        let texts = [
            "", "-", ".5", "5.", "1.2.3", "1e3", "+1", " 1", "١", "1.0000000000000000000", "170141183460469231731687303715884105728",
        ]
        for text in texts { expect(Decimal128(text) == nil, "\(text)") }
    }

    @Test func addsAndSubtractsExactly() {
        let most = d("170141183460469231731687303715884105727")
        let rows: [Row] = [
            ("0.1 + 0.2", d("0.1").adding(d("0.2")), "0.3"),
            ("1 - a hair", d("1").subtracting(d("0.000000000000000001")), "0.999999999999999999"),
            ("most + 1", most.adding(1), "-"), ("most + 0.1", most.adding(d("0.1")), "-"),
        ]
        check(rows)
    }

    @Test func multipliesExactlyOrNotAtAll() {
        let hair = d("0.000000000000000001")
        let least = d("-170141183460469231731687303715884105728")
        let rows: [Row] = [
            ("0.25 * 1250000", d("0.25").multiplied(by: d("1250000")), "312500"),
            ("-0.5 * 0.2", d("-0.5").multiplied(by: d("0.2")), "-0.1"),
            // The product needs 36 places before its zeros go.
            ("36 places", d("0.000000000000000005").multiplied(by: d("200000000000000000")), "1"),
            ("a tenth of a hair", hair.multiplied(by: d("0.1")), "-"),
            ("39 digits", d("13043817825332782212").multiplied(by: d("13043817825332782213")), "-"),
            ("half of the least", least.multiplied(by: d("0.5")), "-85070591730234615865843651857942052864"),
        ]
        check(rows)
    }

    @Test func dividesHalfToEven() {
        let hair = d("0.000000000000000001")
        let most = d("170141183460469231731687303715884105727")
        let rows: [Row] = [
            ("1 / 3", d("1").divided(by: 3), "0.333333333333333333"), ("2 / 3", d("2").divided(by: 3), "0.666666666666666667"),
            ("-2 / 3", d("-2").divided(by: 3), "-0.666666666666666667"), ("half a hair", hair.divided(by: 2), "0"),
            ("half of three hairs", d("0.000000000000000003").divided(by: 2), "0.000000000000000002"),
            ("1 / 0", d("1").divided(by: 0), "-"),
            ("most / 0.1", most.divided(by: d("0.1")), "-"), ("7.5 / 2.5", d("7.5").divided(by: d("2.5")), "3"),
        ]
        check(rows)
    }

    @Test func rounds() {
        let (up, down, nearest) = (Rounding(.up, 100), Rounding(.down, 100), Rounding(.nearest, 100))
        let rows: [Row] = [
            ("1200.01 up", d("1200.01").rounded(up), "1300"), ("1200 up", d("1200").rounded(up), "1200"),
            ("-1250 up", d("-1250").rounded(up), "-1200"), ("-1250 down", d("-1250").rounded(down), "-1300"),
            ("1249.999 nearest", d("1249.999").rounded(nearest), "1200"), ("1250 nearest", d("1250").rounded(nearest), "1300"),
            ("-1250 nearest", d("-1250").rounded(nearest), "-1300"), ("0.5 to ones", d("0.5").rounded(Rounding(.nearest, 1)), "1"),
            ("to nothing", d("1").rounded(Rounding(.up, 0)), "-"),
        ]
        check(rows)
    }

    @Test func comparesAcrossScales() throws {
        let ordered = [
            "-170141183460469231731687303715884105728", "-1.1", "-1.05", "0", "0.000000000000000001", "0.1", "1", "1.000000000000000001",
            "2",
            "170141183460469231731687303715884105727",
        ].map(d)
        for (i, a) in ordered.enumerated() {
            for (j, b) in ordered.enumerated() {
                let (isLess, isEqual) = (a < b, a == b)
                expect([isLess, isEqual], equals: [i < j, i == j], "\(a) and \(b)")
            }
        }
    }

    @Test func agreesWithWholeNumbers() throws {
        var lottery = SampleSource(seed: 7)
        for _ in 0..<500 {
            let a = Int64.random(in: -1_000_000_000...1_000_000_000, using: &lottery)
            let b = Int64.random(in: -1_000_000...1_000_000, using: &lottery)
            // At three places both, so that a product has six.
            let x = try #require(Decimal128(coefficient: Int128(a), scale: 3))
            let y = try #require(Decimal128(coefficient: Int128(b), scale: 3))
            let found: [Decimal128?] = [x.adding(y), x.subtracting(y), x.multiplied(by: y), Decimal128(x.description)]
            let expected: [Decimal128?] = [
                Decimal128(coefficient: Int128(a + b), scale: 3), Decimal128(coefficient: Int128(a - b), scale: 3),
                Decimal128(coefficient: Int128(a * b), scale: 6), x,
            ]
            expect(found, equals: expected, "\(x) and \(y)")
            expect((x < y), equals: (a < b), "\(x) and \(y)")
        }
    }
}

@Suite struct UnitTests {
    @Test func readsAndWrites() {
        let rows: [(String, String)] = [
            ("m2", "m2"), ("rupiah/m2", "rupiah/m2"), ("m*m", "m2"), ("1/m", "1/m"), ("1", "1"), ("m1", "m"), ("orang*hari", "hari*orang"),
            ("m/m", "1"), ("rupiah/m2*bulan", "rupiah/bulan*m2"),
        ]
        for (text, written) in rows {
            let unit = Unit(text)
            expect(unit?.description, equals: written, "\(text)")
            expect(Unit(written), equals: unit, "\(text)")
        }
    }

    @Test func refuses() {
        for text in ["", "2m", "m/", "/m", "a/b/c", "m 2", "m0", "m-1", "m100", "é"] { expect(Unit(text) == nil, "\(text)") }
    }

    @Test func multipliesAndCancels() throws {
        let perArea = try #require(Unit("rupiah/m2"))
        let area = try #require(Unit("m2"))
        let meter = try #require(Unit("m"))
        let rows: [(String, Unit?, Unit)] = [
            ("rupiah/m2 * m2", perArea.multiplied(by: area), .rupiah), ("rupiah / rupiah/m2", Unit.rupiah.divided(by: perArea), area),
            ("m to the second", meter.raised(to: 2), area),
        ]
        for (what, found, expected) in rows { expect(found, equals: expected, "\(what)") }
        expect(area.divided(by: area).isNone)
    }
}
