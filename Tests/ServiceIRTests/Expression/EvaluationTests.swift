import Expectations
import ServiceIR
import Testing

/// Values by canonical name, and one table.
struct TestEnvironment: ExpressionEnvironment {
    var values: [String: Value] = [:]
    var today = CivilDate(year: 2026, month: 3, day: 1)!

    func value(of name: [String]) -> Value? { values[name.joined(separator: ".")] }
    func date(of instant: Instant) -> CivilDate? { TimeZoneID.wit.localDate(of: instant) }
    func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> {
        guard id == "nsr", case .text(let kind) = inputs[0] else { return .failure(.unknownFunction(id)) }
        return kind == "papan" ? .success(.integer(250_000)) : .failure(.notOffered(table: id))
    }
}

@Suite struct EvaluationTests {
    private let row: [Value] = [
        .record(["nama": .text("A"), "umur": .integer(20)]), .record(["nama": .text("B"), "umur": .integer(35), "nik": .text("7")]),
    ]
    private var environment: TestEnvironment {
        TestEnvironment(values: [
            "n": .integer(7), "d": .decimal(Decimal128("2.5")!), "t": .text("Sinjai"), "yes": .bool(true), "rows": .list(row),
            "a.b": .text("x"), "mulai": .time(TimeOfDay("08:30")!), "selesai": .time(TimeOfDay("10:00")!),
            "lahir": .date(CivilDate(year: 2008, month: 2, day: 29)!), "kinds": .list([.text("papan"), .text("kain")]),
            // 2026-03-01T00:00 in Jayapura, and the second before it.
            "pagi": .instant(Instant(seconds: 1_772_290_800)), "malam": .instant(Instant(seconds: 1_772_290_799)),
            "dahulu": .instant(Instant(seconds: -9 * 3600 - 1)),
        ])
    }

    private func run(_ text: String) throws -> Result<Value, EvaluationFault> {
        try Program(Expression(text)).evaluate(environment)
    }

    @Test func values() throws {
        let rows: [(String, Value)] = [
            ("n + 1", .integer(8)), ("n * d", .decimal(Decimal128("17.5")!)), ("n / d", .decimal(Decimal128("2.8")!)),
            ("quotient(-7, 2)", .integer(-3)), ("-7 % 2", .integer(-1)), ("round(2.5)", .integer(3)), ("ceil(-2.5)", .integer(-2)),
            ("floor(-2.5)", .integer(-3)), ("round(n)", .integer(7)), ("n == 7.0", .bool(true)), ("n > 6.999", .bool(true)),
            ("n in [1, 7.0]", .bool(true)),
            ("t + '!'", .text("Sinjai!")), ("size(t)", .integer(6)),
            ("t.startsWith('Sin') && t.endsWith('jai') && t.contains('nj')", .bool(true)),
            ("rows.map(r, r.umur).sum()", .integer(55)), ("rows.map(r, r.umur).max()", .integer(35)),
            ("rows.filter(r, r.umur > 30).size()", .integer(1)),
            ("rows.exists(r, has(r.nik) && r.nik == '7')", .bool(true)), ("rows.all(r, has(r.nik))", .bool(false)),
            ("rows.exists_one(r, r.nama == 'A')", .bool(true)),
            ("rows.map(r, r.umur > 20, r.nama)", .list([.text("B")])), ("has(n) && !has(absent)", .bool(true)), ("a.b == 'x'", .bool(true)),
            ("mulai < '09:00' && '10:00' == selesai", .bool(true)), ("hours(selesai - mulai)", .decimal(Decimal128("1.5")!)),
            ("age(lahir)", .integer(18)),
            ("days(today - date(2026, 2, 1))", .integer(28)), ("today + months(1)", .date(CivilDate(year: 2026, month: 4, day: 1)!)),
            ("date(2026, 1, 31) + months(1)", .date(CivilDate(year: 2026, month: 2, day: 28)!)),
            ("lahir + years(1)", .date(CivilDate(year: 2009, month: 2, day: 28)!)),
            ("today - days(1)", .date(CivilDate(year: 2026, month: 2, day: 28)!)), ("year(today)", .integer(2026)),
            ("date(pagi) == today", .bool(true)), ("date(malam) + days(1)", .date(CivilDate(year: 2026, month: 3, day: 1)!)),
            ("date(dahulu)", .date(CivilDate(year: 1969, month: 12, day: 31)!)),
            ("nsr('papan') * 2", .integer(500_000)),
            ("n > 5 ? 'besar' : 'kecil'", .text("besar")), ("'papan' in kinds", .bool(true)),
            ("[1, 2].map(x, [3].map(y, x * y)[0]).sum()", .integer(9)),
            ("0.1 + 0.2 == 0.3", .bool(true)), ("'é' == 'é'", .bool(true)),
        ]
        for (text, expected) in rows {
            try expect(run(text), equals: .success(expected), "\(text)")
        }
    }

