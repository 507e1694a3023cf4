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
    @Test(arguments: [
        ("2.0 / 3 * 30000", "20000"), ("1.0 / 3 + 1.0 / 6", "0.5"), ("1.0 / 3 - 1.0 / 3", "0"), ("(1.0 / 3) / (2.0 / 3)", "0.5"),
        ("-(1.0 / 3) * 3", "-1"), ("7.0 / 7", "1"), ("1.0 / 8", "0.125"),
        // Whole by chance on one side of `?:`: the division is no less exact.
        ("(true ? 10 : 0.5) / 4", "2.5"),
    ])
    func exact(_ text: String, _ wanted: String) throws {
        #expect(try value(text)?.rounded(nil) == Decimal128(wanted))
    }

    @Test func comparesAndRounds() throws {
        #expect(try value("1.0 / 3 < 0.333333333333333334 && 1.0 / 3 > 0.333333333333333333") == .bool(true))
        #expect(try value("1.0 / 3 == 2.0 / 6") == .bool(true))
        #expect(try value("ceil(10.0 / 3)") == .integer(4))
        #expect(try value("floor(-10.0 / 3)") == .integer(-4))
        #expect(try value("round(5.0 / 3)") == .integer(2))
        let third = try #require(try value("100.0 / 3"))
        #expect(third.rounded(nil) == nil)
        #expect(third.rounded(Rounding(.up, 100)) == 100)
        #expect(third.rounded(Rounding(.nearest, 5)) == 35)
        #expect(third.json(in: .wib) == .decimal(Decimal128("33.333333333333333333") ?? .zero))
    }

    /// What 128 bits cannot hold is refused.
    @Test func overflows() throws {
        #expect(try value("1.0 / 9223372036854775807 / 9223372036854775783 / 9223372036854775781") == nil)
        #expect(try value("1.0 / (0.5 - 0.5)") == nil)
    }
}
