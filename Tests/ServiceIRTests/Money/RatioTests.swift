import Expectations
import ServiceIR
import Testing

struct RatioTests {
    /// What an expression without names comes to.
    private func value(_ text: String) throws -> Value? {
        try? Program(Expression(text)).evaluate(Nothing()).get()
    }
    private struct Nothing: ExpressionEnvironment {
        var today: CivilDate { .first }
        func value(of name: [String]) -> Value? { nil }
        func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> { .failure(.unknownFunction(id)) }
        func adding(_ period: Period, to date: CivilDate) -> CivilDate? { nil }
    }

    /// Fractions are kept to the end: two thirds of 30,000 are 20,000 and not a hair more.
    @Test func exact() throws {
        let rows: [(String, String)] = [
            ("2.0 / 3 * 30000", "20000"), ("1.0 / 3 + 1.0 / 6", "0.5"), ("1.0 / 3 - 1.0 / 3", "0"), ("(1.0 / 3) / (2.0 / 3)", "0.5"),
            ("-(1.0 / 3) * 3", "-1"), ("7.0 / 7", "1"), ("1.0 / 8", "0.125"),
            // Whole by chance on one side of `?:`: the division is no less exact.
            ("(true ? 10 : 0.5) / 4", "2.5"),
        ]
        for (text, expected) in rows {
            let found = try value(text)?.rounded(nil)
            expect(found?.description, equals: expected, "\(text)")
        }
    }

    /// What 128 bits cannot hold is refused.
    @Test func comparesRoundsAndOverflows() throws {
        let rows: [(String, Value?)] = [
            ("1.0 / 3 < 0.333333333333333334 && 1.0 / 3 > 0.333333333333333333", .bool(true)), ("1.0 / 3 == 2.0 / 6", .bool(true)),
            ("ceil(10.0 / 3)", .integer(4)), ("floor(-10.0 / 3)", .integer(-4)), ("round(5.0 / 3)", .integer(2)),
            ("1.0 / 9223372036854775807 / 9223372036854775783 / 9223372036854775781", nil), ("1.0 / (0.5 - 0.5)", nil),
        ]
        for (text, expected) in rows {
            let found = try value(text)
            expect(found, equals: expected, "\(text)")
        }
        let third = try #require(try value("100.0 / 3"))
        let rounded = [third.rounded(nil), third.rounded(Rounding(.up, 100)), third.rounded(Rounding(.nearest, 5))]
        expect(rounded, equals: [nil, 100, 35])
        expect(third.json(in: .wib), equals: .decimal(Decimal128("33.333333333333333333") ?? .zero))
    }
}
