import ServiceIR
import Testing

@Suite struct RecordValidatorTests {
    typealias F = FormFixture

    struct Case: ExpressionEnvironment {
        var values: [String: Value]
        var today: CivilDate { F.moment.today }
        func value(of canonicalName: [String]) -> Value? { values[canonicalName.joined(separator: ".")] }
    }

    func validator() throws -> RecordValidator {
        try RecordValidator(
            fields: [
                "layak": F.field(.yesNo), "alasan": F.field(.longText) { $0.when = Expression("!survei.layak") },
                "luas": F.field(.decimal) {
                    $0.rule = FieldRule(rule: Expression("survei.luas <= data.luas"), message: F.text("Terlalu luas."))
                },
            ], documents: ["berita_acara": F.requirement("Berita acara") { $0.when = Expression("survei.layak") }],
            names: [["survei", "tim"], ["survei"]], tables: [:])
    }

    @Test func readsTheCaseAndItself() throws {
        let known = Case(values: ["data.luas": .decimal(Decimal128(10))])
        let validator = try validator()
        let right = try validator.validate(
            fields: ["layak": true, "luas": 9], documents: ["berita_acara": ["file": "ba"]], at: F.moment, in: known
        ).get()
        #expect(right.values == ["layak": .bool(true), "luas": .decimal(Decimal128(9))])
        #expect(right.documents == ["berita_acara": .file("ba")])
        guard
            case .failure(let refused) = validator.validate(
                fields: ["layak": false, "luas": 11], documents: [:], at: F.moment, in: known)
        else { return #expect(Bool(false)) }
        #expect(refused.faults.map { "\($0.code.rawValue) \($0.path)" } == ["required /fields/alasan", "rule /fields/luas"])
    }
}
