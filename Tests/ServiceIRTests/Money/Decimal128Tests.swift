import ServiceIR
import Testing

@Suite struct Decimal128Tests {
    private func d(_ text: String) throws -> Decimal128 { try #require(Decimal128(text), "\(text)") }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("007", "7"), ("12.50", "12.5"), ("-12.50", "-12.5"), ("0.000000000000000001", "0.000000000000000001"),
        ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
        ("-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"), ("-0.05", "-0.05"),
    ])
    func readsAndWrites(_ text: String, _ written: String) throws {
        #expect(try d(text).description == written)
    }

    @Test(arguments: [
        "", "-", ".5", "5.", "1.2.3", "1e3", "+1", " 1", "١", "1.0000000000000000000", "170141183460469231731687303715884105728",
    ])
    func refuses(_ text: String) { #expect(Decimal128(text) == nil) }

    @Test func addsAndSubtractsExactly() throws {
        #expect(try d("0.1").adding(d("0.2")) == d("0.3"))
        #expect(try d("1").subtracting(d("0.000000000000000001")) == d("0.999999999999999999"))
        #expect(try d("170141183460469231731687303715884105727").adding(1) == nil)
        #expect(try d("170141183460469231731687303715884105727").adding(d("0.1")) == nil)
    }

    @Test func multipliesExactlyOrNotAtAll() throws {
        #expect(try d("0.25").multiplied(by: d("1250000")) == d("312500"))
        #expect(try d("-0.5").multiplied(by: d("0.2")) == d("-0.1"))
        // The product needs 36 places before its zeros go.
        #expect(try d("0.000000000000000005").multiplied(by: d("200000000000000000")) == 1)
        #expect(try d("0.000000000000000001").multiplied(by: d("0.1")) == nil)
        #expect(try d("13043817825332782212").multiplied(by: d("13043817825332782213")) == nil)
        #expect(try d("-170141183460469231731687303715884105728").multiplied(by: d("0.5")) == d("-85070591730234615865843651857942052864"))
    }

    @Test func dividesHalfToEven() throws {
        #expect(try d("1").divided(by: 3) == d("0.333333333333333333"))
        #expect(try d("2").divided(by: 3) == d("0.666666666666666667"))
        #expect(try d("-2").divided(by: 3) == d("-0.666666666666666667"))
        #expect(try d("0.000000000000000001").divided(by: 2) == 0)
        #expect(try d("0.000000000000000003").divided(by: 2) == d("0.000000000000000002"))
        #expect(try d("1").divided(by: 0) == nil)
        #expect(try d("170141183460469231731687303715884105727").divided(by: d("0.1")) == nil)
        #expect(try d("7.5").divided(by: d("2.5")) == 3)
    }

    @Test func rounds() throws {
        let up = Rounding(.up, 100)
        #expect(try d("1200.01").rounded(up) == 1300)
        #expect(try d("1200").rounded(up) == 1200)
        #expect(try d("-1250").rounded(up) == -1200)
        #expect(try d("-1250").rounded(Rounding(.down, 100)) == -1300)
        #expect(try d("1249.999").rounded(Rounding(.nearest, 100)) == 1200)
        #expect(try d("1250").rounded(Rounding(.nearest, 100)) == 1300)
        #expect(try d("-1250").rounded(Rounding(.nearest, 100)) == -1300)
        #expect(try d("0.5").rounded(Rounding(.nearest, 1)) == 1)
        #expect(try d("1").rounded(Rounding(.up, 0)) == nil)
    }

    @Test func comparesAcrossScales() throws {
        let ordered = try [
            "-170141183460469231731687303715884105728", "-1.1", "-1.05", "0", "0.000000000000000001", "0.1", "1", "1.000000000000000001",
            "2",
            "170141183460469231731687303715884105727",
        ].map(d)
        for (i, a) in ordered.enumerated() {
            for (j, b) in ordered.enumerated() { #expect((a < b) == (i < j) && (a == b) == (i == j)) }
        }
    }

    @Test func agreesWithWholeNumbers() throws {
        var lottery = Lottery(seed: 7)
        for _ in 0..<500 {
            let a = Int64.random(in: -1_000_000_000...1_000_000_000, using: &lottery)
            let b = Int64.random(in: -1_000_000...1_000_000, using: &lottery)
            // At three places both, so that a product has six.
            let x = try #require(Decimal128(coefficient: Int128(a), scale: 3))
            let y = try #require(Decimal128(coefficient: Int128(b), scale: 3))
            #expect(x.adding(y) == Decimal128(coefficient: Int128(a + b), scale: 3))
            #expect(x.subtracting(y) == Decimal128(coefficient: Int128(a - b), scale: 3))
            #expect(x.multiplied(by: y) == Decimal128(coefficient: Int128(a * b), scale: 6))
            #expect((x < y) == (a < b))
            #expect(Decimal128(x.description) == x)
        }
    }
}

@Suite struct UnitTests {
    @Test(arguments: [
        ("m2", "m2"), ("rupiah/m2", "rupiah/m2"), ("m*m", "m2"), ("1/m", "1/m"), ("1", "1"), ("m1", "m"), ("orang*hari", "hari*orang"),
        ("m/m", "1"),
        ("rupiah/m2*bulan", "rupiah/bulan*m2"),
    ])
    func readsAndWrites(_ text: String, _ written: String) throws {
        let unit = try #require(Unit(text))
        #expect(unit.description == written)
        #expect(Unit(written) == unit)
    }

    @Test(arguments: ["", "2m", "m/", "/m", "a/b/c", "m 2", "m0", "m-1", "m100", "é"]) func refuses(_ text: String) {
        #expect(Unit(text) == nil)
    }

    @Test func multipliesAndCancels() throws {
        let perArea = try #require(Unit("rupiah/m2"))
        let area = try #require(Unit("m2"))
        #expect(perArea.multiplied(by: area) == .rupiah)
        #expect(Unit.rupiah.divided(by: perArea) == area)
        #expect(try #require(Unit("m")).raised(to: 2) == area)
        #expect(area.divided(by: area).isNone)
    }
}
