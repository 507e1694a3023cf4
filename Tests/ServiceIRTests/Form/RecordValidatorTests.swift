import Expectations
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
        expect(right.values, equals: ["layak": .bool(true), "luas": .decimal(Decimal128(9))])
        expect(right.documents, equals: ["berita_acara": .file("ba")])
        guard
            case .failure(let refused) = validator.validate(
                fields: ["layak": false, "luas": 11], documents: [:], at: F.moment, in: known)
        else { return expect(Bool(false)) }
        expect(refused.faults.map { "\($0.code.rawValue) \($0.path)" }, equals: ["required /fields/alasan", "rule /fields/luas"])
    }

    /// As many rows as the other list has, each seeing the row of the same place and the one behind that.
    @Test func aListHasARowForEachRowOfAnother() throws {
        var alat = Section(name: F.text("Alat"), fields: ["seri": F.field(.text), "berat": F.field(.yesNo)])
        alat.many = Bounds(0, 5)
        func list(_ per: String, _ fields: OrderedMap<FieldID, Field>) -> Field {
            F.field(.list) {
                $0.per = Expression(per)
                $0.fields = fields
            }
        }
        let review = list("alat", ["lingkup": F.field(.yesNo)])
        let test = list(
            "kaji.alat",
            [
                "sah": F.field(.yesNo) { $0.when = Expression("lingkup && berat") },
                "nomor": F.field(.text) { $0.value = Expression("seri") },
            ])
        let machine = Machine(initial: "kaji", steps: [:], lapsedEnd: "gugur", withdrawnEnd: "ditarik", isWithdrawable: true)
        var service = CompiledService(service: "uji", version: 1, name: F.text("Uji"), agency: "dinas", machine: machine)
        service.form.sections["alat"] = alat
        var (first, second) = (Step(kind: .task), Step(kind: .task))
        first.fields["alat"] = review
        second.fields["hasil"] = test
        service.machine.steps = ["kaji": first, "uji": second]
        let validator = try RecordValidator(fields: second.fields, documents: [:], names: [["uji"]], lists: RowLists(service), tables: [:])
        func judged(_ rows: JSONValue?, _ count: Int = 3) -> String {
            func row(_ place: Int) -> Value { .record(["seri": .text("S\(place)"), "berat": .bool(place > 0)]) }
            let known = Case(values: [
                "alat": .list((0..<count).map(row)), "kaji.alat": .list((0..<count).map { .record(["lingkup": .bool($0 != 1)]) }),
            ])
            let sent: JSONValue = rows.map { ["hasil": $0] } ?? [:]
            switch validator.validate(fields: sent, documents: [:], at: F.moment, in: known) {
            case .success(let record): return record.json(in: TimeZoneID.wib)["hasil"].map { "\($0)" } ?? "-"
            case .failure(let refused):
                return refused.faults.map { fault in
                    "\(fault.code.rawValue) \(fault.path)" + (fault.facts["rows"].map { " \($0)" } ?? "")
                }.joined(separator: ", ")
            }
        }
        let whole = judged([[:], [:], ["sah": true]])
        let expected: JSONValue = [["nomor": "S0"], ["nomor": "S1"], ["sah": true, "nomor": "S2"]]
        expect(whole, equals: "\(expected)")
        expect(judged([[:], [:], [:]]), equals: "required /fields/hasil/2/sah")
        expect(judged([[:], [:]]).hasPrefix("unlike_rows /fields/hasil"))
        expect(judged([[:], [:], ["sah": true], [:]]).hasPrefix("unlike_rows /fields/hasil"))
        expect(judged(nil), equals: "required /fields/hasil")
        let none: JSONValue = []
        expect(judged(nil, 0) == "\(none)" && judged([], 0) == "\(none)" && judged([[:]], 0).hasPrefix("unlike_rows"))
    }
}