    @Test func faults() throws {
        let rows: [(String, EvaluationFault)] = [
            ("absent", .absent("absent")), ("a.c == 'x'", .absent("a.c")), ("9223372036854775807 + n", .overflow),
            ("quotient(n, 0)", .divisionByZero),
            ("d / 0", .divisionByZero), ("nsr('kain')", .notOffered(table: "nsr")), ("tidak(1)", .unknownFunction("tidak")),
            ("today + working_days(3)", .noCalendar),
            ("rows.filter(r, false).map(r, r.umur).min()", .emptyList("min")), ("absent && yes", .absent("absent")),
            ("yes && absent", .absent("absent")),
            ("absent || absent2", .absent("absent")), ("absent ? 1 : 2", .absent("absent")), ("n && true", .noOverload("bool")),
            ("date(2026, n, 31) > today && false || absent", .absent("absent")),
            ("1000000000000.0 * 1000000000000.0 * 1000000000000.0 * 1000.0", .overflow),
        ]
        for (text, expected) in rows {
            try expect(run(text), equals: .failure(expected), "\(text)")
        }
    }

    /// As in CEL: a fault beside what decides does not count, on either side.
    @Test func absorbs() throws {
        let rows: [(String, Bool)] = [
            ("absent && false", false), ("false && absent", false), ("absent || true", true), ("true || absent", true),
            ("!(absent && false)", true),
            ("true ? true : absent", true), ("false ? absent : true", true), ("[1, 0, 2].exists(x, quotient(4, x) == 4)", true),
            ("[1, 0].all(x, quotient(4, x) == 5)", false), ("(absent || true) && yes", true),
        ]
        for (text, expected) in rows {
            try expect(run(text), equals: .success(.bool(expected)), "\(text)")
            try expect(Program(Expression(text)).holds(environment), equals: .success(expected), "\(text)")
        }
    }

    /// A text is what its scalars are; whoever takes it in brings it to NFC.
    @Test func comparesByScalars() throws {
        let decomposed = Expression("'e\\u0301'")
        try expect(Program(decomposed).evaluate(environment), equals: .success(.text("e\u{301}")))
        try expect(run("'e\\u0301' == '\\u00e9'"), equals: .success(.bool(false)))
        try expect(run("size('e\\u0301')"), equals: .success(.integer(2)))
        try expect(run("'Z' < 'a' && 'z' < '\\u00e9'"), equals: .success(.bool(true)))
    }

    /// Absorbed faults are evaluated once: depth does not multiply work.
    @Test func absorbedFaultsStayLinear() throws {
        let text = (0..<60).map { "(a\($0) && " }.joined() + "absent" + String(repeating: ")", count: 60)
        try expect(run(text), equals: .failure(.absent("a0")))
    }

    @Test func workHasALimit() throws {
        let list = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"
        let text = (0..<8).map { "\(list).all(x\($0), " }.joined() + "true" + String(repeating: ")", count: 8)
        try expect(run(text), equals: .failure(.overBudget))
    }

    @Test func generalValuesAreNoPartOfTheServiceLanguage() throws {
        try expect(run("null == null"), equals: .failure(.noOverload("null")))
        try expect(run("int('5')"), equals: .failure(.unknownFunction("int")))
        try expect(run("timestamp('2026-01-01T00:00:00Z').getFullYear() == 2026"), equals: .failure(.unknownFunction("getFullYear")))
    }
}
